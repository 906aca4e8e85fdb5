"""Briefings as Word documents: real footnotes, the same bytes each time, and any text."""

import zipfile
from datetime import datetime
from io import BytesIO
from unittest import mock
from xml.etree import ElementTree

import docx
import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.timezone import get_current_timezone

from cooperation.models import Development, Source
from tests import builders as make
from tests.html import select, text
from tests.pages.briefing_world import PAIR, one_of_each

pytestmark = pytest.mark.django_db

FILE = f"{PAIR}briefing.docx?changed_since=2020-01-01"
PAGE = f"{PAIR}briefing/?changed_since=2020-01-01"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def both():
    return [make.state("XN"), make.state("XS")]


@pytest.fixture
def told(both):
    one_of_each(both)


def parts(response) -> dict[str, bytes]:
    """Return the parts of a file by name, after checking that it is whole."""
    assert response.status_code == 200
    with zipfile.ZipFile(BytesIO(response.content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def tree(part: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(part)


def said(element: ElementTree.Element) -> str:
    return " ".join("".join(piece.text or "" for piece in element.iter(f"{W}t")).split())


def test_has_the_sentences_and_the_footnotes_of_the_page(client, told):
    page, document = client.get(PAGE), docx.Document(BytesIO(client.get(FILE).content))
    on_page = [text(line, without="sup") for line in select(page, ".sentences li")]
    in_file = [line.text for line in document.paragraphs if line.style.name == "List Bullet"]
    assert in_file == on_page
    notes = [text(note, without=".backlink").strip() for note in select(page, ".endnotes li")]
    assert [note.text.strip() for note in document.footnotes] == notes
    titles = [line.text for line in document.paragraphs if line.style.name == "Heading 1"]
    assert titles == [text(heading) for heading in select(page, ".briefing h2")][:-1]
    assert len(on_page) == len(notes) > 8


def test_each_footnote_is_real_and_cited_once_in_order(client, told):
    file = parts(client.get(FILE))
    notes, body = tree(file["word/footnotes.xml"]), tree(file["word/document.xml"])
    kinds = {note.get(f"{W}id"): note.get(f"{W}type") for note in notes}
    assert [kinds.pop(key) for key in ("-1", "0")] == ["separator", "continuationSeparator"]
    assert set(kinds.values()) == {None}
    cited = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    assert cited == list(kinds)
    for note in list(notes)[2:]:
        assert len(list(note.iter(f"{W}footnoteRef"))) == 1
        assert "An article" in said(note)
    assert b'PartName="/word/footnotes.xml"' in file["[Content_Types].xml"]
    assert b'relationships/footnotes"' in file["word/_rels/document.xml.rels"]
    named = {style.get(f"{W}styleId") for style in tree(file["word/styles.xml"]).iter(f"{W}style")}
    used = {value for part in (notes, body) for tag in ("pStyle", "rStyle")
            for style in part.iter(f"{W}{tag}") if (value := style.get(f"{W}val"))}  # fmt: skip
    assert used <= named
    assert {"FootnoteText", "FootnoteReference", "Hyperlink"} <= used
    declared = tree(file["word/settings.xml"]).find(f"{W}footnotePr")
    assert [note.get(f"{W}id") for note in declared] == ["-1", "0"]


def test_each_link_has_its_relationship_with_an_absolute_address(client, told):
    file = parts(client.get(FILE))
    for name in ("document", "footnotes"):
        relations = {it.get("Id"): it.get("Target") for it in tree(file[f"word/_rels/{name}.xml.rels"])}
        links = [link.get(f"{{{RELATIONS}}}id") for link in tree(file[f"word/{name}.xml"]).iter(f"{W}hyperlink")]
        assert links
        assert all(relations[key].startswith("http://testserver/") for key in links)


def test_is_on_a4_in_english_with_title_and_day_in_its_header(client, told):
    document = docx.Document(BytesIO(client.get(FILE).content))
    section, properties = document.sections[0], document.core_properties
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    title = "Briefing: Northland and Southland"
    header = section.header.paragraphs[0].text
    assert header.startswith(f"{title}\t")
    assert document.paragraphs[0].text == properties.title == title
    assert header.split("\t")[1] in document.paragraphs[1].text
    assert f"http://testserver{PAGE}" in document.paragraphs[1].text
    assert properties.language == "en-GB"


def test_the_same_day_gives_the_same_bytes_at_another_minute(client, told):
    zone = get_current_timezone()
    noon = datetime(2026, 11, 30, 12, 0, tzinfo=zone)
    files = []
    for now in (noon, noon.replace(hour=15, minute=7, second=9)):
        with mock.patch("django.utils.timezone.now", return_value=now), mock.patch("time.time", now.timestamp):
            files.append(client.get(FILE))
    assert files[0].content == files[1].content
    assert files[0]["Content-Disposition"] == 'attachment; filename="XN-XS-briefing-2026-11-30.docx"'


def test_any_text_is_written_and_read_again(client, both):
    names = "Длинное имя & Co <tag> “„‘’", "اتفاقية التعاون", "協力に関する覚書 " * 30, "e\u0301 👩‍🚀"
    for name in names:
        make.development(title=name, text=name, kind="statement", date="2025", participants=both, published=True)
    # Forms do not accept these, but SQL does.
    Development.objects.update(text=Concat("text", Value("\x01\x0b\ufffe\t\nend")))
    Source.objects.filter(title="An article").update(title="Con\x02trol")
    broken = Source.objects.filter(title="Con\x02trol").latest("pk")
    Source.objects.filter(pk=broken.pk).update(url="http://[x")
    response = client.get(FILE)
    document = docx.Document(BytesIO(response.content))
    written = "\n".join(line.text for line in document.paragraphs)
    assert "Длинное имя & Co <tag> “„‘’ end." in written
    assert "اتفاقية التعاون end." in written
    assert "協力に関する覚書" in written
    assert all("Con trol" in note.text for note in document.footnotes)
    assert b"<w:rtl" in parts(response)["word/document.xml"]
    assert client.get(PAGE).status_code == 200


def test_an_empty_briefing_is_a_file_that_says_so(client, both):
    document = docx.Document(BytesIO(client.get(f"{PAIR}briefing.docx").content))
    assert "Nothing is recorded for this briefing." in [line.text for line in document.paragraphs]


def test_a_file_of_a_participant_has_its_name(client, both):
    one_of_each(both)
    ministry = make.participant("Министерство энергии", slug="министерство", country=both[0].country)
    make.meeting(title="Session", date="2090", status="scheduled", participants=[ministry], published=True)
    response = client.get("/participants/министерство/briefing.docx")
    assert "filename*=utf-8''%D0%BC" in response["Content-Disposition"]
    assert docx.Document(BytesIO(response.content)).paragraphs[0].text == "Briefing: Министерство энергии"
