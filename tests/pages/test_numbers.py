"""The pages of numbers: each number is that of the list that it links to."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import headings, main, section

pytestmark = pytest.mark.django_db

PAGES = (
    "/numbers/",
    "/countries/XN/numbers/",
    "/countries/XN/XS/numbers/",
    "/countries/XE/XN/XS/numbers/",
    "/participants/ann/numbers/",
    "/participants/bank/numbers/",
    "/places/hall/numbers/",
    "/sectors/power/numbers/",
    "/countries/KZ/KG/numbers/",
)


@pytest.fixture
def states():
    return [make.state(code) for code in ("XN", "XS", "XE")]


@pytest.fixture
def records(states):
    """Records of each section, for each of the pages, published and drafts."""
    north, south, east = states
    power = make.sector("Power", slug="power")
    solar, hydro = (make.sector(name, parent=power) for name in ("Solar power", "Hydro power"))
    hall = make.place("Hall", slug="hall")
    ann = make.person("Ann North", slug="ann", country=north.country)
    bob, carl = make.person("Bob South", country=south.country), make.person("Carl North", country=north.country)
    bank = make.participant("Bank", slug="bank", kind="company", country=north.country)
    shared = {"places": [hall], "participants": [north, south, east, bank]}
    for number, (date, published) in enumerate(
        [("2024", True), ("12 May 2025", True), ("2025", True), ("2024-2025", True), ("2025", False), (None, True)]
    ):
        status = "scheduled" if number == 2 else "held"
        talks = make.meeting(date=date, status=status, published=published, sectors=[solar], **shared)
        for person, behalf in ((ann, north), (bob, south), (carl, north)):
            make.participation(talks, person, on_behalf_of=behalf)
    for form, published in (("treaty", True), ("treaty", True), ("memorandum", True), ("treaty", False)):
        agreement = make.agreement(
            form=form, parties=[north, south, east, ann, bank], published=published, sectors=[power], places=[hall]
        )
        make.action(agreement, "signed", "2025")
    for sectors, published in (([solar], True), ([solar, hydro], True), ([], True), ([hydro], False)):
        make.initiative(
            sectors=sectors, participants=[north, south, east, ann, bank], places=[hall], published=published
        )
    soon = (localdate() + timedelta(days=400)).isoformat()
    for published in (True, False):
        usual = {
            "by": [north, ann, bank],
            "to": [south, east],
            "sectors": [hydro],
            "places": [hall],
            "published": published,
        }
        first = make.commitment(what="Dig the first tunnel.", due="2019", **usual)
        make.commitment(what="Dig the tunnel.", due="2021", restates=first, **usual)
        make.commitment(what="Pay for it.", status="met", due=soon, **usual)
        make.commitment(what="Open it.", kind="instruction", due=localdate().isoformat(), **usual)
        for nature, period, value in (("actual", "2023", 5), ("actual", "2024", 7), ("target", "2030", 9)):
            make.figure(
                indicator="trade",
                nature=nature,
                period=period,
                value_low=value,
                of=[north, south, ann, bank],
                to=[east],
                places=[hall],
                sectors=[power],
                published=published,
            )
    make.affiliation(ann, bank, role="Director", during="2010-2019")
    make.affiliation(bob, bank, role="Director", during="since 2020")
    return states


def counted_links(page):
    """Yield the URL of each list that the page links a number to, with the number."""
    for link in select(page, 'main a[href*="?"]'):
        if found := re.search(r"(?:^|\s)([\d,]+)(?: figures| participants?)?$", text(link)):
            yield link.get("href"), int(found[1].replace(",", ""))


def listed(user, url) -> int:
    """Return the number of rows that a list says it has."""
    page = user.get(url)
    assert not select(page, ".note-warning"), url
    return int(text(one(page, "#results-count")).split()[0].replace(",", "").replace("No", "0"))


@pytest.mark.parametrize("address", PAGES)
def test_each_number_is_that_of_its_list(client, editor, records, address):
    totals = []
    for user in (client, editor):
        page = user.get(address)
        links = dict(counted_links(page))
        assert {url: listed(user, url) for url in links} == links
        totals.append(sum(links.values()))
    assert len(links) > 8
    is_of_drafts = "KZ" not in address
    assert (totals[1] > totals[0]) == is_of_drafts


def test_a_page_has_each_section(client, records):
    page = client.get("/countries/XN/XS/numbers/")
    assert headings(page) == ["Numbers: Northland and Southland"]
    assert section(page, "Meetings a year").startswith(
        "Year All Bar scheduled held 2025 2 1 1 2024 1 1 Year not known 2 2 All 5 1 4"
    )
    assert "Treaty 2 2 Memorandum 1 1 All 3 3" in section(page, "Agreements by form and status")
    sectors = section(page, "Initiatives by sector and status")
    assert "Power 2 2 Hydro power 1 1 Solar power 2 2 All 3 3" in sectors
    assert "Pledge 3 " in section(page, "Commitments")
    deadlines = section(page, "Deadlines")
    assert "Deadline moved later 1" in deadlines
    assert "Dig the tunnel. 2019 2021 overdue 2 years later open" in deadlines
    figures = section(page, "Figures in time")
    assert "Trade, Ann North, Bank, Northland, Southland to Eastland, Hall 3 figures Period Actual Target" in figures
    posts = section(page, "Posts over time")
    assert "2 participants Director Ann North XN 2010s Director Bob South XS since 2020" in posts


def met(page, year=2025):
    """Return who met whom on a page: the two and the number of each row."""
    rows = select(page, '[aria-labelledby="met"] tbody tr')
    assert section(page, f"Who met whom in {year}")
    return [tuple(text(cell) for cell in row if "bar-cell" not in cell.get("class", "")) for row in rows]


def test_who_met_whom_in_a_year_without_those_of_one_country(client, records):
    pairs = met(client.get("/countries/XN/numbers/?year=2025"))
    assert ("Ann North XN", "Bob South XS", "1") in pairs
    assert ("Bank XN", "Eastland XE", "1") in pairs
    assert not {"Carl North XN", "Ann North XN", "Northland XN"} & {other for _, other, _ in pairs}
    own = met(client.get("/participants/ann/numbers/?year=2024"), 2024)
    assert sorted(own) == [("Ann North XN", "Bob South XS", "1"), ("Ann North XN", "Eastland XE", "1")]


class TestWhoMetWhom:
    """A visit of Bob to Northland, his talks with Ann during it, and meetings of the states that name nobody."""

    @pytest.fixture
    def visit(self, states):
        north, south, _ = states
        self.ann = make.person("Ann North", slug="ann", country=north.country)
        self.bob = make.person("Bob South", slug="bob", country=south.country)
        visit = make.meeting(title="Visit", date="5 May 2025", participants=[north], published=True)
        make.participation(visit, self.bob, on_behalf_of=south)
        return visit

    def talks(self, states, **fields):
        north, south, _ = states
        talks = make.meeting(**{"title": "Talks", "date": "5 May 2025", "published": True} | fields)
        make.participation(talks, self.ann, on_behalf_of=north)
        make.participation(talks, self.bob, on_behalf_of=south)
        return talks

    def test_a_visit_and_its_talks_count_once_and_no_state_stands_beside_its_president(self, client, states, visit):
        self.talks(states, part_of=make.meeting(part_of=visit, date="5 May 2025", published=True))
        page = client.get("/countries/XN/XS/numbers/")
        assert met(page) == [("Ann North XN", "Bob South XS", "1")]
        (url,) = (url for url, _ in counted_links(page) if "once=yes" in url)
        assert "Talks" in main(client.get(url))
        assert "Visit" not in texts(client.get(url), "tbody th a")

    def test_a_visit_counts_for_whom_only_it_names(self, client, states, visit):
        assert met(client.get("/countries/XN/XS/numbers/")) == [("Northland XN", "Bob South XS", "1")]

    def test_a_draft_of_talks_does_not_hide_the_visit_from_visitors(self, client, editor, states, visit):
        self.talks(states, part_of=visit, published=False)
        assert met(client.get("/countries/XN/XS/numbers/")) == [("Northland XN", "Bob South XS", "1")]
        assert met(editor.get("/countries/XN/XS/numbers/")) == [("Ann North XN", "Bob South XS", "1")]

    def test_a_state_counts_where_nobody_is_named_for_it_and_the_list_has_just_these(self, client, states, visit):
        self.talks(states, part_of=visit)
        for _ in range(2):
            make.meeting(date="2025", participants=states[:2], published=True)
        page = client.get("/countries/XN/XS/numbers/")
        assert met(page) == [("Northland XN", "Southland XS", "2"), ("Ann North XN", "Bob South XS", "1")]
        for url, number in counted_links(page):
            assert listed(client, url) == number

    def test_the_page_of_several_countries_has_only_pairs_between_them(self, client, states, visit):
        talks = self.talks(states, part_of=visit)
        make.participation(talks, make.person("Eve East", country=states[2].country))
        assert met(client.get("/countries/XN/XS/numbers/")) == [("Ann North XN", "Bob South XS", "1")]
        own = met(client.get("/countries/XE/numbers/"))
        assert [pair[0] for pair in own] == ["Eve East XE", "Eve East XE"]
        assert len(met(client.get("/countries/XE/XN/XS/numbers/"))) == 3

    def test_a_sentence_says_what_is_counted(self, client, states, visit):
        told = {
            "/countries/XN/numbers/": "a participant of Northland and one of another country were both at",
            "/countries/XN/XS/numbers/": "two participants of different countries among Northland and Southland were",
            "/participants/bob/numbers/": "Bob South and a participant of another country were both at",
            "/numbers/": "two participants of different countries were both at",
        }
        for url, words in told.items():
            assert words in section(client.get(f"{url}?year=2025"), "Who met whom in 2025")

    def test_a_list_without_visits_offers_no_numbers_that_would_be_wrong(self, client, states, visit):
        self.talks(states, part_of=visit)
        page = client.get("/meetings/?once=yes&participant=bob&themselves=yes")
        assert texts(page, "tbody th a") == ["Talks"]
        assert not select(page, ".panel .count")
        assert listed(client, "/meetings/?once=yes&q=visit&participant=bob") == 1, "its talks do not match"


@pytest.mark.parametrize("year", ["1066", "last", "9" * 30, "%00"])
def test_a_year_without_meetings_gets_a_message_with_those_to_choose(client, records, year):
    page = client.get(f"/countries/XN/numbers/?year={year}")
    assert page.status_code == 200
    assert "No meeting was held in the year" in main(page)
    assert "Choose one of: 2025, 2024." in main(page)
    assert section(page, "Who met whom in 2025")


def test_of_too_many_records_it_says_which_it_counted_and_links_no_number_to_others(client, records, limits):
    limits(COUNT_LIMIT=2, MAX_MEETINGS_MET=1)
    make.meeting(date="2025", participants=records, published=True)
    page = client.get("/countries/XN/XS/numbers/")
    assert "Of the latest 2 meetings. There are more: the list of all meetings." in main(page)
    assert "All 2" in section(page, "Meetings a year")
    assert "Only the latest 1 meeting of the year is counted." in main(page)
    links = dict(counted_links(page))
    assert {url: listed(client, url) for url in links} == links
    earlier = client.get("/countries/XN/XS/numbers/?year=2024")
    assert "No meeting was held" not in main(earlier)
    assert ("Ann North XN", "Bob South XS", "1") in met(earlier, 2024)
    country = client.get("/countries/XN/numbers/")
    assert "Treaty 2 2 Memorandum 1 1 All 3 3" in section(country, "Agreements by form and status"), "from the tallies"


def test_an_empty_page_says_what_to_do(client, editor, states):
    page = client.get("/countries/XN/XS/numbers/")
    assert "There is nothing to count yet." in main(page)
    assert texts(page, "main h2") == []
    assert texts(page, ".empty a") == ["Numbers of the register"]
    assert texts(editor.get("/countries/XN/XS/numbers/"), ".empty a") == ["Add a meeting"]


def test_the_pages_of_countries_participants_and_places_link_to_it(client, records):
    for url in ("/countries/XN/", "/countries/XN/XS/", "/participants/ann/", "/places/hall/"):
        page = client.get(url)
        assert select(page, f'a[href="{url}numbers/"]'), url
    assert client.get("/countries/xs/xn/numbers/?year=2024")["Location"] == "/countries/XN/XS/numbers/?year=2024"
    assert client.get("/countries/xn/numbers/")["Location"] == "/countries/XN/numbers/"
    assert client.get("/countries/QQ/numbers/").status_code == 404


def test_visitors_get_no_numbers_of_what_they_may_not_see(client, editor):
    hidden = make.participant("Hidden bank")
    make.meeting(participants=[hidden])
    url = f"/participants/{hidden.slug}/numbers/"
    assert client.get(url).status_code == 404
    assert editor.get(url).status_code == 200
    assert client.get("/sectors/nothing/numbers/").status_code == 404


def test_three_times_the_records_take_the_same_queries(client, records):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get("/countries/XN/XS/numbers/")
        return [query["sql"] for query in captured]

    few = queries()
    north, south, _ = records
    for year in range(2010, 2016):
        make.meeting(date=str(year), participants=[north, south, make.person(f"P {year}")], published=True)
        make.figure(indicator="aid", period=str(year), of=[north], to=[south], published=True)
        make.initiative(participants=[north, south], sectors=[make.sector(f"Sector {year}")], published=True)
        old = make.commitment(by=[north], to=[south], due="2001", published=True)
        make.commitment(by=[north], to=[south], due=str(year), restates=old, published=True)
    assert len(queries()) == len(few) <= 26, "\n".join(few)
