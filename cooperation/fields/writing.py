"""Format bounds in English and in EDTF, exactly as precise as they are.

A period from 1 January to 31 December is the year, however it was typed. What bounds do not say, such as "about 2024"
or "late 2025", is in the words of a Period.
"""

from datetime import date
from functools import lru_cache

from .spans import MONTHS, ONE_DAY, ORDINALS, Bounds

# Kind of bounds -> how exactly the date is known.
PRECISIONS = {
    "day": "known to the day",
    "month": "known to the month",
    "quarter": "known to the quarter",
    "half": "known to the half-year",
    "year": "known to the year",
    "decade": "known to the decade",
    "days": "a range of days",
    "months": "a range of months",
    "years": "a range of years",
    "by": "beginning not known",
    "since": "end not known",
}


@lru_cache(maxsize=10_000)
def write(bounds: Bounds) -> str:
    """Return the period in English. `reading.read` can parse it again.

    >>> write((date(1990, 1, 1), date(1994, 1, 1)))
    '1990–1993'
    >>> write((date(2025, 2, 28), date(2025, 3, 4)))
    '28 February – 3 March 2025'
    >>> write((None, date(2031, 1, 1)))
    'by the end of 2030'
    """
    match bounds:
        case None, date() as upper:
            # "By 2030" could also mean its first day.
            step = step_of(upper)
            return f"by {'' if step == 'day' else 'the end of '}{_write_to_step(upper - ONE_DAY, step)}"
        case date() as lower, None:
            return f"since {_write_to_step(lower, step_of(lower))}"
        case date() as lower, date() as upper:
            return _write_closed(lower, upper)
    raise ValueError("A period needs a beginning, an end, or both.")


def with_article(text: str) -> str:
    """Return a date as it stands after a word such as "by" or "since": with "the" if English needs it.

    >>> with_article("beginning of 2026"), with_article("late 2025")
    ('the beginning of 2026', 'late 2025')
    """
    return (
        f"the {text}" if text.startswith(("beginning ", "end ", "last ", *(f"{word} " for word in ORDINALS))) else text
    )


def write_edtf(bounds: Bounds) -> str:
    """The period in EDTF: a date, an interval with the last day, month or year included, or a decade as 199X.

    >>> write_edtf((date(2025, 2, 1), date(2025, 3, 1)))
    '2025-02'
    >>> write_edtf((date(2025, 11, 12), date(2025, 11, 14)))
    '2025-11-12/2025-11-13'
    """
    kind = kind_of(bounds)
    lower, upper = bounds
    length = {"year": 4, "month": 7, "day": 10}[step_of(*filter(None, bounds))]
    first = lower.isoformat()[:length] if lower else ".."
    if kind == "decade":
        return f"{first[:3]}X"
    if kind in ("day", "month", "year"):
        return first
    last = (upper - ONE_DAY).isoformat()[:length] if upper else ".."
    return f"{first}/{last}"


def step_of(*days: date) -> str:
    """The largest unit (year, month or day) that begins on each of these days."""
    if any(day.day != 1 for day in days):
        return "day"
    return "month" if any(day.month != 1 for day in days) else "year"


def kind_of(bounds: Bounds) -> str:
    """The key of PRECISIONS for these bounds."""
    lower, upper = bounds
    if lower is None or upper is None:
        return "by" if upper else "since"
    years = upper.year - lower.year
    match step_of(lower, upper):
        case "day":
            return "day" if upper - lower == ONE_DAY else "days"
        case "month":
            months = 12 * years + upper.month - lower.month
            if months in (3, 6) and lower.month % months == 1:
                return "quarter" if months == 3 else "half"
            return "month" if months == 1 else "months"
        case _:
            if years == 10 and lower.year % 10 == 0:
                return "decade"
            return "year" if years == 1 else "years"


def _write_closed(lower: date, upper: date) -> str:
    last = upper - ONE_DAY
    match kind_of((lower, upper)):
        case "day" | "month" | "year" as unit:
            return _write_to_step(lower, unit)
        case "quarter":
            return f"{ORDINALS[lower.month // 3]} quarter of {lower.year:04}"
        case "half":
            return f"{ORDINALS[lower.month // 6]} half of {lower.year:04}"
        case "decade":
            return f"{lower.year:04}s"
        case "years":
            return f"{lower.year:04}–{last.year:04}"
        case "days" if (lower.year, lower.month) == (last.year, last.month):
            return f"{lower.day}–{_write_to_step(last, 'day')}"
        case "months" if lower.year == last.year:
            return f"{MONTHS[lower.month - 1]}–{_write_to_step(last, 'month')}"
        case steps:
            step = steps.removesuffix("s")
            first = _write_to_step(lower, step)
            if lower.year == last.year:
                first = first[: -len(" 2025")]
            return f"{first} – {_write_to_step(last, step)}"


def _write_to_step(day: date, step: str) -> str:
    """The year, month or day that contains this day."""
    if step == "year":
        return f"{day.year:04}"
    month = f"{MONTHS[day.month - 1]} {day.year:04}"
    return month if step == "month" else f"{day.day} {month}"
