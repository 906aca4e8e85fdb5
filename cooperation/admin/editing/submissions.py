"""Forms that are sent twice: by a double click, by a reload, or after going back. The second adds nothing."""

import hashlib
import json
import re
from typing import NamedTuple
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.text import capfirst

from cooperation.admin.errors import CONCURRENT_EDIT

SUBMISSION = "submission"
TOKEN = re.compile(r"[0-9a-f]{32}")
MAX_DAYS = 30  # as long as browsers store drafts of forms
# They do not change what is saved.
NOT_CONTENT = {
    *("csrfmiddlewaretoken", SUBMISSION, "version", "twins", "draft", "_carried"),
    *("_save", "_continue", "_addanother"),
}


class SubmittedOnce(forms.ModelForm):
    """A form that has a token of its own if it adds an object.

    ``already_added`` is the object that a form with the same token but other content has added.
    """

    submission = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    already_added = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Units and countries have a primary key that users type: a new one has an empty one.
        if self.instance._state.adding:
            self.initial[SUBMISSION] = uuid4().hex
        else:
            del self.fields[SUBMISSION]

    def clean(self):
        super().clean()
        if SUBMISSION not in self.fields:
            return
        if self.already_added or not self.cleaned_data.get(SUBMISSION):
            self.data = self.data.copy()
            self.data[self.add_prefix(SUBMISSION)] = self.initial[SUBMISSION]
        if self.already_added:
            name = self._meta.model._meta.verbose_name
            raise ValidationError(
                f"You have already saved this form, as the {name} “{self.already_added}”. What you typed since is "
                f"still here: press Save again to add it as another {name}.",
                CONCURRENT_EDIT,
            )


class Submission(NamedTuple):
    """A form that was saved: the primary key of the object that it added, as text, and the SHA-256 of its content."""

    key: str
    content: str


class AddOnce(admin.ModelAdmin):
    """Add one object if a form is sent twice. The second request gets the response of the first."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.already_added = getattr(request, "already_added", None)
        return form

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if object_id is None and (token := submission_token(request)) and self.has_add_permission(request):
            first = first_submission(request, self.opts.label_lower, token)
            # A row that was deleted since can be added again.
            obj = first and self.model._base_manager.filter(pk=first.key).first()
            if obj and first.content == _content(request.POST):
                return self._respond_again(request, obj)
            request.already_added = obj
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change and (token := submission_token(request)):
            store_submission(request, self.opts.label_lower, token, obj.pk)

    def _respond_again(self, request, obj) -> HttpResponse:
        request.is_repeated = True
        return self.response_add(request, obj)

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        if level == messages.SUCCESS and request.__dict__.pop("is_repeated", False):
            message = f"{capfirst(self.opts.verbose_name)} saved once, although the form was sent twice."
        super().message_user(request, message, level, extra_tags, fail_silently)


def submission_token(request: HttpRequest) -> str:
    """The token of the form in the request; "" if it has none that is valid."""
    token = request.POST.get(SUBMISSION, "")
    return token if TOKEN.fullmatch(token) else ""


def _content(data: QueryDict) -> str:
    """The SHA-256 of what was typed into a form."""
    typed = sorted((name, values) for name, values in data.lists() if name not in NOT_CONTENT)
    return hashlib.sha256(json.dumps(typed).encode()).hexdigest()


def first_submission(request: HttpRequest, model: str, token: str) -> Submission | None:
    """The submission of the same form by the same user. If another request is saving it, wait for its end.

    Args:
        request: it has the user. It must be in a transaction, which ends once the form is saved.
        model: what the form adds, or does: "cooperation.meeting".
        token: the one of the form.
    """
    with connection.cursor() as cursor:
        # Two statements, because the second must see what was committed while the first waited.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0)); "
            "SELECT key, content FROM register.submission WHERE token = %s AND user_id = %s AND model = %s",
            [token, token, request.user.pk, model],
        )
        cursor.nextset()
        found = cursor.fetchone()
    return Submission(*found) if found else None


def store_submission(request: HttpRequest, model: str, token: str, pk) -> None:
    """Store that a form was saved, for ``first_submission``; ``pk`` is what it added, or the context of what it did."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH old AS (DELETE FROM register.submission WHERE at < now() - make_interval(days => %s)) "
            "INSERT INTO register.submission (token, user_id, model, key, content) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT (token) DO UPDATE SET key = EXCLUDED.key, content = EXCLUDED.content",
            [MAX_DAYS, token, request.user.pk, model, str(pk), _content(request.POST)],
        )
