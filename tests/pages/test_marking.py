"""Highlighting of found words in a text."""

import pytest
from markupsafe import escape

from cooperation.models.search.passages import BEGIN, END
from cooperation.views.search.highlighting import Marked


def marked(text, begun=()):
    """Return a highlighted text; brackets replace PostgreSQL's markers."""
    return Marked.read(text.replace("[", BEGIN).replace("]", END), begun)


def shown(value):
    return escape(value).replace("<mark>", "[").replace("</mark>", "]")


@pytest.mark.parametrize(
    ("text", "as_shown"),
    [
        ("a [zebra] there", "a [zebra] there"),
        ("[zebra] [crossing]", "[zebra crossing]"),
        ("[zebra], [crossing]", "[zebra], [crossing]"),
        ("<b>[zebra]</b>", "&lt;b&gt;[zebra]&lt;/b&gt;"),
        ("[ze<b>ra]", "[ze&lt;b&gt;ra]"),
        ("] stray [ signs", " stray  signs"),
        ("[]", ""),
        ("", ""),
    ],
)
def test_marks_are_shown_and_all_else_is_text(text, as_shown):
    assert shown(marked(text)) == as_shown


def test_words_that_begin_so_are_marked_too():
    assert shown(marked("Zebras and a [zebra], not azebra", ["zeb"])) == "[Zebras] and a [zebra], not azebra"


def test_signs_in_a_beginning_are_no_pattern():
    assert shown(marked("a.b axb", ["a.b"])) == "[a.b] axb"


def test_a_short_text_is_its_own_excerpt():
    text = marked("a [zebra] there")
    assert text.excerpt(50) is text


def test_an_excerpt_is_cut_between_words_round_the_marks():
    text = marked(f"{'before ' * 30}a [zebra] there {'after ' * 30}")
    excerpt = shown(text.excerpt(80))
    assert excerpt.startswith("… before ")
    assert " a [zebra] there after" in excerpt
    assert excerpt.endswith("after …")
    assert len(text.excerpt(80).text) <= 84


def test_an_excerpt_is_where_most_marks_are():
    text = marked(f"one [zebra] {'between ' * 30} [zebra] and [zebra] {'after ' * 30}")
    assert shown(text.excerpt(100)).count("[") == 2


def test_a_mark_in_a_text_without_blanks_stays_in_the_excerpt():
    assert "[zebra]" in shown(marked(f"{'x' * 500} {'-' * 70}[zebra]{'-' * 70} {'x' * 500}").excerpt(100))


def test_a_word_without_end_is_cut_all_the_same():
    assert len(marked("x" * 5000).excerpt(100).text) <= 104
