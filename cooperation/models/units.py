"""Units: what values are counted or measured in, with all their spellings."""

from decimal import Decimal

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models

from cooperation.fields.amount_words import unit_named
from cooperation.models.base import check_named_once, line, lines, named_once, required, trimmed
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.rules import AS_CHECK_VIOLATION
from cooperation.models.tracking import tracked

SPELT_ONCE = pgtrigger.Trigger(
    name="spelt_once",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    declare=[("taken", "text")],
    # The lock makes two transactions that give the same spelling to two units wait for each other.
    func=f"""
        PERFORM pg_advisory_xact_lock(hashtext('cooperation_unit.aliases'));
        SELECT spelling INTO taken
        FROM cooperation_unit u, unnest(ARRAY[u.symbol, u.name, u.singular] || u.aliases) spelling
        WHERE u.symbol <> NEW.symbol AND (TG_OP = 'INSERT' OR u.symbol <> OLD.symbol)
          AND spelling <> '' AND spelling = ANY (ARRAY[NEW.symbol, NEW.name, NEW.singular] || NEW.aliases)
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION '“%” is a spelling of another unit.', taken {AS_CHECK_VIOLATION};
        END IF;
        RETURN NEW;
    """,
)


class UnitQuerySet(RegisterQuerySet):
    """Units by their spellings."""

    def spelt(self, text: str) -> "Unit | None":
        """Return the unit with this symbol, name or alias: exactly so, else ignoring case, if only one is so spelt.

        Case counts first, because "Mt" is a million tonnes and "MT" may be none. Then the
        names of ``fields/amount_words.py`` count.
        """
        units = list(self)
        for fold in (str, str.casefold):
            wanted = fold(" ".join(text.split()))
            found = [unit for unit in units if wanted in map(fold, unit.spellings)]
            if len(found) == 1:
                return found[0]
        named = unit_named(" ".join(text.split()))
        return next((unit for unit in units if unit.symbol == named), None)

    def for_list(self) -> "UnitQuerySet":
        return self.order_by("dimension", "symbol")


def unit_spelt(text: str) -> "Unit":
    """Return the unit with this spelling. Raise ValidationError with a message for the user if there is none."""
    unit = Unit.objects.spelt(text)
    if unit is None:
        raise ValidationError(
            f"“{text}” is not a unit of the register. Write another one, or add it to the list of units."
        )
    return unit


@tracked()
class Unit(Named):
    """A unit of a figure: a currency, a unit of measurement, or what is counted."""

    natural_key_fields = ("symbol",)

    class Dimension(models.TextChoices):
        COUNT = "count", "number of things"
        MONEY = "money", "money"
        SHARE = "share", "share"
        LENGTH = "length", "length"
        AREA = "area", "area"
        VOLUME = "volume", "volume"
        FLOW = "flow", "flow of water"
        MASS = "mass", "mass"
        POWER = "power", "power"
        ENERGY = "energy", "energy"
        TIME = "time", "time"
        OTHER = "other", "other"

    symbol = line(primary_key=True, help_text="As it stands after a number, e.g. USD, m³, km or documents.")
    singular = line(blank=True, help_text="After the number 1, if it is another word, e.g. document.")
    name = line(help_text="E.g. US dollars, cubic metres.")
    aliases = lines(help_text="Other spellings in texts, e.g. $, US$ and dollars for USD.")
    dimension = Choice(Dimension, default=Dimension.OTHER)
    factor = models.DecimalField(
        max_digits=30,
        decimal_places=12,
        null=True,
        blank=True,
        help_text="How many of the smallest unit of its kind it is, so that values can be compared: 1000 for MW if kW "
        "has 1. Leave it blank for currencies and for what is counted.",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["symbol"]
        constraints = [
            required("symbol", "Enter a symbol."),
            required("name", "Enter a name."),
            trimmed("symbol"),
            trimmed("name"),
            named_once(),
            models.CheckConstraint(
                condition=models.Q(factor__isnull=True)
                | models.Q(factor__gt=0) & ~models.Q(dimension__in=["count", "money", "other"]),
                name="unit_factor_of_a_measure",
                violation_error_message="Only units of measurement have a factor, which is more than 0.",
            ),
        ]
        triggers = [SPELT_ONCE]

    def __str__(self) -> str:
        return self.symbol

    @property
    def spellings(self) -> list[str]:
        """The symbol, the name and the other spellings."""
        return [self.symbol, *filter(None, [self.singular]), self.name, *self.aliases]

    def after(self, number: Decimal | None) -> str:
        """Return the unit as it stands after a number.

        >>> Unit(symbol="documents", singular="document").after(Decimal(1))
        'document'
        """
        return self.singular if self.singular and number == 1 else self.symbol

    def clean(self) -> None:
        check_named_once(self)
        # "Mt" and "mt" may be two measures, but "usd" is no other currency than "USD".
        is_measure = self.dimension not in (self.Dimension.COUNT, self.Dimension.MONEY, self.Dimension.OTHER)
        for spelling in self.spellings:
            other = Unit.objects.exclude(pk=self.pk).spelt(spelling)
            if other is not None and (spelling in other.spellings or not is_measure):
                field = "symbol" if spelling == self.symbol else "name" if spelling == self.name else "aliases"
                raise ValidationError({field: f"“{spelling}” is a spelling of {other.name} ({other})."})
