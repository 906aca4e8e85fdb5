"""Accounts, groups and sign-ins, and unlocking a user after wrong passwords."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from tests.admin.filling import opened

FAILED = "/admin/axes/accessattempt/"
PASSWORD = "correct horse battery staple"


@pytest.fixture
def locked_out(db):
    """A user who is locked out after too many wrong passwords."""
    User.objects.create_user("colleague", password=PASSWORD, is_staff=True)
    for _ in range(10):
        sign_in("wrong")
    return AccessAttempt.objects.get()


def sign_in(password):
    return Client().post("/admin/login/?next=/admin/", {"username": "colleague", "password": password})


def test_an_administrator_ends_the_pause(as_admin, locked_out):
    assert sign_in(PASSWORD).status_code == 429

    response = as_admin.post(FAILED, {"action": "unlock", "_selected_action": [locked_out.pk]}, follow=True)

    assert "Unlocked: colleague." in response.content.decode()
    assert sign_in(PASSWORD).status_code == 302


def test_failed_sign_ins_are_named_failed(as_admin, locked_out):
    page = as_admin.get(FAILED).content.decode()
    assert "Failed sign-ins</h1>" in page
    assert "1\n      \n        failed sign-in" in page
    assert "access attempt" not in page.lower()


def test_the_desk_names_what_administrators_keep(as_admin):
    page = as_admin.get("/admin/").content.decode()
    assert [name in page for name in ("Accounts", "Signing in", "Failed sign-ins", "Axes", "Authentication")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("page", [FAILED, "/admin/axes/accesslog/"])
def test_an_editor_reads_no_sign_ins(as_editor, page):
    assert as_editor.get(page).status_code == 403


@pytest.mark.parametrize("page", [f"{FAILED}add/", f"{FAILED}1/delete/"])
def test_nobody_enters_or_deletes_a_sign_in_by_hand(as_admin, locked_out, page):
    assert as_admin.get(page.replace("/1/", f"/{locked_out.pk}/")).status_code == 403


def test_an_administrator_makes_an_account(as_admin):
    as_admin.post("/admin/auth/user/add/", {"username": "colleague", "password1": PASSWORD, "password2": PASSWORD})

    assert User.objects.get(username="colleague").check_password(PASSWORD)


def test_a_colleague_joins_the_editors(as_admin):
    colleague, editors = User.objects.create_user("colleague"), Group.objects.get(name="Editors")
    typed = {"username": "colleague", "is_active": "on", "is_staff": "on", "groups": [editors.pk]}

    as_admin.post(f"/admin/auth/user/{colleague.pk}/change/", typed)

    colleague.refresh_from_db()
    assert colleague.is_staff
    assert list(colleague.groups.all()) == [editors]


def test_the_form_of_a_group_offers_all_that_it_has(as_admin):
    editors = Group.objects.get(name="Editors")
    form = as_admin.get(f"/admin/auth/group/{editors.pk}/change/").context["adminform"].form

    offered = {permission.codename for permission in form.fields["permissions"].queryset}

    assert {permission.codename for permission in editors.permissions.all()} <= offered
    assert not any("event" in name for name in offered)


def test_what_a_group_may_do_is_what_was_ticked(as_admin):
    group = Group.objects.create(name="Readers")
    reading = Permission.objects.filter(codename__in=["view_meeting", "view_place"])

    as_admin.post(
        f"/admin/auth/group/{group.pk}/change/",
        {"name": "Readers", "permissions": [permission.pk for permission in reading]},
    )

    assert set(group.permissions.all()) == set(reading)


def test_deleting_an_account_says_that_it_is_for_good(as_admin):
    colleague = User.objects.create_user("colleague")
    page = as_admin.get(f"/admin/auth/user/{colleague.pk}/delete/").content.decode()
    assert "You can’t undo this." in page
    assert "Recently deleted" not in page


def test_saving_a_group_keeps_what_its_boxes_would_not_show(as_admin):
    group = Group.objects.create(name="Readers")
    group.permissions.add(odd := Permission.objects.get(codename="view_seedfile"))
    url = f"/admin/auth/group/{group.pk}/change/"

    as_admin.post(url, {"name": "Readers", "permissions": opened(as_admin, url)["permissions"]})

    assert list(group.permissions.all()) == [odd]
