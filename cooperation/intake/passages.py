"""A text as a page shows it: its sentences, each in pieces, with what they name and what was recorded from them."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from cooperation.intake.amounts import AmountMention
from cooperation.intake.dates import DateMention
from cooperation.intake.mentions import Mentions
from cooperation.intake.names import Mention
from cooperation.intake.sentences import in_sentences
from cooperation.intake.unknown import UnknownName
from cooperation.models import Anchor, NothingToRecord

MAX_WORDS_AS_NAME = 6  # of a sentence

AnyMention = Mention | DateMention | AmountMention | UnknownName


class TextPiece(NamedTuple):
    """A part of a sentence that names one thing or nothing.

    Attributes:
        start: the position of its first character in the text.
        text: its characters.
        kind: "name", "date", "amount" or "unknown"; "" if it names nothing.
        mention: what ``Mentions`` has of it; None if it names nothing.
    """

    start: int
    text: str
    kind: str = ""
    mention: AnyMention | None = None


class TextPassage(NamedTuple):
    """A sentence, and the white space after it.

    Attributes:
        start: the position of its first character.
        end: the position after its last one.
        pieces: the sentence in pieces.
        gap: what follows up to the next sentence.
        anchors: the citations whose words are in it.
        decision: that it has nothing to record; None if nobody said so.
    """

    start: int
    end: int
    pieces: list[TextPiece]
    gap: str
    anchors: list[Anchor]
    decision: NothingToRecord | None = None

    @property
    def beginning(self) -> str:
        """Its first words, as its name in lists of links."""
        words = "".join(piece.text for piece in self.pieces).split()
        return " ".join(words[:MAX_WORDS_AS_NAME]) + ("…" if len(words) > MAX_WORDS_AS_NAME else "")


def passages_of(
    text: str, mentions: Mentions, anchors: Iterable[Anchor] = (), decisions: Iterable[NothingToRecord] = ()
) -> list[TextPassage]:
    """Return the sentences of a text in its order. Together their pieces and gaps are the text.

    Args:
        text: the text.
        mentions: what it names.
        anchors: the words of citations in it.
        decisions: its sentences with nothing to record.
    """
    named = deque(_by_start(mentions))
    inside, decided = (in_sentences(mentions.sentences, rows) for rows in (anchors, decisions))
    found, begun = [], 0
    for number, sentence in enumerate(mentions.sentences):
        next_one = mentions.sentences[number + 1] if number + 1 < len(mentions.sentences) else None
        following = next_one.start if next_one else len(text)
        # What is before the first sentence belongs to it: the pieces must add up to the text.
        pieces = _pieces(text, begun, sentence.end, named)
        decision = decided[number][0] if decided[number] else None
        gap = text[sentence.end : following]
        found.append(TextPassage(sentence.start, sentence.end, pieces, gap, inside[number], decision))
        begun = following
    return found


def _by_start(mentions: Mentions) -> list[tuple[str, AnyMention]]:
    kinds = {"name": mentions.names, "date": mentions.dates, "amount": mentions.amounts, "unknown": mentions.unknown}
    found = [(kind, mention) for kind, rows in kinds.items() for mention in rows]
    return sorted(found, key=lambda entry: entry[1].start)


def _pieces(text: str, start: int, end: int, named: deque[tuple[str, AnyMention]]) -> list[TextPiece]:
    """Return a sentence in pieces, and remove what it names from ``named``, so that a long text is read once."""
    pieces, position = [], start
    while named and named[0][1].start < end:
        kind, mention = named.popleft()
        if position <= mention.start and mention.end <= end:
            if position < mention.start:
                pieces.append(TextPiece(position, text[position : mention.start]))
            pieces.append(TextPiece(mention.start, text[mention.start : mention.end], kind, mention))
            position = mention.end
    if position < end:
        pieces.append(TextPiece(position, text[position:end]))
    return pieces
