"""Whether what was filled in while the triggers were off is what they would have made of it."""

import psycopg

DERIVED = "status, status_since, status_changes_on, heard_on"
SAMPLE = 300  # rows of each noun
# What is looked at, by a name of it: the rows' key, their columns, where they are, and what wakes their triggers.
DERIVATIONS = {
    "agreement": ("id", f"{DERIVED}, main_date", "cooperation_agreement r WHERE true", "status"),
    "initiative": ("id", DERIVED, "cooperation_initiative r WHERE true", "status"),
}
NOUNS = ("agreement", "action", "initiative", "development", "meeting", "participant", "place", "source")


class WrongRegisterError(Exception):
    """The benchmark's register is not as the register's own triggers would have it."""


def check(address, sample=SAMPLE):
    """Compare `sample` rows of each noun with what the triggers make of them; return how many were compared.

    Errors: WrongRegisterError.
    """
    compared = 0
    with psycopg.connect(address) as connection:
        for name, (key, columns, rows, idle) in DERIVATIONS.items():
            compared += compare(connection, name, key, columns, rows, idle, sample)
        for noun in NOUNS:
            keys = "SELECT key FROM cooperation_entry WHERE noun = %s ORDER BY hashint8(key), key LIMIT %s"
            chosen = [key for (key,) in connection.execute(keys, [noun, sample])]
            wrong = connection.execute(f"SELECT key, fault FROM register.wrong_{noun}(%s)", [chosen]).fetchone()
            if wrong:
                raise WrongRegisterError("The entry of {} {} is {}.".format(noun, *wrong))
            compared += len(chosen)
    return compared


def compare(connection, name, key, columns, rows, idle, sample):
    """Let the triggers make some rows anew, which are spread by a hash of their key, and compare; nothing is kept.

    Args:
        idle: the column that is set to what it is, so that triggers run.
    """
    select = f"SELECT {key}, {columns} FROM {rows}"
    keys = [row[0] for row in connection.execute(f"{select} ORDER BY hashint8({key}), {key} LIMIT {sample}")]
    chosen = f"{select} AND {key} = ANY (%s) ORDER BY {key}"
    before = connection.execute(chosen, [keys]).fetchall()
    table, condition = rows.split(" ")[0], rows.partition("WHERE ")[2]
    connection.execute(f"UPDATE {table} r SET {idle} = {idle} WHERE {condition} AND {key} = ANY (%s)", [keys])
    after = connection.execute(chosen, [keys]).fetchall()
    connection.rollback()
    for made, derived in zip(before, after, strict=True):
        different = [(one, other) for one, other in zip(made, derived, strict=True) if one != other]
        if different:
            raise WrongRegisterError(f"{name} {made[0]} has {different[0][0]}; the triggers make {different[0][1]}.")
    return len(before)
