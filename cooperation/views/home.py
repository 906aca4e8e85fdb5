"""The first page."""

from django.views.generic import TemplateView

from cooperation.views.base import Page


class Home(Page, TemplateView):
    """What the register is and what was added last."""

    template_name = "cooperation/home.html"
