"""`make backup`: write all data of the register to one file, in pg_dump's custom format."""

import os
import subprocess
from datetime import datetime

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config.command_errors import report_errors_briefly
from config.postgres.binaries import program
from config.postgres.server import last_line


def backup(path):
    """Write the database to the file `path`, readable by its owner only. An interrupted backup leaves no file.

    Raise ImproperlyConfigured with a message in one sentence.
    """
    connection.ensure_connection()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    try:
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        # Not through stdout: pg_dump could not go back to write offsets, and a truncated file would look complete.
        done = subprocess.run(
            [program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={unfinished}"],
            env=program_environment(),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise ImproperlyConfigured(f"The backup failed: {last_line(done.stderr)}")
        unfinished.rename(path)
        _hand_over(path.parent, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _hand_over(*made):
    """Give files that root created to the owner of the register's folder; else that user's next backup would fail."""
    if os.geteuid() == 0 and settings.VAR_DIR.exists():
        owner = settings.VAR_DIR.stat()
        for path in made:
            if path.is_relative_to(settings.VAR_DIR):
                os.chown(path, owner.st_uid, owner.st_gid)


def backup_path(label="register"):
    """Return the path for a backup made now: var/backups/<label>-<date>-<time>.dump."""
    return settings.VAR_DIR / "backups" / f"{label}-{datetime.now():%Y%m%d-%H%M%S}.dump"


def program_environment():
    """Return environment variables for PostgreSQL's programs. They hide the password from process lists."""
    parameters = connection.get_connection_params()
    names = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}
    names |= {key: f"PG{key.upper()}" for key in ("sslmode", "sslrootcert", "sslcert", "sslkey", "passfile", "service")}
    return os.environ | {name: str(parameters[key]) for key, name in names.items() if key in parameters}


def main():
    """Make a backup and print its path."""
    django.setup()
    path = backup_path()
    backup(path)
    name = path.relative_to(settings.BASE_DIR)
    print(f"Backup written: {name} ({path.stat().st_size:,} bytes). To restore it: make restore FILE={name}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with report_errors_briefly():
        main()
