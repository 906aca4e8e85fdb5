"""Lists as files, feeds and calendars: the filters of the list's page, and the rows that it shows."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.timezone import localdate
from django.views.generic import View

from cooperation.exports import calendar, feed, xlsx_file
from cooperation.exports.csv_file import csv_file
from cooperation.exports.json_file import json_file
from cooperation.exports.nouns import table_of
from cooperation.exports.table import Table, keys_of, snapshot
from cooperation.filters.base import PAGE
from cooperation.views.base import Page
from cooperation.views.lists import ListPage
from cooperation.wording import thousands


class ListFile(Page, View):
    """What a list shows, all of it, in another form; a request that can't be met exactly is refused in words."""

    of: type[ListPage] = None
    content_type: str
    most: int | None = None  # rows that the format takes

    def get(self, request, *args, **kwargs) -> HttpResponseBase:
        noun = self.of.model._meta
        chosen = self.of.filters(request.GET, self.of.model.objects.visible_to(request.user), reader=request.user)
        problems = [problem.text for problem in chosen.problems]
        if PAGE in request.GET:
            problems.append(f"All pages of the list are given here; take “{PAGE}” out of the address.")
        rows = None if problems else chosen.qs
        if rows is not None and self.most is not None and rows.values("pk")[self.most : self.most + 1]:
            problems.append(
                f"This list has more than {thousands(self.most)} {noun.verbose_name_plural}, and {self.limit}. "
                "Narrow it by its filters, or take it as CSV."
            )
        if problems:
            return HttpResponse("\n".join([*problems, ""]), status=400, content_type="text/plain; charset=utf-8")
        if request.method == "HEAD":
            return StreamingHttpResponse([], content_type=self.content_type)
        return self.answer(rows)

    def answer(self, rows: QuerySet) -> HttpResponseBase:
        """The list in this form.

        Args:
            rows: those that the reader may see and the filters found, in order.
        """
        raise NotImplementedError

    @property
    def list_address(self) -> str:
        """The address of the noun's list, with scheme and host."""
        return self.request.build_absolute_uri(reverse(f"cooperation:{self.of.model._meta.model_name}-list"))

    @property
    def title(self) -> str:
        """What is listed."""
        return str(self.of.model._meta.verbose_name_plural).capitalize()


class Download(ListFile):
    """A file with a row for each row of the list."""

    extension: str

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if response.status_code == 200:
            name = f"{self.title.lower()}-{localdate().isoformat()}.{self.extension}"
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @property
    def table(self) -> Table:
        """What is said of each row."""
        return table_of(self.of.model, self.request.user, self.list_address)


class Streamed(Download):
    """A file that is sent while it is written."""

    def answer(self, rows):
        return StreamingHttpResponse(self._parts(rows), content_type=self.content_type)

    def _parts(self, rows: QuerySet) -> Iterator[bytes]:
        with snapshot():
            yield from self.write(rows)

    def write(self, rows: QuerySet) -> Iterator[bytes]:
        """The parts of the file."""
        raise NotImplementedError


class CsvFile(Streamed):
    """A list as CSV."""

    extension, content_type = "csv", "text/csv; charset=utf-8"

    def write(self, rows):
        return csv_file(self.table, keys_of(rows))


class JsonFile(Streamed):
    """A list as JSON."""

    extension, content_type = "json", "application/json"

    def write(self, rows):
        return json_file(self.table, keys_of(rows))


class XlsxFile(Download):
    """A list as an Excel workbook."""

    extension, content_type = "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    most, limit = xlsx_file.MOST_ROWS, "a sheet of Excel takes no more"

    def answer(self, rows):
        with snapshot():
            file = xlsx_file.xlsx_file(self.table, keys_of(rows), self.title)
        return FileResponse(file, content_type=self.content_type)


class CalendarFile(Streamed):
    """A list as a calendar, to look at or to subscribe to."""

    extension, content_type = "ics", "text/calendar; charset=utf-8"
    most, limit = calendar.MOST, "programs that show calendars take no more"

    def write(self, rows):
        keys, user = keys_of(rows), self.request.user
        return calendar.calendar_file(self.of.model, keys, user, self.list_address, self.title)


class Feed(ListFile):
    """What was added to a list or changed in it last, as an Atom feed."""

    content_type = "application/atom+xml; charset=utf-8"

    def answer(self, rows):
        model, query = self.of.model, self.request.GET.urlencode()
        with snapshot():
            text = feed.atom_feed(
                f"{self.title} – Register of cooperation",
                f"{self.list_address}?{query}" if query else self.list_address,
                self.request.build_absolute_uri(),
                model._meta.model_name,
                feed.feed_entries(model, feed.lately_changed(rows), self.request.user, self.list_address),
            )
        # What has not changed is not sent again to those who ask every hour.
        response = set_response_etag(HttpResponse(text, content_type=self.content_type))
        return get_conditional_response(self.request, response.headers["ETag"], response=response)
