"""Short names that are also common words: "Progress", "May", "Мир"."""

import re

from cooperation.fields.spans import MONTHS
from cooperation.intake.candidates import Candidate
from cooperation.intake.text_words import TextWords, WordSpan

MONTH_NAMES = frozenset(map(str.lower, MONTHS))
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905
_BEFORE_MONTHS = frozenset(
    "in by of since until till from to on during before after last next this early mid late and through".split()  # noqa: SIM905
)
COMMON_WORDS_OF_TEXTS = frozenset(
    """
    access agreement aid air alliance area art assembly bank border bridge bureau business capital center centre chair
    change coal commission committee community company conference congress cooperation corridor council country court
    culture dawn day deal delegation democracy development dialogue dignity drive east economy education energy europe
    exchange export family federation finance fire food forest forum foundation freedom friendship fuel fund future gas
    general gold government growth harvest health heat help highway hope horizon house import industry initiative
    innovation investment iron justice lake land law leader liberty life light line logistics market media meeting metal
    mine ministry mission mobile modern motor mountain nation nature north ocean officials oil opportunity order pact
    park parliament partner partnership party path peace people pioneer plan plant platform port power press progress
    project protocol railway reading record reform region republic research reservoir resource review river road safety
    school sea secretary security service silk society solidarity solution south spring standard star state steel
    strategy
    stability success summit sun support talks technology title today tomorrow tourism trade transit transport travel
    treaty trust truth unicorn union unity university value victory view vision voice water way welcome west will wind
    winter wood work world youth may march can must most some more both all one two three many several no yes new old
    мир союз прогресс развитие энергия вода дружба труд единство надежда победа восток запад север юг заря звезда восход
    россияне город река озеро путь дорога свет время жизнь правда сила воля вера слава родина весна лето зима осень газ
    нефть уголь сталь банк рынок торговля транспорт связь наука культура здоровье спорт молодежь семья будущее успех
    """.split()  # noqa: SIM905
)
_MIN_CAPITALS = 4  # a word in capitals at the beginning of a sentence is a dateline: "ASTANA –"
_BLANK = re.compile(r"\s+")


def is_noise(words: TextWords, span: WordSpan, candidate: Candidate) -> bool:
    """Whether a name of one word is rather a common word: a month, or one that only a sentence capitalised."""
    first, last = span
    if last - first > 1:
        return False
    word = words.words[first]
    if not word.initial.isupper():
        return len(word.letters) < 3
    if word.letters in MONTH_NAMES:
        return is_month(words, first)
    is_first = first in words.first_words
    if word.letters in COMMON_WORDS_OF_TEXTS:
        return is_first or _is_part_of_a_longer_name(words, first)
    if not is_first or candidate.is_country or _is_in_capitals(words.printed(first)):
        return False
    return word.letters in words.small_words


def is_month(words: TextWords, number: int) -> bool:
    """Whether the name of a month is one: by a number or a preposition beside it, or at the beginning of a sentence."""
    before = words.words[number - 1].letters if number else ""
    after = words.words[number + 1].letters if number + 1 < len(words.words) else ""
    return number in words.first_words or before in _BEFORE_MONTHS or before.isdigit() or after.isdigit()


def _is_part_of_a_longer_name(words: TextWords, number: int) -> bool:
    """Whether a capitalised word is just before or after: "Progress" in "United Progress Party"."""
    beside = [place for place in (number - 1, number) if 0 <= place < len(words.words) - 1]
    return any(
        _BLANK.fullmatch(words.text, words.words[place].end, words.words[place + 1].start)
        and words.is_capitalised(place)
        and words.is_capitalised(place + 1)
        for place in beside
    )


def _is_in_capitals(printed: str) -> bool:
    return printed.isupper() and len(printed) >= _MIN_CAPITALS
