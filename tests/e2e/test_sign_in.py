"""Signing in."""

from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD


def test_an_administrator_signs_in(signed_in):
    expect(signed_in.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_wrong_password_gets_an_error_and_the_name_stays(page, administrator):
    page.goto("/admin/")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD.upper())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Please enter a correct username and password")).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value(administrator.username)
