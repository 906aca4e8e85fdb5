"""The position of a page in its list, whatever the URL claims."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Meeting
from tests import builders as make
from tests.html import one, text
from tests.pages.reading import main, titles
from tests.pages.test_keyset import link

pytestmark = pytest.mark.django_db

LIST = "/meetings/?held=by_video&sort=title"


@pytest.fixture(autouse=True)
def eight_talks_on_pages_of_three(limits):
    limits(DEFAULT_PAGE_SIZE=3)
    for number in range(1, 9):
        make.meeting(title=f"Talks {number}", held="by_video", published=True)


def heading(response):
    """Return the heading above the rows."""
    return text(one(response, "#results-count"))


def turn(client, response, rel):
    return client.get("/meetings/" + link(response, rel))


def walk(client, address, rel):
    """Return the heading above the rows of each page."""
    response = client.get(address)
    said = [heading(response)]
    while link(response, rel):
        response = turn(client, response, rel)
        said.append(heading(response))
    return said


def test_each_page_says_which_rows_it_has(client):
    assert walk(client, LIST, "next") == ["8 meetings", "4–6 of 8 meetings", "7–8 of 8 meetings"]


def test_each_page_says_which_rows_it_has_on_the_way_back(client):
    assert walk(client, f"{LIST}&before=end", "prev") == ["6–8 of 8 meetings", "3–5 of 8 meetings", "8 meetings"]


def test_going_on_and_back_gives_the_same_numbers(client):
    third = turn(client, turn(client, client.get(LIST), "next"), "next")
    assert heading(turn(client, third, "prev")) == "4–6 of 8 meetings"


def test_a_list_that_is_not_counted_to_its_end_says_which_rows_a_page_has(client, limits):
    limits(COUNT_LIMIT=5)
    said = walk(client, LIST, "next")
    assert said == ["More than 5 meetings", "4–6 of more than 5 meetings", "7–8 of more than 5 meetings"]


def test_pages_of_an_uncounted_list_have_no_numbers_counted_from_its_end(client, limits):
    limits(COUNT_LIMIT=5)
    assert set(walk(client, f"{LIST}&before=end", "prev")) == {"More than 5 meetings"}


@pytest.mark.parametrize("said", ["0", "1", "-4", "x", "4.5", "²", "4+", "9", "6", "9" * 30, "%00"])
def test_an_impossible_number_in_the_address_is_ignored(client, said):
    address = link(client.get(LIST), "next").partition("&from=")[0]
    page = client.get(f"/meetings/{address}&from={said}")
    assert titles(page) == ["Talks 4", "Talks 5", "Talks 6"]
    assert heading(page) == "8 meetings"
    assert "could not be used" not in main(page)
    assert "from=" not in link(page, "next")


@pytest.mark.parametrize("said", ["1", "4", "x"])
def test_a_number_without_a_cursor_is_ignored(client, said):
    page = client.get(f"{LIST}&from={said}")
    assert titles(page) == ["Talks 1", "Talks 2", "Talks 3"]
    assert heading(page) == "8 meetings"
    assert link(page, "next").endswith("&from=4")


def test_the_last_page_believes_the_count_and_not_the_address(client):
    second = turn(client, client.get(LIST), "next")
    make.meeting(title="Talks 0", held="by_video", published=True)
    assert heading(turn(client, second, "next")) == "8–9 of 9 meetings"


def test_where_rows_have_gone_a_page_says_no_number_that_does_not_fit(client):
    first = client.get(LIST)
    Meeting.objects.filter(title__in=["Talks 1", "Talks 2"]).delete()
    assert heading(turn(client, first, "next")) == "6 meetings"


def test_a_page_after_the_last_row_says_how_many_there_are(client):
    assert heading(client.get(f"{LIST}&after=zzz~1&from=4")) == "8 meetings"


def test_a_changed_filter_or_order_leaves_the_number_out_of_the_address(client):
    page = turn(client, client.get(LIST), "next").text
    assert 'href="?sort=title"' in page  # the chip
    assert 'href="?held=by_video&amp;sort=-title"' in page
    assert '/meetings/export.csv?held=by_video&amp;sort=title"' in page
    assert '/meetings/feed.atom?held=by_video&amp;sort=title"' in page


def test_a_printed_page_says_which_rows_it_has(client):
    assert "4–6 of 8 meetings, sorted by: Title, A to Z." in main(turn(client, client.get(LIST), "next"))


def test_the_numbers_of_the_rows_of_a_page_take_no_query(client):
    known = link(client.get(LIST), "next")
    taken = []
    for address in (known, known.partition("&from=")[0]):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/meetings/{address}")
        taken.append(len(queries))
    assert taken[0] == taken[1]
