"""Submit forms of the admin as a browser does: the initial data, with changes."""

from django.apps import apps
from django.db import connection
from django.forms import MultiWidget
from django.test import Client
from pghistory.models import Event


def opened(client: Client, url: str) -> dict:
    """Return the fields of the form at ``url`` with their initial values."""
    return shown(client.get(url))


def shown(response) -> dict:
    """Return the fields of the form in a response with their values."""
    context = response.context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if isinstance(widget := field.field.widget, MultiWidget):
                pieces = value if isinstance(value, list) else widget.decompress(value)
                data |= {
                    f"{field.html_name}{name}": piece or ""
                    for name, piece in zip(widget.widgets_names, pieces, strict=True)
                }
            elif value is True:
                data[field.html_name] = "on"
            elif value is not None and value is not False:
                data[field.html_name] = value if isinstance(value, list) else _as_text(field, value)
    return data


def save(client: Client, url: str, typed: dict, **changes):
    """Return the response to pressing Save with ``typed`` and ``changes`` in the form."""
    return client.post(url, typed | changes)


def errors(response) -> str:
    """Return all errors on the page, and the notice that others changed the object, as one text."""
    messages = [response.context["concurrent_edit"], *(error.message for error in response.context["form_errors"])]
    return " ".join(filter(None, messages))


def open_form(client: Client, url: str) -> dict:
    """Open the form some time after the last change, and return its fields."""
    time_passes()
    return opened(client, url)


def save_meanwhile(client: Client, url: str, **typed) -> None:
    """Save ``typed`` in a second form while another is open."""
    time_passes()
    answer = save(client, url, opened(client, url), **typed)
    assert answer.status_code == 302, errors(answer)


def differences(response) -> list[tuple[str, str, str, str]]:
    """Return what two users both changed: label, value before, value saved by the other, value in the form."""
    rows = response.context["conflicts"]
    return [(row.line.label, row.line.old, row.line.new, row.yours) for row in rows]


def _as_text(field, value) -> str:
    return str(field.field.prepare_value(value))


def time_passes() -> None:
    """Move everything so far one hour into the past, because time does not pass within a test's transaction."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Event)]
    with connection.cursor() as cursor:
        cursor.execute(
            "; ".join(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 hour'" for table in tables)
        )
