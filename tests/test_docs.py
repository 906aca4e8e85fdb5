"""The documents are correct and complete: commands, paths, settings, packages and links."""

import re
import tomllib

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.html import texts
from tests.past import all_known_since

ROOT = settings.BASE_DIR
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
README = (ROOT / "README.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z0-9]+):", MAKEFILE, re.MULTILINE))
LARGEST_PICTURE = 200_000  # bytes

NOT_SETTINGS = {"DJANGO_SETTINGS_MODULE", "PATH"}
"""Environment variables that config/ reads, but that are not settings of the register."""

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)


def code(page):
    """Return the parts of a page that are marked as code."""
    return re.findall(r"^```[a-z]*\n(.*?)^```|`([^`\n]+)`", page.read_text(), re.MULTILINE | re.DOTALL)


def words_of_code(page):
    return "\n".join(block or words for block, words in code(page))


def links(page):
    """Return the targets of a page's links and pictures."""
    return re.findall(r"\]\(([^)\s]+)\)", page.read_text())


def anchors(page):
    """Return the anchors of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def settings_read():
    """Return the environment variables that config/ reads."""
    patterns = (
        r"\benv(?:\.\w+)?\(\s*\"([A-Z_]+)\"",
        r"environ(?:\.get|\.setdefault)?[\[(]\"([A-Z_]+)\"",
        r"\"([A-Z_]+)\" (?:not )?in os\.environ",
    )
    text = "\n".join(path.read_text() for path in (ROOT / "config").rglob("*.py"))
    return {name for pattern in patterns for name in re.findall(pattern, text)} - NOT_SETTINGS


@every_page
def test_every_make_command_is_a_target(page):
    assert set(re.findall(r"\bmake ([a-z0-9]+)", words_of_code(page))) <= TARGETS


@every_page
def test_every_management_command_exists(page):
    assert set(re.findall(r"manage\.py ([a-z_]+)", words_of_code(page))) <= set(get_commands())


@every_page
def test_every_path_exists(page):
    paths = re.findall(
        r"(?<![\w/.:-])((?:config|cooperation|docs|fixtures|tests)/[\w./-]*|[\w-]+\.(?:txt|toml|md))",
        words_of_code(page),
    )
    # Those of a worked example are in its folder.
    roots = [ROOT, *(ROOT / "tests/examples").glob("*/")]
    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []


@every_page
def test_every_link_has_a_target(page):
    lost = []
    for link in links(page):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@every_page
def test_every_picture_has_an_alternative_text(page):
    assert [alt for alt in re.findall(r"!\[([^\]]*)\]", page.read_text()) if len(alt.split()) < 5] == []


def test_the_readme_links_to_every_page():
    assert {page.relative_to(ROOT).as_posix() for page in PAGES} - {"README.md"} <= set(links(ROOT / "README.md"))


def test_every_setting_is_in_the_table_and_nothing_else():
    table = README.split("## Settings")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) == settings_read()


def test_every_target_of_make_is_explained():
    told = "\n".join(words_of_code(ROOT / name) for name in ("README.md", "CONTRIBUTING.md"))
    assert TARGETS - set(re.findall(r"\bmake ([a-z0-9]+)", told)) == set()


def test_every_command_of_the_register_is_explained():
    ours = {name for name, app in get_commands().items() if app == "cooperation"}
    told = "\n".join(words_of_code(page) for page in PAGES)
    assert ours - set(re.findall(r"manage\.py ([a-z_]+)", told)) == set()


def test_the_readme_names_all_fixtures_in_their_order():
    (command,) = re.findall(r"manage\.py loaddata (.+?)\n```", README, re.DOTALL)
    assert command.replace("\\\n", " ").split() == sorted(path.stem for path in (ROOT / "fixtures").glob("*.yaml"))


def test_every_package_has_its_reason():
    table = (ROOT / "docs" / "decisions.md").read_text().split("## Packages")[1]
    needed = {re.match(r"[a-z0-9-]+", requirement).group() for requirement in PROJECT["project"]["dependencies"]}
    assert set(re.findall(r"^\| `([a-z0-9-]+)`", table, re.MULTILINE)) == needed


def test_every_package_for_development_is_named():
    page = words_of_code(ROOT / "docs" / "decisions.md")
    for requirement in PROJECT["dependency-groups"]["dev"]:
        assert re.match(r"[a-z0-9-]+", requirement).group() in page


def test_the_changelog_begins_with_the_version_of_the_project():
    version, *_ = re.findall(r"^## (\S+) — ", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert version == PROJECT["project"]["version"]


def test_pictures_are_small():
    pictures = (ROOT / "docs" / "images").glob("*")
    assert [path.name for path in pictures if path.stat().st_size > LARGEST_PICTURE] == []


def test_every_picture_is_shown():
    shown = {link.rsplit("/", 1)[-1] for page in PAGES for link in links(page)}
    assert {path.name for path in (ROOT / "docs" / "images").glob("*")} - shown == set()


def test_the_readme_names_the_parts_of_a_meetings_form_as_the_form_does(admin_client):
    headings = set(texts(admin_client.get("/admin/cooperation/meeting/add/"), "h2"))
    named = set(re.findall(r"[Uu]nder \*([^*]+)\*", README))
    assert len(named) == 2
    assert named <= headings


QUESTIONS = re.findall(r"`(/[a-z]+/\?[^`]+)`", (ROOT / "docs" / "user-guide.md").read_text())


@pytest.mark.django_db
@pytest.mark.parametrize("address", QUESTIONS)
def test_every_list_in_the_guide_accepts_its_filters(client, address):
    all_known_since(5000)  # a past day before the first record has no list
    response = client.get(address)
    assert response.status_code == 200
    assert response.context_data["filters"].problems == []
