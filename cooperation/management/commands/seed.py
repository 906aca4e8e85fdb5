"""Load the fixtures. Each file is loaded only once, so users' edits and deletions stay."""

from pathlib import Path

import pghistory
import yaml
from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.core.serializers.base import DeserializationError
from django.core.serializers.python import Deserializer
from django.db import IntegrityError, connection, models, transaction

from cooperation.models import Citation, SeedFile
from cooperation.models.citations import TARGETS

LOCK = 7_301_977_412  # the key of an advisory lock; any number that nothing else in this database uses


class Command(BaseCommand):
    """Load the fixtures that ``SeedFile`` does not list, and restore deleted rows on request."""

    help = "Load the fixtures that are not loaded yet. Edits and deletions by users stay."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--restore-missing",
            action="store_true",
            help="restore deleted rows of the fixtures; existing rows are not overwritten",
        )

    def handle(self, *args, restore_missing: bool = False, **options) -> None:
        loaded = 0
        for path in sorted(Path(settings.FIXTURE_DIRS[0]).glob("*.yaml")):
            with transaction.atomic(), pghistory.context(reason=f"Seeded from {path.name}"):
                # A second process waits here, and then finds the file in ``SeedFile``.
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
                if not SeedFile.objects.filter(name=path.stem).exists():
                    call_command("loaddata", path, verbosity=0)
                    self.stdout.write(f"Loaded {path.name}: {_count(path)} rows.")
                    loaded += 1
                elif restore_missing:
                    self._restore(path)
        if not loaded and not restore_missing:
            self.stdout.write("All fixtures are already loaded.")

    def _restore(self, path: Path) -> None:
        restored = 0
        for data in yaml.safe_load(path.read_text()):
            try:
                with transaction.atomic():
                    restored += _restore_row(data)
            except (DeserializationError, IntegrityError, models.ObjectDoesNotExist) as error:
                reason = str(error).splitlines()[0]
                self.stderr.write(f"Skipped in {path.name}: {data['model']} {data['fields']}: {reason}")
        self.stdout.write(f"Restored {restored} of {_count(path)} rows of {path.name}.")


def _count(path: Path) -> int:
    return len(yaml.safe_load(path.read_text()))


def _restore_row(data: dict) -> bool:
    """Create the row of a fixture again if it was deleted. Return whether it was.

    A row exists if its natural key does, or if the row that was first inserted with that key still exists: then a user
    has edited it.
    """
    (row,) = Deserializer([data])
    model = type(row.object)
    if row.object.pk is not None and model._default_manager.filter(pk=row.object.pk).exists():
        return False
    events = getattr(model, "pgh_event_model", None)
    if events is not None:
        identity = {name: getattr(row.object, name) for name in _identity(model)}
        inserted = events.objects.filter(pgh_label="insert", **identity).values("pgh_obj_id")
        if model._default_manager.filter(pk__in=inserted).exists():
            return False
    row.save()
    return True


def _identity(model: type[models.Model]) -> list[str]:
    """Return the columns that identify a seeded row in its table."""
    if model is Citation:
        return ["source_id", "quote", *(f"{target}_id" for target in TARGETS)]
    names = (path.split("__")[0] for path in model.natural_key_fields)
    return [model._meta.get_field(name).attname for name in names]
