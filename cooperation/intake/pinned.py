"""What a text is about: proposed from the text, pinned to it by a user, and filled in where words give nothing."""

from collections import Counter
from typing import NamedTuple

from cooperation.fields import Period
from cooperation.intake.candidates import Candidate
from cooperation.intake.mentions import Mentions
from cooperation.models import Batch, Snapshot

MAX_COUNTRIES = 4  # proposed; a text that names more is about some of them only
MIN_SHARE = 0.34  # of the mentions of the country that is named most; one that is named less is not proposed
CHARACTERS_OF_DATELINE = 200  # at the beginning of a text, where its dateline is

PINNED_FIELDS: dict[str, dict[str, str]] = {
    "meeting": {"date": "date", "venue": "place", "participant": "participants", "sectors": "sectors"},
    "agreement": {"meeting": "meeting", "venues": "place", "participant": "participants", "sectors": "sectors"},
    "initiative": {"meetings": "meeting", "participant": "participants", "sectors": "sectors"},
    "development": {"date": "date", "meeting": "meeting", "participants": "participants", "sectors": "sectors"},
    "commitment": {"meeting": "meeting", "by": "participants", "sectors": "sectors"},
    "figure": {"meeting": "meeting", "of": "participants", "sectors": "sectors"},
}
"""Record type -> the parameters of its form that get a pinned value."""


class Proposal(NamedTuple):
    """What a text is probably about.

    Attributes:
        date: the day of its publication.
        place: that of its dateline.
        participants: the states that it names most.
    """

    date: Period | None
    place: Candidate | None
    participants: tuple[Candidate, ...]


def propose(snapshot: Snapshot, mentions: Mentions) -> Proposal:
    """Return what a text is probably about. It is only shown: a user pins it."""
    return Proposal(snapshot.source.published, _place(snapshot, mentions), _states(mentions))


def pinned_values(batch: Batch, model_name: str) -> dict[str, str]:
    """Return the query parameters with which a batch fills in the form of a record type."""
    values = {
        "date": str(batch.date) if batch.date else "",
        "place": str(batch.place_id or ""),
        "meeting": str(batch.meeting_id or ""),
        "participants": _ids(batch.participants.all()),
        "sectors": _ids(batch.sectors.all()),
    }
    fields = PINNED_FIELDS.get(model_name, {})
    return {parameter: values[name] for parameter, name in fields.items() if values[name]}


def with_pinned(query: dict[str, str], batch: Batch | None, model_name: str) -> tuple[dict[str, str], list[str]]:
    """Add what is pinned where ``query`` has nothing. Return the parameters, and the names of those that were added."""
    pinned = pinned_values(batch, model_name) if batch else {}
    added = [name for name in pinned if name not in query]
    merged = query | {name: pinned[name] for name in added}
    if "date" in added:
        merged["date_inferred"] = "on"  # these words do not say it
    return merged, added


def _place(snapshot: Snapshot, mentions: Mentions) -> Candidate | None:
    dateline = snapshot.source.dateline.casefold()
    places = [
        (mention, place)
        for mention in mentions.names
        for place in mention.candidates[:1]
        if place.noun == "place" and not place.is_country
    ]
    for _, place in places:
        if dateline and any(name.casefold() in dateline for name in place.names):
            return place
    return next((place for mention, place in places if mention.end <= CHARACTERS_OF_DATELINE), None)


def _states(mentions: Mentions) -> tuple[Candidate, ...]:
    likely = (mention.candidates[0] for mention in mentions.names if mention.candidates)
    named = Counter(row for row in likely if row.noun == "participant" and row.is_country)
    most = named.most_common(MAX_COUNTRIES)
    return tuple(state for state, times in most if times >= MIN_SHARE * most[0][1])


def _ids(rows) -> str:
    return ",".join(str(row.pk) for row in rows)
