"""Middleware: it refuses damaged requests, and updates statuses with the first request of each day."""

import codecs

from django.core.exceptions import BadRequest, ImproperlyConfigured
from django.db import DatabaseError
from django.http import HttpResponseNotAllowed
from django.utils.timezone import localdate

from cooperation.models.refresh import refresh_statuses
from cooperation.views.errors import method_not_allowed

MAX_PARAMETERS = 200  # of a URL; a list with every filter set to several values has fewer


class RefuseDamagedRequests:
    """Refuse requests that no page of the register sends, and that its views could not read.

    Some would raise errors in Django itself or in PostgreSQL, others would take seconds.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get("QUERY_STRING", "").count("&") >= MAX_PARAMETERS:
            raise BadRequest(f"The web address has more than {MAX_PARAMETERS} parameters. Use fewer filters.")
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            # In some encodings a text has characters that can't be stored, and some are not of text at all.
            raise BadRequest("The data is not in UTF-8. Send it in UTF-8.")
        # PostgreSQL does not accept NUL in text, such as the key of a session.
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = method_not_allowed(request, response.headers["Allow"])
        return response


class RefreshStatuses:
    """Update statuses once a day in each process.

    It is outside the history middleware. Otherwise the change would be attributed to the first user of the day.
    """

    day = None  # the last day on which this process did it

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if (today := localdate()) != RefreshStatuses.day:
            try:
                refresh_statuses()
                RefreshStatuses.day = today
            except (DatabaseError, ImproperlyConfigured):
                pass  # without a database, each page reports the error, and the next request tries again
        return self.get_response(request)
