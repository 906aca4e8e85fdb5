"""The comparison of two checkouts: alternating, saved, and judged by its aims."""

import json
import subprocess
import sys

import pytest

from bench.comparison import run, table
from bench.comparison.checkout import WORKER
from bench.comparison.measures import BEFORE, NOW, Measure
from bench.comparison.table import Aim

MS = {"unit": "ms"}


class Side:
    """A checkout that records its questions, and answers in a fixed time."""

    def __init__(self, name, seconds, asked, **answer):
        self.name, self.seconds, self.asked, self.answer = name, seconds, asked, answer

    def ask(self, question):
        self.asked.append((self.name, question["number"]))
        return {"wall": self.seconds, "cpu": self.seconds / 2} | self.answer


@pytest.fixture
def asked():
    return []


@pytest.fixture
def sides(asked):
    return {BEFORE: Side(BEFORE, 0.2, asked), NOW: Side(NOW, 0.1, asked)}


def numbered(name, **options):
    return Measure(lambda number, _: [(name, {"number": number})], **options)


def test_both_checkouts_do_each_step_before_the_next_and_change_places(sides, asked):
    run.measure_both(sides, numbered("Insert", rounds=2, warm=1))

    assert asked == [(NOW, 0), (BEFORE, 0), (BEFORE, 1), (NOW, 1), (NOW, 2), (BEFORE, 2)]


def test_a_measure_gives_the_milliseconds_of_one_record(sides):
    measured = run.measure_both(sides, numbered("Insert", rounds=2, records=10))

    assert measured == {
        "Insert": {
            BEFORE: {"wall": 20, "cpu": 10, "unit": "ms", "rounds": 2},
            NOW: {"wall": 10, "cpu": 5, "unit": "ms", "rounds": 2},
        }
    }


def test_a_measure_that_takes_too_long_ends_after_the_fewest_rounds(sides, asked):
    run.measure_both(sides, numbered("Insert", rounds=40, warm=0, seconds=0))

    assert len(asked) == run.MIN_ROUNDS * 2


def test_a_step_without_a_name_is_done_and_not_measured(sides, asked):
    steps = Measure(lambda number, _: [("Create", {"number": number}), ("", {"number": -1})], rounds=1, warm=0)

    assert list(run.measure_both(sides, steps)) == ["Create"]
    assert (BEFORE, -1) in asked


def test_a_page_with_an_error_stops_the_comparison(asked):
    sides = {BEFORE: Side(BEFORE, 0.2, asked), NOW: Side(NOW, 0.1, asked, status=500)}

    with pytest.raises(RuntimeError, match="Detail, now: the page was answered with status 500"):
        run.measure_both(sides, numbered("Detail"))


@pytest.mark.parametrize(
    ("aim", "before", "now", "met"),
    [
        (Aim(cheaper=2.5), 10, 4, True),
        (Aim(cheaper=2.5), 10, 4.1, False),
        (Aim(within=25), 10, 25, True),
        (Aim(within=25), 10, 25.1, False),
        (Aim(), 100, 105, True),
        (Aim(), 100, 106, False),
    ],
)
def test_an_aim_is_met(aim, before, now, met):
    assert aim.met(MS | {"wall": before}, MS | {"wall": now}) is met


def test_computing_decides_whether_something_is_cheaper_if_it_is_known():
    assert Aim(cheaper=2).met({"wall": 10, "cpu": 4}, {"wall": 10, "cpu": 2})


def test_the_table_has_a_row_for_each_measure_and_says_what_is_missed():
    result = {
        "agreements": 10_000,
        "versions": {BEFORE: "81e87dc", NOW: "6bcaad8"},
        "machine": {"Date": "2026-11-29", "Processor": "a processor, 2 cores", "Load before": "0.1"},
        "found": {
            "Insert one agreement": {BEFORE: MS | {"wall": 12, "cpu": 10}, NOW: MS | {"wall": 6, "cpu": 5}},
            "Build the register": {BEFORE: MS | {"wall": 750_000}, NOW: MS | {"wall": 600_000}},
        },
    }

    lines = table.comparison(result).splitlines()

    assert lines[0] == "### 10,000 agreements"
    assert lines[-2:] == [
        "| Insert one agreement | 2.5 times less | 12.0 ms | 6.0 ms | 2.00 | 10.0 ms | 5.0 ms | 2.00 | **no** |",
        "| Build the register | 600 s | 750 s | 600 s | 1.25 |  |  |  | yes |",
    ]


def test_results_of_the_same_versions_are_kept_and_others_are_not(sides, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "COMPARISON_RESULTS", tmp_path)
    monkeypatch.setattr(run, "machine", lambda address: {})
    for side in sides.values():
        side.version, side.address = "1", ""
    measured = run.measure_both(sides, numbered("Insert", rounds=1))
    run.Results(sides, 10, is_trial=False, again=False).add(measured)

    assert run.Results(sides, 10, is_trial=False, again=False).found == measured
    assert run.Results(sides, 10, is_trial=False, again=True).found == {}
    assert run.Results(sides, 10, is_trial=True, again=False).found == {}
    sides[NOW].version = "2"
    assert run.Results(sides, 10, is_trial=False, again=False).found == {}


def test_the_worker_needs_nothing_of_the_newer_checkout(tmp_path):
    # An older checkout has only what the worker may use.
    package = tmp_path / "bench"
    package.mkdir()
    (package / "database.py").write_text(
        "class Database:\n    def __init__(self, agreements): raise SystemExit(agreements)"
    )

    ended = subprocess.run([sys.executable, "-P", WORKER, "7"], cwd=tmp_path, input=json.dumps({}), text=True)

    assert ended.returncode == 7
