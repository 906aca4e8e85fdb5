"""Bytes of a text as characters: by what they declare, what they are, and how Cyrillic letters follow each other."""

import codecs
import re

DECLARED_IN_HTML = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset\s*=|\?xml\b[^>]*?\bencoding\s*=)\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
DECLARATION_BYTES = 4096  # of a page in which its charset is declared; browsers read 1024
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac_cyrillic", "cp1252")
"""Charsets that are tried if none is declared: those of Cyrillic texts, then that of Western languages."""

FREQUENT = set("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєқғңұүһәө")
ODD_CASE = re.compile(r"[а-яёa-z][А-ЯЁ]")  # as if a text in koi8-r is read as windows-1251
MIXED_WORD = re.compile(r"[A-Za-z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][A-Za-z]")
SAMPLE_BYTES = 20_000
MAX_DAMAGED_SHARE = 10  # valid letters for each damaged one in a text that is UTF-8 all the same
CLEARLY_BETTER = 20  # letters


def decode(data: bytes, declared: str = "", *, is_html: bool = False) -> str:
    """Return the characters of a text. Bytes that no charset explains become "\\ufffd".

    What is valid UTF-8 with other than English letters is UTF-8, whatever it declares: other texts are not by chance.

    Args:
        data: the text.
        declared: the charset that its sender names, e.g. in the header of a web page.
        is_html: whether it may declare its charset itself.
    """
    for mark, charset in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(charset, "replace")
    text = data.decode("utf-8", "replace")
    if (damaged := text.count("\ufffd")) == 0 or damaged * MAX_DAMAGED_SHARE < sum(sign > "\x7f" for sign in text):
        return text
    in_page = DECLARED_IN_HTML.search(data[:DECLARATION_BYTES]) if is_html else None
    for name in (declared, in_page[1].decode("ascii", "replace") if in_page else ""):
        charset = _known(name)
        if charset and charset != "utf-8" and (text := _strictly(data, charset)) is not None:
            likeliest = _likeliest(data)
            return text if not _is_clearly_better(likeliest, charset, data) else data.decode(likeliest, "replace")
    return data.decode(_likeliest(data), "replace")


def _known(name: str) -> str:
    """The name of a charset of texts as Python has it; "" if it knows none."""
    try:
        codec = codecs.lookup(name.strip("\"' "))
    except (LookupError, ValueError):
        return ""
    # HTML says that these are windows-1252. Codecs such as "zip" are no charsets.
    return {"iso8859-1": "cp1252", "ascii": ""}.get(codec.name, codec.name) if codec._is_text_encoding else ""


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeError:
        return None


def _likeliest(data: bytes) -> str:
    """The charset of ``ONE_BYTE`` in which a text has the most frequent letters and the fewest impossible words."""
    return max(ONE_BYTE, key=lambda charset: _score(data[:SAMPLE_BYTES].decode(charset, "replace")))


def _is_clearly_better(charset: str, declared: str, data: bytes) -> bool:
    """Whether a text makes much more sense in a charset than in the declared one, as pages that were converted do."""
    scores = [_score(data[:SAMPLE_BYTES].decode(name, "replace")) for name in (charset, declared)]
    return scores[0] > 2 * max(0, scores[1]) + CLEARLY_BETTER


def _score(text: str) -> int:
    frequent = sum(letter in FREQUENT for letter in text)
    impossible = len(ODD_CASE.findall(text)) + len(MIXED_WORD.findall(text)) + text.count("\ufffd")
    signs = sum(0x80 <= ord(sign) < 0xA0 or "\u2500" <= sign <= "\u25ff" for sign in text)
    return frequent - 5 * (impossible + signs)
