"""What two transactions, each lawful by itself, must not do together."""

from threading import Thread
from time import sleep
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, NotSupportedError, connection, transaction

from cooperation.admin.errors import integrity_message
from cooperation.models import (
    Agreement,
    AgreementAction,
    Citation,
    Country,
    Development,
    Entry,
    Initiative,
    Meeting,
    Participant,
    Place,
    Sector,
)
from tests import builders as make
from tests.models.world_of_entries import wrong_entries, wrong_tallies

pytestmark = pytest.mark.usefixtures("own_database")


class Other:
    """A transaction on a connection of its own, which runs until it has to wait for the first one."""

    def __init__(self, work):
        self.refusal, self.waited = None, False
        self._thread = Thread(target=self._run, args=[work])
        self._thread.start()
        while self._thread.is_alive() and not self.waited:
            self.waited = self._is_waiting()
            sleep(0.01)

    def _run(self, work):
        try:
            with transaction.atomic():
                work()
        except IntegrityError as error:
            self.refusal = integrity_message(error)
        finally:
            connection.close()

    def _is_waiting(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # or a transaction sees what it saw first
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            return cursor.fetchone() != (0,)

    def finish(self):
        """Wait for its end; returns what it was refused, None if it came through."""
        self._thread.join()
        return self.refusal


def test_two_sessions_at_once_do_not_close_a_ring_of_parts():
    one, other = make.meeting(title="One"), make.meeting(title="Other")
    with transaction.atomic():
        Meeting.objects.filter(pk=one.pk).update(part_of=other)
        second = Other(lambda: Meeting.objects.filter(pk=other.pk).update(part_of=one))
    assert second.finish() == "This meeting cannot be part of itself, directly or through others."


def test_two_sessions_do_not_each_delete_one_of_the_last_two_citations():
    meeting = make.meeting(published=True)
    one, other = meeting.citations.get(), make.cite(meeting)
    with transaction.atomic():
        one.delete()
        connection.check_constraints()
        second = Other(other.delete)
    assert second.finish() == "A published meeting needs at least one citation."
    assert Citation.objects.filter(meeting=meeting).count() == 1


def test_a_source_is_not_removed_from_a_record_that_another_session_publishes():
    meeting = make.meeting()
    citation = make.cite(meeting)
    with transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(publication="published")
        connection.check_constraints()
        second = Other(citation.delete)
    assert second.finish() == "A published meeting needs at least one citation."


def test_sessions_count_what_they_enter_without_waiting_for_one_another():
    with transaction.atomic():
        make.meeting(title="One")
        second = Other(lambda: make.meeting(title="Other"))
        # It has come through though the first has not: entries are counted at commit.
        assert second.finish() is None
        assert not second.waited
    assert wrong_tallies() == []


def test_two_sessions_save_records_with_one_title_at_once():
    with transaction.atomic():
        first = make.meeting(title="Talks of both")
        other = Other(lambda: make.meeting(title="Talks of both"))
    assert other.finish() is None
    assert first.slug == "talks-of-both"
    assert Meeting.objects.filter(slug="talks-of-both-2").exists()


def test_two_sessions_name_the_same_state_at_once():
    one, other = make.meeting(title="One"), make.meeting(title="Other")
    kazakhstan = Participant.objects.get(slug="kazakhstan")
    with transaction.atomic():
        make.participation(one, kazakhstan)
        second = Other(lambda: make.participation(other, kazakhstan))
        assert second.finish() is None
    assert wrong_entries() == []


@pytest.fixture
def met():
    """A meeting, a union and a body with a country of its own, all of which visitors see."""
    union = make.participant("Union of Four", kind="intergovernmental")
    body = make.participant("Body of Fiji", country=make.country("FJ"))
    for participant in (union, body):
        make.participation(make.meeting(title="Another", published=True), participant)
    return SimpleNamespace(meeting=make.meeting(title="Talks", published=True), union=union, body=body)


def union_comes(met):
    make.participation(met.meeting, met.union, with_members=True)


def body_joins(met):
    make.affiliation(met.body, met.union, kind="member")


def body_comes(met):
    make.participation(met.meeting, met.body)


def sector_named(met):
    met.meeting.sectors.add(Sector.objects.get(name="Lakes"))


def sector_placed(met):
    Sector.objects.filter(name="Lakes").update(parent=Sector.objects.get(name="Waters"))


def town_named(met):
    met.meeting.places.add(Place.objects.get(name="Town"))


def region_moved(met):
    Place.objects.filter(name="Region").update(within=Place.objects.get(name="Continent"))


def region_renamed(met):
    Place.objects.filter(name="Region").update(name="Province")


def country_renamed(met):
    Country.objects.filter(code="FJ").update(name="Fidschi")


def body_renamed(met):
    Participant.objects.filter(pk=met.body.pk).update(name="Office of Fiji")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (union_comes, body_joins),
        (body_comes, country_renamed),
        (body_comes, body_renamed),
        (sector_named, sector_placed),
        (town_named, region_moved),
        (town_named, region_renamed),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_entries_are_right_after_two_sessions_change_what_they_name_at_once(met, one, other, swapped):
    make.sector("Lakes"), make.sector("Waters")
    town = make.place("Town", within=make.place("Region"))
    make.meeting(title="In town", venue=town, published=True)
    make.meeting(title="On the continent", venue=make.place("Continent"), published=True)
    first, second = (other, one) if swapped else (one, other)
    with transaction.atomic():
        first(met)
        then = Other(lambda: second(met))
    assert then.finish() is None
    assert wrong_entries() == []
    assert wrong_tallies() == []


def test_what_is_cited_for_an_action_is_cited_for_the_agreement_that_another_session_moves_it_to():
    one, other = make.agreement(published=True), make.agreement(published=True)
    action = make.action(one, "signed", "2020")
    with transaction.atomic():
        make.cite(action, quote="both ministers signed")
        second = Other(lambda: AgreementAction.objects.filter(pk=action.pk).update(agreement=other))
    assert second.finish() is None
    assert wrong_entries() == []
    assert Entry.objects.search("ministers").for_model(Agreement).get().key == other.pk


def replaced(old, new):
    make.link(new, "replaces", old)


def in_force(old, new):
    make.action(new, "entered_into_force", "2020")


@pytest.mark.parametrize(("one", "other"), [(replaced, in_force), (in_force, replaced)])
def test_an_agreement_ends_when_one_session_links_it_and_another_has_its_successor_enter_into_force(one, other):
    old, new = make.agreement(title="Old"), make.agreement(title="New")
    with transaction.atomic():
        one(old, new)
        second = Other(lambda: other(old, new))
    assert second.finish() is None
    old.refresh_from_db()
    assert old.status == "replaced"
    assert wrong_entries() == []


def test_an_initiative_follows_a_development_that_one_session_links_and_another_changes():
    initiative, development = make.initiative(), make.development(status_becomes="planned", date="2020")
    with transaction.atomic():
        development.initiatives.add(initiative)
        second = Other(lambda: Development.objects.filter(pk=development.pk).update(status_becomes="completed"))
    assert second.finish() is None
    initiative.refresh_from_db()
    assert initiative.status == "completed"
    assert wrong_entries() == []


def enter_in_repeatable_read():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        make.meeting(title="Talks")


def test_a_transaction_that_would_not_see_what_others_commit_meanwhile_may_not_write():
    with pytest.raises(NotSupportedError, match="READ COMMITTED"):
        enter_in_repeatable_read()
    assert not Meeting.objects.filter(title="Talks").exists()


def test_an_agreement_is_edited_while_another_session_enters_its_signature():
    agreement = make.agreement(published=True)
    with transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(summary="Edited.")
        second = Other(lambda: make.action(agreement, "signed", "2020"))
        assert second.waited
    assert second.finish() is None
    agreement.refresh_from_db()
    assert (agreement.summary, agreement.status) == ("Edited.", "signed")
    assert wrong_entries() == []


def test_an_initiative_is_edited_while_another_session_publishes_a_development_of_it():
    initiative = make.initiative(published=True)
    development = make.development(initiatives=[initiative], status_becomes="planned", date="2020")
    make.cite(development)
    with transaction.atomic():
        Initiative.objects.filter(pk=initiative.pk).update(summary="Edited.")
        second = Other(lambda: Development.objects.filter(pk=development.pk).update(publication="published"))
        assert second.waited
    assert second.finish() is None
    initiative.refresh_from_db()
    assert (initiative.summary, initiative.status) == ("Edited.", "planned")
    assert wrong_entries() == []


def test_of_two_checks_for_news_at_once_the_later_day_counts():
    meeting = make.meeting()
    with transaction.atomic():
        make.news_check(meeting, "2025-06-01")
        second = Other(lambda: make.news_check(meeting, "2025-05-01"))
    assert (second.finish(), second.waited) == (None, True)
    meeting.refresh_from_db()
    assert (str(meeting.checked_on), meeting.news_checks.count()) == ("2025-06-01", 2)


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_check_for_news_counts_that_is_added_while_a_later_one_is_deleted(deleted_first):
    meeting = make.meeting()
    later = make.news_check(meeting, "2025-06-01")
    first, then = later.delete, lambda: make.news_check(meeting, "2025-05-01")
    if not deleted_first:
        first, then = then, first
    with transaction.atomic():
        first()
        connection.check_constraints()
        second = Other(then)
    assert second.finish() is None
    meeting.refresh_from_db()
    assert str(meeting.checked_on) == "2025-05-01"
