"""Middleware that updates statuses with the first request of each day."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.utils.timezone import localdate

from cooperation.models.refresh import refresh_statuses


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
