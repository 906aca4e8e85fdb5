"""All that a text names, read in one pass: sentences, names, dates, amounts, and unknown names."""

from typing import NamedTuple

from cooperation.fields import Period
from cooperation.intake.amounts import AmountMention, amounts_in
from cooperation.intake.dates import DateMention, dates_in
from cooperation.intake.names import Mention, mentions_of_names
from cooperation.intake.sentences import Sentence
from cooperation.intake.text_words import TextWords
from cooperation.intake.unknown import UnknownName, unknown_names_in


class Mentions(NamedTuple):
    """What a text names. No two names, dates or amounts overlap.

    Attributes:
        sentences: its sentences.
        names: names of the register.
        dates: dates.
        amounts: amounts.
        unknown: names that the register does not have.
    """

    sentences: list[Sentence]
    names: list[Mention]
    dates: list[DateMention]
    amounts: list[AmountMention]
    unknown: list[UnknownName]


def mentions_in(text: str, published: Period | None = None) -> Mentions:
    """Return what a text names.

    The longest words win: "$5 million" is no name, though "US" is one in "5 million US dollars", and "Strategy 2030" no
    date. Of equal length, a name comes before a date, and a date before an amount. Unknown names are what is left.

    Args:
        text: the text.
        published: its publication date, for dates without a year.
    """
    words = TextWords(text)
    kinds = [mentions_of_names(words), dates_in(text, published), amounts_in(text)]
    ranked = [(one.start - one.end, rank, one) for rank, found in enumerate(kinds) for one in found]
    kept: list[list] = [[] for _ in kinds]
    taken: list[tuple[int, int]] = []
    free = bytearray(b"\1") * len(text)
    for _, rank, one in sorted(ranked, key=lambda entry: entry[:2]):
        if all(free[one.start : one.end]):
            free[one.start : one.end] = bytes(one.end - one.start)
            kept[rank].append(one)
            taken.append((one.start, one.end))
    names, dates, amounts = (sorted(found, key=lambda one: one.start) for found in kept)
    return Mentions(words.sentences, names, dates, amounts, unknown_names_in(words, taken))
