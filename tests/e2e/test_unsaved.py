"""Unsaved text is offered again, whatever happened in between."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PASSWORD

ADD = "/admin/cooperation/source/add/"
TITLE = "Communiqué of the tenth round of talks"


def is_kept(page):
    """Wait until the browser has stored what was typed."""
    page.wait_for_function("text => Object.values(localStorage).some(value => value.includes(text))", arg=TITLE)


@pytest.fixture
def typed(signed_in):
    """A form of a source with a title, left without saving."""
    signed_in.goto(ADD)
    signed_in.get_by_label("Title", exact=True).press_sequentially(TITLE)
    is_kept(signed_in)
    signed_in.goto("/admin/")
    return signed_in


def test_an_unsaved_draft_is_restored_on_request(typed):
    typed.goto(ADD)
    expect(typed.get_by_role("status").get_by_text("You have unsaved text in this form from")).to_be_visible()
    typed.get_by_role("button", name="Restore text").click()
    expect(typed.get_by_label("Title", exact=True)).to_have_value(TITLE)


def test_an_unsaved_draft_is_discarded_on_request(typed):
    typed.goto(ADD)
    typed.get_by_role("button", name="Discard text").click()
    typed.goto(ADD)
    expect(typed.get_by_role("button", name="Restore text")).to_have_count(0)


def test_a_saved_form_is_not_offered_as_a_draft(typed):
    typed.goto(ADD)
    typed.get_by_role("button", name="Restore text").click()
    typed.get_by_role("button", name="Save", exact=True).click()
    typed.get_by_text("was added successfully").wait_for()
    typed.goto(ADD)
    expect(typed.get_by_role("button", name="Restore text")).to_have_count(0)


def test_an_expired_session_loses_nothing_that_was_typed(signed_in, administrator):
    signed_in.goto(ADD)
    signed_in.get_by_label("Title", exact=True).press_sequentially(TITLE)
    is_kept(signed_in)
    signed_in.context.clear_cookies(name="sessionid")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.goto(ADD)
    signed_in.get_by_label("Username").fill(administrator.username)
    signed_in.get_by_label("Password").fill(PASSWORD)
    signed_in.get_by_role("button", name="Sign in").click()
    signed_in.get_by_role("button", name="Restore text").click()
    expect(signed_in.get_by_label("Title", exact=True)).to_have_value(TITLE)


def test_rows_and_chosen_relations_come_back_with_their_names(signed_in):
    signed_in.goto("/admin/cooperation/meeting/add/")
    signed_in.locator("#participations-group .add-row a").click()
    signed_in.locator("#id_participations-2-capacity").press_sequentially(TITLE)
    signed_in.evaluate(
        """() => {
            const field = document.getElementById('id_participations-2-participant');
            field.add(new Option('Kazakhstan (state, KZ)', '1', true, true));
            field.dispatchEvent(new Event('change', { bubbles: true }));
        }"""
    )
    signed_in.wait_for_function("() => Object.values(localStorage).some(value => value.includes('Kazakhstan (state'))")
    is_kept(signed_in)
    signed_in.goto("/admin/cooperation/meeting/add/")
    signed_in.get_by_role("button", name="Restore text").click()
    expect(signed_in.locator("#id_participations-2-capacity")).to_have_value(TITLE)
    assert signed_in.locator("#id_participations-2-participant option:checked").inner_text() == "Kazakhstan (state, KZ)"


def test_the_draft_of_a_saved_form_is_deleted_on_any_next_page(signed_in):
    form = f"{ADD}?_return=/sources/"
    signed_in.goto(form)
    signed_in.get_by_label("Title", exact=True).press_sequentially(TITLE)
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.wait_for_url("**/sources/")
    signed_in.goto(form)
    expect(signed_in.get_by_role("button", name="Restore text")).to_have_count(0)


def test_two_tabs_keep_two_drafts(typed):
    other = typed.context.new_page()
    other.goto(ADD)
    other.get_by_role("button", name="Discard text").click()
    typed.goto(ADD)
    for page, text in ((typed, "first"), (other, "second")):
        page.get_by_label("Title", exact=True).press_sequentially(text)
        page.wait_for_function("text => Object.values(localStorage).some(value => value.includes(text))", arg=text)
    third = typed.context.new_page()
    third.goto(ADD)
    third.get_by_role("button", name="Discard text").click()
    third.get_by_role("button", name="Restore text").click()
    expect(third.get_by_label("Title", exact=True)).to_have_value("first")


def test_a_restored_text_does_not_overwrite_what_another_saved_since(signed_in):
    signed_in.goto("/admin/cooperation/source/")
    signed_in.locator("#result_list tbody th a, #result_list tbody td a").first.click()
    address = signed_in.url
    dateline = signed_in.get_by_label("Dateline")
    dateline.fill(TITLE)
    is_kept(signed_in)
    another = signed_in.context.new_page()
    another.goto(address)
    another.get_by_label("Language").fill("de")
    another.get_by_role("button", name="Save", exact=True).click()
    another.get_by_text("was changed successfully").wait_for()
    signed_in.goto("/admin/")
    signed_in.goto(address)
    signed_in.get_by_role("button", name="Restore text").click()
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.get_by_text("while you had it open")).to_be_visible()
    expect(signed_in.get_by_text("Language: now “de”")).to_be_visible()
    expect(signed_in.get_by_label("Language")).to_have_value("de")
    expect(dateline).to_have_value(TITLE)
    expect(signed_in.get_by_role("button", name="Restore text")).to_have_count(0)


def test_leaving_with_something_typed_asks_first(signed_in):
    asked = []
    signed_in.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    signed_in.goto(ADD)
    signed_in.get_by_label("Title", exact=True).press_sequentially(TITLE)
    signed_in.goto("/admin/")
    assert asked == ["beforeunload"]


def test_signing_out_leaves_nothing_on_a_shared_computer(typed):
    typed.on("dialog", lambda dialog: dialog.accept())
    typed.goto("/admin/")
    typed.get_by_role("button", name="Sign out").click()
    typed.get_by_role("heading", name="Signed out").wait_for()
    assert typed.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved:')).length") == 0


def test_signing_out_asks_before_it_deletes_a_draft(typed):
    typed.on("dialog", lambda dialog: dialog.dismiss())
    typed.get_by_role("button", name="Sign out").click()
    expect(typed.get_by_role("button", name="Sign out")).to_be_visible()
    assert typed.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved:')).length") == 1


@pytest.fixture
def loading(signed_in):
    """The form of a source whose page has not loaded completely, and a function that lets it load."""
    page, waiting = signed_in, []
    page.route("**/*.{png,svg}", lambda route: waiting.append(route))
    page.goto(ADD, wait_until="domcontentloaded")
    page.evaluate("document.body.append(Object.assign(new Image(), { src: '/static/slow.png' }))")

    def load():
        for route in waiting:
            route.abort()
        page.wait_for_load_state("load")

    yield page, load
    page.unroute_all(behavior="ignoreErrors")


def test_what_is_typed_before_the_page_has_loaded_is_stored_too(loading):
    page, load = loading
    page.get_by_label("Title", exact=True).press_sequentially(TITLE)
    load()
    is_kept(page)


def test_what_is_typed_elsewhere_before_the_page_has_loaded_is_no_text_of_the_form(loading):
    page, load = loading
    page.locator("#frame-search").press_sequentially("canal")
    load()
    page.wait_for_timeout(600)  # longer than what is typed waits before it is stored
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsaved:'))") == []
