"""Meetings with their participants."""

from random import Random

from bench.register.actors import slugged
from bench.register.developments import publication
from bench.register.phrases import CAPACITIES, TOPIC, rare
from bench.register.random_values import Weighted, daterange, moment, period, some_day
from bench.register.rows import Rows
from bench.register.statuses import CURRENT_DAY

MEETING_KIND = Weighted(
    {"talks": 60, "working_visit": 15, "official_visit": 8, "session": 6, "conference": 6, "summit": 5}
)
HELD = Weighted({"in_person": 60, "unknown": 28, "by_video": 7, "by_call": 4, "mixed": 1})
STATUS = Weighted({"held": 92, "scheduled": 3, "postponed": 3, "cancelled": 2})
PARTICIPATION_ROLE = Weighted({"": 60, "host": 15, "guest": 15, "head_of_delegation": 6, "observer": 4})


def meetings(world, keys):
    """Return the rows of the meetings of a slice, with all their parts."""
    rng, rows = Random(f"meetings {keys.start}"), Rows()
    for key in keys:
        add_meeting(world, rng, rows, key)
    return rows


def add_meeting(world, rng, rows, key):
    """Add a meeting."""
    circle, topic, kind = world.circle(key), TOPIC.pick(rng), MEETING_KIND.pick(rng)
    shown, status = publication(rng), STATUS.pick(rng)
    happened = CURRENT_DAY + rng.randrange(1, 300) if status == "scheduled" else some_day(rng)
    when = period(rng, happened) if rng.random() < 0.98 else None
    title = f"{kind.replace('_', ' ').capitalize()} of {' and '.join(world.names[code] for code in circle)} on {topic}"
    for code in circle:
        state, person = world.states[code], world.person(rng, code) if rng.random() < 0.6 else None
        role = PARTICIPATION_ROLE.pick(rng)
        if person:
            rows.add("participation", key, person, role, rng.choice(CAPACITIES), state, "f")
        else:
            rows.add("participation", key, state, role, "", None, "f")
    for sector in world.sectors[topic]:
        rows.add("meeting_sectors", key, sector)
    for _ in range(1 if shown == "published" else 0):
        rows.cite(rng, "meeting", key, world.keys("sources"))
    updated, venue = moment(rng), rng.choice(world.keys("places")) if rng.random() < 0.6 else None
    summary = f"On {topic}.{rare(rng)}"
    rows.add(
        "meeting",
        *(key, f"{slugged(title)}-{key}", title, "{}", summary, shown, None, updated, updated),
        *(kind, HELD.pick(rng), status, daterange(when), venue),
    )
