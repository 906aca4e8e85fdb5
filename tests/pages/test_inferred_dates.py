"""An inferred date says so on each page and in each format, and whether only its year is inferred or all of it."""

import pytest

from cooperation.exports.citing import bibliographic_reference
from cooperation.models import Agreement, Commitment, Entry, Initiative, Source
from tests import builders as make
from tests.exports.reading import content, csv_rows, events, json_rows
from tests.html import one, select, text
from tests.pages.reading import main, section

pytestmark = pytest.mark.django_db

YEAR = {"date": "25 Feb 2025", "date_stated": "February 25", "date_inferred": True}
ALL = {"date": "25 Feb 2025", "date_stated": "on the same day", "date_inferred": True}
YEAR_INFERRED = "25 February 2025 (year inferred)"
DATE_INFERRED = "25 February 2025 (date inferred)"


@pytest.fixture
def talks():
    return make.meeting(title="Zenith", published=True, **YEAR)


def in_list(response, title):
    """Return the row of a list with this title."""
    (row,) = (row for row in select(response, "tbody tr") if text(select(row, "th a")[0]) == title)
    return row


@pytest.mark.parametrize(
    "url", ["/", "/meetings/?q=zenith", "/search/?q=zenith", "/meetings/pictures/timeline/?q=zenith"]
)
def test_pages_with_many_dates_say_what_was_inferred(client, talks, url):
    assert YEAR_INFERRED in main(client.get(url))


@pytest.mark.parametrize("url", ["/meetings/?q=zenith", "/meetings/pictures/timeline/?q=zenith"])
def test_a_printed_date_has_no_mark(client, url):
    make.meeting(title="Zenith", date="25 Feb 2025", published=True)
    assert "inferred" not in text(in_list(client.get(url), "Zenith"))


def test_a_list_has_the_mark_in_small_letters(client, talks):
    row = in_list(client.get("/meetings/?q=zenith"), "Zenith")
    assert "(year inferred)" in [text(small) for small in select(row, "small")]


def test_a_wholly_inferred_date_is_told_from_an_inferred_year_in_lists(client, talks):
    make.meeting(title="Dinner", published=True, **ALL)
    page = client.get("/meetings/?date=25+Feb+2025")
    assert YEAR_INFERRED in text(in_list(page, "Zenith"))
    assert DATE_INFERRED in text(in_list(page, "Dinner"))


def test_a_timeline_does_not_draw_an_inferred_date_as_known_to_the_day(client, talks):
    row = in_list(client.get("/meetings/pictures/timeline/?q=zenith"), "Zenith")
    assert text(one(row, "td.cell-date")) == YEAR_INFERRED
    assert row.get("data-doubt") == "inferred"


def test_files_have_what_was_inferred_in_a_column(client, talks):
    make.meeting(title="Dinner", published=True, **ALL)
    make.meeting(title="Lunch", date="25 Feb 2025", published=True)
    rows = json_rows(client.get("/meetings/export.json?date=25+Feb+2025"))
    found = {row["title"]: row["date_inferred"] for row in rows}
    assert (found["Zenith"], found["Dinner"], found["Lunch"]) == ("year", "date", None)
    (row,) = csv_rows(client.get("/meetings/export.csv?q=zenith"))
    assert row["Date, inferred"] == "year"


def test_a_feed_says_what_was_inferred(client, talks):
    assert b"year inferred" in content(client.get("/meetings/feed.atom?q=zenith"))


def test_a_calendar_says_it_in_the_title_of_the_event(client, talks):
    (event,) = events(client.get("/meetings/calendar.ics?q=zenith"))
    assert event["SUMMARY"] == "Zenith (year inferred)"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("about 25 Feb 2025", "about this date"),
        ("25 Feb 2025?", "possibly on this date"),
        ("25 Feb 2025%", "possibly about this date"),
    ],
)
def test_a_calendar_says_that_a_date_is_uncertain(client, date, shown):
    make.meeting(title="Zenith", date=date, published=True)
    (event,) = events(client.get("/meetings/calendar.ics?q=zenith"))
    assert event["SUMMARY"] == f"Zenith ({shown})"


def test_a_source_says_that_its_publication_date_was_inferred(editor):
    Source.objects.filter(pk=make.source(title="Paper").pk).update(published="2025", published_inferred=True)
    assert "2025 (date inferred)" in main(editor.get("/sources/?q=paper"))
    assert Entry.objects.get(title="Paper").when == "2025 (date inferred)"


class TestDerivedDates:
    """Dates that triggers copy from one row to another."""

    def test_an_agreement_has_its_status_since_an_inferred_date(self, client):
        treaty = make.agreement(title="Treaty", published=True)
        make.action(treaty, "signed", **YEAR)
        treaty = Agreement.objects.get(pk=treaty.pk)
        assert str(treaty.status_since) == str(treaty.main_date) == YEAR_INFERRED
        assert YEAR_INFERRED in text(in_list(client.get("/agreements/?q=treaty"), "Treaty"))

    def test_the_citation_of_an_agreement_has_it(self):
        treaty = make.agreement(title="Treaty")
        make.action(treaty, "signed", **ALL)
        cited = bibliographic_reference(Agreement.objects.get(pk=treaty.pk), "https://example.org/", None)
        assert DATE_INFERRED in cited.text
        assert DATE_INFERRED in cited.bibtex
        assert DATE_INFERRED in cited.csl["note"]

    def test_an_initiative_has_its_status_since_an_inferred_date(self, client):
        plant = make.initiative(title="Plant", published=True)
        make.development(title="Begun", initiatives=[plant], status_becomes="planned", published=True, **ALL)
        assert str(Initiative.objects.get(pk=plant.pk).status_since) == DATE_INFERRED
        assert DATE_INFERRED in main(client.get("/initiatives/?q=plant"))
        assert DATE_INFERRED in main(client.get(plant.get_absolute_url()))

    def test_a_commitment_was_made_on_the_inferred_date_of_its_meeting(self, talks):
        make.commitment(title="Pledge", meeting=talks, published=True)
        assert Entry.objects.get(title="Pledge").when == YEAR_INFERRED

    def test_the_mark_goes_when_the_date_is_found_in_a_source(self):
        treaty = make.agreement()
        signed = make.action(treaty, "signed", **YEAR)
        signed.date_inferred = False
        signed.save()
        assert str(Agreement.objects.get(pk=treaty.pk).main_date) == "25 February 2025"

    def test_a_date_at_the_latest_keeps_its_words(self):
        make.meeting(title="Zenith", date="by 5 May 2025", date_inferred=True)
        assert Entry.objects.get(title="Zenith").when == "by 5 May 2025 (date inferred)"


class TestChronicle:
    def test_one_mark_is_beside_the_date_if_it_is_that_of_all_steps(self, client, talks):
        both = [make.state("XN"), make.state("XS")]
        for title in ("One", "Two"):
            make.meeting(title=title, participants=both, published=True, **YEAR)
        told = section(client.get("/countries/XN/XS/"), "Chronicle")
        assert told.count(YEAR_INFERRED) == told.count("inferred") == 1

    def test_each_step_says_what_was_inferred_if_they_differ(self, client):
        both = [make.state("XN"), make.state("XS")]
        make.meeting(title="One", participants=both, published=True, **YEAR)
        make.meeting(title="Two", participants=both, published=True, **ALL)
        make.meeting(title="Three", date="25 Feb 2025", participants=both, published=True)
        told = section(client.get("/countries/XN/XS/"), "Chronicle")
        assert "25 February 2025 (" not in told
        assert told.count("year inferred") == told.count("date inferred") == 1

    def test_the_days_of_cinema_have_a_wholly_inferred_date(self, client):
        page = client.get("/countries/KZ/KG/")
        (step,) = (
            item
            for item in select(page, "#chronicle ul.steps li")
            if "Kazakhstan plans to hold Days of Kazakh Cinema in Kyrgyzstan" in text(item)
        )
        assert "date inferred" in text(step)
        assert "year inferred" not in text(step)


def test_a_series_says_what_was_inferred_of_its_dates(client):
    wording = {"period_stated": "last year", "period_inferred": True}
    for period, value in (("2023", 1), ("2024", 2)):
        make.figure(
            indicator="Trade", period=period, value_low=value, published=True,
            as_of="25 Feb 2025", as_of_stated="February 25", as_of_inferred=True, **wording,
        )  # fmt: skip
    shown = main(client.get("/figures/pictures/series/?q=trade"))
    assert "2024 (date inferred)" in shown
    assert YEAR_INFERRED in shown


def test_a_briefing_says_what_was_inferred_of_a_deadline(client):
    both = [make.state("XN"), make.state("XS")]
    pledge = {"due": "31 December 2030", "due_stated": "in December", "due_inferred": True}
    make.commitment(title="Pledge", what="Build it.", by=both, published=True, **pledge)
    assert "due on 31 December 2030 (year inferred)" in main(client.get("/countries/XN/XS/briefing/"))


class TestFirstDeadline:
    @pytest.fixture
    def restated(self):
        first = make.commitment(title="First", due="about 2024", published=True)
        return make.commitment(title="Second", due="2030", restates=first, published=True)

    def test_is_about_a_year_if_its_source_says_so(self, restated):
        row = Commitment.objects.with_standing().get(pk=restated.pk)
        assert row.first_deadline == "about 2024"
        assert row.slippage_since_first == "about 6 years later"

    def test_is_about_a_year_in_lists_and_files(self, client, restated):
        assert "about 6 years later" in text(in_list(client.get("/commitments/?q=second"), "Second"))
        (row,) = json_rows(client.get("/commitments/export.json?q=second"))
        assert (row["first_deadline_as_printed"], row["first_deadline"]) == ("about 2024", "2024-12-31")

    def test_is_inferred_if_it_was(self):
        first = make.commitment(due="2024", due_stated="next year", due_inferred=True)
        row = Commitment.objects.with_standing().get(pk=make.commitment(due="2030", restates=first).pk)
        assert row.first_deadline == "2024 (date inferred)"


class TestDeadlinesInTimelines:
    def test_are_as_exact_as_they_are_known(self, client):
        make.commitment(title="Pledge", due="1990s", meeting=make.meeting(date="2024", published=True), published=True)
        row = in_list(client.get("/commitments/pictures/timeline/?q=pledge"), "Pledge")
        assert text(one(row, 'td[data-label="Due"]')) == "1990s overdue"
        assert "1999" not in text(row)

    def test_say_which_are_overdue(self, client):
        talks = make.meeting(date="25 Feb 2025", published=True)
        make.commitment(title="Late", due="2020", meeting=talks, published=True)
        make.commitment(title="Kept", due="2020", status="met", meeting=talks, published=True)
        page = client.get("/commitments/pictures/timeline/?date=25+Feb+2025")
        assert "overdue" in text(in_list(page, "Late"))
        assert in_list(page, "Late").get("data-overdue") is not None
        assert "overdue" not in text(in_list(page, "Kept"))
        assert in_list(page, "Kept").get("data-overdue") is None

    def test_of_commitments_without_another_date_are_beside_the_timeline(self, client):
        make.commitment(title="Pledge", due="2020", published=True)
        page = client.get("/commitments/pictures/timeline/?q=pledge")
        (item,) = select(page, "ul.picture-undated li")
        assert text(item) == "Pledge due 2020 overdue"

    def test_are_no_dates_where_many_are_counted_by_year(self, client, limits):
        limits(MAX_TIMELINE_MARKS=1)
        make.commitment(title="Pledge", due="2020", published=True)
        make.commitment(title="Vow", due="2021", meeting=make.meeting(date="2019", published=True), published=True)
        page = client.get("/commitments/pictures/timeline/?q=pledge OR vow")
        assert [row.get("data-count") for row in select(page, "tbody tr[data-count]")] == ["1"]
        assert "2019" in main(page)
        assert "2021" not in main(page)


def test_the_desk_says_what_was_inferred(editor):
    make.commitment(title="Pledge", due="31 Dec 2020", due_stated="in December", due_inferred=True)
    make.meeting(title="Zenith", status="scheduled", **ALL)
    desk = text(one(editor.get("/admin/"), "main"))
    assert "31 December 2020 (year inferred)" in desk
    assert DATE_INFERRED in desk
