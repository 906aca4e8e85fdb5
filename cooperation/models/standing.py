"""Who is bound by an agreement, since when and until when: the standing of each party, derived from its actions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from cooperation.fields import Period, date_after
from cooperation.models.action_kinds import ActionKind
from cooperation.models.actions import AgreementAction
from cooperation.models.agreements import Agreement, Party
from cooperation.models.participants import Participant
from cooperation.models.status import AgreementStatus

Effect = ActionKind.PartyEffect
ENDED = frozenset({AgreementStatus.TERMINATED, AgreementStatus.EXPIRED, AgreementStatus.REPLACED})


class Act(NamedTuple):
    """What happened to a participant, and the date from which it has effect, if that is known."""

    kind: ActionKind
    effect: Period | None

    @property
    def does(self) -> Effect:
        """What it does to the participant."""
        return self.kind.party_effect

    @property
    def day(self) -> date:
        """The day by which acts are sorted; undated ones come first."""
        return first_day(self.effect) or date.min


@dataclass
class PartyActs:
    """A participant of an agreement: its own actions by code of kind, and its standing, such as "bound since 2010"."""

    participant: Participant
    is_side: bool = False
    actions: dict[str, list[AgreementAction]] = field(default_factory=dict)
    standing: str = ""

    def acts(self, today: date) -> list[Act]:
        """Return what the participant has done up to a day, in order."""
        return past_acts([action for actions in self.actions.values() for action in actions], today)


class PartiesByAct(NamedTuple):
    """The rows of the chart of parties, and the kinds of actions that are its columns."""

    rows: list[PartyActs]
    kinds: list[ActionKind]


def first_day(period: Period | None) -> date | None:
    """Return the day from which a period can have come true; None for none."""
    return period and (period.lower or period.last_day)


def past_acts(actions: Iterable[AgreementAction], today: date) -> list[Act]:
    """Return the acts up to a day, in order. Those without a date count as past."""
    acts = (Act(action.kind, action.effective_date or action.date) for action in actions)
    return sorted((act for act in acts if act.day <= today), key=lambda act: act.day)


def parties_by_act(
    agreement: Agreement, parties: list[Party], actions: list[AgreementAction], today: date
) -> PartiesByAct:
    """Return who did what, in order of entry; without rows if no action names a participant.

    A party listed for another, such as a person who signed for a state, is left out, unless an action names it.
    """
    own = [action for action in actions if action.participant_id]
    if not own:
        return PartiesByAct([], [])
    rows = {}
    for party in parties:
        if party.role in (Party.Role.PARTY, Party.Role.SIGNATORY) and not party.on_behalf_of_id:
            rows.setdefault(party.participant_id, PartyActs(party.participant, is_side=True))
    represent = {party.participant_id for party in parties if party.on_behalf_of_id}
    for action in own:
        row = rows.setdefault(action.participant_id, PartyActs(action.participant))
        row.is_side |= action.kind.party_effect in ActionKind.MAKES_SIDE and action.participant_id not in represent
        row.actions.setdefault(action.kind.code, []).append(action)
    joint = past_acts((action for action in actions if not action.participant_id), today)
    listed = {party.participant_id for party in parties}
    each_consents = any(action.kind.party_effect == Effect.CONSENTS for action in own)
    for row in rows.values():
        if row.is_side:
            shared = [act for act in joint if row.participant.pk in listed or not act.kind.is_signature]
            row.standing = _standing(agreement, row.acts(today), shared, each_consents=each_consents)
    done = {action.kind for action in own}
    return PartiesByAct([*rows.values()], sorted(done, key=lambda kind: (kind.position, kind.name)))


def _standing(agreement: Agreement, own: list[Act], joint: list[Act], *, each_consents: bool) -> str:
    """Return the standing of a participant.

    Args:
        agreement: whose status ends it for all.
        own: what the participant did.
        joint: what all did together.
        each_consents: whether participants ratify or accede one by one, so that one who has not is not bound.
    """
    consent = _last(own, Effect.CONSENTS)
    start = _last(own, Effect.BECOMES_BOUND)
    if start is None and (consent or not each_consents):
        start = next((act for act in joint if act.does == Effect.BECOMES_BOUND), None)
        if start and consent and consent.day > start.day:
            start = consent
    applied = _last([*own, *joint], Effect.APPLIES)
    end = _end(agreement, own, start or consent or applied)
    if start:
        return _bound(start, end, _last([*own, *joint], Effect.SUSPENDS, Effect.RESUMES))
    if end:
        return f"applied it provisionally{date_after('until', end.effect)}" if applied else "not bound"
    if applied:
        return f"applies it provisionally{date_after('since', applied.effect)}"
    if consent:
        return f"{consent.kind}, not in force yet"
    return "signed only" if any(act.kind.is_signature for act in [*own, *joint]) else ""


def _bound(start: Act, end: Act | None, paused: Act | None) -> str:
    if end:
        return _until(end)
    if paused and paused.does == Effect.SUSPENDS and paused.day >= start.day:
        return f"suspended{date_after('since', paused.effect)}"
    return f"bound{date_after('since', start.effect)}"


def _until(end: Act) -> str:
    return f"bound{date_after('until', end.effect)}" if end.effect else "no longer bound"


def _end(agreement: Agreement, own: list[Act], start: Act | None) -> Act | None:
    """Return what ended the participation after it began: an own act, or the end of the agreement."""
    ends = [act for act in own if act.does == Effect.ENDS and (start is None or act.day >= start.day or not act.effect)]
    if agreement.status in ENDED:
        ends.append(Act(ActionKind(party_effect=Effect.ENDS), agreement.status_since))
    return min(ends, key=lambda act: first_day(act.effect) or date.max, default=None)


def _last(acts: Iterable[Act], *effects: Effect) -> Act | None:
    return max((act for act in acts if act.does in effects), key=lambda act: act.day, default=None)
