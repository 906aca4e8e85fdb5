"""Merge changes by others into the data of a form, if the user did not change the same field."""

from collections.abc import Iterable

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from cooperation.admin.editing.events import ChangeLine, RowChange


def merge_fields(form: forms.ModelForm, data: QueryDict, change: RowChange) -> list[ChangeLine]:
    """Write into the submitted ``data`` the fields that ``change`` changed and the user did not.

    Return the lines of these fields. A field is changed if its value differs from when the form was opened.
    """
    changed_by_user = type(form)(data, prefix=form.prefix, instance=change.old).changed_data
    current = type(form)(prefix=form.prefix, instance=change.new)
    merged = [
        line for line in change.lines() if line.field.name in current.fields and line.field.name not in changed_by_user
    ]
    for line in merged:
        write_field(data, current[line.field.name])
    return merged


def merge_links(form: forms.ModelForm, data: QueryDict, changes: Iterable[RowChange]) -> list[ChangeLine]:
    """Select in ``data`` what others linked, and deselect what they unlinked. Return the lines of these links.

    A link exists or not, so two users can't make conflicting changes to it.
    """
    changes = [change for change in changes if change.table.link.name in form.fields]
    added = {_target(change) for change in changes if change.old is None}
    removed = {_target(change) for change in changes if change.new is None}
    merged = []
    for change in changes:
        name, pk = _target(change)
        selected = data.getlist(form.add_prefix(name))
        is_added = change.old is None
        if (name, pk) in added & removed or is_added == (pk in selected):
            continue
        selected = [*selected, pk] if is_added else [other for other in selected if other != pk]
        data.setlist(form.add_prefix(name), selected)
        merged += change.lines()
    return merged


def write_field(data: QueryDict, field: BoundField) -> None:
    """Write into ``data`` what a browser submits for an unchanged field."""
    _write_widget(data, getattr(field.field.widget, "widget", field.field.widget), field.html_name, field.value())


def _write_widget(data: QueryDict, widget: forms.Widget, name: str, value) -> None:
    if isinstance(widget, forms.MultiWidget):
        for suffix, part, piece in zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True):
            _write_widget(data, part, f"{name}{suffix}", piece)
    elif isinstance(widget, forms.CheckboxInput):
        data.setlist(name, ["on"] if value else [])
    else:
        shown = widget.format_value(value)
        data.setlist(name, shown if isinstance(shown, list) else ["" if shown is None else str(shown)])


def _target(change: RowChange) -> tuple[str, str]:
    """The field of a link and the primary key of the object at its other end."""
    link = change.table.link
    return link.name, str(getattr(change.new or change.old, f"{link.m2m_reverse_field_name()}_id"))
