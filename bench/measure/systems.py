"""Compare the results of the register, the stock admin and plain SQL, then measure their times."""

import functools

import psutil
import psycopg

from bench.measure import answers, stock_sql
from bench.measure.answers import Found, WrongAnswerError, check_found
from bench.measure.client import Browser, requests_per_second, timed
from bench.measure.serving import REGISTER, STOCK, served

CHECKED = 4  # samples whose results are compared
SLOW = 2000  # milliseconds above which many simultaneous clients would take too long
USER, PASSWORD = "bench", "correct horse battery staple"


class MeasuredSystem:
    """A system to measure, for works at `address`.

    Attributes:
        wrong: name of each work with a wrong result or none -> the error; it is not timed.
    """

    def __init__(self, address, report):
        self.address, self.report, self.wrong = address, report, {}

    def measure(self, works):
        """Return the times of the works that it supports: name -> `Times`."""
        found = {}
        for work in works:
            if not self.can(work):
                continue
            try:
                self.compare(work)
                found[work.name] = self.timed(work)
            except WrongAnswerError as error:
                self.wrong[work.name] = str(error)
                self.report(f"{work.name:<48} not measured: {error}")
        return found

    def timed(self, work):
        """Return the `Times` of a work, with one client and with many."""
        make = functools.partial(self.asker, work)
        times = timed(make(), work.samples, self.busy)
        if times.median < SLOW:
            times.throughput = requests_per_second(make, work.samples)
        spans = f"{times.median:9.1f} ms {times.p95:9.1f} ms {times.cpu:9.1f} ms busy"
        line = f"{spans} {times.throughput:7.1f}/s  n={times.number}"
        self.report(f"{work.name:<48}{line}")
        return times

    def compare(self, work):
        """Compare some results of a work with SQL, and check that its pages show rows. Raise WrongAnswerError."""
        ask = self.asker(work)
        for sample in work.samples[:CHECKED] if work.shows else ():
            if work.shows not in ask(sample).text:
                raise WrongAnswerError(f"{work.name}, {sample}: the page shows no rows.")
        if work.read is None or work.sql is None:
            return
        with psycopg.connect(self.address, autocommit=True) as connection:
            for sample in work.samples[:CHECKED]:
                check_found(work.name, sample, self.read(work, ask(sample)), self.true(connection, work, sample))

    def busy(self):
        """Return the CPU seconds of its processes so far."""
        return busy_backends(self.address)

    def can(self, work):
        """Return whether it supports a work."""
        raise NotImplementedError

    def asker(self, work):
        """Return a function that runs a work with a sample, on its own connection."""
        raise NotImplementedError

    def read(self, work, answer):
        """Return the content of a response, as `Found`."""
        return work.read(answer.text)

    def true(self, connection, work, sample):
        """Return the correct result."""
        return work.sql(connection, sample)


class Register(MeasuredSystem):
    """The register, served by a `Server`."""

    def __init__(self, address, report, server):
        super().__init__(address, report)
        self.server = server
        signing_in = Browser(server.port)
        signing_in.sign_in(USER, PASSWORD)
        self.cookies = signing_in.cookies

    def busy(self):
        return super().busy() + self.server.busy()

    def can(self, work):
        return True

    def asker(self, work):
        browser = Browser(self.server.port, dict(self.cookies) if work.signed_in else {})
        return lambda sample: ok(browser.get(work.register(sample)))


class StockAdmin(Register):
    """The stock admin, served by a `Server`."""

    def can(self, work):
        return work.stock is not None

    def asker(self, work):
        browser = Browser(self.server.port, dict(self.cookies))
        return lambda sample: ok(browser.get(work.stock(sample)))

    def read(self, work, answer):
        if "value=" in answer.text and 'id="id_title"' in answer.text:
            return Found([answers.form_title(answer.text)])
        return answers.admin_list_content(answer.text, "agreement")

    def true(self, connection, work, sample):
        found = stock_sql.QUESTIONS.get(work.sql, work.sql)(connection, sample)
        return found if work.name == "Detail" else stock_sql.with_keys(connection, found)


class PlainSql(MeasuredSystem):
    """Plain SQL, the reference for all results."""

    def can(self, work):
        return work.sql is not None

    def compare(self, work):
        pass

    def asker(self, work):
        connection = psycopg.connect(self.address, autocommit=True)
        connection.prepare_threshold = 1
        return lambda sample: work.sql(connection, sample)


def measure_all(address, works, report, ports=(0, 0)):
    """Measure the register, the stock admin and SQL on one database; return {name: (times by work, wrong by work)}."""
    found = {}
    for name, kind, application, port in (
        ("register", Register, REGISTER, ports[0]),
        ("stock", StockAdmin, STOCK, ports[1]),
    ):
        report(f"— {name}")
        with served(application, port) as server:
            system = kind(address, report, server)
            found[name] = (system.measure(works), system.wrong)
    report("— sql")
    system = PlainSql(address, report)
    found["sql"] = (system.measure(works), system.wrong)
    return found


def busy_backends(address):
    """Return the CPU seconds of PostgreSQL's processes so far, including ended ones.

    It is 0 for a server on another machine.
    """
    with psycopg.connect(address) as connection:
        try:
            postmaster = psutil.Process(connection.info.backend_pid).parent()
            if postmaster.name() != "postgres":
                return 0.0
            gone, alive = postmaster.cpu_times(), [child.cpu_times() for child in postmaster.children()]
        except (psutil.Error, AttributeError):
            return 0.0
    return gone.children_user + gone.children_system + sum(one.user + one.system for one in alive)


def ok(answer):
    """Return a response if its status is 200. Raise WrongAnswerError otherwise."""
    if answer.status != 200:
        raise WrongAnswerError(f"The page was answered with status {answer.status}.")
    return answer
