"""What the settings read from the environment and from the kept folder, checked and explained in sentences."""

import hashlib
import os
import secrets
import tempfile
from zoneinfo import ZoneInfo

import environ
import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from config.postgres.server import DATABASE, SUPERUSER

POOL = {"min_size": 1, "max_size": 10, "timeout": 10}
"""Connections a process may hold, more than gunicorn gives it threads; seconds to wait for a free one."""

SWITCH = dict.fromkeys(("on", "true", "yes", "1"), True) | dict.fromkeys(("off", "false", "no", "0"), False)
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Environment(environ.Env):
    """Reads the environment: what is empty counts as not set, what can't be understood is not guessed at.

    Errors of all methods: ImproperlyConfigured, in one sentence.
    """

    def text(self, name, default):
        """Return the text in the variable `name`."""
        return self.str(name, default="") or default

    def names(self, name, default):
        """Return what stands between the commas."""
        return self.list(name, default=[]) or default

    def switch(self, name, default):
        """Return True or False. A word that is neither must not turn off what protects the register."""
        value = self.text(name, "on" if default else "off")
        if value.lower() not in SWITCH:
            raise ImproperlyConfigured(f"{name} is {value!r}; it must be on or off.")
        return SWITCH[value.lower()]

    def log_level(self, name, default):
        """Return the name of a level of logging."""
        value = self.text(name, default).upper()
        if value not in LOG_LEVELS:
            raise ImproperlyConfigured(f"{name} is {value!r}; it must be one of {', '.join(LOG_LEVELS)}.")
        return value

    def time_zone(self, name, default):
        """Return the name of a time zone."""
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ImproperlyConfigured(f"{name} is {value!r}; it must be a time zone such as Asia/Almaty.") from None
        return value


def database_from_url(url):
    """Return Django's database settings (NAME, USER, PASSWORD, HOST, PORT, OPTIONS) for a PostgreSQL address.

    All that libpq knows may stand in it, such as `?sslmode=require`. Errors: ImproperlyConfigured.
    """
    try:
        if not url.startswith(("postgres://", "postgresql://")):
            raise ValueError("it does not begin with postgres://")
        options = conninfo_to_dict(url)
        if not options.get("dbname"):
            raise ValueError("it does not name a database")
        if not str(options.get("port") or 1).replace(",", "").isdigit():
            raise ValueError("its port is not a number")
    except (ValueError, psycopg.ProgrammingError) as error:
        # libpq may quote the address, and with it the password.
        reason = error if isinstance(error, ValueError) else "it can't be read"
        raise ImproperlyConfigured(
            f"DATABASE_URL is not the address of a PostgreSQL database ({reason}): "
            "write postgres://user:password@host:5432/name."
        ) from None
    fields = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {field: str(options.pop(key, None) or "") for key, field in fields.items()}
    return named | {"OPTIONS": options | {"pool": POOL}}


def embedded_database(folder):
    """Return Django's database settings for the embedded server whose data lies in `folder`."""
    return {"NAME": DATABASE, "USER": SUPERUSER, "HOST": str(folder), "OPTIONS": {"pool": POOL}}


def kept_secret_key(folder):
    """Return the secret key of this installation, made on first use and kept in `folder` for its owner only."""
    path = folder / "secret-key"
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            handle, ours = tempfile.mkstemp(dir=folder)
            with open(handle, "w") as file:
                file.write(secrets.token_urlsafe(64))
            # Several workers may come here at once; a link is made by the first of them only.
            try:
                os.link(ours, path)
            except FileExistsError:
                pass
            finally:
                os.unlink(ours)
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"SECRET_KEY is not set, and {path} can't be used ({error.strerror}). Set SECRET_KEY, or run the register "
            "as the owner of that folder."
        ) from None


def database_name_for_tests(checkout):
    """Return a database name of this checkout, so that the tests of two checkouts may run at once on one server."""
    return f"test_register_{hashlib.sha256(os.fsencode(checkout)).hexdigest()[:8]}"
