"""Words that a user selected in a text, and what a form can be filled in with because of them."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.core.exceptions import ValidationError

from cooperation.fields import Amount
from cooperation.fields.amounts import plain_number
from cooperation.intake.amounts import AmountMention
from cooperation.intake.candidates import Candidate, states_of
from cooperation.intake.capacities import Attending, attending
from cooperation.intake.dates import DateMention
from cooperation.intake.events import status_of, venue_of
from cooperation.intake.kinds import kinds_of
from cooperation.intake.mentions import Mentions, mentions_in
from cooperation.intake.sector_words import sectors_in
from cooperation.intake.speakers import speaker_of
from cooperation.models import Batch, Initiative, Snapshot
from cooperation.models.citations import MAX_QUOTE_WORDS
from cooperation.models.keys import PRIMARY_KEY
from cooperation.models.units import unit_spelt

# Before the primary key of a participant: parameters that have its capacity, whom it represents, and its role.
CAPACITY, ON_BEHALF_OF, ROLE = "capacity-", "on_behalf_of-", "role-"
_OF_NO_STATE = re.compile(
    r"\b(?:director|ceo|chief executive|rector|professor|manager|директор|ректор|профессор)", re.IGNORECASE
)
"""Capacities in which a person represents no state, unless the text says it."""
_FROM = re.compile(r"\b(?:from|с|со)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"[^.;]{0,20}?\b(?:to|до)\s+(?:[a-z]+\s+){0,2}", re.IGNORECASE)
MAX_WORDS_AS_TITLE_CHARACTERS = 200  # of words that can be a title; longer ones are a sentence


class Taken(NamedTuple):
    """What the form of a record type takes from words.

    Attributes:
        relations: a field -> the type of what it gets, of all that the words name. ``places`` is in all of them.
        one: fields of these that take one row.
        text: the field that gets the words; "" if none does.
        date: the field that gets their first date.
        venue: the field that gets the place that they put it in. ``places`` then has their other places.
        status: the field that gets the status that they report. Without a status there is no date either.
        capacities: whether the first rows have the capacities of persons, and whom they represent.
        amount: the field that gets their first amount.
    """

    relations: dict[str, str]
    one: tuple[str, ...] = ()
    text: str = ""
    date: str = ""
    amount: str = ""
    venue: str = ""
    status: str = ""
    capacities: bool = False


AMOUNT = "value_low"  # the field of a figure that gets an amount
FIRST_ROWS = {"participant": "participant"}  # the first rows of participants or parties
SUBJECTS_OF_WORDS = {"initiatives": "initiative", "agreements": "agreement"}
TAKEN_FROM_WORDS = {
    "meeting": Taken(FIRST_ROWS, date="date", venue="venue", capacities=True),
    "agreement": Taken(FIRST_ROWS, text="title", date="since", venue="venues", status="new_status"),
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
        amount=AMOUNT,
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
        """What the words name."""
        within = self._of_whole_text
        return Mentions(*([one for one in rows if self.start <= one.start and one.end <= self.end] for rows in within))

    @property
    def sentences(self) -> tuple[int, int]:
        """The position of the first character of their sentences, and that after the last one."""
        own = [one for one in self._of_whole_text.sentences if one.start < self.end and one.end > self.start]
        return (own[0].start, own[-1].end) if own else (self.start, self.end)

    def printed(self, typed: str, printed: str, value: Decimal | None) -> str:
        """Return the words of an amount as the text prints them, for a value that was typed.

        Args:
            typed: what was typed as the value.
            printed: the printed words in the form, which may be those of another amount.
            value: the number that was understood.
        """
        if printed:
            others = {amount.value for amount in self.mentions.amounts if amount.text == printed}
            return printed if not others or value in others else ""
        words = " ".join(typed.split())
        return words if words in self.text and not words.replace(".", "").isdigit() else ""

    @cached_property
    def speaker(self) -> Candidate | None:
        """The person whose words they are, if their sentence says so."""
        return speaker_of(self.snapshot.text, self.start, self.end, self._of_whole_text)

    @cached_property
    def sectors(self) -> list[int]:
        """The primary keys of the sectors of the initiatives that the words name; if none, of what words they have."""
        initiatives = [row.pk for row in self.likely if row.noun == "initiative"]
        if not initiatives:
            return sectors_in(self.text)
        sectors = Initiative.sectors.through.objects.filter(initiative__in=initiatives)
        return list(dict.fromkeys(sectors.order_by("pk").values_list("sector", flat=True)))

    def parameters(self, model_name: str) -> dict[str, str]:
        """Return the query parameters that fill in the form of a record type, or of a citation."""
        return self.texts(model_name) | self.named(model_name)

    def texts(self, model_name: str) -> dict[str, str]:
        """Return those of the parameters for which the text need not be read: the source, and the words themselves."""
        query = {"source": str(self.snapshot.source_id), "quote": self.quote}
        taken = TAKEN_FROM_WORDS.get(model_name)
        if taken and taken.text and (taken.text != "title" or len(self.text) <= MAX_WORDS_AS_TITLE_CHARACTERS):
            query[taken.text] = self.text.removesuffix(".") if taken.text == "title" else self.text
        return query

    def named(self, model_name: str) -> dict[str, str]:
        """Return those of the parameters that say what the words name."""
        query: dict[str, str] = {}
        if self.speaker:
            query["speaker"] = str(self.speaker.pk)
        if (taken := TAKEN_FROM_WORDS.get(model_name)) is None:
            return query
        for name, noun in {**taken.relations, "places": "place"}.items():
            if ids := [str(row.pk) for row in self.likely if row.noun == noun]:
                query[name] = ids[0] if name in taken.one else ",".join(ids)
        if self.sectors:
            query["sectors"] = ",".join(map(str, self.sectors))
        if taken.venue:
            query |= self._venue(taken.venue, query.get("places", ""))
        if taken.status and (status := status_of(self.text)):
            query[taken.status] = status.value
        if taken.date and self.mentions.dates and (not taken.status or taken.status in query):
            query |= _date_parameters(taken.date, self.mentions.dates[0])
        date = self.mentions.dates[0].period if self.mentions.dates else None
        query |= kinds_of(model_name, self.text, date, self.snapshot.source.published)
        if taken.amount and self.mentions.amounts:
            query |= self._amount_query
        return query | (self._attending() if taken.capacities else {})

    @property
    def likely(self) -> list[Candidate]:
        """The rows that the words name, the most likely one for each name."""
        return list(dict.fromkeys(name.candidates[0] for name in self.mentions.names if name.candidates))

    @cached_property
    def _of_whole_text(self) -> Mentions:
        """What the text names. It is read as a whole, because it may have the full name of a person, or the year."""
        return self.of_text or mentions_in(self.snapshot.text, self.snapshot.source.published)

    def _venue(self, field: str, places: str) -> dict[str, str]:
        """The place that the words put it in, and their other places."""
        if (venue := venue_of(self.snapshot.text, self.mentions.names)) is None:
            return {}
        others = [pk for pk in places.split(",") if pk != str(venue.pk)]
        return {field: str(venue.pk), "places": ",".join(others)}

    def _attending(self) -> dict[str, str]:
        """The participants of a meeting, with their capacities and whom they represent."""
        found = attending(self.snapshot.text, self.sentences[0], self.mentions.names)
        query = {"participant": ",".join(str(one.participant.pk) for one in found)} if found else {}
        states = states_of({*filter(None, map(self._state_of_person, found))})
        for one in found:
            if one.capacity:
                query[f"{CAPACITY}{one.participant.pk}"] = one.capacity
            if state := one.on_behalf_of or states.get(self._state_of_person(one)):
                query[f"{ON_BEHALF_OF}{one.participant.pk}"] = str(state.pk)
            if one.role:
                query[f"{ROLE}{one.participant.pk}"] = one.role
        return query

    def _state_of_person(self, one: Attending) -> str:
        """The code of the country that a person in a meeting probably represents; "" if that is not likely."""
        person = one.participant
        if not person.is_person or len(person.countries) != 1 or _OF_NO_STATE.search(one.capacity):
            return ""
        return person.countries[0]

    @cached_property
    def _amount_query(self) -> dict[str, str]:
        """The parameters of their amount. Units are read from the database only once."""
        return _amount_parameters(AMOUNT, self._amount)

    @property
    def _amount(self) -> AmountMention:
        """The first amount; of "from 0.9 to 1.1 billion dollars" the second, which is the newer value."""
        first, *others = self.mentions.amounts
        text = self.snapshot.text
        if others and _FROM.search(text, max(0, first.start - 10), first.start):
            return others[0] if _UP_TO.fullmatch(text, first.end, others[0].start) else first
        return first


def _amount_parameters(field: str, mention: AmountMention) -> dict[str, str]:
    """The words of an amount; if a form would read them in another way or not at all, its number, bound and unit too.

    "1,7 млрд долларов" is 1.7 billion in a Russian text only, and "from 0.9 to 1.1 billion" names a unit for both.
    """
    unit = mention.unit.pk if mention.unit else ""
    try:
        read = Amount.parse(mention.text)
        spelt = unit_spelt(read.unit) if read.unit else None
        same = (read.low, read.high, read.bound) == (mention.value, mention.upper, mention.bound)
        if same and (spelt.pk if spelt else "") == unit:
            return {field: mention.text}
    except (ValueError, ValidationError):
        pass
    query = {field: plain_number(mention.value), "bound": mention.bound, "unit": unit, "printed": mention.text}
    if mention.upper is not None:
        query["value_high"] = plain_number(mention.upper)
    return {name: value for name, value in query.items() if value}


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
