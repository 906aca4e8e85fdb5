"""Accessibility of each page of the admin, wide and light, narrow and dark, with collapsed parts open.

One browser visits them all, one after the other: later pages show what earlier ones have entered.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model

from cooperation.admin import site
from tests import builders as make
from tests.e2e.conftest import AXE, PASSWORD, watch
from tests.e2e.forms import choose

NOUNS = [noun.lower() for noun in site.MENU_MODELS]
ADDRESSES = [
    "/admin/",
    *(f"/admin/cooperation/{noun}/{page}" for noun in NOUNS for page in ("", "add/")),
    "/admin/cooperation/place/add/?_popup=1",
    *(f"/admin/cooperation/newscheck/{page}" for page in ("", "add/", "add/?country=KZ")),
    "/admin/cooperation/source/from-text/",
    "/admin/cooperation/meeting/?q=nothing+is+called+so",
    "/admin/cooperation/country/?p=2",
    "/admin/cooperation/country/KZ/delete/",
    "/admin/cooperation/country/KZ/history/",
    "/admin/deleted/",
    "/admin/password_change/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/auth/user/1/change/",
    "/admin/auth/user/1/password/",
    "/admin/auth/user/1/delete/",
    "/admin/auth/group/1/change/",
    "/admin/axes/accessattempt/",
    "/admin/axes/accesslog/",
]
WCAG = AXE | {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def desk(register, chromium):
    """A page signed in as administrator, for all tests of the module."""
    get_user_model().objects.create_superuser("administrator", password=PASSWORD)
    context = chromium.new_context(base_url=register, reduced_motion="reduce", locale="en-GB")
    context.set_default_timeout(30_000)
    complaints = watch(context, register)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")
    assert barriers(page) == []
    page.get_by_label("Username").fill("administrator")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("[type=submit]").click()
    page.get_by_role("heading", name="Desk").wait_for()
    yield page
    context.close()
    assert complaints == []


def barriers(page):
    """Return the violations that axe finds in both looks, one line each, and whether the page scrolls sideways."""
    found = []
    page.evaluate("document.querySelectorAll('details').forEach(part => (part.open = true))")
    for scheme, width, height in (("light", 1280, 900), ("dark", 390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        # Buttons change their colours gradually.
        page.evaluate("Promise.allSettled(document.getAnimations().map(change => change.finished))")
        violations = Axe().run(page, options=WCAG).response["violations"]
        found += [f"{scheme}: {one['id']}: {[node['target'] for node in one['nodes']]}" for one in violations]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{scheme}: scrolls sideways")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    return found


def select(page, action):
    """Select an action for the first row of the list."""
    page.locator(".action-select").first.check()
    page.locator("select[name=action]").select_option(action)
    page.get_by_role("button", name="Go").click()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_admin_page_has_no_accessibility_problem(desk, address):
    desk.goto(address)
    assert barriers(desk) == []


@pytest.mark.parametrize("noun", NOUNS)
def test_the_form_of_a_record_has_no_accessibility_problem(desk, noun):
    desk.goto(f"/admin/cooperation/{noun}/")
    desk.locator("#result_list tbody a").first.click()
    desk.locator(".change-form .submit-row").wait_for()
    assert barriers(desk) == []


def test_a_form_with_errors_and_an_open_list_of_choices_has_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/meeting/add/")
    desk.get_by_label("Date", exact=True).fill("31 Feb 2025")
    choose(desk, "citations-0-source", "Kazakhstan and Kyrgyz Republic eye")
    desk.get_by_role("button", name="Publish meeting").click()
    desk.locator(".problems").wait_for()
    desk.locator("#id_venue + .select2 .select2-selection").click()
    desk.locator(".select2-dropdown .select2-search__field:focus").wait_for()
    desk.keyboard.type("Astana")  # one choice: a longer list covers a part of the next field, which axe finds too small
    desk.locator(".select2-results__option--highlighted", has_text="Astana").wait_for()
    assert barriers(desk) == []


def test_the_offer_of_an_unsaved_draft_has_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/source/add/")
    desk.get_by_label("Title", exact=True).press_sequentially("Communiqué")
    desk.wait_for_function("text => Object.values(localStorage).some(value => value.includes(text))", arg="Communiqué")
    desk.goto("/admin/")
    desk.goto("/admin/cooperation/source/add/")
    desk.locator(".unsaved").wait_for()
    assert barriers(desk) == []
    desk.get_by_role("button", name="Discard text").click()


def test_deleting_and_undoing_have_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/source/add/")
    desk.get_by_label("Title", exact=True).fill("Communiqué of the tenth round")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.locator("#result_list").get_by_role("link", name="Communiqué of the tenth round").click()
    desk.locator(".deletelink").click()
    desk.locator(".delete-confirmation .submit-row").wait_for()
    assert barriers(desk) == []
    desk.get_by_role("button", name="Delete source").click()
    desk.get_by_role("button", name="Undo").wait_for()
    assert barriers(desk) == []
    desk.goto("/admin/deleted/")
    desk.get_by_role("button", name="Restore").wait_for()
    assert barriers(desk) == []
    desk.get_by_role("button", name="Restore").click()
    desk.locator(".messagelist").wait_for()
    assert barriers(desk) == []


def test_undoing_any_change_has_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/source/add/")
    desk.get_by_label("Title", exact=True).fill("Communiqué of the eleventh round")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.locator("#result_list").get_by_role("link", name="Communiqué of the eleventh round").click()
    desk.get_by_label("Dateline").fill("Bishkek")
    desk.get_by_role("button", name="Save and continue editing").click()
    desk.locator(".messagelist").wait_for()
    desk.get_by_role("link", name="History").click()
    desk.get_by_role("link", name="See the whole change").first.click()
    desk.get_by_role("link", name="Undo this change").wait_for()
    assert barriers(desk) == []
    desk.get_by_role("link", name="Undo this change").click()
    desk.get_by_role("heading", name="To be undone").wait_for()
    assert barriers(desk) == []
    desk.get_by_role("button", name="Undo 1 change").click()
    desk.locator(".messagelist").get_by_role("link", name="See what was undone").click()
    desk.get_by_text("This is an undo").wait_for()
    assert barriers(desk) == []


def test_a_refused_deletion_has_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/initiative/")
    select(desk, "delete_selected")
    desk.get_by_text("other records use them").wait_for()
    assert barriers(desk) == []


def test_recording_a_new_status_has_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/initiative/")
    select(desk, "change_status")
    desk.get_by_role("heading", name="Change status of").wait_for()
    assert barriers(desk) == []
    desk.get_by_role("button", name="Save status").click()
    desk.locator(".errorlist").first.wait_for()
    assert barriers(desk) == []


def test_an_edit_conflict_has_no_accessibility_problem(desk):
    desk.goto("/admin/cooperation/source/?q=Akorda")
    desk.locator("#result_list tbody a").first.click()
    dateline = desk.get_by_label("Dateline")
    dateline.fill("Astana")
    another = desk.context.new_page()
    another.goto(desk.url)
    another.get_by_label("Dateline").fill("Bishkek")
    another.get_by_role("button", name="Save", exact=True).click()
    another.locator(".messagelist").wait_for()
    another.close()
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_role("heading", name="Changes by others").wait_for()
    assert barriers(desk) == []


def test_a_long_title_leaves_the_buttons_of_its_form_alone(desk, database):
    treaty = make.agreement(title="Agreement on the rivers Chu and Talas and what is built there " * 3)
    desk.set_viewport_size({"width": 1280, "height": 700})
    desk.goto(f"/admin/cooperation/agreement/{treaty.pk}/change/?_return=/agreements/")
    title, buttons = (desk.locator(which).bounding_box() for which in ("#content > h1", ".object-tools"))
    assert buttons["y"] + buttons["height"] <= title["y"]


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_a_name_without_spaces_wraps_in_the_admin(desk, database, width):
    body = make.participant("Donaudampfschiffahrtsgesellschaft" * 4)
    talks = make.meeting(title="Gesellschaftsversammlung" * 8, participants=[body])
    desk.set_viewport_size({"width": width, "height": 900})
    for page in ("", f"cooperation/meeting/{talks.pk}/change/", f"cooperation/meeting/{talks.pk}/delete/"):
        desk.goto(f"/admin/{page}")
        assert not desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    desk.goto("/admin/cooperation/meeting/")
    cell = desk.locator("#result_list td", has_text=body.name).first
    assert cell.bounding_box()["width"] < 400


def test_the_head_of_the_admin_is_low_on_a_tablet(desk):
    desk.set_viewport_size({"width": 800, "height": 900})
    desk.goto("/admin/")
    assert desk.locator("#header").bounding_box()["height"] < 120


def test_signing_out_and_in_again_have_no_accessibility_problem(desk):
    desk.goto("/admin/")
    desk.get_by_role("button", name="Sign out").click()
    desk.get_by_role("heading", name="Signed out").wait_for()
    assert barriers(desk) == []
    desk.goto("/admin/login/")
    desk.get_by_label("Username").fill("administrator")
    desk.get_by_label("Password").fill("wrong")
    desk.locator("[type=submit]").click()
    desk.locator(".errornote").wait_for()
    assert barriers(desk) == []
