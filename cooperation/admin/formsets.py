"""What rows that belong to a record have to be together."""

from contextlib import suppress

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

    def validate_unique(self):
        """Leaves a row that stands twice to what ``get_form_error`` says beside it; Django would say it above, too."""
        with suppress(ValidationError):
            super().validate_unique()

    def get_form_error(self):
        once = self.model._meta.total_unique_constraints
        return str(once[0].get_violation_error_message()) if once else "This row says the same as another one."

    def _stays(self, form) -> bool:
        return not self.is_marked(form) and (form.has_changed() or not form.empty_permitted)


class CitationFormSet(RowFormSet):
    """The citations of a record."""

    needed = "citation"


class PartyFormSet(RowFormSet):
    """The parties to an agreement."""

    needed = "party"
