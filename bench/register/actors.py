"""Participants, places and sources."""

import re
from functools import lru_cache
from random import Random

from bench.register.phrases import BODIES, FIELDS, PLACE_KINDS, TOPIC, person, town
from bench.register.random_values import Weighted, array, daterange, period, some_day
from bench.register.rows import Rows

LANGUAGES = Weighted({"en": 50, "ru": 30, "kk": 6, "fr": 5, "zh": 5, "es": 4})
UNION = "Union for {} on the {} Rivers"


def participants(world):
    """Return the rows of all participants and of the members of unions."""
    rng, rows = Random("participants"), Rows()
    for key, kind, home in zip(world.keys("participants"), world.kinds, world.homes, strict=True):
        country = world.names[home]
        if kind == "person":
            name, spelled, native = person(rng)
            others = array([f"{spelled} {name.split()[0]}", native])
        elif kind == "intergovernmental":
            name, native, home = f"{UNION.format(rng.choice(FIELDS), town(rng))}", "", None
            others = array([f"U{key}"])
            for code in world.unions[key]:
                rows.add("affiliation", world.states[code], key, "member", "", None)
        else:
            pattern, cyrillic = BODIES[kind]
            name = pattern.format(rng.choice(FIELDS), country)
            if rng.random() < 0.8:
                name += f", {town(rng)}"
            native, others = "", array([f"{cyrillic} {key}"])
        rows.add("participant", key, f"{slugged(name)}-{key}", kind, name, others, native, home)
    return rows


def places(world):
    """Return the rows of all places. The first tenth are regions that contain the others."""
    rng, rows = Random("places"), Rows()
    keys = world.keys("places")
    regions = range(keys.start, keys.start + len(keys) // 10)
    for key in keys:
        name, region = town(rng), key in regions
        kind = "region" if region else PLACE_KINDS.pick(rng)
        within = None if region or rng.random() < 0.2 else rng.choice(regions)
        at = (f"{rng.uniform(-50, 70):.4f}", f"{rng.uniform(-180, 180):.4f}") if rng.random() < 0.7 else (None, None)
        rows.add("place", key, f"{slugged(name)}-{key}", name, "{}", kind, within, *at)
        rows.add("place_countries", key, rng.choice(world.circle(key)))
    return rows


def sources(world):
    """Return the rows of all sources."""
    rng, rows = Random("sources"), Rows()
    for key in world.keys("sources"):
        circle = world.circle(key)
        title = f"{' and '.join(world.names[code] for code in circle[:2])} discuss {TOPIC.pick(rng)}"
        published = daterange(period(rng, some_day(rng), "day" if rng.random() < 0.9 else "month"))
        publisher = world.body(rng, circle[0])
        address = f"https://news.example/{key}"
        rows.add("source", key, f"{slugged(title)}-{key}", title, publisher, address, LANGUAGES.pick(rng), published)
    return rows


@lru_cache(50_000)
def slugged(name):
    """Return a name as the beginning of a slug."""
    return re.sub(r"[\W_]+", "-", name.lower())[:70].strip("-")
