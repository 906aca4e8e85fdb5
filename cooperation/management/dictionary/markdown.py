"""Markdown for the data dictionary."""

import re
import textwrap
from collections.abc import Iterable

from django.db import models

WIDTH = 120  # characters per line of running text


def page(parts: Iterable[str]) -> str:
    """Join the parts of a page, with running text wrapped."""
    blocks = "\n\n".join(parts).split("\n\n")
    return "\n\n".join(_filled(block) if block[0].isalpha() else block for block in blocks) + "\n"


def _filled(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table."""
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ("---",) * len(head), *rows])


def bullets(lines: Iterable[str]) -> str:
    """Return a bulleted list."""
    return "\n".join(f"- {line}" for line in lines)


def heading(model: type[models.Model]) -> str:
    """Return the heading of a model's section: "Agreement action"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def link(model: type[models.Model], text: str = "") -> str:
    """Return a link to the section of a model, with its heading or another text."""
    return f"[{text or heading(model)}](#{heading(model).lower().replace(' ', '-')})"


def links(tables: Iterable[type[models.Model]]) -> str:
    """Return links to models, separated by commas."""
    return ", ".join(link(model) for model in tables)


def sentence(text: str) -> str:
    """Return the text with a capital letter and a full stop; "" for ""."""
    text = text.strip()
    return text and f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.?!' else '.'}"
