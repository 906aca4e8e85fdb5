"""Formatting of periods: in English, in EDTF, and how exactly they are known."""

import pytest
from hypothesis import given

from cooperation.fields import Period, display_period

from .strategies import periods


@given(periods)
def test_what_is_printed_reads_back(period):
    assert Period.parse(str(period)) == period


@given(periods)
def test_edtf_reads_back(period):
    assert Period.from_edtf(period.edtf) == period


@pytest.mark.parametrize(
    ("typed", "shown", "edtf", "precision"),
    [
        ("2025-02-25", "25 February 2025", "2025-02-25", "known to the day"),
        ("31.12.2025", "31 December 2025", "2025-12-31", "known to the day"),
        ("1 Jan 2025", "1 January 2025", "2025-01-01", "known to the day"),
        ("2025-12", "December 2025", "2025-12", "known to the month"),
        ("Oct-Dec 2025", "fourth quarter of 2025", "2025-10/2025-12", "known to the quarter"),
        ("1 Jan - 30 June 2025", "first half of 2025", "2025-01/2025-06", "known to the half-year"),
        ("2025", "2025", "2025", "known to the year"),
        ("1990–1993", "1990–1993", "1990/1993", "a range of years"),
        ("early 1990s", "early 1990s", "1990/1993", "a range of years"),
        ("late 2025", "late 2025", "2025-09/2025-12", "a range of months"),
        ("1 Sept – 31 Dec 2025", "September–December 2025", "2025-09/2025-12", "a range of months"),
        ("late October 2022", "late October 2022", "2022-10-21/2022-10-31", "a range of days"),
        ("21–31 October 2022", "21–31 October 2022", "2022-10-21/2022-10-31", "a range of days"),
        ("in the fall of 2025", "autumn 2025", "2025-23", "a range of months"),
        ("winter 2024/2025", "winter 2024/25", "2024-12/2025-02", "a range of months"),
        ("circa 2024", "about 2024", "2024~", "known to the year, approximate"),
        ("2024-02?", "possibly February 2024", "2024-02?", "known to the month, uncertain"),
        ("2024%", "possibly about 2024", "2024%", "known to the year, uncertain and approximate"),
        ("around 2024–2026", "about 2024–2026", "2024~/2026~", "a range of years, approximate"),
        ("from about 2024 to 2026", "from about 2024 to 2026", "2024~/2026", "a range of years, approximate"),
        ("by about 2030", "by about 2030", "../2030~", "beginning not known, approximate"),
        ("since about 2010", "since about 2010", "2010~/..", "end not known, approximate"),
        ("about late 2025", "about late 2025", "2025-09~/2025-12~", "a range of months, approximate"),
        ("1990/1999", "1990s", "199X", "known to the decade"),
        ("1995/2004", "1995–2004", "1995/2004", "a range of years"),
        ("2024/2025", "2024–2025", "2024/2025", "a range of years"),
        ("2025-02/2025-04", "February–April 2025", "2025-02/2025-04", "a range of months"),
        ("2025-11/2026-02", "November 2025 – February 2026", "2025-11/2026-02", "a range of months"),
        ("2025-11-12/2025-11-13", "12–13 November 2025", "2025-11-12/2025-11-13", "a range of days"),
        ("2025-02-28/2025-03-03", "28 February – 3 March 2025", "2025-02-28/2025-03-03", "a range of days"),
        ("2025-12-28/2026-01-03", "28 December 2025 – 3 January 2026", "2025-12-28/2026-01-03", "a range of days"),
        ("until 2030", "by the end of 2030", "../2030", "beginning not known"),
        ("until May 2030", "by the end of May 2030", "../2030-05", "beginning not known"),
        ("until 20 Dec 2025", "by 20 December 2025", "../2025-12-20", "beginning not known"),
        ("from 2023", "since 2023", "2023/..", "end not known"),
        ("from Feb 2023", "since February 2023", "2023-02/..", "end not known"),
        ("from 1 Feb 2023", "since 1 February 2023", "2023-02-01/..", "end not known"),
        ("2023-01-01/..", "since 1 January 2023", "2023-01-01/..", "end not known"),
        ("since about 1 Feb 2023", "since about 1 February 2023", "2023-02-01~/..", "end not known, approximate"),
        ("after 31 Dec 2022", "since 1 January 2023", "2023-01-01/..", "end not known"),
        ("from 1 April 9990", "from 1 April 9990", "9990-04-01/..", "end not known"),
        ("since April 9990", "from April 9990", "9990-04/..", "end not known"),
        ("not before 9990", "from 9990", "9990/..", "end not known"),
        ("from 18 Dec 2024", "since 18 December 2024", "2024-12-18/..", "end not known"),
        ("0843", "0843", "0843", "known to the year"),
    ],
)
def test_a_period_is_shown_with_the_precision_that_is_known(typed, shown, edtf, precision):
    period = Period.parse(typed)
    assert (display_period(period), period.edtf, period.precision) == (shown, edtf, precision)
