"""What the invented figures measure: one series per indicator, unit and countries, with its number of figures."""

from dataclasses import dataclass
from random import Random

from bench.register.phrases import TOPIC
from bench.register.random_values import Skewed, Weighted
from bench.register.scale import FIRST_KEY

SHORTEST, LONGEST = 5, 20  # figures of a series
TRIES = 20  # of a series that is not there yet, before it is about an initiative, of which there are many

# Symbol of a unit -> its kind and factor, of the units below that convert; as in fixtures/035-units.yaml.
CONVERTIBLE = {
    "t": ("mass", 1000),
    "kt": ("mass", 1_000_000),
    "m³": ("volume", 1),
    "km³": ("volume", 10**9),
    "kWh": ("energy", 1),
    "GWh": ("energy", 1_000_000),
    "MW": ("power", 1000),
    "kW": ("power", 1),
    "km": ("length", 1000),
    "ha": ("area", 10_000),
    "%": ("share", 1),
}


@dataclass(frozen=True)
class Indicator:
    """What is measured.

    Attributes:
        name: its name.
        units: symbols of the units in which it is given, the most frequent first.
        least, most: powers of ten between which its values are.
    """

    name: str
    units: tuple[str, ...]
    least: int
    most: int


MONEY = ("USD", "EUR", "RUB", "KZT", "CNY")
# Of all countries together.
JOINT = Skewed(
    [
        Indicator("mutual trade", MONEY, 6, 10),
        Indicator("mutual investment", MONEY, 6, 9),
        Indicator("freight by rail", ("t", "kt"), 4, 7),
        Indicator("freight by road", ("t", "kt"), 4, 6),
        Indicator("transit freight", ("t", "wagons"), 4, 7),
        Indicator("container traffic", ("TEU", "containers"), 3, 6),
        Indicator("container trains", ("trains",), 1, 4),
        Indicator("air passengers", ("passengers",), 3, 6),
        Indicator("weekly flights", ("flights",), 1, 2),
        Indicator("joint projects", ("projects",), 1, 2),
        Indicator("joint companies", ("companies",), 1, 4),
        Indicator("tourist trips", ("tourists", "people"), 3, 6),
        Indicator("border crossings", ("crossings", "vehicles"), 3, 6),
        Indicator("exchange of students", ("students",), 1, 4),
        Indicator("cultural events", ("events",), 1, 2),
        Indicator("documents signed", ("documents", "agreements"), 1, 2),
        Indicator("visits of delegations", ("visits",), 1, 2),
    ],
    0.5,
)
# Of one country to another one.
DIRECTED = Skewed(
    [
        Indicator("exports", MONEY, 6, 10),
        Indicator("exports of grain", ("t", "USD"), 4, 7),
        Indicator("exports of gas", ("m³", "USD"), 7, 10),
        Indicator("exports of oil", ("t", "barrels"), 4, 7),
        Indicator("exports of machinery", MONEY, 5, 9),
        Indicator("exports of food", MONEY, 5, 9),
        Indicator("electricity supplied", ("kWh", "GWh"), 6, 9),
        Indicator("water released", ("m³", "km³"), 7, 9),
        Indicator("direct investment", MONEY, 6, 10),
        Indicator("loans granted", MONEY, 6, 9),
        Indicator("remittances", MONEY, 6, 9),
        Indicator("humanitarian aid", ("t", "USD"), 2, 5),
        Indicator("scholarships granted", ("scholarships",), 1, 3),
        Indicator("labour migrants", ("people",), 3, 6),
    ],
    0.5,
)
# Of one country, about an initiative.
OWN = Skewed(
    [
        Indicator("cost of the project", MONEY, 6, 9),
        Indicator("installed capacity", ("MW", "kW"), 1, 3),
        Indicator("length built", ("km",), 1, 3),
        Indicator("jobs created", ("jobs",), 1, 4),
        Indicator("annual output", ("t",), 3, 6),
        Indicator("annual generation", ("GWh", "kWh"), 2, 4),
        Indicator("irrigated land", ("ha",), 2, 5),
        Indicator("people trained", ("people",), 1, 4),
        Indicator("work completed", ("%",), 0, 1),
    ],
    0.5,
)
SORT = Weighted({"joint": 50, "directed": 30, "own": 20})
NTH_UNIT = Weighted({0: 75, 1: 15, 2: 5, 3: 3, 4: 2})


@dataclass(frozen=True)
class Series:
    """Figures that measure the same.

    Attributes:
        keys: their ids.
        circle: a number whose circle these countries are of.
        indicator, unit: what they measure, and the symbol of their unit.
        of, to: the codes of the countries that they are of, and of their recipients.
        initiative: the id of the initiative that they are about, or None.
        topic: what they are about, for their sectors.
    """

    keys: range
    circle: int
    indicator: Indicator
    unit: str
    of: tuple[str, ...]
    to: tuple[str, ...]
    initiative: int | None
    topic: str


def all_series(world):
    """Return the series of all figures of a world, each once, in the order of their ids."""
    rng, found, taken = Random("series"), [], set()
    keys = world.keys("figures")
    first = keys.start
    while first < keys.stop:
        for tried in range(TRIES + 1):
            circle, indicator, unit, *whose = some_series(world, rng, "own" if tried == TRIES else SORT.pick(rng))
            # Values of units that convert are of one series.
            measured = (indicator, CONVERTIBLE.get(unit, [unit])[0], *whose)
            if measured not in taken:
                break
        taken.add(measured)
        last = min(first + rng.randrange(SHORTEST, LONGEST + 1), keys.stop)
        found.append(Series(range(first, last), circle, indicator, unit, *whose, TOPIC.pick(rng)))
        first = last
    return found


def some_series(world, rng, sort):
    """Return what a random series measures: the attributes of `Series` from `circle` to `initiative`."""
    circle = FIRST_KEY + rng.randrange(len(world.circles))
    countries = tuple(sorted(world.circle(circle), key=world.states.get))
    own = sort == "own" or len(countries) == 1
    indicator = (OWN if own else DIRECTED if sort == "directed" else JOINT).pick(rng)
    unit = indicator.units[NTH_UNIT.pick(rng) % len(indicator.units)]
    if own:
        return circle, indicator, unit, countries[:1], (), world.companion(rng, circle, "initiatives")
    if sort == "directed":
        of, to = rng.sample(countries, 2)
        return circle, indicator, unit, (of,), (to,), None
    return circle, indicator, unit, countries, (), None
