"""Serve a database with gunicorn as in production, and measure the memory of its workers."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import psutil

from bench.database import ROOT

START_LIMIT = 60  # seconds
EVERY = 0.005  # seconds between two measurements of memory
REGISTER, STOCK = "config.wsgi", "bench.stock.wsgi"


class Server:
    """A gunicorn that serves an application on a port of its own.

    Attributes:
        port: the port on 127.0.0.1.
        process: its `psutil.Process`; its children are the workers.
    """

    def __init__(self, port, process):
        self.port, self.process = port, process

    def busy(self):
        """Return the CPU seconds of the workers so far."""
        times = [worker.cpu_times() for worker in self.process.children()]
        return sum(one.user + one.system for one in times)

    @contextmanager
    def memory(self):
        """Yield a list; at the end of the block it has the maximum memory of a worker in bytes."""
        peak, over = [0], threading.Event()

        def watch():
            while not over.wait(EVERY):
                peak[0] = max([peak[0], *(worker.memory_info().rss for worker in self.process.children())])

        watcher = threading.Thread(target=watch)
        watcher.start()
        yield peak
        over.set()
        watcher.join()


@contextmanager
def served(application, port=0):
    """Serve an application with the register's gunicorn settings; yield the `Server`."""
    port = port or free_port()
    gunicorn = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", application],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port), "HTTPS": "off"},
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/admin/login/", gunicorn)
        yield Server(port, psutil.Process(gunicorn.pid))
    finally:
        gunicorn.terminate()
        gunicorn.wait()


def collect_static():
    """Collect the static files, which pages refer to by hash."""
    subprocess.run([sys.executable, "-m", "config.static"], cwd=ROOT, check=True, env=os.environ | {"HTTPS": "off"})


def free_port():
    """Return an unused port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(url, process):
    """Wait until `url` answers with any status. Raise RuntimeError if it does not."""
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer; gunicorn's exit status is {process.poll()}.")
