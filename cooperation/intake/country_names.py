"""Names of countries in Russian, Kazakh and Kyrgyz, as CLDR and the press have them.

The register has them in English, with the names of places in any language. CLDR calls Kyrgyzstan "Киргизия" in Russian,
has no formal names, and no former states.
"""

from collections import defaultdict
from functools import cache

from babel import Locale

from cooperation.intake.stems import name_words

_LANGUAGES = ("ru", "kk", "ky")
_REPUBLIC = {"ru": "Республика {}", "kk": "{} Республикасы", "ky": "{} Республикасы"}
PRESS_NAMES = {
    "AE": "ОАЭ, Эмираты",
    "AZ": "Азербайджанская Республика",
    "BY": "Беларусь, Белоруссия",
    "CN": "КНР, Китайская Народная Республика, Қытай Халық Республикасы, ҚХР, Кытай Эл Республикасы",
    "CSHH": "Чехословакия",
    "DE": "ФРГ, Федеративная Республика Германия",
    "DDDE": "ГДР, Германская Демократическая Республика",
    "GB": "Великобритания, Соединённое Королевство",
    "IR": "ИРИ, Исламская Республика Иран",
    "KG": "Кыргызстан, Киргизия, Кыргызская Республика, Киргизская Республика, КР, Кыргыз Республикасы, "
    "Қырғызстан, Қырғыз Республикасы",
    "KP": "КНДР",
    "KR": "Южная Корея, Республика Корея",
    "KZ": "РК, ҚР",
    "MD": "Молдова, Молдавия",
    "MN": "Монголия",
    "RU": "РФ, Российская Федерация, Ресей Федерациясы, Россия Федерациясы, Орусия, Россия",
    "SA": "КСА, Королевство Саудовская Аравия",
    "SUHH": "СССР, Советский Союз, Союз Советских Социалистических Республик",
    "TM": "Туркменистан, Туркмения",
    "TR": "Турция, Турецкая Республика, Түркия",
    "US": "США, Соединённые Штаты, Соединённые Штаты Америки, АҚШ, АКШ",
    "UZ": "РУз, Өзбекстан, Өзбекстан Республикасы",
    "YUCS": "Югославия",
}
"""Names that the press uses and CLDR does not have."""


@cache
def country_names() -> dict[str, list[tuple[str, str]]]:
    """Return the names of countries by their keys: the name, and the code of the country."""
    names = defaultdict(list)
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                for spelling in (name, _REPUBLIC[language].format(name)):
                    names[spelling, code] = []
    for code, spellings in PRESS_NAMES.items():
        for spelling in spellings.split(", "):
            names[spelling, code] = []
    by_key = defaultdict(list)
    for name, code in names:
        if words := name_words(name):
            by_key[" ".join(words)].append((name, code))
    return dict(by_key)
