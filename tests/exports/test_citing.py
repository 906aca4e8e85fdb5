"""How a record, an actor, a place and a source are cited: as text, in BibTeX and in CSL-JSON."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from pybtex.database import parse_bytes

from cooperation.exports.citing import LATEX_ESCAPES, bibliographic_reference
from cooperation.fields import Period
from tests import builders as make
from tests.html import one, text

pytestmark = pytest.mark.django_db

DAY = "30 November 2026"
TODAY = date(2026, 11, 30)
URL = "https://register.example/meetings/talks/"

ACTORS = {"participants": make.participant, "places": make.place, "sources": make.source}
FILES = ["cite.bib", "cite.json"]

CERTAIN = {
    "25 Feb 2025": ([2025, 2, 25], "2025-02-25"),
    "Feb 2025": ([2025, 2], "2025-02"),
    "2025": ([2025], "2025"),
}
"""A date as typed -> its parts in CSL, and the date in BibTeX."""

UNCERTAIN = {
    "12-13 November 2025": "12–13 November 2025",
    "2035-2036": "2035–2036",
    "1990s": "1990s",
    "early 1990s": "early 1990s",
    "summer 2025": "summer 2025",
    "winter 2024/25": "winter 2024/25",
    "Q3 2025": "third quarter of 2025",
    "late 2025": "late 2025",
    "by 2030": "by the end of 2030",
    "by 20 Dec 2025": "by 20 December 2025",
    "since 2023": "since 2023",
    "about 2024": "about 2024",
    "2024?": "possibly 2024",
    "25 Feb 2025~": "about 25 February 2025",
}
"""A date as typed -> the text of the date in all formats."""

TITLES = {
    "quotes": "The “Nur” and \"Sun\" of 'states'",
    "braces": "A {plan} of } two { states",
    "signs": r"50 % of R&D_1 #2 $3 ~4 ^5 \6 @7, 8 = 9",
    "cyrillic": "Договор о дружбе, Қазақстан, Кыргызстан",
    "long": "Long title " * 72 + "end",
}
NOT_PLAIN = re.compile(r"\{\\\w+\}|\\[%&#_$]")


def reference(row, url=URL):
    """Return the reference to a row as its page makes it."""
    (detailed,) = type(row).objects.for_detail().filter(pk=row.pk)
    return bibliographic_reference(detailed, url, TODAY)


def fields(bibtex):
    """Return the fields of the only entry in a BibTeX file, as plain text, read by another program."""
    ((key, entry),) = parse_bytes(bibtex, "bibtex").entries.items()
    assert entry.type == "misc"
    assert re.fullmatch(r"[a-z0-9-]+", key)
    plain = {latex: chr(sign) for sign, latex in LATEX_ESCAPES.items()}
    return {name: NOT_PLAIN.sub(lambda found: plain[found[0]], value) for name, value in entry.fields.items()}


def bibtex_of(row):
    return fields(reference(row).bibtex.encode())


def test_a_meeting_is_cited_as_text():
    talks = make.meeting(title="Talks", date="25 Feb 2025", published=True)
    read = localdate(talks.updated_at)
    assert reference(talks).text == (
        f"Talks. Meeting, 25 February 2025. Register of cooperation, version 1 of {Period.of_day(read)}. "
        f"{URL} (accessed {DAY})"
    )


def test_a_meeting_is_cited_in_bibtex():
    talks = make.meeting(title="Talks", date="25 Feb 2025", published=True)
    assert bibtex_of(talks) == {
        "title": "{Talks}",
        "howpublished": "Register of cooperation",
        "date": "2025-02-25",
        "year": "2025",
        "month": "February",
        "note": f"Meeting, version 1 of {Period.of_day(localdate(talks.updated_at))}",
        "url": URL,
        "urldate": "2026-11-30",
    }


def test_a_meeting_is_cited_in_csl():
    talks = make.meeting(title="Talks", slug="talks", date="25 Feb 2025", published=True)
    assert reference(talks).csl == {
        "id": f"meeting-{talks.pk}-talks",
        "type": "entry",
        "title": "Talks",
        "container-title": "Register of cooperation",
        "genre": "meeting",
        "issued": {"date-parts": [[2025, 2, 25]]},
        "version": f"1 of {Period.of_day(localdate(talks.updated_at))}",
        "URL": URL,
        "accessed": {"date-parts": [[2026, 11, 30]]},
    }


def test_the_version_is_that_of_the_last_change():
    talks = make.meeting(published=True)
    talks.title = "Other talks"
    talks.save()
    assert reference(talks).version.startswith("2 of ")


@pytest.mark.parametrize("typed", CERTAIN)
def test_a_day_month_or_year_is_a_date_in_bibtex_and_numbers_in_csl(typed):
    talks = make.meeting(date=typed)
    parts, day = CERTAIN[typed]
    assert reference(talks).csl["issued"] == {"date-parts": [parts]}
    assert bibtex_of(talks)["date"] == day
    assert bibtex_of(talks)["year"] == "2025"


@pytest.mark.parametrize("typed", UNCERTAIN)
def test_a_date_that_is_no_day_month_or_year_is_text(typed):
    talks = make.meeting(date=typed)
    shown = UNCERTAIN[typed]
    assert reference(talks).csl["issued"] == {"literal": shown}
    assert not {"date", "year", "month"} & set(bibtex_of(talks))
    assert bibtex_of(talks)["note"].startswith(f"Meeting, {shown}, version")
    assert f"Meeting, {shown}. Register" in reference(talks).text


def test_a_date_that_only_the_source_words_is_cited_in_its_words():
    talks = make.meeting(date=None, date_stated="on the same day")
    assert reference(talks).csl["issued"] == {"literal": "“on the same day”"}
    assert "Meeting, “on the same day”, version" in bibtex_of(talks)["note"]


def test_an_undated_record_has_no_date():
    talks = make.meeting(date=None)
    assert "issued" not in reference(talks).csl
    assert " Meeting. Register of cooperation, " in reference(talks).text


def test_an_inferred_date_is_called_inferred_in_each_format():
    talks = make.meeting(date="25 Feb 2025", date_stated="25 February", date_inferred=True)
    shown = "25 February 2025 (year inferred)"
    assert f"Meeting, {shown}. " in reference(talks).text
    assert reference(talks).csl["note"] == shown + "; draft, not public"
    assert reference(talks).csl["issued"] == {"date-parts": [[2025, 2, 25]]}
    assert f"Meeting, {shown}, version" in bibtex_of(talks)["note"]


def test_an_agreement_has_the_date_of_its_signature():
    treaty = make.agreement()
    make.action(treaty, "signed", "5 May 1992")
    assert reference(treaty).csl["issued"] == {"date-parts": [[1992, 5, 5]]}


def test_a_commitment_has_its_deadline():
    pledge = make.commitment(due="by 2030")
    assert reference(pledge).csl["issued"] == {"literal": "due by the end of 2030"}
    assert "Commitment, due by the end of 2030. " in reference(pledge).text


def test_a_deadline_of_one_day_is_called_due_beside_the_date():
    pledge = make.commitment(due="20 Dec 2025", published=True)
    assert reference(pledge).csl["issued"] == {"date-parts": [[2025, 12, 20]]}
    assert reference(pledge).csl["note"] == "due 20 December 2025"


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ({"planned": "2035-2036"}, "planned 2035–2036"),
        ({"actual": "since March 2024", "planned": "2026"}, "since March 2024"),
        ({"actual": "by 2030"}, "until the end of 2030"),
        ({"planned_stated": "in the coming years"}, "planned “in the coming years”"),
    ],
)
def test_an_initiative_has_the_time_when_it_was_carried_out_or_is_planned(dates, shown):
    assert reference(make.initiative(**dates)).csl["issued"] == {"literal": shown}


def test_an_initiative_without_dates_has_the_date_of_its_status():
    plant = make.initiative()
    make.development(initiatives=[plant], status_becomes="implementation", date="March 2024", published=True)
    assert reference(plant).csl["issued"] == {"date-parts": [[2024, 3]]}
    assert "Initiative, implementation since March 2024. " in reference(plant).text


def test_a_figure_has_its_period():
    assert reference(make.figure(period="2024")).csl["issued"] == {"date-parts": [[2024]]}


def test_a_development_has_its_date():
    assert reference(make.development(date="Feb 2025")).csl["issued"] == {"date-parts": [[2025, 2]]}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_bibtex_and_csl_have_the_title_as_it_is(title):
    talks = make.meeting(title=title)
    assert bibtex_of(talks)["title"] == f"{{{title}}}"
    assert reference(talks).csl["title"] == title
    assert reference(talks).text.startswith(title)


def test_invisible_characters_of_a_title_are_left_out():
    talks = make.meeting()
    type(talks).objects.filter(pk=talks.pk).update(title="Talks\x07 of\nstates")
    assert bibtex_of(talks)["title"] == "{Talks of states}"


def test_a_title_with_a_full_stop_has_no_second_one():
    assert reference(make.meeting(title="Talks, etc.")).text.startswith("Talks, etc. Meeting")


def test_citation_keys_of_equal_titles_differ():
    assert reference(make.meeting(title="Talks")).key != reference(make.meeting(title="Talks")).key


def test_a_citation_key_is_in_ascii_and_short():
    talks = make.meeting(title="Договор", slug="договор-x-" + "é" * 60)
    assert reference(talks).key == f"meeting-{talks.pk}-x"
    assert reference(make.meeting(title="Договор")).key.startswith("meeting-")


def test_the_address_of_a_record_is_in_ascii():
    reference_in_cyrillic = reference(make.meeting(), url="https://register.example/meetings/{договор}~1/")
    encoded = "https://register.example/meetings/%7B%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%7D~1/"
    assert reference_in_cyrillic.csl["URL"] == encoded
    assert fields(reference_in_cyrillic.bibtex.encode())["url"] == encoded


@pytest.mark.parametrize("publication", ["draft", "in_review", "withdrawn"])
def test_the_citation_of_an_unpublished_record_says_so(publication):
    talks = make.meeting(publication=publication)
    remark = f"{publication.replace('_', ' ')}, not public"
    assert reference(talks).csl["note"] == remark
    assert bibtex_of(talks)["note"].endswith(f"; {remark}")
    assert f"{remark.capitalize()}. http" in reference(talks).text


def test_a_participant_is_cited_by_its_name_and_kind():
    ministry = make.participant("Ministry of Energy")
    assert reference(ministry).text == (
        f"Ministry of Energy. Ministry. Register of cooperation. {URL} (accessed {DAY})"
    )


def test_a_place_is_cited_by_its_name_and_kind():
    assert reference(make.place("Shu", kind="river")).csl["genre"] == "river"


def test_a_source_is_cited_itself():
    article = make.source(
        "Talks in Astana",
        publisher=make.participant("Kazinform"),
        url="https://news.example/a_b?c=1&d=%7E",
        language="ru",
    )
    type(article).objects.filter(pk=article.pk).update(published=Period.parse("25 Feb 2025"))
    make.snapshot(article, taken_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert reference(article).text == (
        "Talks in Astana. Kazinform, 25 February 2025. https://news.example/a_b?c=1&d=%7E (accessed 1 March 2026)"
    )
    assert reference(article).csl == {
        "id": f"source-{article.pk}-talks-in-astana",
        "type": "webpage",
        "title": "Talks in Astana",
        "publisher": "Kazinform",
        "issued": {"date-parts": [[2025, 2, 25]]},
        "URL": "https://news.example/a_b?c=1&d=%7E",
        "accessed": {"date-parts": [[2026, 3, 1]]},
        "language": "ru",
    }
    assert bibtex_of(article) == {
        "title": "{Talks in Astana}",
        "howpublished": "Kazinform",
        "date": "2025-02-25",
        "year": "2025",
        "month": "February",
        "url": "https://news.example/a_b?c=1&d=%7E",
        "urldate": "2026-03-01",
    }


def test_a_source_of_which_only_the_title_is_known_is_undated():
    article = make.source("Minutes")
    assert reference(article).text == "Minutes. Undated."
    assert reference(article).csl == {"id": f"source-{article.pk}-minutes", "type": "document", "title": "Minutes"}
    assert bibtex_of(article) == {"title": "{Minutes}"}


@pytest.mark.parametrize("noun", [*make.LISTED_RECORDS, *ACTORS])
def test_the_page_offers_the_citation_of_what_it_is_about(editor, noun):
    row = (make.LISTED_RECORDS | ACTORS)[noun]()
    page = editor.get(row.get_absolute_url())
    shown = text(one(page, "#cite-text"))
    assert shown.startswith(str(row).rstrip("."))
    assert (f"http://testserver{row.get_absolute_url()}" in shown) == (noun != "sources")
    assert fields(one(page, "#cite-bibtex").text.encode())["title"] == f"{{{row}}}"
    for file in FILES:
        assert one(page, f'a[href="{row.get_absolute_url()}{file}"]') is not None


@pytest.mark.parametrize("noun", [*make.LISTED_RECORDS, *ACTORS])
def test_the_files_cite_the_same(editor, noun):
    row = (make.LISTED_RECORDS | ACTORS)[noun]()
    page = editor.get(row.get_absolute_url())
    bibtex = editor.get(f"{row.get_absolute_url()}cite.bib")
    assert bibtex.headers["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert bibtex.content.decode() == f"{one(page, '#cite-bibtex').text}\n"
    csl = editor.get(f"{row.get_absolute_url()}cite.json")
    assert csl.headers["Content-Type"] == "application/vnd.citationstyles.csl+json"
    (item,) = json.loads(csl.content)
    assert item["title"] == str(row)
    assert csl.headers["Content-Disposition"] == f'attachment; filename="{item["id"]}.json"'


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("noun", make.LISTED_RECORDS)
def test_visitors_cite_published_records_only(client, noun, file):
    kind = make.LISTED_RECORDS[noun]
    published, draft = kind(title="Seen", published=True), kind(title="Not seen")
    assert client.get(f"{published.get_absolute_url()}{file}").status_code == 200
    assert client.get(f"{draft.get_absolute_url()}{file}").status_code == 404


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("noun", ACTORS)
def test_visitors_cite_no_actor_place_or_source_of_drafts(client, noun, file):
    assert client.get(f"{ACTORS[noun]().get_absolute_url()}{file}").status_code == 404


@pytest.mark.parametrize("file", FILES)
def test_a_head_request_gets_the_headers_of_the_file(client, file):
    address = f"{make.meeting(published=True).get_absolute_url()}{file}"
    response, full = client.head(address), client.get(address)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Type"] == full.headers["Content-Type"]


@pytest.mark.parametrize("file", FILES)
def test_a_citation_file_accepts_no_post(client, file):
    assert client.post(f"{make.meeting(published=True).get_absolute_url()}{file}").status_code == 405


@pytest.mark.parametrize(
    "path", ["meetings/none/cite.bib", "meetings/a%00b/cite.bib", "meetings//cite.json", "meetings/x/cite.ris"]
)
def test_an_address_of_no_citation_is_not_found(client, path):
    assert client.get(f"/{path}").status_code == 404


@pytest.mark.parametrize("noun", [*make.LISTED_RECORDS, *ACTORS])
def test_a_citation_file_takes_few_queries(editor, noun):
    row = (make.LISTED_RECORDS | ACTORS)[noun]()
    session_and_user = 2
    with CaptureQueriesContext(connection) as captured:
        editor.get(f"{row.get_absolute_url()}cite.bib")
    assert len(captured) <= session_and_user + 2
