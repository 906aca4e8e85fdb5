"""The admin of figures."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import now

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, CountryFilter, RelatedFilter, YearFilter
from cooperation.admin.forms import RecordForm, RegisterForm
from cooperation.admin.inlines import RowInline
from cooperation.admin.quantities import QuantityForm
from cooperation.admin.short_forms import typed_in
from cooperation.admin.words import words_in_url
from cooperation.fields import SortDay
from cooperation.models import Figure, FigureConversion
from cooperation.models.base import join_names
from cooperation.models.keys import PRIMARY_KEY

MAX_RIVALS = 20  # contradicting values that a form shows
LATER_THAN = "later_than"  # the parameter: /admin/…/figure/add/?later_than=7 for a later value of the same
SERIES_FIELDS = ("indicator", "nature", "initiative", "agreement")
SERIES_LINKS = ("of", "to", "places", "sectors")


class FigureForm(QuantityForm, RecordForm):
    """A figure. At most one of contradicting figures is preferred."""

    def clean(self):
        super().clean()
        figure = self.instance
        is_chosen = figure.pk and self.cleaned_data.get("preferred") and "preferred" in self.changed_data
        if is_chosen and (other := Figure.objects.contradicting(figure).filter(preferred=True).first()):
            message = '“{}” is preferred now. <a href="{}" target="_blank">Open it</a> and clear this box there first.'
            url = reverse("admin:cooperation_figure_change", args=[other.pk])
            self.add_error("preferred", format_html(message, other, url))


class ConversionForm(QuantityForm, RegisterForm):
    """A conversion of a figure."""


class ConversionInline(RowInline):
    """The same value in other units, as the source printed it."""

    model = FigureConversion
    form = ConversionForm
    after = "What was measured, and when"
    verbose_name_plural = "Conversions printed by the source"
    fields = [("value_low", "unit", "printed"), ("value_high", "bound")]
    related = ("unit",)


def series_of(figure: Figure) -> dict:
    """Return the initial data of a figure that measures the same as this one, at another time."""
    links = {name: [row.pk for row in getattr(figure, name).all()] for name in SERIES_LINKS}
    return {name: getattr(figure, name) for name in SERIES_FIELDS} | links


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    """Figures, the latest period first."""

    form = FigureForm
    name_field = "indicator"
    carried_fields = ("period", "period_inferred", "as_of", "as_of_inferred", "meeting", "initiative", "agreement")
    states_field = "of"
    short_fields = (
        "indicator",
        ("value_low", "unit"),
        "nature",
        ("period", "period_stated", "period_inferred"),
        ("of", "to"),
        ("initiative", "agreement"),
        ("commitment", "meeting"),
        ("sectors", "places"),
    )
    short_more = ("bound", "value_high", "printed")
    list_display = ["period", "title", "who", "value", "nature", "preferred", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("nature", ChoiceFilter),
        ("preferred", ChoiceFilter),
        ("period", YearFilter),
        CountryFilter,
        ("of", RelatedFilter),
        ("sectors", RelatedFilter),
    ]
    sortable_by = ["period"]
    ordering = [SortDay("period").desc(nulls_last=True), "-pk"]
    readonly_fields = ["rivals"]
    fieldsets = [
        (
            "What was measured, and when",
            {
                "fields": [
                    ("indicator", "nature"),
                    ("value_low", "printed"),
                    ("unit", "bound", "value_high"),
                    ("period", "period_stated", "period_inferred"),
                    ("as_of", "as_of_stated", "as_of_inferred"),
                ]
            },
        ),
        (
            "Participants and related records",
            {"fields": [("of", "to"), ("initiative", "agreement"), ("commitment", "meeting")]},
        ),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("If sources give different values", {"fields": ["rivals", ("preferred", "preferred_reason")]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Title and page address",
            {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [ConversionInline, CitationInline]

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        earlier = request.GET.get(LATER_THAN, "")
        figure = Figure.objects.filter(pk=earlier).first() if PRIMARY_KEY.fullmatch(earlier) else None
        if figure is None:
            return initial
        typed = typed_in(request)
        series = {name: value for name, value in series_of(figure).items() if not (typed and name in typed.fields)}
        return {"period": figure.period} | initial | series

    @admin.display(description="of")
    def who(self, figure: Figure) -> str:
        """The first three participants that it measures."""
        return join_names(who.name for who in figure.first_of)

    @admin.display(description="value")
    def value(self, figure: Figure) -> str:
        """The value as printed, or the number with its unit."""
        return figure.shown_value()

    @admin.display(description="contradicting values")
    def rivals(self, figure: Figure) -> str:
        """Links to the figures that give other values for the same, and which of them is preferred."""
        if figure.pk is None:
            return "Once this figure is saved, values that contradict it are listed here."
        others = Figure.objects.contradicting(figure)[:MAX_RIVALS]
        lines = ((other.get_absolute_url(), other, " (preferred)" if other.preferred else "") for other in others)
        found = format_html_join("", '<li><a href="{}">{}</a>{}</li>', lines)
        return format_html("<ul>{}</ul>", found) if found else "None"

    def save_model(self, request, obj, form, change):
        if not change and (words := words_in_url(request)):
            obj.printed = words.printed(form.data.get("value_low", ""), obj.printed, obj.value_low)
        if not obj.preferred:
            obj.preferred_by = obj.preferred_at = None
        elif {"preferred", "preferred_reason"} & {*form.changed_data}:
            obj.preferred_by, obj.preferred_at = request.user, now()
        super().save_model(request, obj, form, change)
