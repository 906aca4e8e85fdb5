"""Update statuses that change with the date: for installations that do this at midnight, not on the first request."""

from django.core.management import BaseCommand

from cooperation.models.refresh import refresh_statuses


class Command(BaseCommand):
    """Update statuses whose date has come. Otherwise the first request of the day does it."""

    help = "Bring the statuses of agreements and initiatives up to today's date."

    def handle(self, *args, **options) -> None:
        count = refresh_statuses()
        self.stdout.write(f"{count} {'status' if count == 1 else 'statuses'} updated.")
