import pytest
from django.contrib import admin
from django.contrib.auth.models import User

from tests.html import one, text, texts


def test_the_admin_is_the_registers_own_site():
    assert admin.site.site_header == "Register of cooperation"


def test_the_index_opens_for_an_administrator(client, db):
    client.force_login(User.objects.create_superuser("ada"))

    assert client.get("/admin/").status_code == 200


def test_signing_in_and_out_is_called_so_on_every_page(client, db):
    signing_in = client.get("/admin/login/").text
    client.force_login(User.objects.create_superuser("ada"))
    desk, signed_out = client.get("/admin/").text, client.post("/admin/logout/").text
    assert "<title>Sign in | Register of cooperation</title>" in " ".join(signing_in.split())
    assert '<input type="submit" value="Sign in" class="default">' in signing_in
    assert '<button type="submit">Sign out</button>' in desk
    assert '<a href="/">Register</a>' in desk
    assert "<h1>Signed out</h1>" in signed_out
    for page in (signing_in, desk, signed_out):
        assert [words for words in ("Log in", "Log out", "Logged", "View site") if words in page] == []


@pytest.mark.parametrize("page", ["", "password_change/", "password_change/done/"])
def test_each_page_of_the_admin_has_the_same_links_for_the_user(client, db, page):
    client.force_login(User.objects.create_superuser("ada", password="zebra-crossing-12"))
    response = client.get(f"/admin/{page}")
    assert texts(response, "#user-tools a") == ["Register", "Change password"]
    assert "Sign out" in texts(response, "#logout-form button")
    assert "Log out" not in response.text


@pytest.mark.parametrize("page", ["password_change/", "auth/user/add/", "auth/user/{pk}/password/", "auth/group/add/"])
def test_labels_of_forms_of_accounts_have_no_colons(client, db, page):
    ada = User.objects.create_superuser("ada", password="zebra-crossing-12")
    client.force_login(ada)
    labels = texts(client.get(f"/admin/{page.format(pk=ada.pk)}"), ".form-row label")
    assert labels
    assert [label for label in labels if label.endswith(":")] == []


def test_a_wrong_old_password_says_that_nothing_was_changed(client, db):
    client.force_login(User.objects.create_superuser("ada", password="zebra-crossing-12"))
    typed = {"old_password": "wrong", "new_password1": "giraffe-neck-34", "new_password2": "giraffe-neck-34"}
    response = client.post("/admin/password_change/", typed)
    assert text(one(response, ".errornote")) == "Your password has not been changed. Please fix the following."
    assert User.objects.get().check_password("zebra-crossing-12")


def test_a_user_without_permissions_gets_a_message_on_signing_in_to_the_desk(client, db):
    client.force_login(User.objects.create_user("rita"))
    assert (
        "You are signed in as rita. This account can’t enter records." in client.get("/admin/login/?next=/admin/").text
    )
