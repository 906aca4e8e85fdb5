"""History and protection of many-to-many links: adding or removing a link is an event.

pghistory tracks models, so each through table gets a proxy model. The proxies also have the triggers that update other
tables when links change.
"""

import pghistory
import pgtrigger
from django.db import models

from cooperation.models.agreements import Agreement
from cooperation.models.commitments import Commitment
from cooperation.models.developments import Development
from cooperation.models.figures import Figure
from cooperation.models.initiatives import Initiative
from cooperation.models.meetings import Meeting
from cooperation.models.places import Place
from cooperation.models.rules import touching

LINKS = {
    Place: ["countries"],
    Meeting: ["sectors", "places"],
    Agreement: ["sectors", "places"],
    Initiative: ["sectors", "places", "agreements", "meetings", "editions"],
    Development: ["sectors", "places", "initiatives", "agreements", "participants"],
    Commitment: ["sectors", "places", "by", "to", "about_initiatives", "about_agreements"],
    Figure: ["sectors", "places", "of", "to"],
}


def _tracked(model: type[models.Model], field: str) -> type[models.Model]:
    through = getattr(model, field).through
    # By default, Django deletes these links silently when the linked object is deleted.
    _id, _owner, target = through._meta.local_fields
    target.remote_field.on_delete = models.PROTECT
    name = f"{model.__name__}{field.title().replace('_', '')}Link"
    meta = type("Meta", (), {"proxy": True, "verbose_name": f"{model._meta.verbose_name} {field.replace('_', ' ')}"})
    proxy = type(name, (through,), {"__module__": __name__, "Meta": meta, "__doc__": f"{name}, tracked."})
    # Links are added or removed, never changed.
    return pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())(proxy)


# Proxy models by model and field: LINK_MODELS[Initiative, "places"].
LINK_MODELS = {(model, field): _tracked(model, field) for model, fields in LINKS.items() for field in fields}

pgtrigger.register(*touching("touch_initiative", "cooperation_initiative", "SELECT initiative_id FROM changed"))(
    LINK_MODELS[Development, "initiatives"]
)
pgtrigger.register(*touching("touch_agreement", "cooperation_agreement", "SELECT agreement_id FROM changed"))(
    LINK_MODELS[Development, "agreements"]
)
