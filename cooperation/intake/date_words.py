"""The words of dates in English, Russian, Kazakh and Kyrgyz, and what each is in the English that ``Period`` reads."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cooperation.fields.spans import MONTHS

RUSSIAN_MONTHS = (
    *("январ[ьяею]|янв", "феврал[ьяею]|февр?", "март[аеу]?", "апрел[ьяею]|апр", "ма[йяею]", "июн[ьяею]"),
    *("июл[ьяею]", "август[аеу]?|авг", "сентябр[ьяею]|сент?", "октябр[ьяею]|окт", "ноябр[ьяею]|нояб?"),
    "декабр[ьяею]|дек",
)
"""Their cases and abbreviations, January first."""
KAZAKH_MONTHS = (
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
    *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
)
_ENGLISH_MONTHS = "|".join([*MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"])
_OF_NUMBERS = "two three four five six seven eight nine ten eleven".split()  # noqa: SIM905
_RUSSIAN_NUMBERS = "дв три четыре пять шесть семь восемь девять десять одиннадцать".split()  # noqa: SIM905
_ORDINALS = {"перв": "first", "втор": "second", "трет": "third", "четв": "fourth", "посл": "last"}
_ROMAN = {"I": "first", "II": "second", "III": "third", "IV": "fourth"}
_YEAR_WORD = r"(?:\s*(?:год(?:у|а|ом|ы|ов|ах|ам|ами)?\b|гг?\b\.?))?"

A_YEAR, A_MONTH, NUMBER, WHOLE, SEASON, WORD, PREPOSITION = (
    *("year", "month", "number", "whole", "season", "word"),
    "preposition",
)
"""Kinds of pieces. A whole one is a date of its own, such as 25.02.2025."""


class Piece(NamedTuple):
    """A word or number of a date.

    Attributes:
        start: the position of its first character.
        end: the position after its last one.
        kind: one of the kinds above, or the name of a relative date (``relative_dates.py``).
        english: what it is in English; for a relative date its words.
    """

    start: int
    end: int
    kind: str
    english: str


def _russian_month(word: str) -> str:
    place = next(n for n, forms in enumerate(RUSSIAN_MONTHS) if re.fullmatch(forms, word.lower()))
    return MONTHS[place]


def _any_month(word: str) -> str:
    """Return the English name of a month in Kazakh or Kyrgyz, which may have a suffix."""
    beginnings = [*KAZAKH_MONTHS, *(re.match(r"\w+", forms)[0] for forms in RUSSIAN_MONTHS)]
    place = next(place for place, beginning in enumerate(beginnings) if word.lower().startswith(beginning))
    return MONTHS[place % 12]


def _russian_months_of(found: re.Match[str]) -> str:
    number = found[0].split()[-2].lower()
    if not number.isdigit():
        place = next(place for place, word in enumerate(_RUSSIAN_NUMBERS) if number.startswith(word))
        number = _OF_NUMBERS[place]
    return f"first {number} months of"


def _year_first(found: re.Match[str]) -> str:
    year, day = re.findall(r"\d+", found[0])
    return f"{day} {_any_month(re.findall('[^0-9_ -]+', found[0])[-1])} {year}"


def _words(kind: str, words: str, english: str) -> tuple[str, str, Callable]:
    return kind, rf"(?:{words})\b", lambda _: english


def _same(found: re.Match[str]) -> str:
    return found[0]


_KAZAKH_MONTH = "|".join([*KAZAKH_MONTHS, *(re.match(r"\w+", forms)[0] for forms in RUSSIAN_MONTHS)])
_PATTERNS: list[tuple[str, str, Callable[[re.Match[str]], str]]] = [
    # Whole dates. A day, month and year in numbers; Kazakh and Kyrgyz have the year first.
    (WHOLE, rf"\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?![\d.]\d?){_YEAR_WORD}", lambda found: found[0][:10].strip(" г")),
    (WHOLE, r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{4}(?!\d)|\d{4}/\d\d/\d\d(?!\d)", _same),
    (WHOLE, rf"\d{{4}}[ -]*жыл\w*\s+\d{{1,2}}[ -]*(?:{_KAZAKH_MONTH})\w*", _year_first),
    (WHOLE, r"\d{4}[\s-]*жыл\w*", lambda found: found[0][:4]),
    (WHOLE, r"(?:[QH][1-4][ /-]?|[1-4][QH][ /-]?)\d{4}(?!\d)|\d{4}[ /-]?(?:[QH][1-4]|[1-4][QH])\b", _same),
    (WHOLE, r"winter\s+(?:of\s+)?\d{4}\s?[/–-]\s?\d{2,4}(?!\d)", _same),
    (
        WHOLE,
        r"зим(?:а|ой|ы|у|е)\s+\d{4}\s?[/–-]\s?\d{2,4}(?!\d)" + _YEAR_WORD,
        lambda found: "winter " + re.search(r"\d{4}\s?[/–-]\s?\d{2,4}", found[0])[0],
    ),
    (
        A_YEAR,
        r"\d{3}0(?:s\b|['’]s\b|[-–]?(?:х|е|ых|ые)\b(?:\s+год(?:ы|ов|ах|ам)\b)?)",
        lambda found: f"{found[0][:4]}s",
    ),
    (
        WORD,
        rf"(?:перв\w{{2}}\s+)?(?:\d+|{'|'.join(n + '[а-я]*' for n in _RUSSIAN_NUMBERS)})\s+месяц(?:ев|а)\b",
        _russian_months_of,
    ),
    (
        WORD,
        r"[1-4](?:-?(?:й|м|го|е|ое|ом|ый))?(?=\s+(?:квартал|полуг|полов))",
        lambda found: list(_ROMAN.values())[int(found[0][0]) - 1],
    ),
    (WORD, r"(?:\d{1,2}|" + "|".join(_OF_NUMBERS) + r")\s+months(?=\s+of\s+\d{4})", _same),
    (NUMBER, r"\d{1,2}[-–]?(?:й|м|го|е|я|ой|ом|му|ю)\b", lambda found: _ordinal_number(re.match(r"\d+", found[0])[0])),
    (A_YEAR, rf"(?:1[5-9]|20|21)\d\d(?!\d){_YEAR_WORD}", lambda found: found[0][:4]),
    (NUMBER, r"\d{1,2}(?:st|nd|rd|th)?(?![\d.,%]{0,8}\d)(?![^\W\d_])", _same),
    # Months
    (A_MONTH, rf"(?:{_ENGLISH_MONTHS})(?![^\W_])", lambda found: found[0].rstrip(".")),
    (
        A_MONTH,
        rf"(?:{'|'.join(RUSSIAN_MONTHS)})\b(?:(?<=янв|апр|авг|окт|дек|фев|сен|ноя)\.|(?<=февр|сент|нояб)\.)?",
        lambda found: _russian_month(found[0].rstrip(".")),
    ),
    (
        A_MONTH,
        rf"(?:{'|'.join(KAZAKH_MONTHS)})(?:\w{{0,4}})\b|(?<=\d-)(?:{_KAZAKH_MONTH})\w{{0,6}}\b",
        lambda found: _any_month(found[0]),
    ),
    # Parts of years and months
    (WORD, r"(?:early|mid|late|beginning|start|middle|end)\b", _same),
    (WORD, r"(?:of|the|ten days|10 days)\b", _same),
    (WORD, r"(?:first|second|third|fourth|last)\s+(?:\d+|" + "|".join(_OF_NUMBERS) + r")\s+months\b", _same),
    (WORD, r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last)\b", _same),
    (WORD, r"(?:quarter|half)\b", _same),
    (SEASON, r"(?:spring|summer|autumn|fall)\b", _same),
    _words(WORD, "начал[оеау]", "beginning of"),
    _words(WORD, "середин[аеыу]", "middle of"),
    _words(WORD, "кон(?:ец|ц[еау])", "end of"),
    (
        WORD,
        r"(?:перв|втор|треть?|четв[её]рт|последн)(?:ый|ой|ом|ого|ая|ую|ое|ий|ей|ем|его|ья|ью|я|ю|ем|е)\b",
        lambda found: _ORDINALS[found[0][:4].lower()],
    ),
    (
        WORD,
        r"(?:I{1,3}|IV)(?:-?(?:й|м|го))?(?=\s+(?:квартал|полуг|полов))",
        lambda found: _ROMAN[re.match("[IV]+", found[0].upper())[0]],
    ),
    _words(WORD, "квартал[аеу]?", "quarter of"),
    _words(WORD, "полугоди[еияю]|половин[аеыу]", "half of"),
    _words(WORD, "декад[аеыу]", "ten days of"),
    _words(SEASON, "весн(?:ой|а|ы|у|е)", "spring"),
    _words(SEASON, "лет(?:ом|о)|лета(?=\\s+\\d{4})", "summer"),
    _words(SEASON, "осен(?:ью|ь|и)", "autumn"),
    # Prepositions
    (PREPOSITION, r"not until\b", lambda _: "in"),
    (PREPOSITION, r"(?:(?:no|not) later than|by|until|till|since|from|before|after|between|in|on|at|during)\b", _same),
    (WORD, r"(?:to|and|и|by)\b", lambda found: "and" if found[0] == "и" else found[0]),
    (PREPOSITION, r"(?:about|around|circa|approximately|roughly|possibly|perhaps|probably|maybe)\b", _same),
    _words(PREPOSITION, "не позднее|не позже", "no later than"),
    _words(PREPOSITION, "начиная с", "since"),
    _words(PREPOSITION, "до|вплоть до", "until"),
    _words(PREPOSITION, "ко?", "by"),
    _words(PREPOSITION, "со?", "from"),
    _words(PREPOSITION, "по", "to"),
    _words(PREPOSITION, "после", "after"),
    _words(PREPOSITION, "между", "between"),
    _words(PREPOSITION, "во?|на|за", "in"),
    _words(PREPOSITION, "около|примерно|приблизительно", "about"),
    _words(PREPOSITION, "возможно|вероятно", "possibly"),
]
_RELATIVE_WORDS = "last|this|next|previous|current|coming|past|same"
_RUSSIAN_RELATIVE = (
    "(?:прошл|минувш|эт|текущ|нынешн|следующ|будущ|т|наступивш)(?:ого|его|ом|ем|ей|ой|ый|ий|от)(?:\\s+же)?"
)
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
RUSSIAN_WEEKDAYS = "понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье"
_RELATIVE: list[tuple[str, str]] = [
    ("year", rf"(?:the\s+)?(?:{_RELATIVE_WORDS})\s+year\b(?:['’]s\b)?|{_RUSSIAN_RELATIVE}\s+год(?:у|а|ом)?\b"),
    ("year", r"[ст]\.\s?г\.|сего\s+года\b"),
    ("year", r"(?:өткен|өткөн|былтырғы|осы|ушул|келесі|кийинки)\s+жыл\w*|былтыр\b|биыл\b|быйыл\b"),
    ("the_year", r"(?<=of )the\s+year\b(?!\s+\d)|year[- ]end\b|(?<=конц[еау] )года\b|(?<=полугодии )года\b"),
    ("years_ago", r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+years?\s+ago\b"),
    ("years_ago", r"(?:(?:два|три|четыре|пять|десять|\d{1,2})\s+)?(?:год|года|лет)\s+назад\b"),
    ("month", rf"(?:the\s+)?(?:{_RELATIVE_WORDS})\s+month\b(?:['’]s\b)?|{_RUSSIAN_RELATIVE}\s+месяц[еа]\b"),
    ("named_month", rf"(?:last|this|next)\s+(?:{'|'.join(MONTHS)})\b"),
    ("season", r"(?:last|this|next)\s+(?:spring|summer|autumn|fall|winter)\b"),
    ("week", r"(?:the\s+)?(?:last|this|next|previous|past|coming)\s+week\b"),
    ("week", r"(?:на\s+)?(?:прошлой|минувшей|этой|текущей|следующей|будущей)\s+неделе\b"),
    ("same_day", r"(?:on\s+)?(?:the\s+same|that(?:\s+same)?)\s+day\b|в\s+(?:тот|этот)(?:\s+же)?\s+день\b"),
    ("day", r"(?:yesterday|today|tonight|tomorrow|the day before yesterday|the day after tomorrow)\b"),
    ("day", r"(?:вчера|сегодня|завтра|накануне|позавчера|послезавтра)\b"),
    ("weekday", rf"(?:on\s+)?(?:(?:last|this|next|coming)\s+)?(?:{WEEKDAYS})\b"),
    ("weekday", rf"во?\s+(?:(?:прошл|эт|следующ)\w+\s+)?(?:{RUSSIAN_WEEKDAYS})\b"),
]


def _ordinal_number(digits: str) -> str:
    number = int(digits)
    return digits + {1: "st", 2: "nd", 3: "rd"}.get(number if number < 4 else 0, "th") if number < 5 else digits


_ALL = [
    *((kind, pattern, None) for kind, pattern in _RELATIVE),
    *_PATTERNS,
]
_PIECE = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<p{n}>{pattern})" for n, (_, pattern, _) in enumerate(_ALL)) + ")", re.IGNORECASE
)
_MONTH_PLACES = {n for n, (kind, _, english) in enumerate(_ALL) if kind == A_MONTH and english}


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield the words and numbers of dates in a text, also those that are none: "of", "the", "1500"."""
    for found in _PIECE.finditer(text):
        number = int(found.lastgroup[1:])
        kind, _, english = _ALL[number]
        printed = found[0]
        if number in _MONTH_PLACES and printed[0].isascii() and printed[0].islower():
            continue  # "may", "march"
        if english is None:
            yield Piece(*found.span(), f"relative_{kind}", " ".join(printed.lower().split()))
        else:
            yield Piece(*found.span(), kind, " ".join(english(found).lower().split()))
