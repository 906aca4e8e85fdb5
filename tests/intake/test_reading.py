"""Documents become texts, with proposals for their source; what can't be read gets a message that says what to do."""

import sys

import pytest

from cooperation.intake.charsets import decode
from cooperation.intake.proposals import date_of_dateline, dateline_of, language_of
from cooperation.intake.reading import MAX_DOCUMENT_BYTES, OLE, UnreadableError, read_document
from cooperation.models.snapshots import MAX_TEXT_CHARACTERS
from tests.intake import documents

quickly = pytest.mark.usefixtures("forked_extraction")
"""For tests of what is read from a document. Others start the process that the register starts."""

RUSSIAN = documents.SENTENCES
PUBLISHED = '<meta property="article:published_time" content="2025-02-25T10:00:00+06:00">'


def refused(match, data, **options):
    """Check that a document is not read, with a message that says what to do instead."""
    with pytest.raises(UnreadableError, match=match) as error:
        read_document(data, **options)
    assert str(error.value).endswith(".")
    return str(error.value)


# --- HTML -------------------------------------------------------------------------------------------------------------
@quickly
@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize("where", ["header", "page", "nowhere"])
def test_a_page_is_read_in_its_charset_wherever_that_is_declared(charset, where):
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if where == "page" else ""
    said = f"text/html; charset={charset}" if where == "header" else "text/html"
    found = read_document(documents.page(*RUSSIAN, head=head).encode(charset), content_type=said)
    assert [sentence in found.text for sentence in RUSSIAN] == [True] * 3
    assert (found.title, found.language) == ("Переговоры в Астане", "ru")


@quickly
def test_a_page_that_declares_a_wrong_charset_is_read_by_its_letters():
    head = '<meta charset="utf-8">'
    found = read_document(documents.page(*RUSSIAN, head=head).encode("cp1251"), content_type="text/html; charset=utf-8")
    assert RUSSIAN[0] in found.text
    found = read_document(documents.page(*RUSSIAN).encode(), content_type="text/html; charset=windows-1251")
    assert RUSSIAN[0] in found.text


def test_only_the_article_of_a_page_is_read():
    found = read_document(documents.page(*documents.ENGLISH, lang="en", title="Talks in Astana").encode())
    assert "Menu entry" not in found.text
    assert "Copyright" not in found.text
    assert found.language == "en"


@quickly
def test_what_a_page_says_of_itself_is_proposed():
    head = f'{PUBLISHED}<meta property="og:site_name" content="Example Times">'
    text = ("АСТАНА, 25 февраля. /ТАСС/. " + RUSSIAN[0], *RUSSIAN[1:])
    found = read_document(documents.page(*text, head=head).encode(), url="https://example.org/a")
    assert (found.publisher, found.published, found.dateline) == ("Example Times", "2025-02-25", "АСТАНА")


@quickly
def test_a_page_without_a_date_gets_none():
    found = read_document(documents.page(*RUSSIAN).encode())
    assert (found.published, found.publisher, found.dateline) == ("", "", "")


@quickly
@pytest.mark.parametrize(
    "sentence",
    [
        "The protocol dated 2021-07-08 was extended by the two sides until the end of the programme of cooperation.",
        "The protocol dated 2021/07/08 was extended by the two sides until the end of the programme of cooperation.",
        "Договор от 25.10.2014 остаётся в силе до конца программы сотрудничества двух стран, сообщили министры.",
        "They will open the bridge over the river by 31 December 2026, the press service of the government said.",
    ],
)
def test_a_day_in_the_prose_is_not_the_day_of_publication(sentence):
    assert read_document(documents.page(sentence, *documents.ENGLISH).encode()).published == ""


@quickly
def test_a_day_of_publication_that_the_prose_has_too_is_read():
    sentence = "The programme was adopted on 2025-02-25 by both governments, the press service of the ministry said."
    read = read_document(documents.page(sentence, *documents.ENGLISH, head=PUBLISHED).encode())
    assert read.published == "2025-02-25"


@quickly
def test_a_page_with_a_declaration_of_xml_is_read():
    found = read_document(b'<?xml version="1.0" encoding="windows-1251"?>' + documents.page(*RUSSIAN).encode("cp1251"))
    assert RUSSIAN[0] in found.text


@quickly
@pytest.mark.parametrize("html", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>"])
def test_a_page_without_an_article_gets_a_message(html):
    refused("No article was found|has no text", html.encode())


# --- Plain text -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_a_text_in_any_charset_of_cyrillic_is_read(charset):
    text = "\n\n".join(RUSSIAN)
    assert read_document(text.encode(charset), filename="a.txt").text == text


@pytest.mark.parametrize("text", ["Les négociations à Genève ont été reportées.", "Plain ASCII.", "Ж"])
def test_short_texts_are_read(text):
    assert decode(text.encode()) == text


def test_western_letters_are_not_taken_for_cyrillic_ones():
    text = "Les négociations à Genève ont été reportées à l’été. Le ministère français a préféré attendre."
    assert decode(text.encode("cp1252")) == text


def test_a_damaged_letter_does_not_change_the_charset_of_a_text():
    data = "\n".join(RUSSIAN).encode()
    assert RUSSIAN[1] in decode(data[:-1])
    assert RUSSIAN[1] in decode(b"\xff" + data)


@pytest.mark.parametrize(
    ("declared", "used"), [("koi8-r", "cp1251"), ("windows-1251", "koi8-r"), ("iso-8859-1", "cp1251")]
)
def test_a_declared_charset_that_makes_no_sense_is_not_used(declared, used):
    text = "\n".join(RUSSIAN)
    assert decode(text.encode(used), declared) == text


def test_a_declared_charset_is_used_for_a_text_that_is_too_short_to_tell():
    assert decode("Ж".encode("koi8-r"), "koi8-r") == "Ж"
    assert decode("Café".encode("cp1252"), "iso-8859-1") == "Café"


def test_unknown_charsets_are_no_failure():
    assert decode(b"Talks", "zip") == decode(b"Talks", "x-unknown") == decode(b"Talks", "\0") == "Talks"
    assert decode(b"\x98\xff\xfe", "utf-7")


def test_line_ends_and_empty_lines_are_made_plain():
    assert read_document(b"One.\r\n \r\n\r\n\r\nTwo.\x07\r\n", filename="a.txt").text == "One.\n\nTwo."


# --- PDF --------------------------------------------------------------------------------------------------------------
def test_the_text_of_a_pdf_is_read_with_its_title_and_language():
    found = read_document(documents.pdf(*documents.ENGLISH))
    assert all(sentence in found.text for sentence in documents.ENGLISH)
    assert (found.title, found.language) == ("Joint communique", "en")


@quickly
@pytest.mark.parametrize(
    ("match", "data"),
    [
        ("pictures. Run a text recognition", documents.blank_pdf()),
        ("protected by a password", documents.blank_pdf(password="secret")),
        ("has 301 pages; at most 300", documents.blank_pdf(pages=301)),
        ("damaged or incomplete", documents.pdf("One")[:300]),
        ("damaged or incomplete", b"%PDF-1.7\nnothing"),
    ],
)
def test_a_pdf_that_has_no_text_to_read_gets_a_message(match, data):
    refused(match, data)


# --- Word -------------------------------------------------------------------------------------------------------------
def test_the_text_of_a_word_document_is_read_with_its_tables():
    data = documents.word(*RUSSIAN, table=[("Country", "MW"), ("Kyrgyzstan", "1,860")], title="Communiqué")
    found = read_document(data)
    assert found.text == "\n\n".join([*RUSSIAN, "Country | MW", "Kyrgyzstan | 1,860"])
    assert (found.title, found.language) == ("Communiqué", "ru")


@quickly
def test_footnotes_of_a_word_document_follow_its_text():
    assert read_document(documents.word("One.", footnote="As of 2025.")).text == "One.\n\nAs of 2025."


@quickly
@pytest.mark.parametrize(
    ("match", "data", "filename"),
    [
        ("too large when unpacked", documents.archive(word__document_xml=b"0" * 61_000_000), "a.docx"),
        ("damaged", documents.word("One")[:-300], "a.docx"),
        ("damaged", documents.archive(word__document_xml=b"<a/>"), "a.docx"),
        ("has no text", documents.word(), "a.docx"),
        ("ZIP archive", documents.archive(a_txt=b"One"), "a.zip"),
        ("old version of Office", OLE + b"\0" * 600, "a.doc"),
        (
            "protected by a password",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
        ),
        ("rich text", b"{\\rtf1 One}", "a.rtf"),
        ("picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "a.png"),
        ("no text", b"\x7fELF\0\0\0\0", "a"),
        ("empty", b" \n ", "a.txt"),
        ("more than 10 MB", b"a" * (MAX_DOCUMENT_BYTES + 1), "a.txt"),
        ("at most 250,000", b"a " * (MAX_TEXT_CHARACTERS // 2 + 1), "a.txt"),
    ],
)
def test_a_file_that_can_not_be_read_gets_a_message(match, data, filename):
    refused(match, data, filename=filename)


def test_a_document_that_takes_too_long_gets_a_message(limits):
    limits(MAX_SECONDS=0.01)
    refused("took more than", documents.pdf("One"))


def test_a_reader_that_fails_gets_a_message(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    refused("can’t be read", documents.pdf("One"))


def test_a_worker_does_not_import_the_packages_that_read_documents():
    assert {"trafilatura", "cooperation.intake.extraction"}.isdisjoint(sys.modules)


# --- Proposals --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("ASTANA, Feb 25 (Kazinform) – The ministers met.", "ASTANA"),
        ("ASTANA (Reuters) - The ministers met.", "ASTANA"),
        ("Astana, 25 February 2025 — The ministers met.", "Astana"),
        ("АСТАНА, 25 февраля. /ТАСС/. Министры встретились.", "АСТАНА"),
        ("Бишкек, 25 февраля. КАБАР – Министры встретились.", "Бишкек"),
        ("Астана. КАЗИНФОРМ – Министры встретились.", "Астана"),
        ("АСТАНА. 26 февраля. — Министры встретились.", "АСТАНА"),
        ("НУР-СУЛТАН – Министры встретились.", "НУР-СУЛТАН"),
        ("Talks in Astana\n\nASTANA – The ministers met.", "ASTANA"),
        ("Astana (Kazakhstan) hosted the talks.", ""),
        ("Kazakhstan – a large country – borders Kyrgyzstan.", ""),
        ("The ministers met in Astana, Feb 25 was the day.", ""),
        ("", ""),
    ],
)
def test_the_place_at_the_head_of_a_report_is_its_dateline(line, place):
    assert dateline_of(line) == place


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ASTANA, 21 March 2025 – The ministers met.", "2025-03-21"),
        ("Talks\n\nTASHKENT, March 14, 2025 – The ministers met.", "2025-03-14"),
        ("АСТАНА, 21 марта 2025 года – Министры встретились.", "2025-03-21"),
        ("АСТАНА. 25 февраля 2025 г. КАЗИНФОРМ – Министры встретились.", "2025-02-25"),
        ("ASTANA, Feb 25 (Kazinform) – The ministers met.", ""),
        ("ASTANA – The ministers met on 21 March 2025.", ""),
        ("The ministers met on 21 March 2025.", ""),
    ],
)
def test_the_day_at_the_head_of_a_report_is_that_of_its_publication(line, day):
    assert date_of_dateline(line) == day
    assert read_document(line.encode(), content_type="text/plain; charset=utf-8").published == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ".join(RUSSIAN), "ru"),
        (" ".join(documents.ENGLISH), "en"),
        ("Қазақстан мен Қырғызстан үкіметтері энергетика саласындағы ынтымақтастықты кеңейтуге келісті.", "kk"),
        (
            "Кыргызстан менен Казакстандын өкмөттөрү энергетика тармагындагы кызматташтыкты кеңейтүүгө макул.",
            "ky",
        ),
        ("Міністри домовилися побудувати трубопровід, який з’єднає міста двох країн.", "uk"),
        ("Die Minister vereinbarten den Bau einer Leitung.", ""),
        ("1.7", ""),
    ],
)
def test_the_language_is_proposed_by_letters_and_words(text, code):
    assert language_of(text) == code
