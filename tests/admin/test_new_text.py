"""A source is added with its text at once; the page of the text follows."""

from threading import Thread

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from cooperation.admin import new_text
from cooperation.intake.reading import Document
from cooperation.models import Participant, Snapshot, Source
from cooperation.models.snapshots import text_hash
from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import one, select, text, texts

URL = "/admin/cooperation/source/from-text/"
TEXT = "Ministers meet in Northtown\nNORTHTOWN – The ministers of the two states met on Tuesday and talked of trade."
TYPED = {"pasted": "", "url": "", "title": "", "published": ""}


def send(client, **typed):
    return client.post(URL, TYPED | typed)


def said(response) -> str:
    return " ".join(map(str, response.context["messages"]))


def test_the_desk_links_to_it(as_editor):
    assert text(one(as_editor.get("/admin/"), f'a[href="{URL}"]')) == "Record from a text"


def test_a_pasted_text_becomes_a_source_and_its_page_opens(as_editor):
    response = as_editor.post(URL, TYPED | {"pasted": TEXT, "published": "26 Feb 2025"}, follow=True)

    source = Source.objects.latest("pk")
    assert (source.title, source.language, source.dateline) == ("Ministers meet in Northtown", "en", "NORTHTOWN")
    assert str(source.published) == "26 February 2025"
    snapshot = source.snapshots.get()
    assert (snapshot.text, snapshot.origin) == (TEXT, "pasted")
    assert response.redirect_chain[-1][0].endswith(f"/source/{source.pk}/texts/{snapshot.pk}/")
    assert "Check its title, publisher and date." in said(response)


def test_what_is_typed_counts_more_than_what_the_text_says(as_editor):
    send(as_editor, pasted=TEXT, title="As typed", url="https://news.example/ministers")
    source = Source.objects.latest("pk")
    assert (source.title, source.url) == ("As typed", "https://news.example/ministers")


def test_the_date_of_the_dateline_is_that_of_the_source(as_editor):
    pasted = TEXT.replace("NORTHTOWN –", "NORTHTOWN, 14 March 2025 –")
    page = as_editor.post(URL, TYPED | {"pasted": pasted}, follow=True)
    assert str(Source.objects.latest("pk").published) == "14 March 2025"
    assert not select(page, ".no-publication-date")


def test_the_page_of_a_text_without_a_date_asks_for_it(as_editor):
    page = as_editor.post(URL, TYPED | {"pasted": TEXT}, follow=True)
    note = one(page, ".no-publication-date")
    assert text(note).startswith("The text has no publication date. Add it to the source")
    assert one(page, ".no-publication-date a").get("href").endswith(f"/{Source.objects.latest('pk').pk}/change/")


@pytest.mark.parametrize("typed", ["14.03.25", "14/03/2025", "14/03/25", "14.03.2025"])
def test_a_date_of_publication_in_numbers_is_read(as_editor, typed):
    send(as_editor, pasted=TEXT, published=typed)
    assert str(Source.objects.latest("pk").published) == "14 March 2025"


@pytest.mark.parametrize("typed", ["03/04/25", "14.03.99", "nonsense"])
def test_a_date_of_publication_that_is_open_gets_an_error_with_a_day(as_editor, typed):
    (message,) = send(as_editor, pasted=TEXT, published=typed).context["form"].errors["published"]
    assert "by 2030" not in message


def test_the_hint_of_a_date_of_publication_is_a_day(as_editor):
    for url in (URL, "/admin/cooperation/source/add/"):
        page = as_editor.get(url).text
        assert "For example 14 March 2025." in page
        assert "by 2030 or since 2023" not in page


def test_the_preview_of_a_date_of_publication_reads_the_same(as_editor):
    previewed = as_editor.get("/admin/understood/", {"text": "14.03.25", "of": "published"}).json()
    assert previewed["understood"].startswith("14 March 2025")


def test_a_file_is_read(as_editor):
    paragraph = "<p>Президенты встретились в Астане и обсудили торговлю.</p>"
    page = f"<html><head><title>Визит</title></head><body><article>{paragraph * 12}</article></body></html>"
    send(as_editor, document=SimpleUploadedFile("page.html", page.encode("windows-1251"), "text/html"))
    snapshot = Snapshot.objects.latest("pk")
    assert (snapshot.origin, snapshot.source.language) == ("uploaded", "ru")
    assert "Президенты встретились в Астане" in snapshot.text


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({}, "pasted", "Paste a text or choose a file."),
        ({"pasted": "  \n "}, "pasted", "Paste a text or choose a file."),
        ({"url": "https://news.example/x"}, "pasted", "Paste a text or choose a file."),
        ({"pasted": TEXT, "url": "no address"}, "url", "Enter a valid URL."),
        ({"pasted": TEXT, "published": "someday"}, "published", ""),
        ({"pasted": TEXT, "title": "x" * 900}, "title", ""),
        ({"document": SimpleUploadedFile("empty.txt", b"")}, "document", "This document is empty."),
        ({"document": SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n")}, "document", ""),
    ],
)
def test_an_error_is_at_its_field_and_keeps_what_was_typed(as_editor, typed, field, message):
    before = Source.objects.count()

    response = send(as_editor, **typed)

    assert response.status_code == 200
    assert Source.objects.count() == before
    errors = " ".join(texts(response, f".field-{field} .errorlist li"))
    assert message in errors
    assert errors
    assert one(response, "#id_pasted").text.strip() == typed.get("pasted", "").strip()


def test_a_page_is_fetched_only_if_the_administrator_allows_it(as_editor, settings, monkeypatch):
    fetched = []
    monkeypatch.setattr(new_text, "fetch_article", lambda url: fetched.append(url) or Document(TEXT, title="Fetched"))
    send(as_editor, url="https://news.example/x")
    assert fetched == []

    settings.INTAKE_FETCH = True
    send(as_editor, url="https://news.example/x")

    assert fetched == ["https://news.example/x"]
    assert (Source.objects.latest("pk").title, Snapshot.objects.latest("pk").origin) == ("Fetched", "fetched")


def test_a_text_that_is_stored_already_is_shown_and_not_added_again(as_editor):
    send(as_editor, pasted=TEXT)
    number = Source.objects.count(), Snapshot.objects.count()

    response = as_editor.post(URL, TYPED | {"pasted": TEXT}, follow=True)

    assert "This text is stored already." in said(response)
    assert "that you typed" not in said(response)
    assert (Source.objects.count(), Snapshot.objects.count()) == number


def test_the_text_of_a_source_that_has_only_its_hash_is_filled_in(as_editor):
    source = make.source("Recorded", url="https://news.example/ministers")
    stored = Snapshot.objects.create(source=source, sha256=text_hash(TEXT))

    response = as_editor.post(URL, TYPED | {"pasted": TEXT, "url": source.url}, follow=True)

    snapshot = source.snapshots.get()
    assert (snapshot, snapshot.text, snapshot.origin) == (stored, TEXT, "pasted")
    assert snapshot.taken_at is not None
    assert "which has this web address" in said(response)


@pytest.mark.parametrize("other", ["url", "publisher"])
def test_the_text_of_an_agency_is_added_for_each_paper_that_prints_it(as_editor, other):
    papers = [make.participant(name, kind="media").pk for name in ("Example News", "Example Times")]
    typed = {"url": ["https://news.example/a", "https://times.example/b"], "publisher": papers}[other]
    for value in (*typed, typed[0]):
        response = as_editor.post(URL, TYPED | {"pasted": TEXT, other: value}, follow=True)
    assert "This text is stored already." in said(response)
    assert Snapshot.objects.filter(sha256=text_hash(TEXT)).count() == 2


def test_a_text_that_is_sent_twice_at_once_is_stored_once(own_database):
    client = Client()
    client.force_login(User.objects.create(username="ada", is_staff=True, is_superuser=True))
    statuses = []

    def press():
        one = Client()
        one.cookies = client.cookies
        statuses.append(send(one, pasted=TEXT).status_code)
        connection.close()

    threads = [Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [302, 302, 302]
    assert Snapshot.objects.filter(sha256=text_hash(TEXT)).count() == 1


@pytest.mark.parametrize("beginning", ["BMW opens a plant.", "%PDF-files are read.", "II* and MM* met.", "PK and RTF."])
def test_a_pasted_text_is_a_text_whatever_it_begins_with(as_editor, beginning):
    send(as_editor, pasted=f"{beginning}\n{TEXT}")
    assert Snapshot.objects.latest("pk").text.startswith(beginning)


def test_a_text_is_the_same_wherever_it_is_pasted(as_editor):
    send(as_editor, pasted="One.  \r\n \r\n\r\nTwo.")
    source = Source.objects.latest("pk")
    url = f"/admin/cooperation/source/{source.pk}/change/"
    row = {"taken_at_0": "", "taken_at_1": "", "origin": "", "sha256": "", "pasted": "One.\n\n\n\nTwo."}
    added = {"snapshots-TOTAL_FORMS": "2"} | {f"snapshots-1-{name}": value for name, value in row.items()}
    response = save(as_editor, url, opened(as_editor, url), **added)
    assert "This source already has a snapshot of the same text." in response.text


def test_a_new_text_of_a_recorded_address_is_added_to_its_source(as_editor):
    source = make.source("Recorded", url="https://news.example/ministers")

    response = as_editor.post(
        URL, TYPED | {"pasted": TEXT, "url": "http://www.news.example/ministers?utm_source=x"}, follow=True
    )

    assert source.snapshots.get().text == TEXT
    assert "which has this web address" in said(response)


def test_the_publisher_is_the_participant_of_that_name(as_editor, monkeypatch):
    agency = make.participant("Example News", kind="media")
    read = Document(TEXT, title="Talks", publisher="example news")
    monkeypatch.setattr(new_text, "read_text", lambda *args, **options: read)
    send(as_editor, pasted=TEXT)
    assert Source.objects.latest("pk").publisher == agency


def test_a_publisher_can_be_chosen_and_counts_more_than_that_of_the_text(as_editor):
    chosen = make.participant("Chosen News", kind="media")
    send(as_editor, pasted=TEXT, publisher=chosen.pk)
    assert Source.objects.latest("pk").publisher == chosen


@pytest.mark.parametrize(
    ("name", "kind"), [("The Example Times", "media"), ("Ministry of Examples", "ministry"), ("Казинформ", "media")]
)
def test_a_publisher_that_is_created_by_its_name_is_media_if_its_name_says_nothing_else(as_editor, name, kind):
    query = "app_label=cooperation&model_name=source&field_name=publisher"
    as_editor.post(f"/admin/autocomplete/create/?{query}", {"name": name})
    assert Participant.objects.get(name=name).kind == kind


def test_who_may_not_add_sources_may_not_use_it(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.get(URL).status_code == 403
    assert client.post(URL, TYPED | {"pasted": TEXT}).status_code == 403
    assert not select(client.get("/admin/"), f'a[href="{URL}"]')


def test_what_was_typed_for_a_text_that_is_stored_already_is_said_to_change_nothing(as_editor):
    send(as_editor, pasted=TEXT)
    typed = {"title": "Another title", "published": "2 May 2024", "url": "https://a.example/1"}
    typed = TYPED | {"pasted": TEXT} | typed | {"publisher": make.participant("Example News", kind="media").pk}
    response = as_editor.post(URL, typed, follow=True)
    assert "The title, publisher, date and web address that you typed changed nothing" in said(response)


def test_a_text_and_a_file_at_once_are_refused(as_editor):
    file = SimpleUploadedFile("a.txt", b"Another text of two words.", content_type="text/plain")
    response = send(as_editor, pasted=TEXT, document=file)
    assert "Paste a text or choose a file, not both." in texts(response, ".errorlist")[0]


@pytest.mark.parametrize(
    ("pasted", "title"),
    [
        ("Ministers met in Astana. They agreed on a canal.", "Ministers met in Astana."),
        ("Ministers met in Astana and agreed.", "Ministers met in…"),
        ("Ministers met. " + "They agreed on a canal. " * 40, "Ministers met."),
        ("Ministers " * 40 + "met. They agreed.", "Ministers " * 11 + "Ministers…"),
    ],
)
def test_a_title_is_never_all_of_the_text(as_editor, pasted, title):
    send(as_editor, pasted=pasted)
    assert Source.objects.latest("pk").title == title


def test_who_may_not_add_texts_may_not_use_it(client, django_user_model):
    user = django_user_model.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_source", "view_source"]))
    client.force_login(user)
    assert client.post(URL, TYPED | {"pasted": TEXT}).status_code == 403
