"""What the hands of a person count, on a page that does not change."""

import pytest

from tests.effort.hands import MAX_TABS, Effort, Hands

FORM = """
<form>
  <input name="one">
  <input name="two">
  <select name="kind"><option>talks</option><option>state visit</option><option>summit</option></select>
  <input type="checkbox" name="inferred">
  <button>Save</button>
  <button name="again">Save and add another</button>
</form>
"""


@pytest.fixture
def hands_at(chromium):
    """Return a function that opens a page with some content and the focus in its first field, and returns hands."""
    contexts = []

    def open_page(content):
        contexts.append(chromium.new_context())
        page = contexts[-1].new_page()
        # A page that is loaded, so that forms that are sent lead to it again.
        contexts[-1].route("**/*", lambda route: route.fulfill(body=content, content_type="text/html; charset=utf-8"))
        page.goto("http://127.0.0.1/")
        page.locator("input").first.focus()
        return Hands(page)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def hands(hands_at):
    """Hands at a form, in its first field."""
    return hands_at(FORM)


def value(hands, name):
    return hands.page.locator(f"[name={name}]").input_value()


def has_focus(hands, name):
    return hands.page.evaluate("() => document.activeElement.name") == name


def test_each_letter_and_each_combination_is_a_key(hands):
    hands.type("Osh, 5")
    hands.press("Control+a")
    assert hands.effort == Effort(keys=7)
    assert value(hands, "one") == "Osh, 5"


def test_letters_of_any_script_press_keys(hands):
    hands.page.evaluate("() => { window.pressed = ''; onkeydown = (event) => { window.pressed += event.key; } }")
    hands.type("Чу, Ы")
    assert hands.effort == Effort(keys=5)
    assert value(hands, "one") == hands.page.evaluate("window.pressed") == "Чу, Ы"


def test_copied_words_cost_four_keys_and_a_click_and_one_key_more_a_second_time(hands):
    hands.fill("[name=one]", "the Kirov Reservoir", paste=True)
    assert hands.effort == Effort(keys=4, clicks=1)
    hands.fill("[name=two]", "the Kirov Reservoir", paste=True)
    assert hands.effort == Effort(keys=4 + 1 + 1, clicks=1)
    assert value(hands, "one") == value(hands, "two") == "the Kirov Reservoir"


def test_a_field_nearby_is_reached_with_tab_in_both_directions(hands):
    hands.focus("[name=inferred]")
    assert has_focus(hands, "inferred")
    hands.focus("[name=two]")
    assert has_focus(hands, "two")
    assert hands.effort == Effort(keys=3 + 2)


def test_a_field_far_away_is_clicked(hands_at):
    hands = hands_at("".join(f'<input name="n{number}">' for number in range(MAX_TABS + 2)))
    hands.focus(f"[name=n{MAX_TABS}]")
    assert hands.effort == Effort(keys=MAX_TABS)
    hands.focus("[name=n0]")
    hands.focus(f"[name=n{MAX_TABS + 1}]")
    assert hands.effort == Effort(keys=2 * MAX_TABS, clicks=1)
    assert has_focus(hands, f"n{MAX_TABS + 1}")


def test_what_cannot_be_reached_is_no_stop(hands_at):
    hidden = '<input hidden><input disabled><a>no link</a><details><summary>More</summary><input name="in"></details>'
    hands = hands_at(f'<input name="one">{hidden}<input name="two">')
    hands.focus("[name=two]")
    assert hands.effort == Effort(keys=2)
    assert has_focus(hands, "two")


def test_what_is_in_a_field_is_replaced(hands):
    hands.type("May")
    hands.fill("[name=one]", "June")
    assert hands.effort == Effort(keys=3 + 1 + 4)
    assert value(hands, "one") == "June"


@pytest.mark.parametrize(("label", "keys"), [("talks", 0), ("state visit", 1), ("summit", 2)])
def test_an_option_costs_its_first_letters_or_arrows(hands, label, keys):
    hands.choose("[name=kind]", label)
    assert hands.effort == Effort(keys=2 + keys)
    assert value(hands, "kind") == label


def test_a_list_far_away_is_opened_with_a_click_and_closed_with_enter(hands_at):
    hands = hands_at("<input>" * (MAX_TABS + 1) + "<select><option>open</option><option>met</option></select>")
    hands.choose("select", "met")
    assert hands.effort == Effort(keys=2, clicks=1)


def test_a_box_is_ticked_with_a_key(hands):
    hands.tick("[name=inferred]")
    assert hands.effort == Effort(keys=4)
    assert hands.page.locator("[name=inferred]").is_checked()


@pytest.mark.parametrize(
    ("start", "button", "keys"), [("one", "button", 1), ("kind", "button", 2), ("one", "[name=again]", 6)]
)
def test_a_form_is_sent_with_enter_in_a_line_or_at_its_button(hands, start, button, keys):
    hands.page.locator(f"[name={start}]").focus()
    with hands.leaving():
        hands.submit(button)
    assert hands.effort == Effort(keys=keys, loads=1)


def test_a_pop_up_is_one_load(hands_at):
    link = """<a href="?popup" onclick="open(this.href, 'p', 'width=500'); return false">Add</a>"""
    save = '<input name="name" autofocus><input type="submit" name="_save">'
    hands = hands_at(f'<input>{link}<form onsubmit="window.close(); return false">{save}</form>')
    opener = hands.page
    with hands.popup("a"):
        hands.fill("[name=name]", "Osh")
    assert hands.page is opener
    assert hands.effort == Effort(keys=2 + 3 + 1, loads=1)


def test_steps_are_counted_by_kind_and_an_inner_one_by_itself(hands):
    with hands.step("citation"):
        hands.type("ab")
        with hands.step("new source"):
            hands.type("cde")
        hands.type("f")
    hands.type("g")
    with hands.step("citation"):
        hands.press("Enter", times=0)
        hands.type("h")
    assert hands.by_step == {"citation": Effort(keys=4), "new source": Effort(keys=3)}
    assert hands.effort == Effort(keys=8)


def test_seconds_are_those_of_keys_clicks_and_loads():
    assert Effort(keys=10, clicks=2, loads=3).seconds == 10 * 0.2 + 2 * 1.5 + 3 * 2
