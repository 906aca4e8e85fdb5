"""Searches that want a few rows never read a whole table, whatever PostgreSQL expects."""

import pytest
from django.db import connection

from cooperation.models.search.query import search_query
from cooperation.models.search.scans import index_scans
from cooperation.models.search.vectors import EntryWords


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        return cursor.fetchone()[0]


def test_rows_with_some_words_are_found_by_the_index(db):
    found = EntryWords.objects.filter(noun="development").in_titles(search_query("trade")).order_by()[:60]
    with index_scans():
        assert "Seq Scan" not in found.explain()


def test_other_queries_are_planned_as_before(db):
    with index_scans():
        assert setting() == "off"
    assert setting() == "on"


def test_an_error_leaves_nothing_behind(own_database):
    with pytest.raises(ZeroDivisionError), index_scans():
        raise ZeroDivisionError
    assert setting() == "on"
