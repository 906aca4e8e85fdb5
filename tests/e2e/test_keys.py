"""The keyboard in forms: Enter goes to the next field, Ctrl+Enter saves, and rows are left field by field."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from cooperation.models import Meeting, Participant
from tests import builders as make
from tests.e2e.conftest import PASSWORD

ADD = "/admin/cooperation/meeting/add/"
SAVED = "was added successfully"


@pytest.fixture
def status_page(signed_in):
    """Open the page that changes the status of an agreement."""
    with transaction.atomic():
        agreement = make.agreement(title="Keyed treaty")
    signed_in.goto("/admin/cooperation/agreement/?q=Keyed")
    signed_in.locator(f"input[name=_selected_action][value='{agreement.pk}']").check()
    signed_in.locator("select[name=action]").select_option("change_status")
    signed_in.get_by_role("button", name="Run").or_(signed_in.get_by_role("button", name="Go")).first.click()
    signed_in.get_by_role("button", name="Save status").wait_for()
    return signed_in


def test_enter_in_a_text_goes_to_the_next_field_and_saves_nothing(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_date").fill("25 Feb 2025")
    signed_in.locator("#id_date").press("Enter")
    expect(signed_in.locator("#id_date_stated")).to_be_focused()
    signed_in.locator("#id_title").press("Enter")
    assert signed_in.url.endswith(ADD)
    expect(signed_in.locator("#id_participations-0-participant + .select2 .select2-selection")).to_be_focused()


@pytest.mark.parametrize("field", ["#id_date_inferred", "#id_time", "#id_checked_on", "#id_citations-0-quote"])
def test_no_field_saves_on_enter(signed_in, field):
    signed_in.goto(ADD)
    if not signed_in.locator(field).is_visible():
        signed_in.locator(field).evaluate("field => field.closest('details')?.setAttribute('open', '')")
    signed_in.locator(field).press("Enter")
    expect(signed_in.locator(field)).not_to_be_focused()
    assert signed_in.url.endswith(ADD)


def test_enter_in_a_long_text_begins_a_line(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_summary").press_sequentially("One")
    signed_in.keyboard.press("Enter")
    signed_in.keyboard.type("Two")
    expect(signed_in.locator("#id_summary")).to_have_value("One\nTwo")


@pytest.mark.parametrize("field", ["title", "summary"])
def test_ctrl_enter_saves(signed_in, field):
    signed_in.goto(ADD)
    signed_in.locator(f"#id_{field}").fill(f"Saved by a key in {field}")
    signed_in.locator(f"#id_{field}").press("Control+Enter")
    expect(signed_in.get_by_text(SAVED)).to_be_visible()


def test_ctrl_enter_saves_from_a_closed_picker(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_title").fill("Saved from a picker")
    signed_in.locator("#id_venue + .select2 .select2-selection").focus()
    signed_in.keyboard.press("Control+Enter")
    expect(signed_in.get_by_text(SAVED)).to_be_visible()


def test_buttons_and_links_react_to_enter(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_title").fill("Saved by its button")
    signed_in.get_by_role("button", name="Save and continue editing").press("Enter")
    expect(signed_in.get_by_text(SAVED)).to_be_visible()
    signed_in.locator("#participations-group .add-row a").press("Enter")
    expect(signed_in.locator("#participations-0")).to_be_visible()


def test_the_form_says_what_the_keys_do(signed_in):
    signed_in.goto(ADD)
    expect(signed_in.get_by_text("Ctrl+Enter saves. Enter goes to the next field.")).to_be_visible()
    save = signed_in.get_by_role("button", name="Save", exact=True)
    expect(save).to_have_attribute("aria-keyshortcuts", "Control+Enter")


def test_enter_on_the_page_that_changes_a_status_saves_nothing(status_page):
    status_page.locator("#id_quote").fill("was signed")
    status_page.locator("#id_quote").press("Enter")
    expect(status_page.locator("#id_locator")).to_be_focused()
    expect(status_page.get_by_role("button", name="Save status")).to_be_visible()


def test_enter_in_a_popup_saves_it(signed_in):
    signed_in.goto(ADD)
    with signed_in.expect_popup() as opened:
        signed_in.locator("#add_id_convening_body").click()
    popup = opened.value
    popup.get_by_label("Kind").select_option("agency")
    popup.get_by_label("Name", exact=True).fill("Agency of keys")
    with popup.expect_event("close"):
        popup.get_by_label("Name", exact=True).press("Enter")
    expect(signed_in.locator("#id_convening_body + .select2")).to_contain_text("Agency of keys")


def test_without_scripts_enter_saves_as_in_any_form(without_scripts, administrator):
    page = without_scripts
    page.goto(f"/admin/login/?next={ADD}")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("#id_title").fill("Saved without scripts")
    page.locator("#id_title").press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert Meeting.objects.filter(title="Saved without scripts").exists()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_remove_button_of_a_row_comes_after_its_fields(signed_in, width):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto(ADD)
    order = """group => [...group.querySelectorAll('.inline-related:not(.empty-form)')].map(row => {
        const stops = [...row.querySelectorAll('input, select, textarea, a[href], summary, .select2-selection')]
            .filter(stop => stop.tabIndex >= 0 && stop.checkVisibility());
        return stops.findIndex(stop => stop.matches('.inline-deletelink, [name$=-DELETE]')) - stops.length;
    })"""
    for group in ("#participations-group", "#citations-group"):
        signed_in.locator(f"{group} .add-row a").click()
        places = signed_in.locator(group).evaluate(order)
        assert places == [-1] * len(places)
    last = signed_in.locator("#participations-2 .inline-deletelink")
    last.press("Enter")
    expect(signed_in.locator("#participations-2")).to_have_count(0)


def test_the_delete_box_of_a_stored_row_comes_after_its_fields(signed_in, database):
    with transaction.atomic():
        talks = make.meeting(title="Talks of keys", participants=[make.person("Kay Keyes")])
    signed_in.goto(f"/admin/cooperation/meeting/{talks.pk}/change/")
    box = signed_in.locator("#participations-0 [name$=-DELETE]")
    signed_in.locator("#id_participations-0-with_members").focus()
    signed_in.keyboard.press("Tab")
    expect(box).to_be_focused()
    box.check()
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.get_by_text("was changed successfully")).to_be_visible()
    assert Participant.objects.filter(name="Kay Keyes").exists()
    assert not talks.participations.exists()


def test_a_record_is_published_and_the_next_form_opened_by_one_button(signed_in, database):
    with transaction.atomic():
        source = make.source("Source of keys")
    signed_in.goto(f"{ADD}?source={source.pk}")
    signed_in.locator("#id_title").fill("Published and on")
    signed_in.get_by_role("button", name="Publish and add another").click()
    signed_in.wait_for_url(f"**{ADD}?*")
    assert Meeting.objects.get(title="Published and on").is_published
    expect(signed_in.locator("#id_citations-0-source + .select2")).to_contain_text("Source of keys")
