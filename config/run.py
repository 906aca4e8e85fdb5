"""`make run`: bring the database up to date, serve the register, and say where it is."""

import errno
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import NotSupportedError, connection

from config import process
from config.postgres.server import Server
from config.static import collect_static_files

START_LIMIT = 60
"""Seconds in which gunicorn must answer."""


def main():
    """Serve until Ctrl-C or `make stop`. Return the exit status."""
    host, port = listening_address()
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"  # noqa: S104
    refuse_second_run()
    refuse_taken_port(host, port)
    # A service manager's stop, and that of `make stop`, is the same wish as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    process.remember(address)
    try:
        prepare()
        return serve(address)
    except KeyboardInterrupt:
        return 0
    finally:
        process.forget()
        stop_database()


def listening_address():
    """Return BIND and PORT of the environment. Errors: ImproperlyConfigured for a PORT that is none."""
    port = os.environ.get("PORT") or "8000"
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ImproperlyConfigured(f"PORT is {port!r}; it must be a number from 1 to 65535, such as 8000.")
    return os.environ.get("BIND") or "127.0.0.1", int(port)


def refuse_second_run():
    """One checkout is served once."""
    _, address = process.running()
    if address:
        raise ImproperlyConfigured(f"The register runs already, at {address} (make stop ends that).")


def refuse_taken_port(host, port, patience=3):
    """Refuse a port that another program holds; for `patience` seconds it may be a run that was just killed."""
    deadline = time.monotonic() + patience
    while True:
        try:
            with socket.create_server((host, port)):
                return
        except PermissionError:
            raise ImproperlyConfigured(f"Port {port} is for administrators: choose one above 1023.") from None
        except OSError as error:
            if time.monotonic() < deadline:
                time.sleep(0.2)
            elif error.errno == errno.EADDRINUSE:
                raise ImproperlyConfigured(
                    f"Port {port} is taken by another program: choose another, for example PORT=8123 make run."
                ) from None
            else:
                raise ImproperlyConfigured(f"BIND is {host!r}, which is no address of this machine.") from None


def prepare():
    """Migrate, seed and collect what changed. Errors: ImproperlyConfigured and NotSupportedError for the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if "ALLOWED_HOSTS" not in os.environ:
        # Nobody but this machine is answered, and gunicorn speaks plain HTTP.
        os.environ.setdefault("HTTPS", "off")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("seed")
    collect_static_files()


def serve(address):
    """Run gunicorn to its end, and say where the register is once it answers. Return gunicorn's exit status."""
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", process.WEB_SERVER]
    gunicorn = subprocess.Popen(command, cwd=process.ROOT)
    try:
        process.remember(address, gunicorn.pid)
        if answers(gunicorn, address):
            greet(address)
        disconnect()
        return gunicorn.wait()
    finally:
        gunicorn.terminate()
        gunicorn.wait()


def answers(gunicorn, address):
    """Return whether the register answers, with whatever status, before its time is up or gunicorn ends."""
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and gunicorn.poll() is None:
        try:
            urllib.request.urlopen(f"{address}healthz", timeout=5)  # noqa: S310
            return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False


def greet(address):
    """Say where the register is and who may sign in; on the first start, with the password."""
    name, password = administrator()
    known = f"the password is {password} (shown this once)" if password else "the password is the one you know"
    print(
        f"The register is at {address}",
        f"Sign in at {address}admin/ as {name}; {known}.",
        "Ctrl-C or make stop ends it.",
        sep="\n",
        flush=True,
    )


def administrator():
    """Return the name of an administrator, and the password when it was made just now, else None."""
    users = get_user_model().objects
    known = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if known:
        return known.get_username(), None
    password = secrets.token_urlsafe(12)
    return users.create_superuser("admin", password=password).get_username(), password


def stop_database():
    """Stop the embedded PostgreSQL, unless another program of this checkout, such as the tests, is at work in it."""
    if settings.configured and settings.EMBEDDED_POSTGRES:
        disconnect()
        server = Server(settings.EMBEDDED_POSTGRES)
        if not server.has_clients():
            server.stop()


def disconnect():
    """Give up this process's own connections."""
    connection.close()
    connection.close_pool()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ImproperlyConfigured, NotSupportedError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
