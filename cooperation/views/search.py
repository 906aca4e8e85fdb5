"""Search over all nouns."""

from django.views.generic import TemplateView

from cooperation.views.base import Page


class Search(Page, TemplateView):
    """What the words of one box find in the register."""

    template_name = "cooperation/search.html"
