"""Keyboard focus is visible on every element, wide and narrow, light and dark."""

import pytest
from playwright.sync_api import expect

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
MOST = 400
"""Tab presses after which a page counts as endless."""

OF_VISITORS = ["/", "/meetings/?country=KZ", "/countries/KZ/"]
OF_EDITORS = ["/initiatives/?country=RU", "/admin/cooperation/meeting/", "/admin/cooperation/meeting/add/"]

looks = pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])

UNSEEN = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // Select2 draws the frame around the box of which the focus is a part.
  const shown = element.closest(".select2-container--focus")?.querySelector(".select2-selection") || element;
  const style = getComputedStyle(shown);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  const { width, height } = shown.getBoundingClientRect();
  return ring && width > 4 && height > 4 ? "" : `${element.outerHTML.slice(0, 100)} ${width} by ${height}`;
}"""
"""The focused element if its focus is not visible, "" if it is, null without focus."""


def unseen(page):
    """Press Tab through the page, and return the elements without visible focus."""
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        told = page.evaluate(UNSEEN)
        if told is None:
            return found
        if told:
            found.append(told)
    raise AssertionError(f"No end after {MOST} steps.")


@looks
@pytest.mark.parametrize("address", OF_VISITORS)
def test_a_visitor_sees_where_the_focus_is(page, address, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    assert unseen(page) == []


@looks
@pytest.mark.parametrize("address", OF_EDITORS)
def test_an_editor_sees_where_the_focus_is(signed_in, address, size, scheme):
    signed_in.set_viewport_size(size)
    signed_in.emulate_media(color_scheme=scheme)
    signed_in.goto(address)
    assert unseen(signed_in) == []


COVERED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const buttons = document.querySelector(".submit-row");
  const bar = buttons.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  const middle = (top + bottom) / 2;  // of a text of several lines, the browser shows the one with the cursor
  return !buttons.contains(element) && middle > bar.top && top < bar.bottom ? element.outerHTML.slice(0, 100) : "";
}"""
"""The focused element if the row of buttons covers its middle, "" if not, null without focus."""


@pytest.mark.parametrize("width", [800, 1280])
@pytest.mark.parametrize("address", ["/admin/cooperation/meeting/add/", "/admin/cooperation/newscheck/add/"])
def test_the_buttons_of_a_form_do_not_cover_the_field_with_the_focus(signed_in, address, width):
    signed_in.set_viewport_size({"width": width, "height": 700})
    signed_in.goto(address)
    covered = []
    for _ in range(MOST):
        signed_in.keyboard.press("Tab")
        told = signed_in.evaluate(COVERED)
        if told is None:
            break
        covered += [told] if told else []
    assert covered == []


def test_an_option_ticked_by_keyboard_stays_in_sight_when_it_moves_to_the_top(page):
    page.set_viewport_size({"width": 1280, "height": 300})
    page.emulate_media(reduced_motion="reduce")  # no transition is still running
    page.goto("/initiatives/")
    sectors = page.get_by_role("group", name="Sector", exact=True)
    sectors.get_by_text("All 1").click()
    expect(sectors.locator("details")).to_have_attribute("aria-busy", "false")  # all values are loaded
    last = sectors.get_by_role("checkbox").last
    value = last.get_attribute("value")
    last.focus()
    page.keyboard.press("Space")
    page.wait_for_url(f"**/?sector={value}")
    expect(page.locator(f"input[type='checkbox'][value='{value}']")).to_be_focused()
    expect(page.locator(f"input[type='checkbox'][value='{value}']")).to_be_in_viewport()
