"""Atom feeds of rows that were added or changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Expression, F, Max, Model, OuterRef, QuerySet, Subquery
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.timezone import localtime

from cooperation.columns.kinds import Column, ListColumns
from cooperation.exports.facts import facts, printable
from cooperation.exports.table import Table
from cooperation.models import Record

MAX_FEED_ENTRIES = 50


@dataclass(frozen=True)
class FeedEntry:
    """A row in a feed."""

    key: object
    title: str
    url: str
    text: str
    added_at: datetime
    changed_at: datetime

    @property
    def news(self) -> str:
        """What happened to it, and when."""
        added, changed = (date_format(localtime(moment), "j F Y") for moment in (self.added_at, self.changed_at))
        return f"Added on {added}" if added == changed else f"Changed on {changed}, in the register since {added}"


def recently_changed(model: type[Model], found: QuerySet, id_field: str) -> list:
    """Return the ids of the rows of a list that were added or changed last, latest first.

    Args:
        model: the model of the rows.
        found: the rows that match the list's filters.
        id_field: its column with the ids of the rows.
    """
    if issubclass(model, Record):
        return list(found.recent().values_list(id_field, flat=True)[:MAX_FEED_ENTRIES])
    # Models without `updated_at` have the time only in their history, several times if they changed more than once.
    changes = _events(model).filter(pgh_obj__in=found.order_by().values(id_field)).values("pgh_obj")
    latest = changes.annotate(latest=Max("pgh_id")).order_by("-latest")
    return list(latest.values_list("pgh_obj", flat=True)[:MAX_FEED_ENTRIES])


def feed_entries(columns: ListColumns, ids: Iterable, user, list_url: str) -> Iterator[FeedEntry]:
    """Yield the rows with these ids, in their order.

    Args:
        columns: the columns of the list.
        ids: the ids, as from `recently_changed`.
        user: limits related records to those that this user may see.
        list_url: the URL of the list, with scheme and host.
    """
    model, shown = columns.model, columns.for_file(user, list_url)
    number_of = {column.name: number for number, column in enumerate(shown)}
    keys_and_times = [Column("", "", (question,)) for question in (F("pk"), *_times(model))]
    for read in Table(model, [*shown, *keys_and_times]).read(ids):
        values = [column.values(*answers) for column, answers in read]
        for *row, key, added_at, changed_at in zip(*values, strict=True):
            title = row[number_of["title"]] if "title" in number_of else row[number_of["name"]]
            url = row[number_of["address"]]
            text = facts(zip(shown, row, strict=True))
            yield FeedEntry(key, printable(title), url, text, added_at, changed_at)


def atom_feed(title: str, list_url: str, feed_url: str, model_name: str, entries: Iterable[FeedEntry]) -> bytes:
    """Return an Atom feed.

    Args:
        title: its title.
        list_url: the URL of the list, with its filters.
        feed_url: the URL of the feed.
        model_name: the model of its entries, such as "meeting".
        entries: in their order.
    """
    feed = Atom1Feed(title, list_url, "", language="en", feed_url=feed_url, author_name=settings.REGISTER_NAME)
    host = urlsplit(list_url).hostname
    for entry in entries:
        feed.add_item(
            entry.title,
            entry.url,
            # Django declares the description as HTML.
            escape(f"{entry.news}\n{entry.text}").replace("\n", "<br>"),
            # Unlike the URL, this stays the same if the title changes.
            unique_id=f"tag:{host},{entry.added_at:%Y-%m-%d}:{model_name}/{entry.key}",
            pubdate=entry.added_at,
            updateddate=entry.changed_at,
        )
    return feed.writeString("utf-8").encode()


def _times(model: type[Model]) -> tuple[Expression | F, Expression | F]:
    """Return expressions for the time when a row was added, and when it was last changed."""
    if issubclass(model, Record):
        return F("created_at"), F("updated_at")
    times = _events(model).filter(pgh_obj=OuterRef("pk")).values("pgh_created_at")
    return Subquery(times.order_by("pgh_id")[:1]), Subquery(times.order_by("-pgh_id")[:1])


def _events(model: type[Model]) -> QuerySet:
    return model._meta.get_field("events").related_model.objects.all()
