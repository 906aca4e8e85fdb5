"""Reads a page of the register as tests ask for it: headings, titles of rows, columns."""

from tests.html import one, select, text, texts


def headings(response) -> list[str]:
    return texts(response, "h1")


def titles(response) -> list[str]:
    """The links by which the rows of a list or of search results are named."""
    return texts(response, "a.title")


def columns(response) -> list[str]:
    return texts(response, "thead th")


def main(response) -> str:
    """The words of a page between its frame, single-spaced."""
    return text(one(response, "main"))


def section(response, title: str) -> str:
    """The words of the part of a page under a heading; empty where there is no such part."""
    for part in select(response, "section"):
        if texts(part, "h2")[:1] == [title]:
            return text(part).removeprefix(title).strip()
    return ""


def side(response) -> dict[str, str]:
    """The facts in the side column of a dossier."""
    return dict(zip(texts(response, "dt"), texts(response, "dd"), strict=True))
