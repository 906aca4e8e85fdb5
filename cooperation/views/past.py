"""Pages of a past day: any public page with ``?as_of=`` and a day shows the register as it was known then."""

from datetime import date
from functools import partial
from tempfile import SpooledTemporaryFile

from django.core.exceptions import BadRequest
from django.db import DatabaseError, connection
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from psycopg.errors import QueryCanceled

from cooperation.fields import Period
from cooperation.fields.times import known_on
from cooperation.filters.past_day import AS_OF, SUBSCRIBED, present_url, with_day
from cooperation.models.known import as_known_on
from cooperation.views.errors import problems_page
from cooperation.views.past_links import keep_day, without_dead_links

TOO_LONG = 503
"""The status of an answer that would take too long."""

MAX_FILE_MEMORY = 5_000_000  # bytes of a file of a past day; a larger one is written to the disk


class AsKnownOn:
    """Show the register as it was known on a past day, if the URL asks for one. Links on the page keep the day."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        asked = request.GET.get(AS_OF)
        if not asked or request.method not in ("GET", "HEAD") or request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        if request.path.endswith(SUBSCRIBED):
            raise BadRequest(f"Feeds and calendars are always of today. Remove “{AS_OF}” from the web address.")
        # Views don't take the parameter for a filter.
        request.GET = request.GET.copy()
        del request.GET[AS_OF]
        try:
            day = _parsed(asked)
        except ValueError as error:
            return _problem(request, "This day can’t be shown", str(error), asked=asked, is_invalid=True, status=400)
        if day == localdate():
            return self.get_response(request)
        past = partial(as_known_on, day, sees_drafts=request.user.is_staff)
        with past() as first_day:
            response = self.get_response(request)
            if _is_page(response) and response.status_code == 200 and not request.user.is_staff:
                response.content = without_dead_links(response.content.decode(), request.user)
        response.headers["X-Robots-Tag"] = "noindex"
        if isinstance(response, FileResponse):
            return response  # it was written in the block
        if "Location" in response.headers:
            response.headers["Location"] = with_day(response.headers["Location"], day)
        elif response.streaming:
            return _written(request, response, past, day)
        elif _is_page(response):
            return self._page(request, response, day, first_day)
        return response

    def _page(self, request: HttpRequest, response: HttpResponse, day: date, first_day: date | None) -> HttpResponse:
        """Return the page of a past day, or a page that says why there is none."""
        status = response.status_code
        if status == TOO_LONG:
            return _takes_too_long(request, day)
        exists = status == 200 or (status == 404 and self.get_response(request).status_code < 400)
        if exists and first_day and day < first_day:
            return _before_the_first_day(request, day, first_day, status)
        if exists and status == 404:
            return _only_known_later(request, day)
        response.content = keep_day(response.content.decode(), day)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for what takes too long because very much has changed since."""
        if not (known_on() and _is_canceled(exception)):
            return None
        connection.set_rollback(True)  # the transaction has failed, and the page needs no query
        return _takes_too_long(request, known_on())


def _problem(
    request: HttpRequest,
    heading: str,
    problem: str,
    *,
    status: int,
    asked: object,
    is_invalid: bool = False,
    first: tuple[str, str] | None = None,
) -> HttpResponse:
    """Return a page with a form for another day; for files and programs text.

    Args:
        heading: of the page.
        problem: what is the matter, in a sentence.
        status: the status of the answer.
        asked: the day, as the form shows it.
        is_invalid: whether the problem is in what was typed.
        first: URL and text of the link to the first day, if there is one.
    """
    today = present_url(request), "Show what is known today"
    if not request.path.endswith("/") or request.get_preferred_type(["text/html", "text/plain"]) != "text/html":
        return problems_page(request, [problem], today, heading=heading, status=status)
    values = {"heading": heading, "problem": problem, "asked": asked, "is_invalid": is_invalid}
    values |= {"today": today, "first": first}
    response = HttpResponse(render_to_string("cooperation/past_day.html", values, request), status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _takes_too_long(request: HttpRequest, day: date) -> HttpResponse:
    shown = Period.of_day(day)
    problem = f"Too much has changed since {shown} to show this page. Choose a later day."
    return _problem(request, "This page takes too long", problem, asked=shown, status=TOO_LONG)


def _before_the_first_day(request: HttpRequest, day: date, first_day: date, status: int) -> HttpResponse:
    shown, first = Period.of_day(day), Period.of_day(first_day)
    problem = f"This register has no records before {first}, so it can’t show {shown}."
    query = request.GET.urlencode()
    url = with_day(f"{request.path}?{query}" if query else request.path, first_day)
    way = url, f"Show the first day, {first}"
    return _problem(request, f"The register begins on {first}", problem, status=status, asked=shown, first=way)


def _only_known_later(request: HttpRequest, day: date) -> HttpResponse:
    shown = Period.of_day(day)
    problem = f"The register has this page today. At the end of {shown}, it was not in the register or not published."
    return _problem(request, f"Not known on {shown}", problem, asked=shown, status=404)


def _parsed(text: str) -> date:
    """Return the day that a user asks for. Raise ValueError with a message for the user."""
    if text.strip().lower() == "today":
        return localdate()
    shown = "".join(filter(str.isprintable, text[:40]))
    try:
        period = Period.parse(text)
    except ValueError as error:
        raise ValueError(f"“{shown}” can’t be read as one day. Write for example 1 March 2025.") from error
    if not period.is_day:
        raise ValueError(f"“{shown}” is not one day. Write for example 1 March 2025.")
    if period.lower > localdate():
        raise ValueError(f"{period} is in the future. Choose a day until today.")
    return period.lower


def _is_page(response: HttpResponseBase) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")


def _is_canceled(error: Exception) -> bool:
    return any(isinstance(it, QueryCanceled) for it in (error, error.__cause__))


def _written(request: HttpRequest, response: StreamingHttpResponse, past, day: date) -> HttpResponseBase:
    """Return a file that is written while it is sent, once it has been written from the register of the past.

    A query that takes too long ends in an error, and not in half a file.
    """
    file = SpooledTemporaryFile(max_size=MAX_FILE_MEMORY)  # noqa: SIM115 (the response closes it)
    try:
        with past():
            for part in response.streaming_content:
                file.write(part)
    except DatabaseError as error:
        file.close()
        if not _is_canceled(error):
            raise
        return _takes_too_long(request, day)
    file.seek(0)
    response.streaming_content = file
    return response
