"""Bootstrap, before the virtual environment exists."""

import ast
import sys
from pathlib import Path

import pytest

from config import bootstrap


def refusal():
    """Return the message with which the bootstrap ends."""
    with pytest.raises(SystemExit) as ended:
        bootstrap.main("requirements.txt", "config.run")
    return ended.value.code


def test_a_python_that_is_too_old_is_reported_in_one_sentence(monkeypatch):
    monkeypatch.setattr(bootstrap, "OLDEST", (*sys.version_info[:2], sys.version_info[2] + 1))
    assert refusal() == (
        f"The register needs Python 3.11 or newer, and this is Python {sys.version.split()[0]}. "
        "Use another one: make run PYTHON=python3.13"
    )


def test_an_old_python_can_parse_the_check_of_its_version():
    ast.parse(Path(bootstrap.__file__).read_text(), feature_version=(3, 5))


def test_a_space_in_the_path_is_reported_in_one_sentence(monkeypatch):
    monkeypatch.setattr(bootstrap, "ROOT", Path("/srv/my register"))
    assert refusal() == ("The path '/srv/my register' contains a space. Move the register to a path without spaces.")


def test_a_folder_of_another_user_is_reported_in_one_sentence(monkeypatch):
    def refuse(lock):
        raise PermissionError(13, "Permission denied", "/srv/register/var/venv.lock")

    monkeypatch.setattr(bootstrap, "ensure_packages", refuse)
    assert refusal().startswith("/srv/register/var/venv.lock belongs to another user. ")
