"""What the status of an agreement or initiative follows from: what a source says, or a rule of the register."""

from django.db import models

from cooperation.models.choices import Choice
from cooperation.models.status import StatusBasis

RULE_PHRASES = {
    StatusBasis.TERM: "by its term",
    StatusBasis.OTHER_AGREEMENT: "by another agreement",
    StatusBasis.ALL_PARTIES: "by acts of all parties",
    StatusBasis.NO_RECORD: "nothing recorded",
}
"""Basis of a status -> what pages and files write beside the status. A status that a source gives has nothing."""


def status_basis_index(model_name: str) -> models.Index:
    """Return the index for lists of what has its status by a rule."""
    by_rule = ~models.Q(status_basis=StatusBasis.RECORDED)
    return models.Index("status_basis", name=f"{model_name}_status_by_rule", condition=by_rule)


class DerivedStatus(models.Model):
    """The abstract base of models whose status triggers derive, with its basis."""

    status_basis = Choice(
        StatusBasis,
        "status follows from",
        default=StatusBasis.NO_RECORD,  # what a new row has: deriving it then changes nothing
        db_default=StatusBasis.NO_RECORD,
        editable=False,
        help_text="What the status follows from: an act or development with its source, or a rule.",
    )

    class Meta:
        abstract = True

    @property
    def status_rule(self) -> str:
        """The rule that gives the status, to follow it: "by its term"; "" if an act or development gives it."""
        return RULE_PHRASES.get(self.status_basis, "")
