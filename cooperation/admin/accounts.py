"""The admin of accounts: users, groups with their permissions, sign-ins and failed sign-ins."""

from http import HTTPStatus

from axes.models import AccessAttempt, AccessLog
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import admin as auth
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from cooperation.admin.changelists import RegisterList
from cooperation.admin.drafts import DraftMixin
from cooperation.admin.editing.deletions import GuardedDeletion
from cooperation.admin.editing.guard import GuardedForm, VersionGuard
from cooperation.admin.editing.submissions import AddOnce, SubmittedOnce
from cooperation.admin.editing.unchanged import SkipUnchanged
from cooperation.admin.errors import concurrent_edit, form_errors
from cooperation.admin.passwords import PlainLabels, SavePasswordOnly

admin.site.unregister([User, Group])


class Accounts(SkipUnchanged, AddOnce, VersionGuard, DraftMixin, GuardedDeletion, RegisterList, admin.ModelAdmin):
    """The base of the admins of users and groups."""

    adds_deleted = False  # the form has no password

    change_form_template = "admin/accounts/change_form.html"
    delete_confirmation_template = "admin/accounts/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/accounts/delete_confirmation.html"

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        context |= {
            "concurrent_edit": concurrent_edit(form),
            "form_errors": form_errors(form, {}),
            "errors": None,  # Django's own summary, which has no links
        }
        return super().render_change_form(request, context, *args, **kwargs)


class UserForm(PlainLabels, GuardedForm, UserChangeForm):
    """The form of a user."""


class NewUserForm(PlainLabels, SubmittedOnce, UserCreationForm):
    """The form that adds a user, without the choice of accounts without a password."""


class GroupForm(PlainLabels, SubmittedOnce, GuardedForm):
    """The form of a group."""


class PasswordForm(SavePasswordOnly, AdminPasswordChangeForm):
    """The form in which an administrator sets the password of a user."""


@admin.register(User)
class UserAdmin(Accounts, auth.UserAdmin):
    """Users. They get permissions only through groups, so all permissions are in one place."""

    add_form_template = "admin/accounts/add_user.html"
    change_user_password_template = "admin/accounts/change_password.html"  # noqa: S105  no password
    form = UserForm
    change_password_form = PasswordForm
    add_form = NewUserForm
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    list_display = ["username", "first_name", "last_name", "email", "is_active", "last_login"]
    list_filter = []
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Name and email", {"fields": [("first_name", "last_name"), "email"]}),
        ("Permissions", {"fields": ["is_active", "is_staff", "groups", "is_superuser"]}),
        ("Sign-ins", {"fields": [("last_login", "date_joined")]}),
    ]

    @transaction.atomic
    def user_change_password(self, request, id, form_url=""):  # noqa: A002  as Django names it
        return super().user_change_password(request, id, form_url)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        labels = {
            "is_active": ("Can sign in", "Untick this instead of deleting the account: its name stays in the history."),
            "is_staff": (
                "Can enter records",
                "Can see drafts and the desk. Groups set what this user can do there.",
            ),
            "is_superuser": ("Administrator", "Can do everything, including accounts and reference data."),
        }
        if db_field.name in labels:
            kwargs["label"], kwargs["help_text"] = labels[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= {"widget": forms.CheckboxSelectMultiple, "help_text": ""}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class PermissionsField(forms.ModelMultipleChoiceField):
    """The permissions of a group: four checkboxes for each model."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, permission: Permission) -> str:
        return capfirst(permission.name.removeprefix("Can "))


@admin.register(Group)
class GroupAdmin(Accounts):
    """Groups of users, with their permissions."""

    form = GroupForm
    search_fields = ["name"]
    ordering = ["name"]
    fields = ["name", "permissions"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        # Nobody needs permissions for models without a form, such as the tables that triggers fill. Those that some
        # group has are offered all the same, so that saving does not remove them.
        pages = {model: page for model, page in self.admin_site._registry.items() if not isinstance(page, SignIns)}
        shown = Q(group__isnull=False)
        for model in {*pages, *(inline.model for page in pages.values() for inline in page.inlines)}:
            shown |= Q(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name)
        permissions = Permission.objects.filter(shown).select_related("content_type").distinct()
        return PermissionsField(permissions, required=False, label="Permissions")


class SignIns(RegisterList, admin.ModelAdmin):
    """The base of the logs of sign-ins, which are read-only."""

    list_display_links = None
    search_fields = ["username", "ip_address"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def locked_out(request: HttpRequest, original_response=None, credentials=None) -> TemplateResponse:
    """The page for somebody whose sign-in is paused after too many wrong passwords; django-axes calls this."""
    context = admin.site.each_context(request) | {
        "title": "Sign-in is locked",
        "failure_limit": settings.AXES_FAILURE_LIMIT,
        "minutes": round(settings.AXES_COOLOFF_TIME * 60),
    }
    response = TemplateResponse(request, "admin/locked_out.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    return response.render()


@admin.register(AccessAttempt)
class FailedSignInAdmin(SignIns):
    """Failed sign-ins since the last successful one, by username and IP address; too many pause signing in."""

    names = ("failed sign-in", "failed sign-ins")
    list_display = ["username", "ip_address", "attempt_time", "failures_since_start", "is_locked"]
    actions = ["unlock"]

    @admin.display(description="locked", boolean=True)
    def is_locked(self, attempt: AccessAttempt) -> bool:
        """Whether signing in is paused, even with the right password; the pause ends by itself."""
        return attempt.failures_since_start >= settings.AXES_FAILURE_LIMIT

    @admin.action(description="Unlock the selected sign-ins", permissions=["view"])
    def unlock(self, request, attempts) -> None:
        """Delete the failed attempts, which ends the pause."""
        names = ", ".join(sorted({attempt.username or "" for attempt in attempts}))
        attempts.delete()
        self.message_user(request, f"Unlocked: {names}.", messages.SUCCESS)


@admin.register(AccessLog)
class SignInAdmin(SignIns):
    """Sign-ins, with time and IP address."""

    names = ("sign-in", "sign-ins")
    list_display = ["username", "ip_address", "attempt_time", "logout_time"]
