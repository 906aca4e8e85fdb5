"""A folder and a server in which a test may do as it likes."""

import shutil
import tempfile
from pathlib import Path

import pytest

from config.postgres.server import Server


@pytest.fixture(scope="session")
def short_folder():
    """Return an empty folder whose path leaves room for a socket's."""
    folder = Path(tempfile.mkdtemp(prefix="register-")).resolve()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server(short_folder):
    """Return an embedded server of the tests' own, running."""
    server = Server(short_folder / "postgres")
    server.ensure_running()
    yield server
    server.stop()
