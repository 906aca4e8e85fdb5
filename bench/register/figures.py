"""Figures: the values of each series, some bounded, revised, contradicting, or targets in the future."""

import json
from bisect import bisect_left
from datetime import date
from decimal import Decimal
from hashlib import md5
from random import Random

from bench.register.actors import slugged
from bench.register.developments import publication
from bench.register.random_values import TODAY, Weighted, daterange, first_of_month, moment
from bench.register.rows import Rows
from bench.register.series import CONVERTIBLE
from bench.register.statuses import CURRENT_DAY

BOUND = Weighted({"exactly": 84, "about": 7, "more_than": 4, "at_least": 2, "less_than": 2, "at_most": 1})
BOUND_WORDS = {"exactly": ""} | {name: f"{name.replace('_', ' ')} " for name in BOUND.items if name != "exactly"}
LARGE = {"billion": 9, "million": 6}
ACTUAL, TARGET = "actual", "target"
EUROS = Decimal("0.9")  # for a US dollar, in conversions


def figures(world, keys):
    """Return the rows of the figures of all series that begin in a slice, with all their parts."""
    rng, rows = Random(f"figures {keys.start}"), Rows()
    places = [bisect_left(world.series, key, key=lambda series: series.keys.start) for key in (keys.start, keys.stop)]
    for series in world.series[slice(*places)]:
        add_series(world, rng, rows, series)
    return rows


def add_series(world, rng, rows, series):
    """Add the figures of a series: a value per year, some of them twice, and perhaps a target."""
    target = rng.random() < 0.3
    year = TODAY.year - rng.randrange(1, 4) - len(series.keys) + target
    value, growth = first_value(rng, series), rng.uniform(0.95, 1.2)
    kind, preferred, as_of = "", False, None
    for key in series.keys:
        given = rounded(rng, value, series)
        if target and key == series.keys[-1]:
            year = TODAY.year + rng.randrange(1, 8)
            add_figure(world, rng, rows, series, key, given, year, nature=TARGET)
            break
        add_figure(world, rng, rows, series, key, given, year, as_of=as_of, preferred=preferred)
        # What the next figure is: usually the value of the next year. One of several rivals is preferred at most.
        has_rival = kind == "contradicts"
        kind = rng.choices(("next", "contradicts", "revises"), (91, 4, 5))[0]
        if kind == "contradicts":
            preferred = as_of is None and not has_rival and rng.random() < 0.5
            value *= 1.3
        elif kind == "revises" and (revised := first_of_month(year + 1, rng.randrange(1, 12))) < CURRENT_DAY:
            as_of, preferred, value = revised + rng.randrange(28), False, value * rng.uniform(0.9, 1.1)
        else:
            year, as_of, preferred, value = year + 1, None, False, value * growth * rng.uniform(0.85, 1.15)


def first_value(rng, series):
    """Return a value of the usual size, in the unit of a series."""
    value = 10 ** rng.uniform(series.indicator.least, series.indicator.most)
    usual = series.indicator.units[0]
    if usual in CONVERTIBLE and series.unit in CONVERTIBLE:
        value *= CONVERTIBLE[usual][1] / CONVERTIBLE[series.unit][1]
    return value


def rounded(rng, value, series):
    """Return a value as sources give it, of two or three digits: (number, value of its last digit)."""
    if series.unit == "%":
        value = min(value * 10, 100)
    digits = rng.choice((2, 3))
    place = max(len(str(int(value))) - digits, 0 if series.unit not in CONVERTIBLE else -1)
    step = Decimal(10) ** place
    return max((Decimal(value) / step).to_integral_value(), 2) * step, step


def add_figure(world, rng, rows, series, key, given, year, *, nature=ACTUAL, as_of=None, preferred=False):
    """Add a figure of a series.

    Args:
        given: its number and the value of its last digit.
        year: the year of its period.
        as_of: the ordinal of the day on which it was revised, or None.
        preferred: whether it is preferred to the figure before, which it contradicts.
    """
    (low, step), bound = given, BOUND.pick(rng)
    high = low + 3 * step if bound in ("exactly", "about") and rng.random() < 0.03 else None
    printed = f"{BOUND_WORDS[bound]}{amount(low, high, series.unit)}"
    shown = publication(rng)
    for code in series.of:
        rows.add("figure_of", key, world.states[code])
    for code in series.to:
        rows.add("figure_to", key, world.states[code])
    if rng.random() < 0.3:
        rows.add("figure_sectors", key, world.sectors[series.topic][0])
    if series.unit == "USD" and high is None and rng.random() < 0.1:
        rows.add("figureconversion", key, bound, low * EUROS, "EUR", f"€{in_words(low * EUROS)}")
    if shown == "published":
        rows.cite(rng, "figure", key, world.keys("sources"), quote=printed)
    name = series.indicator.name.capitalize() + (" (target)" if nature == TARGET else "")
    whose = " to ".join(filter(None, (joined(world, codes) for codes in (series.of, series.to))))
    known = f", as of {dated(as_of)}" if as_of else ""
    updated = moment(rng)
    rows.add(
        "figure",
        *(key, f"{slugged(f'{name}, {whose}')}-{year}-{key}", f"{name}, {whose}, {year}{known}: {printed}", "{}", ""),
        *(shown, None, updated, updated, series.indicator.name, nature, bound, low, high, step, series.unit, printed),
        daterange((first_of_month(year, 1), first_of_month(year + 1, 1))),
        daterange(as_of and (as_of, as_of + 1)),
        series.initiative,
        world.companion(rng, series.circle, "meetings") if rng.random() < 0.1 else None,
        *("t", "It is the later source.") if preferred else ("f", ""),
        series_of(world, series),
        agreeing_values(low, high, bound, step, CONVERTIBLE.get(series.unit, ("", 1))[1]),
    )


def series_of(world, series):
    """Return the column `series` of its figures, as the view `register.figure_status` does."""
    of, to = ([world.states[code] for code in codes] for codes in (series.of, series.to))
    unit = CONVERTIBLE[series.unit][0] if series.unit in CONVERTIBLE else [series.unit]
    subject = [series.initiative, None] if len(of) < 2 and not to else None
    measured = [series.indicator.name, unit, sorted(of), sorted(to), [], subject, None]
    return md5(json.dumps(measured).encode(), usedforsecurity=False).hexdigest()


def agreeing_values(low, high, bound, step, factor):
    """Return the column `agrees_with` of a figure, as the function `register.agreeing_values` does."""
    slack = step / 2
    if bound == "about":
        slack = max(slack, abs(low) / 20, abs(high or 0) / 20)
    match bound:
        case "more_than":
            return f"({low * factor:f},)"
        case "at_least":
            return f"({(low - slack) * factor:f},)"
        case "less_than":
            return f"(,{low * factor:f})"
        case "at_most":
            return f"(,{(low + slack) * factor:f})"
    return f"({(low - slack) * factor:f},{((high or low) + slack) * factor:f})"


def amount(low, high, unit):
    """Return a value or a range with its unit, as sources print it."""
    number = f"{in_words(low)} to {in_words(high)}" if high else in_words(low)
    return f"${number}" if unit == "USD" else f"{number}%" if unit == "%" else f"{number} {unit}"


def in_words(number):
    """Return a number as sources print it: 1,240 or 3.4 million."""
    for name, power in LARGE.items():
        if number >= 10**power:
            return f"{(number / 10**power).normalize():f} {name}"
    return f"{number.normalize():,f}"


def joined(world, codes):
    """Return the names of countries in one phrase."""
    *names, last = (world.names[code] for code in codes) if codes else ("",)
    return f"{', '.join(names)} and {last}" if names else last


def dated(ordinal):
    """Return a day as pages print it."""
    found = date.fromordinal(ordinal)
    return f"{found.day} {found:%B %Y}"
