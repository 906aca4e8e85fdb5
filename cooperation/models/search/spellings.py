"""Spellings of one name, in Latin or Cyrillic letters: Qasymaliev, Kasymaliyev, Касымалиев. A search falls back on them
if it finds nothing.

Each name of a participant, place or country is also stored as it sounds. The function ``register.spelling`` in
cooperation/sql/10_texts.sql is the twin of ``spelling()``, and a test compares them.
"""

import re
from functools import lru_cache
from itertools import chain, product

from cooperation.models.search.forms import CYRILLIC, stem_of
from cooperation.models.search.query import MAX_SEARCH_CHARACTERS, Term, TextQuery, terms_of

MIN_SPELLED_LETTERS = 4  # shorter names sound like too many words
MIN_SOUNDS = 3
MAX_RESPELLED_WORDS = 3  # of a text, the longest ones: each doubles the query
FEMININE_ENDING = "а"  # of names such as Астана, which Russian cases lose
# Short forms of numbers -> the words that texts have for them. Letters are small, and folded.
NUMBER_WORDS = (
    dict.fromkeys(("mn", "mln", "млн", "миллион", "миллиона", "миллионов"), "million")
    | dict.fromkeys(("bn", "bln", "млрд", "миллиард", "миллиарда", "миллиардов"), "billion")
    | dict.fromkeys(("tn", "trn", "трлн", "триллион", "триллиона", "триллионов"), "trillion")
)
# Folded Cyrillic letters as BGN/PCGN romanises them: "й" is "y", "ж" is "zh".
ROMANISED = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
# In this order. Letters are small, and folded: "ş" is "s", "ç" is "c".
SOUNDS = [
    ("shch|sch|sh", "s"),
    ("tch|ch|t[sz]", "c"),
    ("dzh|dj|zh", "j"),
    ("kh|ks(?=[aeiouy])|x", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck|q", "k"),
    ("w", "v"),
    ("([aeiou])j([aeou]|[^aeiou]|$)", r"\1i\2"),  # Nazarbajev; but "j" as in Tajik stays
    ("y", "i"),
    (r"([^l])\1+", r"\1"),  # spellings of one name agree on "ll"; a typo gets "Did you mean"
    ("ie", "e"),
    (r"([^l])\1+", r"\1"),
]
PATTERNS = [(re.compile(letters), sound) for letters, sound in SOUNDS]


@lru_cache(maxsize=4096)
def spelling(word: str) -> str:
    """Return how a name sounds, for its small Latin or Russian letters.

    >>> spelling("qasymaliev"), spelling("kasymaliyev"), spelling("касымалиев"), spelling("zhaparov")
    ('kasimalev', 'kasimalev', 'kasimalev', 'japarov')
    """
    word = word.translate(ROMANISED)
    for letters, sound in PATTERNS:
        word = letters.sub(sound, word)
    return word


def respelled(text: str) -> str:
    """Return a search text that also finds names which sound like its words; "" if it would be the same text.

    It has an alternative for each way to write the words, as long as there is room for all of it.
    """
    alternatives = [_spellings(terms) for terms in terms_of(text)]
    if not any(len(words) > 1 for spellings in alternatives for words in spellings):
        return ""
    longer = ""
    for words in chain.from_iterable(product(*spellings) for spellings in alternatives):
        joined = f"{longer} or {' '.join(words)}" if longer else " ".join(words)
        longer = joined if len(joined) <= MAX_SEARCH_CHARACTERS else longer
    return longer


def _spellings(terms: list[Term]) -> list[list[str]]:
    """Return the ways to write each term: as it sounds, and as it is."""
    sounds = {position: found for position, term in enumerate(terms) if (found := _sounds(term))}
    longest = sorted(sounds, key=lambda position: -len(sounds[position][0]))[:MAX_RESPELLED_WORDS]
    return [
        [*sounds[position], term.source] if position in longest else [term.source]
        for position, term in enumerate(terms)
    ]


def _sounds(term: Term) -> list[str]:
    """Return how a term sounds; one in Cyrillic letters also as the names of which it can be a Russian case.

    A short form of a number, such as "bn", is returned as the word that texts have for it.
    """
    found, word = [_sound(term)], term.text.lower().rstrip(".")
    if word in NUMBER_WORDS and not (term.is_phrase or term.is_excluded):
        return [NUMBER_WORDS[word]]
    if found[0] and CYRILLIC.fullmatch(word):
        stem = stem_of(word)
        found += [_sound(Term(form)) for form in (stem, stem + FEMININE_ENDING)]
    return list(dict.fromkeys(filter(None, found)))


def _sound(term: Term) -> str:
    """Return how a word sounds, with joined words as one; "" if that is how it is written."""
    letters = re.sub("[^a-zа-я]", "", term.text.lower())
    if term.is_phrase or term.is_excluded or len(letters) < max(MIN_SPELLED_LETTERS, len("".join(term.words))):
        return ""
    sound = spelling(letters)
    return sound if sound != term.text.lower() and len(sound) >= MIN_SOUNDS else ""


def or_alike(word: str, query: TextQuery) -> TextQuery:
    """Return the query for a word, or for a name that sounds like it."""
    sound = _sound(Term(word))
    return query.combined("||", TextQuery("to_tsquery('simple', %s)", sound)) if sound else query


def sounds_of(text: str) -> set[str]:
    """Return how the words of a text sound that are not in quotes."""
    return {sound for terms in terms_of(text) for term in terms for sound in _sounds(term) or [term.text.lower()]}
