"""Signing in and out, also for users who enter no records."""

import pytest
from django.contrib.auth.models import User
from django.utils.html import escape

from tests import builders as make

PASSWORD = "correct horse battery staple"


@pytest.fixture
def reader(db):
    """A user without permission to enter records."""
    return User.objects.create_user("reader", password=PASSWORD)


def test_a_reader_signs_in_and_comes_back(client, reader):
    response = client.post("/admin/login/?next=/meetings/", {"username": "reader", "password": PASSWORD})
    assert response.url == "/meetings/"
    assert "Signed in as reader" in client.get("/meetings/").text


def test_a_reader_signs_out_and_stays_on_the_page(client, reader):
    client.force_login(reader)
    assert client.post("/admin/logout/", {"next": "/meetings/"}).url == "/meetings/"
    assert "Signed in as" not in client.get("/meetings/").text


@pytest.mark.parametrize("page", ["/meetings/?kind=summit&date=2025", "/search/?q=Russia"])
def test_whoever_signs_out_keeps_what_they_filtered_and_searched(client, reader, page):
    client.force_login(reader)
    assert f'name="next" value="{escape(page)}"' in client.get(page).text
    assert client.post("/admin/logout/", {"next": page}).url == page


def test_whoever_signs_out_from_a_draft_comes_to_its_list(admin_client):
    drafted, published = make.meeting(), make.meeting(published=True)
    assert 'name="next" value="/meetings/"' in admin_client.get(drafted.get_absolute_url()).text
    assert f'name="next" value="{published.get_absolute_url()}"' in admin_client.get(published.get_absolute_url()).text


def test_signing_in_does_not_open_the_desk(client, reader):
    client.force_login(reader)
    assert client.get("/admin/").url.startswith("/admin/login/")


def test_a_wrong_password_gets_an_error_message(client, reader):
    response = client.post("/admin/login/", {"username": "reader", "password": "wrong"})
    assert "Please enter a correct username and password" in response.text
