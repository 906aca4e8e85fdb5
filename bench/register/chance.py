"""What is left to chance, the same at each run: skewed choices, and dates as far as they are known."""

from bisect import bisect
from datetime import date
from functools import lru_cache
from itertools import accumulate

NULL = "\\N"  # as COPY writes it
TODAY = date.today()
EPOCH = date(1990, 1, 1).toordinal()
DAYS = TODAY.toordinal() - EPOCH


class Skewed:
    """Picks from `items`, the n-th of them with a weight of 1 / n ** exponent, or with the `weights` given."""

    def __init__(self, items, exponent=1.0, weights=None):
        self.items = list(items)
        weights = weights or [1 / (n + 1) ** exponent for n in range(len(self.items))]
        self._sums = list(accumulate(weights))
        self._total = self._sums[-1]

    def pick(self, rng):
        """Return one of the items."""
        return self.items[min(bisect(self._sums, rng.random() * self._total), len(self.items) - 1)]


class Weighted(Skewed):
    """Picks the keys of a dictionary by the weights that are its values."""

    def __init__(self, weights):
        super().__init__(weights, weights=list(weights.values()))


def some_day(rng):
    """Return the ordinal of a day that has been, recent ones more often."""
    return EPOCH + int(DAYS * rng.random() ** 0.6)


PRECISION = Weighted({"day": 78, "month": 10, "year": 8, "decade": 2, "open": 2})


def period(rng, day, precision=None):
    """Return (lower, upper) around the ordinal `day`, as exact as chance will have it; upper may be None."""
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
    """Return the ordinal of the first day of a month; 13 is the January that follows."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1).toordinal()


def written(bounds):
    """Return a period as COPY takes a daterange."""
    if bounds is None:
        return NULL
    lower, upper = bounds
    return f"[{day(lower) if lower else ''},{day(upper) if upper else ''})"


@lru_cache(100_000)
def day(ordinal):
    """Return a day as COPY takes a date; None is NULL."""
    return date.fromordinal(ordinal).isoformat() if ordinal else NULL


def moment(rng):
    """Return a moment of the last three years, at which somebody changed a row."""
    chance = rng.random()
    return (
        f"{day(TODAY.toordinal() - 1 - int(1000 * chance**2))} {int(chance * 24):02}:{int(chance * 9e5) % 60:02}:00+00"
    )


def array(texts):
    """Return texts as COPY takes an array; they hold neither quotes nor backslashes."""
    return "{" + ",".join(f'"{text}"' for text in texts) + "}"
