"""Backup and restore, compared row by row."""

import os

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config.backup import backup
from config.restore import check_backup, main, restore
from cooperation.models import EntryWords


@pytest.fixture
def saved(own_database, tmp_path):
    """Back up a database with the seeded rows and a user; return the file."""
    get_user_model().objects.create_user("analyst", password="only in the backup")
    path = tmp_path / "register.dump"
    backup(path)
    return path


def all_rows():
    """Return the sorted rows of every table as text, by table name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            rows[table] = cursor.fetchall()
    return rows


def test_a_restored_register_equals_the_one_that_was_saved_in_every_row(saved):
    before = all_rows()
    get_user_model().objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE of_a_later_release AS SELECT 1 AS number")
        cursor.execute("DELETE FROM django_migrations")
    restore(saved)
    assert all_rows() == before


def test_a_restored_register_goes_on_counting_where_it_was(saved):
    restore(saved)
    analyst = get_user_model().objects.get(username="analyst")
    assert get_user_model().objects.create_user("colleague").pk > analyst.pk


def test_a_restored_register_finds_words_as_its_own_server_splits_them(
    own_database, tmp_path, settings, monkeypatch, capsys
):
    words = EntryWords.objects.order_by("noun", "key").first()
    with connection.cursor() as cursor:
        # As another server might have written it.
        wrong = "UPDATE cooperation_entrywords SET search = 'otherwise' WHERE noun = %s AND key = %s"
        cursor.execute(wrong, [words.noun, words.key])
    backup(tmp_path / "elsewhere.dump")
    settings.BASE_DIR = settings.VAR_DIR = tmp_path
    monkeypatch.setattr("config.process.RECORD", tmp_path / "running.json")
    main(tmp_path / "elsewhere.dump")
    assert capsys.readouterr().out.startswith(f"Restored {tmp_path / 'elsewhere.dump'}.")
    assert EntryWords.objects.get(pk=words.pk).search == words.search


def test_a_backup_is_readable_by_its_owner_only(saved):
    assert saved.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_root_makes_is_the_registers_owners(own_database, tmp_path, settings, monkeypatch):
    given = {}
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "chown", lambda path, user, group: given.update({path: (user, group)}))
    path = tmp_path / "backups" / "register.dump"
    backup(path)
    owner = (tmp_path.stat().st_uid, tmp_path.stat().st_gid)
    assert given == {path.parent: owner, path: owner}


def test_a_broken_backup_is_refused_and_changes_nothing(saved):
    content = saved.read_bytes()
    saved.write_bytes(content[:-1000])
    before = all_rows()
    with pytest.raises(ImproperlyConfigured, match="no data was changed"):
        restore(saved)
    assert all_rows() == before


def test_a_restore_that_fails_in_the_database_changes_nothing(saved, monkeypatch):
    before = all_rows()
    monkeypatch.setattr("config.restore.BEGIN", b"BEGIN; DROP SCHEMA public CASCADE;\n")
    with pytest.raises(ImproperlyConfigured, match="no data was changed"):
        restore(saved)
    assert all_rows() == before


def test_a_backup_that_fails_leaves_no_file(own_database, tmp_path, monkeypatch):
    monkeypatch.setattr("config.backup.program_environment", lambda: os.environ | {"PGHOST": "/nowhere"})
    with pytest.raises(ImproperlyConfigured, match=r"^The backup failed: "):
        backup(tmp_path / "register.dump")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="There is no file"):
        check_backup(tmp_path / "nowhere.dump")


def test_a_file_that_is_no_backup_is_reported(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear colleagues, ...")
    with pytest.raises(ImproperlyConfigured, match="can't be read as a backup"):
        check_backup(tmp_path / "letter.txt")
