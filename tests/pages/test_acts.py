"""Agreements are found by whoever acts on them, and by the date of each action."""

import pytest

from cooperation.models import Entry
from tests import builders as make
from tests.exports.reading import json_rows
from tests.html import select, text, texts
from tests.pages.reading import main, section, side, titles
from tests.pages.test_keyset import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    return make.agreement(title="Water treaty", parties=[make.state("XN"), make.state("XS")], published=True)


@pytest.fixture
def acceded(treaty):
    make.action(treaty, "acceded", "2019", participant=make.state("XE"))
    return treaty


class TestWhoActs:
    @pytest.mark.parametrize(
        "url",
        [
            "/agreements/?country=XE",
            "/agreements/?country=XE&country=XN",
            "/agreements/?participant=eastland",
            "/agreements/?q=Eastland",
            "/agreements/?sides=3",
            "/search/?q=Eastland+treaty",
        ],
    )
    def test_a_state_that_acceded_finds_the_treaty_in(self, url, client, acceded):
        assert "Water treaty" in titles(client.get(url))

    @pytest.mark.parametrize("url", ["/countries/XE/", "/countries/XE/XN/", "/participants/eastland/"])
    def test_a_state_that_acceded_has_the_treaty_on(self, url, client, acceded):
        assert "Water treaty" in main(client.get(url))

    def test_a_state_that_acceded_finds_the_treaty_in_files(self, client, acceded):
        assert [row["title"] for row in json_rows(client.get("/agreements/export.json?country=XE"))] == ["Water treaty"]

    def test_the_treaty_is_found_by_whom_the_action_names_now(self, client, acceded):
        acceded.actions.update(participant=make.state("XW"))
        assert titles(client.get("/agreements/?country=XE")) == []
        assert titles(client.get("/agreements/?country=XW")) == ["Water treaty"]

    def test_the_treaty_is_not_found_by_whose_action_was_deleted(self, client, acceded):
        acceded.actions.all().delete()
        assert titles(client.get("/agreements/?country=XE")) == []

    def test_editors_find_the_treaty_by_it(self, admin_client, acceded):
        (state,) = Entry.objects.filter(noun="participant", title="Eastland")
        for query in (f"participants__exact={state.key}", "country=XE"):
            assert "Water treaty" in admin_client.get(f"/admin/cooperation/agreement/?{query}").text

    @pytest.mark.parametrize(
        ("kind", "sides"),
        [
            *(("acceded", 3), ("ratified", 3), ("signed", 3), ("succeeded", 3), ("provisionally_applied", 3)),
            *(("notified", 2), ("objection_made", 2), ("registered", 2), ("passed_by_parliament", 2)),
        ],
    )
    def test_a_state_is_one_of_the_sides_if_it_is_bound_or_signed(self, kind, sides, treaty):
        make.action(treaty, kind, "2019", participant=make.state("XE"))
        entry = Entry.objects.get(noun="agreement", key=treaty.pk)
        assert (entry.countries, entry.sides) == (["XE", "XN", "XS"], sides)

    def test_a_depositary_that_registers_the_treaty_is_no_side(self, treaty):
        make.party(treaty, make.state("XE"), role="depositary")
        make.action(treaty, "registered", "2019", participant=make.state("XE"))
        assert Entry.objects.get(noun="agreement", key=treaty.pk).sides == 2

    def test_a_person_who_signed_for_a_state_does_not_bring_their_own(self, treaty):
        signatory = make.person("Ann", country=make.country("XE"))
        make.party(treaty, signatory, role="signatory", on_behalf_of=make.state("XN"))
        make.action(treaty, "signed", "2019", participant=signatory)
        entry = Entry.objects.get(noun="agreement", key=treaty.pk)
        assert (entry.countries, entry.sides) == (["XN", "XS"], 2)


class TestPartiesByAct:
    def test_the_page_has_the_standing_of_each_party_and_the_dates_of_its_acts(self, client, treaty):
        make.action(treaty, "entered_into_force", "2012")
        ratified = make.action(treaty, "ratified", "2011", participant=make.state("XN"))
        make.action(treaty, "ratified", None, effective_date="2013", participant=make.state("XS"))
        make.action(treaty, "denounced", None, participant=make.state("XS"))
        page = client.get(treaty.get_absolute_url())
        assert [text(head) for head in select(page, ".by-act thead th")] == [
            *("Participant", "Standing", "Ratified", "Denounced"),
        ]
        assert [[text(cell) for cell in select(row, "td")] for row in select(page, ".by-act tbody tr")] == [
            ["Bound since 2012", "Ratified 2011", ""],
            ["No longer bound", "Ratified with effect from 2013", "Denounced undated"],
        ]
        assert next(link.get("href") for link in select(page, ".by-act td a")) == f"#action-{ratified.pk}"

    def test_the_page_lists_the_members_that_a_union_binds(self, client, treaty):
        union = make.participant("Union of Lands", kind="intergovernmental")
        make.cite(make.affiliation(make.state("XE"), union, kind="member", during="since 2000"))
        make.cite(make.affiliation(make.state("XW"), union, kind="member", during="2000-2014"))
        make.affiliation(make.participant("Unknown Land"), union, kind="member", during="since 2000")
        make.party(treaty, union, with_members=True)
        make.action(treaty, "entered_into_force", "2012")
        parties = section(client.get(treaty.get_absolute_url()), "Parties")
        assert (
            "with its members Members Eastland XE bound since 2012 Westland XW no longer bound (until the end of 2014)"
            in parties
        )
        assert "Unknown Land" not in parties  # visitors see no page of it

    def test_the_page_has_no_chart_if_all_acted_together(self, client, treaty):
        make.action(treaty, "signed", "2010")
        assert section(client.get(treaty.get_absolute_url()), "Parties by act") == ""

    def test_the_chart_of_many_parties_is_folded_and_sorted_by_name(self, client):
        states = [make.participant(f"Company {letter}", kind="company") for letter in "ZYXWVUTSRQPON"]
        contract = make.agreement(parties=states, published=True)
        make.action(contract, "signed", "2010", participant=states[0])
        page = client.get(contract.get_absolute_url())
        assert "13 participants" in texts(page, "details summary")
        names = [text(row) for row in select(page, ".by-act tbody th")]
        assert names == sorted(names)


class TestDatesOfActions:
    @pytest.fixture
    def treaty(self, treaty):
        make.action(treaty, "negotiations_opened", "2005")
        make.action(treaty, "signed", "10 Feb 2010")
        make.action(treaty, "ratified", "2014", participant=make.state("XN"))
        make.action(treaty, "entered_into_force", None, effective_date="by 5 March 2018")
        make.action(treaty, "expired", "2190")
        return treaty

    @pytest.mark.parametrize("date", ["2005", "10 Feb 2010", "May 2014", "2014-2016", "Mar 2018", "2190", "since 2100"])
    def test_a_treaty_is_found_by_the_date_of_each_action(self, date, client, treaty):
        for sort in ("-date", "date", "title"):
            assert titles(client.get(f"/agreements/?date={date}&sort={sort}")) == ["Water treaty"], sort

    @pytest.mark.parametrize("date", ["2004", "Mar 2010", "2011-2013", "2017", "2019-2020", "since 2191"])
    def test_a_treaty_is_not_found_between_its_actions(self, date, client, treaty):
        assert titles(client.get(f"/agreements/?date={date}")) == []

    @pytest.mark.parametrize(
        ("date", "found"),
        [("Feb 2010", True), ("2014", True), ("May 2014", False), ("Mar 2018", True), ("2013-2016", True)],
    )
    def test_a_treaty_is_found_within_a_date_if_one_of_its_actions_is(self, date, found, client, treaty):
        page = client.get(f"/agreements/?date={date}&date_within=yes")
        assert titles(page) == (["Water treaty"] if found else [])

    def test_a_day_is_within_its_month_though_another_action_took_the_whole_year(self, client, treaty):
        make.action(treaty, "ratified", "5 May 2014", participant=make.state("XS"))
        assert titles(client.get("/agreements/?date=May+2014&date_within=yes")) == ["Water treaty"]

    def test_a_treaty_is_no_longer_found_by_the_date_that_an_action_had(self, client, treaty):
        treaty.actions.filter(kind="ratified").update(date="2015")
        assert titles(client.get("/agreements/?date=2014")) == []
        assert titles(client.get("/agreements/?date=2015")) == ["Water treaty"]

    def test_a_treaty_of_which_only_the_entry_into_force_is_known_has_that_date(self, client):
        make.action(make.agreement(title="Old treaty", published=True), "entered_into_force", "1999")
        assert titles(client.get("/agreements/?date=1999")) == ["Old treaty"]
        assert "1999" in main(client.get("/agreements/"))

    @pytest.mark.parametrize(("kind", "label"), [("signed", "Concluded"), ("entered_into_force", "First action")])
    def test_the_page_says_what_its_date_is(self, kind, label, client):
        agreement = make.agreement(published=True)
        make.action(agreement, kind, "1999")
        assert side(client.get(agreement.get_absolute_url()))[label] == "1999"

    def test_files_and_the_feed_have_what_the_date_finds(self, client, treaty):
        assert len(json_rows(client.get("/agreements/export.json?date=2014"))) == 1
        assert "Water treaty" in client.get("/agreements/feed.atom?date=2014").text

    def test_editors_find_the_treaty_by_the_year_of_each_action(self, admin_client, treaty):
        assert "Water treaty" in admin_client.get("/admin/cooperation/agreement/?main_date__year=2014").text
        assert "Water treaty" not in admin_client.get("/admin/cooperation/agreement/?main_date__year=2013").text

    @pytest.mark.parametrize(("sort", "first"), [("-date", "Treaty 29"), ("date", "Treaty 0")])
    def test_pages_of_many_agreements_follow_one_another(self, sort, first, client):
        for number in range(30):
            agreement = make.agreement(title=f"Treaty {number}", published=True)
            make.action(agreement, "signed", str(1990 + number))
            make.action(agreement, "amended", "2021")
        address = f"/agreements/?date=2021&rows=25&sort={sort}"
        pages = walk(client, address)
        found = [title for page in pages for title in page]
        assert (found[0], len(found), len(set(found))) == (first, 30, 30)
        assert titles(client.get(f"{address}&before=end"))[-5:] == pages[1]
