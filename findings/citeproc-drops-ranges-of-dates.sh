#!/bin/sh
# A range of dates in CSL-JSON is dropped without a word, and an approximate year is printed as certain.
#
# Seen with citeproc-py 0.11.1 (PyPI), Python 3.11: an item issued on 12-13 November 2025, given as two `date-parts` as in
# the CSL schema, is printed without any date; `circa` changes nothing. A `literal` is printed as it is.
#
# Why it matters here: a citation of talks of two days would be undated, and "about 2024" would be 2024. So citations have
# numbers for days, months and years only. Source: the CSL specification has both ("date-parts" with two dates, "circa").
#
# The script fails if the behaviour changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet citeproc-py==0.11.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

EXPECTED = [
    ({"date-parts": [[2025, 11, 12]]}, "A (2025) Talks."),
    ({"date-parts": [[2025, 11, 12], [2025, 11, 13]]}, "A Talks."),
    ({"date-parts": [[2024]], "circa": True}, "A (2024) Talks."),
    ({"literal": "12–13 November 2025"}, "A (12–13 November 2025) Talks."),
]


def printed(issued):
    author = [{"family": "A"}]
    item = {"id": "talks", "type": "webpage", "title": "Talks", "author": author, "issued": issued}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("talks")]))
    return str(bibliography.bibliography()[0])


print("citeproc-py", version("citeproc-py"))
for issued, expected in EXPECTED:
    seen = printed(issued)
    print(issued, "->", seen)
    assert seen == expected, f"changed: {expected!r} before"
PYTHON
echo "As seen before: ranges are dropped, and literals are printed."
