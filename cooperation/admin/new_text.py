"""Add a source with its text at once: pasted, from a file, or fetched from its web address if that is allowed."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import now

from cooperation.admin.autocomplete import LabelledChoiceField, RelatedAutocomplete
from cooperation.admin.drafts import delete_draft
from cooperation.admin.forms import PastedTextField
from cooperation.admin.text_urls import text_url
from cooperation.fields import Period, PublicationFormField
from cooperation.intake.fetching import fetch_article
from cooperation.intake.reading import Document, UnreadableError, read_document, read_text
from cooperation.intake.sentences import sentences_of
from cooperation.models import Participant, Snapshot, Source
from cooperation.models.base import join_names, shorten
from cooperation.models.locks import lock_name
from cooperation.models.snapshots import text_hash
from cooperation.models.twins import similar_rows

MAX_BEGINNING_CHARACTERS = 120  # of a text, as its title
NOTHING = "Paste a text or choose a file."
NOTHING_OR_FETCHED = "Paste a text, choose a file, or enter a web address to fetch."


class NewTextForm(forms.Form):
    """A text, and what is known of its source. What is left blank is taken from the text."""

    pasted = PastedTextField(rows=12, help_text="Visitors never see it.")
    document = forms.FileField(
        label="Or a file",
        required=False,
        allow_empty_file=True,
        help_text="A web page saved as HTML, a PDF, a Word document (.docx) or a plain text.",
    )
    url = Source._meta.get_field("url").formfield(label="Web address", assume_scheme="https")
    title = Source._meta.get_field("title").formfield(
        required=False, help_text="Leave it blank to take that of the text.", widget=forms.TextInput()
    )
    publisher = LabelledChoiceField(
        Participant.objects.all(),
        required=False,
        label="Publisher",
        widget=RelatedAutocomplete(Source._meta.get_field("publisher"), admin.site),
        help_text="Type its name. Leave it blank if the text says it.",
    )
    published = PublicationFormField(
        required=False, help_text="For example 14 March 2025. Dates such as “last year” follow from it."
    )

    def clean(self):
        super().clean()
        if self.errors:
            return
        if self.cleaned_data["pasted"].strip() and self.cleaned_data.get("document"):
            self.add_error("document", "Paste a text or choose a file, not both.")
            return
        try:
            self.origin, self.read = self._read()
        except UnreadableError as error:
            fetched = "url" if settings.INTAKE_FETCH and self.cleaned_data["url"] else "pasted"
            fields = {Snapshot.Origin.UPLOADED: "document", Snapshot.Origin.FETCHED: fetched}
            self.add_error(fields.get(self._origin(), "pasted"), str(error))
            return
        self.source = self._source()
        try:
            self.source.clean_fields(exclude=["slug"])
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)

    def stored_text(self, source: Source | None) -> Snapshot | None:
        """Return the snapshot of the text that is stored already, of a source or, if None, of one that may be meant."""
        found = Snapshot.objects.filter(sha256=text_hash(self.read.text)).select_related("source").order_by("pk")
        if source is not None:
            return found.filter(source=source).first()
        return next((one for one in found if one.has_text and not self._is_of_another(one.source)), None)

    def _is_of_another(self, source: Source) -> bool:
        """Whether the form has another web address or publisher than a source: many papers print an agency's text."""
        url, publisher = self.cleaned_data["url"], self.cleaned_data["publisher"]
        return bool(url and source.url) or bool(publisher and source.publisher_id and publisher != source.publisher)

    def unused(self, *others: str) -> str:
        """A sentence about what was typed for a new source although none is added; "" if nothing was.

        Args:
            others: names of fields besides title, publisher and date.
        """
        labels = {"title": "title", "publisher": "publisher", "published": "date", "url": "web address"}
        names = ("title", "publisher", "published", *others)
        if not (typed := [labels[name] for name in names if self.cleaned_data[name]]):
            return ""
        changed = join_names(typed, limit=len(typed))
        return f" The {changed} that you typed changed nothing: correct the source itself, if needed."

    def _origin(self) -> str:
        if self.cleaned_data["pasted"].strip():
            return Snapshot.Origin.PASTED
        return Snapshot.Origin.UPLOADED if self.cleaned_data.get("document") else Snapshot.Origin.FETCHED

    def _read(self) -> tuple[str, Document]:
        origin, url = self._origin(), self.cleaned_data["url"]
        if origin == Snapshot.Origin.PASTED:
            read = read_text(self.cleaned_data["pasted"])
        elif origin == Snapshot.Origin.UPLOADED:
            document = self.cleaned_data["document"]
            read = read_document(document.read(), filename=document.name, url=url)
        elif url and settings.INTAKE_FETCH:
            read = fetch_article(url)
        else:
            raise UnreadableError(NOTHING_OR_FETCHED if settings.INTAKE_FETCH else NOTHING)
        return origin, read

    def _source(self) -> Source:
        """Return the source as it would be added."""
        published = self.cleaned_data["published"]
        if published is None and self.read.published:
            published = Period.parse(self.read.published)
        return Source(
            title=self.cleaned_data["title"] or self.read.title or _beginning(self.read.text),
            url=self.cleaned_data["url"],
            published=published,
            language=self.read.language,
            dateline=self.read.dateline,
            publisher=self.cleaned_data["publisher"] or _publisher(self.read.publisher),
        )


class NewTextMixin(admin.ModelAdmin):
    """The page that adds a source with its text."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.new_text_view)
        return [path("from-text/", page, name="cooperation_source_from_text"), *super().get_urls()]

    def new_text_view(self, request: HttpRequest) -> HttpResponse:
        """The form; after it is sent, the page of the text."""
        may_add_text = request.user.has_perm("cooperation.add_snapshot")
        if not (self.has_add_permission(request) and may_add_text):
            raise PermissionDenied
        form = NewTextForm(request.POST or None, request.FILES or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            response = HttpResponseRedirect(text_url(self._add(request, form)))
            return delete_draft(request.POST, request, response)
        context = {
            **self.admin_site.each_context(request),
            "title": "Record from a text",
            "form": form,
            "media": self.media + form.media,
            "opts": self.opts,
            "fetches": settings.INTAKE_FETCH,
        }
        return TemplateResponse(request, "admin/cooperation/new_text.html", context)

    @transaction.atomic
    def _add(self, request: HttpRequest, form: NewTextForm) -> Snapshot:
        """Return the stored text, added to the source that has its web address, if one is recorded."""
        lock_name(text_hash(form.read.text))  # of two requests with one text, the second finds that of the first
        source = next((twin.row for twin in similar_rows(Source, [], form.source.url)), None)
        stored = form.stored_text(source)
        if stored and stored.has_text:
            self.message_user(request, f"This text is stored already.{form.unused('url')}", messages.INFO)
            return stored
        if source is None:
            source = form.source
            source.save()
            said = 'Source “<a href="{}">{}</a>” added. Check its title, publisher and date.'
        else:
            said = 'The text was added to “<a href="{}">{}</a>”, which has this web address.'
            said += form.unused()
        change = reverse("admin:cooperation_source_change", args=[source.pk])
        self.message_user(request, format_html(said, change, source), messages.SUCCESS)
        snapshot = stored or Snapshot(source=source)  # of some texts only the hash is stored
        snapshot.text, snapshot.origin, snapshot.taken_at = form.read.text, form.origin, snapshot.taken_at or now()
        snapshot.save()
        return snapshot


def _beginning(text: str) -> str:
    """Return the first sentence of a text as its title, but never all of the text: visitors see titles."""
    first = sentences_of(text)[:1]
    sentence = text[first[0].start : first[0].end] if first else text
    return shorten(sentence, limit=min(MAX_BEGINNING_CHARACTERS, len(text.strip()) // 2))


def _publisher(name: str) -> Participant | None:
    """Return the participant with a name, if there is exactly one."""
    found = list(Participant.objects.filter(name__iexact=name)[:2]) if name else []
    return found[0] if len(found) == 1 else None
