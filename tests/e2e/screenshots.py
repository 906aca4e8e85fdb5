"""The pictures in docs/images, of a register with the article; `make screenshots` updates them."""

import pytest

from tests.e2e.conftest import ROOT
from tests.e2e.forms import choose

IMAGES = ROOT / "docs" / "images"


@pytest.fixture
def wide(page):
    """Return the page at the size of the pictures."""
    page.set_viewport_size({"width": 1280, "height": 860})
    IMAGES.mkdir(exist_ok=True)
    return page


def take(page, name):
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("initiative", "/initiatives/construction-of-combined-heat-and-power-stations/"),
        ("list", "/meetings/"),
        ("pair", "/countries/KZ/KG/"),
        ("briefing", "/countries/KZ/KG/briefing/"),
    ],
)
def test_take_a_public_page(wide, name, address):
    wide.goto(address)
    take(wide, name)


def test_take_the_desk(wide, signed_in):
    signed_in.goto("/admin/")
    take(signed_in, "desk")


def test_take_the_form_of_a_meeting(wide, signed_in):
    signed_in.goto("/admin/cooperation/meeting/add/")
    signed_in.locator("#id_date").fill("25 Feb 2025")
    signed_in.locator("#id_date_stated").fill("on the same day")
    choose(signed_in, "venue", "Astana")
    choose(signed_in, "participations-0-participant", "Bektenov")
    signed_in.locator("#id_participations-0-capacity").fill("Prime Minister")
    signed_in.evaluate("window.scrollTo(0, 0)")
    take(signed_in, "form")


TEXT = (
    "Talks in Astana\n\n"
    "On 25 February 2025, President Kassym-Jomart Tokayev received Adylbek Kasymaliev in Astana. "
    "Mutual trade of Kazakhstan and the Kyrgyz Republic reached $1.7 billion in 2024.\n\n"
    "Days of Kazakh Cinema will be held in Kyrgyzstan this year. Branches of Kazakh universities are under discussion."
)


def test_take_the_page_of_a_text(wide, signed_in):
    signed_in.goto("/admin/cooperation/source/from-text/")
    signed_in.locator("#id_pasted").fill(TEXT)
    signed_in.locator("#id_published").fill("26 February 2025")
    signed_in.locator(".submit-row .default").click()
    signed_in.get_by_role("button", name="Pin these").click()
    signed_in.locator("a.record-from").nth(2).click()
    signed_in.locator(".already-recorded").wait_for()
    take(signed_in, "text")

    signed_in.locator("a.record-from").nth(1).click()
    signed_in.locator("#words blockquote", has_text="received").wait_for()
    signed_in.keyboard.press("m")
    signed_in.locator("#short-form").wait_for()
    take(signed_in, "short-form")
