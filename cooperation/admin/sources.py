"""The admin of sources, with the snapshots of their texts."""

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import now

from cooperation.admin.base import RegisterAdmin, is_popup
from cooperation.admin.editing.formsets import RowFormSet
from cooperation.admin.filters import RelatedFilter, YearFilter
from cooperation.admin.forms import PastedTextField, RegisterForm
from cooperation.admin.inlines import RowInline
from cooperation.admin.new_text import NewTextMixin
from cooperation.admin.source_text import SourceTextMixin
from cooperation.admin.text_urls import text_url
from cooperation.fields import PublicationFormField, SortDay
from cooperation.intake.anchors import Lost, lost_in_latest_text
from cooperation.models import Anchor, Citation, Snapshot, Source

MAX_NAMED = 5  # citations that an error names
MAX_LOST = 100  # citations that the page of a source lists
TEXT = Snapshot._meta.get_field("text")


class StoredText(forms.Textarea):
    """In place of a text that is stored: a link to the page that shows it."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '<a class="stored-text" id="{}" href="{}">Read the text and record from it ({} characters)</a>',
            (attrs or {}).get("id", ""),
            text_url(self.snapshot),
            f"{self.snapshot.characters:,}",
        )


class SnapshotForm(RegisterForm):
    """A snapshot in the form of its source: a new one has a box for its text, a stored one a link to it."""

    pasted = PastedTextField(help_text=f"{TEXT.help_text} Visitors never see it.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.has_text:
            self.fields["sha256"].disabled = self.fields["pasted"].disabled = True
            self.fields["pasted"].widget = StoredText(self.instance)
            self.fields["pasted"].help_text = ""

    def clean(self):
        super().clean()
        if text := self.cleaned_data.get("pasted"):
            self.instance.text = text
            if self.instance.pk is None and not self.cleaned_data.get("origin"):
                self.cleaned_data["origin"] = Snapshot.Origin.PASTED
                self.cleaned_data["taken_at"] = self.cleaned_data.get("taken_at") or now()


class SnapshotFormSet(RowFormSet):
    """The snapshots of a source. One in which the words of citations are marked can't be deleted."""

    def clean(self):
        super().clean()
        marked = [form.instance for form in self.initial_forms if self.is_marked(form)]
        needing = Anchor.objects.needing(marked)[: MAX_NAMED + 1] if marked else []
        if needing:
            names = "; ".join(f"{anchor.citation.target}: {anchor}" for anchor in needing[:MAX_NAMED])
            more = " and more" if len(needing) > MAX_NAMED else ""
            raise forms.ValidationError(
                f"A text can’t be deleted while words of citations are marked in it: {names}{more}. Delete these "
                "citations first."
            )


class SnapshotInline(RowInline):
    """The texts of a source as they were read, without the texts themselves."""

    model = Snapshot
    form = SnapshotForm
    formset = SnapshotFormSet
    after = "What was published, by whom and when"
    verbose_name_plural = "Texts as read"
    fields = [("taken_at", "origin", "sha256"), "pasted"]

    def get_queryset(self, request):
        return super().get_queryset(request).without_text()


@admin.register(Source)
class SourceAdmin(NewTextMixin, SourceTextMixin, RegisterAdmin):
    """Sources, latest first."""

    list_display = ["published", "title", "publisher", "language"]
    list_display_links = ["title"]
    list_filter = [("published", YearFilter), ("publisher", RelatedFilter)]
    sortable_by = ["published"]
    ordering = [SortDay("published").desc(nulls_last=True), "-pk"]
    popup_fields = ("title", "publisher", "url", ("published", "published_inferred"), "language")
    fieldsets = [
        (
            "What was published, by whom and when",
            {
                "fields": [
                    "title",
                    "publisher",
                    "url",
                    ("published", "published_stated", "published_inferred"),
                    ("dateline", "language"),
                ]
            },
        ),
        ("Page address", {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    inlines = [SnapshotInline]
    readonly_fields = ["lost_words"]

    def make_formfield(self, db_field, request, **kwargs):
        if db_field.name == "published":
            kwargs["form_class"] = PublicationFormField
        return super().make_formfield(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.pk is None or is_popup(request) or not _lost(obj):
            return fieldsets
        return [fieldsets[0], ("Citations to check", {"fields": ["lost_words"]}), *fieldsets[1:]]

    @admin.display(description="words that the latest text does not have")
    def lost_words(self, source: Source) -> str:
        """The citations whose words the latest text does not have as they were, each with a link and the reason."""
        found = _lost(source)
        lines = (
            (
                reverse("admin:cooperation_citation_change", args=[anchor.citation_id]),
                anchor,
                anchor.citation.target,
                lost.reason,
            )
            for anchor, lost in found[:MAX_LOST]
        )
        listed = format_html_join("", '<li><a href="{}">{}</a>, {}. {}</li>', lines)
        more = format_html("<p>… and {} more</p>", f"{len(found) - MAX_LOST:,}") if len(found) > MAX_LOST else ""
        return format_html("<ul>{}</ul>{}", listed, more)


def _lost(source: Source) -> list[tuple[Anchor, Lost]]:
    """The words that the latest text of a source has lost. A request finds them once."""
    if not hasattr(source, "lost"):
        source.lost = list(lost_in_latest_text(source))
        shown = [anchor for anchor, _ in source.lost[:MAX_LOST]]
        prefetch_related_objects(shown, Prefetch("citation", Citation.objects.for_source()))
    return source.lost
