"""The embedded PostgreSQL: a private server in one folder, started at the first connection."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
from django.core.exceptions import ImproperlyConfigured

from config.postgres.account import let_pass, run_as, server_account
from config.postgres.binaries import MAJOR_VERSION, program

SUPERUSER = "postgres"
DATABASE = "register"
PID_FILE = "postmaster.pid"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103
"""Bytes: the maximum length of a socket path on this system."""

SERVER_START_LIMIT = 60
"""Seconds to wait for the server; recovery after a crash takes longer than a clean start."""

SETTINGS = {
    # Only through the socket in the data folder, which other users can't enter. "." is that folder: the path does not
    # change the server's settings, so the register can be moved.
    "listen_addresses": "",
    "unix_socket_directories": ".",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class Server:
    """The PostgreSQL server with its data in the folder `data`, which the first start creates.

    All methods raise ImproperlyConfigured with one sentence that says what to do.
    """

    _seen_running: dict[Path, int] = {}

    def __init__(self, data):
        self.data = Path(data)
        self.log = self.data / "server.log"

    def ensure_running(self):
        """Start the server unless it is running. If many processes do this at once, one of them starts it."""
        # This runs on every request, so it uses no lock and no connection if the server is known.
        process = self._postmaster()
        if process and process.pid == self._seen_running.get(self.data):
            return
        self.check_path()
        with self._lock():
            if not self._answers():
                self._start()
            self._ensure_database()
            process = self._postmaster()
            self._seen_running[self.data] = process and process.pid

    def stop(self):
        """Stop the server and close its connections. Return whether it was running."""
        self._seen_running.pop(self.data, None)
        if not self.data.exists():
            return False
        with self._lock():
            # pg_ctl would signal any process that has the number in the file, so check first.
            if not self._postmaster():
                return False
            done = self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", str(SERVER_START_LIMIT))
            if done.returncode:
                raise ImproperlyConfigured(
                    f"PostgreSQL did not stop within {SERVER_START_LIMIT} seconds; see {self.log}."
                )
            return True

    def is_running(self):
        """Return whether a server is running on this folder, without starting one."""
        return self._postmaster() is not None

    def has_clients(self):
        """Return whether anyone is connected, after giving closing connections a second."""
        others = (
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        for _ in range(10):
            try:
                with self._connect() as connection:
                    if connection.execute(others).fetchone() == (0,):
                        return False
            except psycopg.OperationalError:
                # It is not running, or is stopping.
                return False
            time.sleep(0.1)
        return True

    def check_path(self):
        """Reject a folder that PostgreSQL can't use."""
        # pg_ctl passes the path to a shell, sometimes in double quotes.
        if unfit := re.search(r"[^\w./@+~-]", str(self.data)):
            raise ImproperlyConfigured(
                f"The folder {self.data.parent.parent} has {unfit.group()!r} in its path, which PostgreSQL can't use. "
                "Move the register to a path of letters, digits, hyphens, dots and underscores."
            )
        too_long = len(os.fsencode(self.data / SOCKET)) - LONGEST_SOCKET_PATH
        if too_long > 0:
            raise ImproperlyConfigured(
                f"The path of the folder {self.data.parent.parent} is {too_long} bytes too long for PostgreSQL's "
                "socket. Move the register to a shorter path."
            )

    @contextmanager
    def _lock(self):
        """Allow one process at a time to start or stop the server."""
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
            with open(self.data.with_suffix(".lock"), "a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except PermissionError as error:
            raise ImproperlyConfigured(
                f"The folder {self.data.parent} belongs to another user ({error.filename}). Run the register as that "
                "user, or use your own checkout."
            ) from None

    def _start(self):
        account = server_account(self.data)
        let_pass(account, self.data)
        let_pass(account, Path(program("postgres")))
        if not self.data.exists():
            self._make_data(account)
        self._check_version()
        self._clear_stale_locks()
        self._pg_ctl_start()

    def _make_data(self, account):
        """Create the database cluster in another folder, then rename it: an interrupted start leaves no partial one."""
        unfinished = self.data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        if account:
            os.chown(unfinished, account.pw_uid, account.pw_gid)
        # PostgreSQL's built-in locale: the environment's may be unknown, or have no lower case for Cyrillic.
        locale = ["--encoding=utf8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        settings = [f"--set={name}={value}" for name, value in SETTINGS.items()]
        done = self._run("initdb", "-D", str(unfinished), "-U", SUPERUSER, "--auth=trust", *locale, *settings)
        if done.returncode:
            raise ImproperlyConfigured(f"The embedded PostgreSQL could not be set up: {last_line(done.stderr)}")
        unfinished.rename(self.data)

    def _check_version(self):
        version = (self.data / "PG_VERSION").read_text().strip()
        if version != MAJOR_VERSION:
            raise ImproperlyConfigured(
                f"The data in {self.data} is of PostgreSQL {version}, and PostgreSQL {MAJOR_VERSION} is installed. "
                "Make a backup with the release of the register that wrote the data, and restore it with this release."
            )

    def _clear_stale_locks(self):
        """Remove lock files of ended processes. If another process has the number, PostgreSQL would not start."""
        for name in (PID_FILE, f"{SOCKET}.lock"):
            if not self._postmaster(name):
                (self.data / name).unlink(missing_ok=True)

    def _pg_ctl_start(self):
        deadline = time.monotonic() + SERVER_START_LIMIT
        while True:
            if not self._postmaster():
                self._run(
                    "pg_ctl", "start", "-D", str(self.data), "-l", str(self.log), "-w", "-t", str(SERVER_START_LIMIT)
                )
            if self._answers():
                return
            if time.monotonic() > deadline or not self._waiting_helps():
                raise ImproperlyConfigured(
                    f"The embedded PostgreSQL does not start. The reason is at the end of {self.log}: "
                    f"{last_line(self._log_tail())}"
                )
            time.sleep(0.5)

    def _waiting_helps(self):
        """Whether to try again. After a kill, a server may be starting or stopping, or its memory still in use."""
        return self._postmaster() or "shared memory block" in self._log_tail()

    def _ensure_database(self):
        with self._connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _connect(self):
        return psycopg.connect(host=str(self.data), user=SUPERUSER, dbname="postgres", autocommit=True)

    def _answers(self):
        if not (self.data / SOCKET).exists():
            return False
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _postmaster(self, lock_file=PID_FILE):
        """Return the running server of this folder as a `psutil.Process`, or None.

        The number in a lock file may now belong to another process, or to a zombie.
        """
        try:
            process = psutil.Process(int((self.data / lock_file).read_text().split("\n", 1)[0]))
            # The server's working directory is its data folder, also if the checkout was moved.
            ours = process.name() == "postgres" and Path(process.cwd()) == self.data
            return process if ours else None
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess, psutil.AccessDenied):
            return None

    def _run(self, name, *arguments):
        # Files instead of pipes: the server inherits them, so a pipe would never end.
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
            done = subprocess.run(
                [program(name), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C"},
                start_new_session=True,
                **run_as(server_account(self.data)),
            )
            errors.seek(0)
            done.stderr = errors.read()
            return done

    def _log_tail(self):
        try:
            with open(self.log, "rb") as log:
                log.seek(max(0, self.log.stat().st_size - 2000))
                return log.read().decode(errors="replace")
        except FileNotFoundError:
            return ""


def last_line(text):
    """Return the last line of a program's output, to quote it in a message."""
    return (text.strip().splitlines() or ["no reason was given"])[-1]
