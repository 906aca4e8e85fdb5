"""Widgets of the admin's forms: relations by autocomplete, texts of the right size."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class RowAutocomplete(AutocompleteSelect):
    """An autocomplete that shows no row, or the one that its field knows, without asking the database."""

    def optgroups(self, name, value, attr=None):
        field, chosen = self.choices.field, [key for key in value if key]
        if not all(map(field.is_known, chosen)):
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for key in chosen:
            options.append(self.create_option(name, key, field.label_from_instance(field.known), True, len(options)))
        return [(None, options, 0)]


class RowsAutocomplete(AutocompleteSelectMultiple):
    """An autocomplete of any number of rows; each is taken away by itself, never all by one slip."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, value, attr) if any(value) else []
