"""Rows in the format of COPY, by table."""

from collections import defaultdict

# Columns with values; the others have a default while the tables are filled (see filling.py).
RECORD_COLUMNS = "id, slug, title, other_titles, summary, publication, checked_on, created_at, updated_at"
COPIED_COLUMNS = {
    "participant": "id, slug, kind, name, other_names, native_name, country_id",
    "affiliation": "participant_id, organisation_id, kind, role, during",
    "place": "id, slug, name, other_names, kind, within_id, latitude, longitude",
    "place_countries": "place_id, country_id",
    "source": "id, slug, title, publisher_id, url, language, published",
    "agreement": f'{RECORD_COLUMNS}, form, binding, meeting_id, valid, renewal, "references", status, '
    "status_since, status_basis, recalculate_on, main_date, heard_on, last_news",
    "party": "agreement_id, participant_id, role, on_behalf_of_id, with_members",
    "agreementaction": "agreement_id, kind, date, participant_id, note",
    "agreement_sectors": "agreement_id, sector_id",
    "agreement_places": "agreement_id, place_id",
    "agreement_venues": "agreement_id, place_id",
    "meeting": f"{RECORD_COLUMNS}, kind, held, status, date, venue_id",
    "participation": "meeting_id, participant_id, role, capacity, on_behalf_of_id, with_members",
    "meeting_sectors": "meeting_id, sector_id",
    "initiative": f"{RECORD_COLUMNS}, part_of_id, planned, status, status_since, status_basis, recalculate_on, "
    "heard_on, last_news",
    "involvement": "initiative_id, participant_id, role, outcome",
    "initiative_sectors": "initiative_id, sector_id",
    "initiative_places": "initiative_id, place_id",
    "initiative_agreements": "initiative_id, agreement_id",
    "initiative_meetings": "initiative_id, meeting_id",
    "development": f"{RECORD_COLUMNS}, kind, date, reported_on, text, meeting_id, status_becomes",
    "development_initiatives": "development_id, initiative_id",
    "development_agreements": "development_id, agreement_id",
    "development_participants": "development_id, participant_id",
    "development_sectors": "development_id, sector_id",
    "figure": f"{RECORD_COLUMNS}, indicator, nature, bound, value_low, value_high, step, unit_id, printed, period, "
    "as_of, initiative_id, meeting_id, preferred, preferred_reason, series, agrees_with",
    "figure_of": "figure_id, participant_id",
    "figure_to": "figure_id, participant_id",
    "figure_sectors": "figure_id, sector_id",
    "figureconversion": "figure_id, bound, value_low, unit_id, printed",
    "newscheck": "until, agreement_id, initiative_id",
    "citation": "source_id, quote, locator, meeting_id, agreement_id, initiative_id, development_id, figure_id",
}
CITED = ("meeting", "agreement", "initiative", "development", "figure")
NULLS = [["\\N"] * place + ["{}"] + ["\\N"] * (len(CITED) - 1 - place) for place in range(len(CITED))]
CITATION_OF = {noun: "\t".join(nulls) for noun, nulls in zip(CITED, NULLS, strict=True)}


class Rows:
    """Rows by table, in the order in which they are added."""

    def __init__(self):
        self.lines = defaultdict(list)

    def add(self, table, *values):
        """Add a row: its values in the order of COPIED_COLUMNS, None for NULL, texts without tabs and backslashes."""
        self.lines[table].append("\t".join(["\\N" if value is None else str(value) for value in values]))

    def cite(self, rng, noun, key, sources, quote=""):
        """Add a citation of a record to one of `sources`, a range of ids; the first ones are cited most often."""
        source = sources[int(len(sources) * rng.random() ** 3)]
        target = CITATION_OF[noun].format(key)
        self.lines["citation"].append(f"{source}\t{quote}\tparagraph {rng.randrange(1, 30)}\t{target}")

    def write(self, connection):
        """Copy all rows into the database; return their number."""
        count = 0
        for table, lines in self.lines.items():
            with connection.cursor().copy(f"COPY cooperation_{table} ({COPIED_COLUMNS[table]}) FROM STDIN") as copy:
                copy.write("\n".join(lines) + "\n")
            count += len(lines)
        return count
