"""The content of pages, parsed from their HTML, to compare it before measuring times."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

LINK = re.compile(r'href="/(\w+)/([^"/?#]+)/"')
COUNT = re.compile(r'href="/(\w+)s/\?country=[^"]*">[A-Z][a-z]+</a> <span class="number">([\d,]+)<')
SHOWN_VALUES = 8  # values of a filter that a page shows at least, if there are so many
CHANGE = re.compile(r'href="/admin/cooperation/\w+/(\d+)/change/')


class WrongAnswerError(Exception):
    """The content of a page differs from the result of SQL."""


@dataclass(frozen=True)
class Found:
    """The first rows of a result, and their total; None if it is not shown.

    Attributes:
        rows: URLs of rows on public pages, ids in the admin.
        more: whether `count` is a limit that was exceeded.
        facets: the number of rows per value of a filter.
    """

    rows: list[str]
    count: int | None = None
    more: bool = False
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


def list_content(page, noun):
    """Return the content of a public list of a model, such as "agreement"."""
    main = within(page, "main")
    rows = [unquote(slug) for plural, slug in LINK.findall(main) if plural == f"{noun}s"]
    return Found(list(dict.fromkeys(rows)), *counted(main, noun), facets_of(main))


def facets_of(page):
    """Return the counts beside the values of each filter."""
    found = {}
    for name, value, rest in re.findall(r'name="(\w+)" value="([^"]+)"(.*?)</label>', page, re.DOTALL):
        if number := re.search(r"<small>([\d,]+)<", rest):
            found.setdefault(name, {})[html.unescape(value)] = int(number[1].replace(",", ""))
    return found


def admin_list_content(page, noun):
    """Return the content of a list of an admin."""
    table = re.search(r'<table id="result_list">.*?</table>', page, re.DOTALL)
    rows = CHANGE.findall(table[0]) if table else []
    paginator = re.search(r'class="paginator".*', page, re.DOTALL)
    return Found(list(dict.fromkeys(rows)), *counted(paginator[0] if paginator else page, noun))


def pair_content(page):
    """Return the number of records per type on the page of two countries."""
    counts = {noun: int(number.replace(",", "")) for noun, number in COUNT.findall(within(page, "main"))}
    return Found([], facets={"noun": counts})


def search_content(page):
    """Return the number of results per type, or one more than the limit."""
    numbers = {}
    for noun, more, number in re.findall(
        r'[?;&]noun=(\w+)"[^>]*>[^<]*<span class="number-found[^"]*">\s*(more than )?([\d,]+)', page
    ):
        numbers[noun] = int(number.replace(",", "")) + bool(more)
    return Found([], facets={"noun": numbers})


def heading(page):
    """Return the heading of a page."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def form_title(page):
    """Return the title in an admin's form."""
    found = re.search(r'<input[^>]* id="id_title"[^>]*>', page)
    return html.unescape(re.search(r'value="([^"]*)"', found[0])[1])


def counted(text, noun):
    """Return the number of rows that a page shows for a model, and whether there are more."""
    text = re.sub(r"<[^>]+>|\s+", " ", text).replace("  ", " ")
    found = re.search(rf"(more than )?([\d,]+) (?:[a-z]+ )?{noun}s?\b", text, re.IGNORECASE)
    return (int(found[2].replace(",", "")), bool(found[1])) if found else (None, False)


def within(page, tag):
    """Return the content of an element that occurs once on a page."""
    found = re.search(rf"<{tag}\b.*?</{tag}>", page, re.DOTALL)
    return found[0] if found else page


def check_found(work, sample, said, true):
    """Compare the content of a page with the result of SQL. Raise WrongAnswerError."""
    most = min(len(said.rows), len(true.rows))
    if said.rows[:most] != true.rows[:most] or (true.rows and not most):
        pairs = [*zip(said.rows, true.rows, strict=False), ("nothing", true.rows[0])]
        first = next(pair for pair in pairs if pair[0] != pair[1])
        raise WrongAnswerError(f"{work}, {sample}: the page has {first[0]} where SQL has {first[1]}.")
    for name, numbers in true.facets.items():
        true_numbers = {value: number for value, number in numbers.items() if number}
        said_numbers = {value: number for value, number in said.facets.get(name, {}).items() if number}
        # A page has the most frequent values of a long filter; the others load on request.
        shown = {value: true_numbers.get(value) for value in said_numbers}
        if said_numbers != shown or len(said_numbers) < min(len(true_numbers), SHOWN_VALUES):
            different = sorted(set(said_numbers.items()) ^ set(true_numbers.items()))[:4]
            raise WrongAnswerError(f"{work}, {sample}: the facet {name} differs in {different}.")
    if said.count is None or true.count is None:
        return
    right = true.count > said.count if said.more else true.count == said.count
    if not right:
        bound = "more than " if said.more else ""
        raise WrongAnswerError(f"{work}, {sample}: the page counts {bound}{said.count} where SQL counts {true.count}.")
