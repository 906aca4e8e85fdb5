"""Write docs/data-dictionary.md, a description of all tables, from the models."""

from django.conf import settings
from django.core.management import BaseCommand

from cooperation.management.dictionary import data_dictionary


class Command(BaseCommand):
    """Write the data dictionary. A test fails if it is out of date."""

    help = "Write docs/data-dictionary.md from the models."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        path = settings.BASE_DIR / "docs" / "data-dictionary.md"
        path.write_text(data_dictionary())
        self.stdout.write(f"Written: {path.relative_to(settings.BASE_DIR)}")
