"""Snapshots: the text of a source as it was read, its hash, and what the database refuses."""

import hashlib
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cooperation import migrations
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


class TestMigration:
    """What sources had becomes snapshots, and what their history has events of snapshots."""

    @pytest.fixture
    def carry_over(self, source):
        """Undo what the migration does to sources; return the function that it calls."""
        latest = Snapshot.pgh_event_model.objects.order_by("pgh_id").last()
        self.last = latest.pgh_id if latest else 0
        name = next(Path(migrations.__file__).parent.glob("*_snapshots.py")).stem
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            for table in ("source", "sourceevent"):
                cursor.execute(
                    f"ALTER TABLE cooperation_{table} ADD retrieved_at timestamptz, "
                    "ADD text text NOT NULL DEFAULT '', ADD sha256 text NOT NULL DEFAULT ''"
                )
            cursor.execute("ALTER TABLE cooperation_snapshot DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE cooperation_source DISABLE TRIGGER USER")
        with connection.schema_editor(atomic=False) as editor:
            yield lambda: import_module(f"cooperation.migrations.{name}").carry_over(None, editor)

    def had(self, source, *labels, **fields):
        """Write columns of a source, and events with them."""
        columns = ", ".join(f"{name} = %s" for name in fields)
        same = (
            "id, slug, title, url, language, dateline, published_stated, published_inferred, published_phrase, "
            "retrieved_at, text, sha256"
        )
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE cooperation_source SET {columns} WHERE id = %s", [*fields.values(), source.pk])
            for label in labels:
                cursor.execute(
                    f"INSERT INTO cooperation_sourceevent (pgh_label, pgh_created_at, pgh_obj_id, {same}) "
                    f"SELECT %s, now(), id, {same} FROM cooperation_source WHERE id = %s",
                    [label, source.pk],
                )

    def events(self):
        events = Snapshot.pgh_event_model.objects.filter(pgh_id__gt=self.last).order_by("pgh_id")
        return list(events.values_list("pgh_label", "text", "sha256"))

    def test_a_text_becomes_a_snapshot_with_plain_line_ends(self, source, carry_over):
        self.had(source, "update", text=TEXT.replace("\n", "\r\n"), retrieved_at=MAY)
        carry_over()
        snapshot = source.snapshots.get()
        assert (snapshot.text, snapshot.sha256, snapshot.taken_at, snapshot.origin) == (TEXT, HASH, MAY, "")
        assert self.events() == [("insert", TEXT, HASH)]

    def test_a_hash_or_a_time_alone_becomes_a_snapshot(self, source, carry_over):
        other = make.source("Other")
        self.had(source, "update", sha256=HASH)
        self.had(other, retrieved_at=MAY)
        carry_over()
        assert (source.snapshots.get().sha256, other.snapshots.get().taken_at) == (HASH, MAY)
        assert self.events() == [("insert", "", HASH), ("insert", "", "")]

    def test_a_hash_of_another_text_is_kept_beside_the_text(self, source, carry_over):
        self.had(source, "update", text=TEXT, sha256="a" * 64)
        carry_over()
        assert set(source.snapshots.values_list("text", "sha256")) == {(TEXT, HASH), ("", "a" * 64)}
        assert Snapshot.objects.latest_text(source).sha256 == HASH

    def test_earlier_texts_stay_in_the_history(self, source, carry_over):
        self.had(source, "update", text="First.")
        self.had(source, "update", text=TEXT)
        carry_over()
        assert [(label, text) for label, text, _ in self.events()] == [
            ("insert", "First."),
            ("delete", "First."),
            ("insert", TEXT),
        ]

    def test_a_deleted_source_keeps_its_text_for_restoring(self, source, carry_over):
        self.had(source, "update", "delete", text=TEXT)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cooperation_source WHERE id = %s", [source.pk])
        carry_over()
        assert not Snapshot.objects.filter(source=source.pk).exists()
        assert self.events() == [("insert", TEXT, HASH), ("delete", TEXT, HASH)]
        assert len(set(Snapshot.pgh_event_model.objects.filter(source=source).values_list("pgh_obj_id", "id"))) == 1

    def test_a_source_without_text_becomes_nothing(self, source, carry_over):
        self.had(source, "update", dateline="Astana")
        carry_over()
        assert (list(source.snapshots.all()), self.events()) == ([], [])
