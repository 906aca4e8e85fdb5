"""One click that records a check for news until today, from the desk and from the form of what was checked."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from cooperation.admin.return_url import RETURN, change_url

MAY_CHECK = "cooperation.add_citation"
"""The permission to record checks: who may cite may also say that there is nothing new to cite."""


def check_today_url(model_name: str, pk: int | str, return_to: str) -> str:
    """Return the URL that records a check of an object until today, and redirects to ``return_to``; for POST."""
    path = reverse("admin:cooperation_newscheck_today", args=[model_name, pk])
    return f"{path}?{urlencode({RETURN: return_to})}"


class CheckedMixin(admin.ModelAdmin):
    """Show in the form of an object when somebody last checked it for news, and the button for a new check."""

    def render_change_form(self, request: HttpRequest, context: dict, *args, **kwargs):
        original: models.Model | None = context["original"]
        if original is not None and request.user.has_perm(MAY_CHECK):
            name, here = self.opts.model_name, request.get_full_path()
            form = reverse("admin:cooperation_newscheck_add")
            context |= {
                "check_today": check_today_url(name, original.pk, here),
                "add_check": f"{form}?{urlencode({name: original.pk, RETURN: here})}",
                "last_check": (check := original.news_checks.latest_check()),
                "change_check": check and change_url("newscheck", check.pk, here),
            }
        return super().render_change_form(request, context, *args, **kwargs)
