"""The one app of the register."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    """Agreements, meetings, participants and initiatives, each fact with its source."""

    name = "cooperation"
    verbose_name = "Register"
    default_auto_field = "django.db.models.BigAutoField"
