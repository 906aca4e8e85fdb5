"""Persons in a text by their surname: with the given name, with initials, or alone."""

from collections import defaultdict
from collections.abc import Iterable

from cooperation.intake.candidates import Candidate
from cooperation.intake.fitting import EXACT, INFLECTED, likeness_of_word, words_of_name
from cooperation.intake.noise import COMMON_WORDS_OF_TEXTS, MONTH_NAMES, is_month
from cooperation.intake.sentences import SENTENCE_STARTERS
from cooperation.intake.stems import Word, surname_of
from cooperation.intake.text_words import TextWords, WordSpan

FoundPerson = tuple[WordSpan, Candidate, int]

MAX_WORDS_OF_A_PERSON = 5
SURNAME_FIRST = ("CN", "KP", "KR", "SG", "TW", "VN")
MIN_SURNAME_LETTERS = 3  # of a person whose full name the text does not have

# Words before a surname that are no given names, as stems.
TITLES_OF_PERSONS = frozenset(
    """
    president prime minister premier pm chairman chairwoman chairperson chair chief deputy vice first secretary general
    foreign mr mrs ms dr prof professor ambassador governor mayor akim hakim speaker head director leader colleague
    counterpart king queen prince sheikh emir sultan sir lady lord academician colonel major marshal commissioner
    senator candidate judge justice representative envoy adviser advisor
    президент премьер министр председател вице господин госпож глав посол спикер генерал директор советник аким
    секретар академик профессор полковник губернатор мэр депутат замест представител
    президенти министри торагас торага басшыс елши мырз ханым
    """.split()  # noqa: SIM905
)


def persons_in(
    words: TextWords, persons: list[Candidate], spans: dict[str, list[WordSpan]], full: set[int], others: set[int]
) -> list[FoundPerson]:
    """Return persons by their surnames.

    A surname alone is that of a person whose full name the text has, or of the only person of this surname. Another
    given name before it says that somebody else is meant.

    Args:
        words: the words of the text.
        persons: all persons with a surname that the text has.
        spans: where each sequence of words is, by its key.
        full: primary keys of persons whose whole name was found.
        others: the numbers of words that are names of something else, so not given names.
    """
    holders: dict[str, dict[int, Candidate]] = defaultdict(dict)
    for person in persons:
        for name in person.names:
            if len(words_of_name(name)) > 1:
                holders[surname_of(name)][person.pk] = person
    strong: list[FoundPerson] = []
    namesakes: set[str] = set()  # surnames that the text also gives to persons who are not in the register
    alone: list[tuple[str, FoundPerson]] = []
    for surname, people in holders.items():
        for first, last in spans.get(surname, ()):
            if last - first == 1 and words.is_capitalised(first):
                is_theirs = False
                for person in people.values():
                    if found := _person_at(words, first, person, surname, others):
                        is_theirs = True
                        if found[0][1] - found[0][0] > 1:
                            strong.append(found)
                        else:
                            alone.append((surname, found))
                if not is_theirs and _first_of_name(words, first, others) not in words.first_words:
                    namesakes.add(surname)
    known = full | {person.pk for _, person, _ in strong}
    for surname, found in alone:
        (number, _), person, _ = found
        is_only = (
            len(holders[surname]) == 1
            and surname not in namesakes
            and len(words.words[number].letters) >= MIN_SURNAME_LETTERS
        )
        if person.pk in known or (is_only and not _is_common(words, number)):
            strong.append(found)
    return strong + _by_first_word(words, persons, spans, known)


def _person_at(words: TextWords, number: int, person: Candidate, surname: str, others: set[int]) -> FoundPerson | None:
    """Return the person if the surname at a word can be theirs, with the given names or initials beside it."""
    best = None
    for name in person.names:
        own = words_of_name(name)
        if len(own) < 2 or surname_of(name) != surname:
            continue
        place = max(place for place, word in enumerate(own) if word.stem == surname)
        likeness = likeness_of_word(own[place], words.words[number])
        given = [word for other, word in enumerate(own) if other != place]
        if likeness is None or not given:
            continue
        span = _with_given_names(words, number, given, others)
        if span and (best is None or span[1] - span[0] > best[0][1] - best[0][0]):
            best = span, person, likeness
    return best


def _with_given_names(words: TextWords, number: int, given: list[Word], others: set[int]) -> WordSpan | None:
    """Return the span of a surname with the given names beside it; None if these are another person's."""
    before = _first_of_name(words, number, others)
    for first in range(before, number):
        if likeness_of_word(given[0], words.words[first]) is not None:
            return first, number + 1
    if before < number and all(_is_initial(words, place) for place in range(before, number)):
        return (before, number + 1) if words.words[before].letters == given[0].letters[0] else None
    last = number + 1
    while last < len(words.words) and last - number < MAX_WORDS_OF_A_PERSON and words.close[last - 1]:
        if likeness_of_word(given[min(last - number - 1, len(given) - 1)], words.words[last]) is None:
            break
        last += 1
    if last == number + 1 and words.close[number] and _is_initial(words, number + 1):
        while last < len(words.words) and words.close[last - 1] and _is_initial(words, last):
            last += 1
        return (number, last) if words.words[number + 1].letters == given[0].letters[0] else None
    if last > number + 1:
        return number, last
    return None if before < number else (number, number + 1)


def _first_of_name(words: TextWords, number: int, others: set[int]) -> int:
    """Return the first of the words before a surname that can be given names, patronymics or initials."""
    first = number
    while first > 0 and number - first < MAX_WORDS_OF_A_PERSON - 1 and words.close[first - 1]:
        word = words.words[first - 1]
        # "О. Токаев" begins with an initial, "О Токаеве" with a word of one letter.
        is_first = first - 1 in words.first_words and not _is_initial(words, first - 1)
        is_adverb = is_first and (
            len(word.letters) == 1 or word.letters in SENTENCE_STARTERS or word.letters in words.small_words
        )
        if (
            is_adverb
            or first - 1 in others
            or not word.initial.isupper()
            or word.stem in TITLES_OF_PERSONS
            or word.letters in TITLES_OF_PERSONS
        ):
            break
        first -= 1
    return first


def _is_initial(words: TextWords, number: int) -> bool:
    if number >= len(words.words):
        return False
    word = words.words[number]
    return len(word.letters) == 1 and word.initial.isupper() and words.text[word.end : word.end + 1] == "."


def _is_common(words: TextWords, number: int) -> bool:
    letters = words.words[number].letters
    if letters in MONTH_NAMES:
        return is_month(words, number)
    return number in words.first_words and (letters in COMMON_WORDS_OF_TEXTS or letters in words.small_words)


def _by_first_word(
    words: TextWords, persons: Iterable[Candidate], spans: dict[str, list[WordSpan]], known: set[int]
) -> list[FoundPerson]:
    """Return persons whose full name the text has, by the first word if that is the surname: "Xi" for Xi Jinping."""
    found = []
    for person in persons:
        if person.pk in known and set(person.countries).intersection(SURNAME_FIRST):
            for name in person.names:
                own = words_of_name(name)
                if len(own) > 1:
                    for first, last in spans.get(own[0].stem, ()):
                        likeness = likeness_of_word(own[0], words.words[first])
                        if likeness is not None and words.is_capitalised(first):
                            found.append(((first, last), person, EXACT if likeness == EXACT else INFLECTED))
    return found
