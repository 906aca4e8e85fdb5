#!/bin/sh
# Footnotes that python-docx-ng writes refer to styles that its document does not have.
#
# Seen with python-docx-ng 2.1.0 (PyPI), Python 3.11: in a document of its default template, the mark of a footnote has the
# style "FootnoteReference" and the note the style "FootnoteText", but word/styles.xml defines neither, and the settings do
# not name the rules above footnotes. By the format (ECMA-376, part 1, 17.3.2.29 and 17.3.1.27), a style that is not defined
# is ignored: the number of a note is then printed like the text before it, "promised it1" instead of a raised 1.
#
# Why it matters here: each sentence of a briefing ends with such a number, often after a year: "by 20261". The register
# defines both styles, and declares the rules, before it writes a footnote.
#
# The script fails if the behaviour changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-docx-ng==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version
from io import BytesIO
from zipfile import ZipFile

import docx

document = docx.Document()
paragraph = document.add_paragraph("They promised to build it by 2026")
note = document.footnotes.add_footnote("A newspaper.")
paragraph.add_run().add_footnote_reference(note)
file = BytesIO()
document.save(file)
parts = {name: ZipFile(file).read(f"word/{name}.xml").decode() for name in ("document", "footnotes", "styles", "settings")}

used = set(re.findall(r'w:(?:rStyle|pStyle) w:val="(Footnote\w+)"', parts["document"] + parts["footnotes"]))
defined = set(re.findall(r'w:styleId="(Footnote\w+)"', parts["styles"]))
print("python-docx-ng", version("python-docx-ng"))
print("styles that footnotes use:", sorted(used))
print("of these, defined:", sorted(defined))
print("rules above footnotes in the settings:", "footnotePr" in parts["settings"])
assert used == {"FootnoteReference", "FootnoteText"}, "changed: other styles are used"
assert not defined, "changed: the styles are defined"
assert "footnotePr" not in parts["settings"], "changed: the settings declare the rules"
PYTHON
echo "As seen before: footnotes use styles that the document does not define."
