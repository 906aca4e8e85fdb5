"""A recorded date that comes moves a status on its day, though nobody writes anything."""

from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.utils.timezone import localdate

from cooperation.models import Agreement, Initiative
from cooperation.models.refresh import refresh_statuses
from cooperation.views import middleware
from cooperation.views.middleware import RefreshStatuses
from tests import builders as make

pytestmark = pytest.mark.django_db

YESTERDAY = localdate() - timedelta(1)


@contextmanager
def as_left():
    """Let the database derive nothing from what is written, as if it had been written on another day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('register.refresh', 'now', true)")
        yield
        cursor.execute("SELECT set_config('register.refresh', '', true)")


@pytest.fixture
def agreement():
    """An agreement as it was left the day before yesterday, when its signature lay in the future."""
    agreement = make.agreement()
    make.action(agreement, "signed", str(YESTERDAY))
    with as_left():
        Agreement.objects.filter(pk=agreement.pk).update(
            status="under_negotiation", status_since=None, main_date=None, recalculate_on=YESTERDAY
        )
    agreement.refresh_from_db()
    return agreement


@pytest.fixture
def initiative():
    """The same with an initiative."""
    initiative = make.initiative()
    make.development(initiatives=[initiative], status_becomes="planned", date=str(YESTERDAY))
    with as_left():
        Initiative.objects.filter(pk=initiative.pk).update(status="idea", status_since=None, recalculate_on=YESTERDAY)
    return initiative


@pytest.fixture
def new_day(monkeypatch):
    monkeypatch.setattr(RefreshStatuses, "day", YESTERDAY)


def respond():
    """Let a request through the middleware."""
    return RefreshStatuses(lambda request: HttpResponse("the page"))(None)


class TestRefreshing:
    def test_a_refresh_brings_due_statuses_up_to_the_day(self, agreement, initiative):
        assert refresh_statuses() == 2
        agreement.refresh_from_db()
        initiative.refresh_from_db()
        assert (agreement.status, initiative.status) == ("signed", "planned")

    def test_a_refresh_fills_all_derived_fields(self, agreement):
        refresh_statuses()
        agreement.refresh_from_db()
        assert agreement.main_date.lower == agreement.status_since.lower == YESTERDAY
        assert agreement.recalculate_on is None

    def test_a_second_refresh_finds_nothing(self, agreement):
        refresh_statuses()
        assert refresh_statuses() == 0

    def test_a_refresh_leaves_statuses_alone_that_are_not_due(self):
        make.action(make.agreement(), "signed", str(localdate() + timedelta(1)))
        assert refresh_statuses() == 0

    def test_a_refresh_makes_no_new_version(self, agreement):
        refresh_statuses()
        assert Agreement.objects.get(pk=agreement.pk).version == agreement.version

    def test_the_history_says_why_a_status_was_refreshed(self, agreement):
        refresh_statuses()
        assert agreement.events.latest("pgh_id").pgh_context.metadata == {"reason": "A recorded date has come."}

    def test_the_command_says_how_many_statuses_it_refreshed(self, agreement):
        out = StringIO()
        call_command("refresh_statuses", stdout=out)
        assert out.getvalue() == "1 status updated.\n"


class TestOnEachNewDay:
    def test_the_first_request_refreshes_statuses(self, agreement, new_day):
        respond()
        assert Agreement.objects.get(pk=agreement.pk).status == "signed"

    def test_the_second_request_asks_the_database_nothing(self, new_day, django_assert_num_queries):
        respond()
        with django_assert_num_queries(0):
            respond()

    def test_a_database_that_fails_leaves_it_to_the_page_and_to_the_next_request(self, new_day, monkeypatch):
        def fail():
            raise OperationalError("gone")

        monkeypatch.setattr(middleware, "refresh_statuses", fail)
        assert respond().content == b"the page"
        assert RefreshStatuses.day == YESTERDAY
