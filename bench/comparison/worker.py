"""Run the work of the comparison in one checkout, and return its times.

It runs with the checkout's own Python, in its folder and on its database of the benchmark. It reads one JSON object per
line from standard input, and writes one per line to standard output. The older checkout has no such file, so this one
needs only what both have: `bench.database`, Django, and the benchmark's user.
"""

import gc
import json
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlencode


def main(agreements):
    """Answer the questions of standard input until it ends.

    Args:
        agreements: the size of the register.
    """
    sys.path.insert(0, os.getcwd())
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # output of the code is no answer
    worker = Worker(agreements)
    settle()
    for line in sys.stdin:
        question = json.loads(line)
        answer = getattr(worker, question.pop("do"))(**question)
        print(json.dumps(answer), file=answers, flush=True)


class Worker:
    """The code of this checkout, set up on its database."""

    def __init__(self, agreements):
        from bench.database import Database

        self._database = Database(agreements)
        from django.contrib.auth import get_user_model
        from django.db import connection, transaction
        from django.test import Client

        self._connection, self._transaction = connection, transaction
        self._clients = {False: Client(SERVER_NAME="127.0.0.1"), True: Client(SERVER_NAME="127.0.0.1")}
        user = get_user_model().objects.get(username="bench")
        self._clients[True].force_login(user, "django.contrib.auth.backends.ModelBackend")

    def introduce(self):
        """Return the URL of the database, what it was made of, and the priority of its processes."""
        priority = os.getpriority(os.PRIO_PROCESS, self._backend()[0])
        return {"address": self._database.address, "made_of": self._database.made_of(), "priority": priority}

    def request(self, path, fields=None, signed_in=False, compressed=False):
        """Request a page, and read it to its end.

        Args:
            fields: the fields of a form; without them it is a GET.
            signed_in: as the administrator, not as a visitor.
            compressed: accept compressed pages, as browsers do.
        """
        client = self._clients[signed_in]
        headers = {"Accept-Encoding": "gzip"} if compressed else {}

        def ask():
            if fields is None:
                response = client.get(path, headers=headers)
            else:  # as browsers send a form without files
                response = client.post(path, urlencode(fields), "application/x-www-form-urlencoded")
            return response, b"".join(response.streaming_content) if response.streaming else response.content

        (response, body), took = self._timed(ask)
        text = "" if compressed else body.decode(errors="replace")
        return took | {"status": response.status_code, "bytes": len(body), "text": text}

    def execute(self, statements, given):
        """Execute statements in one transaction, and commit it."""

        def write():
            with self._transaction.atomic(), self._connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement, given)

        return self._timed(write)[1]

    def _timed(self, work):
        """Return the result of `work`, the elapsed seconds, and the CPU seconds of Python and PostgreSQL."""
        backend, backend_before = self._backend()
        python_before, begun = time.process_time(), time.perf_counter()
        result = work()
        wall, python = time.perf_counter() - begun, time.process_time() - python_before
        backend_after, computed = self._backend()
        computed -= backend_before if backend_after == backend else 0
        return result, {"wall": wall, "cpu": python + computed}

    def _backend(self):
        """Return the process of our connection, and its CPU seconds so far."""
        self._connection.ensure_connection()
        process = self._connection.connection.info.backend_pid
        return process, int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def settle():
    """Collect garbage as seldom as the register's server does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


if __name__ == "__main__":
    main(int(sys.argv[1]))
