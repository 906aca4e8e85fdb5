"""The page of the data dictionary: its chapters, and the tables in them."""

from collections.abc import Iterator

from django.db import models

from cooperation import models as register

from . import fields, markdown, rules, statuses

CHAPTERS = {
    "Reference data": [
        register.Country,
        register.Sector,
        register.Place,
        register.Participant,
        register.Affiliation,
        register.Source,
    ],
    "Records": [
        register.Meeting,
        register.Participation,
        register.Agreement,
        register.Party,
        register.AgreementAction,
        register.AgreementLink,
        register.Initiative,
        register.Involvement,
        register.Development,
        register.Commitment,
        register.Figure,
    ],
    "Evidence": [register.Citation],
    "What people keep for themselves": [register.SavedSearch],
    "What the register keeps for itself": [register.Entry, register.EntryWords, register.Tally, register.SeedFile],
}
DOCUMENTED_MODELS = [model for tables in CHAPTERS.values() for model in tables]

STATUSES = {
    register.AgreementAction: statuses.agreement_status,
    register.Development: statuses.initiative_status,
}
"""What stands below a table: how its rows move the status of others."""

BEGINNING = """\
# Data dictionary

What the register stores, table by table. The page is made from the models by `python manage.py data_dictionary`:
change them, not the page.

## How to read it

- **Filled in** says whether a field is *required*, *optional*, begins with a value (*at first …*), or is kept *by the
  register*.
- **A date as far as it is known** is a day, a month, a year, a decade or a range, or has an end only ("by 2030") or a
  beginning only ("since 2023"). It is stored as a range of days within the years 1 to 9998. Beside it stand the words
  of the text where they say it differently (`…_stated`, as in "last year"), and whether a person worked it out because
  the text does not print it (`…_inferred`).
- **One of** lists all values of a field. Where the stored value is not the word itself, it follows in brackets.
- Below the fields stand the rules of the table, some in the words with which a breach is refused. The database keeps
  them, whoever writes: a form, an import, a fixture or SQL.
- Each row has a running number besides, `id`; a country has its code instead."""

COMMON = """\
### What all records have

Meetings, agreements, initiatives, developments, commitments and figures are records. The table of each has these
fields."""

COMMON_FIELDS = {field.name for field in register.Record._meta.get_fields()}
COMMON_RULES = rules.sentences([*register.Record.Meta.constraints, *register.Record.Meta.triggers])

HISTORY = """\
## History

The database notes each insertion, change and deletion of a row in a table of its own, such as `{rows}`, and
each link made or taken away in one such as `{links}`: the row as it was, when (`pgh_created_at`), what
was done (`pgh_label`), by whom and why (`pgh_context`). It does so for all tables but {untracked}."""


def data_dictionary() -> str:
    """The text of docs/data-dictionary.md."""
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
    """What all records have, by the example of the first of them."""
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
        yield "And [what all records have](#what-all-records-have)."
    found = rules.sentences([*model._meta.constraints, *getattr(model._meta, "triggers", [])])
    if own := [words for words in found if not (is_record and words in COMMON_RULES)]:
        yield markdown.bullets(own)
    if consequences := rules.on_deletion(model):
        yield consequences
    if model in STATUSES:
        yield STATUSES[model]()
