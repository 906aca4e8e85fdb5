"""Create the database to measure, or reuse an unchanged one."""

import hashlib
import time

from django.contrib.auth import get_user_model

from bench.database import ROOT
from bench.measure.systems import PASSWORD, USER
from bench.register import check, entries, filling, history
from bench.register.random_values import TODAY
from bench.register.scale import Scale

CONTENT_FOLDERS = ("bench/register", "cooperation/migrations", "cooperation/sql", "fixtures")
MAX_AGE_DAYS = 30  # because statuses and the invented dates depend on the current date


def prepare(database, agreements, report, recreate=False):
    """Create the register with this many agreements in `database`, unless it exists. Return the seconds it took.

    Args:
        recreate: create it in any case.

    Raise WrongRegisterError if its content differs from what triggers make.
    """
    wanted = f"{agreements} agreements of {digest()}"
    made_of = database.made_of()
    if made_of and made_of.startswith(wanted) and not recreate:
        report(f"The database {database.name} is as it should be")
        return float(made_of.rpartition(" ")[2])
    begun = time.monotonic()
    report(f"Making the database {database.name}")
    database.make()
    filling.fill(database.address, Scale(agreements), report)
    entries.fill_entries(database.address, report)
    history.fill_history(database.address, report)
    seconds = time.monotonic() - begun
    compared = check.check(database.address)
    report(f"{compared:,} rows are as the triggers make them")
    get_user_model().objects.create_superuser(USER, password=PASSWORD)
    database.finish(f"{wanted} in {seconds:.0f}")
    return seconds


def digest():
    """Return a hash of everything that determines the content: code, migrations, fixtures, and the month."""
    found = hashlib.sha256(str(TODAY.toordinal() // MAX_AGE_DAYS).encode())
    for folder in CONTENT_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".sql", ".yaml"):
                found.update(path.read_bytes())
    return found.hexdigest()[:16]
