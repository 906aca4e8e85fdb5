"""Command errors are reported in one sentence."""

import errno

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError

from config.command_errors import report_errors_briefly


def told(error):
    """Return the message with which the program ends on `error`."""
    with pytest.raises(SystemExit) as ended, report_errors_briefly():
        raise error
    return ended.value.code


@pytest.mark.parametrize("kind", [ImproperlyConfigured, NotSupportedError])
def test_an_invalid_setting_or_database_is_reported_by_its_own_message(kind):
    assert told(kind("PostgreSQL 15 or later is required.")) == "PostgreSQL 15 or later is required."


def test_a_file_of_another_user_is_reported_by_its_existing_folder(tmp_path):
    error = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "backups" / "register.dump"))
    assert told(error).startswith(f"{tmp_path} belongs to another user. Run the register as that user")


def test_a_full_disk_is_reported():
    error = OSError(errno.ENOSPC, "No space left on device", "/srv/register/var/static")
    assert told(error) == "/srv/register/var/static can't be used: No space left on device."


@pytest.mark.parametrize("error", [ValueError("a mistake in the program"), OSError("of no file"), PermissionError()])
def test_a_mistake_in_the_program_keeps_its_traceback(error):
    with pytest.raises(type(error)), report_errors_briefly():
        raise error
