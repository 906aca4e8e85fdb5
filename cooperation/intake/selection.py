"""Words that a user selected in a text, and what a form can be filled in with because of them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from cooperation.intake.candidates import Candidate
from cooperation.intake.dates import DateMention
from cooperation.intake.mentions import Mentions, mentions_in
from cooperation.intake.pinned import with_pinned
from cooperation.models import Batch, Snapshot
from cooperation.models.citations import MAX_QUOTE_WORDS
from cooperation.models.keys import PRIMARY_KEY

MAX_WORDS_AS_TITLE_CHARACTERS = 200  # of words that can be a title; longer ones are a sentence


class Taken(NamedTuple):
    """What the form of a record type takes from words.

    Attributes:
        relations: a field -> the type of what it gets, of all that the words name. ``places`` is in all of them.
        one: fields of these that take one row.
        text: the field that gets the words; "" if none does.
        date: the field that gets their first date.
        amount: the field that gets their first amount.
    """

    relations: dict[str, str]
    one: tuple[str, ...] = ()
    text: str = ""
    date: str = ""
    amount: str = ""


FIRST_ROWS = {"participant": "participant"}  # the first rows of participants or parties
SUBJECTS_OF_WORDS = {"initiatives": "initiative", "agreements": "agreement"}
TAKEN_FROM_WORDS = {
    "meeting": Taken(FIRST_ROWS, date="date"),
    "agreement": Taken(FIRST_ROWS, text="title"),
    "initiative": Taken(FIRST_ROWS, text="title"),
    "development": Taken({"participants": "participant"} | SUBJECTS_OF_WORDS, text="text", date="date"),
    "commitment": Taken(
        {"by": "participant"} | {f"about_{field}": noun for field, noun in SUBJECTS_OF_WORDS.items()},
        text="what",
        date="due",
    ),
    "figure": Taken(
        {"of": "participant", "initiative": "initiative", "agreement": "agreement"},
        one=("initiative", "agreement"),
        date="period",
        amount="value_low",
    ),
}
"""Record type -> what its form takes from words. The form of another type gets the source and the quote."""


@dataclass(frozen=True)
class SelectedWords:
    """Words of a stored text.

    Attributes:
        snapshot: the text.
        start: the number of characters before the words.
        end: the number of characters up to their end.
        of_text: what the whole text names, if that is known.
        batch: that of the user in this text, with what is pinned.
    """

    snapshot: Snapshot
    start: int
    end: int
    of_text: Mentions | None = field(default=None, compare=False, repr=False)
    batch: Batch | None = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.snapshot.text[self.start : self.end].split())

    @property
    def quote(self) -> str:
        """The words, or the first of them that a quote can have."""
        return " ".join(self.text.split()[:MAX_QUOTE_WORDS])

    @cached_property
    def mentions(self) -> Mentions:
        """What the words name. The whole text is read, because it may have the full name of a person, or the year."""
        found = self.of_text or mentions_in(self.snapshot.text, self.snapshot.source.published)
        return Mentions(*([one for one in rows if self.start <= one.start and one.end <= self.end] for rows in found))

    def parameters(self, model_name: str) -> dict[str, str]:
        """Return the query parameters that fill in the form of a record type, or of a citation."""
        return with_pinned(self._of_words(model_name), self.batch, model_name)[0]

    def pinned_parameters(self, model_name: str) -> list[str]:
        """Return the names of those parameters that have a pinned value, because the words give none."""
        return with_pinned(self._of_words(model_name), self.batch, model_name)[1]

    def _of_words(self, model_name: str) -> dict[str, str]:
        query = {"source": str(self.snapshot.source_id), "quote": self.quote}
        if (taken := TAKEN_FROM_WORDS.get(model_name)) is None:
            return query
        for name, noun in {**taken.relations, "places": "place"}.items():
            if ids := list(dict.fromkeys(str(row.pk) for row in self._named(noun))):
                query[name] = ids[0] if name in taken.one else ",".join(ids)
        if taken.text and (taken.text != "title" or len(self.text) <= MAX_WORDS_AS_TITLE_CHARACTERS):
            query[taken.text] = self.text
        if taken.date and self.mentions.dates:
            query |= _date_parameters(taken.date, self.mentions.dates[0])
        if taken.amount and self.mentions.amounts:
            query[taken.amount] = self.mentions.amounts[0].text
        return query

    def _named(self, noun: str) -> list[Candidate]:
        """Return the rows that the words name, the most likely one for each name."""
        likely = (mention.candidates[0] for mention in self.mentions.names if mention.candidates)
        return [row for row in likely if row.noun == noun]


def _date_parameters(field: str, mention: DateMention) -> dict[str, str]:
    query = {field: str(mention.period)}
    if mention.stated.casefold() != str(mention.period).casefold():
        query[f"{field}_stated"] = mention.stated
    return query | ({f"{field}_inferred": "on"} if mention.inferred else {})


def selected_words(snapshot: str, start: str, end: str) -> SelectedWords | None:
    """Return the words at positions as a URL has them; None if there are none."""
    if not all(PRIMARY_KEY.fullmatch(text) for text in (snapshot, start, end)):
        return None
    found = Snapshot.objects.filter(pk=snapshot).select_related("source").first()
    return words_at(found, int(start), int(end)) if found else None


def words_at(
    snapshot: Snapshot, start: int, end: int, of_text: Mentions | None = None, batch: Batch | None = None
) -> SelectedWords | None:
    """Return the words of a text between two positions, without white space around them; None if there are none."""
    exact = snapshot.text[start:end]
    if not 0 <= start < end <= len(snapshot.text) or not exact.strip():
        return None
    start += len(exact) - len(exact.lstrip())
    return SelectedWords(snapshot, start, start + len(exact.strip()), of_text, batch)
