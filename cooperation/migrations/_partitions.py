"""An operation of migrations that creates a table in parts, one for each value of a column."""

from django.db.migrations.operations import CreateModel


class CreatePartitioned(CreateModel):
    """Creates a model whose table is kept in parts: one for each of ``values`` of the column ``by``.

    The column must be in the primary key. Each part has indexes and statistics of its own, so what is asked of one
    value costs nothing for the rows of the others; what is asked of all reads the table as one.
    """

    serialization_expand_args = [*CreateModel.serialization_expand_args, "values"]

    def __init__(self, name, fields, options=None, bases=None, managers=None, *, by: str, values: list[str]) -> None:
        self.by, self.values = by, values
        super().__init__(name, fields, options, bases, managers)

    def deconstruct(self) -> tuple:
        name, args, kwargs = super().deconstruct()
        return name, args, kwargs | {"by": self.by, "values": self.values}

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        model = to_state.apps.get_model(app_label, self.name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        whole = schema_editor.sql_create_table
        schema_editor.sql_create_table = f"{whole} PARTITION BY LIST ({schema_editor.quote_name(self.by)})"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = whole
        table = model._meta.db_table
        for value in self.values:
            schema_editor.execute(
                f"CREATE TABLE {schema_editor.quote_name(f'{table}_{value}')} "
                f"PARTITION OF {schema_editor.quote_name(table)} FOR VALUES IN ({schema_editor.quote_value(value)})"
            )

    def describe(self) -> str:
        return f"{super().describe()} in parts by {self.by}"

    def reduce(self, operation, app_label):
        return False  # it stays as it is
