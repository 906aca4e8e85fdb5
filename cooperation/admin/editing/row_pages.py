"""Pages of rows: a form with many rows of one kind shows and saves some of them at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.contrib import admin
from django.db import models
from django.db.models import Count, Value
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, QueryDict

MAX_FORM_ROWS = 50
"""Rows of one kind that a form shows at once. Each takes 4 ms to show and save, and phones are slow with long forms."""

MAX_EXTRA_ROWS = 20
"""Empty rows that a URL can add to a form, for browsers without scripts."""

NEIGHBOURS = 2  # pages that the links show before and after the current one
# Parameters of the URL, after the prefix of the rows: "parties-page".
PAGE_SUFFIX, SEARCH_SUFFIX, EXTRA_SUFFIX = "page", "find", "add"


@dataclass(frozen=True)
class RowPage:
    """The rows of one kind that a form shows.

    Attributes:
        prefix: that of the rows in the form, such as "parties".
        parameters: those of the URL.
        total: the number of rows that the object has.
        found: how many of them match the search text.
        by: what the search box finds rows by, such as "participant"; "" if there is no search.
    """

    prefix: str
    parameters: QueryDict
    total: int
    found: int
    by: str = ""

    @property
    def is_needed(self) -> bool:
        """Whether there are more rows than one page has."""
        return self.total > MAX_FORM_ROWS

    @property
    def text(self) -> str:
        """The search text; "" for none."""
        return search_text(self.parameters, self.prefix) if self.is_needed and self.by else ""

    @property
    def count(self) -> int:
        """The number of pages, at least one."""
        return max(1, -(-self.found // MAX_FORM_ROWS))

    @cached_property
    def number(self) -> int:
        """The number of this page. One that is out of range means the first or last."""
        typed = self.parameters.get(f"{self.prefix}-{PAGE_SUFFIX}", "")
        return min(max(int(typed), 1), self.count) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1

    @property
    def start(self) -> int:
        """The number of rows before this page."""
        return (self.number - 1) * MAX_FORM_ROWS

    @property
    def end(self) -> int:
        """The number of the last row of this page."""
        return min(self.start + MAX_FORM_ROWS, self.found)

    @property
    def extra(self) -> int:
        """The number of empty rows after the others."""
        typed = self.parameters.get(f"{self.prefix}-{EXTRA_SUFFIX}", "")
        return min(int(typed), MAX_EXTRA_ROWS) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0

    @property
    def search_name(self) -> str:
        """The name of the search box."""
        return f"{self.prefix}-{SEARCH_SUFFIX}"

    def links(self) -> Iterator[tuple[int, str, bool]]:
        """Yield pages to link to: number, URL, and whether pages are left out before it."""
        near = range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1)
        before = 0
        for number in range(1, self.count + 1):
            if number in (1, self.count) or number in near:
                yield number, self.url(number), number > before + 1
                before = number

    def url(self, number: int) -> str:
        """Return the URL of a page. The other rows of the form stay on theirs."""
        return self._url({PAGE_SUFFIX: str(number)})

    @property
    def url_of_all(self) -> str:
        """The URL of the form without the search."""
        return self._url({PAGE_SUFFIX: "", SEARCH_SUFFIX: ""})

    @property
    def url_to_add(self) -> str:
        """The URL of the form with one more empty row."""
        return self._url({EXTRA_SUFFIX: str(self.extra + 1)})

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The parameters of the URL that a search keeps."""
        left_out = {f"{self.prefix}-{PAGE_SUFFIX}", self.search_name}
        return [(name, text) for name, texts in self.parameters.lists() if name not in left_out for text in texts]

    def _url(self, changes: dict[str, str]) -> str:
        query = self.parameters.copy()
        for name, text in changes.items():
            query.pop(f"{self.prefix}-{name}", None)
            if text:
                query[f"{self.prefix}-{name}"] = text
        return f"?{query.urlencode()}#{self.prefix}-group"


def search_text(parameters: QueryDict, prefix: str) -> str:
    """Return the search text of rows in the parameters of a URL."""
    return parameters.get(f"{prefix}-{SEARCH_SUFFIX}", "").replace("\0", "").strip()


class PagedRows(admin.ModelAdmin):
    """Show the rows of an object in pages, if there are many. A page of rows is saved without the others."""

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if obj is None or obj.pk is None:
            return kwargs
        found = total = self._count_rows(request, obj)[inline.model, inline.fk_name]
        by = inline.found_by if total > MAX_FORM_ROWS else ""
        rows = _rows_of(inline, request, obj)
        if by and (text := search_text(request.GET, prefix)):
            rows = inline.find_rows(rows, text)
            found = rows.count()
        page = RowPage(prefix, request.GET, total, found, by)
        if page.is_needed and request.method != "POST":  # what is sent says itself which rows it has
            pks = list(rows.values_list("pk", flat=True)[page.start : page.end])
            kwargs["queryset"] = kwargs["queryset"].filter(pk__in=pks)
        return kwargs | {"page": page}

    def response_change(self, request, obj):
        response = super().response_change(request, obj)
        if "_continue" in request.POST and response.has_header("Location"):
            url = urlsplit(response["Location"])
            if url.path == request.path:
                query = QueryDict(url.query, mutable=True)
                for name, text in _position(request.GET):
                    query[name] = text
                response["Location"] = url._replace(query=query.urlencode()).geturl()
        return response

    def _count_rows(self, request: HttpRequest, obj: models.Model) -> dict[tuple[type[models.Model], str | None], int]:
        """Return the number of rows of an object by model and foreign key of the inline, with one query."""
        if not hasattr(request, "row_counts"):
            inlines = self.get_inlines(request, obj)
            shown = [inline for inline in self.get_inline_instances(request, obj) if type(inline) in inlines]
            counts = [
                _rows_of(inline, request, obj)
                .order_by()
                .annotate(inline=Value(number))
                .values("inline")
                .annotate(n=Count("pk"))
                .values_list("inline", "n")
                for number, inline in enumerate(shown)
            ]
            found = dict(counts[0].union(*counts[1:], all=True)) if counts else {}
            request.row_counts = {
                (inline.model, inline.fk_name): found.get(number, 0) for number, inline in enumerate(shown)
            }
        return request.row_counts


def _rows_of(inline: admin.options.InlineModelAdmin, request: HttpRequest, obj: models.Model) -> models.QuerySet:
    """Return the rows of an inline, without what their forms show beside."""
    owner = _get_foreign_key(inline.parent_model, inline.model, fk_name=inline.fk_name)
    return inline.get_queryset(request).select_related(None).prefetch_related(None).filter(**{owner.name: obj})


def _position(parameters: QueryDict) -> Iterator[tuple[str, str]]:
    """Yield the parameters that say which rows a form shows."""
    for name in parameters:
        if name.endswith((f"-{PAGE_SUFFIX}", f"-{SEARCH_SUFFIX}")):
            yield name, parameters[name]
