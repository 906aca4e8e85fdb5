"""The settings of the benchmark's stock admin, with the admin of all records, and static files."""

from bench.stock.settings import (  # noqa: F401 (Django reads them here)
    ALLOWED_HOSTS,
    DATABASES,
    DEFAULT_AUTO_FIELD,
    INSTALLED_APPS,
    MIDDLEWARE,
    PASSWORD_HASHERS,
    SECRET_KEY,
    STATIC_URL,
    TEMPLATES,
    USE_TZ,
)

DATABASES["default"]["OPTIONS"]["pool"] = True
"""A field that searches makes many requests. To connect for each would take a while."""

ROOT_URLCONF = "tests.effort.stock.urls"
WSGI_APPLICATION = "tests.effort.stock.wsgi.application"
MIDDLEWARE = [MIDDLEWARE[0], "whitenoise.middleware.WhiteNoiseMiddleware", *MIDDLEWARE[1:]]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
"""Seconds. The browser asks for a style sheet once in a run."""
