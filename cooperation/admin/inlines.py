"""Base classes of inlines: rows entered in the form of the object that owns them."""

from django.contrib import admin
from django.db.models import Field, Q, QuerySet
from django.http import QueryDict

from cooperation.admin.base import RegisterFields
from cooperation.admin.editing.formsets import RowFormSet
from cooperation.admin.initial_data import initial_participants
from cooperation.admin.short_forms import is_short, typed_in
from cooperation.models import ENTRY_MODELS, ActionKind, search_rows

MORE = "more"
"""The class of a fieldset of rarely used fields."""


class RowInline(RegisterFields, admin.StackedInline):
    """Rows below one another, each on one or two lines.

    Attributes:
        after: the name of the fieldset before them.
        more_fields: rarely used fields, which a row shows under "More"; at once if one is filled or has an error.
        short_fields: the fields of a row in a short form, which has no such rows if there are none.
    """

    after: str | None = None
    more_fields: tuple[str | tuple[str, ...], ...] = ()
    short_fields: tuple[str, ...] = ()
    related: tuple[str, ...] = ()  # for select_related
    extra = 0
    formset = RowFormSet
    view_on_site = False
    _first_rows: list[dict] | None = None  # an inline is made for one request

    def make_formfield(self, db_field, request, **kwargs):
        formfield = super().make_formfield(db_field, request, **kwargs)
        if db_field.is_relation:
            # A row has room for one button beside a relation: the one that adds an object.
            formfield.widget.can_change_related = False
        return formfield

    def get_fieldsets(self, request, obj=None):
        if is_short(request):
            return [(None, {"fields": [self.short_fields]})]
        more = [("More", {"fields": self.more_fields, "classes": [MORE]})] if self.more_fields else []
        return [*super().get_fieldsets(request, obj), *more]

    def get_extra(self, request, obj=None, **kwargs):
        # Empty rows help in a new form; later they would only be in the way.
        if obj is not None:
            return 0
        return max(1 if is_short(request) else self.extra, len(self.first_rows(request)))

    def first_rows(self, request) -> list[dict]:
        """The initial data of the first rows of a new form: from its short form if that was open before."""
        if self._first_rows is None:
            typed = typed_in(request)
            self._first_rows = typed.rows.get(self.model, []) if typed else self.get_initial(request.GET)
        return self._first_rows

    def get_initial(self, parameters: QueryDict) -> list[dict]:
        """The initial data of the first rows of a new form, from its query string."""
        return []

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related).order_by("pk")

    @property
    def found_by(self) -> str:
        """What ``find_rows`` finds rows by, such as "participant"; "" if it finds none."""
        return str(self._named.verbose_name) if self._named else ""

    def find_rows(self, rows: QuerySet, text: str) -> QuerySet:
        """Return the rows that name an object with these words or letters, or that have a choice with this label."""
        relation, model = self._named.name, self._named.related_model
        title = "title" if hasattr(model, "title") else "name"
        named = Q(**{f"{relation}__in": search_rows(model.objects.order_by(), text)})
        named |= Q(**{f"{relation}__{title}__icontains": text})
        for column in self.model._meta.concrete_fields:
            if column.related_model is ActionKind:
                named |= Q(**{f"{column.name}__name__icontains": text})
            values = [value for value, label in column.flatchoices if value and text.casefold() in label.casefold()]
            if values:
                named |= Q(**{f"{column.name}__in": values})
        return rows.filter(named)

    @property
    def _named(self) -> Field | None:
        """The relation that a row is known by: the first of ``related`` to something that has an entry."""
        columns = (self.model._meta.get_field(path.partition("__")[0]) for path in self.related)
        return next((column for column in columns if column.related_model in ENTRY_MODELS.values()), None)


class ParticipantInline(RowInline):
    """Rows that each name a participant. A new form starts with those that the list was filtered by."""

    def get_initial(self, parameters):
        return [{"participant": pk} for pk in initial_participants(parameters)]
