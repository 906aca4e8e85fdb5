"""The works to measure: how the register, the stock admin and plain SQL do each."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from bench.measure import answers, sql

LIST = "/agreements/"
ADMIN = "/admin/cooperation/agreement/"
ADD_URL = f"{ADMIN}add/"
PUBLISHED = "publication__exact=published"
PAST_DAY = "2025-03-01"
DRAWN = "data-count="
"""What a picture has for each of its marks."""
SERIES, SERIES_CHART = "/figures/pictures/series/", 'class="series-chart"'


@dataclass(frozen=True)
class Work:
    """A piece of work.

    Attributes:
        name: its name in the table.
        samples: its samples.
        aim: the target median in milliseconds, or None.
        register: sample -> URL of the register.
        read: page -> `Found`; None if there is nothing to compare.
        sql: connection and sample -> `Found`; None if SQL is not measured.
        stock: sample -> URL of the stock admin; None if it has no such page.
        stock_read, stock_sql: the same for the stock admin, if its queries differ.
        signed_in: whether an administrator requests the page.
        shows: HTML that the page has only if it found rows; for works without `sql`.
    """

    name: str
    samples: list
    register: Callable
    aim: float | None = None
    read: Callable | None = None
    sql: Callable | None = None
    stock: Callable | None = None
    signed_in: bool = False
    shows: str = ""


def agreement_list(page):
    """Return the content of the list of agreements."""
    return answers.list_content(page, "agreement")


def works(samples, deep):
    """Return all works, for samples and a way to `deep` rows (see `DeepPage`)."""
    one = [None]
    return [
        Work(
            "First list page, with the counts of facets",
            one,
            lambda _: LIST,
            15,
            agreement_list,
            sql.first_page,
            lambda _: f"{ADMIN}?{PUBLISHED}",
        ),
        Work(
            "Status and country, with the counts of facets",
            samples.statuses,
            lambda s: f"{LIST}?status={s[0]}&country={s[1]}",
            15,
            agreement_list,
            sql.two_filters,
            lambda s: f"{ADMIN}?{PUBLISHED}&status__exact={s[0]}&participants__country__code__exact={s[1]}",
        ),
        Work(
            "Common word",
            samples.common,
            lambda s: f"{LIST}?q={quote(s)}",
            15,
            agreement_list,
            sql.common_word,
            lambda s: f"{ADMIN}?{PUBLISHED}&q={quote(s)}",
        ),
        Work(
            "Rare word",
            samples.rare,
            lambda s: f"{LIST}?q={quote(s)}",
            15,
            agreement_list,
            sql.rare_word,
            lambda s: f"{ADMIN}?{PUBLISHED}&q={quote(s)}",
        ),
        Work(
            f"Page after row {deep.row:,}",
            deep.samples,
            deep.register,
            15,
            agreement_list,
            sql.deep_page,
            deep.stock,
        ),
        Work(
            "Year, in order of date",
            samples.years,
            lambda s: f"{LIST}?date={s}",
            15,
            agreement_list,
            sql.year,
            lambda s: f"{ADMIN}?{PUBLISHED}&year={s}",
        ),
        Work(
            "Detail",
            samples.slugs,
            lambda s: f"{LIST}{quote(s)}/",
            8,
            lambda page: answers.Found([answers.heading(page)]),
            sql.detail,
            lambda s: f"{ADMIN}{s.rpartition('-')[2]}/change/",
        ),
        Work(
            "Search over everything",
            samples.searches,
            lambda s: f"/search/?q={quote(s)}",
            15,
            answers.search_content,
            sql.search,
        ),
        Work(
            "Pair of countries",
            samples.pairs,
            lambda s: f"/countries/{s[0]}/{s[1]}/",
            15,
            answers.pair_content,
            sql.pair,
        ),
        Work("List, as known on a past day", one, lambda _: f"{LIST}?as_of={PAST_DAY}", 50, shows=f'href="{LIST}'),
        Work(
            "Pair of countries, as known on a past day",
            samples.pairs,
            lambda s: f"/countries/{s[0]}/{s[1]}/?as_of={PAST_DAY}",
            50,
            shows='class="chronicle"',
        ),
        Work(
            "Oldest steps of the busiest pair, as known on a past day",
            samples.pairs[:1],
            lambda s: f"/countries/{s[0]}/{s[1]}/?order=oldest&as_of={PAST_DAY}",
            50,
            shows='class="chronicle"',
        ),
        Work("Network of a country", samples.countries, lambda s: f"/countries/{s}/network/", 100, shows=DRAWN),
        Work("Network of a state", samples.states, lambda s: f"/participants/{quote(s)}/network/", 100, shows=DRAWN),
        Work(
            "Network of the busiest body",
            samples.bodies[:1],
            lambda s: f"/participants/{quote(s)}/network/?by=agreements",
            100,
            shows=DRAWN,
        ),
        Work(
            "Timeline of a status and country",
            samples.statuses,
            lambda s: f"{LIST}pictures/timeline/?status={s[0]}&country={s[1]}",
            100,
            shows="data-from=",
        ),
        Work(
            "Map of a status and country",
            samples.statuses,
            lambda s: f"{LIST}pictures/map/?status={s[0]}&country={s[1]}",
            100,
            shows=DRAWN,
        ),
        Work("Series of a country", samples.countries, lambda s: f"{SERIES}?country={s}", 100, shows=SERIES_CHART),
        Work(
            "Series of a pair",
            samples.pairs,
            lambda s: f"{SERIES}?country={s[0]}&country={s[1]}",
            100,
            shows=SERIES_CHART,
        ),
        Work(
            "Statuses of a country",
            samples.countries,
            lambda s: f"{LIST}pictures/statuses/?country={s}",
            100,
            shows=DRAWN,
        ),
        Work(
            "Briefing",
            samples.pairs,
            lambda s: f"/countries/{s[0]}/{s[1]}/briefing/",
            3000,
            shows='class="sentences"',
        ),
        Work("Countries with the matrix of pairs", one, lambda _: "/countries/", 30, shows='class="matrix-scroll"'),
        Work(
            "Numbers of a pair",
            samples.pairs,
            lambda s: f"/countries/{s[0]}/{s[1]}/numbers/",
            50,
            shows='class="numbers"',
        ),
        Work(
            "Numbers of a country", samples.countries, lambda s: f"/countries/{s}/numbers/", 50, shows='class="numbers"'
        ),
        Work("The register’s admin: list", one, lambda _: ADMIN, 60, signed_in=True),
        Work("The register’s admin: search", samples.common, lambda s: f"{ADMIN}?q={quote(s)}", 60, signed_in=True),
        Work(
            "The register’s admin: form",
            samples.keys,
            lambda s: f"{ADMIN}{s}/change/",
            signed_in=True,
        ),
    ]


@dataclass
class DeepPage:
    """The way to the page after a row far down the list.

    Attributes:
        row: the number of rows before it.
        samples: the first day and the id of the rows before these pages.
    """

    row: int
    samples: list[tuple]

    @classmethod
    def read(cls, connection, agreements):
        """Return the way to the middle of a list of this many agreements."""
        row = agreements // 2 // sql.SIZE * sql.SIZE
        found = connection.execute(
            f"SELECT lower(e.period), e.key FROM cooperation_entry e WHERE {sql.SHOWN} {sql.BY_DATE} "
            f"OFFSET {row - 1} LIMIT 1200"
        ).fetchall()
        return cls(row, found[::50])

    def register(self, sample):
        """Return the URL of the page after a row on the register."""
        return f"{LIST}?after={sample[0]}~{sample[1]}"

    def stock(self, sample):
        """Return the URL on the stock admin, which numbers its pages."""
        return f"{ADMIN}?{PUBLISHED}&p={self.row // sql.SIZE + 1 + self.samples.index(sample)}"
