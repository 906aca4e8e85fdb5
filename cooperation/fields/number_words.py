"""Numbers in words in English, Russian, Kazakh and Kyrgyz: "twenty-five", "двести пятьдесят", "half a", "полтора".

Only numbers below a thousand: "million" and "тысяч" are magnitudes (``amount_words.py``).
"""

import re
from decimal import Decimal

from .durations import NUMBERS

_MAGNITUDE = (
    r"(?:hundred|thousand|million|billion|trillion|тыс|миллион|миллиард|триллион|млн|млрд|трлн|мың|миң)(?!\w*ер)\w*"
)
_BEFORE_MAGNITUDE = rf"(?=[\s-]{_MAGNITUDE})"
_TO_A_MAGNITUDE = rf"\s(?:to|до)\s\w+\s{_MAGNITUDE}"

_ONES = {
    1: "один|одна|одно|одного|одной|одну",
    2: "два|две|двух",
    3: "три|тр[её]х",
    4: "четыре|четыр[её]х",
    5: "пять|пяти",
    6: "шесть|шести",
    7: "семь|семи",
    8: "восемь|восьми",
    9: "девять|девяти",
}
_TEENS = {
    10: "десять|десяти",
    11: "одиннадцат[ьи]",
    12: "двенадцат[ьи]",
    13: "тринадцат[ьи]",
    14: "четырнадцат[ьи]",
    15: "пятнадцат[ьи]",
    16: "шестнадцат[ьи]",
    17: "семнадцат[ьи]",
    18: "восемнадцат[ьи]",
    19: "девятнадцат[ьи]",
}
_TENS = {
    20: "двадцат[ьи]",
    30: "тридцат[ьи]",
    40: "сорока?",
    50: "пятьдесят|пятидесяти",
    60: "шестьдесят|шестидесяти",
    70: "семьдесят|семидесяти",
    80: "восемьдесят|восьмидесяти",
    90: "девяност[оа]",
}
_HUNDREDS = {
    100: "ст[оа]",
    200: "двести|двухсот",
    300: "триста|тр[её]хсот",
    400: "четыреста|четыр[её]хсот",
    500: "пятьсот|пятисот",
    600: "шестьсот|шестисот",
    700: "семьсот|семисот",
    800: "восемьсот|восьмисот",
    900: "девятьсот|девятисот",
}
_TURKIC_ONES = {
    1: "бір|бир",
    2: "екі|эки",
    3: "үш|үч",
    4: "төрт",
    5: "бес|беш",
    6: "алты",
    7: "жеті|жети",
    8: "сегіз|сегиз",
    9: "тоғыз|тогуз",
}
_TURKIC_TENS = {
    10: "он",
    20: "жиырма|жыйырма",
    30: "отыз|отуз",
    40: "қырық|кырк",
    50: "елу|элүү",
    60: "алпыс|алтымыш",
    70: "жетпіс|жетимиш",
    80: "сексен",
    90: "тоқсан|токсон",
}
_HUNDRED = "hundred|жүз"
HALF_MORE = "and a half|с половиной"
"""After a number: half of its unit or magnitude more."""


def _any(*tables: dict[int, str]) -> str:
    return "|".join(words for table in tables for words in table.values())


def _english(first: int, last: int) -> str:
    return "|".join(
        word for word, number in NUMBERS.items() if first <= number <= last and word.isalpha() and len(word) > 2
    )


_SMALL_ENGLISH = rf"(?:(?:{_english(20, 90)})(?:[ -](?:{_english(1, 9)}))?|{_english(10, 19)}|{_english(1, 9)})"
_SMALL_RUSSIAN = rf"(?:(?:{_any(_TENS)})(?:\s(?:{_any(_ONES)}))?|{_any(_TEENS)}|{_any(_ONES)})"
_SMALL_TURKIC = rf"(?:(?:{_any(_TURKIC_TENS)})\s(?:{_any(_TURKIC_ONES)})|{_any(_TURKIC_TENS)}|{_any(_TURKIC_ONES)})"


def _beginnings() -> dict[str, set[str]]:
    """Return the second letters of the words of numbers by their first letter, also in capitals."""
    words = [*NUMBERS, "half", "quarter", "полтора", "четверть", "жүз"]
    words += "|".join(_any(table) for table in (_HUNDREDS, _TENS, _TEENS, _ONES, _TURKIC_TENS, _TURKIC_ONES)).split("|")
    found: dict[str, set[str]] = {}
    for word in words:
        if len(word) > 2 or word == "он":
            found.setdefault(word[0], set()).update((word[1], word[1].upper()))
    return found


_END = r"(?![^\W\d_])"
_WHOLE = (
    rf"(?:{_english(1, 9)}|a)\shundred(?:\s(?:and\s)?{_SMALL_ENGLISH}{_END}(?!\shundred))?|{_SMALL_ENGLISH}"
    rf"|(?:(?:{_any(_HUNDREDS)})(?:\s{_SMALL_RUSSIAN})?|{_SMALL_RUSSIAN})"
    rf"|(?:(?:(?:{_any(_TURKIC_ONES)})\s)?жүз(?:\s{_SMALL_TURKIC})?|{_SMALL_TURKIC})"
)
# Most words of a text begin otherwise, and are read no further.
_BEGINNING = (
    r"(?=[aA]\s|"
    + "|".join(
        f"[{first}{first.upper()}][{''.join(sorted(seconds))}]" for first, seconds in sorted(_beginnings().items())
    )
    + ")"
)
NUMBER_IN_WORDS = (
    rf"(?:{_BEGINNING}(?:пол(?={_MAGNITUDE})|(?:(?:a\s)?quarter\sof\sa|half\sa|(?<!of\s)a|четверт[ьи]"
    rf"|(?:{_WHOLE}){_END}\s(?:{HALF_MORE})){_END}{_BEFORE_MAGNITUDE}"
    rf"|(?:half\s)?a\sdozen{_END}|(?:{_english(1, 12)})\sdozen{_END}"
    rf"|(?:полтор[аы]|полутора){_END}"
    rf"|(?!(?:one|{_ONES[1]}|{_TURKIC_ONES[1]}|он(?!\s(?:{_any(_TURKIC_ONES)}){_END})){_END}"
    rf"(?!{_BEFORE_MAGNITUDE}|{_TO_A_MAGNITUDE}))"
    rf"(?:{_WHOLE}){_END}))"
)
"""The pattern of a number in words. "One" is a number only before a magnitude or in a longer number."""
WORDS_OF_NUMBERS = re.compile(
    rf"(?:{_any(_HUNDREDS, _TENS, _TEENS, _ONES, _TURKIC_TENS, _TURKIC_ONES)}|{_english(1, 90)}|{_HUNDRED}|полтор\w"
    rf"|{HALF_MORE}|половин\w+|четверт\w+){_END}",
    re.IGNORECASE,
)
"""A word of a number, as one that a number in words may not follow."""

_VALUES = [
    (re.compile(words, re.IGNORECASE), number)
    for table in (_HUNDREDS, _TENS, _TEENS, _ONES, _TURKIC_TENS, _TURKIC_ONES)
    for number, words in table.items()
]
_FRACTIONS = {
    "пол": "0.5",
    "half a": "0.5",
    "a quarter of a": "0.25",
    "quarter of a": "0.25",
    "четверть": "0.25",
    "четверти": "0.25",
    "полтора": "1.5",
    "полторы": "1.5",
    "полутора": "1.5",
    "a": "1",
}


def number_in_words(words: str) -> Decimal:
    """Return the number that words name, which NUMBER_IN_WORDS matches.

    >>> number_in_words("Two hundred and fifty"), number_in_words("двадцать пять"), number_in_words("half a")
    (Decimal('250'), Decimal('25'), Decimal('0.5'))
    """
    plain = " ".join(words.lower().replace("-", " ").split())
    if plain in _FRACTIONS:
        return Decimal(_FRACTIONS[plain])
    if plain.endswith("dozen"):
        first = plain.removesuffix(" dozen")
        return Decimal(6) if first == "half a" else Decimal(12 * NUMBERS[first])
    whole = re.sub(rf"\s(?:{HALF_MORE})$", "", plain)
    total = 0
    for word in whole.split():
        if word in ("hundred", "жүз"):
            total = max(total, 1) * 100
        elif word not in ("a", "and"):
            total += NUMBERS.get(word) or next(value for pattern, value in _VALUES if pattern.fullmatch(word))
    return Decimal(total) + (Decimal("0.5") if whole != plain else 0)
