"""Amounts are found in a text with their unit, multiplier and bound."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cooperation.fields import Amount
from cooperation.intake.amounts import amounts_in
from cooperation.models import Unit

pytestmark = pytest.mark.django_db


def found(text):
    """Return what is found: the words of the text, value, upper value, bound and unit."""
    return [
        (one.text, one.value, one.upper, one.bound, one.unit.symbol if one.unit else one.counted)
        for one in amounts_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "upper", "bound", "unit"),
    [
        ("It reached $1.7 billion last year.", "$1.7 billion", "1.7e9", None, "exactly", "USD"),
        ("It cost US$5m.", "US$5m", "5e6", None, "exactly", "USD"),
        ("It cost USD 300,000.", "USD 300,000", "300000", None, "exactly", "USD"),
        ("It cost 356 bn tenge.", "356 bn tenge", "356e9", None, "exactly", "KZT"),
        ("It cost over €2.5 million.", "over €2.5 million", "2.5e6", None, "more_than", "EUR"),
        ("It is 280 km long.", "280 km", "280", None, "exactly", "km"),
        ("A 280-km line.", "280-km", "280", None, "exactly", "km"),
        ("A 1,000-megawatt plant.", "1,000-megawatt", "1000", None, "exactly", "MW"),
        ("It grew by 60% at once.", "60%", "60", None, "exactly", "%"),
        ("It grew by more than 60 percent.", "more than 60 percent", "60", None, "more_than", "%"),
        ("It fell by -5% in all.", "-5%", "-5", None, "exactly", "%"),
        ("A loss of €−5 million.", "€−5 million", "-5e6", None, "exactly", "EUR"),
        ("A loss of $-3 million.", "$-3 million", "-3e6", None, "exactly", "USD"),
        ("About 400 thousand tonnes went.", "About 400 thousand tonnes", "400000", None, "about", "t"),
        ("Up to 5 million people came.", "Up to 5 million people", "5e6", None, "at_most", "people"),
        ("No more than 5 companies came.", "No more than 5 companies", "5", None, "at_most", "companies"),
        ("At least 12 documents.", "At least 12 documents", "12", None, "at_least", "documents"),
        ("Trade exceeded $1 billion.", "exceeded $1 billion", "1e9", None, "more_than", "USD"),
        ("5 or more documents were signed.", "5 or more documents", "5", None, "at_least", "documents"),
        ("They signed five documents.", "five documents", "5", None, "exactly", "documents"),
        ("It is 5 to 7 million dollars.", "5 to 7 million dollars", "5e6", "7e6", "exactly", "USD"),
        ("It is $5–7 million.", "$5–7 million", "5e6", "7e6", "exactly", "USD"),
        ("It is between 5 and 7 km.", "between 5 and 7 km", "5", "7", "exactly", "km"),
        ("It is 5 km to 7 km.", "5 km to 7 km", "5", "7", "exactly", "km"),
        ("Over 300 cows died.", "Over 300 cows", "300", None, "more_than", "cows"),
        ("It is a $20 million project.", "$20 million", "2e7", None, "exactly", "USD"),
        ("They signed 14 bilateral documents.", "14 bilateral documents", "14", None, "exactly", "documents"),
        ("Some 15-20 joint ventures opened.", "Some 15-20 joint ventures", "15", "20", "about", "joint ventures"),
        ("Подписано 12 новых соглашений.", "12 новых соглашений", "12", None, "exactly", "agreements"),
        ("Half a million dollars.", "Half a million dollars", "500000", None, "exactly", "USD"),
        ("It is 12.5 cubic meters of water.", "12.5 cubic meters", "12.5", None, "exactly", "m³"),
        ("It cost 1,7 billion dollars.", "1,7 billion dollars", "1.7e9", None, "exactly", "USD"),
        ("It was worth 1.7 billion.", "1.7 billion", "1.7e9", None, "exactly", ""),
        ("It has 300 sq. metres.", "300 sq. metres", "300", None, "exactly", "m²"),
        ("A quarter of a billion dollars.", "A quarter of a billion dollars", "2.5e8", None, "exactly", "USD"),
        ("It cost twenty-five million euros.", "twenty-five million euros", "25e6", None, "exactly", "EUR"),
        ("It cost 25 (twenty-five) million euros.", "25 (twenty-five) million euros", "25e6", None, "exactly", "EUR"),
        ("One hundred and fifty km of roads.", "One hundred and fifty km", "150", None, "exactly", "km"),
        ("One million people came.", "One million people", "1e6", None, "exactly", "people"),
        ("Two and a half million tonnes.", "Two and a half million tonnes", "2.5e6", None, "exactly", "t"),
        ("Units of 2x600 MW are built.", "2x600 MW", "1200", None, "exactly", "MW"),
        ("Two units of 2x125 MVA.", "2x125 MVA", "250", None, "exactly", "MVA"),
        ("It has ten (10) MW.", "ten (10) MW", "10", None, "exactly", "MW"),
        ("From one to two million people.", "From one to two million people", "1e6", "2e6", "exactly", "people"),
        ("Two million five hundred thousand t.", "Two million five hundred thousand t", "2.5e6", None, "exactly", "t"),
        ("At least 3% and at most 5% of it.", "At least 3% and at most 5%", "3", "5", "exactly", "%"),
        ("At least 3 and at most 5 km.", "At least 3 and at most 5 km", "3", "5", "exactly", "km"),
        ("More than 3,400 Tajik students.", "More than 3,400 Tajik students", "3400", None, "more_than", "students"),
        (
            "More than 30 Kazakh engineers.",
            "More than 30 Kazakh engineers",
            "30",
            None,
            "more_than",
            "Kazakh engineers",
        ),
        # Russian
        ("Склад в 12 тыс. кв. метров.", "12 тыс. кв. метров", "12000", None, "exactly", "m²"),
        ("Жильё: 5 млн кв.м.", "5 млн кв.м", "5e6", None, "exactly", "m²"),
        ("Около тысячи км кв. земли.", "Около тысячи км кв.", "1000", None, "about", "km²"),
        ("Зона в 7 кв. километров.", "7 кв. километров", "7", None, "exactly", "km²"),
        ("Это 7 куб. метров воды.", "7 куб. метров", "7", None, "exactly", "m³"),
        ("Сток 7 куб. метров в секунду.", "7 куб. метров в секунду", "7", None, "exactly", "m³/s"),
        ("Труба в 90 погонных метров.", "90 погонных метров", "90", None, "exactly", "m"),
        ("Линия 220 кВ готова.", "220 кВ", "220", None, "exactly", "kV"),
        ("Это двадцать пять миллионов долларов.", "двадцать пять миллионов долларов", "25e6", None, "exactly", "USD"),
        ("Сто миллионов тенге.", "Сто миллионов тенге", "1e8", None, "exactly", "KZT"),
        ("Сто двадцать три км дорог.", "Сто двадцать три км", "123", None, "exactly", "km"),
        ("Это полмиллиона долларов.", "полмиллиона долларов", "500000", None, "exactly", "USD"),
        ("Это миллион долларов.", "миллион долларов", "1e6", None, "exactly", "USD"),
        ("Более миллиона тонн.", "Более миллиона тонн", "1e6", None, "more_than", "t"),
        ("Это 5 (пять) миллионов тенге.", "5 (пять) миллионов тенге", "5e6", None, "exactly", "KZT"),
        ("Это 2,5 (два с половиной) млрд тенге.", "2,5 (два с половиной) млрд тенге", "2.5e9", None, "exactly", "KZT"),
        ("Блоки 2х600 МВт строят.", "2х600 МВт", "1200", None, "exactly", "MW"),
        ("Приехали 15 тысяч 300 человек.", "15 тысяч 300 человек", "15300", None, "exactly", "people"),
        ("Две тысячи пятьсот человек.", "Две тысячи пятьсот человек", "2500", None, "exactly", "people"),
        ("Не менее 3 и не более 5 млн тонн.", "Не менее 3 и не более 5 млн тонн", "3e6", "5e6", "exactly", "t"),
        ("Это 10 млрд.долл. США.", "10 млрд.долл. США", "1e10", None, "exactly", "USD"),
        ("Он составил 1,7 млрд долларов.", "1,7 млрд долларов", "1.7e9", None, "exactly", "USD"),
        ("Он составил 1,7 млрд долл. США.", "1,7 млрд долл. США", "1.7e9", None, "exactly", "USD"),
        ("Это 2 млн 500 тыс. рублей.", "2 млн 500 тыс. рублей", "2.5e6", None, "exactly", "RUB"),
        ("Это 356 млрд тенге.", "356 млрд тенге", "356e9", None, "exactly", "KZT"),
        ("Свыше 280 километров дорог.", "Свыше 280 километров", "280", None, "more_than", "km"),
        ("Это около 400 тыс. тонн зерна.", "около 400 тыс. тонн", "400000", None, "about", "t"),
        ("Это до 5 млн человек.", "до 5 млн человек", "5e6", None, "at_most", "people"),
        ("Не менее 12 соглашений подписано.", "Не менее 12 соглашений", "12", None, "at_least", "agreements"),
        ("Не более 12 проектов.", "Не более 12 проектов", "12", None, "at_most", "projects"),
        ("Выросли более чем на 60%.", "более чем на 60%", "60", None, "more_than", "%"),
        ("От 5 до 7 млн сомов.", "От 5 до 7 млн сомов", "5e6", "7e6", "exactly", "KGS"),
        ("Вырос в 2 раза.", "2 раза", "2", None, "exactly", "times"),
        ("Их 25 000 человек.", "25 000 человек", "25000", None, "exactly", "people"),
        ("Это полтора миллиарда долларов.", "полтора миллиарда долларов", "1.5e9", None, "exactly", "USD"),
        ("Мощность 1 000 МВт.", "1 000 МВт", "1000", None, "exactly", "MW"),
        ("Площадь 3,5 кв. км.", "3,5 кв. км", "3.5", None, "exactly", "km²"),
        # Kazakh and Kyrgyz
        ("Ол 1,7 млрд АҚШ долларын құрады.", "1,7 млрд АҚШ долларын", "1.7e9", None, "exactly", "USD"),
        ("Бұл жиырма бес миллион теңге.", "жиырма бес миллион теңге", "25e6", None, "exactly", "KZT"),
        ("Бул 5 миллион сом.", "5 миллион сом", "5e6", None, "exactly", "KGS"),
    ],
)
def test_an_amount_is_found_with_unit_multiplier_and_bound(text, words, value, upper, bound, unit):
    assert found(text) == [(words, Decimal(value), upper and Decimal(upper), bound, unit)]
    if "1,7 billion" not in words:  # typed, it could be 17 with a slip
        typed = Amount.parse(words)
        spelt = Unit.objects.spelt(typed.unit)
        counts_alike = spelt is None or spelt.symbol == unit  # "14 bilateral documents" has no unit of the register
        assert (typed.low, typed.high, typed.bound, counts_alike) == (
            *(Decimal(value), upper and Decimal(upper)),
            *(bound, True),
        )


def test_a_conversion_in_brackets_is_an_amount_of_its_own():
    assert [(words, unit) for words, _, _, _, unit in found("It cost $655 million (356 bn tenge) in all.")] == [
        ("$655 million", "USD"),
        ("356 bn tenge", "KZT"),
    ]


@pytest.mark.parametrize("text", ["It rose from 5 to 7 million dollars.", "Он вырос с 5 до 7 млн долларов."])
def test_a_change_from_one_amount_to_another_is_no_range(text):
    assert [(value, upper, unit) for _, value, upper, _, unit in found(text)] == [
        (Decimal(5_000_000), None, "USD"),
        (Decimal(7_000_000), None, "USD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On February 25, 2025 and 12-13 November 2025, at 18:30, in 2024.",
        "25.02.2025, 25 февраля 2025 года, в 2024 году, 2025–2030 годы, 1990-х годов.",
        "In the first nine months of 2025 and за 9 месяцев 2025 года; two years ago.",
        "In 2024 companies paid, and in 2025 exports fell; since 2023 documents have been signed.",
        "CASA-1000, GRES-2, the G20, C5+1, Article 5 of No. 12 and ст. 7.",
        "Ekibastuz state district power plant - 2 and others.",
        "Call +7 7172 74 20 20 now.",
        "It remains in place by 2030 and by 2030 remains; the 2030 goals; by 2030 companies will pay.",
        "Три четверти миллиона тонн, three quarters of a million tonnes; 10 кв. футов; дом в 10 кв.",
        "Сорок с лишним миллионов и сотни миллионов; миллиона мало, тысяча и одна ночь.",
        "A line of 2x110 kV in a room of 2x2 m; тысячи людей.",
        "On 5 May documents were signed.",
        "One of the two sides; a company; half of it; several millions.",
        "",
    ],
)
def test_dates_names_and_bare_numbers_are_no_amounts(text):
    assert found(text) == []


PIECES = [
    *(
        "5",
        "7",
        "1,7",
        "1.7",
        "$",
        "€",
        "%",
        "млрд",
        "million",
        "bn",
        "тыс.",
        "долларов",
        "km",
        "tenge",
        "over",
        "около",
    ),
    *("from", "to", "до", "–", "-", "(", ")", "or more", "rose", "and", "a", "два", "2025", "года", "\n", ","),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.text(max_size=60) | some.lists(some.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_text_can_be_read(text):
    ends = 0
    for one in amounts_in(text):
        assert ends <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        ends = one.end


def test_a_power_of_ten_is_no_amount():
    assert found("It costs 10^9 USD.") == []
