"""The page of contradictions, the marks in lists and on pages, and the filter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.exports.reading import csv_rows, json_rows
from tests.html import one, select, text
from tests.pages.reading import section

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


def items(response):
    return [text(item) for item in select(response, "section.contradiction")]


def values(item_or_page):
    return [text(value) for value in select(item_or_page, ".side-value")]


def test_each_contradiction_is_listed_once_with_every_side(client, figures, meeting):
    about_talks, about_trade = (
        items(client.get("/contradictions/?noun=meeting")),
        items(client.get("/contradictions/?noun=figure")),
    )
    assert len(about_talks) == len(about_trade) == len(items(client.get("/contradictions/"))) - 1 == 1
    assert values(client.get("/contradictions/?noun=meeting")) == ["25 February 2025 as recorded", "26 February 2025"]
    assert values(client.get("/contradictions/?noun=figure")) == ["100 USD", "900 USD"]
    assert about_trade[0].startswith("Mutual trade, Northland and Southland, 2024 2 figures, none is preferred")


def test_each_side_has_its_source_with_date_and_quote(client, meeting):
    source = make.source("The first paper")
    source.published = "26 Feb 2025"
    source.save()
    make.cite(meeting, source, quote="met on Tuesday")
    recorded, other = select(client.get("/contradictions/"), ".sides li")
    assert "The first paper, 26 February 2025: “met on Tuesday”" in text(recorded)
    assert "The other paper" in text(other)
    assert "The other paper" not in text(recorded)


def test_a_preferred_value_comes_first_and_says_why(client, figures):
    type(figures[1]).objects.filter(pk=figures[1].pk).update(preferred=True, preferred_reason="More exact.")
    page = client.get("/contradictions/")
    assert values(page) == ["900 USD preferred", "100 USD"]
    assert "Preferred: More exact." in items(page)[0]
    assert "none is preferred" not in items(page)[0]


def test_values_that_agree_with_one_of_the_sides_are_in_the_same_contradiction(client, figures):
    both = [make.state("XN"), make.state("XS")]
    make.figure(value_low=901, period="2024", of=both, published=True)
    page = client.get("/contradictions/")
    assert values(page) == ["100 USD", "900 USD", "901 USD"]
    assert "1 contradiction in 3 records, last changed first" in text(one(page, ".count"))


def test_figures_about_two_initiatives_are_two_contradictions(client):
    both = [make.state("XN"), make.state("XS")]
    for plant in (
        make.initiative(title="North plant", published=True),
        make.initiative(title="South plant", published=True),
    ):
        for value in (100, 900):
            make.figure(value_low=value, period="2024", of=both, initiative=plant, published=True)
    north, south = sorted(items(client.get("/contradictions/")))
    assert north.startswith("Mutual trade, North plant")
    assert south.startswith("Mutual trade, South plant")


def test_only_editors_get_a_link_to_the_form(client, editor, figures, meeting):
    def forms(page):
        return [text(link) for link in select(page, "main a") if link.get("href").startswith("/admin/")]

    assert forms(client.get("/contradictions/")) == []
    assert "choose" not in text(one(client.get("/contradictions/"), "main"))
    found = forms(editor.get("/contradictions/"))
    assert [link.split(" Mutual")[0].split(" Trade")[0] for link in found] == [
        "Edit meeting Talks on water",
        "Choose the preferred value",
    ]


def test_the_numbers_of_the_page_home_and_desk_are_those_of_contradictions(client, editor, figures, meeting):
    page = client.get("/contradictions/")
    assert text(one(page, ".count")).startswith("2 contradictions in 3 records, last changed first")
    assert text(one(client.get("/contradictions/?noun=figure"), ".count")) == (
        "1 contradiction in 2 figures, last changed first"
    )
    assert "2 figures" in text(one(client.get("/figures/?contradicted=yes"), "#results-count"))
    assert section(client.get("/"), "Sources differ").startswith("2 contradictions ")
    assert len(editor.get("/admin/").context["contradictions"]) == 2


def test_home_and_desk_show_all_values(client, editor, figures, meeting):
    for shown in (section(client.get("/"), "Sources differ"), section(editor.get("/admin/"), "Sources differ")):
        assert "100 USD or 900 USD" in shown
        assert "25 February 2025 or 26 February 2025" in shown


def test_the_page_of_a_record_compares_what_its_sources_say(client, meeting):
    page = client.get(meeting.get_absolute_url())
    assert values(page) == ["25 February 2025 as recorded", "26 February 2025"]


@pytest.mark.parametrize(
    ("make_one", "differs_in", "differs", "shown"),
    [
        (lambda: make.meeting(kind="talks", published=True), "kind", "summit", ["Talks as recorded", "Summit"]),
        (lambda: make.meeting(venue=make.place("Oldtown"), published=True), "venue", "Oldtown", None),
        (lambda: make.meeting(published=True), "", "They never met.", None),
        (lambda: make.figure(value_low=5, published=True), "value_low", "7", ["5 USD as recorded", "7"]),
    ],
)
def test_a_difference_in_any_field_has_both_sides(client, make_one, differs_in, differs, shown):
    row = make_one()
    make.place("Newtown")
    make.cite(row, make.source("Other"), differs_in=differs_in, differs=differs)
    found = values(client.get("/contradictions/"))
    assert len(found) == 2
    assert shown is None or [value.lower() for value in found] == [value.lower() for value in shown]


def test_the_page_is_narrowed_by_record_type_country_and_participant(client, figures, meeting):
    assert len(items(client.get("/contradictions/?noun=figure"))) == 1
    assert len(items(client.get("/contradictions/?noun=meeting"))) == 1
    assert len(items(client.get("/contradictions/?country=XN"))) == 1
    assert len(items(client.get("/contradictions/?participant=northland"))) == 1
    assert "is not one of the choices" in client.get("/contradictions/?noun=planet").content.decode()


def test_an_empty_page_tells_editors_alone_what_to_do(client, editor):
    assert "If one says something else than a record, add it" in editor.get("/contradictions/").content.decode()
    assert "add it" not in text(one(client.get("/contradictions/"), "main"))


def test_visitors_do_not_see_what_only_a_draft_contradicts(client, editor):
    both = [make.state("XN"), make.state("XS")]
    make.figure(value_low=100, period="2024", of=both, published=True)
    make.figure(value_low=900, period="2024", of=both)
    assert items(client.get("/contradictions/")) == []
    assert len(items(editor.get("/contradictions/"))) == 1
    assert values(editor.get("/contradictions/")) == ["100 USD", "900 USD draft"]
    make.figure(value_low=500, period="2024", of=both, published=True)
    assert values(client.get("/contradictions/")) == ["100 USD", "500 USD"]
    assert values(editor.get("/contradictions/")) == ["100 USD", "900 USD draft", "500 USD"]


def test_three_times_the_rows_take_the_same_queries(client, figures, meeting):
    client.get("/contradictions/")  # reads the choices of countries, which are cached
    with CaptureQueriesContext(connection) as few:
        client.get("/contradictions/")
    both = [make.state("XN"), make.state("XS")]
    for value in range(5):
        make.figure(value_low=1000 * (value + 2), period="2024", of=both, published=True)
        for amount in (1, 5):
            make.figure(value_low=amount, period=str(2010 + value), of=both, published=True)
        talks = make.meeting(title=f"Talks {value}", date="25 Feb 2025", published=True)
        make.cite(talks, make.source(f"Paper {value}"), differs_in="date", differs="26 Feb 2025")
    with CaptureQueriesContext(connection) as many:
        client.get("/contradictions/")
    assert len(many) == len(few) <= 18


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
    assert {it.title for it in desk.context["contradictions"]} == {
        "Mutual trade, Northland and Southland, 2024",
        "Talks on water",
    }
    type(figures[0]).objects.filter(pk=figures[0].pk).update(preferred=True, preferred_reason="Exact.")
    assert {it.title for it in editor.get("/admin/").context["contradictions"]} == {"Talks on water"}


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
