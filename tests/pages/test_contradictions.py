"""The page of contradictions, the marks in lists and on pages, and the filter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.exports.reading import csv_rows, json_rows
from tests.html import one, select, text

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


def test_the_page_is_narrowed_by_record_type_country_and_participant(client, figures, meeting):
    assert len(rows(client.get("/contradictions/?noun=figure"))) == 2
    assert len(rows(client.get("/contradictions/?noun=meeting"))) == 1
    assert len(rows(client.get("/contradictions/?country=XN"))) == 2
    assert len(rows(client.get("/contradictions/?participant=northland"))) == 2
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


class TestPreferred:
    """After one of contradicting figures was preferred, each says which it is."""

    @pytest.fixture
    def decided(self, figures):
        type(figures[0]).objects.filter(pk=figures[1].pk).update(preferred=True, preferred_reason="Exact.")
        return figures

    def marks(self, client, url, of):
        page = client.get(url)
        # In a chronicle, a step is within the steps of its date.
        row = [row for row in [*select(page, "tbody tr"), *select(page, ".chronicle li")] if of in text(row)][-1]
        return [text(mark) for mark in select(row, ".mark")]

    @pytest.mark.parametrize("url", ["/figures/", "/figures/?country=XN", "/countries/XN/", "/countries/XN/XS/"])
    def test_lists_and_the_pages_of_countries_and_pairs_mark_both(self, url, client, decided):
        assert self.marks(client, url, "Trade of 900") == ["preferred"]
        assert self.marks(client, url, "Trade of 100") == ["another value is preferred"]

    @pytest.mark.parametrize("url", ["/figures/", "/countries/XN/XS/"])
    def test_without_a_preferred_one_sources_differ(self, url, client, figures):
        assert self.marks(client, url, "Trade of 100") == ["sources differ"]

    @pytest.mark.parametrize("url", ["/initiatives/plant/", "/meetings/talks/"])
    def test_pages_of_what_a_figure_is_about_mark_it(self, url, client):
        about = {"initiative": make.initiative(slug="plant", published=True)}
        about |= {"meeting": make.meeting(slug="talks", published=True)}
        for value, reason in ((100, ""), (900, "Exact.")):
            make.figure(
                **about,
                title=f"Power {value}",
                value_low=value,
                preferred=bool(reason),
                preferred_reason=reason,
                published=True,
            )
        assert self.marks(client, url, "Power 900") == ["preferred"]
        assert self.marks(client, url, "Power 100") == ["another value is preferred"]

    def test_the_page_of_each_says_which_it_is(self, client, decided):
        said = [[text(mark) for mark in select(client.get(row.get_absolute_url()), ".kicker .mark")] for row in decided]
        assert said == [["another value is preferred"], ["preferred"]]

    def test_a_preferred_draft_is_not_told_to_visitors(self, client, editor, figures):
        make.figure(
            value_low=500, period="2024", of=[make.state("XN"), make.state("XS")], preferred=True, preferred_reason="X"
        )
        assert self.marks(client, "/figures/", "Trade of 100") == ["sources differ"]

    def test_a_figure_that_nothing_contradicts_has_no_mark(self, client):
        make.figure(title="Alone", preferred=True, preferred_reason="Only one.", published=True)
        assert self.marks(client, "/figures/", "Alone") == []

    def test_files_say_what_is_contradicted_and_preferred(self, client, decided):
        make.figure(title="Alone", published=True)
        rows = {row["Title"]: row for row in csv_rows(client.get("/figures/export.csv"))}
        said = {title: (row["Contradicted"], row["Preferred"]) for title, row in rows.items()}
        assert said["Trade of 900"] == ("yes", "yes")
        assert said["Trade of 100"] == ("yes", "no")
        assert said["Alone"] == ("no", "")
        rows = {row["title"]: row for row in json_rows(client.get("/figures/export.json"))}
        assert [rows[title]["preferred"] for title in ("Trade of 900", "Trade of 100", "Alone")] == [True, False, None]


class TestValueOnItsPage:
    def test_a_title_with_the_value_is_not_followed_by_the_value_again(self, client):
        figure = make.figure(slug="cost", printed="$655 million", value_low=655_000_000, published=True)
        make.conversion(figure, 356_000_000_000, "KZT", printed="356 bn tenge")
        page = client.get("/figures/cost/")
        assert select(page, ".amount") == []
        assert (
            text(one(page, "article"), without="details.cite").count("$655 million") == 2
        )  # in the heading, and among the facts
        assert text(one(page, "article")).count("655,000,000") == 2  # in the line below it, and among the facts
        assert text(one(page, "article")).count("356 bn tenge") == 1

    def test_a_title_of_its_own_is_followed_by_the_value(self, client):
        make.figure(
            slug="cost", title="Cost of the road", printed="$655 million", value_low=655_000_000, published=True
        )
        assert text(one(client.get("/figures/cost/"), ".amount")) == "$655 million"

    def test_contradicting_values_have_their_number_only_beside_printed_words(self, client, figures):
        page = client.get(figures[0].get_absolute_url())
        heads = [text(head) for head in select(page, "#contradictions th")]
        assert "Number" not in heads
        type(figures[0]).objects.filter(pk=figures[0].pk).update(printed="a hundred dollars")
        page = client.get(figures[0].get_absolute_url())
        (own, other) = select(page, "#contradictions tbody tr")
        assert "100 USD" in text(own) + text(other)
        assert (text(own) + text(other)).count("900 USD") == 1
