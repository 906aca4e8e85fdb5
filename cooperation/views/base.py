"""What all pages share."""

import re
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_cache_control
from django.views.generic.base import ContextMixin, TemplateView

PAGE = "page"  # the parameter of an address that numbers a page


class Page(ContextMixin):
    """A page of the register.

    What a signed-in person sees is kept by no cache but their own. An address holds only what it means: fields of a
    form that were left blank are taken out of it.
    """

    def dispatch(self, request, *args, **kwargs):
        if any("" in values for _, values in request.GET.lists()):
            return HttpResponseRedirect(_without_blanks(request))
        response = super().dispatch(request, *args, **kwargs)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True)
        return response


class Personal(Page):
    """A page of a person's own. A visitor is sent to sign in, and comes back to what was typed."""

    typed: tuple[str, ...] = ()  # fields with which the page can be opened again

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(self.opened_again(request))
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def opened_again(cls, request: HttpRequest) -> str:
        """The address of the page with what a form has sent to it."""
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
    """The page that an address asks for, from 1 on. Raises Http404 if it names none."""
    text = parameters.get(PAGE, "1")
    if not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
        raise Http404(f"“{text}” is not a page number.")
    return int(text)


class About(Page, TemplateView):
    """What the register is, who may use its data, and how accessible it is."""

    template_name = "cooperation/about.html"
