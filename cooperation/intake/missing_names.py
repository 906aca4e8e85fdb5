"""The names in a text that the register lacks, each once, with what the text says of it: kind and countries."""

import re
from itertools import islice
from typing import NamedTuple

from cooperation.intake.capacities import capacity_of
from cooperation.intake.guesses import countries_in, keys_of_countries
from cooperation.intake.mentions import Mentions
from cooperation.intake.stems import name_words
from cooperation.intake.unknown import UnknownName
from cooperation.models import Participant

MAX_MISSING_NAMES = 100  # of a text; a list of participants can have more, which nobody checks at once
_OF_COUNTRY = re.compile(r"\s+of\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})")


class MissingName(NamedTuple):
    """A name that the register lacks.

    Attributes:
        name: in the shortest form that the text has of it, which in Russian is often the nominative.
        noun: "participant" or "place".
        kind: a value of the model's ``Kind``; "" if nothing says it.
        countries: the codes of its countries, if the text says them.
    """

    name: str
    noun: str
    kind: str
    countries: tuple[str, ...] = ()


def missing_names(text: str, mentions: Mentions) -> list[MissingName]:
    """Return the names that the register lacks, in the order of a text.

    A part of another name is left out: "Tokayev" and "K. Tokayev", if the text has "Kassym-Jomart Tokayev", too.
    """
    found: dict[tuple[str, ...], list[UnknownName]] = {}
    for one in mentions.unknown:
        if words := tuple(name_words(one.text)):
            found.setdefault(words, []).append(one)
    known = [tuple(name_words(name)) for mention in mentions.names for name in mention.candidates[0].names]
    whole = [words for words in (*found, *known) if len(words) > 1]
    # Two names beside one another are no third one: "В Нортауне Иванову показали", if the text has "Нортаун", too.
    before_surnames = {words[:-1] for words in whole if words[:-1] in found}
    groups = (
        group
        for words, group in found.items()
        if not any(_is_end(words, other) for other in whole) and words[:-1] not in before_surnames
    )
    keys = keys_of_countries() if found else {}
    return [_of_mentions(text, group, keys) for group in islice(groups, MAX_MISSING_NAMES)]


def _is_end(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether words are the last ones of another name, such as a surname; initials before them do not count."""
    own = tuple(word for word in words if len(word) > 1)
    return other != words and len(own) < len(other) and other[len(other) - len(own) :] == own


def _of_mentions(text: str, group: list[UnknownName], keys: dict[str, str]) -> MissingName:
    first = next((one for one in group if one.kind), group[0])
    name = min((one.text for one in group), key=lambda text: (text.isupper(), len(text)))
    countries = countries_in(name, keys)
    if not countries and first.kind == Participant.Kind.PERSON:
        countries = next(filter(None, (_countries_of_person(text, one, keys) for one in group)), [])
    return MissingName(name, first.noun, first.kind, tuple(countries) if len(countries) == 1 else ())


def _countries_of_person(text: str, one: UnknownName, keys: dict[str, str]) -> list[str]:
    """Return the countries in a post ("Kazakh Prime Minister"), or after a name ("Alexander Novak of Russia")."""
    if span := capacity_of(text, one.start, one.end, max(0, one.start - 100)):
        return countries_in(text[slice(*span)], keys)
    after = _OF_COUNTRY.match(text, one.end)
    return countries_in(after[1], keys) if after else []
