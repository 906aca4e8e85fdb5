"""Lists that stay quick at a million rows."""

from functools import cached_property
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, SEARCH_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models.expressions import OrderBy
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.text import capfirst

from cooperation.models.estimates import estimated
from cooperation.wording import thousands

MOST = 10_000  # rows that a list counts and pages through; past that, filters and search narrow it
FEW = 1_000  # rows that it counts where PostgreSQL expects more than MOST, which takes a tenth of the time
AHEAD = 10  # pages beyond the one that is asked for that can be gone to, up to MOST


class CappedPaginator(Paginator):
    """Counts as far as people page and no further, so that no list reads a whole table to say how long it is."""

    asked = 1
    """The page that is asked for, which is reached however few rows are counted."""

    @cached_property
    def count(self) -> int:
        return min(self.counted, self.most)

    @property
    def has_more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.counted > self.most

    @cached_property
    def most(self) -> int:
        """Rows beyond which nobody counts."""
        if estimated(self.object_list) <= MOST:
            return MOST
        return min(MOST, max(FEW, (self.asked + AHEAD) * self.per_page))

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by().values("pk")[: self.most + 1].count()


class RegisterChangeList(ChangeList):
    """A list whose rows come with all that its columns show, by the noun's ``for_list()``."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.noun, self.nouns = self.model_admin.names or (self.opts.verbose_name, self.opts.verbose_name_plural)
        if not self.is_popup:
            self.title = capfirst(self.nouns)

    @property
    def kept_params(self) -> list[tuple[str, str]]:
        """What the address says beside search and filters, such as the order; it stays when they change."""
        asked = {name for spec in self.filter_specs for name in spec.expected_parameters()}
        return [(name, value) for name, value in self.params.items() if name not in asked | {SEARCH_VAR}]

    @property
    def total(self) -> str:
        """How many rows the list has, as far as they are counted."""
        return f"{'more than ' if self.paginator.has_more else ''}{thousands(self.result_count)}"

    @property
    def page_numbers(self):
        """The pages to offer, with an ellipsis where some are left out."""
        return self.paginator.get_elided_page_range(self.page_num)

    @property
    def own_order(self) -> tuple[str, OrderBy] | None:
        """The column by whose period the list stands in the first place, and how; None where it is no period."""
        first = (self.model_admin.ordering or [None])[0]
        return (first.expression.name.split("__")[0], first) if isinstance(first, OrderBy) else None

    def get_ordering_field(self, field_name):
        # By the bound that has an index, not by the period; the other way round is the same index read backwards.
        if self.own_order and field_name == self.own_order[0]:
            ascending = self.own_order[1].copy()
            if ascending.descending:
                ascending.reverse_ordering()
            return ascending
        return super().get_ordering_field(field_name)

    def get_ordering_field_columns(self):
        if ORDER_VAR not in self.params and self.own_order:
            column, order = self.own_order
            return {self.list_display.index(column): "desc" if order.descending else "asc"}
        return super().get_ordering_field_columns()

    def apply_select_related(self, qs):
        # The order of the list is the admin's; a second one behind it would only cost time.
        return qs.for_list().order_by() if hasattr(qs, "for_list") else super().apply_select_related(qs)


class RegisterList(admin.ModelAdmin):
    """How all lists of the admin are: quick, with search and filters in one form above the rows.

    ``names`` is what one row and what many are called, where the model's own names would say little.
    """

    change_list_template = "admin/cooperation/change_list.html"
    names: tuple[str, str] | None = None
    list_per_page = 50
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request, **kwargs):
        return RegisterChangeList

    def get_paginator(self, request, queryset, per_page, **kwargs):
        paginator = super().get_paginator(request, queryset, per_page, **kwargs)
        if (page := request.GET.get(PAGE_VAR, "")).isdecimal():
            paginator.asked = int(page)
        return paginator

    def action_checkbox(self, obj):
        # Django's own is a widget, which renders a template for each row.
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="Select {} for an action">',
            ACTION_CHECKBOX_NAME,
            obj.pk,
            obj,
        )

    def changelist_view(self, request, extra_context=None):
        # A filter form names all its fields; those left empty have no place in the address.
        if request.method == "GET" and "" in request.GET.values():
            given = [(name, value) for name, value in request.GET.items() if value]
            return HttpResponseRedirect(f"?{urlencode(given)}")
        return super().changelist_view(request, extra_context)
