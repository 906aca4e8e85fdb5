"""The standing beside each party, where it is not that of the whole agreement, and who is a side only by its acts."""

import pytest

from tests import builders as make
from tests.exports.reading import csv_rows, json_rows
from tests.html import one, select, text
from tests.pages.reading import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    treaty = make.agreement(
        title="Water treaty", parties=[make.state(code) for code in ("XN", "XS", "XE")], published=True
    )
    make.action(treaty, "signed", "2010")
    make.action(treaty, "entered_into_force", "2012")
    for code in ("XN", "XS", "XE"):
        make.action(treaty, "ratified", "2011", participant=make.state(code))
    return treaty


@pytest.fixture
def changed(treaty):
    """A treaty from which Eastland has withdrawn, and to which Westland has acceded."""
    make.action(treaty, "withdrawn", "1 August 2020", participant=make.state("XE"))
    make.action(treaty, "acceded", "2019", participant=make.state("XW"))
    return treaty


def parties(client, treaty):
    return [text(item) for item in select(client.get(treaty.get_absolute_url()), "ul.who li")]


class TestPage:
    def test_a_party_that_has_withdrawn_is_bound_until_then_and_one_that_acceded_follows(self, client, changed):
        assert parties(client, changed) == [
            *("Northland XN", "Southland XS", "Eastland XE bound until 1 August 2020", "Westland XW bound since 2019"),
        ]
        assert "By their acts Westland" in section(client.get(changed.get_absolute_url()), "Parties")

    def test_nothing_is_beside_the_parties_of_a_treaty_in_force_for_all(self, client, treaty):
        assert parties(client, treaty) == ["Northland XN", "Southland XS", "Eastland XE"]

    def test_a_party_that_did_not_ratify_has_only_signed(self, client, treaty):
        treaty.actions.filter(participant=make.state("XE")).delete()
        assert parties(client, treaty)[2] == "Eastland XE signed only"

    def test_one_who_left_before_a_treaty_ended_was_bound_until_then(self, client, changed):
        make.action(changed, "terminated", "2022")
        assert parties(client, changed) == [
            *("Northland XN", "Southland XS", "Eastland XE bound until 1 August 2020", "Westland XW bound until 2022"),
        ]

    def test_the_standing_of_a_state_is_beside_who_signed_for_it(self, client, changed):
        person = make.person("Ann")
        make.party(changed, person, role="signatory", on_behalf_of=make.state("XE"))
        assert "Ann signatory · for Eastland XE · bound until 1 August 2020" in parties(client, changed)

    def test_who_succeeded_without_being_listed_follows(self, client, treaty):
        make.action(treaty, "succeeded", "2015", participant=make.state("XW"), succeeds=make.state("XE"))
        assert parties(client, treaty)[-1] == "Westland XW bound since 2015"

    def test_a_depositary_that_acceded_is_a_side_by_its_act(self, client, treaty):
        make.party(treaty, make.state("XW"), role="depositary")
        make.action(treaty, "acceded", "2019", participant=make.state("XW"))
        page = client.get(treaty.get_absolute_url())
        assert "By their acts Westland XW bound since 2019" in section(page, "Parties")
        assert "bound" not in section(page, "Depositary and guarantors")

    def test_sides_by_their_acts_are_there_if_the_source_names_no_parties(self, client):
        treaty = make.agreement(title="Open", parties=[], names_no_parties=True)
        make.action(treaty, "acceded", "2019", participant=make.state("XW"))
        make.cite(treaty)
        type(treaty).objects.filter(pk=treaty.pk).update(publication="published")
        assert "By their acts Westland" in section(client.get(treaty.get_absolute_url()), "Parties")


class TestList:
    def test_the_parties_have_the_standing_that_differs_and_sides_by_their_acts_follow(self, client, changed):
        cells = select(client.get("/agreements/?q=water"), ".rows tbody td")
        assert "XN XS XE (no longer bound) By their acts: Westland" in [text(cell).replace(",", "") for cell in cells]

    def test_nothing_is_beside_the_parties_of_a_treaty_in_force_for_all(self, client, treaty):
        row = text(one(client.get("/agreements/?q=water"), ".rows tbody tr"))
        assert "bound" not in row
        assert "acts" not in row

    def test_a_depositary_keeps_its_role(self, client, changed):
        make.party(changed, make.state("XM"), role="depositary")
        assert "XM (depositary)" in text(one(client.get("/agreements/?q=water"), ".rows tbody tr"))


class TestFiles:
    def test_a_column_has_who_is_bound_today(self, client, changed):
        (row,) = json_rows(client.get("/agreements/export.json?q=water"))
        assert row["parties"] == ["Northland", "Southland", "Eastland"]
        assert row["bound_today"] == ["Northland", "Southland", "Westland"]
        (row,) = csv_rows(client.get("/agreements/export.csv?q=water"))
        assert row["Bound today"] == "Northland; Southland; Westland"

    def test_nobody_is_bound_before_entry_into_force(self, client):
        make.action(make.agreement(title="Water, new", published=True), "signed", "2020")
        (row,) = json_rows(client.get("/agreements/export.json?q=water"))
        assert row["bound_today"] == []

    def test_members_of_a_union_are_bound_but_not_those_that_visitors_do_not_see(self, client, admin_client, treaty):
        treaty.actions.filter(kind="ratified").delete()
        union = make.participant("Union of Lands", kind="intergovernmental")
        make.cite(make.affiliation(make.state("XW"), union, kind="member", during="since 2000"))
        make.affiliation(make.participant("Unknown Land"), union, kind="member", during="since 2000")
        make.party(treaty, union, with_members=True)
        (row,) = json_rows(client.get("/agreements/export.json?q=water"))
        assert "Westland" in row["bound_today"]
        assert "Unknown Land" not in row["bound_today"]
        (row,) = json_rows(admin_client.get("/agreements/export.json?q=water"))
        assert "Unknown Land" in row["bound_today"]
