"""The columns that all lists of records have: date, title, status, participants, and those at the end."""

from django.db.models import TextChoices

from cooperation.columns.dates import day, moment
from cooperation.columns.kinds import Column, NamesColumn
from cooperation.columns.related import choice, countries, linked_names, names_with, own_url, sources, text, texts
from cooperation.columns.sorting import BY_NAMES, BY_SECOND_NAMES, BY_SOURCES, BY_TITLE, by_word
from cooperation.models import Record


def title_column(heading: str, cell: str = "title", **options) -> Column:
    """The title column of a record, which links to its page."""
    return text("title", "Title", width=48, cell=cell, heading=heading, css="cell-title", sort=BY_TITLE, **options)


def status_column(choices: type[TextChoices], cell: str = "status") -> Column:
    """The status column of a record, with a mark for each status."""
    return choice("status", "Status", choices, cell=cell, css="cell-status", phone_label=False, sort=by_word("status"))


def people_column(name: str, label: str, *args, sort=BY_NAMES, relation: str = "", **options) -> NamesColumn:
    """A column of participants. Pages show the first ones, which ``with_participants`` reads for a relation."""
    usual = {"cell": "people", "css": "cell-who", "attr": f"first_{relation or name}", "phone_label": False}
    return linked_names(name, label, *args, sort=sort, **usual | options)


def people_in_roles(relation: str, name: str, *args, **options) -> list[NamesColumn]:
    """Columns of participants and, in files, their roles."""
    usual = {"cell": "people", "css": "cell-who", "attr": f"first_{relation}", "phone_label": False, "sort": BY_NAMES}
    return names_with(name, *args, **usual | options)


def first_columns(first: list[Column], title: Column, *others: Column) -> list[Column]:
    """The first columns of every record: its date, its title, then those of its type."""
    return [*first, title, *others]


def last_columns(model: type[Record]) -> list[Column]:
    """The last columns of every record: countries, sectors, places, sources, and publication for editors."""
    name = model._meta.model_name
    return [
        *countries(name),
        linked_names("sectors", "Sectors", model.sectors.through.objects, name, "sector__name"),
        linked_names(
            "places",
            "Places",
            model.places.through.objects,
            name,
            "place__name",
            cell="places",
            css="cell-where",
            sort=BY_SECOND_NAMES,
            sort_name="where",
        ),
        text("summary", "Summary", width=48),
        day("checked_on", "Last checked"),
        texts("other_titles", "Other titles"),
        *sources(name, cell="number", attr="source_count", css="number", sort=BY_SOURCES),
        choice("publication", "Publication", Record.Publication, for_editors=True),
        moment("updated_at", "Last changed"),
        *own_url(),
    ]
