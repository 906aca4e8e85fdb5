"""The text of a PDF."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MAX_PAGES = 300


class PdfError(Exception):
    """A PDF can't be read; the message says why, and what to do instead."""


def read_pdf(data: bytes) -> dict[str, str]:
    """Return the text of a PDF, page after page, and its title.

    Raise PdfError.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PdfError("This PDF is protected by a password. Save a copy without one, or paste the text.")
        if len(reader.pages) > MAX_PAGES:
            raise PdfError(
                f"This PDF has {len(reader.pages)} pages; at most {MAX_PAGES} are read. Save the pages that matter as "
                "a PDF of their own, or paste their text."
            )
        pages = [page.extract_text().strip() for page in reader.pages]
        metadata = reader.metadata
        title = (metadata.title if metadata else None) or ""
        language = str(reader.root_object.get("/Lang") or "")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise PdfError("This PDF is damaged or incomplete. Save it again, or paste the text.") from error
    text = "\n\n".join(filter(None, pages))
    if not text:
        raise PdfError(
            "This PDF has no text: its pages are pictures. Run a text recognition (OCR) on it, or type what matters."
        )
    return {"text": text, "title": str(title), "language": language}
