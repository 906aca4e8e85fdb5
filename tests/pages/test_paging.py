"""Numbered pages, and their total."""

import pytest
from django.http import Http404

from cooperation.models import Meeting
from cooperation.views.pagination import NumberedPage

pytestmark = pytest.mark.django_db


def page(number, *, of, limit=100):
    """Return a page of two among some talks, counted up to `limit`."""
    Meeting.objects.bulk_create(Meeting(title=f"Talks {n}", slug=f"example-talks-{n}") for n in range(1, of + 1))
    talks = Meeting.objects.filter(slug__startswith="example-talks")
    return NumberedPage(talks.order_by("title"), number, Meeting.objects.for_list(), size=2, limit=limit)


def test_rows_come_in_the_order_of_the_list():
    assert [row.title for row in page(2, of=5).rows] == ["Talks 3", "Talks 4"]


def test_the_last_page_has_no_next():
    assert not page(3, of=5).has_next


def test_a_full_last_page_has_no_next():
    assert not page(2, of=4).has_next


def test_a_numbered_list_counts_its_rows():
    assert page(1, of=5).count == 5


def test_a_numbered_list_counts_its_pages():
    assert page(1, of=5).pages == 3


def test_the_last_page_knows_the_count_without_counting(django_assert_num_queries):
    last = page(3, of=5)
    with django_assert_num_queries(0):
        assert last.count == 5


def test_rows_beyond_the_limit_are_not_counted():
    assert page(1, of=5, limit=4).count is None


def test_as_many_rows_as_the_limit_are_counted():
    assert page(1, of=5, limit=5).count == 5


def test_a_page_beyond_the_limit_counts_nothing(django_assert_num_queries):
    far = page(2, of=7, limit=4)
    with django_assert_num_queries(0):
        assert far.count is None


def test_a_page_beyond_the_last_is_refused():
    with pytest.raises(Http404):
        page(4, of=5)


def test_the_first_page_of_nothing_is_empty():
    assert page(1, of=0).rows == []


@pytest.mark.parametrize("number", ["0", "-1", "two", "1e3", "9" * 50, "²"])
def test_an_invalid_page_number_is_not_found(client, number):
    assert client.get("/search/", {"q": "talks", "noun": "meeting", "page": number}).status_code == 404
