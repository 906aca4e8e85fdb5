"""Pages of a past day: any public page with ``?as_of=`` and a day shows the register as it was known then."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from cooperation.fields import Period
from cooperation.fields.times import known_on
from cooperation.models.known import as_known_on

AS_OF = "as_of"
"""The parameter of URLs with the day."""

# Attributes with URLs of the register, and forms that send their fields in the URL.
_LINK = re.compile(r'( (?:href|action|hx-get|data-suggestions)=")([/?][^"#]*)')
_FORM = re.compile(r'<form (?![^>]*(?:method="post"|data-day))[^>]*>')


class AsKnownOn:
    """Show the register as it was known on a past day, if the URL asks for one. Links on the page keep the day."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        asked = request.GET.get(AS_OF)
        if not asked or request.method not in ("GET", "HEAD") or request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        # Views don't take the parameter for a filter.
        request.GET = request.GET.copy()
        del request.GET[AS_OF]
        day = _parsed(asked)
        if day == localdate():
            return self.get_response(request)
        past = partial(as_known_on, day, sees_drafts=request.user.is_staff)
        with past():
            response = self.get_response(request)
        if response.streaming:
            response.streaming_content = _sent(past, response.streaming_content)
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = keep_day(response.content.decode(), day)
        elif "Location" in response.headers:
            response.headers["Location"] = _with_day(response.headers["Location"], day)
        return response


def _parsed(text: str) -> date:
    """Return the day that a URL asks for. Raise BadRequest with a message for the user."""
    try:
        period = Period.parse(text)
    except ValueError as error:
        raise BadRequest(f"“{AS_OF}” in the web address: {error}") from error
    if not period.is_day:
        raise BadRequest(f"“{AS_OF}” in the web address: “{text}” is not one day. Write a day such as 2025-03-01.")
    if period.lower > localdate():
        raise BadRequest(f"“{AS_OF}” in the web address: {period} is in the future. Choose a day until today.")
    return period.lower


def _sent(past, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the parts of a file that is written while it is sent, from the register of the past."""
    with past():
        yield from parts


def keep_day(page: str, day: date) -> str:
    """Return a page whose links and forms lead to pages of the same past day, except those to the admin."""
    page = _LINK.sub(lambda match: match[1] + _with_day(match[2], day, "&amp;"), page)
    return _FORM.sub(lambda match: f'{match[0]}<input type="hidden" name="{AS_OF}" value="{day.isoformat()}">', page)


def lasting_url(request: HttpRequest, path: str) -> str:
    """Return the URL of a page with scheme and host, and with the past day that is in view."""
    return request.build_absolute_uri(_with_day(path, day) if (day := known_on()) else path)


def _with_day(url: str, day: date, ampersand: str = "&") -> str:
    """Return a URL of a public page with the day; other URLs, and those that name a day, stay as they are."""
    elsewhere = (reverse("admin:index"), "/static/", reverse("cooperation:saved-searches"), "//")
    if url.startswith(elsewhere) or f"{AS_OF}=" in url:
        return url
    return f"{url}{ampersand if '?' in url else '?'}{AS_OF}={day.isoformat()}"
