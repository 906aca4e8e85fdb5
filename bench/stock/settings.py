"""Settings as `startproject` writes them, for the register's tables and Django's own admin."""

import os
from pathlib import Path

import django

from config.environment import database_from_url

SECRET_KEY = "no secret: it serves the benchmark's invented register on this machine only"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.stock.urls"
WSGI_APPLICATION = "bench.stock.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "cooperation",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Django's own templates, without the register's overrides.
        "DIRS": [Path(django.__file__).parent / place / "templates" for place in ("contrib/admin", "forms")],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
# Django's default: a connection per request. Statements over a minute are cancelled.
DATABASES = {
    "default": {
        **{key: value for key, value in database_from_url(os.environ["DATABASE_URL"]).items() if key != "OPTIONS"},
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": {"options": "-c statement_timeout=60000"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
USE_TZ = True
# Users and passwords are the register's.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
