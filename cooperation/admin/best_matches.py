"""The order in which a picker offers what a text finds: titles that begin with it, titles with its words, then others.

Sorting all that a common word finds would take seconds. So the best titles are looked up on their own, by indexes.
"""

from collections.abc import Iterator

from django.db.models import Model, QuerySet, Value
from django.db.models.functions import Lower

from cooperation.models import Entry
from cooperation.models.alphabet import Alphabetical, folded
from cooperation.models.search.mixin import NAMED_MODELS, union_all
from cooperation.models.search.query import MIN_PREFIX_CHARACTERS, prefix_query, words_of
from cooperation.models.search.vectors import EntryWords
from cooperation.models.twins import names_of

MAX_BEGINNINGS = 40  # rows whose title begins with a text: two pages of a picker
MAX_WITH_WORDS = 200  # rows whose title has its words, to compare
LAST_CHARACTER = "\U0010ffff"
TITLES = ("title", "name", "native_name", "other_titles", "other_names")


def best_matches(rows: QuerySet, text: str) -> list[int]:
    """Return the primary keys of rows whose title or name has all words of a text, best first.

    First come those with exactly this name, then those whose name begins with the text, then the others.

    Args:
        rows: the rows to choose from, of a model with entries: those that the text finds, or all.
        text: what was typed.
    """
    keys = {key for (key,) in union_all(list(_candidates(rows.model._meta.model_name, text)))}
    columns = [field.name for field in rows.model._meta.fields if field.name in TITLES]
    found = rows.filter(pk__in=keys).values_list("pk", *columns)
    rated = [(min(map(_Distance(text), _names(values))), key) for key, *values in found]
    return [key for distance, key in sorted(rated, key=lambda it: it[0]) if distance[-1] is False]


def part_of_best_first(first: list, rows: QuerySet, others: QuerySet, start: int, stop: int) -> list[Model]:
    """Return some rows of those with the primary keys ``first``, which are among ``rows``, and then of ``others``."""
    keys = first[start:stop]
    found = rows.order_by().in_bulk(keys) if keys else {}
    others = others.exclude(pk__in=first) if first else others
    before, after = max(start - len(first), 0), max(stop - len(first), 0)
    return [*(found[key] for key in keys if key in found), *(others[before:after] if after else [])]


def is_unfinished(text: str) -> bool:
    """Whether the last word of a text has so few letters that the search does not find words which begin with it."""
    return 0 < len((words_of(text) or [""])[-1]) < MIN_PREFIX_CHARACTERS


def begins(row: Model, text: str) -> bool:
    """Whether a name of a row has all words of a text, the last perhaps unfinished."""
    return any(_Distance(text)(name)[-1] is False for name in names_of(row))


def is_named(row: Model, text: str) -> bool:
    """Whether a row has exactly this name, in capitals or not."""
    return any(_Distance(text)(name)[0] is False for name in names_of(row))


def _candidates(noun: str, text: str) -> Iterator[QuerySet]:
    """Yield querysets of the ids of rows that may be best matches, each found by an index."""
    first = Alphabetical(Value(text))
    titles = Entry.objects.filter(noun=noun).alias(alphabetical=Alphabetical("title"))
    range_ = {"alphabetical__gte": first, "alphabetical__lt": Alphabetical(Value(text + LAST_CHARACTER))}
    yield titles.filter(**range_).order_by("alphabetical", "key").values_list("key")[:MAX_BEGINNINGS]
    words = words_of(text)
    finished = " ".join(words[:-1]) if is_unfinished(text) else ""
    for typed in filter(None, (words and text, finished)):
        with_words = EntryWords.objects.filter(noun=noun).in_titles(prefix_query(typed))
        yield with_words.order_by().values_list("key")[:MAX_WITH_WORDS]
    if noun in NAMED_MODELS:
        named = NAMED_MODELS[noun].objects.alias(low=Lower("name")).filter(low=Lower(Value(text)))
        yield named.order_by().values_list("pk")[:MAX_BEGINNINGS]


def _names(values: list) -> list[str]:
    """Return the titles and names among the values of a row, of which some are lists."""
    return [name for value in values for name in (value if isinstance(value, list) else [value or ""])] or [""]


class _Distance:
    """How far a title is from a typed text: a sort key, smallest first. Its last part: are words missing?"""

    def __init__(self, text: str) -> None:
        self._text = " ".join(folded(text).casefold().split())
        *self._words, self._last = words_of(self._text) or [""]

    def __call__(self, title: str) -> tuple[bool, bool, bool, bool]:
        title = folded(title).casefold()
        words = [word.casefold() for word in words_of(title)]
        is_whole = self._last in words and set(self._words) <= set(words)
        is_begun = set(self._words) <= set(words) and any(word.startswith(self._last) for word in words)
        begins = title.startswith(self._text)
        return title != self._text, not begins, not is_whole, not (begins or is_begun)
