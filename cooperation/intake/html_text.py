"""The article in a web page, without its menus, comments and advertisements."""

import re

from lxml import html
from trafilatura import bare_extraction

MIN_ARTICLE_CHARACTERS = 50  # less is an entry of a menu
MAX_ELEMENTS = 100_000  # of a page; each takes memory, and an article has hundreds


class NoArticleError(Exception):
    """A page has no text that could be an article."""


def read_html(page: str, url: str) -> dict[str, str]:
    """Return the text of the article in a page, and what the page says of it.

    Raise NoArticleError.
    """
    if page.count("<") > MAX_ELEMENTS:
        raise NoArticleError
    # A date that is only guessed from the text would be proposed as if the page printed it.
    dates = {"extensive_search": False, "original_date": True}
    found = bare_extraction(
        _without_declaration(page),
        url=url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dates,
    )
    if found is None or len((found.text or "").strip()) < MIN_ARTICLE_CHARACTERS:
        raise NoArticleError
    text = found.text.replace("\n", "\n\n")
    return {
        "text": text,
        "title": found.title or "",
        "publisher": found.sitename or "",
        "published": found.date if found.date and _is_stated(found.date, found.text, page) else "",
        "language": _language(page),
    }


def _is_stated(day: str, text: str, page: str) -> bool:
    """Whether a day such as "2025-02-25" is said of the page. trafilatura also takes such days from the prose."""
    if not re.search(day.replace("-", "[-./]"), text):
        return True
    about = html.fromstring(_without_declaration(page)).xpath("//head | //time")
    return any(day in html.tostring(element, encoding="unicode", with_tail=False) for element in about)


def _without_declaration(page: str) -> str:
    """A page without the declaration of its charset, which was that of its bytes."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", page, count=1)


def _language(page: str) -> str:
    root = html.fromstring(_without_declaration(page))
    return (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
