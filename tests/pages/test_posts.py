"""Posts and memberships known as of a day: they are shown, filtered and counted for that day, not since."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from cooperation.models import Affiliation, Entry
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.exports.reading import csv_rows
from tests.pages.reading import main, section, titles

pytestmark = pytest.mark.django_db

TODAY = str(localdate())


@pytest.fixture
def ministry():
    ministry = make.participant("Ministry of Rivers", slug="rivers")
    people = {
        "Ann": {"as_of": "25 Feb 2025"},
        "Bob": {"during": "since 2020"},
        "Cid": {"during": "2010-2015"},
        "Dan": {},
        "Eve": {"during": "since 2019", "as_of": "2024"},
    }
    for name, dates in people.items():
        person = make.person(name, slug=name.lower())
        make.affiliation(person, ministry, role="Minister", **dates)
    make.meeting(
        participants=[ministry, *(make.Participant.objects.filter(kind="person", part_of=None))], published=True
    )
    return ministry


class TestPage:
    def test_a_post_is_shown_as_of_the_day_on_both_pages(self, client, ministry):
        assert section(client.get("/participants/ann/"), "Posts and memberships") == (
            "Minister, Ministry of Rivers as of 25 February 2025"
        )
        members = section(client.get("/participants/rivers/"), "People, members and owners")
        assert "Ann Minister · as of 25 February 2025" in members
        assert "Eve Minister · since 2019 · as of 2024" in members
        assert "since 25 February 2025" not in members

    def test_files_have_the_day(self, client, ministry):
        rows = {row["Name"]: row for row in csv_rows(client.get("/participants/export.csv"))}
        assert rows["Ann"]["Posts and memberships"] == "Ministry of Rivers, Minister, as of 25 February 2025"
        assert "Ann, Minister, as of 25 February 2025" in rows["Ministry of Rivers"]["People, members and owners"]

    def test_a_post_with_only_the_words_of_the_source_shows_them(self, client, ministry):
        Affiliation.objects.filter(participant__slug="ann").update(as_of=None, as_of_stated="at the time")
        assert "as of “at the time”" in section(client.get("/participants/ann/"), "Posts and memberships")


class TestFilter:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("post_in=rivers", {"Ann", "Bob", "Cid", "Dan", "Eve"}),
            ("post_in=rivers&post_today=yes", {"Bob", "Dan", "Eve"}),
            ("post_in=rivers&post_on=25+Feb+2025", {"Ann", "Bob", "Dan", "Eve"}),
            ("post_in=rivers&post_on=26+Feb+2025", {"Bob", "Dan", "Eve"}),
            ("post_in=rivers&post_on=2012", {"Cid", "Dan"}),
            ("post_on=2012", {"Cid", "Dan"}),
            ("post_in=Ministry+of+Rivers&kind=company", set()),
        ],
    )
    def test_current_holders_and_those_of_a_day_are_found(self, query, found, client, ministry):
        assert set(titles(client.get(f"/participants/?{query}"))) & {"Ann", "Bob", "Cid", "Dan", "Eve"} == found

    def test_today_alone_is_no_filter(self, client, ministry):
        assert {"Ann", "Cid"} <= set(titles(client.get("/participants/?post_today=yes")))

    def test_an_unknown_organisation_gets_a_message(self, client, ministry):
        page = client.get("/participants/?post_in=Nowhere")
        assert page.status_code == 200
        assert "No participant matches “Nowhere”" in page.text

    def test_the_file_has_the_same_rows(self, client, ministry):
        rows = csv_rows(client.get("/participants/export.csv?post_in=rivers&post_today=yes"))
        assert {row["Name"] for row in rows} == {"Bob", "Dan", "Eve"}


class TestRule:
    @pytest.mark.parametrize(
        ("dates", "message"),
        [
            ({"as_of": "since 25 Feb 2025"}, "Enter a day, a month or a year."),
            ({"as_of": "until 2025"}, "Enter a day, a month or a year."),
            ({"as_of": "2025", "during": "until 2020"}, "Enter a day within the dates"),
            ({"as_of": "2010", "during": "since 2020"}, "Enter a day within the dates"),
        ],
    )
    def test_a_day_that_is_none_or_outside_the_dates_is_not_accepted(self, dates, message):
        person, ministry = make.person(), make.participant()
        with pytest.raises(ValidationError, match=message):
            Affiliation(participant=person, organisation=ministry, **dates).full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            make.affiliation(person, ministry, **dates)

    @pytest.mark.parametrize("dates", [{"as_of": "Feb 2025"}, {"as_of": "2020", "during": "2020-2021"}])
    def test_a_month_and_a_day_within_the_dates_are_accepted(self, dates):
        make.affiliation(make.person(), make.participant(), **dates).full_clean()

    def test_the_same_post_can_be_known_as_of_two_days(self):
        person, ministry = make.person(), make.participant()
        make.affiliation(person, ministry, as_of="2024")
        make.affiliation(person, ministry, as_of="2025")
        with pytest.raises(IntegrityError), transaction.atomic():
            make.affiliation(person, ministry, as_of="2025")

    def test_the_form_saves_the_day_and_keeps_what_was_typed_if_it_is_wrong(self, admin_client):
        person, ministry = make.person(), make.participant()
        url = f"/admin/cooperation/participant/{person.pk}/change/"
        typed = opened(admin_client, url) | {
            "affiliations-TOTAL_FORMS": "1",
            "affiliations-0-kind": "post",
            "affiliations-0-organisation": ministry.pk,
            "affiliations-0-role": "Minister",
        }
        answer = save(admin_client, url, typed, **{"affiliations-0-as_of": "since 25 Feb 2025"})
        assert "Enter a day, a month or a year." in errors(answer)
        assert 'value="since 25 Feb 2025"' in answer.text
        assert save(admin_client, url, typed, **{"affiliations-0-as_of": "25 Feb 2025"}).status_code == 302
        assert str(person.affiliations.get().as_of) == "25 February 2025"


class TestUnion:
    @pytest.mark.parametrize(
        ("date", "members"), [("25 Feb 2025", ["XN"]), ("2025", ["XN"]), ("2026", []), ("2024", [])]
    )
    def test_a_member_known_as_of_a_day_comes_with_the_union_on_that_day(self, date, members):
        union = make.participant("Union", kind="intergovernmental")
        make.affiliation(make.state("XN"), union, kind="member", as_of="25 Feb 2025")
        summit = make.meeting(date=date)
        make.participation(summit, union, with_members=True)
        assert Entry.objects.get(noun="meeting", key=summit.pk).countries == members

    def test_the_entry_follows_when_the_day_changes(self):
        union = make.participant("Union", kind="intergovernmental")
        member = make.affiliation(make.state("XN"), union, kind="member", as_of="2025")
        summit = make.meeting(date="2026")
        make.participation(summit, union, with_members=True)
        assert Entry.objects.get(noun="meeting", key=summit.pk).countries == []
        Affiliation.objects.filter(pk=member.pk).update(as_of="2026")
        assert Entry.objects.get(noun="meeting", key=summit.pk).countries == ["XN"]


def test_a_post_known_as_of_today_is_current_today_and_not_tomorrow(ministry):
    Affiliation.objects.filter(participant__slug="ann").update(as_of=TODAY)
    assert Affiliation.objects.filter(participant__slug="ann").held_on(TODAY).exists()
    assert not Affiliation.objects.filter(participant__slug="ann").held_on(localdate() + timedelta(1)).exists()


def test_posts_are_sorted_by_their_days(client, ministry):
    members = section(client.get("/participants/rivers/"), "People, members and owners")
    assert sorted(("Bob", "Cid", "Dan", "Eve", "Ann"), key=members.index) == ["Ann", "Bob", "Eve", "Cid", "Dan"]
    assert "Ann" in main(client.get("/participants/?post_in=rivers"))
