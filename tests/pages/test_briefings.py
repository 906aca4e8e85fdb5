"""The pages of briefings: their sentences, what they leave out, and what the reader chooses."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from cooperation.models import Figure
from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.briefing_world import PAIR, in_days, one_of_each, written
from tests.pages.reading import headings, main, section

pytestmark = pytest.mark.django_db

BRIEFING = f"{PAIR}briefing/"


@pytest.fixture
def both():
    return [make.state("XN"), make.state("XS")]


class TestCommitments:
    def test_has_both_deadlines_how_late_it_is_and_the_days_since_the_last_news(self, client, both):
        one_of_each(both)
        told = section(client.get(BRIEFING), "Open commitments")
        late = (
            f"Northland promised Southland to build 1, due on {written(in_days(-10))} "
            f"(first due on {written(in_days(-40))}, now 30 days later; 10 days late; "
            f"last news on {written(in_days(-50))}, 50 days ago)."
        )
        assert late in told
        assert f"to open 1, due on {written(in_days(10))} (10 days left; no news recorded)." in told
        assert "Northland and Southland promised to study 1 (no deadline; no news recorded)." in told
        assert told.index("build 1") < told.index("open 1") < told.index("study 1")

    def test_cites_its_own_source_that_of_the_first_wording_and_that_of_the_news(self, client, both):
        one_of_each(both)
        page = client.get(BRIEFING)
        note = text(one(page, "#note-1"))
        assert note.count("An article") == 3
        assert "“the words that say so”, An article" in note

    def test_without_news_the_clock_runs_since_it_was_made(self, client, both):
        talks = make.meeting(date="25 Feb 2025", participants=both, published=True)
        make.commitment(what="Report on it.", by=both[:1], meeting=talks, published=True)
        passed = (localdate() - talks.date.lower).days
        told = section(client.get(BRIEFING), "Open commitments")
        assert f"(no deadline; no news since it was made on 25 February 2025, {passed:,} days ago)." in told

    @pytest.mark.parametrize(
        ("kind", "what", "told"),
        [
            ("pledge", "Days of cinema will be held.", "Pledge by Northland to Southland: Days of cinema will be held"),
            ("instruction", "Report on it.", "Southland instructed Northland to report on it"),
            ("shared_aim", "Trade more.", "Northland aims with Southland to trade more"),
            ("expectation", "Trade more.", "Northland is expected to trade more"),
            ("request", "Trade more.", "Southland asked Northland to trade more"),
            ("pledge", "Отремонтировать.", "Pledge by Northland to Southland: Отремонтировать"),
        ],
    )
    def test_says_who_is_to_do_what_for_each_kind(self, client, both, kind, what, told):
        make.commitment(kind=kind, what=what, by=both[:1], to=both[1:], condition="if paid", published=True)
        assert f"{told} (no deadline; condition: if paid;" in main(client.get(BRIEFING))

    def test_what_is_met_dropped_or_restated_is_not_told(self, client, both):
        first = make.commitment(title="First", what="First wording.", by=both, published=True)
        make.commitment(what="Second wording.", by=both, restates=first, status="met", published=True)
        assert section(client.get(BRIEFING), "Open commitments") == ""


class TestMeetings:
    def test_tells_what_is_to_come_then_what_was_put_off_and_what_nobody_confirmed(self, client, both):
        hall = make.place("Hall")
        for title, date, status in [
            ("Session A", "2020", "scheduled"),
            ("Session B", "5 May 2021", "postponed"),
            ("Session C", str(in_days(9)), "scheduled"),
            ("Session D", "2024", "held"),
        ]:
            make.meeting(title=title, date=date, status=status, venue=hall, participants=both, published=True)
        told = section(client.get(BRIEFING), "Next meetings")
        assert f"Talks planned on {written(in_days(9))}: Session C, in Hall." in told
        assert "Talks postponed, which was planned on 5 May 2021; no new date is known: Session B, in Hall." in told
        assert "Talks planned in 2020, not known whether held: Session A, in Hall." in told
        assert told.index("Session C") < told.index("Session B") < told.index("Session A")
        assert "Session D" not in told


class TestWhatHappened:
    def test_tells_the_meetings_held_in_the_period_once_with_the_latest_first(self, client, both):
        visit = make.meeting(title="Visit", date="5 May 2024", participants=both, published=True)
        make.meeting(title="Talks A", part_of=visit, date="5 May 2024", participants=both, published=True)
        make.meeting(title="Talks B", date="6 June 2024", venue=make.place("Hall"), participants=both, published=True)
        for title, date, status in [("Earlier", "2019", "held"), ("Fallen through", "2024", "cancelled")]:
            make.meeting(title=title, date=date, status=status, participants=both, published=True)
        page = client.get(f"{BRIEFING}?date=2024")
        held = section(page, "Meetings held")
        assert held == "Talks on 6 June 2024: Talks B, in Hall.1 Talks on 5 May 2024: Talks A.2"
        assert "Earlier" in section(client.get(BRIEFING), "Meetings held")

    def test_tells_what_was_done_with_agreements_in_the_period(self, client, both):
        treaty = make.agreement(title="Treaty", parties=both, published=True)
        make.action(treaty, "signed", "5 May 2019")
        make.action(treaty, "ratified", "6 June 2024", participant=both[0])
        make.action(treaty, "terminated", str(in_days(100)))
        told = section(client.get(f"{BRIEFING}?date=2024"), "Acts of agreements")
        assert told == "Ratified by Northland on 6 June 2024: Treaty.1"
        told = section(client.get(BRIEFING), "Acts of agreements")
        assert told.index("Ratified by Northland") < told.index("Signed on 5 May 2019: Treaty.")
        assert "Terminated" not in told

    def test_no_link_ends_within_a_name(self, client, both):
        complex_ = "Great Northern Industrial Trade and Logistics Complex"
        said = f"They praised {'very ' * 10}loudly the launch of the {complex_}."
        make.development(text=said, kind="statement", date="2025", participants=both, published=True)
        page = client.get(f"{BRIEFING}?section=statements")
        assert text(one(page, '.sentences a[href^="/developments/"]')).endswith("loudly the launch")
        assert f"launch of the {complex_}." in main(page)


class TestChanges:
    def test_tells_what_was_entered_and_what_became_of_what_was_there(self, client, both):
        make.meeting(title="Talks", date="2025", participants=both, published=True)
        row = make.commitment(title="Build it", what="Build it.", by=both, published=True)
        pretend_it_is_old(row)
        row.status = "partly_met"
        row.save()
        told = section(client.get(f"{BRIEFING}?changed_since={localdate()}"), f"New and changed since {today()}")
        assert f"New on {today()}, meeting: Talks (2025)." in told
        assert f"Changed on {today()}, commitment: Build it (status: open, now partly met)." in told

    def test_is_left_out_without_a_day(self, client, both):
        one_of_each(both)
        assert "New and changed since" not in " ".join(texts(client.get(BRIEFING), "h2"))


class TestDisputed:
    def test_tells_the_values_of_figures_once_and_what_a_source_says_instead(self, client, both):
        for value in (100, 200):
            make.figure(title="Trade", value_low=value, period="2024", of=both, published=True)
        talks = make.meeting(title="Talks", date="2025", participants=both, published=True)
        make.cite(talks, make.source("Example Times"), differs="2026", differs_in="date")
        page = client.get(BRIEFING)
        told = section(page, "Where sources differ")
        assert told.count("Sources differ on Trade: ") == 1
        assert "100 USD (An article) or 200 USD (An article)." in told
        assert "Sources differ on Talks: date: 2025 (An article; as recorded) or 2026 (Example Times)." in told
        assert "more contradiction" not in told


class TestFigures:
    def test_compares_the_latest_actual_value_with_the_target(self, client, both):
        dollars = {"indicator": "mutual trade", "of": both, "published": True}
        make.figure(value_low=300, nature="target", period="by 2030", printed="$300", **dollars)
        make.figure(value_low=100, period="2023", printed="$100", **dollars)
        make.figure(value_low=150, period="2024", printed="$150", **dollars)
        told = section(client.get(BRIEFING), "Figures and targets")
        whose = "Mutual trade of Northland and Southland"
        assert told == f"{whose}: $150 in 2024; the target is $300 by the end of 2030 (50 percent of it).1"

    def test_says_so_where_no_value_or_no_target_is_recorded(self, client, both):
        target = make.figure(indicator="trade", value_low=3, nature="target", of=both, printed="$3", published=True)
        assert "the target is $3; no actual value is recorded." in main(client.get(BRIEFING))
        Figure.objects.filter(pk=target.pk).update(nature="actual")
        assert "Trade of Northland and Southland: $3; no target is recorded." in main(client.get(BRIEFING))


class TestPaper:
    def test_each_sentence_has_its_own_note_and_each_note_its_source(self, client, both):
        one_of_each(both)
        page = client.get(f"{BRIEFING}?changed_since=2020-01-01")
        marks = [text(mark) for mark in select(page, ".sentences .noteref a")]
        notes = select(page, ".endnotes li")
        assert len(select(page, ".sentences li")) == len(notes) > 8
        assert marks == [str(number) for number in range(1, len(notes) + 1)]
        assert all("An article" in text(note) and select(note, 'a[href^="/sources/"]') for note in notes)
        assert texts(page, "h2") == [
            "Open commitments",
            "Next meetings",
            "Meetings held",
            "Acts of agreements",
            "New and changed since 1 January 2020",
            "Where sources differ",
            "Last statements",
            "Figures and targets",
            "Notes",
        ]

    def test_the_article_gives_sentences_with_its_quotes(self, client):
        page = client.get("/countries/KZ/KG/briefing/")
        told = section(page, "Open commitments")
        assert (
            "Kazakhstan is expected to hold Days of Kazakh Cinema in Kyrgyzstan within the year, due by the end of 2025"
            in told
        )
        assert all("“" in text(note) for note in select(page, ".endnotes li"))

    def test_a_statement_names_who_made_it_unless_its_text_does(self, client, both):
        ann = make.person("Ann Example", country=make.country("XN"))
        shared = {"kind": "statement", "date": "25 Feb 2025", "published": True}
        make.development(text="Ann Example praised it.", participants=[*both, ann], **shared)
        make.development(text="They praised it.", participants=both, **shared)
        told = section(client.get(BRIEFING), "Last statements")
        assert "25 February 2025, Northland and Southland: They praised it." in told
        assert "25 February 2025: Ann Example praised it." in told

    def test_visitors_are_told_of_published_records_only_and_editors_of_drafts_as_such(self, client, editor, both):
        plant = make.initiative(title="Plant", participants=both, published=True)
        make.development(text="Secret work began.", date="2025", initiatives=[plant])
        make.development(text="False news.", date="2026", initiatives=[plant], publication="withdrawn")
        make.commitment(what="Build it.", by=both, about_initiatives=[plant], published=True)
        make.commitment(what="Hide it.", by=both)
        make.commitment(what="Forget it.", by=both, publication="withdrawn")
        shown, edited = main(client.get(BRIEFING)), main(editor.get(BRIEFING))
        assert "to build it (no deadline; no news recorded)." in shown
        assert "hide it" not in shown
        assert "to hide it (draft) (no deadline;" in edited
        assert "to build it (no deadline; last news in 2025, at least " in edited
        assert "No source is recorded yet." in edited
        assert "forget it" not in shown + edited

    def test_of_more_than_two_pages_the_most_pressing_are_kept_with_the_number_of_the_others(self, client, both):
        for number in range(60):
            make.commitment(what=f"{number} days: {'word ' * 50}", by=both, due=str(in_days(number)), published=True)
            make.meeting(title=f"Old {number}", date="2020", status="scheduled", participants=both, published=True)
        page = client.get(BRIEFING)
        told = section(page, "Open commitments")
        shown = len(select(page, 'section[aria-labelledby="commitments"] li'))
        assert 2 < shown < 17
        assert f"{60 - shown} more open commitments: see all open commitments." in told
        assert "0 days: word" in told
        assert "59 days: word" not in told
        assert "more planned meetings" in section(page, "Next meetings")
        for link in select(page, ".left-out a"):
            assert "60 commitments" in (listed := main(client.get(link.get("href")))) or "60 meetings" in listed

    def test_a_country_a_set_and_a_participant_link_to_theirs(self, client, both):
        one_of_each(both)
        for address in ("/countries/XN/", PAIR, f"/participants/{both[0].slug}/"):
            assert f'href="{address}briefing/"' in client.get(address).text
            page = client.get(f"{address}briefing/")
            assert "to open 1" in section(page, "Open commitments")
        assert headings(page) == ["Briefing: Northland"]

    def test_its_lists_have_what_it_counts(self, client, editor, both, limits):
        limits(MAX_SENTENCES=1)
        for number in (1, 2):
            one_of_each(both, number)
        pages = (client, BRIEFING), (client, f"/participants/{both[0].slug}/briefing/"), (editor, BRIEFING)
        for user, address in pages:
            page = user.get(f"{address}?date=since+2020&colour=red")
            told = {text(link): link.get("href") for link in select(page, ".left-out a")}
            counted = {
                *("open commitments", "planned meetings", "meetings that took place", "acts"),
                *("statements", "targets", "contradictions"),
            }
            assert set(told) == {f"see all {name}" for name in counted}
            for left_out in texts(page, ".left-out"):
                number, name = int(left_out.split()[0]), left_out.split("see all ")[1].removesuffix(".")
                page = user.get(told[f"see all {name}"])
                listed = main(page)
                if name == "acts":
                    listed = f"{len(select(page, '#chronicle ol.chronicle ul.steps li[id]'))} acts"
                total = number + 1
                lists = "commitments", "meetings", "acts", "developments", "figures", "contradictions"
                assert any(f"{total} {one}" in listed for one in lists), (name, listed)


class TestChoices:
    def test_a_period_limits_what_is_dated(self, client, both):
        for year in (2024, 2025):
            make.commitment(what=f"Build {year}.", by=both, due=str(year), published=True)
            make.development(text=f"Said {year}.", kind="statement", date=str(year), participants=both, published=True)
        shown = main(client.get(f"{BRIEFING}?date=2025"))
        assert (
            "Only deadlines, meetings, acts of agreements, statements and figures dated in this period: 2025." in shown
        )
        assert "build 2025" in shown
        assert "Said 2025" in shown
        assert "2024" not in shown

    def test_sections_are_chosen(self, client, both):
        one_of_each(both)
        page = client.get(f"{BRIEFING}?section=figures&section=meetings")
        assert texts(page, "h2") == ["Next meetings", "Figures and targets", "Notes"]
        assert [box.get("value") for box in select(page, "input[checked]")] == ["meetings", "figures"]

    def test_an_empty_briefing_says_what_to_do(self, client, both):
        shown = main(client.get(BRIEFING))
        assert "Nothing is recorded that a briefing would show" in shown
        assert f'href="{PAIR}"' in client.get(BRIEFING).text
        assert "Choose another period or more sections" in main(client.get(f"{BRIEFING}?date=2025"))

    @pytest.mark.parametrize(
        ("query", "problem"),
        [
            ("date=soonish", "“soonish” can't be read as a date."),
            ("changed_since=yesterday", "Type a day as 2025-03-01."),
            ("section=everything", "“everything” is not a section of a briefing."),
        ],
    )
    def test_what_cannot_be_read_is_said_at_its_field_and_in_place_of_the_file(self, client, both, query, problem):
        one_of_each(both)
        page = client.get(f"{BRIEFING}?{query}")
        assert page.status_code == 200
        assert any(problem in said for said in texts(page, ".briefing-form .control-error"))
        assert "Correct the choices above" in main(page)
        refused = client.get(f"{PAIR}briefing.docx?{query}", HTTP_ACCEPT="text/plain")
        assert refused.status_code == 400
        assert problem in refused.text

    @pytest.mark.parametrize("query", ["changed_since=0001-01-01", "changed_since=9999-12-31", "date=0001", "date=9998",
                                       "date=&section=figures", "changed_since=%00", "date=by+2030"])  # fmt: skip
    def test_strange_choices_are_no_failure(self, client, both, query):
        one_of_each(both)
        for address in (BRIEFING, f"{PAIR}briefing.docx"):
            assert client.get(f"{address}?{query}", follow=True).status_code in (200, 400)

    def test_has_one_address_in_whatever_order_and_letters(self, client):
        assert client.get("/countries/kg/KZ/briefing/?date=2025")["Location"] == "/countries/KZ/KG/briefing/?date=2025"
        assert client.get("/countries/KG/KZ/briefing.docx")["Location"] == "/countries/KZ/KG/briefing.docx"
        assert client.get("/countries/kz/briefing/")["Location"] == "/countries/KZ/briefing/"

    def test_of_what_is_not_there_or_too_much_is_not_found(self, client):
        make.participant("Hidden ministry", slug="hidden")
        too_many = "/".join(["KZ", "KG"] * 6)
        for path in ("countries/QQ", "participants/hidden", "participants/nobody", f"countries/{too_many}"):
            assert client.get(f"/{path}/briefing/").status_code == 404
            assert client.get(f"/{path}/briefing.docx").status_code == 404


@pytest.mark.parametrize("address", [BRIEFING, "/participants/northland/briefing/"])
def test_three_times_the_records_take_the_same_few_queries(client, both, address):
    def counted():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{address}?changed_since=2020-01-01").status_code == 200
        return [query["sql"] for query in captured]

    one_of_each(both)
    counted()  # fills the caches of the process
    few = counted()
    for number in (2, 3):
        one_of_each(both, number)
    many = counted()
    assert len(many) <= len(few) + 5, "\n".join(many)  # a count for each section that is no longer short
    assert len(few) <= 50, "\n".join(few)


def pretend_it_is_old(row):
    """Move the creation of a row and its history to last year."""
    long_ago = row.created_at - timedelta(days=365)
    type(row).pgh_event_model.objects.filter(pgh_obj_id=row.pk).update(pgh_created_at=long_ago)
    type(row).objects.filter(pk=row.pk).update(created_at=long_ago)
    row.refresh_from_db()


def today() -> str:
    return written(localdate())
