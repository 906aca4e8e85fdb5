"""Amounts in a text, as the register's own reader reads them (cooperation/fields/amounts.py).

The words of an amount are put into English and handed to that reader. Rules:
- An amount needs a unit, a multiplier, or what bounds it: "280 km", "1.7 billion", "over 300 cows". A number alone is
  none, nor is one in a name ("CASA-1000") or in a date.
- A comma before three digits separates thousands in English; in Cyrillic text every comma is a decimal point.
- "rose from 5 to 7 million" is two amounts, "from 5 to 7 million" a range.
- Numbers in words are amounts before a unit or a multiplier only: "five documents", not "one of five".
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cooperation.fields import Amount, amounts
from cooperation.fields.amount_words import (
    AND_AT_MOST,
    BOUNDED_TWICE,
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    ENGLISH_BOUNDS,
    MAGNITUDES,
    NUMBERED_TIMES,
    POWERS,
    REPEATED_IN_WORDS,
    SHORT_MAGNITUDES,
)
from cooperation.fields.number_words import WORDS_OF_NUMBERS
from cooperation.intake.printed_numbers import LONE_MAGNITUDE, NEXT_NUMBER, PRINTED_NUMBER, digits_of
from cooperation.intake.unit_patterns import initial_of, unit_patterns
from cooperation.models import Unit

MIN_YEAR_NUMBER, MAX_YEAR_NUMBER = 1000, 2999  # "2024 года" is a year, "10 лет" a time
MAX_BOUND_CHARACTERS = 40
MAX_ADJECTIVES = 2  # between a number and what is counted

_BLANK = r"[^\S\n]"
_AFTER_NUMBER = re.compile(rf"(?:{_BLANK}|-)?")
_GENITIVE = re.compile(r"(?:(?:милли|трилли)\w+а|тысячи)(?![^\W_])", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W_]+)[^\S\n]$")
_REPEATED = re.compile(REPEATED_IN_WORDS, re.IGNORECASE)
_REPEATED_DIGITS = re.compile(rf"{_BLANK}\((\d+)\)")  # "ten (10) MW"
_DIMENSIONS = re.compile(rf"\d{{1,4}}{_BLANK}?[xх×]{_BLANK}?\d")  # "2x110 kV": not twice
_TIMES = [
    (re.compile(rf"[ \u00a0-]?(?:{words})(?:(?<=\.)|(?![^\W\d_]))", re.IGNORECASE), name)
    for name, words in MAGNITUDES.items()
]
_BOUNDED_TWICE = re.compile(rf"(?<![^\W_])(?:{BOUNDED_TWICE}){_BLANK}$", re.IGNORECASE)
_AND_AT_MOST = re.compile(AND_AT_MOST, re.IGNORECASE)
_SEPARATOR = re.compile(rf"{_BLANK}?[-‐‑–—]{_BLANK}?|{_BLANK}(?:to|до|по|and|и){_BLANK}")
_OR_MORE = re.compile(rf"\+|{_BLANK}(?i:or more|and more|or less|or so)(?![^\W\d_])")
_BOUNDS = [
    (re.compile(rf"(?<![^\W_])(?:{words})(?:{_BLANK}чем)?(?:{_BLANK}(?:of|на|в))?{_BLANK}?$", re.IGNORECASE), bound)
    for bounds in (BOUNDS_BEFORE, amounts.WORDS_BEFORE)
    for bound, words in bounds.items()
]
_BOUNDS_AFTER = [
    (re.compile(rf"{_BLANK}(?:{words})(?![^\W\d_])", re.IGNORECASE), bound)
    for bounds in (BOUNDS_AFTER, amounts.WORDS_AFTER)
    for bound, words in bounds.items()
]
_FROM = re.compile(rf"(?<![^\W_])(?P<word>from|between|от|со?|между){_BLANK}$", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?<![^\W_])от{_BLANK}$", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:^|(?<=[\s(]))(?:[-−–]|minus\s|минус\s)$", re.IGNORECASE)
_MINUS = re.compile("[-−–]")
_MONTH_BEFORE = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s$", re.IGNORECASE)
_MONTH_OR_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*")
_LABEL_BEFORE = re.compile(
    r"(?:[№#]|\b(?:No|Nos|Art|Article|Section|[Pp]aragraph|п|ст|[Пп]ункт\w*|[Сс]тать\w+)\.?)\s?$"
)
_LABEL_WORD = re.compile(rf"\b[^\W\d_a-zа-яё][^\W\d_]+{_BLANK}$")  # "Line 3 opens"
_YEAR_AFTER = re.compile(r"\b(?:in|since|during)\s$", re.IGNORECASE)  # "in 2024 companies paid"
_YEAR_UNTIL = re.compile(r"\b(?:by|until|till|before|from|к|до)\s$", re.IGNORECASE)  # "by 2030 companies will pay"
_YEAR_LIKE = re.compile(r"(?:19[89]|20[0-5])\d")
_IN_A_NAME = re.compile(r"(?:[^\W\d_][-‐‑–]|[\d.,:/^]|\d\s?[-‐‑–]\s?)$")
_CHANGE = (
    r"\b(?:increas\w+|gr[eo]w\w*|ris\w+|rose|up|jump\w*|climb\w*|decreas\w+|declin\w+|drop\w*|f[ae]ll\w*|cut|reduc\w+"
    r"|rais\w+|выр[оа]с\w*|увелич\w+|возр[оа]с\w*|сни[зж]\w+|сокра[тщ]\w+|упал\w*|расшир\w+|подня\w+)\b"
)
_CHANGED = re.compile(rf"{_CHANGE}[^.!?\n]{{0,60}}$", re.IGNORECASE)
_CHANGED_TO = re.compile(
    rf"(?:{_CHANGE}|довести|довед\w+|доведут|повыс\w+|дош[еёл]\w*|дости\w+)(?:{_BLANK}[^\W\d_]+){{0,2}}{_BLANK}до{_BLANK}$",
    re.IGNORECASE,
)
_OF_A_DATE = re.compile(r"\s(?:of\s)?\d{4}\b|\s(?:ago|earlier|назад)\b")
_NOUN = re.compile(rf"{_BLANK}([^\W\d_]{{3,}})")
_NO_NOUNS = frozenset(
    """
    was has does its this plus and the for from with per more less than over under were are will would have had can may
    out that which into years последние что или для при как это его она они где был были была без над под про так уже
    """.split()  # noqa: SIM905
)


class AmountMention(NamedTuple):
    """An amount in a text.

    Attributes:
        start: the position of its first character.
        end: the position after its last one.
        text: the words of the text.
        value: the number, or the lower one of a range.
        upper: the upper number of a range.
        bound: how the text bounds it: a constant of cooperation/fields/amounts.py.
        unit: the unit of the register; None if it does not have it, or the text has none.
        counted: the word after a number without a unit of the register, such as "cows".
    """

    start: int
    end: int
    text: str
    value: Decimal
    upper: Decimal | None
    bound: str
    unit: Unit | None
    counted: str = ""


class _Quantity(NamedTuple):
    """A number with its multiplier and the currency before it, and whether words name it."""

    start: int
    end: int
    digits: str
    times: str = ""
    currency: str = ""
    in_words: bool = False

    @property
    def english(self) -> str:
        return f"{'$' if self.currency else ''}{self.digits} {self.times}".strip()


def amounts_in(text: str, units: Iterable[Unit] | None = None) -> list[AmountMention]:
    """Return the amounts in a text, in its order. They don't overlap.

    Args:
        text: the text.
        units: the units of the register; None to read them.
    """
    return _AmountsOfText(text, Unit.objects.all() if units is None else units).found()


class _AmountsOfText:
    """Finds the amounts of a text, from one number to the next."""

    def __init__(self, text: str, units: Iterable[Unit]) -> None:
        self.text = text
        self.units = {unit.symbol: unit for unit in units}
        spellings = tuple((spelling, unit.symbol) for unit in self.units.values() for spelling in unit.spellings)
        self.patterns = unit_patterns(spellings)
        self.read = 0  # the end of the last amount: no other one begins before

    def found(self) -> list[AmountMention]:
        mentions: list[AmountMention] = []
        position = 0
        while number := PRINTED_NUMBER.search(self.text, position):
            here = self._mentions(self._quantity(number))
            mentions += here
            position = here[-1].end if here else max(number.end(), number.start() + 1)
            self.read = here[-1].end if here else self.read
        return mentions

    def _quantity(self, number: re.Match[str]) -> _Quantity:
        """Return the number with its multiplier; "2 млн 500 тыс." and "15 тысяч 300 человек" have one number."""
        start, end = number.span()
        printed = number[0]
        before = self.patterns.just_before.search(self.text, max(self.read, start - 8), start)
        sign = None
        if not before and (sign := _MINUS.match(self.text, start - 1)):  # "€−5"
            before = self.patterns.just_before.search(self.text, max(self.read, start - 8), sign.start())
            sign = before and sign
        currency = before[1] if before else ""
        start = before.start(1) if before else start
        sign = sign or _NEGATIVE.search(self.text, max(self.read, start - 8), start)
        is_cyrillic = self._is_cyrillic(end)
        in_digits = _REPEATED_DIGITS.match(self.text, end)
        is_repeated = in_digits and in_digits[1] == digits_of(printed, is_cyrillic=is_cyrillic)
        if repeated := _REPEATED.match(self.text, end) or (is_repeated and in_digits):  # "25 (twenty-five) million"
            end = repeated.end()
        times, end = self._times(end, is_money=bool(currency))
        if machines := NUMBERED_TIMES.match(self.text, number.start()):  # "2x600 MW"
            size = Decimal(digits_of(machines["size"], is_cyrillic=is_cyrillic))
            printed, end = f"{int(machines['count']) * size:f}", machines.end()
        digits = digits_of(printed, is_cyrillic=is_cyrillic)
        while times and not currency and (more := self._smaller(end, times)):
            added, smaller, end = more
            digits = f"{Decimal(digits).scaleb(POWERS[times] - POWERS.get(smaller, 0)) + added:f}"
            times = smaller
        minus = "-" if sign else ""
        start = min(sign.start(), start) if sign else start
        return _Quantity(start, end, minus + digits, times, currency, in_words=not number[0][:1].isdigit())

    def _smaller(self, position: int, times: str) -> tuple[Decimal, str, int] | None:
        """Return the number after a multiplier that belongs to the same amount, its own multiplier, and its end.

        Without a multiplier of its own it needs a unit: "15 тысяч 300 человек", not "3 тысячи 12 мая".
        """
        number = NEXT_NUMBER.match(self.text, position)
        if number is None:
            return None
        value = Decimal(digits_of(number[1], is_cyrillic=self._is_cyrillic(number.end())))
        smaller, end = self._times(number.end(), is_money=False)
        power = POWERS[times] - POWERS.get(smaller, 0)
        is_part = power > 0 and value < 10**power and (smaller or self._unit_after(end)[0])
        return (value, smaller, end) if is_part else None

    def _times(self, position: int, *, is_money: bool) -> tuple[str, int]:
        for pattern, name in _TIMES:
            if found := pattern.match(self.text, position):
                is_short = found[0].strip(" \u00a0-").lower() in SHORT_MAGNITUDES
                if not is_short or is_money:
                    return name, found.end()
        return "", position

    def _is_cyrillic(self, position: int) -> bool:
        """Whether the text is in Cyrillic letters around a position."""
        letters = re.sub(r"[\W\d_]", "", self.text[max(0, position - 30) : position + 20])
        return len(re.findall("[а-яёәіңғүұқөһ]", letters, re.IGNORECASE)) * 2 > len(letters)

    def _mentions(self, first: _Quantity) -> list[AmountMention]:
        before = self._before(first)
        if _IN_A_NAME.search(before) or _LABEL_BEFORE.search(before) or _MONTH_BEFORE.search(before):
            return []
        is_product = _DIMENSIONS.match(self.text, first.start) and not NUMBERED_TIMES.match(self.text, first.start)
        if is_product or self._follows_a_number(first):
            return []
        symbol, unit_end = self._unit(first.end)
        if _YEAR_LIKE.fullmatch(self.text, first.start, first.end):
            is_counted = symbol and self.units[symbol].dimension == Unit.Dimension.COUNT
            if _YEAR_AFTER.search(before) or (is_counted and _YEAR_UNTIL.search(before)):
                return []
        second = self._second(first, unit_end if symbol else first.end)
        other_symbol = second and (self._unit(second.end)[0] or self._symbol(second.currency))
        if second is None or (symbol and other_symbol and symbol != other_symbol):
            return self._mention([first], before)
        comes_from = _FROM.search(before)
        context = self.text[max(0, first.start - 2 * MAX_BOUND_CHARACTERS) : first.start]
        if comes_from and comes_from["word"].lower() in ("from", "с", "со") and _CHANGED.search(context):
            other = self._mention([second], "")
            if not other:
                return []
            times = first.times or second.times
            one = self._mention([first._replace(times=times)], "", unit=other[0].unit, counted=other[0].counted)
            return [*one, *other]
        return self._mention([first, second], before) or self._mention([first], before)

    def _second(self, first: _Quantity, position: int) -> _Quantity | None:
        """Return the upper number of a range."""
        is_bounded = bool(_BOUNDED_TWICE.search(self._before(first)))
        separator = (is_bounded and _AND_AT_MOST.match(self.text, position)) or _SEPARATOR.match(self.text, position)
        if separator is None:
            return None
        is_between = is_bounded or bool(_FROM.search(self.text, max(0, first.start - 10), first.start))
        if separator[0].strip().lower() in ("and", "и", "по") and not is_between:
            return None
        currency = self.patterns.before.match(self.text, separator.end())
        number = PRINTED_NUMBER.match(self.text, currency.end() if currency else separator.end())
        return self._quantity(number) if number else None

    def _unit(self, position: int) -> tuple[str, int]:
        """Return the symbol of the unit at a position and its end; "" if there is none."""
        start = _AFTER_NUMBER.match(self.text, position).end()
        pattern = self.patterns.after.get(initial_of(self.text[start : start + 1]))
        if pattern and (found := pattern.match(self.text, start)):
            return self.patterns.symbols[found.lastgroup], found.end()
        return "", position

    def _unit_after(self, position: int) -> tuple[str, int]:
        """Return the unit at a position, or what is counted after one or two adjectives: "12 new joint projects"."""
        symbol, end = self._unit(position)
        start = position
        for _ in range(MAX_ADJECTIVES):
            adjective = _NOUN.match(self.text, start)
            if symbol or adjective is None or not _is_adjective(adjective[1]):
                break
            start = adjective.end()
            counted, last = self._unit(start)
            if counted and self.units[counted].dimension == Unit.Dimension.COUNT:
                return counted, last
        return symbol, end

    def _mention(
        self, quantities: list[_Quantity], before: str, *, unit: Unit | None = None, counted: str = ""
    ) -> list[AmountMention]:
        """Return the mention of a quantity or of a range, in a list; an empty one if it is no amount."""
        first, last = quantities[0], quantities[-1]
        start, end = first.start, last.end
        or_more = _OR_MORE.match(self.text, end)
        end = or_more.end() if or_more else end
        symbol = self._symbol(first.currency or last.currency)
        found, unit_end = self._unit(end) if symbol else self._unit_after(end)
        if found and symbol in ("", found):  # "$20 million project" is an amount of dollars
            symbol, end = found, unit_end
        symbol = symbol or self._unit(first.end)[0]
        if (symbol == "years" and self._is_year(last)) or (
            symbol in ("months", "years", "days") and _OF_A_DATE.match(self.text, end)
        ):
            return []
        if not (symbol or unit or last.times or _NOUN.match(self.text, end)):
            return []
        bound, start = self._bound(start, before, is_range=len(quantities) > 1)
        if or_more:
            bound = (
                amounts.ABOUT if "so" in or_more[0] else amounts.AT_MOST if "less" in or_more[0] else amounts.AT_LEAST
            )
        for pattern, named in _BOUNDS_AFTER:
            if bound == amounts.EXACTLY and (after := pattern.match(self.text, end)):
                bound, end = named, after.end()
        is_unbounded = bound == amounts.EXACTLY
        is_vague = first.in_words and not (symbol or (last.times and not (is_unbounded and self._is_lone(first))))
        if not symbol and unit is None:
            is_year = (
                len(quantities) == 1 and not last.times and _YEAR_LIKE.fullmatch(self.text, first.start, first.end)
            )
            if is_year and bound in (amounts.EXACTLY, amounts.AT_MOST):  # "the 2030 goals", "до 2030 планы"
                return []
            counted, end = self._counted(end, before, is_bounded=bound != amounts.EXACTLY)
        if is_vague or not (symbol or unit or counted or last.times):
            return []
        said = " – ".join(one.english for one in quantities)
        amount = _amount(f"{ENGLISH_BOUNDS.get(bound, '')} {said}".strip())
        if amount is None:
            return []
        row = unit or self.units.get(symbol)
        return [AmountMention(start, end, self.text[start:end], amount.low, amount.high, amount.bound, row, counted)]

    def _follows_a_number(self, quantity: _Quantity) -> bool:
        """Whether a number in words or a lone "миллион" is the rest of a number that can't be read."""
        if not quantity.in_words:
            return False
        before = _WORD_BEFORE.search(self.text, max(self.read, quantity.start - 20), quantity.start)
        if before and (before[1].isdigit() or WORDS_OF_NUMBERS.fullmatch(before[1])):
            return True
        if not (self._is_lone(quantity) and _GENITIVE.match(self.text, quantity.start)):
            return False
        return self._bound(quantity.start, self._before(quantity), is_range=False)[0] == amounts.EXACTLY

    def _is_lone(self, quantity: _Quantity) -> bool:
        """Whether an amount is a magnitude without a number: "миллион долларов"."""
        return bool(LONE_MAGNITUDE.match(self.text, quantity.start))

    def _before(self, quantity: _Quantity) -> str:
        """Return the text before a number that may bound it."""
        return self.text[max(self.read, quantity.start - MAX_BOUND_CHARACTERS) : quantity.start]

    @staticmethod
    def _is_year(quantity: _Quantity) -> bool:
        is_number = quantity.digits.isdigit() and not quantity.times
        return is_number and MIN_YEAR_NUMBER <= int(quantity.digits) <= MAX_YEAR_NUMBER

    def _bound(self, start: int, before: str, *, is_range: bool) -> tuple[str, int]:
        """Return what bounds the amount, and where the words that say so begin."""
        if is_range and (found := _FROM.search(before) or _BOUNDED_TWICE.search(before)):
            start, before = start - len(found[0]), before[: found.start()]
        found = [(len(match[0]), bound) for pattern, bound in _BOUNDS if (match := pattern.search(before))]
        length, bound = max(found, default=(0, amounts.EXACTLY))  # "not more than" is longer than "more than"
        is_target = bound == amounts.AT_MOST and _CHANGED_TO.search(before)  # "grew to", not "up to"
        if length and not is_target and (not is_range or bound in (amounts.ABOUT, amounts.EXACTLY)):
            return bound, start - length
        if not is_range and (least := _AT_LEAST.search(before)):
            return amounts.AT_LEAST, start - len(least[0])
        return amounts.EXACTLY, start

    def _symbol(self, currency: str) -> str:
        return self.patterns.currencies.get(currency, "")

    def _counted(self, position: int, before: str, *, is_bounded: bool) -> tuple[str, int]:
        """Return the word that says what is counted, if the register has no unit for it, and its end."""
        noun = _NOUN.match(self.text, position)
        if noun is None or not _is_adjective(noun[1]):
            return "", position
        is_label = not is_bounded and bool(_LABEL_WORD.search(before))
        second = _NOUN.match(self.text, noun.end())
        if noun[1][0].isupper() and not (second and is_bounded):
            return "", position
        is_phrase = second and not noun[1].endswith("s") and second[1].endswith("s") and second[1].islower()
        if is_phrase and second[1] not in _NO_NOUNS and not is_label:
            return self.text[noun.start(1) : second.end()], second.end()  # "joint ventures"
        is_plural = noun[1].endswith("s") and len(noun[1]) > 3 and not is_label
        return (noun[1], noun.end()) if is_bounded or is_plural else ("", position)


def _is_adjective(word: str) -> bool:
    """Whether a word between a number and what is counted can be one: "new", "Tajik", but not "May" or "which"."""
    return word.lower() not in _NO_NOUNS and not _MONTH_OR_DAY.fullmatch(word)


@lru_cache(maxsize=20_000)
def _amount(english: str) -> Amount | None:
    try:
        return Amount.parse(english)
    except ValueError:
        return None
