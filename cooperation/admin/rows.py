"""Rows of a form that somebody else added, changed or deleted while the form was open."""

import re

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from cooperation.admin.fields import LabelledChoice
from cooperation.admin.meanwhile import Meanwhile
from cooperation.admin.merging import take_over_columns, write
from cooperation.admin.past import Line, Step, last_known


class KeepsRows(BaseInlineFormSet):
    """Rows within another's form, which take over what others saved into them where nobody typed against it.

    A row that another deleted and that was not touched here stays gone: its deletion was somebody's decision. What was
    typed into one that is gone by now comes back as a new row.
    """

    def __init__(self, *args, meanwhile: Meanwhile | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.came_back = {}
        if self.is_bound and self.management_form.is_valid():
            steps = meanwhile.rows(self.model, self.fk) if meanwhile else {}
            taken = [*self._take_over_changed(steps), *self._release_vanished(steps), *self._take_over_added(steps)]
            if meanwhile:
                meanwhile.taken += taken

    def clean(self):
        super().clean()
        if self.came_back and self.instance.pk:
            names = ", ".join(f"“{row}”" for row in self.came_back.values())
            raise ValidationError(
                f"Somebody deleted {names} while you had this form open. What you typed stands below as a new row: "
                "save again to enter it anew, or remove the row."
            )

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # The hidden key of a row, by which Django would look it up once more.
        name = self.model._meta.pk.name
        key = form.fields[name]
        form.fields[name] = LabelledChoice(key.queryset, initial=key.initial, required=False, widget=key.widget)
        form.fields[name].known = form.instance if form.instance.pk else None

    def is_marked(self, form) -> bool:
        """Whether the row in ``form`` is to be deleted."""
        return self.can_delete and self._should_delete_form(form)

    def _take_over_changed(self, steps: dict[int, Step]) -> list[Line]:
        """Writes what others changed in rows of the data where it was not changed here."""
        taken = []
        for index, key in self._keys().items():
            step = steps.get(int(key)) if key.isdecimal() else None
            if step and step.old and step.new and self._name(index, "DELETE") not in self.data:
                form = self.form(self.data, prefix=self.add_prefix(index), instance=step.new)
                taken += take_over_columns(form, self.data, step)
        return taken

    def _take_over_added(self, steps: dict[int, Step]) -> list[Line]:
        """Puts rows that others added behind those that the data knows already, before those that are new in it."""
        count, total = self.initial_form_count(), self.total_form_count()
        known = {*self._keys().values()}
        added = [step for key, step in steps.items() if step.old is None and str(key) not in known]
        if not added:
            return []
        for index, step in enumerate(added, start=total):
            for field in self.form(prefix=self.add_prefix(index), instance=step.new):
                write(self.data, field)
            self.data[self._name(index, self.model._meta.pk.name)] = str(step.key)
            self.data[self._name(index, self.fk.name)] = str(self.instance.pk)
        self._renumber([*range(count), *range(total, total + len(added)), *range(count, total)])
        self._recount(count + len(added))
        return [line for step in added for line in step.lines()]

    def _release_vanished(self, steps: dict[int, Step]) -> list[Line]:
        """Puts rows whose key the database does not know any more behind those that it knows, without their key."""
        count, total = self.initial_form_count(), self.total_form_count()
        keys = {index: key for index, key in self._keys().items() if key.isdecimal()}
        known = {str(row.pk) for row in self.get_queryset()} if keys else set()
        vanished = {index: int(key) for index, key in keys.items() if key not in known}
        if not vanished:
            return []
        rows = last_known(self.model, vanished.values())
        # As they were when the form was opened, where that is known.
        rows |= {key: step.old for key, step in steps.items() if step.old and key in rows}
        marked = [index for index in vanished if self._name(index, "DELETE") in self.data]
        kept = [i for i, key in vanished.items() if i not in marked and self._was_touched(i, rows.get(key))]
        self.came_back = {key: rows[key] for index in kept if (key := vanished[index]) in rows}
        order = [index for index in range(count) if index not in vanished], kept, range(count, total)
        self._renumber([index for part in order for index in part])
        for index in range(len(order[0]), len(order[0]) + len(kept)):
            self.data[self._name(index, self.model._meta.pk.name)] = ""
        if not self.instance.pk:
            for name in [name for name in self.data if name.endswith(f"-{self.fk.name}")]:
                self.data[name] = ""
        self._recount(len(order[0]))
        gone = [key for index, key in vanished.items() if index not in (*kept, *marked) and key in steps]
        return [line for key in gone for line in steps[key].lines()]

    def _keys(self) -> dict[int, str]:
        """The keys in the data of the rows that were there when the form was opened, by index."""
        name = self.model._meta.pk.name
        return {index: self.data.get(self._name(index, name), "") for index in range(self.initial_form_count())}

    def _was_touched(self, index: int, row) -> bool:
        if row is None or not self.instance.pk:
            return True
        return self.form(self.data, prefix=self.add_prefix(index), instance=row).has_changed()

    def _recount(self, count: int) -> None:
        """Says in the data that its first ``count`` rows are there already."""
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(count)
        del self.management_form

    def _renumber(self, order: list[int]) -> None:
        """Makes the rows at the indexes ``order`` the first, second, ... row of the data, and drops all others."""
        names = re.compile(rf"{re.escape(self.prefix)}-(\d+)-(.+)")
        values = {name: self.data.getlist(name) for name in self.data}
        places = {old: new for new, old in enumerate(order)}
        for name in values:
            if names.fullmatch(name):
                del self.data[name]
        for name, value in values.items():
            if (match := names.fullmatch(name)) and int(match[1]) in places:
                self.data.setlist(self._name(places[int(match[1])], match[2]), value)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))

    def _name(self, index: int, field: str) -> str:
        return f"{self.add_prefix(index)}-{field}"
