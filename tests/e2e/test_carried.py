"""Values of the record before are marked in the next form, and one key or one button clears them."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from cooperation.models import Agreement, Commitment
from tests import builders as make
from tests.e2e.conftest import PASSWORD
from tests.e2e.forms import choose

AGREEMENT = "/admin/cooperation/agreement/add/"
COMMITMENT = "/admin/cooperation/commitment/add/"
SOURCE, MEETING = "citations-0-source", "meeting"


@pytest.fixture
def entered(signed_in):
    """A meeting with a source and two states that the user has just entered."""
    with transaction.atomic():
        source = make.source("Article to carry")
    page = signed_in
    page.goto("/admin/cooperation/meeting/add/")
    page.locator("#id_title").fill("Talks to carry")
    for row, state in enumerate(("Kazakhstan", "Kyrgyzstan")):
        choose(page, f"participations-{row}-participant", state)
    choose(page, SOURCE, source.title)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    return page


def closed(page, field):
    return page.locator(f"#id_{field} + .select2 .select2-selection")


def mark(page, field):
    return page.locator(f"#id_{field}_carried")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_next_record_of_another_type_says_what_it_carries(entered, width, serious_problems):
    entered.set_viewport_size({"width": width, "height": 900})
    entered.goto(COMMITMENT)
    expect(closed(entered, SOURCE)).to_contain_text("Article to carry")
    expect(closed(entered, MEETING)).to_contain_text("Talks to carry")
    for field in (SOURCE, MEETING):
        expect(mark(entered, field)).to_contain_text("Carried over")
        assert f"id_{field}_carried" in closed(entered, field).get_attribute("aria-describedby")
    for scheme in ("light", "dark"):
        entered.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious_problems(entered) == []


@pytest.mark.parametrize("key", ["Escape", "Delete", "Backspace"])
@pytest.mark.parametrize("field", [SOURCE, MEETING])
def test_one_key_clears_a_carried_value(entered, key, field):
    entered.goto(COMMITMENT)
    closed(entered, field).focus()
    entered.keyboard.press(key)
    expect(entered.locator(f"#id_{field}")).to_have_value("")
    expect(mark(entered, field)).to_have_count(0)
    expect(closed(entered, field)).to_be_focused()
    expect(entered.locator(".select2-dropdown")).to_have_count(0)


def test_a_button_clears_all_of_them(entered):
    entered.goto(COMMITMENT)
    entered.get_by_role("link", name="Clear carried values").click()
    for field in (SOURCE, MEETING):
        expect(entered.locator(f"#id_{field}")).to_have_value("")
    expect(entered.locator("p.carried")).to_have_count(0)
    entered.locator("#id_what").fill("Nothing carried")
    entered.get_by_role("button", name="Save", exact=True).click()
    expect(entered.get_by_text("was added successfully")).to_be_visible()
    saved = Commitment.objects.get(what="Nothing carried")
    assert (saved.meeting, saved.citations.count()) == (None, 0)


def test_another_value_is_not_marked_any_more(entered):
    with transaction.atomic():
        make.source("Other article to carry")
    entered.goto(COMMITMENT)
    choose(entered, SOURCE, "Other article to carry")
    expect(mark(entered, SOURCE)).to_have_count(0)
    expect(mark(entered, MEETING)).to_have_count(1)


def test_the_states_of_the_record_before_are_added_by_a_button(entered):
    entered.goto(AGREEMENT)
    entered.locator("#id_title").fill("Treaty that carries")
    entered.get_by_role("button", name="Add Kazakhstan and Kyrgyzstan").click()
    expect(closed(entered, "parties-0-participant")).to_contain_text("Kazakhstan (state, KZ)")
    expect(closed(entered, "parties-0-participant")).to_be_focused()
    expect(closed(entered, "parties-1-participant")).to_contain_text("Kyrgyzstan (state, KG)")
    entered.get_by_role("button", name="Save", exact=True).click()
    expect(entered.get_by_text("was added successfully")).to_be_visible()
    treaty = Agreement.objects.get(title="Treaty that carries")
    assert sorted(party.name for party in treaty.participants.all()) == ["Kazakhstan", "Kyrgyzstan"]
    assert treaty.meeting.title == "Talks to carry"


def test_the_states_are_added_to_a_field_for_several_objects(entered):
    entered.goto("/admin/cooperation/figure/add/")
    entered.get_by_role("button", name="Add Kazakhstan and Kyrgyzstan").press("Enter")
    expect(entered.locator("#id_of + .select2 .select2-selection__choice")).to_have_count(2)


def test_carried_values_alone_ask_nothing_when_the_form_is_left(entered):
    entered.goto(COMMITMENT)
    entered.goto("/admin/")
    expect(entered.get_by_role("heading", name="Drafts")).to_be_visible()


def test_without_scripts_a_link_opens_the_form_without_them(without_scripts, administrator):
    page = without_scripts
    with transaction.atomic():
        source = make.source("Article without scripts")
    page.goto(f"/admin/login/?next=/admin/cooperation/meeting/add/?source={source.pk}")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("#id_title").fill("Talks without scripts")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(COMMITMENT)
    expect(page.locator("#id_citations-0-source")).to_have_value(str(source.pk))
    page.get_by_role("link", name="Clear carried values").click()
    expect(page.locator("#id_citations-0-source")).to_have_value("")
    expect(page.locator("#id_meeting")).to_have_value("")
