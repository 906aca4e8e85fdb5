"""Typical meetings, and what users ask about each."""

from datetime import date

import pytest

from cooperation.fields import Period
from cooperation.models import Affiliation, Meeting
from tests import builders as make

pytestmark = pytest.mark.usefixtures("every_row_is_clean")


class TestVisitOfThreeMeetings:
    """The head of Northland's government comes to Southport for two days and meets three people."""

    @pytest.fixture
    def visit(self):
        guest = make.person("Nora North")
        visit = make.meeting(
            title="Nora North visits Southport", kind="official_visit", date="12-13 Nov 2025", published=True
        )
        make.participation(visit, guest, role="guest", on_behalf_of=make.state("XN"))
        for name, day in [("Sam South", "12 Nov 2025"), ("Sue South", "13 Nov 2025"), ("Sid South", "13 Nov 2025")]:
            talks = make.meeting(title=f"Talks with {name}", date=day, part_of=visit, venue=make.place("Southport"))
            make.participation(talks, guest, capacity="Head of the Government", on_behalf_of=make.state("XN"))
            make.participation(talks, make.person(name), role="host", on_behalf_of=make.state("XS"))
        return visit

    def test_it_lists_its_meetings(self, visit):
        assert {str(part) for part in visit.parts.all()} == {
            "Talks with Sam South",
            "Talks with Sue South",
            "Talks with Sid South",
        }

    def test_it_covers_the_days_of_its_meetings(self, visit):
        assert all(visit.date.lower <= part.date.lower < visit.date.upper for part in visit.parts.all())

    def test_one_day_shows_who_met_whom_in_which_capacity(self, visit):
        that_day = Meeting.objects.filter(part_of=visit, date__overlap="12 Nov 2025").get()
        present = that_day.participations.values_list("participant__name", "role", "capacity", "on_behalf_of__name")
        assert set(present) == {
            ("Nora North", "", "Head of the Government", "Northland"),
            ("Sam South", "host", "", "Southland"),
        }


class TestSessionOfCouncil:
    """The 13th session of a council, with two co-chairs, one of them on the screen."""

    @pytest.fixture
    def session(self):
        council = make.participant("Council of Northland and Southland", kind="joint_body")
        session = make.meeting(
            title="", kind="session", held="mixed", date="3 June 2025", convening_body=council, session_number=13
        )
        for name, code in [("Nora North", "XN"), ("Sam South", "XS")]:
            make.participation(session, make.person(name), role="co_chair", on_behalf_of=make.state(code))
        return session

    def test_it_is_the_thirteenth_of_its_council(self, session):
        assert str(session) == "Council of Northland and Southland, session 13, 3 June 2025"
        assert list(session.convening_body.convened_meetings.filter(session_number=13)) == [session]

    def test_two_people_chaired_it_for_two_states(self, session):
        chairs = session.participations.filter(role="co_chair").values_list("participant__name", "on_behalf_of__name")
        assert set(chairs) == {("Nora North", "Northland"), ("Sam South", "Southland")}

    def test_it_was_held_in_person_and_by_video(self, session):
        assert session.get_held_display() == "in person and by video"


class TestPersonChangingPosts:
    """Acting minister at the first meeting, minister at the second."""

    @pytest.fixture
    def person(self):
        person, ministry = make.person("Nora North"), make.participant("Ministry of Examples")
        for role, during in [("acting Minister", "1 March 2024 - 31 May 2024"), ("Minister", "since June 2024")]:
            make.affiliation(person, ministry, role=role, during=during)
        for day, capacity in [("10 April 2024", "acting Minister"), ("10 July 2024", "Minister")]:
            make.participation(make.meeting(date=day), person, capacity=capacity)
        return person

    def test_each_meeting_keeps_the_capacity_of_its_day(self, person):
        at = person.participations.order_by("meeting__date").values_list("meeting__date", "capacity")
        assert [(str(day), capacity) for day, capacity in at] == [
            ("10 April 2024", "acting Minister"),
            ("10 July 2024", "Minister"),
        ]

    @pytest.mark.parametrize(
        ("day", "role"),
        [(date(2024, 5, 31), "acting Minister"), (date(2024, 6, 1), "Minister"), (date(2030, 1, 1), "Minister")],
    )
    def test_the_post_held_on_a_day_is_found(self, person, day, role):
        assert person.affiliations.get(during__contains=day).role == role

    def test_no_post_is_known_before_the_first(self, person):
        assert not Affiliation.objects.filter(participant=person, during__contains=date(2024, 2, 29)).exists()


class TestPostponedConference:
    """A conference in May is postponed, and no new date is known."""

    @pytest.fixture
    def conference(self):
        return make.meeting(title="Water conference", kind="conference", status="postponed", date="May 2025")

    def test_it_says_that_it_was_postponed(self, conference):
        assert conference.get_status_display() == "postponed"

    def test_it_keeps_the_date_that_fell(self, conference):
        assert conference.date == Period.parse("May 2025")

    def test_it_can_be_postponed_without_ever_having_had_a_date(self):
        undated = make.meeting(status="postponed", date=None)
        assert list(Meeting.objects.by_date())[-1] == undated


class TestSourceThatDiffersOnTheDate:
    """Two sources date the talks on the 25th, a third on the 26th."""

    @pytest.fixture
    def talks(self):
        talks = make.meeting(date="25 Feb 2025")
        make.cite(talks, make.source("Northland Times"), "met on Tuesday")
        make.cite(talks, make.source("Southland Post"), "on 25 February")
        make.cite(talks, make.source("Eastland News"), "held on Wednesday", differs="26 February 2025")
        return talks

    def test_the_record_has_one_date_and_three_sources(self, talks):
        assert str(talks.date) == "25 February 2025"
        assert Meeting.objects.with_source_count().get(pk=talks.pk).source_count == 3

    def test_it_says_who_contradicts_it_and_how(self, talks):
        differing = talks.citations.exclude(differs="").values_list("source__title", "differs")
        assert list(differing) == [("Eastland News", "26 February 2025")]


class TestYearlyFestivalHeldTwice:
    """A festival is an initiative; each year's is a meeting that is an edition of it."""

    @pytest.fixture
    def festival(self):
        festival = make.initiative(title="Festival of films", places=[make.place("Southport")])
        for year in (2023, 2024):
            edition = make.meeting(title=f"Festival of films {year}", kind="event", date=f"Sept {year}")
            festival.editions.add(edition)
        festival.meetings.add(make.meeting(title="Talks that mention it", date="Jan 2024"))
        return festival

    def test_its_editions_are_known_by_year(self, festival):
        assert [str(edition.date) for edition in festival.editions.by_date()] == ["September 2024", "September 2023"]

    def test_an_edition_links_to_the_festival(self, festival):
        assert Meeting.objects.get(title="Festival of films 2023").edition_of.get() == festival

    def test_talks_about_it_are_no_edition(self, festival):
        assert [str(meeting) for meeting in festival.meetings.all()] == ["Talks that mention it"]
