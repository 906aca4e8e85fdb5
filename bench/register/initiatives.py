"""Initiatives with their participants and developments."""

from random import Random

from bench.register.actors import slugged
from bench.register.developments import add_development, deal_out, publication
from bench.register.phrases import PURPOSES, TOPIC, WORKS, rare, town
from bench.register.random_values import Weighted, daterange, day, moment, period, some_day
from bench.register.rows import Rows
from bench.register.scale import share
from bench.register.statuses import CURRENT_DAY, counts_for, latest, status_of

STATUS_STEPS = ("under_discussion", "planned", "implementation", "completed")
ENDS = Weighted({"": 85, "suspended": 10, "cancelled": 5})
INVOLVEMENT_ROLE = Weighted(
    {"partner": 50, "lead": 20, "implementer": 12, "funder": 8, "contractor": 6, "interested": 4}
)
OUTCOMES = Weighted({"ongoing": 80, "finished": 14, "left": 4, "did_not_join": 2})


def initiatives(world, keys):
    """Return the rows of the initiatives of a slice, with all their parts."""
    rng, rows = Random(f"initiatives {keys.start}"), Rows()
    scale = world.scale
    about = share(scale.developments_of_initiatives, keys, scale.initiatives)
    after = scale.developments_of_agreements  # developments of agreements have the ids before
    about = range(about.start + after, about.stop + after)
    developments = deal_out(rng, about, keys)
    for key in keys:
        add_initiative(world, rng, rows, key, developments.get(key, ()), keys)
    return rows


def add_initiative(world, rng, rows, key, developments, keys):
    """Add an initiative of a slice of `keys`, and developments with these ids about it."""
    circle, topic = world.circle(key), TOPIC.pick(rng)
    title = f"{town(rng)} {rng.choice(WORKS)}: {topic}"
    shown = publication(rng)
    checked = CURRENT_DAY - rng.randrange(900) if rng.random() < 0.2 else 0
    news, moves, days = [], [], []
    for development, becomes in zip(developments, statuses(rng, len(developments)), strict=True):
        state = publication(rng)
        when = period(rng, some_day(rng)) if becomes else None
        heard, next_day = add_development(
            *(world, rng, rows, development, circle, topic),
            reader=shown,
            initiatives=[key],
            becomes=becomes,
            shown=state,
            when=when,
        )
        news.append(heard)
        days.append(next_day)
        if becomes and counts_for(state, shown):
            moves.append((becomes, 1, when, (reported_on(rows), development)))
    status, since, basis = status_of(moves, "idea")
    changes = min(filter(None, days), default=None)
    last, *_, reported = latest(news)
    for code in circle:
        rows.add("involvement", key, world.body(rng, code), INVOLVEMENT_ROLE.pick(rng), OUTCOMES.pick(rng))
    for sector in world.sectors[topic]:
        rows.add("initiative_sectors", key, sector)
    if rng.random() < 0.6:
        rows.add("initiative_places", key, rng.choice(world.keys("places")))
    for table, noun, chance in (("agreements", "agreements", 0.4), ("meetings", "meetings", 0.3)):
        if rng.random() < chance and (other := world.companion(rng, key, noun)):
            rows.add(f"initiative_{table}", key, other)
    for _ in range(rng.choice((1, 1, 2)) if shown == "published" else 0):
        rows.cite(rng, "initiative", key, world.keys("sources"), quote=f"work on {topic}")
    updated = moment(rng)
    planned = period(rng, some_day(rng) + 1500) if rng.random() < 0.5 else None
    summary = f"It {rng.choice(PURPOSES).format(topic=topic)}.{rare(rng)}"
    part_of = rng.choice(range(keys.start, key)) if key > keys.start and rng.random() < 0.1 else None
    rows.add(
        "initiative",
        *(key, f"{slugged(title)}-{key}", title, "{}", summary, shown, day(checked), updated, updated),
        *(part_of, daterange(planned), status, daterange(since), basis, day(changes)),
        *(day(last), daterange(reported)),
    )
    if checked:
        rows.add("newscheck", day(checked), None, key)


def statuses(rng, number):
    """Return the new status in each of this many developments; most have none."""
    said = [""] * number
    far = int((len(STATUS_STEPS) + 1) * rng.random())
    for place, status in zip(sorted(rng.sample(range(number), min(far, number))), STATUS_STEPS, strict=False):
        said[place] = status
    if number and (end := ENDS.pick(rng)):
        said[-1] = end
    return said


def reported_on(rows):
    """Return the report day of the last development for comparison; no day counts as the earliest."""
    reported = rows.lines["development"][-1].split("\t")[11]
    return "" if reported == "\\N" else reported
