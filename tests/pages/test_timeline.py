"""The timeline of a list: its numbers are those of the list, and each date is as long as it is uncertain."""

from datetime import date as day_of
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Entry, Meeting
from cooperation.models.pictures.timeline import Timeline
from tests import builders as make
from tests.exports.reading import json_rows
from tests.html import one, select, text, texts
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db

RECORD_LISTS = ("meetings", "agreements", "initiatives", "developments", "commitments", "figures")


def timeline(many, query=""):
    return f"/{many}/pictures/timeline/{query}"


def drawn(response):
    """Return the rows that the script draws: title -> first day and the day after the last, as in the HTML."""
    rows = select(response, "tbody tr[data-from]") + select(response, "tbody tr[data-to]")
    return {text(select(row, "th a")[0]): (row.get("data-from"), row.get("data-to")) for row in rows}


def numbers(response):
    """Return the numbers of a long list: date -> number of records and the URL of its link."""
    rows = select(response, "tbody tr[data-count]")
    return {
        text(select(row, "th a")[0]): (int(row.get("data-count")), select(row, "th a")[0].get("href")) for row in rows
    }


def listed(client, url):
    """Return the titles of all pages of a list, from its file."""
    parts = urlsplit(url)
    path = parts.path.split("pictures/")[0]
    return [row["title"] for row in json_rows(client.get(f"{path}export.json?{parts.query}"))]


@pytest.fixture
def dates():
    """Meetings with dates of every kind: title -> date."""
    found = {
        "Day": "25 Feb 2025",
        "Month": "Feb 2025",
        "Year": "about 2024",
        "Decade": "1990s",
        "Early": "early 2000s",
        "Open": "since 2023",
        "Latest": "by 10 May 2020",
        "Undated": None,
    }
    for title, date in found.items():
        make.meeting(title=title, date=date, published=True, venue=make.place(f"Hall {title}"))
    return found


def test_a_mark_is_as_long_as_the_date_is_uncertain(client, dates):
    shown = drawn(client.get(timeline("meetings")))
    assert {title: days for title, days in shown.items() if title in dates} == {
        "Day": ("2025-02-25", "2025-02-26"),
        "Month": ("2025-02-01", "2025-03-01"),
        "Year": ("2024-01-01", "2025-01-01"),
        "Decade": ("1990-01-01", "2000-01-01"),
        "Early": ("2000-01-01", "2004-01-01"),
        "Open": ("2023-01-01", None),
        "Latest": (None, "2020-05-11"),
    }


def test_a_doubted_date_is_marked_and_its_precision_is_told(client, dates):
    response = client.get(timeline("meetings"))
    assert [text(select(row, "th a")[0]) for row in select(response, 'tr[data-doubt="about"]')] == ["Year"]
    assert "known to the year, approximate" in main(response)
    assert "beginning not known" in main(response)


@pytest.mark.parametrize("many", RECORD_LISTS)
def test_drawn_and_undated_records_are_those_of_the_list(client, many):
    response = client.get(timeline(many))
    undated = texts(response, ".picture-undated li a")
    assert sorted([*drawn(response), *undated]) == sorted(listed(client, f"/{many}/"))
    count = text(one(response, "#counts"))
    assert f"{len(drawn(response))} on the timeline" in count
    assert (f"{len(undated)} without a date" if undated else "none without a date") in count


def test_the_filters_are_those_of_the_list(client):
    response = client.get(timeline("developments", "?country=RU&kind=background"))
    assert sorted([*drawn(response), *texts(response, ".picture-undated li a")]) == sorted(
        listed(client, "/developments/?country=RU&kind=background")
    )
    assert (
        one(response, '.switch a[href^="/developments/?"]').get("href") == "/developments/?country=RU&kind=background"
    )


def test_the_two_uncertain_beginnings_of_the_article_are_four_years_long(client):
    shown = drawn(client.get(timeline("developments", "?country=RU")))
    assert shown["Energy relationship between Kazakhstan and Russia begins"] == ("1990-01-01", "1994-01-01")
    assert shown["Energy relationship between Kazakhstan and Russia becomes more substantial"] == (
        "2000-01-01",
        "2004-01-01",
    )


def test_the_undated_interest_of_rosatom_is_listed_beside_the_timeline(client):
    response = client.get(timeline("developments", "?participant=rosatom"))
    assert "Rosatom interested in the consortium for nuclear power plants" in texts(response, ".picture-undated li a")


class TestLongLists:
    @pytest.fixture(autouse=True)
    def long(self, limits):
        limits(MAX_TIMELINE_MARKS=0, MAX_BARS=12)

    @pytest.fixture
    def many_meetings(self):
        for year in range(1948, 1962):
            make.meeting(title=f"Talks of {year}", date=str(year), published=True)
        make.meeting(title="Day", date="3 May 1950", published=True)
        make.meeting(title="Months", date="May–Jun 1950", published=True)
        make.meeting(title="Decade", date="1950s", published=True)
        make.meeting(title="Years", date="1958–1961", published=True)
        make.meeting(title="Open", date="since 1960", published=True)
        make.meeting(title="Latest", date="by 1970", published=True)
        make.meeting(title="Undated", published=True)

    def test_records_are_counted_by_the_unit_that_contains_their_date(self, client, many_meetings):
        shown = numbers(client.get(timeline("meetings", "?date=by 1999")))
        assert {date: n for date, (n, _) in shown.items()} == {
            "1940s": 2,
            "1950s": 13,
            "1958–1961": 1,
            "1960s": 2,
            "since 1960": 1,
            "1970s": 1,
        }

    def test_the_first_and_the_last_decade_are_counted(self, client):
        make.meeting(title="First", date="0003", published=True)
        make.meeting(title="Last", date="9998", published=True)
        shown = numbers(client.get(timeline("meetings")))
        first, *_, last = shown.items()
        assert (first[0], first[1][0]) == ("0001–0009", 1)
        assert (last[0], last[1][0]) == ("9990–9998", 1)

    def test_the_numbers_add_up_to_the_list(self, client, many_meetings):
        response = client.get(timeline("meetings"))
        total = len(listed(client, "/meetings/"))
        count = text(one(response, "#counts"))
        assert f"{total} meetings" in count
        assert sum(n for n, _ in numbers(response).values()) == total - 1
        assert "1 without a date, at the end of the list" in count

    @pytest.mark.parametrize("many", RECORD_LISTS)
    def test_each_number_is_that_of_its_link(self, client, many_meetings, many):
        shown = numbers(client.get(timeline(many, "?country=KZ" if many == "developments" else "")))
        assert shown
        for date, (n, url) in shown.items():
            response = client.get(url)
            if "pictures" in url:
                found = sum(m for m, _ in numbers(response).values()) or len(drawn(response))
            else:
                found = len(listed(client, url))
            assert found == n, f"{date}: {url}"

    def test_a_bar_within_the_typed_date_links_to_the_list(self, client, many_meetings):
        shown = numbers(client.get(timeline("meetings", "?date=1950s&date_within=yes")))
        assert shown["1950"] == (3, "/meetings/?date=1950&date_within=yes")
        assert len(listed(client, shown["1950"][1])) == 3

    def test_a_bar_partly_outside_the_typed_date_links_to_the_timeline(self, client, many_meetings):
        shown = numbers(client.get(timeline("meetings", "?date=Mar 1952–Feb 1990")))
        assert shown["1950s"][1].startswith("/meetings/pictures/timeline/?")
        assert "within=1950s" in shown["1950s"][1] or "within=195X" in shown["1950s"][1]

    def test_agreements_of_a_bar_are_shown_by_the_timeline_because_the_list_finds_all_their_acts(self, client):
        for year in range(1990, 1995):
            treaty = make.agreement(title=f"Treaty of {year}", published=True)
            make.action(treaty, "signed", str(year))
            make.action(treaty, "entered_into_force", "2000")
        shown = numbers(client.get(timeline("agreements")))
        assert all("/pictures/timeline/?" in url for _, url in shown.values())

    def test_a_visitor_does_not_see_drafts_in_numbers(self, client, editor, many_meetings):
        make.meeting(title="Draft", date="1950")
        count = len(listed(client, "/meetings/"))
        assert f"{count} meetings" in text(one(client.get(timeline("meetings")), "#counts"))
        assert f"{count + 1} meetings" in text(one(editor.get(timeline("meetings")), "#counts"))

    def test_the_rarest_of_many_long_dates_are_counted_together(self, client, limits, many_meetings):
        limits(MAX_LONG_DATES=1)
        response = client.get(timeline("meetings", "?date=1950s&date_within=yes"))
        assert "Rarer dates" not in main(response)
        make.meeting(title="Quarter", date="Jan–Mar 1955", published=True)
        make.meeting(title="Two", date="1955–1956", published=True)
        make.meeting(title="Three", date="1956–1957", published=True)
        response = client.get(timeline("meetings", "?date=1950s&date_within=yes"))
        assert "Rarer dates, longer than a year not drawn 2" in main(response)
        assert sum(n for n, _ in numbers(response).values()) + 2 == len(
            listed(client, "/meetings/?date=1950s&date_within=yes")
        )


class TestVeryLongLists:
    @pytest.fixture(autouse=True)
    def very_long(self, limits):
        limits(MAX_TIMELINE_MARKS=0, MAX_COUNTED_DATES=8, MAX_BARS=60)
        for number in range(10):
            make.meeting(title=f"Talks {number}", date=f"1 May {1990 + number // 2}", published=True)
        make.meeting(title="Long", date="1990–1999", published=True)
        make.meeting(title="Undated", published=True)

    def found(self, client, url):
        return sum(n for n, _ in numbers(client.get(url)).values())

    def test_the_latest_are_counted_and_earlier_ones_are_a_click_away(self, client):
        """The eight latest are those of the article, of 1994 and 1993, and one of 1992: all of that day count."""
        response = client.get(timeline("meetings"))
        count = text(one(response, "#counts"))
        total = len(listed(client, "/meetings/"))
        assert f"{total} meetings: the timeline has the latest 9, counted by year." in count
        assert "They begin on 1 May 1992 or later." in count
        assert sum(n for n, _ in numbers(response).values()) == 9
        response = client.get(one(response, '#counts a[href*="before_day=1992-05-01"]').get("href"))
        assert sum(n for n, _ in numbers(response).values()) == 5
        assert "1 without a date" in text(one(response, "#counts"))
        assert total == 9 + 5 + 1

    def test_the_part_of_a_year_that_is_counted_links_to_just_its_records(self, client):
        shown = numbers(client.get(timeline("meetings")))
        assert shown["1992"][0] == 2
        assert "from_day=1992-05-01" in shown["1992"][1]
        for n, url in shown.values():
            assert n == (len(listed(client, url)) if "pictures" not in url else self.found(client, url))

    def test_a_search_for_common_words_counts_as_few_as_asked_for(self):
        entries = Entry.objects.for_model(Meeting).filter(title__startswith="Talks")
        latest = Timeline.of_entries(entries, limit=3)
        assert (latest.dated, latest.is_whole, latest.since) == (4, False, day_of(1994, 5, 1))
        whole = Timeline.of_entries(entries.filter(title="Talks 1"), limit=3)
        assert (whole.dated, whole.is_whole, whole.since) == (1, True, None)

    def test_records_without_a_date_are_linked_if_they_are_very_many(self, client, limits):
        limits(MAX_COUNTED_DATES=20)
        for number in range(12):
            make.meeting(title=f"Undated {number}", published=True)
        response = client.get(timeline("meetings"))
        assert "the timeline has the latest 14, counted by year. Others have no date." in text(one(response, "#counts"))
        assert one(response, "#counts a").get("href") == "/meetings/?before=end"


def test_a_visitor_does_not_see_drafts(client, editor):
    make.meeting(title="Secret talks", date="2024")
    assert "Secret talks" not in drawn(client.get(timeline("meetings")))
    assert "Secret talks" in drawn(editor.get(timeline("meetings")))
    assert "draft" in main(editor.get(timeline("meetings")))


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("?within=yesterday-ish", "“within” in the web address"),
        ("?dated=31 Feb 2025", "“dated” in the web address"),
        ("?date=nonsense", "Date:"),
        ("?country=QQ", "Country:"),
        ("?within=%00", "“within” in the web address"),
        ("?from_day=2025", "“from_day” in the web address: “2025” is not one day."),
        ("?before_day=soon", "“before_day” in the web address"),
    ],
)
def test_a_wrong_parameter_is_named_and_nothing_is_drawn(client, query, problem):
    response = client.get(timeline("meetings", query))
    assert response.status_code == 200
    assert problem in text(one(response, ".note-warning"))
    assert not drawn(response)


def test_an_unknown_parameter_is_named_and_ignored(client):
    response = client.get(timeline("meetings", "?colour=red"))
    assert "This list has no filter “colour”. It was ignored." in text(one(response, ".note-warning"))
    assert drawn(response)


def test_an_empty_timeline_says_so(client):
    assert "No meetings match these filters." in main(client.get(timeline("meetings", "?q=unheardof")))
    assert not select(client.get(timeline("meetings", "?q=unheardof")), "figure")


def test_a_list_links_to_its_timeline_with_its_filters(client):
    response = client.get("/meetings/?country=KZ&after=~1")
    assert one(response, '.switch a[href*="timeline"]').get("href") == timeline("meetings", "?country=KZ")
    assert titles(client.get("/meetings/"))
    assert not select(client.get("/countries/"), '.switch a[href*="timeline"]')


@pytest.mark.parametrize("most", [400, 2])
def test_three_times_the_records_take_the_same_queries(client, limits, most):
    limits(MAX_TIMELINE_MARKS=most)

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(timeline("meetings")).status_code == 200
        return len(captured)

    make.meeting(title="Talks", date="2024", published=True)
    few = queries()
    for number in range(6):
        make.meeting(title=f"Talks {number}", date=str(1990 + number), published=True)
    assert queries() == few
    assert few <= 5


def test_a_commitment_is_not_made_on_its_deadline(client):
    states = [make.state("XN"), make.state("XS")]
    make.commitment(what="Send the generator", by=states[:1], due="20 December 2036", published=True)
    talks = make.meeting(title="Talks", date="3 May 2025", participants=states, published=True)
    make.commitment(what="Open the road", by=states[:1], meeting=talks, due="2027", published=True)
    page = client.get(timeline("commitments", "?country=XN"))
    assert [title for title in drawn(page) if "generator" in title] == []
    assert [title for title in drawn(page) if "road" in title] != []
    assert "generator" in main(page)
