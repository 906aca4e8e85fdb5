"""`make effort`: measure both systems, check that each has all facts and no others, and write docs/effort.md.

It takes longer than the browser tests together, so `make e2e` does not run it.
"""

from django.conf import settings

from tests.effort.hands import Effort
from tests.effort.measure import PAGE, STOCK, SYSTEMS, measure  # noqa: F401 (a fixture)
from tests.effort.plan import plan_names, read_plan

PAGE_OF_GUIDE = settings.BASE_DIR / "docs" / "effort.md"
BEGINS, ENDS = "<!-- tables: written by make effort -->\n", "<!-- end of the tables -->\n"
MIN_SECONDS_OF_A_STEP = 0.05
MAX_SHARE = 0.45
"""Of the seconds of the stock admin that the page may take, for each text."""


def test_the_page_of_the_guide_is_written(measure):  # noqa: F811
    found = {(name, system): measure(system, name) for name in plan_names() for system in SYSTEMS}
    assert {key: one.differences for key, one in found.items() if one.differences} == {}
    seconds = {key: one.effort.seconds for key, one in found.items()}
    assert [name for name in plan_names() if seconds[name, PAGE] > MAX_SHARE * seconds[name, STOCK]] == []
    before, rest = PAGE_OF_GUIDE.read_text().split(BEGINS)
    after = rest.split(ENDS)[1]
    PAGE_OF_GUIDE.write_text(f"{before}{BEGINS}\n{_totals(found)}\n{_steps(found)}\n{ENDS}{after}")


def _totals(found) -> str:
    lines = ["| Text | Records | System | Keys | Clicks | Page loads | Seconds | Share |"]
    lines.append("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for name in plan_names():
        of_stock = found[name, STOCK].effort.seconds
        for system in (STOCK, PAGE):
            effort = found[name, system].effort
            share = f"{effort.seconds / of_stock:.2f}" if system == PAGE else ""
            records = len(read_plan(name).records) if system == STOCK else ""
            numbers = f"{effort.keys:,} | {effort.clicks} | {effort.loads} | {effort.seconds:.0f}"
            lines.append(f"| {name if records else ''} | {records} | {system} | {numbers} | {share} |")
    return "\n".join(lines) + "\n"


def _steps(found) -> str:
    columns = [(name, system) for name in plan_names() for system in (STOCK, PAGE)]
    kinds = {
        kind: sum(_seconds(found[column], kind) for column in columns)
        for column in columns
        for kind in found[column].by_step
    }
    lines = [
        "Seconds by kind of step:",
        "",
        "| Step | " + " | ".join(f"{name}, {system}" for name, system in columns) + " |",
    ]
    lines.append("| --- |" + " ---: |" * len(columns))
    for kind in sorted(kinds, key=kinds.get, reverse=True):
        if kinds[kind] >= MIN_SECONDS_OF_A_STEP:
            seconds = " | ".join(f"{_seconds(found[column], kind):.0f}" for column in columns)
            lines.append(f"| {kind} | {seconds} |")
    return "\n".join(lines) + "\n"


def _seconds(one, kind: str) -> float:
    return one.by_step.get(kind, Effort()).seconds
