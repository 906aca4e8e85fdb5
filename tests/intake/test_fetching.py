"""Articles are fetched only from public sites, if the administrator allows it. No test leaves the machine."""

import gzip
import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from cooperation.intake import fetching
from cooperation.intake.fetching import connect_to, fetch, fetch_article
from cooperation.intake.public_addresses import FetchError, is_public, resolve_host
from tests.intake import documents

PUBLIC = "93.184.215.14"
ARTICLE = documents.page(*documents.SENTENCES).encode("koi8-r")


class Site:
    """A site on this machine that is reached under any public name: its answers by path, and what it was asked."""

    def __init__(self):
        self.answers, self.asked, self.connected, self.names = {}, [], [], {}
        self.stop = Event()

    def resolve(self, host, port):
        """Return the addresses of a host; a public one unless the test names others."""
        self.asked.append(host)
        return self.names.get(host, [PUBLIC])

    def connect(self, address, port, timeout):
        """Connect to the local server instead of an address, and note the address."""
        self.connected.append((address, port))
        return connect_to("127.0.0.1", self.port, timeout)

    def fetch(self, url, get=fetch):
        """Fetch a page of this site."""
        return get(url, resolve=self.resolve, connect=self.connect)

    def answer(self, path, body=b"", status=200, **headers):
        """Set the answer to a path."""
        self.answers[path] = status, {name.replace("_", "-"): value for name, value in headers.items()}, body


@pytest.fixture
def site():
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.request = self.path, self.headers["Host"]
            status, headers, body = site.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in ({"Content-Type": "text/html"} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            for piece in [body] if isinstance(body, bytes) else body:
                try:
                    self.wfile.write(piece)
                except OSError:
                    return

        def log_message(self, *_): ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield site
    site.stop.set()
    server.shutdown()
    server.server_close()


@contextmanager
def refused(match):
    """Check that nothing is fetched, with a message that says what to do."""
    with pytest.raises(FetchError, match=match) as error:
        yield
    assert str(error.value).endswith(".")


def test_an_article_is_fetched_and_read(site, settings):
    settings.INTAKE_FETCH = True
    site.answer("/news/%D0%B0?id=1", ARTICLE)
    found = site.fetch("http://example.org/news/а?id=1#top", fetch_article)
    assert documents.SENTENCES[0] in found.text
    assert site.request == ("/news/%D0%B0?id=1", "example.org")


def test_nothing_is_fetched_unless_the_administrator_allows_it(site, settings):
    assert settings.INTAKE_FETCH is False
    with refused("does not fetch pages"):
        site.fetch("http://example.org/", fetch_article)
    assert (site.asked, site.connected) == ([], [])


def test_the_connection_goes_to_the_address_that_was_checked(site):
    site.answer("/", ARTICLE)
    site.fetch("http://example.org/")
    assert (site.asked, site.connected) == (["example.org"], [(PUBLIC, 80)])


def test_the_next_address_is_tried_if_one_does_not_answer(site):
    site.names["example.org"] = ["93.184.215.1", PUBLIC]
    site.answer("/", ARTICLE)

    def connect(address, port, timeout):
        if address != PUBLIC:
            raise ConnectionRefusedError
        return site.connect(address, port, timeout)

    assert fetch("http://example.org/", resolve=site.resolve, connect=connect).body == ARTICLE


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "not an address",
    ],
)
def test_an_address_that_is_not_public_is_refused_also_beside_a_public_one(site, address):
    assert not is_public(address)
    site.names["intranet.example.org"] = [PUBLIC, address]
    with refused("private network, or is this machine"):
        site.fetch("http://intranet.example.org/")
    assert site.connected == []


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700:4700::1111", "2002:808:808::"])
def test_an_address_of_the_public_internet_is_accepted(address):
    assert is_public(address)


def test_an_own_address_is_refused_even_if_it_is_public(monkeypatch):
    entry = type("Entry", (), {"address": PUBLIC})
    monkeypatch.setattr("cooperation.intake.public_addresses.psutil.net_if_addrs", lambda: {"eth0": [entry]})
    assert not is_public(PUBLIC)


HOSTS = ["127.0.0.1", "localhost", "a\0b", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]


@pytest.mark.parametrize("host", HOSTS)
def test_no_way_to_write_this_machine_gets_through(host):
    with refused("private network, or is this machine|was not found"):
        fetch(f"http://{host}/", resolve=resolve_host, connect=lambda *_: pytest.fail("connected"))


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("ftp://example.org/a", "http:// or https://"),
        ("file:///etc/passwd", "http:// or https://"),
        ("gopher://example.org", "http:// or https://"),
        ("javascript:alert(1)", "http:// or https://"),
        ("example.org", "http:// or https://"),
        ("", "http:// or https://"),
        ("http://", "http:// or https://"),
        ("http://user:secret@example.org/", "user name or a password"),
        ("http://user@example.org/", "user name or a password"),
        ("http://example.org:8080/", "usual ports"),
        ("https://example.org:80/", "usual ports"),
        ("http://example.org:22/", "usual ports"),
        ("http://example.org:99999/", "no web address"),
        ("http://[::1/", "no web address"),
        (f"http://{'а' * 100}.example/", "no web address"),
        ("http://example.org/\ud800", "no web address"),
        ("http://example.org/?q=\ud800", "no web address"),
    ],
)
def test_other_addresses_than_those_of_web_sites_are_refused(site, url, match):
    with refused(match):
        site.fetch(url)
    assert site.connected == []


def test_a_redirect_is_followed_and_its_host_checked(site):
    site.answer("/old", status=301, Location="http://www.example.org/new")
    site.answer("/new", ARTICLE)
    assert site.fetch("http://example.org/old").url == "http://www.example.org/new"
    assert site.asked == ["example.org", "www.example.org"]


@pytest.mark.parametrize(
    ("location", "match"),
    [
        ("http://intranet.example.org/", "private network"),
        ("http://127.0.0.1/", "private network"),
        ("//169.254.169.254/latest/meta-data/", "private network"),
        ("file:///etc/passwd", "http:// or https://"),
        ("http://example.org:8080/", "usual ports"),
        ("/again", "redirects more than 5 times"),
        ("", "without another address"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(site, location, match):
    for host in ("127.0.0.1", "169.254.169.254"):
        site.names[host] = [host]
    site.names["intranet.example.org"] = ["10.0.0.1"]
    for path in ("/", "/again"):
        site.answer(path, status=302, Location=location)
    with refused(match):
        site.fetch("http://example.org/")
    assert {address for address, _ in site.connected} == {PUBLIC}


@pytest.mark.parametrize(
    ("status", "match"),
    [
        (403, "keeps this page from"),
        (429, "keeps this page from"),
        (404, "no page"),
        (500, "no page"),
    ],
)
def test_an_answer_that_is_no_page_gets_a_message(site, status, match):
    site.answer("/", status=status)
    with refused(match):
        site.fetch("http://example.org/")


def test_a_file_that_is_no_document_gets_a_message(site):
    site.answer("/", b"\x89PNG", Content_Type="image/png")
    with refused("a file of the kind image/png"):
        site.fetch("http://example.org/")


def test_a_page_that_is_too_large_gets_a_message(site, limits):
    limits(MAX_FETCHED_BYTES=1000)
    site.answer("/", b"a" * 1001)
    with refused("more than"):
        site.fetch("http://example.org/")


def test_a_packed_page_is_unpacked_up_to_the_limit(site, limits):
    site.answer("/", gzip.compress(ARTICLE), Content_Encoding="gzip")
    assert site.fetch("http://example.org/").body == ARTICLE
    site.answer("/", gzip.compress(b"0" * 10_000_000), Content_Encoding="gzip")
    with refused("more than 5 MB"):
        site.fetch("http://example.org/")
    site.answer("/", b"not packed", Content_Encoding="gzip")
    with refused("arrived damaged"):
        site.fetch("http://example.org/")
    site.answer("/", b"?", Content_Encoding="br")
    with refused("in a form that can’t be read"):
        site.fetch("http://example.org/")


def test_a_page_that_comes_byte_by_byte_is_ended_in_time(site, limits):
    limits(FETCH_SECONDS=0.3)

    def slowly():
        while not site.stop.wait(0.05):
            yield b"a"

    site.answer("/", slowly())
    with refused("did not send the page within"):
        site.fetch("http://example.org/")


def test_a_site_that_never_answers_is_ended_in_time(limits):
    limits(FETCH_SECONDS=0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, refused("did not send the page within"):
        fetch(
            "http://example.org/",
            resolve=lambda *_: [PUBLIC],
            connect=lambda *_: connect_to("127.0.0.1", silent.getsockname()[1], 0.3),
        )


def test_a_site_that_does_not_speak_https_gets_a_message(site):
    with refused("no valid certificate|did not answer as a web site"):
        site.fetch("https://example.org/")
    assert site.connected == [(PUBLIC, 443)]


@pytest.mark.parametrize("error", [ConnectionRefusedError, OSError])
def test_a_site_that_does_not_accept_connections_gets_a_message(error):
    def connect(*_):
        raise error

    with refused("did not answer as a web site"):
        fetch("http://example.org/", resolve=lambda *_: [PUBLIC], connect=connect)


def test_a_look_up_that_takes_too_long_is_given_up(limits):
    limits(FETCH_SECONDS=0.2)
    end = Event()
    with refused("did not send the page within"):
        fetch("http://example.org/", resolve=lambda *_: end.wait(5) or [PUBLIC])
    end.set()


@pytest.mark.parametrize("found", [[], OSError])
def test_an_unknown_host_gets_a_message(found):
    def resolve(*_):
        if found is OSError:
            raise OSError
        return found

    with refused("was not found"):
        fetch("http://nowhere.example/", resolve=resolve, connect=fetching.connect_to)
