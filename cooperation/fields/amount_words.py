"""The words of amounts in English, Russian, Kazakh and Kyrgyz, in the English that ``Amount`` reads.

Texts and form fields are read alike, with these words: "от 5 до 7 млн тонн" is "from 5 to 7 million тонн". A unit keeps
its spelling (``unit_named``).
"""

import re
from decimal import Decimal

from .number_words import HALF_MORE, NUMBER_IN_WORDS, number_in_words

EXACTLY, ABOUT, MORE_THAN, AT_LEAST, LESS_THAN, AT_MOST = (
    *("exactly", "about", "more_than"),
    *("at_least", "less_than", "at_most"),
)
"""How a text bounds an amount."""

MAGNITUDES = {
    "hundred": "hundred|hundreds|сот(?:ен|ни)?",
    "thousand": "thousand|thousands|thsd\\.?|ths\\.?|k(?=\\b)|тыс\\.?|тысяч[аиу]?|мың|миң",
    "million": "million|millions|mln\\.?|mn|m(?=\\b)|млн\\.?|миллион(?!ер)\\w*",
    "billion": "billion|billions|bln\\.?|bn|b(?=\\b)|milliard|mlrd|млрд\\.?|миллиард(?!ер)\\w*",
    "trillion": "trillion|trillions|trln\\.?|trn|tn|трлн\\.?|триллион\\w*",
}
SHORT_MAGNITUDES = ("k", "m", "b")  # only after a currency: "$5m" is five millions, "5 m" five metres

BOUNDS_BEFORE = {
    AT_LEAST: "не менее|не меньше|как минимум|минимум|кемінде|кеминде",
    AT_MOST: "не более|не больше|не свыше|вплоть до|максимум|до",
    MORE_THAN: (
        "свыше|более|больше|превы(?:шает|шают|сил[аои]?|сит|сят|шая|шающ\\w+)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
        "|upwards of|сверх"
    ),
    LESS_THAN: "менее|меньше",
    ABOUT: "около|примерно|приблизительно|порядка|почти|ориентировочно|шамамен|болжол менен",
}
"""Words before an amount, besides those of ``amounts.WORDS_BEFORE``."""
BOUNDS_AFTER = {MORE_THAN: "астам|артық|ашык|ашуун", AT_LEAST: "и более|и выше|и больше"}
ENGLISH_BOUNDS = {
    AT_LEAST: "at least",
    AT_MOST: "at most",
    MORE_THAN: "more than",
    LESS_THAN: "less than",
    ABOUT: "about",
}

POWERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_POWER_UNITS = "[kMG]W|MVA|[кМГ]Вт|МВА|(?i:(?:kilo|mega|giga)watts?|(?:кило|мега|гига)ватт\\w*)"
NUMBERED_TIMES = re.compile(
    rf"(?P<count>\d{{1,2}})[^\S\n]?[xх×][^\S\n]?(?P<size>\d+(?:[.,]\d+)?)(?=[^\S\n-]?(?:{_POWER_UNITS})(?![^\W\d_]))"
)
"""So many machines of some power: "2x600 MW" is 1200 MW. Lines and tables of such numbers add up to nothing."""
REPEATED_IN_WORDS = rf"\s?\((?:{NUMBER_IN_WORDS}|{HALF_MORE}|\s|{'|'.join(MAGNITUDES.values())})+\)"
"""A number that is repeated in brackets, as in "25 (twenty-five) million"."""
BOUNDED_TWICE = "|".join(["at least", "(?:no|not) (?:less|fewer) than", BOUNDS_BEFORE[AT_LEAST]])
AND_AT_MOST = rf"\s(?:and|и|но|but)\s(?:at most|(?:no|not) more than|{BOUNDS_BEFORE[AT_MOST]})\s"
"""Between the numbers of "at least 3 and at most 5", after ``BOUNDED_TWICE``: a range from 3 to 5."""

_ENGLISH_MAGNITUDES = "|".join(POWERS)
_REPEATED = re.compile(REPEATED_IN_WORDS, re.IGNORECASE)
_REPEATED_DIGITS = re.compile(r"(?<![\d.,])(\d+) \(\1\)")  # "ten (10)", with its words in digits
_IN_WORDS = re.compile(rf"(?<![^\W_])(?:{NUMBER_IN_WORDS})(?=\s|$|(?<=пол))", re.IGNORECASE)
_LONE_MAGNITUDE = re.compile(
    r"(?<!\d )(?<![\w-])(?=(?:(?:миллион|миллиард|триллион)а?|тысяч[ауи])(?:\s|$))", re.IGNORECASE
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TIMES_IN_ENGLISH = [
    (re.compile(rf"(?<=\d)[ -]?(?![kmb]\b)(?:{words})(?:(?<=\.)|(?![^\W\d_])) ?", re.IGNORECASE), rf" {name} ")
    for name, words in MAGNITUDES.items()
]
_BOUNDS_IN_ENGLISH = [
    (re.compile(rf"^(?:{words})(?: чем)?(?: на| в)? ", re.IGNORECASE), f"{ENGLISH_BOUNDS[bound]} ")
    for bound, words in BOUNDS_BEFORE.items()
]
_RANGES_IN_ENGLISH = [
    (re.compile(rf"^(?:{BOUNDED_TWICE}) (?=[^()]+{AND_AT_MOST})", re.IGNORECASE), "from "),
    (re.compile(rf"(?<=[\w%]){AND_AT_MOST}(?=\d)", re.IGNORECASE), " to "),
    (re.compile(r"^(?:от|со?) (?=.* (?:до|по) )", re.IGNORECASE), "from "),
    (re.compile(r"^между (?=.* и )", re.IGNORECASE), "between "),
    (re.compile(r" (?:до|по) (?=-?\d)"), " to "),
    (re.compile(r"(?<=\w) и (?=-?\d)"), " and "),
    (re.compile(r"^от (?=\d)", re.IGNORECASE), "at least "),
]
_SUM = re.compile(
    rf"(?<![\d.,])(\d+(?:\.\d+)?) ({_ENGLISH_MAGNITUDES}) (\d{{1,3}}(?:\.\d+)?)(?: ({_ENGLISH_MAGNITUDES}))?"
    r"(?= |$)(?! ?[-–])"
)
_AFTER_AMOUNT = [(re.compile(rf" (?:{words})(?= |$)", re.IGNORECASE), bound) for bound, words in BOUNDS_AFTER.items()]


def in_english(text: str) -> str:
    """Return an amount in English, with its numbers in digits. The words of its unit stay.

    >>> in_english("не менее 1,5 млрд тенге"), in_english("двадцать пять тысяч 300 человек")
    ('at least 1.5 billion тенге', '25300 человек')
    >>> in_english("one hundred and fifty km"), in_english("2x600 MW"), in_english("twenty-five")
    ('150 km', '1200 MW', 'twenty-five')
    """
    text = re.sub(r"(?<=\d)-(?=[^\W\d_])", " ", _REPEATED.sub("", text))  # "a 280-km line"
    text = NUMBERED_TIMES.sub(lambda found: f"{int(found['count']) * Decimal(found['size'].replace(',', '.')):f}", text)
    is_cyrillic = bool(_CYRILLIC.search(text))
    is_sum = len(re.findall("thousand|million|billion|trillion", text, re.IGNORECASE)) > 1
    text = _IN_WORDS.sub(lambda found: _digits_of(found[0], is_kept=not (is_cyrillic or is_sum)), text)
    text = _REPEATED_DIGITS.sub(r"\1", text)
    patterns = [*_RANGES_IN_ENGLISH[:2], *_BOUNDS_IN_ENGLISH]
    if is_cyrillic:
        text = _LONE_MAGNITUDE.sub("1 ", text)
        text = re.sub(r"(?<=\d),(?=000(?!\d))", "", text)  # thousands: no decimals are three zeros
        text = re.sub(r"(?<=\d),(?=\d)", "" if text.count(",") > 1 else ".", text)
        patterns = [*_TIMES_IN_ENGLISH, *_RANGES_IN_ENGLISH, *_BOUNDS_IN_ENGLISH]
    for pattern, english in patterns:
        text = pattern.sub(english, text)
    for pattern, bound in _AFTER_AMOUNT:
        if pattern.search(text):
            text = f"{ENGLISH_BOUNDS[bound]} {pattern.sub('', text)}"
    return " ".join(_SUM.sub(_sum, text).split())


def _digits_of(words: str, *, is_kept: bool) -> str:
    """Return a number in words in digits. Where it may be kept, one English word stays: the parser reads it."""
    if is_kept and (words.isalpha() or not re.search(r"hundred|quarter| half", words, re.IGNORECASE)):
        return words
    return f"{number_in_words(words):f}" + (" " if words.lower() == "пол" else "")


def _sum(found: re.Match[str]) -> str:
    """Return "2500 thousand" for "2 million 500 thousand", and "15300" for "15 thousand 300"."""
    high, times, low, smaller = found.groups()
    power = POWERS[times] - POWERS.get(smaller, 0)
    if power <= 0 or Decimal(low) >= 10**power:
        return found[0]
    return f"{Decimal(high).scaleb(power) + Decimal(low):f} {smaller or ''}".strip()


UNIT_NAMES = {
    "USD": "долл\\.?(?:\\s?США)?|(?:американск\\w+ )?доллар\\w*(?: США)?|(?:АҚШ|АКШ) доллар\\w*",
    "EUR": "евро",
    "BYN": "белорусск\\w+ рубл\\w+",
    "RUB": "(?:российск\\w+ )?рубл\\w+|руб\\.?",
    "KZT": "тенге|теңге\\w*|тг\\.?",
    "TJS": "сомони",
    "KGS": "сом(?:ов|а|ах|ами|дон|дун)?",
    "UZS": "сум(?:ов|а|ах)?",
    "AZN": "азербайджанск\\w+ манат\\w*",
    "TMT": "туркменск\\w+ манат\\w*",
    "CNY": "юан\\w+",
    "TRY": "(?:турецк\\w+ )?лир\\w*",
    "GBP": "фунт\\w* стерлингов",
    "JPY": "[ий]ен\\w*",
    "percentage points": "процентн\\w+ пункт\\w*|п\\.\\s?п\\.",
    "%": "процент\\w*|пайыз\\w*",
    "times": "раза?|есе|эсе",
    "km²": "км²|км2|(?:кв\\.?|квадратн\\w+)\\s?(?:км|километр\\w*)|км\\s?кв\\.?",
    "km³": "км³|км3|(?:куб\\.?|кубическ\\w+)\\s?(?:км|километр\\w*)",
    "km": "км|километр\\w*|шақырым",
    "m³/s": "(?:м³|м3|(?:куб\\.?|кубическ\\w+)\\s?(?:м|метр\\w*)|кубометр\\w*)(?:/с(?:ек)?| в сек(?:унду|\\.))",
    "m³": "м³|м3|(?:куб\\.?|кубическ\\w+)\\s?(?:м|метр\\w*)|кубометр\\w*|м\\s?куб\\.?",
    "m²": "м²|м2|(?:кв\\.?|квадратн\\w+)\\s?(?:м|метр\\w*)|м\\s?кв\\.?",
    "mm": "мм|миллиметр\\w*",
    "m": "(?:пог\\.?\\s?|погонн\\w+ )?(?:м|метр\\w*)",
    "ha": "га|гектар\\w*",
    "t": "т|тонн\\w*",
    "kg": "кг|килограмм\\w*",
    "l": "литр\\w*",
    "barrels": "баррел\\w+",
    "kWh": "кВт[·*⋅.\\- /]?ч|киловатт-час\\w*",
    "MWh": "МВт[·*⋅.\\- /]?ч|мегаватт-час\\w*",
    "GWh": "ГВт[·*⋅.\\- /]?ч|гигаватт-час\\w*",
    "TWh": "ТВт[·*⋅.\\- /]?ч|тераватт-час\\w*",
    "kW": "кВт|киловатт\\w*",
    "MW": "МВт|мегаватт\\w*",
    "GW": "ГВт|гигаватт\\w*",
    "MVA": "МВА",
    "kV": "(?-i:кВ)|киловольт\\w*",
    "Gcal/h": "Гкал/ч(?:ас)?",
    "Gcal": "Гкал|гигакалори\\w*",
    "TEU": "ДФЭ|TEU",
    "hours": "час(?:а|ов|ам|ами|ах)?",
    "days": "дн(?:я|ей|ям|ями|ях)|день|дней|сут(?:ки|ок)",
    "months": "месяц(?:а|ев|ам|ах)?",
    "years": "лет|год(?:а|ам|ами|ах)?",
    "people": "человек\\w*|чел\\.?|адам\\w*",
    "jobs": "рабочих мест\\w*|рабочих места",
    "students": "студент\\w*",
    "scholarships": "стипенди\\w+",
    "tourists": "турист\\w*",
    "companies": "компани\\w+|предприяти\\w+",
    "projects": "проект\\w*",
    "documents": "документ\\w*|құжат\\w*|документтин",
    "agreements": "соглашени\\w+",
    "memorandums": "меморандум\\w*",
    "contracts": "контракт\\w*",
    "meetings": "встреч\\w*",
    "visits": "визит\\w*",
    "flights": "рейс\\w*",
    "passengers": "пассажир\\w*",
    "vehicles": "автомобил\\w+|машин\\w*",
    "wagons": "вагон\\w*",
    "containers": "контейнер\\w*",
    "trains": "поезд\\w*",
    "routes": "маршрут\\w*",
    "turbines": "турбин\\w*",
    "events": "мероприяти\\w+",
    "countries": "стран\\w*",
    "participants": "участник\\w*",
}
"""Symbol of a unit of the register -> its names in Russian, Kazakh and Kyrgyz, as patterns. Longer ones come first.

Where two units differ by case only, "кВ" and "кв. м", the pattern says so.
"""
_METRES = "(?:m|met(?:re|er)s?)(?!/s| per sec)"
_KILOMETRES = "(?:km|kilomet(?:re|er)s?)"
ENGLISH_UNIT_NAMES = {
    "m²": f"sq(?:uare|\\.)?\\s?{_METRES}",
    "km²": f"sq(?:uare|\\.)?\\s?{_KILOMETRES}",
    "m³": f"cu(?:bic|\\.)?\\s?{_METRES}",
    "km³": f"cu(?:bic|\\.)?\\s?{_KILOMETRES}",
}
"""Symbol of a unit -> its names in English that have too many spellings for a list."""
_UNITS = [
    (re.compile(names, re.IGNORECASE), symbol)
    for table in (UNIT_NAMES, ENGLISH_UNIT_NAMES)
    for symbol, names in table.items()
]


def unit_named(text: str) -> str:
    """Return the symbol of a unit by a name in one of four languages, such as "USD" for "долл. США"; "" if none.

    Args:
        text: the name, in any case and number.
    """
    return next((symbol for pattern, symbol in _UNITS if pattern.fullmatch(text)), "")
