"""The form of a record beside a text: what it should have, and the hands that correct it."""

import re
from dataclasses import dataclass

from cooperation.fields import Period, PeriodField
from cooperation.models import Participant, Place, Record, Sector
from tests.effort.check import COMPARED, LINKED, MODELS, ROWS, WORDS_IN
from tests.effort.hands import Effort
from tests.effort.stock_driver import CITATIONS, FIELDS, FORMS, LINKS, MONTHS, NEW, PEOPLE, SUBJECT, TITLE

STATE = """(form) => Object.fromEntries([...form.elements].filter((one) => one.name).map((one, order) => [one.name, {
  order,
  value: one.type === "checkbox" ? one.checked : one.multiple ? "" : one.value,
  chosen: one.options ? [...one.selectedOptions].map(({ value }) => value).filter(Boolean) : [],
  label: one.options && !one.multiple ? one.selectedOptions[0]?.text.trim() || "" : "",
}]))"""
"""What the fields of a form have, by name."""


@dataclass
class Wanted:
    """What a field should have.

    Attributes:
        kind: text, date, tick, choice, object or objects.
        value: the text, date in words, whether it is ticked, label, or names.
        default: the same if the form does not have the field.
        model: of objects.
    """

    kind: str
    value: object
    default: object = ""
    model: type | None = None


class FormOfRecord:
    """The form of a record: first the short form beside the text, then, if it lacks a field, the full one."""

    def __init__(self, owner, record: dict):
        self.owner, self.hands, self.record = owner, owner.hands, record
        self.type, self.model = record["type"], MODELS[record["type"]]

    @property
    def page(self):
        return self.hands.page

    def fill(self):
        """Correct what is filled in wrongly, and save."""
        self.form = self.page.locator("#short-form")
        missing = self.correct(self.wanted())
        if not missing:
            with self.hands.step(FORMS):
                self.hands.press("Control+Enter")
            self.page.locator("#words .saved-from-text, #words .problems").first.wait_for()
            problems = self.page.locator("#words .problems")
            assert not problems.count(), (self.record["words"], problems.all_inner_texts())
            return
        with self.hands.step(FORMS), self.hands.leaving():
            self.hands.activate(self.form.locator(".all-fields"))
        self.form = self.page.locator("#content-main > form").first
        missing = self.correct(missing)
        assert not missing, missing
        with self.hands.step(FORMS), self.hands.leaving():
            self.hands.press("Control+Enter")
        assert "/texts/" in self.page.url, self.page.locator(".errornote, .problems").all_inner_texts()
        self.page.locator("#words").focus()

    # --- What the form should have ------------------------------------------------------------------------------------
    def wanted(self) -> dict[str, Wanted | list]:
        """Return what each field should have, by name; of rows, what the plan has."""
        fields, found = self.record.get("fields", {}), {}
        if self.type in WORDS_IN:
            found[WORDS_IN[self.type]] = Wanted("text", self.record.get("title", self.record["words"]))
        for name in COMPARED[self.type]:
            field, value = self.model._meta.get_field(name), fields.get(name, "")
            if isinstance(field, PeriodField):
                found[name] = Wanted("date", value)
                if stated := fields.get(f"{name}_stated"):
                    found[f"{name}_stated"] = Wanted("text", stated)
                found[f"{name}_inferred"] = Wanted("tick", fields.get(f"{name}_inferred", False), False)
            elif field.is_relation:
                found[name] = Wanted("object", [value] if value else [], [], field.related_model)
            elif field.choices:
                labels, default = dict(field.flatchoices), field.get_default()
                found[name] = Wanted("choice", labels.get(value or default, ""), labels.get(default, ""))
            else:
                found[name] = Wanted("text", str(value))
        for name, key in LINKED[self.type].items():
            field, value = self.model._meta.get_field(name), self.record.get(key, [])
            names = [
                one["name"] if isinstance(one, dict) else one for one in (value if isinstance(value, list) else [value])
            ]
            found[name] = Wanted("objects" if field.many_to_many else "object", names, [], field.related_model)
        if self.type == "figure":
            self._amount(found)
        if self.type == "agreement":
            [action] = self.record["actions"]
            found["new_status"] = Wanted("choice", action["kind"])
            found["since"] = Wanted("date", action["date"])
            found["since_inferred"] = Wanted("tick", action.get("date_inferred", False), False)
        speaker = [self.record["speaker"]] if "speaker" in self.record else []
        found["citations-0-speaker"] = Wanted("object", speaker, [], Participant)
        if self.type in ROWS:
            found[ROWS[self.type][0]] = self.record.get("participants", [])
        if "conversions" in self.record:
            found["conversions"] = self.record["conversions"]
        return found

    def _amount(self, found: dict):
        """The register reads number, range, bound and unit from the words of the value."""
        for name in ("value_high", "bound", "unit", "printed"):
            del found[name]
        found["value_low"] = Wanted("text", self.record["fields"]["printed"])

    # --- Hands --------------------------------------------------------------------------------------------------------
    def correct(self, wanted: dict) -> dict:
        """Correct the fields that the form has, in their order. Return those that it does not have."""
        state = self.form.evaluate(STATE)
        missing, wrong = {}, []
        for name, want in wanted.items():
            if isinstance(want, list):
                order = state.get(f"{name}-TOTAL_FORMS", {}).get("order")
                if order is None:
                    missing |= {name: want} if want else {}
                else:
                    wrong.append((order, name, want))
            elif name not in state:
                missing |= {name: want} if want.value != want.default else {}
            elif name == "value_low" and state["printed"]["value"] == want.value:
                continue
            elif not self.has(state[name], want):
                wrong.append((state[name]["order"], name, want))
        for _, name, want in sorted(wrong, key=lambda one: one[0]):
            if isinstance(want, list):
                missing |= self.correct_rows(name, want)
            else:
                with self.hands.step(step_of(name, want)):
                    self.put(name, want)
        return missing

    def has(self, state: dict, want: Wanted) -> bool:
        """Return whether a field has what it should."""
        if want.kind == "date":
            return parsed(state["value"]) == parsed(want.value)
        if want.kind in ("tick", "text"):
            return state["value"] == want.value
        if want.kind == "choice":
            return state["label"].strip("-") == want.value
        ids = [self.owner.object(want.model, name) for name in want.value]
        return None not in ids and sorted(state["chosen"]) == sorted(str(row.pk) for row in ids)

    def put(self, name: str, want: Wanted):
        """Fill in a field."""
        field = self.form.locator(f"[name='{name}']").last
        self.reveal(field)
        if want.kind in ("text", "date"):
            self.enter(field, want.value, is_date=want.kind == "date")
        elif want.kind == "tick":
            self.hands.tick(field)
        elif want.kind == "choice":
            self.hands.choose(field, want.value)
        else:
            self.choose_objects(name, want)

    def reveal(self, field):
        """Unfold the part of the form that has a field."""
        folded = field.evaluate_handle("(field) => field.closest('details:not([open])')").as_element()
        if folded:
            self.hands.activate(folded.query_selector("summary"))

    def enter(self, field, text: str, *, is_date: bool = False):
        """Type a text, or copy it from the article if that is quicker; delete what is there."""
        if not text:
            self.hands.focus(field)
            self.hands.press("Control+a")
            self.hands.press("Delete")
            return
        text = re.sub(rf"\b(?:{MONTHS})\b", lambda month: month[0][:3], text) if is_date else text
        paste, typed = Effort(keys=4, clicks=1), Effort(keys=len(text))
        self.hands.fill(field, text, paste=text in self.owner.plan.text and paste.seconds < typed.seconds)

    def choose_objects(self, name: str, want: Wanted):
        """Choose objects; remove those that are not wanted."""
        select = self.form.locator(f"select[name='{name}']").last
        wanted = {label: self.owner.object(want.model, label) for label in want.value}
        keys = {str(row.pk) for row in wanted.values() if row}
        chosen = select.evaluate("(one) => [...one.selectedOptions].map(({ value }) => value).filter(Boolean)")
        if want.kind == "object" and chosen and not wanted:
            box = select.locator("+ .select2 .select2-selection")
            if self.hands.stops_to(box) is None:
                self.hands.click(box.locator(".select2-selection__clear"))
            else:
                self.hands.focus(box)
                self.hands.press("Delete")
        if want.kind == "objects":
            self.remove_others(select, chosen, keys)
        for label, row in wanted.items():
            if row is None or str(row.pk) not in chosen:
                self.choose_object(name, label, row, want.model)

    def remove_others(self, select, chosen: list[str], keys: set[str]):
        """Remove the objects that are not wanted: with Backspace if no others are after them, else with a click."""
        box = select.locator("+ .select2")
        wrong = [key for key in chosen if key not in keys]
        if wrong and wrong == chosen[-len(wrong) :]:
            self.hands.focus(box.locator(".select2-search__field"))
            self.hands.press("Backspace", times=len(wrong))
            return
        for key in wrong:
            label = select.locator(f"option[value='{key}']").inner_text()
            choice = box.locator(".select2-selection__choice", has_text=label)
            self.hands.click(choice.locator(".select2-selection__choice__remove"))

    def choose_object(self, name: str, label: str, row, model):
        """Choose an object, or add it if the register lacks it."""
        if row is not None:
            assert self.hands.pick(alone_in_form(name), str(row), pk=row.pk), (name, label)
            return
        with self.hands.step(NEW):
            self.owner.add_name(name, label, model)

    # --- Rows ---------------------------------------------------------------------------------------------------------
    def correct_rows(self, prefix: str, wanted: list[dict]) -> dict:
        """Correct the rows of participants or conversions. Return what could not be entered."""
        related = MODELS[self.type]._meta.get_field(prefix).related_model
        key = "participant" if prefix in dict(ROWS.values()) else "unit"
        state = self.form.evaluate(STATE)
        total = int(state[f"{prefix}-TOTAL_FORMS"]["value"])
        ids = {}
        for one in wanted:
            model = related._meta.get_field(key).related_model
            row = self.owner.object(model, one["name" if key == "participant" else "unit"])
            ids[id(one)] = str(row.pk) if row else ""
        rows = {number: state[f"{prefix}-{number}-{key}"]["chosen"] for number in range(total)}
        taken, missing = {}, []
        for one in wanted:
            number = next(
                (n for n, chosen in rows.items() if ids[id(one)] and chosen == [ids[id(one)]] and n not in taken), None
            )
            if number is not None:
                taken[number] = one
        for number in sorted(rows, reverse=True):
            if number in taken or not rows[number]:
                continue
            spare = next((one for one in wanted if not any(one is other for other in taken.values())), None)
            if spare is None:
                with self.hands.step(PEOPLE):
                    self.hands.activate(self.form.locator(f"#{prefix}-{number} .inline-deletelink"))
            else:
                taken[number] = spare
        for one in wanted:
            if one in taken.values():
                continue
            number = next((n for n in rows if n not in taken), None)
            if number is None:
                number = len(rows)
                rows[number] = []
                taken[number] = one
            else:
                taken[number] = one
        for number, one in sorted(taken.items(), key=lambda pair: pair[0]):
            if not self.form.locator(f"[name='{prefix}-{number}-{key}']").count():
                with self.hands.step(PEOPLE):
                    self.hands.activate(self.form.locator(f"#{prefix}-group .add-row a"))
            if self.correct(self.wanted_of_row(f"{prefix}-{number}", related, one)):
                missing.append(one)
        return {prefix: wanted} if missing else {}

    def wanted_of_row(self, prefix: str, model, one: dict) -> dict:
        """Return what the fields of a row should have."""
        found = {}
        if "unit" in one:
            # The register reads the value from these words.
            found[f"{prefix}-printed"] = Wanted("text", one["printed"])
            return found
        found[f"{prefix}-participant"] = Wanted("object", [one["name"]], [], Participant)
        defaults = ROWS[self.type][1]
        for name in defaults:
            value = one.get(name, defaults[name])
            field = model._meta.get_field(name)
            if field.is_relation:
                found[f"{prefix}-{name}"] = Wanted("object", [value] if value else [], [], Participant)
            elif field.choices:
                labels = dict(field.flatchoices)
                found[f"{prefix}-{name}"] = Wanted("choice", labels.get(value, ""), labels.get(defaults[name], ""))
            else:
                found[f"{prefix}-{name}"] = Wanted("text", value)
        return found


def parsed(text: str) -> Period | None:
    """Return a date in words; None if there is none."""
    return Period.parse(text) if text else None


def step_of(name: str, want: Wanted) -> str:
    """Return the kind of step that a field is."""
    if name == "citations-0-speaker":
        return CITATIONS
    if name in WORDS_IN.values():
        return TITLE
    if want.model is Participant or "-" in name:
        return PEOPLE
    if want.model in (Sector, Place):
        return SUBJECT
    return LINKS if want.model and issubclass(want.model, Record) else FIELDS


def alone_in_form(name: str) -> str:
    """Return what finds the field of this name in the form of a record: that of the pins has such names, too."""
    return f"{name}'][id='id_{name}"
