"""Brings statuses up to the day, for installations that want it done at midnight and not by the day's first visitor."""

from django.core.management import BaseCommand

from cooperation.models.calendar import refresh_statuses


class Command(BaseCommand):
    """Refreshes the statuses that the calendar has overtaken; the pages do the same once a day by themselves."""

    help = "Bring the statuses of agreements and initiatives up to today's date."

    def handle(self, *args, **options) -> None:
        count = refresh_statuses()
        self.stdout.write(f"{count} {'status' if count == 1 else 'statuses'} updated.")
