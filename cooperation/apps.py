"""Django app configs: the register, its admin site, and other apps under clearer names."""

from importlib import import_module
from pkgutil import iter_modules

from axes import apps as axes_apps
from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.auth import apps as auth_apps
from django.db.models.signals import post_migrate, pre_migrate

from cooperation.sql_install import drop_past, install


class CooperationConfig(AppConfig):
    """Agreements, meetings, participants and initiatives, each fact with its source."""

    name = "cooperation"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        pre_migrate.connect(drop_past, sender=self)
        post_migrate.connect(install, sender=self)


class RegisterAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with `RegisterSite` as `admin.site`."""

    # With two default configs, Django could not choose one for "cooperation" in INSTALLED_APPS.
    default = False
    default_site = "cooperation.admin.site.RegisterSite"

    def ready(self):
        super().ready()
        # Not in the package itself: the site, which is in it, must exist before its modules register models.
        for module in iter_modules(import_module("cooperation.admin").__path__, "cooperation.admin."):
            import_module(module.name)


class AccountsConfig(auth_apps.AuthConfig):
    """Django's users and groups."""

    default = False
    verbose_name = "Accounts"


class SignInConfig(axes_apps.AppConfig):
    """Failed sign-ins and locked accounts, from django-axes."""

    default = False
    verbose_name = "Signing in"
