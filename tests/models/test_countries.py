"""Countries that are not called states, who administers them, and countries before and after others."""

import pytest
from django.db import IntegrityError, transaction

from cooperation.models import Country, Participant
from tests import builders as make
from tests.exports.reading import csv_rows


@pytest.fixture
def union(db):
    """A dissolved country with two successors."""
    union = make.country("XW", dissolved=1991)
    union.successors.add(make.country("XN"), make.country("XS"))
    return union


def labels(participants) -> list[str]:
    return [participant.get_kind_display() for participant in participants]


@pytest.mark.parametrize(
    ("code", "label"),
    [("KZ", "state"), ("SUHH", "state"), ("TW", "country or territory"), ("HK", "country or territory")],
)
def test_a_participant_is_called_a_state_only_if_its_country_is_one(db, code, label):
    assert labels(Participant.objects.filter(country=code, kind="state")) == [label]


def test_the_participant_follows_its_country(db):
    territory = make.state("XN")
    assert labels([territory]) == ["state"]

    Country.objects.filter(code="XN").update(is_territory=True)

    territory.refresh_from_db()
    assert labels([territory]) == ["country or territory"]


def test_a_body_of_a_territory_keeps_its_kind(db):
    make.country("XN", is_territory=True)
    assert labels([make.participant(kind="ministry", country=make.country("XN"))]) == ["ministry"]


def test_a_state_that_becomes_a_body_is_no_territory(db):
    territory = make.participant(kind="state", name="", country=make.country("XM", is_territory=True))

    Participant.objects.filter(pk=territory.pk).update(kind="government")

    territory.refresh_from_db()
    assert labels([territory]) == ["government"]


def test_countries_before_and_after_are_related(union):
    relations = {other.code: other.relation for other in Country.objects.related_to(union)}

    assert relations == {"XN": "successor", "XS": "successor"}
    assert [other.relation for other in Country.objects.related_to(make.country("XN"))] == ["predecessor"]


def test_a_country_does_not_administer_itself(db):
    country = make.country("XN")
    with pytest.raises(IntegrityError, match="country_administered_by_another"), transaction.atomic():
        Country.objects.filter(pk=country.pk).update(administered_by=country)


def test_a_successor_cannot_be_deleted(union):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.country("XN").delete()


class TestPages:
    def test_a_country_links_to_those_before_and_after_it(self, client, union):
        assert '<a href="/countries/XS/">' in client.get("/countries/XW/").content.decode()
        assert "(until 1991)" in client.get("/countries/XN/").content.decode()

    def test_a_territory_says_who_administers_it(self, client, db):
        page = client.get("/countries/GL/").content.decode()

        assert "Country or territory" in page
        assert '<dt>Administered by</dt><dd><a href="/countries/DK/">' in page

    def test_files_and_lists_have_the_same_label(self, client, db):
        talks = make.meeting(participants=[make.state("TW"), make.state("KZ")], published=True)
        assert talks.is_published

        lines = client.get("/participants/export.csv?kind=state").getvalue().decode()
        rows = client.get("/participants/?kind=state").content.decode()

        assert "Taiwan,country or territory" in lines
        assert "Kazakhstan,state" in lines
        assert "country or territory</td>" in "".join(rows.split("\n"))

    def test_files_have_who_administers_a_country_and_those_before_and_after_it(self, client, db):
        rows = {row["Code"]: row for row in csv_rows(client.get("/countries/export.csv?all=yes"))}

        assert (rows["GL"]["Not called a state"], rows["GL"]["Administered by"]) == ("yes", "Denmark")
        assert rows["CSHH"]["Territory now in"] == "Czechia; Slovakia"
        assert rows["CZ"]["Predecessors"] == "Czechoslovakia"
