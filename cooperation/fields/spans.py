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

# The parts of decades, years and months have no exact limits. "Beginning" has those of "early", "end" those of "late".
PARTS = {"early": 0, "beginning": 0, "mid": 1, "late": 2, "end": 2}
# Part of a decade -> its first year, counted from the decade's. Each part has four years: mid is the middle four, and
# shares a year with each neighbour.
FIRST_YEAR_OF_PART = (0, 3, 6)
YEARS_IN_PART = 4
MONTHS_IN_PART = 4  # a third of a year: January–April, May–August, September–December
DAYS_IN_PART = 10  # a third of a month: 1–10, 11–20, and from 21 to its end

# Season -> its number in EDTF, and its first month: three whole months of the northern hemisphere.
SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "winter": (24, 12)}


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


def span_of_decade(first: int, part: str = "") -> Span:
    """Return the span of the decade that begins in the year `first`, or of one of its PARTS.

    >>> span_of_decade(1990, "early")
    (datetime.date(1990, 1, 1), datetime.date(1994, 1, 1))
    """
    return span_of_years(first + FIRST_YEAR_OF_PART[PARTS[part]], YEARS_IN_PART) if part else span_of_years(first, 10)


def span_of_part_of_year(year: int, part: str) -> Span:
    """Return the span of one of the PARTS of a year: four months."""
    return span_of_months(year, 1 + MONTHS_IN_PART * PARTS[part], MONTHS_IN_PART)


def span_of_ten_days(year: int, month: int, number: int) -> Span:
    """Return the span of the first, second or third (0 to 2) ten days of a month; the third lasts to its end.

    >>> span_of_ten_days(2022, 10, 2)
    (datetime.date(2022, 10, 21), datetime.date(2022, 11, 1))
    """
    beginning, after = span_of_months(year, month)
    lower = beginning.replace(day=1 + DAYS_IN_PART * number)
    return lower, after if number == 2 else lower + DAYS_IN_PART * ONE_DAY


def span_of_half_month(year: int, month: int, half: int) -> Span:
    """Return the span of a half (1 or 2) of a month: the days 1 to 15, or from 16 to its end."""
    beginning, after = span_of_months(year, month)
    middle = beginning.replace(day=16)
    return (beginning, middle) if half == 1 else (middle, after)


def span_of_season(season: str, year: int) -> Span:
    """Return the span of one of the SEASONS that begins in this year. A winter ends in the next year.

    >>> span_of_season("winter", 2024)
    (datetime.date(2024, 12, 1), datetime.date(2025, 3, 1))
    """
    _, month = SEASONS[season]
    return span_of_months(year, month)[0], span_of_months(year + month // 12, (month + 1) % 12 + 1)[1]
