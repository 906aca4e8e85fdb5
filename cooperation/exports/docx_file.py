"""A sourced paper as a Word document (.docx) with real footnotes.

Only this module and ``intake/docx_text.py``, which reads such files, use the package for Word documents. The same
paper gives the same bytes: the package writes parts in the order of their names and with a fixed time, and the
properties have the day of the paper.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from urllib.parse import urljoin

import docx
from django.conf import settings
from django.utils.encoding import iri_to_uri
from docx import fields
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from cooperation.exports.facts import printable
from cooperation.exports.sourced_text import SourcedPaper, TextRun
from cooperation.fields.times import known_on
from cooperation.filters.past_day import with_day
from cooperation.models.base import shorten

LANGUAGE = "en-GB"
FONT = "Arial"  # Word, LibreOffice and macOS have it, or one with letters of the same width
INK, LINK_INK, SOFT_INK = RGBColor(0x1B, 0x21, 0x27), RGBColor(0x1B, 0x4F, 0x8A), RGBColor(0x54, 0x5D, 0x67)
SEPARATOR_NOTES = (-1, 0)  # the ids of the rules above footnotes, which are no notes of the author
FOOTNOTES_BEFORE = ("w:endnotePr", "w:compat")
"""What follows the settings of footnotes in the schema of settings: the first one that is there."""


def docx_file(paper: SourcedPaper) -> bytes:
    """Return a paper as a Word document on A4."""
    document = docx.Document()
    _set_page(document, paper)
    _set_styles(document)
    _set_properties(document, paper)
    _declare_separators(document)
    _write(document, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write(document: Document, paper: SourcedPaper) -> None:
    document.add_paragraph(printable(paper.title), style="Title")
    about = document.add_paragraph(f"{paper.shown_day}. ", style="Subtitle")
    _add_runs(about, filter(None, [paper.scope and TextRun.of(f"{paper.scope} "), TextRun(paper.url, paper.url)]), "")
    if not paper.sections:
        document.add_paragraph("Nothing is recorded for this briefing.")
    for section in paper.sections:
        document.add_heading(section.title, level=1)
        for sentence in section.sentences:
            paragraph = document.add_paragraph(style="List Bullet")
            _add_runs(paragraph, sentence.runs, paper.url)
            footnote = document.footnotes.add_footnote(" ")
            _add_runs(footnote.paragraphs[0], sentence.footnote, paper.url)
            paragraph.add_run().add_footnote_reference(footnote)
        if section.more:
            _add_runs(document.add_paragraph(style="Body Text"), section.more, paper.url)


def _add_runs(paragraph: Paragraph, runs: Iterable[TextRun], base: str) -> None:
    for run in runs:
        if address := _address(base, run.url):
            added = paragraph.add_hyperlink(run.text, address).runs[0]
        else:
            added = paragraph.add_run(run.text)
        if run.is_right_to_left:
            added.font.rtl = True


def _address(base: str, url: str) -> str:
    """Return an absolute web address in ASCII; "" if there is none, or if Word would not open a file with it."""
    try:
        # A link to a page of the register has the past day that the paper is of.
        if day := known_on():
            url = with_day(url, day)
        return iri_to_uri(urljoin(base, url)) if url else ""
    except ValueError:  # such as "http://[x"
        return ""


def _set_page(document: Document, paper: SourcedPaper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    # The template has tabs for the wider paper of letters.
    document.styles["Header"].paragraph_format.tab_stops.clear_all()
    header = section.header.paragraphs[0]
    header.paragraph_format.tab_stops.add_tab_stop(Mm(174), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    header.text = f"{shorten(printable(paper.title))}\t{paper.shown_day}"
    footer = section.footer.paragraphs[0]
    footer.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Page ")
    footer.add_field(fields.page_number(), dirty=False, simple=True, result="1")
    footer.add_run(" of ")
    footer.add_field("NUMPAGES", dirty=False, simple=True, result="2")


def _set_styles(document: Document) -> None:
    styles = document.styles
    # The template has no styles of footnotes and links. Word then invents them, other programs print notes as text.
    note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.base_style = styles["Normal"]
    reference = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    if "Hyperlink" not in styles:
        styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    for style, style_id in ((note, "FootnoteText"), (reference, "FootnoteReference")):
        style.element.set(qn("w:styleId"), style_id)
    sizes = {
        "Normal": (10, INK, 0, 2),
        "Title": (17, INK, 0, 3),
        "Subtitle": (8.5, SOFT_INK, 0, 6),
        "Heading 1": (12, INK, 8, 3),
        "List Bullet": (10, INK, 0, 3),
        "Body Text": (9, SOFT_INK, 0, 3),
        "Header": (8, SOFT_INK, 0, 0),
        "Footer": (8, SOFT_INK, 0, 0),
        "footnote text": (7.5, INK, 0, 1),
    }
    for name, (size, ink, before, after) in sizes.items():
        _set_style(styles[name], size, ink)
        shape = styles[name].paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.08
    styles["Title"].font.bold = styles["Heading 1"].font.bold = True
    styles["Heading 1"].paragraph_format.keep_with_next = True
    styles["Subtitle"].font.italic = False
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    styles["Hyperlink"].font.color.rgb = LINK_INK
    language = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    language.set(qn("w:val"), LANGUAGE)


def _set_style(style: ParagraphStyle | CharacterStyle, size: float, ink: RGBColor) -> None:
    style.font.size, style.font.color.rgb, style.font.name = Pt(size), ink, FONT
    shape = style.element.get_or_add_rPr()
    shape.szCs_val = Pt(size)  # of scripts such as Arabic
    letters = shape.get_or_add_rFonts()
    for name in [name for name in letters.attrib if name.endswith("Theme")]:
        del letters.attrib[name]
    for script in ("w:cs", "w:eastAsia"):  # letters of Arabic and Chinese, which Word sets apart
        letters.set(qn(script), FONT)


def _set_properties(document: Document, paper: SourcedPaper) -> None:
    properties = document.core_properties
    midnight = datetime.combine(paper.day, time.min, tzinfo=UTC)
    properties.title = printable(paper.title)[:255]  # the limit of the format
    properties.author = properties.last_modified_by = printable(settings.REGISTER_NAME)[:255]
    properties.comments, properties.language, properties.revision = "", LANGUAGE, 1
    properties.created = properties.modified = midnight


def _declare_separators(document: Document) -> None:
    """Name the rules above footnotes in the settings, as Word itself does."""
    of_document = document.settings.element
    declared = OxmlElement("w:footnotePr")
    for key in SEPARATOR_NOTES:
        declared.append(parse_xml(f'<w:footnote {nsdecls("w")} w:id="{key}"/>'))
    # The mode of Word 2013 and later. In that of the template, Word shows "Compatibility mode" in its title.
    for mode in of_document.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    following = next(found for name in FOOTNOTES_BEFORE if (found := of_document.find(qn(name))) is not None)
    following.addprevious(declared)
