"""The series of a list of figures: their numbers are those of the list, each value with its bound and its unit."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import main
from tests.pages.test_timeline import listed

pytestmark = pytest.mark.django_db

SERIES = "/figures/pictures/series/"


def charts(response):
    """Return the drawn series: heading -> the rows of its table."""
    found = {}
    for section in select(response, "section.series"):
        if select(section, ".series-unit"):
            found[texts(section, "h2")[0]] = select(section, "tbody tr")
    return found


def drawn(rows):
    """Return what the script draws of rows: value as shown -> attributes, without the prefix "data-"."""
    return {
        text(select(row, "th a")[0]): {name[5:]: value for name, value in row.items() if name.startswith("data-")}
        for row in rows
        if row.get("data-low") is not None
    }


def trade(period, value, *, published=True, **fields):
    """Create a figure of the trade of two invented states."""
    of = [make.state("XN"), make.state("XS")]
    return make.figure(period=period, value_low=value, of=of, published=published, indicator="trade", **fields)


@pytest.fixture
def figures():
    """A series with each bound and nature, a contradiction and a revision; another one, and single values."""
    trade("2020", 5)
    trade("2021", 6, bound="about")
    trade("2022", 7, bound="at_least")
    trade("2023", 8, bound="at_most")
    trade("2024", 9, value_high=11)
    trade("2025", 12, preferred=True, preferred_reason="It is the later count.")
    trade("2025", 20)
    trade("2026", 13, as_of="2026-03-01")
    trade("2026", 14, as_of="2026-09-01")
    trade("by 2030", 30, nature="target", printed="$30")
    trade("2027", 16, nature="forecast")
    trade("2028", 17, nature="planned")
    trade("2019", None, printed="hardly any")
    trade(None, 4)
    plant = make.initiative(title="Plant", published=True)
    for period, value, unit in (("2020", 1500, "kW"), ("2022", 2, "MW"), ("2024", 3, "MW")):
        make.figure(
            indicator="capacity", period=period, value_low=value, unit=unit, initiative=plant, published=True, of=[]
        )
    make.figure(indicator="trade", period="2024", value_low=900, unit="KZT", of=[make.state("XN")], published=True)
    trade("2018", 1, published=False)


def test_the_article_has_one_figure_and_no_series(client):
    response = client.get(SERIES)
    assert text(one(response, "#counts")) == "1 figure: none in a series, 1 without another of the same."
    ((value, attributes),) = drawn(select(response, "#alone-rows tbody tr")).items()
    assert value == "$1.7 billion"
    assert attributes == {
        "from": "2024-01-01",
        "to": "2025-01-01",
        "low": "1700000000.0",
        "bound": "exactly",
        "nature": "actual",
    }
    assert "Mutual trade, Kazakhstan, Kyrgyzstan" in main(response)


def test_each_series_has_a_chart_of_one_unit_and_its_number_is_that_of_the_list(client, editor, figures):
    for user, of_trade in ((client, 14), (editor, 15)):
        response = user.get(SERIES)
        found = charts(response)
        assert list(found) == ["Trade, Northland, Southland US dollars", "Capacity, Plant megawatts"]
        assert [len(rows) for rows in found.values()] == [of_trade, 3]
        assert text(one(response, "#counts")) == (
            f"{of_trade + 5} figures: {of_trade + 3} in 2 series, 2 without another of the same."
        )
        assert of_trade + 5 == len(listed(user, "/figures/"))
        for section in select(response, "section.series")[:2]:
            link = select(section, "p.soft a")[0]
            assert text(link) == f"{len(listed(user, link.get('href')))} figures"


def test_each_value_has_its_bound_and_nature_and_its_place_in_time(client, figures):
    rows = drawn(next(iter(charts(client.get(SERIES)).values())))
    assert {value: row["bound"] for value, row in rows.items() if row["bound"] != "exactly"} == {
        "about 6 USD": "about",
        "at least 7 USD": "at_least",
        "at most 8 USD": "at_most",
    }
    assert {value: row["nature"] for value, row in rows.items() if row["nature"] != "actual"} == {
        "$30": "target",
        "16 USD": "forecast",
        "17 USD": "planned",
    }
    assert (rows["9–11 USD"]["low"], rows["9–11 USD"]["high"]) == ("9.0", "11.0")
    assert ("from" in rows["$30"], rows["$30"]["to"]) == (False, "2031-01-01")


def test_what_has_no_number_or_date_is_in_the_table_only(client, figures):
    response = client.get(SERIES)
    rows = next(iter(charts(response).values()))
    assert len(drawn(rows)) == 12
    assert {"hardly any", "4 USD"} < {text(select(row, "th a")[0]) for row in rows}
    assert "14 figures; 2 without a number or date are in the table only" in main(response)


def test_contradicting_values_are_both_there_and_marked(client, figures):
    rows = next(iter(charts(client.get(SERIES)).values()))
    assert {value: row["differs"] for value, row in drawn(rows).items() if "differs" in row} == {
        "12 USD": "preferred",
        "20 USD": "",
    }
    marks = {text(select(row, "th a")[0]): texts(row, ".mark") for row in rows}
    assert (marks["12 USD"], marks["20 USD"]) == (["preferred"], ["another value is preferred"])


def test_a_later_statement_is_a_revision(client, figures):
    rows = next(iter(charts(client.get(SERIES)).values()))
    marks = {text(select(row, "th a")[0]): texts(row, ".revised") for row in rows}
    assert (marks["13 USD"], marks["14 USD"]) == (["revised later"], ["revision"])
    assert [value for value, row in drawn(rows).items() if "revised" in row] == ["13 USD"]
    assert [texts(row, 'td[data-label="As of"]') for row in rows if "13 USD" in text(row)] == [["1 March 2026"]]


def test_units_that_convert_share_a_chart_and_others_do_not(client, figures):
    response = client.get(SERIES)
    capacity = list(charts(response).values())[1]
    assert {value: row["low"] for value, row in drawn(capacity).items()} == {
        "1,500 kW": "1.5",
        "2 MW": "2.0",
        "3 MW": "3.0",
    }
    assert "1,500 kW 1.5 MW" in text(capacity[0])
    assert one(response, '#alone-rows tr[data-low="900.0"]') is not None


def test_figures_of_one_series_about_different_initiatives_have_different_lines(client):
    for title, values in (("Road", (1, 2)), ("Bridge", (3,))):
        initiative = make.initiative(title=title, published=True)
        for year, value in enumerate(values, start=2020):
            trade(str(year), value, initiative=initiative)
    ((_, rows),) = charts(client.get(f"{SERIES}?indicator=trade")).items()
    lines = {value: row["subject"] for value, row in drawn(rows).items()}
    assert lines["1 USD"] == lines["2 USD"] != lines["3 USD"]
    assert {text(select(row, 'td[data-label="About"]')[0]) for row in rows} == {"Road", "Bridge"}


def test_many_series_are_named_with_their_number_and_many_single_values_counted(client, limits, figures):
    limits(MAX_DRAWN_SERIES=1, MAX_NAMED_SERIES=1, MAX_ALONE=1)
    response = client.get(SERIES)
    assert len(charts(response)) == 1
    assert "The 1 longest series are drawn; the 1 others are below." in text(one(response, "#counts"))
    picture, of_list = (link.get("href") for link in select(response, ".series-others a"))
    assert [len(rows) for rows in charts(client.get(picture)).values()] == [3] == [len(listed(client, of_list))]
    assert "2 figures; the latest 1 are here, the list has all" in main(response)
    limits(MAX_NAMED_SERIES=0)
    assert "1 more series are not named here." in main(client.get(SERIES))


def test_a_long_series_has_its_latest_values(client, limits, figures):
    limits(MAX_CHART_VALUES=4)
    response = client.get(SERIES)
    assert "14 figures; the latest 4 are here" in main(response)
    assert list(drawn(next(iter(charts(response).values())))) == ["14 USD", "16 USD", "17 USD", "$30"]


def test_a_list_that_is_too_long_says_how_much_of_it_is_read(client, limits, figures):
    limits(MAX_SERIES_FIGURES=6)
    response = client.get(SERIES)
    count = text(one(response, "#counts"))
    assert count.startswith("This list has more than 6 figures. Of the latest 6 figures, 6 in 1 series, none without")
    assert "List, 6 among the latest" in main(response)


def test_the_filters_are_those_of_the_list(client, figures):
    filtered = f"{SERIES}?unit=USD&nature=actual&country=XN"
    response = client.get(filtered)
    assert [len(rows) for rows in charts(response).values()] == [len(listed(client, filtered))]
    assert one(response, '.switch a[aria-current="true"]').get("href").startswith(SERIES)
    assert one(client.get("/figures/?country=XN"), '.switch a[href*="series"]').get("href") == f"{SERIES}?country=XN"
    assert not select(client.get("/meetings/"), '.switch a[href*="series"]')


def test_pages_of_numbers_and_figures_lead_to_the_charts(client, figures):
    assert select(client.get("/countries/XN/XS/numbers/"), f'a[href="{SERIES}?country=XN&country=XS"]')
    figure = select(client.get(SERIES), "#series-1-rows th a")[0].get("href")
    (link,) = select(client.get(figure), f'a[href^="{SERIES}"]')
    assert len(charts(client.get(link.get("href")))) == 1


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("?period=nonsense", "Period:"),
        ("?nature=guess", "Nature:"),
        ("?series=nothing", "series"),
        ("?q=%00", "Words:"),
    ],
)
def test_a_wrong_filter_is_named_and_nothing_is_drawn(client, figures, query, problem):
    response = client.get(SERIES + query)
    assert response.status_code == 200
    assert problem in text(one(response, ".note-warning"))
    assert not charts(response)


def test_an_empty_picture_says_so(client):
    response = client.get(f"{SERIES}?q=unheardof")
    assert text(one(response, "#counts")) == "No figures match these filters."
    assert not select(response, "figure")


def test_three_times_the_figures_take_the_same_queries(client):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(SERIES).status_code == 200
        return len(captured)

    def a_few(first):
        for year in range(first, first + 3):
            trade(str(year), year)
            trade(str(year), 2 * year)
            make.figure(indicator=f"length {year}", initiative=make.initiative(title=f"Road {year}"), published=True)

    a_few(2000)
    few = queries()
    a_few(2010)
    a_few(2020)
    assert queries() == few <= 7
