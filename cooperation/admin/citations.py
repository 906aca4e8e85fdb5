"""The admin of citations: inline in the form of what they support, and in a form of their own."""

from collections.abc import Iterable
from copy import deepcopy
from functools import cache

from django import forms
from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.text import capfirst

from cooperation.admin.autocomplete import LabelledChoiceField, RelatedAutocomplete, RelatedButtons
from cooperation.admin.base import RegisterAdmin
from cooperation.admin.editing.formsets import CitationFormSet
from cooperation.admin.forms import MainForm, RegisterForm
from cooperation.admin.initial_data import initial_sources
from cooperation.admin.inlines import RowInline
from cooperation.admin.short_forms import ShortFormMixin, is_short
from cooperation.admin.words import FromWordsMixin, words_in_url
from cooperation.intake.selection import SelectedWords
from cooperation.models import ActionKind, Agreement, Citation, Source
from cooperation.models.citations import TARGETS
from cooperation.models.differences import ACT, fields_that_may_differ

SOURCE = Citation._meta.get_field("source")
QUOTE = Citation._meta.get_field("quote")
DIFFERS_IN = Citation._meta.get_field("differs_in")


NOT_IN_THE_TEXT = "These words are not in the text. Copy them from it, or clear the quote."


class DifferingFormSet(CitationFormSet):
    """The citations of an object. Those of an agreement can contradict the dates of its acts too.

    Attributes:
        words: the words of a text from which the object is entered; None if it is not entered from a text.
    """

    words: SelectedWords | None = None

    def clean(self):
        super().clean()
        for form in self.forms:
            check_quote(form, self.words)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if isinstance(self.instance, Agreement) and DIFFERS_IN.name in form.fields:
            form.fields[DIFFERS_IN.name].choices += dates_of(self.instance.action_kinds)


class CitationInline(RowInline):
    """The sources of an object, each with a quote."""

    model = Citation
    after = "Subject"
    extra = 1
    fields = [("source", "quote")]
    more_fields = (("locator", "speaker", "relies_on"), ("differs_in", "differs"))
    short_fields = ("quote", "speaker", "source")
    related = ("source__publisher", "speaker", "relies_on__publisher")
    formset = DifferingFormSet
    classes = ["citations"]

    def get_initial(self, parameters):
        return initial_sources(parameters)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.words = words_in_url(request)
        return formset

    def get_max_num(self, request, obj=None, **kwargs):
        return 1 if obj is None and has_fixed_source(request) else super().get_max_num(request, obj, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).with_anchored_source()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == DIFFERS_IN.name:
            return field_choices(self.parent_model)
        if db_field.name == SOURCE.name and has_fixed_source(request):
            return fixed_source()
        if db_field.name == QUOTE.name and is_short(request):
            return quote_in_lines()
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def check_quote(form: forms.BaseForm, words: SelectedWords | None) -> None:
    """Add an error to a citation of the text in which words were selected, if the text does not have its quote."""
    given = getattr(form, "cleaned_data", {})
    source, quote = given.get("source"), given.get("quote")
    is_of_text = words and source and quote and source.pk == words.snapshot.source_id
    if is_of_text and words.place_of_quote(quote) is None:
        form.add_error("quote", NOT_IN_THE_TEXT)


def dates_of(kinds: Iterable[ActionKind]) -> list[tuple]:
    """The choices of acts of an agreement whose date a source contradicts."""
    return [("Dates of acts", [(f"{ACT}{kind.code}", capfirst(kind.name)) for kind in kinds])]


@cache
def field_choices(model) -> forms.ChoiceField:
    """The form field that names the field of a record which a source contradicts."""
    fields = fields_that_may_differ(model).values()
    return forms.ChoiceField(
        choices=[("", "–"), *((field.name, capfirst(field.verbose_name)) for field in fields)],
        required=False,
        label=capfirst(DIFFERS_IN.verbose_name),
        help_text=DIFFERS_IN.help_text,
    )


def has_fixed_source(request: HttpRequest) -> bool:
    """Whether the source of a citation is that of the text beside which its form opens."""
    return is_short(request) and words_in_url(request) is not None


@cache
def quote_in_lines() -> forms.Field:
    """The form field of a quote that is to be read at once, beside a text."""
    return QUOTE.formfield(widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}))


@cache
def fixed_source() -> LabelledChoiceField:
    """The form field of a source that is not to be chosen."""
    return LabelledChoiceField(Source.objects.all(), label="Source", widget=forms.HiddenInput)


class CitedRowForm(RegisterForm):
    """A row with fields for one citation of its own: source and quote."""

    source = LabelledChoiceField(
        Source.objects.all(),
        required=False,
        label="Source",
        widget=RelatedButtons(
            RelatedAutocomplete(SOURCE, admin.site), SOURCE.remote_field, admin.site, can_add_related=True
        ),
        help_text="The source of this row, if it differs from the record’s.",
    )
    quote = QUOTE.formfield(label="Quote", widget=forms.TextInput(attrs={"class": "vTextField"}))

    def clean(self):
        super().clean()
        citation = self._citation()
        if citation.quote and citation.source_id is None:
            self.add_error("source", "Choose the source of this quote.")
        try:
            citation.validate_constraints(exclude=TARGETS)
        except forms.ValidationError as error:
            self.add_error("quote", error.messages)

    def _save_m2m(self):
        super()._save_m2m()
        citation = self._citation()
        if citation.source_id is not None:
            setattr(citation, _target_name(type(self.instance)), self.instance)
            citation.save()

    def _citation(self) -> Citation:
        return Citation(source=self.cleaned_data.get("source"), quote=self.cleaned_data.get("quote", ""))


class CitedRowInline(RowInline):
    """Rows with citations of their own. The row shows them, and has fields for another one."""

    form = CitedRowForm
    readonly_fields = ["cited"]

    def get_queryset(self, request):
        citations = Prefetch("citations", Citation.objects.for_notes())
        return super().get_queryset(request).prefetch_related(citations)

    @admin.display(description="citations")
    def cited(self, row) -> str:
        """The row's citations, each as a link to its form."""
        if row.pk is None:
            return "–"
        links = (
            (
                f"change_id_citation_{citation.pk}",
                reverse("admin:cooperation_citation_change", args=[citation.pk]),
                citation,
            )
            for citation in row.citations.all()
        )
        link = '<a class="related-widget-wrapper-link" data-popup="yes" id="{}" href="{}?_popup=1">{}</a>'
        return format_html_join("; ", link, links) or "–"


class CitationForm(MainForm):
    """A citation that says the same as another one, with the same words, is refused.

    Attributes:
        words: the words of a text that it is made from; None if it is not made from a text.
    """

    words: SelectedWords | None = None

    def clean(self):
        super().clean()
        check_quote(self, self.words)

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and self.instance.quote and Citation.objects.equal_to(self.instance).exists():
            self.add_error(None, "These words of this source are cited for it already.")


@admin.register(Citation)
class CitationAdmin(ShortFormMixin, FromWordsMixin, RegisterAdmin):
    """Citations in a form of their own, which opens as a popup to correct one."""

    form = CitationForm
    list_display = ["source", "quote", "target"]
    list_display_links = ["quote"]
    sortable_by = []
    list_select_related = ["source", *TARGETS]
    search_fields = []
    popup_fields = ("source", "quote", "locator", "speaker", "relies_on", "differs_in", "differs")
    fieldsets = [
        ("Source and quote", {"fields": [*popup_fields]}),
        (
            "What it supports: choose exactly one",
            {"fields": [name for name in TARGETS if name not in ("affiliation", "action", "involvement")]},
        ),
    ]

    def get_short_fields(self, request):
        """What it supports or contradicts, as the URL says, then the words."""
        given = request.GET.keys() | request.POST.keys()
        contradiction = [("differs_in", "differs")] if "differs_in" in given else []
        return (*(name for name in TARGETS if name in given), *contradiction, "quote", "speaker", "source")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == SOURCE.name and has_fixed_source(request):
            return fixed_source()
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.words = words_in_url(request)
        target = obj.target_model if obj is not None else _wanted_target(request)
        if "differs_in" in form.base_fields and target:
            field = deepcopy(field_choices(target))
            if target is Agreement:
                field.choices += dates_of(ActionKind.objects.for_list())
            form.base_fields["differs_in"] = field
        return form

    def has_module_permission(self, request):
        # Citations are entered in the forms of the objects that they support, so the index does not list them.
        return False


def _wanted_target(request) -> type | None:
    """The model of what a new citation supports, if the URL of its form says that."""
    named = [name for name in TARGETS if request.GET.get(name)]
    return TARGETS[named[0]] if len(named) == 1 else None


def _target_name(model) -> str:
    return next(name for name in TARGETS if Citation._meta.get_field(name).related_model is model)
