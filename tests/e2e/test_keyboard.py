"""Rows and autocomplete fields without a mouse."""

from playwright.sync_api import expect

from tests.e2e.forms import choose

ADD = "/admin/cooperation/meeting/add/"


def test_a_row_that_is_added_takes_the_focus(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#participations-group .add-row a").focus()
    signed_in.keyboard.press("Enter")
    expect(signed_in.locator("#participations-2 .field-participant .select2-selection").first).to_be_focused()
    choose(signed_in, "participations-2-participant", "Kazakhstan")


def test_a_missing_participant_is_added_without_leaving_the_form(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_participations-0-participant + .select2 .select2-selection").focus()
    signed_in.keyboard.press("Enter")
    signed_in.locator(".select2-dropdown .select2-search__field:focus").wait_for()
    signed_in.keyboard.type("Nora North")
    signed_in.get_by_role("option", name="Create “Nora North”").wait_for()
    signed_in.keyboard.press("Escape")
    signed_in.keyboard.press("Tab")
    with signed_in.expect_popup() as opened:
        signed_in.keyboard.press("Enter")
    window = opened.value
    expect(window.get_by_label("Name", exact=True)).to_have_value("Nora North")
    window.get_by_label("Kind").select_option("person")
    window.get_by_role("button", name="Save").click()
    expect(signed_in.locator("#id_participations-0-participant + .select2")).to_contain_text("Nora North")


def test_a_form_that_came_back_with_errors_puts_the_keyboard_on_their_list(signed_in):
    signed_in.goto("/admin/cooperation/place/add/")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.locator(".problems")).to_be_focused()


def test_a_page_that_loads_late_does_not_take_the_keyboard_from_a_field(signed_in):
    signed_in.goto("/admin/cooperation/place/add/")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.locator(".problems")).to_be_focused()
    signed_in.get_by_label("Name", exact=True).click()
    signed_in.evaluate("window.dispatchEvent(new Event('load'))")
    signed_in.keyboard.type("Asta")
    expect(signed_in.get_by_label("Name", exact=True)).to_have_value("Asta")
