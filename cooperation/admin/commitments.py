"""The admin of commitments."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html_join

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, CountryFilter, DueYearFilter, RelatedFilter
from cooperation.admin.forms import RecordForm
from cooperation.admin.quantities import AmountField
from cooperation.models import Commitment, Figure
from cooperation.models.base import join_names
from cooperation.models.units import unit_spelt

INDICATOR = Figure._meta.get_field("indicator")
ADD_WORDS = "save the commitment, then add a figure of it with the words as printed."
RESTATED_FIELDS = ("kind", "what", "due", "condition")
RESTATED_LINKS = ("by", "to", "about_initiatives", "about_agreements", "sectors", "places")


class CommitmentForm(RecordForm):
    """A commitment, with fields for a figure that it names: to reach $3 billion of trade by 2030."""

    indicator = INDICATOR.formfield(required=False, label="What is measured")
    value = AmountField(
        label="Value",
        without_number=f"Clear “What is measured” and “Value”, {ADD_WORDS}",
        help_text="With its unit, e.g. $3 billion, 30% or at least 500 MW.",
    )

    def clean(self):
        super().clean()
        indicator, amount = self.cleaned_data.get("indicator"), self.cleaned_data.get("value")
        if indicator and not amount and "value" not in self.errors:
            self.add_error(
                "value",
                f"Enter the value that was named. If the source names no number, clear “What is measured”, {ADD_WORDS}",
            )
        if amount and not indicator:
            self.add_error("indicator", "Enter what is measured, e.g. mutual trade.")
        if amount:
            try:
                self.unit = unit_spelt(amount.unit) if amount.unit else None
            except forms.ValidationError as error:
                self.add_error("value", error)
            else:
                if self.unit is None:
                    self.add_error("value", "Write the unit after the number, e.g. 3 billion USD.")

    def named_figure(self) -> Figure | None:
        """Return the figure that was entered with the commitment, not yet saved; None if there is none."""
        if not (amount := self.cleaned_data.get("value")):
            return None
        commitment = self.instance
        return Figure(
            indicator=self.cleaned_data["indicator"],
            value_low=amount.low,
            value_high=amount.high,
            bound=amount.bound,
            step=amount.step,
            unit=self.unit,
            printed=self["value"].data.strip(),
            nature=Figure.Nature.TARGET,
            period=commitment.due,
            period_stated=commitment.due_stated,
            period_inferred=commitment.due_inferred,
            commitment=commitment,
            agreement=commitment.agreement,
            meeting=commitment.meeting,
        )


def restatement_of(commitment: Commitment) -> dict:
    """Return the initial data of a commitment that restates this one: all that stays the same unless it is changed."""
    links = {name: [row.pk for row in getattr(commitment, name).all()] for name in RESTATED_LINKS}
    return {name: getattr(commitment, name) for name in RESTATED_FIELDS} | links | _figure_of(commitment)


def _figure_of(commitment: Commitment) -> dict[str, str]:
    """Return the fields of the form for the first figure with a number that a commitment names."""
    figure = commitment.figures.filter(value_low__isnull=False).select_related("unit").order_by("pk").first()
    return {"indicator": figure.indicator, "value": figure.measured()} if figure else {}


@admin.register(Commitment)
class CommitmentAdmin(RecordAdmin):
    """Commitments, the soonest deadline first."""

    form = CommitmentForm
    name_field = "what"
    carried_fields = ("meeting", "agreement")
    states_field = "by"
    short_fields = (
        "what",
        "kind",
        ("by", "to"),
        ("due", "due_stated", "due_inferred"),
        ("about_initiatives", "about_agreements"),
        ("meeting", "agreement"),
        ("sectors", "places"),
    )
    list_display = ["due", "title", "who", "to_whom", "kind", "status", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("kind", ChoiceFilter),
        ("status", ChoiceFilter),
        ("due", DueYearFilter),
        CountryFilter,
        ("by", RelatedFilter),
        ("sectors", RelatedFilter),
    ]
    sortable_by = ["due"]
    ordering = [F("due__endswith").asc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What, by whom and by when",
            {
                "fields": [
                    ("kind", "status"),
                    "what",
                    ("by", "to"),
                    ("due", "due_stated", "due_inferred"),
                    "condition",
                ]
            },
        ),
        (
            "Related meetings, agreements and initiatives",
            {"fields": [("meeting", "agreement"), "about_initiatives", "about_agreements", "restates"]},
        ),
        ("A figure that it names", {"fields": [("indicator", "value"), "figures"]}),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Title and page address",
            {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [CitationInline]
    readonly_fields = ["figures"]

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        earlier = Commitment.objects.filter(pk=initial["restates"]).first() if initial.get("restates") else None
        return (restatement_of(earlier) if earlier else {}) | initial

    @admin.display(description="figures named")
    def figures(self, commitment: Commitment) -> str:
        """Links to the forms of the figures that it names."""
        rows = commitment.figures.order_by("pk") if commitment.pk else ()
        lines = ((reverse("admin:cooperation_figure_change", args=[figure.pk]), figure) for figure in rows)
        return format_html_join("; ", '<a href="{}">{}</a>', lines) or "None yet"

    def complete(self, request, form, formsets, change):
        super().complete(request, form, formsets, change)
        if figure := form.named_figure():
            self._add_figure(request, form.instance, figure)

    def _add_figure(self, request, commitment: Commitment, figure: Figure) -> None:
        """Save a figure with the participants, the subject and the citations of the commitment that names it."""
        figure.created_by = figure.updated_by = request.user
        figure.save()
        for name, rows in {"of": commitment.by, "sectors": commitment.sectors, "places": commitment.places}.items():
            getattr(figure, name).set(rows.all())
        for citation in commitment.citations.all():
            citation.pk, citation.commitment, citation.figure = None, None, figure
            citation.save()
        figure.publication = commitment.publication
        figure.title, figure.slug = (
            figure.generated_title(),
            "",
        )  # the title names participants, who were not yet linked
        figure.save()

    @admin.display(description="by")
    def who(self, commitment: Commitment) -> str:
        """The first three participants who committed themselves."""
        return join_names(who.name for who in commitment.first_by)

    @admin.display(description="to")
    def to_whom(self, commitment: Commitment) -> str:
        """The first three participants to whom it was made."""
        return join_names(who.name for who in commitment.first_to)
