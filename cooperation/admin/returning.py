"""After saving, back to the page from which a form was opened."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
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


def return_address(request: HttpRequest) -> str | None:
    """The page of this register that the form's address says to return to; None if it names none, or another host."""
    address = request.GET.get(RETURN, "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and ours else None


def _back(request: HttpRequest) -> HttpResponse | None:
    address = return_address(request)
    return HttpResponseRedirect(address) if address else None
