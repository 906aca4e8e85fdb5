"""Signing in, as a person does it."""

from tests.e2e.conftest import PASSWORD


def test_an_administrator_signs_in(signed_in):
    assert signed_in.get_by_role("button", name="Log out").is_visible()


def test_a_wrong_password_is_told_and_the_name_is_kept(page, administrator):
    page.goto("/admin/")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD.upper())
    page.get_by_role("button", name="Log in").click()
    assert page.get_by_text("Please enter the correct username and password").is_visible()
    assert page.get_by_label("Username").input_value() == administrator.username
