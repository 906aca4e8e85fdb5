"""Chronicles on the pages of countries, participants, places and records: one story, with the evidence of each step."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from cooperation.views.with_chronicle import ToldInChronicle
from tests import builders as make
from tests.html import select, text, texts
from tests.pages.reading import main, section

pytestmark = pytest.mark.django_db

PAIR = "/countries/XN/XS/"


@pytest.fixture
def both():
    return [make.state("XN"), make.state("XS")]


class TestStory:
    def test_tells_of_one_day_the_meeting_first_then_what_came_of_it(self, client, both):
        make.commitment(title="Build it", what="Build it.", by=both, meeting=talks(both), published=True)
        told = section(client.get(PAIR), "Chronicle")
        assert "25 February 2025 Talks of both" in told
        assert told.index("Talks of both") < told.index("Build it")
        assert told.count("25 February 2025") == 1

    def test_tells_the_latest_first_with_the_time_between(self, client, both):
        for when in ("March 2021", "May 2024"):
            make.meeting(title=f"Talks of {when}", date=when, participants=both, published=True)
        told = section(client.get(PAIR), "Chronicle")
        assert "May 2024 3 years, 2 months later Talks of May 2024" in told
        assert "March 2021 Talks of March 2021" in told

    def test_the_time_between_is_told_across_parts_of_the_chronicle(self, client, limits, both):
        limits(ToldInChronicle, max_steps=1)
        for when in ("March 2021", "May 2024"):
            make.meeting(title=f"Talks of {when}", date=when, participants=both, published=True)
        page = client.get(PAIR)
        assert "3 years, 2 months later" in section(page, "Chronicle")
        assert "March 2021" not in section(page, "Chronicle")
        (earlier,) = select(page, '#chronicle a[rel="next"]')
        page = client.get(PAIR + earlier.get("href").partition("#")[0])
        assert "Talks of March 2021" in section(page, "Chronicle, earlier part")
        assert [text(link) for link in select(page, ".chronicle-pages a")] == ["Latest"]

    def test_an_act_names_its_agreement_and_shows_the_evidence_of_either(self, client, both):
        treaty = make.agreement(title="Treaty", parties=both)
        signed = make.action(treaty, "signed", "2025")
        make.cite(treaty, quote="a treaty was signed")
        publish(treaty)
        page = client.get(PAIR)
        assert "Signed: Treaty1" in section(page, "Chronicle")
        assert "“a treaty was signed”" in section(page, "Notes")
        make.cite(signed, quote="put their signatures")
        assert "“put their signatures”" in section(client.get(PAIR), "Notes")

    def test_what_a_source_says_differently_stands_at_the_fact(self, client, both):
        row = talks(both)
        make.cite(row, make.source("Example Times"), differs="on 26 February")
        told = section(client.get(PAIR), "Chronicle")
        assert "Differs: on 26 February (Example Times)" in told

    @pytest.mark.parametrize("address", [PAIR, "/agreements/treaty/"])
    def test_what_a_source_says_differently_of_an_act_stands_at_the_act(self, client, both, address):
        treaty = make.agreement(title="Treaty", slug="treaty", parties=both)
        make.action(treaty, "signed", "14 Oct 2025")
        make.action(treaty, "ratified", "20 Oct 2025")
        source = make.source("Example Times")
        make.cite(treaty, source, differs_in="act:signed", differs_period="15 Oct 2025", differs="15 October 2025")
        publish(treaty)
        told = section(client.get(address), "Chronicle")
        signed, ratified = told[told.index("Signed") :], told[told.index("Ratified") :]
        assert "(Example Times)" in signed
        assert "15 October 2025" in signed
        assert told.count("(Example Times)") == 1
        assert "Differs" not in (signed if address == PAIR else ratified)[: len("Ratified: Treaty")]

    def test_a_deadline_that_passed_is_a_step_and_stands_among_the_overdue(self, client, both):
        make.commitment(title="Build it", due="by 2020", by=both, published=True)
        page = client.get(PAIR)
        assert section(page, "Overdue").startswith("by the end of 2020 overdue Build it")
        assert "by the end of 2020 Deadline: Build it" in section(page, "Chronicle")

    def test_a_deadline_that_was_met_is_a_step_only(self, client, both):
        make.commitment(title="Build it", due="by 2020", status="met", by=both, published=True)
        page = client.get(PAIR)
        assert section(page, "Overdue") == ""
        assert "met" in section(page, "Chronicle")

    def test_what_is_to_come_stands_apart(self, client, both):
        year = localdate().year + 2
        make.meeting(title="Next talks", date=str(year), status="scheduled", participants=both, published=True)
        page = client.get(PAIR)
        assert "Next talks" in section(page, "Ahead")
        assert "Next talks" not in section(page, "Chronicle")

    def test_what_has_no_date_stands_last(self, client, both):
        make.development(title="A remark", text="A remark.", participants=both, published=True)
        talks(both)
        told = section(client.get(PAIR), "Chronicle")
        assert told.index("Talks of both") < told.index("Without a date") < told.index("A remark")

    @pytest.mark.parametrize("address", [PAIR, "/countries/XN/", "/participants/ann-example/", "/places/exampleton/"])
    def test_visitors_do_not_see_drafts_and_editors_do(self, client, editor, both, address):
        ann, hall = make.person(country=make.country("XN")), make.place()
        make.meeting(title="Open talks", venue=hall, participants=[*both, ann], date="2025", published=True)
        make.meeting(title="Secret talks", venue=hall, participants=[*both, ann], date="2025")
        assert "Secret talks" not in client.get(address).text
        assert "Secret talks" in section(editor.get(address), "Chronicle")
        assert "Open talks" in section(client.get(address), "Chronicle")

    @pytest.mark.parametrize("address", ["/countries/KZ/", "/countries/KZ/KG/", "/participants/kazakhstan/"])
    def test_each_step_of_the_article_has_its_evidence(self, client, address):
        page = client.get(address)
        dated = select(page, "#chronicle .chronicle > li")
        assert len(dated) > 2
        for step in dated:
            assert select(step, "sup.noteref"), text(step)


class TestInitiative:
    @pytest.fixture
    def plant(self):
        return make.initiative(title="A plant", slug="plant", published=True)

    def test_tells_what_is_about_it_from_the_beginning(self, client, plant):
        meeting = make.meeting(title="Talks of both", date="2021", published=True)
        make.development(text="An idea was voiced.", date="2019", initiatives=[plant], published=True)
        make.development(text="It was discussed.", date="2021", initiatives=[plant], meeting=meeting, published=True)
        treaty = make.agreement(title="Treaty", published=True)
        make.action(treaty, "signed", "2022")
        plant.agreements.add(treaty)
        make.commitment(what="Build it.", about_initiatives=[plant], due="by 2023", status="met", published=True)
        make.figure(title="Its power", indicator="power", initiative=plant, period="2024", published=True)
        told = section(client.get("/initiatives/plant/"), "Chronicle")
        order = ["An idea was voiced", "Talks of both", "It was discussed", "Signed: Treaty", "Deadline: ", "Its power"]
        assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)
        assert "2021 2 years later" in told

    def test_tells_of_its_parts_too(self, client, plant):
        part = make.initiative(title="First block", part_of=plant, published=True)
        make.development(text="Ground was broken.", date="2025", initiatives=[part], published=True)
        assert "Ground was broken" in section(client.get("/initiatives/plant/"), "Chronicle")

    def test_visitors_are_not_told_of_a_part_that_they_do_not_see(self, client, editor, plant):
        part = make.initiative(title="Secret block", part_of=plant)
        make.development(text="Ground was broken.", date="2025", initiatives=[part], published=True)
        assert "Ground was broken" not in client.get("/initiatives/plant/").text
        assert "Ground was broken" in section(editor.get("/initiatives/plant/"), "Chronicle")

    def test_what_is_planned_is_ahead(self, client):
        make.initiative(slug="works", planned="2100–2105", published=True)
        assert "Planned:" in section(client.get("/initiatives/works/"), "Ahead")

    def test_the_latest_come_first_if_the_reader_wants_so(self, client, plant):
        for year in (2019, 2021):
            make.development(text=f"News of {year}.", date=str(year), initiatives=[plant], published=True)
        told = section(client.get("/initiatives/plant/?order=latest"), "Chronicle")
        assert told.index("News of 2021") < told.index("News of 2019")
        assert "2 years later News of 2021" in told

    def test_parts_of_the_chronicle_follow_each_other(self, client, limits, plant):
        limits(ToldInChronicle, max_steps=1)
        for year in (2019, 2021):
            make.development(text=f"News of {year}.", date=str(year), initiatives=[plant], published=True)
        page = client.get("/initiatives/plant/")
        (later,) = select(page, '#chronicle a[rel="next"]')
        assert text(later) == "Later"
        page = client.get("/initiatives/plant/" + later.get("href").partition("#")[0])
        assert "News of 2021" in section(page, "Chronicle, later part")


class TestAgreement:
    @pytest.fixture
    def treaty(self):
        return make.agreement(title="Treaty", slug="treaty", published=True)

    def test_tells_its_acts_and_what_came_of_them_from_the_beginning(self, client, treaty):
        meeting = make.meeting(title="Talks of both", date="2021", published=True)
        make.development(text="A draft was agreed.", date="2021", agreements=[treaty], meeting=meeting, published=True)
        make.action(treaty, "signed", "2022", place=make.place("Exampleton"))
        make.commitment(what="Build it.", agreement=treaty, due="by 2023", status="met", published=True)
        make.figure(title="Its cost", agreement=treaty, period="2024", published=True)
        told = section(client.get("/agreements/treaty/"), "Chronicle")
        signed = "2022 in the next year Signed1 Exampleton"
        order = ["Talks of both", "A draft was agreed", signed, "Deadline: ", "Its cost"]
        assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)

    def test_its_own_acts_do_not_name_it(self, client, treaty):
        make.action(treaty, "signed", "2022")
        assert "Signed: Treaty" not in section(client.get("/agreements/treaty/"), "Chronicle")

    def test_the_meeting_where_it_was_concluded_is_a_step(self, client, treaty):
        treaty.meeting = make.meeting(title="Talks of both", date="2022", published=True)
        treaty.save()
        make.action(treaty, "signed", "2022")
        assert "2022 Talks of both" in section(client.get("/agreements/treaty/"), "Chronicle")

    def test_visitors_are_not_led_to_a_meeting_by_a_draft(self, client, editor, treaty):
        meeting = make.meeting(title="Talks of both", date="2021", published=True)
        make.development(text="A draft was agreed.", agreements=[treaty], meeting=meeting)
        assert "Talks of both" not in client.get("/agreements/treaty/").text
        assert "Talks of both" in section(editor.get("/agreements/treaty/"), "Chronicle")


class TestMeeting:
    @pytest.fixture
    def visit(self):
        return make.meeting(title="Visit", slug="visit", date="25 Feb 2025", published=True)

    def test_tells_what_came_of_it_and_of_its_parts(self, client, visit):
        talks = make.meeting(title="Talks of both", part_of=visit, date="26 Feb 2025", published=True)
        treaty = make.agreement(title="Treaty", meeting=talks, published=True)
        make.action(treaty, "signed", "26 Feb 2025")
        make.action(treaty, "ratified", "March 2025", participant=make.state("XN"))
        make.development(text="It was discussed.", date="25 Feb 2025", meeting=visit, published=True)
        told = section(client.get("/meetings/visit/"), "What came of it")
        order = ["It was discussed", "Talks of both", "Signed: Treaty", "Ratified by Northland"]
        assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)

    def test_a_figure_of_earlier_times_did_not_come_of_it(self, client, visit):
        talks = make.meeting(part_of=visit, date="25 Feb 2025", published=True)
        for title, period in [("Trade before", "2024"), ("Trade since", "2025"), ("Trade planned", "2030")]:
            make.figure(title=title, period=period, meeting=talks, published=True)
        make.figure(title="Secret trade", period="2023", meeting=talks)
        page = client.get("/meetings/visit/")
        came_of_it, earlier = (section(page, it) for it in ("What came of it", "Figures of earlier times named there"))
        assert "Trade since" in came_of_it
        assert "Trade before" not in came_of_it
        assert "2024 Trade before" in earlier
        assert "Trade since" not in earlier
        assert "Secret trade" not in page.text
        assert "An article" in section(page, "Notes")

    def test_a_promise_is_told_with_its_later_wordings(self, client, visit):
        first = make.commitment(title="Build it by May", meeting=visit, due="by May 2025", published=True)
        later = make.meeting(title="Later talks", date="June 2025", published=True)
        make.commitment(title="Build it by June", restates=first, meeting=later, due="by June 2100", published=True)
        page = client.get("/meetings/visit/")
        assert "Build it by June" in section(page, "What came of it")
        assert "Deadline: Build it by June" in section(page, "Ahead")
        assert section(page, "Overdue") == ""

    @pytest.mark.parametrize("hidden", ["part", "promise"])
    def test_visitors_are_not_led_further_by_a_draft(self, client, editor, visit, hidden):
        if hidden == "part":
            talks = make.meeting(part_of=visit)
            make.development(text="Told in secret.", meeting=talks, published=True)
        else:
            first = make.commitment(meeting=visit)
            make.commitment(title="Told in secret.", restates=first, published=True)
        assert "Told in secret" not in client.get("/meetings/visit/").text
        assert "Told in secret" in section(editor.get("/meetings/visit/"), "What came of it")


class TestFilters:
    def test_show_only_what_is_chosen(self, client, both):
        talks(both)
        make.figure(title="Trade", period="2024", of=both, published=True)
        page = client.get(f"{PAIR}?show=figure")
        assert "Trade" in section(page, "Chronicle")
        assert "Talks of both" not in page.text
        assert [box.get("value") for box in select(page, "#chronicle input[checked]")] == ["figure"]

    def test_a_period_a_sector_and_a_day_of_change_narrow_it(self, client, both):
        energy = make.sector("Fusion", slug="fusion")
        make.meeting(title="Talks on fusion", date="2025", sectors=[energy], participants=both, published=True)
        make.meeting(title="Talks on trade", date="2024", participants=both, published=True)
        tomorrow = localdate() + timedelta(days=1)
        for query, shown in [
            ("date=2025", ["Talks on fusion"]),
            ("date=2024", ["Talks on trade"]),
            ("sector=fusion", ["Talks on fusion"]),
            (f"changed_since={localdate()}", ["Talks on fusion", "Talks on trade"]),
            (f"changed_since={tomorrow}", []),
        ]:
            told = section(client.get(f"{PAIR}?{query}"), "Chronicle")
            assert [title for title in ("Talks on fusion", "Talks on trade") if title in told] == shown, query

    def test_what_is_new_since_a_day_is_marked(self, client, both):
        talks(both)
        assert "new · Talks" in section(client.get(f"{PAIR}?changed_since={localdate()}"), "Chronicle")

    def test_say_so_where_nothing_matches(self, client, both):
        talks(both)
        told = section(client.get(f"{PAIR}?date=1999"), "Chronicle")
        assert "Nothing in this chronicle matches these filters." in told
        assert "Show all" in told

    @pytest.mark.parametrize(
        ("query", "problem"),
        [
            ("date=soonish", "“soonish” can't be read as a date."),
            ("changed_since=yesterday", "Type a day as 2025-03-01."),
            ("sector=nothing", "“nothing” is not a sector."),
            ("show=everything", "“everything” is not a type of step."),
            ("order=random", "“random” is not an order."),
        ],
    )
    def test_what_cannot_be_read_is_said_at_its_field_and_stays_typed(self, client, both, query, problem):
        talks(both)
        page = client.get(f"{PAIR}?{query}")
        assert page.status_code == 200
        assert any(problem in said for said in texts(page, "#chronicle .control-error"))
        assert "Correct the filter above" in section(page, "Chronicle")
        name, _, typed = query.partition("=")
        if name in ("date", "changed_since"):
            assert [field.get("value") for field in select(page, f'#chronicle input[name="{name}"]')] == [typed]

    @pytest.mark.parametrize(
        "query", ["changed_since=0001-01-01", "changed_since=9999-12-31", "date=0001", "date=9998"]
    )
    @pytest.mark.parametrize("order", ["latest", "oldest"])
    def test_the_first_and_the_last_days_of_the_calendar_are_accepted(self, client, query, order):
        assert client.get(f"/countries/KZ/KG/?{query}&order={order}").status_code == 200
        for day in ("0001-01-01", "9998-12-31"):
            assert client.get(f"/countries/KZ/KG/?after={day}~meeting~1&order={order}").status_code == 200

    @pytest.mark.parametrize(
        "after", ["x", "9999-12-31~meeting~1", "2025-02-25~user~1", "~~", "%00", "2025-02-25~meeting~" + "9" * 40]
    )
    def test_an_address_of_no_step_is_not_found(self, client, after):
        page = client.get(f"/countries/KZ/KG/?after={after}")
        assert page.status_code == 404
        assert "is not a step of this chronicle" in main(page)


@pytest.mark.parametrize("address", [PAIR, "/countries/XN/", "/participants/northland/"])
def test_three_times_the_steps_take_the_same_queries(client, both, address):
    def counted():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    one_of_each(both)
    counted()  # fills the caches of the process
    few = counted()
    one_of_each(both)
    one_of_each(both)
    assert counted() == few


def talks(both):
    return make.meeting(title="Talks of both", date="25 Feb 2025", participants=both, published=True)


def publish(record):
    record.publication = "published"
    record.save()


def one_of_each(both):
    make.action(make.agreement(parties=both, published=True), "signed", "2025")
    make.development(date="2025", participants=both, meeting=talks(both), published=True)
    make.commitment(due="by 2020", by=both[:1], to=both[1:], published=True)
    make.commitment(due="by 2100", by=both[:1], to=both[1:], published=True)
    make.figure(period="2024", of=both, published=True)
    make.initiative(planned="2100", participants=both, published=True)
