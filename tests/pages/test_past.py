"""Pages of a past day: what the register held then, links that keep the day, and nothing that visitors may not see."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cooperation.models import Commitment, Entry, Figure, FormerEntry, Initiative, Meeting
from cooperation.models.known import as_known_on
from cooperation.sql_install import check_installed
from tests import builders as make
from tests.html import one, select, text
from tests.pages.reading import headings, main, section, titles
from tests.past import all_known_since, days_ago, known_since

pytestmark = pytest.mark.django_db

WRITERS = {"one_at_a_time"}
THEN, EARLIER = days_ago(10), days_ago(30)


def past(client, url, day=THEN):
    return client.get(f"{url}{'&' if '?' in url else '?'}as_of={day.isoformat()}")


@pytest.fixture
def two():
    return [make.state("XN"), make.state("XS")]


@pytest.fixture
def talks(two):
    """Talks that were entered twenty days ago, and corrected today."""
    place = make.place("Oldtown")
    talks = make.meeting(title="Talks", date="2 May 2024", venue=place, sectors=[make.sector("Old sector")])
    for one_of_them in two:
        make.participation(talks, one_of_them)
    make.cite(talks, quote="they talked")
    talks.publication = "published"
    talks.save()
    known_since(20)
    talks.title, talks.date, talks.venue = "Summit", "3 June 2024", make.place("Newtown")
    talks.save()
    talks.sectors.set([make.sector("New sector")])
    talks.participations.filter(participant=two[1]).delete()
    return talks


class TestRecords:
    def test_a_dossier_has_the_fields_links_and_rows_of_that_day(self, client, talks):
        page = past(client, talks.get_absolute_url())
        assert headings(page) == ["Talks"]
        assert "2 May 2024" in main(page)
        assert "Oldtown" in main(page)
        assert "Old sector" in main(page)
        assert "Southland" in main(page)
        assert not any(new in main(page) for new in ("Summit", "3 June", "Newtown", "New sector"))
        now = main(client.get(talks.get_absolute_url()))
        assert "Newtown" in now
        assert "Southland" not in now

    def test_a_record_is_not_found_before_it_was_entered(self, client, talks):
        page = past(client, talks.get_absolute_url(), EARLIER)
        assert page.status_code == 404
        assert headings(page) == [f"The register begins on {days_ago(20).day} {days_ago(20):%B %Y}"]

    def test_a_deleted_record_is_there_for_editors_only(self, client, editor, two):
        gone = make.initiative(title="Bridge", places=[make.place("Ford")], published=True)
        make.involvement(gone, two[0])
        known_since(20)
        gone.involvements.all().delete()
        gone.places.clear()
        url = gone.get_absolute_url()
        gone.delete()
        assert client.get(url).status_code == editor.get(url).status_code == 404
        page = past(editor, url)
        assert headings(page) == ["Bridge"]
        assert "Ford" in main(page)
        assert "Northland" in main(page)
        assert titles(past(editor, "/initiatives/?q=bridge")) == ["Bridge"]
        assert past(client, url).status_code == 404
        assert titles(past(client, "/initiatives/?q=bridge")) == []

    def test_visitors_do_not_see_what_was_withdrawn_since(self, client, editor, talks):
        talks.publication = "withdrawn"
        talks.save()
        for door in (talks.get_absolute_url(), "/meetings/", "/countries/XN/", "/search/?q=Talks"):
            assert "they talked" not in past(client, door).text
            assert "Oldtown" not in past(client, door).text
        assert titles(past(client, "/meetings/?country=XN")) == []
        assert titles(past(editor, "/meetings/?country=XN")) == ["Talks"]

    def test_visitors_do_not_see_names_and_quotes_that_were_deleted_since(self, client, editor, two):
        ann = make.person("Ann Example", country=make.country("XN"))
        talks = make.meeting(title="Talks", date="2024", participants=[ann, *two], published=True)
        make.cite(talks, make.source("A withdrawn article"), quote="what Ann said")
        known_since(20)
        talks.participations.filter(participant=ann).delete()
        citation = talks.citations.get(quote="what Ann said")
        source = citation.source
        citation.delete()
        source.delete()
        ann.delete()
        for url in (talks.get_absolute_url(), "/meetings/?country=XN", "/countries/XN/", "/countries/XN/numbers/"):
            page = past(client, url)
            assert page.status_code == 200
            assert not any(gone in page.text for gone in ("Ann Example", "what Ann said", "A withdrawn article")), url
        assert past(client, "/participants/ann-example/").status_code == 404
        assert past(client, "/participants/?q=Ann").status_code == 200
        assert "Ann Example" not in past(client, "/search/?q=Ann").text
        assert "Ann Example" in main(past(editor, talks.get_absolute_url()))

    def test_visitors_do_not_see_the_title_of_what_was_withdrawn_in_the_title_of_a_figure(self, client, editor, two):
        plant = make.initiative(title="Hushplant", published=True)
        figure = make.figure(indicator="Cost", of=two, initiative=plant, title="", published=True)
        make.figure(indicator="Cost", of=two, title="Another", published=True)
        figure.retitle()
        assert "Hushplant" in figure.title
        all_known_since(20)
        plant.publication = "withdrawn"
        plant.save()
        figure.refresh_from_db()
        figure.follow_publication(plant)
        assert "Hushplant" not in client.get("/figures/?country=XN").text
        for url in ("/figures/?country=XN", "/countries/XN/", figure.get_absolute_url()):
            assert "Hushplant" not in main(past(client, url)), url
        assert "Another" in main(past(client, "/figures/?country=XN"))
        assert titles(past(client, "/figures/?q=Hushplant")) == []
        assert "Hushplant" in past(editor, "/figures/?country=XN").text

    def test_an_act_that_was_deleted_is_one_of_its_agreement_then(self, client, two):
        treaty = make.agreement(title="Treaty", parties=two, published=True)
        act = make.action(treaty, "entered_into_force", "3 May 2022")
        all_known_since(20)
        act.delete()
        told = main(past(client, treaty.get_absolute_url()))
        assert "Entered into force" in told
        assert "Entered into force" in section(past(client, "/countries/XN/XS/"), "Chronicle")
        assert "Entered into force" not in main(client.get(treaty.get_absolute_url()))

    def test_visitors_do_not_see_what_was_a_draft_then(self, client, editor):
        draft = make.meeting(title="Secret talks", date="2024")
        known_since(20)
        make.cite(draft)
        draft.publication = "published"
        draft.save()
        assert client.get(draft.get_absolute_url()).status_code == 200
        assert past(client, draft.get_absolute_url()).status_code == 404
        assert past(editor, draft.get_absolute_url()).status_code == 200

    def test_a_status_is_the_one_of_that_day(self, client, two):
        plant = make.initiative(title="Plant", published=True)
        make.development(
            text="It was planned.", initiatives=[plant], status_becomes="planned", date="2020", published=True
        )
        known_since(20)
        make.development(
            text="It was built.", initiatives=[plant], status_becomes="completed", date="2021", published=True
        )
        assert "completed" in main(client.get(plant.get_absolute_url()))
        page = main(past(client, plant.get_absolute_url()))
        assert "It was planned." in page
        assert "completed" not in page
        assert "It was built." not in page
        (row,) = select(past(client, "/initiatives/?q=plant"), "tbody tr")
        assert "planned" in text(row)
        assert "completed" not in text(row)

    def test_the_name_of_a_participant_is_the_one_of_that_day(self, client, two):
        body = make.participant("Ministry of Water")
        talks = make.meeting(title="Water talks", date="2024", participants=[body], published=True)
        known_since(20)
        body.name = "Ministry of Rivers"
        body.save()
        assert "Ministry of Water" in main(past(client, talks.get_absolute_url()))
        assert "Ministry of Water" in main(past(client, "/meetings/?q=water+talks"))
        assert titles(past(client, "/participants/?q=water")) == ["Ministry of Water"]
        assert titles(past(client, "/participants/?q=rivers")) == []

    def test_what_a_later_wording_restates_is_open_on_a_day_before(self, client, two):
        first = make.commitment(what="Build it.", by=two, due="2024", published=True)
        known_since(20)
        make.commitment(what="Build it by 2030.", by=two, due="2030", restates=first, published=True)
        assert "Build it by 2030" in main(client.get(first.get_absolute_url()))
        assert "Build it by 2030" not in main(past(client, first.get_absolute_url()))

    def test_contradictions_are_those_of_that_day(self, client, two):
        figures = {"of": two, "indicator": "Trade", "period": "2024", "nature": "actual", "published": True}
        make.figure(title="Low", value_low=1_000_000, **figures)
        known_since(20)
        make.figure(title="High", value_low=9_000_000, **figures)
        assert "1,000,000 USD" in main(client.get("/contradictions/"))
        assert "1,000,000 USD" not in main(past(client, "/contradictions/"))


class TestNews:
    def test_silence_is_that_of_the_day(self, client, two):
        canal = make.initiative(title="Canal", published=True)
        make.development(initiatives=[canal], date="1 March 2020", published=True)
        known_since(20)
        make.development(initiatives=[canal], date=days_ago(12).strftime("%-d %B %Y"), published=True)
        assert "Canal" in titles(past(client, "/initiatives/?silent=6"))
        assert "Canal" not in titles(client.get("/initiatives/?silent=6"))

    def test_the_rule_that_gave_a_status_is_that_of_the_day(self, client, two):
        pact = make.agreement(title="Pact", parties=two, published=True)
        known_since(20)
        make.action(pact, "signed", "1 March 2020")
        assert titles(past(client, "/agreements/?status_basis=no_record")) == ["Pact"]
        assert "nothing recorded" in main(past(client, pact.get_absolute_url()))
        assert titles(client.get("/agreements/?status_basis=no_record")) == []

    def test_a_figure_is_in_the_series_of_the_day(self, client, two):
        values = [make.figure(indicator="Freight", period=year, of=two, published=True) for year in ("2022", "2023")]
        all_known_since(20)
        values[1].indicator = "Trade"
        values[1].save()
        assert "2023" in main(past(client, values[0].get_absolute_url()))
        assert "2023" not in main(client.get(values[0].get_absolute_url()))


class TestLists:
    def test_rows_are_found_by_what_they_were(self, client, talks):
        assert titles(past(client, "/meetings/?q=talks")) == ["Talks"]
        assert titles(past(client, "/meetings/?country=XS")) == ["Talks"]
        assert titles(past(client, "/meetings/?from=2024-05-01&to=2024-05-31")) == ["Talks"]
        assert titles(past(client, "/meetings/?q=summit")) == []
        assert titles(client.get("/meetings/?country=XS")) == []
        assert titles(past(client, "/meetings/?country=XN", EARLIER)) == []

    def test_numbers_are_those_of_that_day(self, client, talks):
        make.meeting(title="Later talks", date="2025", participants=[make.state("XN")], published=True)
        make.meeting(title="Even later talks", date="2025", participants=[make.state("XN")], published=True)
        then, now = (
            text(one(page, "#results-count"))
            for page in (past(client, "/meetings/?country=XN"), client.get("/meetings/?country=XN"))
        )
        assert (then, now) == ("1 meeting", "3 meetings")

    def test_files_have_the_rows_of_that_day(self, client, talks):
        answer = past(client, "/meetings/export.csv?country=XN")
        assert f"meetings-{THEN.isoformat()}.csv" in answer["Content-Disposition"]
        rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
        assert [row["Title"] for row in rows] == ["Talks"]
        for always_of_today in ("feed.atom", "calendar.ics"):
            assert past(client, f"/meetings/{always_of_today}").status_code == 400

    def test_a_briefing_is_of_that_day(self, client, talks):
        page = past(client, "/countries/XN/XS/briefing/")
        assert page.status_code == 200
        assert "Summit" not in main(page)
        assert past(client, "/countries/XN/XS/briefing.docx").status_code == 200

    def test_a_chronicle_tells_what_was_known(self, client, talks):
        told = section(past(client, "/countries/XN/XS/"), "Chronicle")
        assert "Talks" in told
        assert "2 May 2024" in told
        assert "Talks" not in section(client.get("/countries/XN/XS/"), "Chronicle")

    def test_what_is_in_force_then_and_what_was_known_then_are_two_questions(self, client, two):
        treaty = make.agreement(title="Treaty", parties=two, published=True)
        make.action(treaty, "entered_into_force", "2010")
        known_since(20)
        make.action(treaty, "terminated", "2020")
        asked = "/agreements/?country=XN&in_force=2022-01-01"
        assert titles(client.get(asked)) == []
        assert titles(past(client, asked)) == ["Treaty"]
        assert titles(past(client, "/agreements/?country=XN&in_force=2005-01-01")) == []


class TestEveryPage:
    def test_shows_the_same_if_nothing_changed_since(self, client, editor):
        all_known_since(20)
        urls = [link.get("href") for link in select(client.get("/"), ".frame-nav a")]
        urls += ["/numbers/", "/contradictions/", "/search/?q=Kazakhstan", "/countries/KZ/", "/countries/KZ/KG/"]
        urls += ["/initiatives/pictures/map/", "/meetings/pictures/timeline/", "/countries/KZ/RU/numbers/"]
        for rows in (Meeting, Initiative, Commitment, Figure):
            urls += [row.get_absolute_url() for row in rows.objects.published()[:3]]
        assert "/meetings/" in urls
        for url in urls:
            then, now = past(editor, url), editor.get(url)
            assert then.status_code == now.status_code == 200
            assert _undated(main(then)) == _undated(main(now)), url

    def test_says_of_which_day_it_is_and_links_back(self, client, talks):
        page = past(client, "/meetings/?country=XN")
        note = one(page, ".past")
        assert text(note).startswith(f"As known on {THEN.day} {THEN:%B %Y}.")
        (back,) = select(note, "a")
        answer = client.get(back.get("href"))
        assert answer.status_code == 302
        assert answer["Location"] == "/meetings/?country=XN"
        assert select(client.get("/meetings/"), ".past") == []

    def test_its_links_and_forms_keep_the_day(self, editor, talks):
        page = past(editor, "/meetings/?country=XN")
        day = f"as_of={THEN.isoformat()}"
        links = [link.get("href") for link in select(page, "a") if not link.get("href").startswith("#")]
        public = [url for url in links if not url.startswith(("/admin/", "/saved-searches/")) and "as_of=" not in url]
        public = [url for url in public if ".atom" not in url and ".ics" not in url]  # of today: people subscribe
        assert public == []
        assert not any(day in url for url in links if url.startswith("/admin/") and "next=" not in url)
        for form in select(page, "form"):
            if form.get("method") != "post" and form.get("data-day") != "":
                assert [field.get("value") for field in select(form, "input") if field.get("name") == "as_of"] == [
                    THEN.isoformat()
                ]

    def test_redirects_keep_the_day(self, client, talks):
        day = f"as_of={THEN.isoformat()}"
        assert past(client, "/countries/XS/XN/")["Location"] == f"/countries/XN/XS/?{day}"
        assert past(client, "/meetings/?q=&country=XN")["Location"] == f"/meetings/?country=XN&{day}"

    def test_a_citation_names_the_day(self, client, talks):
        (cited,) = select(past(client, talks.get_absolute_url()), "#cite-text")
        assert f"as_of={THEN.isoformat()}" in text(cited)

    @pytest.mark.parametrize(
        ("asked", "problem"),
        [
            ("2999-01-01", "in the future"),
            ("2024", "not one day"),
            ("yesterday's", "“yesterday's” can’t be read as one day. Write for example 1 March 2025."),
            ("\0", "can’t be read as one day"),
            ("9" * 5000, "can’t be read as one day"),
        ],
    )
    def test_refuses_what_is_no_past_day(self, client, asked, problem):
        answer = client.get("/meetings/", {"as_of": asked}, headers={"accept": "text/html"})
        assert answer.status_code == 400
        assert problem in text(one(answer, "body"))

    @pytest.mark.parametrize("asked", [days_ago(0).isoformat(), "", "today", " Today"])
    def test_of_today_is_the_usual_one(self, client, talks, asked):
        assert titles(client.get(f"/meetings/?country=XN&as_of={asked}", follow=True)) == ["Summit"]

    def test_takes_a_day_as_people_write_it(self, client, talks):
        assert titles(client.get("/meetings/", {"country": "XN", "as_of": f"{THEN.day} {THEN:%B %Y}"})) == ["Talks"]

    @pytest.mark.parametrize("asked", ["2025-02-30", "garbage", "2999-01-01"])
    def test_of_a_wrong_day_has_the_menu_and_the_form_with_what_was_typed(self, client, asked):
        page = client.get("/meetings/", {"as_of": asked, "country": "KZ"}, headers={"accept": "text/html"})
        assert page.status_code == 400
        assert headings(page) == ["This day can’t be shown"]
        assert len(select(page, ".frame-nav a")) > 5
        field = one(page, "#as-of")
        assert (field.get("value"), field.get("aria-invalid")) == (asked, "true")
        assert text(one(page, f"#{field.get('aria-describedby')}"))
        assert [link.get("href") for link in select(page, "main a")] == ["/meetings/?country=KZ&as_of="]

    @pytest.mark.parametrize("door", ["/meetings/export.csv", "/meetings/export.json", "/countries/KZ/briefing.docx"])
    def test_a_file_of_a_wrong_day_is_an_error_without_a_form(self, client, door):
        answer = client.get(door, {"as_of": "2025-02-30"})
        assert answer.status_code == 400
        assert "2025-02-30" in answer.text
        assert "<form" not in answer.text

    @pytest.mark.parametrize("url", ["/", "/meetings/", "/numbers/", "/countries/"])
    def test_before_the_first_day_names_it_and_links_to_it(self, client, talks, url):
        page = past(client, url, EARLIER)
        first = days_ago(20)
        assert page.status_code == 200
        assert f"This register has no records before {first.day} {first:%B %Y}" in main(page)
        to_first, to_today = (link.get("href") for link in select(page, "main a"))
        assert to_first == f"{url}?as_of={first.isoformat()}"
        assert headings(client.get(to_first)) == headings(client.get(to_today, follow=True))

    def test_the_first_day_of_visitors_is_that_of_what_they_see(self, client, editor, two):
        make.meeting(title="Draft", date="2024", participants=two)
        known_since(40)
        make.meeting(title="Talks", date="2024", participants=two, published=True)
        known_since(20)
        day = days_ago(30)
        assert "has no records before" in main(past(client, "/meetings/", day))
        assert titles(past(editor, "/meetings/?country=XN", day)) == ["Draft"]

    def test_that_is_not_found_says_one_thing(self, client, editor, talks):
        later = make.meeting(title="Later talks", date="2025", published=True)
        draft = make.meeting(title="Secret talks", date="2025")
        page = past(client, later.get_absolute_url())
        assert page.status_code == 404
        assert headings(page) == [f"Not known on {THEN.day} {THEN:%B %Y}"]
        assert "web address may be wrong" not in main(page)
        (today,) = select(page, "main a")
        assert headings(client.get(today.get("href"), follow=True)) == ["Later talks"]
        nowhere = past(client, "/meetings/no-such-meeting/")
        hidden = past(client, draft.get_absolute_url())
        for answer in (nowhere, hidden):
            assert answer.status_code == 404
            assert headings(answer) == ["Page not found"]
            assert "The register has this page today" not in main(answer)
        assert headings(past(editor, draft.get_absolute_url())) == [f"Not known on {THEN.day} {THEN:%B %Y}"]

    def test_has_no_links_to_participants_that_visitors_can_not_see(self, client, editor, talks):
        guest = make.participant("Old Guest")
        make.participation(talks, guest)
        known_since(20)
        talks.participations.filter(participant=guest).delete()
        page, of_editor = past(client, talks.get_absolute_url()), past(editor, talks.get_absolute_url())
        assert "Old Guest" in main(page)
        for answer, reader in ((page, client), (of_editor, editor)):
            urls = [
                link.get("href") for link in select(answer, "main a") if link.get("href").startswith("/participants")
            ]
            assert urls
            assert {reader.get(url).status_code for url in urls} == {200}
        assert "Old Guest" in [text(link) for link in select(of_editor, "main a")]

    def test_the_picture_of_statuses_says_that_it_is_of_today(self, client, talks):
        page = past(client, "/agreements/pictures/statuses/")
        assert page.status_code == 200
        assert "This picture is of today only" in main(page)
        assert "Correct" not in main(page)

    def test_files_link_to_pages_of_that_day(self, client, talks):
        answer = past(client, "/meetings/export.csv?country=XN")
        (row,) = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
        assert row["Page in the register"].endswith(f"{talks.get_absolute_url()}?as_of={THEN.isoformat()}")
        word = past(client, "/countries/XN/briefing.docx")
        with zipfile.ZipFile(io.BytesIO(word.content)) as file:
            links = re.findall(r'Target="(http://testserver[^"]*)"', file.read("word/_rels/document.xml.rels").decode())
        assert links
        assert all(f"as_of={THEN.isoformat()}" in link for link in links)

    def test_a_file_that_takes_too_long_is_an_error_and_not_half_a_file(self, client, limits, talks):
        limits(MAX_QUERY_SECONDS=0.001)
        answer = past(client, "/meetings/export.csv")
        assert answer.status_code == 503
        assert "Too much has changed" in answer.text

    def test_that_takes_too_long_says_why(self, client, limits, talks):
        limits(MAX_QUERY_SECONDS=0.001)
        answer = past(client, "/meetings/?country=XN")
        assert answer.status_code == 503
        assert f"Too much has changed since {THEN.day} {THEN:%B %Y}" in answer.text
        assert titles(client.get("/meetings/?country=XN")) == ["Summit"]

    def test_leaves_the_next_page_in_the_present(self, client, talks):
        past(client, "/meetings/")
        past(client, "/meetings/no-such-meeting/")
        assert headings(client.get(talks.get_absolute_url())) == ["Summit"]

    def test_takes_three_queries_more(self, client, talks):
        def queries(get):
            with CaptureQueriesContext(connection) as captured:
                get()
            return len([query for query in captured if "SAVEPOINT" not in query["sql"]])

        url = talks.get_absolute_url()
        client.get(url)
        assert queries(lambda: past(client, url)) <= queries(lambda: client.get(url)) + 3


class TestDatabase:
    def test_every_table_with_a_history_has_a_view_of_the_past_with_its_columns(self):
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT t.relname, k.relname IS NOT NULL,
                       ARRAY(SELECT attname FROM pg_attribute
                             WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped ORDER BY 1)
                       = ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = k.oid AND attnum > 0 ORDER BY 1)
                FROM pg_class t
                LEFT JOIN pg_class k ON k.relname = t.relname AND k.relnamespace = 'known'::regnamespace
                WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
                  AND t.relname LIKE 'cooperation\\_%' AND t.relname NOT LIKE '%event'
                """
            )
            rows = cursor.fetchall()
        without = {name for name, has_view, _ in rows if not has_view}
        assert without == {
            *("cooperation_formerentry", "cooperation_formerentrywords", "cooperation_formerstanding"),
            *("cooperation_savedsearch", "cooperation_seedfile"),
        } | {name for name in without if name.startswith("cooperation_batch_")}
        assert all(same for _, has_view, same in rows if has_view)

    def test_a_change_keeps_the_former_entry_and_two_in_one_transaction_keep_one(self, two):
        talks = make.meeting(title="First", date="2024", participants=two)
        known_since(20)
        for title in ("Second", "Third"):
            talks.title = title
            talks.save()
        assert [it.title for it in FormerEntry.objects.filter(noun="meeting", key=talks.pk)] == ["First"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM register.wrong_meeting(%s)", [[talks.pk]])
            assert cursor.fetchall() == []

    def test_saving_without_a_change_keeps_nothing(self, two):
        talks = make.meeting(title="First", date="2024", participants=two)
        known_since(20)
        with connection.cursor() as cursor:
            cursor.execute("SELECT register.note('meeting', ARRAY[%s]::bigint[], 'changed')", [talks.pk])
        assert not FormerEntry.objects.filter(noun="meeting", key=talks.pk).exists()

    def test_a_row_that_was_deleted_and_restored_is_there_when_it_was(self, editor, two):
        talks = make.meeting(title="Talks", date="2024", participants=two)
        known_since(40)
        with connection.cursor() as cursor:
            for days, label in ((30, "delete"), (20, "insert")):
                cursor.execute(
                    "INSERT INTO cooperation_meetingevent SELECT (jsonb_populate_record(e, jsonb_build_object("
                    "'pgh_id', e.pgh_id + %s, 'pgh_created_at', %s::timestamptz, 'pgh_label', %s::text))).* "
                    "FROM cooperation_meetingevent e WHERE pgh_obj_id = %s AND pgh_label <> 'delete' "
                    "ORDER BY pgh_id DESC LIMIT 1",
                    [1_000_000 - 10_000 * days, days_ago(days).isoformat(), label, talks.pk],
                )
        found = {days: past(editor, talks.get_absolute_url(), days_ago(days)).status_code for days in (50, 35, 25, 10)}
        assert found == {50: 404, 35: 200, 25: 404, 10: 200}

    def test_changes_of_transactions_that_overlap_show_one_row(self, editor, two):
        talks = make.meeting(title="First", date="2024", participants=two)
        known_since(40)
        for title in ("Second", "Third", "Fourth"):
            talks.title = title
            talks.save()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pgh_id FROM cooperation_meetingevent WHERE pgh_obj_id = %s ORDER BY 1", [talks.pk])
            *_, second, third, fourth = (key for (key,) in cursor.fetchall())
            for event, days in ((second, 9), (third, 12), (fourth, 8)):  # the third began before the second
                cursor.execute(
                    "UPDATE cooperation_meetingevent SET pgh_created_at = %s WHERE pgh_id = %s", [days_ago(days), event]
                )
        assert headings(past(editor, talks.get_absolute_url())) == ["Third"]

    def test_a_correction_by_the_code_is_no_change_of_what_is_known(self, two):
        talks = make.meeting(title="Talks", date="2024", participants=two)
        known_since(20)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE cooperation_entry SET title = 'wrong' WHERE noun = 'meeting' AND key = %s", [talks.pk]
            )
            cursor.execute("DELETE FROM cooperation_formerentry WHERE noun = 'meeting' AND key = %s", [talks.pk])
            known_since(20)
        call_command("rebuild_entries", stdout=io.StringIO())
        assert Entry.objects.get(noun="meeting", key=talks.pk).title == "Talks"
        assert not FormerEntry.objects.filter(noun="meeting", key=talks.pk).exists()

    def test_without_the_views_a_page_of_the_past_is_no_page_of_the_present(self, client, two):
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA known CASCADE")
        client.raise_request_exception = False
        assert past(client, "/meetings/").status_code >= 500
        assert client.get("/meetings/").status_code == 200
        assert [it.id for it in check_installed(["default"])] == ["cooperation.W001"]

    def test_no_function_that_pages_call_reads_a_view_of_today(self):
        """A view reads the tables that it was created with, whatever the search path."""
        sources = "".join(
            path.read_text()
            for path in Path(settings.BASE_DIR, "cooperation").rglob("*.py")
            if not {"admin", "intake", "management", "migrations"} & {*path.parts} and path.name != "sql_install.py"
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'register'::regnamespace")
            functions = dict(cursor.fetchall())
            cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'register'")
            views = {name for (name,) in cursor.fetchall()}
        named = re.compile(r"\bregister\.(\w+)")
        waiting, seen = {*named.findall(sources)} - WRITERS, set()
        assert {"story_of", "who_met", "verdict_on"} <= waiting
        while waiting:
            name = waiting.pop()
            seen.add(name)
            waiting |= {*named.findall(functions.get(name, ""))} - seen - WRITERS
        # The picture of statuses says that it is of today.
        readers = {
            name
            for name in seen - {"flow_of_statuses", "status_moves"}
            if views & {*named.findall(functions.get(name, ""))}
        }
        assert readers == set()

    def test_nothing_can_be_written_into_the_past(self, two):
        with pytest.raises(DatabaseError), transaction.atomic(), as_known_on(THEN, sees_drafts=True):
            Meeting.objects.create(title="Too late")


def _undated(words: str) -> str:
    """Return the text of a page without its note of the day, and without what counts days or names today."""
    words = re.sub(r"As known on .*? Show what is known today", "", words)
    words = re.sub(r"on that day|today", "", words)
    words = re.sub(r"https?://\S+", "", words)
    return " ".join(re.sub(r"\d+ days|\d+ \w+ 20\d\d", "", words).split())
