"""After saving, back to the page from which a form was opened."""

from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

RETURN = "_return"  # the parameter that holds the page's address: /admin/…/add/?_return=/initiatives/


class ReturnsTo(admin.ModelAdmin):
    """Forms whose address says in ``_return`` where to go once they are saved."""

    def response_post_save_add(self, request, obj) -> HttpResponse:
        return _back(request) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj) -> HttpResponse:
        return _back(request) or super().response_post_save_change(request, obj)

    def render_change_form(self, request, context, *args, **kwargs):
        context["return_to"] = return_address(request)
        return super().render_change_form(request, context, *args, **kwargs)


class HiddenAtFirst(admin.ModelAdmin):
    """Nouns whose lists leave out what no record leads to, such as a row that has just been added.

    Back in its list, that shows such rows, too: it would not be found otherwise, right after it was added.
    """

    def response_post_save_add(self, request, obj) -> HttpResponse:
        response = super().response_post_save_add(request, obj)
        address = urlsplit(return_address(request) or "")
        if address.path == reverse(f"cooperation:{self.opts.model_name}-list"):
            query = QueryDict(address.query, mutable=True)
            query["all"] = "yes"
            response["Location"] = address._replace(query=query.urlencode()).geturl()
        return response


def return_address(request: HttpRequest) -> str | None:
    """The page of this register that the form's address says to return to; None if it names none, or another host."""
    address = request.GET.get(RETURN, "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and ours else None


def _back(request: HttpRequest) -> HttpResponse | None:
    address = return_address(request)
    return HttpResponseRedirect(address) if address else None
