"""The words of amounts in English, Russian, Kazakh and Kyrgyz, in the English that ``Amount`` reads."""

from cooperation.fields import amounts

MAGNITUDES = {
    "hundred": "hundred|hundreds|сот(?:ен|ни)?",
    "thousand": "thousand|thousands|thsd\\.?|ths\\.?|k(?=\\b)|тыс\\.?|тысяч[аиу]?|мың|миң",
    "million": "million|millions|mln\\.?|mn|m(?=\\b)|млн\\.?|миллион(?!ер)\\w*",
    "billion": "billion|billions|bln\\.?|bn|b(?=\\b)|milliard|mlrd|млрд\\.?|миллиард(?!ер)\\w*",
    "trillion": "trillion|trillions|trln\\.?|trn|tn|трлн\\.?|триллион\\w*",
}
SHORT_MAGNITUDES = ("k", "m", "b")  # only after a currency: "$5m" is five millions, "5 m" five metres

BOUNDS_BEFORE = {
    amounts.AT_LEAST: "не менее|не меньше|как минимум|минимум|кемінде|кеминде",
    amounts.AT_MOST: "не более|не больше|не свыше|вплоть до|максимум|до",
    amounts.MORE_THAN: (
        "свыше|более|больше|превы(?:шает|шают|сил[аои]?|сит|сят|шая|шающ\\w+)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
        "|upwards of|сверх"
    ),
    amounts.LESS_THAN: "менее|меньше",
    amounts.ABOUT: "около|примерно|приблизительно|порядка|почти|ориентировочно|шамамен|болжол менен",
}
"""Words before an amount, besides those of ``amounts.WORDS_BEFORE``."""
BOUNDS_AFTER = {amounts.MORE_THAN: "астам|артық|ашык|ашуун", amounts.AT_LEAST: "и более|и выше|и больше"}
ENGLISH_BOUNDS = {
    amounts.AT_LEAST: "at least",
    amounts.AT_MOST: "at most",
    amounts.MORE_THAN: "more than",
    amounts.LESS_THAN: "less than",
    amounts.ABOUT: "about",
}

NUMBER_WORDS = {
    "1.5": "полтор[аы]|полутора",
    "2": "два|две|двух|екі|эки",
    "3": "три|тр[её]х|үш|үч",
    "4": "четыре|четыр[её]х|төрт",
    "5": "пять|пяти|бес|беш",
    "6": "шесть|шести|алты",
    "7": "семь|семи|жеті|жети",
    "8": "восемь|восьми|сегіз|сегиз",
    "9": "девять|девяти|тоғыз|тогуз",
    "10": "десять|десяти",
}
"""Numbers in words, besides those that ``Amount`` reads."""

UNIT_NAMES = {
    "USD": "долл\\.?(?: США)?|(?:американск\\w+ )?доллар\\w*(?: США)?|(?:АҚШ|АКШ) доллар\\w*",
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
    "km²": "км²|км2|кв\\.? ?км|квадратн\\w+ километр\\w*",
    "km³": "км³|км3|куб\\.? ?км|кубическ\\w+ километр\\w*",
    "km": "км|километр\\w*|шақырым",
    "m³/s": "м³/с|м3/с|куб\\.? ?м/с|кубометр\\w* в секунду|кубическ\\w+ метр\\w* в секунду",
    "m³": "м³|м3|куб\\.? ?м|кубометр\\w*|кубическ\\w+ метр\\w*",
    "m²": "м²|м2|кв\\.? ?м|квадратн\\w+ метр\\w*",
    "mm": "мм|миллиметр\\w*",
    "m": "м|метр\\w*",
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
    "kV": "кВ|киловольт\\w*",
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
"""Symbol of a unit of the register -> its names in Russian, Kazakh and Kyrgyz, as patterns. Longer ones come first."""
