"""The list on top of a form of what is wrong in it, with links to the fields."""

from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BaseFormSet
from django.utils.text import capfirst


class Problem(NamedTuple):
    """One thing that is wrong: where, what, and the id of the element to go to (empty: the whole form)."""

    where: str
    what: str
    anchor: str


def problems_of(form: BaseForm, formsets: dict[str, BaseFormSet]) -> list[Problem]:
    """All that is wrong in a form and in the rows below it, by their headings, in their order on the page."""
    problems = [*_in_form(form)]
    for rows, formset in formsets.items():
        problems += [Problem(rows, str(error), f"{formset.prefix}-group") for error in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, start=1):
            problems += _in_form(row, f"{rows}, row {number}", f"{formset.prefix}-{number - 1}")
    return problems


def _in_form(form: BaseForm, where: str = "", anchor: str = "") -> Iterator[Problem]:
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS or name not in form.fields:
            place, target = where, anchor
        else:
            field = form[name]
            place, target = ", ".join(filter(None, [where, capfirst(str(field.label))])), field.id_for_label
        yield from (Problem(place, str(error), target) for error in errors)
