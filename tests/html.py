"""An HTML reader: elements found by CSS selectors, and their text.

>>> page = '<nav class="main"><a href="/">Home</a> <a href="/places/?a=1&amp;b=2">All <b>places</b></a></nav>'
>>> texts(page, "nav.main a[href]")
['Home', 'All places']
>>> one(page, 'a[href^="/places"]').get("href")
'/places/?a=1&b=2'
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

SEPARATE = {"td", "th", "li"}
"""Elements whose text is separate from the text around them, also without a space in the HTML."""

# A selector has parts separated by spaces; each part matches a descendant of the part before.
PARTS = re.compile(r'(?:[^\s"]|"[^"]*")+')
CONDITIONS = re.compile(r'\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:([\^$*]?=)"([^"]*)")?\]')


def select(page, selector: str) -> list[Element]:
    """Return the elements that match a selector, in order.

    Args:
        page: a response, its text, or an element of it.
        selector: tags, classes, ids and attributes as in CSS: 'main td[data-label="Places"] a.code'.
    """
    found = [_tree(page)]
    for part in PARTS.findall(selector):
        below = (element for above in found for element in above.iter() if element is not above)
        found = list(dict.fromkeys(element for element in below if _fits(element, part)))
    return found


def one(page, selector: str) -> Element:
    """Return the only element that matches a selector."""
    found = select(page, selector)
    assert len(found) == 1, f"{len(found)} elements are {selector}"
    return found[0]


def text(element: Element, *, without: str = "") -> str:
    """Return the text of an element, single-spaced, without elements inside that match ``without``."""
    left_out = select(element, without) if without else []
    return " ".join("".join(_pieces(element, left_out)).split())


def texts(page, selector: str) -> list[str]:
    """Return the texts of the elements that match a selector."""
    return [text(element) for element in select(page, selector)]


class _Reader(HTMLParser):
    """Build a tree of a page. Each element must be closed where HTML allows it."""

    def __init__(self) -> None:
        super().__init__()
        self.builder, self.open = TreeBuilder(), ["document"]
        self.builder.start("document", {})

    def handle_starttag(self, tag, attrs):
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert tag == self.open[-1], f"line {self.getpos()[0]}: </{tag}> in <{self.open[-1]}>"
        self.builder.end(self.open.pop())

    def handle_data(self, data):
        self.builder.data(data)


def _tree(page) -> Element:
    if isinstance(page, Element):
        return page
    reader = _Reader()
    reader.feed(page if isinstance(page, str) else page.text)
    reader.close()
    reader.builder.end("document")
    assert reader.open == ["document"], f"never closed: {reader.open[1:]}"
    return reader.builder.close()


def _pieces(element: Element, left_out: list[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        around = " " if child.tag in SEPARATE else ""
        yield around
        if child not in left_out:
            yield from _pieces(child, left_out)
        yield around
        yield child.tail or ""


def _fits(element: Element, part: str) -> bool:
    tag = re.match(r"[\w-]*", part)[0]
    return (not tag or element.tag == tag) and all(_has(element, *condition) for condition in CONDITIONS.findall(part))


def _has(element: Element, class_: str, id_: str, name: str, sign: str, value: str) -> bool:
    if class_:
        return class_ in element.get("class", "").split()
    if id_:
        return element.get("id") == id_
    own = element.get(name)
    if own is None or not sign:
        return own is not None
    return {"=": own == value, "^=": own.startswith(value), "$=": own.endswith(value), "*=": value in own}[sign]
