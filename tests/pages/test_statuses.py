"""The flow of statuses of a list: moves by dated acts and developments, and numbers that are those of the list."""

from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import main
from tests.pages.test_timeline import listed

pytestmark = pytest.mark.django_db


def statuses_of(many, query=""):
    return f"/{many}/pictures/statuses/{query}"


def moves(response):
    """Return the moves: status before and after -> number, time, by what, and titles of the records named."""
    found = {}
    for row in select(response, "#moves-rows tbody tr"):
        number, time, by, _ = texts(row, "td")
        assert number == row.get("data-count")
        titles = texts(row, "details li a")
        found[row.get("data-before"), row.get("data-after"), by] = (int(number), time, titles)
    return found


def numbers(response):
    """Return the numbers of each status: now, first, moves to it, moves away, and the URL of the list of the first."""
    found = {}
    for row in select(response, "#statuses-rows tbody tr"):
        cells = select(row, "td")
        links = [link.get("href") for link in select(cells[0], "a")]
        found[row.get("data-status")] = ([int(text(cell).split()[0]) for cell in cells], *links)
    return found


def treaty(title, *acts, published=True, **fields):
    """Create an agreement with acts: (kind, date), or (kind, date, participant)."""
    agreement = make.agreement(title=title, published=published, **fields)
    for kind, date, *who in acts:
        make.action(agreement, kind, date, participant=who[0] if who else None)
    return agreement


def project(title, *developments, published=True):
    """Create an initiative with developments: (status, date)."""
    initiative = make.initiative(title=title, published=published)
    for status, date in developments:
        make.development(
            title=f"{title}: {status}", status_becomes=status, date=date, initiatives=[initiative], published=published
        )
    return initiative


@pytest.fixture
def treaties():
    treaty("Quick", ("signed", "1 Jan 2001"), ("entered_into_force", "11 Jan 2001"))
    treaty("Slow", ("signed", "1 Jan 2001"), ("entered_into_force", "31 Jan 2001"), ("suspended", "2010"))
    treaty("Vague", ("signed", "1990s"), ("entered_into_force", "2004"))
    treaty("Once", ("signed", "2001"))
    treaty("Bare")
    treaty("Undated", ("signed", None))
    treaty("Ahead", ("signed", "2001"), ("entered_into_force", "9000"))
    treaty("Draft", ("signed", "2001"), ("entered_into_force", "2002"), published=False)
    treaty("Short", ("signed", "2001"), ("entered_into_force", "2002"), valid="2002-2009", renewal="none")
    treaty("Joined", ("adopted", "2001"), ("entered_into_force", "2002"), ("signed", "2005", make.state("XE")))


def test_moves_are_counted_with_their_median_time_and_their_records(client, treaties):
    response = client.get(statuses_of("agreements"))
    assert moves(response) == {
        ("signed", "in_force", "an act"): (4, "30 days of 3", ["Vague", "Short", "Slow", "Quick"]),
        ("adopted", "in_force", "an act"): (1, "12 months", ["Joined"]),
        ("in_force", "suspended", "an act"): (1, "9.4 years", ["Slow"]),
        ("in_force", "expired", "a rule"): (1, "7.5 years", ["Short"]),
    }


def test_the_statuses_now_are_those_of_the_list_and_the_moves_explain_them(client, editor, treaties):
    for user in (client, editor):
        response = user.get(statuses_of("agreements"))
        found = numbers(response)
        total = sum(now for (now, *_), *_ in found.values())
        assert total == len(listed(user, "/agreements/"))
        for (now, _, _, _), *urls in found.values():
            assert [len(listed(user, url)) for url in urls] == ([now] if now else [])
        moved, single = (int(part.split()[0]) for part in text(one(response, "#counts")).split(": ")[1].split(", ")[:2])
        first = sum(numbers[1] for numbers, *_ in found.values())
        assert (moved + single, "2 had none with a date" in main(response)) == (first, True)
        assert moved == len({title for _, _, titles in moves(response).values() for title in titles})
        # Whoever came to a status and did not leave is there now.
        without_date = Counter(signed=1, under_negotiation=1)
        for status, ((now, first, came, left), *_) in found.items():
            assert first + came - left == now - without_date[status], status


def test_a_visitor_does_not_see_moves_of_drafts(client, editor, treaties):
    of_visitor, of_editor = (moves(user.get(statuses_of("agreements"))) for user in (client, editor))
    step = ("signed", "in_force", "an act")
    assert (of_visitor[step][0], of_editor[step][0]) == (4, 5)
    assert "Draft" in of_editor[step][2]
    plant = project("Plant", ("planned", "2001"))
    make.development(text="It began.", status_becomes="implementation", date="2002", initiatives=[plant])
    assert "Plant" not in str(moves(client.get(statuses_of("initiatives"))))


def test_what_all_sides_did_or_another_agreement_brings_is_by_a_rule(client):
    north, south = make.state("XN"), make.state("XS")
    treaty("Ratified", ("signed", "2001"), ("entered_into_force", "2002", north), ("entered_into_force", "2003", south))
    old = treaty("Old", ("signed", "2001"), ("entered_into_force", "2002"))
    make.link(treaty("New", ("signed", "2008"), ("entered_into_force", "2009")), "replaces", old)
    found = moves(client.get(statuses_of("agreements")))
    assert found["in_force", "replaced", "a rule"][2] == ["Old"]
    assert sum("Ratified" in titles for _, _, titles in found.values()) == 1


def test_an_initiative_may_move_back_and_forth(client):
    project(
        "Example plant",
        ("planned", "Jan 2001"),
        ("planned", "Feb 2001"),
        ("implementation", "Jan 2002"),
        ("suspended", "2003"),
        ("implementation", "2004"),
        ("suspended", "2005"),
    )
    response = client.get(statuses_of("initiatives", "?q=example"))
    assert moves(response) == {
        ("implementation", "suspended", "a development"): (2, "15 months", ["Example plant"]),
        ("planned", "implementation", "a development"): (1, "12 months", ["Example plant"]),
        ("suspended", "implementation", "a development"): (1, "12 months", ["Example plant"]),
    }
    assert "1 initiative: 1 moved from one status to another, 0 had only one with a date." in main(response)
    assert "1 initiative: implementation to suspended" in main(response)


def test_the_records_of_a_frequent_move_are_the_latest_and_the_others_counted(client, limits, treaties):
    limits(MAX_MOVED_RECORDS=1)
    response = client.get(statuses_of("agreements"))
    assert moves(response)["signed", "in_force", "an act"][2] == ["Vague"]
    assert "and 3 that made it earlier" in main(response)


def test_a_list_that_is_too_long_says_how_much_of_it_is_read(client, limits, treaties):
    limits(MAX_FLOW_RECORDS=2)
    response = client.get(statuses_of("agreements"))
    assert text(one(response, "#counts")).startswith("This list has more than 2 agreements. Of the latest 2, ")
    assert not select(response, "#statuses-rows a")


def test_the_filters_are_those_of_the_list(client, treaties):
    response = client.get(statuses_of("agreements", "?status=suspended&status=expired&q=slow"))
    assert numbers(response)["suspended"] == ([1, 0, 1, 0], "/agreements/?status=suspended&q=slow")
    assert one(response, '.switch a[aria-current="true"]').get("href").startswith(statuses_of("agreements"))
    assert one(client.get("/initiatives/?country=KZ"), '.switch a[href*="statuses"]').get("href") == (
        statuses_of("initiatives", "?country=KZ")
    )
    assert client.get(statuses_of("meetings")).status_code == 404


def test_the_article_has_statuses_without_a_date_or_with_one_and_no_moves(client):
    response = client.get(statuses_of("initiatives"))
    total = len(listed(client, "/initiatives/"))
    assert f"{total} initiatives: 0 moved from one status to another" in main(response)
    assert not select(response, "#flow")
    assert select(response, "#now")


@pytest.mark.parametrize(
    ("query", "problem"), [("?date=nonsense", "Date:"), ("?status=x", "Status:"), ("?q=%00", "Words:")]
)
def test_a_wrong_filter_is_named_and_nothing_is_drawn(client, treaties, query, problem):
    response = client.get(statuses_of("agreements", query))
    assert response.status_code == 200
    assert problem in text(one(response, ".note-warning"))
    assert not select(response, "figure")


def test_an_empty_picture_says_so(client):
    response = client.get(statuses_of("agreements", "?q=unheardof"))
    assert text(one(response, "#counts")) == "No agreements match these filters."
    assert not select(response, "figure")


@pytest.mark.parametrize("many", ["agreements", "initiatives"])
def test_three_times_the_records_take_the_same_queries(client, many):
    def a_few(first):
        for number in range(first, first + 3):
            treaty(f"Treaty {number}", ("signed", "2001"), ("entered_into_force", "2002"))
            project(f"Plant {number}", ("planned", "2001"), ("completed", "2002"))

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(statuses_of(many)).status_code == 200
        return len(captured)

    a_few(0)
    few = queries()
    a_few(3)
    a_few(6)
    assert queries() == few <= 4
