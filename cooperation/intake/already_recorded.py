"""What the register already says of what words of a text say: the same figure, promise, meeting or project.

The words are compared with records that have the same value, name the same participants on the same day, or have a
title of the same words, but not with records of other countries. A date such as "by 1 October" is a deadline, which
only commitments have. Nothing is decided: the most likely ones are shown beside the words.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from cooperation.fields import Period
from cooperation.intake.amounts import AmountMention
from cooperation.intake.candidates import Candidate
from cooperation.intake.promises import PROMISES
from cooperation.intake.selection import SelectedWords
from cooperation.models import Anchor, Development, Entry, Figure
from cooperation.models.keys import Among
from cooperation.models.records import RECORD_NAMES
from cooperation.models.search.mixin import union_all
from cooperation.models.search.scans import index_scans
from cooperation.models.search.vectors import EntryWords
from cooperation.models.twins import part_in_common, sharing_words

MAX_BESIDE_WORDS = 5  # records; more would not be read
MAX_COMPARED = 30  # records found in one way
MAX_COMPARED_CHARACTERS = (
    1_500  # of words to compare: a long paragraph. What a whole text names would be found for no reason
)
MAX_LOOKED_UP = 6  # subjects, dates and amounts of the words that are looked up
MAX_WORDS_LOOKED_UP = 30  # as many as a long sentence has; they are searched for in titles
ENOUGH_WORDS = 0.6  # the part of a title's words that is enough without anything else
SOME_WORDS = 0.3  # the part that is enough with the same participants or value
MANY_WORDS = 0.45  # the part that is enough for a promise with the same participants and another deadline
MIN_ATTENDING = 2  # participants that words name, so that a meeting on the same day may be theirs
SAME, NEARLY, SIMILAR = 1.0, 0.9, 0.8  # how likely it is that a record is about the same
DATE_FIELDS = {"meeting": "date", "development": "date", "commitment": "due"}
"""Record type -> the field whose date words can contradict."""


@dataclass(frozen=True)
class Recorded:
    """A record that may say the same as some words, or something else about the same.

    Attributes:
        noun: its record type.
        pk: its primary key.
        title: its title.
        reason: what it has in common with the words.
        likeness: from 0 to 1.
        differs_in: the field in which the words contradict it; "" if none does.
        differs: what the words say there.
    """

    noun: str
    pk: int
    title: str
    reason: str
    likeness: float
    differs_in: str = ""
    differs: str = ""


def recorded_already(words: SelectedWords) -> list[Recorded]:
    """Return the records that may say the same as some words, most likely first.

    Records that are cited with some of these words are left out: the text shows them.
    """
    if len(words.text) > MAX_COMPARED_CHARACTERS:
        return []
    comparison = _Comparison(words)
    found = comparison.with_entries(_entries(set(comparison.candidates()) - _cited_with(words)))

    def order(it: Recorded) -> tuple:
        is_other = comparison.is_promise and it.noun != "commitment" and it.likeness < SAME
        return is_other, -it.likeness, RECORD_NAMES.index(it.noun), -it.pk

    return sorted(found, key=order)[:MAX_BESIDE_WORDS]


class _Comparison:
    """Words, and what they name, compared with entries of records."""

    def __init__(self, words: SelectedWords) -> None:
        likely = dict.fromkeys((row.noun, row.pk) for row in words.likely)
        self.text = words.text
        self.countries = {code for row in words.likely for code in row.countries}
        self.participants = {pk for noun, pk in likely if noun == "participant"}
        self.attending = words.attending
        subjects = [(noun, pk) for noun, pk in likely if noun in ("agreement", "initiative")]
        amounts = [mention for mention in words.mentions.amounts if mention.unit]
        self.subjects = set(subjects[:MAX_LOOKED_UP])
        self.dates: list[Period] = [mention.period for mention in words.mentions.dates[:MAX_LOOKED_UP]]
        self.days = [date for date in self.dates if date.is_day]
        # Deadlines are not compared with the time at which something was.
        self.times = [date for date in self.dates if date.lower]
        self.is_promise = len(self.times) < len(self.dates) or bool(PROMISES.search(self.text))
        self.amounts: list[AmountMention] = amounts[:MAX_LOOKED_UP]

    def candidates(self) -> Iterable[tuple[str, int]]:
        """Return record type and primary key of records to compare; some are repeated."""
        entries = Entry.objects.order_by()
        found = sharing_words(EntryWords.objects.filter(noun__in=RECORD_NAMES), self.text, MAX_WORDS_LOOKED_UP)
        found += [entries.filter(noun="figure", value=one.value)[:MAX_COMPARED] for one in self.amounts]
        if self.participants:
            theirs = entries.with_any("participants", sorted(self.participants))
            for date in self.days:
                found.append(theirs.filter(noun="meeting", period__overlap=date)[:MAX_COMPARED])
            for date in self.dates:
                if date.upper:
                    found.append(theirs.filter(noun="commitment", due=date.upper)[:MAX_COMPARED])
        with index_scans():
            alike = list(union_all([rows.values_list("noun", "key") for rows in found]))
        return [*self.subjects, *self._of_subjects(), *alike]

    def _of_subjects(self) -> Iterable[tuple[str, int]]:
        """Return developments on the same days, and figures, of the agreements and initiatives that are named."""
        found: list[QuerySet] = []
        for noun, pk in self.subjects:
            if self.times:
                then = reduce(or_, (Q(date__overlap=date) for date in self.times))
                found.append(Development.objects.filter(then, **{f"{noun}s": pk}))
            if self.amounts:
                found.append(Figure.objects.filter(**{noun: pk}))
        limited = (rows.order_by("-pk").only("pk")[:MAX_COMPARED] for rows in found)
        return [(row._meta.model_name, row.pk) for rows in limited for row in rows]

    def with_entries(self, entries: Iterable[Entry]) -> list[Recorded]:
        """Return those entries that have enough in common with the words."""
        entries = list(entries)
        ids = [entry.key for entry in entries if entry.noun == "figure"]
        figures = Figure.objects.filter(pk__in=ids).select_related("unit").in_bulk() if ids else {}
        agreeing = {
            pk
            for one in self.amounts
            for pk in Figure.objects.agreeing_with(ids, one.value, one.upper, one.bound, one.unit)
        }
        found = (
            self._with_figure(entry, figures[entry.key], is_same=entry.key in agreeing)
            if entry.key in figures and entry.noun == "figure"
            else self._with_entry(entry)
            for entry in entries
            if not self._is_elsewhere(entry)
        )
        return [recorded for recorded in found if recorded is not None]

    def _with_entry(self, entry: Entry) -> Recorded | None:
        if (entry.noun, entry.key) in self.subjects:
            return _recorded(entry, "named in these words", SAME)
        part = part_in_common(entry.title, self.text)
        is_then = self._is_then(entry)
        if is_then and (self._is_meeting(entry) or (self._is_theirs(entry) and part >= SOME_WORDS)):
            return _recorded(entry, "the same participants and date", NEARLY)
        is_promise = entry.noun == "commitment" and self.is_promise and self._is_theirs(entry)
        if part < (MANY_WORDS if is_promise else ENOUGH_WORDS):
            return None
        dates = self.dates if entry.noun == "commitment" else self.times
        if is_then is False and len(dates) == 1:
            other = {"differs_in": DATE_FIELDS[entry.noun], "differs": str(dates[0])}
            return _recorded(entry, "similar words, another date", SIMILAR * part, **other)
        return _recorded(entry, "similar words", SIMILAR * part)

    def _with_figure(self, entry: Entry, figure: Figure, *, is_same: bool) -> Recorded | None:
        amount = next((one for one in self.amounts if _is_comparable(one, figure)), None)
        part = part_in_common(figure.indicator, self.text)
        is_about = self._is_theirs(entry) or not self.subjects.isdisjoint(
            {("agreement", figure.agreement_id), ("initiative", figure.initiative_id)}
        )
        if amount is None or not (is_about or part >= SOME_WORDS):
            return None
        if is_same:
            return _recorded(entry, "the same value", NEARLY + part / 100)
        if part < SOME_WORDS or (figure.period and self.dates and not any(map(figure.period.overlaps, self.dates))):
            return None
        other = {"differs_in": "value_low", "differs": amount.text}
        return _recorded(entry, f"another value: {figure.shown_value()}", SIMILAR + part / 100, **other)

    def _is_elsewhere(self, entry: Entry) -> bool:
        """Whether an entry is one of other countries than the words name."""
        return bool(self.countries and entry.countries) and self.countries.isdisjoint(entry.countries)

    def _is_theirs(self, entry: Entry) -> bool:
        return not self.participants.isdisjoint(entry.participants)

    def _is_meeting(self, entry: Entry) -> bool:
        """Whether an entry is a meeting of all that the words name, at least two, on a day that they name."""
        if entry.noun != "meeting" or len(self.attending) < MIN_ATTENDING:
            return False
        is_that_day = any(entry.period.overlaps(day) for day in self.days)
        return is_that_day and all(_takes_part(row, entry) for row in self.attending)

    def _is_then(self, entry: Entry) -> bool | None:
        """Whether the words have the date of an entry; None if one of them has none."""
        if entry.noun == "commitment":
            return entry.due and any(date.upper == entry.due for date in self.dates) if self.dates else None
        if entry.noun not in DATE_FIELDS or not self.times:
            return None
        return entry.period and any(entry.period.overlaps(date) for date in self.times)


def _takes_part(row: Candidate, entry: Entry) -> bool:
    """Whether a participant is one of an entry. A state is, if somebody of this country is."""
    return row.pk in entry.participants or (row.is_country and not set(row.countries).isdisjoint(entry.countries))


def _recorded(entry: Entry, reason: str, likeness: float, **differs: str) -> Recorded:
    return Recorded(entry.noun, entry.key, entry.title, reason, likeness, **differs)


def _entries(pairs: Iterable[tuple[str, int]]) -> QuerySet:
    ids = defaultdict(list)
    for noun, key in pairs:
        ids[noun].append(key)
    if not ids:
        return Entry.objects.none()
    conditions = (Q(Among("key", keys), noun=noun) for noun, keys in ids.items())
    columns = ("noun", "key", "title", "period", "period_phrase", "due", "countries", "participants")
    return Entry.objects.filter(reduce(or_, conditions)).only(*columns).order_by()


def _is_comparable(amount: AmountMention, figure: Figure) -> bool:
    if amount.unit == figure.unit:
        return True
    factors = amount.unit.factor, figure.unit.factor
    return None not in factors and amount.unit.dimension == figure.unit.dimension


def _cited_with(words: SelectedWords) -> set[tuple[str, int]]:
    """Return record type and primary key of records that are cited with some of these words."""
    anchors = Anchor.objects.filter(snapshot=words.snapshot, start__lt=words.end, end__gt=words.start)
    columns = [f"citation__{noun}_id" for noun in RECORD_NAMES]
    return {
        (noun, pk)
        for row in anchors.values_list(*columns)
        for noun, pk in zip(RECORD_NAMES, row, strict=True)
        if pk is not None
    }
