"""The worked examples of CONTRIBUTING, carried out in a copy of the project, with tests of what they add."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from django.db import connection

from tests.e2e.conftest import ROOT
from tests.examples import FIELD, RECORD_TYPE
from tests.template_database import database_url

PARTS = """\
        migrations.RunSQL([
            "CREATE TABLE cooperation_entry_visit PARTITION OF cooperation_entry FOR VALUES IN ('visit')",
            "CREATE TABLE cooperation_entrywords_visit PARTITION OF cooperation_entrywords FOR VALUES IN ('visit')",
        ]),
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory, django_db_modify_db_settings):
    """A copy of the project in which both examples were followed, with the commands that they name."""
    copy = tmp_path_factory.mktemp("examples") / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("var", ".git", "__pycache__"))
    for name, edits in (("record_type", RECORD_TYPE), ("field", FIELD)):
        for path, changes in edits.items():
            text = (copy / path).read_text()
            for before, after in changes:
                text = text.replace(before, after)
            (copy / path).write_text(text)
        shutil.copytree(ROOT / "tests/examples" / name, copy, dirs_exist_ok=True)
    run(copy, "manage.py", "makemigrations", "cooperation", "--name", "example")
    (migration,) = (copy / "cooperation/migrations").glob("*_example.py")
    migration.write_text(completed(migration.read_text()))
    run(copy, "manage.py", "data_dictionary")
    return copy


def completed(migration):
    """Return the text of a migration with link models after the fields that they track, and the parts of entries."""
    begin, operations = migration.rsplit("    operations = [\n", 1)
    operations = re.split(r"^(?=        migrations\.)", operations.removesuffix("    ]\n"), flags=re.MULTILINE)
    links = [it for it in operations if "'proxy': True" in it]
    others = [it for it in operations if it not in links]
    last = max(place for place, it in enumerate(others) if "AddField" in it and "model_name='visit'," in it)
    operations = [*others[: last + 1], *links, *others[last + 1 :]]
    return f"{begin}    operations = [\n{''.join(operations)}{PARTS}    ]\n"


def run(folder, *command):
    """Run a Python program in a folder, with the server of these tests; its output is shown if it fails."""
    name = f"{connection.settings_dict['TEST']['NAME']}_examples"
    env = os.environ | {"DATABASE_URL": database_url("postgres"), "TEST_DATABASE_NAME": name}
    done = subprocess.run([sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_the_examples_are_complete(project):
    run(project, "manage.py", "makemigrations", "--check", "--dry-run")
    run(
        project,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "tests/pages/visits.py",
        "tests/pages/authors.py",
        "tests/test_register.py",
    )
    run(project, "-m", "pytest", "-q", "-n0", "tests/test_data_dictionary.py", "tests/test_names.py")
