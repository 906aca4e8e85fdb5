"""Correct all entries, or report which are wrong."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cooperation.models import ENTRY_MODELS, Entry
from cooperation.sql_install import mark_entries_as_current

BATCH = 5_000  # ids per transaction, so users can enter records meanwhile
FAULTS = ("left over", "missing", "out of date")


class Command(BaseCommand):
    """Rebuild statuses, entries, the search vectors of names and of entries, name keys, and tallies.

    Triggers update them all. This command is for changes that run no triggers: TRUNCATE, or loading data while
    triggers are disabled.
    """

    help = "Bring every entry up to date with the register; needed after triggers were off."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only report what differs, and fail if anything does")

    def handle(self, *args, check, verbosity, **options):
        total = counted("name_vector", "rebuild_name_vectors", only_check=check)
        keys = counted("name_key", "rebuild_name_keys", only_check=check)
        if verbosity:
            self.stdout.write(f"names: {total} out of date")
            self.stdout.write(f"name keys: {keys} out of date")
        total += keys
        for name in ENTRY_MODELS:
            found = dict.fromkeys(FAULTS, 0)
            for first, last in batches(name):
                for fault, keys in corrected(name, first, last, only_check=check).items():
                    found[fault] += len(keys)
                    if check and keys:
                        self.stderr.write(f"{name}: {fault}: {', '.join(map(str, keys[:20]))}{' …' * (len(keys) > 20)}")
            if verbosity:
                self.stdout.write(f"{name}: " + ", ".join(f"{count} {fault}" for fault, count in found.items()))
            total += sum(found.values())
        wrong = counted("tally", "recount_tallies", only_check=check)
        if verbosity:
            self.stdout.write(f"tallies: {wrong} out of date")
        total += wrong
        if not check:
            mark_entries_as_current()
        if check and total:
            raise CommandError(f"{total} entries differ from the register; rebuild_entries corrects them.")


def batches(name: str) -> list[tuple[int, int]]:
    """Return the first and last id of each batch of a model's rows and entries."""
    rows = ENTRY_MODELS[name].objects.values_list("pk")
    entries = Entry.objects.filter(noun=name).values_list("key")
    keys = [key for (key,) in rows.order_by("pk")[:1].union(rows.order_by("-pk")[:1], all=True)]
    keys += [key for (key,) in entries.order_by("key")[:1].union(entries.order_by("-key")[:1], all=True)]
    return [(key, key + BATCH - 1) for key in range(min(keys), max(keys) + 1, BATCH)] if keys else []


@transaction.atomic
def corrected(name: str, first: int, last: int, *, only_check: bool) -> dict[str, list[int]]:
    """Correct the entries of a model with ids in a range. Return the ids of those that were wrong, by fault."""
    found = {fault: [] for fault in FAULTS}
    with connection.cursor() as cursor:
        # The noun is a key of ENTRY_MODELS.
        wrong = f"SELECT key, fault FROM register.wrong_{name}(%s) ORDER BY key"  # noqa: S608
        cursor.execute(wrong, [list(range(first, last + 1))])
        for key, fault in cursor.fetchall():
            found[fault].append(key)
        if not only_check and (keys := [key for keys in found.values() for key in keys]):
            # Former entries are of what was known. This is what the code knows better.
            cursor.execute("SET LOCAL register.corrects = 'yes'")
            cursor.execute("SELECT register.note(%s, %s, 'changed')", [name, keys])
    return found


@transaction.atomic
def counted(what: str, rebuild: str, *, only_check: bool) -> int:
    """Count the rows of a table of the read model that are wrong, and rebuild it if there are any.

    Args:
        what: the view ``register.wrong_<what>`` has these rows.
        rebuild: the function of the schema ``register`` that fills the table again.
        only_check: whether to leave it as it is.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM register.wrong_{what}")  # noqa: S608 (a name from this module)
        (wrong,) = cursor.fetchone()
        if wrong and not only_check:
            cursor.execute(f"SELECT register.{rebuild}()")
    return wrong
