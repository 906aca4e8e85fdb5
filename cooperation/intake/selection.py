"""Words that a user selected in a text, and what a form can be filled in with because of them."""

from dataclasses import dataclass
from functools import cached_property

from cooperation.intake.candidates import Candidate
from cooperation.intake.dates import DateMention
from cooperation.intake.mentions import Mentions, mentions_in
from cooperation.models import Snapshot
from cooperation.models.citations import MAX_QUOTE_WORDS
from cooperation.models.keys import PRIMARY_KEY

MAX_WORDS_AS_TITLE_CHARACTERS = 200  # of words that can be a title; longer ones are a sentence
# Record type -> the fields that get the participants, initiatives and agreements that the words name, besides places.
RELATIONS = {
    "meeting": {"participant": "participant"},
    "agreement": {"participant": "participant"},
    "initiative": {"participant": "participant"},
    "development": {"participants": "participant", "initiatives": "initiative", "agreements": "agreement"},
    "commitment": {"by": "participant", "about_initiatives": "initiative", "about_agreements": "agreement"},
    "figure": {"of": "participant", "initiative": "initiative", "agreement": "agreement"},
}
SINGLE = {"initiative", "agreement"}  # fields that take one row
TEXT_FIELDS = {"agreement": "title", "initiative": "title", "development": "text", "commitment": "what"}
DATE_FIELDS = {"meeting": "date", "development": "date", "commitment": "due", "figure": "period"}


@dataclass(frozen=True)
class SelectedWords:
    """Words of a stored text.

    Attributes:
        snapshot: the text.
        start: the number of characters before the words.
        end: the number of characters up to their end.
    """

    snapshot: Snapshot
    start: int
    end: int

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
        found = mentions_in(self.snapshot.text, self.snapshot.source.published)
        return Mentions(*([one for one in rows if self.start <= one.start and one.end <= self.end] for rows in found))

    def parameters(self, model_name: str) -> dict[str, str]:
        """Return the query parameters that fill in the form of a record type, or of a citation."""
        query = {"source": str(self.snapshot.source_id), "quote": self.quote}
        relations = {**RELATIONS[model_name], "places": "place"} if model_name in RELATIONS else {}
        for field, noun in relations.items():
            ids = list(dict.fromkeys(str(row.pk) for row in self._named(noun)))
            if ids:
                query[field] = ids[0] if field in SINGLE else ",".join(ids)
        if (field := TEXT_FIELDS.get(model_name)) and (
            field != "title" or len(self.text) <= MAX_WORDS_AS_TITLE_CHARACTERS
        ):
            query[field] = self.text
        if (field := DATE_FIELDS.get(model_name)) and self.mentions.dates:
            query |= _date_parameters(field, self.mentions.dates[0])
        if model_name == "figure" and self.mentions.amounts:
            query["value_low"] = self.mentions.amounts[0].text
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


def words_at(snapshot: Snapshot, start: int, end: int) -> SelectedWords | None:
    """Return the words of a text between two positions, without white space around them; None if there are none."""
    exact = snapshot.text[start:end]
    if not 0 <= start < end <= len(snapshot.text) or not exact.strip():
        return None
    start += len(exact) - len(exact.lstrip())
    return SelectedWords(snapshot, start, start + len(exact.strip()))
