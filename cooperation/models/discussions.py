"""What was discussed where: a meeting's topics, and what its developments, commitments and figures are about."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from cooperation.models.agreements import Agreement
from cooperation.models.commitments import Commitment
from cooperation.models.developments import Development
from cooperation.models.figures import Figure
from cooperation.models.initiatives import Initiative
from cooperation.models.meetings import Meeting

SUBJECTS = {
    Initiative: ((Development, "initiatives"), (Commitment, "about_initiatives"), (Figure, "initiative")),
    Agreement: ((Development, "agreements"), (Commitment, "about_agreements"), (Figure, "agreement")),
}
"""Model -> the records that are about it, each with the field that says so. All have a ``meeting``."""


def discussed_at(model: type[Initiative | Agreement], meetings: list[Meeting], user) -> Q:
    """Return the condition that an initiative or agreement was discussed at a meeting.

    Args:
        model: which of the two.
        meetings: the meetings.
        user: whose visible records count.
    """
    found = [rows.filter(meeting__in=meetings).values(subject) for rows, subject in _about(model, user)]
    return _among([*found, *(topics.filter(meeting__in=meetings).values("initiative") for topics in _topics(model))])


def meetings_about(model: type[Initiative | Agreement], rows: list[Initiative | Agreement], user) -> Q:
    """Return the condition that some initiatives or agreements were discussed at a meeting; see ``discussed_at``."""
    found = [news.filter(**{f"{subject}__in": rows}).values("meeting") for news, subject in _about(model, user)]
    return _among([*found, *(topics.filter(initiative__in=rows).values("meeting") for topics in _topics(model))])


def _topics(model: type) -> list[QuerySet]:
    """Return the links that say so directly: only initiatives have them."""
    return [Initiative.meetings.through.objects.all()] if model is Initiative else []


def _about(model: type, user) -> Iterator[tuple[QuerySet, str]]:
    for record, subject in SUBJECTS[model]:
        yield record.objects.visible_to(user), subject


def _among(ids: list[QuerySet]) -> Q:
    # One subquery, because PostgreSQL would read the whole table for several with OR between them.
    first, *others = (rows.order_by() for rows in ids)
    return Q(pk__in=first.union(*others, all=True))
