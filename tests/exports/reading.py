"""Read files, feeds and calendars."""

import csv
import json
from io import BytesIO, StringIO
from xml.etree import ElementTree

from icalendar import Calendar
from openpyxl import load_workbook

ATOM = "{http://www.w3.org/2005/Atom}"


def content(response) -> bytes:
    assert response.status_code == 200, response.content.decode()
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(response) -> list[dict[str, str]]:
    """Return the rows of a CSV file by their headings."""
    return list(csv.DictReader(StringIO(content(response).decode("utf-8-sig"), newline="")))


def json_rows(response) -> list[dict]:
    return json.loads(content(response))


def sheet(response):
    """Return the sheet of a workbook."""
    (only,) = load_workbook(BytesIO(content(response))).worksheets
    return only


def xlsx_rows(response) -> list[dict]:
    """Return the rows of a workbook by their headings."""
    heading, *rows = sheet(response).iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def feed_titles(response) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in entries(response)]


def entries(response) -> list[ElementTree.Element]:
    """Return the entries of an Atom feed."""
    return ElementTree.fromstring(content(response)).findall(f"{ATOM}entry")


def events(response) -> list:
    """Return the events of a calendar."""
    return Calendar.from_ical(content(response)).walk("VEVENT")
