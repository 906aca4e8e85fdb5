"""The switch between light, dark and the system's setting, and the shapes beside statuses."""

from collections import defaultdict

import pytest
from playwright.sync_api import expect

from cooperation.wording import SHAPES


def test_the_theme_switch_says_what_it_switches_and_is_remembered(page):
    page.goto("/")
    for name in ("automatic", "light", "dark"):
        switch = page.get_by_role("button", name=f"Colours: {name}")
        expect(switch).to_have_attribute("title", f"Colours: {name}")
        if name != "dark":
            switch.click()
    page.goto("/about/")
    expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()


def pictures_of_shapes(page):
    """Return a picture of each shape beside a status: its name -> the picture."""
    spans = "".join(f'<p><span class="shape-{name}" id="{name}">x</span></p>' for name in SHAPES)
    page.locator("main").evaluate("(main, spans) => (main.innerHTML = spans)", spans)
    found = {}
    for name in SHAPES:
        box = page.locator(f"#{name}").bounding_box()
        found[name] = page.screenshot(clip={"x": box["x"], "y": box["y"], "width": 12, "height": box["height"]})
    return found


@pytest.mark.parametrize("media", [{}, {"forced_colors": "active"}, {"media": "print"}, {"color_scheme": "dark"}])
def test_no_two_statuses_look_alike(page, media):
    page.emulate_media(**media)
    page.set_viewport_size({"width": 1280, "height": 1200})
    page.goto("/about/")
    seen = defaultdict(list)
    for name, picture in pictures_of_shapes(page).items():
        seen[picture].append(name)
    assert [names for names in seen.values() if len(names) > 1] == []


def test_the_current_list_is_distinct_in_forced_colours(page):
    page.emulate_media(forced_colors="active")
    page.goto("/meetings/")
    edge = "link => getComputedStyle(link).borderBottomColor"
    links = page.get_by_role("navigation", name="Register").get_by_role("link")
    assert links.filter(has_text="Meetings").evaluate(edge) != links.filter(has_text="Initiatives").evaluate(edge)
