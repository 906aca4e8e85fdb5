"""A checkout of the register: its code, its virtual environment, and its databases of the benchmark."""

import json
import os
import resource
import subprocess
import time
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from bench.measure.systems import busy_backends

WORKER = Path(__file__).with_name("worker.py")


class Checkout:
    """One of the two compared checkouts.

    Attributes:
        address: the URL of its database, after its worker has started.
        made_in: the seconds in which that database was created.
        priority: the priority of its PostgreSQL's processes; 0 unless it was started with `nice`.
    """

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self._python = self.folder / "var" / "venv" / "bin" / "python"
        self._worker = None

    @property
    def version(self):
        """The commit, and a hash of later changes, without the documents that contain results."""
        commit = self._git("rev-parse", "--short", "HEAD").strip()
        changed = self._git("diff", "HEAD", "--", ":!docs")
        return f"{commit}+{sha256(changed.encode()).hexdigest()[:8]}" if changed else commit

    def prepare(self, agreements):
        """Create the register with this many agreements, unless it exists, with this checkout's own commands."""
        make = ["make", "bench", f"ARGS=--scale {agreements} --prepare"]
        subprocess.run(make, cwd=self.folder, env=self._environment(), check=True)

    def start(self, agreements):
        """Start the worker on the register with this many agreements."""
        self._run("config.static")
        self._worker = subprocess.Popen(
            [self._python, "-P", WORKER, str(agreements)],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        known = self.ask({"do": "introduce"})
        self.address, self.priority = known["address"], known["priority"]
        self.made_in = float(known["made_of"].rpartition(" ")[2])

    def stop(self):
        """End the worker."""
        self._worker.stdin.close()
        self._worker.wait()

    def ask(self, question):
        """Return the worker's answer to a question. Raise RuntimeError if it ended."""
        self._worker.stdin.write(json.dumps(question) + "\n")
        self._worker.stdin.flush()
        answer = self._worker.stdout.readline()
        if not answer:
            raise RuntimeError(f"The worker of {self.folder} ended; its error is above.")
        return json.loads(answer)

    def migrate(self, address):
        """Migrate a database; return the elapsed seconds, and the CPU seconds of Python and PostgreSQL."""
        busy, python, begun = busy_backends(address), computed_by_children(), time.perf_counter()
        self._run("manage", "migrate", "--verbosity=0", DATABASE_URL=address)
        wall = time.perf_counter() - begun
        return {"wall": wall, "cpu": computed_by_children() - python + busy_backends(address) - busy}

    def migrate_empty(self):
        """Migrate an empty database, and drop it again; return the same as `migrate`."""
        name = conninfo_to_dict(self.address)["dbname"]
        empty = f"{name}_empty"
        with psycopg.connect(self.address, dbname="postgres", autocommit=True) as other:
            drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(empty))
            other.execute(drop)
            other.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(empty)))
            took = self.migrate(self.address.replace(f"/{name}?", f"/{empty}?"))
            other.execute(drop)
        return took

    def _run(self, module, *arguments, **environment):
        command = [self._python, "-m", module, *arguments]
        subprocess.run(command, cwd=self.folder, env=self._environment() | environment, check=True)

    def _environment(self):
        """The environment without settings of the other checkout; pages use plain HTTP."""
        ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"}
        return {name: value for name, value in os.environ.items() if name not in ours} | {"HTTPS": "off"}

    def _git(self, *arguments):
        return subprocess.run(["git", *arguments], cwd=self.folder, check=True, capture_output=True, text=True).stdout


def computed_by_children():
    """Return the CPU seconds of this process's ended children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
