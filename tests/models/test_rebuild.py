"""`rebuild_entries` finds and corrects what was changed without triggers."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cooperation.models import Entry, Meeting
from cooperation.sql_install import ENTRIES, entries_are_current
from tests import builders as make
from tests.models.world_of_entries import wrong_tallies

pytestmark = pytest.mark.django_db


def behind_the_triggers(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def rebuild(**options) -> str:
    said = StringIO()
    call_command("rebuild_entries", stdout=said, stderr=said, **options)
    return said.getvalue()


def test_a_check_of_seeded_entries_finds_nothing():
    assert "tallies: 0 out of date" in rebuild(check=True)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE cooperation_meeting SET title = 'Renamed' WHERE id = %s",
            "meeting: 0 left over, 0 missing, 1 out of date",
        ),
        ("DELETE FROM cooperation_entry WHERE noun = 'meeting' AND key = %s", "meeting: 0 left over, 1 missing"),
        ("UPDATE cooperation_entry SET status = 'cancelled' WHERE noun = 'meeting' AND key = %s", "1 out of date"),
    ],
)
def test_a_rebuild_corrects_entries_that_triggers_missed(sql, said):
    meeting = make.meeting(title="Talks", published=True)
    behind_the_triggers(sql, meeting.pk)
    with pytest.raises(CommandError, match="differ from the register"):
        rebuild(check=True)
    assert said in rebuild()
    rebuild(check=True)
    entry = Entry.objects.for_model(Meeting).get(key=meeting.pk)
    meeting.refresh_from_db()
    assert (entry.title, entry.status) == (meeting.title, meeting.status)
    assert Entry.objects.search("talks" if meeting.title == "Talks" else "renamed").filter(key=meeting.pk).exists()


def test_a_rebuild_corrects_wrong_tallies():
    make.meeting(published=True)
    behind_the_triggers("UPDATE cooperation_tally SET n = n + 1 WHERE noun = %s", "meeting")
    assert wrong_tallies()
    with pytest.raises(CommandError, match="differ"):
        rebuild(check=True)
    rebuild()
    assert wrong_tallies() == []


def test_a_rebuild_corrects_wrong_tallies_of_pairs():
    make.meeting(participants=[make.state("XN"), make.state("XS")], published=True)
    behind_the_triggers("UPDATE cooperation_pairtally SET n = n + 1 WHERE one = 'XN' AND noun = %s", "meeting")
    assert [row[:3] for row in wrong_tallies()] == [("meeting", "published", "XN:XS")]
    rebuild()
    assert wrong_tallies() == []


def test_a_rebuild_corrects_statuses_and_dates_that_triggers_missed():
    agreement = make.agreement()
    action = make.action(agreement, "signed", "2020")
    behind_the_triggers("UPDATE cooperation_agreementaction SET date = NULL WHERE id = %s", action.pk)
    with pytest.raises(CommandError, match="differ"):
        rebuild(check=True)
    assert "agreement: 0 left over, 0 missing, 1 out of date" in rebuild()
    rebuild(check=True)
    agreement.refresh_from_db()
    assert (agreement.status, agreement.main_date) == ("signed", None)


def test_a_rebuild_corrects_the_words_of_names_that_triggers_missed():
    person = make.person("Ann Example")
    meeting = make.meeting(published=True)
    make.participation(meeting, person)
    behind_the_triggers("UPDATE cooperation_participant SET native_name = 'Анна' WHERE id = %s", person.pk)
    with pytest.raises(CommandError, match="differ"):
        rebuild(check=True)
    assert "names: 1 out of date" in rebuild()
    rebuild(check=True)
    assert Entry.objects.search("Анна").filter(noun="meeting", key=meeting.pk).exists()


def test_a_rebuild_corrects_the_keys_of_names_that_triggers_missed():
    agreement = make.agreement(title="Agreement on examples")
    behind_the_triggers("UPDATE cooperation_agreement SET title = 'Treaty' WHERE id = %s", agreement.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT noun, id FROM register.wrong_name_key")
        assert cursor.fetchall() == [("agreement", agreement.pk)]
    with pytest.raises(CommandError, match="differ"):
        rebuild(check=True)
    rebuild()
    rebuild(check=True)


def test_a_check_of_entries_changes_nothing():
    meeting = make.meeting()
    behind_the_triggers("DELETE FROM cooperation_entry WHERE noun = 'meeting' AND key = %s", meeting.pk)
    with pytest.raises(CommandError):
        rebuild(check=True)
    assert not Entry.objects.for_model(Meeting).filter(key=meeting.pk).exists()


def test_entries_made_with_older_sql_files_are_known_until_they_are_rebuilt():
    assert entries_are_current()
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {ENTRIES} IS 'an older digest'")
    call_command("rebuild_entries", "--check", verbosity=0)
    assert not entries_are_current()
    call_command("rebuild_entries", verbosity=0)
    assert entries_are_current()
