"""Chronicles: what entries say happened, merged with the deadlines of their commitments, in order of time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db import models

from cooperation.fields import LowerBound, Period, midnight
from cooperation.fields.spans import ONE_DAY
from cooperation.fields.times import known_on
from cooperation.models.actions import AgreementAction
from cooperation.models.commitments import RESTATED, Commitment
from cooperation.models.entries import Entry, EntryQuerySet, dated_by_deadline
from cooperation.models.keys import PRIMARY_KEY
from cooperation.models.records import RECORD_MODELS

DEADLINE = "deadline"

STANDING_TYPES = (Entry.Noun.AGREEMENT, Entry.Noun.INITIATIVE)
"""Record types that a chronicle tells by their acts and developments."""

STEP_TYPES = {
    Entry.Noun.MEETING: "Meetings",
    Entry.Noun.ACTION: "Acts of agreements",
    Entry.Noun.DEVELOPMENT: "Developments",
    Entry.Noun.COMMITMENT: "Commitments",
    DEADLINE: "Deadlines",
    Entry.Noun.FIGURE: "Figures",
}
"""Type of step -> its name in English. On one day, a chronicle tells them in this order."""

for _model in RECORD_MODELS:
    if _model._meta.model_name not in STANDING_TYPES:  # a record type that was added later comes last
        STEP_TYPES.setdefault(_model._meta.model_name, str(_model._meta.verbose_name_plural).capitalize())


STEP_COLUMNS = ("noun", "key", "period", "period_phrase", "due", "updated_at")
"""The columns of entries that a chronicle reads."""


@dataclass(frozen=True)
class Step:
    """A moment in a chronicle: the date of an entry, or the deadline of a commitment.

    Attributes:
        day: the first day of the date, or the last day of the deadline; None without a date.
        type: a key of ``STEP_TYPES``, or the record type of what is only planned or has no date.
        key: the id of the row.
        entry: its entry, with the columns that a chronicle reads. A step that is read from an address has none.
    """

    day: date | None
    type: str
    key: int
    entry: Entry | None = None

    def __str__(self) -> str:
        return f"{self.day or ''}~{self.type}~{self.key}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the step that ``str`` wrote, without its entry. Raise ValueError if it is not one."""
        day, of_type, key = text.split("~")
        if of_type not in (*STEP_TYPES, *STANDING_TYPES) or not PRIMARY_KEY.fullmatch(key):
            raise ValueError(f"“{text}” is no step.")
        # A Period has a day after each of its days.
        return cls(Period.of_day(date.fromisoformat(day)).lower if day else None, of_type, int(key))

    @property
    def order(self) -> tuple[date, int, str]:
        """The sort key of a dated step, the oldest first."""
        return self.day, self.key, self.type

    @property
    def period(self) -> Period | None:
        """The date; None of a deadline, of which entries have only the last day."""
        return None if self.type == DEADLINE else self.entry.period


class Chronicle:
    """The steps of some entries.

    Args:
        entries: the entries that it tells about and that its reader may see, in any order.
        today: the day that parts what happened from what lies ahead.
        types: the types of its steps, of ``STEP_TYPES``; empty for all.
        within: only steps that overlap this period.
        oldest_first: whether what happened is told from its beginning, not from its end.
        among: the record types among the entries, if they are known: no query asks for others.
    """

    def __init__(
        self,
        entries: EntryQuerySet,
        today: date,
        *,
        types: Collection[str] = (),
        within: Period | None = None,
        oldest_first: bool = False,
        among: Collection[str] | None = None,
    ) -> None:
        self._today = today
        self._has_commitments = among is None or Entry.Noun.COMMITMENT in among
        self._types = list(types or STEP_TYPES)
        self._entries = entries.only(*STEP_COLUMNS)
        self._within = within
        self._oldest_first = oldest_first

    def past(self, limit: int, after: Step | None = None) -> list[Step]:
        """Return up to ``limit`` steps that happened, those without a date last.

        A deadline is told if it has passed and no later wording of the commitment replaces it.

        Args:
            limit: the number of steps.
            after: the step before the first one; None for the beginning.
        """
        found = []
        if after is None or after.day is not None:
            happened = self._happened().filter(period__startswith__lte=self._today)
            passed = self._deadlines().filter(due__lte=self._today)
            steps = [*self._dated(happened, limit, after), *self._due(passed, limit, after)]
            found = sorted(steps, key=lambda step: step.order, reverse=not self._oldest_first)[:limit]
        if len(found) < limit and self._within is None:
            found += self._undated(limit - len(found), after if after and after.day is None else None)
        return found

    def ahead(self, limit: int) -> list[Step]:
        """Return up to ``limit`` steps that are to come, the soonest first: also what initiatives plan."""
        planned = self._happened(Entry.Noun.INITIATIVE).filter(period__startswith__gt=self._today)
        due = self._deadlines().unsettled().filter(due__gt=self._today)
        soonest = planned.order_by(LowerBound("period").asc(nulls_first=True), "key", "-noun")[:limit]
        steps = [_dated(entry) for entry in soonest]
        steps += [_deadline(entry) for entry in due.order_by(models.F("due").asc(nulls_first=True), "key")[:limit]]
        return sorted(steps, key=lambda step: (step.day, step.type != DEADLINE, step.key))[:limit]

    def overdue(self, limit: int) -> list[Step]:
        """Return up to ``limit`` deadlines that passed without a verdict, the latest first."""
        late = self._deadlines().overdue().order_by(models.F("due").desc(nulls_last=True), "-key")
        return [_deadline(entry) for entry in late[:limit]]

    def _happened(self, *also: Entry.Noun) -> EntryQuerySet:
        types = [name for name in self._types if name != DEADLINE]
        every = set(self._types) == set(STEP_TYPES)
        rows = self._entries.filter(noun__in=[*types, *(also if every else ())])
        if DEADLINE in self._types:
            rows = rows.exclude(dated_by_deadline())  # the deadline is a step itself
        return rows if self._within is None else rows.filter(period__overlap=self._within)

    def _deadlines(self) -> EntryQuerySet:
        rows = self._entries.for_model(Commitment).filter(due__isnull=False).exclude(status=RESTATED)
        if DEADLINE not in self._types or not self._has_commitments:
            return rows.none()
        if self._within and self._within.lower:
            rows = rows.filter(due__gt=self._within.lower)
        if self._within and self._within.upper:
            rows = rows.filter(due__lte=self._within.upper)
        return rows

    def _dated(self, rows: EntryQuerySet, limit: int, after: Step | None) -> list[Step]:
        if after:
            rows = self._after(rows, "period__startswith", after.day, self._past_key(after))
        if self._oldest_first:
            rows = rows.order_by(LowerBound("period").asc(nulls_first=True), "key", "noun")
        else:
            rows = rows.order_by(LowerBound("period").desc(nulls_last=True), "-key", "-noun")
        return [_dated(entry) for entry in rows[:limit]]

    def _due(self, rows: EntryQuerySet, limit: int, after: Step | None) -> list[Step]:
        if after:
            # On one day, a deadline comes after another step of the same key, or before it, by the name of its type.
            is_later = after.type < DEADLINE if self._oldest_first else after.type > DEADLINE
            same_day = models.Q(**{f"key__{self._side}{'e' if is_later else ''}": after.key})
            rows = self._after(rows, "due", after.day + ONE_DAY, same_day)
        due = models.F("due")
        order = due.asc(nulls_first=True) if self._oldest_first else due.desc(nulls_last=True)
        return [_deadline(entry) for entry in rows.order_by(order, "key" if self._oldest_first else "-key")[:limit]]

    @property
    def _side(self) -> str:
        return "gt" if self._oldest_first else "lt"

    def _after(self, rows: EntryQuerySet, path: str, day: date, same_day: models.Q) -> EntryQuerySet:
        """Return the rows after a step of a day; ``same_day`` is the condition for those of its day."""
        # The first condition is redundant, but PostgreSQL uses it to start in the index.
        rows = rows.filter(**{f"{path}__{self._side}e": day})
        return rows.filter(models.Q(**{f"{path}__{self._side}": day}) | models.Q(**{path: day}) & same_day)

    def _past_key(self, after: Step) -> models.Q:
        same_key = models.Q(key=after.key, **{f"noun__{self._side}": after.type})
        return models.Q(**{f"key__{self._side}": after.key}) | same_key

    def _undated(self, limit: int, after: Step | None) -> list[Step]:
        also = () if Entry.Noun.ACTION not in self._types else (Entry.Noun.AGREEMENT,)
        rows = self._happened(*also).filter(period__isnull=True)
        # An agreement without a date is told once, by its acts if it has any.
        rows = rows.exclude(
            models.Exists(AgreementAction.objects.filter(agreement=models.OuterRef("key"))), noun=Entry.Noun.AGREEMENT
        )
        if after:
            rows = rows.filter(self._past_key(after))
        order = ("key", "noun") if self._oldest_first else ("-key", "-noun")
        return [Step(None, entry.noun, entry.key, entry) for entry in rows.order_by(*order)[:limit]]


def steps_of(entries: EntryQuerySet) -> list[Step]:
    """Return the steps of entries by their own dates, without deadlines."""
    return [_dated(it) if it.period else Step(None, it.noun, it.key, it) for it in entries.only(*STEP_COLUMNS)]


def changed_since(day: date) -> models.Q:
    """Return the condition that the record or act of an entry was entered or changed on a day or later."""
    since = midnight(day)
    until = {"pgh_created_at__lt": midnight(known_on() + ONE_DAY)} if known_on() else {}
    agreement = AgreementAction.objects.filter(pk=models.OuterRef(models.OuterRef("key"))).values("agreement")
    # The history of acts is read by their agreement.
    events = AgreementAction.pgh_event_model.objects.filter(agreement__in=agreement, pgh_obj_id=models.OuterRef("key"))
    act = models.Q(models.Exists(events.filter(pgh_created_at__gte=since, **until)), noun=Entry.Noun.ACTION)
    return models.Q(updated_at__gte=since) | act


def _dated(entry: Entry) -> Step:
    # What happened by some day has that day alone, but is written as "by" it.
    return Step(entry.period.lower or entry.period.last_day, entry.noun, entry.key, entry)


def _deadline(entry: Entry) -> Step:
    return Step(entry.due - ONE_DAY, DEADLINE, entry.key, entry)
