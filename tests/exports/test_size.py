"""Exports of long lists: few queries, few rows in memory, one snapshot of the database, no open connection."""

import tracemalloc
from inspect import GEN_CLOSED, getgeneratorstate
from itertools import chain, count, repeat

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.exports import table, xlsx_file
from cooperation.exports.csv_file import csv_file
from cooperation.exports.json_file import json_file
from cooperation.register import RECORD_TYPES, TYPES_BY_NAME
from cooperation.views import exports
from tests import builders as make
from tests.exports.reading import content
from tests.pages.test_budget import LISTS

BUDGETS = {
    "meetings": 14,
    "agreements": 19,
    "initiatives": 18,
    "developments": 17,
    "commitments": 17,
    "figures": 16,
    "participants": 10,
    "places": 9,
    "sources": 7,
    "countries": 11,  # and the tallies, and the countries to choose from
}
"""Model -> queries for a visitor's file of up to 2,000 rows.

These are: choices of filters, names of countries, two for a transaction, two for the ids, one to set the ids, then one
for the rows and one for each kind of link.
"""


def queries(client, address):
    """Return the queries for a file in a process that has not cached countries and sectors."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        content(client.get(address))
    return [query["sql"] for query in captured]


@pytest.mark.django_db
@pytest.mark.parametrize("noun", BUDGETS)
def test_a_file_takes_a_few_queries_and_no_more_for_three_times_the_rows(client, noun):
    build = LISTS[f"/{noun}/"][0]
    for number in range(2):
        build(number)
    few = queries(client, f"/{noun}/export.csv")
    for number in range(2, 6):
        build(number)
    many = queries(client, f"/{noun}/export.csv")
    assert (len(many), len(few)) == (BUDGETS[noun], BUDGETS[noun]), "\n".join(few)


def held(parts):
    """Return the maximum memory in bytes while a file was written."""
    tracemalloc.start()
    try:
        for _ in parts:
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.django_db
@pytest.mark.parametrize("write", [csv_file, json_file])
def test_memory_stays_flat_however_many_rows(limits, write):
    limits(CHUNK_SIZE=100)
    keys = [make.meeting(summary="Much was said. " * 20, published=True).pk for _ in range(100)]
    whole = table.Table.for_user(
        TYPES_BY_NAME["meeting"].columns, AnonymousUser(), "https://register.example/meetings/"
    )
    held(write(whole, keys * 3))  # fill the caches
    few, many = (held(write(whole, chain.from_iterable(repeat(keys, times)))) for times in (10, 200))
    # Keeping rows would use some twenty times as much; waiting for garbage collection, a little more.
    assert many < few * 3


@pytest.mark.django_db
def test_keys_are_read_no_further_than_two_loads_ahead(limits):
    limits(CHUNK_SIZE=10)
    key, taken = make.place().pk, count()
    reading = table.Table.for_user(
        TYPES_BY_NAME["place"].columns, AnonymousUser(), "https://register.example/places/"
    ).read(key for _ in range(1000) if next(taken) >= 0)
    next(reading)
    assert next(taken) == 20
    reading.close()


@pytest.mark.django_db
def test_the_next_rows_are_asked_for_before_these_are_written(limits):
    limits(CHUNK_SIZE=1)
    keys = [make.place(f"Place {number}").pk for number in range(3)]
    with CaptureQueriesContext(connection) as captured:
        reading = table.Table.for_user(
            TYPES_BY_NAME["place"].columns, AnonymousUser(), "https://register.example/places/"
        ).read(keys)
        next(reading)
        asked = [key for key in keys if any(f"{{{key}}}" in query["sql"] for query in captured)]
        reading.close()
    assert asked == keys[:2]


@pytest.mark.django_db
@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda it: it.name)
def test_an_export_without_keys_has_no_rows(record_type):
    assert list(table.Table.for_user(record_type.columns, AnonymousUser(), "https://register.example/").read([])) == []


def test_a_file_is_of_one_moment(own_database, limits):
    limits(CHUNK_SIZE=1)
    parts = Client().get("/participants/export.csv?sort=name").streaming_content
    begun = [next(parts), next(parts)]
    settings = connection.settings_dict
    with psycopg.connect(host=settings["HOST"], dbname=own_database, user=settings["USER"]) as other:
        other.execute("UPDATE cooperation_participant SET website = 'https://later.example/'")
    assert b"later.example" not in b"".join([*begun, *parts])
    assert b"later.example" in content(Client().get("/participants/export.csv"))


def test_a_client_that_disconnects_leaves_no_open_transaction(own_database):
    response = Client().get("/participants/export.csv")
    parts = iter(response.streaming_content)
    heading, _ = next(parts), next(parts)
    assert connection.in_atomic_block
    response.close()
    assert not connection.in_atomic_block
    assert content(Client().get("/participants/export.csv")).startswith(heading)


@pytest.mark.django_db
def test_a_workbook_that_could_not_be_written_leaves_no_open_cursor(limits, monkeypatch):
    limits(CHUNK_SIZE=1)
    lists = []
    monkeypatch.setattr(exports, "stream_ids", lambda keys: lists.append(table.stream_ids(keys)) or lists[0])
    monkeypatch.setattr(xlsx_file._Sheet, "write", fail)
    # The exception holds everything that was open, as logs do.
    with pytest.raises(OSError, match="No space left"):
        Client().get("/countries/export.xlsx")
    assert [getgeneratorstate(keys) for keys in lists] == [GEN_CLOSED]


def fail(*args):
    raise OSError("No space left on device")
