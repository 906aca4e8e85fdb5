"""Write the tables of docs/performance.md from the results."""

import json

from bench.database import ROOT

PAGE = ROOT / "docs" / "performance.md"
RESULTS = ROOT / "var" / "bench"


def write_report():
    """Put the tables into docs/performance.md."""
    results = sorted((json.loads(path.read_text()) for path in RESULTS.glob("*.json")), key=lambda r: r["agreements"])
    put("measured", tables(results))


def put(section, text):
    """Put a text between the marks of a section of docs/performance.md, "measured" or "compared"."""
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    before, _, rest = PAGE.read_text().partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}")


def tables(results):
    """Return all tables as Markdown, the largest register first."""
    largest = results[-1]
    parts = [
        f"### Pages, {largest['agreements']:,} agreements",
        pages_table(largest),
        "### How the cost grows",
        growth_table(results),
        "### Writing and exporting",
        occasional_table(results),
        f"### What triggers cost, {largest['agreements']:,} agreements",
        writes_table(largest),
        "### Machine",
        table(["", ""], largest["machine"].items()),
    ]
    if largest["wrong"]:
        parts += ["### Not measured", table(["What", "Why"], largest["wrong"].items())]
    return "\n\n".join(parts)


def pages_table(result):
    """Return the table of pages, for all measured systems."""
    rows = [
        [name, aim or "", *[cell for who in ("register", "stock", "sql") for cell in cells(result[who].get(name))]]
        for name, aim in result["aims"].items()
    ]
    measures = ("ms", "95 %", "busy", "a second")
    who = ("Register", "Stock admin", "SQL")
    return table(["Work", "Aim: ms", *[f"{name}: {measure}" for name in who for measure in measures]], rows)


def growth_table(results):
    """Return the table of the register's medians at each size."""
    measured = [{in_any_size(name): times for name, times in result["register"].items()} for result in results]
    head = ["Work", *[f"{result['agreements']:,}" for result in results]]
    return table(head, [[name, *[median(times.get(name)) for times in measured]] for name in measured[-1]])


def in_any_size(name):
    """Return the name of a work in the table of all sizes."""
    return "Page in the middle of the list" if name.startswith("Page after row") else name


def occasional_table(results):
    """Return the table of less frequent work, at each size."""
    rows = []
    for name, called, aim in (
        ("register", "Creating an agreement in the form, ms", 25),
        ("stock", "… in the stock admin’s, ms", ""),
    ):
        rows.append([called, aim, *[median((result["create"] or {}).get(name)) for result in results]])
    renamed = [result["rename"] or ("", 0) for result in results]
    rows.append(["Another spelling of a participant, s", "", *[f"{seconds:.1f}" for _, seconds in renamed]])
    rows.append(["… and the entries that name it", "", *[f"{entries:,}" for entries, _ in renamed]])
    exported = [result["export"] or {} for result in results]
    rows.append(["Export as CSV: rows", "100,000", *[f"{found['rows']:,}" if found else "" for found in exported]])
    rows.append(["… seconds", "1.5", *[f"{found['seconds']:.2f}" if found else "" for found in exported]])
    rows.append(
        ["… memory of the worker, MB more", "", *[f"{found['megabytes']:.0f}" if found else "" for found in exported]]
    )
    rows.append(["Making the register, s", "", *[f"{result['seconds to make']:.0f}" for result in results]])
    return table(["Work", "Aim", *[f"{result['agreements']:,}" for result in results]], rows)


def writes_table(result):
    """Return the table of milliseconds per record."""
    costs = {tuple(row[:3]): row[3] for row in result["writes"] or []}
    steps, sizes, triggers = (list(dict.fromkeys(key[place] for key in costs)) for place in range(3))
    named = {"single": "alone", "bulk": "of a thousand at once"}
    rows = [
        [f"{step}, {named[size]}", *[f"{costs[step, size, which]:.2f}" for which in triggers]]
        for step in steps
        for size in sizes
    ]
    return table(["Milliseconds a record", *triggers], rows)


def cells(times):
    """Return the four cells of `Times`."""
    if times is None:
        return ["", "", "", ""]
    return [
        median(times),
        number(times["p95"]),
        number(times["cpu"]),
        number(times["throughput"]) if times["throughput"] else "",
    ]


def median(times):
    """Return the median as a cell."""
    return number(times["median"]) if times else ""


def number(value):
    """Format a number with its significant digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def table(head, rows):
    """Return a table as Markdown."""
    lines = [head, ["---", *["---:" for _ in head[1:]]], *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)
