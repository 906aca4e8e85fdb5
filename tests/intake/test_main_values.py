"""Which of the dates and amounts of words a record gets."""

import pytest

from cooperation.fields import Period
from cooperation.intake import main_values
from cooperation.intake.events import status_of
from cooperation.intake.mentions import mentions_in
from tests import builders as make

pytestmark = pytest.mark.django_db

PUBLISHED = Period.parse("21 Mar 2025")


@pytest.fixture(autouse=True)
def places():
    make.place("Northtown")


def value(text: str) -> str:
    found = main_values.main_amount(text, mentions_in(text).amounts)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Trade between the two countries reached 4.3 billion US dollars.", "4.3 billion US dollars"),
        ("In three projects, 110 MW were built.", "110 MW"),
        ("The centre is to host 45 enterprises.", "45 enterprises"),
        ("Over the 10 years, trade grew to 4 billion dollars.", "4 billion dollars"),
        ("Товарооборот двух стран достиг 4,3 млрд долларов.", "4,3 млрд долларов"),
        ("Five documents were signed.", "Five documents"),
        ("The two countries agreed.", ""),
        ("Делегации двух стран договорились.", ""),
    ],
)
def test_money_and_measures_come_before_counts(text, amount):
    assert value(text) == amount


def period(text: str) -> str | None:
    mentions = mentions_in(text, PUBLISHED)
    found = main_values.date_of_amount(text, main_values.main_amount(text, mentions.amounts), mentions)
    return found and str(found.period)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Trade amounted to 4.5 billion dollars in 2024, he said at a briefing on Thursday.", "2024"),
        ("On Thursday he said that trade reached 4.5 billion dollars in 2024.", "2024"),
        ("In 2024, trade reached 4.5 billion dollars.", "2024"),
        ("Trade reached 4.5 billion dollars last year.", "2024"),
        ("They intend to bring it to 10 billion dollars by 2030.", "by the end of 2030"),
        ("В 2024 году товарооборот составил 4,5 млрд долларов.", "2024"),
        ("Товарооборот составил 4,5 млрд долларов в 2024 году, сказал он в четверг.", "2024"),
        ("On Thursday he said that trade reached 4.5 billion dollars.", None),
        ("Trade reached 4.5 billion dollars, he said in 2025.", None),
        ("The 2023 agreement brought 4.5 billion dollars.", None),
        ("Trade reached 4.5 billion dollars, after 4.1 billion in 2023.", None),
        ("It costs 320 million dollars. Construction started in November 2024.", None),
    ],
)
def test_a_figure_has_the_date_beside_its_amount(text, date):
    assert period(text) == date


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("There are 45 enterprises in Northtown.", ["Northtown"]),
        ("They built 45 new enterprises in the Northtown.", ["Northtown"]),
        ("There are 45 enterprises, he said in Northtown.", []),
        ("Northtown has 45 enterprises.", []),
        ("They counted 45 enterprises at a briefing in Northtown.", []),
    ],
)
def test_a_figure_has_only_the_place_where_words_put_it(text, names):
    mentions = mentions_in(text)
    found = main_values.places_of_amount(text, mentions.amounts[0], mentions.names)
    assert [row.name for row in found] == names


def met(text: str) -> str | None:
    found = main_values.date_of_meeting(text, 0, mentions_in(text, PUBLISHED))
    return found and str(found.period)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They held talks in Northtown on 13 March 2025 on trade.", "13 March 2025"),
        ("Under the agreement of 5 May 2020 they held talks on 13 March 2025.", "13 March 2025"),
        ("On 13 March 2025, Ann met Bob, who will visit Northtown in May 2026.", "13 March 2025"),
        ("They held talks on 13 March 2025 and agreed on trade of 10 billion by 2030.", "13 March 2025"),
        ("The next meeting will take place in Northtown in October 2025.", "October 2025"),
        ("13 марта 2025 года стороны провели переговоры о планах на 2030 год.", "13 March 2025"),
        ("Президент провёл переговоры с Ann 13 марта 2025 года.", "13 March 2025"),
        ("Bob was received by Ann on 13 March 2025.", "13 March 2025"),
        ("Стороны встретились 13 марта 2025 года.", "13 March 2025"),
        ("They talked about trade on 13 March 2025.", "13 March 2025"),
        ("They met to raise trade by 2030.", None),
        ("They met in Northtown, ahead of the summit in May 2025.", None),
        ("They met Bob, who will visit Northtown in May 2026.", None),
        ("He said on Thursday that they had met.", None),
    ],
)
def test_a_meeting_has_the_date_of_its_verb(text, date):
    assert met(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The memorandum signed on 13 March 2025 entered into force on 20 March 2025.", "20 March 2025"),
        ("On 13 March 2025 they signed a plan for 2025-2027.", "13 March 2025"),
        ("They signed a plan until 2030.", None),
        ("13 марта 2025 года подписан план на 2030 год.", "13 March 2025"),
    ],
)
def test_an_act_has_the_date_of_its_verb(text, date):
    _, act = status_of(text)
    found = main_values.date_of_act(text, act, 0, mentions_in(text, PUBLISHED))
    assert (found and str(found.period)) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("He said on Thursday that it will be finished by 1 October 2025.", "by 1 October 2025"),
        ("He said on Thursday that it will be finished in 2026.", "2026"),
        ("On 13 March 2025 they agreed to build it.", None),
        ("В четверг он сказал, что дорогу завершат до 1 октября 2025 года.", "by 1 October 2025"),
    ],
)
def test_a_deadline_is_still_to_come(text, date):
    found = main_values.deadline(text, mentions_in(text, PUBLISHED).dates, PUBLISHED)
    assert (found and str(found.period)) == date
