"""`make stop`: stop what `make run` started, the embedded PostgreSQL included."""

import sys

from django.core.exceptions import ImproperlyConfigured

from config import process
from config.postgres.server import Server


def main():
    """Stop the web server, then PostgreSQL, and say what was stopped."""
    stopped = ["the register"] if process.stop() else []
    if Server(process.ROOT / "var" / "postgres").stop():
        stopped.append("its PostgreSQL")
    print(f"Stopped {' and '.join(stopped)}." if stopped else "Nothing was running.")


if __name__ == "__main__":
    try:
        main()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
