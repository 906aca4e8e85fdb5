"""The switch between light, dark and what the reader's system has."""

from playwright.sync_api import expect


def test_the_switch_says_what_it_switches_and_is_kept(page):
    page.goto("/")
    for name in ("automatic", "light", "dark"):
        switch = page.get_by_role("button", name=f"Colours: {name}")
        expect(switch).to_have_attribute("title", f"Colours: {name}")
        if name != "dark":
            switch.click()
    page.goto("/about/")
    expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()
