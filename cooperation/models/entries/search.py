"""Search among entries: by words, over all nouns."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.contrib.postgres.search import SearchQuery
from django.db import connection, models
from django.db.models.functions import Lower

from cooperation.models.base import Record
from cooperation.models.entries.words import EntryWords, EntryWordsQuerySet
from cooperation.models.keys import Among
from cooperation.models.participants import Participant
from cooperation.models.places import Place
from cooperation.models.words import beginnings_query, closeness, likeness, wanted_words, words_of, words_query

ANY_NOUN = "\x1f"  # stands in a query for the noun that it will be asked for
# Findings of a noun up to which each is compared with the others. To look for the latest of so few through all entries
# in order of date may take a second, while to compare a thousand takes some milliseconds.
RANKED = 1_000
MUCH_ALIKE = 0.7  # how much of two words is the same, from which on one may be meant by the other
ALIKE_FROM = (5, 3)  # letters with which names begin that are compared, until some are much alike
NAMED = {"participant": Participant, "place": Place}


class SearchMixin(models.QuerySet):
    """Entries by the words in them, as far as a reader sees them."""

    _is_published = False

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._is_published = self._is_published
        return clone

    def visible_to(self, user) -> Self:
        """All for people who enter records, for everybody else what is published."""
        if user.is_staff:
            return self
        published = self.filter(publication=Record.Publication.PUBLISHED)
        published._is_published = True
        return published

    def words(self) -> EntryWordsQuerySet:
        """The words of entries that the same reader sees."""
        published = EntryWords.objects.filter(publication=Record.Publication.PUBLISHED)
        return published if self._is_published else EntryWords.objects.all()

    def search(self, text: str) -> Self:
        """Entries in which all words of a text occur, in any inflection; the last word may be unfinished.

        "Quoted phrases", ``or`` and ``-without``, in any inflection too, work; any other sign is passed over. A blank
        text finds nothing.
        """
        return self.filter(pk__in=self.words().asked(text).values("noun", "key"))

    def best_of_each(self, text: str, numbers: dict[str, int], most: int) -> dict[str, list[models.Model]]:
        """The few entries of each noun that a text fits best: noun -> entries.

        Of what a text finds a thousand times it says little which fits best: then the latest are given, which
        PostgreSQL need not look for.

        Args:
            text: what is searched for.
            numbers: how many it finds of each noun that is asked for, as ``numbers()`` counts.
            most: how many entries are given of a noun.
        """
        fitting = self.words().filter(noun=ANY_NOUN).fitting(text)[:most]
        latest = self.filter(noun=ANY_NOUN).search(text).by_date()[:most]
        few = [noun for noun, number in numbers.items() if number <= RANKED]
        many = [noun for noun in numbers if noun not in few]
        best = {noun: [] for noun in numbers}
        for entry in self.in_place_of(of_each_noun((fitting, few), (latest, many))):
            best[entry.noun].append(entry)
        return best

    def latest_of_each(self, nouns: Iterable[str], most: int) -> dict[str, list[int]]:
        """The keys of the latest entries of each noun, up to ``most``: noun -> keys, latest first."""
        latest = self.filter(noun=ANY_NOUN).by_date()[:most]
        keys = {noun: [] for noun in nouns}
        for noun, key in of_each_noun((latest, list(keys))):
            keys[noun].append(key)
        return keys

    def in_place_of(self, pairs: Iterable[tuple[str, int]]) -> list[models.Model]:
        """The entries of some nouns and keys, in their order, with what a line shows of them."""
        pairs, keys = list(dict.fromkeys(pairs)), defaultdict(list)
        for noun, key in pairs:
            keys[noun].append(key)
        # Written pair by pair, two hundred of them would take Django and PostgreSQL longer than all the rest.
        of_nouns = [models.Q(Among("key", of_noun), noun=noun) for noun, of_noun in keys.items()]
        rows = self.for_lines().filter(reduce(or_, of_nouns)) if pairs else []
        found = {(entry.noun, entry.key): entry for entry in rows}
        return [found[pair] for pair in pairs if pair in found]

    def suggested(self, text: str, nouns: Iterable[str]) -> list[models.Model]:
        """Entries whose titles or names have words that begin as those of a text do, the nearest first."""
        return self._nearest(text, beginnings_query(text), nouns, among=20)

    def named(self, text: str, most: int) -> list[models.Model]:
        """Participants and places whose names have the words of a text, the nearest first."""
        return self._nearest(wanted_words(text), words_query(text), NAMED, among=200)[:most]

    def _nearest(self, text: str, asked: SearchQuery, nouns: Iterable[str], among: int) -> list[models.Model]:
        """The entries with what is asked in their titles, those first that are called most like a text.

        Of each noun only ``among`` are compared, whichever come first; but what is called exactly so is among them.
        """
        branches = []
        for noun in nouns:
            # In no order, for putting all that a common word finds in one takes seconds.
            titled = self.words().filter(noun=noun).titled(asked).order_by()
            branches.append(titled.values_list("noun", "key")[:among])
            if noun in NAMED:
                same = NAMED[noun].objects.alias(low=Lower("name")).filter(low=Lower(models.Value(text))).order_by()
                branches.append(same.values_list(models.Value(noun), "pk")[:among])
        found = self.in_place_of(united(branches))
        return sorted(found, key=lambda entry: (*closeness(entry.title, text), entry.key))

    def alike(self, text: str, most: int) -> list[models.Model]:
        """Participants and places one word of whose names is written much like the longest of a text, the likest first.

        Only those are compared that begin alike: PostgreSQL finds no others quickly without an extension.
        """
        word = max(words_of(wanted_words(text)), key=len, default="")
        for length in ALIKE_FROM:
            if len(word) > length:
                begun = self._nearest(word, beginnings_query(word[:length]), NAMED, among=200)
                near = sorted(((likeness(entry.title, word), entry) for entry in begun), key=lambda it: -it[0])
                if found := [entry for degree, entry in near if degree >= MUCH_ALIKE]:
                    return found[:most]
        return []

    def for_lines(self) -> Self:
        """With what a line of a list across nouns shows of an entry."""
        return self.only(*self.model.IN_LINES)


def of_each_noun(*asked: tuple[models.QuerySet, list[str]]) -> list[tuple[str, int]]:
    """Noun and key of the rows of some querysets, in their order, by one query.

    Django takes longer to write such a query than PostgreSQL to answer it, so each is written once for all its nouns.

    Args:
        asked: rows of ANY_NOUN, and the nouns that they are asked for.
    """
    queries, values = [], []
    for rows, nouns in asked:
        if nouns:
            sql, of_any = rows.values("noun", "key").query.sql_with_params()
            queries += [f"({sql})"] * len(nouns)
            values += [noun if value == ANY_NOUN else value for noun in nouns for value in of_any]
    if not queries:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(queries), values)
        return cursor.fetchall()


def united(branches: list[models.QuerySet]) -> models.QuerySet | list:
    """The rows of several querysets, one after the other, by one query."""
    if len(branches) < 2:
        return branches[0] if branches else []
    return branches[0].union(*branches[1:], all=True)
