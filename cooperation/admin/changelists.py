"""Lists that stay fast with a million rows."""

from functools import cached_property
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, SEARCH_VAR, ChangeList
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models.expressions import F, OrderBy
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.text import capfirst

from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, QUICK_COUNT_LIMIT, estimate_count
from cooperation.wording import thousands

MAX_SELECTED = 200  # rows that an action deletes, or whose status it changes, at once
PAGES_AHEAD = 10  # pages after the current one that can be opened, up to COUNT_LIMIT rows


class CappedPaginator(Paginator):
    """Count only as many rows as users page through, so no list reads a whole table to count it."""

    current = 1
    """The number of the requested page, which counting always reaches."""

    @cached_property
    def count(self) -> int:
        return min(self.counted, self.limit)

    @property
    def has_more(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.counted > self.limit

    @cached_property
    def limit(self) -> int:
        """The number of rows at which counting stops."""
        if estimate_count(self.object_list) <= ESTIMATE_LIMIT:
            return COUNT_LIMIT
        return min(COUNT_LIMIT, max(QUICK_COUNT_LIMIT, (self.current + PAGES_AHEAD) * self.per_page))

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by().values("pk")[: self.limit + 1].count()


class RegisterChangeList(ChangeList):
    """A list that loads what its columns show with ``for_list()`` of the QuerySet."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.verbose_name, self.verbose_name_plural = self.model_admin.names or (
            self.opts.verbose_name,
            self.opts.verbose_name_plural,
        )
        if not self.is_popup:
            self.title = capfirst(self.verbose_name_plural)

    @property
    def other_params(self) -> list[tuple[str, str]]:
        """Parameters besides search and filters, such as the order; they stay when those change."""
        filters = {name for spec in self.filter_specs for name in spec.expected_parameters()}
        return [(name, value) for name, value in self.params.items() if name not in filters | {SEARCH_VAR}]

    @property
    def total(self) -> str:
        """The number of rows, or "more than" the number at which counting stopped."""
        return f"{'more than ' if self.paginator.has_more else ''}{thousands(self.result_count)}"

    @property
    def page_numbers(self):
        """The pages to link to, with an ellipsis for those that are left out."""
        return self.paginator.get_elided_page_range(self.page_num)

    @property
    def period_ordering(self) -> tuple[str, OrderBy] | None:
        """The period column that orders the list by default, and its expression; None if it is no period."""
        first = (self.model_admin.ordering or [None])[0]
        if not isinstance(first, OrderBy):
            return None
        column = first.expression if isinstance(first.expression, F) else first.expression.source_expressions[0]
        return column.name.split("__")[0], first

    def get_ordering_field(self, field_name):
        # The bound has an index, the period does not. Descending order reads the same index backwards.
        if self.period_ordering and field_name == self.period_ordering[0]:
            ascending = self.period_ordering[1].copy()
            if ascending.descending:
                ascending.reverse_ordering()
            return ascending
        return super().get_ordering_field(field_name)

    def get_ordering_field_columns(self):
        if ORDER_VAR not in self.params and self.period_ordering:
            column, order = self.period_ordering
            return {self.list_display.index(column): "desc" if order.descending else "asc"}
        return super().get_ordering_field_columns()

    def apply_select_related(self, qs):
        # The admin sorts the list; sorting inside for_list() would only take time.
        return qs.for_list().order_by() if hasattr(qs, "for_list") else super().apply_select_related(qs)


class RegisterList(admin.ModelAdmin):
    """The base of all lists: search and filters in one form above the rows.

    ``names`` are the singular and plural names of the rows, if they differ from those of the model.
    """

    change_list_template = "admin/cooperation/change_list.html"
    names: tuple[str, str] | None = None
    list_per_page = 50
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_object(self, request, object_id, from_field=None):
        if "\0" in object_id:  # PostgreSQL does not accept NUL in text
            return None
        # An empty "_to_field" in a URL or a form names no field.
        return super().get_object(request, object_id, from_field or None)

    def get_changelist(self, request, **kwargs):
        return RegisterChangeList

    def get_paginator(self, request, queryset, per_page, **kwargs):
        paginator = super().get_paginator(request, queryset, per_page, **kwargs)
        if (page := request.GET.get(PAGE_VAR, "")).isdecimal():
            paginator.current = int(page)
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
        # Browsers submit empty fields of the filter form too: redirect to the URL without them.
        if request.method == "GET" and "" in request.GET.values():
            given = [(name, value) for name, value in request.GET.items() if value]
            return HttpResponseRedirect(f"?{urlencode(given)}")
        return super().changelist_view(request, extra_context)

    def response_action(self, request, queryset):
        try:
            for pk in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.clean(pk, None)
        except ValidationError:
            self.message_user(request, "Nothing was changed. Select rows of this list.", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)
