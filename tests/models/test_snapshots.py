"""Snapshots: the text of a source as it was read, its hash, and what the database refuses."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.models import Snapshot, search_rows
from cooperation.models import Source as SourceModel
from tests import builders as make

pytestmark = pytest.mark.django_db

TEXT = "Talks in Astana.\nТрубы в Бишкеке."
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
MAY = datetime(2025, 5, 3, 14, 3, tzinfo=UTC)


@pytest.fixture
def source():
    return make.source("Report")


def refused(change, match):
    """Check that the database does not accept a change."""
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        change()


def test_the_hash_is_that_of_the_text_in_utf8(source):
    assert make.snapshot(source, TEXT).sha256 == HASH


@pytest.mark.parametrize(
    "sent", ["Talks in Astana.\r\nТрубы в Бишкеке.", "Talks in Astana.\rТрубы\x00 в Бишкеке.\ufeff"]
)
def test_lines_end_in_a_line_feed_and_control_characters_are_left_out(source, sent):
    assert (make.snapshot(source, sent).text, make.snapshot(make.source(), sent).sha256) == (TEXT, HASH)


def test_the_hash_is_saved_with_the_text_if_only_the_text_is_updated(source):
    snapshot = make.snapshot(source, "", sha256=HASH)
    snapshot.text = TEXT
    snapshot.save(update_fields=["text"])
    snapshot.refresh_from_db()
    assert (snapshot.text, snapshot.sha256) == (TEXT, HASH)


@pytest.mark.parametrize("fields", [{"text": TEXT, "sha256": "a" * 64}, {"text": TEXT, "sha256": ""}])
def test_the_database_refuses_a_hash_of_another_text(source, fields):
    refused(lambda: Snapshot.objects.bulk_create([Snapshot(source=source, **fields)]), "snapshot_sha256_of_text")


def test_the_database_refuses_carriage_returns(source):
    text = "a\r\nb"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    refused(lambda: Snapshot.objects.bulk_create([Snapshot(source=source, text=text, sha256=sha256)]), "line_ends")


def test_the_database_refuses_a_snapshot_of_which_nothing_is_known(source):
    refused(lambda: make.snapshot(source, "", origin="pasted"), "snapshot_known")


def test_a_snapshot_of_which_nothing_is_known_is_an_error_in_words(source):
    with pytest.raises(ValidationError, match="Enter the text, its SHA-256, or when"):
        Snapshot(source=source).full_clean()


def test_a_typed_hash_of_another_text_is_an_error_at_the_hash(source):
    with pytest.raises(ValidationError) as error:
        Snapshot(source=source, text=TEXT, sha256="a" * 64).full_clean()
    assert "Leave it blank" in error.value.message_dict["sha256"][0]


def test_a_source_has_one_snapshot_of_a_text(source):
    make.snapshot(source, TEXT)
    refused(lambda: make.snapshot(source, TEXT), "snapshot_once")
    make.snapshot(make.source("Another"), TEXT)


def test_two_readings_without_a_hash_are_two_snapshots(source):
    make.snapshot(source, "", taken_at=MAY)
    make.snapshot(source, "", taken_at=datetime(2025, 6, 3, tzinfo=UTC))
    assert source.snapshots.count() == 2


def test_a_stored_text_never_changes(source):
    snapshot = make.snapshot(source, TEXT)
    for fields in ({"text": "Other", "sha256": hashlib.sha256(b"Other").hexdigest()}, {"text": ""}):
        refused(lambda fields=fields: source.snapshots.update(**fields), "can’t be changed")
    source.snapshots.update(text=TEXT)
    snapshot.refresh_from_db()
    assert snapshot.text == TEXT


def test_a_snapshot_stays_with_its_source(source):
    make.snapshot(source, TEXT)
    refused(lambda: source.snapshots.update(source=make.source("Another")), "stays with its source")


def test_a_text_is_added_to_its_hash(source):
    make.snapshot(source, "", sha256=HASH)
    source.snapshots.update(text=TEXT)
    refused(lambda: make.snapshot(source, TEXT), "snapshot_once")


def test_the_length_is_known_without_the_text(source):
    make.snapshot(source, TEXT)
    with_text, without = source.snapshots.get(), source.snapshots.without_text().get()
    assert (without.characters, without.has_text, with_text.has_text) == (len(TEXT), True, True)
    assert "text" not in without.__dict__


def test_the_latest_text_is_that_read_last(source):
    make.snapshot(source, "Undated.")
    late = make.snapshot(source, "Late.", taken_at=MAY)
    make.snapshot(source, "Early.", taken_at=datetime(2024, 5, 3, tzinfo=UTC))
    make.snapshot(source, "", taken_at=datetime(2026, 5, 3, tzinfo=UTC))
    assert Snapshot.objects.latest_text(source) == late


def found(text):
    return [str(row) for row in search_rows(SourceModel.objects.all(), text)]


def test_a_source_is_found_by_its_latest_text_alone(source):
    make.snapshot(source, "Zebras.", taken_at=MAY)
    assert found("zebras") == ["Report"]
    later = make.snapshot(source, "Giraffes.", taken_at=datetime(2026, 5, 3, tzinfo=UTC))
    assert (found("zebras"), found("giraffes")) == ([], ["Report"])
    later.delete()
    assert (found("zebras"), found("giraffes")) == (["Report"], [])


def test_deleting_a_source_deletes_its_snapshots(source):
    make.snapshot(source, TEXT)
    pk = source.pk
    source.delete()
    assert not Snapshot.objects.filter(source=pk).exists()
