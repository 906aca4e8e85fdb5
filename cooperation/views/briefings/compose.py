"""Composes a briefing: reads the sections, chooses what has room, and numbers the footnotes."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from cooperation.exports.sourced_text import SourcedPaper, SourcedSection, SourcedSentence, TextRun
from cooperation.fields import Period
from cooperation.fields.times import known_on
from cooperation.models import Figure, Meeting, Record
from cooperation.models.commitments import Commitment
from cooperation.models.counts.estimates import QUICK_COUNT_LIMIT
from cooperation.models.entries import EntryQuerySet
from cooperation.views.briefings import acts, commitments, disputed, figures, meetings, reported
from cooperation.views.briefings.fitting import fit
from cooperation.views.briefings.footnotes import FootnoteWriter, by_fact
from cooperation.views.briefings.form import SECTION_TITLES, BriefingForm
from cooperation.views.briefings.phrases import ComposedSection, ComposedSentence
from cooperation.views.briefings.subjects import BriefingSubject
from cooperation.views.notes import citations_of
from cooperation.views.pagination import count_up_to

MAX_SENTENCES = 16  # read of a section; two pages have room for fewer
OPEN_STATUSES = [status for status in Commitment.Status.values if status not in Commitment.SETTLED]


class BriefingComposer:
    """Composes a briefing about somebody, for a valid form.

    Args:
        subject: whom it is about.
        form: what the reader chose.
        today: the day of the briefing.
    """

    def __init__(self, subject: BriefingSubject, form: BriefingForm, today: date) -> None:
        self._subject, self._form, self._today = subject, form, today

    def compose(self, url: str) -> SourcedPaper:
        """Return the briefing; ``url`` is its web address."""
        sections = [section for name in self._form.sections if (section := self._sections[name]()).sentences]
        composed = [sentence for section in sections for sentence in section.sentences]
        rows = dict.fromkeys(row for sentence in composed for row in sentence.evidence)
        facts = by_fact(citations_of(rows))
        title = f"Briefing: {self._subject.name}"
        chosen = fit(title, sections, facts)
        writer, number, told = FootnoteWriter(facts), 0, []
        for section in sections:
            sentences = []
            for sentence in sorted(chosen.get(section.name, ()), key=lambda it: it.place):
                number += 1
                sentences.append(SourcedSentence(sentence.runs, writer.write(sentence), number))
            more = _more(section, chosen.get(section.name, []))
            told.append(SourcedSection(section.name, section.title, tuple(sentences), more))
        past = f"As known on {Period.of_day(day)}" if (day := known_on()) else ""
        return SourcedPaper(title, self._today, ". ".join(filter(None, [past, self._form.scope])), url, tuple(told))

    @property
    def _sections(self) -> dict[str, Callable[[], ComposedSection]]:
        return {
            "commitments": self._commitments,
            "meetings": self._meetings,
            "held": self._held,
            "acts": self._acts,
            "changes": self._changes,
            "contradictions": self._contradictions,
            "statements": self._statements,
            "figures": self._figures,
        }

    def _commitments(self) -> ComposedSection:
        rows = commitments.open_commitments(self._subject.entries, self._form.period)
        found = commitments.compose_commitments(rows, self._subject.user, self._today, MAX_SENTENCES)
        address = self._list("commitment", "due", status=OPEN_STATUSES)
        return _section("commitments", found, [rows], "open commitment", "open commitments", address)

    def _meetings(self) -> ComposedSection:
        rows = meetings.planned_meetings(self._subject.entries, self._form.period)
        found = meetings.compose_meetings(rows, self._today, MAX_SENTENCES)
        address = self._list("meeting", "date", status=list(meetings.PLANNED))
        return _section("meetings", found, [rows], "planned meeting", "planned meetings", address)

    def _held(self) -> ComposedSection:
        rows = meetings.held_meetings(self._subject.entries, self._form.period)
        found = meetings.compose_held(rows, MAX_SENTENCES)
        address = self._list("meeting", "date", status=[Meeting.Status.HELD.value], once=["yes"])
        return _section("held", found, [rows], "meeting that took place", "meetings that took place", address)

    def _acts(self) -> ComposedSection:
        period = self._form.period
        rows = acts.acts_of_agreements(self._subject.entries, period, self._today)
        found = acts.compose_acts(rows, MAX_SENTENCES)
        steps = {"show": "action"} | ({"date": period.text} if period else {})
        address = f"{self._subject.url}?{urlencode(steps)}#chronicle"
        return _section("acts", found, [rows], "act", "acts", address)

    def _changes(self) -> ComposedSection:
        since = self._form.since
        records = reported.changed_records(self._subject.entries, since)
        acts = reported.changed_acts(self._subject.entries, since)
        found = reported.compose_changes(records, acts, since, MAX_SENTENCES)
        address = f"{self._subject.url}?{urlencode({'changed_since': since.isoformat()})}#chronicle"
        title = f"{SECTION_TITLES['changes']} since {since.day} {since:%B} {since.year}"
        return _section("changes", found, [records, acts], "change", "changes", address, title)

    def _contradictions(self) -> ComposedSection:
        rows = disputed.disputed(self._subject.entries)
        found = disputed.compose_contradictions(rows, self._subject.user, MAX_SENTENCES)
        address = f"{reverse('cooperation:contradictions')}?{urlencode(self._subject.list_filters, doseq=True)}"
        return _section("contradictions", found, [rows], "contradiction", "contradictions", address)

    def _statements(self) -> ComposedSection:
        rows = reported.statements(self._subject.entries, self._form.period)
        found = reported.compose_statements(rows, MAX_SENTENCES)
        address = self._list("development", "date", kind=["statement"])
        return _section("statements", found, [rows], "statement", "statements", address)

    def _figures(self) -> ComposedSection:
        """Return the targets; if there are none, the actual figures."""
        user, entries, period = self._subject.user, self._subject.entries, self._form.period
        nature = Figure.Nature.TARGET
        rows = figures.figures_of(entries, nature, period)
        found = figures.compose_targets(rows, user, MAX_SENTENCES)
        one, many = "target", "targets"
        if not found:
            nature, one, many = Figure.Nature.ACTUAL, "figure", "figures"
            rows = figures.figures_of(entries, nature, period)
            found = figures.compose_actual(rows, user, MAX_SENTENCES)
        return _section("figures", found, [rows], one, many, self._list("figure", "period", nature=[nature.value]))

    def _list(self, model_name: str, date_filter: str, **filters: list[str]) -> str:
        """Return the path of the list with the same records as a section."""
        parameters = filters | self._subject.list_filters
        if period := self._form.period:
            parameters[date_filter] = period.text
        if self._subject.user.is_staff:
            states = Record.Publication
            parameters["publication"] = [state for state in states.values if state != states.WITHDRAWN]
        return f"{reverse(f'cooperation:{model_name}-list')}?{urlencode(parameters, doseq=True)}"


def _section(
    name: str,
    sentences: list[ComposedSentence],
    rows: list[EntryQuerySet],
    one: str,
    many: str,
    list_url: str,
    title: str = "",
) -> ComposedSection:
    # A short section was read whole.
    told = len(sentences)
    is_whole = len(sentences) < MAX_SENTENCES
    counts = [told] if is_whole or not sentences else [count_up_to(each, QUICK_COUNT_LIMIT) for each in rows]
    count = None if None in counts else sum(counts)
    return ComposedSection(name, title or SECTION_TITLES[name], sentences, count, one, many, list_url)


def _more(section: ComposedSection, shown: list[ComposedSentence]) -> tuple[TextRun, ...]:
    """Return how many records are left out, with a link to all; () if none is."""
    told = len(shown)
    if section.count is None:
        text = f"More than {QUICK_COUNT_LIMIT - told:,} more {section.many}"
    elif section.count > told:
        left = section.count - told
        text = f"{left:,} more {section.one if left == 1 else section.many}"
    else:
        return ()
    return TextRun(f"{text}: "), TextRun(f"see all {section.many}", section.list_url), TextRun(".")
