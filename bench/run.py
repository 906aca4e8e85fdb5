"""Prepare a register of one size, measure it, and save the results."""

import json
import time
from dataclasses import asdict

import psycopg

from bench.measure import occasional, serving
from bench.measure.answers import WrongAnswerError
from bench.measure.machine import machine
from bench.measure.samples import Samples
from bench.measure.systems import measure_all
from bench.measure.works import DeepPage, works
from bench.measure.writes import measure_writes
from bench.prepare import prepare
from bench.report import RESULTS


def run_benchmark(database, agreements, *, recreate=False, only_prepare=False):
    """Prepare and measure a register with this many agreements; return whether all results were correct.

    The results are in var/bench/, one file per size.
    """
    begun = time.monotonic()

    def report(line):
        print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True)

    seconds = prepare(database, agreements, report, recreate)
    if only_prepare:
        return True
    serving.collect_static()
    address = database.address
    with psycopg.connect(address, autocommit=True) as connection:
        samples, deep = Samples.read(connection), DeepPage.read(connection, agreements)
    results = {"agreements": agreements, "seconds to make": seconds, "machine": machine(address)}
    all_works, wrong = works(samples, deep), {}
    results["aims"] = {work.name: work.aim for work in all_works}
    for name, (times, failed) in measure_all(address, all_works, report).items():
        results[name] = {work: asdict(found) for work, found in times.items()}
        wrong |= {f"{name}: {work}": why for work, why in failed.items()}
    for name, deed in {
        "export": lambda: occasional.export(address, report),
        "create": lambda: {who: asdict(times) for who, times in occasional.create(address, report).items()},
        "rename": lambda: occasional.rename(address, samples.popular, report),
        "writes": lambda: [[*which, cost] for which, cost in measure_writes(address, report).items()],
    }.items():
        try:
            results[name] = deed()
        except WrongAnswerError as error:
            results[name], wrong[name] = None, str(error)
    results["wrong"] = wrong
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{agreements}.json").write_text(json.dumps(results, indent=1))
    for which, why in wrong.items():
        report(f"Not right: {which}: {why}")
    return not wrong
