"""The search field above a long group of filter values finds values, and is no filter itself."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.conftest import intercept
from tests.e2e.test_lists import DESK, PHONE, found, option, stays, was_not_reloaded
from tests.e2e.test_lists_answers import holds
from tests.e2e.test_pages import scrolls_sideways

MANY = "KZ KG RU AR AT BE BR CI CL CN DE EG ES FI FR GB GR IN IR IT JP KE KR MX NO PL PT SE TR UZ VN"
UNFOLDED = "#filter-country-rest label:visible"


@pytest.fixture(scope="module")
def many(register):
    """Create agreements of more countries than the panel shows."""
    with transaction.atomic():
        every = [make.state(code) for code in MANY.split()]
        make.agreement(title="Of all", parties=every, published=True)
        make.agreement(title="Of two", parties=[make.state("BT"), make.state("NP")], published=True)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def countries(many, page, request):
    """Return a list of agreements with all countries loaded; on a phone in the drawer."""
    intercept(page)
    page.set_viewport_size(request.param)
    page.goto("/agreements/")
    if request.param == PHONE:
        page.locator("#filters-open").click()
    page.get_by_role("group", name="Country", exact=True).locator("summary").press("Enter")
    expect(field(page)).to_be_visible()
    return page


def field(page):
    return page.get_by_role("searchbox", name="Find in Country")


def told(page):
    return page.locator("#filter-country-rest").get_by_role("status")


def names(page):
    return page.locator(UNFOLDED).evaluate_all("all => all.map(one => one.control.nextSibling.textContent)")


def test_options_without_the_typed_text_are_hidden_without_regard_to_case_and_marks(countries):
    page = countries
    page.keyboard.press("Tab")
    expect(field(page)).to_be_focused()
    page.keyboard.type("COTE DI")
    expect(page.locator(UNFOLDED)).to_have_count(1)
    assert names(page) == ["Côte d'Ivoire"]
    page.keyboard.type("zzz")
    expect(page.locator(UNFOLDED)).to_have_count(0)
    expect(told(page)).to_have_text("No matches")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    expect(told(page)).to_be_empty()
    assert len(names(page)) > 20


def test_a_match_above_the_field_is_announced(countries):
    field(countries).fill("kazakh")
    expect(told(countries)).to_have_text("Above: Kazakhstan")


def test_enter_ticks_the_only_option_that_is_left(countries):
    page = countries
    stays(page)
    field(page).press_sequentially("cot")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/?country=CI")
    found(page, "1 agreement")
    expect(option(page, "Côte d'Ivoire")).to_be_checked()
    expect(field(page)).to_be_focused()
    expect(told(page)).to_have_text("Above: Côte d'Ivoire")
    page.keyboard.press("Enter")  # it stays ticked
    page.keyboard.type("vietn")  # replaces the typed text
    page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/?country=CI&country=VN")
    expect(field(page)).to_have_value("vietn")
    assert was_not_reloaded(page)


def test_enter_does_nothing_while_several_options_are_left(countries):
    page = countries
    stays(page)
    field(page).press("Enter")
    field(page).press_sequentially("land")
    page.keyboard.press("Enter")
    assert set(names(page)) >= {"Finland", "Poland"}
    expect(page).to_have_url("/agreements/")
    expect(field(page)).to_be_focused()
    assert was_not_reloaded(page)


def test_typing_in_the_option_field_asks_for_no_list_and_leaves_the_address(countries):
    page = countries
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    field(page).press_sequentially("land")
    page.keyboard.press("Tab")
    expect(option(page, "Finland")).to_be_focused()
    page.wait_for_timeout(600)
    assert asked == []
    page.keyboard.press("Space")
    page.wait_for_url("**/agreements/?country=FI")
    expect(option(page, "Finland")).to_be_focused()
    expect(field(page)).to_have_value("land")
    assert names(page) == ["Poland"]
    assert [address for address in asked if "/agreements/?" in address] == [page.url]


def test_the_option_field_stays_as_it_is_when_a_list_arrives_while_somebody_types(countries):
    page = countries
    held = holds(page, "/agreements/?q=*")
    page.get_by_label("Words").fill("of all")
    field(page).press_sequentially("lan")  # which changes focus, and requests the words
    page.wait_for_timeout(600)
    for request in held:
        request.continue_()
    page.wait_for_url("**/agreements/?q=of*all")
    found(page, "1 agreement")
    page.keyboard.type("d")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("land")
    assert set(names(page)) >= {"Finland", "Poland"}
    assert "Germany" not in names(page)


def test_the_focus_stays_in_the_group_when_few_options_are_left(countries):
    page = countries
    field(page).fill("bhut")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/?country=BT")
    expect(field(page)).to_have_count(0)
    expect(option(page, "Bhutan")).to_be_focused()


def test_an_option_unticked_by_keyboard_keeps_the_focus_whatever_is_typed(countries):
    page = countries
    field(page).fill("vietn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?country=VN")
    field(page).fill("land")
    option(page, "Vietnam").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/agreements/")
    expect(option(page, "Vietnam")).to_be_focused()


def test_escape_clears_the_option_field_before_it_closes_the_drawer(many, page):
    page.set_viewport_size(PHONE)
    page.goto("/agreements/")
    page.locator("#filters-open").click()
    page.get_by_role("group", name="Country", exact=True).locator("summary").click()
    field(page).fill("land")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#filters-open")).to_be_focused()


def test_the_option_field_has_no_accessibility_problem(countries, serious_problems):
    page = countries
    for typed in ("land", "zzz"):
        field(page).fill(typed)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert serious_problems(page) == []


def test_a_short_group_of_options_has_no_field_to_search_it(page):
    page.goto("/initiatives/")
    sectors = page.get_by_role("group", name="Sector", exact=True)
    sectors.locator("summary").click()
    expect(page.locator("#filter-sector-rest label").first).to_be_visible()
    expect(page.locator(".finder")).to_have_count(0)


def test_the_values_have_the_numbers_of_what_is_chosen_meanwhile(countries):
    page = countries
    label = page.locator(f"{UNFOLDED}", has_text="Vietnam")
    expect(label.locator("small")).to_have_text("1")
    page.get_by_label("Words").fill("of all")
    page.wait_for_url("**/agreements/?q=of*all")
    found(page, "1 agreement")
    expect(label.locator("small")).to_have_text("1")
    expect(page.locator("#filter-country-rest label", has_text="Bhutan")).to_have_count(0)
    expect(page.locator("#filter-country-rest > p")).to_have_count(0)


def test_a_link_opens_the_values_if_they_cannot_be_loaded(many, page):
    intercept(page)
    page.goto("/agreements/?sort=title")
    page.route("**/values/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.get_by_role("group", name="Country", exact=True).locator("summary").click()
    page.unroute("**/values/**")
    page.get_by_role("link", name="All values of Country").click()
    expect(page).to_have_url("/agreements/values/country/?sort=title")
    expect(page.get_by_role("heading", level=1)).to_have_text("Agreements by country")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_of_all_values_keeps_nobody_out(many, page, serious_problems, size):
    page.set_viewport_size(size)
    page.goto("/agreements/values/country/?sort=title")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious_problems(page) == []
    assert not scrolls_sideways(page)


def test_without_scripts_all_values_are_a_page(many, without_scripts):
    page = without_scripts
    page.goto("/agreements/?sort=title")
    page.get_by_role("group", name="Country", exact=True).locator("summary").click()
    page.get_by_role("link", name="All values of Country").click()
    page.get_by_role("checkbox", name="Vietnam").check()
    page.get_by_role("button", name="Show agreements").click()
    expect(page).to_have_url("/agreements/?sort=title&country=VN")
    found(page, "1 agreement")
