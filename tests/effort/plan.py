"""Plans of texts: the facts of each, as an analyst enters them. plans/english.yaml explains the keys."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from django.conf import settings

PLANS = Path(__file__).parent / "plans"
TEXTS = settings.BASE_DIR / "tests" / "intake" / "texts"
ARTICLE = settings.BASE_DIR.parent / "shared" / "article"
"""The article is not part of the project: its plan is entered if it is available."""

MAX_QUOTE_WORDS = 20
RECORD_KEYS = {
    *("type", "key", "words", "speaker", "also", "title", "fields", "participants", "to", "sectors", "places"),
    *("meeting", "initiatives", "agreements", "agreement", "commitment", "part_of", "conversions", "actions"),
    "statements",
}


@dataclass
class Plan:
    """The facts of a text.

    Attributes:
        name: such as "english".
        text: the text.
        source: its own data.
        new: participants and places that the register lacks.
        records: in the order of entry, with whole quotes.
    """

    name: str
    text: str
    source: dict
    new: list[dict] = field(repr=False)
    records: list[dict] = field(repr=False)

    def record(self, key: str) -> dict:
        """Return the record with a key."""
        return next(record for record in self.records if record.get("key") == key)


def plan_names() -> list[str]:
    """Return the names of the plans whose texts are available."""
    return [path.stem for path in sorted(PLANS.glob("*.yaml")) if _text_file(path.stem)]


def read_plan(name: str) -> Plan:
    """Return the plan of a text. Raise AssertionError if it is not one that can be entered."""
    content = yaml.safe_load((PLANS / f"{name}.yaml").read_text())
    plan = Plan(name, _text_file(name).read_text().strip(), **content)
    for record in plan.records:
        record["words"] = whole_quote(plan.text, record["words"])
        record["also"] = [whole_quote(plan.text, words) for words in record.get("also", [])]
    _check(plan)
    return plan


def whole_quote(text: str, words: str) -> str:
    """Return the words of a text that "first … last" stands for; words without an ellipsis as they are."""
    parts = [re.escape(part.strip()) for part in words.split("…")]
    found = re.search(r"\W(?:.*?\W)?".join(parts), text)
    assert found, f"not in the text: {words}"
    return found[0]


def statements() -> list[dict]:
    """Return the statements of the article, each with its number ``n`` and its ``quote``."""
    return json.loads((ARTICLE / "facts.json").read_text())["facts"]


def uncovered_statements(plan: Plan) -> list[int]:
    """Return the numbers of the article's statements of which no record quotes a word, or that none names."""
    quotes = {n: [] for n in (one["n"] for one in statements())}
    for record in plan.records:
        for n in record.get("statements", []):
            quotes[n] += [record["words"], *record["also"]]
    for n in plan.source.get("statements", []):
        quotes[n].append(plan.source["dateline"].upper())
    spans = {n: [_span(plan.text, quote) for quote in found] for n, found in quotes.items()}
    wanted = {one["n"]: _span(plan.text, one["quote"]) for one in statements()}
    return [n for n, (start, end) in wanted.items() if not any(a < end and start < b for a, b in spans[n])]


def _text_file(name: str) -> Path | None:
    if name == "article":
        return next(ARTICLE.glob("*.txt"), None)
    return TEXTS / f"{name}.txt"


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _check(plan: Plan) -> None:
    """Check that quotes are short, and that a record refers only to names and records before it."""
    keys, names = set(), {one["name"] for one in plan.new}
    assert len(names | {plan.source["publisher"]}) <= len(plan.new)
    for record in plan.records:
        assert record.keys() <= RECORD_KEYS, record.keys() - RECORD_KEYS
        for quote in (record["words"], *record["also"]):
            assert quote in plan.text, quote
            assert len(quote.split()) <= MAX_QUOTE_WORDS, quote
        for name in ("printed", "date_stated", "due_stated", "period_stated", "planned_stated"):
            assert record.get("fields", {}).get(name, "") in plan.text
        references = [record.get(name) for name in ("meeting", "agreement", "commitment", "part_of")]
        references += record.get("initiatives", []) + record.get("agreements", [])
        assert {*filter(None, references)} <= keys, references
        if "key" in record:
            assert record["key"] not in keys
            keys.add(record["key"])
