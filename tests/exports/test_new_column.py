"""One declared column serves the page, its order and all files."""

from dataclasses import replace

import pytest
from django.db.models import F

from cooperation import register
from cooperation.columns.kinds import NumberColumn
from cooperation.columns.nouns import MEETING_COLUMNS
from cooperation.columns.sorting import by_number
from cooperation.filters import MeetingFilters
from cooperation.filters.sorting import SortFilter
from cooperation.urls import pages
from tests import builders as make
from tests.exports.reading import csv_rows, json_rows, xlsx_rows

pytestmark = pytest.mark.django_db

# Any number that entries have too; it does not matter that it has a column already.
COLUMN = NumberColumn(
    "how_many_sources", "How many", (F("session_number"),), cell="number", attr="source_count", sort=by_number("sides")
)


@pytest.fixture
def urls(settings):
    """The pages of meetings with one more column."""
    columns = replace(
        MEETING_COLUMNS, columns=(*MEETING_COLUMNS.columns, COLUMN), page=(*MEETING_COLUMNS.page, COLUMN.name)
    )

    class WithColumn(MeetingFilters):
        class Meta(MeetingFilters.Meta):
            pass

        sort = SortFilter(columns)

    (meetings,) = (it for it in register.RECORD_TYPES if it.model is MEETING_COLUMNS.model)
    of = replace(meetings, columns=columns, filterset=WithColumn)
    return {str(page.pattern): page.callback for page in pages(of)}


@pytest.fixture
def ask(urls, rf, client):
    """Return a function that requests a page of meetings as a visitor; responses are closed afterwards."""
    answers = []

    def answer(name, query=""):
        request = rf.get(f"/{name}{query}")
        request.user = client.get("/").wsgi_request.user
        response = urls[name](request)
        answers.append(response.render() if hasattr(response, "render") else response)
        return answers[-1]

    yield answer
    for response in answers:
        response.close()


def test_a_declared_column_is_in_the_files(ask):
    body = make.participant("Council of examples")
    make.meeting(kind="session", convening_body=body, session_number=7, published=True)
    (row,) = csv_rows(ask("meetings/export.csv", "?kind=session"))
    assert row["How many"] == "7"
    (row,) = json_rows(ask("meetings/export.json", "?kind=session"))
    assert row["how_many_sources"] == 7
    (row,) = xlsx_rows(ask("meetings/export.xlsx", "?kind=session"))
    assert row["How many"] == 7


def test_a_declared_column_is_on_the_page_with_its_order(ask):
    make.meeting(kind="session", published=True)
    text = ask("meetings/", "?kind=session&sort=-how_many_sources").content.decode()
    assert '<td data-label="How many">1</td>' in text
    assert "How many, most first" in text
