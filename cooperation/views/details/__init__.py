"""The detail pages of each model."""

from cooperation.views.details import actors, records
from cooperation.views.details.base import Detail

DETAIL_PAGES: dict[str, type[Detail]] = {
    view.model._meta.model_name: view
    for view in (
        records.MeetingDetail,
        records.AgreementDetail,
        records.InitiativeDetail,
        records.DevelopmentDetail,
        records.CommitmentDetail,
        records.FigureDetail,
        actors.ParticipantDetail,
        actors.PlaceDetail,
        actors.SourceDetail,
    )
}
"""Model name -> view of its detail pages."""
