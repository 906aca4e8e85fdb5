"""Rows that are entered in the form of the noun that owns them."""

from django.contrib import admin
from django.http import QueryDict

from cooperation.admin.base import Fields
from cooperation.admin.context import participants_named
from cooperation.admin.formsets import RowFormSet


class RowInline(Fields, admin.StackedInline):
    """Rows under one another, each on a line or two; ``after`` names the fieldset that they follow."""

    after: str | None = None
    related: tuple[str, ...] = ()  # what the rows show of other tables, fetched with them
    extra = 0
    formset = RowFormSet
    view_on_site = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        wrapper = getattr(formfield, "widget", None)
        if hasattr(wrapper, "can_change_related"):
            # A row has room for one button beside a relation: the one that adds what is missing.
            wrapper.can_change_related = False
        return formfield

    def get_extra(self, request, obj=None, **kwargs):
        # Empty rows invite where nothing is entered yet; later they would only be in the way.
        return max(self.extra, len(self.beginnings(request.GET))) if obj is None else 0

    def beginnings(self, parameters: QueryDict) -> list[dict]:
        """What the first rows of a new form start with, from its address."""
        return []

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related).order_by("pk")


class NamesParticipants(RowInline):
    """Rows that each name a participant: a new form starts with those whom its list was narrowed to."""

    def beginnings(self, parameters):
        return [{"participant": key} for key in participants_named(parameters)]
