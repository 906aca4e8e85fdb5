"""Each kind of page in a browser, wide and light, narrow and dark; blocked content and foreign requests fail."""

import pytest

PUBLIC = [
    "/",
    "/about/",
    "/new/",
    "/search/?q=energy",
    "/meetings/",
    "/meetings/visit-of-adylbek-kasymaliev-to-astana-2025/",
    "/agreements/",
    "/agreements/understanding-on-close-cooperation-of-leadership-teams-2025/",
    "/initiatives/",
    "/initiatives/construction-of-combined-heat-and-power-stations/",
    "/developments/",
    "/developments/construction-of-chp-stations-discussed-2025/",
    "/commitments/",
    "/commitments/close-cooperation-on-priorities-2025/",
    "/figures/",
    "/figures/mutual-trade-of-kazakhstan-and-kyrgyzstan-2024/",
    "/participants/",
    "/participants/adylbek-kasymaliev/",
    "/places/",
    "/places/shu/",
    "/sources/",
    "/sources/kazakhstan-and-kyrgyz-republic-eye-expanded-economic-cooperation/",
    "/countries/",
    "/countries/KZ/",
    "/countries/KZ/KG/",
    "/countries/KZ/KG/briefing/?changed_since=2020-01-01",
    "/countries/KZ/KG/numbers/",
    "/no-such-page/",
    "/admin/login/",
]
OF_EDITORS = [
    "/initiatives/",
    "/initiatives/construction-of-combined-heat-and-power-stations/",
    "/admin/",
    "/admin/cooperation/meeting/",
    "/admin/cooperation/meeting/add/",
    "/admin/cooperation/initiative/",
    "/admin/cooperation/initiative/1/change/",
    "/admin/cooperation/initiative/1/history/",
]


def show_narrow_and_dark(page):
    """Show the page as a phone in dark mode does."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.reload()


def scrolls_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_has_no_accessibility_problem_for_a_visitor(page, serious_problems, address):
    page.goto(address)
    assert serious_problems(page) == []
    show_narrow_and_dark(page)
    assert serious_problems(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("address", OF_EDITORS)
def test_a_public_page_has_no_accessibility_problem_for_an_editor(signed_in, serious_problems, address):
    signed_in.goto(address)
    assert serious_problems(signed_in) == []
    show_narrow_and_dark(signed_in)
    assert serious_problems(signed_in) == []
    assert not scrolls_sideways(signed_in)
