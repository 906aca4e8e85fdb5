"""Taking over into what was typed what others saved meanwhile, where nobody typed against it."""

from collections.abc import Iterable

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from cooperation.admin.past import Line, Step


def take_over_columns(form: forms.ModelForm, data: QueryDict, step: Step) -> list[Line]:
    """Writes into ``data``, which ``form`` was sent with, what ``step`` changed in its row and the sender did not.

    Returns these changes. A field counts as changed if it says something else than when the form was opened.
    """
    mine = type(form)(data, prefix=form.prefix, instance=step.old).changed_data
    now = type(form)(prefix=form.prefix, instance=step.new)
    taken = [line for line in step.lines() if line.column.name in now.fields and line.column.name not in mine]
    for line in taken:
        write(data, now[line.column.name])
    return taken


def take_over_links(form: forms.ModelForm, data: QueryDict, steps: Iterable[Step]) -> list[Line]:
    """Chooses in ``data`` what others linked and drops what they unlinked; returns these changes.

    A link is there or not, so two people cannot contradict each other in it.
    """
    steps = [step for step in steps if step.part.link.name in form.fields]
    came = {_target(step) for step in steps if step.old is None}
    went = {_target(step) for step in steps if step.new is None}
    taken = []
    for step in steps:
        name, key = _target(step)
        chosen = data.getlist(form.add_prefix(name))
        comes = step.old is None
        if (name, key) in came & went or comes == (key in chosen):
            continue
        data.setlist(form.add_prefix(name), [*chosen, key] if comes else [one for one in chosen if one != key])
        taken += step.lines()
    return taken


def write(data: QueryDict, field: BoundField) -> None:
    """Puts into ``data`` what a browser sends for a field that is left as it is shown."""
    _put(data, getattr(field.field.widget, "widget", field.field.widget), field.html_name, field.value())


def _put(data: QueryDict, widget: forms.Widget, name: str, value) -> None:
    if isinstance(widget, forms.MultiWidget):
        for suffix, part, piece in zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True):
            _put(data, part, f"{name}{suffix}", piece)
    elif isinstance(widget, forms.CheckboxInput):
        data.setlist(name, ["on"] if value else [])
    else:
        shown = widget.format_value(value)
        data.setlist(name, shown if isinstance(shown, list) else ["" if shown is None else str(shown)])


def _target(step: Step) -> tuple[str, str]:
    """The link by its field and the key of what it leads to."""
    link = step.part.link
    return link.name, str(getattr(step.new or step.old, f"{link.m2m_reverse_field_name()}_id"))
