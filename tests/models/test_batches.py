"""Batches and decisions about sentences: the rules of the database."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cooperation.models import Batch, BatchItem, NothingToRecord
from cooperation.models.batches import MEMBERS, RECORDS_OF_BATCHES
from cooperation.models.lacking import lacking
from tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return User.objects.create(username="edith")


@pytest.fixture
def batch(owner):
    return make.batch(owner=owner)


def refused(change, match):
    """Check that the database does not accept a change."""
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        change()


def test_a_user_has_one_batch_in_a_text(batch, owner):
    refused(lambda: make.batch(batch.snapshot, owner=owner), "batch_once")
    assert Batch.objects.begin(owner, batch.snapshot) == batch


def test_two_users_have_a_batch_each_in_one_text(batch):
    other = make.batch(batch.snapshot, owner=User.objects.create(username="ben"))
    assert other != batch


def test_the_batch_of_a_deleted_account_stays(batch, owner):
    item = make.batch_item(make.meeting(), batch)
    owner.delete()
    batch.refresh_from_db()
    assert (batch.owner, BatchItem.objects.get()) == (None, item)


@pytest.mark.parametrize("value", ["empty", "(,)"])
def test_a_pinned_date_says_something(batch, value):
    statement = "UPDATE cooperation_batch SET date = %s WHERE id = %s"
    refused(lambda: connection.cursor().execute(statement, [value, batch.pk]), "batch_date_not_empty")


def test_what_is_pinned_can_be_deleted_and_is_no_longer_pinned(batch):
    place, meeting, state, sector = make.place(), make.meeting(), make.participant(), make.sector()
    batch.place, batch.meeting = place, meeting
    batch.save()
    batch.participants.add(state)
    batch.sectors.add(sector)
    assert Batch.objects.of(batch.owner, batch.snapshot).has_pins
    for row in (place, meeting, state, sector):
        row.delete()
    assert not Batch.objects.of(batch.owner, batch.snapshot).has_pins


@pytest.mark.parametrize("members", [[], ["meeting", "place"]])
def test_an_item_is_exactly_one_row(batch, members):
    rows = {"meeting": make.meeting, "place": make.place}
    refused(
        lambda: BatchItem.objects.create(batch=batch, **{name: rows[name]() for name in members}),
        "batchitem_has_one_member",
    )


@pytest.mark.parametrize("member", MEMBERS)
def test_each_kind_of_row_is_in_one_batch_and_goes_with_its_item(member, batch):
    row = make.cite(make.meeting()) if member == "citation" else getattr(make, member)()
    make.batch_item(row, batch)
    refused(lambda: make.batch_item(row), f"batchitem_{member}_once")
    row.delete()
    assert not BatchItem.objects.exists()


def test_what_is_in_a_batch_already_stays_there(batch):
    talks = make.meeting()
    other = make.batch_item(talks).batch
    batch.add({"meeting": [talks.pk]})
    assert BatchItem.objects.get().batch == other


def test_a_record_of_another_user_is_refused(batch):
    ben = User.objects.create(username="ben")
    for record in (make.meeting, make.agreement, make.initiative, make.development, make.commitment, make.figure):
        row = record()
        type(row).objects.filter(pk=row.pk).update(created_by=ben)
        refused(lambda row=row: make.batch_item(row, batch), "only records of its own user")


@pytest.mark.parametrize("name", RECORDS_OF_BATCHES)
def test_a_batch_is_open_while_it_has_a_draft_of_any_type(batch, name):
    record = getattr(make, name)()
    make.batch_item(record, batch)
    for publication, found in (("draft", [batch]), ("in_review", [batch]), ("withdrawn", [])):
        type(record).objects.update(publication=publication)
        assert list(Batch.objects.open_of(batch.owner)) == found


def test_a_batch_without_records_is_not_open(batch):
    make.batch_item(make.place(), batch)
    assert list(Batch.objects.open_of(batch.owner)) == []


def test_items_are_open_until_the_batch_is_published(batch):
    make.batch_item(make.meeting(), batch)
    assert list(Batch.objects.open_of(batch.owner)) == [batch]
    make.batch_item(make.place(), batch, published_at="2025-02-26T10:00Z")
    BatchItem.objects.filter(meeting__isnull=False).update(published_at="2025-02-26T10:00Z")
    assert (list(Batch.objects.open_of(batch.owner)), batch.open_keys()) == ([], {})


class TestNothingToRecord:
    @pytest.fixture
    def snapshot(self):
        return make.snapshot(make.source(), text="Nobody said it. Они молчали.")

    def test_a_sentence_ends_within_the_text(self, snapshot):
        end = len(snapshot.text)
        make.nothing_to_record(snapshot, 16, end)
        refused(lambda: make.nothing_to_record(snapshot, 16, end + 1), "The text ends before")
        with pytest.raises(ValidationError, match="The text ends before"):
            NothingToRecord(snapshot=snapshot, start=16, end=end + 1).clean()

    @pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5)])
    def test_a_sentence_has_words(self, snapshot, start, end):
        refused(lambda: make.nothing_to_record(snapshot, start, end), "nothing_has_words")

    def test_a_sentence_is_decided_once(self, snapshot):
        make.nothing_to_record(snapshot, 0, 15)
        refused(lambda: make.nothing_to_record(snapshot, 0, 15), "nothing_once")


class TestLacking:
    def lacks_of(self, row):
        return [lack.text for lack in lacking(type(row), [row.pk])[row.pk]]

    def test_an_empty_record_of_each_type_lacks_a_source(self):
        for record in (make.meeting, make.agreement, make.initiative, make.development, make.commitment, make.figure):
            assert self.lacks_of(record())[0] == "no source"

    def test_a_meeting(self):
        talks = make.meeting(date="25 Feb 2025", participants=[make.person()], sectors=[make.sector()])
        assert self.lacks_of(talks) == ["no source"]
        make.cite(talks)
        assert self.lacks_of(talks) == []
        assert self.lacks_of(make.meeting()) == ["no source", "no date", "no participant", "no sector"]

    def test_an_agreement_needs_a_party_unless_it_names_none(self):
        treaty = make.agreement()
        assert "no party" in self.lacks_of(treaty)
        assert "no act, such as its signing" in self.lacks_of(treaty)
        assert "no party" not in self.lacks_of(make.agreement(names_no_parties=True))
        make.party(treaty, make.state())
        make.action(treaty)
        assert self.lacks_of(treaty) == ["no source", "no sector"]

    def test_others(self):
        canal = make.initiative(participants=[make.state()])
        assert self.lacks_of(canal) == ["no source", "no sector"]
        about = make.development(date="2025", initiatives=[canal])
        assert self.lacks_of(about) == self.lacks_of(make.commitment(by=[make.state()])) == ["no source"]
        assert self.lacks_of(make.commitment()) == ["no source", "nobody who made it"]
        assert self.lacks_of(make.figure()) == ["no source", "no period", "nobody whose it is"]
        assert self.lacks_of(make.figure(as_of="2025", of=[make.state()])) == ["no source"]

    def test_many_records_need_one_query(self, django_assert_num_queries):
        ids = [make.meeting().pk for _ in range(5)]
        with django_assert_num_queries(1):
            assert len(lacking(MEMBERS["meeting"], ids)) == 5
