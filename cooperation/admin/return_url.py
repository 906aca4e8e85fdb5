"""The return URL of a form: the page from which it was opened, and where saving redirects to."""

from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from cooperation.models import Agreement, Initiative

RETURN = "_return"  # the parameter: /admin/…/add/?_return=/initiatives/


class ReturnUrlMixin(admin.ModelAdmin):
    """Redirect to the URL in ``_return`` after saving or deleting."""

    def response_post_save_add(self, request, obj) -> HttpResponse:
        return _redirect_back(request) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj) -> HttpResponse:
        return _redirect_back(request) or super().response_post_save_change(request, obj)

    def response_delete(self, request, obj_display, obj_id) -> HttpResponse:
        response = super().response_delete(request, obj_display, obj_id)
        return _redirect_back(request) or response

    def render_change_form(self, request, context, *args, **kwargs):
        context["return_url"] = return_url(request)
        return super().render_change_form(request, context, *args, **kwargs)


class ShowUnusedMixin(admin.ModelAdmin):
    """Models whose public lists hide unused objects. After adding one, its list is shown with unused objects."""

    def response_post_save_add(self, request, obj) -> HttpResponse:
        response = super().response_post_save_add(request, obj)
        url = urlsplit(return_url(request) or "")
        if url.path == reverse(f"cooperation:{self.opts.model_name}-list"):
            query = QueryDict(url.query, mutable=True)
            query["all"] = "yes"
            response["Location"] = url._replace(query=query.urlencode()).geturl()
        return response


def return_url(request: HttpRequest) -> str | None:
    """The URL in ``_return``; None if there is none, or if it is of another host."""
    url = request.GET.get(RETURN, "")
    is_safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if url and is_safe else None


def change_url(model_name: str, pk: int, return_to: str) -> str:
    """The URL of the form of an object, which redirects to ``return_to`` after saving."""
    return f"{reverse(f'admin:cooperation_{model_name}_change', args=[pk])}?{urlencode({RETURN: return_to})}"


def add_development_url(obj: Agreement | Initiative, return_to: str) -> str:
    """The URL of the form of a new development about ``obj``, which redirects to ``return_to`` after saving."""
    query = urlencode({f"{obj._meta.model_name}s": obj.pk, RETURN: return_to})
    return f"{reverse('admin:cooperation_development_add')}?{query}"


def _redirect_back(request: HttpRequest) -> HttpResponse | None:
    url = return_url(request)
    return HttpResponseRedirect(url) if url else None
