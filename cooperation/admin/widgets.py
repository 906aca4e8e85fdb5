"""Widgets of the admin's forms: relations by autocomplete, texts of the right size."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class RowAutocomplete(AutocompleteSelect):
    """An autocomplete that shows the row it is given in ``known``, instead of asking the database for each form."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or [str(self.known.pk)] != list(value):
            return super().optgroups(name, value, attr)
        label = self.choices.field.label_from_instance(self.known)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, self.create_option(name, self.known.pk, label, True, len(empty))], 0)]


class RowsAutocomplete(AutocompleteSelectMultiple):
    """An autocomplete of any number of rows; each is taken away by itself, never all by one slip."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}
