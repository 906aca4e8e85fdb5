"""Changing a status in a form or a list: what is recorded is the dated act or development that it stands for."""

from dataclasses import replace

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse

from cooperation.admin.base import RecordAdmin, is_popup
from cooperation.admin.fields import LabelledChoice
from cooperation.admin.forms import RecordForm
from cooperation.admin.recording import NewStatus, follow, record, sentence
from cooperation.admin.refusals import check_at_once
from cooperation.admin.widgets import RowAutocomplete
from cooperation.fields import PeriodFormField
from cooperation.models import Agreement, AgreementStatus, Citation, Initiative, Record, Source
from cooperation.models.base import inferred, stated
from cooperation.models.citations import TARGETS

MOST = 200  # rows whose status the list changes at once
SOURCE, QUOTE, LOCATOR = (Citation._meta.get_field(name) for name in ("source", "quote", "locator"))
TEXT = {"class": "vTextField"}


class StatusFields(forms.Form):
    """A status, since when, and what says so."""

    new_status = forms.ChoiceField(label="Status", required=False)
    since = PeriodFormField(label="Since", required=False)
    since_stated = stated("since last year").formfield(label="Since, as stated", widget=forms.TextInput(TEXT))
    since_inferred = inferred().formfield(label="Since, inferred")
    source = LabelledChoice(
        Source.objects.all(), required=False, label="Source", widget=RowAutocomplete(SOURCE, admin.site)
    )
    quote = QUOTE.formfield(label="Quote", widget=forms.TextInput(TEXT))
    locator = LOCATOR.formfield(label="Locator", widget=forms.TextInput(TEXT))

    def offer(self, model: type[Agreement | Initiative], unchanged: str) -> None:
        """Offers the statuses of ``model``; ``unchanged`` is what choosing none is called."""
        # Replaced is not entered: it follows from a link to the agreement that replaces this one.
        offered = [(value, label) for value, label in model.Status.choices if value != AgreementStatus.REPLACED]
        self.fields["new_status"].choices = [("", unchanged), *offered]

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("new_status") == "" and any(data.get(name) for name in ("since", "source", "quote")):
            self.add_error("new_status", "Choose the status that it has since then.")
        if data.get("quote") and not data.get("source"):
            self.add_error("source", "Choose the source of these words.")
        try:
            self._citation().validate_constraints(exclude=TARGETS)
        except forms.ValidationError as error:
            self.add_error("quote", error.messages)

    def status_given(self) -> NewStatus | None:
        """What was chosen, with its citation if a source is given; None if no status was chosen."""
        data = self.cleaned_data
        if not data["new_status"]:
            return None
        citations = [self._citation()] if data["source"] else []
        return NewStatus(
            data["new_status"], data["since"], data["since_stated"], data["since_inferred"], citations=citations
        )

    def _citation(self) -> Citation:
        return Citation(
            source=self.cleaned_data.get("source"),
            quote=self.cleaned_data.get("quote", ""),
            locator=self.cleaned_data.get("locator", ""),
        )


class StatusForm(StatusFields, RecordForm):
    """The form of an agreement or initiative; a new one asks for the status, an existing one offers to change it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = self._meta.model
        begins = model._meta.get_field("status").default.label
        self.offer(model, "no change" if self.instance.pk else f"not known yet (it starts as “{begins}”)")
        if self.instance.pk:
            self.fields["new_status"].label = "Change status to"

    def clean(self):
        super().clean()
        data = self.cleaned_data
        unsourced = self.instance.pk and data.get("new_status") and not data.get("source")
        published = data.get("publication") == Record.Publication.PUBLISHED
        if unsourced and published and isinstance(self.instance, Initiative) and "source" not in self.errors:
            self.add_error("source", "Choose the source that says so: what is published needs one.")


class SelectedForm(StatusFields):
    """The same for the rows selected in a list."""

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.records = records
        self.offer(records.model, "choose one")
        self.fields["new_status"].required = True

    def clean(self):
        super().clean()
        unsourced = self.records.model is Initiative and not self.cleaned_data.get("source")
        published = self.records.filter(publication=Record.Publication.PUBLISHED)
        if unsourced and "source" not in self.errors and published.exists():
            self.add_error("source", "Choose the source that says so: some of the selected are published.")


class StatusAdmin(RecordAdmin):
    """The admin of what has a derived status: agreements and initiatives."""

    form = StatusForm
    actions = [*RecordAdmin.actions, "change_status"]

    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        if is_popup(request):
            return [first, *rest]
        since = ("since", "since_stated", "since_inferred")
        if obj is None:
            fields = ["new_status", since]
        elif self.has_change_permission(request, obj):
            fields = ["status_now", "new_status", since, "source", ("quote", "locator")]
        else:
            fields = ["status_now"]
        return [first, ("Status", {"fields": fields, "classes": ["status"]}), *rest]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "status_now"]

    @admin.display(description="status now")
    def status_now(self, row: Agreement | Initiative) -> str:
        """The status as it is derived, and since when."""
        since = f", since {row.status_since}" if row.status_since else ""
        return f"{row.get_status_display()}{since}"

    def get_changeform_initial_data(self, request):
        status = {name: request.GET[name] for name in ("new_status", "since") if name in request.GET}
        return super().get_changeform_initial_data(request) | status

    def save_form(self, request, form, change):
        form.status_before = form.instance.status
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        row = form.instance
        self.publication_moved(request, row)
        new = form.status_given()
        if new:
            # What a new record rests on says its status too; later ones have a source of their own.
            record(row, new if change else replace(new, citations=row.citations.order_by("pk")), request.user)
            if "title" in form.to_make:
                # The date of an agreement stands in a title that is made, and this act may be the first that has one.
                row.retitle(address="slug" in form.to_make)
        else:
            row.refresh_from_db(fields=row.DERIVED)
        if new or (change and row.status != form.status_before):
            self.message_user(request, sentence(row, new), messages.SUCCESS)
        check_at_once()

    def publication_moved(self, request, record: Agreement | Initiative) -> None:
        """Takes along what recorded the status of ``record``, once that is published or withdrawn."""
        if isinstance(record, Initiative):
            follow(record, request.user)

    @admin.action(description="Record a new status…", permissions=["change"])
    def change_status(self, request, queryset):
        """Asks for the status of the selected rows on a page of its own, then records it for each of them."""
        keys = list(queryset.values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            self.message_user(request, f"Select at most {MOST} rows at a time.", messages.ERROR)
            return None
        rows = self.model.objects.filter(pk__in=keys).order_by("pk")
        form = SelectedForm(request.POST if "apply" in request.POST else None, records=rows)
        if form.is_valid():
            self._change_status(request, rows, form.status_given())
            return None
        noun = self.opts.verbose_name if len(keys) == 1 else self.opts.verbose_name_plural
        context = {
            **self.admin_site.each_context(request),
            "title": f"New status of {len(keys)} {noun}",
            "form": form,
            "rows": rows,
            "opts": self.opts,
            "media": self.media + form.media,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/cooperation/change_status.html", context)

    def _change_status(self, request, rows, new: NewStatus) -> None:
        with transaction.atomic():
            for row in rows.select_for_update():
                record(row, new, request.user)
                self.message_user(request, sentence(row, new), messages.SUCCESS)
            check_at_once()
