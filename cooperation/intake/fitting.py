"""Whether words of a text are a stored name: in the same letters, or in a form that the name can have."""

import re
from functools import lru_cache

from cooperation.intake.stems import Word, without_suffix, words_with_positions

EXACT, INFLECTED = 0, 1

MAX_ABBREVIATION_LETTERS = 5  # "US" and "PRC" are names, "us" is not
MIN_WORDS_OF_A_PHRASE = {
    True: 3,
    False: 4,
}  # Cyrillic or not: such a title may begin in a small letter within a sentence

_ADJECTIVE_ENDINGS = ("ая", "яя", "ое", "ее", "ые", "ие", "ий", "ый", "ой")
_OTHER_ENDINGS = tuple("аеиоуыэюяйь")
_CYRILLIC_LETTER = re.compile("[а-яё]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> tuple[Word, ...]:
    """Return the words of a name, with their positions in it."""
    return tuple(words_with_positions(name))


def likeness_of_name(name: str, text: str, words: list[Word], *, is_title: bool = False) -> int | None:
    """Return EXACT or INFLECTED if words of a text are this name; None if they are not.

    Args:
        name: a stored name with the same stems as the words.
        text: the text.
        words: words of the text, one after the other.
        is_title: whether it is the title of a record, which may be a phrase.
    """
    own = words_of_name(name)
    if len(own) != len(words) or not (own and _is_written_as(name, own, text, words, is_title)):
        return None
    if "," in text[words[0].end : words[-1].start] and "," not in name:
        return None
    last = len(words) - 1
    forms = [
        likeness_of_word(one, other, may_have_suffix=place == last)
        for place, (one, other) in enumerate(zip(own, words, strict=True))
    ]
    return None if None in forms else max(forms)


def likeness_of_word(name: Word, word: Word, *, may_have_suffix: bool = True) -> int | None:
    """Return whether a word of a text is a word of a name, and as exactly so as above.

    The word must have all letters of the name, besides its ending if the name has one: "Семей" is not "семь", and
    "Токаев" not "Токаева". Kazakh and Kyrgyz suffixes follow the last word of a name.
    """
    if name.letters == word.letters:
        return EXACT
    if name.stem == word.stem:
        length = len(_without_ending(name.letters))
        has_ending = length < len(name.letters)
        if word.letters.startswith(name.letters[:length]) and len(word.letters) >= length + has_ending:
            return INFLECTED
    if may_have_suffix and name.stem in without_suffix(word.letters) and word.letters.startswith(name.letters):
        return INFLECTED
    return None


def _without_ending(letters: str) -> str:
    if not _CYRILLIC_LETTER.match(letters):
        return letters
    if letters.endswith(_ADJECTIVE_ENDINGS) and len(letters) > 3:
        return letters[:-2]
    return letters[:-1] if letters.endswith(_OTHER_ENDINGS) and len(letters) > 2 else letters


def _is_written_as(name: str, own: tuple[Word, ...], text: str, words: list[Word], is_title: bool) -> bool:
    """Whether each word is capitalised that the name has so; the first one of a longer name need not be."""
    small = [place for place, (one, word) in enumerate(zip(own, words, strict=True)) if _lost_capital(one, word)]
    if small and (small != [0] or not _may_begin_small(own, is_title)):
        return False
    printed, stored = text[words[0].start : words[0].end], name[own[0].start : own[0].end]
    is_abbreviation = len(own) == 1 and stored.isupper() and len(stored) <= MAX_ABBREVIATION_LETTERS
    return not is_abbreviation or printed.isupper() or printed[: len(stored)].isupper()


def _lost_capital(one: Word, word: Word) -> bool:
    return one.initial.isupper() and word.initial.islower()


def _may_begin_small(own: tuple[Word, ...], is_title: bool) -> bool:
    if any(word.initial.isupper() for word in own[1:]):
        return True
    is_cyrillic = bool(_CYRILLIC_LETTER.match(own[0].initial))
    return (is_title or is_cyrillic) and len(own) >= MIN_WORDS_OF_A_PHRASE[is_cyrillic]
