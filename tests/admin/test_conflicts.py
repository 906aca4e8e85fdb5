"""Two users edit one record: neither overwrites the other unknowingly, and no input is lost."""

import re

import pytest

from cooperation.models import Meeting, Participation
from tests import builders as make
from tests.admin.filling import differences, errors, open_form, opened, save, save_meanwhile, shown, time_passes
from tests.html import select, texts


@pytest.fixture
def url(talks):
    return f"/admin/cooperation/meeting/{talks.pk}/change/"


def test_a_form_that_nobody_else_saved_meanwhile_saves(as_editor, talks, url):
    response = save(as_editor, url, opened(as_editor, url), title="Renamed")

    assert response.status_code == 302
    talks.refresh_from_db()
    assert talks.title == "Renamed"


def test_saving_over_an_unseen_change_is_refused_with_who_and_when(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")

    response = save(as_editor, url, mine, title="Mine")

    assert re.search("was changed by ada (at|on) ", errors(response))
    talks.refresh_from_db()
    assert talks.title == "Theirs"


def test_the_notice_of_an_unseen_change_is_not_among_the_errors_to_fix(as_editor, admin_client, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")

    response = save(as_editor, url, mine, title="Mine")
    assert texts(response, ".problems h2") == ["Not saved yet"]

    response = save(as_editor, url, mine, title="Mine", date="31 Feb 2025")
    assert texts(response, ".problems h2") == ["Not saved yet", "Please fix the following"]
    assert len(select(response, ".problems li")) == 1


def test_the_refusal_shows_what_differs_and_keeps_what_was_typed(as_editor, admin_client, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs", summary="Long.")

    response = save(as_editor, url, mine, title="Mine", kind="summit", summary="Short.")

    assert differences(response) == [("title", "Talks", "Theirs", "Mine"), ("summary", "", "Long.", "Short.")]
    form = response.context["adminform"].form
    assert (form["title"].value(), form["kind"].value()) == ("Mine", "summit")


def test_saving_again_after_having_seen_it_overwrites(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")
    refused = save(as_editor, url, mine, title="Mine")

    response = save(as_editor, url, shown(refused))

    assert response.status_code == 302
    talks.refresh_from_db()
    assert talks.title == "Mine"


def test_a_second_unseen_change_is_refused_again(as_editor, admin_client, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")
    seen = shown(save(as_editor, url, mine, title="Mine"))
    save_meanwhile(admin_client, url, title="Theirs again")

    response = save(as_editor, url, seen)

    assert differences(response) == [("title", "Theirs", "Theirs again", "Mine")]


def test_changed_rows_of_the_form_are_compared_too(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-capacity": "Minister"})

    response = save(as_editor, url, mine, **{"participations-0-capacity": "Deputy"})

    label = "participation “Ann Example”: capacity"
    assert differences(response) == [(label, "", "Minister", "Deputy")]


def test_a_row_that_the_form_holds_already_is_no_difference(as_editor, admin_client, talks, url):
    time_passes()
    talks.participations.create(participant=make.person("Cem Example"))
    mine = opened(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")

    assert differences(save(as_editor, url, mine, title="Mine")) == [("title", "Talks", "Theirs", "Mine")]


def test_a_derived_status_does_not_count_as_a_change(as_editor, db):
    initiative = make.initiative()
    url = f"/admin/cooperation/initiative/{initiative.pk}/change/"
    mine = open_form(as_editor, url)
    make.development(initiatives=[initiative], status_becomes="planned", date="2025")

    assert save(as_editor, url, mine, title="Mine").status_code == 302


def test_an_untouched_row_that_another_deleted_stays_deleted(as_editor, talks, url):
    mine = open_form(as_editor, url)
    Participation.objects.filter(participant__name="Ben Example").delete()

    response = save(as_editor, url, mine, title="Mine")

    assert differences(response) == []
    assert save(as_editor, url, shown(response)).status_code == 302
    assert [str(row.participant) for row in talks.participations.all()] == ["Ann Example"]


def test_what_was_typed_into_a_row_that_another_deleted_comes_back_as_a_new_row(as_editor, talks, url):
    mine = open_form(as_editor, url)
    Participation.objects.filter(participant__name="Ann Example").delete()

    response = save(as_editor, url, mine, **{"participations-0-capacity": "Minister"})

    assert "Somebody deleted “Ann Example” while you had this form open." in errors(response)
    assert differences(response) == [("participation", "Ann Example", "", "your text is kept as a new row")]
    assert save(as_editor, url, shown(response)).status_code == 302
    rows = [(str(row.participant), row.capacity) for row in talks.participations.order_by("pk")]
    assert rows == [("Ben Example", ""), ("Ann Example", "Minister")]


def test_what_was_typed_into_a_record_that_another_deleted_becomes_a_new_one(as_editor, talks, url):
    mine = open_form(as_editor, url)
    talks.delete()

    response = save(as_editor, url, mine, title="Mine")

    assert "The meeting “Talks” was deleted" in errors(response)
    assert 'action="/admin/cooperation/meeting/add/"' in response.content.decode()
    assert save(as_editor, "/admin/cooperation/meeting/add/", shown(response)).status_code == 302
    new = Meeting.objects.get(title="Mine")
    assert [str(row.participant) for row in new.participations.order_by("pk")] == ["Ann Example", "Ben Example"]


def test_a_noun_without_a_version_of_its_own_is_guarded_too(as_editor, admin_client, db):
    url = f"/admin/cooperation/participant/{make.participant().pk}/change/"
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, native_name="Theirs")

    response = save(as_editor, url, mine, native_name="Mine")

    assert differences(response) == [("native name", "", "Theirs", "Mine")]
