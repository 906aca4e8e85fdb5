"""Details that tell results with the same title apart: deadlines, other wordings, sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Q

from cooperation.models import Commitment, Source
from cooperation.models.entries import Entry, EntryQuerySet

COMMITMENT = "commitment"


def details_of(entries: list[Entry], visible: EntryQuerySet) -> dict[tuple[str, int], list[str]]:
    """Return what lines about entries say besides title and date: record type and id -> texts such as "due by 2030".

    Args:
        entries: the entries on a page.
        visible: all entries that the user may see.
    """
    details = defaultdict(list)
    _add_wordings(details, [entry.key for entry in entries if entry.noun == COMMITMENT], visible)
    titles = Counter((entry.noun, entry.title) for entry in entries)
    _add_sources(details, [entry for entry in entries if titles[entry.noun, entry.title] > 1])
    return details


def _add_wordings(details: dict, keys: list[int], visible: EntryQuerySet) -> None:
    """Add the deadlines of commitments, and the dates of the wordings before and after."""
    if not keys:
        return
    wordings = Commitment.objects.filter(Q(pk__in=keys) | Q(restates__in=keys)).only("due", "due_phrase", "restates")
    rows = {wording.pk: wording for wording in wordings}
    later = {wording.restates_id: wording.pk for wording in wordings if wording.restates_id}
    linked = {*later.values(), *later}
    dates = {entry.key: entry.when for entry in visible.filter(noun=COMMITMENT, key__in=linked)} if linked else {}
    for row in (rows[key] for key in keys if key in rows):
        said = details[COMMITMENT, row.pk]
        if row.due:
            said.append(f"due {row.due}")
        for relation, other in (("earlier", row.restates_id), ("later", later.get(row.pk))):
            if other in dates:
                said.append(f"{relation} wording: {dates[other] or 'undated'}")


def _add_sources(details: dict, twins: Iterable[Entry]) -> None:
    """Add the titles of the sources of entries that have the title of another one."""
    sources = {(entry.noun, entry.key): entry.sources for entry in twins}
    cited = {key for keys in sources.values() for key in keys}
    titles = dict(Source.objects.filter(pk__in=cited).values_list("pk", "title")) if cited else {}
    for pair, keys in sources.items():
        if named := [titles[key] for key in keys if key in titles]:
            details[pair].append(f"source: {named[0]}" + (f" and {len(named) - 1} more" if named[1:] else ""))
