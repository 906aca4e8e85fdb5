"""Documents of each kind, as bytes."""

import zipfile
from io import BytesIO

import docx
from pypdf import PdfWriter

SENTENCES = (
    "Министры договорились построить трубу длиной 280 км, которая соединит города двух стран.",
    "Товарооборот за прошлый год вырос и составил 1,7 млрд долларов, сообщила пресс-служба правительства.",
    "Следующая встреча пройдёт осенью в Бишкеке, её подготовят министерства энергетики.",
)
ENGLISH = (
    "The ministers agreed to build a pipe of 280 km that will connect the cities of the two countries.",
    "Trade grew last year and reached 1.7 billion dollars, the press service of the government said.",
    "The next meeting will be in autumn in Bishkek, and the ministries of energy will prepare it.",
)


def page(*paragraphs, head="", lang="ru", title="Переговоры в Астане"):
    """Return a web page with an article between a menu, comments and a footer."""
    article = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="{lang}"><head>{head}<title>{title}</title></head><body>
<nav><ul><li><a href="/">Menu entry</a></li><li><a href="/about">Another entry</a></li></ul></nav>
<article><h1>{title}</h1>{article}</article>
<footer><p>Copyright 2019</p></footer></body></html>"""


def pdf(*lines):
    """Return a PDF of one page with these lines of text in Latin letters."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Joint communique) >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def blank_pdf(pages=1, password=""):
    """Return a PDF of empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(72, 72)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def word(*paragraphs, table=(), title="", footnote=""):
    """Return a Word document with paragraphs, then a table."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        rows = document.add_table(rows=len(table), cols=len(table[0])).rows
        for row, texts in zip(rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if footnote:
        document.footnotes.add_footnote(footnote)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def archive(**files):
    """Return a ZIP archive of files by name; "__" in a name is a slash and "_" a dot."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in files.items():
            parts.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()
