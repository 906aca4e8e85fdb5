"""How rows are named where one is chosen among many: with what tells those of the same name apart."""

from functools import singledispatch

from django.db import models

from cooperation.models import Agreement, Country, Participant, Place, Record, Source


@singledispatch
def label_of(row: models.Model) -> str:
    """The row's name with what tells it apart, such as "Bektenov (person, KZ)". Asks the database for nothing more
    than the QuerySet method ``for_list()`` fetches.
    """
    return str(row)


@label_of.register
def _(row: Participant) -> str:
    return _with_notes(row.name, row.get_kind_display(), row.country_id)


@label_of.register
def _(row: Place) -> str:
    return _with_notes(row.name, row.get_kind_display(), *sorted(country.code for country in row.countries.all()))


@label_of.register
def _(row: Country) -> str:
    return _with_notes(row.name, row.code, row.dissolved and f"until {row.dissolved}")


@label_of.register
def _(row: Source) -> str:
    return _with_notes(row.title, row.publisher_id and row.publisher.name, row.published)


@label_of.register
def _(row: Agreement) -> str:
    return _with_notes(row.title, row.main_date, _unless_published(row))


@label_of.register
def _(row: Record) -> str:
    return _with_notes(row.title, _unless_published(row))


def _unless_published(row: Record) -> str:
    return "" if row.is_published else row.get_publication_display()


def _with_notes(name: str, *notes) -> str:
    notes = ", ".join(str(note) for note in notes if note)
    return f"{name} ({notes})" if notes else name
