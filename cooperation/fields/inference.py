"""What of a date the source does not print: the year, or the whole date."""

import re
from functools import lru_cache

INFERRED_MARK = re.compile(r"(?P<phrase>.*?) ?\(inferred: (?P<stated>.*)\)", re.DOTALL)
"""A phrase of a date that triggers copied from another row, as ``register.sourced_phrase`` writes it."""

_YEAR = re.compile(r"\d{4}")
_DAY_OR_MONTH = re.compile(
    # In English, Russian and Kyrgyz, and Kazakh: a month with any ending, or the numbers of day and month.
    r"\b(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec"
    r"|январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)"
    r"|\b\d{1,2}[./]\d{1,2}\b"
    r"|\b(?:spring|summer|autumn|winter|q[1-4])\b",
    re.IGNORECASE,
)


@lru_cache(20_000)
def inferred_part(stated: str) -> str:
    """Return what of an inferred date its source does not print: "year" or "date".

    Args:
        stated: the wording of the source; may be empty.

    >>> inferred_part("February 25"), inferred_part("25 февраля"), inferred_part("in March")
    ('year', 'year', 'year')
    >>> inferred_part("on the same day"), inferred_part("last year"), inferred_part("")
    ('date', 'date', 'date')
    """
    return "year" if _DAY_OR_MONTH.search(stated) and not _YEAR.search(stated) else "date"


def split_inferred(stored: str) -> tuple[str, str]:
    """Return the phrase of a stored date, and what of it was inferred: "year", "date" or "".

    >>> split_inferred("about 2024 (inferred: last year)")
    ('about 2024', 'date')
    >>> split_inferred("about 2024")
    ('about 2024', '')
    """
    found = INFERRED_MARK.fullmatch(stored)
    return (found["phrase"], inferred_part(found["stated"])) if found else (stored, "")
