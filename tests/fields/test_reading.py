"""Parsing of dates as people type them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.fields import Period

from .strategies import nearly_dates

DAY = Period(date(2025, 2, 25), date(2025, 2, 26))
MONTH = Period(date(2025, 2, 1), date(2025, 3, 1))
YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
DECADE = Period(date(1990, 1, 1), date(2000, 1, 1))
EARLY_NINETIES = Period(date(1990, 1, 1), date(1994, 1, 1))
FESTIVAL = Period(date(2025, 11, 12), date(2025, 11, 14))
TWO_YEARS = Period(date(2035, 1, 1), date(2037, 1, 1))
BY_2030 = Period(None, date(2031, 1, 1))
SINCE_2023 = Period(date(2023, 1, 1), None)
FIRST_QUARTER = Period(date(2025, 1, 1), date(2025, 4, 1))
SECOND_HALF = Period(date(2025, 7, 1), date(2026, 1, 1))
OVER_NEW_YEAR = Period(date(2025, 12, 28), date(2026, 1, 4))

READ = {
    DAY: [
        *("25 Feb 2025", "25 February 2025", "25 february 2025", "25th Feb. 2025", "  25  FEB  2025 ", "25-Feb-2025"),
        *(
            "February 25, 2025",
            "Feb 25 2025",
            "25.02.2025",
            "2025/02/25",
            "2025/2/25",
            "25.2.2025",
            "2025-02-25",
            "on 25 February 2025",
        ),
    ],
    MONTH: [
        "February 2025",
        "Feb 2025",
        "feb. 2025",
        "2025-02",
        "02.2025",
        "02/2025",
        "2/2025",
        "in February 2025",
        "Feb\u00a02025",
    ],
    YEAR: ["2025", "in 2025", "January–December 2025", "1 January - 31 December 2025", "2025-2025"],
    DECADE: ["1990s", "the 1990s", "199X", "199x", "1990-1999"],
    EARLY_NINETIES: ["early 1990s", "Early 1990s", "in the early 1990s", "1990–1993", "1990/1993"],
    Period(date(1993, 1, 1), date(1997, 1, 1)): ["mid-1990s", "mid 1990s"],
    Period(date(1996, 1, 1), date(2000, 1, 1)): ["late 1990s"],
    FESTIVAL: [
        *("between 12 and 13 November 2025", "between 12 November 2025 and 13 November 2025"),
        *("12-13 November 2025", "12–13 Nov 2025", "12 – 13 Nov 2025", "12 to 13 November 2025"),
        *("from 12 to 13 November 2025", "November 12-13, 2025", "12.11.2025–13.11.2025", "2025-11-12/2025-11-13"),
        *("12 Nov - 13 Nov 2025", "2025-11-12 - 2025-11-13", "12‑13 November 2025", "12—13 November 2025"),
    ],
    OVER_NEW_YEAR: ["28 December 2025 – 3 January 2026", "Dec 28, 2025 to Jan 3, 2026"],
    TWO_YEARS: ["2035-2036", "2035–2036", "2035/2036", "from 2035 to 2036", "2035 until 2036", "2035–36", "2035-36"],
    Period(date(1950, 1, 1), date(1961, 1, 1)): ["1950–60", "1950-60", "1950 – 60", "between 1950 and 1960"],
    BY_2030: [
        "by 2030",
        "until 2030",
        "by the end of 2030",
        "not later than 31 December 2030",
        "../2030",
        "before 2031",
    ],
    Period(None, date(2025, 12, 21)): ["by 20 December 2025", "no later than 20 Dec 2025", "../2025-12-20"],
    Period(None, date(2000, 1, 1)): ["by the 1990s", "before 2000", "before the 2000s", "before the end of 1999"],
    Period(None, date(1950, 5, 1)): ["before May 1950", "before 1 May 1950"],
    SINCE_2023: ["since 2023", "from 2023", "since 1 January 2023", "2023/..", "2023-", "2023 –", "after 2022"],
    Period(date(1990, 1, 1), None): ["since the early 1990s"],
    FIRST_QUARTER: ["first quarter of 2025", "Q1 2025", "q1 2025", "January-March 2025"],
    SECOND_HALF: ["second half of 2025"],
    Period(date(2001, 2, 1), date(2001, 3, 1)): ["2001-02"],
    Period(date(1900, 1, 1), date(1910, 1, 1)): ["1900s"],
    Period(date(2024, 2, 29), date(2024, 3, 1)): ["29 February 2024"],
    Period(date(1, 1, 1), date(2, 1, 1)): ["0001"],
    Period(date(9998, 12, 1), date(9999, 1, 1)): ["December 9998"],
}
CASES = [(text, period) for period, texts in READ.items() for text in texts]


@pytest.mark.parametrize(("text", "period"), CASES, ids=[text for text, _ in CASES])
def test_a_date_is_read_as_it_is_typed(text, period):
    assert Period.parse(text) == period


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "spring 2025", "last year", "25 February", "25.02.25", "2025?", "~2025", "circa 2025", "20"),
        *("202", "20255", "12-2025-2026", "2025-02-25T10:00", "by", "since", "by by 2030", "2025/", "/2025", "../.."),
        *("12–November 2025 – 2026", "12-13-14 November 2025", "12–2025", "by 2030-2035", "[2025-01-01,2025-02-01)"),
        *("١٢ November 2025", "1994s", "fifth quarter of 2025", "2025\x00", "9" * 10_000),
        *(
            "before",
            "after",
            "-",
            "–",
            "-1950",
            "by 2030-",
            "since 2023-",
            "before 1950-1960",
            "between 1950",
            "1960–50",
        ),
        *("between 1950 – 1960", "2025/02", "2025/26", "2009/10", "12/25", "1950-60s", "between and", "1950–60-"),
    ],
)
def test_what_is_not_a_date_is_answered_with_what_is_accepted(text):
    with pytest.raises(ValueError, match=r"Write for example 25 Feb 2025, .* by 2030 or since 2023.$") as error:
        Period.parse(text)
    assert len(str(error.value).removeprefix(f"“{text}”").split()) <= 25


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 February 2025", "February 2025 has no day 31."),
        ("2025-02-29", "February 2025 has no day 29."),
        ("0 May 2025", "May 2025 has no day 0."),
        ("28–31 November 2025", "November 2025 has no day 31."),
        ("by 31 June 2030", "June 2030 has no day 31."),
        ("2025-13", "A year has months 1 to 12, not 13."),
        ("1.0.2025", "A year has months 1 to 12, not 0."),
        ("9999", "The year must be from 0001 to 9998, not 9999."),
        ("31.12.9999", "The year must be from 0001 to 9998, not 9999."),
        ("since 0000", "The year must be from 0001 to 9998, not 0000."),
        ("000X", "The year must be from 0001 to 9998, not 0000."),
        ("9990s", "The year must be from 0001 to 9998, not 9999."),
        ("2036-2035", "“2036-2035” ends before it begins: write the earlier date first."),
        ("13–12 Nov 2025", "“13–12 Nov 2025” ends before it begins: write the earlier date first."),
        ("2036/2035", "“2036/2035” ends before it begins: write the earlier date first."),
        ("1950-40", "A year has months 1 to 12, not 40."),
        ("13/2025", "A year has months 1 to 12, not 13."),
        ("2025/02/31", "February 2025 has no day 31."),
        ("between 1960 and 1950", "“between 1960 and 1950” ends before it begins: write the earlier date first."),
        ("before 0001", "A date must be within the years 1 to 9998."),
        ("after 9998", "A date must be within the years 1 to 9998."),
        *(
            (text, "A century may begin in 1800 or in 1801: write its years, such as 1801–1900.")
            for text in ("19th century", "the early 20th century", "nineteenth century", "18th-19th centuries")
        ),
        *(
            (text, f"“{text}” could end in a year or a month: write 2009–2010 for years, Oct 2009 for a month.")
            for text in ("2009–10", "2001–02", "1998 – 03")
        ),
        (
            "03/04/2025",
            "“03/04/2025” could have the day or the month first: write the month as a word, such as 25 Feb 2025.",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["Feb 2025", "early 1990s", "by 2030", "25.02.2025", "2035-2036", "2025-02~", "2025/"])
def test_edtf_takes_no_words(text):
    with pytest.raises(ValueError, match=r"can't be read as EDTF. Write for example 2025-02-25, .*199X"):
        Period.from_edtf(text)


@given(st.one_of(st.text(max_size=40), nearly_dates))
def test_any_text_is_read_or_refused_and_never_breaks(text):
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert Period.parse(str(period)) == period


@given(st.text(alphabet="0123456789-/.X ", max_size=21))
def test_edtf_that_is_read_means_the_same_typed_into_a_form(text):
    try:
        period = Period.from_edtf(text)
    except ValueError:
        return
    assert Period.parse(text) == period
