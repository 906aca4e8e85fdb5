"""What somebody else saved while a form was open, beside what the form holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet
from pghistory.models import Event

from cooperation.admin.past import Line, Step, parts_of, steps, tell
from cooperation.admin.words import value_in_words

AN_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Difference:
    """What somebody else changed, and what the form holds in its place."""

    line: Line
    yours: str


def differences(form: forms.ModelForm, formsets: Sequence[BaseInlineFormSet], opened: Event) -> list[Difference]:
    """Each change of the form's row, its owned rows and links since the event ``opened`` that the form contradicts."""
    changed = steps(parts_of(form.instance), since=opened.pgh_created_at + AN_INSTANT).get(None, [])
    found = []
    for step in changed:
        for line in step.lines():
            yours = _yours(line, step, form, formsets)
            if yours is not None and yours != line.new:
                found.append(Difference(line, yours))
    return found


def savers(events: models.QuerySet) -> list[str]:
    """Who made ``events``, and when, each transaction once: ["Ada on 3 May 2025, 14:03"]."""
    made = dict.fromkeys(events.order_by("pgh_id").values_list("pgh_created_at", "pgh_context_id"))
    told = tell(context for _, context in made)
    return [f"{told[context][0] or 'somebody'} on {value_in_words(at)}" for at, context in made]


def _yours(line: Line, step: Step, form: forms.ModelForm, formsets: Sequence[BaseInlineFormSet]) -> str | None:
    """What the form holds where ``line`` was changed; None where the form has no say in it."""
    if step.part.owner is None:
        return _typed(form, line.column)
    if step.part.link:
        return _chosen(form, line, step)
    for formset in formsets:
        if formset.model is step.part.model and formset.fk == step.part.owner:
            row = next((row for row in formset.forms if row.instance.pk == step.key), None)
            if step.old is None:
                return "not in your form; it stays" if row is None else None
            if row is None:
                return "what you typed stands as a new row" if step.key in formset.came_back else ""
            return _typed(row, line.column)
    return None


def _typed(form: forms.ModelForm, column: models.Field) -> str | None:
    """The value of ``column`` in the form, as it was understood or else as it was typed."""
    if column.name not in form.fields:
        return None
    field = form.fields[column.name]
    value = form.cleaned_data.get(column.name, form[column.name].value())
    if isinstance(field, forms.TypedChoiceField):
        value = dict(column.flatchoices).get(value, value)
    return value_in_words(value)


def _chosen(form: forms.ModelForm, line: Line, step: Step) -> str | None:
    """The linked row's name if it is chosen in the form, and else nothing."""
    name = step.part.link.name
    if name not in form.fields:
        return None
    key = getattr(step.new or step.old, f"{step.part.link.m2m_reverse_field_name()}_id")
    return line.new or line.old if str(key) in map(str, form[name].value() or []) else ""
