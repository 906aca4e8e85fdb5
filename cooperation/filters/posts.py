"""Filters of participants by their posts: in an organisation, today or on a date."""

from django.db.models import QuerySet

from cooperation.fields import Period
from cooperation.fields.times import today
from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import Tick
from cooperation.filters.rows import RowsFilter
from cooperation.models import Affiliation, Participant


class PostFilter(RowsFilter):
    """Participants with a post, membership or share in an organisation: on the date in ``post_on``, or today."""

    is_form_field = False

    def filter(self, qs: QuerySet, value: dict[str, list[Participant]]) -> QuerySet:
        for rows in value.values():
            held = Affiliation.objects.visible_to(self.parent.user).filter(organisation__in=rows)
            if on := self.parent.beside("post_on"):
                held = held.held_on(on)
            if self.parent.beside("post_today"):
                held = held.held_on(Period.of_day(today()))
            qs = qs.filter(key__in=held.order_by().values("participant"))
        return qs


class PostToday(Tick):
    """Of the participants with a post in an organisation, those who may have it today."""

    beside = "post_in"

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs  # PostFilter reads it


class PostOnFilter(PeriodFilter):
    """Participants with a post, membership or share on a date."""

    is_form_field = False

    def filter(self, qs: QuerySet, value: Period | None) -> QuerySet:
        if value is None:
            return qs
        held = Affiliation.objects.visible_to(self.parent.user).held_on(value)
        return qs.filter(key__in=held.order_by().values("participant"))

    def is_estimable(self, value: Period) -> bool:
        return False
