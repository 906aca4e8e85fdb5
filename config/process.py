"""The running web server of this checkout: who it is, where it answers, how it is stopped."""

import json
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "var" / "running.json"
STOP_LIMIT = 40
"""Seconds; gunicorn lets requests end for thirty."""


def remember(pid, address):
    """Note the number of the gunicorn process that serves the register at `address`."""
    RECORD.write_text(json.dumps({"pid": pid, "address": address}))


def running():
    """Return (process, address) of the register's gunicorn, or (None, None)."""
    try:
        record = json.loads(RECORD.read_text())
        process = psutil.Process(record["pid"])
        # After a crash, another program may have the number.
        if "config.wsgi" in process.cmdline() and Path(process.cwd()) == ROOT:
            return process, record["address"]
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess, psutil.AccessDenied):
        pass
    return None, None


def stop():
    """Stop gunicorn, letting requests end. Return whether it ran."""
    process, _ = running()
    if process:
        process.terminate()
        try:
            process.wait(STOP_LIMIT)
        except psutil.TimeoutExpired:
            process.kill()
    RECORD.unlink(missing_ok=True)
    return process is not None
