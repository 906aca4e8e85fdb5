"""Enter a plan through the stock admin, as somebody does who knows it well and prefers the keyboard.

- Records are entered type by type, because "Save and add another" then opens the next form.
- Each form is filled in in the order of its fields, and published at once.
- What the register lacks is added in a pop-up when a record first needs it. A pop-up chooses it at once.
- Names and words of the text are copied if they are long, else typed. Numbers and months are typed in short.
"""

import re
from decimal import Decimal

from django.db import models

from cooperation.fields import Period, PeriodField
from cooperation.models import ActionKind, Country, Participant, Place, Record, Sector, Source, Unit
from tests.effort.check import LINKED, MODELS, ROWS, WORDS_IN
from tests.effort.hands import SECONDS_PER_CLICK, SECONDS_PER_KEY, Hands
from tests.effort.plan import Plan
from tests.effort.stock.admin import site

ORDER = ["meeting", "agreement", "initiative", "commitment", "development", "figure"]
"""A record refers only to records of its own type or of those before it."""

MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
PASTED = round(4 + SECONDS_PER_CLICK / SECONDS_PER_KEY)
"""Keys that take as long as to copy words from another window."""

TITLE, NEW, PEOPLE, SUBJECT, LINKS, CITATIONS, FIELDS, FORMS = (
    *("words as title or text", "new participants, places and the source", "participants", "sectors and places"),
    *("links to other records", "citations", "other fields", "opening and saving forms"),
)
"""Kinds of steps."""


class StockAdmin:
    """The stock admin, and the hands at it."""

    def __init__(self, hands: Hands, plan: Plan):
        self.hands, self.plan = hands, plan
        self.new = {(one["type"], one["name"]): one for one in plan.new}
        self.stored = {}  # the primary keys of records, by their keys in the plan

    def enter(self):
        """Enter all of the plan, from the index of the admin to the last published record."""
        records = sorted(self.plan.records, key=lambda record: ORDER.index(record["type"]))
        for record, following in zip(records, [*records[1:], None], strict=True):
            if not self._has_form_of(record["type"]):
                with self.hands.step(FORMS), self.hands.leaving():
                    self.hands.activate(self._link_to_add(record["type"]))
            self._enter_record(record)
            same = following and following["type"] == record["type"]
            with self.hands.step(FORMS), self.hands.leaving():
                self.hands.submit("input[name=_addanother]" if same else "input[name=_save]")
            self._remember(record)

    def _has_form_of(self, name):
        return self.hands.page.url.endswith(f"/cooperation/{name}/add/")

    def _link_to_add(self, name):
        return self.hands.page.locator(f"a.addlink[href$='/cooperation/{name}/add/']").first

    def _remember(self, record):
        """Check that a record was saved, and take its primary key from the message about it."""
        page = self.hands.page
        problems = page.locator(".errornote, .errorlist").all_inner_texts()
        assert not problems, (record["words"], problems)
        saved = page.locator(".messagelist .success a").last.get_attribute("href")
        self.stored[record.get("key")] = re.search(r"/(\d+)/change/", saved)[1]

    # --- Records ------------------------------------------------------------------------------------------------------
    def _enter_record(self, record):
        name = record["type"]
        admin = site.get_model_admin(MODELS[name])
        self._fill_in(admin, values_of(record))
        for inline in admin.inlines:
            prefix = inline.model._meta.get_field(_owner(inline, name)).remote_field.get_accessor_name()
            for number, values in enumerate(rows_of(record, self.plan).get(prefix, [])):
                self._enter_row(inline, prefix, number, values)

    def _enter_row(self, inline, prefix, number, values):
        with self.hands.step(CITATIONS if prefix == "citations" else PEOPLE):
            first = f"{prefix}-{number}-{inline.fields[0]}"
            if not self.hands.page.locator(f"[name='{first}']").count():
                self.hands.activate(f"#{prefix}-group .add-row a")
            for name in inline.fields:
                if values.get(name) not in (None, ""):
                    self._fill(inline.model._meta.get_field(name), f"{prefix}-{number}-{name}", values[name])

    def _fill_in(self, admin, values):
        names = [name for _, options in admin.fieldsets for name in options["fields"]]
        assert values.keys() <= {*names}, values.keys() - {*names}
        for name in names:
            if name in values:
                field = admin.model._meta.get_field(name)
                with self.hands.step(_kind_of_step(field)):
                    self._fill(field, name, values[name])

    # --- Fields -------------------------------------------------------------------------------------------------------
    def _fill(self, field, name, value):
        """Fill in one field, as its type needs it."""
        if field.is_relation:
            for one in value if isinstance(value, list) else [value]:
                self._choose_object(field, name, one)
        elif isinstance(field, models.BooleanField):
            self.hands.tick(f"[name='{name}']")
        elif field.choices:
            if value != field.default:
                self.hands.choose(f"[name='{name}']", dict(field.flatchoices)[value])
        else:
            self._write(f"[name='{name}']", short(field, str(value)))

    def _write(self, target, text):
        """Copy a text if it is in the source and long, else type it."""
        is_at_hand = text in self.plan.text or text in self.plan.source.values()
        self.hands.fill(target, text, paste=is_at_hand and len(text) > PASTED)

    def _choose_object(self, field, name, value):
        """Choose an object, or add it if the register lacks it."""
        model = field.related_model
        if value is self.plan.source:
            value = value["title"]
        key = model._meta.model_name, value
        if key not in self.stored and (model is Source or key in self.new):
            with self.hands.step(NEW):
                self._add(key, name)
            return
        if issubclass(model, Record):
            pk, spellings = self.stored[value], [str(model.objects.get(pk=self.stored[value]))]
        elif model in (Country, Unit, ActionKind):
            pk, spellings = value, [value, model.objects.get(pk=value).name]
        else:
            pk, spellings = None, [value]
        assert self.hands.pick(name, spellings[0], pk, spellings[1:]), (name, value)

    def _add(self, key, name):
        """Add a participant, a place or the source in a pop-up."""
        noun, _ = key
        with self.hands.popup(f"#add_id_{name}"):
            if noun == "source":
                self._fill_in(site.get_model_admin(Source), source_values(self.plan))
            else:
                model = {"participant": Participant, "place": Place}[noun]
                self._fill_in(site.get_model_admin(model), name_values(self.new[key]))
        self.stored[key] = True


# --- What is typed ----------------------------------------------------------------------------------------------------
def short(field: models.Field, text: str) -> str:
    """Return a date or a number as a person in a hurry types it, such as "25 Feb 2025" or "1.7e9"."""
    if isinstance(field, PeriodField):
        with_short_months = re.sub(MONTHS, lambda month: month[0][:3], text)
        assert Period.parse(with_short_months) == Period.parse(text)
        return with_short_months
    if isinstance(field, models.DecimalField):
        number = Decimal(text).normalize()
        exponent = number.adjusted()
        in_powers = f"{number.scaleb(-exponent)}e{exponent}"
        assert Decimal(in_powers) == Decimal(text)
        return min(text, in_powers, key=len)
    return text


# --- What goes where --------------------------------------------------------------------------------------------------
def values_of(record: dict) -> dict:
    """Return the values of a record's own fields, by field."""
    name = record["type"]
    values = {**record.get("fields", {}), "publication": Record.Publication.PUBLISHED}
    if name in WORDS_IN:
        values[WORDS_IN[name]] = record.get("title", record["words"])
    for relation, key in LINKED[name].items():
        named = record.get(key, [])
        named = [
            one["name"] if isinstance(one, dict) else one for one in (named if isinstance(named, list) else [named])
        ]
        if named:
            values[relation] = named
    return values


def rows_of(record: dict, plan: Plan) -> dict[str, list[dict]]:
    """Return the rows of a record, by relation."""
    rows = {"actions": record.get("actions", []), "conversions": record.get("conversions", [])}
    if record["type"] in ROWS:
        relation, _ = ROWS[record["type"]]
        rows[relation] = [{**one, "participant": one["name"]} for one in record.get("participants", [])]
    quotes = [{"quote": record["words"], "speaker": record.get("speaker")}, *({"quote": q} for q in record["also"])]
    return rows | {"citations": [{"source": plan.source, **quote} for quote in quotes]}


def source_values(plan: Plan) -> dict:
    """Return the values of the source."""
    names = {"title": "title", "publisher": "publisher", "address": "url", "language": "language"}
    names |= {"dateline": "dateline", "published": "published"}
    return {field: plan.source[name] for name, field in names.items() if name in plan.source}


def name_values(new: dict) -> dict:
    """Return the values of a new participant or place."""
    values = {"kind": new["kind"], "name": new["name"]}
    if "country" in new:
        values["country" if new["type"] == "participant" else "countries"] = new["country"]
    return values


def _kind_of_step(field):
    related = field.related_model
    if field.model in (Participant, Place, Source):
        return NEW
    if field.name in WORDS_IN.values():
        return TITLE
    if related is Participant:
        return PEOPLE
    if related in (Sector, Place):
        return SUBJECT
    return LINKS if related and issubclass(related, Record) else FIELDS


def _owner(inline, name):
    return inline.fk_name or next(
        field.name for field in inline.model._meta.fields if field.is_relation and field.related_model is MODELS[name]
    )
