"""Checks for news in a browser: one click, Undo, and what a visitor sees then."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Commitment, Initiative
from tests import builders as make
from tests.e2e.test_admin_pages import barriers


@pytest.fixture
def silent(database):
    """A published initiative of which nothing was heard since December 2024."""
    Initiative.objects.update(publication="withdrawn")
    row = make.initiative(
        title="A silent plant with a rather long name that says what it is to produce", published=True
    )
    make.development(initiatives=[row], date="Dec 2024", published=True)
    make.commitment(what="Build it.", due="by 1 May 2025", about_initiatives=[row], published=True)
    make.commitment(what="Report on it.", due="Dec 2026", about_initiatives=[row], published=True)
    yield row
    Commitment.objects.filter(about_initiatives=row).delete()
    row.developments.all().delete()
    Initiative.objects.filter(pk=row.pk).delete()


def test_one_click_on_the_desk_says_that_there_is_nothing_new_and_undo_takes_it_back(signed_in, silent):
    page = signed_in
    page.goto("/admin/")
    item = page.locator("#content-main li", has_text="A silent plant").first
    expect(item).to_contain_text("last news in December 2024")
    assert barriers(page) == []

    item.get_by_role("button", name="Nothing new").click()
    expect(page.locator(".messagelist")).to_contain_text("looked until today")
    expect(item).to_contain_text("last checked on")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messagelist")).to_contain_text("Undone")
    expect(item).not_to_contain_text("last checked on")


def test_a_check_with_a_place_is_on_the_public_page(signed_in, silent):
    page = signed_in
    page.goto(f"/admin/cooperation/initiative/{silent.pk}/change/")
    page.get_by_role("link", name="Looked until another day").click()
    page.get_by_label("Looked until").fill("5 May 2025")
    page.get_by_label("Where somebody looked").fill("Websites of both ministries")
    assert barriers(page) == []
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".last-check")).to_contain_text("5 May 2025 by administrator (Websites of both ministries)")
    assert barriers(page) == []

    page.goto(silent.get_absolute_url())
    fact = page.locator(".dossier-side div", has_text="Last checked")
    expect(fact).to_contain_text("5 May 2025 (Websites of both ministries) by administrator")
