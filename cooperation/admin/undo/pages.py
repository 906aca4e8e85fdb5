"""The page of one change of the register, and the page that undoes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from cooperation.admin.editing.events import RowChange, TrackedTable
from cooperation.admin.formatting import format_moment
from cooperation.admin.undo.changes import MAX_ROWS, Change, TooManyRowsError
from cooperation.admin.undo.groups import Group, groups_of
from cooperation.admin.undo.outcome import CannotUndoError, Outcome, take_back, try_out
from cooperation.admin.undo.plan import STAYS_WITH_OWNER, Plan, UndoStep
from cooperation.wording import thousands

MAX_USED_BY = 5  # records that are named as using a row that stays
SEEN_PLAN = "shown"
"""The field with the digest of the plan that the user has seen."""


def change_page_url(context: UUID) -> str:
    """Return the URL of the page of a change."""
    return reverse("admin:one-change", args=[context])


@dataclass
class NotUndone:
    """A record with rows that can't be taken back.

    Attributes:
        group: the record.
        steps: its rows.
        used_by: the records because of which some of them stay, up to ``MAX_USED_BY``.
    """

    group: Group
    steps: list[UndoStep]
    used_by: list[Group] = field(default_factory=list)

    @property
    def reasons(self) -> list[str]:
        """Why its rows stay, each reason once. That a row stays with its record goes without saying."""
        found = dict.fromkeys(step.reason for step in self.steps)
        return [reason for reason in found if reason != STAYS_WITH_OWNER] or [*found]

    @property
    def using(self) -> list[Model]:
        """The rows because of which some of its rows stay."""
        return [row for step in self.steps for row in step.used_by][:MAX_USED_BY]


def _unless_too_large(view: Callable) -> Callable:
    """Return a view that leads back to the desk if a change has too many rows."""

    @wraps(view)
    def show(request: HttpRequest, context: UUID) -> HttpResponse:
        try:
            return view(request, context)
        except TooManyRowsError:
            text = f"This change has more than {thousands(MAX_ROWS)} rows. That is too many to show or undo on a page."
            messages.error(request, text)
            return HttpResponseRedirect(reverse("admin:index"))

    return show


class ChangePages:
    """The pages of the site that show one change, and undo it."""

    def get_urls(self):
        return [
            path("changes/<uuid:context>/", self.admin_view(_unless_too_large(self.one_change)), name="one-change"),
            path(
                "changes/<uuid:context>/undo/",
                self.admin_view(_unless_too_large(self.undo_change)),
                name="undo-change",
            ),
            *super().get_urls(),
        ]

    def one_change(self, request: HttpRequest, context: UUID) -> HttpResponse:
        """All that one change did, by record."""
        change = self._change(request, context)
        groups = groups_of(change.rows, self)
        return self._page(
            request,
            "admin/undo/change.html",
            change,
            title=f"Change {format_moment(change.at)}",
            groups=[group for group in groups if group.lines],  # the others have only what triggers derived
            may_undo=self._may_change(request, groups),
        )

    def undo_change(self, request: HttpRequest, context: UUID) -> HttpResponse:
        """Show what an undo would do; do it after the button was pressed."""
        change = self._change(request, context)
        if not self._may_change(request, groups_of(change.rows, self)):
            raise PermissionDenied
        refused, outcome = "", None
        try:
            if request.method == "POST" and (done := self._undo(request, change)):
                return self._undone(request, change, done)
            outcome = try_out(change.rows, request.user)
        except CannotUndoError as error:
            refused = str(error)
        return self._page(
            request,
            "admin/undo/undo.html",
            change,
            title=f"Undo the change {format_moment(change.at)}",
            refused=refused,
            seen_before=request.method == "POST" and not refused,
            **self._parts(outcome),
        )

    def _change(self, request: HttpRequest, context: UUID) -> Change:
        change = Change(context)
        if not change.rows:
            raise Http404("The history has no such change.")
        models = {group.model for group in groups_of(change.rows, self)}
        if not all(self._registry[m].has_view_or_change_permission(request) for m in models if m in self._registry):
            raise PermissionDenied
        return change

    def _may_change(self, request: HttpRequest, groups: Iterable[Group]) -> bool:
        """Whether the user may undo a change of these records: add what was deleted, and delete what was added."""
        return all(self._may_undo(request, group) for group in groups)

    def _may_undo(self, request: HttpRequest, group: Group) -> bool:
        model_admin = self._registry.get(group.model)
        if model_admin is None:
            return request.user.is_superuser
        own = next((row for row in group.changes if row.table.model is group.model and row.pk == group.pk), None)
        if own is None or (own.old is not None and own.new is not None):
            return model_admin.has_change_permission(request)
        return (
            model_admin.has_delete_permission(request) if own.old is None else model_admin.has_add_permission(request)
        )

    def _undo(self, request: HttpRequest, change: Change) -> Outcome | None:
        return take_back(
            change.rows,
            request.user,
            digest=request.POST.get(SEEN_PLAN, ""),
            reason=f"Undo of the change {format_moment(change.at)}",
            undoes=change.context,
        )

    def _undone(self, request: HttpRequest, change: Change, outcome: Outcome) -> HttpResponse:
        text = " ".join([f"Undone: {_counted(outcome.plan)}.", *outcome.notes])
        see = format_html('<a href="{}">See what was undone</a>', change_page_url(outcome.context))
        messages.success(request, format_html("{} {}.", text, see))
        return HttpResponseRedirect(change_page_url(change.context))

    def _parts(self, outcome: Outcome | None) -> dict:
        if outcome is None:
            return {"taken_back": [], "kept": [], "not_undone": [], "digest": ""}
        plan = outcome.plan
        return {
            "taken_back": groups_of((step.as_change for step in plan.taken_back), self),
            "kept": groups_of((step.later_change for step in plan.kept), self),
            "not_undone": self._not_undone(plan.refused),
            "notes": outcome.notes,
            "digest": plan.digest,
            "counted": _counted(plan),
        }

    def _not_undone(self, steps: Iterable[UndoStep]) -> list[NotUndone]:
        """Return the records with rows that can't be taken back. It takes as many queries as for one."""
        by_change = {id(step.change): step for step in steps}
        groups = groups_of((step.change for step in by_change.values()), self)
        found = [NotUndone(group, [by_change[id(change)] for change in group.changes]) for group in groups]
        # The rows are read as if they had been added.
        using = {id(row): row for it in found for row in it.using}
        changes = [RowChange(TrackedTable(type(row), None), row.pk, None, row, []) for row in using.values()]
        users = {id(change.new): group for group in groups_of(changes, self) for change in group.changes}
        for it in found:
            it.used_by = list({id(group): group for group in (users[id(row)] for row in it.using)}.values())
        return found

    def _page(self, request: HttpRequest, template: str, change: Change, **context) -> HttpResponse:
        return TemplateResponse(request, template, self.each_context(request) | {"change": change} | context)


def _counted(plan: Plan) -> str:
    """Return what is undone: "3 rows undone, 1 stays as it was changed later"."""
    number = len(plan.taken_back)
    return f"{number} {'change' if number == 1 else 'changes'}"
