"""Parts of sentences: names, days between dates, and the beginning of a text as a link to its record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from cooperation.exports.sourced_text import TextRun
from cooperation.fields import Period, date_on, sourced_period
from cooperation.models import Record
from cooperation.models.base import join_names, shorten

MAX_TOLD_CHARACTERS = 320  # of a text that a sentence repeats
MAX_LINK_CHARACTERS = 90
MAX_LABEL_CHARACTERS = 80
MAX_TITLE_CHARACTERS = 160
JOINING_WORDS = {"a", "an", "and", "at", "between", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""Words that names contain or follow, at which a link should not end."""


@dataclass(frozen=True)
class ComposedSentence:
    """A sentence before its footnote has a number.

    Attributes:
        runs: the sentence.
        evidence: the rows whose citations are its sources.
        place: its place in the section, among those that are shown.
    """

    runs: tuple[TextRun, ...]
    evidence: tuple[models.Model, ...]
    place: tuple = ()


@dataclass(frozen=True)
class ComposedSection:
    """The sentences of a section, the most pressing first, and the list of all.

    Attributes:
        name: its name, of ``SECTION_TITLES``.
        title: its heading.
        sentences: the sentences that were read.
        count: how many records the list has; None if they are too many to count.
        one: what one of them is called.
        many: what several are called.
        list_url: the path of the list with all; "" if there is none.
    """

    name: str
    title: str
    sentences: list[ComposedSentence]
    count: int | None
    one: str
    many: str
    list_url: str


def names(labels: Collection) -> str:
    """Return up to three names as running text, very long ones cut."""
    return join_names(shorten(str(label), limit=MAX_LABEL_CHARACTERS) for label in labels)


def days(number: int) -> str:
    """Return a number of days: "1 day", "1,200 days"."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def days_ago(period: Period, today: date) -> str:
    """Return how long ago a date was, as far as that is certain: "3 days ago"; "" if it may be today.

    >>> days_ago(Period.parse("2025-02-25"), date(2025, 3, 1))
    '4 days ago'
    >>> days_ago(Period.parse("Feb 2025"), date(2025, 3, 2))
    'at least 2 days ago'
    """
    if period.last_day is None or period.last_day >= today:
        return ""
    passed = days((today - period.last_day).days)
    return f"{passed} ago" if period.is_day and not period.certainty else f"at least {passed} ago"


def date_of(row: models.Model, name: str) -> str:
    """Return a row's date to follow what happened then: " in 2024 (year inferred)"; "" if there is none."""
    period = sourced_period(row, name)
    return f" {date_on(period)}" if period else ""


def linked_text(row: models.Model, text: str) -> tuple[TextRun, ...]:
    """Return a text without its full stop. Its beginning links to the page of a row.

    A text that is written from the right is one link: its parts would be set from the left, one after the other.
    """
    text = shorten(text, limit=MAX_TOLD_CHARACTERS)
    if not text.endswith(".."):
        text = text.removesuffix(".")
    whole = TextRun.of(text, row.get_absolute_url())
    if whole.is_right_to_left:
        return (whole,)
    beginning = _up_to_a_name(text, shorten(text, limit=MAX_LINK_CHARACTERS).removesuffix("…"))
    runs = TextRun.of(beginning, row.get_absolute_url()), TextRun.of(text[len(beginning) :])
    return tuple(run for run in runs if run.text)


def _up_to_a_name(text: str, beginning: str) -> str:
    """Return the beginning of a text without a name at its end, which may go on: "the Industrial | Trade Complex".

    >>> _up_to_a_name("He praised the launch of the Industrial Complex", "He praised the launch of the Industrial")
    'He praised the launch'
    """
    if len(beginning) == len(text):
        return text
    words = beginning.split(" ")
    while words and (words[-1] in JOINING_WORDS or words[-1].lstrip('“"(‘')[:1].isupper()):
        words.pop()
    return " ".join(words) or text


def titled(row: models.Model, url: str = "") -> TextRun:
    """Return the title of a row as a link to its page, or to another URL; a very long one is cut."""
    return TextRun.of(shorten(str(row), limit=MAX_TITLE_CHARACTERS), url or row.get_absolute_url())


def as_sentence(*parts: str | TextRun | Iterable[TextRun]) -> tuple[TextRun, ...]:
    """Return texts and runs as one sentence with a full stop."""
    runs = []
    for part in parts:
        if isinstance(part, str):
            runs += [TextRun.of(part)] if part else []
        else:
            runs += [part] if isinstance(part, TextRun) else part
    last = runs[-1].text.rstrip('”’")')
    return tuple(runs) if last.endswith((".", "!", "?", "…")) else (*runs, TextRun("."))


def told_to(user, model: type[Record]) -> models.QuerySet:
    """Return the records of a model that a briefing tells a user: for editors also drafts, but nothing withdrawn."""
    return model.objects.visible_to(user).exclude(publication=Record.Publication.WITHDRAWN)


def unpublished(row: models.Model) -> str:
    """Return a remark that visitors don't see a record: " (draft)"; "" if they do."""
    return "" if row.publication == Record.Publication.PUBLISHED else f" ({row.get_publication_display()})"


def capitalized(text: str) -> str:
    """Return a text with a capital first letter. ``str.capitalize`` would make the others small."""
    return text[:1].upper() + text[1:]
