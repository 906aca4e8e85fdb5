"""Values that no form of the register sends, and strategies for requests with them."""

from hypothesis import strategies as st

NO_IDS = ["abc", "1.5", "-1", "0", "²", "٣", "1,2", "\0", "\ud800", "99999999999999999999", "9" * 5000]
"""Values that are primary keys of nothing."""

NO_DATES = ["31 Feb 2025", "2025-02-30", "0000", "10000-01-01", "9999-12-31", "-0001-01-01", "1-1-1", "by 0001"]

NO_NUMBERS = ["NaN", "-Infinity", "1e400", "1e-400", "0x10", "1_000", "-1", "99999", "9" * 400]

TEXTS = [
    *("", " ", "\0", "a\0b", "\ud800", "%", "%s", "%%(text)s", "'", '"', "\\", "<b>", "{{ x }}", "~", "~1", "end"),
    *("\r\n", "🙂", "\u202e", "a:*&!|()", "../..", "null", "yes"),
    *("x" * 20_000, "-" * 300, '"' * 300, "or " * 300),
]

values = st.one_of(
    st.sampled_from([*NO_IDS, *NO_DATES, *NO_NUMBERS, *TEXTS]),
    st.text(max_size=20),
    st.integers().map(str),
)


def several(names: list[str], *, of: st.SearchStrategy = values, most: int = 5) -> st.SearchStrategy:
    """Return a strategy for the values of some of the names: {"title": "%s"}."""
    return st.dictionaries(st.sampled_from(sorted(names)), of, min_size=1, max_size=most)


def queries(names: list[str]) -> st.SearchStrategy:
    """Return a strategy for parameters of a URL, some of them many times: [("kind", "abc"), ("kind", "abc")]."""
    parameter = st.tuples(st.sampled_from(sorted(names)), values)
    repeated = st.builds(
        lambda name, count: [(name, str(number)) for number in range(count)],
        st.sampled_from(sorted(names)),
        st.sampled_from([2, 150, 3000]),
    )
    return st.one_of(st.lists(parameter, min_size=1, max_size=4), repeated)
