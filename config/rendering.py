"""How form fields become HTML."""

from django.forms.renderers import BaseRenderer, DjangoTemplates, Jinja2


class FormRenderer(BaseRenderer):
    """Renders Django's own widgets by Jinja, and those that the admin adds by Django's engine, where alone they exist.

    A form of the desk has more than a hundred, and Jinja takes a third of the time.
    """

    def __init__(self):
        self._jinja, self._django = Jinja2(), DjangoTemplates()

    def get_template(self, template_name):
        engine = self._jinja if template_name.startswith("django/forms/") else self._django
        return engine.get_template(template_name)
