"""Chronicles: what happened in order of time, part by part, and what is overdue or ahead."""

from datetime import date

import pytest

from cooperation.fields import Period
from cooperation.models import Entry
from cooperation.models.chronicle import Chronicle, Step, changed_since
from tests import builders as make

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 30)


@pytest.fixture
def both():
    return [make.state("XN"), make.state("XS")]


def chronicle(**options):
    return Chronicle(Entry.objects.about_countries(["XN", "XS"]), TODAY, **options)


def told(steps):
    return [(step.type, step.entry.title) for step in steps]


def titles(steps):
    return [step.entry.title for step in steps]


def in_parts(story, size):
    """Return all steps that happened, read in parts of a size."""
    steps, after = [], None
    while part := story.past(size, after):
        steps += part
        after = Step.parse(str(part[-1]))
    return steps


class TestPast:
    def test_merges_records_of_all_types_with_acts_and_deadlines(self, both):
        make.meeting(title="Talks", date="2025-02-25", participants=both)
        make.action(make.agreement(title="Treaty", parties=both), "signed", "2025-02-26")
        make.development(title="Ground broken", date="2025-02-27", participants=both)
        make.commitment(title="Build it", due="2025-02-28", by=both, meeting=make.meeting(date="2025-02-24"))
        make.figure(title="Trade", period="2024", of=both)
        assert told(chronicle().past(10)) == [
            ("deadline", "Build it"),
            ("development", "Ground broken"),
            ("action", "Treaty: signed"),
            ("meeting", "Talks"),
            ("commitment", "Build it"),
            ("figure", "Trade"),
        ]

    def test_leaves_out_what_is_to_come(self, both):
        make.meeting(title="Next talks", date="2027", status="scheduled", participants=both)
        make.commitment(title="Build it", due="2027", by=both)
        assert chronicle().past(10) == []

    def test_tells_what_has_no_date_last(self, both):
        make.development(title="Some day", participants=both)
        make.agreement(title="Understanding without acts", parties=both)
        make.meeting(title="Long ago", date="early 1990s", participants=both)
        assert titles(chronicle().past(10))[0] == "Long ago"
        assert set(titles(chronicle().past(10))[1:]) == {"Some day", "Understanding without acts"}

    def test_tells_an_agreement_with_undated_acts_by_its_acts_alone(self, both):
        make.action(make.agreement(title="Treaty", parties=both), "signed", None)
        assert told(chronicle().past(10)) == [("action", "Treaty: signed")]

    def test_a_deadline_that_a_later_wording_replaces_is_not_told(self, both):
        first = make.commitment(title="By 2024", due="2024", by=both)
        make.commitment(title="By 2025", due="2025", by=both, restates=first)
        assert [title for type_, title in told(chronicle().past(10)) if type_ == "deadline"] == ["By 2025"]

    @pytest.mark.parametrize("oldest_first", [False, True])
    @pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
    def test_parts_of_any_size_tell_each_step_once_and_in_the_same_order(self, both, size, oldest_first):
        signing = make.meeting(date="2025-02-25")
        for number in range(4):
            make.meeting(title=f"Talks {number}", date="2025-02-25", participants=both)
            make.commitment(title=f"Promise {number}", due="2025-02-26", by=both, meeting=signing)
            make.commitment(title=f"Wish {number}", by=both)
        story = chronicle(oldest_first=oldest_first)
        whole = told(story.past(100))
        assert len(whole) == len(set(whole)) == 4 + 2 * 4 + 4
        assert told(in_parts(story, size)) == whole

    def test_the_oldest_first_is_the_reverse_but_for_what_has_no_date(self, both):
        for when in ("2023", "early 1990s", "2025"):
            make.meeting(title=f"Talks of {when}", date=when, participants=both)
        make.commitment(title="Plan it", due="by 2024", by=both)
        latest = told(chronicle().past(10))
        assert told(chronicle(oldest_first=True).past(10)) == latest[::-1]

    def test_a_chosen_type_is_told_alone(self, both):
        make.meeting(title="Talks", date="2025", participants=both)
        make.commitment(title="Build it", due="2025", by=both)
        assert told(chronicle(types=["deadline"]).past(10)) == [("deadline", "Build it")]
        assert told(chronicle(types=["meeting"]).past(10)) == [("meeting", "Talks")]

    def test_a_chosen_period_leaves_out_what_cannot_have_been_in_it(self, both):
        for when in ("2023", "2024", "early 1990s", None):
            make.meeting(title=f"Talks of {when}", date=when, participants=both)
        make.commitment(title="Build it", due="by 2030", by=both)
        make.commitment(title="Plan it", due="by 2024", by=both)
        story = chronicle(within=Period.parse("2024"))
        assert set(told(story.past(10))) == {("meeting", "Talks of 2024"), ("deadline", "Plan it")}
        assert story.ahead(10) == []


class TestAhead:
    def test_tells_deadlines_meetings_and_plans_the_soonest_first(self, both):
        make.commitment(title="Build it", due="by 2030", by=both)
        make.meeting(title="Next talks", date="May 2027", status="scheduled", participants=both)
        make.initiative(title="A plant", planned="2028–2031", participants=both)
        assert told(chronicle().ahead(10)) == [
            ("meeting", "Next talks"),
            ("initiative", "A plant"),
            ("deadline", "Build it"),
        ]

    def test_leaves_out_deadlines_of_what_is_met(self, both):
        make.commitment(title="Build it", due="by 2030", status="met", by=both)
        assert [it for it in told(chronicle().ahead(10)) if it[0] == "deadline"] == []

    def test_is_cut_to_the_soonest(self, both):
        for year in (2029, 2027, 2028):
            make.meeting(title=f"Talks of {year}", date=str(year), status="scheduled", participants=both)
        assert titles(chronicle().ahead(2)) == ["Talks of 2027", "Talks of 2028"]


class TestOverdue:
    def test_tells_deadlines_without_a_verdict_the_latest_first(self, both):
        make.commitment(title="Old", due="by 2020", by=both)
        make.commitment(title="Newer", due="by 2024", by=both)
        make.commitment(title="Met", due="by 2024", status="met", by=both)
        make.commitment(title="To come", due="by 2100", by=both)
        assert titles(chronicle().overdue(10)) == ["Newer", "Old"]


class TestChangedSince:
    def test_finds_records_and_acts_entered_or_changed_since(self, both):
        make.action(make.agreement(title="Treaty", parties=both), "signed", "2025")
        make.meeting(title="Talks", date="2025", participants=both)
        rows = Entry.objects.about_countries(["XN", "XS"])
        assert set(rows.filter(changed_since(date.today())).values_list("noun", flat=True)) == {
            "action",
            "agreement",
            "meeting",
        }
        assert rows.filter(changed_since(date(2100, 1, 1))).count() == 0


@pytest.mark.parametrize(
    "text",
    [
        *("", "~", "a~b~c", "x~meeting~1", "2025-02-25~meeting", "2025-02-25~meeting~x", "2025-02-25~user~1"),
        *("2025-02-31~meeting~1", "9999-12-31~meeting~1", "2025-02-25~meeting~" + "9" * 30),
    ],
)
def test_a_text_that_names_no_step_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 (each part of the text has its own message)
        Step.parse(text)
