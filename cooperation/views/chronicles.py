"""The chronicle of a page: its steps as rows, by date, with filters, the time between steps, and what is ahead."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain, groupby
from typing import Self

from django import forms
from django.db import models
from django.http import Http404, QueryDict
from django.utils.timezone import localdate

from cooperation.fields import PeriodFormField, display_period, sourced_period, time_later
from cooperation.fields.times import today
from cooperation.filters.reference import SectorField
from cooperation.models import RECORD_MODELS, AgreementAction, Commitment, Initiative, Record
from cooperation.models.chronicle import DEADLINE, STEP_TYPES, Chronicle, Step, changed_since, steps_of
from cooperation.models.entries import EntryQuerySet
from cooperation.models.prepared import Prepared
from cooperation.views.previews import Preview

MAX_AHEAD = 20
MAX_OVERDUE = 10
MAX_AROUND = 5  # steps before and after a record, on its page
AFTER = "after"  # the parameter of a URL with the last step of the page before

ROW_MODELS = {model._meta.model_name: model for model in RECORD_MODELS} | {
    "action": AgreementAction,
    DEADLINE: Commitment,
}
"""Type of step -> model of its rows."""

DATES = {"meeting": "date", "action": "date", "development": "date", "figure": "period", DEADLINE: "due"}
"""Type of step -> the PeriodField of the row with its date."""


class SinceField(forms.DateField):
    """A day in a filter of a page, with an error that shows how to type it."""

    default_error_messages = {"invalid": "Type a day as 2025-03-01."}


class ChronicleForm(forms.Form):
    """The filters of a chronicle, in the query string."""

    show = forms.MultipleChoiceField(
        label="Show",
        choices=list(STEP_TYPES.items()),
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not a type of step."},
    )
    date = PeriodFormField(label="When", required=False, help_text="E.g. 2024, Feb 2025, since 2023")
    changed_since = SinceField(
        label="New or changed since",
        required=False,
        help_text="What was entered here or changed since that day, e.g. 2025-03-01",
    )
    order = forms.ChoiceField(
        label="Order",
        choices=[("latest", "Latest first"), ("oldest", "Oldest first")],
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not an order."},
    )

    def __init__(self, parameters: QueryDict) -> None:
        super().__init__(parameters)
        # Not declared in the class: the choices are read from the database.
        self.fields["sector"] = SectorField(label="Sector", required=False)

    @property
    def sector_ids(self) -> list[int]:
        """The ids of the chosen sectors."""
        return [sector.pk for sector in self.cleaned_data["sector"]]

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return any(name in self.data for name in self.fields if name != "order")

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        return self.is_filtered or "order" in self.data


@dataclass(frozen=True)
class ToldStep:
    """A step as its page tells it.

    Attributes:
        step: the step.
        row: its row, with what pages of related records show.
        news: "new" or "changed" since the day that the reader chose; "" if none was chosen.
    """

    step: Step
    row: models.Model
    news: str = ""

    @property
    def type(self) -> str:
        """The type of the step."""
        return self.step.type

    @cached_property
    def when(self) -> str:
        """The date as the page prints it: that of the row, or of its entry if it has no such date itself."""
        return self._shown(is_sourced=True)

    @cached_property
    def day(self) -> str:
        """The same without what of it was inferred."""
        return self._shown(is_sourced=False)

    @property
    def inferred(self) -> str:
        """What of the date its source does not print: "year inferred", "date inferred" or ""."""
        period = sourced_period(self.row, self._date) if self._date else self.step.entry.period
        return f"{period.inferred} inferred" if period and period.inferred else ""

    @property
    def _date(self) -> str:
        """The field of the row with the date; "" if its entry alone has it."""
        name = DATES.get(self.type)
        return name if name and getattr(self.row, name) else ""

    def _shown(self, *, is_sourced: bool) -> str:
        if name := self._date:
            is_inferred = is_sourced and getattr(self.row, f"{name}_inferred")
            return display_period(getattr(self.row, name), getattr(self.row, f"{name}_stated"), is_inferred, brief=True)
        period = self.step.entry.period
        return self.step.entry.when if is_sourced or period is None else display_period(replace(period, inferred=""))


@dataclass(frozen=True)
class Moment:
    """The steps of one date, in the order of ``STEP_TYPES``.

    Attributes:
        when: the date as the page prints it, with what of it was inferred if that is the same of all steps.
        steps: the steps.
        later: how much later it was than the step before: "3 months later"; "" if that is not known.
    """

    when: str
    steps: list[ToldStep]
    later: str = ""

    @property
    def meeting_ids(self) -> set[int]:
        """The ids of the meetings among the steps: what was said there need not name them."""
        return {told.row.pk for told in self.steps if told.type == "meeting"}

    @cached_property
    def is_inferred_differently(self) -> bool:
        """Whether each step must say itself what of its date was inferred."""
        return len({told.inferred for told in self.steps}) > 1

    @classmethod
    def of_steps(cls, steps: list[ToldStep]) -> Self:
        """Return the moment of some steps of one date."""
        moment = cls(steps[0].when, steps)
        return replace(moment, when=steps[0].day) if moment.is_inferred_differently else moment


class ChroniclePage:
    """One page of a chronicle.

    Args:
        entries: the entries that it tells about and that the user may see.
        parameters: the query string.
        oldest_first: the order, unless the query string has another.
        max_steps: how many steps a page has, without those ahead and overdue.
        among: the record types among the entries, if they are known.

    Attributes:
        form: the filters.
        after: the last step of the page before; None on the first page.
        overdue: on the first page, the latest deadlines that passed without a verdict.
        ahead: on the first page, what is to come, the soonest first.
        past: what happened, in the order of the page.
        undated: what has no date; on the last page.
        next: the last step, as text for the URL of the next page; "" if this is the last one.

    Raises:
        Http404: the address names no step of a chronicle.
    """

    def __init__(
        self,
        entries: EntryQuerySet,
        parameters: QueryDict,
        *,
        oldest_first: bool,
        max_steps: int,
        among: Collection[str] | None = None,
    ) -> None:
        self._max_steps, self._among = max_steps, among
        self.form = ChronicleForm(parameters)
        self.after = _step_of(parameters.get(AFTER, ""))
        self.oldest_first, self.next = oldest_first, ""
        self.past, self.ahead, self.overdue, self.undated = [], [], [], []
        self.has_more_ahead = self.has_more_overdue = False
        if self.form.is_valid():
            if order := self.form.cleaned_data["order"]:
                self.oldest_first = order == "oldest"
            self._tell(self._chronicle(entries))

    def _chronicle(self, entries: EntryQuerySet) -> Chronicle:
        chosen = self.form.cleaned_data
        if sectors := self.form.sector_ids:
            entries = entries.with_any("sectors", sectors)
        if since := chosen["changed_since"]:
            entries = entries.filter(changed_since(since))
        options = {"types": chosen["show"], "within": chosen["date"], "among": self._among}
        return Chronicle(entries, today(), oldest_first=self.oldest_first, **options)

    def _tell(self, chronicle: Chronicle) -> None:
        """Read one step more of each part than the page shows."""
        found = chronicle.past(self._max_steps + 1, self.after)
        past, beyond = found[: self._max_steps], found[self._max_steps :]
        ahead = Preview.from_rows(chronicle.ahead(MAX_AHEAD + 1) if self.is_first else [], MAX_AHEAD)
        overdue = Preview.from_rows(chronicle.overdue(MAX_OVERDUE + 1) if self.is_first else [], MAX_OVERDUE)
        self.has_more_ahead, self.has_more_overdue = ahead.more, overdue.more
        self.next = str(past[-1]) if beyond else ""
        rows = _rows([*past, *ahead, *overdue])
        self.overdue = list(self._told(overdue, rows))
        self.ahead = _moments(self._told(ahead, rows))
        told = list(self._told(past, rows))
        self.undated = [it for it in told if it.step.day is None]
        moments = _moments(it for it in told if it.step.day)
        if self.oldest_first:
            self.past = _with_time_between(moments)
        else:
            self.past = _with_time_between(moments[::-1], *beyond)[::-1]

    @property
    def is_first(self) -> bool:
        """Whether it is the page with the latest steps."""
        return self.after is None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told."""
        return not (self.past or self.ahead or self.overdue or self.undated)

    @property
    def rows(self) -> list[models.Model]:
        """The rows of all steps, and the agreements of acts: their citations are the notes of the page."""
        return _with_agreements(chain(self.overdue, self.undated, *(m.steps for m in (*self.ahead, *self.past))))

    def tells_more_than(self, row: models.Model) -> bool:
        """Whether it tells about more than one row, or could with other filters."""
        return self.form.is_used or not self.is_first or any(told != row for told in self.rows)

    @cached_property
    def action_ids(self) -> set[int]:
        """The ids of the acts among what happened."""
        told = chain(self.undated, *(moment.steps for moment in self.past))
        return {it.row.pk for it in told if it.type == "action"}

    def _told(self, steps: Iterable[Step], rows: dict[str, dict[int, models.Model]]) -> Iterator[ToldStep]:
        return (replace(told, news=self._news(told.row)) for told in _told(steps, rows))

    def _news(self, row: models.Model) -> str:
        since = self.form.cleaned_data["changed_since"]
        if since is None:
            return ""
        return "new" if isinstance(row, Record) and localdate(row.created_at) >= since else "changed"


class StepsAround:
    """What came before and after a record in the stories that it is part of, with the time between.

    Args:
        entries: the entries of these stories that the user may see, with that of the record.
        record: the record, of a type in ``STEP_TYPES``.

    Attributes:
        moments: the steps, the oldest first; empty if the record has no date, or if nothing is around it.
        has_earlier, has_later: whether there are more steps than these.
    """

    def __init__(self, entries: EntryQuerySet, record: models.Model) -> None:
        self.moments, self.has_earlier, self.has_later = [], False, False
        own = next(iter(steps_of(entries.for_model(type(record)).filter(key=record.pk))), None)
        if own is None or own.day is None:
            return
        day = today()
        before = Chronicle(entries, day).past(MAX_AROUND + 1, own)
        after = Chronicle(entries, day, oldest_first=True).past(MAX_AROUND + 1, own)
        before, after = ([step for step in steps if step.day] for steps in (before, after))
        if not (before or after):
            return
        self.has_earlier, self.has_later = len(before) > MAX_AROUND, len(after) > MAX_AROUND
        steps = [*before[:MAX_AROUND][::-1], own, *after[:MAX_AROUND]]
        told = list(_told(steps, _rows(steps)))
        self.moments = _with_time_between(_moments(told), before[MAX_AROUND] if self.has_earlier else None)

    @property
    def rows(self) -> list[models.Model]:
        """The rows of all steps, and the agreements of acts: their citations are the notes of the page."""
        return _with_agreements(chain(*(moment.steps for moment in self.moments)))


def _with_agreements(told: Iterable[ToldStep]) -> list[models.Model]:
    rows = [it.row for it in told]
    return list(dict.fromkeys([*rows, *(row.agreement for row in rows if isinstance(row, AgreementAction))]))


def _told(steps: Iterable[Step], rows: dict[str, dict[int, models.Model]]) -> Iterator[ToldStep]:
    for step in steps:
        # A row may have been deleted since its entry was read.
        if row := rows[step.type].get(step.key):
            yield ToldStep(step, row)


def _step_of(text: str) -> Step | None:
    try:
        return Step.parse(text) if text else None
    except ValueError as error:
        raise Http404(f"“{text}” is not a step of this chronicle.") from error


def _rows(steps: Iterable[Step]) -> dict[str, dict[int, models.Model]]:
    """Return the rows of steps, by type and id, with a query per model."""
    ids = {}
    for step in steps:
        ids.setdefault(ROW_MODELS[step.type], set()).add(step.key)
    rows = {model: {row.pk: row for row in _prepared(model).fetch(sorted(found))} for model, found in ids.items()}
    return {of_type: rows.get(model, {}) for of_type, model in ROW_MODELS.items()}


@cache
def _prepared(model: type[models.Model]) -> Prepared:
    rows = model.objects.for_dossier()
    return Prepared.by_ids(rows.select_related("agreement") if model is AgreementAction else rows)


def _moments(told: Iterable[ToldStep]) -> list[Moment]:
    """Return steps by date, in their order. Of one date, what was said at a meeting follows the meeting."""
    types = [*STEP_TYPES, Initiative._meta.model_name]
    by_date = []
    for _, steps in groupby(told, key=lambda it: it.step.day):
        dates = {}
        for it in steps:
            dates.setdefault(it.step.period or it.day, []).append(it)
        by_date += [sorted(of_date, key=lambda it: (types.index(it.type), it.step.key)) for of_date in dates.values()]
    return [Moment.of_steps(steps) for steps in by_date]


def _with_time_between(moments: list[Moment], before: Step | None = None) -> list[Moment]:
    """Return moments, the oldest first, with the time since the one before; ``before`` is the step before them all."""
    last, told = before and before.period, []
    for moment in moments:
        period = moment.steps[0].step.period
        told.append(replace(moment, later=time_later(last, period) if last and period else ""))
        last = period or last
    return told
