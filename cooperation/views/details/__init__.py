"""The page of one row of each noun."""

from cooperation.views.details.actors import ParticipantDetail, PlaceDetail, SourceDetail
from cooperation.views.details.records import (
    AgreementDetail,
    CommitmentDetail,
    DevelopmentDetail,
    FigureDetail,
    InitiativeDetail,
    MeetingDetail,
)

__all__ = [
    "AgreementDetail",
    "CommitmentDetail",
    "DevelopmentDetail",
    "FigureDetail",
    "InitiativeDetail",
    "MeetingDetail",
    "ParticipantDetail",
    "PlaceDetail",
    "SourceDetail",
]
