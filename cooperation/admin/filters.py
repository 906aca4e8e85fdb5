"""Filters of lists, all in one form: choices, a year, and relations by autocomplete.

They query no table for choices, and use no join that could repeat rows.
"""

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.utils.text import capfirst

from cooperation.admin.autocomplete import LabelledChoiceField, RelatedAutocomplete
from cooperation.fields import Period
from cooperation.models import Country, Entry, Participant


class FormFilter(admin.ListFilter):
    """A filter that is one field of the form above a list.

    An invalid value gives an error message and an empty list. A list of all rows would look like a result.
    """

    template = "admin/cooperation/filter.html"
    parameter = ""
    """The name in the query string."""

    def read(self, request, params: dict) -> None:
        """Take the parameter from ``params``, and create the form with this one field."""
        text = params.pop(self.parameter, [""])[-1]
        if text:
            self.used_parameters[self.parameter] = text
        self.form = forms.Form({self.parameter: text} if text else None, auto_id="filter_%s")
        self.form.fields[self.parameter] = self.make_field()
        self.is_invalid = bool(text) and not self.form.is_valid()
        self.value = self.form.cleaned_data[self.parameter] if text and not self.is_invalid else None
        if self.is_invalid:
            for error in self.form.errors[self.parameter]:
                messages.error(request, f"{capfirst(self.title)}: {error}")
            # With it, the field would query the invalid text.
            self.form = forms.Form(auto_id="filter_%s")
            self.form.fields[self.parameter] = self.make_field()

    def make_field(self) -> forms.Field:
        """Return the form field, not required."""
        raise NotImplementedError

    def apply(self, queryset: models.QuerySet, value) -> models.QuerySet:
        """Return the rows that have the value."""
        raise NotImplementedError

    @property
    def control(self) -> forms.BoundField:
        """The field that is shown under the title."""
        return self.form[self.parameter]

    def has_output(self):
        return True

    def choices(self, changelist):
        return []

    def expected_parameters(self):
        return [self.parameter]

    def queryset(self, request, queryset):
        if self.is_invalid:
            return queryset.none()
        return queryset if self.value in (None, "") else self.apply(queryset, self.value)


class FieldFilter(FormFilter, admin.FieldListFilter):
    """A filter by one model field, in ``list_filter`` as ``("kind", ChoiceFilter)``."""

    lookup = "exact"
    name = ""  # instead of the column's own

    def __init__(self, field, request, params, model, model_admin, field_path):
        self.field, self.model_admin = field, model_admin
        self.title = self.name or field.verbose_name
        self.parameter = f"{field_path}__{self.lookup}"
        admin.ListFilter.__init__(self, request, params, model, model_admin)
        self.read(request, params)

    def apply(self, queryset, value):
        return queryset.filter(**{self.parameter: value})


class ChoiceFilter(FieldFilter):
    """A filter by the choices of a field, or by yes and no."""

    def make_field(self):
        choices = self.field.flatchoices or [("1", "yes"), ("0", "no")]
        return forms.ChoiceField(
            choices=[("", "any"), *((value, label) for value, label in choices if value)], required=False
        )


class YearFilter(FieldFilter):
    """A filter by year: periods that overlap it, or of which only the last day is known and in it."""

    lookup = "year"
    name = "year"

    def make_field(self):
        return forms.IntegerField(
            required=False,
            min_value=1,
            max_value=9998,
            error_messages={"invalid": "enter a year in four digits, e.g. 2025."},
            widget=forms.NumberInput(attrs={"placeholder": "2025"}),
        )

    def apply(self, queryset, value):
        year, name = Period.of_year(value), self.field.name
        # What happened by some day is found by that day. Its open beginning overlaps all earlier years.
        is_within = models.Q(**{f"{name}__startswith__isnull": False})
        is_within |= models.Q(**{f"{name}__endswith__lte": year.upper})
        return queryset.filter(is_within, **{f"{name}__overlap": year})


class ActsYearFilter(YearFilter):
    """A filter by year: agreements with an action in it."""

    def apply(self, queryset, value):
        entries = Entry.objects.for_model(queryset.model).filter(acts__overlap=Period.of_year(value))
        return queryset.filter(pk__in=entries.order_by().values("key"))


class DueYearFilter(YearFilter):
    """A filter by the year in which a period ends. A period without a beginning overlaps all earlier years."""

    name = "due in year"

    def apply(self, queryset, value):
        first, after = Period.of_year(value).bounds
        return queryset.filter(
            **{f"{self.field.name}__endswith__gt": first, f"{self.field.name}__endswith__lte": after}
        )


class RelatedFilter(FieldFilter):
    """A filter by a related object, found by autocomplete."""

    def make_field(self):
        site = self.model_admin.admin_site
        return LabelledChoiceField(
            self.field.related_model.objects.all(), required=False, widget=RelatedAutocomplete(self.field, site)
        )

    def apply(self, queryset, value):
        if not self.field.many_to_many:
            return super().apply(queryset, value)
        links = self.field.remote_field.through.objects.filter(**{self.field.m2m_reverse_field_name(): value})
        return queryset.filter(pk__in=links.values(self.field.m2m_field_name()))


class ParticipantFilter(RelatedFilter):
    """A filter by participant: listed, represented by others, or named by an action."""

    def apply(self, queryset, value):
        entries = Entry.objects.for_model(queryset.model).about_participant(value)
        return queryset.filter(pk__in=entries.order_by().values("key"))


class CountryFilter(FormFilter):
    """A filter by country: its state, or a person or body of it, takes part."""

    title = "country"
    parameter = "country"

    def __init__(self, request, params, model, model_admin):
        self.model_admin = model_admin
        super().__init__(request, params, model, model_admin)
        self.read(request, params)

    def make_field(self):
        site = self.model_admin.admin_site
        return LabelledChoiceField(
            Country.objects.all(),
            required=False,
            widget=RelatedAutocomplete(Participant._meta.get_field("country"), site),
        )

    def apply(self, queryset, value):
        entries = Entry.objects.about_country(value.code).filter(noun=queryset.model._meta.model_name)
        return queryset.filter(pk__in=entries.values("key"))
