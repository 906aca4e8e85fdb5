"""Countries, participants, places and sources, created before the records that use them."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from bench.register.phrases import TOPICS
from bench.register.random_values import Skewed, Weighted
from bench.register.scale import FIRST_KEY, Scale
from bench.register.series import Series, all_series

KINDS = Weighted(
    {
        "person": 45,
        "company": 20,
        "ministry": 10,
        "agency": 8,
        "university": 6,
        "media": 4,
        "civil_society": 4,
        "government": 3,
    }
)
# Countries with the most joint records; the rest are random.
LEADING = "KZ RU CN UZ KG TR DE TJ US TM AZ JP KR FR GB IN IR BY UA GE AM MN IT PK AE PL HU AF SA QA".split()  # noqa: SIM905
UNIONS = 12  # intergovernmental organisations with members
SIDES = Weighted({2: 72, 3: 15, 4: 8, 1: 5})  # number of countries with joint records


@dataclass
class World:
    """The countries, participants, places and sources that records can use.

    Attributes:
        names: the name of each country by code.
        states: id of the state by country code.
        sectors: ids of the seeded sectors per topic.
        circles: country codes of a record, by its id modulo their number.
        kinds, homes: kind and country code of each participant, by its id minus the first.
        people, bodies: ids of the people and of the bodies of a country.
        unions: ids of the organisations that take part with their members, and the member states of each.
        series: what the figures measure, in the order of their ids.
    """

    scale: Scale
    names: dict[str, str]
    states: dict[str, int]
    sectors: dict[str, list[int]]
    circles: list[tuple[str, ...]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)
    people: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    unions: dict[int, list[str]] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)

    def __post_init__(self):
        rng = Random("world")
        others = sorted(set(self.states) - set(LEADING))
        rng.shuffle(others)
        countries = Skewed([*(code for code in LEADING if code in self.states), *others], 1.1)
        for _ in range(self.scale.circles):
            number = SIDES.pick(rng)
            self.circles.append(tuple(dict.fromkeys(countries.pick(rng) for _ in range(number))))
        for key in self.keys("participants"):
            if len(self.unions) < UNIONS and rng.random() < 0.5:
                kind = "intergovernmental"
                self.unions[key] = list(dict.fromkeys(countries.pick(rng) for _ in range(8)))
            else:
                kind = KINDS.pick(rng)
            home = countries.pick(rng)
            self.kinds.append(kind)
            self.homes.append(home)
            if kind != "intergovernmental":
                (self.people if kind == "person" else self.bodies)[home].append(key)
        self.series = all_series(self)

    @classmethod
    def read(cls, connection, scale):
        """Return the world of a seeded database."""
        names = dict(connection.execute("SELECT code, name FROM cooperation_country WHERE dissolved IS NULL"))
        states = connection.execute("SELECT country_id, id FROM cooperation_participant WHERE kind = 'state'")
        sectors = dict(connection.execute("SELECT name, id FROM cooperation_sector"))
        return cls(
            scale=scale,
            names=names,
            states={code: key for code, key in states if code in names},
            sectors={topic: [sectors[name] for name in of_topic] for topic, of_topic in TOPICS.items()},
        )

    def keys(self, noun):
        """Return the ids of all rows of a model."""
        return range(FIRST_KEY, FIRST_KEY + getattr(self.scale, noun))

    def circle(self, key):
        """Return the codes of the countries that the record with this id is about."""
        return self.circles[key % len(self.circles)]

    def companion(self, rng, key, noun):
        """Return the id of a record of another type about the same countries, or None."""
        step, keys = len(self.circles), self.keys(noun)
        first = keys.start + (key - keys.start) % step
        return rng.randrange(first, keys.stop, step) if first < keys.stop else None

    def body(self, rng, code):
        """Return the id of a body of a country, or of its state if it has none."""
        bodies = self.bodies.get(code)
        # The first ones act most often.
        return bodies[int(len(bodies) * rng.random() ** 2)] if bodies else self.states[code]

    def person(self, rng, code):
        """Return the id of a person of a country, or None."""
        people = self.people.get(code)
        return people[int(len(people) * rng.random() ** 2)] if people else None
