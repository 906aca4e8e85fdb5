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

_certainties = st.sampled_from(["", "about ", "possibly ", "possibly about "])
_singles = st.sampled_from(
    [
        *(
            "early 2025",
            "mid-2025",
            "late 2025",
            "beginning of 2025",
            "end of 2025",
            "late October 2022",
            "mid-May 2022",
        ),
        *("early 1990s", "end of the 1990s", "spring 2025", "winter 2024/25", "first nine months of 2024", "1990s"),
        *("second ten days of August 2025", "first half of March 2025", "Q1 2026", "H2 2026", "2024", "25 Feb 2025"),
        *("last two months of 2024", "December 2024", "1–5 May 2025", "third ten days of December 2024"),
    ]
)
_parts = st.tuples(_certainties, _singles).map("".join)
worded_dates = st.one_of(
    _parts,
    st.tuples(st.sampled_from(["by ", "since ", "before ", "after ", "until ", "from "]), _parts).map("".join),
    st.tuples(_parts, st.sampled_from([" – ", " to "]), _parts).map("".join),
    st.tuples(st.just("from "), _parts, st.just(" to "), _parts).map("".join),
)

# Parts of dates, shuffled: closer to valid dates than random letters.
_pieces = [
    *("2025", "2026", "9999", "0000", "12", "31", "2", "Feb", "november", "1990s", "199X", "q1"),
    *("early", "mid", "late", "by", "since", "from", "to", "first", "half", "of", "quarter"),
    *("about ", "possibly ", "circa ", "~", "?", "%", "beginning of ", "end of ", "the ", "spring", "winter", "fall"),
    *("25.02", "27.02.2025", "25/02/2025", "ten days of ", "nine months of ", "H1", "October 2022", "2024/25", "-21"),
    *("before ", "after ", "between ", " and ", "1950", "60", "century"),
    *(" ", " ", "-", "–", "/", "..", ".", ","),
]
nearly_dates = st.lists(st.sampled_from(_pieces), max_size=9).map("".join)
