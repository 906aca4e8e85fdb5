"""The agreement that measures writes: its statements, and the input of its form."""

# Typical ones: very many records use sources and participants with low ids.
SOURCE_SQL = (
    "SELECT id FROM cooperation_source ORDER BY id OFFSET (SELECT count(*) / 2 FROM cooperation_source) LIMIT 1"
)
PARTIES_SQL = """
    SELECT id FROM cooperation_participant WHERE kind = 'ministry'
    ORDER BY id OFFSET (SELECT count(*) / 2 FROM cooperation_participant WHERE kind = 'ministry') LIMIT 2
"""
# Like the form: a published agreement of two parties, signed on a day, with its source.
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
WRITES = {"insert": INSERTS, "change": CHANGES, "delete": DELETIONS}


def named(connection):
    """Return the source and the parties of a new agreement."""
    return {
        "source": connection.execute(SOURCE_SQL).fetchone()[0],
        "parties": [key for (key,) in connection.execute(PARTIES_SQL)],
    }


def typed(named):
    """Return the input of the register's form for a new agreement, without its title."""
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
