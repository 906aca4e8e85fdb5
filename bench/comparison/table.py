"""Write the tables of comparisons: results before and now, aims, and whether they are met."""

import json
from dataclasses import dataclass

from bench.database import ROOT
from bench.report import number, put, table

COMPARISON_RESULTS = ROOT / "var" / "bench" / "compared"

TOLERANCE = 1.05  # a difference of a twentieth is noise


@dataclass(frozen=True)
class Aim:
    """The aim of a measure.

    Attributes:
        cheaper: how many times less than before, or None.
        within: maximum milliseconds or kilobytes, or None.
    """

    cheaper: float | None = None
    within: float | None = None

    def text(self, unit):
        """Return it as text."""
        if self.cheaper:
            return f"{self.cheaper:g} times less"
        return quantity(self.within, unit) if self.within else "no more"

    def met(self, before, now):
        """Return whether it is met, by CPU time if known, because other load changes that least."""
        if self.within:
            return now["wall"] <= self.within
        kind = "cpu" if "cpu" in now else "wall"
        return before[kind] / now[kind] >= (self.cheaper or 1 / TOLERANCE)


AIMS = {
    "Insert one agreement": Aim(cheaper=2.5),
    "Insert an agreement, a thousand at once": Aim(cheaper=4),
    "Delete one agreement": Aim(cheaper=3),
    "Delete an agreement, a thousand at once": Aim(cheaper=3),
    "Create an agreement in the admin’s form": Aim(within=25),
    "The register’s admin: form": Aim(within=60),
    "Another spelling of a participant": Aim(within=4000),
    "HTML of the first list page": Aim(within=45),
    "Build the register": Aim(within=600_000),
}
NO_MORE = Aim()  # the aim of all others


def write_comparisons():
    """Write the tables of all comparisons into docs/performance.md, the largest register first."""
    results = [json.loads(path.read_text()) for path in COMPARISON_RESULTS.glob("*.json")]
    results.sort(key=lambda result: -result["agreements"])
    put("compared", "\n\n".join(comparison(result) for result in results))


def comparison(result):
    """Return the comparison of registers of one size, as Markdown."""
    head = ["What", "Aim", "Before", "Now", "Times less", "Before: busy", "Now: busy", "Times less", "Met"]
    rows = [row(name, sides["before"], sides["now"]) for name, sides in result["found"].items()]
    versions, on = result["versions"], result["machine"]
    return (
        f"### {result['agreements']:,} agreements\n\n"
        f"Before: `{versions['before']}`. Now: `{versions['now']}`. Measured on {on['Date']} on {on['Processor']}; "
        f"load before: {on['Load before']}.\n\n{table(head, rows)}"
    )


def row(name, before, now):
    """Return the row of a measure."""
    aim, unit = AIMS.get(name, NO_MORE), now["unit"]
    cells = [name, aim.text(unit)]
    for kind in ("wall", "cpu"):
        there = kind in now
        cells += [quantity(side[kind], unit) if there else "" for side in (before, now)]
        cells.append(f"{before[kind] / now[kind]:.2f}" if there else "")
    return [*cells, "yes" if aim.met(before, now) else "**no**"]


def quantity(value, unit):
    """Format a number with its unit; many milliseconds as seconds."""
    return f"{number(value / 1000)} s" if unit == "ms" and value >= 1000 else f"{number(value)} {unit}"
