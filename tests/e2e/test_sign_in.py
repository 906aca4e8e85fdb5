"""Signing in."""

from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD


def sign_in(page, username, password):
    """Open the admin, and fill in the form that is there instead."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_an_administrator_signs_in(page, administrator):
    sign_in(page, administrator.username, PASSWORD)
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_wrong_password_gets_an_error_and_the_name_stays(page, administrator):
    sign_in(page, administrator.username, PASSWORD.upper())
    expect(page.get_by_text("Please enter a correct username and password")).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value(administrator.username)
