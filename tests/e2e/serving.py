"""Serve the register for each test module after importing it only once."""

import os
import signal
import subprocess
import sys

from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver
from gunicorn.app.wsgiapp import WSGIApplication

GUNICORN = ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]


class WebServer:
    """A process that has imported the register in the folder `folder` with the environment `env`. It forks gunicorn.

    Like the command `gunicorn`, each start has new workers, without caches and connections. But it does not take the
    seconds in which they import the register and compile its templates.
    """

    def __init__(self, folder, env):
        command = [sys.executable, "-m", "tests.e2e.serving"]
        self.process = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, port):
        """Start gunicorn on a port, and return the process that has started it."""
        print(port, file=self.process.stdin, flush=True)
        return self.process

    def stop(self):
        """Stop gunicorn, and wait until it has ended."""
        print("stop", file=self.process.stdin, flush=True)
        assert self.process.stdout.readline() == "stopped\n"

    def close(self):
        """End the process itself."""
        self.process.communicate(timeout=30)


def main():
    """Run gunicorn on the port that a line of the standard input names, until the next line or the end of the tests."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    get_wsgi_application()
    assert get_resolver().url_patterns, "All pages are imported."
    compile_templates()
    for port in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os.environ["PORT"] = port.strip()
            sys.argv = GUNICORN
            WSGIApplication().run()
        sys.stdin.readline()
        os.kill(pid, signal.SIGTERM)
        if failed := os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
            sys.exit(failed)
        print("stopped", flush=True)


def compile_templates():
    """Compile the templates of the public pages: a second of work, which each worker would begin with."""
    pages = engines["jinja2"]
    for name in pages.env.list_templates():
        pages.get_template(name)


if __name__ == "__main__":
    main()
