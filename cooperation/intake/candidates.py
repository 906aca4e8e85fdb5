"""Rows of the register that a name in a text may mean."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from cooperation.models import Agreement, Initiative, Participant, Place

NAMED_NOUNS = ("participant", "place", "agreement", "initiative")  # in this order, if nothing else tells which is meant

MAX_ROWS_PER_KEY = 50  # namesakes beyond these are not found

# PostgreSQL looks all numbers up in one scan of the index: 14,000 in 40 ms.
_ROWS_SQL = """
    SELECT noun, id FROM (
        SELECT noun, id, row_number() OVER (PARTITION BY number ORDER BY noun, id) AS place
        FROM register.name_key
        WHERE number = ANY (ARRAY(SELECT register.key_number(key) FROM string_to_table(%s, chr(10)) key))
    ) found
    WHERE place <= %s
"""
_EXISTING_SQL = """
    SELECT key FROM string_to_table(%s, chr(10)) key
    WHERE EXISTS (SELECT FROM register.name_key k WHERE k.number = register.key_number(key))
"""


@dataclass(frozen=True)
class Candidate:
    """A row that a name may mean.

    Attributes:
        noun: the model's name: "participant", "place", "agreement" or "initiative".
        pk: its primary key.
        name: its name or title.
        names: all its names or titles.
        kind: the kind of a participant or place; "" for others.
        countries: the codes of its countries.
    """

    noun: str
    pk: int
    name: str
    names: tuple[str, ...] = field(compare=False, repr=False)
    kind: str = ""
    countries: tuple[str, ...] = ()

    @property
    def is_country(self) -> bool:
        """Whether it is a state, or the place that is its country."""
        return (self.noun, self.kind) in (("participant", Participant.Kind.STATE), ("place", Place.Kind.COUNTRY))

    @property
    def is_person(self) -> bool:
        return self.noun == "participant" and self.kind == Participant.Kind.PERSON


def candidates_with(keys: Iterable[str]) -> list[Candidate]:
    """Return the rows with a name that has one of these keys, at most ``MAX_ROWS_PER_KEY`` for each."""
    found: dict[str, set[int]] = {noun: set() for noun in NAMED_NOUNS}
    for noun, pk in _fetched(_ROWS_SQL, "\n".join(keys), MAX_ROWS_PER_KEY):
        found[noun].add(pk)
    return [
        *_participants(Q(pk__in=found["participant"])),
        *_places(Q(pk__in=found["place"])),
        *_records("agreement", Agreement, found["agreement"]),
        *_records("initiative", Initiative, found["initiative"]),
    ]


def existing(keys: Iterable[str]) -> set[str]:
    """Return those of these keys that a name has."""
    return {key for (key,) in _fetched(_EXISTING_SQL, "\n".join(keys))}


def countries_with(codes: Collection[str]) -> list[Candidate]:
    """Return the state participants of these countries, and the places that are these countries."""
    if not codes:
        return []
    states = _participants(Q(kind=Participant.Kind.STATE, country__in=codes))
    return [*states, *_places(Q(kind=Place.Kind.COUNTRY, countries__in=codes))]


def states_of(codes: Collection[str]) -> dict[str, Candidate]:
    """Return the state participants of countries by their codes."""
    found = _participants(Q(kind=Participant.Kind.STATE, country__in=codes)) if codes else []
    return {state.countries[0]: state for state in found}


def _fetched(sql: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _participants(condition: Q) -> list[Candidate]:
    rows = Participant.objects.filter(condition).order_by("pk")
    return [
        Candidate("participant", pk, name, _given(name, native, *others), kind, (country,) if country else ())
        for pk, name, native, others, kind, country in rows.values_list(
            "pk", "name", "native_name", "other_names", "kind", "country"
        )
    ]


def _places(condition: Q) -> list[Candidate]:
    rows = Place.objects.filter(condition).order_by("pk").distinct().prefetch_related("countries")
    return [
        Candidate(
            "place",
            row.pk,
            row.name,
            _given(row.name, *row.other_names),
            row.kind,
            tuple(country.pk for country in row.countries.all()),
        )
        for row in rows
    ]


def _records(noun: str, model: type[Agreement | Initiative], pks: set[int]) -> list[Candidate]:
    rows = model.objects.filter(pk__in=pks).order_by("pk") if pks else model.objects.none()
    return [
        Candidate(noun, pk, title, _given(title, *others))
        for pk, title, others in rows.values_list("pk", "title", "other_titles")
    ]


def _given(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
