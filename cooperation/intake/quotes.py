"""Quotes from a text: the first words of a long sentence, and whether a text has the words of a quote."""

import re

from cooperation.intake.amounts import amounts_in

MAX_CUT_AMOUNT_CHARACTERS = 100  # of one that may be cut
_LOOSE_END = re.compile(
    r"(?:[,;:–—-]|\s(?:and|or|not|but|of|to|by|in|on|at|for|with|about|и|или|не|но|а|в|на|до|около))+$"
)
_LEFT_OUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*")
_SAME_SIGNS = str.maketrans("“”„«»‘’ʼ`–—‑−\u00a0\u202f", '"""""\'\'\'\'----  ')


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


def has_words(text: str, quote: str) -> bool:
    """Whether a text has the words of a quote in this order. "…" stands for words that are left out.

    White space, kinds of quotation marks and dashes, capitals, and a full stop at the end do not count.
    """
    plain, position = _plain(text), 0
    for part in _LEFT_OUT.split(quote):
        wanted = _plain(part).strip(" \"'.,;")
        position = plain.find(wanted, position)
        if position < 0:
            return False
        position += len(wanted)
    return True


def _plain(text: str) -> str:
    return " ".join(text.translate(_SAME_SIGNS).split()).casefold()
