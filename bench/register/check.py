"""Whether what was filled in while the triggers were off is what they would have made of it."""

import psycopg

SAMPLE = 300  # rows of each noun
NOUNS = ("agreement", "action", "initiative", "development", "meeting", "participant", "place", "source")


class WrongRegisterError(Exception):
    """The benchmark's register is not as the register's own triggers would have it."""


def check(address, sample=SAMPLE):
    """Compare `sample` rows of each noun, and their entries, with the views; return how many were compared.

    Errors: WrongRegisterError.
    """
    compared = 0
    with psycopg.connect(address) as connection:
        for noun in NOUNS:
            keys = "SELECT key FROM cooperation_entry WHERE noun = %s ORDER BY hashint8(key), key LIMIT %s"
            chosen = [key for (key,) in connection.execute(keys, [noun, sample])]
            wrong = connection.execute(f"SELECT key, fault FROM register.wrong_{noun}(%s)", [chosen]).fetchone()
            if wrong:
                raise WrongRegisterError("The entry of {} {} is {}.".format(noun, *wrong))
            compared += len(chosen)
    return compared
