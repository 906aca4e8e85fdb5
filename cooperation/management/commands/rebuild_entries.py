"""Brings every entry up to date with the register, or says which are not."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cooperation.models import Entry
from cooperation.models.entry_links import TABLES
from cooperation.models.tallies import RECOUNT, WRONG

BATCH = 5_000  # keys in a transaction, so that people can go on entering records meanwhile

# The triggers of the table of entries fill what is inserted and updated, and leave alone what is right already.
STEPS = {
    "left over": """
        DELETE FROM cooperation_entry e
        WHERE e.noun = %(noun)s AND e.key BETWEEN %(first)s AND %(last)s
          AND NOT EXISTS (SELECT FROM {table} r WHERE r.id = e.key)
        RETURNING e.key""",
    "missing": """
        INSERT INTO cooperation_entry (noun, key)
        SELECT %(noun)s, r.id FROM {table} r
        WHERE r.id BETWEEN %(first)s AND %(last)s
          AND NOT EXISTS (SELECT FROM cooperation_entry e WHERE e.noun = %(noun)s AND e.key = r.id)
        ORDER BY r.id
        RETURNING key""",
    "out of date": """
        UPDATE cooperation_entry SET title = title
        WHERE noun = %(noun)s AND key BETWEEN %(first)s AND %(last)s
        RETURNING key""",
}
BOUNDS = """
    SELECT min(key), max(key) FROM (
        SELECT id FROM {table} UNION ALL SELECT key FROM cooperation_entry WHERE noun = %(noun)s
    ) either(key)"""


class Command(BaseCommand):
    """Rebuild the entries that lists and search read, their words and the tallies of them.

    Triggers keep it, so this is for what passes them by: TRUNCATE, or loading data while triggers are off.
    """

    help = "Bring every entry up to date with the register; needed after triggers were off."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only report what differs, and fail if anything does")

    def handle(self, *args, check, verbosity, **options):
        total = 0
        for noun in Entry.Noun.values:
            found = dict.fromkeys(STEPS, 0)
            for first, last in self.batches(noun):
                for step, keys in self.corrected(noun, first, last, undo=check).items():
                    found[step] += len(keys)
                    if check and keys:
                        self.stderr.write(f"{noun}: {step}: {', '.join(map(str, keys[:20]))}{' …' * (len(keys) > 20)}")
            if verbosity:
                self.stdout.write(f"{noun}: " + ", ".join(f"{count} {step}" for step, count in found.items()))
            total += sum(found.values())
        wrong = self.recounted(undo=check)
        if verbosity:
            self.stdout.write(f"tallies: {wrong} out of date")
        total += wrong
        if check and total:
            raise CommandError(f"{total} entries differ from the register; rebuild_entries corrects them.")

    def batches(self, noun: str) -> list[tuple[int, int]]:
        """The first and last key of each batch of a noun's rows and entries."""
        with connection.cursor() as cursor:
            cursor.execute(BOUNDS.format(table=TABLES[noun]), {"noun": noun})
            first, last = cursor.fetchone()
        return [] if first is None else [(key, key + BATCH - 1) for key in range(first, last + 1, BATCH)]

    @transaction.atomic
    def corrected(self, noun: str, first: int, last: int, *, undo: bool) -> dict[str, list[int]]:
        """Correct the entries of a noun with certain keys, and return the keys of those that were wrong.

        Args:
            undo: leave everything as it was.
        """
        found = {}
        with connection.cursor() as cursor:
            for step, sql in STEPS.items():
                cursor.execute(sql.format(table=TABLES[noun]), {"noun": noun, "first": first, "last": last})
                found[step] = [key for (key,) in cursor.fetchall()]
        transaction.set_rollback(undo)
        return found

    @transaction.atomic
    def recounted(self, *, undo: bool) -> int:
        """Count the entries anew where the tallies differ from them, and return how many did.

        Args:
            undo: leave everything as it was.
        """
        with connection.cursor() as cursor:
            cursor.execute(WRONG)
            wrong = len(cursor.fetchall())
            if wrong and not undo:
                cursor.execute(RECOUNT)
        return wrong
