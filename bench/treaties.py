"""Import a table of real treaties with the ORM, with all triggers enabled.

The table is a CSV file, gzipped or not, with the columns reference, title, type, subject, parties (separated by ";"),
adopted_on, signed_on, signed_at, provisional_on, in_force_on, in_force_effective_on, terminated_on,
terminated_effective_on, withdrawn_on, references (separated by ";") and document_url. Dates are ISO 8601.
"""

import csv
import gzip
import re
import time

import pghistory
from django.db import transaction
from django.utils.text import slugify

from cooperation.models import Agreement, AgreementAction, Citation, Country, Participant, Party, Place, Source

BATCH = 500  # treaties per transaction
# Action -> columns of its date and of its effective date.
ACTIONS = {
    "adopted": ("adopted_on", ""),
    "signed": ("signed_on", ""),
    "provisionally_applied": ("provisional_on", ""),
    "entered_into_force": ("in_force_on", "in_force_effective_on"),
    "terminated": ("terminated_on", "terminated_effective_on"),
    "withdrawn": ("withdrawn_on", ""),
}
# Words of titles -> form, most specific first.
FORMS = [
    ("exchange of notes", "exchange_of_notes"),
    ("exchange of letters", "exchange_of_notes"),
    ("notes exchanged", "exchange_of_notes"),
    ("protocol", "protocol"),
    ("convention", "convention"),
    ("memorandum", "memorandum"),
    ("declaration", "declaration"),
    ("treaty", "treaty"),
    ("agreement", "agreement"),
    ("accord", "agreement"),
]
ORGANISATION = re.compile(r"organi[sz]ation|\borg\b|community|union|bank|agency|council|fund|committee|programme", re.I)


def main(database, path):
    """Create `database` again with the treaties of the file at `path`, and print the time; return 0."""
    print(f"Making the database {database.name} ...", flush=True)
    database.make()
    begun = time.monotonic()
    count = load(path)
    print(f"Loaded {count} treaties with all triggers on in {time.monotonic() - begun:.0f} s.")
    database.finish("treaties")
    return 0


def load(path, report=print):
    """Load the treaties of the file at `path` into an empty register, published and cited; return their number."""
    begun = time.monotonic()
    rows = list(read(path))
    with pghistory.context(reason="Treaties loaded"):
        parties = participants_by_name({name for row in rows for name in names(row)})
        venues = places_by_name({row["signed_at"] for row in rows} - {""})
        for first in range(0, len(rows), BATCH):
            write_batch(rows[first : first + BATCH], parties, venues)
            done = min(first + BATCH, len(rows))
            report(f"{done:>6} of {len(rows)} treaties, {time.monotonic() - begun:.0f} s")
    return len(rows)


def read(path):
    """Yield the rows of a CSV file as dictionaries."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def names(row):
    """Return the distinct names of a treaty's parties as printed."""
    return list(dict.fromkeys(name.strip() for name in row["parties"].split(";") if name.strip()))


def participants_by_name(printed):
    """Return the participant for each printed name: the state with this name, else a new one."""
    known = {}
    for country in Country.objects.all():
        for name in (*country.other_names, country.official_name, country.name):
            known[plain(name)] = country.code
    states = {state.country_id: state for state in Participant.objects.filter(kind=Participant.Kind.STATE)}
    found, new = {}, {}
    for name in sorted(printed):
        state = states.get(known.get(plain(name)))
        found[name] = state or new.setdefault(plain(name), new_participant(name))
    with transaction.atomic():
        Participant.objects.bulk_create(with_slugs(new.values(), Participant))
    return found


def new_participant(name):
    """Return a participant that is no current state: an organisation, or a former state or territory."""
    kind = Participant.Kind.INTERGOVERNMENTAL if ORGANISATION.search(name) else Participant.Kind.GOVERNMENT
    return Participant(kind=kind, name=titled(name), other_names=[name] if titled(name) != name else [])


def plain(name):
    """Return a name for comparison: "NETHERLANDS THE" and "Ireland, Republic of" are "Netherlands" and "Ireland".

    >>> plain("NETHERLANDS THE"), plain("IRELAND, REPUBLIC OF")
    ('netherlands', 'ireland')
    """
    words = re.sub(r"[^\w\s]", " ", name.casefold()).split()
    return " ".join(word for word in words if word not in {"the", "republic", "kingdom", "of"} or len(words) == 1)


def titled(name):
    """Return a name printed in capitals in title case."""
    return re.sub(r"\b(Of|And|The|For)\b", lambda word: word[0].lower(), name.title()) if name.isupper() else name


def places_by_name(printed):
    """Return a new place for each printed name."""
    found = {name: Place(name=name, kind=Place.Kind.SETTLEMENT) for name in sorted(printed)}
    with transaction.atomic():
        Place.objects.bulk_create(with_slugs(found.values(), Place))
    return found


def with_slugs(rows, model):
    """Return the rows with a unique slug each, because bulk writes create none."""
    rows = list(rows)
    taken = set(model.objects.values_list("slug", flat=True))
    for row in rows:
        wanted = slugify(str(row), allow_unicode=True)[:80].strip("-") or model._meta.model_name
        row.slug = next(slug for n in range(1, 10_000) if (slug := f"{wanted}-{n}" if n > 1 else wanted) not in taken)
        taken.add(row.slug)
    return rows


@transaction.atomic
def write_batch(rows, parties, venues):
    """Write some treaties with all their parts, one statement per model."""
    agreements = Agreement.objects.bulk_create(with_slugs([agreement(row) for row in rows], Agreement))
    each = list(zip(rows, agreements, strict=True))
    Agreement.venues.through.objects.bulk_create(
        Agreement.venues.through(agreement=agreed, place=venues[row["signed_at"]])
        for row, agreed in each
        if row["signed_at"]
    )
    Party.objects.bulk_create(
        Party(agreement=agreed, participant=participant)
        for row, agreed in each
        # Two spellings may belong to one state.
        for participant in dict.fromkeys(parties[name] for name in names(row))
    )
    AgreementAction.objects.bulk_create(
        AgreementAction(agreement=agreed, kind_id=kind, date=row[on] or None, effective_date=row.get(effective) or None)
        for row, agreed in each
        for kind, (on, effective) in ACTIONS.items()
        if row[on] or row.get(effective)
    )
    sources = Source.objects.bulk_create(with_slugs([source(row) for row in rows], Source))
    Citation.objects.bulk_create(
        Citation(agreement=agreed, source=said, locator=row["reference"])
        for (row, agreed), said in zip(each, sources, strict=True)
    )


def agreement(row):
    """Return the agreement of a treaty, not saved."""
    title = row["title"]
    return Agreement(
        title=title,
        summary=row["subject"].capitalize(),
        form=next((form for words, form in FORMS if words in title.lower()), "other"),
        binding=Agreement.Binding.YES,
        references=[part.partition("||")[0] for part in row["references"].split(";") if part],
        publication=Agreement.Publication.PUBLISHED,
    )


def source(row):
    """Return the source of a treaty, not saved."""
    return Source(title=f"UK Treaties Online, {row['reference']}", url=row["document_url"], language="en")
