"""The admin of developments, and the links in other forms that add one."""

from django.contrib import admin, messages
from django.utils.html import format_html

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, CountryFilter, RelatedFilter, YearFilter
from cooperation.admin.return_url import add_development_url
from cooperation.admin.status_changes import NewStatus, status_message
from cooperation.fields import SortDay
from cooperation.models import Agreement, Development, Initiative
from cooperation.models.base import join_names

MAX_RELATED = 20  # sectors or places that a new form starts with


class AddDevelopmentMixin(admin.ModelAdmin):
    """The link "Add development" in the form and in each row of the list of initiatives and agreements."""

    def get_list_display(self, request):
        return [*super().get_list_display(request), _add_development_column(request.get_full_path())]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and request.user.has_perm("cooperation.add_development"):
            context["add_development"] = add_development_url(obj, request.get_full_path())
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _add_development_column(return_to: str):
    @admin.display(description="news")
    def add_development(obj: Agreement | Initiative) -> str:
        return format_html('<a href="{}">Add development</a>', add_development_url(obj, return_to))

    return add_development


@admin.register(Development)
class DevelopmentAdmin(RecordAdmin):
    """Developments, latest first.

    A new form starts with the sectors and places of what it is about, but with nobody who did or said it: whom the text
    names is rarely all participants. After saving, a message says which status follows.
    """

    name_field = "text"
    carried_fields = ("date", "date_inferred", "reported_on", "meeting")
    states_field = "participants"
    short_fields = (
        "text",
        ("kind", "status_becomes"),
        ("date", "date_stated", "date_inferred"),
        ("initiatives", "agreements"),
        ("participants", "to"),
        "meeting",
        ("sectors", "places"),
    )
    list_display = ["date", "title", "about", "who", "kind", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("kind", ChoiceFilter),
        ("date", YearFilter),
        CountryFilter,
        ("initiatives", RelatedFilter),
        ("agreements", RelatedFilter),
        ("participants", RelatedFilter),
        ("to", RelatedFilter),
    ]
    sortable_by = ["date"]
    ordering = [SortDay("date").desc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What happened, and when",
            {"fields": ["kind", "text", ("date", "date_stated", "date_inferred"), "reported_on"]},
        ),
        ("Initiatives and agreements", {"fields": ["initiatives", "agreements", "status_becomes"]}),
        ("Participants and meeting", {"fields": [("participants", "to"), "meeting"]}),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Title and page address",
            {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [CitationInline]

    @admin.display(description="about")
    def about(self, development: Development) -> str:
        """The first three initiatives and agreements that it is about."""
        return join_names(row.title for row in [*development.initiatives.all(), *development.agreements.all()])

    @admin.display(description="who")
    def who(self, development: Development) -> str:
        """The first three participants."""
        return join_names(who.name for who in development.first_participants)

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        subjects = [
            *Initiative.objects.filter(pk__in=initial.get("initiatives", [])),
            *Agreement.objects.filter(pk__in=initial.get("agreements", [])),
        ]
        for name in ("sectors", "places"):
            if name not in initial and subjects:
                related = (getattr(subject, name).all()[:MAX_RELATED] for subject in subjects)
                pks = dict.fromkeys(obj.pk for objects in related for obj in objects)
                initial[name] = list(pks)[:MAX_RELATED]
        return initial

    def save_form(self, request, form, change):
        before = form.instance.initiatives.all() if change else []
        form.statuses_before = {row.pk: row.status for row in [*before, *form.cleaned_data.get("initiatives", [])]}
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        development = form.instance
        new = NewStatus(development.status_becomes, development.date) if development.status_becomes else None
        for initiative in Initiative.objects.filter(pk__in=form.statuses_before).order_by("title"):
            if new or initiative.status != form.statuses_before[initiative.pk]:
                text = status_message(initiative, new, published=development.is_published)
                self.message_user(request, text, messages.SUCCESS)
