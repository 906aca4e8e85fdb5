"""The form of a figure fills in what a typed value says, and pages with long words stay within a phone."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Figure
from tests import builders as make

ADD = "/admin/cooperation/figure/add/"
PRINTED = (
    "as the ministers of both states said after the talks, more than one billion seven hundred million dollars of trade"
)
UNBROKEN = "x" * 300


def test_a_typed_value_decides_bound_and_unit(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_value_low").fill("over 280 km")
    expect(signed_in.locator("#id_bound")).to_have_value("more_than")
    expect(signed_in.locator("#id_unit")).to_have_value("km")
    expect(signed_in.locator("#select2-id_unit-container")).to_contain_text("km")

    signed_in.locator("#id_value_low").fill("6 million")
    expect(signed_in.locator("#id_bound")).to_have_value("exactly")
    expect(signed_in.locator("#id_unit")).to_have_value("km")


def test_a_value_typed_over_another_decides_anew_in_a_reopened_form(signed_in, database):
    figure = make.figure(value_low=280, bound="more_than", unit="km")
    signed_in.goto(f"/admin/cooperation/figure/{figure.pk}/change/")
    expect(signed_in.locator("#id_bound")).to_have_value("more_than")
    signed_in.locator("#id_value_low").fill("6 million")
    expect(signed_in.locator("#id_bound")).to_have_value("exactly")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.wait_for_url("**/admin/cooperation/figure/")
    assert Figure.objects.get(pk=figure.pk).bound == "exactly"


def test_what_was_set_by_hand_stays(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_bound").select_option("at_least")
    signed_in.locator("#id_value_low").fill("6 million")
    expect(signed_in.locator("output.understood")).to_have_text("6,000,000")
    expect(signed_in.locator("#id_bound")).to_have_value("at_least")


@pytest.fixture(scope="module")
def long_words(database):
    """A record of each type with an ordinary long text and with a word that never breaks; return their URLs."""
    figure = make.figure(printed=PRINTED, indicator="trade of widths", published=True)
    north = make.state("XN")
    rows = [
        figure,
        make.figure(printed=UNBROKEN, indicator="trade of widths", of=[north], published=True),
        make.meeting(title=f"widths {UNBROKEN}", date="2025", participants=[north], published=True),
        make.agreement(title=f"widths {UNBROKEN}", references=[UNBROKEN], published=True),
        make.initiative(title=f"widths {UNBROKEN}", summary=UNBROKEN, participants=[north], published=True),
        make.development(text=f"widths {UNBROKEN}", date="2025", participants=[north], published=True),
        make.commitment(what=f"widths {UNBROKEN}", condition=UNBROKEN, by=[north], published=True),
    ]
    make.figure(value_low=5, printed=UNBROKEN, indicator="trade of widths", of=[north], period="2024", published=True)
    make.figure(value_low=9, printed=UNBROKEN, indicator="trade of widths", of=[north], period="2024", published=True)
    for row in rows:
        make.cite(row, make.source(f"widths {UNBROKEN}"), UNBROKEN, differs=UNBROKEN)
    return rows


NOUNS = ["figure", "meeting", "agreement", "initiative", "development", "commitment"]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways_with_long_words(signed_in, long_words, width):
    signed_in.set_viewport_size({"width": width, "height": 900})
    urls = [row.get_absolute_url() for row in long_words]
    urls += [f"/{noun}s/?q=widths" for noun in NOUNS] + ["/search/?q=widths", "/contradictions/", "/sources/?q=widths"]
    urls += [f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/" for row in long_words]
    urls += [f"/admin/cooperation/{noun}/?q=widths" for noun in NOUNS] + ["/admin/"]
    too_wide = []
    for url in urls:
        signed_in.goto(url)
        if signed_in.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(url)
    assert too_wide == []
