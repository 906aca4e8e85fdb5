"""What is still to come: scheduled meetings, and figures that are no actual values."""

import pytest

from cooperation.fields import Period
from cooperation.intake.future import figure_nature, meeting_status
from cooperation.intake.mentions import mentions_in

PUBLISHED = Period.parse("21 Mar 2025")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The next meeting will take place in Astana in October 2025.", "scheduled"),
        ("Ann and Bob will meet in Tashkent on 5 May.", "scheduled"),
        ("Ann and Bob are to meet in Tashkent.", "scheduled"),
        ("The commission will hold its first session in May.", "scheduled"),
        ("The session is scheduled for May.", "scheduled"),
        ("They agreed to meet in May.", "scheduled"),
        ("The session will be held in May.", "scheduled"),
        ("Встреча состоится в мае.", "scheduled"),
        ("Стороны проведут переговоры в мае.", "scheduled"),
        ("The talks were postponed.", "postponed"),
        ("Встреча отменена.", "cancelled"),
        ("Ann met Bob in Tashkent.", None),
        ("Ann met Bob, who will visit Astana in May.", None),
        ("They held talks and agreed to meet again.", None),
        ("Переговоры состоялись в мае.", None),
        ("Стороны провели переговоры.", None),
    ],
)
def test_a_meeting_is_scheduled_only_if_words_say_so(words, status):
    assert meeting_status(words) == status


def test_talks_after_the_publication_are_scheduled():
    assert meeting_status("Talks in Astana", Period.parse("5 May 2025"), PUBLISHED) == "scheduled"
    assert meeting_status("Talks in Astana", Period.parse("March 2025"), PUBLISHED) is None
    assert meeting_status("Talks in Astana", Period.parse("5 May 2025"), None) is None


def nature(text: str, date: str = "") -> str | None:
    (amount, *_) = mentions_in(text).amounts
    period = Period.parse(date) if date else None
    return figure_nature(text, amount.start, amount.end, 0, period=period, published=PUBLISHED)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sides intend to bring it to 10 billion dollars.", "target"),
        ("They plan to increase trade to 10 billion dollars.", "target"),
        ("Стороны намерены довести товарооборот до 10 млрд долларов.", "target"),
        ("Investments of 320 million dollars are planned in its first stage.", "planned"),
        ("The line will be 106 kilometres long.", "planned"),
        ("The centre is to host 45 enterprises.", "planned"),
        ("The first stage will cost 350 million dollars.", "planned"),
        ("Протяжённость линии составит 106 км.", "planned"),
        ("Southland expects 3.2 million tonnes of grain.", "forecast"),
        ("Ожидается, что торговля вырастет до 5 млрд долларов.", "forecast"),
        ("Trade reached 4.3 billion dollars.", None),
        ("Trade reached 4.3 billion dollars, and the sides intend to bring it to 10 billion.", None),
        ("Trade reached 4.3 billion dollars and will grow.", None),
        ("Товарооборот составил 4,5 млрд долларов.", None),
    ],
)
def test_the_nature_of_a_figure_is_that_of_its_clause(text, expected):
    assert nature(text) == expected


@pytest.mark.django_db
def test_a_value_of_the_time_after_the_publication_is_not_actual():
    text = "To 10 billion dollars."
    assert (nature(text, "by 2030"), nature(text, "2026"), nature(text, "2024")) == ("target", "planned", None)
