"""The article's lists in narrow windows: words are not broken, and columns stay visible."""

import pytest

BROKEN = r"""rows => {
    const broken = [];
    const texts = document.createTreeWalker(rows, NodeFilter.SHOW_TEXT);
    const part = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of text.data.matchAll(/[^\s–-]+/g)) {
            part.setStart(text, index);
            part.setEnd(text, index + word.length);
            if (new Set([...part.getClientRects()].map(line => Math.round(line.top))).size > 1) {
                broken.push(word);
            }
        }
    }
    return broken;
}"""
"""Find words in a table that are broken over two lines."""


@pytest.mark.parametrize("width", [770, 992, 1000, 1024, 1030])
@pytest.mark.parametrize("noun", ["agreements", "meetings", "commitments", "initiatives", "developments"])
def test_words_of_a_narrow_list_stay_whole_with_the_columns_of_editors(signed_in, noun, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{noun}/")
    assert page.locator(".rows").evaluate(BROKEN) == []
    assert page.locator(".rows").evaluate("rows => rows.scrollWidth <= rows.parentElement.clientWidth")
