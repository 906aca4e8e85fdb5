"""Parse amounts as people and articles write them: a number, in words what bounds it, and a unit.

Rules:
- `1.7 billion` is multiplied. `1,700,000` and `1 700 000` have thousands set apart. `1,7` is not accepted: it could be
  1.7 or 17 with a slip.
- `over 280` is more than 280, and `at least 280` may be 280. `nearly 300` is about 300. `3-5`, `between 3 and 5` and
  `from 3 to 5` are ranges; a multiplier after the second number counts for the first too: `3–5 million`.
- A unit may stand before the number, if it is no word (`$5`, `US$5`, `USD 5`), or after it (`5 km`, `30%`). Whether
  the register knows it is for the caller to say.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

EXACTLY, ABOUT, MORE_THAN, AT_LEAST, LESS_THAN, AT_MOST = (
    *("exactly", "about", "more_than"),
    *("at_least", "less_than", "at_most"),
)

MAX_AMOUNT_CHARACTERS = 100
MAX_AMOUNT_DIGITS, MAX_AMOUNT_DECIMALS = 24, 6  # before and after the point, as the database stores them
AMOUNT_EXAMPLES = "1.7 billion, 12.5, over 280, about 3 million, at least 5, up to 400, or 10–12"

_WORDS_BEFORE = {  # in this order: “>=” begins with “>”
    ABOUT: "about|around|some|roughly|approximately|approx\\.?|circa|ca\\.?|c\\.|nearly|almost|close to|~|≈",
    AT_LEAST: "at least|(?:no|not) (?:less|fewer) than|a minimum of|minimum|min\\.?|>=|≥",
    MORE_THAN: "(?:slightly |just |well |far )?(?:over|more than|above)|in excess of|exceeding|greater than|>",
    AT_MOST: "at most|(?:no|not) more than|up to|not exceeding|a maximum of|maximum|max\\.?|<=|≤",
    LESS_THAN: "(?:slightly |just |well |far )?(?:under|less than|fewer than|below)|<",
    EXACTLY: "exactly|precisely|=",
}
_WORDS_AFTER = {
    AT_LEAST: "or more|and more|and over|or over|\\+",
    AT_MOST: "or less|or fewer|or under",
    ABOUT: "or so|approximately|approx\\.?",
}
_MULTIPLIERS = {
    "hundred": 2,
    **dict.fromkeys(("thousand", "thousands", "thsd", "thsd.", "ths", "ths."), 3),
    **dict.fromkeys(("million", "millions", "mln", "mln.", "mn"), 6),
    **dict.fromkeys(("billion", "billions", "bln", "bln.", "bn", "milliard", "mlrd"), 9),
    **dict.fromkeys(("trillion", "trillions", "trln", "trln.", "trn", "tn"), 12),
}
_SMALL_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORD_NUMBERS = {word: number for number, word in enumerate(_SMALL_NUMBERS, start=1)} | {"a dozen": 12}
_BEFORE_MULTIPLIER = {"a": 1, "half a": Decimal("0.5")}  # "a million", but "a lot" is no number
_VAGUE = re.compile(
    r"\b(?:several|dozens|scores|hundreds|thousands|millions|billions|many|few|numerous|multiple|a number|a lot|lots)\b"
)

_DIGITS = r"\d{1,3}(?:[ ,]\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?"
_TIMES = "|".join(sorted(map(re.escape, _MULTIPLIERS), key=len, reverse=True))
_WORDS = "|".join(
    [*sorted(_WORD_NUMBERS, key=len, reverse=True), *(rf"{words}(?= (?:{_TIMES})\b)" for words in _BEFORE_MULTIPLIER)]
)
_NUMBER = rf"(?P<sign>-|minus )?(?P<digits>{_DIGITS}|(?:{_WORDS})(?![^\W\d_]))(?![\d.,]*\d)"
_QUANTITY = re.compile(
    rf"(?P<before>[^\W\d_]{{0,4}}[$€£¥₽₸₴₺₼₾₹₮]|[A-Z]{{3}}(?= ?\d))? ?{_NUMBER}"
    rf"(?: ?(?P<times>{_TIMES})(?![^\W\d_])|(?P<short>[mk])(?![^\W\d_])|(?P<shortbn>b)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_SEPARATOR = r" ?– ?|(?<=\w)-(?=\d)|(?<=%)-(?=\d)| - | to "
_SIGNS = str.maketrans({"−": "-", "‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "’": "'"})
_TWO_WAYS = re.compile(r"\d[.,]\d{1,2},\d|\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\.\d{3}\.\d{3}|\d,\d{3},?\d{1,2}(?!\d)")


@dataclass(frozen=True)
class Amount:
    """An amount as it was written.

    Attributes:
        low: the number, or the lower one of a range.
        high: the upper number of a range.
        bound: how the text bounds it: one of the constants of this module.
        step: the value of the last digit that was written, 100,000,000 in "1.7 billion": what it may be rounded to.
        unit: the unit as written; "" if there is none.
    """

    low: Decimal
    high: Decimal | None = None
    bound: str = EXACTLY
    step: Decimal = Decimal(1)
    unit: str = ""

    @classmethod
    def parse(cls, text: str) -> "Amount":
        """Return the amount that a user typed. Raise ValueError with a message for that user."""
        plain = " ".join(text.split()).translate(_SIGNS) if len(text) <= MAX_AMOUNT_CHARACTERS else ""
        own, conversion = split_conversion(plain)
        if conversion:
            raise ValueError(
                f"Enter the amount in brackets, {conversion}, under “Conversions printed by the source”, "
                f"and only {own} here."
            )
        bound, rest = _bound(plain)
        amount = _range(rest) or _single(rest)
        if amount is None:
            raise ValueError(_refusal(text, plain))
        low, high, step, unit = amount
        for number in filter(None, (low, high)):
            if abs(number) >= 10**MAX_AMOUNT_DIGITS:
                raise ValueError(f"A number can have up to {MAX_AMOUNT_DIGITS} digits.")
            if number != round(number, MAX_AMOUNT_DECIMALS):
                raise ValueError(f"A number can have up to {MAX_AMOUNT_DECIMALS} decimals.")
        if high is not None and high <= low:
            raise ValueError("The upper value of a range must be more than the lower one.")
        if high is not None and bound not in (EXACTLY, ABOUT):
            raise ValueError("A range has two ends: leave out the words before it.")
        return cls(low, high, bound, step, unit)


def split_conversion(text: str) -> tuple[str, str]:
    """Return an amount, and the one that follows it in brackets, or "".

    >>> split_conversion("$655 million (356 bn tenge)"), split_conversion("12 km (dirt road)")
    (('$655 million', '356 bn tenge'), ('12 km (dirt road)', ''))
    """
    match = re.fullmatch(r"(?P<own>.*[^\s(]) ?[(\[](?P<conversion>[^()\[\]]+)[)\]]", text)
    if not match:
        return text, ""
    try:
        Amount.parse(match["own"])
        Amount.parse(match["conversion"])
    except ValueError:
        return text, ""
    return match["own"], match["conversion"]


def _bound(plain: str) -> tuple[str, str]:
    """Return what bounds an amount, and the text without the words that say so."""
    for bound, words in _WORDS_BEFORE.items():
        if match := re.match(rf"(?:{words})(?![^\W\d_])(?: of)? ?", plain, re.IGNORECASE):
            return bound, plain[match.end() :]
    for bound, words in _WORDS_AFTER.items():
        if match := re.search(rf"(?<=[\d\w%]) ?(?<![^\W\d_](?=[^\W\d_]))(?:{words})$", plain, re.IGNORECASE):
            return bound, plain[: match.start()]
        # The words may stand before the unit: "5 or more documents", "280+ km".
        if match := re.search(rf"(?<=\d) ?(?:{words})(?= |$)", plain, re.IGNORECASE):
            return bound, plain[: match.start()] + plain[match.end() :]
    return EXACTLY, plain


def _quantity(text: str) -> tuple[Decimal, Decimal, int, str, str] | None:
    """Return the number before multiplying, its step, the power of ten, the unit before it, and the text after it."""
    match = _QUANTITY.match(text)
    if match is None:
        return None
    before, digits = match["before"] or "", match["digits"].lower()
    if words := (_WORD_NUMBERS | _BEFORE_MULTIPLIER).get(digits):
        number = Decimal(words)
    else:
        number = Decimal(digits.replace(",", "").replace(" ", ""))
    power = _MULTIPLIERS.get((match["times"] or "").lower(), 0)
    end = match.end()
    if match["short"] or match["shortbn"]:
        if before:  # "$5m" is five millions, "5 m" five metres
            power = {"k": 3, "m": 6, "b": 9}[(match["short"] or match["shortbn"]).lower()]
        else:
            end -= 1
    step = Decimal(1).scaleb(min(number.as_tuple().exponent, 0))
    return (-number if match["sign"] else number), step, power, before, text[end:].strip()


def _single(text: str) -> tuple[Decimal, None, Decimal, str] | None:
    found = _quantity(text)
    if found is None or not _is_unit(found[4]):
        return None
    number, step, power, before, after = found
    if before and after:
        return None
    return number.scaleb(power), None, step.scaleb(power), before or after


def _range(text: str) -> tuple[Decimal, Decimal, Decimal, str] | None:
    is_between = text.lower().startswith("between ")
    text = re.sub(r"^(?:between|from) ", "", text, flags=re.IGNORECASE)
    for separator in re.finditer(rf" and |{_SEPARATOR}" if is_between else _SEPARATOR, text):
        first, second = _quantity(text[: separator.start()]), _quantity(text[separator.end() :])
        if first and second and _is_unit(first[4]) and _is_unit(second[4]):
            units = {unit for unit in (first[3], second[3], first[4], second[4]) if unit}
            if len(units) > 1:
                return None
            power = first[2] or second[2]
            step = min(first[1].scaleb(power), second[1].scaleb(second[2]))
            return first[0].scaleb(power), second[0].scaleb(second[2]), step, "".join(units)
    return None


def _is_unit(text: str) -> bool:
    """Whether a text after a number can be a unit: words, but no second number."""
    return not text or bool(re.fullmatch(r"(?!(?:and|or|to|in|of) )[^\d\s,;:!?.–-](?:(?! \d)[^,;:!?])*", text))


def _refusal(text: str, plain: str) -> str:
    shown = text if len(text) <= MAX_AMOUNT_CHARACTERS else text[:MAX_AMOUNT_CHARACTERS] + "…"
    if _TWO_WAYS.search(plain):
        return (
            f"“{shown}” can be read in two ways: write a point before decimals, and thousands as 1,700,000 or 1700000."
        )
    if _VAGUE.search(plain.lower()):
        return f"“{shown}” names no number. Leave the value empty, and enter these words as printed."
    return f"“{shown}” can’t be read as a number. Write for example {AMOUNT_EXAMPLES}."
