"""Base classes of all pages."""

import re
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_cache_control
from django.views.generic.base import ContextMixin, TemplateView

PAGE = "page"  # the parameter of a URL with a page number


class Page(ContextMixin):
    """A page of the register.

    Pages for signed-in users are cached by their own browser only. Empty parameters of a form are removed from the URL.
    """

    http_method_names = ["get", "head", "options", "post"]  # Django's forms would take PUT for POST

    def dispatch(self, request, *args, **kwargs):
        if any("" in values for _, values in request.GET.lists()):
            return HttpResponseRedirect(_without_blanks(request))
        response = super().dispatch(request, *args, **kwargs)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True)
        return response


class Personal(Page):
    """A page for the signed-in user. A visitor must sign in, and then returns to what was typed."""

    typed: tuple[str, ...] = ()  # fields that can prefill the page

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(self.opened_again(request))
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def opened_again(cls, request: HttpRequest) -> str:
        """Return the URL of the page, prefilled with the submitted fields."""
        sent = request.POST or request.GET
        typed = {name: sent[name] for name in cls.typed if sent.get(name)}
        return f"{request.path}?{urlencode(typed)}" if typed else request.path


def _without_blanks(request: HttpRequest) -> str:
    parameters = request.GET.copy()
    for name, values in request.GET.lists():
        parameters.setlist(name, [value for value in values if value])
    query = parameters.urlencode()
    return f"{request.path}?{query}" if query else request.path


def page_number(parameters: QueryDict) -> int:
    """Return the page number in the query string, 1 by default. Raise Http404 if it is invalid."""
    text = parameters.get(PAGE, "1")
    if not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
        raise Http404(f"“{text}” is not a page number.")
    return int(text)


class About(Page, TemplateView):
    """About the register: its content, the licence of its data, and its accessibility."""

    template_name = "cooperation/about.html"
