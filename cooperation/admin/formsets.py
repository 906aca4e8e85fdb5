"""What rows that belong to a record have to be together."""

from django.core.exceptions import ValidationError

from cooperation.admin.rows import KeepsRows
from cooperation.models import Record


class RowFormSet(KeepsRows):
    """Rows of a record: none twice, and at least one where a published record needs it.

    The database refuses the same at commit; this says it in the form, beside the rows.
    """

    needed = ""  # what the rows are called, where a published record needs at least one

    def clean(self):
        super().clean()
        published = getattr(self.instance, "publication", "") == Record.Publication.PUBLISHED
        if self.needed and published and not any(self._stays(form) for form in self.forms):
            noun = self.instance._meta.verbose_name
            raise ValidationError(f"A published {noun} needs at least one {self.needed}.", code="needed")

    def get_unique_error_message(self, unique_check):
        for constraint in self.model._meta.total_unique_constraints:
            if set(unique_check) <= set(constraint.fields):
                return str(constraint.get_violation_error_message())
        return super().get_unique_error_message(unique_check)

    def get_form_error(self):
        return "This row says the same as another one."

    def _stays(self, form) -> bool:
        return not self.is_marked(form) and (form.has_changed() or not form.empty_permitted)


class CitationFormSet(RowFormSet):
    """The citations of a record."""

    needed = "citation"


class PartyFormSet(RowFormSet):
    """The parties to an agreement."""

    needed = "party"
