"""The embedded PostgreSQL: start, invalid folders, and recovery."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.postgres import server as server_module
from config.postgres.server import LONGEST_SOCKET_PATH, SOCKET, Server

ROOT = Path(__file__).resolve().parent.parent.parent


def query(server, sql):
    with psycopg.connect(host=str(server.data), user="postgres", dbname="register", autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def recorded_pid(server):
    return int((server.data / "postmaster.pid").read_text().split()[0])


def kill_all(server):
    """Kill PostgreSQL as in a power failure, and wait until it is gone."""
    os.kill(recorded_pid(server), signal.SIGKILL)
    deadline = time.monotonic() + 10
    while server.is_running() and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.fixture
def stranger():
    """Run a process that is not PostgreSQL."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield process
    process.kill()
    process.wait()


def test_the_server_listens_on_no_network_address(server):
    assert query(server, "SHOW listen_addresses") == ""


def test_the_servers_folder_is_closed_to_others(server):
    assert server.data.stat().st_mode & 0o777 == 0o700


def test_the_server_lowers_cyrillic_letters_whatever_the_locale(server):
    assert query(server, "SELECT lower('КАСЫМАЛИЕВ')") == "касымалиев"


def test_the_data_are_there_after_everything_was_killed(server):
    query(server, "CREATE TABLE survivor AS SELECT 42 AS number")
    kill_all(server)
    server.ensure_running()
    assert query(server, "SELECT number FROM survivor") == 42


def test_the_server_starts_although_another_process_has_the_number_in_the_pid_file(server, stranger):
    kill_all(server)
    record = server.data / "postmaster.pid"
    record.write_text(record.read_text().replace(str(recorded_pid(server)), str(stranger.pid), 1))
    server.ensure_running()
    assert query(server, "SELECT 1") == 1
    assert stranger.poll() is None


def test_stop_leaves_a_process_alone_that_only_has_the_number(server, stranger):
    server.stop()
    record = server.data / "postmaster.pid"
    record.write_text(f"{stranger.pid}\n{server.data}\n")
    assert server.stop() is False
    assert stranger.poll() is None
    server.ensure_running()


def test_stop_says_whether_the_server_ran(server):
    server.ensure_running()
    assert (server.stop(), server.stop()) == (True, False)
    server.ensure_running()


def test_three_cold_processes_start_one_server(server):
    server.stop()
    code = f"from config.postgres.server import Server; Server({str(server.data)!r}).ensure_running()"
    starters = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]
    assert [starter.wait(60) for starter in starters] == [0, 0, 0]
    assert query(server, "SELECT 1") == 1


def test_an_interrupted_setup_starts_again(short_folder):
    server = Server(short_folder / "interrupted")
    unfinished = short_folder / "interrupted.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    server.ensure_running()
    assert query(server, "SELECT 1") == 1
    server.stop()


def test_the_server_knows_of_clients(server):
    server.ensure_running()
    assert not server.has_clients()
    with psycopg.connect(host=str(server.data), user="postgres", dbname="register"):
        assert server.has_clients()


def test_a_path_with_a_space_is_refused_in_one_sentence():
    with pytest.raises(ImproperlyConfigured, match=r"^The folder /srv/my register has ' ' in its path, .*\.$"):
        Server("/srv/my register/var/postgres").ensure_running()


def test_a_path_in_cyrillic_letters_is_fine():
    Server("/srv/реестр/var/postgres").check_path()


def test_the_longest_path_is_fine_and_one_byte_more_is_refused():
    fixed = len(f"//var/postgres/{SOCKET}")
    Server(f"/{'x' * (LONGEST_SOCKET_PATH - fixed)}/var/postgres").check_path()
    with pytest.raises(ImproperlyConfigured, match="is 1 bytes too long"):
        Server(f"/{'x' * (LONGEST_SOCKET_PATH - fixed + 1)}/var/postgres").check_path()


def test_the_longest_path_is_really_one_that_postgresql_takes(short_folder):
    fixed = len(str(short_folder / "" / "postgres" / SOCKET)) + 1
    server = Server(short_folder / ("x" * (LONGEST_SOCKET_PATH - fixed)) / "postgres")
    server.ensure_running()
    assert query(server, "SELECT 1") == 1
    server.stop()


def test_data_of_another_version_are_refused(short_folder):
    data = short_folder / "older"
    data.mkdir()
    (data / "PG_VERSION").write_text("16\n")
    with pytest.raises(ImproperlyConfigured, match="is of PostgreSQL 16, and PostgreSQL 18 is installed"):
        Server(data).ensure_running()


def test_a_server_that_does_not_start_names_its_log(short_folder, server):
    broken = Server(short_folder / "broken")
    broken.ensure_running()
    broken.stop()
    with open(broken.data / "postgresql.conf", "a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(ImproperlyConfigured, match=r"The reason is at the end of .*server\.log"):
        broken.ensure_running()


def test_a_folder_of_another_user_is_refused(short_folder, monkeypatch):
    def refuse(*arguments):
        raise PermissionError(13, "Permission denied", "postgres.lock")

    monkeypatch.setattr(server_module.fcntl, "flock", refuse)
    with pytest.raises(ImproperlyConfigured, match="belongs to another user"):
        Server(short_folder / "foreign").ensure_running()
