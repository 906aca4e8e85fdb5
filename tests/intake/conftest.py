"""A quick way to read documents."""

from subprocess import CalledProcessError, TimeoutExpired
from types import SimpleNamespace

import pytest

from cooperation.intake import reading
from tests.intake.forked_extraction import ForkedExtraction


@pytest.fixture(scope="session")
def extraction():
    """Return the process that reads the documents of all tests."""
    extraction = ForkedExtraction()
    yield extraction
    extraction.close()


@pytest.fixture
def forked_extraction(extraction, monkeypatch):
    """Read documents in forks instead of new processes."""
    errors = {"CalledProcessError": CalledProcessError, "TimeoutExpired": TimeoutExpired}
    monkeypatch.setattr(reading, "subprocess", SimpleNamespace(run=extraction.run, **errors))
