"""A text field with choices that the database enforces too."""

from django.db import models

from cooperation.fields import ColumnCheck


class OneOf(ColumnCheck):
    """A check that a column has one of some values: ``models.Q(column__in=values)``."""

    def accepts(self, value) -> bool:
        ((_, known),) = self.condition.children
        return value is None or value in known


class Choice(models.CharField):
    """A CharField whose table gets a check constraint on its ``choices``; blank is allowed if ``blank`` is set.

    Migrations and history tables see a plain CharField: only the model's own table has the constraint.
    """

    def __init__(self, choices: type[models.TextChoices], verbose_name: str | None = None, **options) -> None:
        super().__init__(verbose_name, choices=choices, **options)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        # Django would add a slower method, which searches all choices for each row.
        if (display := f"get_{name}_display") not in cls.__dict__:
            labels = dict(self.flatchoices)
            setattr(cls, display, lambda row: labels.get(getattr(row, name), getattr(row, name)))
        super().contribute_to_class(cls, name, private_only)
        constraint = self._constraint(f"{cls._meta.model_name}_{name}_known")
        if not cls._meta.abstract and all(constraint.name != other.name for other in cls._meta.constraints):
            cls._meta.constraints.append(constraint)

    def _constraint(self, name: str) -> OneOf:
        known = [value for value, _ in self.flatchoices]
        return OneOf(
            condition=models.Q(**{f"{self.name}__in": [*known, ""] if self.blank else known}),
            name=name,
            violation_error_message=f"Choose one of: {', '.join(str(label) for _, label in self.flatchoices)}.",
        )
