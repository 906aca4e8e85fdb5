"""The configuration of gunicorn; config.run uses this file."""

import gc
import os
from pathlib import Path

host = os.environ.get("BIND") or "127.0.0.1"
port = os.environ.get("PORT") or "8000"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
# WEB_CONCURRENCY overrides it: gunicorn reads that variable itself.
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
# Fewer than the connections of the pool (config/environment.py).
threads = 4
# Seconds. A large export takes longer than gunicorn's default of thirty.
timeout = 120
graceful_timeout = 30
# The socket would be in the home folder, and nothing here uses it.
control_socket_disable = True
# Workers report their health through a file. On a busy disk that would block them.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Bytes of the request line. A long search text in Cyrillic takes six bytes per letter.
limit_request_line = 8190
loglevel = "warning"


def post_worker_init(worker):
    """Collect garbage less often, and skip objects as old as the worker. This saves a twentieth of a page's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
