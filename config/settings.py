"""Settings of the register, changed by the environment (see the table in README.md). Defaults are for production."""

from pathlib import Path

import pghistory
from csp.constants import NONE, SELF

from config.environment import (
    Environment,
    database_from_url,
    database_name_for_tests,
    embedded_database,
    kept_secret_key,
)

env = Environment()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
"""The folder with all data of a running register."""

DEBUG = env.switch("DEBUG", default=False)
HTTPS = env.switch("HTTPS", default=not DEBUG)
SECRET_KEY = env("SECRET_KEY", default="") or kept_secret_key(VAR_DIR)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "cooperation",
    "cooperation.apps.RegisterAdminConfig",
    "cooperation.apps.AccountsConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "django_filters",
    "django_htmx",
    "cooperation.apps.SignInConfig",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressPagesOfVisitors",
    "csp.middleware.CSPMiddleware",
    "cooperation.views.middleware.RefuseDamagedRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cooperation.views.middleware.RefreshStatuses",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "cooperation.views.past.AsKnownOn",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        # Public pages: <app>/jinja2/.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "cooperation.jinja.environment",
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        # Admin: <app>/templates/.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "config.rendering.FormRenderer"

# --- Database -------------------------------------------------------------------------------------------------------
DATABASE_URL = env("DATABASE_URL", default="")
EMBEDDED_POSTGRES = None if DATABASE_URL else VAR_DIR / "postgres"
"""The folder of the embedded PostgreSQL, or None if DATABASE_URL names another server."""

TIME_ZONE = env.time_zone("TIME_ZONE", default="UTC")

DATABASES = {
    "default": (database_from_url(DATABASE_URL) if DATABASE_URL else embedded_database(EMBEDDED_POSTGRES))
    | {
        "ENGINE": "config.postgres",
        # The pool keeps connections between requests, so Django must not keep them too. The health checks spare the
        # user an error after the server was restarted.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        # "Today" is the day of this time zone, also in triggers.
        "TIME_ZONE": TIME_ZONE,
        "TEST": {"NAME": env("TEST_DATABASE_NAME", default="") or database_name_for_tests(BASE_DIR)},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
# An event's foreign keys have indexes only where history reads by them: cooperation/models/tracking.py.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True)
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
# Other requests write nothing that history would attribute to a user.
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
# `migrate` installs triggers from the code; migrations do not contain them.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True

# --- Signing in -----------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "admin:login"
CSRF_FAILURE_VIEW = "cooperation.admin.drafts.csrf_failure"
# Two weeks, so nobody is signed out while filling in a form.
SESSION_COOKIE_AGE = 14 * 24 * 3600
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
# Wrong passwords for one user do not lock out colleagues at the same address, nor that user elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False  # the register has its own pages for these logs
AXES_LOCKOUT_CALLABLE = "cooperation.admin.accounts.locked_out"

# --- Browser security -------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# The register can't decide for the other hosts of its domain, so it sets neither includeSubDomains nor preload.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS

# --- Static files, languages, limits, logs --------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "config.formats"
USE_TZ = True
# The name of the register, in titles, headings and citations.
REGISTER_NAME = env("REGISTER_NAME", default="Register of cooperation")
# Whether the register may fetch an article from the web address that a user types. Else no request leaves the machine.
INTAKE_FETCH = env.switch("INTAKE_FETCH", default=False)
# The file with the borders that maps draw, and whose view they are. Without a file, maps draw coasts alone.
MAP_BORDERS = env.json_file("MAP_BORDERS")
MAP_BORDERS_VIEW = env("MAP_BORDERS_VIEW", default="")
# A long communiqué makes a form of many rows; Django's default is 1000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.log_level("LOG_LEVEL", default="WARNING")},
    "loggers": {
        # Django's own handlers would email administrators, or write each line twice.
        "django": {"handlers": [], "propagate": True},
        # It warns about each HEAD request: Django leaves it to the server to drop the body, and gunicorn does.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
