"""Measure two checkouts, alternating, and save the results."""

import json
import statistics
import time

import psycopg

from bench.comparison.checkout import Checkout
from bench.comparison.measures import BEFORE, LEFT_OVER, NOW, creation, deletion, reads, renaming, write_measures
from bench.comparison.table import COMPARISON_RESULTS
from bench.database import ROOT
from bench.measure import example
from bench.measure.client import form_fields
from bench.measure.machine import machine
from bench.measure.samples import EXPORT_FORM_SQL, Samples
from bench.measure.works import ADD_URL, LIST, DeepPage

MIN_ROUNDS = 2  # minimum rounds of a measure
MIGRATED = 3  # migrations of an empty database
COMPARED_EXPORT_ROWS = 30_000  # rows of the exported list, about
SIZES = ["HTML of the first list page", "… as a browser receives it"]
MIGRATION, BUILD = ["Migrate an empty database"], ["Build the register"]
LAST_KEY = "SELECT max(id) FROM cooperation_agreement"


class IncomparableError(Exception):
    """The two registers differ in more than their code, so comparing times would be wrong."""


def compare_checkouts(folder, agreements, *, only="", as_is=False, again=False):
    """Compare the checkout in `folder` with this one, on registers with this many agreements.

    The results are saved. An interrupted run continues with them if neither version changed.

    Args:
        only: measure names that contain this, and save nothing.
        as_is: use the existing databases, migrated, create none, and save nothing.
        again: repeat saved measurements.
    """
    sides = {BEFORE: Checkout(folder), NOW: Checkout(ROOT)}
    if not as_is:
        for side in sides.values():
            side.prepare(agreements)
    for side in sides.values():
        side.start(agreements)
    try:
        if as_is:
            for side in sides.values():
                side.migrate(side.address)
        check_servers(*sides.values())
        results = Results(sides, agreements, is_trial=bool(only or as_is), again=again)
        for measure in measures(sides, agreements):
            if results.lack(measure.names, only):
                results.add(measure_both(sides, measure))
        for names, others in (SIZES, sizes), (MIGRATION, migrations), (BUILD, builds):
            if results.lack(names, only):
                results.add(dict(zip(names, others(sides), strict=True)))
    finally:
        for side in sides.values():
            side.stop()


class Results:
    """The results, in a file that the next run continues; a trial has no file.

    Attributes:
        found: name -> BEFORE and NOW -> "wall" (elapsed), "cpu" (CPU time), and their "unit".
    """

    def __init__(self, sides, agreements, *, is_trial, again):
        self._path = None if is_trial else COMPARISON_RESULTS / f"{agreements}.json"
        about = {
            "agreements": agreements,
            "versions": {name: side.version for name, side in sides.items()},
            "machine": machine(sides[NOW].address),
        }
        saved = json.loads(self._path.read_text()) if self._path and self._path.exists() and not again else {}
        self._all = about | {"found": saved["found"] if saved.get("versions") == about["versions"] else {}}
        self.found = self._all["found"]

    def lack(self, names, only):
        """Return whether a name that contains `only` is not measured yet."""
        return any(only.casefold() in name.casefold() and name not in self.found for name in names)

    def add(self, measured):
        """Print a result and save it."""
        for name, sides in measured.items():
            parts = [summary(sides, kind) for kind in ("wall", "cpu") if kind in sides[NOW]]
            print(f"{name:<52}", *parts, flush=True)
        self.found |= measured
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self._all, indent=1))


def check_servers(before, now):
    """Compare the PostgreSQL of two checkouts. Raise IncomparableError if they differ."""
    if before.priority != now.priority:
        raise IncomparableError("One PostgreSQL was started with `nice`. Run `make stop` in both folders first.")
    if (other := machine(before.address)["PostgreSQL"]) != (own := machine(now.address)["PostgreSQL"]):
        raise IncomparableError(f"The two PostgreSQL differ: {other}; {own}.")


def measures(sides, agreements):
    """Return the measures of two registers with the same records. Raise IncomparableError if they differ."""
    samples, last = {}, 0
    for name, side in sides.items():
        side.ask(deletion(LEFT_OVER))
        with psycopg.connect(side.address) as connection:
            deep, named = DeepPage.read(connection, agreements), example.named(connection)
            exported = connection.execute(EXPORT_FORM_SQL, [COMPARED_EXPORT_ROWS]).fetchone()
            samples[name] = (Samples.read(connection), deep, named, exported)
            last = max(last, connection.execute(LAST_KEY).fetchone()[0])
    if samples[BEFORE] != samples[NOW]:
        raise IncomparableError("The records of the two registers differ. Create both again with --prepare --recreate.")
    pages, deep, named, exported = samples[NOW]
    opened = {
        name: form_fields(side.ask({"do": "request", "path": ADD_URL, "signed_in": True})["text"])
        for name, side in sides.items()
    }
    yield from write_measures(named, last + 1)
    yield creation(named, last, opened)
    yield renaming(pages.popular)
    yield from reads(pages, deep, *exported)


def measure_both(sides, measure):
    """Do the steps of a measure in both checkouts, alternating; return the medians per step: {name: {side: ...}}."""
    taken = {name: {side: [] for side in sides} for name in measure.names}
    begun = time.monotonic()
    for number in range(measure.warm + measure.rounds):
        if number == measure.warm:
            begun = time.monotonic()
        if number >= measure.warm + MIN_ROUNDS and time.monotonic() - begun > measure.seconds:
            break
        # The state of processors and disk depends on the step before, so the order alternates.
        order = [BEFORE, NOW] if number % 2 else [NOW, BEFORE]
        asked = {side: measure.steps(number, side) for side in order}
        for step, (name, _) in enumerate(asked[NOW]):
            for side in order:
                answer = sides[side].ask(asked[side][step][1])
                if answer.get("status", 200) not in (200, 302):
                    raise RuntimeError(f"{name}, {side}: the page was answered with status {answer['status']}.")
                if name and number >= measure.warm:
                    taken[name][side].append(answer)
    return {
        name: {side: medians(answers, measure.records) for side, answers in by_side.items()}
        for name, by_side in taken.items()
    }


def medians(answers, records=1):
    """Return the medians of some times: milliseconds per record."""
    found = {kind: statistics.median(answer[kind] for answer in answers) * 1000 / records for kind in ("wall", "cpu")}
    return found | {"unit": "ms", "rounds": len(answers)}


def summary(sides, kind):
    """Return a quantity of both sides and their ratio, as printed."""
    before, now = sides[BEFORE][kind], sides[NOW][kind]
    return f"{kind}: {before:9.2f} {now:9.2f} {sides[NOW]['unit']} {before / now:6.2f}x  "


def sizes(sides):
    """Return the kilobytes of the first list page, and those that a browser receives."""
    page = {"do": "request", "path": LIST}
    for question in (page, page | {"compressed": True}):
        yield {name: {"wall": side.ask(question)["bytes"] / 1000, "unit": "KB"} for name, side in sides.items()}


def migrations(sides):
    """Return the medians of migrating an empty database, alternating."""
    taken = {name: [] for name in sides}
    for _ in range(MIGRATED):
        for name, side in sides.items():
            taken[name].append(side.migrate_empty())
    yield {name: medians(answers) for name, answers in taken.items()}


def builds(sides):
    """Return the times to create the registers, one after the other."""
    yield {name: {"wall": side.made_in * 1000, "unit": "ms"} for name, side in sides.items()}
