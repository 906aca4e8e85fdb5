"""Check that the rows that were filled without triggers are as triggers would have made them."""

import psycopg

SAMPLE = 300  # rows per record type
CHECKED_TYPES = (
    *("agreement", "action", "initiative", "development", "figure"),
    *("meeting", "participant", "place", "source"),
)


class WrongRegisterError(Exception):
    """The content of the benchmark's register differs from what triggers make."""


def check(address, sample=SAMPLE):
    """Compare `sample` rows per record type, and their entries, with the views; return the number of compared rows.

    Raise WrongRegisterError if one differs.
    """
    compared = 0
    with psycopg.connect(address) as connection:
        for noun in CHECKED_TYPES:
            keys = "SELECT key FROM cooperation_entry WHERE noun = %s ORDER BY hashint8(key), key LIMIT %s"
            chosen = [key for (key,) in connection.execute(keys, [noun, sample])]
            wrong = connection.execute(f"SELECT key, fault FROM register.wrong_{noun}(%s)", [chosen]).fetchone()
            if wrong:
                raise WrongRegisterError("The entry of {} {} is {}.".format(noun, *wrong))
            compared += len(chosen)
    return compared
