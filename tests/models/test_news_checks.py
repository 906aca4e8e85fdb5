"""Checks for news: that somebody looked until a day, and found nothing new."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils.timezone import localdate, timedelta

from cooperation.models import Meeting, NewsCheck
from cooperation.models.news_checks import CHECKED_MODELS
from tests import builders as make

pytestmark = pytest.mark.django_db


def commit() -> None:
    """Run what the database does at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def checked_on(row) -> str:
    commit()
    row.refresh_from_db()
    return str(row.checked_on or "never")


def days(row) -> list[str]:
    commit()
    return [str(check.until) for check in row.news_checks.latest_first()]


@pytest.mark.parametrize("noun", make.RECORDS)
def test_a_check_is_the_day_on_which_its_record_was_checked(noun):
    row = make.RECORDS[noun]()
    make.news_check(row, "2025-02-25")
    assert checked_on(row) == "2025-02-25"


def test_a_check_until_an_earlier_day_does_not_move_the_day_back():
    meeting = make.meeting()
    make.news_check(meeting, "2025-02-25")
    make.news_check(meeting, "2024-01-01")
    assert checked_on(meeting) == "2025-02-25"


def test_a_deleted_check_moves_the_day_to_that_of_the_one_before():
    meeting = make.meeting()
    make.news_check(meeting, "2024-01-01")
    make.news_check(meeting, "2025-02-25").delete()
    assert checked_on(meeting) == "2024-01-01"


def test_the_last_deleted_check_leaves_no_day():
    meeting = make.meeting()
    make.news_check(meeting).delete()
    assert checked_on(meeting) == "never"


def test_a_check_that_moves_to_another_record_changes_both_days():
    one, other = make.meeting(title="One"), make.meeting(title="Other")
    check = make.news_check(one)
    check.meeting = other
    check.save()
    assert [checked_on(one), checked_on(other)] == ["never", "2025-02-25"]


def test_a_day_in_the_record_is_a_check():
    meeting = make.meeting(checked_on="2025-02-25")
    assert days(meeting) == ["2025-02-25"]

    Meeting.objects.filter(pk=meeting.pk).update(checked_on="2025-03-01")
    assert days(meeting) == ["2025-03-01", "2025-02-25"]


def test_an_earlier_day_in_the_record_deletes_later_checks():
    meeting = make.meeting()
    for day in ("2024-01-01", "2025-02-25"):
        make.news_check(meeting, day)
    meeting.refresh_from_db()
    meeting.checked_on = "2024-06-01"
    meeting.save()
    assert (days(meeting), checked_on(meeting)) == (["2024-06-01", "2024-01-01"], "2024-06-01")


def test_no_day_in_the_record_deletes_its_checks_with_their_sources():
    meeting = make.meeting()
    make.news_check(meeting, sources=[make.source()])
    Meeting.objects.filter(pk=meeting.pk).update(checked_on=None)
    assert days(meeting) == []


def test_a_check_is_a_new_version_of_its_record_by_who_looked():
    user, meeting = User.objects.create(username="edith"), make.meeting()
    make.news_check(meeting, created_by=user)
    meeting.refresh_from_db()
    assert (meeting.version, meeting.updated_by) == (2, user)


@pytest.mark.parametrize("row", [{}, {"meeting": True, "country": True}])
def test_a_check_is_of_exactly_one_record_country_or_participant(row):
    targets = {"meeting": make.meeting(), "country": make.country()}
    with pytest.raises(IntegrityError, match="newscheck_has_one_target"), transaction.atomic():
        NewsCheck.objects.create(until="2025-01-01", **{name: targets[name] for name in row})


def test_the_database_accepts_no_check_until_a_day_in_the_future():
    with pytest.raises(IntegrityError, match="This day is in the future"), transaction.atomic():
        make.news_check(make.meeting(), str(localdate() + timedelta(days=1)))
    assert make.news_check(make.meeting(), str(localdate())).pk


def test_the_database_accepts_no_record_that_was_checked_in_the_future():
    with pytest.raises(IntegrityError, match="This day is in the future"), transaction.atomic():
        make.meeting(checked_on=localdate() + timedelta(days=1))


@pytest.mark.parametrize("model", [NewsCheck, Meeting])
def test_a_day_in_the_future_is_an_error_at_its_field(model):
    field = "until" if model is NewsCheck else "checked_on"
    with pytest.raises(ValidationError) as error:
        model(**{field: localdate() + timedelta(days=1)}).clean()
    assert error.value.message_dict == {field: ["This day is in the future. Enter today or an earlier day."]}


@pytest.mark.parametrize("name", CHECKED_MODELS)
def test_the_history_has_each_check_of_its_object(name):
    row = make.country() if name == "country" else make.participant() if name == "participant" else make.RECORDS[name]()
    make.news_check(row, looked_in="The ministry’s website").delete()
    events = NewsCheck.pgh_event_model.objects.filter(**{name: row}).order_by("pgh_id")
    assert [(event.pgh_label, event.looked_in) for event in events] == [
        ("insert", "The ministry’s website"),
        ("delete", "The ministry’s website"),
    ]


def test_a_source_where_somebody_looked_can_not_be_deleted():
    source = make.source()
    make.news_check(make.country(), sources=[source])
    with pytest.raises(ProtectedError):
        source.delete()


def test_a_deleted_record_deletes_its_checks_and_keeps_its_day_in_the_history():
    meeting = make.meeting()
    make.news_check(meeting)
    key = meeting.pk
    Meeting.objects.get(pk=key).delete()
    commit()
    (deleted,) = Meeting.pgh_event_model.objects.filter(pgh_obj_id=key, pgh_label="delete")
    assert (str(deleted.checked_on), NewsCheck.objects.filter(meeting=key).exists()) == ("2025-02-25", False)


def test_the_latest_check_of_countries_is_that_of_any_of_them():
    north, south, east = (make.country(code) for code in ("XN", "XS", "XE"))
    make.news_check(north, "2024-01-01")
    make.news_check(south, "2025-01-01")
    make.news_check(east, "2025-06-01")
    found = NewsCheck.objects.of_countries(["XN", "XS"]).latest_check()
    assert (found.country, str(found.until)) == (south, "2025-01-01")


def test_what_nobody_checked_has_no_latest_check():
    assert make.participant().news_checks.latest_check() is None
    assert NewsCheck.objects.of_countries(["XN", "XS"]).latest_check() is None


def test_a_check_is_named_by_its_day():
    assert str(make.news_check(make.country(), "2025-02-05")) == "until 5 February 2025"
