"""Dates are found in a text as the register's reader reads them, never more exactly than the text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cooperation.fields import Period
from cooperation.intake.dates import dates_in

WEDNESDAY = Period.parse("26 Feb 2025")


def found(text, published=WEDNESDAY):
    """Return what is found: the words of the text, the date as people type it, and whether it was inferred."""
    return [(date.stated, date.period, date.inferred) for date in dates_in(text, published)]


@pytest.mark.parametrize(
    ("text", "stated", "date"),
    [
        ("They met on 25 February 2025 there.", "25 February 2025", "25 Feb 2025"),
        ("They met on February 25, 2025, and left.", "February 25, 2025", "25 Feb 2025"),
        ("On Tuesday, 25 February 2025, they met.", "25 February 2025", "25 Feb 2025"),
        ("Signed on the 25th of February 2025.", "25th of February 2025", "25 Feb 2025"),
        ("Dated 25.02.2025 and sealed.", "25.02.2025", "25 Feb 2025"),
        ("Dated 2025-02-25.", "2025-02-25", "25 Feb 2025"),
        ("Dated 25/02/2025.", "25/02/2025", "25 Feb 2025"),
        ("The forum of 12-13 November 2025 was long.", "12-13 November 2025", "12-13 Nov 2025"),
        ("The forum of 12 and 13 November 2025 was long.", "12 and 13 November 2025", "12-13 Nov 2025"),
        ("The forum of November 12–13, 2025 was long.", "November 12–13, 2025", "12-13 Nov 2025"),
        ("From 30 November to 2 December 2025 they met.", "From 30 November to 2 December 2025", "30 Nov - 2 Dec 2025"),
        ("In late October 2022 it rained.", "late October 2022", "late October 2022"),
        ("It opens by the end of 2026.", "by the end of 2026", "by the end of 2026"),
        ("It opens at the end of 2026.", "end of 2026", "end of 2026"),
        ("Trade grew in H1 2026.", "H1 2026", "H1 2026"),
        ("Trade grew in the first half of 2026.", "first half of 2026", "H1 2026"),
        ("Trade grew in Q3 2025.", "Q3 2025", "Q3 2025"),
        ("Trade grew in the third quarter of 2025.", "third quarter of 2025", "Q3 2025"),
        ("In the first nine months of 2025 it grew.", "first nine months of 2025", "first nine months of 2025"),
        ("The plan for 2025-2030 is ready.", "2025-2030", "2025-2030"),
        ("It lasts from 2025 to 2030.", "from 2025 to 2030", "2025-2030"),
        ("It lasts between 2025 and 2030.", "between 2025 and 2030", "2025-2030"),
        ("It has lasted since 2023.", "since 2023", "since 2023"),
        ("It dates back to the early 1990s.", "early 1990s", "early 1990s"),
        ("It was built in the 1990s.", "1990s", "1990s"),
        ("It was built in about 1950.", "about 1950", "about 1950"),
        ("It opens in spring 2025.", "spring 2025", "spring 2025"),
        ("Talks of August 2025 failed.", "August 2025", "Aug 2025"),
        ("The treaty (2024) is in force.", "2024", "2024"),
        ("In 2024 companies paid.", "2024", "2024"),
        ("The 2024 budget passed.", "2024", "2024"),
        ("It must be ready no later than 1 June 2026.", "no later than 1 June 2026", "by 1 June 2026"),
        ("In nine months of 2025 it grew.", "nine months of 2025", "first nine months of 2025"),
        ("They met on Wednesday, 14 October 2026, there.", "14 October 2026", "14 Oct 2026"),
        ("They met on Wednesday the 14th of October 2026.", "14th of October 2026", "14 Oct 2026"),
        ("They met on Wednesday (October 14, 2026).", "October 14, 2026", "14 Oct 2026"),
        ("They met on 14 October 2026 (Wednesday).", "14 October 2026", "14 Oct 2026"),
        ("They met on 14 October 2026, Wednesday, there.", "14 October 2026", "14 Oct 2026"),
        # Russian
        ("Встретились в среду, 14 октября 2026 года.", "14 октября 2026 года", "14 Oct 2026"),
        ("Это было в 2024 году.", "в 2024 году", "2024"),
        ("Договор от 25 февраля 2025 года.", "25 февраля 2025 года", "25 Feb 2025"),
        ("Договор от 25.02.2025 г. в силе.", "25.02.2025 г.", "25 Feb 2025"),
        ("Форум 12–13 ноября 2025 года прошёл.", "12–13 ноября 2025 года", "12-13 Nov 2025"),
        ("В первом полугодии 2026 года торговля вырастет.", "В первом полугодии 2026 года", "H1 2026"),
        ("Во II квартале 2025 года торговля выросла.", "Во II квартале 2025 года", "Q2 2025"),
        ("Откроется к концу 2026 года.", "к концу 2026 года", "by the end of 2026"),
        ("Откроется до 2030 года.", "до 2030 года", "by 2030"),
        ("План на 2025–2030 годы утверждён.", "на 2025–2030 годы", "2025-2030"),
        ("Действует с 2023 года.", "с 2023 года", "since 2023"),
        ("Действует с 2023 по 2025 год.", "с 2023 по 2025 год", "2023-2025"),
        ("В начале 1990-х годов его закрыли.", "В начале 1990-х годов", "early 1990s"),
        ("В конце октября 2022 года шёл дождь.", "В конце октября 2022 года", "late October 2022"),
        ("За девять месяцев 2025 года торговля выросла.", "За девять месяцев 2025 года", "first nine months of 2025"),
        ("За январь–сентябрь 2025 года она выросла.", "За январь–сентябрь 2025 года", "January-September 2025"),
        ("В августе 2025 года переговоры шли.", "В августе 2025 года", "Aug 2025"),
        ("Летом 2025 года переговоры шли.", "Летом 2025 года", "summer 2025"),
        ("За 9 месяцев 2025 года торговля выросла.", "За 9 месяцев 2025 года", "first nine months of 2025"),
        ("Торговля за 1 полугодие 2025 года выросла.", "за 1 полугодие 2025 года", "H1 2025"),
        ("Во 2-м квартале 2025 г. она выросла.", "Во 2-м квартале 2025 г.", "Q2 2025"),
        # Kazakh and Kyrgyz
        ("Кездесу 2025 жылғы 25 ақпанда өтті.", "2025 жылғы 25 ақпанда", "25 Feb 2025"),
        ("Жолугушуу 2025-жылдын 25-февралында өттү.", "2025-жылдын 25-февралында", "25 Feb 2025"),
        ("Кездесу 2025 жылғы 3 маусымда өтті.", "2025 жылғы 3 маусымда", "3 June 2025"),
        ("Бұл 2024 жылы болды.", "2024 жылы", "2024"),
    ],
)  # fmt: skip
def test_a_date_is_found_as_it_is_read(text, stated, date):
    expected = Period.parse(date)
    (one,) = dates_in(text)
    assert (one.stated, one.period.bounds, one.inferred) == (stated, expected.bounds, False)


@pytest.mark.parametrize(
    ("text", "stated", "date"),
    [
        ("They met on February 25 in Astana.", "February 25", "25 Feb 2025"),
        ("They will meet on 12-13 March.", "12-13 March", "12-13 March 2025"),
        ("They met on December 20.", "December 20", "20 Dec 2024"),
        ("It will deliver the equipment by 1 October.", "by 1 October", "by 1 Oct 2025"),
        ("The equipment must be there by 1 October.", "by 1 October", "by 1 Oct 2025"),
        ("He asked the company to finish by 1 October.", "by 1 October", "by 1 Oct 2025"),
        ("Trade grew, and by 1 October it reached 5%.", "by 1 October", "by 1 Oct 2024"),
        ("By 1 October, they had built 5 km.", "By 1 October", "by 1 Oct 2024"),
        ("They will meet on 10 October.", "10 October", "10 Oct 2025"),
        ("The session is scheduled for 10 October.", "10 October", "10 Oct 2025"),
        ("Bids are accepted until 1 October.", "until 1 October", "by 1 Oct 2025"),
        ("The school begins on 1 October.", "1 October", "1 Oct 2025"),
        ("On 10 October, the ministers will meet.", "10 October", "10 Oct 2025"),
        ("On 10 July, the ministers met.", "10 July", "10 July 2024"),
        ("The treaty signed on 10 July will be ratified.", "10 July", "10 July 2024"),
        ("He was to open it on 10 October.", "10 October", "10 Oct 2024"),
        ("They will meet on 25 February.", "25 February", "25 Feb 2025"),
        ("They met on 10 October this year.", "10 October this year", "10 Oct 2025"),
        ("It was built a year ago.", "a year ago", "2024"),
        ("Они встретятся 15-16 октября с.г. в Бишкеке.", "15-16 октября с.г.", "15-16 Oct 2025"),
        ("Срок — 15 октября т. г. для всех.", "15 октября т. г.", "15 Oct 2025"),
        ("Стороны договорились провести её 10 октября.", "10 октября", "10 Oct 2025"),
        ("Встреча перенесена на 10 октября.", "на 10 октября", "10 Oct 2025"),
        ("Дни пройдут с 30 сентября по 2 октября.", "с 30 сентября по 2 октября", "30 Sep - 2 Oct 2025"),
        ("Срок поставки до 1 сентября.", "до 1 сентября", "by 1 Sep 2025"),
        ("Поручил завершить работы к 1 сентября.", "к 1 сентября", "by 1 Sep 2025"),
        ("Вода была, и до 1 сентября подача начнётся.", "до 1 сентября", "by 1 Sep 2025"),
        ("Подписано соглашение, срок — до 1 сентября.", "до 1 сентября", "by 1 Sep 2025"),
        ("Поручил им до 1 сентября внести проект.", "до 1 сентября", "by 1 Sep 2025"),
        ("Указ вступает в силу с 1 сентября.", "с 1 сентября", "since 1 Sep 2025"),
        ("К 1 сентября они построили 5 км.", "К 1 сентября", "by 1 Sep 2024"),
        ("Встреча прошла 10 июля в Астане.", "10 июля", "10 July 2024"),
        ("They meet in March.", "March", "March 2025"),
        ("Trade reached $1 last year.", "last year", "2024"),
        ("It opens this year.", "this year", "2025"),
        ("It opens by the end of this year.", "by the end of this year", "by the end of 2025"),
        ("It opens in the second half of next year.", "second half of next year", "H2 2026"),
        ("It opens at the end of the year.", "end of the year", "end of 2025"),
        ("It opened two years ago.", "two years ago", "2023"),
        ("It opens next month.", "next month", "March 2025"),
        ("It opened last November.", "last November", "Nov 2024"),
        ("They met yesterday.", "yesterday", "25 Feb 2025"),
        ("They met on Tuesday.", "on Tuesday", "25 Feb 2025"),
        ("They will meet on Friday.", "on Friday", "28 Feb 2025"),
        ("They met on Wednesday.", "on Wednesday", "26 Feb 2025"),
        ("They met last week.", "last week", "17-23 Feb 2025"),
        ("They met on the same day.", "on the same day", "26 Feb 2025"),
        ("Они встретились 25 февраля в Астане.", "25 февраля", "25 Feb 2025"),
        ("Это было в прошлом году.", "в прошлом году", "2024"),
        ("В этом году откроют школу.", "В этом году", "2025"),
        ("В конце прошлого года её закрыли.", "В конце прошлого года", "end of 2024"),
        ("До конца года её откроют.", "До конца года", "by the end of 2025"),
        ("Өткен жылы сауда өсті.", "Өткен жылы", "2024"),
        ("Вчера они встретились.", "Вчера", "25 Feb 2025"),
        ("В тот же день они уехали.", "В тот же день", "26 Feb 2025"),
        ("Во вторник они встретились.", "Во вторник", "25 Feb 2025"),
        ("В следующем месяце они встретятся.", "В следующем месяце", "March 2025"),
    ],
)
def test_a_date_without_a_year_is_inferred_from_the_publication_date(text, stated, date):
    (one,) = dates_in(text, WEDNESDAY)
    assert (one.stated, one.period.bounds, one.inferred) == (stated, Period.parse(date).bounds, True)
    assert all(mention.period != one.period for mention in dates_in(text))


def test_each_weekday_is_that_of_its_verb():
    text = "He said on Tuesday that they will meet on Friday."
    assert [str(period) for _, period, _ in found(text)] == ["25 February 2025", "28 February 2025"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They met on 15 and 20 February.", {"15": "15 Feb 2025", "20 February": "20 Feb 2025"}),
        (
            "On 5, 12 and 20 March 2024 they met.",
            {"5": "5 Mar 2024", "12": "12 Mar 2024", "20 March 2024": "20 Mar 2024"},
        ),
        ("On February 15 and 20 in Astana.", {"February 15": "15 Feb 2025", "20": "20 Feb 2025"}),
        ("On December 15 and 20, 2023.", {"December 15": "15 Dec 2023", "20, 2023": "20 Dec 2023"}),
        ("On February 15 and 20 companies.", {"February 15": "15 Feb 2025"}),
        ("5-7 и 20 марта 2024 года.", {"5-7": "5-7 Mar 2024", "20 марта 2024 года": "20 Mar 2024"}),
    ],
)
def test_days_that_share_a_month_are_dates_of_their_own(text, dates):
    assert {stated: period.bounds for stated, period, _ in found(text)} == {
        stated: Period.parse(date).bounds for stated, date in dates.items()
    }


def test_the_same_day_is_the_day_that_the_text_named_last():
    text = "They met on 3 January 2025. Others met on the same day. В тот же день они уехали."
    assert [str(period) for _, period, _ in found(text)] == ["3 January 2025"] * 3


def test_a_publication_date_known_to_the_year_gives_no_day():
    year = Period.parse("2025")
    text = "On February 25 they met. Yesterday, on Tuesday and last month nothing happened; trade grew last year."
    assert [(stated, str(period)) for stated, period, _ in found(text, year)] == [
        ("February 25", "25 February 2025"),
        ("last year", "2024"),
    ]
    assert found("On February 25 they met.", Period.parse("2024-2025")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The CASA-1000 line, EXPO-2017, Vision 2030 and the Strategy Kazakhstan 2050.",
        "Article 1998, No. 2025, № 2024 and ст. 1999.",
        "Call +7 7172 2025 2026 or 8 (312) 2024-2025-26.",
        "It has 2000 tonnes, 2025 people, 1950 km, 2024% and $2025.",
        "May the talks go on. March on! The February Revolution.",
        "He may march on the first day of the second half.",
        "Power plant - 2, unit 12 and gate 25 of the port.",
        "The last quarter of the match, early in the middle of nowhere.",
        "Более 2000 человек и 1990 тонн.",
        "It grew by 5% from a year earlier, and more than a year ago.",
        "25 of 12, 1.5 to 2 and 2025.5.",
        "",
    ],
)
def test_other_numbers_and_words_are_no_dates(text):
    assert found(text) == []


def test_dates_beside_each_other_are_separate():
    text = "Signed on 25 February 2025, 3 March 2025 and 1 April 2026; in force since 2024."
    assert [str(period) for _, period, _ in found(text)] == [
        "25 February 2025",
        "3 March 2025",
        "1 April 2026",
        "since 2024",
    ]


WORDS = [
    *("by", "the", "end", "of", "2026", "February", "25", ",", "-", "–", "first", "half", "quarter", "1990s", "since"),
    *("to", "and", "from", "last", "year", "в", "2024", "году", "к", "May", "25.02.2025", "next", "month", "мая", "\n"),
]


@given(some.text(max_size=60) | some.lists(some.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_text_can_be_read(text):
    ends = 0
    for mention in dates_in(text, WEDNESDAY):
        assert ends <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.stated
        assert mention.stated == mention.stated.strip()
        ends = mention.end


@pytest.mark.parametrize(
    ("text", "month"), [("on 29 February 2025.", "February 2025"), ("31 июня 2025 года", "June 2025")]
)
def test_a_day_that_its_year_does_not_have_is_none_of_another_year(text, month):
    assert [(str(one.period), one.inferred) for one in dates_in(text, WEDNESDAY)] == [(month, False)]


@pytest.mark.parametrize("piece", ["1,", "1.", "1.1.", "1,000,"])
def test_a_long_row_of_numbers_is_read_once(piece):
    assert dates_in(piece * 25_000, WEDNESDAY) == []
