"""Public names are unique: no two modules of the app, its configuration or the benchmark define the same name."""

import ast
from collections import defaultdict

import pytest

from tests.test_imports import ROOT

EXPECTED_NAMES = {"Command", "main"}
"""Names that Django and the Makefile expect in several modules."""


def public_names(path):
    """Return the public names that the module at `path` defines itself: classes, functions and constants."""
    found = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    return {name for name in found if not name.startswith("_")} - EXPECTED_NAMES


@pytest.mark.parametrize("package", ["cooperation", "config", "bench"])
def test_no_two_modules_define_the_same_public_name(package):
    modules = defaultdict(set)
    for path in (ROOT / package).rglob("*.py"):
        for name in public_names(path) if "migrations" not in path.parts else ():
            modules[name].add(str(path.relative_to(ROOT)))
    shared = {name: where for name, where in modules.items() if len(where) > 1}
    assert shared == {}, "Give it another name, or import it."
