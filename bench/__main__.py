"""`python -m bench`: see --help."""

import argparse
import sys
import time

from bench.database import Database


def main():
    """Load the treaties."""
    arguments = options()
    database = Database("treaties")
    from bench import treaties  # models can be imported once Django is set up

    print(f"Making the database {database.name} ...", flush=True)
    database.make()
    begun = time.monotonic()
    count = treaties.load(arguments.treaties)
    print(f"Loaded {count} treaties with all triggers on in {time.monotonic() - begun:.0f} s.")
    database.finish("treaties")
    return 0


def options():
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--treaties", metavar="FILE", help="load these treaties into a database of their own")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
