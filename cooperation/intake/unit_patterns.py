"""Patterns that find the units of the register in a text, before a number and after one."""

import re
from functools import lru_cache
from typing import NamedTuple

from cooperation.fields.amount_words import ENGLISH_UNIT_NAMES, UNIT_NAMES

_HAS_SMALL = re.compile(r"[a-z%\s\d-]")
_ANY_CYRILLIC = "я"
_BLANK = r"[^\S\n]"


class UnitPatterns(NamedTuple):
    """How units are found: before a number, after one, and what each is."""

    just_before: re.Pattern[str]
    before: re.Pattern[str]
    after: dict[str, re.Pattern[str]]
    symbols: dict[str, str]
    currencies: dict[str, str]


@lru_cache(maxsize=8)
def unit_patterns(spellings: tuple[tuple[str, str], ...]) -> UnitPatterns:
    """Return the patterns of units. A short spelling is case-sensitive: "Mt" is no "MT".

    Args:
        spellings: pairs of a spelling and the symbol of its unit.
    """
    currencies = {
        spelling: symbol for spelling, symbol in spellings if len(spelling) < 5 and not _HAS_SMALL.search(spelling)
    }
    known = {symbol for _, symbol in spellings}
    named = [(_unit_pattern(spelling), symbol) for spelling, symbol in sorted(spellings, key=lambda one: -len(one[0]))]
    in_english = [(rf"(?i:{names})", symbol) for symbol, names in ENGLISH_UNIT_NAMES.items() if symbol in known]
    in_cyrillic = [(rf"(?i:{names})", symbol) for symbol, names in UNIT_NAMES.items() if symbol in known]
    named += in_english + in_cyrillic
    groups = {f"u{place}": symbol for place, (_, symbol) in enumerate(named)}
    # Only those units are tried that begin with the letter, or with any Cyrillic one.
    initials = [initial_of(spelling) for spelling in sorted((one for one, _ in spellings), key=lambda one: -len(one))]
    initials += [pattern[len("(?i:")] for pattern, _ in in_english] + [_ANY_CYRILLIC] * len(in_cyrillic)
    after = {
        initial: "|".join(f"(?P<u{n}>{pattern})" for n, (pattern, _) in enumerate(named) if initials[n] == initial)
        for initial in set(initials)
    }
    before = "|".join(map(re.escape, sorted(currencies, key=len, reverse=True))) or "(?!)"
    return UnitPatterns(
        re.compile(rf"(?<![^\W\d_])({before}){_BLANK}?$"),
        re.compile(rf"({before}){_BLANK}?"),
        {initial: re.compile(rf"(?:{patterns})(?![^\W\d_])") for initial, patterns in after.items()},
        groups,
        currencies,
    )


def initial_of(text: str) -> str:
    """Return the small first letter of a text, the same one for all Cyrillic letters; "" without a first letter."""
    return _ANY_CYRILLIC if "\u0400" <= text[:1] < "\u0530" else text[:1].lower()


def _unit_pattern(spelling: str) -> str:
    """Return the pattern of a spelling. A currency sign before another number belongs to that."""
    if len(spelling) > 3:
        return rf"(?i:{re.escape(spelling)})"
    return re.escape(spelling) + ("" if spelling.isalnum() or spelling == "%" else rf"(?!{_BLANK}?\d)")
