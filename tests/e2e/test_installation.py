"""`make run` and the other commands in copies of the project, as on a new machine; the tests build on each other."""

import http.cookiejar
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.e2e.conftest import ROOT, free_port, wait_for
from tests.html import one, select

# Environment variables that must not reach the installations, which start as in a new shell.
OURS = (
    "DATABASE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "HTTPS",
    "DEBUG",
    "PORT",
    "BIND",
    "CSRF_TRUSTED_ORIGINS",
    "LOG_LEVEL",
    "TIME_ZONE",
    "WEB_CONCURRENCY",
    "VIRTUAL_ENV",
    "MAKEFLAGS",
    "MAKELEVEL",
)
BARE = {name: value for name, value in os.environ.items() if name not in OURS}


class Installation:
    """A copy of the project in its own folder."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.output = folder / "output.txt"
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).exists():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name)

    def share_packages_of(self, other):
        """Reuse installed packages, to save time."""
        (self.folder / "var").mkdir()
        (self.folder / "var" / "venv").symlink_to(other.folder / "var" / "venv")

    def make(self, *arguments, **environment):
        """Run make and return the process, its output as text."""
        return subprocess.run(
            ["make", *arguments],
            cwd=self.folder,
            env=BARE | {"PORT": str(self.port)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self):
        """Start `make run` and wait until it prints the URL; return its process."""
        with open(self.output, "w") as output:
            process = subprocess.Popen(
                ["make", "run"],
                cwd=self.folder,
                env=BARE | {"PORT": str(self.port)},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        wait_for(f"{self.address}/healthz", process, limit=300)
        deadline = time.monotonic() + 30
        while "Sign in at" not in self.output.read_text() and time.monotonic() < deadline:
            time.sleep(0.1)
        return process

    def processes(self):
        """Return the running processes of this copy."""
        found = []
        for process in psutil.process_iter(["cwd", "cmdline"]):
            places = [process.info["cwd"] or "", *(process.info["cmdline"] or [])]
            if any(str(self.folder) in place for place in places):
                found.append(process)
        return found

    def wait_until_nothing_runs(self):
        """Return the processes that still run after ten seconds."""
        _, alive = psutil.wait_procs(self.processes(), timeout=10)
        return alive

    def signs_in(self, password):
        """Return whether "admin" can sign in to the admin with this password."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        form = opener.open(f"{self.address}/admin/login/?next=/admin/").read().decode()
        token = one(form, 'input[name="csrfmiddlewaretoken"]').get("value")
        fields = {"username": "admin", "password": password, "next": "/admin/", "csrfmiddlewaretoken": token}
        answer = opener.open(f"{self.address}/admin/login/?next=/admin/", urllib.parse.urlencode(fields).encode())
        return answer.url == f"{self.address}/admin/"


@pytest.fixture(scope="module")
def folder():
    """Return a folder outside the project, with a short path."""
    folder = Path(tempfile.mkdtemp(prefix="register-")).resolve()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def installation(folder):
    """Return a new copy that is running."""
    installation = Installation(folder / "one")
    installation.process = installation.run()
    installation.first_output = installation.output.read_text()
    yield installation
    installation.make("stop")


@pytest.fixture
def running(installation):
    """Return the running installation."""
    if installation.process.poll() is not None:
        installation.process = installation.run()
    return installation


@pytest.fixture(scope="module")
def password(installation):
    """Return the password that the first start printed."""
    return re.search(r"The password is (\S+) \(shown only once\)", installation.first_output).group(1)


def test_the_first_start_says_where_the_register_is(installation):
    assert f"The register is at {installation.address}/" in installation.first_output


def test_the_printed_password_signs_in(running, password):
    assert running.signs_in(password)


def test_the_pages_styles_are_served(running):
    page = urllib.request.urlopen(f"{running.address}/admin/login/").read().decode()
    style = select(page, 'link[href$=".css"]')[0].get("href")
    assert urllib.request.urlopen(running.address + style).status == 200


def test_all_data_lie_in_one_ignored_folder(running):
    tracked = {name.split("/")[0] for name in os.listdir(ROOT)} | {"var", "output.txt", "__pycache__"}
    assert set(os.listdir(running.folder)) <= tracked


def test_a_second_run_in_the_same_checkout_is_refused(running):
    second = running.make("run", PORT=str(free_port()))
    assert second.returncode != 0
    assert f"The register is already running at {running.address}/" in second.stdout


def test_after_everything_was_killed_it_comes_up_with_all_data_and_does_no_work_twice(running, password):
    collected = (running.folder / "var" / "static.sha256").stat().st_mtime
    for process in running.processes():
        process.send_signal(signal.SIGKILL)
    assert running.wait_until_nothing_runs() == []
    running.process.wait()
    running.process = running.run()
    assert "Installing" not in running.output.read_text()
    assert (running.folder / "var" / "static.sha256").stat().st_mtime == collected
    assert "shown only once" not in running.output.read_text()
    assert running.signs_in(password)


def test_a_restored_backup_brings_back_what_was_lost(running, password):
    saved = running.make("backup")
    path = re.search(r"make restore FILE=(\S+)", saved.stdout).group(1)
    loss = "from django.contrib.auth.models import User; User.objects.all().delete()"
    python = running.folder / "var" / "venv" / "bin" / "python"
    subprocess.run([python, "manage.py", "shell", "-c", loss], cwd=running.folder, env=BARE, check=True)
    assert not running.signs_in(password)
    restored = running.make("restore", f"FILE={path}")
    assert restored.returncode == 0, restored.stdout
    wait_for(f"{running.address}/healthz", running.process)
    assert running.signs_in(password)


def test_two_checkouts_run_side_by_side(running, folder):
    other = Installation(folder / "two")
    other.share_packages_of(running)
    process = other.run()
    assert urllib.request.urlopen(f"{running.address}/healthz").status == 200
    assert other.make("stop").returncode == 0
    process.wait(30)
    assert other.wait_until_nothing_runs() == []
    assert urllib.request.urlopen(f"{running.address}/healthz").status == 200


def test_stop_ends_all_that_run_started(running):
    stopped = running.make("stop")
    assert "Stopped the register and its PostgreSQL." in stopped.stdout
    assert running.process.wait(30) == 0
    assert running.wait_until_nothing_runs() == []


def test_ctrl_c_ends_all_that_run_started(running):
    os.killpg(running.process.pid, signal.SIGINT)
    running.process.wait(30)
    assert running.wait_until_nothing_runs() == []


def test_ctrl_c_reaches_the_web_server_through_run_alone(running):
    """A worker that gets a signal from the terminal and one from gunicorn can wait for itself."""
    record = json.loads((running.folder / "var" / "running.json").read_text())
    starter, web_server = map(psutil.Process, record["pids"])
    groups = {os.getpgid(process.pid) for process in [web_server, *web_server.children()]}
    assert groups == {web_server.pid}
    assert os.getpgid(starter.pid) == running.process.pid


def test_a_second_ctrl_c_does_not_wait_for_a_slow_request(running):
    with socket.create_connection(("127.0.0.1", running.port)) as browser:
        browser.sendall(b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nhalf")
        time.sleep(1)
        os.killpg(running.process.pid, signal.SIGINT)
        time.sleep(1)
        assert running.processes() != []
        os.killpg(running.process.pid, signal.SIGINT)
        assert running.wait_until_nothing_runs() == []
    running.process.wait(30)


def test_a_closed_terminal_ends_all_that_run_started(running):
    os.killpg(running.process.pid, signal.SIGHUP)
    running.process.wait(30)
    assert running.wait_until_nothing_runs() == []


def test_stop_where_nothing_runs_says_so(installation):
    installation.make("stop")
    stopped = installation.make("stop")
    assert (stopped.returncode, stopped.stdout) == (0, "Nothing was running.\n")


def assert_refused(done, sentence):
    """Check that a command failed with one sentence and without traceback."""
    lines = [line for line in done.stdout.splitlines() if not line.startswith("make")]
    assert done.returncode != 0
    assert len(lines) == 1, done.stdout
    assert sentence in lines[0]


def test_a_taken_port_is_refused(installation):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert_refused(installation.make("run", PORT=str(port)), f"Another program uses port {port}")


def test_a_port_that_is_no_number_is_refused(installation):
    assert_refused(installation.make("run", PORT="http"), "PORT is 'http'; it must be a number")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("HTTPS", "enabled", "HTTPS is 'enabled'; it must be on or off."),
        ("DEBUG", "2", "DEBUG is '2'; it must be on or off."),
        ("LOG_LEVEL", "chatty", "LOG_LEVEL is 'CHATTY'; it must be one of"),
        ("TIME_ZONE", "Mars/Olympus", "TIME_ZONE is 'Mars/Olympus'; it must be a time zone"),
        ("WEB_CONCURRENCY", "many", "WEB_CONCURRENCY is 'many'; it must be a number"),
    ],
)
def test_a_setting_that_is_not_understood_is_refused(installation, name, value, sentence):
    assert_refused(installation.make("run", **{name: value}), sentence)


def test_an_unreachable_database_is_refused(installation):
    refused = installation.make("run", DATABASE_URL="postgres://nobody@127.0.0.1:1/register")
    assert_refused(refused, "The database that DATABASE_URL names can't be reached")


def test_a_malformed_database_url_is_refused(installation):
    assert_refused(installation.make("run", DATABASE_URL="mysql://db/register"), "does not begin with postgres://")


def test_a_folder_with_a_space_in_its_path_is_refused(folder):
    assert_refused(Installation(folder / "my register").make("run"), "contains a space")


def test_a_path_too_long_for_a_socket_is_refused(installation, folder):
    deep = Installation(folder / ("x" * 100))
    deep.share_packages_of(installation)
    assert_refused(deep.make("run"), "bytes too long for PostgreSQL's socket")
