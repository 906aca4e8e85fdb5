"""Exports that can't be exact are errors with a message."""

import pytest

from cooperation.views.exports import CalendarFile, XlsxFile
from tests import builders as make
from tests.exports.reading import xlsx_rows

pytestmark = pytest.mark.django_db

NOUNS = [
    *("meetings", "agreements", "initiatives", "developments", "commitments", "figures"),
    *("participants", "places", "sources", "countries"),
]
FORMS = ["export.csv", "export.xlsx", "export.json", "feed.atom"]


def refusal(response):
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("form", FORMS)
def test_a_parameter_that_no_filter_knows_is_refused(client, noun, form):
    expected = "This list has no filter “colour”. Remove it from the web address.\n"
    assert refusal(client.get(f"/{noun}/{form}?colour=red")) == expected


@pytest.mark.parametrize("form", [*FORMS, "calendar.ics"])
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("date=32+Feb+2025", "Date: February 2025 has no day 32."),
        ("kind=chat", "Kind: “chat” is not one of the choices. Choose one from the list."),
        ("country=QQ", "Country: “QQ” is not the code of a country. Choose one from the list."),
        ("sort=colour", "Order: “colour” is not one of the choices. Choose one from the list."),
        ("after=~1", "This file has all pages of the list. Remove “after” from the web address."),
        ("from=51", "This file has all pages of the list. Remove “from” from the web address."),
        ("sort=title&sort=date", "“sort” is in the web address more than once. Keep only one."),
    ],
)
def test_a_value_that_does_not_fit_is_refused(client, form, query, sentence):
    assert refusal(client.get(f"/meetings/{form}?{query}")) == f"{sentence}\n"


def test_an_export_says_all_that_is_wrong_with_its_address_at_once(client):
    assert refusal(client.get("/meetings/export.csv?colour=red&kind=chat&before=end")).splitlines() == [
        "Kind: “chat” is not one of the choices. Choose one from the list.",
        "This list has no filter “colour”. Remove it from the web address.",
        "This file has all pages of the list. Remove “before” from the web address.",
    ]


def test_a_filter_that_takes_several_values_may_stand_in_the_address_several_times(client):
    make.meeting(title="Talks", kind="summit", published=True)
    assert len(xlsx_rows(client.get("/meetings/export.xlsx?kind=summit&kind=summit"))) == 1


def test_a_visitor_may_not_ask_for_drafts(client):
    assert "no filter “publication”" in refusal(client.get("/meetings/export.csv?publication=draft"))


def test_more_rows_than_a_sheet_holds_are_refused(client, limits):
    limits(XlsxFile, max_rows=2)
    for number in range(3):
        make.meeting(title=f"Talks {number}", published=True)
    expected = "This list has more than 2 meetings, and an Excel sheet can’t hold more. Add filters, or download"
    assert expected in refusal(client.get("/meetings/export.xlsx"))


def test_as_many_rows_as_a_sheet_holds_are_given(client, limits):
    limits(XlsxFile, max_rows=2)
    for number in range(2):
        make.meeting(title=f"Talks {number}", kind="summit", published=True)
    assert len(xlsx_rows(client.get("/meetings/export.xlsx?kind=summit"))) == 2


def test_more_events_than_calendars_take_are_refused(client, limits):
    limits(CalendarFile, max_rows=0)
    make.meeting(published=True)
    assert "calendar programs can’t show more" in refusal(client.get("/meetings/calendar.ics"))


@pytest.mark.parametrize("address", ["/agreements/calendar.ics", "/meetings/export.pdf", "/search/export.csv"])
def test_a_list_has_no_file_of_another_format(client, address):
    assert client.get(address, follow=True).status_code == 404


def test_blank_parameters_are_taken_out_of_the_address(client):
    response = client.get("/meetings/export.csv?q=&kind=summit")
    assert response.headers["Location"] == "/meetings/export.csv?kind=summit"


@pytest.mark.parametrize("form", [*FORMS, "calendar.ics"])
def test_asking_for_the_head_alone_writes_nothing(client, monkeypatch, form):
    def fail(*args):
        raise AssertionError

    monkeypatch.setattr("cooperation.exports.table.Table.read", fail)
    head = client.head(f"/meetings/{form}")
    assert (head.status_code, b"".join(head.streaming_content)) == (200, b"")
    assert ("Content-Disposition" in head.headers) == (form != "feed.atom")


@pytest.mark.parametrize("form", FORMS)
def test_an_export_accepts_no_post(client, form):
    assert client.post(f"/meetings/{form}").status_code == 405
