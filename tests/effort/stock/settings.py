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

DATABASES["default"]["CONN_MAX_AGE"] = 60
"""Seconds. A field that searches makes many requests."""

ROOT_URLCONF = "tests.effort.stock.urls"
WSGI_APPLICATION = "tests.effort.stock.wsgi.application"
MIDDLEWARE = [MIDDLEWARE[0], "whitenoise.middleware.WhiteNoiseMiddleware", *MIDDLEWARE[1:]]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
"""Seconds. The browser asks for a style sheet once in a run."""
