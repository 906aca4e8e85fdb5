"""Values read from the environment."""

import threading

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import Environment, database_from_url, database_name_for_tests, kept_secret_key


def test_a_database_url_gives_each_part_of_the_address():
    database = database_from_url("postgres://desk:p%40ss@db.example:5433/register?sslmode=require")
    assert {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "register",
        "USER": "desk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert database["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("register", "does not begin with postgres://"),
        ("mysql://desk@db.example/register", "does not begin with postgres://"),
        ("postgres://db.example/", "does not name a database"),
        ("postgres://db.example:many/register", "its port is not a number"),
        ("postgres://desk:secret%zz@db.example/register", "can't be read"),
        ("postgres://db.example/register?no_such_option=1", "can't be read"),
    ],
)
def test_a_malformed_database_url_is_refused_in_one_sentence(url, reason):
    with pytest.raises(ImproperlyConfigured) as refused:
        database_from_url(url)
    assert reason in str(refused.value)
    assert str(refused.value).endswith("write postgres://user:password@host:5432/name.")
    assert "secret" not in str(refused.value)


def test_the_secret_key_is_kept_for_its_owner_only(tmp_path):
    key = kept_secret_key(tmp_path / "var")
    assert kept_secret_key(tmp_path / "var") == key
    assert len(key) > 50
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_workers_that_start_together_share_one_secret_key(tmp_path):
    keys = []
    workers = [threading.Thread(target=lambda: keys.append(kept_secret_key(tmp_path))) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_a_secret_key_that_cannot_be_stored_is_reported_in_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY is not set, and .* can't be used"):
        kept_secret_key(tmp_path / "var")


def test_two_checkouts_test_in_two_databases():
    assert database_name_for_tests("/srv/one") != database_name_for_tests("/srv/two")


env = Environment()


@pytest.mark.parametrize(("word", "value"), [("on", True), ("True", True), ("1", True), ("off", False), ("NO", False)])
def test_a_switch_is_on_or_off(monkeypatch, word, value):
    monkeypatch.setenv("HTTPS", word)
    assert env.switch("HTTPS", default=not value) is value


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (env.switch, "enabled", "SETTING is 'enabled'; it must be on or off."),
        (env.log_level, "chatty", "SETTING is 'CHATTY'; it must be one of DEBUG, INFO, WARNING, ERROR."),
        (env.time_zone, "Mars/Olympus", "SETTING is 'Mars/Olympus'; it must be a time zone such as"),
        (env.time_zone, "/etc/passwd", "SETTING is '/etc/passwd'; it must be a time zone"),
        (env.time_zone, "Asia", "SETTING is 'Asia'; it must be a time zone"),
        (env.json_file, "/nowhere.json", "SETTING is '/nowhere.json'; it must be the path of a file with JSON."),
        (env.json_file, __file__, f"SETTING is {__file__!r}; it must be the path of a file with JSON."),
    ],
)
def test_a_value_that_is_not_understood_is_refused_in_one_sentence(monkeypatch, read, value, sentence):
    monkeypatch.setenv("SETTING", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        read("SETTING", default="")
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    ("read", "default"),
    [
        (env.switch, True),
        (env.switch, False),
        (env.names, ["localhost"]),
        (env.log_level, "WARNING"),
        (env.time_zone, "UTC"),
    ],
)
def test_what_is_empty_counts_as_not_set(monkeypatch, read, default):
    monkeypatch.setenv("SETTING", "")
    assert read("SETTING", default=default) == default
