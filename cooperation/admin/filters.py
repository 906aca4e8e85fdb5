"""Filters of lists, all in one form: short menus, a year, and relations by autocomplete.

None of them reads a table in order to say what could be chosen, and none joins what could make rows come twice.
"""

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.utils.text import capfirst

from cooperation.admin.fields import LabelledChoice
from cooperation.admin.widgets import RowAutocomplete
from cooperation.fields import Period
from cooperation.models import Country, Entry, Participant


class FormFilter(admin.ListFilter):
    """A filter that is one field of the form above a list.

    A value that does not fit is said in a message, and then nothing is found: a list that shows all would look like
    an answer.
    """

    template = "admin/cooperation/filter.html"
    parameter = ""
    """The name in the address."""

    def read(self, request, params: dict) -> None:
        """Takes the parameter from the address, and makes the form of this one field."""
        text = params.pop(self.parameter, [""])[-1]
        if text:
            self.used_parameters[self.parameter] = text
        self.form = forms.Form({self.parameter: text} if text else None, auto_id="filter_%s")
        self.form.fields[self.parameter] = self.make_field()
        self.refused = bool(text) and not self.form.is_valid()
        self.value = self.form.cleaned_data[self.parameter] if text and not self.refused else None
        if self.refused:
            for error in self.form.errors[self.parameter]:
                messages.error(request, f"{capfirst(self.title)}: {error}")
            # The field would look the text up among its rows in order to show it.
            self.form = forms.Form(auto_id="filter_%s")
            self.form.fields[self.parameter] = self.make_field()

    def make_field(self) -> forms.Field:
        """The form field, not required."""
        raise NotImplementedError

    def narrow(self, queryset: models.QuerySet, value) -> models.QuerySet:
        """The rows that fit the value."""
        raise NotImplementedError

    @property
    def control(self) -> forms.BoundField:
        """What is shown under the title."""
        return self.form[self.parameter]

    def has_output(self):
        return True

    def choices(self, changelist):
        return []

    def expected_parameters(self):
        return [self.parameter]

    def queryset(self, request, queryset):
        if self.refused:
            return queryset.none()
        return queryset if self.value in (None, "") else self.narrow(queryset, self.value)


class FieldFilter(FormFilter, admin.FieldListFilter):
    """A filter by one column or relation, named in ``list_filter`` as ``("kind", ChoiceFilter)``."""

    lookup = "exact"
    name = ""  # instead of the column's own

    def __init__(self, field, request, params, model, model_admin, field_path):
        self.field, self.model_admin = field, model_admin
        self.title = self.name or field.verbose_name
        self.parameter = f"{field_path}__{self.lookup}"
        admin.ListFilter.__init__(self, request, params, model, model_admin)
        self.read(request, params)

    def narrow(self, queryset, value):
        return queryset.filter(**{self.parameter: value})


class ChoiceFilter(FieldFilter):
    """One of a column's fixed choices, or yes or no."""

    def make_field(self):
        choices = self.field.flatchoices or [("1", "yes"), ("0", "no")]
        return forms.ChoiceField(
            choices=[("", "any"), *((value, label) for value, label in choices if value)], required=False
        )


class YearFilter(FieldFilter):
    """A year that the column's period touches."""

    lookup = "year"
    name = "year"

    def make_field(self):
        return forms.IntegerField(
            required=False,
            min_value=1,
            max_value=9998,
            error_messages={"invalid": "write a year in four digits, e.g. 2025."},
            widget=forms.NumberInput(attrs={"placeholder": "2025"}),
        )

    def narrow(self, queryset, value):
        return queryset.filter(**{f"{self.field.name}__overlap": Period.of_year(value)})


class DeadlineFilter(YearFilter):
    """A year in which the column's period ends: one without a beginning touches every earlier year."""

    name = "due in year"

    def narrow(self, queryset, value):
        first, after = Period.of_year(value).bounds
        return queryset.filter(
            **{f"{self.field.name}__endswith__gt": first, f"{self.field.name}__endswith__lte": after}
        )


class RelatedFilter(FieldFilter):
    """A row that the record is linked with, found by autocomplete."""

    def make_field(self):
        site = self.model_admin.admin_site
        return LabelledChoice(
            self.field.related_model.objects.all(), required=False, widget=RowAutocomplete(self.field, site)
        )

    def narrow(self, queryset, value):
        if not self.field.many_to_many:
            return super().narrow(queryset, value)
        links = self.field.remote_field.through.objects.filter(**{self.field.m2m_reverse_field_name(): value})
        return queryset.filter(pk__in=links.values(self.field.m2m_field_name()))


class CountryFilter(FormFilter):
    """A country that takes part: of its own, or through a person, a body or a meeting."""

    title = "country"
    parameter = "country"

    def __init__(self, request, params, model, model_admin):
        self.model_admin = model_admin
        super().__init__(request, params, model, model_admin)
        self.read(request, params)

    def make_field(self):
        site = self.model_admin.admin_site
        return LabelledChoice(
            Country.objects.all(),
            required=False,
            widget=RowAutocomplete(Participant._meta.get_field("country"), site),
        )

    def narrow(self, queryset, value):
        entries = Entry.objects.about_country(value.code).filter(noun=queryset.model._meta.model_name)
        return queryset.filter(pk__in=entries.values("key"))
