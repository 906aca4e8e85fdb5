"""Send strange requests: no answer may be a failure of the server, and none may need many queries."""

import re
from contextlib import contextmanager
from urllib.parse import urlencode

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, settings

MAX_QUERIES = 250
"""Of one answer. The largest form, saved with many rows, needs less than half of them."""

LOCK = re.compile(r"\bFOR (NO KEY )?UPDATE\b")


def bounded(examples: int) -> settings:
    """Return settings for a fuzz that sends the same requests in each run."""
    return settings(
        max_examples=examples,
        derandomize=True,
        phases=[Phase.generate],  # to look for the smallest failing request would take minutes
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def get(client: Client, url: str, parameters=()):
    """Return the answer to a request with these parameters, a dictionary or pairs, after checking it."""
    query = urlencode(parameters, doseq=True, errors="surrogatepass")
    return _checked(lambda: client.get(url, QUERY_STRING=query))


def post(client: Client, url: str, data: dict):
    """Return the answer to a form with these data, after checking it. What it saved is undone."""
    body = urlencode(data, doseq=True, errors="surrogatepass")
    return _checked(lambda: client.post(url, body, content_type="application/x-www-form-urlencoded"))


def _checked(send):
    with _rolled_back(), CaptureQueriesContext(connection) as queries, connection.execute_wrapper(_refuse_lone_locks()):
        answer = send()
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code < 500, content
    assert len(queries) <= MAX_QUERIES
    return answer


@contextmanager
def _rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _refuse_lone_locks():
    """Return a wrapper of queries that fails if a row is locked outside a transaction of the view."""
    of_test = len(connection.savepoint_ids)

    def check(execute, sql, parameters, many, context):
        assert not LOCK.search(sql) or len(connection.savepoint_ids) > of_test, f"Outside a transaction: {sql}"
        return execute(sql, parameters, many, context)

    return check
