"""Fields that search: typing opens them, one letter finds, the last used come first, the missing is created."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from cooperation.models import Initiative, Participant, Place
from tests import builders as make
from tests.e2e.forms import add_to, choose, take_first

ADD = "/admin/cooperation/meeting/add/"
PERSON = "participations-0-participant"


def closed(page, field):
    return page.locator(f"#id_{field} + .select2 .select2-selection")


def create(page, field, name):
    """Type a name into a closed field, and select the offer to create it."""
    closed(page, field).focus()
    page.keyboard.type(name)
    take_first(page, f"Create “{name}”")


def said(page, field):
    return page.locator(f"#id_{field}_created")


def test_typing_on_a_closed_field_opens_it_with_these_letters(signed_in):
    signed_in.goto(ADD)
    closed(signed_in, PERSON).focus()
    signed_in.keyboard.type("Kazakhs")
    expect(signed_in.locator(".select2-dropdown .select2-search__field")).to_have_value("Kazakhs")
    take_first(signed_in, "Kazakhstan (state, KZ)")
    expect(closed(signed_in, PERSON)).to_contain_text("Kazakhstan (state, KZ)")
    expect(closed(signed_in, PERSON)).to_be_focused()


@pytest.mark.parametrize("key", ["Tab", "Shift", "Escape", "Control+a", "F2"])
def test_keys_that_type_nothing_open_nothing(signed_in, key):
    signed_in.goto(ADD)
    closed(signed_in, PERSON).focus()
    signed_in.keyboard.press(key)
    expect(signed_in.locator(".select2-dropdown")).to_have_count(0)


def test_one_letter_finds(signed_in):
    with transaction.atomic():
        make.place("Qyzylorda of one letter")
    signed_in.goto(ADD)
    closed(signed_in, "venue").focus()
    signed_in.keyboard.type("q")
    take_first(signed_in, "Qyzylorda of one letter")
    expect(closed(signed_in, "venue")).to_contain_text("Qyzylorda of one letter")


def test_one_letter_finds_in_a_field_that_was_closed_by_a_key(signed_in):
    with transaction.atomic():
        make.place("Qyzylorda of one letter")
    signed_in.goto(ADD)
    for key in ("Enter", "Escape"):
        closed(signed_in, "venue").focus()
        signed_in.keyboard.type("a")
        offers = signed_in.locator(".select2-results__option[aria-selected]")
        expect(offers.first).to_be_visible()
        signed_in.keyboard.press(key)
        expect(offers).to_have_count(0)
        closed(signed_in, "venue").focus()
        signed_in.keyboard.type("q")
        expect(offers.first).to_have_text("Qyzylorda of one letter (settlement)")
        signed_in.keyboard.press("Escape")


def test_a_pointer_that_rests_where_the_list_opens_marks_nothing(signed_in):
    signed_in.goto(ADD)
    offers = signed_in.locator(".select2-results__option[aria-selected]")
    marked = re.compile("--highlighted")
    closed(signed_in, "venue").focus()
    signed_in.keyboard.press("Enter")
    expect(offers.nth(3)).to_be_visible()
    place = offers.nth(2).bounding_box()
    rest = place["x"] + 40, place["y"] + 5
    signed_in.keyboard.press("Escape")
    signed_in.mouse.move(*rest)
    closed(signed_in, "venue").focus()
    signed_in.keyboard.press("Enter")
    expect(offers.nth(3)).to_be_visible()
    signed_in.mouse.move(*rest)  # as the browser does by itself, some time later
    expect(offers.first).to_have_class(marked)
    offers.nth(1).hover()
    expect(offers.nth(1)).to_have_class(marked)
    offers.nth(3).click()
    expect(offers).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_missing_is_created_by_enter_and_its_kind_is_guessed(signed_in, width, serious_problems):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto(ADD)
    name = f"Cholpon-Ata {width}"
    closed(signed_in, "venue").focus()
    signed_in.keyboard.type(name)
    offer = signed_in.get_by_role("option", name=f"Create “{name}” settlement")
    expect(offer).to_be_visible()
    for scheme in ("light", "dark"):
        signed_in.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious_problems(signed_in) == []
    signed_in.keyboard.press("Enter")

    expect(closed(signed_in, "venue")).to_contain_text(f"{name} (settlement)")
    expect(closed(signed_in, "venue")).to_be_focused()
    expect(said(signed_in, "venue")).to_have_text(f"“{name}” was added. A guess: settlement. Edit")
    assert serious_problems(signed_in) == []
    signed_in.get_by_role("button", name="Save and continue editing").click()
    expect(closed(signed_in, "venue")).to_contain_text(f"{name} (settlement)")
    assert Place.objects.filter(name=name).count() == 1


def test_a_row_creates_its_participant_and_links_to_its_form(signed_in):
    signed_in.goto(ADD)
    create(signed_in, PERSON, "Ministry of Pickers of Kazakhstan")
    note = said(signed_in, PERSON)
    expect(note).to_contain_text("A guess: ministry, Kazakhstan.")
    with signed_in.context.expect_page() as opened:
        note.get_by_role("link").click()
    expect(opened.value.get_by_label("Name", exact=True)).to_have_value("Ministry of Pickers of Kazakhstan")


def test_a_field_for_several_objects_creates_and_keeps_the_others(signed_in):
    signed_in.goto("/admin/cooperation/development/add/")
    add_to(signed_in, "participants", "Kazakhstan")
    signed_in.locator("#id_participants + .select2 .select2-search__field").focus()
    signed_in.keyboard.type("Nora Picker")
    take_first(signed_in, "Create “Nora Picker”")
    chosen = signed_in.locator("#id_participants + .select2 .select2-selection__choice")
    expect(chosen).to_have_count(2)
    expect(chosen.last).to_contain_text("Nora Picker (person)")


def test_backspace_removes_the_last_object_and_leaves_an_empty_box(signed_in):
    signed_in.goto(ADD)
    for name in ("Tourism", "Sport"):
        add_to(signed_in, "sectors", name)
    search = signed_in.locator("#id_sectors + .select2 .select2-search__field")
    signed_in.keyboard.press("Backspace")
    expect(closed(signed_in, "sectors")).not_to_contain_text("Sport")
    expect(closed(signed_in, "sectors")).to_contain_text("Tourism")
    expect(search).to_have_value("")
    expect(search).to_be_focused()
    expect(signed_in.locator(".select2-dropdown")).to_have_count(0)
    signed_in.keyboard.type("ab")
    signed_in.keyboard.press("Backspace")
    expect(search).to_have_value("a")


def test_the_button_that_removes_an_object_opens_no_list(signed_in):
    signed_in.goto(ADD)
    add_to(signed_in, "sectors", "Tourism")
    closed(signed_in, "sectors").locator(".select2-selection__choice__remove").click()
    expect(closed(signed_in, "sectors")).not_to_contain_text("Tourism")
    expect(signed_in.locator(".select2-dropdown")).to_have_count(0)
    add_to(signed_in, "sectors", "Sport")


def test_delete_clears_a_field_for_one_object_and_opens_no_list(signed_in):
    signed_in.goto(ADD)
    choose(signed_in, "venue", "Astana")
    closed(signed_in, "venue").focus()
    signed_in.keyboard.press("Delete")
    expect(closed(signed_in, "venue")).not_to_contain_text("Astana")
    expect(closed(signed_in, "venue")).to_be_focused()
    expect(signed_in.locator(".select2-dropdown")).to_have_count(0)


def test_a_record_that_is_created_is_a_draft(signed_in):
    signed_in.goto("/admin/cooperation/figure/add/")
    create(signed_in, "initiative", "Dam of pickers")
    expect(said(signed_in, "initiative")).to_have_text("“Dam of pickers” was added as a draft. Edit")
    assert not Initiative.objects.get(title="Dam of pickers").is_published


def test_what_is_perhaps_the_same_comes_before_the_offer_to_create(signed_in):
    with transaction.atomic():
        make.person("Ulugbek Pickersov")
    signed_in.goto(ADD)
    closed(signed_in, PERSON).focus()
    signed_in.keyboard.type("Pickersoff Ulugbek")
    options = signed_in.locator(".select2-results__option[role=option]")
    expect(options.last).to_contain_text("Create “Pickersoff Ulugbek”")
    signed_in.keyboard.press("Escape")
    closed(signed_in, PERSON).focus()
    signed_in.keyboard.type("Pickersov, Ulugbek")
    expect(options.first).to_have_text("Ulugbek Pickersov (person) perhaps: the same name")
    expect(options.last).to_contain_text("Create “Pickersov, Ulugbek”")


def test_nothing_is_created_where_this_name_exists(signed_in):
    with transaction.atomic():
        make.place("Pickers Bay", kind="port")
    signed_in.goto(ADD)
    closed(signed_in, "venue").focus()
    signed_in.keyboard.type("pickers bay")
    signed_in.get_by_role("option", name="Pickers Bay (port)").wait_for()
    expect(signed_in.get_by_role("option", name="Create")).to_have_count(0)


def test_an_error_is_at_the_field_and_the_text_stays(signed_in):
    signed_in.goto(ADD)
    name = "x" * 310
    closed(signed_in, "venue").focus()
    signed_in.keyboard.press("Enter")
    signed_in.locator(".select2-dropdown .select2-search__field:focus").wait_for()
    signed_in.keyboard.insert_text(name)
    take_first(signed_in, "Create “xxx")
    expect(said(signed_in, "venue")).to_contain_text("Not added: Shorten this to 300 characters")
    expect(closed(signed_in, "venue")).to_have_attribute("aria-invalid", "true")
    signed_in.keyboard.press("Enter")
    expect(signed_in.locator(".select2-dropdown .select2-search__field")).to_have_value(name)
    assert not Place.objects.filter(name=name).exists()


def test_a_form_that_is_saved_at_once_waits_for_what_is_created(signed_in):
    held = []
    signed_in.context.route("**/autocomplete/create/*", lambda route: held.append(route))
    signed_in.goto(ADD)
    signed_in.locator("#id_title").fill("Talks of quick fingers")
    create(signed_in, PERSON, "Quincy Quick")
    signed_in.keyboard.press("Control+Enter")
    expect(said(signed_in, PERSON)).to_have_text("Adding “Quincy Quick”…")
    held.pop().continue_()
    expect(signed_in.get_by_text("was added successfully")).to_be_visible()
    person = Participant.objects.get(name="Quincy Quick")
    assert person.participations.get().meeting.title == "Talks of quick fingers"


def test_what_was_used_last_comes_first_in_any_record_type(signed_in):
    with transaction.atomic():
        make.source("A source that nobody used")
        used = make.source("Zz source used last")
    signed_in.goto(ADD)
    signed_in.locator("#id_title").fill("Talks of the last source")
    choose(signed_in, "citations-0-source", used.title)
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.get_by_text("was added successfully")).to_be_visible()
    signed_in.goto("/admin/cooperation/agreement/?q=nothing")
    signed_in.goto("/admin/cooperation/agreement/add/?source=")
    closed(signed_in, "citations-0-source").focus()
    signed_in.keyboard.press("Enter")
    first = signed_in.locator(".select2-results__option[role=option]").first
    expect(first).to_contain_text("Zz source used last")
    expect(first).to_contain_text("used last")
