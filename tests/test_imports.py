"""The direction of imports: fields -> models -> intake | columns -> filters -> ... -> register -> views -> urls."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LAYERS = [
    {"fields", "sql_install"},
    {"models"},
    {"intake"},
    {"columns"},
    {"filters", "wording"},
    {"exports"},
    {"register"},
    {"views", "api", "admin", "imports", "jinja", "management"},
    {"urls", "apps"},
]
"""Parts of the app, lowest first. A part imports itself and parts before it. Add each new part here."""

NOUNS = [
    {"alphabet", "choices", "counts", "locks", "rules", "status", "tracking", "web_addresses"},
    {"keys"},
    {"prepared", "labels"},
    {"base"},
    {"last_news", "status_basis"},
    {"action_kinds", "countries", "sectors", "seeds", "units"},
    {"places"},
    {"participants"},
    {"sources"},
    {"snapshots"},
    {"nothing_to_record"},
    {"meetings"},
    {"agreements"},
    {"actions"},
    {"standing"},
    {"initiatives"},
    {"quantities"},
    {"developments", "commitments", "figures"},
    {"records"},
    {"differences", "discussions", "saved_searches"},
    {"citations"},
    {"anchors", "batches", "lacking", "news_checks"},
    {"history", "refresh"},
    {"search"},
    {"entries"},
    {"former"},
    {"contradictions"},
    {"chronicle", "part_of", "pictures", "twins"},
    {"__init__"},
]
"""The same for the modules in models/."""

MODULES = [
    path
    for folder in ("cooperation", "config")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]


def rank(name, order):
    """Return the position of `name` in `order`, a list of sets."""
    ranks = [position for position, names in enumerate(order) if name in names]
    assert ranks, f"{name} has no place in tests/test_imports.py yet: add it where it belongs."
    return ranks[0]


def imported_modules(path):
    """Return the full names of everything that the module at `path` imports, including names inside modules."""
    package = path.relative_to(ROOT).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


def parts_imported(path, package):
    """Return the names of the parts of `package` (dotted) that the module at `path` imports."""
    prefix = f"{package}."
    return {name.removeprefix(prefix).split(".")[0] for name in imported_modules(path) if name.startswith(prefix)}


def module_name(path, package):
    """Return the part of `package` that contains the module at `path`."""
    return path.relative_to(ROOT / package.replace(".", "/")).parts[0].removesuffix(".py")


def in_package(*parts):
    """Return the modules in a folder of the app."""
    return [path for path in MODULES if path.is_relative_to(ROOT.joinpath(*parts))]


@pytest.mark.parametrize("path", in_package("cooperation"), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_part_of_the_app_imports_only_what_lies_below_it(path):
    own = module_name(path, "cooperation")
    if own == "__init__":
        return
    for other in parts_imported(path, "cooperation"):
        assert other == own or rank(other, LAYERS) < rank(own, LAYERS), f"{own} imports {other}"


@pytest.mark.parametrize("path", in_package("cooperation", "models"), ids=lambda path: path.stem)
def test_a_noun_imports_only_what_lies_below_it(path):
    own = module_name(path, "cooperation.models")
    for other in parts_imported(path, "cooperation.models"):
        assert other == own or rank(other, NOUNS) < rank(own, NOUNS), f"{own} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_hides_inside_a_function(path):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    hidden = [
        f"line {inner.lineno}"
        for outer in ast.walk(ast.parse(path.read_text()))
        if isinstance(outer, functions)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_the_app_knows_nothing_of_the_settings_package():
    known = {path for path in in_package("cooperation") for name in imported_modules(path) if name.startswith("config")}
    assert known == set()
