"""Drafts in the browser survive an error, and are deleted after saving."""

from django.contrib import admin
from django.test import Client

from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import one, text

ADD = "/admin/cooperation/source/add/"


def saved_forms(client) -> list[str]:
    cookie = client.cookies.get("saved_forms")
    return cookie.value.split(".") if cookie else []


def strict(client) -> Client:
    """The same user in a browser whose forms have the CSRF token of another session."""
    other = Client(enforce_csrf_checks=True)
    other.cookies = client.cookies
    return other


def test_a_saved_form_is_named_to_the_browser(as_editor):
    save(as_editor, ADD, opened(as_editor, ADD), title="A communiqué", draft="abc123")

    assert saved_forms(as_editor) == ["abc123"]


def test_a_changed_record_is_named_too_and_the_names_add_up(as_editor):
    url = f"/admin/cooperation/source/{make.source().pk}/change/"
    save(as_editor, url, opened(as_editor, url), title="One", draft="one")
    save(as_editor, url, opened(as_editor, url), title="Two", draft="two")

    assert saved_forms(as_editor) == ["one", "two"]


def test_a_refused_form_is_not_named(as_editor):
    save(as_editor, ADD, opened(as_editor, ADD), title="", draft="abc123")

    assert saved_forms(as_editor) == []


def test_an_invalid_name_of_a_draft_is_not_sent_back(as_editor):
    save(as_editor, ADD, opened(as_editor, ADD), title="A communiqué", draft="; Path=/elsewhere")

    assert saved_forms(as_editor) == []


def test_a_form_without_its_token_opens_again(as_editor):
    response = strict(as_editor).post(f"{ADD}?_return=/sources/", {"title": "A communiqué"})

    assert response.url == f"{ADD}?_return=/sources/"


def test_a_button_of_a_text_without_its_token_leads_back_to_the_text(as_editor):
    source = make.source()
    url = f"/admin/cooperation/source/{source.pk}/texts/{make.snapshot(source, text='They met.').pk}/"
    selected = "?start=0&end=9"
    response = strict(as_editor).post(f"{url}nothing/{selected}", {"start": 0, "end": 9}, follow=True)
    assert response.redirect_chain[-1][0] == f"{url}{selected}"
    assert "Not saved: you signed in again" in response.text


def test_a_form_without_its_token_leads_a_stranger_to_signing_in_and_back(client, db):
    response = strict(client).post(ADD, {"title": "A communiqué"})

    assert response.url == f"/admin/login/?next={ADD}"


def test_another_post_without_a_token_is_refused(as_editor):
    assert strict(as_editor).post("/admin/logout/").status_code == 403
    assert strict(as_editor).post("/nowhere/").status_code in (403, 404)


def test_a_locked_out_user_sees_for_how_long(client, db):
    for _ in range(10):
        page = client.post("/admin/login/", {"username": "nobody", "password": "wrong"})

    assert page.status_code == 429
    assert "Try again in 15 minutes" in page.content.decode()


def test_the_page_of_a_locked_out_user_has_the_name_of_the_register(client, db, monkeypatch):
    monkeypatch.setattr(admin.site, "site_header", "Register of examples")
    monkeypatch.setattr(admin.site, "site_title", "Register of examples")
    for _ in range(10):
        page = client.post("/admin/login/", {"username": "nobody", "password": "wrong"})

    assert text(one(page, "#site-name")) == "Register of examples"
    assert text(one(page, "title")) == "Sign-in is locked | Register of examples"
    assert text(one(page, "h1")) == "Sign-in is locked"
