"""Only pages without secrets are compressed."""

import gzip

import pytest

pytestmark = pytest.mark.django_db


def encoding(response):
    return response.headers.get("Content-Encoding")


def test_a_page_of_a_visitor_is_compressed(client):
    plain, packed = (client.get("/meetings/", headers={"accept-encoding": how}) for how in ("identity", "gzip"))
    assert (encoding(plain), encoding(packed)) == (None, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_page_of_a_signed_in_user_is_not(admin_client):
    assert encoding(admin_client.get("/meetings/", headers={"accept-encoding": "gzip"})) is None


def test_a_form_with_a_token_is_not(client):
    for _ in range(2):  # the second request has the token's cookie
        assert encoding(client.get("/admin/login/", headers={"accept-encoding": "gzip"})) is None


def test_a_file_that_is_written_while_it_is_sent_is_not(client):
    response = client.get("/meetings/export.csv", headers={"accept-encoding": "gzip"})
    assert response.streaming
    assert encoding(response) is None
