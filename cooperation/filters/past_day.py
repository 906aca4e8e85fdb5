"""The parameter of URLs that asks for the register as it was known on a past day, and URLs with and without it."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from cooperation.fields.times import known_on

AS_OF = "as_of"
"""The parameter with the day."""

SUBSCRIBED = (".atom", ".ics")
"""The ends of URLs that programs ask again and again: they are always of today."""


def present_url(request: HttpRequest) -> str:
    """Return the URL of the page with what is known today. The empty parameter is one that pages remove."""
    return f"{request.path}?{urlencode({**dict(request.GET.lists()), AS_OF: ''}, doseq=True)}"


def lasting_url(request: HttpRequest, path: str) -> str:
    """Return the URL of a page with scheme and host, and with the past day that is in view.

    Args:
        request: the request, of which it takes scheme and host.
        path: the path of the page.
    """
    return request.build_absolute_uri(with_day(path, day) if (day := known_on()) else path)


def with_day(url: str, day: date, ampersand: str = "&") -> str:
    """Return a URL of a public page with the day.

    Other URLs, and those that name a day, stay as they are. So do feeds and calendars, to which people subscribe.
    """
    elsewhere = (reverse("admin:index"), settings.STATIC_URL, reverse("cooperation:saved-searches"), "//")
    address, _, query = url.partition("?")
    is_here = url.startswith(("/", "?")) and not url.startswith(elsewhere)
    if not is_here or f"{AS_OF}=" in query or address.endswith(SUBSCRIBED):
        return url
    url, mark, place = url.partition("#")
    return f"{url}{ampersand if query else '?'}{AS_OF}={day.isoformat()}{mark}{place}"
