"""Open commitments: who promised what by when, both clocks, and the last news."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models

from cooperation.exports.sourced_text import TextRun
from cooperation.fields import Period, date_on
from cooperation.models import Commitment
from cooperation.models.base import shorten
from cooperation.models.entries import EntryQuerySet
from cooperation.views.briefings.news import LatestNews, NewsItem
from cooperation.views.briefings.phrases import (
    MAX_TOLD_CHARACTERS,
    ComposedSentence,
    as_sentence,
    date_of,
    days,
    days_ago,
    linked_text,
    names,
    told_to,
    unpublished,
)

MAX_WORDINGS = 5  # of one commitment, before the current one, whose sources are cited
_IS_SENTENCE = re.compile(r"\b(will|shall|must)\b|^\S+ of\b|^[^A-Za-z]")
"""Texts that are no infinitive, such as "Days of cinema", "Trade will grow", or those in Cyrillic."""


def open_commitments(entries: EntryQuerySet, within: Period | None) -> EntryQuerySet:
    """Return the open commitments among entries, with their deadline within a period if there is one."""
    rows = entries.for_model(Commitment).unsettled()
    if within and within.lower:
        rows = rows.filter(due__gt=within.lower)
    if within and within.upper:
        rows = rows.filter(due__lte=within.upper)
    return rows


def compose_commitments(rows: EntryQuerySet, user, today: date, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` open commitments, those first whose deadline is nearest to today.

    Among those that are shown, what is overdue comes first, then what is due, then what has no deadline.
    """
    due = models.F("due")
    late = rows.filter(due__lte=today).order_by(due.desc(nulls_last=True), "-key").values_list("key", "due")[:limit]
    soon = rows.filter(due__gt=today).order_by(due.asc(nulls_first=True), "key").values_list("key", "due")[:limit]
    nearest = sorted([*late, *soon], key=lambda pair: abs((pair[1] - today).days))[:limit]
    keys = [key for key, _ in nearest]
    if len(keys) < limit:
        keys += rows.filter(due__isnull=True).order_by("-key").values_list("key", flat=True)[: limit - len(keys)]
    told = Commitment.objects.for_dossier().select_related("meeting", "agreement").in_bulk(keys)
    found = [told[key] for key in keys if key in told]
    news, wordings = LatestNews(found, user, today), _wordings(found, user)
    return [_compose(row, wordings.get(row.pk), news.of(row), news.made(row), today) for row in found]


def _compose(
    row: Commitment, first: Commitment | None, news: NewsItem | None, made: Period | None, today: date
) -> ComposedSentence:
    clocks = [*_clocks(row, today), *_standing(row)]
    runs = [TextRun.of("; ".join(clocks))] if clocks else []
    runs += [TextRun("; ")] if runs else []
    runs += _heard(news, made, today)
    what = _promise(row)
    due = f", due{date_of(row, 'due')}" if row.due else f", due “{row.due_stated}”" if row.due_stated else ""
    evidence = [row, *([first] if first else []), *([news.row] if news else [])]
    has_passed = row.due is not None and row.due.upper is not None and row.due.upper <= today
    ends = row.due.upper if row.due and row.due.upper else None
    return ComposedSentence(
        as_sentence(*what, due, unpublished(row), " (", runs, ")"),
        tuple(evidence),
        place=(not has_passed, ends is None, abs((ends - today).days) if ends else 0, row.pk),
    )


def _promise(row: Commitment) -> list:
    """Return who is to do what: "Kazakhstan promised Russia to build it", or what kind of commitment it is."""
    by, to = names(row.all_by), names(row.all_to)
    if not by or _IS_SENTENCE.search(shorten(row.what, limit=MAX_TOLD_CHARACTERS)):
        who = f"{f' by {by}' if by else ''}{f' to {to}' if to else ''}"
        return [f"{row.get_kind_display().capitalize()}{who}: ", linked_text(row, row.what)]
    are, were, aim = ("are", "were", "aim") if len(row.all_by) > 1 else ("is", "was", "aims")
    kind = Commitment.Kind
    says = {
        kind.PLEDGE: f"{by} promised {f'{to} ' if to else ''}to ",
        kind.INSTRUCTION: f"{to} instructed {by} to " if to else f"{by} {were} instructed to ",
        kind.SHARED_AIM: f"{by} {aim} {f'with {to} ' if to else ''}to ",
        kind.EXPECTATION: f"{by} {are} expected to ",
        kind.REQUEST: f"{to} asked {by} to " if to else f"{by} {were} asked to ",
    }
    return [says[row.kind], linked_text(row, row.what[:1].lower() + row.what[1:])]


def _clocks(row: Commitment, today: date) -> Iterable[str]:
    """Yield the first deadline if it was another, and how long the current one is past or ahead."""
    first, due = row.first_due, row.due
    ends = due.upper if due else None
    if row.restates_id and first and first.upper != ends:
        shift = row.slippage_since_first if ends else "without a day"
        yield f"first due {date_on(first)}, now {shift}"
    if ends is None:
        yield "no deadline"
        return
    about = "about " if due.certainty else ""
    left = (ends - timedelta(days=1) - today).days
    yield f"{about}{days(-left)} late" if left < 0 else f"{about}{days(left)} left" if left else "due today"


def _standing(row: Commitment) -> Iterable[str]:
    if row.status == Commitment.Status.PARTLY_MET:
        yield "partly met"
    elif row.status == Commitment.Status.UNKNOWN:
        yield "whether it was met is not known"
    if row.condition:
        yield f"condition: {shorten(row.condition)}"


def _heard(news: NewsItem | None, made: Period | None, today: date) -> list[TextRun]:
    """Return when the last news was: the second clock."""
    if news:
        ago = days_ago(news.when, today)
        return [TextRun("last news "), TextRun.of(date_on(news.when), news.url), TextRun(f", {ago}" if ago else "")]
    if made is None:
        return [TextRun("no news recorded")]
    ago = days_ago(made, today)
    return [TextRun(f"no news since it was made {date_on(made)}{f', {ago}' if ago else ''}")]


def _wordings(rows: list[Commitment], user) -> dict[int, Commitment]:
    """Return the first wording with a deadline of restated commitments: id of the current one -> first one."""
    first: dict[int, Commitment] = {}
    latest = {row.pk: row.restates_id for row in rows if row.restates_id}
    for _ in range(MAX_WORDINGS):
        if not latest:
            break
        found = told_to(user, Commitment).in_bulk(set(latest.values()))
        earlier = {key: found[before] for key, before in latest.items() if before in found}
        first |= {key: row for key, row in earlier.items() if row.due and row.due.upper}
        latest = {key: row.restates_id for key, row in earlier.items() if row.restates_id}
    return first
