"""The lists of the desk: drafts, records in review, developments to add, deadlines, and recent changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate

from cooperation.admin.checking import MAY_CHECK, check_today_url
from cooperation.admin.return_url import add_development_url, change_url
from cooperation.fields import sourced_period
from cooperation.models import Agreement, Commitment, Entry, Initiative, Meeting, Record
from cooperation.models.contradictions import Contradiction, contradictions_of

MAX_ITEMS = 8  # of each list
DUE_WITHIN_DAYS = 30


@dataclass(frozen=True)
class Item:
    """A record in a list of the desk: the URL of its form, who changed it last and when."""

    model_name: str
    title: str
    url: str
    at: datetime
    by: str
    yours: bool


@dataclass(frozen=True)
class OpenItem:
    """An agreement or initiative without recent news.

    Attributes:
        url: the URL of its form.
        add_development: the URL of the form of a development about it.
        check_today: the URL that records that somebody looked until today; "" if the user may not.
    """

    row: Agreement | Initiative
    url: str
    add_development: str
    check_today: str


@dataclass(frozen=True)
class Unconfirmed:
    """A scheduled meeting whose day is past, with the URL of its form."""

    row: Meeting
    url: str

    @property
    def when(self) -> str:
        """The date of the meeting, with what of it was inferred."""
        return str(sourced_period(self.row, "date"))


@dataclass(frozen=True)
class Due:
    """A commitment that is due soon or overdue, with the URL of its form."""

    row: Commitment
    url: str
    days: int  # to the last day of the deadline; negative if it is overdue

    @property
    def when(self) -> str:
        """The deadline, with what of it was inferred."""
        return str(sourced_period(self.row, "due"))


def changed(
    user: User, record_models: Sequence[type[Record]], publication: Record.Publication, *, own_first: bool = False
) -> list[Item]:
    """Return records in a publication state, last changed first; with ``own_first``, the user's own before others."""
    if not record_models:
        return []
    state = models.Q(publication=publication)
    conditions = [state & models.Q(created_by=user), state & ~models.Q(created_by=user)] if own_first else [state]
    rows = []
    for condition in conditions:
        # Each table has an index for its latest rows. Together they are few to sort.
        latest = [_latest(model, condition) for model in record_models]
        rows += latest[0].union(*latest[1:], all=True).order_by("-updated_at")[:MAX_ITEMS]
    rows = rows[:MAX_ITEMS]
    names = _names(row["updated_by_id"] for row in rows)
    return [
        Item(
            model_name=row["noun"],
            title=row["title"],
            url=_change_url(row["noun"], row["pk"]),
            at=row["updated_at"],
            by=names.get(row["updated_by_id"], ""),
            yours=row["created_by_id"] == user.pk,
        )
        for row in rows
    ]


def open_items(user: User, record_models: Iterable[type[Record]]) -> list[OpenItem]:
    """Return open agreements and initiatives: first those without news that nobody checked, then the longest silent."""
    tracked = [model for model in record_models if model in (Initiative, Agreement)]
    rows = [row for model in tracked for row in model.objects.open_by_last_news()[:MAX_ITEMS]]
    rows.sort(key=lambda row: max(row.heard_on or date.min, row.checked_on or date.min))
    desk, may_check = reverse("admin:index"), user.has_perm(MAY_CHECK)
    return [
        OpenItem(
            row,
            _change_url(row._meta.model_name, row.pk),
            add_development_url(row, desk),
            check_today_url(row._meta.model_name, row.pk, desk) if may_check else "",
        )
        for row in rows[:MAX_ITEMS]
    ]


def contradictions(user) -> list[Contradiction]:
    """Return the latest contradictions, but for those of figures among which one is preferred."""
    entries = Entry.objects.contradicted().with_pages().exclude(publication=Record.Publication.WITHDRAWN)
    latest = entries.one_per_contradiction().order_by("-updated_at", "-key", "noun")[: 4 * MAX_ITEMS]
    return [it for it in contradictions_of(latest, user) if it.disputes and not it.preferred][:MAX_ITEMS]


def due() -> list[Due]:
    """Commitments that are due soon, soonest first, and those that are overdue, the latest first."""
    today = localdate()
    known = Commitment.objects.exclude(publication=Record.Publication.WITHDRAWN)
    rows = [*known.due_within(DUE_WITHIN_DAYS).by_due()[:MAX_ITEMS], *known.overdue().latest_due()[:MAX_ITEMS]]
    return [Due(row, _change_url("commitment", row.pk), (row.due.last_day - today).days) for row in rows]


def unconfirmed() -> list[Unconfirmed]:
    """Scheduled meetings whose day is past, the latest first."""
    known = Meeting.objects.exclude(publication=Record.Publication.WITHDRAWN)
    return [Unconfirmed(row, _change_url("meeting", row.pk)) for row in known.unconfirmed()[:MAX_ITEMS]]


def _latest(model: type[Record], condition: models.Q) -> models.QuerySet:
    rows = model.objects.filter(condition).annotate(noun=models.Value(model._meta.model_name)).order_by("-updated_at")
    return rows.values("noun", "pk", "title", "updated_at", "updated_by_id", "created_by_id")[:MAX_ITEMS]


def _names(user_ids: Iterable[int | None]) -> dict[int, str]:
    users = get_user_model().objects.in_bulk({pk for pk in user_ids if pk})
    return {pk: user.get_full_name() or user.get_username() for pk, user in users.items()}


def _change_url(model_name: str, pk: int) -> str:
    """The URL of the form of a record, which redirects to the desk once it is saved."""
    return change_url(model_name, pk, reverse("admin:index"))
