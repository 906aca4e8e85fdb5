"""Requests that no page of ours sends: they get a message, and change nothing."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.db.models.signals import pre_delete

from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import opened, save

ADD, LIST = "/admin/cooperation/agreement/add/", "/admin/cooperation/agreement/"
NOT_AN_ID = ["abc", "1.5", "-", "99999999999999999999", "9" * 5000, "\0"]


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("value", NOT_AN_ID)
@pytest.mark.parametrize("field", ["meeting", "sectors", "parties-0-participant", "citations-0-source"])
def test_a_relation_to_what_is_no_id_is_an_error_of_the_form(as_editor, field, value):
    response = save(as_editor, ADD, opened(as_editor, ADD), **{"title": "Treaty", field: value})

    assert response.status_code == 200
    assert response.context["form_errors"] != []
    assert 'value="Treaty"' in response.content.decode()


@pytest.mark.parametrize("value", ["\0", "KZ\0", "9" * 5000])
@pytest.mark.parametrize("url", ["/admin/cooperation/place/add/", "/admin/cooperation/participant/add/?_popup=1"])
def test_a_country_with_an_impossible_code_is_an_error_of_the_form(as_editor, url, value):
    response = save(as_editor, url, opened(as_editor, url), name="Exampleton", countries=[value], country=value)

    assert response.status_code == 200
    assert response.context["form_errors"] != []
    assert 'value="Exampleton"' in response.content.decode()


@pytest.mark.parametrize("value", NOT_AN_ID)
def test_a_status_with_a_source_that_is_no_id_is_an_error_of_the_form(as_editor, value):
    row = make.agreement()
    typed = {"action": "change_status", "apply": "yes", "new_status": "signed", "since": "2025", "source": value}

    response = as_editor.post(LIST, {"_selected_action": [row.pk]} | typed)

    assert response.status_code == 200
    assert b'value="2025"' in response.content


@pytest.mark.parametrize("value", NOT_AN_ID)
@pytest.mark.parametrize("action", ["delete_selected", "publish", "change_status"])
def test_an_action_on_what_is_no_row_changes_nothing(as_editor, action, value):
    response = as_editor.post(LIST, {"action": action, "_selected_action": [value], "post": "yes"}, follow=True)

    assert response.status_code == 200
    assert said(response) == ["Nothing was changed. Select rows of this list."]


@pytest.mark.parametrize(
    ("url", "action"),
    [
        ("/admin/auth/user/", "delete_selected"),
        ("/admin/auth/group/", "delete_selected"),
        ("/admin/axes/accessattempt/", "unlock"),
    ],
)
def test_the_lists_of_accounts_do_the_same(as_admin, url, action):
    response = as_admin.post(url, {"action": action, "_selected_action": ["abc"], "post": "yes"}, follow=True)

    assert said(response) == ["Nothing was changed. Select rows of this list."]


def test_rows_that_another_one_names_meanwhile_are_not_reported_as_deleted(as_editor):
    meeting, agreement = make.meeting(title="Talks"), make.agreement()

    def name_it(**kwargs):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE cooperation_agreement SET meeting_id = %s WHERE id = %s", [meeting.pk, agreement.pk])

    pre_delete.connect(name_it, sender=Meeting)
    try:
        typed = {"action": "delete_selected", "_selected_action": [meeting.pk], "post": "yes"}
        response = as_editor.post("/admin/cooperation/meeting/", typed, follow=True)
    finally:
        pre_delete.disconnect(name_it, sender=Meeting)

    assert [message.partition(".")[0] for message in said(response)] == ["Nothing was deleted"]
    assert Meeting.objects.filter(pk=meeting.pk).exists()
    assert not LogEntry.objects.filter(object_id=str(meeting.pk)).exists()
