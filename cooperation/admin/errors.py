"""Error messages: the summary at the top of a form, and errors of the database."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections
from django.forms import BaseForm, BaseFormSet
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst

CHECK_VIOLATION, RAISED_BY_TRIGGER = "23514", "PL/pgSQL function"
CONCURRENT_EDIT = "concurrent_edit"
"""The code of the error that others changed the object. The user has nothing to fix: a second Save saves."""

UNKNOWN_CONSTRAINT = "Not saved: this conflicts with another record. Check what you typed."


class FormError(NamedTuple):
    """One error in a form: its label, its message, and the id of the element to jump to ("" for the whole form)."""

    where: str
    message: str
    anchor: str


def form_errors(form: BaseForm, formsets: dict[str, BaseFormSet]) -> list[FormError]:
    """All errors of a form and of the formsets below it, by their headings, in their order on the page.

    That others changed the object is not among them; see ``concurrent_edit``.
    """
    errors = [*_errors_in(form)]
    for heading, formset in formsets.items():
        errors += [FormError(heading, str(error), f"{formset.prefix}-group") for error in formset.non_form_errors()]
        for number, row in enumerate(formset.forms, start=1):
            errors += _errors_in(row, f"{heading}, row {number}", f"{formset.prefix}-{number - 1}")
    return errors


def concurrent_edit(form: BaseForm) -> str:
    """The message that others changed the object while the form was open; "" if they did not."""
    return " ".join(str(error.message) for error in form.non_field_errors().as_data() if error.code == CONCURRENT_EDIT)


def check_constraints_now(using: str = DEFAULT_DB_ALIAS) -> None:
    """Check deferred constraints before the commit, such as the citation of a published record.

    Raise IntegrityError while a form can still show it. At commit, the response would already exist.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def integrity_message(error: IntegrityError) -> str:
    """Return the error message for the user: from the trigger, or from the model's constraint."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return UNKNOWN_CONSTRAINT
    if diagnosis.sqlstate == CHECK_VIOLATION and RAISED_BY_TRIGGER in (diagnosis.context or ""):
        return diagnosis.message_primary
    return _constraint_message(diagnosis.constraint_name)


def _errors_in(form: BaseForm, where: str = "", anchor: str = "") -> Iterator[FormError]:
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS or name not in form.fields:
            label, target = where, anchor
        else:
            field = form[name]
            label, target = ", ".join(filter(None, [where, capfirst(str(field.label))])), field.id_for_label
        for error, message in zip(errors.as_data(), errors, strict=True):
            if error.code != CONCURRENT_EDIT:
                # The whole line is a link to the field, so the message can't have a link of its own there.
                yield FormError(label, strip_tags(message) if isinstance(message, SafeString) else message, target)


def _constraint_message(name: str | None) -> str:
    for model in apps.get_app_config("cooperation").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
        if name and any(name.startswith(f"{model._meta.db_table}_{f.name}_") for f in model._meta.fields if f.unique):
            return f"A {model._meta.verbose_name} with this value already exists."
    return UNKNOWN_CONSTRAINT
