"""Set up var/venv with the packages of a lock file if needed, and run a module in it.

Usage: python3 -m config.bootstrap requirements.txt MODULE [ARGUMENT ...]

This module must run on any Python, to print a message if the version is too old: simple syntax, no packages.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / "var" / "venv"
VENV_PYTHON = VENV / "bin" / "python"
INSTALLED = VENV / "installed-locks"
"""The file with the SHA-256 of each lock file whose packages are in the virtual environment."""


def main(lock, module, *arguments):
    """Run `module` with `arguments` in the virtual environment. This process ends."""
    if sys.version_info < OLDEST:
        sys.exit(
            "The register needs Python 3.11 or newer, and this is Python {}. "
            "Use another one: make run PYTHON=python3.13".format(sys.version.split()[0])
        )
    if any(letter.isspace() for letter in str(ROOT)):
        sys.exit("The path {!r} contains a space. Move the register to a path without spaces.".format(str(ROOT)))
    try:
        ensure_packages(ROOT / lock)
    except PermissionError as error:
        sys.exit(
            "{} belongs to another user. Run the register as that user, or use your own checkout.".format(
                error.filename
            )
        )
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit("The packages could not be installed into {}: {}".format(VENV, error))
    os.execv(str(VENV_PYTHON), [str(VENV_PYTHON), "-m", module, *arguments])


def ensure_packages(lock):
    """Install the packages of `lock` unless exactly these are installed. Other processes wait."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    VENV.parent.mkdir(exist_ok=True)
    with open(str(VENV.parent / "venv.lock"), "a") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        installed = INSTALLED.read_text().split() if INSTALLED.exists() and works() else []
        if digest in installed:
            return
        if not installed:
            make_environment()
        install(lock)
        # The development lock includes the packages of the other lock, in the same versions.
        covered = [digest, hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()]
        INSTALLED.write_text("\n".join(covered if lock.name == "requirements-dev.txt" else [digest]) + "\n")


def works():
    """Return whether the environment's Python starts. It does not if its base Python was removed."""
    return VENV_PYTHON.exists() and subprocess.call([str(VENV_PYTHON), "-c", ""]) == 0


def make_environment():
    """Create an empty virtual environment, with uv if available."""
    shutil.rmtree(str(VENV), ignore_errors=True)
    if shutil.which("uv"):
        run("uv", "venv", "--quiet", "--no-project", "--python", sys.executable, VENV)
    else:
        try:
            run(sys.executable, "-m", "venv", VENV)
        except subprocess.CalledProcessError:
            sys.exit("This Python can't make a virtual environment; on Debian and Ubuntu: apt install python3-venv")


def install(lock):
    """Install the packages of `lock` and check their hashes, with uv if available, else with pip."""
    print("Installing the packages of {} (about a minute, only this time) ...".format(lock.name), flush=True)
    if shutil.which("uv"):
        run(
            "uv",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--compile-bytecode",
            "--python",
            VENV_PYTHON,
            "-r",
            lock,
        )
    else:
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        run(VENV_PYTHON, *pip, "--require-hashes", "-r", lock)


def run(*command):
    """Run a command and show its output. Files that it creates are readable by others. Raise CalledProcessError."""
    # PostgreSQL's programs are in these packages; for root, another user runs them.
    usual = os.umask(0o022)
    try:
        subprocess.check_call([str(word) for word in command])
    finally:
        os.umask(usual)


if __name__ == "__main__":
    main(*sys.argv[1:])
