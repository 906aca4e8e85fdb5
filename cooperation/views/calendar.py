"""Statuses follow the calendar: the first request of a day brings them up to it."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.utils.timezone import localdate

from cooperation.models.calendar import refresh_statuses


class FollowCalendar:
    """Middleware that refreshes statuses once a day in each process; other requests pay nothing for it.

    Stands outside the history's middleware, or the change would be put down to whoever came first that day.
    """

    day = None  # for which this process has done it

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if (today := localdate()) != FollowCalendar.day:
            try:
                refresh_statuses()
                FollowCalendar.day = today
            except (DatabaseError, ImproperlyConfigured):
                pass  # Without a database each page says so in its own way, and the next request tries again.
        return self.get_response(request)
