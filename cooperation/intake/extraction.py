"""Read a document in a process of its own: ``python -m cooperation.intake.extraction``.

The packages that read documents take 60 MB and half a second to import, and a crafted file can make them hang or use
any amount of memory. So no worker imports this module: ``reading.py`` starts it, with limits, for one document.

It reads a line of JSON (``kind``, ``charset``, ``url``) and the document from its input. It writes JSON: what it found,
or ``error``, a message for the user.
"""

import json
import resource
import sys
from contextlib import suppress

from cooperation.intake.charsets import decode
from cooperation.intake.docx_text import DocxError, read_docx
from cooperation.intake.html_text import NoArticleError, read_html
from cooperation.intake.pdf_text import PdfError, read_pdf

MAX_MEMORY_BYTES = 1_500_000_000  # of addresses, of which a process uses only a part
NO_ARTICLE = "No article was found in this page. Open it in a browser, then select and paste its text."
TOO_LARGE = "This document needs too much memory. Paste the text instead."


def extract(kind: str, data: bytes, charset: str, url: str) -> dict[str, str]:
    """Return the text of a document, and what it says of its title, publisher, date and language; or ``error``."""
    try:
        if kind == "html":
            return read_html(decode(data, charset, is_html=True), url)
        if kind == "pdf":
            return read_pdf(data)
        return read_docx(data)
    except (PdfError, DocxError) as error:
        return {"error": str(error)}
    except NoArticleError:
        return {"error": NO_ARTICLE}
    except (MemoryError, RecursionError):
        return {"error": TOO_LARGE}


def limit_memory() -> None:
    """Let the system refuse this process more memory. macOS does not know this limit."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


if __name__ == "__main__":
    limit_memory()
    header = json.loads(sys.stdin.buffer.readline())
    sys.stdout.write(json.dumps(extract(data=sys.stdin.buffer.read(), **header)))
