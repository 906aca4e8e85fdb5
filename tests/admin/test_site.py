from django.contrib import admin
from django.contrib.auth.models import User


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


def test_a_user_without_permissions_gets_a_message_on_signing_in_to_the_desk(client, db):
    client.force_login(User.objects.create_user("rita"))
    assert (
        "You are signed in as rita. This account can’t enter records." in client.get("/admin/login/?next=/admin/").text
    )
