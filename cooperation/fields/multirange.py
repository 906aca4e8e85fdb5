"""Model field for several periods in one column, for filters."""

from django.contrib.postgres.lookups import Overlap
from django.db import models

from .model_field import PeriodField


class PeriodsField(models.Field):
    """The days of several periods, stored as a PostgreSQL datemultirange. Periods that touch become one.

    Its lookup `overlap` accepts what that of a PeriodField accepts: `acts__overlap="2025"`.
    """

    description = "Days of several periods"

    def deconstruct(self):
        """Name the field by its package, so migrations do not depend on this module's name."""
        name, _, args, kwargs = super().deconstruct()
        return name, "cooperation.fields.PeriodsField", args, kwargs

    def db_type(self, connection) -> str:
        return "datemultirange"

    def get_prep_value(self, value):
        """Return the driver's DateRange of a single period. Raise ValidationError as a PeriodField does."""
        return PeriodField().get_prep_value(value)


PeriodsField.register_lookup(Overlap)
