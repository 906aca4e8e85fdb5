"""`python -m bench`: see --help."""

import argparse
import sys
import time

from bench.database import Database


def main():
    """Load the treaties, or make a register and measure it."""
    arguments = options()
    if arguments.treaties:
        return load_treaties(arguments.treaties)
    for agreements in arguments.scale:
        make_register(agreements)
    return 0


def make_register(agreements):
    """Make a register of so many agreements, unless it is there."""
    database = Database(agreements)
    from bench.register import filling
    from bench.register.scale import Scale

    begun = time.monotonic()
    report = lambda line: print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True)  # noqa: E731
    report(f"Making the database {database.name} ...")
    database.make()
    filling.fill(database.address, Scale(agreements), report)


def load_treaties(path):
    """Load treaties into a database of their own, and say how long it took."""
    database = Database("treaties")
    from bench import treaties  # models can be imported once Django is set up

    print(f"Making the database {database.name} ...", flush=True)
    database.make()
    begun = time.monotonic()
    count = treaties.load(path)
    print(f"Loaded {count} treaties with all triggers on in {time.monotonic() - begun:.0f} s.")
    database.finish("treaties")
    return 0


def options():
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--treaties", metavar="FILE", help="load these treaties into a database of their own")
    parser.add_argument("--scale", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="AGREEMENTS")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
