"""Hypothesis strategies for periods and texts."""

from datetime import date

from hypothesis import strategies as st

from cooperation.fields import Period

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9998, 12, 31)

# Most are the first days of months, years or decades, where the names of periods change.
days = st.one_of(
    st.dates(FIRST_DAY, LAST_DAY),
    st.dates(FIRST_DAY, LAST_DAY).map(lambda day: day.replace(day=1)),
    st.dates(FIRST_DAY, LAST_DAY).map(lambda day: day.replace(month=1, day=1)),
    st.builds(date, st.integers(1950, 2050), st.integers(1, 12), st.just(1)),
    st.builds(date, st.integers(1950, 2050), st.just(1), st.just(1)),
)

closed_periods = st.lists(days, min_size=2, max_size=2, unique=True).map(sorted).map(lambda pair: Period(*pair))
periods = st.one_of(
    closed_periods,
    days.map(Period.of_day),
    days.map(lambda day: Period(day, None)),
    days.filter(lambda day: day > FIRST_DAY).map(lambda day: Period(None, day)),
)

# Parts of dates, shuffled: closer to valid dates than random letters.
_pieces = [
    *("2025", "2026", "9999", "0000", "12", "31", "2", "Feb", "november", "1990s", "199X", "q1"),
    *("early", "mid", "late", "by", "since", "from", "to", "first", "half", "of", "quarter"),
    *("before ", "after ", "between ", " and ", "1950", "60", "century"),
    *(" ", " ", "-", "–", "/", "..", ".", ","),
]
nearly_dates = st.lists(st.sampled_from(_pieces), max_size=9).map("".join)
