"""What the text of an article itself says of its language and of the place where it was written."""

import re

KAZAKH, KYRGYZ, UKRAINIAN = set("әғқұһі"), set("ңөү"), set("їєґ")
CYRILLIC_LETTER = re.compile(r"[а-яёәғқңөұүһіїєґ]")
LATIN_WORDS = re.compile(r"[a-zäöüßéèêàçñşğıİ]+")
COMMON_ENGLISH_WORDS = {"the", "of", "and", "to", "in", "that", "was", "for", "with", "on", "is", "by"}
SAMPLE_CHARACTERS = 20_000

UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
PLACE = rf"[{UPPER}][\w’'-]*(?:[ -][{UPPER}][\w’'-]*){{0,3}}"
DATE = r"(?:[^\W\d_]{3,10}\.?\s+\d{1,2}|\d{1,2}\s+[^\W\d_]{3,10})(?:,?\s+\d{4})?"
DASH = r"(?:[–—―]|--?(?=\s))"
DATELINES = [
    rf"({PLACE})(?:, {DATE})?\.?\s*/[^/\n]{{2,40}}/",  # АСТАНА, 25 февраля. /ТАСС/.
    rf"({PLACE})(?:, {DATE})?\.?\s*\([^()\n]{{2,40}}\)\s*{DASH}",  # ASTANA, Feb 25 (Kazinform) –
    rf"({PLACE})(?:, {DATE})?\.\s+[{UPPER}][{UPPER}.]{{2,24}}\s*(?:{DASH}|\.)",  # Бишкек, 25 февраля. КАБАР –
    rf"({PLACE})[,.] {DATE}\.?\s*{DASH}",  # Astana, 25 February –; АСТАНА. 26 февраля. —
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


def dateline_of(text: str) -> str:
    """Return the place at the head of an agency report, as it is printed; "" if there is none.

    >>> dateline_of("ASTANA, Feb 25 (Kazinform) – The ministers met.")
    'ASTANA'
    """
    for line in list(filter(None, map(str.strip, text.splitlines())))[:MAX_DATELINE_LINES]:
        if found := next(filter(None, (re.match(dateline, line) for dateline in DATELINES)), None):
            return found[1]
    return ""
