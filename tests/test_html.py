"""The HTML reader of tests."""

import doctest

import pytest

from tests import html
from tests.html import one, select, text

PAGE = """
<!DOCTYPE html>
<main id="top"><p class="soft note">One<br>line &amp; <b>another</b></p><input name="q" value="a b" required></main>
"""


def test_the_examples_of_selectors_are_true():
    assert doctest.testmod(html).failed == 0


@pytest.mark.parametrize(
    ("selector", "tags"),
    [
        ("main p", ["p"]),
        (".note", ["p"]),
        ("p.soft.note", ["p"]),
        ("#top b", ["b"]),
        ("[required]", ["input"]),
        ('input[value="a b"][name="q"]', ["input"]),
        ('[value^="a"]', ["input"]),
        ('[value$="b"]', ["input"]),
        ('[value*=" "]', ["input"]),
        ("p main", []),
        (".not", []),
        ('[value=""]', []),
    ],
)
def test_a_selector_finds_elements(selector, tags):
    assert [element.tag for element in select(PAGE, selector)] == tags


def test_the_text_of_an_element_is_single_spaced_and_unescaped():
    assert text(one("<p>One  line &amp;\n <b>another</b></p>", "p")) == "One line & another"


def test_the_text_of_an_element_can_leave_others_out():
    assert text(one(PAGE, "p"), without="b") == "Oneline &"


@pytest.mark.parametrize("markup", ["<p><b></p></b>", "<p>", "</p>", "<li>One<li>Two"])
def test_markup_that_is_not_closed_where_it_belongs_is_refused(markup):
    with pytest.raises(AssertionError):
        select(markup, "p")
