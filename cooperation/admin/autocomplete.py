"""What autocomplete fields offer while somebody types."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from cooperation.admin.labels import label_of


class LabelledAutocomplete(AutocompleteJsonView):
    """Rows named so that people and places of the same name can be told apart."""

    def get_queryset(self):
        rows = super().get_queryset()
        # In the order of the key or name: the one of for_list() would sort a whole table for twenty rows.
        order = rows.query.order_by or rows.model._meta.ordering
        return rows.for_list().order_by(*order) if hasattr(rows, "for_list") else rows

    def serialize_result(self, obj, to_field_name):
        return {"id": str(getattr(obj, to_field_name)), "text": label_of(obj)}
