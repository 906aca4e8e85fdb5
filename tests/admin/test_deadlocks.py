"""A request whose transaction PostgreSQL ends because of a deadlock runs again."""

from threading import Event, Thread
from time import sleep

import pytest
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import OperationalError, connection, transaction
from django.db.models.signals import pre_save
from psycopg.errors import DeadlockDetected

from cooperation.admin.site import MAX_DEADLOCKS, retry_after_deadlock
from cooperation.models import Agreement, Participant
from tests import builders as make
from tests.admin.filling import opened, save

ADD = "/admin/cooperation/agreement/add/"
SOMEBODY_WAITS = """
    SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


def change_slug_until_another_waits(pk, changed, answered):
    """Change the slug of a participant, which locks its row, and commit when another transaction waits for it.

    Args:
        changed: an Event to set after the change.
        answered: an Event that is set if no other transaction will wait any more.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            Participant.objects.filter(pk=pk).update(slug="ministry-of-lakes")
            changed.set()
            waiting = 0
            while not waiting and not answered.is_set():
                sleep(0.01)
                cursor.execute(SOMEBODY_WAITS)
                (waiting,) = cursor.fetchone()
    finally:
        connection.close()


@pytest.fixture
def saves():
    """The agreements that Django has saved or tried to save."""
    saved = []

    def note(instance, **kwargs):
        saved.append(instance.title)

    pre_save.connect(note, sender=Agreement)
    yield saved
    pre_save.disconnect(note, sender=Agreement)


@pytest.mark.usefixtures("own_database")
def test_a_form_that_waits_for_a_party_which_waits_for_it_is_saved(client, saves):
    client.force_login(
        get_user_model().objects.create_superuser("somebody"), "django.contrib.auth.backends.ModelBackend"
    )
    party = make.participant("Ministry")
    form = opened(client, ADD)
    changed, answered = Event(), Event()
    other = Thread(target=change_slug_until_another_waits, args=[party.pk, changed, answered])
    other.start()
    changed.wait()

    try:
        response = save(client, ADD, form, **{"title": "Treaty on lakes", "parties-0-participant": party.pk})
    finally:
        answered.set()
        other.join()

    assert response.status_code == 302
    assert saves == ["Treaty on lakes", "Treaty on lakes"]
    agreement = Agreement.objects.get(title="Treaty on lakes")
    assert [party.slug for party in agreement.participants.all()] == ["ministry-of-lakes"]


def test_messages_of_what_was_not_saved_are_not_shown(rf, deadlock):
    request, errors = rf.post("/"), [deadlock]
    request._messages = CookieStorage(request)

    def view(request):
        messages.success(request, "Saved.")
        if errors:
            raise errors.pop()

    retry_after_deadlock(view)(request)
    assert [str(message) for message in messages.get_messages(request)] == ["Saved."]


def test_other_errors_of_the_database_are_raised_at_once(rf):
    request, calls = rf.post("/"), []

    def view(request):
        calls.append(1)
        raise OperationalError("The connection is lost.")

    with pytest.raises(OperationalError, match="lost"):
        retry_after_deadlock(view)(request)
    assert len(calls) == 1


def test_a_request_that_always_meets_a_deadlock_raises_it_in_the_end(rf, deadlock):
    request, calls = rf.post("/"), []
    request._messages = CookieStorage(request)

    def view(request):
        calls.append(1)
        raise deadlock

    with pytest.raises(OperationalError, match="deadlock"):
        retry_after_deadlock(view)(request)
    assert len(calls) == MAX_DEADLOCKS + 1


@pytest.fixture
def deadlock():
    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockDetected()
    return error
