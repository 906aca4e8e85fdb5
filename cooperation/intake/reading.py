"""Read a document: of a web page, a PDF, a Word document or a plain text, the text and what it says of itself."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cooperation.fields import plain_text
from cooperation.intake.charsets import decode
from cooperation.intake.proposals import date_of_dateline, dateline_of, language_of
from cooperation.models.snapshots import MAX_TEXT_CHARACTERS, archived_text

MAX_DOCUMENT_BYTES = 10_000_000  # of an uploaded file; articles and communiqués have less than one million
MAX_SECONDS = 20  # for reading one document
ROOT = Path(__file__).resolve().parents[2]

LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
HTML_BEGINNING = re.compile(rb"<(?:!doctype html|html|head|body|\?xml|meta|article|div|p)\b", re.IGNORECASE)
SNIFFED_BYTES = 2048  # at the beginning of a document
OLE, ZIP, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"{\\rtf"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)  # "BM" alone may begin a text
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

PASTE = "paste the text"
TOO_SLOW = f"Reading this document took more than {MAX_SECONDS} seconds. Copy its text and {PASTE} instead."


class UnreadableError(Exception):
    """A document can't be read; the message says why, and what to do instead."""


@dataclass(frozen=True)
class Document:
    """The text of a document, and what is proposed of its source from it; "" for what it does not say.

    Attributes:
        text: as snapshots store it.
        title: its title.
        publisher: the name of the site.
        published: the day that the document itself names, or that of its dateline, as 2025-02-25.
        language: a code such as "ru".
        dateline: the place at the head of an agency report, as printed.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    dateline: str = ""


def read_document(data: bytes, *, filename: str = "", content_type: str = "", url: str = "") -> Document:
    """Read a document of any kind that is known: HTML, PDF, .docx or plain text.

    Args:
        data: the document.
        filename: its name, if it is a file.
        content_type: the header of a web page, such as "text/html; charset=windows-1251".
        url: where it comes from.

    Raise UnreadableError.
    """
    if len(data) > MAX_DOCUMENT_BYTES:
        raise UnreadableError(
            f"This document has more than {MAX_DOCUMENT_BYTES // 1_000_000} MB. Copy the text that matters and {PASTE}."
        )
    if not data.strip():
        raise UnreadableError(f"This document is empty. Choose another one, or {PASTE}.")
    kind, charset = _kind(data, filename, content_type), _charset(content_type)
    if kind == "text":
        return read_text(decode(data, charset))
    return _document(_extract(kind, data, charset, url))


def read_text(text: str) -> Document:
    """Read a text as it is, whatever it begins with. Raise UnreadableError."""
    return _document({"text": text})


def _document(found: dict[str, str]) -> Document:
    text = archived_text(found["text"])
    if not text:
        raise UnreadableError(f"This document has no text. Choose another one, or {PASTE}.")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise UnreadableError(
            f"The text has {len(text):,} characters; at most {MAX_TEXT_CHARACTERS:,} are read at once. Copy the part "
            f"that matters and {PASTE}."
        )
    stated = found.get("language", "").replace("_", "-")
    return Document(
        text=text,
        title=_one_line(found.get("title", "")),
        publisher=_one_line(found.get("publisher", "")),
        published=found.get("published", "") or date_of_dateline(text),
        language=language_of(text) or (stated if LANGUAGE_CODE.fullmatch(stated) else ""),
        dateline=dateline_of(text),
    )


def _one_line(text: str) -> str:
    return " ".join(plain_text(text).split())


def _kind(data: bytes, filename: str, content_type: str) -> str:
    """The kind of a document by its first bytes, or by what is said of it: "html", "pdf", "docx" or "text".

    Raise UnreadableError for kinds that are not read.
    """
    name, said = filename.lower(), content_type.lower()
    begins = data[:SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:SNIFFED_BYTES] or name.endswith(".pdf"):
        return "pdf"
    if data.startswith(ZIP):
        if b"word/" not in data and not name.endswith((".docx", ".docm")):
            raise UnreadableError(f"This is a ZIP archive or another kind of file. Unpack it first, or {PASTE}.")
        return "docx"
    if data.startswith(OLE):
        if ENCRYPTED_PACKAGE in data:
            raise UnreadableError(f"This document is protected by a password. Save a copy without one, or {PASTE}.")
        raise UnreadableError(f"This is a document of an old version of Office. Save it as .docx, or {PASTE}.")
    if begins.startswith(RTF):
        raise UnreadableError(f"This is a document in rich text (RTF). Save it as .docx, or {PASTE}.")
    if data.startswith(PICTURES) or BITMAP.match(data) or said.startswith(("image/", "audio/", "video/")):
        raise UnreadableError("This is a picture or a recording. Run a text recognition on it, or type what matters.")
    if name.endswith((".docx", ".docm")):
        raise UnreadableError(f"This document is damaged. Save it again in Word, or {PASTE}.")
    if "html" in said or name.endswith((".html", ".htm", ".xhtml")) or HTML_BEGINNING.match(begins):
        return "html"
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(f"This file is no text. Choose an HTML, PDF, Word (.docx) or text file, or {PASTE}.")
    return "text"


def _charset(content_type: str) -> str:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return found[1] if found else ""


def _extract(kind: str, data: bytes, charset: str, url: str) -> dict[str, str]:
    """Read a document in a process of its own, which can neither hang nor use up the memory of this one."""
    header = json.dumps({"kind": kind, "charset": charset, "url": url}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cooperation.intake.extraction"],
            input=header + data,
            capture_output=True,
            cwd=ROOT,
            timeout=MAX_SECONDS,
            check=True,
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise UnreadableError(TOO_SLOW) from None
    except (subprocess.CalledProcessError, ValueError) as error:
        raise UnreadableError(f"This document can’t be read. Save it again, or {PASTE}.") from error
    if "error" in found:
        raise UnreadableError(found["error"])
    return found
