"""How gunicorn serves the register; config.run starts it with this file."""

import gc
import os
from pathlib import Path

host = os.environ.get("BIND") or "127.0.0.1"
port = os.environ.get("PORT") or "8000"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
# WEB_CONCURRENCY overrides it: gunicorn reads that variable itself.
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
# The pool holds more connections than a worker has threads (config/environment.py).
threads = 4
# Seconds: an import or a large export takes longer than gunicorn's thirty.
timeout = 120
graceful_timeout = 30
# Its place would be the home folder, and nothing here talks to it.
control_socket_disable = True
# Workers report their health through a file; on a busy disk that stalls them.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Bytes of the first line of a request: a paragraph that is searched for, in Cyrillic, takes six a letter.
limit_request_line = 8190
loglevel = "warning"


def post_worker_init(worker):
    """Look for garbage less often, and never among what stays as long as the worker: a twentieth of a page's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
