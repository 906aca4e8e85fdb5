"""Developments, each about an agreement or initiatives."""

from collections import defaultdict

from bench.register.actors import slugged
from bench.register.phrases import MONTHS, NEWS, rare
from bench.register.random_values import Weighted, daterange, day, moment, period, some_day
from bench.register.statuses import CURRENT_DAY, NO_NEWS, counts_for, last_news, next_day

DEVELOPMENT_KIND = Weighted(
    {
        "progress": 40,
        "statement": 25,
        "decision": 12,
        "milestone": 9,
        "background": 6,
        "setback": 5,
        "commentary": 3,
    }
)
PUBLICATION = Weighted({"published": 92, "draft": 4, "in_review": 2, "withdrawn": 2})


def publication(rng):
    """Return the publication state of a record."""
    return PUBLICATION.pick(rng)


def deal_out(rng, keys, owners):
    """Deal the ids to the owners: owner -> its ids. A few owners get many."""
    found = defaultdict(list)
    for key in keys:
        found[owners[int(len(owners) * rng.random() ** 1.5)]].append(key)
    return found


def add_development(
    world, rng, rows, key, circle, topic, *, reader, agreement=None, initiatives=(), becomes="", shown="", when=None
):
    """Add a development about an agreement or some initiatives; return what it is as news and the next
    day on which the calendar changes that.

    Args:
        reader: the publication state of the agreement or initiatives.
        becomes: the new status of the initiatives.
        shown: its publication state, random if empty.
        when: its date, random if None.
    """
    happened = some_day(rng)
    if when is None and rng.random() > 0.03:
        when = period(rng, happened)
    reported = min(happened + rng.randrange(9), CURRENT_DAY) if when is not None and rng.random() < 0.5 else 0
    text = rng.choice(NEWS).format(topic=topic, month=rng.choice(MONTHS)) + rare(rng)
    title = f"{text[:80].rpartition(' ')[0]}…"
    shown = shown or publication(rng)
    updated = moment(rng)
    rows.add(
        "development",
        key,
        f"{slugged(title)[:40].strip('-')}-{key}",
        title,
        "{}",
        "",
        shown,
        None,
        updated,
        updated,
        DEVELOPMENT_KIND.pick(rng),
        daterange(when),
        day(reported),
        text,
        world.companion(rng, agreement or initiatives[0], "meetings") if rng.random() < 0.15 else None,
        becomes,
    )
    if agreement:
        rows.add("development_agreements", key, agreement)
    for initiative in initiatives:
        rows.add("development_initiatives", key, initiative)
    speakers = {world.body(rng, code) if rng.random() < 0.7 else world.states[code] for code in circle[:2]}
    for speaker in sorted(speakers)[: rng.randrange(3)]:
        rows.add("development_participants", key, speaker)
    if rng.random() < 0.2:
        rows.add("development_sectors", key, world.sectors[topic][0])
    if shown == "published":
        rows.cite(rng, "development", key, world.keys("sources"))
    return last_news(when, reported) if counts_for(shown, reader) else NO_NEWS, next_day(when)
