"""Columns of agreements and initiatives that triggers derive, for rows that are created without triggers.

These functions follow the rules of `cooperation/sql/35_statuses.sql`; `check.py` compares the results.
"""

from bench.register.random_values import TODAY
from cooperation.models.status import CONCLUSION

CURRENT_DAY = TODAY.toordinal()
MAIN = ("signed", "adopted", "declared")
# Kind of action -> status after it, of the kinds in bench/register/agreements.py; as in fixtures/036-action-kinds.yaml.
STATUS_AFTER = {
    "declared": "declared",
    "negotiations_opened": "under_negotiation",
    "drafted": "drafted",
    "initialled": "initialled",
    "adopted": "adopted",
    "signed": "signed",
    "provisionally_applied": "provisionally_applied",
    "entered_into_force": "in_force",
    "extended": "in_force",
    "suspended": "suspended",
    "terminated": "terminated",
    "expired": "expired",
}


def status_of(moves, default):
    """Return (status, since, basis) after some moves.

    Args:
        moves: tuples of status, stage, period or None, and tie; of two moves on a day, the one with the larger tie is
            later.
        default: the status without moves.
    """
    counted = sorted(
        (when is not None, stage, ends(when), tie, status, when)
        for status, stage, when, tie in moves
        if when is None or begins(when) <= CURRENT_DAY
    )
    if not counted:
        return default, None, "no_record"
    dated, *_, status, since = counted[-1]
    for move in reversed(counted):
        if (move[0], move[4]) != (dated, status):
            break
        since = move[5]
    return status, since, "recorded"


def counts_for(linked, reader):
    """Return whether a record with one publication state contributes to one with another, see register.counts_for."""
    return linked == "published" or (reader != "published" and (linked != "withdrawn" or reader == "withdrawn"))


def of_actions(actions):
    """Return the moves of an agreement's actions, pairs of kind and period or None, in the order of their ids."""
    return [
        (STATUS_AFTER[kind], int(STATUS_AFTER[kind] not in CONCLUSION), when, tie)
        for tie, (kind, when) in enumerate(actions)
        if kind in STATUS_AFTER
    ]


def main_date(actions):
    """Return the date of an agreement: the earliest signature, else adoption, else declaration, else any action."""
    past = [(kind, when) for kind, when in actions if when is not None and begins(when) <= CURRENT_DAY]
    for kinds in (*((kind,) for kind in MAIN), [kind for kind, _ in past]):
        dates = [when for kind, when in past if kind in kinds]
        if dates:
            return min(dates, key=begins)
    return None


NO_NEWS = (0, 0, False, None)


def last_news(when, reported=0):
    """Return what a development or action is as news: its last past day or 0, and what breaks ties, then its period.

    The tie goes to the period that is known more exactly. A report on a day within the period, or after it, makes that
    day the period.
    """
    lower, upper = when or (None, None)
    begun = lower if lower and lower <= CURRENT_DAY else 0
    last = upper - 1 if upper and upper <= CURRENT_DAY else begun
    if reported and (reported >= last or (lower or 0) <= reported < (upper or reported + 1)):
        last, lower, upper = reported, reported, reported + 1
    if not last:
        return NO_NEWS
    return last, lower - upper if lower and upper else -CURRENT_DAY, bool(upper), (lower, upper)


def latest(news):
    """Return the latest of the results of `last_news`; `NO_NEWS` if there is none."""
    return max(news, key=lambda one: one[:3], default=NO_NEWS)


def next_day(when):
    """Return the next day after today on which the result of `begins` or `last_news` changes, or None."""
    if when is None:
        return None
    lower, upper = when
    if lower and lower > CURRENT_DAY:
        return lower
    if not lower and upper - 1 > CURRENT_DAY:
        return upper - 1
    return upper if upper and upper > CURRENT_DAY and (not lower or upper - lower > 1) else None


def begins(when):
    """Return the day from which a dated action counts."""
    return when[0] or when[1] - 1


def ends(when):
    """Return the day after a period, for sorting actions; 0 for no period, which comes first."""
    return 0 if when is None else when[1] or when[0] + 1
