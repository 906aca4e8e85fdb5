"""Every list of the public pages, as a page and as files, and the pages beside it, with strange parameters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.filters import SearchFilters
from cooperation.register import RECORD_TYPES
from cooperation.urls import FILES
from cooperation.views.pictures import PICTURE_VIEWS
from tests.fuzz import values
from tests.fuzz.sending import bounded, get

OTHER = [
    "after",
    "before",
    "from",
    "page",
    "colour",
    "all",
    *(name for it in PICTURE_VIEWS for name in it.own_parameters),
]

PARTS_OF_COUNTRY_URLS = ["KZ", "kg", "QQ", "numbers", "%00", "%ED%A0%80", "K" * 500, ".", "~", "%2F", "١"]


def names_of(filterset) -> list[str]:
    """Return the names of the parameters of a list, and of some that it does not know."""
    return [*filterset.base_filters, *OTHER]


def pages_of(record_type) -> list[str]:
    """Return the URLs of the list, of its files and of the values of its filters."""
    calendar = ["calendar.ics"] if record_type.events else []
    filters = [f"values/{name}/" for name in record_type.filterset.base_filters]
    pictures = [f"pictures/{view.picture}/" for view in PICTURE_VIEWS if view.can_show(record_type)]
    pages = ["", *FILES, *calendar, *filters, *pictures, "values/%00/", "nothing/"]
    return [f"/{record_type.many}/{page}" for page in pages]


every_list = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.name)


@every_list
@bounded(15)
@given(data=st.data())
def test_a_list_with_strange_parameters_is_no_failure(administrator, record_type, data):
    page = data.draw(st.sampled_from(pages_of(record_type)))

    get(administrator, page, data.draw(values.queries(names_of(record_type.filterset))))


@every_list
@bounded(1)
@given(value=values.values, page=st.sampled_from(["", *FILES]))
def test_no_filter_of_a_list_fails_at_any_value_or_at_many(client, db, record_type, value, page):
    for name in record_type.filterset.base_filters:
        get(client, f"/{record_type.many}/{page}", {name: [value, *range(150)]})


@every_list
@bounded(3)
@given(data=st.data())
def test_a_file_is_refused_if_the_list_has_a_problem_with_its_filters(client, db, record_type, data):
    query = data.draw(values.several([*record_type.filterset.base_filters]))
    page = get(client, f"/{record_type.many}/", query)
    problems = page.status_code == 400 or (page.status_code == 200 and page.context_data["filters"].problems)

    for file in FILES:
        answer = get(client, f"/{record_type.many}/{file}", query)
        assert (answer.status_code == 400) == bool(problems)


@bounded(40)
@given(data=st.data())
def test_a_search_with_strange_parameters_is_no_failure(administrator, data):
    page = data.draw(st.sampled_from(["/search/", "/search/suggestions/", "/admin/understood/", "/admin/login/"]))

    get(administrator, page, data.draw(values.queries([*names_of(SearchFilters), "text", "next", "term"])))


@bounded(20)
@given(parts=st.lists(st.sampled_from(PARTS_OF_COUNTRY_URLS), max_size=3))
def test_pages_of_countries_with_strange_codes_are_no_failure(client, db, parts):
    get(client, "/".join(["/countries", *parts, ""]))
