"""Compare what is in the database with a plan: every record, participant, link, date, amount and quote, and no more."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from django.db import models

from cooperation.fields import Period, PeriodField
from cooperation.models import RECORD_MODELS, Figure, FigureConversion, Participant, Place, Record, Source
from tests.effort.plan import Plan

MODELS = {model._meta.model_name: model for model in RECORD_MODELS}
WORDS_IN = {"agreement": "title", "initiative": "title", "development": "text", "commitment": "what"}
"""Record type -> the field that has the words, if the plan has no title."""

COMPARED = {
    "meeting": ("kind", "status", "held", "date", "venue"),
    "agreement": ("form", "binding"),
    "initiative": ("planned", "actual"),
    "development": ("kind", "date", "status_becomes"),
    "commitment": ("kind", "status", "due"),
    "figure": ("indicator", "nature", "bound", "value_low", "value_high", "unit", "printed", "period", "as_of"),
}
"""Record type -> the fields that are compared. One that a plan does not name has its default."""

LINKED = {
    "meeting": {"sectors": "sectors", "places": "places", "part_of": "part_of"},
    "agreement": {"sectors": "sectors", "places": "places", "meeting": "meeting"},
    "initiative": {
        **{"sectors": "sectors", "places": "places", "meetings": "meeting"},
        **{"agreements": "agreements", "part_of": "part_of"},
    },
    "development": {
        **{"sectors": "sectors", "places": "places", "meeting": "meeting", "to": "to"},
        **{"initiatives": "initiatives", "agreements": "agreements", "participants": "participants"},
    },
    "commitment": {
        **{"sectors": "sectors", "places": "places", "meeting": "meeting", "to": "to", "by": "participants"},
        **{"about_initiatives": "initiatives", "agreement": "agreement", "about_agreements": "agreements"},
    },
    "figure": {
        **{"sectors": "sectors", "places": "places", "meeting": "meeting", "to": "to", "of": "participants"},
        **{"initiative": "initiatives", "agreement": "agreement", "commitment": "commitment"},
    },
}
"""Record type -> its relations, and the key of a plan that names what they have."""

ROWS = {
    "meeting": ("participations", {"role": "", "capacity": "", "on_behalf_of": None}),
    "agreement": ("parties", {"role": "party", "on_behalf_of": None}),
    "initiative": ("involvements", {"role": "partner"}),
}
"""Record type -> its rows of participants, and the values of their fields if a plan does not name them."""


class DifferenceError(Exception):
    """The database differs from the plan."""


def differences(plan: Plan) -> list[str]:
    """Return how the database differs from a plan, a line each; nothing if all facts of the plan are there alone."""
    found = [*_of_source(plan), *_of_names(plan)]
    try:
        rows = {id(record): _row_of(record) for record in plan.records}
    except DifferenceError as error:
        return [*found, str(error)]
    keys = {record["key"]: rows[id(record)] for record in plan.records if "key" in record}
    for name, model in MODELS.items():
        planned = sum(record["type"] == name for record in plan.records)
        if model.objects.count() != planned:
            found.append(f"{model.objects.count()} rows of {name}, not {planned}: {[*model.objects.all()]}")
    for record in plan.records:
        row = rows[id(record)]
        where = f"{record['type']} “{record['words']}”"
        compared = [_of_fields(plan, record, row), _of_links(record, row, keys), _of_rows(record, row)]
        compared += [_of_citations(plan, record, row)]
        found += [f"{where}: {difference}" for differing in compared for difference in differing]
    return found


def _row_of(record: dict) -> Record:
    rows = MODELS[record["type"]].objects.filter(citations__quote=record["words"]).distinct()
    if len(rows) != 1:
        raise DifferenceError(f"{len(rows)} rows of {record['type']} have the quote “{record['words']}”")
    return rows[0]


def _compare(what: str, got, wanted) -> Iterator[str]:
    if got != wanted:
        yield f"{what} is {got!r}, not {wanted!r}"


def _of_source(plan: Plan) -> Iterator[str]:
    source = Source.objects.select_related("publisher").get()
    for name, field in {"title": "title", "language": "language", "address": "url"}.items():
        yield from _compare(field, getattr(source, field), plan.source[name])
    yield from _compare("publisher", str(source.publisher), plan.source["publisher"])
    yield from _compare("dateline", source.dateline.casefold(), plan.source["dateline"].casefold())
    yield from _compare("published", source.published, Period.parse(plan.source["published"]))


def _of_names(plan: Plan) -> Iterator[str]:
    participants = {
        row.name: (row.kind, [row.country_id] if row.country_id else [])
        for row in Participant.objects.exclude(kind=Participant.Kind.STATE)
    }
    places = {row.name: (row.kind, sorted(row.countries.values_list("pk", flat=True))) for row in Place.objects.all()}
    for noun, found in {"participant": participants, "place": places}.items():
        ours = [one for one in plan.new if one["type"] == noun]
        planned = {one["name"]: (one["kind"], sorted(_as_list(one.get("country")))) for one in ours}
        for name in sorted(found.keys() | planned.keys()):
            yield from _compare(f"{noun} {name}", found.get(name), planned.get(name))


def _of_fields(plan: Plan, record: dict, row: Record) -> Iterator[str]:
    kind, fields = record["type"], record.get("fields", {})
    if kind in WORDS_IN:
        yield from _compare(WORDS_IN[kind], getattr(row, WORDS_IN[kind]), record.get("title", record["words"]))
    assert fields.keys() <= {
        name for field in COMPARED[kind] for name in (field, f"{field}_stated", f"{field}_inferred")
    }
    for name in COMPARED[kind]:
        field = row._meta.get_field(name)
        yield from _compare(name, _plain(getattr(row, name)), _as_planned(field, fields.get(name)))
        if isinstance(field, PeriodField):
            stated, wanted = getattr(row, f"{name}_stated"), fields.get(f"{name}_stated", "")
            # The page of a text fills in the words of the text, too, where a person would not type them.
            if stated != wanted and (wanted or stated not in plan.text):
                yield f"{name}_stated is {stated!r}, not {wanted!r}"
            inferred = getattr(row, f"{name}_inferred")
            yield from _compare(f"{name}_inferred", inferred, fields.get(f"{name}_inferred", False))
    yield from _compare("publication", row.publication, Record.Publication.PUBLISHED)


def _as_planned(field: models.Field, text):
    """Return the value of a field that has what the plan says, or its default."""
    if text is None:
        return None if field.null else field.get_default()
    if isinstance(field, PeriodField):
        return Period.parse(text)
    return Decimal(str(text)) if isinstance(field, models.DecimalField) else text


def _plain(value):
    """Return the value of a field as a plan says it: an object by its name."""
    return str(getattr(value, "symbol", value)) if isinstance(value, models.Model) else value


def _of_links(record: dict, row: Record, keys: dict[str, Record]) -> Iterator[str]:
    for relation, name in LINKED[record["type"]].items():
        wanted = [one["name"] if isinstance(one, dict) else one for one in _as_list(record.get(name))]
        wanted = Counter(keys[one] if one in keys and _is_record(row, relation) else one for one in wanted)
        value = getattr(row, relation)
        objects = value.all() if hasattr(value, "all") else filter(None, [value])
        got = Counter(one if isinstance(one, Record) else str(one) for one in objects)
        yield from _compare(relation, got, wanted)


def _is_record(row: Record, relation: str) -> bool:
    return issubclass(row._meta.get_field(relation).related_model, Record)


def _of_rows(record: dict, row: Record) -> Iterator[str]:
    if record["type"] in ROWS:
        relation, defaults = ROWS[record["type"]]
        got = [
            {"name": str(one.participant)} | {name: _plain(getattr(one, name)) for name in defaults}
            for one in getattr(row, relation).all()
        ]
        wanted = [defaults | one for one in record.get("participants", [])]
        yield from _compare(relation, _sorted(got), _sorted(wanted))
    if record["type"] == "agreement":
        got = [{"kind": one.kind_id, "date": one.date, "date_inferred": one.date_inferred} for one in row.actions.all()]
        wanted = [one | {"date": Period.parse(one["date"])} for one in record.get("actions", [])]
        yield from _compare("actions", _sorted(got), _sorted([{"date_inferred": False} | one for one in wanted]))
    if isinstance(row, Figure):
        names = ("value_low", "value_high", "unit", "bound", "printed")
        got = [{name: _plain(getattr(one, name)) for name in names} for one in row.conversions.all()]
        field = FigureConversion._meta.get_field
        wanted = [{name: _as_planned(field(name), one.get(name)) for name in names} for one in _conversions(record)]
        yield from _compare("conversions", _sorted(got), _sorted(wanted))


def _conversions(record: dict) -> list[dict]:
    return record.get("conversions", [])


def _of_citations(plan: Plan, record: dict, row: Record) -> Iterator[str]:
    citations = [*row.citations.select_related("source", "speaker")]
    quotes = Counter(citation.quote for citation in citations)
    yield from _compare("quotes", quotes, Counter([record["words"], *record["also"]]))
    speakers = {citation.quote: str(citation.speaker or "") for citation in citations}
    yield from _compare("speaker", speakers.get(record["words"]), record.get("speaker", ""))


def _as_list(value) -> list:
    return value if isinstance(value, list) else [value] if value else []


def _sorted(rows: list[dict], key: Callable = str) -> list[dict]:
    return sorted(({name: row[name] for name in sorted(row)} for row in rows), key=key)
