"""The running web server of this checkout: find it, its URL, and stop it."""

import json
import os
from pathlib import Path

import psutil

from config.bootstrap import ROOT

RECORD = ROOT / "var" / "running.json"
STARTER = "config.run"
WEB_SERVER = "config.wsgi"
"""The argument that identifies the register's processes: `make run` itself, and its gunicorn."""

STOP_LIMIT = 40
"""Seconds; gunicorn gives requests thirty to finish."""


def remember(address, *pids):
    """Record that this process and `pids` serve the register at `address`."""
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps({"address": address, "pids": [os.getpid(), *pids]}))


def forget():
    """Record that nothing serves the register any more."""
    RECORD.unlink(missing_ok=True)


def running():
    """Return (processes, URL) of the running register; an empty list and None if it is not running."""
    try:
        record = json.loads(RECORD.read_text())
    except (FileNotFoundError, ValueError):
        return [], None
    processes = [process for process in map(_ours, record["pids"]) if process]
    return processes, record["address"] if processes else None


def stop():
    """Stop the register after its current requests. Return whether it was running."""
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
    """Return the process `pid` if it belongs to this checkout. After a crash, another program may have the number."""
    try:
        process = psutil.Process(pid)
        known = {STARTER, WEB_SERVER} & set(process.cmdline())
        return process if known and Path(process.cwd()) == ROOT else None
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None
