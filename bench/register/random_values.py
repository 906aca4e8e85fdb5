"""Random choices, the same in each run: skewed distributions, and dates of different precision."""

from bisect import bisect
from datetime import date
from functools import lru_cache
from itertools import accumulate

NULL = "\\N"  # as in COPY
TODAY = date.today()
EPOCH = date(1990, 1, 1).toordinal()
DAYS = TODAY.toordinal() - EPOCH


class Skewed:
    """Pick from `items`, the n-th with a weight of 1 / n ** exponent, or with the given `weights`."""

    def __init__(self, items, exponent=1.0, weights=None):
        self.items = list(items)
        weights = weights or [1 / (n + 1) ** exponent for n in range(len(self.items))]
        self._sums = list(accumulate(weights))
        self._total = self._sums[-1]

    def pick(self, rng):
        """Return one of the items."""
        return self.items[min(bisect(self._sums, rng.random() * self._total), len(self.items) - 1)]


class Weighted(Skewed):
    """Pick the keys of a dictionary with its values as weights."""

    def __init__(self, weights):
        super().__init__(weights, weights=list(weights.values()))


def some_day(rng):
    """Return the ordinal of a past day; recent days are more frequent."""
    return EPOCH + int(DAYS * rng.random() ** 0.6)


PRECISION = Weighted({"day": 78, "month": 10, "year": 8, "decade": 2, "open": 2})


def period(rng, day, precision=None):
    """Return (lower, upper) around the ordinal `day`, with a random precision; upper may be None."""
    match precision or PRECISION.pick(rng):
        case "day":
            return day, day + 1
        case "month":
            known = date.fromordinal(day)
            return first_of_month(known.year, known.month), first_of_month(known.year, known.month + 1)
        case "year":
            year = date.fromordinal(day).year
            return first_of_month(year, 1), first_of_month(year + 1, 1)
        case "decade":
            year = date.fromordinal(day).year // 10 * 10
            return first_of_month(year, 1), first_of_month(year + 10, 1)
    return day, None


def first_of_month(year, month):
    """Return the ordinal of the first day of a month; 13 is the next January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1).toordinal()


def daterange(bounds):
    """Return a period as a daterange for COPY."""
    if bounds is None:
        return NULL
    lower, upper = bounds
    return f"[{day(lower) if lower else ''},{day(upper) if upper else ''})"


@lru_cache(100_000)
def day(ordinal):
    """Return a day as a date for COPY; None is NULL."""
    return date.fromordinal(ordinal).isoformat() if ordinal else NULL


def moment(rng):
    """Return a time within the last three years, for the change of a row."""
    chance = rng.random()
    return (
        f"{day(TODAY.toordinal() - 1 - int(1000 * chance**2))} {int(chance * 24):02}:{int(chance * 9e5) % 60:02}:00+00"
    )


def array(texts):
    """Return texts as an array for COPY; they must not contain quotes or backslashes."""
    return "{" + ",".join(f'"{text}"' for text in texts) + "}"
