"""JSON, for programs."""

import json
from collections.abc import Iterable, Iterator

from cooperation.exports.table import Table


def json_file(table: Table, keys: Iterable) -> Iterator[bytes]:
    """The rows with these keys as one array of objects, in UTF-8: dates in EDTF, names as lists, numbers in full."""
    shape = ", ".join(f"{json.dumps(column.name)}: %s" for column in table.columns)
    row = f"{{{shape}}}"
    before = "[\n"
    for answers in table.read(keys):
        values = [column.data(*given) for column, given in zip(table.columns, answers, strict=True)]
        yield (before + ",\n".join([row % of_row for of_row in zip(*values, strict=True)])).encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"
