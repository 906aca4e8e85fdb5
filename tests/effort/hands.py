"""Hands that fill in pages as a person does who prefers the keyboard, and count each key, click and page load.

- Text is typed letter by letter. A combination such as Ctrl+V is one key.
- Text that is copied from elsewhere costs 4 keys (copy, switch window, switch back, paste) and 1 click, to select it.
  What was copied last can be pasted again with 1 key.
- To reach a field or button, Tab or Shift+Tab is pressed up to 10 times. What is farther away is clicked.
- To choose in a field that searches, as few keys as possible are pressed: letters, arrows and Enter.
- A page counts when it is loaded, a pop-up window when it opens. What a page requests by itself does not count.

Waiting is not counted, so the numbers depend on the pages alone.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass, fields

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as WaitedTooLong

SECONDS_PER_KEY, SECONDS_PER_CLICK, SECONDS_PER_LOAD = 0.2, 1.5, 2
MAX_TABS = 10
"""Farther away, a click is quicker than the Tab key."""

MAX_SCROLLERS = 3
"""A part of the page that scrolls is a stop of Tab, too. `STOPS_TO` does not know it."""

MAX_LETTERS = 12
"""Of a name in a field that searches; what so many letters don't find, more rarely find."""

STOPS_TO = """(target) => {
  const stops = [...document.querySelectorAll("a[href],button,input,select,textarea,[tabindex],summary")].filter(
    (stop) => !stop.disabled && stop.tabIndex >= 0 && stop.type !== "hidden" && stop.getClientRects().length
      && stop.checkVisibility({ visibilityProperty: true }));
  const [from, to] = [stops.indexOf(document.activeElement), stops.indexOf(target)];
  return from < 0 || to < 0 ? null : to - from;
}"""
"""How often to press Tab to reach an element; negative for Shift+Tab, null if Tab does not lead there."""

HAS_FOCUS = "(element) => element === document.activeElement"

LINE_THAT_SENDS = f"""(button) => {{
  const stops_to = {STOPS_TO};
  const pressed = button.form.querySelector("[type=submit], button:not([type])");
  const lines = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file], [type=search])";
  const ways = [...button.form.querySelectorAll(lines)].map((line) => [line, stops_to(line)])
    .filter(([, stops]) => stops !== null && pressed === button);
  const [near, stops] = ways.reduce((best, way) => Math.abs(way[1]) < Math.abs(best[1]) ? way : best, [null, Infinity]);
  const own = stops_to(button);
  return Math.abs(stops) < Math.abs(own ?? Infinity) && Math.abs(stops) <= {MAX_TABS} ? near : null;
}}"""
"""The line of text in which Enter presses this button, if it is nearer than the button, else null."""

LETTERS_OF_OPTION = """(select, label) => {
  const options = [...select.options].map((option) => option.text.trim());
  const wanted = options.indexOf(label);
  if (wanted < 0) throw new Error(`no option “${label}” among ${options.join(" | ")}`);
  const letters = [...label].findIndex((_, i) => options.findIndex(
    (text) => text.toLowerCase().startsWith(label.slice(0, i + 1).toLowerCase())) === wanted) + 1;
  const arrows = Math.abs(wanted - select.selectedIndex);
  return Math.min(letters || Infinity, arrows);
}"""
"""The fewest keys that choose an option of a plain list: its first letters, or arrows from the chosen one."""

TEXT_THAT_FINDS = """async (select, [texts, label, pk, longest]) => {
  const { appLabel: app_label, modelName: model_name, fieldName: field_name } = select.dataset;
  const isWanted = ({ id, text }) => pk === null ? text === label || text.startsWith(`${label} (`) : String(id) === pk;
  const placeAmongOffers = async (term) => {
    const query = new URLSearchParams({ term, app_label, model_name, field_name, create: "yes" });
    const response = await fetch(`${select.getAttribute("data-ajax--url")}?${query}`);
    const place = (await response.json()).results.findIndex(isWanted);
    return place < 0 ? Infinity : place;
  };
  let [best, cost] = [null, Infinity];
  for (let length = 0; length <= longest && length < cost; length++) {
    const terms = [...new Set(texts.map((text) => text.slice(0, length)))].filter((text) => text.length === length);
    const costs = (await Promise.all(terms.map(placeAmongOffers))).map((place) => length + place);
    const least = Math.min(...costs);
    if (least < cost) [best, cost] = [terms[costs.indexOf(least)], least];
  }
  return best;
}"""
"""The beginning of one of some texts with which a field that searches needs the fewest letters and arrows."""

WATCH_OFFERS = """(select) => {
  window.searching = select;
  select.shown = null;
  if (!select.isWatched) {
    select.isWatched = true;
    django.jQuery(select).data("select2").on("results:all", ({ query }) => { select.shown = query.term || ""; });
  }
}"""
"""Note of which text the offers on the screen are; those of the beginning of a text come before."""

OFFERS_SHOWN = """(typed) => {
  const isWaiting = django.jQuery.active || document.querySelector(".loading-results");
  if (isWaiting || window.searching.shown !== typed) return null;
  const { GetData } = django.jQuery.fn.select2.amd.require("select2/utils");
  const offers = [...document.querySelectorAll(".select2-results__option[aria-selected]")].map((option) => {
    const { id, text } = GetData(option, "data");
    return [String(id), text, option.matches(".select2-results__option--highlighted")];
  });
  return offers.some(([, , isMarked]) => isMarked) ? offers : null;
}"""
"""The offers for a text on the screen: their ids, labels, and whether Enter would choose them. Null until they come."""

WHY_NO_OFFERS = """() => JSON.stringify({
  field: window.searching.name,
  shown: window.searching.shown,
  typed: [...document.querySelectorAll(".select2-search__field")].map((box) => box.value).filter(Boolean),
  focus: document.activeElement.outerHTML.slice(0, 200),
  requests: django.jQuery.active,
  offers: [...document.querySelectorAll(".select2-results__option")].map((option) => option.textContent),
})"""

PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Chromium drops keys that are pressed before it paints a page for the first time, or again after a pop-up."""

WITHOUT_DELAYS = """() => {
  const answer_at_once = () => document.querySelectorAll("[data-ajax--delay]").forEach(
    (select) => select.setAttribute("data-ajax--delay", "0"));
  document.addEventListener("DOMContentLoaded", answer_at_once);
  new MutationObserver(answer_at_once).observe(document, { childList: true, subtree: true });
}"""
"""Fields that search wait for further letters before they ask. No key depends on it."""


@dataclass
class Effort:
    """Keys, clicks and page loads."""

    keys: int = 0
    clicks: int = 0
    loads: int = 0

    def __add__(self, other):
        return Effort(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def __sub__(self, other):
        return Effort(*(getattr(self, field.name) - getattr(other, field.name) for field in fields(self)))

    @property
    def seconds(self) -> float:
        """How long it takes."""
        total = self.keys * SECONDS_PER_KEY + self.clicks * SECONDS_PER_CLICK + self.loads * SECONDS_PER_LOAD
        return round(total, 1)


class Hands:
    """The hands of a person at a page. A locator can be given as a selector.

    `effort` is what was needed so far, `by_step` the same for each kind of step (see `step`).
    If `typing_opens`, a closed field that searches opens with the first letter; else, Enter opens it.
    """

    def __init__(self, page, typing_opens=False):
        self.page, self.typing_opens = page, typing_opens
        self.effort, self.by_step = Effort(), {}
        self._step = self._began = self._copied = None
        page.context.add_init_script(f"({WITHOUT_DELAYS})()")
        page.on("domcontentloaded", self._count_load)

    def _count_load(self, _page):
        self.effort += Effort(loads=1)

    @contextmanager
    def step(self, kind):
        """Add the effort in this block to a kind of step. A step inside it counts for itself alone."""
        outer = self._step
        self._begin(kind)
        try:
            yield
        finally:
            self._begin(outer)

    def _begin(self, kind):
        """Add what was needed since the step began to its kind, and begin another."""
        if self._step:
            self.by_step[self._step] = self.by_step.get(self._step, Effort()) + self.effort - self._began
        self._step, self._began = kind, self.effort

    # --- Keys and mouse -----------------------------------------------------------------------------------------------
    def press(self, key, times=1):
        """Press a key or a combination of keys."""
        for _ in range(times):
            self.effort += Effort(keys=1)
            self.page.keyboard.press(key)

    def type(self, text):
        """Type a text letter by letter, on a keyboard that has them all."""
        keyboard = None if text.isascii() else self.page.context.new_cdp_session(self.page)
        for letter in text if keyboard else ():
            # Playwright's keyboard is American. It would insert other letters without pressing a key.
            for event in ("keyDown", "keyUp"):
                keyboard.send("Input.dispatchKeyEvent", {"type": event, "key": letter, "text": letter})
        if keyboard:
            keyboard.detach()
        else:
            self.page.keyboard.type(text)
        self.effort += Effort(keys=len(text))

    def paste(self, text):
        """Copy a text from another window: select it there, copy, switch, switch back, paste. Or paste it again."""
        self.page.keyboard.insert_text(text)
        self.effort += Effort(keys=1) if text == self._copied else Effort(keys=4, clicks=1)
        self._copied = text

    def click(self, target):
        """Click an element."""
        self.effort += Effort(clicks=1)
        self.locate(target).click()
        if not self.page.is_closed():
            self.page.mouse.move(0, 0)  # where a list opens below a pointer, Select2 marks what the pointer is on

    # --- Ways ---------------------------------------------------------------------------------------------------------
    def locate(self, target):
        """Return the first element of a selector, or the locator itself."""
        return self.page.locator(target).first if isinstance(target, str) else target

    def stops_to(self, target):
        """Return how often to press Tab to reach an element, or None if a click is quicker."""
        stops = self.locate(target).evaluate(STOPS_TO)
        return stops if stops is not None and abs(stops) <= MAX_TABS else None

    def focus(self, target):
        """Go to an element: with Tab if it is near, else with a click."""
        target = self.locate(target)
        if not self._tab_to(target):
            self.click(target)

    def activate(self, target):
        """Press a button or follow a link: with Enter if it is near, else with a click."""
        target = self.locate(target)
        if self._tab_to(target):
            self.press("Enter")
        else:
            self.click(target)

    def _tab_to(self, target):
        """Go to an element with Tab if it is near. Return whether it has the focus."""
        stops = self.stops_to(target)
        if not stops:
            return stops == 0
        key = "Tab" if stops > 0 else "Shift+Tab"
        self.press(key, abs(stops))
        for _ in range(MAX_SCROLLERS):
            if target.evaluate(HAS_FOCUS):
                return True
            self.press(key)
        return target.evaluate(HAS_FOCUS)

    def submit(self, button):
        """Send a form: with Enter in a line of text if this presses the button and is nearer, else like any button."""
        line = self.locate(button).evaluate_handle(LINE_THAT_SENDS).as_element()
        if line:
            self.focus(line)
            self.press("Enter")
        else:
            self.activate(button)

    @contextmanager
    def leaving(self):
        """Wait until what happens in this block has loaded another page."""
        with self.page.expect_navigation(wait_until="load"):
            yield
        self.page.evaluate(PAINTED)

    @contextmanager
    def popup(self, opener, save="input[name=_save]"):
        """Open a pop-up window, fill it in in this block, and save it, which closes it."""
        page = self.page
        with page.expect_popup() as opened:
            self.activate(opener)
        self.page = opened.value
        self.page.wait_for_load_state()
        self.page.evaluate(PAINTED)
        self.effort += Effort(loads=1)
        yield
        with self.page.expect_event("close"):
            self._submit_until_closed(save)
        self.page = page
        page.bring_to_front()
        page.evaluate(PAINTED)

    def _submit_until_closed(self, save):
        try:
            self.submit(save)
        except Error:
            # The window may close while the key is still down.
            if not self.page.is_closed():
                raise

    # --- Fields -------------------------------------------------------------------------------------------------------
    def fill(self, target, text, paste=False):
        """Type or paste a text into a field, instead of what is in it."""
        self.focus(target)
        if self.locate(target).input_value():
            self.press("Control+a")
        if paste:
            self.paste(text)
        else:
            self.type(text)

    def tick(self, target):
        """Tick or untick a box."""
        self.focus(target)
        self.press("Space")

    def choose(self, target, label):
        """Choose an option of a plain list."""
        target = self.locate(target)
        if not self._tab_to(target):
            target.focus()
            self.effort += Effort(keys=1, clicks=1)  # the click opens it, Enter closes it
        self.effort += Effort(keys=target.evaluate(LETTERS_OF_OPTION, label))
        target.select_option(label=label)

    def pick(self, name, label, pk=None, spellings=()):
        """Choose an object in the field `name`, which searches. Return whether it is offered.

        Of the words of its label and of other spellings, those are typed that need the fewest keys.

        Args:
            name: of the field.
            label: of the object, perhaps followed by notes in brackets.
            pk: its primary key, if several objects have this label.
            spellings: more texts that find it.
        """
        select = self.page.locator(f"select[name='{name}']")
        pk = None if pk is None else str(pk)
        words = [text[match.start() :] for text in (label, *spellings) for match in re.finditer(r"\b\w|^.", text)]
        typed = select.evaluate(TEXT_THAT_FINDS, [words, label, pk, MAX_LETTERS])
        if typed is None:
            return False
        self._take(select, typed, lambda offer: offer[0] == pk if pk else is_offer_of(label, offer[1]))
        return True

    def create(self, name, label):
        """Type the name of a new object into the field `name`, and choose the offer to create it."""
        select = self.page.locator(f"select[name='{name}']")
        self._take(select, label, lambda offer: offer[1] == f"Create “{label}”")

    def _take(self, select, typed, is_wanted):
        select.evaluate(WATCH_OFFERS)
        self._open(select, typed)
        self.type(typed)
        offers = self._offers(typed)
        wanted = [is_wanted(offer) for offer in offers].index(True)
        way = wanted - [is_marked for *_, is_marked in offers].index(True)
        self.press("ArrowDown" if way > 0 else "ArrowUp", abs(way))
        self.press("Enter")

    def _offers(self, typed):
        try:
            # In steps of time: a page that is not painted would never be asked.
            return self.page.wait_for_function(OFFERS_SHOWN, arg=typed, polling=50).json_value()
        except WaitedTooLong as error:
            raise AssertionError(f"no offers for “{typed}”: {self.page.evaluate(WHY_NO_OFFERS)}") from error

    def _open(self, select, typed):
        box = select.locator("+ .select2 .select2-selection")
        if select.get_attribute("multiple") is not None:
            if not self._tab_to(line := box.locator(".select2-search__field")):
                self.click(line)  # opens it; Enter would choose its first offer
            elif not typed:
                self.press("Enter")  # else the first letter opens it
            return
        if not self._tab_to(box):
            self.click(box)  # opens it
        elif self.typing_opens and typed:
            return
        else:
            self.press("Enter")
        # A person's next letter comes after the box has got the focus. One that comes earlier would be lost.
        self.page.locator(".select2-dropdown .select2-search__field:focus").wait_for()


def is_offer_of(label, text):
    """Return whether an offer is the object with this label; it can have notes in brackets."""
    return text == label or text.startswith(f"{label} (")
