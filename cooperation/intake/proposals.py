"""What the text of an article itself says of its language, and of the place and the day where it was written."""

import re
from typing import NamedTuple

from cooperation.intake.dates import dates_in

KAZAKH, KYRGYZ, UKRAINIAN = set("әғқұһі"), set("ңөү"), set("їєґ")
CYRILLIC_LETTER = re.compile(r"[а-яёәғқңөұүһіїєґ]")
LATIN_WORDS = re.compile(r"[a-zäöüßéèêàçñşğıİ]+")
COMMON_ENGLISH_WORDS = {"the", "of", "and", "to", "in", "that", "was", "for", "with", "on", "is", "by"}
SAMPLE_CHARACTERS = 20_000

UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
PLACE = rf"[{UPPER}][\w’'-]*(?:[ -][{UPPER}][\w’'-]*){{0,3}}"
DATE = r"((?:[^\W\d_]{3,10}\.?\s+\d{1,2}|\d{1,2}\s+[^\W\d_]{3,10})(?:,?\s+\d{4}(?:\s+года|\s+г(?=[.\s]))?)?)"
DASH = r"(?:[–—―]|--?(?=\s))"
DATELINES = [
    rf"({PLACE})(?:[,.] {DATE})?\.?\s*/[^/\n]{{2,40}}/",  # АСТАНА, 25 февраля. /ТАСС/.
    rf"({PLACE})(?:[,.] {DATE})?\.?\s*\([^()\n]{{2,40}}\)\s*{DASH}",  # ASTANA, Feb 25 (Kazinform) –
    rf"({PLACE})(?:[,.] {DATE})?\.\s+[{UPPER}][{UPPER}.]{{2,24}}\s*(?:{DASH}|\.)",  # Бишкек, 25 февраля. КАБАР –
    rf"({PLACE})[,.] {DATE}\.?\s*{DASH}",  # Astana, 25 February –
    rf"([{UPPER}][{UPPER}’'-]+(?: [{UPPER}’'-]+){{0,3}})\s+{DASH}",  # ASTANA –
]
MAX_DATELINE_LINES = 3  # of a text, below a title that it repeats


def language_of(text: str) -> str:
    """Return the code of the language of a text, if its letters and words tell; else "".

    >>> language_of("Стороны договорились о строительстве")
    'ru'
    """
    text = text[:SAMPLE_CHARACTERS].lower()
    cyrillic, words = CYRILLIC_LETTER.findall(text), LATIN_WORDS.findall(text)
    if len(cyrillic) > sum(map(len, words)):
        share = {letter: cyrillic.count(letter) / len(cyrillic) for letter in KAZAKH | KYRGYZ | UKRAINIAN}
        if sum(share[letter] for letter in UKRAINIAN) > 0.003:
            return "uk"
        if sum(share[letter] for letter in KAZAKH) > 0.02:
            return "kk"
        return "ky" if sum(share[letter] for letter in KYRGYZ) > 0.01 else "ru"
    english = sum(word in COMMON_ENGLISH_WORDS for word in words)
    return "en" if words and english / len(words) > 0.08 else ""


class Dateline(NamedTuple):
    """The head of an agency report.

    Attributes:
        start: the number of characters before it.
        end: the position after its dash.
        place: the place, as printed.
        date: the date, as printed; "" if it has none.
    """

    start: int
    end: int
    place: str
    date: str


def dateline_in(text: str) -> Dateline | None:
    """Return the head of an agency report; None if there is none."""
    for line in list(re.finditer(r"\S[^\n\r]*", text[:SAMPLE_CHARACTERS]))[:MAX_DATELINE_LINES]:
        if found := next(filter(None, (re.match(dateline, line[0]) for dateline in DATELINES)), None):
            date = found[2] or "" if found.re.groups > 1 else ""
            return Dateline(line.start(), line.start() + found.end(), found[1], date)
    return None


def dateline_of(text: str) -> str:
    """Return the place at the head of an agency report, as it is printed; "" if there is none.

    >>> dateline_of("ASTANA, Feb 25 (Kazinform) – The ministers met.")
    'ASTANA'
    """
    found = dateline_in(text)
    return found.place if found else ""


def date_of_dateline(text: str) -> str:
    """Return the day in the head of an agency report, as 2025-03-21; "" if it has no day with its year.

    >>> date_of_dateline("АСТАНА, 21 марта 2025 года – Стороны встретились.")
    '2025-03-21'
    """
    found = dateline_in(text)
    dates = dates_in(found.date) if found and found.date else []
    return dates[0].period.lower.isoformat() if len(dates) == 1 and dates[0].period.is_day else ""
