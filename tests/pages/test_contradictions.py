"""The page of contradictions, the marks in lists and on pages, and the filter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.html import select, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures():
    both = [make.state("XN"), make.state("XS")]
    return [
        make.figure(title=f"Trade of {value}", value_low=value, period="2024", of=both, published=True)
        for value in (100, 900)
    ]


@pytest.fixture
def meeting():
    meeting = make.meeting(title="Talks on water", date="25 Feb 2025", published=True)
    citation = make.cite(meeting, make.source("The other paper"), differs_in="date", differs="26 Feb 2025")
    citation.full_clean()
    citation.save()
    return meeting


def rows(response):
    return [text(row) for row in select(response, "table.values tbody tr")]


def test_the_page_says_what_each_source_says(client, figures, meeting):
    found = " / ".join(rows(client.get("/contradictions/")))
    assert "Talks on water Meeting date: 26 February 2025 (The other paper)" in found
    assert "Trade of 100 Figure: 100 USD 900 USD" in found
    assert "Trade of 900 Figure: 900 USD 100 USD" in found


def test_the_page_is_narrowed_by_record_type_and_country(client, figures, meeting):
    assert len(rows(client.get("/contradictions/?noun=figure"))) == 2
    assert len(rows(client.get("/contradictions/?noun=meeting"))) == 1
    assert len(rows(client.get("/contradictions/?country=XN"))) == 2
    assert "is not one of the choices" in client.get("/contradictions/?noun=planet").content.decode()


def test_an_empty_page_says_what_to_do(client):
    assert "If one says something else than a record, add it" in client.get("/contradictions/").content.decode()


def test_visitors_do_not_see_what_only_a_draft_contradicts(client, editor):
    both = [make.state("XN"), make.state("XS")]
    make.figure(value_low=100, period="2024", of=both, published=True)
    make.figure(value_low=900, period="2024", of=both)
    assert rows(client.get("/contradictions/")) == []
    assert len(rows(editor.get("/contradictions/"))) == 1


def test_three_times_the_rows_take_the_same_queries(client, figures, meeting):
    client.get("/contradictions/")  # reads the choices of countries, which are cached
    with CaptureQueriesContext(connection) as few:
        client.get("/contradictions/")
    both = [make.state("XN"), make.state("XS")]
    for value in range(5):
        make.figure(value_low=1000 * (value + 2), period="2024", of=both, published=True)
    with CaptureQueriesContext(connection) as many:
        client.get("/contradictions/")
    assert len(many) == len(few) <= 12


@pytest.mark.parametrize("address", ["/meetings/", "/figures/"])
def test_lists_mark_and_filter_what_is_contradicted(client, figures, meeting, address):
    make.meeting(title="Undisputed", published=True)
    make.figure(indicator="undisputed", published=True)
    marked = select(client.get(address), "tbody .mark-differs")
    assert [text(mark) for mark in marked] == ["sources differ"] * (1 if address == "/meetings/" else 2)
    found = client.get(f"{address}?contradicted=yes").content.decode()
    assert "ndisputed" not in found


def test_the_page_of_a_record_is_marked(client, meeting):
    assert [text(mark) for mark in select(client.get(meeting.get_absolute_url()), ".mark-differs")] == [
        "sources differ"
    ]


def test_the_desk_lists_what_is_not_settled(editor, figures, meeting):
    desk = editor.get("/admin/")
    assert {entry.title for entry in desk.context["contradictions"]} == {
        "Trade of 100",
        "Trade of 900",
        "Talks on water",
    }
    type(figures[0]).objects.filter(pk=figures[0].pk).update(preferred=True, preferred_reason="Exact.")
    assert {entry.title for entry in editor.get("/admin/").context["contradictions"]} == {"Talks on water"}


class TestFigurePage:
    def test_it_has_the_series_with_target_and_revisions(self, client):
        both = [make.state("XN"), make.state("XS")]
        make.figure(slug="trade", value_low=100, period="2023", of=both, published=True)
        make.figure(value_low=200, period="2024", of=both, published=True)
        make.figure(value_low=500, period="by 2030", of=both, nature="target", published=True)
        found = rows(client.get("/figures/trade/"))
        assert [row.replace("  ", " ") for row in found] == [
            "2023 Actual 100 USD (this one)",
            "2024 Actual 200 USD",
            "by the end of 2030 Target 500 USD",
        ]

    def test_it_has_the_conversion_that_the_source_printed(self, client):
        figure = make.figure(slug="cost", value_low=356_000_000_000, unit="KZT", published=True)
        make.conversion(figure, 655_000_000, "USD", printed="$655 million")
        assert "$655 million" in client.get("/figures/cost/").content.decode()
        assert "$655 million" in client.get("/figures/").content.decode()
        assert "$655 million" in client.get("/figures/export.csv").getvalue().decode()

    def test_a_row_of_the_list_says_what_it_is_about(self, client):
        initiative = make.initiative(title="Example plant", published=True)
        make.figure(title="Power", initiative=initiative, places=[make.place("Talas")], published=True)
        (row,) = select(client.get("/figures/?q=power"), "tbody tr")
        assert "About: Example plant" in text(row)
        assert "Talas" in text(row)


@pytest.mark.parametrize("spelling", ["USD", "usd", "US$", "dollars"])
def test_a_unit_is_filtered_in_any_spelling(client, spelling):
    make.figure(title="In dollars", published=True)
    make.figure(title="In euros", unit="EUR", published=True)
    found = client.get("/figures/", {"unit": spelling, "indicator": "mutual trade"}).content.decode()
    assert "In dollars" in found
    assert "In euros" not in found
