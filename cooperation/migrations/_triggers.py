"""An operation of migrations that adds many triggers in one step."""

from django.db.migrations.operations.base import Operation
from pgtrigger.compiler import Trigger


class AddTriggers(Operation):
    """Adds the triggers of many models at once; one replaces the trigger of the same name that its model has.

    pgtrigger's own operation adds a single one and makes Django render all related models anew each time: with this
    many models and triggers that takes a minute, here a moment.
    """

    reversible = True

    def __init__(self, triggers: dict[str, list[Trigger]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label, state) -> None:
        for model, triggers in self.triggers.items():
            options = state.models[app_label, model].options
            new = {trigger.name for trigger in triggers}
            kept = [trigger for trigger in options.get("triggers", []) if trigger.name not in new]
            options["triggers"] = [*kept, *triggers]

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for _, trigger in self._all():
            # Without parameters, for the SQL's percent signs are its own.
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for model, trigger in self._all():
            before = to_state.models[app_label, model].options.get("triggers", [])
            replaced = next((other for other in before if other.name == trigger.name), None)
            schema_editor.execute(replaced.install_sql if replaced else trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        return f"Create {len(self._all())} triggers"

    def _all(self) -> list[tuple[str, Trigger]]:
        return [(model, trigger) for model, triggers in self.triggers.items() for trigger in triggers]
