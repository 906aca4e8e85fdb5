"""The worked examples of CONTRIBUTING: they name all the files that they change, and fit the project as it is."""

import re

import pytest

from tests.examples import FIELD, RECORD_TYPE
from tests.test_imports import ROOT

EXAMPLES = {"field": ("Adding a field", FIELD, 7), "record_type": ("Adding a record type", RECORD_TYPE, 12)}
MADE_BY_COMMANDS = {"cooperation/migrations/", "docs/data-dictionary.md"}

each_example = pytest.mark.parametrize("name", EXAMPLES)


def new_files(name):
    """Return the files that an example adds, without its test."""
    folder = ROOT / "tests/examples" / name
    files = (str(path.relative_to(folder)) for path in folder.rglob("*.*") if "__pycache__" not in path.parts)
    return {file for file in files if not file.startswith("tests/")}


def listed_files(heading):
    """Return the files in the table below a heading of CONTRIBUTING."""
    section = (ROOT / "CONTRIBUTING.md").read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


@each_example
def test_an_example_lists_each_file_that_it_changes(name):
    heading, edits, limit = EXAMPLES[name]
    listed = listed_files(heading)
    assert set(listed) == {*edits, *new_files(name), *MADE_BY_COMMANDS}
    assert len(listed) <= limit


@each_example
def test_an_example_fits_the_files_that_it_changes(name):
    for path, changes in EXAMPLES[name][1].items():
        for before, _ in changes:
            assert (ROOT / path).read_text().count(before) == 1, f"{path} has this not once: {before}"
