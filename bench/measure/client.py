"""A read-only HTTP client with one connection, cookies and forms; and the times of its requests."""

import http.client
import re
import statistics
import threading
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

TIMEOUT = 120  # seconds to wait for a response
MIN_REQUESTS, MAX_REQUESTS = 3, 60  # per measurement
MAX_SECONDS = 12  # of a measurement with more than the minimum of requests
WARM_UP_REQUESTS = 3  # requests that are not counted
CLIENTS, CROWD_SECONDS = 8, 6  # simultaneous clients, and their duration in seconds


@dataclass
class Answer:
    """A response: status, body, and the seconds from the request to the last byte."""

    status: int
    body: bytes
    seconds: float
    location: str = ""

    @property
    def text(self):
        return self.body.decode()


@dataclass
class Browser:
    """A client of 127.0.0.1:`port`, signed out until `sign_in`."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _connection: http.client.HTTPConnection | None = None

    def get(self, path, keep=True):
        """Return the response to a GET; without `keep` the body is read and dropped."""
        return self._ask("GET", path, None, keep)

    def post(self, path, fields):
        """Return the response to a POST of form fields, a list of pairs."""
        return self._ask("POST", path, urlencode(fields), True)

    def sign_in(self, name, password):
        """Sign in at the admin. Raise RuntimeError."""
        page = self.get("/admin/login/").text
        answer = self.post("/admin/login/?next=/admin/", form_fields(page) | {"username": name, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"Signing in as {name} was answered with status {answer.status}.")

    def _ask(self, method, path, body, keep):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        for attempt in (1, 2):
            self._connection = self._connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
            begun = time.perf_counter()
            try:
                self._connection.request(method, path, body, headers)
                response = self._connection.getresponse()
                break
            except (http.client.HTTPException, ConnectionError):
                # The server closes connections after two idle seconds.
                self._connection = None
                if attempt == 2:
                    raise
        if keep:
            content = response.read()
        else:
            content = b""
            while response.read(1 << 16):
                pass
        seconds = time.perf_counter() - begun
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, content, seconds, response.headers.get("Location", ""))


class FormReader(HTMLParser):
    """Collect the fields of all forms of a page with their values."""

    def __init__(self):
        super().__init__()
        self.fields, self._select, self._text = {}, None, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name")
        if tag == "input" and name and given.get("type") not in ("submit", "button", "checkbox", "radio", "file"):
            self.fields[name] = given.get("value") or ""
        elif tag == "input" and name and "checked" in given:
            self.fields[name] = given.get("value") or "on"
        elif tag == "select" and name:
            self._select = name
            if "multiple" not in given:
                self.fields[name] = ""
        elif tag == "option" and self._select and "selected" in given:
            self.fields[self._select] = given.get("value") or ""
        elif tag == "textarea" and name:
            self._text = name
            self.fields[name] = ""

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._text = None

    def handle_data(self, data):
        if self._text:
            self.fields[self._text] += data.removeprefix("\n")


def form_fields(page):
    """Return the fields of a page's forms: name -> value."""
    reader = FormReader()
    reader.feed(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    return reader.fields


@dataclass
class Times:
    """The times of requests in milliseconds, and the responses per second to many clients.

    Attributes:
        cpu: milliseconds of CPU time per request, which other load on the machine hardly changes.
    """

    median: float
    p95: float
    number: int
    cpu: float = 0.0
    throughput: float = 0.0


def timed(ask, samples, busy=lambda: 0.0):
    """Return the `Times` of calling `ask` with one sample after the other, after warming up, up to a limit."""
    begun = time.monotonic()
    for sample in samples[:WARM_UP_REQUESTS]:
        if time.monotonic() - begun < 1:
            ask(sample)
    seconds, begun, busy_before = [], time.monotonic(), busy()
    for number in range(MAX_REQUESTS):
        if number >= MIN_REQUESTS and time.monotonic() - begun > MAX_SECONDS:
            break
        sample = samples[number % len(samples)]
        started = time.perf_counter()
        answer = ask(sample)
        seconds.append(answer.seconds if isinstance(answer, Answer) else time.perf_counter() - started)
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    cpu = (busy() - busy_before) / len(ordered)
    return Times(statistics.median(ordered) * 1000, p95 * 1000, len(ordered), cpu * 1000)


def requests_per_second(make_asker, samples):
    """Return the calls per second of several simultaneous clients, each with its own asker."""
    done, asks = [0] * CLIENTS, [make_asker() for _ in range(CLIENTS)]
    over = time.monotonic() + CROWD_SECONDS

    def client(number):
        position = number * 7
        while time.monotonic() < over:
            asks[number](samples[position % len(samples)])
            position += 1
            done[number] += 1

    begun = time.monotonic()
    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.monotonic() - begun)
