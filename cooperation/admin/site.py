"""The admin site: its titles, the desk, and the order of its models."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.views.decorators.http import require_GET, require_http_methods
from psycopg.errors import DeadlockDetected

from cooperation.admin import desk
from cooperation.admin.batch_rows import open_batches
from cooperation.admin.deletion import DeletedPages
from cooperation.admin.editing.deletions import delete_selected
from cooperation.admin.editing.twins import similar_to
from cooperation.admin.offers import CreateNamed, LabelledAutocomplete
from cooperation.admin.passwords import OwnPasswordForm
from cooperation.admin.quantities import understood_amount
from cooperation.admin.silence import silences
from cooperation.admin.undo.pages import ChangePages
from cooperation.fields import PUBLISHED, describe_typed_period, with_full_year
from cooperation.models import RECORD_MODELS, Commitment, Meeting, Record
from cooperation.models.records import ENTRY_MODELS

REFERENCE_NAMES = ("Participant", "Place", "Source", "ActionKind", "Country", "Sector", "Unit")
MENU_MODELS = (*(model.__name__ for model in RECORD_MODELS), *REFERENCE_NAMES)
"""Names of the models in the order of work on a communiqué, with the reference data last."""


ACCEPTED_METHODS = ["GET", "HEAD", "POST"]
MAX_DEADLOCKS = 3  # of one request; the other transaction of a deadlock commits, so a second one is very rare


def retry_after_deadlock(view: Callable) -> Callable:
    """Return a view that runs again if PostgreSQL ended its transaction because of a deadlock: nothing was saved."""

    @wraps(view)
    def retry(request, *args, **kwargs):
        for _ in range(MAX_DEADLOCKS):
            try:
                return view(request, *args, **kwargs)
            except OperationalError as error:
                if not isinstance(error.__cause__, DeadlockDetected):
                    raise
                # Messages of what was not saved; there is no public way to take one back.
                get_messages(request)._queued_messages.clear()
        return view(request, *args, **kwargs)

    return retry


class RegisterSite(ChangePages, DeletedPages, admin.AdminSite):
    """The admin site of the register, with models in the order of the work instead of the alphabet."""

    site_header = settings.REGISTER_NAME
    site_title = settings.REGISTER_NAME
    index_title = "Desk"
    # Hidden on phones, where cells have no headings.
    empty_value_display = SafeString('<span class="no-value">-</span>')
    # All users sign in and out here, also those without access to the admin.
    login_form = AuthenticationForm

    def __init__(self, name="admin"):
        super().__init__(name)
        self.add_action(delete_selected)

    def admin_view(self, view, cacheable=False):
        return super().admin_view(require_http_methods(ACCEPTED_METHODS)(retry_after_deadlock(view)), cacheable)

    def get_urls(self):
        return [
            path("understood/", self.admin_view(require_GET(self.date_preview)), name="date-preview"),
            path("understood/amount/", self.admin_view(require_GET(self.amount_preview)), name="amount-preview"),
            path("similar/<str:model_name>/", self.admin_view(require_GET(self.similar)), name="similar"),
            path("autocomplete/create/", self.admin_view(self.create_named), name="create-named"),
            path("logout/", self.logout, name="logout"),
            *super().get_urls(),
        ]

    def login(self, request, extra_context=None):
        return super().login(request, {"title": "Sign in", **(extra_context or {})})

    def logout(self, request, extra_context=None):
        return super().logout(request, {"title": "Signed out", **(extra_context or {})})

    def password_change(self, request, extra_context=None):
        # As Django's own, with another form.
        request.current_app = self.name
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done"),
            extra_context=self.each_context(request) | (extra_context or {}),
        )
        return view(request)

    def autocomplete_view(self, request):
        return LabelledAutocomplete.as_view(admin_site=self)(request)

    def create_named(self, request):
        """Create an object for a field that did not find it."""
        return CreateNamed.as_view(admin_site=self)(request)

    def date_preview(self, request: HttpRequest) -> JsonResponse:
        """Return how a typed date is understood, or an error that lists valid formats.

        ``?text=Feb 2025``: {"understood": "February 2025, known to the month"}. With ``&of=lasting`` the field is
        one of what lasts, with ``&of=published`` one of a publication.
        """
        text, lasting = request.GET.get("text", ""), request.GET.get("of") == "lasting"
        text = with_full_year(text) if request.GET.get("of") == PUBLISHED else text
        try:
            return JsonResponse({"understood": describe_typed_period(text, lasting=lasting)})
        except ValueError as error:
            return JsonResponse({"error": str(error)})

    def amount_preview(self, request: HttpRequest) -> JsonResponse:
        """Return how a typed amount is understood, or an error.

        ``?text=over 280 km``: {"understood": "more than 280 km"}. With ``&parts=yes`` also what it says in other
        fields: {"bound": "more_than", "unit": "km"}.
        """
        try:
            figure = understood_amount(request.GET.get("text", ""))
            understood = {"understood": figure.measured() if figure.unit_id else figure.number()}
            parts = {"bound": figure.bound, "unit": figure.unit_id} if request.GET.get("parts") else {}
            return JsonResponse(understood | parts)
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)})

    def similar(self, request: HttpRequest, model_name: str) -> JsonResponse:
        """Return what is recorded under a similar title, name or web address as the user types: {"similar": [...]}."""
        model = ENTRY_MODELS.get(model_name)
        model_admin = self._registry.get(model)
        if model_admin is None:
            raise Http404
        if not model_admin.has_view_or_change_permission(request):
            raise PermissionDenied
        return JsonResponse({"similar": similar_to(model, request.GET)})

    def index(self, request, extra_context=None):
        """The desk: drafts, deadlines, recent changes, and the models with forms."""
        models = [model for model in RECORD_MODELS if self._registry[model].has_view_or_change_permission(request)]
        publication = Record.Publication
        context = {
            "batches": [(batch, batch.may_be_published(self, request)) for batch in open_batches(request.user)],
            "drafts": desk.changed(request.user, models, publication.DRAFT, own_first=True),
            "in_review": desk.changed(request.user, models, publication.IN_REVIEW),
            "open_items": desk.open_items(request.user, models),
            "contradictions": desk.contradictions(request.user) if models else [],
            "unconfirmed": desk.unconfirmed() if Meeting in models else [],
            "due": desk.due() if Commitment in models else [],
            "silences": silences(models),
            "recent": desk.changed(request.user, models, publication.PUBLISHED),
        }
        return super().index(request, context | (extra_context or {}))

    def app_index(self, request, app_label, extra_context=None):
        """Redirect to the desk, which lists the models of all apps."""
        return HttpResponseRedirect(reverse("admin:index"))

    def get_app_list(self, request, app_label=None):
        """The models of the register in their order, then those of administrators."""
        apps = super().get_app_list(request, app_label)
        for model in [model for app in apps for model in app["models"]]:
            if names := self._registry[model["model"]].names:
                model["name"] = capfirst(names[1])
        for app in apps:
            if app["app_label"] == "cooperation":
                app["models"].sort(key=lambda model: _place(model["object_name"]))
        return sorted(apps, key=lambda app: app["app_label"] != "cooperation")


def _place(name: str) -> int:
    return MENU_MODELS.index(name) if name in MENU_MODELS else len(MENU_MODELS)
