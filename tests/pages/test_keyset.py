"""Pages of a list: each row once, in order, forward and back, while other rows are added."""

from dataclasses import replace
from itertools import chain

import pytest

from cooperation.columns.sorting import BY_DATE
from cooperation.filters.sorting import Order
from cooperation.models import Agreement, Entry, Meeting
from cooperation.views.pagination import CursorPage
from tests import builders as make
from tests.html import select
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db

SORTS = ["date", "-date", "title", "-title", "who", "-who", "status", "-status", "kind", "-kind", "-sources"]
BY_DATE_ORDER = Order(BY_DATE.value, True, BY_DATE.nullable, BY_DATE.parse)
DATES = ["2001", "25 Feb 2001", "2001", None, "Feb 2003", "1999", None, "1990s", "2003", "by 2002", None]


@pytest.fixture
def talks():
    who = [make.person("Ann Example"), make.person("Bob Example")]
    for number, date in enumerate(DATES):
        kind = "talks" if number % 2 else "session"
        it = make.meeting(title=f"Example {number:02}", date=date, held="by_call", kind=kind, published=True)
        if number % 3:
            make.participation(it, who[number % 2])


def link(response, rel) -> str | None:
    """Return the URL of the next, previous, first or last page."""
    found = select(response, f'main a[rel="{rel}"]')
    return found[0].get("href") if found else None


def walk(client, address, rel="next", meanwhile=lambda: None) -> list[str]:
    """Return the titles of a list, page by page. The minimum page size is 25, so the test uses pages of 3."""
    path, found = address.partition("?")[0], []
    while address:
        response = client.get(address)
        assert response.status_code == 200
        found.append(titles(response))
        meanwhile()
        query = link(response, rel)
        address = query and path + query
    return found


def joined(pages) -> list[str]:
    return list(chain.from_iterable(pages))


@pytest.fixture(autouse=True)
def small_pages(limits):
    limits(DEFAULT_PAGE_SIZE=3)


@pytest.mark.parametrize("sort", SORTS)
def test_a_list_shows_each_row_once_in_the_order_of_one_long_page(client, talks, sort):
    pages = walk(client, f"/meetings/?held=by_call&sort={sort}")
    assert len(pages) == 4
    assert joined(pages) == titles(client.get(f"/meetings/?held=by_call&sort={sort}&rows=200"))
    assert len(set(joined(pages))) == len(DATES)


@pytest.mark.parametrize("sort", ["date", "-date", "title", "who", "-who", "-sources"])
def test_a_list_goes_back_the_same_way_from_the_last_page(client, talks, sort):
    forwards = joined(walk(client, f"/meetings/?held=by_call&sort={sort}"))
    backwards = walk(client, f"/meetings/?held=by_call&sort={sort}&before=end", rel="prev")
    assert joined(reversed(backwards)) == forwards


@pytest.mark.parametrize("sort", ["-date", "date", "title"])
@pytest.mark.parametrize("date", ["2001", "Feb 2001", "1990s", "by 2000", "since 2002", "2003"])
def test_whatever_the_order_a_list_has_all_that_may_fall_into_a_period(client, talks, date, sort):
    found = Entry.objects.for_model(Meeting).filter(period__overlap=date)
    meant = Meeting.objects.filter(held="by_call", pk__in=found.values("key")).values_list("title", flat=True)
    assert sorted(joined(walk(client, f"/meetings/?held=by_call&sort={sort}&date={date}"))) == sorted(meant)


@pytest.mark.parametrize("sort", ["-date", "date", "title"])
@pytest.mark.parametrize("date", ["2001", "Feb 2001", "1990s", "by 2000", "by 2002", "since 2002", "2003", "2002"])
def test_whatever_the_order_a_list_has_all_that_is_wholly_within_a_period(client, talks, date, sort):
    found = Entry.objects.for_model(Meeting).filter(period__contained_by=date)
    meant = Meeting.objects.filter(held="by_call", pk__in=found.values("key")).values_list("title", flat=True)
    address = f"/meetings/?held=by_call&sort={sort}&date={date}&date_within=yes"
    assert sorted(joined(walk(client, address))) == sorted(meant)


def test_what_has_no_date_comes_last_in_both_orders(client, talks):
    for sort in ("date", "-date"):
        last = joined(walk(client, f"/meetings/?held=by_call&sort={sort}"))[-3:]
        assert set(last) == {"Example 03", "Example 06", "Example 10"}


def test_what_happened_by_some_day_is_sorted_by_that_day(client, talks):
    assert joined(walk(client, "/meetings/?held=by_call&sort=-date"))[:3] == ["Example 04", "Example 08", "Example 09"]


@pytest.mark.parametrize("sort", ["-date", "title"])
def test_rows_that_are_entered_meanwhile_neither_repeat_nor_hide_others(client, talks, sort):
    before = titles(client.get(f"/meetings/?held=by_call&sort={sort}&rows=200"))
    numbers = iter(range(1000))

    def enter():
        number = next(numbers)
        # At the beginning, in the middle and at the end of the list.
        for title, date in ((f"AAA {number}", "2020"), (f"Example 05b {number}", "Mar 2001"), (f"ZZZ {number}", None)):
            make.meeting(title=title, date=date, held="by_call", published=True)

    seen = []
    address = f"/meetings/?held=by_call&sort={sort}"
    for _ in range(12):
        response = client.get(address)
        seen += titles(response)
        enter()
        if not (query := link(response, "next")):
            break
        address = "/meetings/" + query
    assert [title for title in seen if title in before] == before[: len([t for t in seen if t in before])]
    assert set(before) <= set(seen)
    assert len(seen) == len(set(seen))


def test_the_first_page_has_no_way_back_and_the_last_no_way_on(client, talks):
    first = client.get("/meetings/?held=by_call")
    assert (link(first, "prev"), link(first, "first")) == (None, None)
    last = client.get("/meetings/?held=by_call&before=end")
    assert (link(last, "next"), link(last, "last")) == (None, None)


def test_a_page_keeps_the_filters_and_a_changed_filter_leaves_the_page(client, talks):
    first = client.get("/meetings/?held=by_call&sort=title")
    assert link(first, "next").startswith("?held=by_call&sort=title&after=")
    second = client.get("/meetings/" + link(first, "next"))
    assert 'href="?held=by_call&amp;sort=-title"' in second.text


@pytest.mark.parametrize("place", ["x", "~", "2025~x", "x~1", "~~~", "2025-02-30~1", "9" * 300, "\0~1", "~" + "9" * 40])
def test_an_invalid_cursor_is_not_found(client, talks, place):
    assert client.get("/meetings/", {"after": place}).status_code == 404
    assert client.get("/meetings/", {"before": place}).status_code == 404


@pytest.mark.parametrize("order", ["title", "who", "kind"])
def test_a_cursor_with_a_null_character_is_not_found(client, talks, order):
    assert client.get("/meetings/", {"sort": order, "after": "\0~1"}).status_code == 404


def test_a_page_without_rows_after_a_place_is_no_dead_end(client, talks):
    text = main(client.get("/meetings/?held=by_call&sort=title&after=zzz~1"))
    assert "First page" in text


@pytest.mark.parametrize("rows", ["25", "100"])
def test_the_reader_chooses_how_many_rows_stand_on_a_page(client, rows):
    for number in range(26):
        make.meeting(title=f"Many {number}", held="by_video", published=True)
    assert len(titles(client.get(f"/meetings/?held=by_video&rows={rows}"))) == min(26, int(rows))


def test_a_cursor_may_have_a_name_with_any_letters(client):
    talks = make.meeting(published=True)
    for name in ("Ärztin ~ Beispiel", "100% & more?", "Касымалиев", "a/b#c", "zz"):
        make.participation(talks, make.person(name))
    pages = walk(client, "/participants/?kind=person")
    assert len(pages) >= 2


def test_agreements_and_sources_are_paged_alike(client):
    for number in range(5):
        agreement = make.agreement(title=f"Pact {number}", published=True)
        make.action(agreement, "signed", f"{2000 + number}")
        make.source(f"Paper {number}")
    assert joined(walk(client, "/agreements/?status=signed")) == [f"Pact {n}" for n in (4, 3, 2, 1, 0)]
    assert Agreement.objects.filter(status="signed").count() == 5
    assert Meeting.objects.exists()


@pytest.mark.parametrize("descending", [True, False])
def test_a_list_of_several_record_types_is_paged_by_type_and_id(talks, descending):
    for number in range(4):
        make.agreement(title=f"Pact {number}", published=True)
        make.source(f"Paper {number}")
    entries = Entry.objects.filter(noun__in=["meeting", "agreement", "source"])
    order = replace(BY_DATE_ORDER, descending=descending)

    def page(**where):
        return CursorPage(
            entries,
            order,
            3,
            id_fields=("noun", "key"),
            fetch=lambda ids: [Entry.objects.get(pk=pk) for pk in ids],
            **where,
        )

    there, back = [page()], [page(before="end")]
    while there[-1].next:
        there.append(page(after=there[-1].next))
    while back[-1].previous:
        back.append(page(before=back[-1].previous))
    whole = list(order.apply(entries, "noun", "key"))
    assert len(whole) > 20
    assert joined(page.rows for page in there) == whole
    assert joined(page.rows for page in reversed(back)) == whole
