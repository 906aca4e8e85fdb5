"""What the browser keeps of a form until it is saved (`drafts.js`), and how it learns that it was."""

import re

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.views.csrf import csrf_failure

DRAFT = "draft"  # the field with the name under which the browser keeps a form
COOKIE = "saved_forms"
MOST = 20  # names in the cookie
AGE = 30 * 24 * 3600  # seconds; the browser forgets its own texts after as long


class TellsSaved(admin.ModelAdmin):
    """Names each saved form in a cookie, so that the browser forgets its text, wherever it is sent afterwards."""

    def response_add(self, request, obj, post_url_continue=None):
        return _tell(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return _tell(request, super().response_change(request, obj))


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is not that of the session, as after signing in in another tab.

    A form of the admin opens again, and offers what was typed; so does one of a public page that can be opened with it.
    Elsewhere Django's own page tells what happened.
    """
    try:
        match = resolve(request.path)
    except Resolver404:
        return csrf_failure(request, reason)
    view = getattr(match.func, "view_class", None)
    if match.app_name == "admin" and match.url_name.endswith(("_add", "_change")):
        form = request.get_full_path()
    elif hasattr(view, "opened_again"):
        form = view.opened_again(request)
    else:
        return csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return redirect_to_login(form, "admin:login")
    messages.warning(request, "Nothing was saved, for you have signed in anew since this form was opened.")
    return HttpResponseRedirect(form)


def _tell(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    name = request.POST.get(DRAFT, "")
    if re.fullmatch("[a-z0-9]{1,16}", name):
        saved = [*request.COOKIES.get(COOKIE, "").split("."), name][-MOST:]
        response.set_cookie(COOKIE, ".".join(filter(None, saved)), AGE, secure=request.is_secure(), samesite="Lax")
    return response
