"""Cells of spreadsheets: text that is no formula, numbers, dates, Cyrillic."""

import csv
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from hypothesis import given
from hypothesis import strategies as st

from cooperation.columns.kinds import NumberColumn, OwnUrlColumn
from cooperation.exports.csv_file import FORMULAS, fields
from cooperation.exports.table import Table
from cooperation.register import RECORD_TYPES
from tests import builders as make
from tests.exports.reading import content, csv_rows, events, feed_titles, json_rows, sheet, xlsx_rows

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://bad.example","Click")'


def cell(response, heading):
    """Return the cell below a heading in a workbook's first row."""
    found = sheet(response)
    (place,) = [cell.column for cell in found[1] if cell.value == heading]
    return found.cell(2, place)


@pytest.mark.parametrize("title", [FORMULA, "+1", "-1", "@SUM(A1)", "\tTalks", "＝1"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe_in_csv(client, title):
    make.meeting(title=title, kind="summit", published=True)
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=summit"))
    assert row["Title"] == f"'{title}"


def test_a_formula_among_names_is_harmless_too(client):
    talks = make.meeting(kind="summit", published=True)
    make.participation(talks, make.person("=1+1"))
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=summit"))
    assert row["Participants"] == "'=1+1"


def test_a_formula_is_a_text_in_a_workbook_and_stays_one_when_it_is_edited(client):
    make.meeting(title=FORMULA, kind="summit", published=True)
    found = cell(client.get("/meetings/export.xlsx?kind=summit"), "Title")
    assert (found.value, found.data_type, found.quotePrefix) == (FORMULA, "s", True)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_whatever_a_text_holds_csv_reads_it_back(texts):
    (read,) = csv.reader(StringIO(",".join(["first", *fields(texts)]) + "\r\n", newline=""))
    assert read[1:] == [f"'{text}" if text and text[0] in FORMULAS else text for text in texts]


@pytest.mark.parametrize("columns", [it.columns for it in RECORD_TYPES], ids=lambda it: it.model.__name__)
def test_columns_that_csv_takes_as_they_are_hold_nothing_to_quote_or_to_mistake_for_a_formula(columns):
    make.figure(value_low=Decimal("-2.50"), published=True)
    table = Table.for_user(columns, get_user_model()(is_staff=True), "https://register.example/")
    (read,) = map(list, table.read(columns.model.objects.values_list("pk", flat=True)))
    for column, answers in read:
        texts = [text for text in column.read_texts(*answers) if text]
        if column.is_plain and not isinstance(column, NumberColumn):
            assert fields(texts) == texts, column
        elif column.is_plain:
            assert [format(Decimal(text), "f") for text in texts] == texts, column


@pytest.mark.parametrize("columns", [it.columns for it in RECORD_TYPES], ids=lambda it: it.model.__name__)
def test_the_texts_of_a_column_are_those_of_its_values(columns):
    talks = make.meeting(published=True, date="25 Feb 2025")
    make.cite(talks, make.source("Paper", url="https://news.example/1"))
    make.cite(talks, make.source("Other paper"), quote="said so")
    table = Table.for_user(columns, get_user_model()(is_staff=True), "https://register.example/")
    (read,) = map(list, table.read(columns.model.objects.values_list("pk", flat=True)))
    for column, answers in read:
        made = column.texts(column.values(*answers))
        assert [text or "" for text in column.read_texts(*answers)] == [text or "" for text in made], column.name


@pytest.mark.parametrize("columns", [it.columns for it in RECORD_TYPES], ids=lambda it: it.model.__name__)
def test_every_column_of_a_page_can_be_read_from_its_rows(columns):
    cells = (settings.BASE_DIR / "cooperation/jinja2/cooperation/cells.html").read_text()
    row = columns.model.objects.for_list().first()
    for column in columns.shown:
        column.read(row)
        assert f"macro {column.cell}(" in cells


def test_an_address_is_quoted_whatever_it_is_made_of():
    assert OwnUrlColumn("", "", (), base="/meetings/").values(["talks-1", '=a,"b"', "переговоры"]) == [
        "/meetings/talks-1/",
        "/meetings/%3Da%2C%22b%22/",
        "/meetings/%D0%BF%D0%B5%D1%80%D0%B5%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D1%8B/",
    ]


def test_excel_reads_csv_in_cyrillic(client):
    make.meeting(title="Переговоры", kind="summit", published=True)
    raw = content(client.get("/meetings/export.csv?kind=summit"))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "Переговоры" in raw.decode()


def test_a_workbook_holds_cyrillic(client):
    make.meeting(title="Переговоры", kind="summit", published=True)
    assert cell(client.get("/meetings/export.xlsx?kind=summit"), "Title").value == "Переговоры"


def test_numbers_in_a_workbook_are_numbers(client):
    make.figure(value_low=Decimal("-2.50"), value_high=1_700_000_000, nature="forecast", published=True)
    (row,) = xlsx_rows(client.get("/figures/export.xlsx?nature=forecast"))
    assert (row["Value"], row["Up to"]) == (-2.5, 1_700_000_000)
    (row,) = csv_rows(client.get("/figures/export.csv?nature=forecast"))
    assert (row["Value"], row["Up to"]) == ("-2.5", "1700000000")


def test_a_number_that_a_spreadsheet_would_round_is_a_text(client):
    make.figure(value_low=Decimal("123456789012345678.5"), nature="forecast", published=True)
    assert cell(client.get("/figures/export.xlsx?nature=forecast"), "Value").value == "123456789012345678.5"
    assert b'"value": 123456789012345678.5' in content(client.get("/figures/export.json?nature=forecast"))


def test_a_date_is_given_in_edtf_as_printed_and_as_days(client):
    make.meeting(date="Feb 2025", date_stated="last month", kind="summit", published=True)
    (row,) = xlsx_rows(client.get("/meetings/export.xlsx?kind=summit"))
    assert row["Date"] == "2025-02"
    assert row["Date, as printed"] == "February 2025 (stated as “last month”)"
    assert row["Date, first day"] == datetime(2025, 2, 1)
    assert row["Date, last day"] == datetime(2025, 2, 28)


def test_an_uncertain_date_has_its_certainty_in_a_column_and_in_edtf(client):
    make.meeting(date="about 2024", kind="summit", published=True)
    (row,) = xlsx_rows(client.get("/meetings/export.xlsx?kind=summit"))
    assert (row["Date"], row["Date, as printed"], row["Date, certainty"]) == ("2024~", "about 2024", "about")
    (row,) = json_rows(client.get("/meetings/export.json?kind=summit"))
    assert (row["date"], row["date_certainty"]) == ("2024~", "about")
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=summit"))
    assert (row["Date"], row["Date, certainty"]) == ("2024~", "about")


def test_a_part_of_a_year_is_exported_as_printed_and_as_days(client):
    make.meeting(date="late 2025", kind="summit", published=True)
    (row,) = xlsx_rows(client.get("/meetings/export.xlsx?kind=summit"))
    assert (row["Date"], row["Date, as printed"], row["Date, certainty"]) == ("2025-09/2025-12", "late 2025", None)
    assert row["Date, first day"] == datetime(2025, 9, 1)


def test_what_is_valid_until_a_date_is_printed_so(client):
    make.agreement(title="Unmistakable", valid="by 2030", published=True)
    (row,) = csv_rows(client.get("/agreements/export.csv?q=unmistakable"))
    assert (row["Valid"], row["Valid, as printed"]) == ("../2030", "until the end of 2030")


def test_a_date_that_is_only_stated_is_exported_as_printed(client):
    make.meeting(date_stated="ahead of the visit", kind="summit", published=True)
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=summit"))
    assert (row["Date"], row["Date, as printed"]) == ("", "“ahead of the visit”")


def test_a_time_of_day_is_exported_with_its_zone(client):
    make.meeting(date="25 Feb 2025", time="10:00", time_zone="Asia/Almaty", kind="summit", published=True)
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=summit"))
    assert (row["Time"], row["Time zone"]) == ("10:00", "Asia/Almaty")


def test_a_date_before_the_calendar_of_spreadsheets_is_a_text(client):
    make.meeting(date="13 March 1731", kind="summit", published=True)
    assert cell(client.get("/meetings/export.xlsx?kind=summit"), "Date, first day").value == "1731-03-13"


def test_an_open_date_has_no_day_at_its_open_end(client):
    make.meeting(date="since 2023", kind="summit", published=True)
    (row,) = json_rows(client.get("/meetings/export.json?kind=summit"))
    assert (row["date"], row["date_first_day"], row["date_last_day"]) == ("2023/..", "2023-01-01", None)


def test_an_address_can_be_followed_from_a_workbook(client):
    talks = make.meeting(kind="summit", published=True)
    found = cell(client.get("/meetings/export.xlsx?kind=summit"), "Page in the register")
    assert found.hyperlink.target == found.value == f"http://testserver{talks.get_absolute_url()}"
    source = make.source("Of examples", url="https://news.example/?a=1&b=2")
    make.cite(talks, source)
    found = cell(client.get("/sources/export.xlsx?q=examples"), "Web address")
    assert found.hyperlink.target == found.value == "https://news.example/?a=1&b=2"


def test_a_url_that_no_browser_opens_is_plain_text(client):
    make.cite(make.meeting(published=True), make.source("Of examples", url="ftp://news.example/"))
    found = cell(client.get("/sources/export.xlsx?q=examples"), "Web address")
    assert (found.value, found.hyperlink) == ("ftp://news.example/", None)


def test_of_very_many_addresses_the_first_can_be_followed(client, limits):
    limits(MAX_LINKS=2)
    for number in range(3):
        make.meeting(title=f"Talks {number}", kind="summit", published=True)
    found = sheet(client.get("/meetings/export.xlsx?kind=summit&sort=title"))
    links = [row[-1] for row in found.iter_rows(min_row=2)]
    assert [bool(it.hyperlink) for it in links] == [True, True, False]
    assert links[2].value.endswith("/meetings/talks-2/")


def test_the_rows_of_a_workbook_can_be_filtered(client):
    make.meeting(kind="summit", published=True)
    found = sheet(client.get("/meetings/export.xlsx?kind=summit"))
    assert found.auto_filter.ref == found.dimensions


def test_lines_end_in_a_workbook_as_its_readers_expect(client):
    make.meeting(summary="One line\r\nand another", kind="summit", published=True)
    assert cell(client.get("/meetings/export.xlsx?kind=summit"), "Summary").value == "One line\nand another"


def test_names_are_in_one_cell_and_in_a_list(client):
    trade, transit = make.sector("Trade of examples"), make.sector("Another sector")
    talks = make.meeting(
        kind="summit", sectors=[trade, transit], places=[make.place("Exampleton")], published=True, date="2 May 2025"
    )
    make.participation(talks, make.person("Ann Example"), capacity="Minister", on_behalf_of=make.state("XN"))
    make.participation(talks, make.state("XS"), role="host")
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=summit"))
    assert row["Participants"] == "Ann Example, Minister, for Northland; Southland, host"
    assert row["Sectors"] == "Another sector; Trade of examples"
    assert sorted(row["Countries"].split("; ")) == ["Northland", "Southland"]
    (row,) = json_rows(client.get("/meetings/export.json?kind=summit"))
    assert row["participants"] == ["Ann Example, Minister, for Northland", "Southland, host"]
    assert (row["sectors"], row["places"]) == (["Another sector", "Trade of examples"], ["Exampleton"])
    assert sorted(row["country_codes"]) == ["XN", "XS"]


def test_parties_are_named_with_what_else_they_are(client):
    deal = make.agreement(parties=[make.state("XN"), make.state("XS")], form="roadmap", published=True)
    deal.parties.create(participant=make.person("Ann Example"), role="signatory", on_behalf_of=make.state("XN"))
    (row,) = json_rows(client.get("/agreements/export.json?form=roadmap"))
    assert row["parties"] == ["Northland", "Southland", "Ann Example, signatory, for Northland"]


def test_each_source_is_named_once_with_its_address(client):
    talks = make.meeting(kind="summit")
    one, other = (make.source(f"Article {n}", url=f"https://news.example/{n}") for n in (1, 2))
    for source in (one, other, one):
        make.cite(talks, source)
    talks.publication = "published"
    talks.save()
    (row,) = json_rows(client.get("/meetings/export.json?kind=summit"))
    assert row["sources"] == ["Article 1", "Article 2"]
    assert row["source_urls"] == ["https://news.example/1", "https://news.example/2"]


@pytest.mark.parametrize("sign", ["\x1f", "\x1e", "\x02", "\ufffe", "\uffff"])
def test_no_sign_in_a_name_breaks_a_file(client, sign):
    talks = make.meeting(title=f"Talks{sign}", other_titles=[f"One{sign}two"], kind="summit")
    for source in (make.source(f"Arti{sign}cle"), make.source("Another")):
        make.cite(talks, source)
    make.participation(talks, make.person(f"Ann{sign} Example"))
    talks.publication = "published"
    talks.save()
    (row,) = json_rows(client.get("/meetings/export.json?kind=summit"))
    assert (len(row["sources"]), len(row["participants"])) == (2, 1)
    assert len(csv_rows(client.get("/meetings/export.csv?kind=summit"))) == 1
    assert len(xlsx_rows(client.get("/meetings/export.xlsx?kind=summit"))) == 1
    assert len(events(client.get("/meetings/calendar.ics?kind=summit"))) == 0
    assert feed_titles(client.get("/meetings/feed.atom?kind=summit")) == ["Talks "]


def test_a_file_says_which_commitments_are_overdue(client):
    for due in ("by 2001", "by 2999", "since 2001"):
        make.commitment(what=due, due=due, status="partly_met", published=True)
    make.commitment(what="Met.", due="by 2001", status="met", published=True)
    address = "/commitments/export.{}?status=partly_met&status=met&sort=title"
    told = {"by 2001": True, "by 2999": False, "Met.": False, "since 2001": False}
    assert {row["what"]: row["overdue"] for row in json_rows(client.get(address.format("json")))} == told
    words = {what: "yes" if overdue else "no" for what, overdue in told.items()}
    for rows in (csv_rows(client.get(address.format("csv"))), xlsx_rows(client.get(address.format("xlsx")))):
        assert {row["What is to be done"]: row["Overdue"] for row in rows} == words


def test_words_are_for_people_and_values_for_programs(client):
    make.meeting(kind="working_visit", held="in_person", published=True)
    (row,) = csv_rows(client.get("/meetings/export.csv?kind=working_visit"))
    assert (row["Kind"], row["How it was held"]) == ("working visit", "in person")
    (row,) = json_rows(client.get("/meetings/export.json?kind=working_visit"))
    assert (row["kind"], row["held"]) == ("working_visit", "in_person")


def test_a_text_that_is_too_long_for_a_cell_is_cut(client):
    make.meeting(summary="word " * 10_000, kind="summit", published=True)
    text = cell(client.get("/meetings/export.xlsx?kind=summit"), "Summary").value
    assert (len(text), text[-1]) == (32_767, "…")


@pytest.mark.parametrize("extension", ["csv", "xlsx", "json"])
def test_a_file_is_named_by_noun_and_day(client, monkeypatch, extension):
    monkeypatch.setattr("cooperation.views.exports.today", lambda: date(2026, 1, 31))
    response = client.get(f"/meetings/export.{extension}")
    content(response)
    assert response.headers["Content-Disposition"] == f'attachment; filename="meetings-2026-01-31.{extension}"'


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "356000000000 KZT"),
        ({"value_high": 400_000_000_000}, "356000000000–400000000000 KZT"),
        ({"bound": "more_than"}, "more than 356000000000 KZT"),
        ({"printed": "356 bn tenge"}, "356 bn tenge"),
    ],
)
def test_conversions_have_no_trailing_zeros(client, fields, shown):
    make.conversion(make.figure(title="Cost", published=True), 356_000_000_000, "KZT", **fields)
    rows = {row["Title"]: row for row in csv_rows(client.get("/figures/export.csv"))}
    assert rows["Cost"]["Conversions"] == shown


def test_a_restated_commitment_has_the_status_of_its_page_in_files(client):
    first = make.commitment(what="Report.", status="open", published=True)
    make.commitment(what="Report later.", restates=first, published=True)
    met = make.commitment(what="Build.", status="met", published=True)
    make.commitment(what="Build again.", restates=met, published=True)
    rows = {row["Title"]: row["Status"] for row in csv_rows(client.get("/commitments/export.csv"))}
    said = [rows[title] for title in ("Report.", "Report later.", "Build.", "Build again.")]
    assert said == ["restated", "open", "met", "open"]
    rows = {row["Title"]: row["Status"] for row in xlsx_rows(client.get("/commitments/export.xlsx"))}
    assert rows["Report."] == "restated"
