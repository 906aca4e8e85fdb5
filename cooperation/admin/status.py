"""Form fields, forms and the list action that change the status of agreements and initiatives."""

from dataclasses import replace
from functools import cached_property

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.template.response import TemplateResponse

from cooperation.admin.autocomplete import LabelledChoiceField, RelatedAutocomplete
from cooperation.admin.base import RecordAdmin, is_popup
from cooperation.admin.changelists import MAX_SELECTED
from cooperation.admin.citations import QUOTE, SOURCE
from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.admin.forms import RecordForm
from cooperation.admin.short_forms import is_short
from cooperation.admin.status_changes import (
    NewStatus,
    acts_of_one_party,
    describe_status,
    is_recorded,
    publish_status_changes,
    record_status,
    status_message,
)
from cooperation.fields import PeriodFormField
from cooperation.models import (
    ActionKind,
    Agreement,
    AgreementAction,
    AgreementStatus,
    Citation,
    Initiative,
    Record,
    Source,
)
from cooperation.models.action_kinds import kind_for
from cooperation.models.base import inferred, stated
from cooperation.models.citations import TARGETS

LOCATOR = Citation._meta.get_field("locator")
TEXT_ATTRS = {"class": "vTextField"}


class StatusFields(forms.Form):
    """A status, its date, and its citation."""

    new_status = forms.ChoiceField(label="Status", required=False)
    since = PeriodFormField(label="Since", required=False)
    since_stated = stated("since last year").formfield(label="Since, as stated", widget=forms.TextInput(TEXT_ATTRS))
    since_inferred = inferred().formfield(label="Since, inferred")
    source = LabelledChoiceField(
        Source.objects.all(), required=False, label="Source", widget=RelatedAutocomplete(SOURCE, admin.site)
    )
    quote = QUOTE.formfield(label="Quote", widget=forms.TextInput(TEXT_ATTRS))
    locator = LOCATOR.formfield(label="Locator", widget=forms.TextInput(TEXT_ATTRS))

    def set_choices(self, model: type[Agreement | Initiative], empty_label: str) -> None:
        """Set the choices to the statuses of ``model``."""
        self.model_of_status = model
        # "Replaced" can't be chosen: it follows from a link to the agreement that replaces this one.
        choices = [(value, label) for value, label in model.Status.choices if value != AgreementStatus.REPLACED]
        self.fields["new_status"].choices = [("", empty_label), *choices]

    @cached_property
    def kinds(self) -> list[ActionKind]:
        """All kinds of actions, one of which records the status of an agreement."""
        return list(ActionKind.objects.for_list())

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("new_status") == "" and any(data.get(name) for name in ("since", "source", "quote")):
            self.add_error("new_status", "Choose the status that starts on this date.")
        status = data.get("new_status") if self.model_of_status is Agreement else ""
        if status and kind_for(status, self.kinds) is None:
            label = AgreementStatus(status).label
            message = f"No kind of action gives the status “{label}”. Ask an administrator to add one."
            self.add_error("new_status", message)
        if data.get("quote") and not data.get("source"):
            self.add_error("source", "Choose the source of this quote.")
        try:
            self._citation().validate_constraints(exclude=TARGETS)
        except forms.ValidationError as error:
            self.add_error("quote", error.messages)

    def selected_status(self) -> NewStatus | None:
        """The selected status, with a citation if a source is given; None if no status was selected."""
        data = self.cleaned_data
        if not data["new_status"]:
            return None
        citations = [self._citation()] if data["source"] else []
        since = data["since"], data["since_stated"], data["since_inferred"]
        kinds = self.kinds if self.model_of_status is Agreement else ()
        return NewStatus(data["new_status"], *since, citations=citations, kinds=kinds)

    def _citation(self) -> Citation:
        return Citation(
            source=self.cleaned_data.get("source"),
            quote=self.cleaned_data.get("quote", ""),
            locator=self.cleaned_data.get("locator", ""),
        )


class StatusForm(StatusFields, RecordForm):
    """The form of an agreement or initiative, with fields for a new status."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = self._meta.model
        default = model._meta.get_field("status").default.label
        self.set_choices(model, "no change" if self.instance.pk else f"unknown (starts as “{default}”)")
        if self.instance.pk:
            self.fields["new_status"].label = "Change status to"

    def clean(self):
        super().clean()
        data = self.cleaned_data
        unsourced = self.instance.pk and data.get("new_status") and not data.get("source")
        published = data.get("publication") == Record.Publication.PUBLISHED
        if unsourced and published and isinstance(self.instance, Initiative) and "source" not in self.errors:
            self.add_error("source", "Choose a source: a published record needs one.")

    @property
    def kinds(self) -> list[ActionKind]:
        return self.instance.action_kinds  # the rows of actions read the same

    def repeated_fields(self) -> set[str]:
        new = self.selected_status()
        return {*StatusFields.base_fields} if new and is_recorded(self.instance, new) else set()


class StatusActionForm(StatusFields):
    """The form of the list action: a new status for the selected rows."""

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.records = records
        self.set_choices(records.model, "choose one")
        self.fields["new_status"].required = True

    def clean(self):
        super().clean()
        unsourced = self.records.model is Initiative and not self.cleaned_data.get("source")
        published = self.records.filter(publication=Record.Publication.PUBLISHED)
        if unsourced and "source" not in self.errors and published.exists():
            self.add_error("source", "Choose a source: some of the selected records are published.")


class StatusAdmin(RecordAdmin):
    """The admin of models with a derived status: agreements and initiatives."""

    form = StatusForm
    actions = [*RecordAdmin.actions, "change_status"]
    status_help = ""

    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        if is_popup(request) or is_short(request):
            return [first, *rest]
        since = ("since", "since_stated", "since_inferred")
        if obj is None:
            fields = ["new_status", since]
        elif self.has_change_permission(request, obj):
            fields = ["status_now", "new_status", since, "source", ("quote", "locator")]
        else:
            fields = ["status_now"]
        status = {"fields": fields, "classes": ["status"], "description": self.status_help}
        return [first, ("Status", status), *rest]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "status_now"]

    @admin.display(description="current status")
    def status_now(self, row: Agreement | Initiative) -> str:
        """The derived status, and its date."""
        return describe_status(row)

    def get_changeform_initial_data(self, request):
        names = ("new_status", "since", "since_stated", "since_inferred")
        status = {name: request.GET[name] for name in names if name in request.GET}
        return status | super().get_changeform_initial_data(request)

    def save_form(self, request, form, change):
        form.status_before = form.instance.status
        return super().save_form(request, form, change)

    def complete(self, request, form, formsets, change):
        super().complete(request, form, formsets, change)
        row, new = form.instance, form.selected_status()
        if isinstance(row, Initiative):
            publish_status_changes(row, request.user)
        if new:
            # The citations of a new record support its status too. A later change has a source of its own.
            if not change:
                new = replace(new, citations=_new_objects(formsets, Citation))
            is_first = not change and not _new_objects(formsets, AgreementAction)
            record_status(row, new, request.user, is_first=is_first)
            if "title" in form.to_generate:
                # A generated title contains the agreement's date, which this action may be the first to give.
                row.retitle(address="slug" in form.to_generate)
        elif change:
            row.refresh_derived()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        row, new = form.instance, form.selected_status()
        if new or (change and row.status != form.status_before):
            self.message_user(request, status_message(row, new), messages.SUCCESS)
        if isinstance(row, Agreement):
            for message in acts_of_one_party(row, _saved_objects(formsets, AgreementAction)):
                self.message_user(request, message, messages.WARNING)

    def publication_changed(self, request, record: Agreement | Initiative) -> None:
        """Publish or withdraw the developments that recorded the status of ``record``, too."""
        super().publication_changed(request, record)
        if isinstance(record, Initiative):
            publish_status_changes(record, request.user)

    @admin.action(description="Change status…", permissions=["change"])
    def change_status(self, request, queryset):
        """Ask for the new status on a page of its own, then record it for each of the selected rows."""
        pks = list(queryset.values_list("pk", flat=True)[: MAX_SELECTED + 1])
        if len(pks) > MAX_SELECTED:
            self.message_user(request, f"Select at most {MAX_SELECTED} rows at a time.", messages.ERROR)
            return None
        rows = self.model.objects.filter(pk__in=pks).order_by("pk")
        form = StatusActionForm(request.POST if "apply" in request.POST else None, records=rows)
        if form.is_valid():
            try:
                self._change_status(request, rows, form.selected_status())
            except IntegrityError as error:
                form.add_error(None, integrity_message(error))
            else:
                return None
        verbose_name = self.opts.verbose_name if len(pks) == 1 else self.opts.verbose_name_plural
        context = {
            **self.admin_site.each_context(request),
            "title": f"Change status of {len(pks)} {verbose_name}",
            "form": form,
            "rows": rows,
            "selected": [(row, describe_status(row)) for row in rows],
            "opts": self.opts,
            "media": self.media + form.media,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/cooperation/change_status.html", context)

    def _change_status(self, request, rows, new: NewStatus) -> None:
        with transaction.atomic():
            changed = list(rows.select_for_update(no_key=True))
            recorded = [record_status(row, new, request.user) for row in changed]
            check_constraints_now()
        for row, is_new in zip(changed, recorded, strict=True):
            level = messages.SUCCESS if is_new else messages.INFO
            self.message_user(request, status_message(row, new, changed=is_new), level)


def _new_objects(formsets, model: type[Model]) -> list:
    return [obj for formset in formsets if formset.model is model for obj in formset.new_objects]


def _saved_objects(formsets, model: type[Model]) -> list:
    """The rows that were added or changed; none if the form was not saved, because nothing was changed."""
    changed = [
        obj for formset in formsets if formset.model is model for obj, _ in getattr(formset, "changed_objects", [])
    ]
    added = [obj for formset in formsets if formset.model is model for obj in getattr(formset, "new_objects", [])]
    return [*changed, *added]
