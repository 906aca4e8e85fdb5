"""Create invented registers in databases of their own, measure their pages and writes, and write the tables."""

import argparse
import os
import subprocess
import sys

from bench import report
from bench.comparison import table as comparison_table
from bench.comparison.run import compare_checkouts
from bench.database import Database

SCALES = [10_000, 100_000, 1_000_000]
"""Agreements in each register, to show how times grow."""


def main():
    """Run the command line; return the exit status."""
    arguments = options()
    if arguments.treaties:
        database = Database("treaties")
        from bench import treaties  # models can be imported after Django's setup

        return treaties.main(database, arguments.treaties)
    if arguments.against:
        for agreements in arguments.scale:
            compare_checkouts(
                arguments.against, agreements, only=arguments.only, as_is=arguments.as_is, again=arguments.again
            )
        if not (arguments.only or arguments.as_is):
            comparison_table.write_comparisons()
        return 0
    if len(arguments.scale) > 1:
        # One process each, because Django can't change its database after setup.
        flags = [flag for flag in ("--recreate", "--prepare") if getattr(arguments, flag.removeprefix("--"))]
        done = [
            subprocess.run([sys.executable, "-m", "bench", "--scale", str(scale), *flags]).returncode
            for scale in arguments.scale
        ]
        return max(done)
    (scale,) = arguments.scale
    database = Database(scale)
    from bench.run import run_benchmark

    right = run_benchmark(database, scale, recreate=arguments.recreate, only_prepare=arguments.prepare)
    if not arguments.prepare:
        report.write_report()
    return 0 if right else 1


def options():
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--scale", type=int, nargs="+", default=SCALES, metavar="N", help="agreements in the register, or in several"
    )
    parser.add_argument("--prepare", action="store_true", help="only create the register")
    parser.add_argument("--recreate", action="store_true", help="create it again if it exists")
    parser.add_argument("--treaties", metavar="FILE", help="load these treaties into a database of their own")
    comparison = parser.add_argument_group("comparison of two checkouts")
    comparison.add_argument("--against", metavar="FOLDER", help="compare with the older checkout in this folder")
    comparison.add_argument("--only", metavar="TEXT", default="", help="measure only what has this text in its name")
    comparison.add_argument("--as-is", action="store_true", help="migrate existing registers, and create none")
    comparison.add_argument("--again", action="store_true", help="repeat saved measurements")
    arguments = parser.parse_args()
    if arguments.against and os.environ.get("DATABASE_URL"):
        parser.error("unset DATABASE_URL: each checkout is measured on a PostgreSQL of its own.")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
