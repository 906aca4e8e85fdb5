"""What is in a batch, as pages list it: its records with what each lacks, and what was added on the way."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.admin import AdminSite
from django.db import models
from django.http import HttpRequest

from cooperation.admin.return_url import change_url
from cooperation.admin.text_urls import text_page_url, text_url
from cooperation.models import Batch, BatchItem, Citation, Record
from cooperation.models.base import join_names
from cooperation.models.batches import MEMBERS, RECORDS_OF_BATCHES, UNPUBLISHED
from cooperation.models.lacking import Lack, lacking

MAX_SHOWN_ROWS = 30  # on the page of a text; the page that publishes the batch has all
MAX_BATCHES = 8  # on the desk


@dataclass(frozen=True)
class BatchRow:
    """A record, participant, place or citation of a batch.

    Attributes:
        member: its name in ``MEMBERS``.
        key: its id.
        title: its title or name.
        url: that of its form.
        publication: of a record; "" for others.
        version: of a record; it grows with each change.
        lacks: what a record lacks.
    """

    member: str
    key: int
    title: str
    url: str
    publication: str = ""
    version: int = 0
    lacks: tuple[Lack, ...] = ()

    @property
    def type_name(self) -> str:
        """The name of its type: "meeting"."""
        return str(MEMBERS[self.member]._meta.verbose_name)

    @property
    def is_unpublished(self) -> bool:
        """Whether it is a draft or in review."""
        return self.publication in UNPUBLISHED

    @property
    def publication_label(self) -> str:
        """The publication as pages show it: "in review"."""
        return Record.Publication(self.publication).label

    @property
    def blocks(self) -> bool:
        """Whether it lacks something without which it can't be published."""
        return self.is_unpublished and any(lack.blocks for lack in self.lacks)


@dataclass
class BatchContent:
    """What is in a batch and not published with it yet."""

    batch: Batch
    rows: list[BatchRow] = field(default_factory=list)

    @property
    def unpublished(self) -> list[BatchRow]:
        """Its records to publish, first those that lack what they need, then those that lack anything."""
        rows = [row for row in self.rows if row.is_unpublished]
        return sorted(rows, key=lambda row: (not row.blocks, not row.lacks))

    @property
    def others(self) -> list[BatchRow]:
        """Participants, places, and citations of older records, and records that somebody published or withdrew."""
        return [row for row in self.rows if not row.is_unpublished]

    @property
    def is_open(self) -> bool:
        """Whether it has anything to publish or to take back."""
        return any(row.is_unpublished or not row.publication for row in self.rows)

    @property
    def blocked(self) -> list[BatchRow]:
        """The records that can't be published yet."""
        return [row for row in self.unpublished if row.blocks]

    @property
    def incomplete(self) -> list[BatchRow]:
        """The records that lack something that they can be published without."""
        return [row for row in self.unpublished if row.lacks and not row.blocks]

    @property
    def complete(self) -> list[BatchRow]:
        """The records that lack nothing."""
        return [row for row in self.unpublished if not row.lacks]

    @property
    def first_rows(self) -> list[BatchRow]:
        """The first rows, those to publish before others."""
        return [*self.unpublished, *self.others][:MAX_SHOWN_ROWS]

    @property
    def more_rows(self) -> int:
        """How many rows there are beyond ``first_rows``."""
        return max(0, len(self.rows) - MAX_SHOWN_ROWS)

    @property
    def digest(self) -> str:
        """A text that changes if other records would be published, or any of them was changed."""
        return digest_of((row.member, row.key, row.version) for row in self.unpublished)

    def may_be_published(self, site: AdminSite, request: HttpRequest) -> bool:
        """Whether the user may publish all of it."""
        models = {MEMBERS[row.member] for row in self.unpublished}
        return all(site._registry[model].has_change_permission(request) for model in models)

    def may_be_taken_back(self, site: AdminSite, request: HttpRequest) -> bool:
        """Whether the user may delete all of it."""
        models = {MEMBERS[row.member] for row in self.rows}
        return all(site._registry[model].has_delete_permission(request) for model in models)

    @property
    def counts(self) -> str:
        """Its records by type: "2 meetings and 1 figure"; "" if there are none to publish."""
        return count_by_type(self.unpublished)

    @property
    def counts_of_others(self) -> str:
        """The same of what is no draft: "1 participant"."""
        return count_by_type(self.others)

    @property
    def url(self) -> str:
        """The URL of the page with its text."""
        return text_url(self.batch.snapshot)

    @property
    def publish_url(self) -> str:
        """The URL of the page that publishes it."""
        return text_page_url("publish", self.batch.snapshot)

    @property
    def take_back_url(self) -> str:
        """The URL of the page that takes it back."""
        return text_page_url("take_back", self.batch.snapshot)


def digest_of(versions: Iterable[tuple[str, int, int]]) -> str:
    """Return a text that stands for versions of rows: the name in ``MEMBERS``, id and version of each, in any order."""
    return hashlib.sha256(repr(sorted(versions)).encode()).hexdigest()


def count_by_type(rows: Iterable[BatchRow]) -> str:
    """Return how many rows of each type there are: "2 meetings and 1 figure"."""
    found = Counter(row.member for row in rows)
    names = {name: MEMBERS[name]._meta for name in found}
    parts = [
        f"{number} {names[name].verbose_name if number == 1 else names[name].verbose_name_plural}"
        for name, number in found.items()
    ]
    return join_names(parts, limit=len(parts))


def contents_of(batches: Sequence[Batch]) -> list[BatchContent]:
    """Return what is in some batches, with as many queries as for one. Their texts need not be read."""
    contents = {batch.pk: BatchContent(batch) for batch in batches}
    urls = {batch.pk: text_url(batch.snapshot) for batch in batches}
    items = BatchItem.objects.open().filter(batch__in=contents).order_by("pk") if contents else []
    owners = {name: {} for name in MEMBERS}
    for item in items:
        name = next(name for name in MEMBERS if getattr(item, f"{name}_id") is not None)
        owners[name][getattr(item, f"{name}_id")] = item.batch_id
    for name, keys in owners.items():
        if keys:
            for row in _rows(name, keys, urls):
                contents[keys[row.key]].rows.append(row)
    return list(contents.values())


def content_of(batch: Batch) -> BatchContent:
    """Return what is in a batch."""
    return contents_of([batch])[0]


def open_batches(user) -> list[BatchContent]:
    """Return the latest batches of a user that are not published, for the desk."""
    batches = Batch.objects.open_of(user).select_related("snapshot__source").defer("snapshot__text")[:MAX_BATCHES]
    return contents_of(list(batches))


def _rows(name: str, keys: dict[int, int], urls: dict[int, str]) -> Iterable[BatchRow]:
    """Yield the rows of one member with their ids, each mapped to its batch, in order of entry."""
    model: type[models.Model] = MEMBERS[name]
    if name in RECORDS_OF_BATCHES:
        found = lacking(model, keys)
        for pk, title, publication, version in (
            model.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "title", "publication", "version")
        ):
            url = change_url(name, pk, urls[keys[pk]])
            yield BatchRow(name, pk, title, url, publication, version, tuple(found.get(pk, ())))
    elif model is Citation:
        for row in Citation.objects.filter(pk__in=keys).for_source():
            yield BatchRow(name, row.pk, f"{row.shown_on}: “{row.quote}”", change_url(name, row.pk, urls[keys[row.pk]]))
    else:
        for pk, title in model.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "name"):
            yield BatchRow(name, pk, title, change_url(name, pk, urls[keys[pk]]))
