"""Hands that fill in pages as a person does who prefers the keyboard, and count each key, click and page load.

- Text is typed letter by letter. A combination such as Ctrl+V is one key.
- Text that is copied from elsewhere costs 4 keys (copy, switch window, switch back, paste) and 1 click, to select it.
- To reach a field or button, Tab or Shift+Tab is pressed up to 10 times. What is farther away is clicked.
- To choose in a field that searches, as few keys as possible are pressed: letters, arrows and Enter.
- A page counts when it is loaded, a pop-up window when it opens. What a page requests by itself does not count.

Waiting is not counted, so the numbers depend on the pages alone.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass, fields

SECONDS_PER_KEY, SECONDS_PER_CLICK, SECONDS_PER_LOAD = 0.2, 1.5, 2
MAX_TABS = 10
"""Farther away, a click is quicker than the Tab key."""

MAX_LETTERS = 12
"""Of a name in a field that searches; what so many letters don't find, more rarely find."""

STOPS_TO = """(target) => {
  const stops = [...document.querySelectorAll("a[href],button,input,select,textarea,[tabindex],summary")].filter(
    (stop) => !stop.disabled && stop.tabIndex >= 0 && stop.type !== "hidden" && stop.getClientRects().length
      && getComputedStyle(stop).visibility !== "hidden");
  const [from, to] = [stops.indexOf(document.activeElement), stops.indexOf(target)];
  return from < 0 || to < 0 ? null : to - from;
}"""
"""How often to press Tab to reach an element; negative for Shift+Tab, null if Tab does not lead there."""

HAS_FOCUS = "(element) => element === document.activeElement"

IS_SENT_BY_ENTER = """(button) => {
  const field = document.activeElement;
  const isLine = field.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])");
  const pressed = field.form?.querySelector("[type=submit], button:not([type])");
  return isLine && pressed === button;
}"""
"""Whether Enter in the field that has the focus presses this button."""

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

OFFERS = """async ([select, terms]) => {
  const { appLabel: app_label, modelName: model_name, fieldName: field_name } = select.dataset;
  const answers = terms.map(async (term) => {
    const query = new URLSearchParams({ term, app_label, model_name, field_name, create: "yes" });
    const response = await fetch(`${select.getAttribute("data-ajax--url")}?${query}`);
    return (await response.json()).results.map(({ text }) => text);
  });
  return Promise.all(answers);
}"""
"""What a field that searches offers for each text."""

OFFERS_SHOWN = """() => [...document.querySelectorAll(".select2-results__option[aria-selected]")].map((option) => [
  document.createTreeWalker(option, NodeFilter.SHOW_TEXT).nextNode()?.data || "",
  option.matches(".select2-results__option--highlighted"),
])"""
"""The labels of the offers on the screen, without notes, and whether Enter would choose them."""

WITHOUT_DELAYS = """() => {
  const answer_at_once = () => document.querySelectorAll("[data-ajax--delay]").forEach(
    (select) => select.setAttribute("data-ajax--delay", "0"));
  document.addEventListener("DOMContentLoaded", answer_at_once);
  new MutationObserver(answer_at_once).observe(document, { childList: true, subtree: true });
}"""
"""Fields that search wait for further letters before they ask. No key depends on it."""

SELECT_WORDS = """(element, words) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const range = document.createRange();
  for (const [offset, node] of nodes) {
    const end = start + words.length - offset;
    if (start >= offset && start < offset + node.length) range.setStart(node, start - offset);
    if (end > 0 && end <= node.length) range.setEnd(node, end);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.dispatchEvent(new MouseEvent("mouseup"));
}"""


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
        self._step = None
        page.context.add_init_script(f"({WITHOUT_DELAYS})()")
        page.on("domcontentloaded", self._count_load)

    def _count_load(self, _page):
        self.effort += Effort(loads=1)

    @contextmanager
    def step(self, kind):
        """Add the effort in this block to a kind of step. Steps inside it belong to it."""
        if self._step:
            yield
            return
        self._step, before = kind, self.effort
        try:
            yield
        finally:
            self._step = None
            self.by_step[kind] = self.by_step.get(kind, Effort()) + self.effort - before

    # --- Keys and mouse -----------------------------------------------------------------------------------------------
    def press(self, key, times=1):
        """Press a key or a combination of keys."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.effort += Effort(keys=1)

    def type(self, text):
        """Type a text letter by letter."""
        self.page.keyboard.type(text)
        self.effort += Effort(keys=len(text))

    def paste(self, text):
        """Copy a text from another window: select it there, copy, switch, switch back, paste."""
        self.page.keyboard.insert_text(text)
        self.effort += Effort(keys=4, clicks=1)

    def click(self, target):
        """Click an element."""
        self.locate(target).click()
        self.effort += Effort(clicks=1)

    def select_words(self, target, words):
        """Select words inside an element with the mouse."""
        self.locate(target).evaluate(SELECT_WORDS, words)
        self.effort += Effort(clicks=1)

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
        target.wait_for(state="visible")
        stops = self.stops_to(target)
        # A part that scrolls is a stop, too; the count does not know it.
        for _ in range(abs(stops) + 3 if stops else 0):
            if target.evaluate(HAS_FOCUS):
                break
            self.press("Tab" if stops > 0 else "Shift+Tab")
        if not target.evaluate(HAS_FOCUS):
            self.click(target)

    def activate(self, target):
        """Press a button or follow a link: with Enter if it is near, else with a click."""
        target = self.locate(target)
        if self.stops_to(target) is None:
            self.click(target)
        else:
            self.focus(target)
            self.press("Enter")

    def submit(self, button):
        """Send a form: with Enter in a field if this presses the button, else like any button."""
        if self.locate(button).evaluate(IS_SENT_BY_ENTER):
            self.press("Enter")
        else:
            self.activate(button)

    @contextmanager
    def leaving(self):
        """Wait until what happens in this block has loaded another page."""
        with self.page.expect_navigation(wait_until="load"):
            yield

    @contextmanager
    def popup(self, opener, save="input[name=_save]"):
        """Open a pop-up window, fill it in in this block, and save it, which closes it."""
        page = self.page
        with page.expect_popup() as opened:
            self.activate(opener)
        self.page = opened.value
        self.page.wait_for_load_state()
        self.effort += Effort(loads=1)
        yield
        with self.page.expect_event("close"):
            self.submit(save)
        self.page = page
        page.bring_to_front()

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
        if self.stops_to(target) is None:
            target.focus()
            self.effort += Effort(keys=1, clicks=1)  # the click opens it, Enter closes it
        else:
            self.focus(target)
        self.effort += Effort(keys=target.evaluate(LETTERS_OF_OPTION, label))
        target.select_option(label=label)

    def pick(self, name, label):
        """Choose an object by its label in the field `name`, which searches. Return whether it is offered.

        Of the words of the label, those are typed that need the fewest keys.
        """
        select = self.page.locator(f"select[name='{name}']")
        typed = self.best_text(select, label)
        return typed is not None and self._take(select, typed, lambda offer: is_offer_of(label, offer))

    def create(self, name, label):
        """Type the name of a new object into the field `name`, and choose the offer to create it."""
        select = self.page.locator(f"select[name='{name}']")
        assert self._take(select, label, lambda offer: offer == f"Create “{label}”"), f"{name}: {label}"

    def _take(self, select, typed, is_wanted):
        self._open(select, typed)
        self.type(typed)
        self.page.wait_for_function("() => !django.jQuery.active")
        self.page.locator(".select2-results__option--highlighted").wait_for()
        offers = self.page.evaluate(OFFERS_SHOWN)
        wanted = next((i for i, (offer, _) in enumerate(offers) if is_wanted(offer)), None)
        if wanted is None:
            return False
        way = wanted - [is_marked for _, is_marked in offers].index(True)
        self.press("ArrowDown" if way > 0 else "ArrowUp", abs(way))
        self.press("Enter")
        return True

    def best_text(self, select, label):
        """Return the text to type for an object with the fewest letters and arrows, or None if no text finds it."""
        words = [label[match.start() :] for match in re.finditer(r"\b\w", label)]
        best, cost = None, len(label) + 1
        for length in range(MAX_LETTERS + 1):
            if length >= cost:
                break
            texts = [*dict.fromkeys(word[:length] for word in words if len(word) >= length)]
            for text, offers in zip(texts, select.evaluate(f"(s, t) => ({OFFERS})([s, t])", texts), strict=True):
                place = next((i for i, offer in enumerate(offers) if is_offer_of(label, offer)), None)
                if place is not None and length + place < cost:
                    best, cost = text, length + place
        return best

    def _open(self, select, typed):
        box = select.locator("+ .select2 .select2-selection")
        if select.get_attribute("multiple") is not None:
            self.focus(box.locator(".select2-search__field"))
            self.press("Enter", times=not typed)  # the first letter opens it
            return
        if self.stops_to(box) is None:
            self.click(box)  # opens it
        else:
            self.focus(box)
            if self.typing_opens and typed:
                return
            self.press("Enter")
        # A person's next letter comes after the box has got the focus. One that comes earlier would be lost.
        self.page.locator(".select2-dropdown .select2-search__field:focus").wait_for()


def is_offer_of(label, text):
    """Return whether an offer is the object with this label; it can have notes in brackets."""
    return text == label or text.startswith(f"{label} (")
