"""The agreement that is written to measure what writing costs: its statements, and what is typed into the form."""

# Ordinary ones: sources and participants with low keys are named by very many records.
SOURCE = "SELECT id FROM cooperation_source ORDER BY id OFFSET (SELECT count(*) / 2 FROM cooperation_source) LIMIT 1"
PARTIES = """
    SELECT id FROM cooperation_participant WHERE kind = 'ministry'
    ORDER BY id OFFSET (SELECT count(*) / 2 FROM cooperation_participant WHERE kind = 'ministry') LIMIT 2
"""
# What a form writes: a published agreement between two, signed on a day, with its source.
INSERTS = [
    """
    INSERT INTO cooperation_agreement (id, slug, title, other_titles, summary, publication, form, binding, valid_stated,
        valid_inferred, renewal, "references", status)
    SELECT k, 'bench-' || k, 'Agreement ' || k || ' on trade and transport', '{}', 'It simplifies procedures.',
           'published', 'agreement', 'unknown', '', false, 'unknown', '{}', 'under_negotiation'
    FROM generate_series(%(first)s::bigint, %(last)s) k
    """,
    """
    INSERT INTO cooperation_party (agreement_id, participant_id, role, with_members)
    SELECT k, p, 'party', false
    FROM generate_series(%(first)s::bigint, %(last)s) k, unnest(%(parties)s::bigint[]) p
    """,
    """
    INSERT INTO cooperation_agreementaction (agreement_id, kind, date, date_stated, date_inferred,
        effective_date_stated, effective_date_inferred, note)
    SELECT k, 'signed', '[2025-02-25,2025-02-26)', '', false, '', false, ''
    FROM generate_series(%(first)s::bigint, %(last)s) k
    """,
    """
    INSERT INTO cooperation_citation (source_id, quote, locator, differs, agreement_id)
    SELECT %(source)s, 'they signed it', '', '', k
    FROM generate_series(%(first)s::bigint, %(last)s) k
    """,
]
CHANGES = ["UPDATE cooperation_agreement SET summary = summary || ' Again.' WHERE id BETWEEN %(first)s AND %(last)s"]
DELETIONS = [
    f"DELETE FROM cooperation_{table} WHERE {column} BETWEEN %(first)s AND %(last)s"
    for table, column in (
        ("citation", "agreement_id"),
        ("agreementaction", "agreement_id"),
        ("party", "agreement_id"),
        ("agreement", "id"),
    )
]
STEPS = {"insert": INSERTS, "change": CHANGES, "delete": DELETIONS}


def named(connection):
    """Return what a new agreement names: its source and its parties."""
    return {
        "source": connection.execute(SOURCE).fetchone()[0],
        "parties": [key for (key,) in connection.execute(PARTIES)],
    }


def typed(named):
    """Return what is typed into the register's form of a new agreement, besides its title."""
    one, other = named["parties"]
    return {
        "form": "agreement",
        "publication": "published",
        "parties-0-participant": one,
        "parties-0-role": "party",
        "parties-1-participant": other,
        "parties-1-role": "party",
        "new_status": "signed",
        "since": "25 Feb 2025",
        "citations-0-source": named["source"],
        "citations-0-quote": "they signed it",
    }
