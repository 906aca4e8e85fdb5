"""Numbers as texts print them: in digits of English or Russian, in words, or a lone "миллион"."""

import re

from cooperation.fields.number_words import NUMBER_IN_WORDS, number_in_words

_BLANK = r"[^\S\n]"
DIGITS = re.compile(
    r"(?:\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    r"(?![.,:/]?\d)"
)
# "миллион" alone is one. "Миллиона" and "тысячи" are only where a word bounds them: a number may be before them.
_LONE_MAGNITUDE = r"(?P<lone>(?=(?:(?:миллион|миллиард|триллион)а?|тысяч[ауи])(?![^\W_])))"
PRINTED_NUMBER = re.compile(
    rf"(?<![^\W_])(?:{DIGITS.pattern}|(?i:{NUMBER_IN_WORDS})(?:(?={_BLANK})|(?<=(?i:пол)))|(?i:{_LONE_MAGNITUDE}))"
)
LONE_MAGNITUDE = re.compile(_LONE_MAGNITUDE, re.IGNORECASE)
NEXT_NUMBER = re.compile(rf"{_BLANK}({DIGITS.pattern}|(?i:{NUMBER_IN_WORDS})(?={_BLANK}))")


def digits_of(printed: str, *, is_cyrillic: bool) -> str:
    """Return a number as ``Amount`` reads it: with a decimal point, and without signs between thousands.

    Args:
        printed: what PRINTED_NUMBER matches; empty before a lone "миллион".
        is_cyrillic: whether the text around it is: there, a comma is a decimal point, but not before 000.
    """
    if not printed:
        return "1"
    if not printed[0].isdigit():
        return f"{number_in_words(printed):f}"
    plain = re.sub(r"[ \u00a0\u202f\u2009'’]", "", printed)
    thousand = "000" if is_cyrillic else r"\d{3}"
    is_thousands = re.fullmatch(rf"\d{{1,3}}(?:,{thousand})+(?:\.\d+)?", plain)
    return plain.replace(",", "") if is_thousands or plain.count(",") > 1 else plain.replace(",", ".")
