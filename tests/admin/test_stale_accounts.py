"""Two administrators edit one account: a lock or a change of permissions is not undone by a form opened before it."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from cooperation.admin.deletion import deletions
from tests.admin.filling import differences, errors, open_form, save, save_meanwhile, shown
from tests.html import texts

PASSWORD = "correct horse battery staple"


@pytest.fixture
def colleague(db):
    user = User.objects.create_user("colleague", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def url(colleague):
    return f"/admin/auth/user/{colleague.pk}/change/"


def without(fields: dict, name: str) -> dict:
    return {key: value for key, value in fields.items() if key != name}


def lock(client, url):
    """Untick "Can sign in" in another window."""
    answer = client.post(url, without(open_form(client, url), "is_active"))
    assert answer.status_code == 302


def test_a_lock_is_not_undone_by_a_form_that_was_opened_before(as_admin, admin_client, colleague, url):
    mine = open_form(as_admin, url)
    lock(admin_client, url)

    response = save(as_admin, url, mine, first_name="Cem")

    assert "This user was changed by ada" in errors(response)
    assert texts(response, ".problems h2") == ["Not saved yet"]
    colleague.refresh_from_db()
    assert not colleague.is_active


def test_a_lock_by_another_is_copied_into_the_form_and_saved_with_it(as_admin, admin_client, colleague, url):
    mine = open_form(as_admin, url)
    lock(admin_client, url)

    response = save(as_admin, url, mine, first_name="Cem")
    assert save(as_admin, url, shown(response)).status_code == 302

    colleague.refresh_from_db()
    assert (colleague.first_name, colleague.is_active) == ("Cem", False)


def test_what_both_changed_is_shown_side_by_side(as_admin, admin_client, colleague, url):
    mine = open_form(as_admin, url)
    save_meanwhile(admin_client, url, last_name="Theirs")

    response = save(as_admin, url, mine, last_name="Mine")

    assert differences(response) == [("last name", "", "Theirs", "Mine")]


def test_a_user_whom_another_took_out_of_a_group_stays_out_of_it(as_admin, admin_client, colleague, url):
    mine = open_form(as_admin, url)
    save_meanwhile(admin_client, url, groups=[])

    response = save(as_admin, url, mine, first_name="Cem")
    assert save(as_admin, url, shown(response)).status_code == 302

    colleague.refresh_from_db()
    assert (colleague.first_name, list(colleague.groups.all())) == ("Cem", [])


def test_permissions_that_another_took_from_a_group_stay_taken(as_admin, admin_client):
    group = Group.objects.create(name="Readers")
    kept, taken = Permission.objects.filter(codename__in=["view_meeting", "view_place"]).order_by("codename")
    group.permissions.set([kept, taken])
    url = f"/admin/auth/group/{group.pk}/change/"
    mine = open_form(as_admin, url)
    save_meanwhile(admin_client, url, permissions=[kept.pk])

    response = save(as_admin, url, mine, name="Visitors")
    assert "This group was changed by ada" in errors(response)
    assert save(as_admin, url, shown(response)).status_code == 302

    group.refresh_from_db()
    assert (group.name, list(group.permissions.all())) == ("Visitors", [kept])


def test_an_account_that_nobody_changed_meanwhile_is_saved(as_admin, colleague, url):
    assert save(as_admin, url, open_form(as_admin, url), first_name="Cem").status_code == 302


def test_a_sign_in_is_no_change_of_an_account(as_admin, client, colleague, url):
    mine = open_form(as_admin, url)
    User.objects.filter(pk=colleague.pk).update(last_login="2026-01-01T00:00Z", password="other")

    assert save(as_admin, url, mine, first_name="Cem").status_code == 302


def test_a_new_password_does_not_undo_a_lock_of_the_same_moment(as_admin, colleague, monkeypatch):
    set_password = User.set_password

    def locked_meanwhile(user, password):
        User.objects.filter(pk=user.pk).update(is_active=False)
        set_password(user, password)

    monkeypatch.setattr(User, "set_password", locked_meanwhile)
    typed = {"password1": PASSWORD[::-1], "password2": PASSWORD[::-1], "usable_password": "true"}
    as_admin.post(f"/admin/auth/user/{colleague.pk}/password/", typed)

    colleague.refresh_from_db()
    assert (colleague.check_password(PASSWORD[::-1]), colleague.is_active) == (True, False)


def test_an_own_new_password_does_not_undo_a_lock_of_the_same_moment(client, colleague, monkeypatch):
    client.force_login(colleague)
    set_password = User.set_password

    def locked_meanwhile(user, password):
        User.objects.filter(pk=user.pk).update(is_active=False)
        set_password(user, password)

    monkeypatch.setattr(User, "set_password", locked_meanwhile)
    new = PASSWORD[::-1]
    client.post("/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    colleague.refresh_from_db()
    assert (colleague.check_password(new), colleague.is_active) == (True, False)


def test_a_deleted_account_is_not_offered_to_be_restored(as_admin, colleague):
    as_admin.post(f"/admin/auth/user/{colleague.pk}/delete/", {"post": "yes"})

    assert not User.objects.filter(pk=colleague.pk).exists()
    assert deletions() == []


def test_the_history_of_an_account_has_no_password(colleague):
    names = {field.name for field in User.pgh_event_model._meta.get_fields()}

    assert {"username", "is_active", "is_superuser"} <= names
    assert not names & {"password", "last_login"}


def test_a_saved_account_is_not_offered_as_unsaved_text(as_admin, colleague, url):
    response = save(as_admin, url, open_form(as_admin, url), first_name="Cem", draft="abc123")

    assert response.cookies["saved_forms"].value == "abc123"
