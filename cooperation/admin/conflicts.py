"""What somebody else saved while a form was open: what the form took over, and what it contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet

from cooperation.admin.meanwhile import Meanwhile, savers
from cooperation.admin.past import Line, Step
from cooperation.admin.words import value_in_words

REMOVES = "you remove this row"
COMES_BACK = "what you typed stands as a new row"


@dataclass(frozen=True)
class Taken:
    """What somebody else changed and the form took over, as it stands now, and by whom and when."""

    line: Line
    by: str

    @property
    def deed(self) -> str:
        """What was done to it."""
        if self.line.column:
            return "changed"
        if self.line.new:
            return "added"
        return "removed" if self.line.step.part.link else "deleted"


@dataclass(frozen=True)
class Difference:
    """What somebody else changed, by whom and when, and what the form holds in its place, at the element ``anchor``."""

    line: Line
    by: str
    yours: str
    anchor: str


def taken_over(meanwhile: Meanwhile) -> list[Taken]:
    """The changes that the form took over, those of its own fields first."""
    lines = sorted(meanwhile.taken, key=lambda line: line.step.part.owner is not None)
    return [Taken(line, _by(line)) for line in lines]


def differences(form: forms.ModelForm, formsets: Sequence[BaseInlineFormSet], meanwhile: Meanwhile) -> list[Difference]:
    """The changes that the form contradicts."""
    found = []
    for step in meanwhile.steps:
        for line in step.lines():
            yours, anchor = _yours(line, step, form, formsets)
            if yours is not None and yours != line.new:
                found.append(Difference(line, _by(line), yours, anchor))
    return found


def _by(line: Line) -> str:
    return savers([line.step.event_of(line.column)])[0]


def _yours(
    line: Line, step: Step, form: forms.ModelForm, formsets: Sequence[BaseInlineFormSet]
) -> tuple[str | None, str]:
    """What the form holds where ``line`` was changed, and where; None where it has no say or has taken it over."""
    if step.part.owner is None:
        return _typed(form, line.column)
    for formset in formsets:
        if formset.model is step.part.model and formset.fk == step.part.owner:
            if step.new is None:
                return (COMES_BACK if step.key in formset.came_back else None), f"{formset.prefix}-group"
            row = next((row for row in formset.forms if row.instance.pk == step.key), None)
            if step.old is None or row is None:
                break
            return (REMOVES, row.prefix) if formset.is_marked(row) else _typed(row, line.column)
    return None, ""


def _typed(form: forms.ModelForm, column: models.Field) -> tuple[str | None, str]:
    """The value of ``column`` in the form, as it was understood or else as it was typed, and the id of its field."""
    if column.name not in form.fields:
        return None, ""
    field = form.fields[column.name]
    value = form.cleaned_data.get(column.name, form[column.name].value())
    if isinstance(field, forms.TypedChoiceField):
        value = dict(column.flatchoices).get(value, value)
    return value_in_words(value), form[column.name].id_for_label
