"""The table of each noun that is exported."""

from collections.abc import Callable

from django.db.models import Model

from cooperation.exports import records, references
from cooperation.exports.columns import Column
from cooperation.exports.table import Table
from cooperation.models import (
    Agreement,
    Commitment,
    Country,
    Development,
    Figure,
    Initiative,
    Meeting,
    Participant,
    Place,
    Source,
)

COLUMNS: dict[type[Model], Callable[..., list[Column]]] = {
    Meeting: records.meeting,
    Agreement: records.agreement,
    Initiative: records.initiative,
    Development: records.development,
    Commitment: records.commitment,
    Figure: records.figure,
    Country: references.country,
    Participant: references.participant,
    Place: references.place,
    Source: references.source,
}


def table_of(model: type[Model], reader, address: str) -> Table:
    """What an export says of a noun's rows.

    Args:
        model: the noun.
        reader: the user, who is told of nothing else than pages tell them.
        address: that of the noun's list, with scheme and host.
    """
    return Table(model, COLUMNS[model](reader, address))
