"""Countries and regions that are only part of a longer name, which the register lacks: "Uzbekistan Temir Yollari".

A country is part of a name if more capitalised words follow it: "Kazakhstan Temir Zholy", but not "Kazakhstan Prime
Minister", "Prime Minister of Kazakhstan Ann Example", "Kazakhstan Tuesday". So is what stands in quotation marks:
"International Centre for Industrial Cooperation “Central Asia”".
"""

import re
from typing import TYPE_CHECKING

from cooperation.intake.fitting import EXACT
from cooperation.intake.noise import DAYS, MONTH_NAMES
from cooperation.intake.persons import TITLES_OF_PERSONS
from cooperation.intake.text_words import TextWords
from cooperation.models import Place

if TYPE_CHECKING:
    from cooperation.intake.names import Finding

_BLANK = re.compile(r"[^\S\n]+")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_OPENING, _CLOSING = re.compile(r"[\"«“„]\s?$"), re.compile(r"\s?[\"»”“]")
_BEFORE_COUNTRIES = frozenset(["of", "the"])  # "of Uzbekistan Abdulla Aripov", "of the United States Ann Example"


def without_parts(words: TextWords, findings: list["Finding"]) -> list["Finding"]:
    """Return what was found without countries and regions that are part of a longer name. ``words`` notes those."""
    parts = [
        finding
        for finding in findings
        if _is_region(finding) and (_is_quoted(words, finding) or _goes_on(words, finding, findings))
    ]
    for finding in parts:
        words.parts_of_names.update(range(*finding.span))
    return [finding for finding in findings if finding not in parts] if parts else findings


def _is_region(finding: "Finding") -> bool:
    return finding.candidate.is_country or finding.candidate.kind == Place.Kind.REGION


def _is_quoted(words: TextWords, finding: "Finding") -> bool:
    """Whether a name stands alone in quotation marks, after another word."""
    start, end = words.words[finding.span[0]].start, words.words[finding.span[1] - 1].end
    return bool(_OPENING.search(words.text, max(0, start - 2), start) and _CLOSING.match(words.text, end))


def _goes_on(words: TextWords, finding: "Finding", findings: list["Finding"]) -> bool:
    """Whether more words of the same name follow."""
    first, last = finding.span
    if last == len(words.words) or not _is_next_capital(words, last):
        return False
    if any(other.span[0] <= last < other.span[1] for other in findings):  # another name follows
        return False
    is_cyrillic = bool(_CYRILLIC.match(words.words[last].initial))
    if is_cyrillic and finding.distance != EXACT:  # "Премьер-министр Узбекистана Абдулла Арипов"
        return False
    # Nobody is the president of a region.
    if finding.candidate.is_country and first and words.close[first - 1] and _belongs_to_before(words, first - 1):
        return False
    return not _ends_the_name(words, last) and not words.is_heading(first) and _has_small_words(words, first)


def _is_next_capital(words: TextWords, number: int) -> bool:
    """Whether a word is capitalised and only blanks are before it."""
    before, word = words.words[number - 1], words.words[number]
    is_beside = words.close[number - 1] and _BLANK.fullmatch(words.text, before.end, word.start)
    return bool(is_beside) and word.initial.isupper() and len(word.letters) > 1


def _belongs_to_before(words: TextWords, number: int) -> bool:
    """Whether the word before a country says that it is one: "of", "President"."""
    word = words.words[number]
    return word.letters in _BEFORE_COUNTRIES or not TITLES_OF_PERSONS.isdisjoint((word.letters, word.stem))


def _ends_the_name(words: TextWords, number: int) -> bool:
    """Whether the capitalised words that follow are a post or a day."""
    if words.words[number].letters in MONTH_NAMES | DAYS:
        return True
    while number < len(words.words) and _is_next_capital(words, number):
        if not TITLES_OF_PERSONS.isdisjoint((words.words[number].letters, words.words[number].stem)):
            return True
        number += 1
    return False


def _has_small_words(words: TextWords, number: int) -> bool:
    """Whether the sentence of a word has a longer word in small letters. Otherwise it is a heading."""
    return any(
        word.initial.islower() and len(word.letters) > 3 for word in words.words[slice(*words.sentence_of(number))]
    )
