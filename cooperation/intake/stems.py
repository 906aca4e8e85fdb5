"""Words of names without their endings, by which the register's names are found in texts.

``name_words()`` and ``name_keys()`` have twins in cooperation/sql/47_name_keys.sql. A test compares them.

Only Cyrillic words lose endings, those of Russian. The stem is as short as the endings allow: "Крым" has one that looks
like an ending, so "Крыма" and "Крымом" lose it, too. Kazakh and Kyrgyz suffixes are removed from words of texts only,
because names are stored without them: ``without_suffix()``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from cooperation.models.alphabet import folded, folded_character, separated

MAX_KEY_WORDS = 6  # of a name; longer names have a key of their first words, and one of all
CONTINUES = " …"
SURNAME = "@"

_STEM = re.compile("([а-я]{2,30}?)(?:[аеиоуыэюяйь]|[оеаяыи]м|[аяыи]х|[ое]го)+")
"""A stem, and as many endings as there are: those of nouns and adjectives, and letters that change before them."""
_POSSESSIVE = re.compile("'s(?![0-9a-z\u0080-\U0010ffff])")
_WORD = re.compile("[0-9]+|[a-z\u0080-\ud7ff\ue000-\U0010ffff]+")
_CLUSTER = re.compile("(?s).[\u0300-\u036f]*")
_SUFFIX = re.compile(
    "[ндт][ыиу]н?|[гк][аео]|н[аео]|нд[аео]|[дт][аео]|[днт][аео]н|нд[аео]н|[мбп]ен|(?:нд|[дт])[аео]г[ыиу]"
)
"""Cases in Kazakh and Kyrgyz, folded: Астананың, Бишкекте, Республикасынан, Тоқаевпен, Астанадағы."""
_SUFFIX_LENGTHS = (2, 3, 4, 5)
_CYRILLIC = re.compile("[а-я]+")


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        start: the position of its first character in the text.
        end: the position after its last one; a possessive "’s" is not part of it.
        stem: its folded letters in small, a Russian word without ending.
        alternatives: the stems of a Kazakh or Kyrgyz word without its suffix.
        initial: its first letter as the text has it.
        letters: its folded letters in small.
    """

    start: int
    end: int
    stem: str
    alternatives: tuple[str, ...]
    initial: str
    letters: str


def stem_of_name(word: str) -> str:
    """Return a folded word in small letters without the endings of Russian.

    >>> stem_of_name("токаевым"), stem_of_name("республикой"), stem_of_name("astana")
    ('токаев', 'республик', 'astana')
    """
    found = _STEM.fullmatch(word)
    return found[1] if found else word


def name_words(name: str) -> list[str]:
    """Return the stems of the words of a name.

    >>> name_words("Касым-Жомартом Токаевым"), name_words("Kazakhstan’s CASA-1000")
    (['кас', 'жомарт', 'токаев'], ['kazakhstan', 'casa', '1000'])
    """
    said = _POSSESSIVE.sub(" ", _small(folded(name[:2000])))
    return [stem_of_name(word) for word in _WORD.findall(separated(said))]


def name_keys(names: Iterable[str], *, is_person: bool) -> set[str]:
    """Return the keys by which a row with these names is found, in a text and in the database."""
    keys = set()
    for name in names:
        if not (words := name_words(name)):
            continue
        keys.add(" ".join(words))
        if len(words) > MAX_KEY_WORDS:
            keys.add(" ".join(words[:MAX_KEY_WORDS]) + CONTINUES)
        if is_person and len(words) > 1 and (surname := surname_of(name)):
            keys.add(f"{SURNAME}{surname}")
    return keys


def surname_of(name: str) -> str:
    """Return the stem of a person's surname: the last word, or the one before a comma; "" if there is none.

    >>> surname_of("Adylbek Kasymaliev"), surname_of("KASYMALIEV, Adylbek")
    ('kasymaliev', 'kasymaliev')
    """
    first = name[:2000].partition(",")[0]
    words = name_words(first if first != name[:2000] and first else name)
    return words[-1] if words else ""


def words_with_positions(text: str) -> list[Word]:
    """Return the words of a text as ``name_words()`` has them, with their positions."""
    return list(_words_with_positions(text))


def _words_with_positions(text: str) -> Iterator[Word]:
    small, origins = _folded_with_origins(text)
    known: dict[str, tuple[str, tuple[str, ...]]] = {}
    for found in _WORD.finditer(small):
        letters, start = found[0], found.start()
        if letters == "s" and start and _POSSESSIVE.match(small, start - 1):
            continue
        if letters not in known:
            known[letters] = stem_of_name(letters), without_suffix(letters)
        position = origins[start]
        end = max(origins[found.end()], origins[found.end() - 1] + 1)
        yield Word(position, end, *known[letters], text[position], letters)


def without_suffix(word: str) -> tuple[str, ...]:
    """Return the stems that a folded Kazakh or Kyrgyz word can have without the suffix of a case.

    >>> without_suffix("бишкекте"), without_suffix("республикасында")
    (('бишкек',), ('республикасын', 'республикас'))
    """
    if not _CYRILLIC.fullmatch(word):
        return ()
    bases = (
        word[:-length] for length in _SUFFIX_LENGTHS if _SUFFIX.fullmatch(word[-length:]) and len(word) > length + 1
    )
    return tuple(dict.fromkeys(stem for base in bases if (stem := stem_of_name(base)) != stem_of_name(word)))


def _small(text: str) -> str:
    """Return a text in small letters, each for itself: a Greek sigma does not know that it is the last letter."""
    return text.lower() if text.isascii() else "".join(map(str.lower, text))


def _folded_with_origins(text: str) -> tuple[str, list[int]]:
    """Return a text folded and in small letters, and where each of its characters is from; then the end of the text."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    if is_normalized("NFC", text):
        parts = [_small(folded_character(character)) for character in text]
        origins = [position for position, part in enumerate(parts) for _ in part]
        return "".join(parts), [*origins, len(text)]
    small, origins = [], []
    for cluster in _CLUSTER.finditer(text):
        part = _small("".join(map(folded_character, normalize("NFC", cluster[0]))))
        small.append(part)
        origins += [cluster.start()] * len(part)
    return "".join(small), [*origins, len(text)]
