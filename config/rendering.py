"""The form renderer: templates of form fields."""

from functools import cached_property
from pathlib import Path

from django import forms
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.utils.safestring import SafeString
from jinja2 import Environment

INPUTS = ("checkbox", "date", "hidden", "number", "text", "url")
MACROS = {
    "admin/widgets/related_widget_wrapper.html": "related",
    "django/forms/widgets/select.html": "select",
    **{f"django/forms/widgets/{name}.html": "input" for name in INPUTS},
}
"""Macros of widgets.html by the templates of Django that they replace."""


class FormRenderer(BaseRenderer):
    """Render Django's widgets with Jinja2, and those of the admin with Django's template engine.

    An admin form has two hundred widgets, and Jinja2 takes a third of the time. The most frequent ones are macros in
    ``jinja2/widgets.html``: calling one takes half as long as rendering a template.
    """

    def __init__(self):
        self._django = DjangoTemplates()
        folders = [Path(__file__).parent / "jinja2", Path(forms.__file__).parent / "jinja2"]
        options = {"environment": "config.rendering.environment"}
        self._jinja = Jinja2({"NAME": "widgets", "DIRS": folders, "APP_DIRS": False, "OPTIONS": options})

    @cached_property
    def _macros(self):
        return self._jinja.env.get_template("widgets.html").module

    def get_template(self, template_name):
        engine = self._jinja if template_name.startswith("django/forms/") else self._django
        return engine.get_template(template_name)

    def render(self, template_name, context, request=None):
        if name := MACROS.get(template_name):
            return SafeString(getattr(self._macros, name)(context.get("widget", context)))
        return super().render(template_name, context, request)


def environment(**options) -> Environment:
    """Return the Jinja2 environment of the widgets."""
    env = Environment(**options)
    env.globals["static"] = static
    return env
