"""What autocomplete fields offer while somebody types."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Case, Model, Q, When

from cooperation.admin.labels import label_of


class LabelledAutocomplete(AutocompleteJsonView):
    """Rows named so that people and places of the same name can be told apart, the one of the name typed on top."""

    def get_queryset(self):
        rows = super().get_queryset()
        # Not in the order of for_list(), which would sort a whole table for twenty rows.
        order = rows.query.order_by or rows.model._meta.ordering
        detailed = rows.for_list() if hasattr(rows, "for_list") else rows
        return detailed.order_by(*_best_first(rows.model, self.term), *order)

    def serialize_result(self, obj, to_field_name):
        return {"id": str(getattr(obj, to_field_name)), "text": label_of(obj)}


def _best_first(model: type[Model], term: str) -> list[Case]:
    """The order that puts what is called ``term`` before what begins with it, and both before what only mentions it."""
    columns = {field.name for field in model._meta.fields}
    if not term or "name" not in columns:
        return []
    called = Q(name__iexact=term)
    if "other_names" in columns:
        called |= Q(other_names__contains=[term])
    return [Case(When(called, then=0), When(name__istartswith=term, then=1), default=2)]
