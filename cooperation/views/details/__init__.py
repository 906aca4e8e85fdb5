"""The detail pages of each model."""

from cooperation.register import RecordType
from cooperation.views.details.actors import ActorDetail
from cooperation.views.details.base import Detail
from cooperation.views.details.records import RecordDetail, ToldRecord

BASES = (Detail, ActorDetail, RecordDetail, ToldRecord)
VIEWS = {view.model: view for base in BASES for view in base.__subclasses__() if view.model}
"""Model -> view of its detail pages."""


def detail_view(record_type: RecordType) -> type[Detail] | None:
    """Return the view of a record type's detail pages: for records the common one if they have none of their own.

    Countries have other views: None.
    """
    return VIEWS.get(record_type.model, RecordDetail if record_type.is_record else None)
