"""The switch between light, dark and the system's setting."""

from playwright.sync_api import expect

from tests import builders as make


def test_the_theme_switch_says_what_it_switches_and_is_remembered(page):
    page.goto("/")
    for name in ("automatic", "light", "dark"):
        switch = page.get_by_role("button", name=f"Colours: {name}")
        expect(switch).to_have_attribute("title", f"Colours: {name}")
        if name != "dark":
            switch.click()
    page.goto("/about/")
    expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()


def shape(status):
    """Return a picture of the shape before a status."""
    status.scroll_into_view_if_needed()
    box = status.bounding_box()
    return status.page.screenshot(clip={"x": box["x"], "y": box["y"], "width": 12, "height": box["height"]})


def test_statuses_and_the_current_list_are_distinct_in_forced_colours(page):
    page.emulate_media(forced_colors="active")
    make.meeting(title="Talks to come", status="scheduled", published=True)
    page.goto("/meetings/")
    shapes = [shape(page.locator(f".rows .shape-{name}").first) for name in ("begun", "full")]
    assert shapes[0] != shapes[1]
    edge = "link => getComputedStyle(link).borderBottomColor"
    links = page.get_by_role("navigation", name="Register").get_by_role("link")
    assert links.filter(has_text="Meetings").evaluate(edge) != links.filter(has_text="Initiatives").evaluate(edge)
