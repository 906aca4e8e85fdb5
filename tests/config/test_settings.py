"""Security settings for the browser."""

import pytest


@pytest.fixture
def policy(client, db):
    """Return the Content-Security-Policy of the admin's sign-in page, by directive."""
    header = client.get("/admin/login/").headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize("directive", ["default-src", "script-src", "style-src", "img-src", "form-action"])
def test_the_browser_takes_things_from_the_register_only(policy, directive):
    assert policy[directive] == "'self'"


@pytest.mark.parametrize("directive", ["object-src", "base-uri", "frame-ancestors"])
def test_the_browser_is_forbidden_what_no_page_needs(policy, directive):
    assert policy[directive] == "'none'"


@pytest.mark.django_db
def test_the_tenth_wrong_password_locks_the_name_for_that_address(client, django_user_model):
    django_user_model.objects.create_superuser("admin", password="the right one")
    for _ in range(10):
        response = client.post("/admin/login/", {"username": "admin", "password": "wrong"})
    assert response.status_code == 429
    assert client.post("/admin/login/", {"username": "admin", "password": "the right one"}).status_code == 429


@pytest.mark.django_db
def test_passwords_are_hashed_with_argon2(django_user_model):
    assert django_user_model.objects.create_user("analyst", password="x").password.startswith("argon2$")
