"""Less frequent work: creating a record in a form, renaming a participant, exporting a list."""

import contextlib
import time

import psycopg

from bench.measure import example
from bench.measure.answers import WrongAnswerError
from bench.measure.client import Browser, form_fields, timed
from bench.measure.samples import EXPORT_FORM_SQL
from bench.measure.serving import REGISTER, STOCK, served
from bench.measure.systems import PASSWORD, USER, ok
from bench.measure.works import ADD_URL
from cooperation.models import Agreement

EXPORT_ROWS = 100_000  # rows of the export


def create(address, report):
    """Return the `Times` of creating a published agreement in the form of each admin: {"register": ..., "stock": ...}.

    The agreements are deleted again.
    """
    found = {}
    with psycopg.connect(address, autocommit=True) as connection:
        last = connection.execute("SELECT max(id) FROM cooperation_agreement").fetchone()[0]
        typed = example.typed(example.named(connection))
        # The stock admin has no fields for a source, which publishing needs.
        plain = {"publication": "draft", "binding": "unknown", "renewal": "unknown"}
        for name, application, more in (("register", REGISTER, {}), ("stock", STOCK, plain)):
            with served(application) as server:
                found[name] = timed(adding(server.port, typed | more, f"{name} {last}"), [None])
            report(f"Creating an agreement, {name}: {found[name].median:.1f} ms")
        Agreement.objects.filter(pk__gt=last).delete()
    return found


def adding(port, typed, name):
    """Return a function that submits the form of a new agreement, each time with another title."""
    browser, number = Browser(port), 0
    browser.sign_in(USER, PASSWORD)
    opened, slug = form_fields(ok(browser.get(ADD_URL)).text), name.replace(" ", "-")

    def add(_):
        nonlocal number
        number += 1
        title = f"Agreement {number} of {name} on the measuring of speed"
        fields = opened | typed | {"title": title, "slug": f"speed-{slug}-{number}", "_save": "Save"}
        answer = browser.post(ADD_URL, fields)
        if answer.status != 302:
            raise WrongAnswerError(f"The form of a new agreement was answered with status {answer.status}.")
        return answer

    return add


def rename(address, key, report):
    """Return the number of entries with a participant, and the seconds to rename it."""
    with psycopg.connect(address, autocommit=True) as connection:
        entries = connection.execute(
            "SELECT count(*) FROM cooperation_entry WHERE participants @> ARRAY[%s::bigint]", [key]
        ).fetchone()[0]
        seconds = []
        for change in ("array_append(other_names, 'Anotherspelling')", "array_remove(other_names, 'Anotherspelling')"):
            begun = time.perf_counter()
            connection.execute(f"UPDATE cooperation_participant SET other_names = {change} WHERE id = %s", [key])
            seconds.append(time.perf_counter() - begun)
    report(f"Another spelling of a name in {entries:,} entries: {max(seconds):.1f} s")
    return entries, max(seconds)


def export(address, report):
    """Return rows, seconds and growth of the worker's memory in MB for a CSV export; None if there is none.

    It exports the agreements of the forms whose number is nearest to EXPORT_ROWS.
    """
    with psycopg.connect(address, autocommit=True) as connection:
        form, count = connection.execute(EXPORT_FORM_SQL, [EXPORT_ROWS]).fetchone()
    with served(REGISTER) as server:
        browser = Browser(server.port)
        with contextlib.suppress(WrongAnswerError):
            ok(browser.get("/agreements/export.csv?date=1995&form=plan", keep=False))
            before = max(worker.memory_info().rss for worker in server.process.children())
            with server.memory() as peak:
                answer = ok(browser.get(f"/agreements/export.csv?form={form}"))
            lines = answer.text.count("\n")
            if lines < count:
                raise WrongAnswerError(f"The export has {lines} lines for {count} rows.")
            grown = (peak[0] - before) / 1e6
            report(f"Export of {count:,} rows: {answer.seconds:.2f} s, {grown:.0f} MB more")
            return {"rows": count, "seconds": answer.seconds, "megabytes": grown}
    report("Export: there is none")
    return None
