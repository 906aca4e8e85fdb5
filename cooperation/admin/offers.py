"""What a field that searches offers: what was used last, what a text finds, what may be the same, and a new object."""

from django.apps import apps
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest, FieldDoesNotExist, PermissionDenied
from django.db import models
from django.db.models import Case, Q, QuerySet, When
from django.http import Http404, JsonResponse
from django.urls import reverse

from cooperation.admin.autocomplete import label_of
from cooperation.admin.best_matches import begins, best_matches, is_named, is_unfinished, part_of_best_first
from cooperation.admin.creation import (
    NotCreatedError,
    can_create,
    cleaned_name,
    get_or_create,
    guessed_about,
    kind_of_new,
    similar_to_text,
)
from cooperation.admin.made_from_text import add_created
from cooperation.admin.recent import recent_keys, remember
from cooperation.models import Record
from cooperation.models.keys import PRIMARY_KEY
from cooperation.models.records import ENTRY_MODELS

USED_LAST = "used last"
MAX_OFFER_PAGES = 10_000  # of results; nobody scrolls so far


class LabelledAutocomplete(AutocompleteJsonView):
    """The results of an autocomplete, labelled by ``label_of``.

    Without a text, those come first that the user selected last; with one, an object with exactly this name. With
    ``create=yes`` in the URL, the first page also has what is perhaps the same, and the offer to create an object of
    this name if there is none: ``{"results": [...], "create": {"name": "Osh", "note": "settlement"}}``.
    """

    def get(self, request, *args, **kwargs):
        self.term, self.model_admin, self.source_field, to_field = self.process_request(request)
        self.term = self.term.strip()
        if not self.has_perm(request):
            raise PermissionDenied
        page = request.GET.get("page", "1")
        if not PRIMARY_KEY.fullmatch(page) or not 1 <= int(page) <= MAX_OFFER_PAGES:
            raise Http404
        start = (int(page) - 1) * self.paginate_by
        rows = self.find(start, start + self.paginate_by + 1)
        rows, has_more = rows[: self.paginate_by], len(rows) > self.paginate_by
        answer, notes = {}, {} if self.term else dict.fromkeys(self._recent, USED_LAST)
        if request.GET.get("create") and self.term and not start and self._may_create and not self._has_named(rows):
            twins = similar_to_text(self.model, self.term)
            notes = {twin.row.pk: f"perhaps: {twin.reason}" for twin in twins}
            rows = self._with_twins(rows, [twin.row.pk for twin in twins if twin.likeness == 1], [*notes])
            answer["create"] = {"name": self.term, "note": kind_of_new(self.source_field, self.term)}
        results = [self.serialize_result(row, to_field, notes.get(row.pk, "")) for row in rows]
        return JsonResponse({"results": results, "pagination": {"more": has_more}} | answer)

    def process_request(self, request):
        app_label, model_name, field_name = (
            request.GET.get(name, "") for name in ("app_label", "model_name", "field_name")
        )
        try:
            field = apps.get_model(app_label, model_name)._meta.get_field(field_name)
        except (LookupError, FieldDoesNotExist):
            field = None
        # Reverse relations are no fields of a form.
        if not isinstance(field, models.ForeignKey | models.ManyToManyField) or not self.admin_site.is_registered(
            field.related_model
        ):
            raise BadRequest(
                "No form has this field. Name a relation in “app_label”, “model_name” and “field_name”, "
                "such as cooperation, meeting and sectors."
            )
        term, *others = super().process_request(request)
        return term.replace("\0", ""), *others

    @property
    def model(self) -> type[models.Model]:
        return self.model_admin.model

    def all_rows(self) -> QuerySet:
        """Return all rows that the field can have, in their usual order."""
        queryset = self.model_admin.get_queryset(self.request)
        return queryset.complex_filter(self.source_field.get_limit_choices_to())

    def find(self, start: int, stop: int) -> list[models.Model]:
        """Return the rows from ``start`` to ``stop`` that the text finds, best first."""
        rows = self._in_order(self.all_rows())
        self._recent = [row.pk for row in self._recent_rows(rows)]
        if not self.term:
            return part_of_best_first(self._recent, rows, rows, start, stop)
        found, _ = self.model_admin.get_search_results(self.request, rows, self.term)
        if self.model not in ENTRY_MODELS.values():
            return list(found.order_by(*_best_match_first(self.model, self.term), *found.query.order_by)[start:stop])
        if not is_unfinished(self.term):
            return part_of_best_first(best_matches(found, self.term), rows, found, start, stop)
        # The search would find only whole words.
        first = dict.fromkeys([*self._recent, *best_matches(rows, self.term)])
        return part_of_best_first([*first], rows, found, start, stop)

    def serialize_result(self, obj, to_field_name, note=""):
        result = {"id": str(getattr(obj, to_field_name)), "text": label_of(obj)}
        return result | {"note": note} if note else result

    def _in_order(self, rows: QuerySet) -> QuerySet:
        # The order of for_list() would sort a whole table for twenty rows.
        order = rows.query.order_by or self.model._meta.ordering
        return (rows.for_list() if hasattr(rows, "for_list") else rows).order_by(*order)

    def _recent_rows(self, rows: QuerySet) -> list[models.Model]:
        """Return the rows that the user selected last; with a text, those with a name that it begins."""
        keys = recent_keys(self.request, self.model)
        found = rows.order_by().in_bulk(keys) if keys else {}
        return [found[key] for key in keys if key in found and (not self.term or begins(found[key], self.term))]

    @property
    def _may_create(self) -> bool:
        return can_create(self.model) and self.model_admin.has_add_permission(self.request)

    def _has_named(self, rows: list[models.Model]) -> bool:
        return any(is_named(row, self.term) for row in rows)

    def _with_twins(self, rows: list, first: list, twins: list) -> list[models.Model]:
        """Return rows with those that are perhaps the same: the surest before all others, the rest after them."""
        known = {row.pk for row in rows}
        found = self._in_order(self.all_rows()).order_by().in_bulk([key for key in twins if key not in known])
        surest = [found[key] for key in first if key in found]
        return [*surest, *rows, *(found[key] for key in twins if key in found and key not in first)]


class CreateNamed(LabelledAutocomplete):
    """Create an object for a field by its name alone: POST ``name`` to the URL of the autocomplete with ``create/``.

    The answer has the object's primary key and label, and a message; or an error.
    """

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        _, self.model_admin, self.source_field, to_field = self.process_request(request)
        name = cleaned_name(request.POST.get("name", ""))
        if not can_create(self.model) or not name:
            raise BadRequest("Send a name, for a field whose objects need nothing else.")
        if not (self.has_perm(request) and self.model_admin.has_add_permission(request)):
            raise PermissionDenied
        try:
            row, is_new = get_or_create(self.all_rows(), name, request.user, self.source_field)
        except NotCreatedError as error:
            return JsonResponse({"error": f"Not added: {error}"})
        if is_new:
            add_created(request.user, request.POST.get("snapshot", ""), row)
        remember(request, [row])
        answer = {"message": _message(row, is_new=is_new)}
        if self.model_admin.has_change_permission(request, row):
            answer["edit"] = reverse(f"admin:cooperation_{self.model._meta.model_name}_change", args=[row.pk])
        return JsonResponse(self.serialize_result(row, to_field) | answer)


def _message(row: models.Model, *, is_new: bool) -> str:
    """Say what was created, and what of it is a guess."""
    if not is_new:
        return f"“{row}” is recorded already, and selected."
    if isinstance(row, Record):
        return f"“{row}” was added as a draft."
    about = guessed_about(row)
    return f"“{row}” was added. A guess: {about}." if about else f"“{row}” was added."


def _best_match_first(model: type[models.Model], term: str) -> list[Case]:
    """Order objects of a small table: first those named ``term``, then those whose name begins with it, then others.

    ``best_matches`` does this for models with entries, whose tables are large.
    """
    fields = {field.name for field in model._meta.fields} & {"name", "symbol", "code", "other_names"}
    named, begun = Q(pk__in=[]), Q(pk__in=[])
    for name in sorted(fields):
        if name == "other_names":
            named |= Q(other_names__contains=[term])
        else:
            named |= Q(**{f"{name}__iexact": term})
            begun |= Q(**{f"{name}__istartswith": term})
    return [Case(When(named, then=0), When(begun, then=1), default=2)]
