"""The texts of a source in its form, on a page of their own, in the history, and after a deletion is undone."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperation.admin.deletion import deletions
from cooperation.admin.history import changesets
from cooperation.admin.sources import MAX_NAMED
from cooperation.models import Anchor, Snapshot, Source
from cooperation.models.snapshots import MAX_TEXT_CHARACTERS
from tests import builders as make
from tests.admin.filling import errors, open_form, opened, save, save_meanwhile, shown
from tests.html import one, select, text

TEXT = "Talks in Astana.\nСекретные зебры."
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
ADD = "/admin/cooperation/source/add/"


@pytest.fixture
def source(db):
    return make.source("Report")


@pytest.fixture
def url(source):
    return f"/admin/cooperation/source/{source.pk}/change/"


@pytest.fixture
def count_queries(as_editor):
    """Return a function that counts the queries of a page."""

    def count(url) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_editor.get(url).status_code == 200
        return len(queries)

    return count


def rows(*texts, initial=0):
    """Return the fields of a form with these rows of texts, as a browser sends them."""
    data = {"snapshots-TOTAL_FORMS": initial + len(texts), "snapshots-INITIAL_FORMS": initial}
    for number, row in enumerate(texts, start=initial):
        fields = {"taken_at_0": "", "taken_at_1": "", "origin": "", "sha256": "", "pasted": ""} | row
        data |= {f"snapshots-{number}-{name}": value for name, value in fields.items()}
    return data


def test_a_pasted_text_is_stored_with_its_hash_and_the_time(as_editor, db):
    typed = opened(as_editor, ADD) | {"title": "Report"}
    sent = {"pasted": TEXT.replace("\n", "\r\n")}
    assert save(as_editor, ADD, typed, **rows(sent)).status_code == 302
    snapshot = Source.objects.get(title="Report").snapshots.get()
    assert (snapshot.text, snapshot.sha256, snapshot.origin) == (TEXT, HASH, "pasted")
    assert snapshot.taken_at is not None


def test_a_text_is_added_to_a_source_later_with_the_time_that_was_typed(as_editor, source, url):
    sent = {"pasted": TEXT, "taken_at_0": "2025-05-03", "taken_at_1": "14:03", "origin": "uploaded"}
    assert save(as_editor, url, opened(as_editor, url), **rows(sent)).status_code == 302
    snapshot = source.snapshots.get()
    assert (snapshot.taken_at, snapshot.origin) == (datetime(2025, 5, 3, 14, 3, tzinfo=UTC), "uploaded")


def test_the_form_links_to_a_stored_text_instead_of_showing_it(as_editor, source, url):
    snapshot = make.snapshot(source, TEXT)
    page = as_editor.get(url)
    link = one(page, "a.stored-text")
    assert text(link) == f"Read the text and record from it ({len(TEXT)} characters)"
    assert link.get("href") == f"/admin/cooperation/source/{source.pk}/texts/{snapshot.pk}/"
    assert "зебры" not in page.text


def test_the_page_of_a_text_shows_all_of_it(as_editor, source):
    snapshot = make.snapshot(source, TEXT, taken_at=datetime(2025, 5, 3, 14, 3, tzinfo=UTC))
    page = as_editor.get(f"/admin/cooperation/source/{source.pk}/texts/{snapshot.pk}/")
    assert "Секретные зебры." in text(one(page, ".archived-text"))
    assert "3 May 2025, 14:03" in page.text


def test_the_page_of_a_hash_says_that_the_text_is_not_stored(as_editor, source):
    snapshot = make.snapshot(source, "", sha256=HASH)
    page = as_editor.get(f"/admin/cooperation/source/{source.pk}/texts/{snapshot.pk}/")
    assert "The text itself is not stored" in page.text
    assert select(page, ".archived-text") == []


def test_a_text_of_another_source_is_not_found(as_editor, source):
    snapshot = make.snapshot(make.source("Other"), TEXT)
    assert as_editor.get(f"/admin/cooperation/source/{source.pk}/texts/{snapshot.pk}/").status_code == 404
    assert as_editor.get(f"/admin/cooperation/source/{source.pk}/texts/999999999999/").status_code == 404


def test_a_text_is_for_users_who_may_view_sources(client, source):
    snapshot = make.snapshot(source, TEXT)
    page = f"/admin/cooperation/source/{source.pk}/texts/{snapshot.pk}/"
    assert client.get(page).status_code == 302
    user = User.objects.create(username="sam", is_staff=True)
    client.force_login(user)
    assert client.get(page).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_source"))
    assert "зебры" in client.get(page).text
    assert client.post(page).status_code == 405


def test_a_large_text_is_no_hindrance_to_editing_its_source(as_editor, source, url):
    make.snapshot(source, "word " * 200_000)
    form = opened(as_editor, url)
    assert max(len(str(value)) for value in form.values()) < 1_000
    assert save(as_editor, url, form, dateline="Astana").status_code == 302
    assert source.snapshots.get().text == "word " * 200_000


def test_a_pasted_text_that_is_too_long_is_kept_in_the_form_with_an_error(as_editor, source, url):
    response = save(as_editor, url, opened(as_editor, url), **rows({"pasted": "x" * (MAX_TEXT_CHARACTERS + 1)}))
    assert "Shorten this to 250000 characters or fewer" in errors(response)
    assert "x" * 1000 in response.text


def test_a_hash_of_another_text_gets_an_error_beside_it(as_editor, source, url):
    response = save(as_editor, url, opened(as_editor, url), **rows({"pasted": TEXT, "sha256": "a" * 64}))
    assert "Leave it blank" in errors(response)
    assert not source.snapshots.exists()


@pytest.mark.parametrize("sent", [{"sha256": "xyz"}, {"taken_at_0": "soon"}, {"origin": "pasted"}])
def test_a_row_that_says_nothing_valid_gets_an_error(as_editor, source, url, sent):
    response = save(as_editor, url, opened(as_editor, url), **rows(sent))
    assert response.status_code == 200
    assert errors(response)
    assert not source.snapshots.exists()


def test_the_same_text_twice_gets_an_error(as_editor, source, url):
    response = save(as_editor, url, opened(as_editor, url), **rows({"pasted": TEXT}, {"pasted": TEXT}))
    assert "already has a snapshot of the same text" in errors(response)
    make.snapshot(source, TEXT)
    form = opened(as_editor, url)
    response = save(as_editor, url, form, **rows({"pasted": TEXT}, initial=1))
    assert "already has a snapshot of the same text" in errors(response)
    assert source.snapshots.count() == 1


def test_a_text_is_added_to_its_hash_in_the_form(as_editor, source, url):
    snapshot = make.snapshot(source, "", sha256=HASH)
    form = opened(as_editor, url)
    assert "Leave it blank" in errors(save(as_editor, url, form, **{"snapshots-0-pasted": "Another text"}))
    assert save(as_editor, url, form, **{"snapshots-0-pasted": TEXT}).status_code == 302
    snapshot.refresh_from_db()
    assert snapshot.text == TEXT


def test_a_stored_text_and_its_hash_are_not_changed_by_what_is_sent(as_editor, source, url):
    snapshot = make.snapshot(source, TEXT)
    sent = {"snapshots-0-pasted": "Other", "snapshots-0-sha256": "a" * 64, "snapshots-0-origin": "fetched"}
    assert save(as_editor, url, opened(as_editor, url), **sent).status_code == 302
    snapshot.refresh_from_db()
    assert (snapshot.text, snapshot.sha256, snapshot.origin) == (TEXT, HASH, "fetched")


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(as_editor, source, url):
    make.snapshot(source, TEXT, taken_at="2025-05-03T14:03:17.123456Z", origin="pasted")
    before = len(changesets(source))
    response = as_editor.post(url, open_form(as_editor, url), follow=True)
    assert "Nothing was changed" in response.text
    assert len(changesets(source)) == before


def test_a_number_that_no_key_can_have_is_not_found(as_editor, source):
    assert as_editor.get(f"/admin/cooperation/source/{source.pk}/texts/{10**30}/").status_code == 404
    assert as_editor.get(f"/admin/cooperation/source/{10**30}/texts/1/").status_code == 404


def test_a_text_is_deleted_by_the_box_of_its_row(as_editor, source, url):
    make.snapshot(source, TEXT)
    assert save(as_editor, url, opened(as_editor, url), **{"snapshots-0-DELETE": "on"}).status_code == 302
    assert not source.snapshots.exists()


def test_texts_added_by_two_users_at_once_are_both_stored(as_editor, admin_client, source, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **rows({"pasted": "Theirs."}))
    response = save(as_editor, url, mine, **rows({"pasted": "Mine."}))
    assert "changed by" in errors(response)
    assert save(as_editor, url, shown(response)).status_code == 302
    assert set(source.snapshots.values_list("text", flat=True)) == {"Theirs.", "Mine."}


def test_the_history_shows_a_text_by_its_length(as_editor, source, url):
    snapshot = make.snapshot(source, "", sha256=HASH)
    open_form(as_editor, url)
    snapshot.text = TEXT
    snapshot.save()
    latest = changesets(source)[0].lines
    assert [(line.old, line.new) for line in latest] == [("", f"{len(TEXT)} characters")]
    assert "зебры" not in as_editor.get(f"/admin/cooperation/source/{source.pk}/history/").text


def test_undoing_the_deletion_of_a_source_restores_its_texts(as_editor, source):
    make.snapshot(source, TEXT)
    as_editor.post(f"/admin/cooperation/source/{source.pk}/delete/", {"post": "yes"})
    assert not Snapshot.objects.filter(source=source.pk).exists()
    as_editor.post(reverse("admin:restore", args=[deletions()[0].context]))
    assert source.snapshots.get().text == TEXT


def test_the_page_before_a_deletion_names_the_texts_and_does_not_show_them(as_editor, source):
    make.snapshot(source, TEXT)
    page = as_editor.get(f"/admin/cooperation/source/{source.pk}/delete/").text
    assert HASH[:8] in page
    assert "зебры" not in page


def test_the_form_of_a_source_needs_no_more_queries_for_more_texts(as_editor, source, url, count_queries):
    make.snapshot(source, TEXT)
    before = count_queries(url)
    for number in range(5):
        make.snapshot(source, f"Text {number}")
    assert count_queries(url) == before


class TestAnchoredWords:
    """Words of citations that are marked in the texts of a source."""

    @pytest.fixture
    def citation(self, source):
        return make.cite(make.meeting(title="Talks"), source)

    def test_a_text_with_marked_words_stays_and_the_error_names_the_citations(self, as_editor, source, url, citation):
        make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        response = save(as_editor, url, opened(as_editor, url), **{"snapshots-0-DELETE": "on"})
        assert "Talks: “Секретные”" in errors(response)
        assert source.snapshots.exists()

    def test_an_error_names_only_the_first_of_many_citations(self, as_editor, source, url):
        snapshot = make.snapshot(source, TEXT)
        for number in range(MAX_NAMED + 1):
            make.anchor(make.cite(make.meeting(title=f"Talks {number}"), source), snapshot, "зебры")
        message = errors(save(as_editor, url, opened(as_editor, url), **{"snapshots-0-DELETE": "on"}))
        assert f"Talks {MAX_NAMED - 1}: " in message
        assert f"Talks {MAX_NAMED}: " not in message
        assert "and more" in message

    def test_citations_whose_words_the_latest_text_lost_are_listed_with_a_link(self, as_editor, source, url, citation):
        make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        assert "Citations to check" not in as_editor.get(url).text
        make.snapshot(source, TEXT.replace("Секретные", "Открытые"), taken_at=datetime(2026, 1, 1, tzinfo=UTC))
        page = as_editor.get(url)
        item = one(page, ".field-lost_words li")
        assert text(item) == "“Секретные”, Talks. The text does not have these words any more."
        assert one(item, "a").get("href") == f"/admin/cooperation/citation/{citation.pk}/change/"
        assert save(as_editor, url, opened(as_editor, url), dateline="Astana").status_code == 302

    def test_words_that_the_latest_text_still_has_are_not_listed(self, as_editor, source, url, citation):
        make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        make.snapshot(source, TEXT.replace("\n", "  "), taken_at=datetime(2026, 1, 1, tzinfo=UTC))
        assert "Citations to check" not in as_editor.get(url).text

    def test_a_later_hash_without_a_text_says_nothing_of_words(self, as_editor, source, url, citation):
        make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        make.snapshot(source, "", sha256="a" * 64, taken_at=datetime(2026, 1, 1, tzinfo=UTC))
        assert "Citations to check" not in as_editor.get(url).text

    def test_many_lost_words_need_no_more_queries(self, as_editor, source, url, count_queries):
        snapshot = make.snapshot(source, TEXT)
        make.anchor(make.cite(make.meeting(title="First"), source), snapshot, "зебры")
        make.snapshot(source, "Other", taken_at=datetime(2026, 1, 1, tzinfo=UTC))
        before = count_queries(url)
        for number in range(3):
            make.anchor(make.cite(make.meeting(title=f"Talks {number}"), source), snapshot, "зебры")
        assert count_queries(url) == before

    def test_another_source_for_anchored_words_gets_an_error_in_each_form(self, as_editor, source, citation):
        make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        other = make.source("Other")
        own = f"/admin/cooperation/citation/{citation.pk}/change/"
        inline = f"/admin/cooperation/meeting/{citation.meeting_id}/change/"
        for page, field in ((own, "source"), (f"{own}?_popup=1", "source"), (inline, "citations-0-source")):
            response = save(as_editor, page, opened(as_editor, page), **{field: other.pk})
            assert "add a new citation and delete this one" in errors(response)
            citation.refresh_from_db()
            assert citation.source == source

    def test_a_record_with_anchored_words_is_deleted_and_restored_with_them(self, as_editor, source, citation):
        anchor = make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        meeting = citation.meeting
        as_editor.post(f"/admin/cooperation/meeting/{meeting.pk}/delete/", {"post": "yes"})
        assert not Anchor.objects.exists()
        as_editor.post(reverse("admin:restore", args=[deletions()[0].context]))
        assert Anchor.objects.get() == anchor

    def test_the_history_of_a_record_tells_of_marked_words(self, as_editor, source, citation):
        open_form(as_editor, f"/admin/cooperation/meeting/{citation.meeting_id}/change/")
        make.anchor(citation, make.snapshot(source, TEXT), "Секретные")
        assert [line.new for line in changesets(citation.meeting)[0].lines] == ["“Секретные”"]
