"""How papers cite a record, participant, place or source: as text, in BibTeX and in CSL-JSON.

A record is cited as an entry of the register. A source is cited itself, because papers cite what they rely on.

CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html. Processors drop or refuse ranges of dates, so
only days, months and years are numbers there; each other date is text. BibTeX has ``@misc``, the only type for web
pages that all programs read.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.db import models
from django.utils.encoding import iri_to_uri
from django.utils.timezone import localdate

from cooperation.exports.facts import printable
from cooperation.fields import Period, PeriodField, date_after, display_period
from cooperation.models import Agreement, Commitment, Development, Figure, Initiative, Meeting, Record, Source

DATES_OF_RECORDS = {
    Meeting: {"date": ""},
    Agreement: {"main_date": ""},
    Initiative: {"actual": "", "planned": "planned"},
    Development: {"date": ""},
    Commitment: {"due": "due"},
    Figure: {"period": ""},
}
"""Model -> fields with the date of a record, the first one that is known, with a word for what the date is.

Of another record type, each date of it counts.
"""

CALENDAR_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)  # in EDTF, 2025-21 is a season
MONTH_MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even after a backslash, so no brace of a title may be in the file.
LATEX_COMMANDS = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
}
LATEX_ESCAPES = str.maketrans(
    {sign: f"{{\\{command}}}" for sign, command in LATEX_COMMANDS.items()} | {sign: f"\\{sign}" for sign in "%&#_$"}
)
MAX_KEY_SLUG = 40  # characters of a slug in a citation key


@dataclass(frozen=True)
class BibliographicReference:
    """What a citation names. Empty values are left out.

    Attributes:
        key: the citation key, unique in the register, in ASCII.
        csl_type: the type in CSL.
        title: the title or name.
        genre: what it is, such as "meeting"; empty for a source.
        container: the name of the register; empty for a source.
        publisher: the name of a source's publisher.
        when: its date.
        shown_date: the date as text, with what it is: "due by the end of 2030", "25 February 2025 (date inferred)".
        version: the version of a record: "3 of 28 November 2026".
        remark: that visitors can’t see it.
        url: the web address, with scheme and host.
        accessed: the day on which it was read.
        language: the code of its language.
    """

    key: str
    csl_type: str
    title: str
    genre: str = ""
    container: str = ""
    publisher: str = ""
    when: Period | None = None
    shown_date: str = ""
    version: str = ""
    remark: str = ""
    url: str = ""
    accessed: date | None = None
    language: str = ""

    @property
    def date_parts(self) -> list[int]:
        """Year, month and day, as far as they are certain. Empty for ranges, decades, seasons and doubted dates."""
        found = self.when and not self.when.phrase and CALENDAR_DATE.fullmatch(self.when.edtf)
        return [int(part) for part in found.groups() if part] if found else []

    @property
    def text(self) -> str:
        """The citation as one line of text."""
        shown_date = self.shown_date or ("" if self.container else "undated")
        sentences = [
            self.title,
            _capitalized(", ".join(filter(None, [self.genre or self.publisher, shown_date]))),
            ", ".join(filter(None, [self.container, self.version and f"version {self.version}"])),
            _capitalized(self.remark),
        ]
        read = self.accessed and f"accessed {_day(self.accessed)}"
        where = f"{self.url} ({read})" if self.url and read else self.url or _capitalized(read or "")
        return " ".join([*map(_sentence, filter(None, sentences)), *([where] if where else [])])

    @property
    def bibtex(self) -> str:
        """The citation as an ``@misc`` of BibTeX, in UTF-8. ``date`` and ``urldate`` are for biblatex."""
        parts = self.date_parts
        # Styles print no version of an @misc, and no date that is not a number.
        is_plain = parts and self.shown_date == self.when.words
        notes = [self.genre, "" if is_plain else self.shown_date, self.version and f"version {self.version}"]
        note = "; ".join(filter(None, [", ".join(filter(None, notes)), self.remark]))
        fields = {
            "title": f"{{{_latex(self.title)}}}",  # the inner braces keep capitals
            "howpublished": _latex(self.container or self.publisher),
            "date": _iso(parts),
            "year": f"{parts[0]:04}" if parts else "",
            "month": MONTH_MACROS[parts[1] - 1] if len(parts) > 1 else "",
            "note": _latex(_capitalized(note)),
            "url": _url(self.url),
            "urldate": self.accessed.isoformat() if self.accessed else "",
        }
        lines = [
            f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value
        ]
        return "\n".join([f"@misc{{{self.key},", *lines, "}"])

    @property
    def csl(self) -> dict:
        """The citation as an item of CSL-JSON."""
        parts = self.date_parts
        issued = {"date-parts": [parts]} if parts else {"literal": self.shown_date} if self.shown_date else None
        is_plain = not self.shown_date or not parts or self.shown_date == self.when.words
        accessed = self.accessed and {"date-parts": [[self.accessed.year, self.accessed.month, self.accessed.day]]}
        item = {
            "id": self.key,
            "type": self.csl_type,
            "title": self.title,
            "container-title": self.container,
            "publisher": self.publisher,
            "genre": self.genre,
            "issued": issued,
            "version": self.version,
            "note": "; ".join(filter(None, ["" if is_plain else self.shown_date, self.remark])),
            "URL": _url(self.url),
            "accessed": accessed,
            "language": self.language,
        }
        return {name: value for name, value in item.items() if value}


def bibliographic_reference(row: models.Model, url: str, today: date) -> BibliographicReference:
    """Return the reference to a record, participant, place or source.

    Args:
        row: the row as ``for_detail()`` reads it; a source with its publisher and ``taken_at``.
        url: the web address of its page, with scheme and host.
        today: the day on which a record is read.
    """
    return _source(row) if isinstance(row, Source) else _entry(row, url, today)


def bibtex_file(reference: BibliographicReference) -> bytes:
    """Return a reference as a file for BibTeX and biblatex."""
    return f"{reference.bibtex}\n".encode()


def csl_file(reference: BibliographicReference) -> bytes:
    """Return a reference as a file of CSL-JSON, which has a list of items."""
    return f"{json.dumps([reference.csl], ensure_ascii=False, indent=2)}\n".encode()


def _source(source: Source) -> BibliographicReference:
    return BibliographicReference(
        key=_key(source),
        csl_type="webpage" if source.url else "document",
        title=_line(source.title),
        publisher=_line(source.publisher.name) if source.publisher else "",
        when=source.published,
        shown_date=_shown_date(source, "published"),
        url=source.url,
        accessed=source.taken_at and localdate(source.taken_at),
        language=source.language,
    )


def _entry(row: models.Model, url: str, today: date) -> BibliographicReference:
    """Return the reference to an entry of the register."""
    reference = partial(
        BibliographicReference,
        key=_key(row),
        csl_type="entry",
        title=_line(str(row)),
        container=settings.REGISTER_NAME,
        url=url,
        accessed=today,
    )
    if not isinstance(row, Record):
        return reference(genre=row.get_kind_display())
    when, shown = _date_of_record(row)
    return reference(
        genre=str(row._meta.verbose_name),
        when=when,
        shown_date=shown,
        version=f"{row.version} of {_day(localdate(row.updated_at))}",
        remark="" if row.is_published else f"{row.get_publication_display()}, not public",
    )


def _date_of_record(record: Record) -> tuple[Period | None, str]:
    """Return the date of a record, and the same as text with what it is."""
    fields = DATES_OF_RECORDS.get(type(record), {field.name: "" for field in record._meta.fields if _is_date(field)})
    for name, word in fields.items():
        if when := getattr(record, name):
            return when, f"{word} {_shown_date(record, name)}".strip()
    for name, word in fields.items():
        if shown := _shown_date(record, name):
            return None, f"{word} {shown}".strip()
    if isinstance(record, Initiative) and record.status_since:
        return record.status_since, record.get_status_display() + date_after("since", record.status_since)
    return None, ""


def _is_date(field: models.Field) -> bool:
    return isinstance(field, PeriodField)


def _shown_date(row: models.Model, name: str) -> str:
    """Return a date as text. The wording of the source is there only if it is all that is known."""
    wording = getattr(row, f"{name}_stated", ""), getattr(row, f"{name}_inferred", False)
    return _line(display_period(getattr(row, name), *wording, brief=True, lasting=row._meta.get_field(name).lasting))


def _key(row: models.Model) -> str:
    """Return a citation key: the id makes it unique, the slug readable if it is in Latin letters."""
    ascii_slug = unicodedata.normalize("NFKD", row.slug).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_slug.lower()).strip("-")
    if len(words) > MAX_KEY_SLUG:
        words = words[: MAX_KEY_SLUG + 1].rpartition("-")[0] or words[:MAX_KEY_SLUG]
    return "-".join(filter(None, [row._meta.model_name, str(row.pk), words]))


def _line(text: str) -> str:
    """Return a text on one line, without invisible characters."""
    return " ".join(printable(text).split())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _capitalized(text: str) -> str:
    """Return a text with a capital first letter. ``str.capitalize`` would make the others small."""
    return text[:1].upper() + text[1:]


def _day(day: date) -> str:
    return str(Period.of_day(day))


def _iso(parts: list[int]) -> str:
    return "-".join(f"{part:0{4 if place == 0 else 2}}" for place, part in enumerate(parts))


def _latex(text: str) -> str:
    return text.translate(LATEX_ESCAPES)


def _url(url: str) -> str:
    """Return a web address in ASCII. It has no braces and backslashes then, and LaTeX reads other signs as they are."""
    return iri_to_uri(url)
