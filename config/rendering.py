"""The form renderer: templates of form fields."""

from pathlib import Path

from django import forms
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from jinja2 import Environment

INPUTS = {f"django/forms/widgets/{name}.html" for name in ("checkbox", "date", "hidden", "number", "text", "url")}
"""Django's templates that only include input.html."""


class FormRenderer(BaseRenderer):
    """Render Django's widgets with Jinja2, and those of the admin with Django's template engine.

    An admin form has more than two hundred widgets, and Jinja2 takes a third of the time. ``jinja2/`` beside this
    module has the most frequent ones as single templates, because the includes of Django's templates take as long as
    the rest.
    """

    def __init__(self):
        self._django = DjangoTemplates()
        folders = [Path(__file__).parent / "jinja2", Path(forms.__file__).parent / "jinja2"]
        options = {"environment": "config.rendering.environment"}
        self._jinja = Jinja2({"NAME": "widgets", "DIRS": folders, "APP_DIRS": False, "OPTIONS": options})

    def get_template(self, template_name):
        if template_name in INPUTS:
            template_name = "django/forms/widgets/input.html"
        is_jinja = template_name.startswith("django/forms/") or template_name.endswith("related_widget_wrapper.html")
        return (self._jinja if is_jinja else self._django).get_template(template_name)


def environment(**options) -> Environment:
    """Return the Jinja2 environment of the widgets."""
    env = Environment(**options)
    env.globals["static"] = static
    return env
