"""From a text to a published batch: pinned values, sentences without records, and the undo, in a browser."""

import pghistory
import pytest
from playwright.sync_api import expect

from cooperation.models import Batch, BatchItem, Meeting, NothingToRecord, Snapshot
from tests import builders as make
from tests.e2e.conftest import PASSWORD
from tests.e2e.texts import add_text

TEXT = (
    "ASTANA – Kazakhstan and Russia met. Trade between Kazakhstan and Russia grew.\n\n"
    "Kazakhstan will build a dam. The weather was fine. Russia will pay for it."
)


@pytest.fixture
def text_page(database):
    """The URL of the page of a text. Each test has a text of its own."""
    number = Batch.objects.count() + BatchItem.objects.count() + NothingToRecord.objects.count()
    return add_text(f"Talks in Astana, report {number}", TEXT)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_text_is_recorded_and_published_by_keyboard_alone(signed_in, text_page, width, serious_problems):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(text_page)
    assert serious_problems(page) == []

    page.get_by_role("button", name="Pin these").press("Enter")
    expect(page.locator(".pins")).to_contain_text("Pinned: 26 February 2025")
    page.locator("#words").focus()
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_have_text("ASTANA – Kazakhstan and Russia met.")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("m")
    expect(page.locator(".pinned-fields")).to_contain_text("date")
    expect(page.locator("#short-form").get_by_label("Date", exact=True)).to_have_value("26 February 2025")
    page.get_by_role("button", name="Save", exact=True).press("Enter")

    expect(page.locator(".batch")).to_contain_text("To publish: 1 meeting.")
    page.locator("#words").focus()
    page.keyboard.press("p")
    expect(page.locator(".pins")).to_contain_text("Talks")
    page.locator("#words").focus()
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_have_text("Trade between Kazakhstan and Russia grew.")
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_have_text("Kazakhstan will build a dam.")
    page.keyboard.press("k")
    expect(page.locator("#words blockquote")).to_have_text("Trade between Kazakhstan and Russia grew.")
    page.keyboard.press("n")

    expect(page.locator("#words blockquote")).to_have_text("Kazakhstan will build a dam.")
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator(".text-legend")).to_contain_text("Recorded from 1 of 5 sentences, 1 has nothing to record.")
    page.keyboard.press("n")
    expect(page.locator("#words blockquote")).to_have_text("The weather was fine.")
    assert serious_problems(page) == []
    page.locator(".no-record button").first.press("Enter")
    expect(page.locator("#words blockquote")).to_have_text("Trade between Kazakhstan and Russia grew.")

    page.goto("/admin/")
    page.locator(".in-batch summary").first.press("Enter")
    expect(page.locator(".in-batch li").first).to_be_visible()
    assert serious_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[aria-labelledby=batches]").get_by_role("link", name="Publish").first.press("Enter")
    assert serious_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Publish 1 meeting").dblclick()
    expect(page.locator("#words .messagelist")).to_contain_text("1 record published. Show the meeting")
    expect(page.locator("#words")).to_be_focused()
    assert Meeting.objects.latest("pk").is_published


@pytest.mark.parametrize("width", [1280, 390])
def test_a_batch_is_taken_back_and_brought_back(signed_in, text_page, width, serious_problems):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(text_page)
    page.locator("a.record-from").first.press("Enter")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("d")
    page.get_by_role("button", name="Save", exact=True).press("Enter")

    page.get_by_role("link", name="Take it back…").press("Enter")
    expect(page.get_by_role("heading", name="To be deleted")).to_be_visible()
    assert serious_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Delete 1 development").dblclick()
    expect(page.locator(".messagelist")).to_contain_text("Taken back: 1 development deleted.")
    expect(page.locator(".batch")).to_have_count(0)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Restored")
    page.goto(text_page)
    expect(page.locator(".batch")).to_contain_text("To publish: 1 development.")


def test_other_values_are_pinned_with_the_autocomplete(signed_in, text_page, serious_problems):
    page = signed_in
    page.goto(text_page)
    page.get_by_text("Pin other values").press("Enter")
    page.get_by_label("Date", exact=True).fill("25 Feb 2025")
    expect(page.locator(".understood, [id$=understood]").first).to_be_visible()
    page.locator(".field-sectors .select2-selection").click()
    page.keyboard.type("water")
    page.locator(".select2-results__option--highlighted", has_text="ater").click()
    assert serious_problems(page) == []
    page.get_by_role("button", name="Pin", exact=True).press("Enter")
    expect(page.locator(".pins")).to_contain_text("25 February 2025")
    expect(page.locator(".pins")).to_contain_text("ater")
    page.get_by_text("Change what is pinned").press("Enter")
    page.get_by_role("button", name="Clear all").press("Enter")
    expect(page.locator(".pins")).to_contain_text("Nothing is pinned yet.")


def test_letters_do_nothing_away_from_the_panel(signed_in, text_page):
    page = signed_in
    page.goto(text_page)
    page.locator("a.record-from").first.press("Enter")
    expect(page.locator("#words")).to_be_focused()
    page.locator("a.record-from").nth(1).focus()
    for letter in "njkpm":
        page.keyboard.press(letter)
    expect(page.locator("#words blockquote")).to_have_text("ASTANA – Kazakhstan and Russia met.")
    assert page.url.partition("?")[0].endswith(text_page)


def test_all_of_it_works_without_scripts(without_scripts, administrator, text_page):
    page = without_scripts
    page.goto(f"/admin/login/?next={text_page}")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Pin other values").click()
    page.get_by_label("Date", exact=True).fill("25 Feb 2025")
    page.get_by_label("Sectors").select_option(index=0)
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(page.locator(".pins")).to_contain_text("Pinned: 25 February 2025")
    page.get_by_role("link", name="Next sentence without a record").click()
    page.get_by_role("button", name="Nothing to record").click()
    expect(page.locator(".text-legend")).to_contain_text("1 has nothing to record")
    page.get_by_role("link", name="Development").last.click()
    expect(page.locator("#id_date")).to_have_value("25 February 2025")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Publish the batch…").click()
    page.get_by_role("button", name="Publish 1 development").click()
    expect(page.locator(".messagelist")).to_contain_text("1 record published.")


@pytest.mark.parametrize("name", ["publish", "take-back"])
def test_the_pages_of_a_batch_of_all_types_fit_a_phone(signed_in, administrator, text_page, name, serious_problems):
    snapshot = Snapshot.objects.get(pk=text_page.rstrip("/").rpartition("/")[2])
    batch = make.batch(snapshot, owner=administrator)
    with pghistory.context(user=administrator.pk):  # what others recorded is not taken back
        for build in (make.meeting, make.initiative, make.development, make.commitment, make.figure):
            row = build()
            make.cite(row, snapshot.source)
            make.batch_item(row, batch)
    page = signed_in
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{text_page}batch/{name}/")
    button = page.locator(".submit-row input").bounding_box()
    assert button["x"] + button["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious_problems(page) == []
    # The second click of two must not find Cancel where the button was.
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    page.locator(".submit-row input").click()
    expect(page.locator(".submit-row input")).to_have_value("Saving…")
    assert page.locator(".submit-row input").bounding_box()["width"] >= button["width"]
