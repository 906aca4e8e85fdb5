"""Drafts that the browser stores of unsaved forms (`drafts.js`): when to delete them, and after an expired session."""

import re

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import Resolver404, resolve
from django.views.csrf import csrf_failure as default_csrf_failure

DRAFT = "draft"  # the field with the name under which the browser stores the draft of a form
COOKIE = "saved_forms"
MAX_DRAFTS = 20  # names in the cookie
WITH_DRAFTS = ("_add", "_change", "_from_text", "_names")  # ends of the names of URLs with forms to open again
OF_TEXTS = ("_nothing", "_pin", "_pin_meeting", "_publish", "_take_back")  # of buttons of a text, which is shown again
COOKIE_SECONDS = 30 * 24 * 3600  # as long as the browser stores drafts


class DraftMixin(admin.ModelAdmin):
    """Name each saved form in a cookie. The browser deletes its draft on the next page."""

    def response_add(self, request, obj, post_url_continue=None):
        return delete_draft(request.POST, request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return delete_draft(request.POST, request, super().response_change(request, obj))


def delete_draft(form: QueryDict, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let the browser delete the draft of a submitted form when it gets this response."""
    name = form.get(DRAFT, "")
    if re.fullmatch("[a-z0-9]{1,16}", name):
        saved = [*request.COOKIES.get(COOKIE, "").split("."), name][-MAX_DRAFTS:]
        response.set_cookie(
            COOKIE, ".".join(filter(None, saved)), COOKIE_SECONDS, secure=request.is_secure(), samesite="Lax"
        )
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The response to a form whose CSRF token is not that of the session, as after signing in in another tab.

    A form of the admin opens again and offers the draft; so does a public page with ``opened_again``. After a button of
    a text, its page opens again. Other requests get Django's own page.
    """
    try:
        match = resolve(request.path)
    except Resolver404:
        return default_csrf_failure(request, reason)
    view = getattr(match.func, "view_class", None)
    # The URL that catches all others of the admin has no name.
    if match.app_name == "admin" and (match.url_name or "").endswith((*WITH_DRAFTS, *OF_TEXTS)):
        form = request.get_full_path()
    elif hasattr(view, "opened_again"):
        form = view.opened_again(request)
    else:
        return default_csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return redirect_to_login(form, "admin:login")
    messages.warning(request, "Not saved: you signed in again after opening this form.")
    return HttpResponseRedirect(form)
