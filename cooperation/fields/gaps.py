"""How much time passed between two dates, exactly as precise as they are known."""

from datetime import date

from . import writing
from .period import Period
from .spans import ONE_DAY, span_of_months

_DAY, _MONTH, _YEAR = range(3)


def time_later(before: Period, after: Period) -> str:
    """Return how much later a date is than an earlier one; "" if that is not known.

    The less exact of the two dates decides: a date known to the month gives months, a date known to the year gives
    years. A range, quarter or season is as exact as the month or year that it is in.

    >>> time_later(Period.parse("5 March 2021"), Period.parse("May 2024"))
    '3 years, 2 months later'
    >>> time_later(Period.parse("2021"), Period.parse("May 2024"))
    '3 years later'
    >>> time_later(Period.parse("5 March 2021"), Period.parse("about 2024"))
    'about 3 years later'
    >>> time_later(Period.parse("2024"), Period.parse("25 February 2025"))
    'in the next year'
    """
    units = [_unit(before), _unit(after)]
    if None in units or before.lower > after.lower:
        return ""
    unit = max(units)
    doubt = "about " if before.certainty or after.certainty else ""
    passed = [(number, name) for number, name in _passed(before.lower, after.lower, unit) if number]
    if unit != _DAY and not doubt and passed == [(1, ("day", "month", "year")[unit])]:
        return f"in the next {passed[0][1]}"  # from a day to two years later
    if passed:
        return f"{doubt}{', '.join(_counted(number, name) for number, name in passed)} later"
    return f"{doubt or ('on ' if unit == _DAY else 'in ')}the same {('day', 'month', 'year')[unit]}"


def _unit(period: Period) -> int | None:
    """Return the smallest unit that contains the period; None if it is longer than a year, or open."""
    lower, upper = period.bounds
    if lower is None or upper is None:
        return None
    last = upper - ONE_DAY
    if writing.kind_of(period.bounds) == "day":
        return _DAY
    if lower.year != last.year:
        return None
    return _MONTH if lower.month == last.month else _YEAR


def _passed(first: date, last: date, unit: int) -> list[tuple[int, str]]:
    years = last.year - first.year
    if unit == _YEAR:
        return [(years, "year")]
    months = 12 * years + last.month - first.month
    days = 0
    if unit == _DAY:
        if last.day < first.day:
            months -= 1
        days = (last - _months_after(first, months)).days
    return [(months // 12, "year"), (months % 12, "month"), (days, "day")]


def _months_after(day: date, months: int) -> date:
    """Return the day so many months later: the same of its month, or the last if that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    beginning, after = span_of_months(day.year + years, month + 1)
    return min(beginning.replace(day=1) + (day.day - 1) * ONE_DAY, after - ONE_DAY)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' if number != 1 else ''}"
