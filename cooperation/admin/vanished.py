"""Rows of a form that somebody else deleted while the form was open."""

import re

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from cooperation.admin.past import last_known


class KeepsRows(BaseInlineFormSet):
    """Rows within another's form; what was typed into one that is gone by now comes back as a new row.

    A row that is gone and that was not touched here stays gone: its deletion was somebody's decision, and nobody typed
    against it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.came_back = {}
        if self.is_bound and self.management_form.is_valid():
            self._release_vanished()

    def clean(self):
        super().clean()
        if self.came_back and self.instance.pk:
            names = ", ".join(f"“{row}”" for row in self.came_back.values())
            raise ValidationError(
                f"Somebody deleted {names} while you had this form open. What you typed stands below as a new row: "
                "save again to enter it anew, or remove the row."
            )

    def _release_vanished(self) -> None:
        """Puts rows whose key the database does not know any more behind those that it knows, without their key."""
        count, total = self.initial_form_count(), self.total_form_count()
        keys = {index: self.data.get(self._name(index, self.model._meta.pk.name), "") for index in range(count)}
        known = {str(row.pk) for row in self.get_queryset()}
        vanished = {index: key for index, key in keys.items() if key.isdecimal() and key not in known}
        if not vanished:
            return
        rows = last_known(self.model, [int(key) for key in vanished.values()])
        kept = [index for index, key in vanished.items() if self._was_touched(index, rows.get(int(key)))]
        self.came_back = {key: rows[key] for index in kept if (key := int(vanished[index])) in rows}
        order = [index for index in range(count) if index not in vanished], kept, range(count, total)
        self._renumber([index for part in order for index in part])
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(order[0]))
        for index in range(len(order[0]), len(order[0]) + len(kept)):
            self.data[self._name(index, self.model._meta.pk.name)] = ""
        if not self.instance.pk:
            for name in [name for name in self.data if name.endswith(f"-{self.fk.name}")]:
                self.data[name] = ""
        del self.management_form

    def _was_touched(self, index: int, row) -> bool:
        if self._name(index, "DELETE") in self.data:
            return False
        if row is None or not self.instance.pk:
            return True
        return self.form(self.data, prefix=self.add_prefix(index), instance=row).has_changed()

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
