"""A form that is sent twice adds one object, and the second request gets the response of the first."""

import threading

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from cooperation.models import (
    ActionKind,
    Agreement,
    Commitment,
    Country,
    Meeting,
    Participant,
    Place,
    Sector,
    Source,
    Unit,
)
from tests import builders as make
from tests.admin.filling import errors, opened, save, shown

ADD = "/admin/cooperation/meeting/add/"
TYPED = {
    "meeting": (Meeting, {"title": "Talks sent twice"}),
    "agreement": (Agreement, {"title": "Agreement sent twice"}),
    "commitment": (Commitment, {"what": "Send it twice"}),
    "participant": (Participant, {"name": "Ministry of Sending", "kind": "ministry"}),
    "place": (Place, {"name": "Twicetown", "kind": "settlement"}),
    "source": (Source, {"title": "A report sent twice"}),
}
REFERENCE = {
    "unit": (Unit, {"symbol": "camels", "name": "camels", "dimension": "count"}),
    "country": (Country, {"code": "XT", "name": "Twiceland"}),
    "sector": (Sector, {"name": "Sending twice"}),
    "actionkind": (ActionKind, {"code": "sent_twice", "name": "sent twice"}),
}


def said(response) -> str:
    return " ".join(map(str, response.context["messages"]))


@pytest.mark.parametrize("name", TYPED)
def test_a_form_that_is_sent_twice_adds_one_object(as_editor, name):
    model, typed = TYPED[name]
    url, before = f"/admin/cooperation/{name}/add/", model.objects.count()
    form = opened(as_editor, url)

    first, second = (save(as_editor, url, form, **typed) for _ in range(2))

    assert model.objects.count() == before + 1
    assert (first.status_code, second.status_code) == (302, 302)
    assert second["Location"] == first["Location"]


@pytest.mark.parametrize("name", REFERENCE)
def test_so_does_a_form_of_reference_data_whose_primary_key_is_typed(as_admin, name):
    model, typed = REFERENCE[name]
    url, before = f"/admin/cooperation/{name}/add/", model.objects.count()
    form = opened(as_admin, url)

    first, second = (save(as_admin, url, form, **typed) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert model.objects.count() == before + 1
    assert "saved once, although the form was sent twice" in said(as_admin.get(second["Location"]))


@pytest.mark.parametrize("button", ["_continue", "_addanother", "_save"])
def test_the_second_request_is_redirected_as_the_first_was(as_editor, button):
    form = opened(as_editor, ADD) | {"title": "Sent twice", button: "on"}

    first, second = as_editor.post(ADD, form), as_editor.post(ADD, form)

    assert second["Location"] == first["Location"]
    assert "saved once, although the form was sent twice" in said(as_editor.get(second["Location"]))


def test_the_second_request_returns_to_the_page_from_which_the_form_was_opened(as_editor):
    url = f"{ADD}?_return=/meetings/"
    form = opened(as_editor, url) | {"title": "Sent twice"}

    as_editor.post(url, form)

    assert as_editor.post(url, form)["Location"] == "/meetings/"


def test_a_popup_that_is_sent_twice_selects_the_same_object(as_editor):
    url = "/admin/cooperation/place/add/?_popup=1&_to_field=id"
    form = opened(as_editor, url) | {"name": "Twicetown", "kind": "settlement", "_popup": "1"}

    first, second = as_editor.post(url, form), as_editor.post(url, form)

    (place,) = Place.objects.filter(name="Twicetown")
    assert first.content == second.content
    assert str(place.pk) in second.content.decode()


def test_rows_of_a_form_that_is_sent_twice_are_added_once(as_editor):
    form = opened(as_editor, ADD) | {"title": "Sent twice", "citations-0-source": make.source().pk}

    for _ in range(2):
        as_editor.post(ADD, form)

    assert Meeting.objects.get(title="Sent twice").citations.count() == 1


def test_a_form_with_an_error_can_be_corrected_and_sent_again(as_editor):
    form = opened(as_editor, ADD) | {"title": "Sent twice", "date": "no day"}
    corrected = shown(as_editor.post(ADD, form)) | {"date": "25 Feb 2025"}

    for _ in range(2):
        assert as_editor.post(ADD, corrected).status_code == 302

    assert Meeting.objects.filter(title="Sent twice").count() == 1


def test_other_content_after_going_back_is_not_lost_but_added_after_a_second_save(as_editor):
    form = opened(as_editor, ADD)
    save(as_editor, ADD, form, title="The first")

    response = save(as_editor, ADD, form, title="The second")

    assert "You have already saved this form, as the meeting “The first”" in errors(response)
    assert not Meeting.objects.filter(title="The second").exists()
    assert save(as_editor, ADD, shown(response)).status_code == 302
    assert Meeting.objects.filter(title__in=["The first", "The second"]).count() == 2


def test_two_opened_forms_with_the_same_content_add_two_objects(as_editor):
    for _ in range(2):
        save(as_editor, ADD, opened(as_editor, ADD), title="Opened twice")

    assert Meeting.objects.filter(title="Opened twice").count() == 2


def test_a_form_whose_object_was_deleted_since_adds_it_again(as_editor):
    form = opened(as_editor, ADD)
    save(as_editor, ADD, form, title="Deleted since")
    Meeting.objects.get(title="Deleted since").delete()

    save(as_editor, ADD, form, title="Deleted since")

    assert Meeting.objects.filter(title="Deleted since").count() == 1


def test_the_token_of_another_user_is_not_that_of_the_form(as_editor, admin_user):
    form = opened(as_editor, ADD)
    save(as_editor, ADD, form, title="Of two users")
    other = Client()
    other.force_login(admin_user)

    save(other, ADD, form, title="Of two users")

    assert Meeting.objects.filter(title="Of two users").count() == 2


@pytest.mark.parametrize("token", ["", "x", "\0", "a" * 5000, "A" * 32])
def test_a_form_with_a_damaged_token_is_saved(as_editor, token):
    response = save(as_editor, ADD, opened(as_editor, ADD), title="Damaged token", submission=token.replace("\0", ""))

    assert response.status_code == 302, errors(response)


def test_a_user_without_permission_to_add_gets_no_answer_from_a_token(client, as_editor, editor):
    form = opened(as_editor, ADD)
    save(as_editor, ADD, form, title="Mine")
    editor.groups.clear()

    assert save(as_editor, ADD, form, title="Mine").status_code == 403


def test_an_account_is_added_once(as_admin):
    url = "/admin/auth/user/add/"
    form = opened(as_admin, url) | {"username": "nora", "password1": "so long and odd", "password2": "so long and odd"}

    first, second = as_admin.post(url, form), as_admin.post(url, form)

    assert User.objects.filter(username="nora").count() == 1
    assert (second.status_code, second["Location"]) == (302, first["Location"])


def test_a_group_is_added_once(as_admin):
    url = "/admin/auth/group/add/"
    form = opened(as_admin, url) | {"name": "Translators"}

    first, second = as_admin.post(url, form), as_admin.post(url, form)

    assert Group.objects.filter(name="Translators").count() == 1
    assert (second.status_code, second["Location"]) == (302, first["Location"])


def test_old_tokens_are_deleted(as_editor):
    save(as_editor, ADD, opened(as_editor, ADD), title="Long ago")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register.submission SET at = now() - interval '31 days'")

    save(as_editor, ADD, opened(as_editor, ADD), title="Today")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register.submission")
        assert cursor.fetchone() == (1,)


def test_two_requests_at_the_same_time_add_one_object(own_database):
    user = User.objects.create(username="ada", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    form, answers = opened(client, ADD) | {"title": "At the same time"}, []

    def send():
        one = Client()
        one.cookies = client.cookies
        answers.append(one.post(ADD, form).status_code)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [302, 302, 302]
    assert Meeting.objects.filter(title="At the same time").count() == 1
