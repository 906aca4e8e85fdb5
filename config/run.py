"""`make run`: update the database, serve the register, and print its URL."""

import errno
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from config import process
from config.command_errors import report_errors_briefly
from config.postgres.server import Server
from config.static import collect_static_files
from cooperation.sql_install import entries_are_current

REGISTER_START_LIMIT = 60
"""Seconds to wait for gunicorn."""


def main():
    """Serve until Ctrl-C or `make stop`. Return the exit status."""
    host, port = listening_address()
    address = visible_address(host, port)
    # gunicorn reads it before our files, and reports an invalid value with a traceback.
    os.environ["WEB_CONCURRENCY"] = str(number(os.environ.get("WEB_CONCURRENCY") or "2", "WEB_CONCURRENCY", 1000))
    refuse_second_run()
    refuse_taken_port(host, port)
    # Treat SIGTERM from a service manager or `make stop` like Ctrl-C, and a closed terminal too, unless nohup keeps it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.default_int_handler)
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
    """Return BIND and PORT of the environment. Raise ImproperlyConfigured for an invalid PORT."""
    return os.environ.get("BIND") or "127.0.0.1", number(os.environ.get("PORT") or "8000", "PORT", 65535)


def number(value, name, largest):
    """Return the `value` of the setting `name`, from 1 to `largest`. Raise ImproperlyConfigured."""
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= largest):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a number from 1 to {largest}.")
    return int(value)


def visible_address(host, port):
    """Return the URL at which a browser on this machine reaches the register."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://[{here}]:{port}/" if ":" in here else f"http://{here}:{port}/"


def refuse_second_run():
    """Raise an error if this checkout is already served."""
    _, address = process.running()
    if address:
        raise ImproperlyConfigured(f"The register is already running at {address}. Stop it with: make stop")


def refuse_taken_port(host, port, patience=3):
    """Raise an error if another program uses the port. For `patience` seconds it may be a run that was just killed."""
    deadline = time.monotonic() + patience
    while True:
        try:
            with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
                return
        except PermissionError:
            raise ImproperlyConfigured(f"Port {port} is for administrators. Choose a port above 1023.") from None
        except OSError as error:
            if time.monotonic() < deadline:
                time.sleep(0.2)
            elif error.errno == errno.EADDRINUSE:
                raise ImproperlyConfigured(
                    f"Another program uses port {port}. Choose another port, for example: PORT=8123 make run"
                ) from None
            else:
                raise ImproperlyConfigured(f"BIND is {host!r}, which is not an address of this machine.") from None


def prepare():
    """Migrate, seed, rebuild the entries after an upgrade, and collect static files.

    Raise ImproperlyConfigured or NotSupportedError for the database.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if not os.environ.get("ALLOWED_HOSTS") and not os.environ.get("HTTPS"):
        # Only this machine connects, and gunicorn uses plain HTTP.
        os.environ["HTTPS"] = "off"
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("seed")
    if not entries_are_current():
        print("Bringing all lists and the search up to date with this version …", flush=True)
        call_command("rebuild_entries")
    collect_static_files()


def serve(address):
    """Run gunicorn until it ends, and print the URL once the register answers. Return gunicorn's exit status."""
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", process.WEB_SERVER]
    # Its own process group keeps Ctrl-C from its workers, to whom gunicorn gives a signal itself. A worker of gunicorn
    # 27.0.1 that gets two at once can wait for itself, until gunicorn kills it after half a minute.
    gunicorn = subprocess.Popen(command, cwd=process.ROOT, stdin=subprocess.DEVNULL, process_group=0)
    try:
        process.remember(address, gunicorn.pid)
        if answers(gunicorn, address):
            greet(address)
        disconnect()
        return gunicorn.wait()
    finally:
        end(gunicorn)


def end(gunicorn):
    """End gunicorn after its current requests, or at once if Ctrl-C is pressed again."""
    gunicorn.terminate()
    try:
        gunicorn.wait()
    except KeyboardInterrupt:
        gunicorn.send_signal(signal.SIGINT)
        gunicorn.wait()


def answers(gunicorn, address):
    """Return whether the register answers, with any status, before the time limit or the end of gunicorn.

    A redirect counts as an answer and is not followed: it points to HTTPS, which only a proxy provides.
    """
    place = urlsplit(address)
    name = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if "*" not in name), place.netloc)
    deadline = time.monotonic() + REGISTER_START_LIMIT
    while time.monotonic() < deadline and gunicorn.poll() is None:
        asking = http.client.HTTPConnection(place.hostname, place.port, timeout=5)
        try:
            asking.request("GET", "/healthz", headers={"Host": name})
            asking.getresponse()
            return True
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        finally:
            asking.close()
    return False


def greet(address):
    """Print the URL and who can sign in; on the first start, with the password."""
    name, password = administrator()
    known = f"The password is {password} (shown only once)." if password else "The password has not changed."
    print(
        f"The register is at {address}",
        f"Sign in at {address}admin/ as {name}. {known}",
        "Stop it with Ctrl-C or make stop.",
        sep="\n",
        flush=True,
    )


def administrator():
    """Return the name of an administrator, and the password if the account was just created, else None."""
    users = get_user_model().objects
    known = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if known:
        return known.get_username(), None
    password = secrets.token_urlsafe(12)
    return users.create_superuser("admin", password=password).get_username(), password


def stop_database():
    """Stop the embedded PostgreSQL, unless another program of this checkout uses it, such as the tests."""
    if settings.configured and settings.EMBEDDED_POSTGRES:
        disconnect()
        server = Server(settings.EMBEDDED_POSTGRES)
        if not server.has_clients():
            server.stop()


def disconnect():
    """Close this process's own connections."""
    connection.close()
    connection.close_pool()


if __name__ == "__main__":
    try:
        with report_errors_briefly():
            sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
