"""The environment of the public pages' templates."""

from jinja2 import Environment


def environment(**options):
    """Return the Jinja environment, made with the options that Django gives it."""
    return Environment(**options)
