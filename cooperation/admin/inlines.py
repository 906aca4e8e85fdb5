"""Rows that are entered in the form of the noun that owns them."""

from django.contrib import admin

from cooperation.admin.base import Fields
from cooperation.admin.formsets import RowFormSet


class RowInline(Fields, admin.StackedInline):
    """Rows under one another, each on a line or two; ``after`` names the fieldset that they follow."""

    after: str | None = None
    related: tuple[str, ...] = ()  # what the rows show of other tables, fetched with them
    extra = 0
    formset = RowFormSet
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related).order_by("pk")
