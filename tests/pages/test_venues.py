"""The venue of a visit is that of its parts, unless they have their own."""

import pytest

from cooperation.models import Entry, Meeting
from tests import builders as make
from tests.exports.reading import csv_rows, json_rows
from tests.html import select, text
from tests.models.world_of_entries import wrong_entries
from tests.pages.reading import main, side, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    region = make.place("Lake Region", kind="region")
    visit = make.meeting(
        title="Visit", slug="visit", kind="official_visit", venue=make.place("Laketown", within=region), published=True
    )
    make.meeting(title="Talks", slug="talks", date="25 Feb 2025", part_of=visit, published=True)
    return visit


@pytest.fixture
def talks(visit):
    return Meeting.objects.get(slug="talks")


def places_of(meeting) -> set[str]:
    entry = Entry.objects.get(noun="meeting", key=meeting.pk)
    return set(make.Place.objects.filter(pk__in=entry.places).values_list("name", flat=True))


class TestDoors:
    def test_the_page_says_where_and_whose_venue_it_is(self, client, visit):
        page = client.get("/meetings/talks/")
        assert side(page)["Venue"] == "Laketown, from the official visit"
        assert "Laketown, from the official visit" in main(page)
        assert [link.get("href") for link in select(page, "dd a") if text(link) == "official visit"] == [
            "/meetings/visit/"
        ]

    def test_the_page_of_the_visit_has_its_own_venue(self, client, visit):
        assert side(client.get("/meetings/visit/"))["Venue"] == "Laketown"

    def test_the_list_shows_it(self, client, visit):
        assert "Talks Laketown" in main(client.get("/meetings/?q=Talks"))

    @pytest.mark.parametrize("place", ["laketown", "lake-region"])
    def test_the_filter_by_place_finds_the_parts(self, place, client, visit):
        assert set(titles(client.get(f"/meetings/?place={place}"))) == {"Visit", "Talks"}

    @pytest.mark.parametrize("place", ["laketown", "lake-region"])
    def test_the_page_of_the_place_has_the_parts(self, place, client, visit):
        assert "Talks" in main(client.get(f"/places/{place}/"))

    def test_search_finds_the_parts_by_it(self, client, visit):
        assert "Talks" in titles(client.get("/search/?q=Laketown+Talks"))

    def test_files_have_it_and_say_from_where(self, client, visit):
        rows = {row["title"]: row for row in json_rows(client.get("/meetings/export.json"))}
        assert (rows["Talks"]["venue"], rows["Talks"]["venue_from"]) == ("Laketown", "Visit")
        assert (rows["Visit"]["venue"], rows["Visit"]["venue_from"]) == ("Laketown", None)
        rows = {row["Title"]: row for row in csv_rows(client.get("/meetings/export.csv"))}
        assert (rows["Talks"]["Venue"], rows["Talks"]["Venue taken from"]) == ("Laketown", "Visit")

    def test_the_calendar_and_the_feed_have_it(self, client, visit):
        answer = client.get("/meetings/calendar.ics?q=Talks")
        assert "LOCATION:Laketown" in b"".join(answer.streaming_content).decode()
        assert "Venue: Laketown" in client.get("/meetings/feed.atom?q=Talks").text


class TestRule:
    def test_a_part_with_its_own_venue_keeps_it(self, client, talks):
        talks.venue = make.place("Harbour")
        talks.save()
        assert places_of(talks) == {"Harbour"}
        assert side(client.get("/meetings/talks/"))["Venue"] == "Harbour"

    @pytest.mark.parametrize("held", ["by_call", "by_video"])
    def test_a_call_during_a_visit_is_not_at_its_venue(self, held, client, talks):
        Meeting.objects.filter(pk=talks.pk).update(held=held)
        assert places_of(talks) == set()
        assert "Venue" not in side(client.get("/meetings/talks/"))

    def test_a_part_of_a_part_takes_the_nearest_venue(self, talks):
        signing = make.meeting(title="Signing", part_of=talks)
        assert places_of(signing) == {"Laketown", "Lake Region"}
        Meeting.objects.filter(pk=talks.pk).update(venue=make.place("Palace"))
        assert places_of(signing) == {"Palace"}
        assert str(signing.venue_with_giver().get()) == "Palace"

    def test_a_draft_of_a_visit_gives_a_published_part_nothing(self, client, visit, talks):
        Meeting.objects.filter(pk=visit.pk).update(publication="draft")
        assert places_of(talks) == set()
        assert "Laketown" not in client.get("/meetings/talks/").text
        assert client.get("/places/laketown/").status_code == 404

    def test_a_draft_of_a_part_takes_it_from_a_draft(self, visit, talks):
        Meeting.objects.filter(pk__in=[visit.pk, talks.pk]).update(publication="draft")
        assert "Laketown" in places_of(talks)

    def test_a_meeting_without_any_venue_has_none(self, client):
        make.meeting(slug="part", part_of=make.meeting(published=True), published=True)
        assert "Venue" not in side(client.get("/meetings/part/"))


class TestChanges:
    """Entries of the parts follow each change, and a rebuild would find the same."""

    def now(self, meeting) -> set[str]:
        assert wrong_entries() == []
        return places_of(meeting)

    def test_of_the_venue_of_the_visit(self, visit, talks):
        Meeting.objects.filter(pk=visit.pk).update(venue=make.place("Harbour"))
        assert self.now(talks) == {"Harbour"}
        Meeting.objects.filter(pk=visit.pk).update(venue=None)
        assert self.now(talks) == set()

    def test_of_what_it_is_part_of(self, talks):
        Meeting.objects.filter(pk=talks.pk).update(part_of=make.meeting(venue=make.place("Port"), published=True))
        assert self.now(talks) == {"Port"}
        Meeting.objects.filter(pk=talks.pk).update(part_of=None)
        assert self.now(talks) == set()

    def test_of_a_visit_above_the_visit(self, visit, talks):
        tour = make.meeting(title="Tour", venue=make.place("Continent"), published=True)
        Meeting.objects.filter(pk=visit.pk).update(venue=None, part_of=tour)
        assert self.now(talks) == {"Continent"}
        Meeting.objects.filter(pk=tour.pk).update(venue=make.place("Harbour"))
        assert self.now(talks) == {"Harbour"}

    def test_of_where_the_venue_lies(self, visit, talks):
        make.Place.objects.filter(name="Laketown").update(within=make.place("Hill Region", kind="region"))
        assert self.now(talks) == {"Laketown", "Hill Region"}

    def test_of_the_name_of_the_venue(self, client, visit, talks):
        make.Place.objects.filter(name="Laketown").update(name="Rivertown")
        assert wrong_entries() == []
        assert "Talks" in titles(client.get("/search/?q=Rivertown+Talks"))
