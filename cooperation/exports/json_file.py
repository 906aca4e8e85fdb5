"""JSON, for programs."""

import json
from collections.abc import Iterable, Iterator

from cooperation.exports.table import Table


def json_file(table: Table, keys: Iterable) -> Iterator[bytes]:
    """The rows with these keys as one array of objects, in UTF-8: dates in EDTF, names as lists, numbers in full."""
    names = [f"{json.dumps(column.name)}: " for column in table.columns]
    before = "[\n"
    for answers in table.read(keys):
        values = [
            [name + value for value in column.data(*given)]
            for name, column, given in zip(names, table.columns, answers, strict=True)
        ]
        yield (before + ",\n".join(f"{{{', '.join(row)}}}" for row in zip(*values, strict=True))).encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"
