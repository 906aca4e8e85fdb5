"""The names of a text that the register lacks are added on one page, by keyboard and on a phone."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Participant, Place
from tests.e2e.texts import add_text

TEXT = (
    "ZHEKRAGRAD – Ardo Velmaran, the Minister of Energy of Kazakhstan, met Tilda Orsk in Zhekragrad. "
    "The Velmaran Foundation and the Orsk River Basin Authority took part."
)


@pytest.fixture
def text_page(signed_in, database):
    page = signed_in
    page.goto(add_text("Talks of ministers", TEXT))
    return page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_of_names_has_no_accessibility_problem_and_fits(text_page, serious_problems, width, theme):
    page = text_page
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("link", name="Add other names to the register").click()
    expect(page.get_by_role("heading", name="Add names of the text")).to_be_visible()
    assert serious_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_names_are_added_by_keyboard_and_are_then_found_in_the_text(text_page, serious_problems):
    page = text_page
    page.get_by_role("link", name="Add other names to the register").press("Enter")
    person = page.get_by_role("checkbox", name="Add: Ardo Velmaran")
    expect(person).to_be_checked()
    place = page.get_by_role("checkbox", name="Add: Zhekragrad")
    if place.is_checked():
        place.press("Space")
    page.get_by_role("textbox", name="Name: Ardo Velmaran").press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("added to the register and to your batch.")
    assert Participant.objects.filter(name="Ardo Velmaran", kind="person").exists()
    assert not Place.objects.filter(name="Zhekragrad").exists()
    expect(page.locator(".said-name", has_text="Ardo Velmaran")).to_be_visible()
    assert serious_problems(page) == []
