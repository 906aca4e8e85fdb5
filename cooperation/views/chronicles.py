"""The chronicle of a page: its steps as rows, by date, with filters, the time between steps, and what is ahead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from itertools import chain, groupby

from django import forms
from django.db import models
from django.http import Http404, QueryDict
from django.utils.timezone import localdate

from cooperation.fields import PeriodFormField, display_period, time_later
from cooperation.filters.reference import SectorField
from cooperation.models import RECORD_MODELS, AgreementAction, Commitment, Initiative, Record
from cooperation.models.chronicle import DEADLINE, STEP_TYPES, Chronicle, Step, changed_since
from cooperation.models.entries import EntryQuerySet
from cooperation.models.prepared import Prepared

MAX_STEPS = 50  # on a page
MAX_AHEAD = 20
MAX_OVERDUE = 10
AFTER = "after"  # the parameter of a URL with the last step of the page before

ROW_MODELS = {model._meta.model_name: model for model in RECORD_MODELS} | {
    "action": AgreementAction,
    DEADLINE: Commitment,
}
"""Type of step -> model of its rows."""


class ChronicleForm(forms.Form):
    """The filters of a chronicle, in the query string."""

    show = forms.MultipleChoiceField(
        label="Show",
        choices=list(STEP_TYPES.items()),
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not a type of step."},
    )
    date = PeriodFormField(label="When", required=False, help_text="E.g. 2024, Feb 2025, since 2023")
    changed_since = forms.DateField(
        label="New or changed since",
        required=False,
        help_text="What was entered here or changed since that day, e.g. 2025-03-01",
        error_messages={"invalid": "Type a day as 2025-03-01."},
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
        """The date as the page prints it."""
        row = self.row
        match self.type:
            case "deadline":
                return display_period(row.due, row.due_stated, row.due_inferred, brief=True)
            case "meeting" | "development" if row.date:
                return display_period(row.date, row.date_stated, row.date_inferred, brief=True)
            case "action" if row.date:
                return display_period(row.date, row.date_stated, row.date_inferred, brief=True)
            case "figure" if row.period:
                return display_period(row.period, row.period_stated, row.period_inferred, brief=True)
        return self.step.entry.when


@dataclass(frozen=True)
class Moment:
    """The steps of one date, in the order of ``STEP_TYPES``.

    Attributes:
        when: the date as the page prints it.
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


@dataclass
class ChroniclePage:
    """One page of a chronicle.

    Args:
        entries: the entries that it tells about and that the user may see.
        parameters: the query string.
        oldest_first: the order, unless the query string has another.

    Raises:
        Http404: the address names no step of a chronicle.
    """

    entries: EntryQuerySet
    parameters: QueryDict
    oldest_first: bool = False
    form: ChronicleForm = field(init=False)
    past: list[Moment] = field(init=False, default_factory=list)
    ahead: list[Moment] = field(init=False, default_factory=list)
    overdue: list[ToldStep] = field(init=False, default_factory=list)
    undated: list[ToldStep] = field(init=False, default_factory=list)
    next: str = field(init=False, default="")
    has_more_ahead: bool = field(init=False, default=False)
    has_more_overdue: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.form = ChronicleForm(self.parameters)
        self.after = self._after()
        if not self.form.is_valid():
            return
        chosen = self.form.cleaned_data
        self._since: date | None = chosen["changed_since"]
        self.oldest_first = chosen["order"] == "oldest" if chosen["order"] else self.oldest_first
        chronicle = Chronicle(
            self._chosen(),
            localdate(),
            types=chosen["show"],
            within=chosen["date"],
            oldest_first=self.oldest_first,
        )
        past = chronicle.past(MAX_STEPS + 1, self.after)
        is_first = self.after is None
        ahead = chronicle.ahead(MAX_AHEAD + 1) if is_first else []
        overdue = chronicle.overdue(MAX_OVERDUE + 1) if is_first else []
        self.has_more_ahead, self.has_more_overdue = len(ahead) > MAX_AHEAD, len(overdue) > MAX_OVERDUE
        self.next = str(past[MAX_STEPS - 1]) if len(past) > MAX_STEPS else ""
        rows = _rows([*past, *ahead[:MAX_AHEAD], *overdue[:MAX_OVERDUE]])
        self.overdue = list(self._told(overdue[:MAX_OVERDUE], rows))
        self.ahead = _moments(self._told(ahead[:MAX_AHEAD], rows))
        shown = list(self._told(past[:MAX_STEPS], rows))
        self.undated = [told for told in shown if told.step.day is None]
        moments = _moments(told for told in shown if told.step.day)
        if self.oldest_first:
            self.past = _with_time_between(moments)
        else:
            self.past = _with_time_between(moments[::-1], past[MAX_STEPS] if len(past) > MAX_STEPS else None)[::-1]

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
        told = chain(self.overdue, self.undated, *(moment.steps for moment in (*self.ahead, *self.past)))
        rows = [it.row for it in told]
        return list(dict.fromkeys([*rows, *(row.agreement for row in rows if isinstance(row, AgreementAction))]))

    def _after(self) -> Step | None:
        if not (text := self.parameters.get(AFTER, "")):
            return None
        try:
            return Step.parse(text)
        except ValueError as error:
            raise Http404(f"“{text}” is not a step of this chronicle.") from error

    def _chosen(self) -> EntryQuerySet:
        rows, sectors = self.entries, self.form.sector_ids
        if sectors:
            rows = rows.with_any("sectors", sectors)
        return rows if self._since is None else rows.filter(changed_since(self._since))

    def _told(self, steps: Iterable[Step], rows: dict[str, dict[int, models.Model]]) -> Iterator[ToldStep]:
        for step in steps:
            # A row may have been deleted since its entry was read.
            if row := rows[step.type].get(step.key):
                yield ToldStep(step, row, self._news(row))

    def _news(self, row: models.Model) -> str:
        if self._since is None:
            return ""
        return "new" if isinstance(row, Record) and localdate(row.created_at) >= self._since else "changed"


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
            dates.setdefault(it.step.period or it.when, []).append(it)
        by_date += [sorted(of_date, key=lambda it: (types.index(it.type), it.step.key)) for of_date in dates.values()]
    return [Moment(steps[0].when, steps) for steps in by_date]


def _with_time_between(moments: list[Moment], before: Step | None = None) -> list[Moment]:
    """Return moments, the oldest first, with the time since the one before; ``before`` is the step before them all."""
    last, told = before and before.period, []
    for moment in moments:
        period = moment.steps[0].step.period
        told.append(replace(moment, later=time_later(last, period) if last and period else ""))
        last = period or last
    return told
