"""Common tasks: enter and find a meeting, change an initiative's status, correct a mistake."""

from playwright.sync_api import expect

from tests.e2e.forms import add_to, choose

SOURCE = "Kazakhstan and Kyrgyz Republic eye"


def enter_meeting(page, title, date="26 Feb 2025"):
    """Fill in the form for a new meeting between two states, with a citation."""
    page.goto("/admin/cooperation/meeting/add/")
    page.get_by_label("Date", exact=True).fill(date)
    page.get_by_label("Title", exact=True).fill(title)
    choose(page, "participations-0-participant", "Kazakhstan")
    choose(page, "participations-1-participant", "Uzbekistan")
    choose(page, "citations-0-source", SOURCE)
    page.locator("#id_citations-0-quote").fill("met on the same day")


def test_a_meeting_that_is_entered_and_published_is_found_by_visitors(signed_in, chromium, register):
    enter_meeting(signed_in, "Talks on the examples of an analyst")
    signed_in.get_by_role("button", name="Publish meeting").click()
    signed_in.get_by_role("link", name="Talks on the examples of an analyst").first.wait_for()

    visitor = chromium.new_page(base_url=register)
    visitor.goto("/")
    visitor.get_by_label("Search the register").first.fill("examples analyst")
    visitor.keyboard.press("Enter")
    visitor.get_by_role("link", name="Talks on the examples of an analyst").click()
    assert visitor.get_by_role("heading", level=1).inner_text() == "Talks on the examples of an analyst"
    text = visitor.locator("main").inner_text()
    assert "26 February 2025" in text
    assert "Kazakhstan" in text
    assert "Uzbekistan" in text
    assert "met on the same day" in text
    visitor.close()


def test_a_draft_is_not_shown_to_visitors(signed_in, chromium, register):
    enter_meeting(signed_in, "Talks that nobody checked")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.get_by_role("link", name="Talks that nobody checked").first.wait_for()

    visitor = chromium.new_page(base_url=register)
    visitor.goto("/meetings/")
    expect(visitor.locator("main")).not_to_contain_text("Talks that nobody checked")
    signed_in.goto("/meetings/")
    expect(signed_in.locator("main")).to_contain_text("Talks that nobody checked")
    visitor.close()


def test_a_development_moves_the_status_of_its_initiative(signed_in):
    signed_in.goto("/initiatives/chp-station-in-semey/")
    expect(signed_in.locator("main")).to_contain_text("under discussion")
    signed_in.get_by_role("link", name="Add development").click()
    signed_in.get_by_label("Text", exact=True).fill("The first stone of the station was laid.")
    signed_in.get_by_label("Date", exact=True).fill("March 2026")
    signed_in.get_by_label("Initiative status becomes", exact=True).select_option("implementation")
    choose(signed_in, "citations-0-source", SOURCE)
    signed_in.locator("#id_citations-0-quote").fill("the first stone")
    signed_in.get_by_role("button", name="Publish development").click()
    signed_in.wait_for_url("**/initiatives/chp-station-in-semey/")
    text = signed_in.locator("main").inner_text()
    assert "implementation" in text
    assert "March 2026" in text


def test_a_slip_is_explained_and_what_was_typed_is_kept(signed_in):
    enter_meeting(signed_in, "Talks with a slip", date="31 Feb 2025")
    add_to(signed_in, "sectors", "Energy")
    signed_in.get_by_role("button", name="Publish meeting").click()
    expect(signed_in.get_by_text("February 2025 has no day 31.").first).to_be_visible()
    expect(signed_in.get_by_label("Date", exact=True)).to_have_value("31 Feb 2025")
    expect(signed_in.get_by_label("Title", exact=True)).to_have_value("Talks with a slip")
    expect(signed_in.locator("#id_citations-0-quote")).to_have_value("met on the same day")
    expect(signed_in.locator("#id_participations-1-participant + .select2")).to_contain_text("Uzbekistan")
    expect(signed_in.locator("#id_sectors + .select2")).to_contain_text("Energy")

    signed_in.get_by_label("Date", exact=True).fill("28 Feb 2025")
    signed_in.get_by_role("button", name="Publish meeting").click()
    signed_in.get_by_role("link", name="Talks with a slip").first.wait_for()


def test_publishing_without_a_source_is_refused_in_words(signed_in):
    signed_in.goto("/admin/cooperation/meeting/add/")
    signed_in.get_by_label("Title", exact=True).fill("Talks without a source")
    signed_in.get_by_role("button", name="Publish meeting").click()
    expect(signed_in.get_by_text("A published meeting needs at least one citation.").first).to_be_visible()
    expect(signed_in.get_by_label("Title", exact=True)).to_have_value("Talks without a source")
