"""Values that the settings read from the environment and from `var/`, validated with clear errors."""

import hashlib
import json
import os
import secrets
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import environ
import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from config.postgres.server import DATABASE, SUPERUSER

POOL = {"min_size": 1, "max_size": 10, "timeout": 10}
"""Maximum connections per process, more than gunicorn's threads; seconds to wait for a free one."""

SWITCH = dict.fromkeys(("on", "true", "yes", "1"), True) | dict.fromkeys(("off", "false", "no", "0"), False)
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Environment(environ.Env):
    """Read the environment. An empty variable counts as unset; an invalid one is an error.

    All methods raise ImproperlyConfigured with a message in one sentence.
    """

    def text(self, name, default):
        """Return the text in the variable `name`."""
        return self.str(name, default="") or default

    def names(self, name, default):
        """Return the items of a comma-separated list."""
        return self.list(name, default=[]) or default

    def switch(self, name, default):
        """Return True or False. Any other word is an error, so a typing mistake can't turn off protection."""
        value = self.text(name, "on" if default else "off")
        if value.lower() not in SWITCH:
            raise ImproperlyConfigured(f"{name} is {value!r}; it must be on or off.")
        return SWITCH[value.lower()]

    def log_level(self, name, default):
        """Return the name of a log level."""
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

    def json_file(self, name, default=""):
        """Return the path of a readable file with JSON."""
        path = self.text(name, default)
        try:
            if path:
                json.loads(Path(path).read_text())
        except (OSError, ValueError):
            raise ImproperlyConfigured(f"{name} is {path!r}; it must be the path of a file with JSON.") from None
        return path


def database_from_url(url):
    """Return Django's database settings (NAME, USER, PASSWORD, HOST, PORT, OPTIONS) for a PostgreSQL URL.

    The URL can have all options of libpq, such as `?sslmode=require`. Raise ImproperlyConfigured.
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
        # libpq's message may contain the URL with its password.
        reason = error if isinstance(error, ValueError) else "it can't be read"
        raise ImproperlyConfigured(
            f"DATABASE_URL is not the address of a PostgreSQL database ({reason}): "
            "write postgres://user:password@host:5432/name."
        ) from None
    fields = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {field: str(options.pop(key, None) or "") for key, field in fields.items()}
    return named | {"OPTIONS": options | {"pool": POOL}}


def embedded_database(folder):
    """Return Django's database settings for the embedded server with its data in `folder`."""
    return {"NAME": DATABASE, "USER": SUPERUSER, "HOST": str(folder), "OPTIONS": {"pool": POOL}}


def kept_secret_key(folder):
    """Return the secret key of this installation. The first use creates it in `folder`, readable by its owner only."""
    path = folder / "secret-key"
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            handle, ours = tempfile.mkstemp(dir=folder)
            with open(handle, "w") as file:
                file.write(secrets.token_urlsafe(64))
            # Several workers may do this at once. Only the first one can create the link.
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
    """Return a database name for this checkout, so tests of two checkouts can run on one server at the same time."""
    return f"test_register_{hashlib.sha256(os.fsencode(checkout)).hexdigest()[:8]}"
