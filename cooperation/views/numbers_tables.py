"""Cross tables of the pages of numbers: how many records have each combination of two values, with links to lists."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse

from cooperation.filters.base import visible_publications
from cooperation.models import Agreement, Commitment, Initiative, Meeting, Participant, Sector
from cooperation.models.commitments import RESTATED
from cooperation.models.counts.estimates import COUNT_LIMIT
from cooperation.models.counts.values import CrossCount, YearOf, count_cross, tally_cross
from cooperation.models.entries import EntryQuerySet
from cooperation.models.status_basis import RULE_PHRASES, DerivedStatus


@dataclass(frozen=True)
class Subject:
    """What a page of numbers is about.

    Attributes:
        name: its name in sentences, such as "Kazakhstan and Kyrgyzstan".
        user: whose visible records count.
        entries: the entries of its records that the user may see.
        filters: the parameters of lists that find the same records.
        tallied: the country's code and the id of the sector that the tallies count it by; "" and 0 for any; None if
            they don't.
        codes: the codes of its countries, if it is some.
        participant: the participant, if it is one.
    """

    name: str
    user: object
    entries: EntryQuerySet
    filters: dict[str, list[str]]
    tallied: tuple[str, int] | None = None
    codes: tuple[str, ...] = ()
    participant: Participant | None = None

    def list_url(self, model: type[Model], **filters: str | list[str]) -> str:
        """Return the URL of a list of its records with more filters. A filter with its own values replaces them."""
        return self._url(f"{model._meta.model_name}-list", filters)

    @property
    def series_url(self) -> str:
        """The URL of the picture of the series of its figures."""
        return self._url("figure-series", {})

    def _url(self, name: str, filters: dict[str, str | list[str]]) -> str:
        query = urlencode(self.filters | filters, doseq=True)
        path = reverse(f"cooperation:{name}")
        return f"{path}?{query}" if query else path

    def cross(self, model: type[Model], row: str = "kind") -> CrossCount:
        """Count its records of a type by status and by another column: from the tallies if they have both."""
        sector_within_sector = row == "sectors" and self.tallied and self.tallied[1]
        if self.tallied and row in ("kind", "sectors") and not sector_within_sector:
            name, seen = model._meta.model_name, visible_publications(self.user)
            return tally_cross(row.removesuffix("s"), name, seen, *self.tallied)
        latest = self.entries.for_model(model).annotate(year=YearOf("period")).by_date()
        return count_cross(latest, row, "status", COUNT_LIMIT, row_is_array=row == "sectors")


@dataclass(frozen=True)
class Number:
    """A number of records, and the URL of the list with just these; "" if no list has just these."""

    value: int
    url: str = ""


@dataclass(frozen=True)
class CrossRow:
    """A row of a cross table.

    Attributes:
        label: what its records have in common.
        cells: a number for each column; None if there are no such records.
        all: the number of records in the row.
        url: the URL of a page about the row, if there is one.
        is_part: whether the row above with ``is_part`` false contains it.
        percent: how many percent of the greatest row this is, for its bar.
    """

    label: str
    cells: list[Number | None]
    all: Number
    url: str = ""
    is_part: bool = False
    percent: int = 0


@dataclass(frozen=True)
class RowHead:
    """What a row of a cross table counts: its value in the counts, its label, the filters of its list."""

    value: Hashable
    label: str
    filters: dict[str, str | list[str]]
    url: str = ""
    is_part: bool = False


@dataclass(frozen=True)
class CrossTable:
    """A cross table of one record type.

    Attributes:
        title: its heading.
        row_label: the heading of the first column.
        columns: the statuses that occur: value and label.
        rows: its rows, the last of which is that of all records.
        counted: how many of the latest records were counted; None if all were.
        many: the label of the records.
        note: what to know about its numbers.
        all_url: the URL of the list of all.
        by_rule_url: the URL of the list of those whose status follows from a rule; "" if statuses have none.
    """

    title: str
    row_label: str
    columns: list[tuple[str, str]]
    rows: list[CrossRow]
    counted: int | None
    many: str
    note: str
    all_url: str
    by_rule_url: str


def cross_table(
    subject: Subject,
    model: type[Model],
    counts: CrossCount,
    heads: Iterable[RowHead],
    *,
    title: str,
    row_label: str,
    note: str = "",
) -> CrossTable | None:
    """Return the cross table of counts by status; None if nothing was counted."""
    if not counts.total:
        return None
    labels = dict(model.Status.choices) | ({RESTATED: RESTATED} if model is Commitment else {})
    columns = [(value, label) for value, label in labels.items() if counts.columns.get(value)]
    greatest = max(counts.rows.values(), default=1)

    def number(value: int | None, **filters) -> Number | None:
        if not value:
            return None
        # Of the latest records alone, no list has just these.
        return Number(value, subject.list_url(model, **filters) if counts.is_whole else "")

    rows = [
        CrossRow(
            head.label,
            [number(counts.cells.get((head.value, value)), status=value, **head.filters) for value, _ in columns],
            number(counts.rows[head.value], **head.filters),
            head.url,
            head.is_part,
            round(100 * counts.rows[head.value] / greatest),
        )
        for head in heads
        if counts.rows.get(head.value)
    ]
    totals = [number(counts.columns.get(value), status=value) for value, _ in columns]
    last = CrossRow("All", totals, number(counts.total))
    return CrossTable(
        title,
        row_label,
        columns,
        [*rows, last],
        None if counts.is_whole else counts.total,
        str(model._meta.verbose_name_plural),
        note,
        subject.list_url(model),
        subject.list_url(model, status_basis=list(RULE_PHRASES)) if issubclass(model, DerivedStatus) else "",
    )


def meetings_by_year(subject: Subject, counts: CrossCount) -> CrossTable | None:
    """Return the table of meetings by year and status, the latest year first."""
    years = sorted((year for year in counts.rows if year), reverse=True)
    heads = [RowHead(year, str(year), {"date": f"{year:04}", "date_within": "yes"}) for year in years]
    heads.append(RowHead(None, "Year not known", {"year_unknown": "yes"}))
    return cross_table(subject, Meeting, counts, heads, title="Meetings a year", row_label="Year")


def agreements_by_form(subject: Subject) -> CrossTable | None:
    """Return the table of agreements by form and status."""
    heads = [RowHead(value, label.capitalize(), {"form": value}) for value, label in Agreement.Form.choices]
    counts = subject.cross(Agreement)
    return cross_table(subject, Agreement, counts, heads, title="Agreements by form and status", row_label="Form")


def initiatives_by_sector(subject: Subject) -> CrossTable | None:
    """Return the table of initiatives by sector and status, each sector below the one that contains it."""
    counts = subject.cross(Initiative, "sectors")
    heads = []
    within = subject.tallied[1] if subject.tallied else 0
    sectors = Sector.objects.select_related("parent").filter(pk__in=list(counts.rows)) if counts.total else ()
    for sector in sorted(
        sectors, key=lambda it: (it.parent.name if it.parent else it.name, it.parent is not None, it.name)
    ):
        if within and sector.parent_id != within:
            continue  # a list of two sectors has the initiatives of either
        given = {"sector": sector.slug}
        heads.append(RowHead(sector.pk, sector.name, given, sector.get_absolute_url(), bool(sector.parent_id)))
    note = "An initiative of several sectors is in the row of each, and in that of a sector that contains these."
    return cross_table(
        subject,
        Initiative,
        counts,
        heads,
        title="Initiatives by sector and status",
        row_label="Sector",
        note=note if heads else "",
    )


def commitments_by_kind(subject: Subject) -> CrossTable | None:
    """Return the table of commitments by kind and status."""
    heads = [RowHead(value, label.capitalize(), {"kind": value}) for value, label in Commitment.Kind.choices]
    counts = subject.cross(Commitment)
    return cross_table(subject, Commitment, counts, heads, title="Commitments", row_label="Kind")
