"""What a text is about: proposed from the text, pinned to it by a user, and filled in where words give nothing."""

import re
from collections import Counter
from typing import NamedTuple

from cooperation.fields import Period
from cooperation.intake.candidates import Candidate
from cooperation.intake.capacities import ON_BEHALF_OF
from cooperation.intake.mentions import Mentions
from cooperation.models import AgreementStatus, Batch, Participant, Snapshot
from cooperation.models.keys import PRIMARY_KEY

MAX_COUNTRIES = 4  # proposed; a text that names more is about some of them only
MIN_SHARE = 0.34  # of the mentions of the country that is named most; one that is named less is not proposed
CHARACTERS_OF_DATELINE = 200  # at the beginning of a text, where its dateline is

PINNED_FIELDS: dict[str, dict[str, str]] = {
    "meeting": {"date": "date", "venue": "place", "participant": "participants", "sectors": "sectors"},
    "agreement": {
        **{"since": "date", "meeting": "meeting", "venues": "place"},
        **{"participant": "participants", "sectors": "sectors"},
    },
    "initiative": {"meetings": "meeting", "participant": "participants", "sectors": "sectors"},
    "development": {"date": "date", "meeting": "meeting", "participants": "participants", "sectors": "sectors"},
    # Who promised something is certain only from the words.
    "commitment": {"meeting": "meeting", "sectors": "sectors"},
    "figure": {"meeting": "meeting", "of": "participants", "sectors": "sectors"},
}
"""Record type -> the parameters of its form that get a pinned value."""
BETWEEN_STATES = {"meeting": "participant", "agreement": "participant", "figure": "of"}
"""Record type -> the parameter that gets the other pinned state, too, if the words name one of two."""
DONE_AT_TALKS = (AgreementStatus.SIGNED, AgreementStatus.INITIALLED, AgreementStatus.ADOPTED)
_MUTUAL = re.compile(
    r"\b(?:mutual|bilateral|reciprocal|between|(?:both|two) (?:countries|states|sides)|trade with|взаимн\w*"
    r"|двусторонн\w*|товарооборот\w*|между|(?:обеих|двух) (?:стран|сторон|государств))\b",
    re.IGNORECASE,
)


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


def with_pinned(
    query: dict[str, str], batch: Batch | None, model_name: str, words: str = ""
) -> tuple[dict[str, str], list[str]]:
    """Add what is pinned where ``query`` has nothing. Return the parameters, and the names of those that were added.

    If the words name one of the pinned states only, the others are added as well, unless it is a promise or a figure of
    one state. An empty value of ``query`` stays: the words name something there that the register lacks.

    Args:
        query: the parameters that the words give.
        batch: the user's batch of the text, with what is pinned; None if there is none.
        model_name: the record type.
        words: the selected words.
    """
    if batch is None:
        return query, []
    pinned = pinned_values(batch, model_name)
    if query.get("new_status") not in DONE_AT_TALKS:
        pinned.pop("since", None)
    added = [name for name in pinned if name not in query]
    merged = query | {name: pinned[name] for name in added}
    for name in added:
        if PINNED_FIELDS[model_name][name] == "date":
            merged[f"{name}_inferred"] = "on"  # these words do not say it
    both = BETWEEN_STATES.get(model_name, "")
    is_between = query.get(both) and (model_name != "figure" or _MUTUAL.search(words))
    represented = {value for name, value in query.items() if name.startswith(ON_BEHALF_OF)}
    if is_between and (others := [pk for pk in _other_states(query[both], batch) if pk not in represented]):
        merged[both] = ",".join([query[both], *others])
        added.append(both)
    return merged, added


def _other_states(named: str, batch: Batch) -> list[str]:
    """Return the keys of the pinned states that words do not name, if the only states that they name are pinned."""
    keys = {key for key in named.split(",") if PRIMARY_KEY.fullmatch(key)}
    pinned = [str(row.pk) for row in batch.participants.all() if row.kind == Participant.Kind.STATE]
    if keys.isdisjoint(pinned):
        return []
    elsewhere = Participant.objects.filter(kind=Participant.Kind.STATE, pk__in=keys.difference(pinned))
    return [] if elsewhere.exists() else [pk for pk in pinned if pk not in keys]


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
