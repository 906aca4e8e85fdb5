"""What waits on the desk: drafts, records in review, developments to add, deadlines, and what changed last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate

from cooperation.admin.developing import development_address
from cooperation.admin.returning import RETURN
from cooperation.models import Agreement, Commitment, Development, Figure, Initiative, Meeting, Record

RECORDS = (Meeting, Agreement, Initiative, Development, Commitment, Figure)
MOST = 8  # rows of a list on the desk
SOON = 30  # days before a deadline in which it stands on the desk


@dataclass(frozen=True)
class Item:
    """A record on the desk: what it is, the form that changes it, who changed it last and when."""

    noun: str
    title: str
    address: str
    at: datetime
    by: str
    yours: bool


@dataclass(frozen=True)
class Silent:
    """An agreement or initiative that nothing was heard of for long, and the form that adds a development about it."""

    row: Agreement | Initiative
    address: str
    add_development: str


@dataclass(frozen=True)
class Due:
    """A commitment whose deadline is near or past, and by how many days."""

    row: Commitment
    address: str
    days: int  # to the last day of the deadline; negative where it is past


def changed(
    user: User, nouns: Sequence[type[Record]], publication: Record.Publication, *, own_first: bool = False
) -> list[Item]:
    """Records of ``nouns`` in a state of publication, the one changed last first; on request the user's own first."""
    if not nouns:
        return []
    state = models.Q(publication=publication)
    conditions = [state & models.Q(created_by=user), state & ~models.Q(created_by=user)] if own_first else [state]
    rows = []
    for condition in conditions:
        # Each noun's index gives its latest; together they are few to sort.
        latest = [_latest(noun, condition) for noun in nouns]
        rows += latest[0].union(*latest[1:], all=True).order_by("-updated_at")[:MOST]
    rows = rows[:MOST]
    names = _names(row["updated_by_id"] for row in rows)
    return [
        Item(
            noun=row["noun"],
            title=row["title"],
            address=_form(row["noun"], row["pk"]),
            at=row["updated_at"],
            by=names.get(row["updated_by_id"], ""),
            yours=row["created_by_id"] == user.pk,
        )
        for row in rows
    ]


def silent(nouns: Iterable[type[Record]]) -> list[Silent]:
    """Agreements and initiatives that news is awaited of, never heard of first, then the longest silent."""
    rows = [row for noun in nouns if noun in (Initiative, Agreement) for row in noun.objects.silent()[:MOST]]
    rows.sort(key=lambda row: row.heard_on or date.min)
    return [
        Silent(row, _form(row._meta.model_name, row.pk), development_address(row, reverse("admin:index")))
        for row in rows[:MOST]
    ]


def due() -> list[Due]:
    """Commitments that are due soon, soonest first, and those that are overdue, the latest first."""
    today = localdate()
    known = Commitment.objects.exclude(publication=Record.Publication.WITHDRAWN)
    rows = [*known.due_within(SOON).by_due()[:MOST], *known.overdue().latest_due()[:MOST]]
    return [Due(row, _form("commitment", row.pk), (row.due.last_day - today).days) for row in rows]


def _latest(noun: type[Record], condition: models.Q) -> models.QuerySet:
    rows = noun.objects.filter(condition).annotate(noun=models.Value(noun._meta.model_name)).order_by("-updated_at")
    return rows.values("noun", "pk", "title", "updated_at", "updated_by_id", "created_by_id")[:MOST]


def _names(keys: Iterable[int | None]) -> dict[int, str]:
    users = get_user_model().objects.in_bulk({key for key in keys if key})
    return {key: user.get_full_name() or user.get_username() for key, user in users.items()}


def _form(noun: str, key: int) -> str:
    """The form of a record, which leads back to the desk."""
    query = urlencode({RETURN: reverse("admin:index")})
    return f"{reverse(f'admin:cooperation_{noun}_change', args=[key])}?{query}"
