"""The desk: drafts, deadlines, recent changes, and the models in the order of work."""

import pytest
from django.contrib.auth.models import User
from django.utils.timezone import localdate, timedelta

from cooperation.models import Commitment, Initiative
from tests import builders as make

DESK = "/admin/"


@pytest.fixture
def bare(db):
    """An empty register."""
    for model in (Commitment, Initiative):
        model.objects.update(publication="withdrawn")


def section(client, name: str) -> list:
    return client.get(DESK).context[name]


def test_the_desk_lists_ones_own_drafts_before_those_of_others(as_editor, editor):
    make.meeting(title="mine, older", created_by=editor)
    make.meeting(title="another’s")

    drafts = section(as_editor, "drafts")
    assert [(item.title, item.yours) for item in drafts[:2]] == [("mine, older", True), ("another’s", False)]


def test_the_desk_lists_drafts_of_every_noun_with_who_changed_them(as_editor):
    ada = User.objects.create(username="grace", first_name="Grace", last_name="Example")
    make.commitment(title="A promise", updated_by=ada)

    (item,) = [item for item in section(as_editor, "drafts") if item.title == "A promise"]
    assert (item.model_name, item.by) == ("commitment", "Grace Example")


def test_the_desk_lists_what_is_in_review(as_editor):
    make.meeting(title="Talks in review", publication="in_review")

    assert [item.title for item in section(as_editor, "in_review")] == ["Talks in review"]


def test_the_desk_lists_what_was_published_or_changed_last(as_editor):
    make.meeting(title="Talks", published=True)

    assert section(as_editor, "recent")[0].title == "Talks"


def test_a_record_opens_from_the_desk_and_returns_to_it(as_editor):
    meeting = make.meeting(title="Talks", publication="in_review")

    (item,) = section(as_editor, "in_review")
    assert item.url == f"/admin/cooperation/meeting/{meeting.pk}/change/?_return=%2Fadmin%2F"


def test_the_desk_lists_what_was_not_heard_of_for_the_longest_with_the_button_that_adds_a_development(as_editor, bare):
    heard, silent = make.initiative(title="Heard of", published=True), make.initiative(title="Silent", published=True)
    make.development(initiatives=[heard], date="2024", published=True)
    make.development(initiatives=[silent], date="2020", published=True)

    items = [item for item in section(as_editor, "open_items") if isinstance(item.row, Initiative)]
    assert [item.row.title for item in items] == ["Silent", "Heard of"]
    assert items[0].add_development.startswith(f"/admin/cooperation/development/add/?initiatives={silent.pk}&_return=")
    assert "last news on" in as_editor.get(DESK).content.decode()


def test_the_desk_lists_commitments_that_are_due_soon_and_overdue_ones(as_editor, bare):
    today = localdate()
    make.commitment(title="Overdue", due=str(today - timedelta(days=1)))
    make.commitment(title="Soon", due=str(today + timedelta(days=30)))
    make.commitment(title="Later", due=str(today + timedelta(days=31)))
    make.commitment(title="Met", due=str(today), status="met")

    assert [(item.row.title, item.days) for item in section(as_editor, "due")] == [("Soon", 30), ("Overdue", -1)]
    assert "due in 30 days" in as_editor.get(DESK).content.decode()


def test_the_desk_shows_a_few_of_each_and_no_more(as_editor):
    for number in range(12):
        make.meeting(title=f"Talks {number}", publication="in_review")

    assert len(section(as_editor, "in_review")) == 8


def test_an_empty_desk_says_what_to_do(as_editor, bare):
    page = as_editor.get(DESK).content.decode()

    assert "No records in review." in page
    assert "No commitments are overdue or due in the next 30 days." in page


def test_the_desk_names_the_nouns_in_the_order_of_the_work(as_editor):
    nouns = [model["object_name"] for model in as_editor.get(DESK).context["app_list"][0]["models"]]

    assert nouns[:4] == ["Meeting", "Agreement", "Initiative", "Development"]
    assert nouns[-3:] == ["Country", "Sector", "Unit"]


def test_the_desk_shows_users_and_groups_to_administrators_only(as_editor, admin_user, client):
    assert [app["app_label"] for app in as_editor.get(DESK).context["app_list"]] == ["cooperation"]

    client.force_login(admin_user)
    assert "auth" in [app["app_label"] for app in client.get(DESK).context["app_list"]]


def test_the_desk_shows_nothing_to_those_who_may_not_see_it(client, db):
    make.meeting(title="A secret draft")
    client.force_login(User.objects.create(username="new", is_staff=True))

    page = client.get(DESK).content.decode()
    assert "A secret draft" not in page
    assert "Ask an administrator" in page


def test_the_desk_takes_as_many_queries_for_many_records_as_for_few(as_editor, editor, django_assert_max_num_queries):
    for number in range(20):
        make.meeting(title=f"Talks {number}", created_by=editor)
        make.initiative(title=f"Initiative {number}", published=True)

    with django_assert_max_num_queries(21):
        as_editor.get(DESK)
