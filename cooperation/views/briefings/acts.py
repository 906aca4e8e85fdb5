"""What was done with agreements: signed, ratified, entered into force."""

from datetime import date

from cooperation.fields import Period
from cooperation.models import AgreementAction, Entry
from cooperation.models.entries import EntryQuerySet
from cooperation.views.briefings.phrases import ComposedSentence, as_sentence, capitalized, date_of, titled, unpublished


def acts_of_agreements(entries: EntryQuerySet, within: Period | None, today: date) -> EntryQuerySet:
    """Return the acts of agreements among entries that are not to come, in a period if there is one."""
    rows = entries.filter(noun=Entry.Noun.ACTION).exclude(period__fully_gt=Period.of_day(today))
    return rows if within is None else rows.filter(period__overlap=within)


def compose_acts(rows: EntryQuerySet, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` acts of agreements, the latest first."""
    entries = {entry.key: entry for entry in rows.by_date().only(*Entry.LINE_FIELDS)[:limit]}
    told = AgreementAction.objects.select_related("agreement", "kind", "participant").in_bulk(entries)
    return [
        ComposedSentence(
            as_sentence(*_act(told[key], entry.get_absolute_url())), (told[key], told[key].agreement), place=(place,)
        )
        for place, (key, entry) in enumerate(entries.items())
        if key in told
    ]


def _act(row: AgreementAction, url: str) -> list:
    who = f" {row.kind.preposition} {row.participant}" if row.participant else ""
    return [
        f"{capitalized(row.kind.name)}{who}{date_of(row, 'date')}: ",
        titled(row.agreement, url),
        unpublished(row.agreement),
    ]
