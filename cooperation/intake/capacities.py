"""The capacity in which a text names a person: the words of the post before or after the name, as printed.

"Kazakh Prime Minister Olzhas Bektenov"; "Adylbek Kasymaliev, the chairman of the Cabinet of Ministers"; "заместитель
председателя правительства Алексей Оверчук". Without a word for a post there is no capacity.
"""

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from cooperation.intake.candidates import Candidate
from cooperation.intake.events import role_of
from cooperation.intake.names import Mention
from cooperation.intake.persons import TITLES_OF_PERSONS
from cooperation.intake.sentences import SENTENCE_STARTERS
from cooperation.intake.speakers import VERB
from cooperation.intake.stems import name_words

MAX_CAPACITY_WORDS = 16
POSTS = TITLES_OF_PERSONS | {"заместител", "замминистр"}
CONNECTORS = frozenset(["of", "the", "for", "and", "on", "in", "to", "at", "de"])
_WORD = re.compile(r"[\w’'-]+")
_APART = re.compile(r"[^\w’'\s-]|\s[–—-]\s|\n")  # ends the words of a post
_PHRASE_AFTER = re.compile(r"\s*,\s*([^,.;:()“”«»\"\n–—]+)(?=[,.;:()–—\n]|$)")


class Attending(NamedTuple):
    """A participant that words name.

    Attributes:
        participant: the participant.
        capacity: its capacity as printed; "" if none is stated.
        on_behalf_of: the state in the capacity, as in "the Prime Minister of Kazakhstan"; None if there is none.
        role: of a host or a guest; "" if the text does not say it.
    """

    participant: Candidate
    capacity: str = ""
    on_behalf_of: Candidate | None = None
    role: str = ""


def attending(text: str, begins: int, names: Iterable[Mention]) -> list[Attending]:
    """Return the participants among names, without those that are only part of the capacity of a person.

    Args:
        text: the text.
        begins: the position at which the sentence of the first name begins.
        names: names in the order of the text.
    """
    named = [(name, name.candidates[0]) for name in names if name.candidates[0].noun == "participant"]
    capacities: dict[int, tuple[int, int]] = {}  # by the position of the name
    for name, participant in named:
        if participant.is_person:
            if span := capacity_of(text, name.start, name.end, begins):
                capacities[name.start] = span
            begins = name.end
    found: dict[int, Attending] = {}
    for name, participant in named:
        span = capacities.get(name.start)
        if span or not any(start <= name.start < end for start, end in capacities.values()):
            one = _attending(text, participant, span, named)
            before = found.get(participant.pk)
            role = (before and before.role) or role_of(text, name.start, name.end) or ""
            if one.capacity or before is None:
                found[participant.pk] = one._replace(role=role)
            else:
                found[participant.pk] = before._replace(role=role)
    return list(found.values())


def _attending(
    text: str, participant: Candidate, span: tuple[int, int] | None, named: list[tuple[Mention, Candidate]]
) -> Attending:
    if span is None:
        return Attending(participant)
    start, end = span
    states = (other for name, other in named if start <= name.start < end and other.is_country)
    return Attending(participant, " ".join(text[start:end].split()), next(states, None))


def capacity_of(text: str, start: int, end: int, begins: int = 0) -> tuple[int, int] | None:
    """Return where the capacity of a person is in a text; None if it is not stated.

    Args:
        text: the text.
        start: the number of characters before the name of the person.
        end: the number of characters up to its end.
        begins: the position before which nothing belongs to the name, such as the end of another one.
    """
    return _before(text, begins, start) or _after(text, end)


def _before(text: str, begins: int, start: int) -> tuple[int, int] | None:
    apart = [mark.end() for mark in _APART.finditer(text, begins, start)]
    words = list(_WORD.finditer(text, max([begins, *apart]), start))[-MAX_CAPACITY_WORDS:]
    words = [*takewhile(lambda word: _is_of_post(word[0]), reversed(words))][::-1]
    first = next((number for number, word in enumerate(words) if _is_post(word[0])), None)
    if first is None or VERB.search(text, words[first].start(), start):
        return None
    # "Kazakh Prime Minister", but not "Yesterday Prime Minister".
    while first > 0 and words[first - 1][0][0].isupper() and words[first - 1][0].lower() not in SENTENCE_STARTERS:
        first -= 1
    return words[first].start(), words[-1].end()


def _after(text: str, end: int) -> tuple[int, int] | None:
    if (phrase := _PHRASE_AFTER.match(text, end)) is None or VERB.search(phrase[1]):
        return None
    words = list(_WORD.finditer(text, *phrase.span(1)))
    if words and words[0][0].lower() in ("the", "a"):
        words = words[1:]
    is_post = any(_is_post(word[0]) for word in words[:2]) and len(words) <= MAX_CAPACITY_WORDS
    return (words[0].start(), words[-1].end()) if is_post else None


def _is_of_post(word: str) -> bool:
    """Whether a word can be in the name of a post: in English others than "of" have a capital."""
    return not word.isascii() or word[0].isupper() or word in CONNECTORS or _is_post(word)


def _is_post(word: str) -> bool:
    return any(part in POSTS for part in [*name_words(word), *word.lower().split("-")])
