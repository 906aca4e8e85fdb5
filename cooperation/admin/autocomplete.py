"""Relations in forms: fields with autocomplete, and labels of selected objects. ``offers.py`` searches for them."""

from contextlib import suppress
from functools import lru_cache, singledispatch

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import get_script_prefix, reverse

from cooperation.models import Agreement, Commitment, Country, Meeting, Participant, Place, Record, Source, Unit


# --- Labels -----------------------------------------------------------------------------------------------------------
@singledispatch
def label_of(obj: models.Model) -> str:
    """The name of an object with details that distinguish it, such as "Bektenov (person, KZ)".

    It needs no more queries than the QuerySet method ``for_list()`` makes.
    """
    return str(obj)


@label_of.register
def _(obj: Participant) -> str:
    return _with_notes(obj.name, obj.get_kind_display(), obj.country_id)


@label_of.register
def _(obj: Place) -> str:
    return _with_notes(obj.name, obj.get_kind_display(), *sorted(country.code for country in obj.countries.all()))


@label_of.register
def _(obj: Country) -> str:
    return _with_notes(obj.name, obj.code, obj.dissolved and f"until {obj.dissolved}")


@label_of.register
def _(obj: Unit) -> str:
    return obj.symbol if obj.name == obj.symbol else _with_notes(obj.symbol, obj.name)


@label_of.register
def _(obj: Source) -> str:
    return _with_notes(obj.title, obj.publisher_id and obj.publisher.name, obj.published)


@label_of.register
def _(obj: Agreement) -> str:
    return _with_notes(obj.title, obj.main_date, _unless_published(obj))


@label_of.register
def _(obj: Meeting) -> str:
    return _with_notes(obj.title, obj.date, _unless_published(obj))


@label_of.register
def _(obj: Commitment) -> str:
    return _with_notes(obj.title, obj.due and f"due {obj.due}", _unless_published(obj))


@label_of.register
def _(obj: Record) -> str:
    return _with_notes(obj.title, _unless_published(obj))


def _unless_published(record: Record) -> str:
    return "" if record.is_published else record.get_publication_display()


def _with_notes(name: str, *notes) -> str:
    notes = ", ".join(str(note) for note in notes if note)
    return f"{name} ({notes})" if notes else name


PREFETCH_FOR_LABEL = {Place: ("countries",)}


# --- Fields and widgets -----------------------------------------------------------------------------------------------
class LabelledChoiceField(forms.ModelChoiceField):
    """One object, labelled by ``label_of``.

    The object in ``known``, if there is one, is not queried again to be shown or to be validated.
    """

    known = None

    def label_from_instance(self, obj):
        return label_of(obj)

    def is_known(self, value) -> bool:
        """Whether ``value``, a primary key, is that of the known object."""
        return self.known is not None and str(value) == str(self.known.pk)

    def to_python(self, value):
        return self.known if self.is_known(value) else super().to_python(value)


class LabelledMultipleChoiceField(forms.ModelMultipleChoiceField):
    """Any number of objects, labelled by ``label_of``.

    The objects in ``known`` are not queried again to be shown.
    """

    known: list[models.Model] = []

    def label_from_instance(self, obj):
        return label_of(obj)


def _possible_ids(field: forms.ModelChoiceField, values: list) -> list:
    """Return the values that can be primary keys; a browser sends no others. To query the others raises ValueError."""
    pk, possible = field.queryset.model._meta.pk, []
    for value in values:
        with suppress(ValidationError):
            if value not in field.empty_values:
                pk.clean(value, None)
            if "\0" not in str(value):  # PostgreSQL does not accept NUL in text
                possible.append(value)
    return possible


class CachedUrlMixin:
    """An autocomplete that resolves the URL of the search only once; a page has dozens of them."""

    def get_url(self):
        return _admin_url(self.url_name % self.admin_site.name, get_script_prefix())


class RelatedButtons(RelatedFieldWidgetWrapper):
    """An autocomplete with the buttons that change and add a related object, whose URLs are looked up once."""

    def get_related_url(self, info, action, *args):
        return _admin_url(f"admin:{'_'.join(info)}_{action}", get_script_prefix(), *args)


@lru_cache
def _admin_url(name: str, script_prefix: str, *args) -> str:
    return reverse(name, args=args)


class RelatedAutocomplete(CachedUrlMixin, AutocompleteSelect):
    """An autocomplete for one object. It needs no query if it is empty or has the object that its field knows."""

    def optgroups(self, name, value, attr=None):
        field = self.choices.field
        value = _possible_ids(field, value)
        selected = [pk for pk in value if pk]
        if not all(map(field.is_known, selected)):
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for pk in selected:
            options.append(self.create_option(name, pk, field.label_from_instance(field.known), True, len(options)))
        return [(None, options, 0)]


class RelatedAutocompleteMultiple(CachedUrlMixin, AutocompleteSelectMultiple):
    """An autocomplete for several objects. Each has its own remove button, so one slip can't remove all."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def optgroups(self, name, value, attr=None):
        field, known = self.choices.field, {str(obj.pk): obj for obj in self.choices.field.known}
        value = _possible_ids(field, value)
        if not any(value):
            return []
        if not all(str(pk) in known for pk in value):
            return super().optgroups(name, value, attr)
        models.prefetch_related_objects([*known.values()], *PREFETCH_FOR_LABEL.get(field.queryset.model, ()))
        labels = [(pk, field.label_from_instance(known[str(pk)])) for pk in value]
        return [(None, [self.create_option(name, pk, label, True, i) for i, (pk, label) in enumerate(labels)], 0)]
