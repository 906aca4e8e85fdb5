"""The running web server of this checkout: who it is, where it answers, how it is stopped."""

import json
import os
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "var" / "running.json"
STARTER = "config.run"
WEB_SERVER = "config.wsgi"
"""What tells the register's processes from others: `make run` itself, and its gunicorn."""

STOP_LIMIT = 40
"""Seconds; gunicorn lets requests end for thirty."""


def remember(address, *pids):
    """Note that this process and `pids` serve the register at `address`."""
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps({"address": address, "pids": [os.getpid(), *pids]}))


def forget():
    """Note that nothing serves the register any more."""
    RECORD.unlink(missing_ok=True)


def running():
    """Return (processes, address) of what serves the register; an empty list and None when nothing does."""
    try:
        record = json.loads(RECORD.read_text())
    except (FileNotFoundError, ValueError):
        return [], None
    processes = [process for process in map(_ours, record["pids"]) if process]
    return processes, record["address"] if processes else None


def stop():
    """Stop what serves the register, letting requests end. Return whether anything did."""
    processes, _ = running()
    for process in processes:
        process.terminate()
    _, alive = psutil.wait_procs(processes, STOP_LIMIT)
    for process in alive:
        process.kill()
    forget()
    return bool(processes)


def web_server():
    """Return the process of the register's gunicorn, or None."""
    return next((process for process in running()[0] if WEB_SERVER in process.cmdline()), None)


def _ours(pid):
    """Return the process `pid` if it belongs to this checkout; after a crash, another program may have the number."""
    try:
        process = psutil.Process(pid)
        known = {STARTER, WEB_SERVER} & set(process.cmdline())
        return process if known and Path(process.cwd()) == ROOT else None
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None
