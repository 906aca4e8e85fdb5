"""Quotes from a text: the first words of a long sentence, and where a text has the words of a quote."""

import re

from cooperation.intake.amounts import amounts_in

MAX_CUT_AMOUNT_CHARACTERS = 100  # of one that may be cut
_LOOSE_END = re.compile(
    r"(?:[,;:–—-]|\s(?:and|or|not|but|of|to|by|in|on|at|for|with|about|и|или|не|но|а|в|на|до|около))+$"
)
_LEFT_OUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*")
_DOUBLE, _SINGLE, _DASHES = '"“”„«»', "'‘’ʼ`", "-–—‑−"
_SAME_SIGNS = {sign: f"[{re.escape(signs)}]" for signs in (_DOUBLE, _SINGLE, _DASHES) for sign in signs}
_AROUND = f" \t\n.,;{_DOUBLE}{_SINGLE}"  # signs around a quote that do not count
_LETTER = r"[^\W\u0e00-\u109f\u1100-\U0010ffff]"  # of scripts that have spaces between words


def first_words(words: str, most: int) -> str:
    """Return words on one line, or the first of them: not more than ``most``, and no half of an amount.

    >>> first_words("It costs 350 million dollars, and not 320 million", 9)
    'It costs 350 million dollars'
    """
    listed = words.split()
    if len(listed) <= most:
        return words
    cut = len(" ".join(listed[:most]))
    begun = [one.start for one in amounts_in(words[: cut + MAX_CUT_AMOUNT_CHARACTERS]) if one.start < cut < one.end]
    if not begun and listed[most - 1][0].isdigit() and listed[most - 1][-1].isalnum():
        begun = [cut - len(listed[most - 1])]  # a number before its unit, or before a month
    return _LOOSE_END.sub("", words[: begun[0]].rstrip()) if begun else words[:cut]


def place_of(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a text has the words of a quote in this order: the characters before them, and up to their end.

    "…" stands for words that are left out. White space, kinds of quotation marks and dashes, capitals, and a full stop
    at the end do not count. None if the text has not all of them, or the quote has none.

    >>> place_of("It costs 15 million dollars", "5 million dollars")
    """
    parts = [stripped for part in _LEFT_OUT.split(quote) if (stripped := part.strip(_AROUND))]
    begin, end = None, 0
    for part in parts:
        if not (found := _pattern(part).search(text, end)):
            return None
        begin, end = found.start() if begin is None else begin, found.end()
    return None if begin is None else (begin, end)


def _pattern(words: str) -> re.Pattern:
    """The pattern of whole words: any white space stands between them, and any quotation mark or dash for another."""
    pattern = r"\s+".join("".join(_SAME_SIGNS.get(sign) or re.escape(sign) for sign in word) for word in words.split())
    before = f"(?<!{_LETTER})" if re.match(_LETTER, words) else ""
    after = f"(?!{_LETTER})" if re.match(_LETTER, words[-1]) else ""
    if words[0].isdigit():
        before += r"(?<!\d[.,])"  # "4.3" has no "3"
    if words[-1].isdigit():
        after += r"(?![.,]\d)"
    return re.compile(before + pattern + after, re.IGNORECASE)
