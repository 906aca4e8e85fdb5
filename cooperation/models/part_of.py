"""What records are part of, for lines about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from cooperation.models.entries import Entry
from cooperation.models.keys import page_url


@dataclass(frozen=True)
class Whole:
    """A record that another one is part of, was made at or in, or is about, and the word for that."""

    relation: str
    noun: str
    slug: str
    title: str

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_url(self.noun, self.slug)


def wholes_of(entries: Iterable[Entry], user) -> dict[tuple[str, int], Whole]:
    """Return what entries of records are part of: record type and id -> the record, if the user may see one.

    It takes one query for all: see ``cooperation/sql/90_part_of.sql``.
    """
    pairs = list(dict.fromkeys((entry.noun, entry.key) for entry in entries))
    if not pairs:
        return {}
    nouns, keys = (list(column) for column in zip(*pairs, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shown.noun, shown.key, part.relation, part.noun, part.slug, part.title "
            "FROM unnest(%s::text[], %s::bigint[]) AS shown(noun, key) "
            "CROSS JOIN LATERAL register.part_of(shown.noun, shown.key, %s) part",
            [nouns, keys, user.is_staff],
        )
        return {(noun, key): Whole(*whole) for noun, key, *whole in cursor.fetchall()}
