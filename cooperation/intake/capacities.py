"""The capacity in which a text names a person: the words of the post before or after the name, as printed.

"Kazakh Prime Minister Olzhas Bektenov"; "Adylbek Kasymaliev, the chairman of the Cabinet of Ministers"; "заместитель
председателя правительства Алексей Оверчук". Without a word for a post there is no capacity. It ends at a comma, at the
name of another person, also of one that the register does not have, and at an "and" before another post.
"""

import re
from itertools import takewhile
from typing import NamedTuple

from cooperation.intake.candidates import Candidate
from cooperation.intake.events import role_of
from cooperation.intake.mentions import Mentions
from cooperation.intake.names import Mention
from cooperation.intake.persons import TITLES_OF_PERSONS
from cooperation.intake.sentences import SENTENCE_STARTERS
from cooperation.intake.speakers import VERB
from cooperation.intake.stems import name_words
from cooperation.models import Participant

# Before the primary key of a participant: parameters that have its capacity, whom it represents, and its role.
CAPACITY, ON_BEHALF_OF, ROLE = "capacity-", "on_behalf_of-", "role-"
MAX_CAPACITY_WORDS = 16
POSTS = TITLES_OF_PERSONS | {"заместител", "замминистр"}
CONNECTORS = frozenset(["of", "the", "for", "and", "on", "in", "to", "at", "de"])
# Capacities in which a person represents no state, unless the text says it.
_OF_NO_STATE = re.compile(
    r"\b(?:director|ceo|chief executive|rector|professor|manager|директор|ректор|профессор)", re.IGNORECASE
)
_WORD = re.compile(r"[\w’'-]+")
_APART = re.compile(r"[^\w’'\s-]|\s[–—-]\s|\n")  # ends the words of a post
_JOINS = frozenset(["and", "и", "с", "со", "или", "а", "мен", "және", "жана", "менен"])  # what follows is another post
_ELSEWHERE = re.compile(r"\b(?:to|in|at|with|в|во|на)\s+(?:the\s+)?$", re.IGNORECASE)  # "Ambassador to Kazakhstan"
_BODY_BEFORE = re.compile(r"\b(?:of|for)\s+(?:the\s+)?$", re.IGNORECASE)  # "Chairman of Samruk Kazyna"
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

    @property
    def state_of_person(self) -> str:
        """The code of the country that a person probably represents; "" if that is not likely."""
        person = self.participant
        if not person.is_person or len(person.countries) != 1 or _OF_NO_STATE.search(self.capacity):
            return ""
        return person.countries[0]


def attending(text: str, begins: int, mentions: Mentions) -> list[Attending]:
    """Return the participants among names, without those that are only part of the capacity of a person.

    Args:
        text: the text.
        begins: the position at which the sentence of the first name begins.
        mentions: what the words in question name.
    """
    named = [(name, name.candidates[0]) for name in mentions.names if name.candidates[0].noun == "participant"]
    persons = _persons(text, mentions)
    capacities: dict[int, tuple[int, int]] = {}  # by the position of the name
    for name, participant in named:
        if participant.is_person:
            first = max([begins, *(end for _, end in persons if end <= name.start)])
            following = min((start for start, _ in persons if start >= name.end), default=len(text))
            if span := capacity_of(text, name.start, name.end, first, following):
                capacities[name.start] = span
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


def _persons(text: str, mentions: Mentions) -> list[tuple[int, int]]:
    """Return where persons are named, also those that the register does not have."""
    known = [(name.start, name.end) for name in mentions.names if name.candidates[0].is_person]
    unknown = [
        (one.start, one.end)
        for one in mentions.unknown
        if one.kind == Participant.Kind.PERSON and not _BODY_BEFORE.search(text, max(0, one.start - 10), one.start)
    ]
    return sorted([*known, *unknown])


def _attending(
    text: str, participant: Candidate, span: tuple[int, int] | None, named: list[tuple[Mention, Candidate]]
) -> Attending:
    if span is None:
        return Attending(participant)
    start, end = span
    states = {
        other
        for name, other in named
        if start <= name.start < end and other.is_country and not _ELSEWHERE.search(text, start, name.start)
    }
    state = states.pop() if len(states) == 1 else None  # of two states, nobody knows which one
    return Attending(participant, " ".join(text[start:end].split()), state)


def capacity_of(
    text: str, start: int, end: int, begins: int = 0, following: int | None = None
) -> tuple[int, int] | None:
    """Return where the capacity of a person is in a text; None if it is not stated.

    Args:
        text: the text.
        start: the number of characters before the name of the person.
        end: the number of characters up to its end.
        begins: the position before which nothing belongs to the name, such as the end of another one.
        following: the position at which the name of the next person begins; None if none follows.
    """
    return _before(text, begins, start) or _after(text, end, len(text) if following is None else following)


def _before(text: str, begins: int, start: int) -> tuple[int, int] | None:
    apart = [mark.end() for mark in _APART.finditer(text, begins, start)]
    words = list(_WORD.finditer(text, max([begins, *apart]), start))[-MAX_CAPACITY_WORDS:]
    words = _after_last_join([*takewhile(lambda word: _is_of_post(word[0]), reversed(words))][::-1])
    first = next((number for number, word in enumerate(words) if _is_post(word[0])), None)
    if first is None or VERB.search(text, words[first].start(), start):
        return None
    # "Kazakh Prime Minister", but not "Yesterday Prime Minister".
    while first > 0 and words[first - 1][0][0].isupper() and words[first - 1][0].lower() not in SENTENCE_STARTERS:
        first -= 1
    return words[first].start(), words[-1].end()


def _after_last_join(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words after the last "and" that another post follows: the post before it is somebody else's."""
    for number in range(len(words) - 1, -1, -1):
        rest = words[number + 1 :]
        if words[number][0].lower() in _JOINS and any(_is_post(word[0]) for word in rest):
            return rest
    return words


def _after(text: str, end: int, following: int) -> tuple[int, int] | None:
    phrase = _PHRASE_AFTER.match(text, end)
    if phrase is None or phrase.end() > following or VERB.search(phrase[1]):
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
