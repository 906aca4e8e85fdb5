"""Formsets of inlines: they merge rows saved by others, and validate the rows together."""

import re
from collections import defaultdict
from contextlib import suppress
from functools import cached_property

from django.core.exceptions import BadRequest, ValidationError
from django.forms.formsets import TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

from cooperation.admin.autocomplete import LabelledChoiceField
from cooperation.admin.editing.conflicts import ConcurrentEdits
from cooperation.admin.editing.events import ChangeLine, RowChange, last_versions
from cooperation.admin.editing.merge import merge_fields, write_field
from cooperation.admin.editing.row_pages import MAX_FORM_ROWS, RowPage
from cooperation.models import Record
from cooperation.models.agreements import PARTIES_OR_NONE
from cooperation.models.keys import PRIMARY_KEY

MAX_NEW_ROWS = 200  # that one form may add to an object; each takes some milliseconds to validate and to show
INDEX = r"(0|[1-9]\d{0,5})"  # of a row, in the names of its fields


class MergingFormSet(BaseInlineFormSet):
    """An inline formset that merges the rows that others added, changed or deleted while the form was open.

    A row that another user deleted and this user did not change stays deleted. Text typed into a deleted row is shown
    as a new row; ``readded`` has these rows by primary key, as they were before.

    ``is_damaged``: whether the submitted number of rows differs from the rows that were submitted.

    ``page``: which rows of the object the form shows. The rows that were submitted need not be all that it has, nor
    those that this page has now. So only the submitted ones are read, checked and saved.
    """

    def __init__(self, *args, edits: ConcurrentEdits | None = None, page: RowPage | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page
        self.readded = {}
        if page:
            self.extra = page.extra
        changes = edits.of_rows(self.model, self.fk) if edits and self.is_bound else {}
        if self.is_bound and self.instance.pk:
            self._leave_out_other_pages(changes)
        self.is_damaged = self.is_bound and not self._has_all_rows()
        if self.is_damaged:
            self._count_again()
        if self.is_bound:
            if changes or self._deleted_pks():
                self.data = self.data.copy()
            merged = [*self._merge_changed(changes), *self._merge_deleted(changes), *self._merge_added(changes)]
            if edits:
                edits.merged += merged

    def clean(self):
        super().clean()
        if self.is_damaged:
            raise ValidationError("The data of these rows did not arrive complete. Check them, then save again.")
        if self.instance.pk is None and self.rows_when_opened > max(self.initial_form_count(), MAX_FORM_ROWS):
            raise ValidationError(
                f"This form has only some of the {self.rows_when_opened} rows, so it can’t replace what was deleted. "
                "Restore that from “Recently deleted” on the desk, then enter your changes again."
            )
        if self.readded and self.instance.pk:
            names = ", ".join(f"“{row}”" for row in self.readded.values())
            raise ValidationError(
                f"Somebody deleted {names} while you had this form open. Your text is kept below as a new row. "
                "Save again to add it, or remove the row."
            )

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # The hidden primary key of a row, for which Django would query the row once more.
        name = self.model._meta.pk.name
        field = form.fields[name]
        form.fields[name] = LabelledChoiceField(
            field.queryset, initial=field.initial, required=False, widget=field.widget
        )
        form.fields[name].known = form.instance if form.instance.pk else None

    @cached_property
    def empty_form(self):
        # The admin reads it a dozen times per page.
        return super().empty_form

    @property
    def rows_when_opened(self) -> int:
        """How many rows the object had when the form was opened, on all pages."""
        sent = self.data.get(f"{self.prefix}-ROWS", "") if self.is_bound else ""
        return int(sent) if PRIMARY_KEY.fullmatch(sent) else self.page.total if self.page else 0

    def _leave_out_other_pages(self, changes: dict[int, RowChange]) -> None:
        """Limit the queryset to the submitted rows. If these were all, include rows that others have added since."""
        fields = re.compile(rf"{re.escape(self.prefix)}-{INDEX}-{self.model._meta.pk.name}")
        rows = self.queryset
        sent = {
            int(pk) for name in self.data if fields.fullmatch(name) and PRIMARY_KEY.fullmatch(pk := self.data[name])
        }
        added = {pk for pk, change in changes.items() if change.old is None}
        if added and rows.exclude(pk__in=sent | added).exists():
            # They are on another page, like the rest: there is nothing to merge.
            for pk in added - sent:
                del changes[pk]
            added = set()
        self.queryset = rows.filter(pk__in=sent | added)

    def is_marked(self, form) -> bool:
        """Whether the row in ``form`` is marked for deletion."""
        return self.can_delete and self._should_delete_form(form)

    @cached_property
    def _sent_rows(self) -> tuple[list[int], list[int]]:
        """The indexes of the rows in the data: of those with a primary key, and of those without."""
        fields = re.compile(rf"{re.escape(self.prefix)}-{INDEX}-.+")
        rows = sorted({int(match[1]) for match in map(fields.fullmatch, self.data) if match})
        if len(rows) > MAX_NEW_ROWS and len(rows) > MAX_NEW_ROWS + len(self.get_queryset()):
            raise BadRequest(
                f"A form can add at most {MAX_NEW_ROWS} rows of one kind. Save it with fewer, then add more."
            )
        name = self.model._meta.pk.name
        existing = [index for index in rows if self.data.get(self._name(index, name))]
        return existing, sorted({*rows} - {*existing})

    def _has_all_rows(self) -> bool:
        """Whether the numbers of rows in the management form are those of the submitted rows, as in any browser.

        The empty rows of a new form may be left out.
        """
        if not self.management_form.is_valid():
            return False
        existing, new = self._sent_rows
        total = self.management_form.cleaned_data[TOTAL_FORM_COUNT]
        is_in_order = existing == [*range(len(existing))] and all(index < total for index in new)
        is_counted = self.initial_form_count() == len(existing)
        return is_in_order and is_counted and 0 <= total - len(existing) - len(new) <= self.extra

    def _count_again(self) -> None:
        """Correct the numbers of rows in the data, so that the form is shown with all rows that were submitted."""
        existing, new = self._sent_rows
        self.data = self.data.copy() if self.data else QueryDict(mutable=True)
        self._reorder([*existing, *new])
        self._set_initial_count(len(existing))

    def _merge_changed(self, changes: dict[int, RowChange]) -> list[ChangeLine]:
        """Write changes by others into the data, unless the user changed the same field."""
        merged = []
        for index, pk in self._submitted_pks().items():
            change = changes.get(int(pk)) if PRIMARY_KEY.fullmatch(pk) else None
            if change and change.old and change.new and not self._is_removed(index):
                form = self.form(self.data, prefix=self.add_prefix(index), instance=change.new)
                merged += merge_fields(form, self.data, change)
        return merged

    def _merge_added(self, changes: dict[int, RowChange]) -> list[ChangeLine]:
        """Insert rows that others added, after the existing rows of the data and before its new ones."""
        initial, total = self.initial_form_count(), self.total_form_count()
        submitted = {*self._submitted_pks().values()}
        added = [change for pk, change in changes.items() if change.old is None and str(pk) not in submitted]
        if not added:
            return []
        for index, change in enumerate(added, start=total):
            for field in self.form(prefix=self.add_prefix(index), instance=change.new):
                write_field(self.data, field)
            self.data[self._name(index, self.model._meta.pk.name)] = str(change.pk)
            self.data[self._name(index, self.fk.name)] = str(self.instance.pk)
        self._reorder([*range(initial), *range(total, total + len(added)), *range(initial, total)])
        self._set_initial_count(initial + len(added))
        return [line for change in added for line in change.lines()]

    def _merge_deleted(self, changes: dict[int, RowChange]) -> list[ChangeLine]:
        """Drop rows that others deleted; those that the user changed become new rows."""
        deleted = self._deleted_pks()
        if not deleted:
            return []
        removed = {index for index in deleted if self._is_removed(index)}
        before = last_versions(self.model, deleted.values())
        # As they were when the form was opened, if that is known.
        before |= {pk: change.old for pk, change in changes.items() if change.old and pk in before}
        typed = [i for i, pk in deleted.items() if i not in removed and self._was_changed(i, before.get(pk))]
        self.readded = {deleted[index]: before[deleted[index]] for index in typed if deleted[index] in before}
        self._replace_deleted(deleted, typed)
        dropped = [pk for index, pk in deleted.items() if index not in removed and index not in typed]
        return [line for pk in dropped if pk in changes for line in changes[pk].lines()]

    def _deleted_pks(self) -> dict[int, int]:
        """The primary keys in the data that are no longer in the database, by index."""
        pks = {index: pk for index, pk in self._submitted_pks().items() if PRIMARY_KEY.fullmatch(pk)}
        existing = {str(row.pk) for row in self.get_queryset()} if pks else set()
        return {index: int(pk) for index, pk in pks.items() if pk not in existing}

    def _replace_deleted(self, deleted: dict[int, int], typed: list[int]) -> None:
        """Remove the rows at the indexes ``deleted`` from the data, and make those of ``typed`` its first new rows."""
        initial, total = self.initial_form_count(), self.total_form_count()
        existing = [index for index in range(initial) if index not in deleted]
        self._reorder([*existing, *typed, *range(initial, total)])
        for index in range(len(existing), len(existing) + len(typed)):
            self.data[self._name(index, self.model._meta.pk.name)] = ""
        if not self.instance.pk:
            for name in [name for name in self.data if name.endswith(f"-{self.fk.name}")]:
                self.data[name] = ""
        self._set_initial_count(len(existing))

    def _submitted_pks(self) -> dict[int, str]:
        """The primary keys in the data of the rows that existed when the form was opened, by index."""
        name = self.model._meta.pk.name
        return {index: self.data.get(self._name(index, name), "") for index in range(self.initial_form_count())}

    def _is_removed(self, index: int) -> bool:
        return self._name(index, "DELETE") in self.data

    def _was_changed(self, index: int, before) -> bool:
        if before is None or not self.instance.pk:
            return True
        return self.form(self.data, prefix=self.add_prefix(index), instance=before).has_changed()

    def _set_initial_count(self, count: int) -> None:
        """Set the number of rows in the data that exist in the database."""
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(count)
        del self.management_form

    def _reorder(self, order: list[int]) -> None:
        """Make the rows at the indexes ``order`` the first, second, ... row of the data, and drop all others."""
        names = re.compile(rf"{re.escape(self.prefix)}-{INDEX}-(.+)")
        values = {name: self.data.getlist(name) for name in self.data}
        new_index = {old: new for new, old in enumerate(order)}
        for name in values:
            if names.fullmatch(name):
                del self.data[name]
        for name, value in values.items():
            if (match := names.fullmatch(name)) and int(match[1]) in new_index:
                self.data.setlist(self._name(new_index[int(match[1])], match[2]), value)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))

    def _name(self, index: int, field: str) -> str:
        return f"{self.add_prefix(index)}-{field}"


class RowFormSet(MergingFormSet):
    """The rows of a record: no duplicates, and at least one if a published record needs it.

    The database checks the same at commit; this shows the error in the form, beside the rows.
    """

    needed = ""  # what a row is called if a published record needs at least one

    def full_clean(self):
        if self.is_bound:
            self._query_selected(self.forms)
        super().full_clean()

    def clean(self):
        super().clean()
        published = getattr(self.instance, "publication", "") == Record.Publication.PUBLISHED
        if self.needed and published and not self.has_rows:
            verbose_name = self.instance._meta.verbose_name
            raise ValidationError(f"A published {verbose_name} needs at least one {self.needed}.", code="needed")

    def _is_whole(self) -> bool:
        """Whether the object has no rows besides those of the form."""
        rows = self.model._base_manager.filter(**{self.fk.name: self.instance.pk})
        return self.instance.pk is None or not rows.exclude(pk__in=[row.pk for row in self.get_queryset()]).exists()

    def validate_unique(self):
        """Leave duplicate rows to ``get_form_error``, which shows the error at the row instead of above the rows."""
        with suppress(ValidationError):
            super().validate_unique()

    def get_form_error(self):
        once = self.model._meta.total_unique_constraints
        return str(once[0].get_violation_error_message()) if once else "This row is the same as another one."

    def save_new_objects(self, commit=True):
        if not commit:
            return super().save_new_objects(commit)
        # In one statement, for which the triggers run once.
        self.saved_forms = []
        rows = self.model._base_manager.bulk_create(super().save_new_objects(commit=False))
        for form in self.saved_forms:
            form.save_m2m()
        return rows

    @cached_property
    def forms(self):
        forms = super().forms
        if not self.is_bound and self.initial_extra:
            self._query_selected(forms)
        return forms

    def _query_selected(self, forms) -> None:
        """Query the objects that are selected in rows, with one query per model instead of one per field."""
        selected = defaultdict(list)
        for form in forms:
            for name, field in form.fields.items():
                pk = str(form[name].value() or "") if isinstance(field, LabelledChoiceField) else ""
                if PRIMARY_KEY.fullmatch(pk) and not field.is_known(pk):
                    selected[field.queryset.model].append((field, int(pk)))
        for model, fields in selected.items():
            found = model._default_manager.in_bulk([pk for _, pk in fields])
            for field, pk in fields:
                field.known = found.get(pk)

    @property
    def has_rows(self) -> bool:
        """Whether any row remains, or is added, in the form or on its other pages."""
        return any(self._is_saved(form) for form in self.forms) or not self._is_whole()

    def _is_saved(self, form) -> bool:
        return not self.is_marked(form) and (form.has_changed() or not form.empty_permitted)


class CitationFormSet(RowFormSet):
    """The citations of a record."""

    needed = "citation"


class PartyFormSet(RowFormSet):
    """The parties to an agreement; none if its source names none."""

    @property
    def needed(self) -> str:
        return "" if self.instance.names_no_parties else "party"

    def clean(self):
        super().clean()
        if self.instance.names_no_parties and self.has_rows:
            raise ValidationError(PARTIES_OR_NONE, code="none_named")
