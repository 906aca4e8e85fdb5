"""What names what: the rows of each table by which one noun's entry names another's.

Everything about entries that follows from links is made from this one list: where a record is, what flows into it from
the records linked to it, which entries a change touches, and what visitors see because something published leads to it.
"""

from dataclasses import dataclass, field

from cooperation.models.actions import AgreementAction
from cooperation.models.agreements import Agreement
from cooperation.models.citations import RECORDS
from cooperation.models.commitments import Commitment
from cooperation.models.countries import Country
from cooperation.models.developments import Development
from cooperation.models.figures import Figure
from cooperation.models.history import LINKS
from cooperation.models.initiatives import Initiative
from cooperation.models.meetings import Meeting
from cooperation.models.participants import Participant
from cooperation.models.places import Place
from cooperation.models.sectors import Sector
from cooperation.models.sources import Source

MODELS = {
    "meeting": Meeting,
    "agreement": Agreement,
    "action": AgreementAction,
    "initiative": Initiative,
    "development": Development,
    "commitment": Commitment,
    "figure": Figure,
    "participant": Participant,
    "place": Place,
    "source": Source,
}
TABLES = {noun: model._meta.db_table for noun, model in MODELS.items()}
REFERENCES = ("participant", "place", "source")  # public where something published leads to them
CARRIERS = ("meeting", "agreement", "initiative")  # their countries are also those of the records linked to them


@dataclass(frozen=True)
class Rows:
    """Rows of ``table``, called r in SQL: each belongs to an entry and may name others.

    Attributes:
        table: the table of the rows.
        noun: of the entry to which a row belongs.
        column: the row's own column that leads to that entry: its key, or that of a row of ``owned``.
        names: the columns that name an entry, each with the noun of what it names.
        owned: the table of what lies between, where ``column`` is not the entry's key.
        owner: its column with that key.
    """

    table: str
    noun: str
    column: str
    names: dict[str, str] = field(default_factory=dict)
    owned: str = ""
    owner: str = ""

    @property
    def via(self) -> str:
        """The join that leads to the entry, where there is one: it calls the row in between o."""
        return f"JOIN {self.owned} o ON o.id = r.{self.column}" if self.owned else ""

    @property
    def key(self) -> str:
        """SQL of the entry's key."""
        return f"o.{self.owner}" if self.owned else f"r.{self.column}"

    def naming(self, noun: str) -> list[str]:
        """The columns that name entries of a noun."""
        return [column for column, named in self.names.items() if named == noun]


def _links() -> list[Rows]:
    """The tables behind the many-to-many fields."""
    rows = []
    for model, fields in LINKS.items():
        for name in fields:
            link = model._meta.get_field(name)
            named = link.remote_field.model
            # Countries and sectors have no entries.
            names = {} if named in (Country, Sector) else {link.m2m_reverse_name(): named._meta.model_name}
            rows.append(Rows(link.m2m_db_table(), model._meta.model_name, link.m2m_column_name(), names))
    return rows


CITED = {"source_id": "source", "relies_on_id": "source", "speaker_id": "participant"}
CITATIONS = [
    *(Rows("cooperation_citation", noun, f"{noun}_id", CITED) for noun in (*RECORDS, "participant", "place")),
    Rows("cooperation_citation", "action", "action_id"),
    *(
        Rows("cooperation_citation", noun, column, CITED, f"cooperation_{owned}", f"{noun}_id")
        for owned, noun, column in [
            ("agreementaction", "agreement", "action_id"),
            ("involvement", "initiative", "involvement_id"),
            ("affiliation", "participant", "affiliation_id"),
        ]
    ),
]
PERSON = {"participant_id": "participant", "on_behalf_of_id": "participant"}
MENTIONS = [
    Rows("cooperation_meeting", "meeting", "id", {"venue_id": "place", "convening_body_id": "participant"}),
    Rows("cooperation_participation", "meeting", "meeting_id", PERSON),
    Rows("cooperation_agreement", "agreement", "id", {"venue_id": "place", "meeting_id": "meeting"}),
    Rows("cooperation_party", "agreement", "agreement_id", PERSON),
    Rows("cooperation_agreementaction", "agreement", "agreement_id", {"participant_id": "participant"}),
    Rows("cooperation_agreementaction", "action", "id", {"agreement_id": "agreement"}),
    Rows("cooperation_initiative", "initiative", "id"),
    Rows("cooperation_involvement", "initiative", "initiative_id", {"participant_id": "participant"}),
    Rows("cooperation_development", "development", "id", {"meeting_id": "meeting"}),
    Rows("cooperation_commitment", "commitment", "id", {"meeting_id": "meeting", "agreement_id": "agreement"}),
    Rows("cooperation_figure", "figure", "id", {f"{noun}_id": noun for noun in CARRIERS}),
    Rows("cooperation_participant", "participant", "id", {"part_of_id": "participant"}),
    Rows("cooperation_affiliation", "participant", "participant_id", {"organisation_id": "participant"}),
    Rows("cooperation_place", "place", "id", {"within_id": "place"}),
    Rows("cooperation_source", "source", "id", {"publisher_id": "participant"}),
    *_links(),
]
ALL = [*MENTIONS, *CITATIONS]


def union(selects: list[str]) -> str:
    """SQL of all rows of several SELECTs."""
    return " UNION ALL ".join(selects)


def named_by(noun: str, named: str, keys: str, rows: list[Rows] = ALL) -> list[str]:
    """SELECTs of the keys of the ``named`` noun that the entries of ``noun`` with certain keys name.

    Args:
        keys: SQL that compares with the keys, such as ``= NEW.key``.
        rows: where to look; only ``MENTIONS`` for what a record itself names, without those whom a source quotes.
    """
    return [
        f"SELECT r.{column} FROM {row.table} r {row.via} WHERE {row.key} {keys} AND r.{column} IS NOT NULL"
        for row in rows
        if row.noun == noun
        for column in row.naming(named)
    ]


def naming(noun: str, named: str, keys: str) -> list[str]:
    """SELECTs of the keys of ``noun`` whose entries name the entries of the ``named`` noun with certain keys."""
    return [
        f"SELECT {row.key} FROM {row.table} r {row.via} WHERE r.{column} {keys}"
        for row in ALL
        if row.noun == noun
        for column in row.naming(named)
    ]
