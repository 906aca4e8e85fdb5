"""JSON files, for programs.

Values are encoded by type, because the json module can't write a ``Decimal`` exactly.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from cooperation.columns.dates import edtf
from cooperation.columns.kinds import Link, digits
from cooperation.exports.table import Table
from cooperation.fields import Period

_quoted = json.encoder.encode_basestring


def _text(value: str) -> str:
    return _quoted(value) if value else "null"


ENCODERS: dict[type, Callable[..., str]] = {
    type(None): lambda value: "null",
    str: _text,
    Link: _text,
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: digits,
    list: lambda value: f"[{', '.join([_text(text) for text in value])}]",
    date: lambda value: f'"{value.isoformat()}"',
    datetime: lambda value: f'"{value.isoformat()}"',
    Period: lambda value: f'"{edtf(value)}"',
}


def json_file(table: Table, keys: Iterable) -> Iterator[bytes]:
    """Yield the rows with these keys as one JSON array in UTF-8: dates in EDTF, names as lists, exact numbers."""
    shape = ", ".join(f"{json.dumps(column.name)}: %s" for column in table.columns)
    row = f"{{{shape}}}"
    before = "[\n"
    for read in table.read(keys):
        columns = [[ENCODERS[type(value)](value) for value in column.values(*answers)] for column, answers in read]
        yield (before + ",\n".join([row % of_row for of_row in zip(*columns, strict=True)])).encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"
