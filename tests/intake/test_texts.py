"""Every name, date and amount of three texts, listed by hand, is compared with what is found.

The names are those of the fixtures. The English and the Russian text were written for this test. The article is not
part of the project, so it is read if it is available.
"""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from cooperation.fields import Period
from cooperation.intake.mentions import mentions_in

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parent / "texts"
ARTICLE = settings.BASE_DIR.parent / "shared" / "article"
MIN_SHARE_OF_NAMES = 0.95

KZ, KG, RU = "Kazakhstan", "Kyrgyzstan", "Russia"
TOKAYEV, KASYMALIEV, BEKTENOV, NOVAK = (
    *("Kassym-Jomart Tokayev", "Adylbek Kasymaliev"),
    *("Olzhas Bektenov", "Alexander Novak"),
)
CABINET = "Cabinet of Ministers of the Kyrgyz Republic"
ADMINISTRATION = "Presidential Administration of the Kyrgyz Republic"
GOVERNMENT = "Government of the Russian Federation"
COMPLEX = "Industrial Trade and Logistics Complex"
PLANT = "Ekibastuz state district power plant - 2"

# In the order of the text: its words, and what they mean; one word where both are the same.
NAMES = {
    "article": [
        *[("ASTANA", "Astana"), KZ, ("Kyrgyz Republic", KG), COMPLEX, TOKAYEV, KASYMALIEV],
        *[("Kyrgyz Cabinet of Ministers", CABINET), ("Presidential Administration", ADMINISTRATION)],
        *[("Kasymaliev", KASYMALIEV), "Astana", "Akorda", ("Kasymaliev", KASYMALIEV), ("Tokayev", TOKAYEV)],
        *[("leadership teams of both countries", "Leadership teams of Kazakhstan and Kyrgyzstan"), KZ, KG],
        ("water supply along the Shu and Talas rivers", "Water supply along the Shu and Talas rivers"),
        *["Kirov Reservoir", BEKTENOV, ("the officials", "Officials at the Kazakhstan–Russia talks")],
        *[("cross-border eco-routes", "Cross-border eco-routes"), KZ],
        *[("Days of Kazakh Cinema", "Days of Kazakh Cinema in Kyrgyzstan"), ("Kyrgyz Republic", KG), KG, KZ, RU],
        *[BEKTENOV, NOVAK, GOVERNMENT, "Kokshetau", "Semey", "Ust-Kamenogorsk"],
        *[("The officials", "Officials at the Kazakhstan–Russia talks"), PLANT, KZ, RU, KZ, "Rosatom"],
        *[KZ, ("Kyrgyz Republic", KG), RU],
    ],
    "english": [
        *[BEKTENOV, ("Kyrgyz Republic", KG), KASYMALIEV, CABINET, ("Presidential Administration", ADMINISTRATION)],
        *[KZ, KG, ("Bektenov", BEKTENOV), COMPLEX, ("A. Kasymaliev", KASYMALIEV), "Kirov Reservoir", "Shu", "Talas"],
        *["Akorda", TOKAYEV, ("Tokayev", TOKAYEV), ("Kasymaliyev", KASYMALIEV), NOVAK, RU, ("Novak", NOVAK), "Rosatom"],
        *["Central Asia", "Uzbekistan", "China", ("U.S.", "United States"), "Ust-Kamenogorsk", "Semey", "Kokshetau"],
        *[GOVERNMENT, "Astana", ("Bektenov", BEKTENOV)],
    ],
    "russian": [
        *[("АСТАНА", "Astana"), ("Касым-Жомарт Токаев", TOKAYEV), ("Кыргызстана", KG)],
        *[("Адылбека Касымалиева", KASYMALIEV), ("Казахстаном", KZ), ("Кыргызской Республикой", KG)],
        *[("Касымалиева", KASYMALIEV), ("Казахстан", KZ), ("Токаевым", TOKAYEV)],
        *[("Кировское водохранилище", "Kirov Reservoir"), ("Чу", "Shu"), ("Талас", "Talas")],
        *[("Касым-Жомарт Токаев", TOKAYEV), ("Олжас Бектенов", BEKTENOV), ("Александром Новаком", NOVAK)],
        *[("Правительства Российской Федерации", GOVERNMENT), ("О. Бектенов", BEKTENOV), ("А. Новак", NOVAK)],
        *[("Кокшетау", "Kokshetau"), ("Семее", "Semey"), ("Усть-Каменогорске", "Ust-Kamenogorsk")],
        *[
            ("Экибастузской ГРЭС-2", PLANT),
            ("Новаку", NOVAK),
            ("Росатом", "Rosatom"),
            ("Россия", RU),
            ("Казахстан", KZ),
        ],
        *[("Росатома", "Rosatom"), ("Узбекистаном", "Uzbekistan"), ("Китаем", "China"), ("США", "United States")],
        *[("Астана", "Astana"), ("Усть-Каменогорске", "Ust-Kamenogorsk"), ("Бектенову", BEKTENOV)],
        *[("Акорда", "Akorda"), ("Касымалиев", KASYMALIEV), ("Астаны", "Astana")],
    ],
}
PUBLISHED = {"article": "2025", "english": "14 Mar 2025", "russian": "26 Feb 2025"}
DATES = {
    "article": [
        *[("February 25", "25 Feb 2025"), ("last year", "2024"), ("this year", "2025")],
        *[("early 1990s", "early 1990s"), ("early 2000s", "early 2000s")],
    ],
    "english": [
        *[("March 14", "14 Mar 2025"), ("on Thursday", "13 Mar 2025"), ("since last November", "since Nov 2024")],
        *[("2024", "2024"), ("by the end of 2030", "by the end of 2030"), ("second half of 2026", "H2 2026")],
        *[("this year", "2025"), ("19-20 April 2024", "19-20 Apr 2024"), ("On the same day", "13 Mar 2025")],
        *[("since the early 2000s", "since the early 2000s"), ("no later than 1 October 2026", "by 1 Oct 2026")],
        *[("2024-2025", "2024-2025"), ("Q3 2025", "Q3 2025"), ("May", "May 2025")],
    ],
    "russian": [
        *[("26 февраля", "26 Feb 2025"), ("2024 года", "2024"), ("к концу 2030 года", "by the end of 2030")],
        *[("в прошлом году", "2024"), ("до 15 апреля", "by 15 Apr 2025"), ("19–20 апреля 2024 года", "19-20 Apr 2024")],
        *[("В тот же день", "26 Feb 2025"), ("в первом полугодии 2026 года", "H1 2026")],
        *[("с начала 1990-х годов", "since the beginning of the 1990s"), ("Сегодня", "26 Feb 2025")],
        *[("в 2025–2027 годах", "2025-2027"), ("летом 2025 года", "summer 2025")],
    ],
}
AMOUNTS = {
    "article": [("$1.7 billion", "1.7e9", None, "exactly", "USD")],
    "english": [
        ("0.9", "0.9e9", None, "exactly", "USD"),
        ("1.1 billion dollars", "1.1e9", None, "exactly", "USD"),
        ("$3 billion", "3e9", None, "exactly", "USD"),
        ("about $655 million", "655e6", None, "about", "USD"),
        ("over 330 bn tenge", "330e9", None, "more_than", "KZT"),
        ("up to 7,000 people", "7000", None, "at_most", "people"),
        ("550 million cubic meters", "550e6", None, "exactly", "m³"),
        ("110 MW", "110", None, "exactly", "MW"),
        ("At least 12 documents", "12", None, "at_least", "documents"),
        ("3 memorandums", "3", None, "exactly", "memorandums"),
        ("20 percent", "20", None, "exactly", "%"),
    ],
    "russian": [
        ("превысил 1,7 млрд долларов", "1.7e9", None, "more_than", "USD"),
        ("3 млрд долларов США", "3e9", None, "exactly", "USD"),
        ("около 400 тыс. тонн", "4e5", None, "about", "t"),
        ("12,5%", "12.5", None, "exactly", "%"),
        ("свыше 300 млн кубометров", "300e6", None, "more_than", "m³"),
        ("не менее 1 000 МВт", "1000", None, "at_least", "MW"),
        ("2 млн 500 тыс. рублей", "2.5e6", None, "exactly", "RUB"),
        ("от 5 до 7 тыс. человек", "5000", "7000", "exactly", "people"),
        ("до 20 документов", "20", None, "at_most", "documents"),
        ("280 км", "280", None, "exactly", "km"),
    ],
}
UNKNOWN = {
    "article": [],
    "english": [
        ("Bishkek", "place", "settlement"),
        ("Osh", "place", "settlement"),
        ("Cholpon-Ata", "place", "settlement"),
        ("Eurasian Development Bank", "participant", "company"),
        ("Batken Region", "place", "region"),
        ("Sadyr Japarov", "participant", "person"),
    ],
    "russian": [
        ("Чолпон-Ате", "place", "settlement"),
        ("Садыра Жапарова", "participant", "person"),
        ("Нурлана Байбазарова", "participant", "person"),
    ],
}


@pytest.fixture(scope="module")
def texts():
    """Return the texts by name."""
    found = {path.stem: path.read_text() for path in FOLDER.glob("*.txt")}
    if ARTICLE.exists():
        found["article"] = next(ARTICLE.glob("*.txt")).read_text()
    return found


@pytest.fixture
def mentions(texts):
    """Return what is found in each text."""
    return {name: mentions_in(text, Period.parse(PUBLISHED[name])) for name, text in texts.items()}


def listed(name, text):
    """Return the positions of the names of a text, by the list, and what each means."""
    position = 0
    for entry in NAMES[name]:
        words, meaning = entry if isinstance(entry, tuple) else (entry, entry)
        start = text.index(words, position)
        position = start + len(words)
        yield (start, position), meaning


def test_at_least_95_of_100_names_are_found(texts, mentions):
    missed, wrong, total = [], [], 0
    for name, text in texts.items():
        expected = dict(listed(name, text))
        found = {(one.start, one.end): one.candidates[0].name for one in mentions[name].names}
        total += len(expected)
        missed += [(name, text[slice(*span)]) for span, meaning in expected.items() if found.get(span) != meaning]
        wrong += [(name, text[slice(*span)], found[span]) for span in found if span not in expected]
    print(f"{total - len(missed)} of {total} names found; missed: {missed}; not listed: {wrong}")
    assert total > 75
    assert len(missed) <= (1 - MIN_SHARE_OF_NAMES) * total
    assert wrong == []


def test_each_date_is_found_and_none_is_more_exact_than_the_text(texts, mentions):
    for name in texts:
        found = [(one.stated, one.period.bounds) for one in mentions[name].dates]
        print(f"{name}: {len(found)} dates found of {len(DATES[name])}")
        same_day = [("on the same day", Period.parse("25 Feb 2025").bounds)] if name == "article" else []
        expected = [(words, Period.parse(date).bounds) for words, date in DATES[name]]
        assert sorted(found, key=str) == sorted(expected + same_day, key=str)


def test_each_amount_is_found_with_unit_bound_and_multiplier(texts, mentions):
    for name in texts:
        found = [
            (one.text, one.value, one.upper, one.bound, one.unit and one.unit.symbol) for one in mentions[name].amounts
        ]
        print(f"{name}: {len(found)} amounts found of {len(AMOUNTS[name])}")
        assert found == [
            (words, Decimal(value), upper and Decimal(upper), bound, unit)
            for words, value, upper, bound, unit in AMOUNTS[name]
        ]


def test_names_that_the_register_does_not_have_are_offered(texts, mentions):
    for name in texts:
        found = [(one.text, one.noun, one.kind) for one in mentions[name].unknown]
        assert [one for one in UNKNOWN[name] if one not in found] == []
        print(f"{name}: offered besides: {[one for one in found if one not in UNKNOWN[name]]}")
        assert len(found) <= len(UNKNOWN[name]) + 2


def test_no_two_mentions_overlap(texts, mentions):
    for name in texts:
        spans = sorted((one.start, one.end) for found in mentions[name][1:] for one in found)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
