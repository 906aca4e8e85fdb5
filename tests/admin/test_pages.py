"""Every page of the admin opens for users with permission, and for nobody else."""

import pytest

from tests.html import select

NOUNS = (
    "meeting",
    "agreement",
    "initiative",
    "development",
    "commitment",
    "figure",
    "participant",
    "place",
    "source",
)
REFERENCE = ("country", "sector")
PAGES = ("", "add/", "{pk}/change/", "{pk}/history/", "{pk}/delete/")


def opens(client, url) -> bool:
    """Whether the page opens with one h1 heading and without comments of templates."""
    response = client.get(url)
    return response.status_code == 200 and response.content.count(b"<h1") == 1 and b"{#" not in response.content


def pages_that_fail(client, noun, row) -> list[str]:
    return [page for page in PAGES if not opens(client, f"/admin/cooperation/{noun}/{page.format(pk=row.pk)}")]


@pytest.mark.parametrize("noun", NOUNS + REFERENCE)
def test_each_page_of_a_noun_opens_for_an_administrator(as_admin, one_of_each, noun):
    assert pages_that_fail(as_admin, noun, one_of_each[noun]) == []


@pytest.mark.parametrize("noun", NOUNS)
def test_each_page_of_a_noun_opens_for_an_editor(as_editor, one_of_each, noun):
    assert pages_that_fail(as_editor, noun, one_of_each[noun]) == []


@pytest.mark.parametrize("noun", REFERENCE)
def test_an_editor_reads_reference_data_and_changes_none(as_editor, one_of_each, noun):
    row = f"/admin/cooperation/{noun}/{one_of_each[noun].pk}/change/"
    assert opens(as_editor, row)
    assert b'name="_save"' not in as_editor.get(row).content
    assert as_editor.get(f"/admin/cooperation/{noun}/add/").status_code == 403


def test_a_form_has_the_buttons_that_add_what_its_user_may_add(client, admin_user, editor):
    def addable(user) -> set[str]:
        client.force_login(user)
        links = select(client.get("/admin/cooperation/participant/add/"), "form a.add-related[id]")
        return {link.get("id").removeprefix("add_id_") for link in links}

    assert {"country", "part_of"} <= addable(admin_user)
    assert "country" not in addable(editor)
    assert {"country", "part_of"} <= addable(admin_user)


@pytest.mark.parametrize("page", ["auth/user/", "auth/user/add/", "auth/group/"])
def test_an_editor_does_not_reach_users_and_groups(as_editor, page):
    assert as_editor.get(f"/admin/{page}").status_code == 403


@pytest.mark.parametrize("page", ["password_change/", "password_change/done/", "auth/user/{pk}/password/"])
def test_pages_about_passwords_link_back_to_the_desk(as_admin, admin_user, page):
    text = as_admin.get(f"/admin/{page.format(pk=admin_user.pk)}").content.decode()
    assert '<a href="/admin/">Desk</a>' in text
    assert "Home" not in text


@pytest.mark.parametrize("app", ["cooperation", "auth"])
def test_the_url_of_an_app_redirects_to_the_desk(as_admin, app):
    assert as_admin.get(f"/admin/{app}/").url == "/admin/"


def test_who_has_signed_out_is_led_to_no_home(as_admin):
    response = as_admin.post("/admin/logout/")
    assert response.status_code == 200
    assert "Home" not in response.content.decode()


@pytest.mark.parametrize("page", ["", "cooperation/meeting/", "cooperation/meeting/add/"])
def test_a_visitor_is_asked_to_sign_in(client, db, page):
    response = client.get(f"/admin/{page}")
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")
