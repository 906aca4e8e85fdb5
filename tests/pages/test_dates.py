"""Dates on pages: found and sorted by what is known, and phrased as sentences."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory

from cooperation.filters import MeetingFilters
from cooperation.filters.queries import canonical_query, initial_data, summary
from cooperation.models import Entry, Source
from tests import builders as make
from tests.exports.reading import json_rows
from tests.html import one, select, text, texts
from tests.pages.reading import columns, main, section, side, titles

pytestmark = pytest.mark.django_db

BY = "by 5 December 2024"


def happened_by(date=BY) -> dict:
    """Create what happened by some day, of each type, and return the URL of its list by type."""
    agreement = make.agreement(title="By", published=True)
    make.action(agreement, "signed", date)
    make.meeting(title="By", date=date, published=True)
    make.development(title="By", date=date, published=True)
    make.figure(title="By", period=date, published=True)
    plant = make.initiative(title="By", published=True)
    make.development(title="Begun", date=date, initiatives=[plant], status_becomes="planned", published=True)
    return {
        **{"meetings": "date", "agreements": "date", "developments": "date", "figures": "period"},
        **{"initiatives": "date"},
    }


@pytest.mark.parametrize("typed", ["2024", "Dec 2024", "5 December 2024", "late 2024", "about 2024", "since Dec 2024"])
def test_what_happened_by_some_day_is_found_by_that_day(client, typed):
    for path, name in happened_by().items():
        assert "By" in titles(client.get(f"/{path}/?{name}={typed}")), path


@pytest.mark.parametrize("typed", ["2023", "Nov 2024", "1990s", "by 2023", "since 2025"])
def test_what_happened_by_some_day_does_not_overlap_earlier_years(client, typed):
    for path, name in happened_by().items():
        assert "By" not in titles(client.get(f"/{path}/?{name}={typed}")), path


def test_a_source_published_by_some_day_is_found_by_that_day(editor):
    Source.objects.filter(pk=make.source(title="By").pk).update(published=BY)
    assert titles(editor.get("/sources/?date=Dec+2024&q=by")) == ["By"]
    assert titles(editor.get("/sources/?date=2023&q=by")) == []


def test_lists_show_what_happened_by_some_day_with_its_words(client):
    for path, name in happened_by().items():
        assert BY in main(client.get(f"/{path}/?{name}=2024")), path


def test_search_shows_what_happened_by_some_day_with_its_words(client):
    make.meeting(title="Unmistakable talks", date=BY, published=True)
    make.meeting(title="Unmistakable session", date="about 2024", published=True)
    page = main(client.get("/search/?q=unmistakable"))
    assert BY in page
    assert "about 2024" in page


def test_members_of_a_union_are_those_on_the_latest_day_of_a_meeting():
    union = make.participant("Union", kind="intergovernmental")
    make.affiliation(make.state("XN"), union, kind="member", during="1990–1995")
    make.affiliation(make.state("XS"), union, kind="member", during="since 2000")
    talks = make.meeting(title="Talks", date=BY)
    make.participation(talks, union, with_members=True)
    assert Entry.objects.get(noun="meeting", key=talks.pk).countries == ["XS"]


def test_what_lasts_until_some_day_keeps_its_open_beginning():
    make.initiative(title="Plant", planned="by 2030")
    (entry,) = Entry.objects.filter(noun="initiative", title="Plant")
    assert (entry.period.lower, str(entry.period)) == (None, "by the end of 2030")


def test_initiatives_are_found_by_when_they_are_planned(client):
    make.initiative(title="Plant", planned="by 2030", published=True)
    assert titles(client.get("/initiatives/?planned=2028&q=plant")) == ["Plant"]
    assert titles(client.get("/initiatives/?planned=2031&q=plant")) == []


# --- Wholly within ----------------------------------------------------------------------------------------------------
@pytest.fixture
def dated(db):
    for date in ("25 Feb 2025", "2025", "2024–2026", "about 2025", "late 2025", "since 2025", "by 5 Dec 2025"):
        make.meeting(title=date, date=date, kind="summit", published=True)


def test_a_date_finds_all_that_may_be_within_it(client, dated):
    assert len(titles(client.get("/meetings/?kind=summit&date=2025"))) == 7


@pytest.mark.parametrize("sort", ["-date", "date", "title"])
def test_a_date_can_find_only_what_is_wholly_within_it(client, dated, sort):
    found = titles(client.get(f"/meetings/?kind=summit&date=2025&date_within=yes&sort={sort}"))
    assert sorted(found) == ["2025", "25 Feb 2025", "about 2025", "by 5 Dec 2025", "late 2025"]


def test_a_count_follows_what_is_wholly_within_a_date(client, dated):
    page = client.get("/meetings/?date=2025&date_within=yes")
    assert "summit5" in text(one(page, "#filter-kind"))


def test_an_export_follows_what_is_wholly_within_a_date(client, dated):
    rows = json_rows(client.get("/meetings/export.json?kind=summit&date=2025&date_within=yes"))
    assert len(rows) == 5


def test_the_box_is_beside_the_date_and_is_a_chip(client, dated):
    page = client.get("/meetings/?date=2025&date_within=yes")
    (box,) = select(page, "#filter-date_within")
    assert box.get("checked") is not None
    assert "Only dates wholly within it" in texts(page, ".chips a")[1] if select(page, ".chips a") else main(page)


def test_a_saved_search_and_its_summary_have_the_box(dated):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    chosen = MeetingFilters(QueryDict("kind=summit&date=about+2025&date_within=yes"), request=request)
    assert canonical_query(chosen) == "date=about+2025&date_within=yes&kind=summit"
    assert summary(chosen) == "Date: about 2025; Only dates wholly within it; Kind: summit"
    assert initial_data(chosen) == {"date": "about 2025", "kind": "summit"}


def test_the_box_without_a_date_changes_nothing(client, dated):
    page = client.get("/meetings/?kind=summit&date_within=yes")
    assert len(titles(page)) == 7


def test_an_initiative_can_be_planned_wholly_within_a_date(client):
    for planned in ("2025", "2024–2026", "by 2025"):
        make.initiative(title=planned, planned=planned, published=True)
    found = titles(client.get("/initiatives/?planned=2025&planned_within=yes&q=2025"))
    assert found == ["2025"]


# --- Sentences --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("by 13 March 2026", "implementation, by 13 March 2026 at the latest"),
        ("since 2023", "implementation since 2023"),
        ("2023", "implementation since 2023"),
        ("about 2023", "implementation since about 2023"),
        ("late 2023", "implementation since late 2023"),
    ],
)
def test_the_status_of_an_initiative_makes_a_sentence_with_its_date(client, date, sentence):
    plant = make.initiative(title="Plant", published=True)
    make.development(date=date, initiatives=[plant], status_becomes="implementation", published=True)
    page = client.get("/initiatives/plant/")
    assert side(page)["Status"] == sentence
    assert "since since" not in main(page)
    assert "since by" not in main(page)


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("by 5 May 2025", "with effect, by 5 May 2025 at the latest"),
        ("since 2025", "with effect since 2025"),
        ("May 2025", "with effect from May 2025"),
    ],
)
def test_the_effect_of_an_action_makes_a_sentence_with_its_date(client, date, sentence):
    agreement = make.agreement(title="Treaty", published=True)
    make.action(agreement, "ratified", "2024", effective_date=date)
    assert sentence in section(client.get("/agreements/treaty/"), "Chronicle")


def test_the_effect_of_an_action_can_be_stated_without_a_date(client):
    agreement = make.agreement(title="Treaty", published=True)
    make.action(agreement, "ratified", "2024", effective_date_stated="thirty days later")
    assert "with effect, “thirty days later”" in section(client.get("/agreements/treaty/"), "Chronicle")


def test_an_agreement_is_valid_until_a_date(client):
    make.agreement(title="Treaty", valid="by 2030", published=True)
    assert side(client.get("/agreements/treaty/"))["Valid"] == "until the end of 2030"


def test_an_initiative_was_carried_out_until_a_date_and_is_planned_by_one(client):
    make.initiative(title="Plant", actual="by 2020", planned="by 2019", published=True)
    facts = side(client.get("/initiatives/plant/"))
    assert (facts["Carried out"], facts["Planned"]) == ("until the end of 2020", "by the end of 2019")


def test_a_commitment_is_due_by_a_date(client):
    make.commitment(title="Repair", due="until 2030", published=True)
    assert side(client.get("/commitments/repair/"))["Due"] == "by the end of 2030"


# --- Stated without a date --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "build", "fields"),
    [
        ("meetings", make.meeting, {"date_stated": "ahead of the visit"}),
        ("developments", make.development, {"date_stated": "ahead of the visit"}),
        ("commitments", make.commitment, {"due_stated": "ahead of the visit"}),
        ("figures", make.figure, {"period_stated": "ahead of the visit"}),
        ("initiatives", make.initiative, {"planned_stated": "ahead of the visit"}),
    ],
)
def test_a_date_that_is_only_stated_is_in_lists_and_on_pages(client, path, build, fields):
    row = build(title="Unmistakable", published=True, **fields)
    assert "“ahead of the visit”" in main(client.get(f"/{path}/?q=unmistakable"))
    assert "“ahead of the visit”" in main(client.get(row.get_absolute_url()))


@pytest.mark.parametrize(
    ("build", "fields"),
    [
        (make.meeting, {"date_stated": "ahead of the visit"}),
        (make.development, {"date_stated": "ahead of the visit"}),
        (make.commitment, {"due_stated": "ahead of the visit"}),
        (make.figure, {"period_stated": "ahead of the visit"}),
        (make.initiative, {"planned_stated": "ahead of the visit"}),
    ],
)
def test_a_date_that_is_only_stated_is_in_search_results(client, build, fields):
    build(title="Unmistakable", published=True, **fields)
    assert "“ahead of the visit”" in main(client.get("/search/?q=unmistakable"))


def test_a_source_whose_date_is_only_stated_shows_it(editor):
    make.source(title="Unmistakable", published_stated="on the day of signing")
    assert "“on the day of signing”" in main(editor.get("/sources/?q=unmistakable"))


def test_a_validity_that_is_only_stated_is_on_the_page(client):
    make.agreement(title="Treaty", valid_stated="for ten years after signing", published=True)
    assert side(client.get("/agreements/treaty/"))["Valid"] == "“for ten years after signing”"


# --- Time between events ----------------------------------------------------------------------------------------------
def test_actions_show_how_much_later_they_were(client):
    agreement = make.agreement(title="Treaty", published=True)
    make.action(agreement, "signed", "5 March 2021")
    make.action(agreement, "ratified", "May 2024")
    make.action(agreement, "entered_into_force", "about 2025")
    items = texts(client.get("/agreements/treaty/"), ".chronicle li")
    assert "later" not in items[0]
    assert "3 years, 2 months later" in items[1]
    assert "about 1 year later" in items[2]


def test_developments_of_an_initiative_show_how_much_later_they_were(client):
    plant = make.initiative(title="Plant", published=True)
    for date in ("2020", None, "2023"):
        make.development(date=date, initiatives=[plant], published=True)
    assert section(client.get("/initiatives/plant/"), "Chronicle").count("3 years later") == 1


# --- Time of day ------------------------------------------------------------------------------------------------------
def test_the_time_of_a_meeting_is_on_its_page(client):
    make.meeting(title="Talks", date="25 Feb 2025", time="10:00", time_zone="Asia/Almaty", published=True)
    page = client.get("/meetings/talks/")
    assert side(page)["Time"] == "10:00 (Asia/Almaty)"


def test_a_meeting_without_a_time_has_no_such_fact(client):
    make.meeting(title="Talks", date="25 Feb 2025", published=True)
    page = client.get("/meetings/talks/")
    assert "Time" not in side(page)
    assert "Date" in columns(client.get("/meetings/"))


# --- Indexes ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("query", ["date=2025", "date=2025&date_within=yes", "date=by+2025&date_within=yes"])
def test_the_latest_of_a_year_are_read_from_the_index_of_dates_until_the_page_is_full(query):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    chosen = MeetingFilters(QueryDict(query), request=request)
    rows = chosen.order.apply(chosen.scan_queryset.filter(period__isnull=False), "key").values_list("key")[:50]
    with connection.cursor() as cursor:
        # The tables of a test are too small for an index to be worth it.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    plan = rows.explain()
    assert "Index Cond: " in plan
    assert "lower(period)" in plan
    assert "Sort Key" not in plan, plan
