"""Rows in forms: help texts of the field with the focus, rarely used fields, and pickers that show what is chosen."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways


@pytest.fixture
def form(signed_in):
    """Open the form of an agreement with eight acts."""
    with transaction.atomic():
        treaty = make.agreement(title="Water treaty", parties=[make.state("KZ"), make.state("KG")])
        for _ in range(8):
            make.action(treaty, "provisionally_applied", "2020", participant=make.state("KG"))

    def open_(width):
        signed_in.set_viewport_size({"width": width, "height": 900})
        signed_in.goto(f"/admin/cooperation/agreement/{treaty.pk}/change/")
        return signed_in

    return open_


@pytest.mark.parametrize("width", [1280, 390])
def test_the_help_text_of_the_focused_field_is_shown_and_moves_nothing(form, width):
    page = form(width)
    field, below = page.locator("#id_actions-0-date_stated"), page.locator("#id_actions-0-quote")
    help_text = page.locator("#id_actions-0-date_stated_helptext")
    assert help_text.bounding_box()["width"] <= 1
    before = below.bounding_box()
    field.focus()
    assert help_text.bounding_box()["width"] > 100
    assert field.get_attribute("aria-describedby") == "id_actions-0-date_stated_helptext"
    box = help_text.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    field.evaluate("field => field.scrollIntoView({ block: 'center' })")
    assert below.bounding_box()["height"] == before["height"]
    below.click()  # through the help text, which is over it
    expect(below).to_be_focused()
    assert help_text.bounding_box()["width"] <= 1
    assert not scrolls_sideways(page)


def test_every_help_text_of_a_row_stays_in_the_window(form):
    page = form(1280)
    page.locator("#actions-0 summary").click()
    for field in page.locator("#actions-0 :is(input, select):visible").all():
        field.focus()
        for box in page.locator("#actions-0 .help").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().right)"
        ):
            assert box <= 1280


@pytest.mark.parametrize(("width", "most"), [(1280, 2000), (390, 6000)])
def test_acts_are_as_high_as_their_usual_fields(form, width, most):
    page = form(width)
    assert page.locator("#actions-group").bounding_box()["height"] < most
    expect(page.locator("#id_actions-0-legal_ground")).to_be_hidden()
    page.locator("#actions-0 summary").click()
    expect(page.locator("#id_actions-0-legal_ground")).to_be_visible()


def test_pickers_show_what_is_chosen(form):
    page = form(1280)
    for shown in ("#parties-1 .select2-selection__rendered", "#actions-0 .select2-selection__rendered"):
        chosen = page.locator(shown).first
        expect(chosen).to_contain_text("Kyrgyzstan (state, KG)")
        assert chosen.evaluate("one => one.scrollWidth <= one.clientWidth")
    kind = page.locator("#id_actions-0-kind")
    needed = kind.evaluate(
        """select => {
            const text = document.createElement("span");
            text.textContent = "provisionally applied";
            text.style.font = getComputedStyle(select).font;
            document.body.append(text);
            return text.getBoundingClientRect().width;
        }"""
    )
    assert kind.evaluate("select => select.clientWidth") >= needed + 28  # its padding and arrow
