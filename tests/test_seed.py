"""Seeding: each fixture file is loaded once, users' edits stay, and deleted rows can be restored."""

from io import StringIO
from pathlib import Path

import pgtrigger
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError

from cooperation.models import Agreement, Citation, Commitment, Meeting, SeedFile

FILES = sorted(path.stem for path in Path(settings.FIXTURE_DIRS[0]).glob("*.yaml"))
VISIT = "visit-of-adylbek-kasymaliev-to-astana-2025"

pytestmark = pytest.mark.django_db


def seed(**options) -> str:
    """Run the command and return what it printed."""
    out, err = StringIO(), StringIO()
    call_command("seed", stdout=out, stderr=err, **options)
    return out.getvalue() + err.getvalue()


def test_every_file_registers_itself():
    assert list(SeedFile.objects.values_list("name", flat=True)) == FILES


def test_seeding_again_changes_nothing_and_says_so():
    before = Citation.objects.count()
    assert seed() == "All fixtures are already loaded.\n"
    assert Citation.objects.count() == before


def test_seeding_again_leaves_edits_and_deletions():
    Meeting.objects.filter(slug=VISIT).update(summary="Edited.")
    Citation.objects.filter(quote="hotel sector").delete()
    seed()
    assert Meeting.objects.get(slug=VISIT).summary == "Edited."
    assert not Citation.objects.filter(quote="hotel sector").exists()


def test_a_file_that_is_not_in_the_ledger_is_loaded_and_counted():
    Commitment.objects.update(agreement=None)
    for agreement in Agreement.objects.all():
        agreement.initiatives.clear()
        agreement.developments.clear()
        agreement.delete()
    SeedFile.objects.filter(name="120-article-agreements").delete()
    assert seed() == "Loaded 120-article-agreements.yaml: 11 rows.\n"
    assert Agreement.objects.count() == 2


def test_loading_a_file_a_second_time_by_hand_is_refused():
    with pytest.raises(IntegrityError, match="The fixture file 150-article-commitments is already loaded"):
        call_command("loaddata", "150-article-commitments", verbosity=0)


class TestRestoreMissing:
    def test_brings_back_a_deleted_record_with_all_that_belonged_to_it(self):
        Commitment.objects.get(slug="hold-days-of-kazakh-cinema-2025").delete()
        assert "Restored 2 of 15 rows of 150-article-commitments.yaml.\n" in seed(restore_missing=True)
        commitment = Commitment.objects.get(slug="hold-days-of-kazakh-cinema-2025")
        assert (commitment.by.get().name, str(commitment.due)) == ("Kazakhstan", "by the end of 2025")
        assert commitment.citations.get().quote == "this year"

    def test_brings_back_a_deleted_part_of_a_record(self):
        Meeting.objects.get(slug=VISIT).participations.all().delete()
        seed(restore_missing=True)
        present = Meeting.objects.get(slug=VISIT).participations.values_list("participant__name", "role")
        assert set(present) == {("Adylbek Kasymaliev", "guest"), ("Kazakhstan", "host")}

    def test_overwrites_no_edit_and_doubles_no_edited_row(self):
        Citation.objects.filter(quote="hotel sector").update(quote="the hotel sector")
        Meeting.objects.filter(slug=VISIT).update(title="Edited")
        before = Citation.objects.count()
        assert "Restored 1" not in seed(restore_missing=True)
        assert Citation.objects.count() == before
        assert Meeting.objects.get(slug=VISIT).title == "Edited"

    def test_restores_a_row_once(self):
        Citation.objects.filter(quote="hotel sector").delete()
        seed(restore_missing=True)
        seed(restore_missing=True)
        assert Citation.objects.filter(quote="hotel sector").count() == 1

    def test_says_what_it_cannot_restore_and_why(self):
        with pgtrigger.ignore("cooperation.Meeting:stable_slug"):
            Meeting.objects.filter(slug=VISIT).update(slug="visit-under-another-address")
        Meeting.objects.get(slug="visit-under-another-address").participations.all().delete()
        assert "Skipped in 110-article-meetings.yaml: cooperation.participation" in seed(restore_missing=True)
