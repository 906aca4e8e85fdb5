"""The text of a Word document (.docx).

Only this module and ``exports/docx_file.py``, which writes such files, use the package for Word documents.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.table import Table

MAX_UNPACKED_BYTES = 60_000_000  # of a file; a small one can contain gigabytes


class DocxError(Exception):
    """A document can't be read; the message says why, and what to do instead."""


DAMAGED = "This document is damaged, or is no Word document (.docx). Save it again in Word, or paste the text."


def read_docx(data: bytes) -> dict[str, str]:
    """Return the text of a document with its tables, in the order of the page, then its notes; and its title.

    Raise DocxError.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED_BYTES:
                raise DocxError("This document is too large when unpacked. Paste the text instead.")
            if any(part.flag_bits & 1 for part in parts.infolist()):
                raise DocxError("This document is protected by a password. Save a copy without one, or paste the text.")
        document = docx.Document(BytesIO(data))
        notes = (" ".join(par.text for par in note.paragraphs) for note in (*document.footnotes, *document.endnotes))
        text = "\n\n".join([*_blocks(document), *filter(None, map(str.strip, notes))])
        properties = document.core_properties
        title, language = properties.title or "", properties.language or ""
    except DocxError:
        raise
    except Exception as error:
        # The package raises errors of its own, of zipfile and of lxml, and others for parts that are missing.
        raise DocxError(DAMAGED) from error
    if not text:
        raise DocxError("This document has no text. If its pages are pictures, run a text recognition (OCR) on them.")
    return {"text": text, "title": title, "language": language}


def _blocks(container) -> Iterator[str]:
    """Yield paragraphs, and rows of tables with their cells apart."""
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)  # merged cells are listed several times
                texts = (" ".join(cell.text.split()) for cell in row.cells if cells.pop(cell._tc, 0) is None)
                if line := " | ".join(filter(None, texts)):
                    yield line
        elif line := block.text.strip():
            yield line
