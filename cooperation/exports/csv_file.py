"""CSV, for spreadsheets and whatever reads tables."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cooperation.exports.columns import Cell, plain
from cooperation.exports.table import Table

BOM = "\ufeff"
"""Tells Excel that the file is in UTF-8."""

FORMULAS = "=+-@\t\r\n＝＋－＠"
"""How a text begins that a spreadsheet may take for a formula, full-width signs included."""

QUOTED = '",\r\n'
"""What a field holds that must stand between quotation marks."""


def csv_file(table: Table, keys: Iterable) -> Iterator[bytes]:
    """The rows with these keys as CSV in UTF-8, with a heading for each column; numbers and dates as they are."""
    yield f"{BOM}{','.join(fields([column.label for column in table.columns]))}\r\n".encode()
    for answers in table.read(keys):
        columns = [fields(column.cells(*given)) for column, given in zip(table.columns, answers, strict=True)]
        yield "".join([f"{','.join(row)}\r\n" for row in zip(*columns, strict=True)]).encode()


def fields(cells: Sequence[Cell]) -> list[str]:
    """One column's cells as fields of a line; a text that begins like a formula stands behind an apostrophe.

    >>> fields(["=1+1", "Talks, informal", Decimal("-2.50"), None])
    ["'=1+1", '"Talks, informal"', '-2.5', '']
    """
    texts = ["" if cell is None else cell if isinstance(cell, str) else _written(cell) for cell in cells]
    # Most columns need neither, and one look at all of their cells is quicker than one at each; the module csv, which
    # goes by characters, takes three times as long.
    all_texts = "\0" + "\0".join(texts)
    if any(f"\0{sign}" in all_texts for sign in FORMULAS):
        texts = [f"'{text}" if _is_formula(text, cell) else text for text, cell in zip(texts, cells, strict=True)]
    if any(sign in all_texts for sign in QUOTED):
        texts = [_quoted(text) if any(map(text.__contains__, QUOTED)) else text for text in texts]
    return texts


def _written(cell: Cell) -> str:
    return plain(cell) if isinstance(cell, Decimal) else str(cell)


def _is_formula(text: str, cell: Cell) -> bool:
    return isinstance(cell, str) and text != "" and text[0] in FORMULAS


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
