"""Searches that want a few rows never read a whole table, whatever PostgreSQL expects of their words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Entry, Source
from cooperation.models.search.scans import index_scans
from cooperation.models.twins import similar_rows
from tests import builders as make


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    "search",
    [
        lambda: Entry.objects.suggest("trade", ["meeting", "participant"]),
        lambda: Entry.objects.find_names("trade", 5),
        lambda: similar_rows(Source, ["Ministers open the reservoir"]),
    ],
    ids=["suggestions", "names", "twins"],
)
def test_searches_for_a_few_rows_run_by_indexes_alone(db, search):
    make.source("Ministers open the reservoir")
    with CaptureQueriesContext(connection) as captured:
        search()
    queries = [query["sql"] for query in captured]
    off, on = (queries.index(f"SET LOCAL enable_seqscan = {state}") for state in ("off", "on"))
    limited = [place for place, sql in enumerate(queries) if re.search(r"ts_filter.* LIMIT \d\d", sql)]
    assert limited == [off + 1]
    assert on == off + 2


def test_other_queries_are_planned_as_before(db):
    with index_scans():
        assert setting() == "off"
    assert setting() == "on"


def test_an_error_leaves_nothing_behind(own_database):
    with pytest.raises(ZeroDivisionError), index_scans():
        raise ZeroDivisionError
    assert setting() == "on"
