"""Check constraints that forms can test in Python, without a query."""

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models


class RowCheck(models.CheckConstraint):
    """A check constraint; ``accepts`` tests the same in Python.

    Django would query the database three times for each check of each row of a form. Migrations see a plain
    CheckConstraint.
    """

    def accepts(self, row: models.Model) -> bool:
        """Whether the table may have this row."""
        raise NotImplementedError

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS) -> None:
        if not self.condition.referenced_base_fields & set(exclude or ()) and not self.accepts(instance):
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def deconstruct(self):
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


class ColumnCheck(RowCheck):
    """A check constraint on one column."""

    def accepts(self, value) -> bool:
        """Whether the column may have this value."""
        raise NotImplementedError

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS) -> None:
        (column,) = self.condition.referenced_base_fields
        if column not in (exclude or ()) and not self.accepts(getattr(instance, column)):
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)
