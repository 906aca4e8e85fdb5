"""An operation of migrations that adds many triggers in one step."""

from django.db.migrations.operations.base import Operation
from pgtrigger.compiler import Trigger


class AddTriggers(Operation):
    """Adds the triggers of many models at once.

    pgtrigger's own operation adds a single one and makes Django render all related models anew each time: with this
    many models and triggers that takes a minute, here a moment.
    """

    reversible = True

    def __init__(self, triggers: dict[str, list[Trigger]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label, state) -> None:
        for model, triggers in self.triggers.items():
            options = state.models[app_label, model].options
            options["triggers"] = [*options.get("triggers", []), *triggers]

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for trigger in self._all():
            # Without parameters, for the SQL's percent signs are its own.
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for trigger in self._all():
            schema_editor.execute(trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        return f"Create {len(self._all())} triggers"

    def _all(self) -> list[Trigger]:
        return [trigger for triggers in self.triggers.values() for trigger in triggers]
