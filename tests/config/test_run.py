"""`make run` before and after it serves; tests/e2e/test_installation.py runs it as a whole."""

import socket
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.run import answers, number, refuse_taken_port, visible_address


class Redirecting(BaseHTTPRequestHandler):
    """Redirect to HTTPS, as the register does behind a proxy. This port has no HTTPS."""

    asked = []

    def do_GET(self):
        self.asked.append((self.headers["Host"], self.path))
        self.send_response(301)
        self.send_header("Location", f"https://127.0.0.1:{self.server.server_port}{self.path}")
        self.end_headers()

    def log_message(self, *arguments):
        """Say nothing."""


class Gunicorn:
    """A fake gunicorn that runs, or ended with `status`."""

    def __init__(self, status=None):
        self.status = status

    def poll(self):
        return self.status


@pytest.fixture
def redirecting():
    """Return the URL of a server that redirects to HTTPS."""
    with HTTPServer(("127.0.0.1", 0), Redirecting) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_register_that_sends_visitors_to_https_answers(redirecting, settings):
    settings.ALLOWED_HOSTS = ["*", ".register.example"]
    Redirecting.asked.clear()
    assert answers(Gunicorn(), redirecting)
    assert Redirecting.asked == [("register.example", "/healthz")]


def test_a_register_whose_web_server_ended_does_not_answer():
    assert not answers(Gunicorn(status=1), "http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123/"),
        ("0.0.0.0", "http://127.0.0.1:8123/"),
        ("::1", "http://[::1]:8123/"),
        ("::", "http://[::1]:8123/"),
        ("register.example", "http://register.example:8123/"),
    ],
)
def test_the_address_is_one_that_a_browser_can_open(host, address):
    assert visible_address(host, 8123) == address
    assert urllib.parse.urlsplit(address).port == 8123


@pytest.mark.parametrize("value", ["many", "0", "-2", "1001", "²", "2.5"])
def test_a_number_that_is_none_is_refused_in_one_sentence(value):
    with pytest.raises(ImproperlyConfigured, match=rf"^WEB_CONCURRENCY is '{value}'; it must be a number from 1 to"):
        number(value, "WEB_CONCURRENCY", 1000)


def test_a_taken_port_is_refused_and_a_free_one_is_not():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ImproperlyConfigured, match=f"Another program uses port {port}"):
            refuse_taken_port("127.0.0.1", port, patience=0)
    refuse_taken_port("127.0.0.1", port, patience=0)


@pytest.mark.parametrize(("host", "family"), [("::1", socket.AF_INET6), ("127.0.0.1", socket.AF_INET)])
def test_a_port_is_tried_by_the_protocol_of_its_address(monkeypatch, host, family):
    tried = []
    # Some machines have no IPv6.
    monkeypatch.setattr(socket, "create_server", lambda place, family: tried.append((place, family)) or socket.socket())
    refuse_taken_port(host, 8123)
    assert tried == [((host, 8123), family)]


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"BIND is '192\.0\.2\.1', which is not an address of this machine"):
        refuse_taken_port("192.0.2.1", 8123, patience=0)
