"""Calendar spans, such as a day, a month or a decade: the first day and the day after the last."""

from datetime import date, timedelta

Span = tuple[date, date]
Bounds = tuple[date | None, date | None]

ONE_DAY = timedelta(days=1)

# The upper bound is the day after the last, and neither Python nor psycopg has a day after 31 December 9999.
FIRST_YEAR, LAST_YEAR = 1, 9998
FIRST_DAY, LAST_UPPER = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)

MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
ORDINALS = ["first", "second", "third", "fourth"]

# Part of a decade -> its first year, counted from the decade's. Each part has four years because its limits are
# vague:
# mid is the middle four, and shares a year with each neighbour.
PARTS_OF_DECADE = {"early": 0, "mid": 3, "late": 6}
YEARS_IN_PART = 4


def span_of_years(first: int, count: int = 1) -> Span:
    """Return the span of `count` whole years from the year `first`. Raise ValueError outside the years 1 to 9998."""
    for year in (first, first + count - 1):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"The year must be from {FIRST_YEAR:04} to {LAST_YEAR}, not {year:04}.")
    return date(first, 1, 1), date(first + count, 1, 1)


def span_of_months(year: int, first: int, count: int = 1) -> Span:
    """Return the span of `count` whole months of a year, from month `first` (1 to 12). Raise ValueError if invalid."""
    beginning, after = span_of_years(year)
    if not 1 <= first <= 12:
        raise ValueError(f"A year has months 1 to 12, not {first}.")
    following = first + count
    return beginning.replace(month=first), after if following > 12 else beginning.replace(month=following)


def span_of_day(year: int, month: int, day: int) -> Span:
    """Return the span of one day. Raise ValueError for a day that does not exist.

    >>> span_of_day(2025, 2, 31)
    Traceback (most recent call last):
    ValueError: February 2025 has no day 31.
    """
    beginning, after = span_of_months(year, month)
    if not 1 <= day <= (after - beginning).days:
        raise ValueError(f"{MONTHS[month - 1]} {year:04} has no day {day}.")
    lower = beginning.replace(day=day)
    return lower, lower + ONE_DAY


def span_of_quarter(year: int, quarter: int) -> Span:
    """Return the span of a quarter (1 to 4) of a year."""
    return span_of_months(year, 3 * quarter - 2, 3)


def span_of_half(year: int, half: int) -> Span:
    """Return the span of a half (1 or 2) of a year."""
    return span_of_months(year, 6 * half - 5, 6)


def span_of_decade(first: int, part: str | None = None) -> Span:
    """Return the span of the decade that begins in the year `first`, or of its early, mid or late part.

    >>> span_of_decade(1990, "early")
    (datetime.date(1990, 1, 1), datetime.date(1994, 1, 1))
    """
    return span_of_years(first + PARTS_OF_DECADE[part], YEARS_IN_PART) if part else span_of_years(first, 10)
