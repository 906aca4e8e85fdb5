"""The page of the data dictionary: chapters, and a section for each model."""

from collections.abc import Iterator

from django.db import models

from cooperation import models as register
from cooperation.models.base import join_names
from cooperation.models.records import owned_models

from . import fields, markdown, rules, statuses

CHAPTERS = {
    "Reference data": [
        register.Country,
        register.Sector,
        register.Unit,
        register.ActionKind,
        register.Place,
        register.Participant,
        *owned_models(register.Participant),
        register.Source,
        *owned_models(register.Source),
    ],
    "Records": [table for model in register.RECORD_MODELS for table in (model, *owned_models(model))],
    "Evidence": [register.Citation, register.Anchor, register.NothingToRecord, register.NewsCheck],
    "Private data of users": [register.SavedSearch, register.Batch, register.BatchItem],
    "Internal tables": [
        register.Standing,
        register.Entry,
        register.FormerEntry,
        register.FormerEntryWords,
        register.FormerStanding,
        register.EntryWords,
        register.Tally,
        register.PairTally,
        register.SeedFile,
    ],
}
DOCUMENTED_MODELS = [model for tables in CHAPTERS.values() for model in tables]

STATUSES = {
    register.AgreementAction: statuses.agreement_status,
    register.Development: statuses.initiative_status,
}
"""Text below a table: how its rows change the status of other records."""

BEGINNING = """\
# Data dictionary
All tables of the register. `python manage.py data_dictionary` generates this page from the models. To change the page,
change the models.

## How to read it
- **Filled in** says whether a field is *required*, *optional*, has a *default*, or is filled in *by the register*.
- **A date, possibly not exact,** is a day, a month, a year, a decade or a range. It may have only an end ("by 2030") or
  only a beginning ("since 2023"). It is stored as a range of days within the years 1 to 9998. More fields belong to
  it: `…_stated` has the wording of the source if that differs, such as "last year". `…_inferred` says that the source
  does not print the date, and the user worked it out. `…_phrase` has the date in English if its days do not say all,
  such as "about 2024" or "late 2025"; the register writes it.
- **One of** lists all values of a field. If the stored value differs from its label, it follows in brackets.
- The rules of the table are below the fields, some as the error message that users see. The database enforces them for
  forms, imports, fixtures and SQL.
- Each row also has an automatic number, `id`. A country has its code instead."""

_RECORDS = join_names([str(model._meta.verbose_name_plural) for model in register.RECORD_MODELS], limit=99)
COMMON = f"""\
### Fields of all records
{_RECORDS.capitalize()} are records. Each of their tables has these fields."""

COMMON_FIELDS = {field.name for field in register.Record._meta.get_fields()}
COMMON_RULES = rules.sentences([*register.Record.Meta.constraints, *register.Record.Meta.triggers])

HISTORY = """\
## History
Triggers record each insertion, change and deletion of a row in an event table, such as `{rows}`, and each added or
removed link in one such as `{links}`. An event has the row as it was, when (`pgh_created_at`), what was done
(`pgh_label`), by whom and why (`pgh_context`). All tables have events, except {untracked}."""


def data_dictionary() -> str:
    """Return the text of docs/data-dictionary.md."""
    parts = [BEGINNING, "## Tables", markdown.bullets(map(_overview, CHAPTERS))]
    for chapter, tables in CHAPTERS.items():
        parts.append(f"## {chapter}")
        if chapter == "Records":
            parts += _common()
        for model in tables:
            parts += _table(model)
    parts.append(_history())
    return markdown.page(parts)


def _overview(chapter: str) -> str:
    return f"{chapter}: {markdown.links(CHAPTERS[chapter])}"


def _common() -> Iterator[str]:
    """Yield the fields and rules that all records share, taken from the first record type."""
    yield COMMON
    yield fields.described(field for field in fields.columns(register.Meeting) if field.name in COMMON_FIELDS)
    yield markdown.bullets(COMMON_RULES)


def _history() -> str:
    tracked = {model: getattr(model, "pgh_event_model", None) for model in DOCUMENTED_MODELS}
    return HISTORY.format(
        rows=tracked[register.Meeting]._meta.db_table,
        links=register.LINK_MODELS[register.Meeting, "sectors"].pgh_event_model._meta.db_table,
        untracked=markdown.links(model for model, events in tracked.items() if events is None),
    )


def _table(model: type[models.Model]) -> Iterator[str]:
    is_record = issubclass(model, register.Record)
    yield f"### {markdown.heading(model)}"
    yield f"{model.__doc__.splitlines()[0]} Table `{model._meta.db_table}`."
    yield fields.described(field for field in fields.columns(model) if not (is_record and field.name in COMMON_FIELDS))
    if is_record:
        yield "It also has the [fields of all records](#fields-of-all-records)."
    found = rules.sentences([*model._meta.constraints, *getattr(model._meta, "triggers", [])])
    if own := [words for words in found if not (is_record and words in COMMON_RULES)]:
        yield markdown.bullets(own)
    if consequences := rules.on_deletion(model):
        yield consequences
    if model in STATUSES:
        yield STATUSES[model]()
