"""The lock files."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def pins(lock):
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))


def names(requirements):
    return {re.match(r"[a-z0-9-]+", requirement).group() for requirement in requirements}


def test_what_the_project_needs_is_pinned():
    assert names(PROJECT["project"]["dependencies"]) <= pins("requirements.txt").keys()


def test_what_developers_need_is_pinned():
    assert names(PROJECT["dependency-groups"]["dev"]) <= pins("requirements-dev.txt").keys()


def test_developers_have_the_versions_that_run():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    entries = re.split(r"^(?=[a-z0-9-]+==)", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry(lock):
    assert not re.search(r"https?://|--(extra-)?index|--find-links", (ROOT / lock).read_text())
