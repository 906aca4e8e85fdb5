"""The system account of the embedded PostgreSQL, which can't run as root."""

import os
import pwd
import shutil
import stat
import subprocess
import sys

from django.core.exceptions import ImproperlyConfigured

SYSTEM_USER = "pgserver"


def server_account(data):
    """Return the `pwd` entry of the account to run the server as, or None for the account of this process.

    For root, it is the owner of the folder `data` if that exists, so a register set up by an ordinary user stays that
    user's. Otherwise it is the system user "pgserver", which is created if missing.
    """
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return _entry(pwd.getpwuid, data.stat().st_uid)
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
        return _entry(pwd.getpwnam, SYSTEM_USER)


def run_as(account):
    """Return the arguments of `subprocess.run` that start a program as `account` (see server_account)."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def let_pass(account, folder):
    """Allow `account` to enter the folders above `folder`, but not to list them.

    Do nothing for the account of this process. Print the changed folders to stderr.
    """
    if account is None:
        return
    for parent in reversed(folder.parents):
        status = parent.stat()
        if _may_enter(account, status):
            continue
        parent.chmod(stat.S_IMODE(status.st_mode) | stat.S_IXOTH)
        print(
            f"Allowed all users to enter {parent}, but not to list it: PostgreSQL runs as {account.pw_name}.",
            file=sys.stderr,
        )


def _may_enter(account, status):
    if status.st_uid == account.pw_uid:
        return status.st_mode & stat.S_IXUSR
    if status.st_gid == account.pw_gid:
        return status.st_mode & stat.S_IXGRP
    return status.st_mode & stat.S_IXOTH


def _make_system_user():
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if useradd:
        made = subprocess.run(
            [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER],
            capture_output=True,
            text=True,
        )
        # 9: the name exists, because another checkout was faster.
        if made.returncode in (0, 9):
            return
    raise ImproperlyConfigured(
        f"PostgreSQL refuses to run as root, and the system user {SYSTEM_USER} could not be created. "
        f"Create it (useradd --system {SYSTEM_USER}), or run the register as an ordinary user."
    )


def _entry(look_up, key):
    try:
        return look_up(key)
    except KeyError:
        raise ImproperlyConfigured(
            f"PostgreSQL refuses to run as root, and the owner {key} of its data has no account on this machine."
        ) from None
