"""The last news of commitments: the latest development or act of what they are about, since they were made."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models.functions import Coalesce

from cooperation.fields import LowerBound, Period, UpperBound, sourced_period
from cooperation.fields.spans import ONE_DAY
from cooperation.models import Agreement, AgreementAction, Commitment, Development, Initiative
from cooperation.views.briefings.phrases import told_to


@dataclass(frozen=True)
class NewsItem:
    """News of something.

    Attributes:
        row: the development or the act.
        when: when it happened, as far as it is known.
        url: the path of the page that tells it.
    """

    row: models.Model
    when: Period
    url: str

    @property
    def order(self) -> tuple[date, int]:
        """The sort key, the latest last: the day after its date, or the first day of one without an end."""
        return self.when.upper or self.when.lower, self.row.pk


class LatestNews:
    """The last news of some commitments, as far as a user may see it.

    Args:
        rows: the commitments, with their meetings and agreements.
        user: the user.
        today: later dates are no news yet.
    """

    def __init__(self, rows: list[Commitment], user, today: date) -> None:
        self._user, self._today = user, today
        models.prefetch_related_objects(
            rows,
            models.Prefetch("about_initiatives", told_to(user, Initiative).only("pk")),
            models.Prefetch("about_agreements", told_to(user, Agreement).only("pk")),
        )
        initiatives = {it.pk for row in rows for it in row.about_initiatives.all()}
        agreements = {key for row in rows for key in self._agreements_of(row)}
        self._of_initiatives = self._latest_developments(Initiative, "initiatives", initiatives)
        self._of_agreements = self._latest_developments(Agreement, "agreements", agreements)
        self._acts = self._latest_acts(agreements)

    def of(self, row: Commitment) -> NewsItem | None:
        """Return the last news since a commitment was made; any news, if it is not known when that was."""
        news = [self._of_initiatives.get(it.pk) for it in row.about_initiatives.all()]
        news += [found.get(key) for key in self._agreements_of(row) for found in (self._of_agreements, self._acts)]
        made = self.made(row)
        since = made.upper if made and made.upper else date.min
        later = [item for item in news if item and item.order[0] > since]
        return max(later, key=lambda item: item.order, default=None)

    def made(self, row: Commitment) -> Period | None:
        """Return when a commitment was made: the date of its meeting, else that of its agreement."""
        if row.meeting and row.meeting.date and row.meeting.is_visible_to(self._user):
            return sourced_period(row.meeting, "date")
        return row.agreement.main_date if row.agreement and row.agreement.is_visible_to(self._user) else None

    def _agreements_of(self, row: Commitment) -> list[int]:
        made_in = [row.agreement_id] if row.agreement and row.agreement.is_visible_to(self._user) else []
        return [*made_in, *(it.pk for it in row.about_agreements.all())]

    def _latest_developments(self, model: type[models.Model], relation: str, keys: set[int]) -> dict[int, NewsItem]:
        """Return the latest development about each of some initiatives or agreements."""
        if not keys:
            return {}
        about = told_to(self._user, Development).filter(**{relation: models.OuterRef("pk")})
        latest = _latest(about, self._today, models.F("reported_on"))
        found = dict(model.objects.filter(pk__in=keys).values_list("pk", models.Subquery(latest)))
        rows = Development.objects.in_bulk([key for key in found.values() if key])
        return {
            key: NewsItem(row, sourced_period(row, "date") or Period.of_day(row.reported_on), row.get_absolute_url())
            for key, of in found.items()
            if (row := rows.get(of))
        }

    def _latest_acts(self, keys: set[int]) -> dict[int, NewsItem]:
        """Return the latest act of each of some agreements."""
        if not keys:
            return {}
        acts = AgreementAction.objects.filter(agreement=models.OuterRef("pk"))
        latest = _latest(acts, self._today)
        found = dict(Agreement.objects.filter(pk__in=keys).values_list("pk", models.Subquery(latest)))
        rows = AgreementAction.objects.select_related("agreement").in_bulk([key for key in found.values() if key])
        return {
            key: NewsItem(row, sourced_period(row, "date"), f"{row.agreement.get_absolute_url()}#action-{row.pk}")
            for key, of in found.items()
            if (row := rows.get(of))
        }


def _latest(rows: models.QuerySet, today: date, *otherwise: models.F) -> models.QuerySet:
    """Return the id of the latest row that may have happened by today; ``otherwise`` is the day of one without date."""
    lower, upper = LowerBound("date"), UpperBound("date")
    rows = rows.alias(began=Coalesce(lower, upper, *otherwise), ended=Coalesce(upper, lower, *otherwise))
    return rows.filter(began__lte=today + ONE_DAY).order_by("-ended", "-pk").values("pk")[:1]
