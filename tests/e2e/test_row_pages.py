"""Forms with many rows in a browser: pages of rows, by keyboard, on phones, with drafts of their own."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from cooperation.models import Agreement, Country
from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways, show_narrow_and_dark


@pytest.fixture(scope="module")
def treaty(database):
    """A treaty with 120 parties, each of which ratified it."""
    with transaction.atomic():  # one refresh of the treaty's entries instead of a hundred
        states = [make.state(code) for code in Country.objects.order_by("name").values_list("code", flat=True)[:120]]
        treaty = make.agreement(title="Treaty of many", parties=states, published=True)
        for number, state in enumerate(states):
            make.action(treaty, "ratified", f"March {1990 + number % 9}", participant=state)
    return treaty


@pytest.fixture
def form(treaty, signed_in):
    signed_in.goto(f"/admin/cooperation/agreement/{treaty.pk}/change/")
    return signed_in


def test_a_form_with_pages_of_rows_has_no_accessibility_problem(form, serious_problems):
    assert serious_problems(form) == []
    assert not scrolls_sideways(form)
    show_narrow_and_dark(form)
    assert serious_problems(form) == []
    assert not scrolls_sideways(form)


def test_rows_are_found_and_saved_by_keyboard(form, treaty):
    form.get_by_label("Find by participant").last.focus()
    form.keyboard.type("Albania")
    form.keyboard.press("Enter")
    form.locator("#actions-group .row-pages p", has_text="Rows 1–1 of 1 with “Albania”").first.wait_for()
    form.locator("#id_actions-0-note").fill("Without reservations")
    form.keyboard.press("Control+Enter")
    form.locator(".messagelist .success").wait_for()
    assert treaty.actions.get(note="Without reservations").participant.name == "Albania"
    assert (treaty.parties.count(), treaty.actions.count()) == (120, 120)


def test_each_page_of_rows_has_a_draft_of_its_own(form):
    def show(number):
        form.locator("#actions-group .row-pages").first.get_by_role("link", name=f"Page {number}", exact=True).click()
        form.locator("#actions-group [aria-current]", has_text=str(number)).first.wait_for()

    show(2)
    form.on("dialog", lambda dialog: dialog.accept())
    form.locator("#id_actions-0-note").fill("Not saved yet")
    show(3)
    expect(form.get_by_role("button", name="Restore text")).to_have_count(0)
    show(2)
    form.get_by_role("button", name="Restore text").click()
    expect(form.locator("#id_actions-0-note")).to_have_value("Not saved yet")


def test_a_row_is_added_to_a_page_of_rows(form, treaty):
    before = Agreement.objects.get(pk=treaty.pk).actions.count()
    form.locator("#actions-group .add-row a").click()
    form.locator("#id_actions-50-kind").select_option("registered")
    form.get_by_role("button", name="Save", exact=True).click()
    form.locator(".messagelist .success").wait_for()
    assert treaty.actions.count() == before + 1
    assert treaty.actions.order_by("pk").last().kind_id == "registered"
