"""The register's own names in a text: participants, places, agreements and initiatives.

Names are found in all stored spellings and in the forms that Russian, Kazakh, Kyrgyz and English give them; states also
by their names in Russian, Kazakh and Kyrgyz. Persons are found in ``persons.py`` by their surnames alone, too. The
longest name wins: "Government of the Russian Federation" is not "Russian Federation".
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cooperation.intake.candidates import (
    NAMED_NOUNS,
    Candidate,
    candidates_with,
    countries_with,
    existing,
)
from cooperation.intake.country_names import country_names
from cooperation.intake.fitting import likeness_of_name
from cooperation.intake.noise import is_noise
from cooperation.intake.parts_of_names import without_parts
from cooperation.intake.persons import persons_in
from cooperation.intake.stems import CONTINUES, MAX_KEY_WORDS, SURNAME, name_words
from cooperation.intake.text_words import TextWords, WordSpan
from cooperation.intake.whole_sentences import is_whole_sentence


class Mention(NamedTuple):
    """A name in a text.

    Attributes:
        start: the position of its first character.
        end: the position after its last one.
        candidates: the rows that it may mean, most likely first.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]


class Finding(NamedTuple):
    """A name that was found, and the row that has it.

    Attributes:
        span: the numbers of its words.
        candidate: the row.
        distance: how far it is from the stored name: 0 for the same letters.
    """

    span: WordSpan
    candidate: Candidate
    distance: int


def names_in(text: str) -> list[Mention]:
    """Return the names in a text, in its order. They don't overlap.

    An ambiguous name has several candidates. Those that have it in these letters come first, then those of a country
    that the text has named.
    """
    return mentions_of_names(TextWords(text))


def mentions_of_names(words: TextWords) -> list[Mention]:
    """Return the names among the words of a text."""
    spans = words.spans_by_key()
    longer = words.longer_spans_by_key(_beginnings_of_longer(spans))
    surnames = {f"{SURNAME}{key}" for key, where in spans.items() if " " not in key and _any_capital(words, where)}
    candidates = candidates_with([*spans, *longer, *surnames])
    spans |= longer
    findings = [finding for candidate in candidates for finding in _findings(words, spans, candidate)]
    findings += _countries(words, spans, findings)
    findings = without_parts(words, [finding for finding in findings if not is_whole_sentence(words, finding)])
    full = {finding.candidate.pk for finding in findings if finding.candidate.is_person}
    others = {number for span, candidate, _ in findings if not candidate.is_person for number in range(*span)}
    persons = [candidate for candidate in candidates if candidate.is_person]
    findings += [Finding(*found) for found in persons_in(words, persons, spans, full, others)]
    return _mentions(words, findings)


def _any_capital(words: TextWords, where: list[WordSpan]) -> bool:
    return any(words.is_capitalised(first) for first, _ in where)


def _beginnings_of_longer(spans: dict[str, list[WordSpan]]) -> list[int]:
    """Return the words with which a name of more than six words may begin."""
    sixes = {f"{key}{CONTINUES}" for key, where in spans.items() if where[0][1] - where[0][0] == MAX_KEY_WORDS}
    found = existing(sixes) if sixes else ()
    return sorted({first for key in found for first, _ in spans[key.removesuffix(CONTINUES)]})


def _findings(words: TextWords, spans: dict[str, list[WordSpan]], candidate: Candidate) -> Iterable[Finding]:
    is_title = candidate.noun in ("agreement", "initiative")
    for name in candidate.names:
        for span in spans.get(" ".join(name_words(name)), ()):
            distance = likeness_of_name(name, words.text, words.words[slice(*span)], is_title=is_title)
            if distance is not None and not is_noise(words, span, candidate):
                yield Finding(span, candidate, distance)


def _countries(words: TextWords, spans: dict[str, list[WordSpan]], findings: list[Finding]) -> list[Finding]:
    """Return states and country places by names that the register does not have, and states of the places found."""
    where: dict[str, set[tuple[WordSpan, int]]] = defaultdict(set)
    for key, names in country_names().items():
        for span in spans.get(key, ()):
            for name, code in names:
                distance = likeness_of_name(name, words.text, words.words[slice(*span)])
                if distance is not None:
                    where[code].add((span, distance))
    for span, candidate, distance in findings:
        if candidate.noun == "place" and candidate.is_country and len(candidate.countries) == 1:
            where[candidate.countries[0]].add((span, distance))
    return [
        Finding(span, country, distance)
        for country in countries_with(where.keys())
        for code in country.countries
        for span, distance in where.get(code, ())
    ]


def _mentions(words: TextWords, findings: list[Finding]) -> list[Mention]:
    """Return the longest names that don't overlap, each with its candidates."""
    by_span: dict[WordSpan, dict[Candidate, int]] = defaultdict(dict)
    for span, candidate, distance in findings:
        by_span[span][candidate] = min(distance, by_span[span].get(candidate, distance))
    chosen: list[WordSpan] = []
    taken: set[int] = set()
    for span in sorted(by_span, key=lambda span: (-len(words.printed(*span)), span)):
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            chosen.append(span)
    named: dict[str, int] = {}  # code of a country -> the first word that names it
    for first, last in sorted(chosen):
        for candidate in by_span[first, last]:
            if candidate.noun == "participant" and candidate.is_country:
                named.setdefault(candidate.countries[0], first)
    return [_mention(words, span, by_span[span], named) for span in sorted(chosen)]


def _mention(words: TextWords, span: WordSpan, found: dict[Candidate, int], named: dict[str, int]) -> Mention:
    first, last = span

    def order(candidate: Candidate) -> tuple:
        places = [named[code] for code in candidate.countries if code in named]
        nearness = 0 if any(place < first for place in places) else 1 if places else 2
        return found[candidate], nearness, NAMED_NOUNS.index(candidate.noun), candidate.pk

    start, end = words.words[first].start, words.words[last - 1].end
    candidates = tuple(sorted(found, key=order))
    if (
        words.text[end : end + 1] == "."
        and any(name.endswith(".") for name in candidates[0].names)
        and "." in (words.text[start:end])
    ):
        end += 1  # "U.S."
    return Mention(start, end, candidates)
