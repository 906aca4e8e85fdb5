"""What a browser would send: a form of the admin as it was opened, and what somebody typed into it."""

from django.apps import apps
from django.db import connection
from django.forms import MultiWidget
from django.test import Client
from pghistory.models import Event


def opened(client: Client, url: str) -> dict:
    """The fields of the form at ``url`` with the values that they have when it is opened."""
    return shown(client.get(url))


def shown(response) -> dict:
    """The fields of the form on a page with the values that they have there."""
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
    """The answer to pressing Save with ``typed`` and ``changes`` in the form."""
    return client.post(url, typed | changes)


def errors(response) -> str:
    """All errors that the page shows, as one text."""
    return " ".join(error.message for error in response.context["form_errors"])


def open_form(client: Client, url: str) -> dict:
    """The form as it is opened a while after the last change."""
    time_passes()
    return opened(client, url)


def save_meanwhile(client: Client, url: str, **typed) -> None:
    """Saves ``typed`` in a form of its own, while another is open."""
    time_passes()
    answer = save(client, url, opened(client, url), **typed)
    assert answer.status_code == 302, errors(answer)


def differences(response) -> list[tuple[str, str, str, str]]:
    """What two people both changed: the label, before, as the other saved it, and as it stands in the form."""
    rows = response.context["conflicts"]
    return [(row.line.label, row.line.old, row.line.new, row.yours) for row in rows]


def _as_text(field, value) -> str:
    return str(field.field.prepare_value(value))


def time_passes() -> None:
    """Puts all that has happened so far an hour back; within a test, as within a transaction, time stands still."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Event)]
    with connection.cursor() as cursor:
        cursor.execute(
            "; ".join(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 hour'" for table in tables)
        )
