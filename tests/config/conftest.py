"""A folder and an embedded server for tests."""

import shutil
import tempfile
from pathlib import Path

import pytest

from config.postgres.server import Server


@pytest.fixture(scope="session")
def short_folder():
    """Return an empty folder with a path short enough for a socket."""
    folder = Path(tempfile.mkdtemp(prefix="register-")).resolve()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server(short_folder):
    """Return a running embedded server for tests."""
    server = Server(short_folder / "postgres")
    server.ensure_running()
    yield server
    server.stop()
