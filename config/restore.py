"""`make restore FILE=...`: replace all data of the register with a backup, or change nothing."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from config import process
from config.backup import backup, backup_path, program_environment
from config.command_errors import report_errors_briefly
from config.postgres.binaries import program
from config.postgres.server import last_line

BEGIN = b"""
BEGIN;
SET LOCAL lock_timeout = '60s';
SET LOCAL client_min_messages = warning;
DROP SCHEMA IF EXISTS known, register CASCADE;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""
COMMIT = b"\nCOMMIT;\n"
NEW_IN_VERSION_17 = b"SET transaction_timeout = 0;\n"
"""A line of pg_restore's output that older servers reject. It turns off a limit that they don't have."""


def check_backup(path):
    """Reject a file that is not a backup of the register. Raise ImproperlyConfigured with a message in one sentence."""
    if not path.is_file():
        raise ImproperlyConfigured(
            f"There is no file {path}. Use the path of a backup: make restore FILE=var/backups/NAME.dump"
        )
    listed = subprocess.run([program("pg_restore"), "--list", str(path)], capture_output=True, text=True)
    if listed.returncode:
        raise ImproperlyConfigured(f"{path} can't be read as a backup: {last_line(listed.stderr)}")
    if "TABLE public django_migrations" not in listed.stdout:
        raise ImproperlyConfigured(f"{path} is a backup of another database, not of the register.")


def restore(path):
    """Replace the content of the database with the backup `path`, in one transaction.

    This removes tables that a later release added: the schema is then the backup's. Raise ImproperlyConfigured with a
    message in one sentence if nothing was changed.
    """
    # Errors go to files: a pipe that nobody reads would fill up.
    with tempfile.TemporaryFile() as read_errors, tempfile.TemporaryFile() as write_errors:
        reader = subprocess.Popen(
            [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(path)],
            stdout=subprocess.PIPE,
            stderr=read_errors,
        )
        writer = subprocess.Popen(
            [program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"],
            env=program_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=write_errors,
        )
        _pass_on(reader, writer)
        for ended, errors in [(writer.wait(), write_errors), (reader.wait(), read_errors)]:
            if ended != 0:
                errors.seek(0)
                reason = last_line(errors.read().decode(errors="replace"))
                raise ImproperlyConfigured(f"{path} was not restored, and no data was changed: {reason}")


def _pass_on(reader, writer):
    """Send pg_restore's script to psql in one transaction. Commit if all of it was read."""
    try:
        with reader.stdout, writer.stdin:
            writer.stdin.write(BEGIN)
            for line in reader.stdout:
                if line == NEW_IN_VERSION_17:
                    # It occurs once, in the head of the script. Later lines may be data.
                    break
                writer.stdin.write(line)
            shutil.copyfileobj(reader.stdout, writer.stdin, 1 << 20)
            if reader.wait() == 0:
                writer.stdin.write(COMMIT)
    except BrokenPipeError:
        # psql ended with an error; the reader would wait forever.
        reader.kill()


def main(path):
    """Restore `path`, after a backup of the current data. Then update the schema and the entries."""
    django.setup()
    check_backup(path)
    kept = backup_path("before-restore")
    backup(kept)
    restore(path)
    connection.close()
    call_command("migrate", interactive=False, verbosity=0)
    if web_server := process.web_server():
        # Its workers cache ids of the old rows. gunicorn replaces the workers without downtime.
        web_server.send_signal(signal.SIGHUP)
    # Another version of PostgreSQL or another locale may split texts into words differently.
    call_command("rebuild_entries", verbosity=0)
    print(f"Restored {path}. The data before the restore: {kept.relative_to(settings.BASE_DIR)}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if len(sys.argv) != 2:
        sys.exit("Add the path of a backup: make restore FILE=var/backups/NAME.dump")
    with report_errors_briefly():
        main(Path(sys.argv[1]))
