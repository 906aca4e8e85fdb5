"""Reads a page as tests ask for it: headings, titles of rows, columns."""

import re
from html import unescape


def headings(response) -> list[str]:
    return [plain(text) for text in re.findall(r"<h1[^>]*>(.*?)</h1>", response.text, re.DOTALL)]


def titles(response) -> list[str]:
    """The links by which the rows of a list or of search results are named."""
    return [plain(text) for text in re.findall(r'<a class="title"[^>]*>(.*?)</a>', response.text, re.DOTALL)]


def columns(response) -> list[str]:
    head = re.search(r"<thead>(.*?)</thead>", response.text, re.DOTALL)
    return [plain(text) for text in re.findall(r"<th[^>]*>(.*?)</th>", head[1], re.DOTALL)] if head else []


def main(response) -> str:
    """The words of a page between its frame, single-spaced."""
    return plain(re.search(r"<main[^>]*>(.*)</main>", response.text, re.DOTALL)[1])


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


def section(response, title: str) -> str:
    """The words of the part of a page under a heading; empty where there is no such part."""
    found = re.search(rf"<section[^>]*>\s*<h2[^>]*>{re.escape(title)}</h2>(.*?)</section>", response.text, re.DOTALL)
    return plain(found[1]) if found else ""


def side(response) -> dict[str, str]:
    """The facts in the side column of a dossier."""
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", response.text, re.DOTALL)
    return {plain(name): plain(value) for name, value in pairs}
