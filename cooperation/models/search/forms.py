"""Grammatical forms of words in Cyrillic letters: Russian cases, and Kazakh and Kyrgyz suffixes.

PostgreSQL's Russian stemmer gives the cases of a name different stems ("аста" for Астана, "астан" for Астане), and does
not know Kazakh and Kyrgyz. So a query has the stems of all forms of its words. Search vectors do not grow.

Words are folded (``folded()``): letters that only Kazakh and Kyrgyz have are those of the Russian keyboard.
"""

import re
from collections.abc import Iterable

MIN_BASE_CHARACTERS = 3  # of what remains of a word without its ending
CYRILLIC = re.compile("[а-я]{2,}")
HARD_ENDINGS = ("", "а", "у", "ы", "и", "е", "ом", "ем", "ым", "ой", "ою", "ых", "ам", "ах", "ыми", "ами")
"""Endings after a hard consonant: Бишкек, Астана, Токаев, Токаева."""
SOFT_ENDINGS = ("ь", "й", "я", "ю", "и", "е", "ем", "ей", "ею", "ью", "ям", "ях", "ями")
"""Endings after a soft one or a vowel: Казань, Россия, Сергей."""
ENDING_LENGTHS = (3, 2, 1)
VOWELS = "аеиоуыэюя"
VOICELESS = "кпстфхцчшщ"
VOICED = "бвгд"  # at the end of a word they are pronounced as voiceless in Kazakh
NASAL = "мн"
# Vowel of the last syllable -> vowels of suffixes. Folded "о" and "у" may be back or front vowels.
HARMONY = dict.fromkeys("аыя", ("а", "ы")) | dict.fromkeys("еиэ", ("е", "и")) | dict.fromkeys("оую", ("аео", "ыиу"))


def all_forms(word: str) -> list[str]:
    """Return a folded word in all forms that it can have, and in those of the words of which it can be a form.

    Return nothing for a word with other letters than Russian ones, or of one letter. Some forms do not exist: they find
    nothing.

    >>> [form for form in all_forms("Астана") if form in ("астаны", "астане", "астанада")]
    ['астаны', 'астане', 'астанада']
    """
    word = word.lower()
    if not CYRILLIC.fullmatch(word):
        return []
    forms = []
    for base in (word, *_bases_of_suffixed(word)):
        forms += [base, *_russian_forms(base), *_suffixed(base)]
    return list(dict.fromkeys(forms))


def stem_of(word: str) -> str:
    """Return the letters that the Russian forms of a word have in common; the word if it has no forms."""
    word = word.lower()
    stems = [stem for stem, _ in _russian_stems(word)] if CYRILLIC.fullmatch(word) else []
    return min([word, *stems], key=len)


def _russian_stems(word: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield what a word can be without its ending, and the endings of such words."""
    if word[-1] not in f"{VOWELS}йь":
        yield word, HARD_ENDINGS
    for length in ENDING_LENGTHS:
        stem, ending = word[:-length], word[-length:]
        if len(stem) >= MIN_BASE_CHARACTERS - (length == 1):
            if ending in HARD_ENDINGS and stem[-1] not in f"{VOWELS}йь":
                yield stem, HARD_ENDINGS
            if ending in SOFT_ENDINGS and stem[-1] not in "йь":
                yield stem, SOFT_ENDINGS


def _russian_forms(word: str) -> list[str]:
    return [stem + ending for stem, endings in _russian_stems(word) for ending in endings]


def _suffixed(word: str) -> list[str]:
    """Return a Kazakh or Kyrgyz word with the suffixes of its cases: Астананың, Астанаға, Астанада, Астанадан."""
    vowels = [letter for letter in word if letter in VOWELS]
    if not vowels:
        return []
    open_vowels, close_vowels = HARMONY[vowels[-1]]
    if word[-1] in VOWELS:
        genitive, dative, accusative, locative, ablative, instrumental = "н", "г", "н", "д", "д", "м"
    elif word[-1] in VOICELESS:
        genitive, dative, accusative, locative, ablative, instrumental = "т", "к", "т", "т", "т", "п"
    elif word[-1] in VOICED:
        genitive, dative, accusative, locative, ablative, instrumental = "тд", "кг", "тд", "тд", "тд", "пб"
    else:
        genitive, dative, accusative, locative, instrumental = "нд", "г", "дн", "д", "мб"
        ablative = "нд" if word[-1] in NASAL else "д"
    return [
        *(f"{word}{first}{vowel}н" for first in genitive for vowel in close_vowels),
        *(f"{word}{first}{vowel}" for first in dative for vowel in open_vowels),
        *(f"{word}{first}{vowel}" for first in accusative for vowel in close_vowels),
        *(f"{word}{first}{vowel}" for first in locative for vowel in open_vowels),
        *(f"{word}{first}{vowel}н" for first in ablative for vowel in open_vowels),
        *(f"{word}{first}ен" for first in instrumental),
    ]


def _bases_of_suffixed(word: str) -> list[str]:
    """Return the words of which a word is a form with a Kazakh or Kyrgyz suffix."""
    bases = (word[:-length] for length in (2, 3) if len(word) >= length + 2)
    return [base for base in bases if word in _suffixed(base)]
