"""Names in a text that the register does not have: offered as new participants or places, with a guessed kind.

A name is a sequence of capitalised words, such as "Ministry of Energy" or "Cholpon-Ata". Words of a title before it
("President Sadyr Japarov") are not part of it, but say what it is. Not offered are: the first word of a sentence alone,
months and days, demonyms, and lines in which all words are capitalised.
"""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale

from cooperation.fields.spans import MONTHS
from cooperation.intake.noise import COMMON_WORDS_OF_TEXTS, DAYS
from cooperation.intake.persons import TITLES_OF_PERSONS
from cooperation.intake.sentences import SENTENCE_STARTERS
from cooperation.intake.stems import stem_of_name
from cooperation.intake.text_words import TextWords

MAX_UNKNOWN_WORDS = 8
MAX_ACRONYM_LETTERS = 5

KIND_WORDS = {
    "ministry": "ministry министерство министрлик министрлиги министрлигинин",
    "agency": "agency committee commission service authority bureau inspectorate агентство комитет комиссия служба",
    "government": "government cabinet правительство кабинет",
    "parliament": "parliament mazhilis majilis senate duma kenesh parliamentary парламент мажилис сенат дума кенеш",
    "head_of_state_office": "administration администрация",
    "company": "llp jsc llc ltd inc corp corporation company holding group ojsc pjsc cjsc gmbh bank plc railways "
    "airlines тоо ао оао ооо зао пао нк компания корпорация банк холдинг концерн",
    "university": "university institute academy college университет институт академия",
    "intergovernmental": "organization organisation union commonwealth nations организация союз содружество",
    "civil_society": "foundation association federation society фонд ассоциация федерация",
}
PLACE_WORDS = {
    "settlement": "city cities town towns village settlement город г село поселок пос аул",
    "river": "river rivers река реки рек дарья",
    "reservoir": "reservoir водохранилище",
    "region": "region regions oblast province область обл край облысы",
    "district": "district districts raion район аудан",
    "border_crossing": "checkpoint crossing кпп",
    "power_plant": "hpp npp chp tpp gres plant гэс аэс тэц грэс тэс",
    "port": "port airport порт аэропорт",
    "zone": "zone сэз зона",
    "building": "palace hall дворец",
    "other": "lake mount mountain canal pass valley sea озеро гора канал перевал долина море",
}
_CONNECTORS = frozenset("of for the and de la al du von der".split())  # noqa: SIM905
_BEFORE_PLACES = frozenset(
    "in at from near to via visit visits visited visiting в во из под через посетил посетила посетит".split()  # noqa: SIM905
)
_DAYS_AND_MONTHS = frozenset([*map(str.lower, MONTHS), *DAYS, "q", "h", "i"])
_OTHER_DEMONYMS = frozenset(
    """
    american british european asian african central eurasian soviet western eastern northern southern indian pakistani
    iranian afghan emirati saudi israeli iraqi swiss belgian canadian australian mexican brazilian egyptian azerbaijani
    austrian north south east west islamic muslim christian turkic slavic caspian english
    """.split()  # noqa: SIM905
)
_FIRST_WORDS = SENTENCE_STARTERS | frozenset(
    """
    then notably further another following under over between among despite within without about other some such each as
    кроме стороны помимо вместе также напомним отметим
    """.split()  # noqa: SIM905
)
DOCUMENTS = frozenset(
    """
    agreement treaty protocol convention memorandum declaration strategy programme program law act charter article
    chapter соглашен договор протокол конвенц меморандум декларац стратег закон указ программ концепц конституц
    устав стат
    """.split()  # noqa: SIM905
)
"""Stems of what is neither a participant nor a place."""
_LISTED = r"[A-ZА-ЯЁ][\w’'-]*(?:\s[A-ZА-ЯЁ][\w’'-]*){0,2}"
_ENUMERATION = re.compile(rf"((?:,\s{_LISTED}){{1,3}}),?\s(?:and|и)\s({_LISTED})")
_AND = re.compile(r",?\s+(?:and|и|мен|жана)\s+|,\s+")
_QUOTE = re.compile(r"\s?[«“„\"]")
_ROMAN = re.compile("[IVXLC]+")


class UnknownName(NamedTuple):
    """A name that the register does not have.

    Attributes:
        start: the position of its first character.
        end: the position after its last one.
        text: its words.
        noun: "participant" or "place".
        kind: the guessed kind, a value of the model's ``Kind``; "" without a guess.
    """

    start: int
    end: int
    text: str
    noun: str
    kind: str


def unknown_names_in(words: TextWords, taken: list[tuple[int, int]]) -> list[UnknownName]:
    """Return the names of a text that are not within the positions that are taken."""
    covered = _covered(words, taken)
    found, number = [], 0
    while number < len(words.words):
        last = _end_of_run(words, number, covered)
        if last > number:
            found += _named(words, number, last, found[-1:])
            number = last
        else:
            number += 1
    return found


def _covered(words: TextWords, taken: list[tuple[int, int]]) -> list[bool]:
    covered, spans, place = [], sorted(taken), 0
    for word in words.words:
        while place < len(spans) and spans[place][1] <= word.start:
            place += 1
        covered.append(place < len(spans) and spans[place][0] < word.end)
    return covered


def _end_of_run(words: TextWords, first: int, covered: list[bool]) -> int:
    """Return the word after a sequence of capitalised words that begins here; the same word if there is none."""
    last = number = first
    is_body = False  # which may have "and" in its name
    listed = 0  # the position up to which commas are in the name
    while number < len(words.words) and not covered[number] and number - first < MAX_UNKNOWN_WORDS:
        word = words.words[number]
        if word.initial.isupper() or (number > first and word.letters.isdigit()):
            last = number + 1
        elif number == first or word.letters not in _CONNECTORS or (word.letters == "and" and not is_body):
            break
        says_body = kinds_by_stem().get(word.stem, ("",))[0] == "participant"
        has_more = [one.letters for one in words.words[number + 1 : number + 2]] in (["of"], ["for"])
        listed = listed or (_end_of_enumeration(words, number, covered) if is_body else 0)
        is_quoted = (says_body or number + 1 in words.parts_of_names) and _quotes_next(words, number)
        if not (words.close[number] or is_quoted or word.end < listed):
            break
        is_body = is_body or (says_body and has_more)
        number += 1
    return last


def _end_of_enumeration(words: TextWords, number: int, covered: list[bool]) -> int:
    """Return the end of a list within the name of a body: "Ministry of Investment, Industry and Trade"; 0 if none is.

    One of the words listed must be a common one: "the Ministry of Energy, Rosatom and Gazprom" are three bodies.
    """
    found = _ENUMERATION.match(words.text, words.words[number].end)
    if found is None:
        return 0
    inside = [place for place in range(number + 1, len(covered)) if words.words[place].end <= found.end()]
    has_common = any(words.words[place].letters in COMMON_WORDS_OF_TEXTS for place in inside)
    return found.end() if has_common and not any(covered[place] for place in inside) else 0


def _quotes_next(words: TextWords, number: int) -> bool:
    """Whether the next word begins in quotation marks: ТОО «Рога»."""
    following = words.words[number + 1 : number + 2]
    return bool(following and _QUOTE.fullmatch(words.text, words.words[number].end, following[0].start))


def _named(words: TextWords, first: int, last: int, before: list[UnknownName]) -> list[UnknownName]:
    """Return the name among capitalised words, in a list; ``before`` is the one before it."""
    if words.is_heading(first):
        return []
    begin, has_title = first, False
    while begin < last and _is_before_names(words, begin):
        has_title = has_title or _is_title(words, begin)
        begin += 1
    while last > begin and _is_after_names(words, last - 1):
        last -= 1
    if begin >= last:
        return []
    letters = [word.letters for word in words.words[begin:last]]
    printed = words.printed(begin, last)
    is_vague = len(letters) == 1 and (
        (begin in words.first_words and not (printed.isupper() and len(printed) > 2))
        or letters[0] in _FIRST_WORDS
        or words.words[begin].stem in kinds_by_stem()
        or letters[0] in COMMON_WORDS_OF_TEXTS
        or len(printed) < 2
        or _ROMAN.fullmatch(printed)
    )
    is_document = not DOCUMENTS.isdisjoint(word.stem for word in words.words[begin:last])
    if is_vague or is_document or all(len(one) == 1 for one in letters):
        return []
    noun, kind = _guess(words, begin, last, has_title=has_title)
    start, end = words.words[begin].start, words.words[last - 1].end
    if before and _AND.fullmatch(words.text, before[0].end, start) and kind in ("", "person"):
        noun, kind = before[0].noun, before[0].kind  # "in Osh and Cholpon-Ata"
    end += words.text[end : end + 1] in ("»", "”", '"') and bool(_QUOTE.search(words.text, start, end))
    return [UnknownName(start, end, words.text[start:end], noun, kind)]


def _guess(words: TextWords, first: int, last: int, *, has_title: bool) -> tuple[str, str]:
    """Return what a name is likely to be: the model's name and the kind."""
    inside = words.words[first:last]
    before = [word.letters for word in words.words[max(0, first - 2) : first]]
    for word in inside:
        if kind := kinds_by_stem().get(word.stem):
            return kind
    for word in before[-1:] if before[-1:] != ["of"] else before[:1]:  # "the city of X", "река X"
        if (kind := kinds_by_stem().get(stem_of_name(word))) and kind[0] == "place":
            return kind
    if kind := _place_after(words, last):
        return kind
    if has_title or (before and before[-1] in TITLES_OF_PERSONS):
        return "participant", "person"
    is_said = before[-2:] == ["according", "to"]
    if any(_is_acronym(words.printed(number, number + 1)) for number in range(first, last)):
        return "participant", ""  # "in OPEC", "страны ЕАЭС"
    if before and before[-1] in _BEFORE_PLACES and len(inside) <= 2 and not is_said:
        return "place", "settlement"
    is_person = 2 <= len(words.printed(first, last).split()) <= 3 and all(word.initial.isupper() for word in inside)
    is_person = is_person and not any(word.letters in COMMON_WORDS_OF_TEXTS for word in inside)
    is_person = is_person and words.parts_of_names.isdisjoint(range(first, last))
    return "participant", "person" if is_person and not words.printed(first, last).isupper() else ""


def _is_acronym(printed: str) -> bool:
    """Whether a word is one like "OPEC" or "ЕАЭС", not an initial and not a surname in capitals."""
    return 1 < len(printed) <= MAX_ACRONYM_LETTERS and printed.isalpha() and printed.isupper()


def _place_after(words: TextWords, last: int) -> tuple[str, str] | None:
    """Return what the small word after a name says: "the Shu river", and for both in "the Shu and Talas rivers"."""
    following = words.words[last : last + 3]
    is_pair = len(following) == 3 and following[0].letters in ("and", "и")
    for word in [*following[:1], *(following[2:] if is_pair else [])]:
        if word.initial.islower() and (kind := kinds_by_stem().get(word.stem)) and kind[0] == "place":
            return kind
    return None


@cache
def kinds_by_stem() -> dict[str, tuple[str, str]]:
    """Return what words say of names: the stem, then the model's name and the kind."""
    return {
        stem_of_name(word): (noun, kind)
        for noun, kinds in (("place", PLACE_WORDS), ("participant", KIND_WORDS))
        for kind, listed in kinds.items()
        for word in listed.split()
    }


def _is_title(words: TextWords, number: int) -> bool:
    word = words.words[number]
    return bool({word.letters, word.stem} & TITLES_OF_PERSONS)


def _is_before_names(words: TextWords, number: int) -> bool:
    """Whether a capitalised word before a name is no part of it: a title, a demonym, a day, a first word like "The"."""
    word = words.words[number]
    is_first = number in words.first_words and (
        word.letters in words.small_words
        or word.letters in _FIRST_WORDS
        or (word.stem not in kinds_by_stem() and _is_followed_by_title_or_small(words, number))
    )
    return (
        is_first
        or not word.initial.isupper()
        or word.letters in _DAYS_AND_MONTHS
        or _is_demonym_alone(words, number)
        or _is_title(words, number)
    )


def _is_followed_by_title_or_small(words: TextWords, number: int) -> bool:
    following = number + 1
    return following < len(words.words) and (not words.is_capitalised(following) or _is_title(words, following))


def _is_after_names(words: TextWords, number: int) -> bool:
    """Whether the last word of a sequence is no part of a name: "of", or a number that no hyphen joins to it."""
    if words.words[number].letters.isdigit() or _ROMAN.fullmatch(words.printed(number)):
        return words.text[words.words[number].start - 1] != "-"
    return not words.is_capitalised(number)


def _is_demonym_alone(words: TextWords, number: int) -> bool:
    """Whether a word is a demonym before a title, another demonym or no name: "Kazakh" in "Kazakh Prime Minister"."""
    if words.words[number].letters.removesuffix("s") not in demonyms():
        return False
    following = number + 1
    if following == len(words.words) or not words.close[number] or not words.is_capitalised(following):
        return True
    return _is_title(words, following) or words.words[following].letters.removesuffix("s") in demonyms()


@cache
def demonyms() -> frozenset[str]:
    """Return English words for who or what is of a country, in small letters: those of languages, and some more."""
    languages = (name.lower() for name in Locale("en").languages.values())
    return _OTHER_DEMONYMS | {name for name in languages if name.isalpha()}
