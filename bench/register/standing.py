"""The columns of agreements and initiatives that the database derives, for rows that are made without triggers.

It says the same as `cooperation/sql/35_statuses.sql`, in Python; `check.py` compares the two.
"""

from bench.register.chance import TODAY
from cooperation.models.status import CONCLUSION, OPERATION, STATUS_AFTER

NOW = TODAY.toordinal()
MAIN = ("signed", "adopted", "declared")


def standing(moves, default):
    """Return (status, since) after some moves.

    Args:
        moves: (status, stage, period or None, tie) each, `tie` being larger for what counts later on the same day.
        default: the status without any.
    """
    counted = sorted(
        (when is not None, stage, ends(when), tie, status, when)
        for status, stage, when, tie in moves
        if when is None or begins(when) <= NOW
    )
    if not counted:
        return default, None
    dated, *_, status, since = counted[-1]
    for move in reversed(counted):
        if (move[0], move[4]) != (dated, status):
            break
        since = move[5]
    return status, since


def of_actions(actions):
    """Return the moves of an agreement's actions, which are (kind, period or None) in the order of their keys."""
    return [
        (STATUS_AFTER[kind].value, int(kind in OPERATION), when, tie)
        for tie, (kind, when) in enumerate(actions)
        if kind in CONCLUSION or kind in OPERATION
    ]


def main_date(actions):
    """Return the date under which an agreement stands: signed, adopted or declared, the earliest."""
    for kind in MAIN:
        dates = [when for done, when in actions if done == kind and when is not None and begins(when) <= NOW]
        if dates:
            return min(dates, key=lambda when: when[0])
    return None


def heard(when):
    """Return the last day of a period that has come, or 0."""
    if when is None:
        return 0
    lower, upper = when
    if upper and upper <= NOW:
        return upper - 1
    return lower if lower and lower <= NOW else 0


def next_day(when):
    """Return the next day after today on which `begins` or `heard` say something else of a period, or None."""
    if when is None:
        return None
    lower, upper = when
    if lower and lower > NOW:
        return lower
    if not lower and upper - 1 > NOW:
        return upper - 1
    return upper if upper and upper > NOW and (not lower or upper - lower > 1) else None


def begins(when):
    """Return the day from which a period can have come true."""
    return when[0] or when[1] - 1


def ends(when):
    """Return the day after which a period surely has; 0 for none, since that counts least."""
    return 0 if when is None else when[1] or when[0] + 1
