"""A deletion confirmed on a page that was opened before another user saved: nothing is deleted unseen."""

import pytest
from django.contrib.auth.models import Group, User

from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import save_meanwhile, time_passes
from tests.html import select, texts

LIST = "/admin/cooperation/meeting/"


@pytest.fixture
def change(talks):
    return f"{LIST}{talks.pk}/change/"


@pytest.fixture
def delete(talks):
    return f"{LIST}{talks.pk}/delete/"


def hidden(response) -> dict:
    """Return the hidden fields of the form that confirms, as a browser submits them."""
    fields = {}
    for field in select(response, '#content-main form input[type="hidden"]'):
        fields.setdefault(field.get("name"), []).append(field.get("value"))
    return fields


def confirmation(client, url, **data):
    """Open the page that asks for confirmation some time after the last change, and return its fields."""
    time_passes()
    return hidden(client.post(url, data) if data else client.get(url))


def test_a_deletion_of_what_nobody_changed_meanwhile_deletes(as_editor, talks, delete):
    as_editor.post(delete, confirmation(as_editor, delete))

    assert not Meeting.objects.filter(pk=talks.pk).exists()


def test_a_deletion_after_another_user_saved_deletes_nothing_and_shows_what_they_changed(
    as_editor, admin_client, talks, change, delete
):
    mine = confirmation(as_editor, delete)
    save_meanwhile(admin_client, change, title="Theirs")

    response = as_editor.post(delete, mine)

    assert Meeting.objects.get(pk=talks.pk).title == "Theirs"
    assert texts(response, ".problems h2") == ["Not deleted yet"]
    assert [heading.startswith("Theirs: changed by ada at ") for heading in texts(response, ".differences h2")] == [
        True
    ]
    assert texts(response, ".differences dd del") == ["was Talks"]
    assert texts(response, ".differences dd ins") == ["now Theirs"]
    assert [link.get("href") for link in select(response, ".differences h2 a")] == [change]


def test_a_deletion_is_done_when_it_is_confirmed_again(as_editor, admin_client, talks, change, delete):
    mine = confirmation(as_editor, delete)
    save_meanwhile(admin_client, change, title="Theirs")

    as_editor.post(delete, hidden(as_editor.post(delete, mine)))

    assert not Meeting.objects.filter(pk=talks.pk).exists()


def test_a_row_that_another_user_added_is_not_deleted_unseen(as_editor, talks, delete):
    mine = confirmation(as_editor, delete)
    make.cite(talks, quote="they met again")

    response = as_editor.post(delete, mine)

    assert Meeting.objects.filter(pk=talks.pk).exists()
    assert "they met again" in texts(response, ".differences")[0]


def test_a_selection_of_which_another_user_changed_one_is_not_deleted(as_editor, admin_client, talks, change):
    other = make.meeting(title="Other")
    selected = {"action": "delete_selected", "_selected_action": [talks.pk, other.pk]}
    mine = confirmation(as_editor, LIST, **selected)
    save_meanwhile(admin_client, change, title="Theirs")

    response = as_editor.post(LIST, mine)

    assert Meeting.objects.filter(pk__in=[talks.pk, other.pk]).count() == 2
    assert len(select(response, ".differences")) == 1

    as_editor.post(LIST, hidden(response))

    assert not Meeting.objects.filter(pk__in=[talks.pk, other.pk]).exists()


def test_three_times_the_selection_needs_as_many_queries_for_its_versions(as_editor, django_assert_max_num_queries):
    rows = [make.meeting(title=f"Talks {number}") for number in range(30)]
    with django_assert_max_num_queries(41):
        as_editor.post(LIST, {"action": "delete_selected", "_selected_action": [row.pk for row in rows]})


def test_a_selection_of_too_many_rows_is_not_deleted(as_editor, limits):
    limits(MAX_SELECTED=1)
    rows = [make.meeting(title="One"), make.meeting(title="Two")]
    selected = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}

    response = as_editor.post(LIST, selected, follow=True)

    assert Meeting.objects.filter(pk__in=[row.pk for row in rows]).count() == 2
    assert "Select at most 1 rows at a time." in texts(response, ".messagelist")[0]


@pytest.mark.parametrize("row", ["user", "group"])
def test_an_account_that_another_administrator_changed_is_not_deleted_unseen(as_admin, admin_client, row, db):
    obj = User.objects.create_user("edith") if row == "user" else Group.objects.create(name="Readers")
    url = f"/admin/auth/{row}/{obj.pk}/"
    mine = confirmation(as_admin, f"{url}delete/")
    name = "username" if row == "user" else "name"
    save_meanwhile(admin_client, f"{url}change/", **{name: "renamed"})

    response = as_admin.post(f"{url}delete/", mine)

    assert type(obj).objects.filter(pk=obj.pk).exists()
    assert texts(response, ".differences dd ins") == ["now renamed"]

    as_admin.post(f"{url}delete/", hidden(response))

    assert not type(obj).objects.filter(pk=obj.pk).exists()
