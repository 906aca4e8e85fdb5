"""Pages of a past day: any public page with ``?as_of=`` and a day shows the register as it was known then."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from django.core.exceptions import BadRequest
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from psycopg.errors import QueryCanceled

from cooperation.fields import Period
from cooperation.fields.times import known_on
from cooperation.filters.past_day import AS_OF, SUBSCRIBED, present_url, with_day
from cooperation.models.known import as_known_on
from cooperation.views.errors import problems_page

# Attributes with URLs of the register, and forms that send their fields in the URL.
_LINK = re.compile(r'( (?:href|action|data-[a-z-]+)=")([/?][^"#]*)')
_FORM = re.compile(r'<form (?![^>]*(?:method="post"|data-day))[^>]*>')


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
            back = present_url(request), "Show what is known today"
            return problems_page(request, [str(error)], back, heading="This day can’t be shown")
        if day == localdate():
            return self.get_response(request)
        past = partial(as_known_on, day, sees_drafts=request.user.is_staff)
        with past():
            response = self.get_response(request)
        response.headers["X-Robots-Tag"] = "noindex"
        if isinstance(response, FileResponse):
            return response  # it was written in the block
        if "Location" in response.headers:
            response.headers["Location"] = with_day(response.headers["Location"], day)
        elif response.streaming:
            response.streaming_content = _sent(past, response.streaming_content)
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = keep_day(response.content.decode(), day)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for what takes too long because very much has changed since."""
        is_canceled = any(isinstance(it, QueryCanceled) for it in (exception, exception.__cause__))
        if not (known_on() and is_canceled):
            return None
        connection.set_rollback(True)  # the transaction has failed, and the page needs no query
        problem = f"Too much has changed since {Period.of_day(known_on())} to show this page. Choose a later day."
        back = present_url(request), "Show what is known today"
        return problems_page(request, [problem], back, heading="This page takes too long", status=503)


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


def _sent(past, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the parts of a file that is written while it is sent, from the register of the past.

    A query that takes too long ends the file without its last rows, as an error of any file does that has begun.
    """
    with past():
        yield from parts


def keep_day(page: str, day: date) -> str:
    """Return a page whose links and forms lead to pages of the same past day, except those to the admin."""
    page = _LINK.sub(lambda match: match[1] + with_day(match[2], day, "&amp;"), page)
    return _FORM.sub(lambda match: f'{match[0]}<input type="hidden" name="{AS_OF}" value="{day.isoformat()}">', page)
