"""The app of the register, and the admin's app with the register's own site in it."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class CooperationConfig(AppConfig):
    """Agreements, meetings, participants and initiatives, each fact with its source."""

    name = "cooperation"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"


class RegisterAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with `RegisterSite` as `admin.site`."""

    # Else "cooperation" in INSTALLED_APPS would have two to choose from.
    default = False
    default_site = "cooperation.admin.site.RegisterSite"

    def ready(self):
        super().ready()
        import_module("cooperation.admin.nouns")
