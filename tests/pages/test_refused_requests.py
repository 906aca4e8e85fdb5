"""Requests that no page sends get an error page that says what is wrong, with few queries."""

import pytest
from django.test.utils import override_settings

from cooperation.register import RECORD_TYPES
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db

LISTS = [f"/{record_type.many}/" for record_type in RECORD_TYPES]
FILES = ["export.csv", "export.xlsx", "export.json", "feed.atom"]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    "page",
    [
        *LISTS,
        *(f"{page}{file}" for page in LISTS for file in FILES),
        *("/search/", "/search/suggestions/", "/meetings/values/kind/", "/meetings/calendar.ics", "/countries/KZ/"),
        *("/", "/admin/login/", "/saved-searches/"),
    ],
)
def test_very_many_parameters_are_refused_without_a_query(client, page, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(page, QUERY_STRING="&".join(f"participant={number}" for number in range(300)))

    assert response.status_code == 400
    assert "more than 200 parameters" in text(one(response, "main"))


@pytest.mark.parametrize("page", ["cooperation/meeting/", "autocomplete/", "cooperation/meeting/add/", ""])
def test_the_admin_refuses_them_too(admin_client, page):
    query = "&".join(f"q={number}" for number in range(300))

    assert admin_client.get(f"/admin/{page}", QUERY_STRING=query).status_code == 400


@pytest.mark.parametrize(
    ("page", "name"), [("meetings", "participant"), ("agreements", "place"), ("sources", "publisher")]
)
def test_a_filter_by_names_takes_only_some(client, page, name, django_assert_max_num_queries):
    query = "&".join(f"{name}=name{number}" for number in range(100))

    with django_assert_max_num_queries(30):
        response = client.get(f"/{page}/", QUERY_STRING=query)

    assert "Choose at most 20." in text(one(response, "main"))


def test_a_file_with_a_value_that_cannot_be_read_gets_a_browser_a_page_that_links_to_the_list(client):
    response = client.get("/meetings/export.csv?kind=chat&date=32+Feb+2025", headers={"accept": BROWSER})

    assert response.status_code == 400
    assert "Content-Disposition" not in response.headers
    assert texts(response, "main li") == [
        "Date: February 2025 has no day 32.",
        "Kind: “chat” is not one of the choices. Choose one from the list.",
    ]
    (link,) = select(response, "main a")
    assert link.get("href").endswith("/meetings/?kind=chat&date=32+Feb+2025")
    assert client.get(link.get("href")).status_code == 200


@pytest.mark.parametrize("accept", ["*/*", "application/atom+xml", "text/csv"])
def test_a_program_gets_the_same_as_text(client, accept):
    response = client.get("/meetings/export.csv?kind=chat", headers={"accept": accept})

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "post"])
@pytest.mark.parametrize("page", ["/", "/meetings/", "/search/", "/meetings/export.csv", "/countries/KZ/"])
def test_a_page_accepts_no_other_methods(client, page, method):
    response = getattr(client, method)(page)

    assert response.status_code == 405
    assert texts(response, "h1") == ["This request is not accepted here"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "rot13", "base64", "raw_unicode_escape", "latin-1"])
def test_data_in_another_encoding_than_utf_8_is_refused(client, charset):
    response = client.get("/meetings/", CONTENT_TYPE=f"multipart/form-data; charset={charset}; boundary=x")

    assert response.status_code == 400
    assert "not in UTF-8" in text(one(response, "main"))


def test_data_in_utf_8_is_accepted(client):
    assert client.get("/meetings/", CONTENT_TYPE="text/plain; charset=UTF8").status_code == 200


def test_a_session_with_a_nul_in_its_key_is_no_session(client):
    client.cookies["sessionid"] = "abcdefgh\0"

    assert client.get("/saved-searches/").status_code == 302


@override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=10)
def test_a_form_with_too_many_fields_says_so(client):
    response = client.post("/admin/login/", {f"field{number}": "" for number in range(20)})

    assert response.status_code == 400
    assert "The form has too many fields." in text(one(response, "main"))
