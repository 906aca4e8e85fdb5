"""Lists as files, feeds and calendars, with the same filters and rows as the page."""

from collections.abc import Iterator
from contextlib import closing

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.text import Truncator
from django.views.generic import View

from cooperation.exports import calendar, feed, xlsx_file
from cooperation.exports.csv_file import csv_file
from cooperation.exports.json_file import json_file
from cooperation.exports.table import Table, snapshot, stream_ids
from cooperation.fields import Period
from cooperation.fields.times import known_on, today
from cooperation.filters import Filters
from cooperation.filters.past_day import lasting_url
from cooperation.filters.queries import summary
from cooperation.register import RecordType
from cooperation.views.base import Page
from cooperation.views.errors import problems_page
from cooperation.wording import thousands


class ListFile(Page, View):
    """All rows of a list in another format. A request that can't be answered exactly gets an error."""

    record_type: RecordType = None
    content_type: str
    max_rows: int | None = None  # the limit of the format

    def get(self, request, *args, **kwargs) -> HttpResponseBase:
        chosen = self.record_type.filterset(request.GET, request=request)
        problems = list(self._problems(chosen))
        if not problems and self.max_rows is not None and chosen.ids()[self.max_rows : self.max_rows + 1]:
            problems.append(
                f"This list has more than {thousands(self.max_rows)} {self.record_type.many}, and {self.limit}. "
                "Add filters, or download CSV."
            )
        if problems:
            return problems_page(request, problems, self._list_to_correct())
        if request.method == "HEAD":
            return StreamingHttpResponse([], content_type=self.content_type)
        return self.answer(chosen)

    def answer(self, chosen: Filters) -> HttpResponseBase:
        """Return the response with the list in this format.

        Args:
            chosen: the filter set of the list.
        """
        raise NotImplementedError

    def _problems(self, chosen: Filters) -> Iterator[str]:
        """Yield why the file can't be made. A page can ignore invalid filters with a message; a file can't."""
        yield from (problem.text for problem in chosen.problems if problem.field)
        for name, values in self.request.GET.lists():
            if name in chosen.cursor_params:
                yield f"This file has all pages of the list. Remove “{name}” from the web address."
            elif name not in chosen.filters:
                yield f"This list has no filter “{name}”. Remove it from the web address."
            elif len(values) > 1 and not chosen.takes_several(name):
                yield f"“{name}” is in the web address more than once. Keep only one."

    def _list_to_correct(self) -> tuple[str, str]:
        """The URL of the list with the same filters, where the user can correct them, and the text of a link to it."""
        query = self.request.GET.urlencode()
        return f"{self.list_url}?{query}", f"Correct the filters of this list of {self.record_type.many}"

    @property
    def list_url(self) -> str:
        """The URL of the list, with scheme and host."""
        return self.request.build_absolute_uri(self.list_path)

    @property
    def list_path(self) -> str:
        """The path of the list."""
        return reverse(f"cooperation:{self.record_type.name}-list")

    @property
    def title(self) -> str:
        """The name of the list."""
        return self.record_type.many.capitalize()

    def title_of(self, chosen: Filters) -> str:
        """Return the name of the list with the active filters and the past day, as on the page."""
        past = f"as known on {Period.of_day(day)}" if (day := known_on()) else ""
        return " – ".join(filter(None, [self.title, Truncator(summary(chosen)).chars(100), past]))


class Download(ListFile):
    """A file with all rows of the list."""

    extension: str

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if response.status_code == 200:
            name = f"{self.title.lower()}-{today().isoformat()}.{self.extension}"
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @property
    def table(self) -> Table:
        """The columns of the file that the user may see."""
        return Table.for_user(self.record_type.columns, self.request.user, lasting_url(self.request, self.list_path))


class Streamed(Download):
    """A file that is sent while it is written."""

    def answer(self, chosen):
        return StreamingHttpResponse(self._parts(chosen), content_type=self.content_type)

    def _parts(self, chosen: Filters) -> Iterator[bytes]:
        with snapshot(), closing(stream_ids(chosen.ids())) as found:
            yield from self.write(found, self.title_of(chosen))

    def write(self, keys: Iterator, title: str) -> Iterator[bytes]:
        """Yield the parts of the file with the rows of these keys; ``title`` is used if the format has a title."""
        raise NotImplementedError


class CsvFile(Streamed):
    """A list as CSV."""

    extension, content_type = "csv", "text/csv; charset=utf-8"

    def write(self, keys, title):
        return csv_file(self.table, keys)


class JsonFile(Streamed):
    """A list as JSON."""

    extension, content_type = "json", "application/json"

    def write(self, keys, title):
        return json_file(self.table, keys)


class XlsxFile(Download):
    """A list as an Excel workbook."""

    extension, content_type = "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    max_rows, limit = xlsx_file.MAX_SHEET_ROWS, "an Excel sheet can’t hold more"

    def answer(self, chosen):
        with snapshot(), closing(stream_ids(chosen.ids())) as found:
            file = xlsx_file.xlsx_file(self.table, found, self.title)
        return FileResponse(file, content_type=self.content_type)


class CalendarFile(Streamed):
    """A list as a calendar, to open or to subscribe to."""

    extension, content_type = "ics", "text/calendar; charset=utf-8"
    max_rows, limit = calendar.MAX_CALENDAR_EVENTS, "calendar programs can’t show more"

    def write(self, keys, title):
        columns, events = self.record_type.columns, self.record_type.events
        return calendar.calendar_file(columns, events, keys, self.request.user, self.list_url, title)


class Feed(ListFile):
    """The latest additions and changes of a list as an Atom feed."""

    content_type = "application/atom+xml; charset=utf-8"

    def answer(self, chosen):
        model, query = self.record_type.model, self.request.GET.urlencode()
        with snapshot():
            text = feed.atom_feed(
                f"{self.title_of(chosen)} – {settings.REGISTER_NAME}",
                f"{self.list_url}?{query}" if query else self.list_url,
                self.request.build_absolute_uri(),
                self.record_type.name,
                feed.feed_entries(
                    self.record_type.columns,
                    feed.recently_changed(model, chosen.matching(), chosen.id_field),
                    self.request.user,
                    self.list_url,
                ),
            )
        # An unchanged feed is not sent again to clients that poll.
        response = set_response_etag(HttpResponse(text, content_type=self.content_type))
        return get_conditional_response(self.request, response.headers["ETag"], response=response)
