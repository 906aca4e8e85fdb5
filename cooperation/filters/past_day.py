"""The parameter of URLs that asks for the register as it was known on a past day, and URLs with and without it."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from cooperation.fields.times import known_on

AS_OF = "as_of"
"""The parameter with the day."""


def present_url(request: HttpRequest) -> str:
    """Return the URL of the page with what is known today. The empty parameter is one that pages remove."""
    return f"{request.path}?{urlencode({**dict(request.GET.lists()), AS_OF: ''}, doseq=True)}"


def lasting_url(request: HttpRequest, path: str) -> str:
    """Return the URL of a page with scheme and host, and with the past day that is in view."""
    return request.build_absolute_uri(with_day(path, day) if (day := known_on()) else path)


def with_day(url: str, day: date, ampersand: str = "&") -> str:
    """Return a URL of a public page with the day; other URLs, and those that name a day, stay as they are."""
    elsewhere = (reverse("admin:index"), "/static/", reverse("cooperation:saved-searches"), "//")
    if url.startswith(elsewhere) or f"{AS_OF}=" in url:
        return url
    return f"{url}{ampersand if '?' in url else '?'}{AS_OF}={day.isoformat()}"
