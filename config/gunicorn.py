"""How gunicorn serves the register; config.run starts it with this file."""

import os
from pathlib import Path

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
# WEB_CONCURRENCY overrides it: gunicorn reads that variable itself.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# The pool holds more connections than a worker has threads (config/environment.py).
threads = 4
# Seconds: an import or a large export takes longer than gunicorn's thirty.
timeout = 120
graceful_timeout = 30
# Its place would be the home folder, and nothing here talks to it.
control_socket_disable = True
# Workers report their health through a file; on a busy disk that stalls them.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
loglevel = "warning"
