"""What a user makes from a text goes into the user's batch: the record, and what was added on the way to it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import pghistory
from django.contrib.auth.models import User
from django.db import connection, models
from django.utils.timezone import now

from cooperation.models import Batch, Citation, Snapshot
from cooperation.models.batches import MEMBERS
from cooperation.models.keys import PRIMARY_KEY

MAX_HOURS_ON_THE_WAY = 12  # between adding a participant in a pop-up and saving the record that it was added for

Keys = dict[str, set[int]]
"""Ids of rows by their names in ``MEMBERS``."""


def begun_batch(user: User, snapshot: Snapshot) -> Batch:
    """Return the batch of a user in a text, with what is pinned. It begins if there is none."""
    return Batch.objects.of(user, snapshot) or Batch.objects.begin(user, snapshot)


def add_to_batch(batch: Batch) -> None:
    """Add what the current request has made, and what the user made before for it, such as a participant in a pop-up.

    A citation of a row that is in the batch goes with that row. One of an older row is an item of its own.
    """
    with pghistory.context() as context:
        made = _made_in(context.id)
    citations = made.pop("citation", set())
    _add_made_on_the_way(made, batch, speakers=_speakers(citations))
    batch.add(made | {"citation": _of_older_rows(citations, made, batch)})


def add_created(user: User, snapshot: str, row: models.Model) -> None:
    """Add a row that the user created in a field of a form beside a text, whether the form is saved or not.

    Args:
        snapshot: the id of the text, as the browser sent it.
    """
    name = row._meta.model_name
    if name in MEMBERS and PRIMARY_KEY.fullmatch(snapshot) and (text := Snapshot.objects.filter(pk=snapshot).first()):
        begun_batch(user, text).add({name: [row.pk]})


def _made_in(context: UUID) -> Keys:
    """Return the rows that were inserted in a context of the history."""
    inserted = [
        model.pgh_event_model.objects.order_by()
        .filter(pgh_context=context, pgh_label="insert")
        .annotate(member=models.Value(name))
        .values_list("member", "pgh_obj_id")
        for name, model in MEMBERS.items()
    ]
    found = defaultdict(set)
    for name, key in inserted[0].union(*inserted[1:], all=True):
        found[name].add(key)
    return dict(found)


def _add_made_on_the_way(made: Keys, batch: Batch, speakers: set[int]) -> None:
    """Add to ``made`` what its rows refer to, directly or not, if the user has just added it for this batch."""
    since = max(batch.began_at, now() - timedelta(hours=MAX_HOURS_ON_THE_WAY))
    linked: Keys = {"participant": speakers} if speakers else {}
    frontier = made
    while frontier or linked:
        for name, keys in frontier.items():
            for other, key in _links(name, keys):
                linked.setdefault(other, set()).add(key)
        frontier = {}
        for name, keys in linked.items():
            if new := _inserted_by(batch.owner, since, name, keys - made.get(name, set())):
                made[name] = made.get(name, set()) | new
                frontier[name] = new
        linked = {}


def _links(name: str, keys: Iterable[int]) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT to_noun, to_key FROM register.link "
            "WHERE noun = %s AND key = ANY (%s) AND to_noun = ANY (%s)",
            [name, list(keys), list(MEMBERS)],
        )
        return cursor.fetchall()


def _inserted_by(user: User, since: datetime, name: str, keys: set[int]) -> set[int]:
    if not keys:
        return set()
    events = MEMBERS[name].pgh_event_model.objects.filter(pgh_obj_id__in=keys, pgh_label="insert")
    theirs = events.filter(pgh_created_at__gte=since, pgh_context__metadata__user=user.pk)
    return set(theirs.values_list("pgh_obj_id", flat=True))


def _speakers(citations: set[int]) -> set[int]:
    if not citations:
        return set()
    return set(Citation.objects.filter(pk__in=citations, speaker__isnull=False).values_list("speaker", flat=True))


def _of_older_rows(citations: set[int], made: Keys, batch: Batch) -> set[int]:
    """Return those of these citations whose rows are not in the batch."""
    if not citations:
        return set()
    stored = batch.open_keys()
    found = Citation.objects.filter(pk__in=citations).select_related("action", "involvement", "affiliation")
    older = set()
    for citation in found:
        name, key = owner_of_citation(citation)
        if key not in made.get(name, ()) and key not in stored.get(name, ()):
            older.add(citation.pk)
    return older


def owner_of_citation(citation: Citation) -> tuple[str, int]:
    """Return the name and the id of the row in whose form a citation is: for an action, its agreement."""
    if citation.action_id:
        return "agreement", citation.action.agreement_id
    if citation.involvement_id:
        return "initiative", citation.involvement.initiative_id
    if citation.affiliation_id:
        return "participant", citation.affiliation.participant_id
    return citation.points_to
