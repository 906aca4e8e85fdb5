"""Slow saving of a form: it shows progress, is submitted once, and becomes usable again."""

import pytest
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.conftest import PASSWORD, intercept

LONG = "the register is updating everything that names this record"


@pytest.fixture
def form(signed_in):
    """The form of a participant, with a change to save."""
    intercept(signed_in)
    signed_in.goto(f"/admin/cooperation/participant/{make.person('Ann Example').pk}/change/")
    signed_in.get_by_label("Native name").fill("Анна")
    return signed_in


@pytest.fixture
def held(form):
    """Hold back the form's request; it opens in another window, so the form can be checked meanwhile."""
    sent = []
    form.context.route(
        "**/participant/*/change/",
        lambda route: sent.append(route) if route.request.method == "POST" else route.fallback(),
    )
    form.evaluate("document.querySelector('#participant_form').target = 'answer'")
    return sent


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def answer(page, held):
    """Release the request, and return the window with the response."""
    with page.context.expect_page() as opened:
        held.pop().continue_()
    return opened.value


def test_a_form_says_at_once_that_it_is_saving_and_later_what_takes_long(form, held, serious_problems):
    button(form, "Save").click()
    expect(button(form, "Saving…")).to_be_visible()
    status = form.locator("#participant_form").get_by_role("status")
    expect(status).to_be_empty()
    expect(status).to_contain_text(LONG)
    form.bring_to_front()
    expect(status).to_be_in_viewport()
    for scheme in ("light", "dark"):
        form.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious_problems(form) == []
    expect(answer(form, held).get_by_text("was changed successfully")).to_be_visible()


def test_a_form_is_sent_once_however_often_a_button_is_pressed(form, held):
    button(form, "Save and continue editing").click()
    button(form, "Saving…").click(force=True)
    button(form, "Save").click(force=True)
    form.get_by_label("Name", exact=True).press("Enter")
    expect(button(form, "Save")).to_have_attribute("aria-disabled", "true")
    assert len(held) == 1
    expect(answer(form, held).get_by_text("You may edit it again below.")).to_be_visible()


def test_a_button_works_again_after_saving_was_stopped(form):
    form.route("**/participant/*/change/", lambda route: None)
    # Again and again: on a busy machine, the first time is before the request.
    form.evaluate(
        """document.querySelector("#participant_form").addEventListener(
            "submit", () => { window.stopping = setInterval(stop, 500); }, { once: true }
        )"""
    )
    button(form, "Save").click(no_wait_after=True)
    expect(button(form, "Save")).to_be_enabled()
    form.evaluate("clearInterval(stopping)")
    form.unroute("**/participant/*/change/")
    button(form, "Save").click()
    expect(form.get_by_text("was changed successfully")).to_be_visible()


def test_buttons_work_again_after_going_back_to_the_form(form, held):
    button(form, "Save").click()
    expect(button(form, "Saving…")).to_be_visible()
    # As a browser does when it shows the page from its cache.
    form.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(button(form, "Save")).to_be_enabled()
    expect(form.locator(".submit-row [aria-disabled]")).to_have_count(0)
    answer(form, held)


def test_without_scripts_a_form_is_saved_as_ever(without_scripts, administrator):
    page = without_scripts
    page.goto(f"/admin/login/?next=/admin/cooperation/participant/{make.person('Bob Example').pk}/change/")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Native name").fill("Анна")
    button(page, "Save").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
