"""Likely twins: records that probably say the same as one that is being entered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from babel import Locale
from django.db import connection, models

from cooperation.models.counts.estimates import estimate_counts
from cooperation.models.entries import Entry
from cooperation.models.participants import Participant
from cooperation.models.search.forms import CYRILLIC
from cooperation.models.search.mixin import union_all
from cooperation.models.search.query import TextQuery, word_queries, words_of
from cooperation.models.search.scans import index_scans
from cooperation.models.search.spellings import MIN_SPELLED_LETTERS, or_alike, spelling
from cooperation.models.search.vectors import EntryWords
from cooperation.models.sources import Source
from cooperation.models.web_addresses import url_key

URL_FIELDS = {Source: "url", Participant: "website"}
MAX_WORDS = 12  # of a title that are looked up, the longest ones
RAREST_WORDS = 4  # of these; a candidate has two of them
MAX_CANDIDATES = 60  # to compare, for each pair of words
MAX_COMPARED_NAMES = 4  # of a row to look for: its title and the first other titles
MIN_COUNTRY_LETTERS = 3  # of a word of a country's name; shorter ones can be initials of a person
MIN_STEM_LETTERS, MAX_ENDING_LETTERS = 4, 3  # of a Russian, Kazakh or Kyrgyz word in two forms
MIN_LIKENESS = 0.6  # of names to be shown: the part of their words that they have in common
OTHER_COUNTRIES = 0.9  # likeness of names that differ only in the countries that they name
SAME_URL = "the same web address"

# Words of many titles, which don't tell one agreement from another.
COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an the of on in at to for from by with and or as its their between among concerning regarding relating about
        government governments republic state states kingdom federation federal democratic people peoples union
        agreement treaty protocol convention memorandum understanding exchange notes letters declaration statement
        joint constituting cooperation co operation ministry agency meeting talks session kyrgyz
        и о об в во на с со к по для от до из между правительством правительства республики республикой республика
        соглашение договор протокол меморандум сотрудничестве совместное заявление
        """,
    )
)
INITIAL = re.compile(r"\b([^\W\d_])\.")
NUMBERS_IN_SERIES = re.compile(
    r"\d.*|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[ivx]+|"
    "перв.{2,3}|втор.{2,3}|треть.{1,3}|четвёрт.{2,3}|четверт.{2,3}|пят.{2,3}|шест.{2,3}|седьм.{2,3}"
)
"""Words that tell one of a series: the fifth session is not the sixth."""


@dataclass
class Twin:
    """A row that is likely to be the same as another one, and why."""

    row: models.Model
    reason: str
    likeness: float

    @property
    def key(self) -> str:
        return str(self.row.pk)


def names_of(row: models.Model) -> list[str]:
    """Return the title or name of a row, and its other ones."""
    own = [getattr(row, name, "") for name in ("title", "name", "native_name")]
    others = [*getattr(row, "other_titles", []), *getattr(row, "other_names", [])]
    return [name for name in [*own, *others] if name]


def twins_of(row: models.Model) -> list[Twin]:
    """Return rows that say the same as one that was just saved: with the same web address, or the same words in a name.

    The entry of the row must be up to date (``refresh_entries()``). Rows with another date, other countries or another
    value are no twins, whatever their names; nor are sources with another address: many have the title of what they
    report.
    """
    model = type(row)
    found = [twin for twin in similar_rows(model, names_of(row), _url_of(row), exclude=row.pk) if twin.likeness == 1]
    if not found:
        return []
    keys = [row.pk, *(twin.row.pk for twin in found)]
    entries = {entry.key: entry for entry in Entry.objects.for_model(model).filter(key__in=keys)}
    own = entries[row.pk]
    return [
        twin
        for twin in found
        if twin.reason == SAME_URL or not (model is Source or _contradict(own, entries.get(twin.row.pk, own)))
    ]


def similar_rows(
    model: type[models.Model], names: Iterable[str], url: str = "", *, exclude: int | None = None
) -> list[Twin]:
    """Return rows of a model with the same web address or a similar name, most similar first.

    Args:
        model: one whose rows have entries.
        names: the titles or names to compare; the first few are looked up.
        url: a web address; "" for none.
        exclude: the primary key of the row that is being edited.
    """
    names = [name for name in names if name.strip()][:MAX_COMPARED_NAMES]
    twins = {twin.row.pk: twin for twin in _with_url(model, url)}
    kind = "name" if hasattr(model, "name") else "title"
    candidates = [branch for name in names for branch in _candidates(model._meta.model_name, name)]
    rows = []
    if candidates:
        with index_scans():
            rows = list(model._base_manager.filter(pk__in=union_all(candidates)))
    for row in rows:
        degree = max((likeness(one, other) for one in names for other in names_of(row)), default=0)
        if row.pk not in twins and degree >= MIN_LIKENESS:
            twins[row.pk] = Twin(row, f"a similar {kind}" if degree < 1 else f"the same {kind}", degree)
    twins.pop(exclude, None)
    return sorted(twins.values(), key=lambda twin: (-twin.likeness, -twin.row.pk))


def likeness(one: str, other: str) -> float:
    """Return how similar two titles or names are, from 0 to 1.

    Words count that tell one title from another, whatever their order, spelling or case; an initial is any name that
    it begins. Titles with different numbers are not similar.

    >>> likeness("Adylbek Kasymaliev", "KASYMALIYEV, Adylbek"), likeness("Fifth session", "Sixth session")
    (1.0, 0)
    """
    first, second = _words(one), _words(other)
    numbers, others = ({word for word in words if NUMBERS_IN_SERIES.fullmatch(word)} for words in (first, second))
    if numbers and others and numbers != others:
        return 0
    telling = [_telling_words(text) for text in (one, other)]
    if not all(telling):
        return float(sorted(first) == sorted(second))
    left = list(telling[1])
    for word in telling[0]:
        if (same := next((it for it in left if _is_same_word(word, it)), None)) is not None:
            left.remove(same)
    matched = len(telling[1]) - len(left)
    degree = 2 * matched / (len(telling[0]) + len(telling[1]))
    countries = [_country_words().intersection(words) for words in (first, second)]
    # The ministries of energy of two countries, whose names are otherwise the same.
    return min(degree, OTHER_COUNTRIES) if all(countries) and countries[0] != countries[1] else degree


def part_in_common(title: str, text: str) -> float:
    """Return the part of a title's telling words that a longer text has, from 0 to 1.

    >>> part_in_common("Mutual trade", "Trade of both states, their mutual achievement, rose")
    1.0
    """
    wanted, left = list(dict.fromkeys(_telling_words(title))), _telling_words(text)
    matched = [word for word in wanted if any(_is_same_word(word, other) for other in left)]
    return len(matched) / len(wanted) if wanted else 0


def sharing_words(vectors: models.QuerySet, text: str, limit: int = MAX_WORDS) -> list[models.QuerySet]:
    """Return querysets of those vectors whose title has two of the rarest words of a text, or its only word.

    Args:
        vectors: a queryset of EntryWords.
        text: words.
        limit: how many of them are looked up, the longest ones.
    """
    telling = _telling_words(text) or _words(text)
    telling = sorted((word for word in dict.fromkeys(telling) if len(word) > 1), key=len, reverse=True)[:limit]
    queries = [or_alike(word, query) for word, query in word_queries(" ".join(telling)).items()]
    if len(queries) > RAREST_WORDS:
        # Words that no title has would be the rarest.
        queries = [query for query, exists in zip(queries, _exist(vectors, queries), strict=True) if exists]
    if len(queries) > RAREST_WORDS:
        numbers = estimate_counts([vectors.in_titles(query) for query in queries])
        rarest = sorted(range(len(queries)), key=lambda place: numbers[place])[:RAREST_WORDS]
        queries = [queries[place] for place in rarest]
    pairs = [one.combined("&&", other) for one, other in combinations(queries, 2)] or queries
    return [vectors.in_titles(query).order_by()[:MAX_CANDIDATES] for query in pairs]


def _exist(vectors: models.QuerySet, queries: list[TextQuery]) -> tuple[bool, ...]:
    """Return for each query whether a title matches it."""
    found = [vectors.in_titles(query).order_by().values("key")[:1].query.sql_with_params() for query in queries]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(f'EXISTS ({sql})' for sql, _ in found)}",
            [value for _, values in found for value in values],
        )
        return cursor.fetchone()


def _telling_words(text: str) -> list[str]:
    ignored = _ignored_words() - set(INITIAL.findall(text.lower()))
    return [word for word in _words(text) if word not in ignored]


def _words(text: str) -> list[str]:
    return [word.lower() for word in words_of(text)]


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if 1 in (len(one), len(other)):  # an initial
        return one[0] == other[0] and one.isalpha() and other.isalpha()
    if CYRILLIC.fullmatch(one) and CYRILLIC.fullmatch(other):
        stem = max(MIN_STEM_LETTERS, len(one) - MAX_ENDING_LETTERS, len(other) - MAX_ENDING_LETTERS)
        return one[:stem] == other[:stem]
    is_spelled = all(
        len(word) >= MIN_SPELLED_LETTERS and (word.isascii() or CYRILLIC.fullmatch(word)) for word in (one, other)
    )
    if not is_spelled:
        return False
    return one.removesuffix("s") == other.removesuffix("s") or spelling(one) == spelling(other)


@cache
def _ignored_words() -> frozenset[str]:
    """Words that don't tell one title from another: those of many titles, and names of countries."""
    return COMMON_WORDS | _country_words()


@cache
def _country_words() -> frozenset[str]:
    words = (word for name in Locale("en").territories.values() for word in _words(name))
    return frozenset(word for word in words if len(word) >= MIN_COUNTRY_LETTERS) - COMMON_WORDS


def _candidates(noun: str, name: str) -> list[models.QuerySet]:
    """Return querysets of the ids of rows with two of the rarest words of a name; with the word, if it has only one."""
    return [rows.values_list("key", flat=True) for rows in sharing_words(EntryWords.objects.filter(noun=noun), name)]


def _with_url(model: type[models.Model], url: str) -> list[Twin]:
    if not url or model not in URL_FIELDS:
        return []
    field = URL_FIELDS[model]
    rows = model._base_manager.exclude(**{field: ""}).alias(page=url_key(models.F(field)))
    return [Twin(row, SAME_URL, 1.0) for row in rows.filter(page=url_key(models.Value(url)))[:MAX_CANDIDATES]]


def _url_of(row: models.Model) -> str:
    return getattr(row, URL_FIELDS.get(type(row), ""), "")


def _contradict(one: Entry, other: Entry) -> bool:
    """Whether two entries of one record type can't be the same: of other days or countries, or with other values."""
    if one.period and other.period and one.noun != Entry.Noun.INITIATIVE and not one.period.overlaps(other.period):
        return True
    countries, others = set(one.countries), set(other.countries)
    if countries and others and not (countries <= others or others <= countries):
        return True
    if one.noun == Entry.Noun.PARTICIPANT and (one.kind == "person") != (other.kind == "person"):
        return True
    return one.noun == Entry.Noun.FIGURE and one.value != other.value
