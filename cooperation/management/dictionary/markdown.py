"""Markdown, as far as the data dictionary needs it."""

import re
import textwrap
from collections.abc import Iterable

from django.db import models

WIDTH = 120  # characters in a line of running text


def page(parts: Iterable[str]) -> str:
    """The parts one below the other, running text in lines of even length."""
    blocks = "\n\n".join(parts).split("\n\n")
    return "\n\n".join(_filled(block) if block[0].isalpha() else block for block in blocks) + "\n"


def _filled(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table, its cells as they are given."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ("---",) * len(head), *rows])


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {line}" for line in lines)


def heading(model: type[models.Model]) -> str:
    """What a table is called on the page: "Agreement action"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def link(model: type[models.Model], text: str = "") -> str:
    """A link to the table, by its heading or by another text."""
    return f"[{text or heading(model)}](#{heading(model).lower().replace(' ', '-')})"


def links(tables: Iterable[type[models.Model]]) -> str:
    """Links to tables, with commas between them."""
    return ", ".join(link(model) for model in tables)


def sentence(text: str) -> str:
    """The text with a capital and a full stop; nothing for nothing."""
    text = text.strip()
    return text and f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.?!' else '.'}"
