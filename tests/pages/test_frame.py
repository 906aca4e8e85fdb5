"""The frame of every page."""

import pytest

from tests.html import select

pytestmark = pytest.mark.django_db


def test_the_frame_links_to_every_record_type(client):
    text = client.get("/").text
    for noun in ("meetings", "agreements", "initiatives", "developments", "commitments", "figures"):
        assert f'href="/{noun}/"' in text
    for noun in ("countries", "participants", "places", "sources"):
        assert f'href="/{noun}/"' in text


def test_the_noun_that_is_read_is_marked(client):
    current = select(client.get("/meetings/"), 'a[aria-current="page"]')
    assert [link.get("href") for link in current] == ["/meetings/"]


def test_a_visitor_can_sign_in_and_comes_back(client):
    assert 'href="/admin/login/?next=%2Fmeetings%2F%3Fdate%3D2025"' in client.get("/meetings/?date=2025").text


def test_a_visitor_gets_no_cookie(client):
    assert not client.get("/").cookies


def test_a_signed_in_person_can_sign_out(admin_client):
    assert 'action="/admin/logout/"' in admin_client.get("/").text


def test_what_a_signed_in_person_sees_is_kept_by_no_shared_cache(admin_client):
    assert admin_client.get("/")["Cache-Control"] == "private"


def test_no_page_holds_a_script_or_style_of_its_own(client):
    inline = [
        element.tag
        for element in select(client.get("/"), "*")
        if element.tag == "style"
        or (element.tag == "script" and not element.get("src"))
        or any(name == "style" or name.startswith("on") for name in element.attrib)
    ]
    assert inline == []
