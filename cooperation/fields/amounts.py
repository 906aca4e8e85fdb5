"""Parse amounts as people and articles write them: a number, in words what bounds it, and a unit.

Rules:
- `1.7 billion` and `5 thousand million` are multiplied. `1,700,000`, `1 700 000` and `1’700’000` have thousands set
  apart. `1,7` is not accepted: it could be 1.7 or 17 with a slip.
- `over 280` is more than 280, and `at least 280` may be 280. `nearly 300` is about 300. `3-5`, `between 3 and 5` and
  `from 3 to 5` are ranges; a multiplier after the second number counts for the first too: `3–5 million`.
  A first number that is written in full is left as it is: `800,000–1 million`.
- Russian, Kazakh and Kyrgyz words are put into English first (amount_words.py): `1,5 млрд тенге`, `от 5 до 7 млн тонн`.
  In such an amount a comma is a decimal point, but not before 000.
- A unit may stand before the number, if it is no word (`$5`, `US$5`, `USD 5`), or after it (`5 km`, `30%`). Whether
  the register knows it is for the caller to say.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NamedTuple

from .amount_words import ABOUT, AT_LEAST, AT_MOST, EXACTLY, LESS_THAN, MORE_THAN, in_english
from .durations import NUMBERS

MAX_AMOUNT_CHARACTERS = 100
MAX_AMOUNT_DIGITS, MAX_AMOUNT_DECIMALS = 24, 6  # before and after the point, as the database stores them
AMOUNT_EXAMPLES = "1.7 billion, 12.5, over 280, about 3 million, at least 5, up to 400, or 10–12"

WORDS_BEFORE = {  # in this order: “>=” begins with “>”
    ABOUT: "about|around|some|roughly|approximately|approx\\.?|circa|ca\\.?|c\\.|nearly|almost|close to|~|≈",
    AT_LEAST: "at least|(?:no|not) (?:less|fewer) than|a minimum of|minimum|min\\.?|>=|≥",
    MORE_THAN: "(?:slightly |just |well |far )?(?:over|more than|above)|in excess of|exceeding|greater than|>",
    AT_MOST: "at most|(?:no|not) more than|up to|not exceeding|a maximum of|maximum|max\\.?|<=|≤",
    LESS_THAN: "(?:slightly |just |well |far )?(?:under|less than|fewer than|below)|<",
    EXACTLY: "exactly|precisely|=",
}
WORDS_AFTER = {
    AT_LEAST: "or more|and more|and over|or over|\\+",
    AT_MOST: "or less|or fewer|or under",
    ABOUT: "or so|approximately|approx\\.?",
}
_MULTIPLIERS = {
    "hundred": 2,
    **dict.fromkeys(("thousand", "thousands", "thsd", "thsd.", "ths", "ths."), 3),
    **dict.fromkeys(("million", "millions", "mln", "mln.", "mn"), 6),
    **dict.fromkeys(("billion", "billions", "bln", "bln.", "bn", "milliard", "mlrd"), 9),
    **dict.fromkeys(("trillion", "trillions", "trln", "trln.", "trn", "tn"), 12),
}
_MULTIPLIED = ("hundred", "thousand")  # before another multiplier: "two hundred thousand", "5 thousand million"
IN_FULL = 1000  # from this on, the first number of a range is taken as it is if it can't be multiplied like the second
_WORD_NUMBERS = {word: number for word, number in NUMBERS.items() if word not in ("a", "an")}
_WORD_NUMBERS |= {word.replace(" ", "-"): number for word, number in _WORD_NUMBERS.items()}
DOZEN = 12
_BEFORE_MULTIPLIER = {"a": 1, "half a": Decimal("0.5")}  # "a million", but "a lot" is no number
_VAGUE = re.compile(
    r"\b(?:several|dozens|scores|hundreds|thousands|millions|billions|many|few|numerous|multiple|a number|a lot|lots)\b"
)

_DIGITS = r"\d{1,3}(?:[ ,']\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?"
_TIMES = "|".join(sorted(map(re.escape, _MULTIPLIERS), key=len, reverse=True))
_WORDS = "|".join(
    [
        *sorted(_WORD_NUMBERS, key=len, reverse=True),
        *(rf"{words}(?= (?:{_TIMES}|dozen)\b)" for words in _BEFORE_MULTIPLIER),
    ]
)
_NUMBER = rf"(?P<sign>-|minus |\+)?(?P<digits>{_DIGITS}|(?:{_WORDS})(?![^\W\d_]))(?![\d.,]*\d)"
_QUANTITY = re.compile(
    rf"(?P<before>[^\W\d_]{{0,4}}[$€£¥₽₸₴₺₼₾₹₮]|[A-Z]{{3}}(?= ?\d))? ?{_NUMBER}"
    rf"(?P<dozen> dozen(?![^\W\d_]))?"
    rf"(?: ?(?:(?P<multiplied>{'|'.join(_MULTIPLIED)}) )?(?P<times>{_TIMES})(?![^\W\d_])"
    r"|(?P<short>[mk])(?![^\W\d_])|(?P<shortbn>b)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_SEPARATOR = r" ?– ?|(?<=\w)-(?=\d)|(?<=%)-(?=\d)| - | to "
_SIGNS = str.maketrans({"−": "-", "‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "’": "'"})
_TWO_WAYS = re.compile(r"\d[.,]\d{1,2},\d|\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\.\d{3}\.\d{3}|\d,\d{3},?\d{1,2}(?!\d)")


class NoNumberError(ValueError):
    """The text names no number, as in "dozens of documents". What to do with it is for the form to say."""


@dataclass(frozen=True)
class Amount:
    """An amount as it was written.

    Attributes:
        low: the number, or the lower one of a range.
        high: the upper number of a range.
        bound: how the text bounds it: one of the constants of this module.
        step: the value of the last digit that was written, 100,000,000 in "1.7 billion": what it may be rounded to.
        unit: the unit as written; "" if there is none.
    """

    low: Decimal
    high: Decimal | None = None
    bound: str = EXACTLY
    step: Decimal = Decimal(1)
    unit: str = ""

    @classmethod
    def parse(cls, text: str) -> "Amount":
        """Return the amount that a user typed. Raise ValueError with a message for that user."""
        # Python rounds results to 28 digits, or fails, unless it is told to calculate with more.
        with localcontext(prec=2 * MAX_AMOUNT_CHARACTERS):
            return cls._parse(text)

    @classmethod
    def _parse(cls, text: str) -> "Amount":
        plain = " ".join(text.split()).translate(_SIGNS) if len(text) <= MAX_AMOUNT_CHARACTERS else ""
        own, conversion = split_conversion(plain)
        if conversion:
            raise ValueError(
                f"Enter the amount in brackets, {conversion}, under “Conversions printed by the source”, "
                f"and only {own} here."
            )
        bound, rest = _bound(in_english(plain))
        amount = _range(rest) or _single(rest)
        if amount is None:
            raise _refusal(text, plain)
        low, high, step, unit = amount
        for number in filter(None, (low, high)):
            if abs(number) >= 10**MAX_AMOUNT_DIGITS:
                raise ValueError(f"A number can have up to {MAX_AMOUNT_DIGITS} digits before the point.")
            if number != round(number, MAX_AMOUNT_DECIMALS):
                raise ValueError(f"A number can have up to {MAX_AMOUNT_DECIMALS} decimals.")
        step = max(step, Decimal(1).scaleb(-MAX_AMOUNT_DECIMALS))
        if high is not None and high <= low:
            raise ValueError("The upper value of a range must be more than the lower one.")
        if high is not None and bound not in (EXACTLY, ABOUT):
            raise ValueError("A range has two ends: leave out the words before it.")
        return cls(low, high, bound, step, unit)


def split_conversion(text: str) -> tuple[str, str]:
    """Return an amount, and the one that follows it in brackets, or "".

    >>> split_conversion("$655 million (356 bn tenge)"), split_conversion("12 km (dirt road)")
    (('$655 million', '356 bn tenge'), ('12 km (dirt road)', ''))
    """
    match = re.fullmatch(r"(?P<own>.*[^\s(]) ?[(\[](?P<conversion>[^()\[\]]+)[)\]]", text)
    if not match:
        return text, ""
    try:
        Amount.parse(match["own"])
        Amount.parse(match["conversion"])
    except ValueError:
        return text, ""
    return match["own"], match["conversion"]


def plain_number(value: Decimal) -> str:
    """Return all digits of a number, without an exponent and trailing zeros.

    >>> plain_number(Decimal("1.7E+9")), plain_number(Decimal("-2.50"))
    ('1700000000', '-2.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bound(plain: str) -> tuple[str, str]:
    """Return what bounds an amount, and the text without the words that say so."""
    for bound, words in WORDS_BEFORE.items():
        if match := re.match(rf"(?:{words})(?![^\W\d_])(?: of)? ?", plain, re.IGNORECASE):
            return bound, plain[match.end() :]
    for bound, words in WORDS_AFTER.items():
        if match := re.search(rf"(?<=[\d\w%]) ?(?<![^\W\d_](?=[^\W\d_]))(?:{words})$", plain, re.IGNORECASE):
            return bound, plain[: match.start()]
        # The words may stand before the unit: "5 or more documents", "280+ km".
        if match := re.search(rf"(?<=\d) ?(?:{words})(?= |$)", plain, re.IGNORECASE):
            return bound, plain[: match.start()] + plain[match.end() :]
    return EXACTLY, plain


class _Quantity(NamedTuple):
    """A number before multiplying, its step, what multiplies it, the unit before it, and the text after it."""

    number: Decimal
    step: Decimal
    factor: Decimal
    before: str
    after: str

    def times(self, factor: Decimal) -> tuple[Decimal, Decimal]:
        """Return the number and its step, multiplied. Dozens are counted one by one."""
        is_round = factor.normalize().as_tuple().digits == (1,)
        return self.number * factor, self.step * (factor if is_round else factor / DOZEN)


def _quantity(text: str) -> _Quantity | None:
    match = _QUANTITY.match(text)
    if match is None:
        return None
    before, digits = match["before"] or "", match["digits"].lower()
    if words := (_WORD_NUMBERS | _BEFORE_MULTIPLIER).get(digits):
        number = Decimal(words)
    else:
        number = Decimal(re.sub("[ ,']", "", digits))
    power = sum(_MULTIPLIERS.get((match[name] or "").lower(), 0) for name in ("multiplied", "times"))
    end = match.end()
    if match["short"] or match["shortbn"]:
        if before or (match["short"] or "").lower() == "k":  # "$5m" is five millions, "5 m" five metres
            power = {"k": 3, "m": 6, "b": 9}[(match["short"] or match["shortbn"]).lower()]
        else:
            end -= 1
    step = Decimal(1).scaleb(0 if match["dozen"] else min(number.as_tuple().exponent, 0))
    after = text[end:].strip()
    if match["sign"] == "+" and not after:
        return None  # "+5%" grew by 5 percent, but "+5" could be a slip of "5+"
    if match["sign"] and match["sign"] != "+":
        number = -number
    return _Quantity(number, step, Decimal(DOZEN if match["dozen"] else 1).scaleb(power), before, after)


def _single(text: str) -> tuple[Decimal, None, Decimal, str] | None:
    found = _quantity(text)
    if found is None or not _is_unit(found.after) or (found.before and found.after):
        return None
    number, step = found.times(found.factor)
    return number, None, step, found.before or found.after


def _range(text: str) -> tuple[Decimal, Decimal, Decimal, str] | None:
    is_between = text.lower().startswith("between ")
    text = re.sub(r"^(?:between|from) ", "", text, flags=re.IGNORECASE)
    for separator in re.finditer(rf" and |{_SEPARATOR}" if is_between else _SEPARATOR, text):
        first, second = _quantity(text[: separator.start()]), _quantity(text[separator.end() :])
        if first and second and _is_unit(first.after) and _is_unit(second.after):
            units = {unit for one in (first, second) for unit in (one.before, one.after) if unit}
            if len(units) > 1:
                return None
            high, step = second.times(second.factor)
            factor = first.factor if first.factor != 1 else second.factor
            if IN_FULL <= first.number < high <= first.number * factor:
                factor = first.factor  # 800,000–1 million
            low, first_step = first.times(factor)
            return low, high, min(first_step, step), "".join(units)
    return None


def _is_unit(text: str) -> bool:
    """Whether a text after a number can be a unit: words, but no second number."""
    return not text or bool(re.fullmatch(r"(?!(?:and|or|to|in|of) )[^\d\s,;:!?.–-](?:(?! \d)[^,;:!?])*", text))


def _refusal(text: str, plain: str) -> ValueError:
    shown = text if len(text) <= MAX_AMOUNT_CHARACTERS else text[:MAX_AMOUNT_CHARACTERS] + "…"
    if _TWO_WAYS.search(plain):
        return ValueError(
            f"“{shown}” can be read in two ways: write a point before decimals, and thousands as 1,700,000 or 1700000."
        )
    if _VAGUE.search(plain.lower()):
        return NoNumberError(f"“{shown}” names no number.")
    return ValueError(f"“{shown}” can’t be read as a number. Write for example {AMOUNT_EXAMPLES}.")
