"""Enter a plan through the register's page of a text, as somebody does who knows the page and prefers the keyboard."""

from collections import Counter
from itertools import takewhile

from django.db import models

from cooperation.admin.creation import new_row
from cooperation.intake.stems import name_words
from cooperation.models import Country, Participant, Place, Record
from tests.effort.check import MODELS
from tests.effort.form import FormOfRecord, alone_in_form
from tests.effort.hands import Effort, Hands
from tests.effort.plan import Plan
from tests.effort.stock_driver import CITATIONS, FORMS, NEW

PINS = "what the text is about"
"""A kind of step that the stock admin does not have."""

SELECT_WORDS = """([start, end]) => {
  const pieces = [...document.querySelectorAll("#text [data-start]")];
  const place = (position, ends) => {
    const at = (piece) => Number(piece.dataset.start);
    const piece = pieces.findLast((one) => ends ? at(one) < position : at(one) <= position);
    const node = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode();
    return [node, [...node.data].slice(0, position - at(piece)).join("").length];
  };
  const range = document.createRange();
  range.setStart(...place(start, false));
  range.setEnd(...place(end, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.dispatchEvent(new MouseEvent("mouseup"));
}"""


class TextPage:
    """The page of a text, and the hands at it."""

    def __init__(self, hands: Hands, plan: Plan):
        self.hands, self.page, self.plan = hands, hands.page, plan
        self.selected = None

    # --- The way of a text --------------------------------------------------------------------------------------------
    def enter(self):
        """Enter all of the plan, from the desk to the published batch."""
        with self.hands.step(NEW):
            self.add_text()
            self.add_names()
        with self.hands.step(PINS):
            self.pin()
        for record in self.plan.records:
            self.record(record)
        with self.hands.step(FORMS):
            self.publish()

    def add_text(self):
        source = self.plan.source
        with self.hands.leaving():
            self.hands.activate(".from-text a")
        self.hands.focus("#id_pasted")
        self.hands.paste(self.plan.text)
        self.hands.fill("#id_url", source["address"], paste=True)
        self.hands.fill("#id_title", source["title"], paste=True)
        self.choose_publisher(source["publisher"])
        self.hands.fill("#id_published", source["published"])
        with self.hands.leaving():
            self.hands.submit("input[type=submit].default")
        self.text_url = self.page.url

    def choose_publisher(self, name: str):
        """Add the publisher by its name."""
        self.hands.create("publisher", name)
        self.page.locator(".created", has_text="was added").wait_for()

    def add_names(self):
        """Add the names of the text that the register lacks, and in the empty rows some that it has in other words."""
        with self.hands.leaving():
            self.hands.activate(self.page.get_by_role("link", name="Add other names to the register"))
        added = {*Participant.objects.values_list("name", flat=True)} - {"Kazakhstan", "Kyrgyzstan"}
        planned = [one for one in self.plan.new if one["name"] not in added]
        empty = []
        for number in range(int(self.page.locator("[name=names-TOTAL_FORMS]").input_value())):
            name = self.page.locator(f"[name=names-{number}-name]")
            box = self.page.locator(f"[name=names-{number}-add]")
            text = name.input_value()
            one = next((one for one in planned if text and is_same_name(one["name"], text)), None)
            if not text:
                empty.append(number)
            elif (one is not None) != box.is_checked():
                self.hands.tick(box)
            if one is not None:
                planned.remove(one)
                self.correct_name(number, one)
        for number, one in zip(empty, planned, strict=False):
            self.correct_name(number, one)
        with self.hands.leaving():
            self.hands.submit("#names-form input[type=submit]")
        assert "/names/" not in self.page.url, self.page.locator(".errors").all_inner_texts()

    def correct_name(self, number: int, one: dict):
        """Correct the row of a name."""
        name, kind, countries = (f"[name=names-{number}-{field}]" for field in ("name", "kind", "countries"))
        if (old := self.page.locator(name).input_value()) != one["name"]:
            self.edit(name, old, one["name"])
        if self.page.locator(kind).input_value() != (value := f"{one['type']}:{one['kind']}"):
            label = self.page.locator(f"{kind} option[value='{value}']").inner_text()
            self.hands.choose(kind, label)
        codes = one.get("country", [])
        codes = [codes] if isinstance(codes, str) else codes
        if self.page.locator(countries).input_value() != ", ".join(codes):
            self.hands.fill(countries, " ".join(codes).lower())

    def edit(self, field: str, old: str, new: str):
        """Correct the ends of words, or type the text."""
        words = [*zip(old.split(), new.split(), strict=False)]
        if not old or len(old.split()) != len(new.split()) or any(a[:2] != b[:2] for a, b in words):
            self.hands.fill(field, new)
            return
        self.hands.focus(field)
        self.hands.press("End")
        position = "(input) => input.selectionStart"
        ends = [sum(len(word) + 1 for word in old.split()[:number]) - 1 for number in range(1, len(words) + 1)]
        for (before, after), end in reversed([*zip(words, ends, strict=True)]):
            if before == after:
                continue
            while self.page.locator(field).evaluate(position) > end:
                self.hands.press("Control+ArrowLeft")
            self.hands.press("ArrowRight", times=end - self.page.locator(field).evaluate(position))
            same = next(
                (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
            )
            self.hands.press("Backspace", times=len(before) - same)
            self.hands.type(after[same:])
        assert self.page.locator(field).input_value() == new

    def pin(self):
        """Pin the date and the states that most records have in common."""
        dates = Counter(record.get("fields", {}).get("date") for record in self.plan.records)
        del dates[None]
        form = self.page.locator("#pin-form")
        self.hands.activate(".pinned summary")
        self.hands.fill("#id_pin_date", dates.most_common(1)[0][0])
        self.pin_states()
        self.hands.submit(form.get_by_role("button", name="Pin", exact=True))
        self.page.locator("#words .messagelist", has_text="Pinned").wait_for()

    def pin_states(self):
        """Pin the states that take part in most records."""
        states = Counter(name for record in self.plan.records for name in states_of(record))
        wanted = [name for name, _ in states.most_common(2)]
        select = self.page.locator("#id_pin_participants")
        others = [
            number
            for number, option in enumerate(select.locator("option:checked").all())
            if not any(option.inner_text().startswith(f"{name} (") for name in wanted)
        ]
        choices = self.page.locator("#id_pin_participants + .select2 .select2-selection__choice")
        for number in reversed(others):
            self.hands.click(choices.nth(number).locator(".select2-selection__choice__remove"))
        chosen = [option.inner_text() for option in select.locator("option:checked").all()]
        for name in wanted:
            if not any(text.startswith(f"{name} (") for text in chosen):
                assert self.hands.pick("participants", name)

    def publish(self):
        with self.hands.leaving():
            self.hands.activate(self.page.get_by_role("link", name="Publish the batch…"))
        with self.hands.leaving():
            self.hands.activate(self.page.locator(".submit-row [type=submit]").first)

    # --- Records ------------------------------------------------------------------------------------------------------
    def select(self, words: str):
        """Select words in the text, unless they are selected."""
        if words != self.selected:
            start = self.plan.text.index(words)
            self.page.evaluate(SELECT_WORDS, [start, start + len(words)])
            self.hands.effort += Effort(clicks=1)
            self.page.locator("#words blockquote").get_by_text(words, exact=True).wait_for()
            self.page.wait_for_function("() => document.activeElement.id === 'words'")
            self.selected = words

    def record(self, record: dict):
        with self.hands.step(CITATIONS):
            self.select(record["words"])
        with self.hands.step(FORMS):
            self.hands.press(record["type"][0])
        self.page.locator("#words #short-form").wait_for()
        FormOfRecord(self, record).fill()
        for words in record["also"]:
            with self.hands.step(CITATIONS):
                self.cite(words, record)
        if self.is_worth_pinning(record):
            with self.hands.step(PINS):
                self.hands.press("p")
            self.page.locator("#words .messagelist", has_text="Pinned").wait_for()
            self.selected = None

    def is_worth_pinning(self, record: dict) -> bool:
        """Return whether this meeting is that of more than one of the records before the next meeting with a key."""
        if record["type"] != "meeting" or "key" not in record:
            return False
        rest = self.plan.records[self.plan.records.index(record) + 1 :]
        following = takewhile(lambda one: one["type"] != "meeting" or "key" not in one, rest)
        return sum(one.get("meeting") == record["key"] for one in following) > 1

    def cite(self, words: str, record: dict):
        """Cite more words for a record that was just saved."""
        self.select(words)
        row = self.row(record)
        url = f"{row._meta.model_name}={row.pk}"
        link = self.page.locator(
            f"#words a[data-cite-key][href*='{url}&'], #words a[data-cite-key][href$='{url}']"
        ).first
        self.hands.press("r" if link.get_attribute("data-again") else link.get_attribute("data-cite-key"))
        self.page.locator("#words .saved-from-text").wait_for()

    def row(self, record: dict) -> Record:
        """Return the record that was entered."""
        return MODELS[record["type"]].objects.get(citations__quote=record["words"])

    def object(self, model: type[models.Model], name: str) -> models.Model | None:
        """Return what the plan calls by a name or key, if it was entered already."""
        if issubclass(model, Record):
            return self.row(self.plan.record(name))
        if model in (Participant, Place):
            return model.objects.filter(name=name).first()
        field = "symbol" if hasattr(model, "symbol") else "name"
        return model.objects.get(**{field: name})

    def add_name(self, field: str, name: str, model: type[models.Model]):
        """Add a participant or place that the register lacks, where it is first chosen."""
        planned = next(one for one in self.plan.new if one["name"] == name and one["type"] == model._meta.model_name)
        codes = planned.get("country", [])
        row = new_row(model, name)
        guess = [row.country_id] if model is Participant and row.country_id else []
        if model is Place:
            guess = [country.pk for country in row.guessed_countries]
        if row.kind == planned["kind"] and guess == ([codes] if isinstance(codes, str) else codes):
            self.hands.create(alone_in_form(field), name)
            self.page.wait_for_function("() => !document.querySelector('.created')?.textContent.includes('Adding')")
            return
        with self.hands.popup(f"#add_id_{field}"):
            self.hands.fill("#id_name", name)
            self.hands.choose("#id_kind", dict(model.Kind.choices)[planned["kind"]])
            for code in [codes] if isinstance(codes, str) else codes:
                country = Country.objects.get(pk=code).name
                assert self.hands.pick("country" if model is Participant else "countries", country)


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names are the same but for the endings of Russian."""
    return name_words(one) == name_words(other)


def states_of(record: dict) -> list[str]:
    """Return the names of the participants of a record that are states: the fixtures have these."""
    names = [one["name"] for one in record.get("participants", [])]
    return [*Participant.objects.filter(name__in=names, kind=Participant.Kind.STATE).values_list("name", flat=True)]
