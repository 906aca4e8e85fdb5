"""Lists of models: records, reference data, and those with entries. Menus have the same order."""

from django.db import models

from cooperation.models.actions import AgreementAction
from cooperation.models.agreements import Agreement
from cooperation.models.base import owner_field
from cooperation.models.commitments import Commitment
from cooperation.models.countries import Country
from cooperation.models.developments import Development
from cooperation.models.figures import Figure
from cooperation.models.initiatives import Initiative
from cooperation.models.meetings import Meeting
from cooperation.models.participants import Participant
from cooperation.models.places import Place
from cooperation.models.sources import Source

__all__ = [
    "ENTRY_MODELS",
    "RECORD_MODELS",
    "REFERENCE_MODELS",
    "Agreement",
    "Commitment",
    "Country",
    "Development",
    "Figure",
    "Initiative",
    "Meeting",
    "Participant",
    "Place",
    "Source",
]

RECORD_MODELS = (Meeting, Agreement, Initiative, Development, Commitment, Figure)
"""The models with drafts and publication."""

REFERENCE_MODELS = (Country, Participant, Place, Source)
"""The models that records refer to."""

RECORD_NAMES = tuple(model._meta.model_name for model in RECORD_MODELS)
"""Their names in code, such as "meeting"."""

ENTRY_MODELS = {
    **dict(zip(RECORD_NAMES, RECORD_MODELS, strict=True)),
    "action": AgreementAction,
    "participant": Participant,
    "place": Place,
    "source": Source,
}
"""The models whose rows have entries, by the name that entries store in ``noun``."""


def owned_models(model: type[models.Model]) -> list[type[models.Model]]:
    """Return the models whose rows belong to a row of this model: for Agreement, Party and others."""
    relations = (it for it in model._meta.related_objects if not it.related_model._meta.auto_created)
    return [it.related_model for it in relations if it.field == owner_field(it.related_model)]
