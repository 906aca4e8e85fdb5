"""A printed briefing: two sheets of A4, with title, day and web address, and without what can only be pressed."""

from io import BytesIO
from unicodedata import normalize

from django.utils.timezone import localdate
from pypdf import PdfReader

from tests import builders as make
from tests.pages.briefing_world import PAIR, in_days, one_of_each

WORDS = "The parties work on the modernisation of the crossing, its roads and its power lines. "


def test_a_briefing_with_very_many_records_prints_on_two_sheets(page, serious_problems):
    both = [make.state("XN"), make.state("XS")]
    for number in range(20):
        one_of_each(both, number)
        make.development(text=f"{number}. {WORDS * 3}", kind="statement", participants=both, published=True)
        make.commitment(what=f"{number}. {WORDS * 3}", by=both, due=str(in_days(number)), published=True)
    page.goto(f"{PAIR}briefing/?changed_since=2020-01-01")
    assert serious_problems(page) == []
    address = page.url

    file = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))

    # Some fonts print "fi" as one character.
    sheets = [" ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in file.pages]
    assert [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in file.pages] == [(595, 842)] * 2
    assert ["Briefing: Northland and Southland" in sheet for sheet in sheets] == [True, False]
    assert f"{localdate():%-d %B %Y}. {address}" in sheets[0]
    assert ("Page 1 of 2" in sheets[0], "Page 2 of 2" in sheets[1]) == (True, True)
    assert "Notes" in sheets[1]
    assert not any(pressed in sheet for sheet in sheets for pressed in ("Show briefing", "Sign in", "Download", "↩"))
    numbers = page.locator(".sentences .noteref").all_inner_texts()
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(numbers) >= 15
