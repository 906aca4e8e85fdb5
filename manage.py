#!/usr/bin/env python
"""Django's command-line entry point for the register."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import NotSupportedError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["runserver"]:
        # Django's own server is for development: it shows static files and speaks plain HTTP in that mode only.
        os.environ.setdefault("DEBUG", "on")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, NotSupportedError) as error:
        # A wrong setting or a database out of reach: the reason is one sentence, and a traceback adds nothing to it.
        sys.exit(f"{error}")
