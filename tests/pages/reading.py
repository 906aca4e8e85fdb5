"""Read parts of a page: headings, titles of rows, columns."""

from xml.etree.ElementTree import Element

from tests.html import one, select, text, texts


def headings(response) -> list[str]:
    return texts(response, "h1")


def titles(response) -> list[str]:
    """Return the titles in a list or in search results."""
    return [text(link) for link in title_links(response)]


def title_links(response) -> list[Element]:
    """Return the links of titles: in lists, the first link in the heading of each row."""
    return select(response, "a.title") + [select(heading, "a")[0] for heading in select(response, "tbody th")]


def columns(response) -> list[str]:
    return texts(response, "table.rows thead th")


def main(response) -> str:
    """Return the text of a page without its frame and how to cite it, single-spaced."""
    return text(one(response, "main"), without="details.cite")


def section(response, title: str) -> str:
    """Return the text of the section with a heading; "" if there is none."""
    for part in select(response, "section"):
        if texts(part, "h2")[:1] == [title]:
            return text(part).removeprefix(title).strip()
    return ""


def side(response) -> dict[str, str]:
    """Return the facts in the side column of a detail page."""
    return dict(zip(texts(response, "dt"), texts(response, "dd"), strict=True))
