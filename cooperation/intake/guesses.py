"""What a new participant or place is, guessed from its name alone: the kind, and the country that a body belongs to."""

from functools import cache
from typing import NamedTuple

from babel.core import Locale, get_global

from cooperation.intake.country_names import country_names
from cooperation.intake.noise import COMMON_WORDS_OF_TEXTS
from cooperation.intake.persons import TITLES_OF_PERSONS
from cooperation.intake.stems import name_words, words_with_positions
from cooperation.intake.unknown import demonyms, kinds_by_stem
from cooperation.models import Country, Participant, Place

MAX_NAMES_OF_A_PERSON = 4
MAX_LETTERS_OF_AN_ABBREVIATION = 6
PARTICLES = frozenset(
    """
    al bin ibn bint abu de da del della di du van von der den la le el uulu kyzy oglu ogly qizi уулу кызы оглы улы углу
    """.split()  # noqa: SIM905
)
"""Small words within the names of persons."""
AGENCIES = frozenset(
    """
    office court council department directorate secretariat chamber суд совет департамент палата
    """.split()  # noqa: SIM905
)
"""Words of bodies that no text names in passing."""
NO_DEMONYMS = frozenset({"english", "portuguese", "arabic", "esperanto", "interlingua", "ido", "volapük"})
"""Languages of many countries, or of none."""


class Guess(NamedTuple):
    """What a name says: the kind, a value of the model's ``Kind``; and the code of a country, "" if it names none."""

    kind: str
    country: str = ""


def guess_participant(name: str) -> Guess:
    """Return what a participant of this name is likely to be. One that is neither a body nor people is a company.

    >>> guess_participant("Ministry of Energy"), guess_participant("Ann Example")
    (Guess(kind='ministry', country=''), Guess(kind='person', country=''))
    """
    countries = countries_in(name)
    country = countries[0] if len(countries) == 1 else ""
    if kind := _kind_in(name, "participant"):
        return Guess(kind, country)
    if _is_person(name) and not countries:
        return Guess(Participant.Kind.PERSON.value)
    *before, last = words_with_positions(name) or [None]
    if before and last.initial.islower() and last.letters not in PARTICLES:
        return Guess(Participant.Kind.GROUP.value, country)  # "the officials", "Chinese companies"
    if name.isupper() and 1 < sum(map(str.isalpha, name)) <= MAX_LETTERS_OF_AN_ABBREVIATION:
        return Guess(Participant.Kind.INTERGOVERNMENTAL.value)
    return Guess(Participant.Kind.COMPANY.value, country)


def guess_place(name: str) -> Guess:
    """Return what a place of this name is likely to be: a settlement, unless a word says something else."""
    countries = countries_in(name)
    country = countries[0] if len(countries) == 1 else ""
    if kind := _kind_in(name, "place"):
        return Guess(kind, country)
    is_country = " ".join(name_words(name)) in keys_of_countries()
    return Guess((Place.Kind.COUNTRY if is_country else Place.Kind.SETTLEMENT).value, country)


def countries_in(name: str, keys: dict[str, str] | None = None) -> list[str]:
    """Return the codes of the countries that a name has in it, or whose adjectives, in English.

    Args:
        name: the name.
        keys: ``keys_of_countries()``, for those who ask of many names.

    >>> countries_in("Kazakh Railways")
    ['KZ']
    """
    words, keys, found, number = name_words(name), keys or keys_of_countries(), [], 0
    while number < len(words):
        ends = range(len(words), number, -1)
        longest = next((end for end in ends if " ".join(words[number:end]) in keys), None)
        if longest:
            found.append(keys[" ".join(words[number:longest])])
        number = longest or number + 1
    adjectives = (_countries_of_demonyms().get(word.letters) for word in words_with_positions(name))
    return list(dict.fromkeys([*found, *filter(None, adjectives)]))


def _kind_in(name: str, noun: str) -> str:
    """Return the kind that the first telling word of a name says; "" if none does."""
    for word in words_with_positions(name):
        found = kinds_by_stem().get(word.stem)
        if found and found[0] == noun:
            return found[1]
        if noun == "participant" and word.letters in AGENCIES:
            return Participant.Kind.AGENCY.value
    return ""


def _is_person(name: str) -> bool:
    """Whether a name looks like that of a person: two to four capitalised words, or one after a title."""
    words = [word for word in words_with_positions(name) if word.letters not in PARTICLES]
    title = 0
    while title < len(words) and {words[title].letters, words[title].stem} & TITLES_OF_PERSONS:
        title += 1
    names = words[title:]
    if name.isupper() or not (1 if title else 2) <= len(names) <= MAX_NAMES_OF_A_PERSON:
        return False
    return all(word.initial.isupper() and not _is_no_name(word.letters) for word in names)


def _is_no_name(letters: str) -> bool:
    return letters in COMMON_WORDS_OF_TEXTS or letters in demonyms() or letters.isdigit()


def keys_of_countries() -> dict[str, str]:
    """Return the codes of countries by the stems of their names, in English and in the languages of the region."""
    keys = {key: spellings[0][1] for key, spellings in country_names().items()}
    for code, name, official, others in Country.objects.values_list("code", "name", "official_name", "other_names"):
        keys |= {" ".join(words): code for spelling in (name, official, *others) if (words := name_words(spelling))}
    return keys


@cache
def _countries_of_demonyms() -> dict[str, str]:
    """Return the codes of countries by the English names of their languages: "kazakh", "chinese"."""
    likely = get_global("likely_subtags")
    codes = {name.lower(): code for code, name in Locale("en").languages.items() if name.isalpha()}
    return {
        name: likely[code].rpartition("_")[2]
        for name, code in codes.items()
        if name not in NO_DEMONYMS and len(code) == 2 and likely.get(code, "")[-2:].isalpha()
    }
