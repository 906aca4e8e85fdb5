"""The columns of the lists and files of participants, places, sources and countries."""

from dataclasses import dataclass, field, replace

from babel import Locale
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from cooperation.columns.dates import moment, period
from cooperation.columns.kinds import BooleanColumn, Column, ListColumns, NamesColumn, NumberColumn
from cooperation.columns.owned import posts
from cooperation.columns.related import (
    choice,
    linked,
    linked_names,
    own_url,
    participant_kind,
    sources,
    text,
    texts,
    web_address,
)
from cooperation.columns.sorting import (
    BY_DATE,
    BY_NAMES,
    BY_SECOND_NAMES,
    BY_TITLE,
    by_name,
    by_number,
    by_position,
    by_word,
)
from cooperation.models import RECORD_MODELS, Country, Participant, Place, Record, Snapshot, Source, Tally

LANGUAGES = Locale("en").languages
BY_LANGUAGE = by_position("kind", sorted((code for code in LANGUAGES if "_" not in code), key=LANGUAGES.get))

PARTICIPANT_COLUMNS = ListColumns(
    Participant,
    (
        text(
            "name",
            "Name",
            width=40,
            cell="participant_name",
            heading="Participant",
            css="cell-title",
            sort=by_name("title"),
        ),
        participant_kind("kind", "Kind", phone_label=False, sort=by_word("kind")),
        text("native_name", "Native name", width=30),
        texts("other_names", "Other names"),
        text("country", "Country", "country__name", cell="country", sort=BY_NAMES),
        text("country_code", "Country code", "country", width=8),
        text("part_of", "Part of", "part_of__name", width=30, cell="link", sort=BY_SECOND_NAMES),
        posts("posts", "Posts and memberships", "participant", "organisation"),
        posts("members", "People, members and owners", "organisation", "participant"),
        web_address("website", "Website", width=30),
        *sources("participant"),
        *own_url(),
    ),
    page=("name", "kind", "country", "part_of"),
    default_sort="name",
    facts=("native_name", "other_names", "website"),
)

_countries = linked(Place.countries.through.objects.all(), "place", "country__name", "country")

PLACE_COLUMNS = ListColumns(
    Place,
    (
        text("name", "Name", width=40, cell="name", heading="Place", css="cell-title", sort=by_name("title")),
        choice("kind", "Kind", Place.Kind, phone_label=False, sort=by_word("kind")),
        texts("other_names", "Other names"),
        NamesColumn("countries", "Countries", ((_countries, 1),), width=24, cell="countries", sort=BY_NAMES),
        NamesColumn("country_codes", "Country codes", ((_countries, 2),), width=12),
        text("within", "Within", "within__name", width=30, cell="link", sort=BY_SECOND_NAMES),
        NumberColumn("latitude", "Latitude", (F("latitude"),), width=12),
        NumberColumn("longitude", "Longitude", (F("longitude"),), width=12),
        *sources("place"),
        *own_url(),
    ),
    page=("name", "kind", "countries", "within"),
    default_sort="name",
    facts=("other_names",),
)


def _of_latest_snapshot(field: str) -> Subquery:
    """A field of the latest snapshot of a source."""
    return Subquery(Snapshot.objects.filter(source=OuterRef("pk")).latest_first().values(field)[:1])


SOURCE_COLUMNS = ListColumns(
    Source,
    (
        *period("published", "Published", days=True, sort=BY_DATE, sort_name="date"),
        text(
            "title",
            "Title",
            width=48,
            cell="source_title",
            heading="Source",
            css="cell-title",
            sort=BY_TITLE,
        ),
        text("publisher", "Publisher", "publisher__name", width=30, cell="link", sort=BY_NAMES),
        text("language", "Language", width=10, cell="language", sort=BY_LANGUAGE),
        text("dateline", "Dateline"),
        web_address("url", "Web address", width=40),
        moment("retrieved_at", "Retrieved at", _of_latest_snapshot("taken_at")),
        Column("sha256", "SHA-256 of the text", (Coalesce(_of_latest_snapshot("sha256"), Value("")),)),
        *own_url(),
    ),
    page=("published", "title", "publisher", "language"),
    default_sort="-date",
    facts=("dateline", "language", "url"),
)


@dataclass(frozen=True, eq=False)
class RecordCountColumn(NumberColumn):
    """How many records of some types a country takes part in: all for editors, published ones for others.

    A page reads the number from the attribute with the column's name, which its view sets. The list is sorted by the
    annotation "<name>_number", which its filters add.

    Attributes:
        model_names: the record types.
    """

    model_names: tuple[str, ...] = field(kw_only=True)

    def read(self, row: Country) -> int | None:
        """Return the number that the view has set; None if it has set none."""
        return vars(row).get(self.name)

    def bind(self, user, list_url):
        seen = Record.Publication.values if user.is_staff else [Record.Publication.PUBLISHED]
        return replace(self, asks=(Tally.objects.number_of_country(self.model_names, seen),))


def _record_counts() -> list[RecordCountColumn]:
    """Return a column for each record type, then one for all."""
    types = [(model._meta.model_name, str(model._meta.verbose_name_plural)) for model in RECORD_MODELS]
    usual = {"width": 12, "cell": "country_count", "css": "cell-count number"}
    return [
        *(
            RecordCountColumn(many, many.capitalize(), model_names=(name,), sort=by_number(f"{many}_number"), **usual)
            for name, many in types
        ),
        RecordCountColumn(
            "records",
            "All records",
            model_names=tuple(name for name, _ in types),
            sort=by_number("records_number"),
            **usual,
        ),
    ]


RECORD_COUNTS = _record_counts()
"""The columns with the numbers of a country's records."""

_followed = Country.successors.through.objects.all()

COUNTRY_COLUMNS = ListColumns(
    Country,
    (
        text("code", "Code", width=8, cell="code", phone_label=False, sort=by_word("code")),
        text("name", "Name", width=30, cell="country_name", heading="Country", css="cell-title", sort=by_name("name")),
        text("official_name", "Official name", width=40),
        texts("other_names", "Other names"),
        text("subregion", "Region", phone_label=False, sort=by_word("subregion"), sort_name="region"),
        NumberColumn("dissolved", "Dissolved in", (F("dissolved"),), width=12),
        BooleanColumn("is_territory", "Not called a state", (F("is_territory"),), width=10),
        text("administered_by", "Administered by", "administered_by__name", width=30),
        *RECORD_COUNTS,
        linked_names("predecessors", "Predecessors", _followed, "to_country", "from_country__name"),
        linked_names("successors", "Territory now in", _followed, "from_country", "to_country__name"),
        *own_url("code"),
    ),
    page=("code", "name", "subregion", *(column.name for column in RECORD_COUNTS)),
    default_sort="name",
)
