"""Public names are unique: no two modules of the app define the same name."""

import ast
from collections import defaultdict

from tests.test_imports import ROOT, in_package

DJANGO_NAMES = {"Command"}
"""Names that Django expects in several modules."""

CLASHES: dict[str, set[str]] = {}
"""Names that several modules still define; remove names from this list, don't add any."""


def public_names(path):
    """Return the public names that the module at `path` defines itself: classes, functions and constants."""
    found = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    return {name for name in found if not name.startswith("_")} - DJANGO_NAMES


def shared_names():
    """Return the names that more than one module defines: name -> modules, without "cooperation" before them."""
    modules = defaultdict(set)
    for path in in_package("cooperation"):
        own = path.relative_to(ROOT / "cooperation").with_suffix("").parts
        for name in public_names(path):
            modules[name].add(".".join(own))
    return {name: where for name, where in modules.items() if len(where) > 1}


def test_no_two_modules_define_the_same_public_name():
    new = {name: where - CLASHES.get(name, set()) for name, where in shared_names().items()}
    assert {name: where for name, where in new.items() if where} == {}, "Give it another name, or import it."


def test_names_that_no_longer_clash_are_off_the_list():
    shared = shared_names()
    gone = {name: where - shared.get(name, set()) for name, where in CLASHES.items()}
    assert {name: where for name, where in gone.items() if where} == {}, "Take them out of CLASHES."
