"""Visitors find a source by its text, but never see the text: not on a page, in a file, a feed or an excerpt."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from cooperation.models import Entry, Source
from cooperation.models.search.passages import passages
from cooperation.urls import FILES
from tests import builders as make

pytestmark = pytest.mark.django_db

SECRET = "The quagga was seen in a hidden valley."
SHOWN = datetime(2025, 5, 3, 14, 3, tzinfo=UTC)


@pytest.fixture
def source():
    source = make.source("An article", dateline="Astana", slug="an-article")
    make.snapshot(source, SECRET, taken_at=SHOWN)
    make.cite(make.meeting(title="Talks", published=True), source)
    return source


def body(response) -> str:
    """Return all that a response contains; of a workbook, the text of its sheets."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as workbook:
            content = b"".join(map(workbook.read, workbook.namelist()))
    return content.decode("utf-8", "replace")


LISTS = [f"/{many}/{file}" for many in ("sources", "meetings") for file in ("", *FILES)]
DOORS = [
    *LISTS,
    *(f"{door}?q=quagga" for door in LISTS),
    "/",
    "/sources/an-article/",
    "/meetings/talks/",
    "/search/?q=quagga",
    "/search/?q=quagga&noun=source",
    "/search/?q=%22hidden+valley%22",
    "/search/suggestions/?q=quagga",
]


@pytest.mark.parametrize("url", DOORS)
def test_no_door_shows_visitors_the_text(client, source, url):
    response = client.get(url)
    assert response.status_code == 200
    assert "was seen in" not in body(response)


@pytest.mark.parametrize("url", [door for door in DOORS if "quagga" not in door])
def test_no_door_shows_editors_the_text_outside_its_page(client, editor, source, url):
    assert "was seen in" not in body(editor.get(url))


def test_a_search_marks_no_word_of_a_text(source):
    found = passages(Entry.objects.filter(noun="source", key=source.pk), "quagga")
    assert found
    assert not any("quagga" in passage.text for passage in found)


def test_the_page_of_a_source_shows_when_it_was_read_last_and_the_hash(client, source):
    later = make.snapshot(source, "Later.", taken_at=datetime(2026, 6, 4, tzinfo=UTC))
    page = client.get("/sources/an-article/").text
    assert "4 June 2026" in page
    assert later.sha256 in page
    assert "3 May 2025" not in page


def test_files_have_when_it_was_read_last_and_the_hash(client, source):
    later = make.snapshot(source, "Later.", taken_at=datetime(2026, 6, 4, tzinfo=UTC))
    row = next(line for line in body(client.get("/sources/export.csv")).splitlines() if "/sources/an-article/" in line)
    assert "2026-06-04 00:00:00" in row
    assert later.sha256 in row


def test_a_source_without_snapshots_has_neither(client):
    source = make.source("Bare", slug="bare")
    make.cite(make.meeting(title="Talks", published=True), source)
    assert "SHA-256" not in client.get("/sources/bare/").text
    assert Source.objects.filter(snapshots=None, pk=source.pk).exists()
