"""Excel workbooks with typed numbers, dates and links."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from cooperation.columns.kinds import Link, digits
from cooperation.exports.csv_file import FORMULAS
from cooperation.exports.table import Table

MAX_SHEET_ROWS = 1_048_575  # below the heading; the limit of the format
MAX_CELL_CHARACTERS = 32_767  # the limit of the format for one cell
MAX_LINKS = 10_000  # links stay in memory; the limit of the format is 65,530
MAX_DIGITS = 15  # significant digits of a number in a spreadsheet
FIRST_SHEET_YEAR = 1900  # the first year of a spreadsheet's calendar


def xlsx_file(table: Table, keys: Iterable, title: str) -> IO[bytes]:
    """Return the rows with these keys as a workbook with one sheet, in an open file that is deleted when closed.

    There may be at most ``MAX_SHEET_ROWS``. The format can only be sent when it is complete, so rows are written to
    disk one by one instead of staying in memory.
    """
    file = TemporaryFile()  # noqa: SIM115 (the caller reads and closes it)
    try:
        with Workbook(file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
            _write(_Sheet(book, title, table), table, keys)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _write(sheet: "_Sheet", table: Table, keys: Iterable) -> None:
    number = 0
    for read in table.read(keys):
        columns = [
            column.values(*answers) if column.is_native else column.read_texts(*answers) for column, answers in read
        ]
        for row in zip(*columns, strict=True):
            number += 1
            sheet.write(number, row)
    sheet.finish(number)


class _Sheet:
    """A sheet with a fixed heading and one line per row."""

    def __init__(self, book: Workbook, title: str, table: Table) -> None:
        self._sheet: Worksheet = book.add_worksheet(title)
        heading = book.add_format({"bold": True})
        # Text is no formula until a user edits the cell. The prefix keeps it text then too.
        self._literal = book.add_format({"quote_prefix": True})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._columns, self._links = len(table.columns), 0
        self._sheet.freeze_panes(1, 0)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for place, column in enumerate(table.columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.label, heading)
        self._writers: dict[type, Callable] = {
            str: self._write_text,
            Link: self._write_link,
            int: self._write_number,
            Decimal: self._write_number,
            date: self._write_day,
            datetime: self._write_moment,
        }

    def write(self, number: int, row: Iterable) -> None:
        """Write one row. Call this in the order of the rows."""
        for place, cell in enumerate(row):
            if cell is not None and cell != "":
                self._writers[type(cell)](number, place, cell)

    def finish(self, last: int) -> None:
        """Add filters for the columns; ``last`` is the number of the last row."""
        self._sheet.autofilter(0, 0, last, self._columns - 1)

    def _write_text(self, number: int, place: int, text: str) -> None:
        # Forms send "\r\n". Programs other than Excel would show “_x000D_” at each line end.
        text = text.replace("\r\n", "\n")
        if len(text) > MAX_CELL_CHARACTERS:
            text = text[: MAX_CELL_CHARACTERS - 1] + "…"
        self._sheet.write_string(number, place, text, self._literal if text[0] in FORMULAS else None)

    def _write_link(self, number: int, place: int, address: Link) -> None:
        if self._links < MAX_LINKS and address.startswith(("http://", "https://")):
            self._links += 1
            self._sheet.write_url(number, place, address)
        else:
            self._write_text(number, place, address)

    def _write_number(self, number: int, place: int, value: Decimal | int) -> None:
        text = digits(value)
        if len(text.strip("-").replace(".", "")) > MAX_DIGITS:
            self._sheet.write_string(number, place, text)
        else:
            self._sheet.write_number(number, place, value)

    def _write_day(self, number: int, place: int, day: date) -> None:
        if day.year < FIRST_SHEET_YEAR:
            self._sheet.write_string(number, place, day.isoformat())
        else:
            self._sheet.write_datetime(number, place, day)

    def _write_moment(self, number: int, place: int, moment: datetime) -> None:
        self._sheet.write_datetime(number, place, moment.replace(tzinfo=None), self._moment)
