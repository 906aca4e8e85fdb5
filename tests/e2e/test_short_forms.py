"""Short forms beside a text: opened and saved by keyboard, without leaving the text, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Citation, Meeting
from tests import builders as make
from tests.e2e.conftest import PASSWORD, intercept
from tests.e2e.texts import add_text

FIRST = "Kazakhstan and Russia met on February 25."
TEXT = f"{FIRST} “Trade grew to $29.5 billion last year,” the officials said. They will meet again."


@pytest.fixture
def text_page(database):
    """The URL of the page of a text."""
    return add_text("Talks on trade", TEXT)


@pytest.fixture
def words(signed_in, text_page):
    """A page with the first sentence selected, and the focus in the panel."""
    page = signed_in
    intercept(page)
    page.goto(text_page)
    page.locator("a.record-from").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_focused()
    return page


def open_form(page, key):
    page.keyboard.press(key)
    expect(page.locator("#words #short-form")).to_be_visible()


def meetings() -> int:
    return Meeting.objects.count()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_record_is_saved_beside_the_text_without_loading_the_page(words, width, serious_problems):
    page = words
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("window.same = true")
    before = meetings()
    open_form(page, "m")
    expect(page.locator("#words")).to_have_accessible_name(f"New meeting from “{FIRST}”")
    expect(page.locator("#id_kind")).to_be_focused()
    assert serious_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator("#id_title").press("Enter")

    expect(page.locator(".sentence-recorded")).to_have_text(FIRST)
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator("#words .saved-from-text")).to_contain_text("Meeting saved")
    expect(page.locator("#words-status")).to_contain_text("Meeting saved")
    expect(page.locator("#text-legend")).to_contain_text("Recorded from 1 of")
    assert page.evaluate("window.same")
    assert meetings() == before + 1
    assert serious_problems(page) == []


def test_after_saving_the_next_letter_opens_the_next_form(words):
    page = words
    open_form(page, "m")
    page.locator("#id_title").press("Enter")
    expect(page.locator("#words")).to_be_focused()
    open_form(page, "f")
    expect(page.locator("#id_indicator")).to_be_focused()


def test_tab_goes_through_the_fields_in_their_order(words):
    page = words
    open_form(page, "f")
    reached = []
    for _ in range(6):
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('role')"))
        page.keyboard.press("Tab")
    assert reached[:2] == ["id_indicator", "id_value_low"]
    assert "id_nature" in reached


def test_escape_goes_back_to_the_list_and_what_was_typed_is_there_again(words):
    page = words
    open_form(page, "m")
    page.locator("#id_title").fill("My talks")
    page.keyboard.press("Escape")
    expect(page.locator("#words #short-form")).to_have_count(0)
    expect(page.locator(".word-forms a[data-key=m]")).to_be_focused()

    open_form(page, "d")
    page.keyboard.press("Escape")
    open_form(page, "m")

    expect(page.locator("#id_title")).to_have_value("My talks")


def test_the_list_says_which_form_is_not_saved(words):
    page = words
    open_form(page, "m")
    page.keyboard.press("Escape")
    expect(page.locator(".not-saved")).to_have_count(0)
    open_form(page, "m")
    page.locator("#id_title").fill("My talks")
    page.keyboard.press("Escape")
    marked = page.locator(".word-forms li", has=page.locator("a[data-key=m]"))
    expect(marked).to_contain_text("(not saved)")
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_contain_text("Trade grew")
    expect(page.locator(".not-saved")).to_have_count(0)
    page.keyboard.press("k")
    expect(marked).to_contain_text("(not saved)")

    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    expect(page.locator(".unsaved")).to_contain_text("New meeting from")
    assert asked == []


def test_the_help_of_the_field_with_the_focus_covers_no_other_field(words):
    page = words
    open_form(page, "f")
    expect(page.locator("#short-form .keys")).to_contain_text("What is measured")
    page.locator("#id_value_low").focus()
    expect(page.locator("#short-form .keys")).not_to_contain_text("What is measured")


def test_a_row_that_is_added_gets_the_focus_and_its_remove_button_says_what_it_removes(words):
    page = words
    open_form(page, "m")
    page.locator("#participations-group .add-row a").press("Enter")
    page.wait_for_function("() => document.activeElement.closest('#participations-2')")
    first = page.locator("#participations-0 .inline-deletelink")
    first.focus()
    expect(first).to_have_accessible_name("Remove Kazakhstan (state, KZ)")


def test_one_key_cites_one_record(signed_in, database):
    for year in ("2024", "2023"):
        trade = make.figure(
            indicator="mutual trade", value_low=29_500_000_000, unit="USD", period=year, step=100_000_000
        )
        make.cite(trade)
    page = signed_in
    page.goto(add_text("Trade again", "Mutual trade was $29.5 billion. Nothing else."))
    page.locator("a.record-from").first.press("Enter")
    expect(page.locator(".already-recorded [data-record]").nth(1)).to_be_visible()
    before = Citation.objects.count()
    page.keyboard.press("s")
    expect(page.locator("#words .saved-from-text")).to_contain_text("Citation saved")
    page.keyboard.press("s")
    expect(page.locator("#words .reminder")).to_contain_text("The words are cited already.")
    assert Citation.objects.count() == before + 1
    other = page.locator(".already-recorded [data-record] a.record").first
    title = other.inner_text()
    other.focus()
    page.keyboard.press("s")
    expect(page.locator("#words .saved-from-text")).to_contain_text(title)
    assert Citation.objects.count() == before + 2


def test_escape_closes_an_open_list_before_it_leaves_the_form(words):
    page = words
    open_form(page, "d")
    page.locator("#id_initiatives + .select2 .select2-search__field").press_sequentially("canal")
    expect(page.locator(".select2-container--open").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".select2-container--open")).to_have_count(0)
    expect(page.locator("#words #short-form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#words #short-form")).to_have_count(0)


def test_enter_saves_from_a_long_text_too(words):
    page = words
    open_form(page, "d")
    expect(page.locator("#id_text")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("A second line.")
    expect(page.locator("#id_text")).to_have_value(f"{FIRST}\nA second line.")
    page.keyboard.press("Enter")
    expect(page.locator("#words .saved-from-text")).to_contain_text("Development saved")


def test_control_enter_in_a_list_of_choices_saves_and_leaves_no_list_open(words):
    page = words
    open_form(page, "m")
    page.locator("#id_venue + .select2 .select2-selection").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#words .saved-from-text")).to_contain_text("Meeting saved")
    expect(page.locator(".select2-container--open")).to_have_count(0)


def test_what_is_recorded_already_is_shown_with_a_title_from_the_words(words, serious_problems):
    page = words
    # In the order of the text it would be a name in it.
    make.initiative(title="Russia and Kazakhstan met on February 25")
    open_form(page, "i")
    expect(page.locator("#words .twins-typed")).to_contain_text("Perhaps recorded already")
    assert serious_problems(page) == []
    page.keyboard.press("Escape")
    page.locator("a.record-from").nth(1).click()
    expect(page.locator("#words blockquote")).to_contain_text("Trade grew")


def test_other_words_are_not_selected_while_something_is_typed(words):
    page = words
    open_form(page, "m")
    page.locator("#id_title").fill("My talks")
    page.locator("a.record-from").nth(1).click()
    expect(page.locator("#words .not-sent")).to_contain_text("Save this form")
    expect(page.locator("#id_title")).to_have_value("My talks")


def test_errors_come_back_at_their_fields_with_what_was_typed(words, serious_problems):
    page = words
    open_form(page, "m")
    page.locator("#id_title").fill("My talks")
    page.locator("#id_date").fill("nonsense")
    page.locator("#id_date").press("Enter")

    problems = page.locator("#words .problems")
    expect(problems).to_be_focused()
    expect(problems).to_have_attribute("role", "alert")
    expect(page.locator("#id_title")).to_have_value("My talks")
    assert serious_problems(page) == []
    problems.locator("a").first.click()
    expect(page.locator("#id_date")).to_be_focused()
    page.locator("#id_date").fill("25 Feb 2025")
    page.keyboard.press("Enter")
    expect(page.locator("#words .saved-from-text")).to_contain_text("My talks")
    page.reload()
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator(".unsaved")).to_have_count(0)


def test_a_participant_is_added_in_another_row(words):
    page = words
    open_form(page, "m")
    rows = page.locator("#participations-group .inline-related:not(.empty-form)")
    expect(rows).to_have_count(2)
    page.locator("#participations-group .add-row a").click()
    expect(rows).to_have_count(3)
    row = rows.nth(2)
    row.locator(".select2-selection").first.click()
    page.locator(".select2-search__field").last.fill("Uzbekistan")
    page.locator(".select2-results__option", has_text="Uzbekistan").first.click()
    page.locator("#id_title").fill("Talks of three")
    page.keyboard.press("Enter")
    expect(page.locator("#words .saved-from-text")).to_be_visible()
    assert Meeting.objects.get(title="Talks of three").participations.count() == 3


def test_after_a_row_is_removed_a_key_still_saves(words):
    page = words
    open_form(page, "m")
    page.locator("#participations-1 .inline-deletelink").press("Enter")
    expect(page.locator("#participations-group .add-row a")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#words .saved-from-text")).to_contain_text("Meeting saved")


def test_two_presses_save_once(words):
    page = words
    before = meetings()
    open_form(page, "m")
    page.evaluate(
        """() => { const form = document.getElementById("short-form"); form.requestSubmit(); form.requestSubmit(); }"""
    )
    expect(page.locator("#words .saved-from-text")).to_be_visible()
    assert meetings() == before + 1


def test_delete_takes_back_what_was_just_saved(words):
    page = words
    before = meetings()
    open_form(page, "m")
    page.locator("#id_title").press("Enter")
    page.locator(".saved-from-text button").click()
    expect(page.locator(".sentence-recorded")).to_have_count(0)
    expect(page.locator("#words .messagelist")).to_contain_text("deleted")
    expect(page.locator("#words")).to_be_focused()
    assert meetings() == before


def test_one_key_cites_the_words_for_the_record_saved_last(words):
    page = words
    open_form(page, "m")
    page.locator("#id_title").press("Enter")
    expect(page.locator("#words .saved-from-text")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_contain_text("Trade grew")
    before = Citation.objects.count()

    page.keyboard.press("r")

    expect(page.locator("#words .saved-from-text")).to_contain_text("Citation saved")
    expect(page.locator(".sentence-recorded")).to_have_count(2)
    assert Citation.objects.count() == before + 1
    page.keyboard.press("r")
    expect(page.locator("#short-form .problems")).to_contain_text(
        "These words of this source are cited for it already."
    )
    assert Citation.objects.count() == before + 1
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_have_text("They will meet again.")
    page.keyboard.press("1")
    expect(page.locator(".sentence-recorded")).to_have_count(3)


def test_a_field_creates_what_it_does_not_find_and_the_form_waits_for_it(words):
    page = words
    open_form(page, "m")
    page.locator("#id_venue + .select2 .select2-selection").focus()
    page.keyboard.type("Balykchy")
    expect(page.locator(".select2-results__option", has_text="Create “Balykchy”")).to_be_visible()
    page.keyboard.press("Enter")
    page.locator("#id_title").press("Enter")
    expect(page.locator("#words .saved-from-text")).to_be_visible()
    assert Meeting.objects.latest("pk").venue.name == "Balykchy"


def test_without_a_connection_nothing_typed_is_lost(words):
    page = words
    open_form(page, "m")
    page.locator("#id_title").fill("My talks")
    page.route("**/meeting/add/**", lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(page.locator("#words .not-sent")).to_contain_text("can’t be reached")
    expect(page.locator("#id_title")).to_have_value("My talks")

    page.unroute("**/meeting/add/**")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("#words .saved-from-text")).to_contain_text("My talks")


def test_after_the_session_ended_one_signs_in_elsewhere_and_saves(words, administrator):
    page = words
    open_form(page, "m")
    page.locator("#id_title").fill("My long talks")
    session = [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Enter")
    expect(page.locator("#words .not-sent")).to_contain_text("you are signed out")
    assert session

    with page.expect_popup() as opened:
        page.locator("#words .not-sent a").click()
    other = opened.value
    other.get_by_label("Username").fill(administrator.username)
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    expect(other.locator("#short-form")).to_be_visible()
    other.close()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#words .not-sent")).to_contain_text("you signed in again")
    expect(page.locator("#id_title")).to_have_value("My long talks")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("#words .saved-from-text")).to_contain_text("My long talks")


def test_all_fields_opens_the_full_form_with_what_was_typed(words):
    page = words
    open_form(page, "m")
    page.locator("#id_title").fill("My talks")
    page.get_by_role("button", name="All fields").click()
    expect(page.locator("#id_convening_body")).to_be_attached()
    expect(page.locator("#id_title")).to_have_value("My talks")
    page.locator("#id_summary").fill("A field of the full form.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".sentence-recorded")).to_have_count(1)
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator(".unsaved")).to_have_count(0)
    assert Meeting.objects.get(title="My talks", summary="A field of the full form.")


def test_escape_in_the_list_goes_back_to_the_sentence(words):
    page = words
    page.keyboard.press("Escape")
    expect(page.locator("a.record-from").first).to_be_focused()


def test_a_place_that_is_missing_is_added_from_the_panel(words):
    page = words
    open_form(page, "m")
    with page.expect_popup() as opened:
        page.locator("#add_id_venue").click()
    popup = opened.value
    popup.get_by_label("Name", exact=True).fill("Cholpon-Ata")
    popup.get_by_label("Kind").select_option("settlement")
    popup.get_by_role("button", name="Save").click()
    expect(page.locator("#select2-id_venue-container")).to_contain_text("Cholpon-Ata")
    page.locator("#id_title").fill("Talks by the lake")
    page.keyboard.press("Enter")
    expect(page.locator("#words .saved-from-text")).to_be_visible()
    assert Meeting.objects.get(title="Talks by the lake").venue.name == "Cholpon-Ata"


def test_the_same_form_is_a_page_with_control_click(words, serious_problems):
    page = words
    link = page.locator(".word-forms a[data-key=m]")
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    other = opened.value
    expect(other.locator("#short-form-title")).to_have_text(f"New meeting from “{FIRST}”")
    assert serious_problems(other) == []
    other.locator("#id_title").press("Enter")
    expect(other.locator(".saved-from-text")).to_be_visible()
    other.close()


def test_without_scripts_a_short_form_is_saved(without_scripts, administrator, text_page):
    page = without_scripts
    page.goto(f"/admin/login/?next={text_page}")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("a.record-from").first.click()
    page.locator(".word-forms a[data-key=m]").click()
    expect(page.locator("#id_date")).to_have_value("25 February 2025")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".saved-from-text")).to_contain_text("Meeting saved")


UNSAVED = "() => Object.values(localStorage).some((value) => value.includes('My talks'))"


@pytest.fixture
def crashed(words, text_page):
    """The page of a text after the browser was closed while a short form had unsaved text."""
    open_form(words, "m")
    words.locator("#id_title").fill("My talks")
    words.wait_for_function(UNSAVED)
    page = words.context.new_page()
    words.close(run_before_unload=False)
    page.goto(text_page)
    return page


def test_after_a_crash_the_text_page_offers_what_was_typed(crashed, serious_problems):
    page = crashed
    before = meetings()
    offered = page.locator(".unsaved")
    expect(offered).to_contain_text("You have unsaved text from")
    expect(offered).to_contain_text(f"New meeting from “{FIRST}”")
    assert serious_problems(page) == []

    offered.get_by_role("button", name="Open the form").click()
    expect(page.locator("#id_title")).to_have_value("My talks")
    page.locator("#id_title").press("Enter")
    expect(page.locator("#words .saved-from-text")).to_contain_text("My talks")

    assert meetings() == before + 1
    page.reload()
    expect(page.locator(".unsaved")).to_have_count(0)


def test_unsaved_text_of_a_short_form_is_discarded_on_request(crashed):
    page = crashed
    page.get_by_role("button", name="Discard text").click()
    page.reload()
    expect(page.locator("a.record-from").first).to_be_visible()
    expect(page.locator(".unsaved")).to_have_count(0)


def test_what_was_typed_is_offered_in_the_same_form_only(crashed):
    page = crashed
    page.locator("a.record-from").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_focused()
    open_form(page, "d")
    expect(page.locator("#words .unsaved")).to_have_count(0)
    page.keyboard.press("Escape")
    open_form(page, "m")
    expect(page.locator("#words .unsaved")).to_contain_text("You have unsaved text in this form from")


def test_the_text_offers_what_the_full_form_took_over_from_a_short_form(crashed, text_page):
    page = crashed
    page.get_by_role("button", name="Open the form").click()
    page.get_by_role("button", name="All fields").click()
    expect(page.locator("#from-short-form")).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("My talks")
    page.locator("#id_summary").fill("More of My talks")
    page.wait_for_function(UNSAVED)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(text_page)
    expect(page.locator(".unsaved")).to_have_count(1)
    expect(page.locator(".unsaved")).to_contain_text("Add meeting from")

    page.locator("a.record-from").first.press("Enter")
    expect(page.locator("#words")).to_be_focused()
    open_form(page, "m")
    expect(page.locator("#words .unsaved")).to_contain_text("unsaved text in all fields of this form")
    page.locator("#words .unsaved").get_by_role("button", name="Open all fields").click()
    expect(page.locator("#id_summary")).to_have_value("More of My talks")
    expect(page.locator("#id_title")).to_have_value("My talks")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#words .saved-from-text, .messagelist")).to_contain_text("My talks")
    expect(page.locator(".unsaved")).to_have_count(0)


class Gate:
    """Holds the requests of a page back until it opens."""

    def __init__(self, page, path):
        self.routes, self.is_open = [], False
        page.route(path, self.hold)

    def hold(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.routes.append(route)

    def open(self, page):
        page.wait_for_timeout(100)  # the requests are asked for
        self.is_open = True
        for route in self.routes:
            route.continue_()


@pytest.fixture
def recorded(words):
    """A page that has a meeting from its first sentence."""
    open_form(words, "m")
    words.locator("#id_title").press("Enter")
    expect(words.locator("#words .saved-from-text")).to_be_visible()
    yield words
    words.unroute_all(behavior="ignoreErrors")


def test_a_letter_pressed_too_soon_waits_for_the_words_that_were_asked_for(recorded):
    page = recorded
    gate = Gate(page, "**/*start=*")
    page.keyboard.press("j")
    page.keyboard.press("r")
    gate.open(page)
    expect(page.locator(".sentence-recorded")).to_have_count(2)
    assert Citation.objects.latest("pk").anchor.exact.startswith("“Trade grew")


def test_letters_pressed_quickly_move_as_many_sentences(recorded):
    page = recorded
    gate = Gate(page, "**/*start=*")
    page.keyboard.press("j")
    page.keyboard.press("j")
    gate.open(page)
    expect(page.locator("#words blockquote")).to_have_text("They will meet again.")


def test_what_is_typed_while_a_form_opens_decides_nothing(recorded):
    page = recorded
    gate = Gate(page, "**/*start=*")
    page.keyboard.press("d")
    page.keyboard.type("new talks")
    gate.open(page)
    expect(page.locator("#words #short-form")).to_be_visible()
    expect(page.locator(".no-record")).to_have_count(0)


def test_a_form_can_not_be_changed_while_it_is_being_saved(recorded):
    page = recorded
    open_form(page, "d")
    gate = Gate(page, "**/development/add/**")
    page.locator("#id_text").press("Enter")
    expect(page.locator("#short-form")).to_have_js_property("inert", True)
    gate.open(page)
    expect(page.locator("#words .saved-from-text")).to_contain_text("Development saved")


def test_letters_work_in_another_layout_and_with_caps_lock(words):
    page = words
    for event in ({"key": "M", "code": "KeyM"}, {"key": "ь", "code": "KeyM"}):
        page.locator("#words").dispatch_event("keydown", event)
        expect(page.locator("#words #short-form")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#words #short-form")).to_have_count(0)


def test_a_letter_that_cites_works_in_another_layout(recorded):
    page = recorded
    page.keyboard.press("j")
    expect(page.locator("#words blockquote")).to_contain_text("Trade grew")
    page.locator("#words").dispatch_event("keydown", {"key": "к", "code": "KeyR"})
    expect(page.locator("#words .saved-from-text")).to_contain_text("Citation saved")
    assert Citation.objects.latest("pk").anchor.exact.startswith("“Trade grew")


def test_shift_tab_leaves_the_panel_after_words_were_selected_with_the_mouse(signed_in, text_page):
    page = signed_in
    intercept(page)
    page.goto(text_page)
    page.locator("#text .sentence").first.dblclick(position={"x": 30, "y": 10})
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.wait_for_timeout(300)
    expect(page.locator("#words")).not_to_be_focused()


def test_a_double_click_on_delete_stays_in_the_text(words, text_page):
    page = words
    open_form(page, "m")
    page.locator("#id_title").press("Enter")
    page.locator(".saved-from-text button").dblclick()
    expect(page.locator("#words .messagelist")).to_contain_text("Undo")
    page.wait_for_timeout(300)
    assert text_page in page.url


def test_without_a_connection_the_text_stays(words):
    page = words
    page.route("**/meeting/add/**", lambda route: route.abort())
    page.keyboard.press("m")
    expect(page.locator("#words .reminder")).to_contain_text("can’t be reached")
    expect(page.locator("#text")).to_be_visible()
