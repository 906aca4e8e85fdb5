#!/bin/sh
# The publication date that trafilatura gives an article is taken from its prose, if the page states none.
#
# Seen with trafilatura 2.3.1 and htmldate 1.11.0 (PyPI), Python 3.11: an article without any date of publication gets the
# date of a treaty that it mentions, and a deadline "by 31 December 2026" becomes 1 January 2026. A date is right or absent
# only if `date_extraction_params={"extensive_search": False, ...}` is given, and then still not for a date in ISO form.
#
# Why it matters here: a source would be "published" on the day of a treaty of 1994 or on one that is still to come, and all
# relative dates ("last year") would follow from it. Source: the documentation of htmldate describes the extensive search
# ("extensive_search", on by default) as opportunistic; it does not say that a future deadline is taken, or its year alone.
#
# The script fails if the behaviour changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet trafilatura==2.3.1 htmldate==1.11.0 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import trafilatura

PAGE = """<html><head><title>Ministers review cooperation</title></head><body><article>
<h1>Ministers review cooperation</h1>
<p>The two governments reviewed their cooperation in transport, water and energy at a meeting in the capital.</p>
<p>{}</p>
<p>They agreed to open a logistics centre at the border and to build a second bridge over the river.</p>
</article></body></html>"""
CAREFUL = {"extensive_search": False, "original_date": True}
EXPECTED = {
    "They will open the bridge by 31 December 2026.": ("2026-01-01", None),
    "The agreement of 25 October 2024 entered into force.": ("2024-10-25", None),
    "Договор от 25.10.2014 остаётся в силе.": ("2014-10-25", None),
    "The protocol dated 2021-07-08 was extended.": ("2021-07-08", "2021-07-08"),
}


def date_of(sentence, **options):
    found = trafilatura.extract(PAGE.format(sentence), output_format="json", with_metadata=True, **options)
    return json.loads(found)["date"]


print("trafilatura", version("trafilatura"), "htmldate", version("htmldate"))
for sentence, expected in EXPECTED.items():
    seen = date_of(sentence), date_of(sentence, date_extraction_params=CAREFUL)
    print(seen, sentence)
    assert seen == expected, f"changed: {expected} before"
PYTHON
echo "As seen before: the date of an article is guessed from its prose."
