"""Words that a user selected in a text, and what a form can be filled in with because of them."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cooperation.fields import Period
from cooperation.intake.amount_fields import amount_parameters
from cooperation.intake.candidates import Candidate, states_of
from cooperation.intake.capacities import CAPACITY, ON_BEHALF_OF, ROLE, Attending, attending
from cooperation.intake.dates import DateMention
from cooperation.intake.events import form_of, is_done_by, status_of, venue_of
from cooperation.intake.future import figure_nature, meeting_status
from cooperation.intake.kinds import kind_in
from cooperation.intake.main_values import (
    date_of_act,
    date_of_amount,
    date_of_meeting,
    deadline,
    main_amount,
    only_date,
    places_of_amount,
)
from cooperation.intake.mentions import Mentions, mentions_in
from cooperation.intake.promises import promise_in
from cooperation.intake.proposals import dateline_in
from cooperation.intake.quotes import first_words, place_of
from cooperation.intake.sector_words import sectors_in
from cooperation.intake.speakers import speaker_of
from cooperation.models import Batch, Initiative, Snapshot
from cooperation.models.citations import MAX_QUOTE_WORDS
from cooperation.models.keys import PRIMARY_KEY

MAX_WORDS_AS_TITLE_CHARACTERS = 200  # of words that can be a title; longer ones are a sentence


class Taken(NamedTuple):
    """What the form of a record type takes from words, besides their date, amount and the like.

    Attributes:
        relations: a field -> the type of what it gets, of all that the words name.
        one: fields of these that take one row.
        text: the field that gets the words; "" if none does.
        has_places: whether ``places`` gets the places that the words name.
    """

    relations: dict[str, str]
    one: tuple[str, ...] = ()
    text: str = ""
    has_places: bool = True


FIRST_ROWS = {"participant": "participant"}  # the first rows of participants or parties
SUBJECTS_OF_WORDS = {"initiatives": "initiative", "agreements": "agreement"}
TAKEN_FROM_WORDS = {
    "meeting": Taken(FIRST_ROWS),
    "agreement": Taken(FIRST_ROWS, text="title"),
    "initiative": Taken(FIRST_ROWS, text="title"),
    "development": Taken({"participants": "participant"} | SUBJECTS_OF_WORDS, text="text"),
    "commitment": Taken({f"about_{field}": noun for field, noun in SUBJECTS_OF_WORDS.items()}, text="what"),
    # Places tell figures apart, so one that is only mentioned would hide a contradiction.
    "figure": Taken(
        {"of": "participant", "initiative": "initiative", "agreement": "agreement"},
        one=("initiative", "agreement"),
        has_places=False,
    ),
}
"""Record type -> what its form takes from words. The form of another type gets the source and the quote."""
OTHERS_THAN_SPEAKER = ("agreement", "figure")  # record types of which a speaker is no participant


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

    @cached_property
    def begins(self) -> int:
        """The position after the dateline, if the words begin with it: its date and place are not those of a record."""
        dateline = dateline_in(self.snapshot.text)
        is_within = dateline is not None and dateline.start <= self.start < dateline.end < self.end
        return dateline.end if is_within else self.start

    @cached_property
    def said(self) -> str:
        """The words without a dateline, on one line."""
        return " ".join(self.snapshot.text[self.begins : self.end].split())

    @property
    def quote(self) -> str:
        """The words, or the first of them that a quote can have."""
        return first_words(self.said, MAX_QUOTE_WORDS)

    @cached_property
    def mentions(self) -> Mentions:
        """What the words name, without a dateline, and their sentences."""
        sentences, *kinds = self._of_whole_text
        sentences = [one for one in sentences if one.start < self.end and one.end > self.begins]
        within = ([one for one in rows if self.begins <= one.start and one.end <= self.end] for rows in kinds)
        return Mentions(sentences, *within)

    @property
    def sentences(self) -> tuple[int, int]:
        """The position of the first character of their sentences, and that after the last one."""
        own = [one for one in self._of_whole_text.sentences if one.start < self.end and one.end > self.start]
        return (own[0].start, own[-1].end) if own else (self.start, self.end)

    def place_of_quote(self, quote: str) -> tuple[Snapshot, int, int] | None:
        """Return where a quote is: at these words, elsewhere in their text, or in another text of the source.

        Args:
            quote: the quote as it was typed; a blank one leaves these words.

        Return the text, the number of characters before the quote, and up to its end; None if no text has it.
        """
        selected = self.snapshot.text[self.start : self.end]
        if not quote.strip() or quote.split() == selected.split() or place_of(selected, quote):
            return self.snapshot, self.start, self.end
        others = Snapshot.objects.filter(source=self.snapshot.source_id).exclude(pk=self.snapshot.pk).exclude(text="")
        found = ((one, place_of(one.text, quote)) for one in chain([self.snapshot], others.latest_first()))
        return next(((one, *place) for one, place in found if place), None)

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
            return sectors_in(self.said)
        sectors = Initiative.sectors.through.objects.filter(initiative__in=initiatives)
        return list(dict.fromkeys(sectors.order_by("pk").values_list("sector", flat=True)))

    def parameters(self, model_name: str) -> dict[str, str]:
        """Return the query parameters that fill in the form of a record type, or of a citation."""
        return self.texts(model_name) | self.named(model_name)

    def texts(self, model_name: str) -> dict[str, str]:
        """Return those of the parameters for which the text need not be read: the source, and the words themselves."""
        query = {"source": str(self.snapshot.source_id), "quote": self.quote}
        taken = TAKEN_FROM_WORDS.get(model_name)
        if taken and taken.text and (taken.text != "title" or len(self.said) <= MAX_WORDS_AS_TITLE_CHARACTERS):
            query[taken.text] = self.said.removesuffix(".") if taken.text == "title" else self.said
        return query

    def named(self, model_name: str) -> dict[str, str]:
        """Return those of the parameters that say what the words name. They are read once for each type of form."""
        if model_name not in self._named:
            self._named[model_name] = self._read(model_name)
        return self._named[model_name]

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        return {}

    def _read(self, model_name: str) -> dict[str, str]:
        query: dict[str, str] = {}
        if self.speaker:
            query["speaker"] = str(self.speaker.pk)
        if (taken := TAKEN_FROM_WORDS.get(model_name)) is None:
            return query
        relations = taken.relations | ({"places": "place"} if taken.has_places else {})
        rows = [row for row in self.likely if row != self.speaker or model_name not in OTHERS_THAN_SPEAKER]
        for name, noun in relations.items():
            if ids := [str(row.pk) for row in rows if row.noun == noun]:
                query[name] = ids[0] if name in taken.one else ",".join(ids)
        if self.sectors:
            query["sectors"] = ",".join(map(str, self.sectors))
        date = self.mentions.dates[0].period if self.mentions.dates else None
        if kind := kind_in(model_name, self.said, date, self._published):
            query["kind"] = kind
        match model_name:
            case "meeting":
                query |= self._venue("venue", query.get("places", "")) | self._meeting()
            case "agreement":
                query = self._agreement() | query | self._venue("venues", query.get("places", ""))
            case "development":
                query |= _date("date", next(iter(self.mentions.dates), None))
            case "commitment":
                query |= self._commitment()
            case "figure":
                query |= self._figure()
        return query

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

    @property
    def attending(self) -> list[Candidate]:
        """The participants that the words name, without those that are only part of the capacity of a person."""
        return [one.participant for one in self._attending]

    @cached_property
    def _attending(self) -> list[Attending]:
        begins = self.sentences[0] if self.begins == self.start else self.begins
        return attending(self.snapshot.text, begins, self.mentions)

    def _meeting(self) -> dict[str, str]:
        """The date and status of a meeting, and its participants with their capacities and whom they represent."""
        date = date_of_meeting(self.snapshot.text, self.begins, self.mentions)
        status = meeting_status(self.said, date and date.period, self._published)
        found = self._attending
        query = _date("date", date) | ({"status": status.value} if status else {})
        query |= {"participant": ",".join(str(one.participant.pk) for one in found)} if found else {}
        states = states_of({one.state_of_person for one in found if one.state_of_person})
        for one in found:
            if one.capacity:
                query[f"{CAPACITY}{one.participant.pk}"] = one.capacity
            if state := one.on_behalf_of or states.get(one.state_of_person):
                query[f"{ON_BEHALF_OF}{one.participant.pk}"] = str(state.pk)
            if one.role:
                query[f"{ROLE}{one.participant.pk}"] = one.role
        return query

    def _agreement(self) -> dict[str, str]:
        """The form of an agreement, and the status that the words report, with its date.

        Without a status there is no date either. If bodies that the register lacks did it, there are no parties: those
        that are pinned would be wrong.
        """
        text = self.snapshot.text
        form = form_of(text, self.begins, self.end)
        query = {"form": form.value} if form else {}
        if (found := status_of(text, self.begins, self.end)) is None:
            return query
        status, act = found
        bodies = [one for one in self.mentions.unknown if one.noun == "participant" and one.kind != "person"]
        if any(is_done_by(text, one.start, one.end, act[0]) for one in bodies):
            query["participant"] = ""
        return query | {"new_status": status.value} | _date("since", date_of_act(text, act, self.begins, self.mentions))

    def _commitment(self) -> dict[str, str]:
        """The deadline of a promise, who makes it, and to whom."""
        participants = [
            (name.start, name.end, row)
            for name in self.mentions.names
            for row in name.candidates[:1]
            if row.noun == "participant"
        ]
        promise = promise_in(self.snapshot.text, self.begins, self.end, participants)
        parties = {"by": promise.by, "to": promise.to}
        query = {name: ",".join(str(row.pk) for row in rows) for name, rows in parties.items() if rows}
        return query | _date("due", deadline(self.snapshot.text, self.mentions.dates, self._published))

    def _figure(self) -> dict[str, str]:
        """The main amount, with its date and nature, and the place where the words put it."""
        text = self.snapshot.text
        amount = main_amount(text, self.mentions.amounts)
        if amount is None:
            return _date("period", only_date(text, self.mentions.dates))
        date = date_of_amount(text, amount, self.mentions)
        sentence = next(one.start for one in self.mentions.sentences if one.start <= amount.start < one.end)
        before = (one.end for one in self.mentions.amounts if one.end <= amount.start)
        begins = max([self.begins, sentence, *before])
        period = date and date.period
        nature = figure_nature(text, amount.start, amount.end, begins, period=period, published=self._published)
        places = [str(row.pk) for row in places_of_amount(text, amount, self.mentions.names)]
        query = amount_parameters("value_low", amount) | _date("period", date)
        query |= {"nature": nature.value} if nature else {}
        return query | ({"places": ",".join(places)} if places else {})

    @property
    def _published(self) -> Period | None:
        return self.snapshot.source.published


def _date(field: str, mention: DateMention | None) -> dict[str, str]:
    """The parameters of a date; none without one."""
    if mention is None:
        return {}
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
