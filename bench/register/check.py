"""Whether what was filled in while the triggers were off is what they would have made of it."""

import psycopg

DERIVED = "status, status_since, status_changes_on, heard_on"
COMPARED = {"agreement": f"{DERIVED}, main_date", "initiative": DERIVED}
SAMPLE = 400  # rows of each noun


class WrongRegisterError(Exception):
    """The benchmark's register is not as the register's own triggers would have it."""


def check(address, sample=SAMPLE):
    """Compare `sample` rows of each noun with what the triggers make of them. Errors: WrongRegisterError."""
    with psycopg.connect(address) as connection:
        for noun in COMPARED:
            check_derived(connection, noun, sample)


def check_derived(connection, noun, sample):
    """Let the triggers derive the columns of some rows anew, and compare; nothing is kept of it."""
    table = f"cooperation_{noun}"
    # Spread evenly, those with the most to derive among them.
    query = f"SELECT id, {COMPARED[noun]} FROM {table} WHERE id = ANY (%s) ORDER BY id"
    keys = [key for (key,) in connection.execute(spread(table, "id", sample))]
    before = connection.execute(query, [keys]).fetchall()
    connection.execute(f"UPDATE {table} SET status = status WHERE id = ANY (%s)", [keys])
    after = connection.execute(query, [keys]).fetchall()
    connection.rollback()
    for made, derived in zip(before, after, strict=True):
        if made != derived:
            raise WrongRegisterError(f"{noun} {made[0]} is {made[1:]}, and the triggers derive {derived[1:]}.")


def spread(table, key, sample):
    """Return SQL of the keys of at most `sample` rows of a table, chosen by a hash of the key."""
    return f"SELECT {key} FROM {table} ORDER BY hashint8({key}) LIMIT {sample}"
