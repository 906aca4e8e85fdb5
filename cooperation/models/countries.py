"""Countries: the states and territories of ISO 3166."""

from functools import reduce
from operator import or_
from typing import Self

import pgtrigger
from django.db import models

from cooperation.models.base import line, lines, required
from cooperation.models.keys import Named, RegisterQuerySet, page_url
from cooperation.models.tracking import tracked

GIVE_NAMES_TO_STATE = pgtrigger.Trigger(
    name="names_to_state",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("name", "official_name", "other_names", "is_territory"),
    # A trigger of the participant copies them.
    func="""
        UPDATE cooperation_participant SET name = name WHERE kind = 'state' AND country_id = NEW.code;
        RETURN NULL;
    """,
)


class CountryQuerySet(RegisterQuerySet):
    """Countries by name and status."""

    def current(self) -> Self:
        """Return countries that exist today."""
        return self.filter(dissolved__isnull=True)

    def search_names(self, text: str, *others: models.Q) -> Self:
        """Return countries with this code, with this text in a name, or with another condition.

        They are few, so no index is needed.
        """
        # The array's own text would include its brackets and quotes.
        other_names = models.Func(
            "other_names", models.Value("\n"), function="array_to_string", output_field=models.TextField()
        )
        named = models.Q(name__icontains=text) | models.Q(official_name__icontains=text)
        named |= models.Q(others__icontains=text) | models.Q(code__iexact=text)
        return self.alias(others=other_names).filter(reduce(or_, others, named))

    def visible_to(self, user) -> Self:
        """Return all countries: everybody may see them."""
        return self

    def for_list(self) -> Self:
        return self.order_by("name", "code")

    def related_to(self, country: "Country") -> Self:
        """Return the countries before and after a country, who administers it, and whom it administers, by name.

        Each has ``relation``: "predecessor", "successor", "administrator" or "territory".
        """
        relations = {
            "predecessor": models.Q(successors=country),
            "successor": models.Q(predecessors=country),
            "administrator": models.Q(territories=country),
            "territory": models.Q(administered_by=country),
        }
        whens = [models.When(condition, then=models.Value(name)) for name, condition in relations.items()]
        found = self.filter(reduce(or_, relations.values())).annotate(relation=models.Case(*whens))
        return found.distinct().order_by("name", "code")


@tracked()
class Country(Named):
    """A country by its ISO 3166-1 alpha-2 code, or, if it no longer exists, by its ISO 3166-3 code."""

    natural_key_fields = ("code",)

    code = models.CharField(
        primary_key=True, help_text="ISO 3166-1 alpha-2, e.g. KZ; four letters of ISO 3166-3 for a former state."
    )
    name = line(unique=True, help_text="English short name.")
    official_name = line(blank=True)
    other_names = lines()
    subregion = line(blank=True, help_text="UN M49 subregion, e.g. Central Asia.")
    dissolved = models.PositiveSmallIntegerField(
        "dissolved in", null=True, blank=True, help_text="The year in which a former state ended."
    )

    is_territory = models.BooleanField(
        "not called a state",
        default=False,
        db_default=False,
        help_text="For who is neither a member nor an observer of the United Nations, such as Hong Kong. Pages say "
        "“country or territory” instead of “state”.",
    )
    administered_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="territories",
        help_text="E.g. Denmark for Greenland.",
    )
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        help_text="The countries on its territory since it was dissolved. Who took over its treaties is an action of "
        "each agreement.",
    )

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name", "code"]
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{2}([A-Z]{2})?$"),
                name="country_code_is_iso_3166",
                violation_error_message="A country code is two capital letters, or four for a former state.",
            ),
            required("name", "Enter a name."),
            models.CheckConstraint(
                condition=~models.Q(administered_by=models.F("code")),
                name="country_administered_by_another",
                violation_error_message="A country cannot be administered by itself.",
            ),
        ]
        triggers = [GIVE_NAMES_TO_STATE]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_url("country", self.code)
