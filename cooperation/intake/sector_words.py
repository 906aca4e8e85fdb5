"""The sectors that words are about, by telling words in English and Russian: "exports" is trade, "ТЭЦ" thermal power.

A wrong sector costs more than a missing one. Words of several meanings are not here, such as "power" and "border".
"""

import re
from functools import cache

from cooperation.intake.stems import words_with_positions
from cooperation.models import Sector
from cooperation.models.alphabet import folded

MAX_SECTORS_OF_WORDS = 4  # words that name more list the fields of a whole relationship

# The slug of a sector, and how its words begin. "_" joins two words, "=" begins a whole word.
_WORDS = """
    political       political политическ
    security        terrori military defence defense оборон военн террор
    border-crossings checkpoint border_crossing пункт_пропуска кпп
    trade           =trade =trading export import товарооборот торгов экспорт импорт
    trade-facilitation customs таможен
    transport       transport транспорт
    rail-transport  railway =rail железнодорож
    road-transport  highway motorway автодорог автомобильн_дорог
    air-transport   flight airport aviation airline авиа аэропорт
    logistics       logistic логист
    transit         transit corridor транзит коридор
    investment      invest инвест
    mining          mining mineral горнодобыва
    agriculture     agricult farmer grain =crops сельскохозяйств сельск_хозяйств зерн
    water           =water =вод водоснабж
    river-basins    river reservoir =рек водохранилищ
    irrigation      irrigat ирригац ороше ороси
    energy          =energy энерг
    energy-security energy_security энергетическ_безопасност
    oil-and-gas     =oil =gas pipeline hydrocarbon нефт =газ газопровод углеводород
    electricity     electricity substation transmission_line casa-1000 подстанц электросет =лэп электропередач
    thermal-power   =chp heat_and_power thermal_power district_power_plant =тэц =грэс =тэс
    district-heating district_heating теплоснабж
    nuclear         nuclear =аэс атомн ядерн росатом rosatom
    hydropower      hydropower hydroelectric =hpp =гэс гидроэнерг
    renewables      renewable solar =wind_power =wind_farm солнечн ветров
    environment     climate environment glacier эколог климат ледник
    tourism         touris hotel eco-route турис гостини отел
    culture         cultur культур
    cinema          cinema =film кино фильм
    humanitarian-ties humanitarian_ties humanitarian_cooperation гуманитарн_связ
    sport           =sport спорт
    youth           =youth молод
    education       education school образован школ
    higher-education universit student scholarship университет студент
    space           satellite космич космос космодром
    digital         digital цифров
    health          =health hospital medicine здравоохранен больниц медицин
    migration       migra мигра
"""
_LISTED = {slug: tuple(words) for slug, *words in (line.split() for line in _WORDS.strip().splitlines())}


def sectors_in(words: str) -> list[int]:
    """Return the primary keys of the sectors that words are about, in the order of the words, without their parents."""
    text = " ".join(word.letters for word in words_with_positions(words))
    found = {}
    for slug, pattern in _patterns().items():
        if match := pattern.search(text):
            found[slug] = match.start()
    if not found or len(found) > MAX_SECTORS_OF_WORDS:
        return []
    rows = {slug: (pk, parent) for slug, pk, parent in _rows(found)}
    parents = {parent for _, parent in rows.values()}
    return [rows[slug][0] for slug in sorted(rows, key=found.get) if rows[slug][0] not in parents]


def _rows(slugs) -> list[tuple]:
    return [*Sector.objects.filter(slug__in=slugs).order_by().values_list("slug", "pk", "parent")]


@cache
def _patterns() -> dict[str, re.Pattern]:
    return {slug: re.compile("|".join(map(_pattern, words))) for slug, words in _LISTED.items()}


def _pattern(words: str) -> str:
    parts = [re.escape(folded(word.removeprefix("=")).replace("-", " ")) for word in words.split("_")]
    ends = r"\b" if words.startswith("=") and words.isascii() else r"[а-я]{0,3}\b" if words.startswith("=") else ""
    return r"\b" + r"\w* ".join(parts) + ends
