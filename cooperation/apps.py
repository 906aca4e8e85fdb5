"""The app of the register, the admin's app with the register's own site in it, and others by names that say more."""

from importlib import import_module

from axes import apps as axes_apps
from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.auth import apps as auth_apps
from django.db.models.signals import post_migrate

from cooperation.sql_install import install


class CooperationConfig(AppConfig):
    """Agreements, meetings, participants and initiatives, each fact with its source."""

    name = "cooperation"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        post_migrate.connect(install, sender=self)


class RegisterAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with `RegisterSite` as `admin.site`."""

    # Else "cooperation" in INSTALLED_APPS would have two to choose from.
    default = False
    default_site = "cooperation.admin.site.RegisterSite"

    def ready(self):
        super().ready()
        import_module("cooperation.admin.nouns")


class AccountsConfig(auth_apps.AuthConfig):
    """Django's users and groups."""

    default = False
    verbose_name = "Accounts"


class SignInConfig(axes_apps.AppConfig):
    """The guard against guessed passwords, and what it notes."""

    default = False
    verbose_name = "Signing in"
