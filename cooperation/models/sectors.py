"""Sectors: the fields of cooperation, on two levels."""

from django.db import models
from django.urls import reverse

from cooperation.models.base import check_cycle, check_named_once, line, named_once, required, trimmed
from cooperation.models.keys import RegisterQuerySet, Slugged
from cooperation.models.rules import NoCycle
from cooperation.models.tracking import tracked


@tracked()
class Sector(Slugged):
    """A field of cooperation, with its OECD DAC code if it has one."""

    code = models.CharField("DAC code", blank=True, help_text="OECD DAC sector or purpose code, e.g. 236.")
    name = line(unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="part of"
    )

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            *Slugged.Meta.constraints,
            required("name", "Enter a name."),
            trimmed("name"),
            named_once(),
            models.UniqueConstraint(
                fields=["code"],
                condition=~models.Q(code=""),
                name="sector_code_once",
                violation_error_message="Another sector has this code.",
            ),
        ]
        triggers = [NoCycle("parent")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the URL of the numbers of its records: a sector has no other page."""
        return reverse("cooperation:sector-numbers", args=[self.slug])

    def clean(self) -> None:
        check_named_once(self)
        check_cycle(self, "parent")
