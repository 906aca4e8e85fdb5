"""Agreements with their parties, actions and developments."""

from random import Random

from bench.register.actors import slugged
from bench.register.developments import add_development, deal_out, publication
from bench.register.phrases import AGREEMENT_FORM, PURPOSES, TOPIC, rare, town
from bench.register.random_values import Weighted, array, daterange, day, moment, period, some_day
from bench.register.rows import Rows
from bench.register.scale import share
from bench.register.statuses import CURRENT_DAY, last_news, latest, main_date, next_day, of_actions, status_of

# Typical sequences of actions; a ratification is one per party.
LIVES = {
    (): 1,
    ("declared",): 6,
    ("negotiations_opened",): 3,
    ("drafted",): 2,
    ("negotiations_opened", "initialled"): 2,
    ("signed",): 24,
    ("signed", "entered_into_force"): 34,
    ("signed", "ratified", "entered_into_force"): 12,
    ("adopted", "entered_into_force"): 4,
    ("signed", "provisionally_applied"): 2,
    ("signed", "entered_into_force", "extended"): 3,
    ("signed", "entered_into_force", "suspended"): 1,
    ("signed", "entered_into_force", "terminated"): 4,
    ("signed", "entered_into_force", "expired"): 2,
}
LIFE = Weighted(LIVES)
BINDING = Weighted({"yes": 60, "no": 15, "unknown": 25})
RENEWAL = Weighted({"unknown": 60, "none": 15, "automatic": 20, "by_agreement": 5})
UNDATED, FORTHCOMING = 0.02, 0.002  # the share of actions without a date, and of those in the future


def agreements(world, keys):
    """Return the rows of the agreements of a slice, with all their parts."""
    rng, rows = Random(f"agreements {keys.start}"), Rows()
    scale = world.scale
    about = share(scale.developments_of_agreements, keys, scale.agreements)
    developments = deal_out(rng, about, keys)
    for key in keys:
        add_agreement(world, rng, rows, key, developments.get(key, ()))
    return rows


def add_agreement(world, rng, rows, key, developments):
    """Add an agreement, and developments with these ids about it."""
    circle, topic, form = world.circle(key), TOPIC.pick(rng), AGREEMENT_FORM.pick(rng)
    names = " and ".join(world.names[code] for code in circle[:2])
    title = f"{form.replace('_', ' ').capitalize()} between {names} on {topic}"
    shown = publication(rng)
    parties = add_parties(world, rng, rows, key, circle)
    actions = life(rng)
    for kind, when in actions:
        for party in parties if kind == "ratified" else (None,):
            rows.add("agreementaction", key, kind, daterange(when), party, "")
    status, since, basis = status_of(of_actions(actions), "under_negotiation")
    checked = CURRENT_DAY - rng.randrange(900) if rng.random() < 0.2 else 0
    news = [last_news(when) for _, when in actions]
    days = [next_day(when) for _, when in actions]
    for development in developments:
        heard, day_after = add_development(world, rng, rows, development, circle, topic, reader=shown, agreement=key)
        news.append(heard)
        days.append(day_after)
    changes = min(filter(None, days), default=None)
    last, *_, reported = latest(news)
    for sector in world.sectors[topic]:
        rows.add("agreement_sectors", key, sector)
    places = world.keys("places")
    if rng.random() < 0.3:
        rows.add("agreement_places", key, rng.choice(places))
    if rng.random() < 0.3:
        rows.add("agreement_venues", key, rng.choice(places))
    main = main_date(actions)
    where = f"first of all around {town(rng)}" if rng.random() < 0.4 else "without an end date"
    valid = (main[0], main[0] + 3652) if main and main[0] and rng.random() < 0.2 else None
    for _ in range(rng.choice((1, 1, 1, 2)) if shown == "published" else 0):
        rows.cite(rng, "agreement", key, world.keys("sources"), quote=f"agreed on {topic}")
    updated = moment(rng)
    rows.add(
        "agreement",
        key,
        f"{slugged(title)}-{key}",
        title,
        array([f"Соглашение {key}"]) if rng.random() < 0.1 else "{}",
        f"The {form.replace('_', ' ')} {rng.choice(PURPOSES).format(topic=topic)}, {where}.{rare(rng)}",
        shown,
        day(checked),
        updated,
        updated,
        form,
        BINDING.pick(rng),
        world.companion(rng, key, "meetings") if rng.random() < 0.3 else None,
        daterange(valid),
        # One that is valid until a day is renewed: else it would expire, and its status would depend on today.
        "automatic" if (renewal := RENEWAL.pick(rng)) == "none" and valid else renewal,
        array([f"RC {key % 5000}/{key // 5000}"]) if rng.random() < 0.3 else "{}",
        status,
        daterange(since),
        basis,
        day(changes),
        daterange(main),
        day(last),
        daterange(reported),
    )
    if checked:
        rows.add("newscheck", day(checked), key, None)


def add_parties(world, rng, rows, key, circle):
    """Add the parties of an agreement; return their ids."""
    chosen = []
    for code in circle:
        state = world.states[code]
        who = state if rng.random() < 0.6 else world.body(rng, code)
        if who not in chosen:
            chosen.append(who)
            rows.add("party", key, who, "party", None, "f")
        if rng.random() < 0.1 and (person := world.person(rng, code)) and person not in chosen:
            rows.add("party", key, person, "signatory", state, "f")
    if rng.random() < 0.02 and world.unions:
        # Half of these are of one union: with a million agreements it has ten thousand.
        union = list(world.unions)[int(len(world.unions) * rng.random() ** 4)]
        rows.add("party", key, union, "party", None, "t")
    return chosen


def life(rng):
    """Return the actions of an agreement in order: kind, period or None."""
    happened, actions = some_day(rng), []
    for kind in LIFE.pick(rng):
        chance = rng.random()
        if chance < UNDATED:
            actions.append((kind, None))
            continue
        if chance < UNDATED + FORTHCOMING:
            happened = CURRENT_DAY + rng.randrange(10, 900)
        actions.append((kind, period(rng, happened)))
        happened = max(happened, min(happened + rng.randrange(20, 1500), CURRENT_DAY))
    return actions
