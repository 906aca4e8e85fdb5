"""What the database refused, as a sentence for the person who typed it."""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections

CHECK_VIOLATION, RAISED_BY = "23514", "PL/pgSQL function"
ANYTHING_ELSE = "This could not be saved: it contradicts another entry. Check what you typed against the record."


def check_at_once(using: str = DEFAULT_DB_ALIAS) -> None:
    """Makes the database check now what it would check at commit, such as that a published record has a citation.

    Raises IntegrityError where a form can still show it; at commit it would come after the answer is made.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def sentence(error: IntegrityError) -> str:
    """What to tell the person: the rule's own sentence, from the trigger or from the model's constraint."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return ANYTHING_ELSE
    if diagnosis.sqlstate == CHECK_VIOLATION and RAISED_BY in (diagnosis.context or ""):
        return diagnosis.message_primary
    return _sentence_of_constraint(diagnosis.constraint_name)


def _sentence_of_constraint(name: str | None) -> str:
    for model in apps.get_app_config("cooperation").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
        if name and any(name.startswith(f"{model._meta.db_table}_{f.name}_") for f in model._meta.fields if f.unique):
            return f"A {model._meta.verbose_name} with this value is already recorded."
    return ANYTHING_ELSE
