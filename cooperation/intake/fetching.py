"""Fetch an article from its web address, if the administrator allows that.

A user could type an address of the network that the register runs in. So each host is resolved once, all its addresses
are checked, and the connection goes to a checked one: no second look-up could answer with another. The same is done for
each redirect.
"""

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from urllib.parse import urljoin

from django.conf import settings

from cooperation.intake.public_addresses import FetchError, Resolve, Target, public_target, resolve_host
from cooperation.intake.reading import Document, read_document

MAX_FETCHED_BYTES = 5_000_000
FETCH_SECONDS = 15  # for an article, with all redirects
MAX_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
KEPT_FROM_PROGRAMS = (401, 402, 403, 429, 451)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = ("text/", "application/xhtml", "application/xml", "application/pdf", "application/octet-stream", WORD_TYPE)
PACKED = ("gzip", "x-gzip", "deflate")
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; register of cooperation)",
    "Accept": f"text/html,application/xhtml+xml,application/pdf,{WORD_TYPE},text/plain;q=0.9",
    "Accept-Encoding": "identity",
    "Connection": "close",
}

IN_BROWSER = "Open it in a browser and paste its text."
NOT_ALLOWED = (
    "This register does not fetch pages. Paste the text, or upload a file. An administrator can allow it with the "
    "setting INTAKE_FETCH=on."
)
TOO_SLOW_SITE = f"The site did not send the page within {FETCH_SECONDS} seconds. {IN_BROWSER}"

Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True)
class Response:
    """What a site sent: the URL that was requested last, the status, the headers that matter, and the body."""

    url: str
    status: int
    location: str
    content_type: str
    body: bytes


def connect_to(address: str, port: int, timeout: float) -> socket.socket:
    """Open a connection to an address, not to a name. Raise OSError."""
    return socket.create_connection((address, port), timeout)


def fetch_article(url: str, *, resolve: Resolve = resolve_host, connect: Connect = connect_to) -> Document:
    """Fetch a page and read it.

    Args:
        url: its web address.
        resolve: finds the addresses of a host.
        connect: opens a connection to an address.

    Raise FetchError if the register or the site does not allow it, UnreadableError if the page can't be read.
    """
    if not settings.INTAKE_FETCH:
        raise FetchError(NOT_ALLOWED)
    response = fetch(url, resolve=resolve, connect=connect)
    return read_document(response.body, content_type=response.content_type, url=response.url)


def fetch(url: str, *, resolve: Resolve = resolve_host, connect: Connect = connect_to) -> Response:
    """Fetch a page, following redirects. Raise FetchError."""
    deadline = monotonic() + FETCH_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        response = _request(public_target(url, _until(deadline, resolve)), deadline, connect)
        if response.status not in REDIRECTS:
            return _checked(response)
        if not response.location:
            raise FetchError(f"The site answered {response.status} without another address. Paste the text instead.")
        url = urljoin(url, response.location)
    raise FetchError(f"The address redirects more than {MAX_REDIRECTS} times. {IN_BROWSER}")


def _until(deadline: float, resolve: Resolve) -> Resolve:
    """Return a look-up that is given up at a time: that of the system has no limit."""

    def resolve_in_time(host: str, port: int) -> Iterable[str]:
        pool = ThreadPoolExecutor(1)
        try:
            return pool.submit(resolve, host, port).result(max(0.0, deadline - monotonic()))
        except TimeoutError:
            raise FetchError(TOO_SLOW_SITE) from None
        finally:
            pool.shutdown(wait=False)

    return resolve_in_time


def _request(target: Target, deadline: float, connect: Connect) -> Response:
    """Send one request to a checked address, and read the answer until the deadline."""
    try:
        with closing(_connected(target, deadline, connect)) as sock, _ended_at(deadline, sock):
            if target.scheme == "https":
                sock.do_handshake()
            host = f"[{target.host}]" if ":" in target.host else target.host
            connection = http.client.HTTPConnection(host)
            connection.sock = sock
            connection.request("GET", target.path, headers=HEADERS)
            with closing(connection.getresponse()) as answer:
                body = b"" if answer.status in REDIRECTS else _body(answer)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if monotonic() >= deadline or isinstance(error, TimeoutError):
            raise FetchError(TOO_SLOW_SITE) from None
        if isinstance(error, ssl.SSLError):
            raise FetchError(f"The site has no valid certificate. {IN_BROWSER}") from error
        raise FetchError(f"The site did not answer as a web site does. {IN_BROWSER}") from error
    if monotonic() >= deadline:
        raise FetchError(TOO_SLOW_SITE)
    header = answer.getheader
    return Response(target.url, answer.status, header("Location", ""), header("Content-Type", ""), body)


def _connected(target: Target, deadline: float, connect: Connect) -> socket.socket:
    """A connection to the first address of a host that accepts one. The handshake of HTTPS is still to be done."""
    failed = TimeoutError()
    for address in target.addresses:
        if (left := deadline - monotonic()) <= 0:
            break
        try:
            sock = connect(address, target.port, left)
        except OSError as error:
            failed = error
            continue
        sock.settimeout(left)
        if target.scheme == "http":
            return sock
        context = ssl.create_default_context()
        return context.wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
    raise failed


@contextmanager
def _ended_at(deadline: float, sock: socket.socket) -> Iterator[None]:
    """Shut a connection down at a time. The timeout of a socket would begin again with each byte that arrives."""
    timer = Timer(max(0.0, deadline - monotonic()), _shut_down, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut_down(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _body(answer: http.client.HTTPResponse) -> bytes:
    """Read the body of an answer, unpacked if the site packed it although it was asked not to."""
    body = answer.read(MAX_FETCHED_BYTES + 1)
    packing = answer.getheader("Content-Encoding", "").strip().lower()
    if packing in PACKED and len(body) <= MAX_FETCHED_BYTES:
        try:
            body = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, MAX_FETCHED_BYTES + 1)
        except zlib.error as error:
            raise FetchError("The page arrived damaged. Try again, or paste the text.") from error
    elif packing not in ("", "identity", *PACKED):
        raise FetchError(f"The site sent the page in a form that can’t be read. {IN_BROWSER}")
    if len(body) > MAX_FETCHED_BYTES:
        raise FetchError(f"The page has more than {MAX_FETCHED_BYTES // 1_000_000} MB. {IN_BROWSER}")
    return body


def _checked(response: Response) -> Response:
    """Return an answer with a document. Raise FetchError for any other."""
    if response.status in KEPT_FROM_PROGRAMS:
        raise FetchError(f"The site keeps this page from programs (answer {response.status}). {IN_BROWSER}")
    if response.status != http.client.OK:
        raise FetchError(
            f"The site has no page at this address (answer {response.status}). Check the address, or paste the text."
        )
    kind = response.content_type.partition(";")[0].strip().lower()
    if kind and not kind.startswith(KINDS):
        raise FetchError(f"The address has no article, but a file of the kind {kind}. Paste the text instead.")
    return response
