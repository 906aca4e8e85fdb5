"""The History page shows who changed what, when and why."""

import pytest

from cooperation.admin.history import HISTORY_PAGE_SIZE
from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import opened, save, time_passes


@pytest.fixture
def talks(db):
    return make.meeting(title="Talks")


@pytest.fixture
def url(talks):
    return f"/admin/cooperation/meeting/{talks.pk}/"


def moments(client, url) -> list:
    return client.get(f"{url}history/").context["changesets"]


def lines(moment) -> list[tuple[str, str, str]]:
    return [(line.label, line.old, line.new) for line in moment.lines]


def save_later(client, url, **typed) -> None:
    time_passes()
    assert save(client, f"{url}change/", opened(client, f"{url}change/"), **typed).status_code == 302


def test_a_change_is_shown_with_user_reason_and_old_value(as_editor, url):
    save_later(as_editor, url, title="Renamed", kind="summit", reason="The programme calls it so.")

    latest = moments(as_editor, url)[0]
    assert (latest.user, latest.reason) == ("edith", "The programme calls it so.")
    assert lines(latest) == [("title", "Talks", "Renamed"), ("kind", "talks", "summit")]


def test_the_page_of_history_shows_the_changes(as_editor, url):
    save_later(as_editor, url, title="Renamed", reason="The programme calls it so.")

    page = as_editor.get(f"{url}history/").content.decode()
    assert "“The programme calls it so.”" in page
    assert "Renamed" in page


def test_the_first_change_shows_what_was_entered(as_editor, talks, url):
    assert ("title", "", "Talks") in lines(moments(as_editor, url)[-1])


def test_other_rows_are_named_not_numbered(as_editor, talks, url):
    time_passes()
    Meeting.objects.filter(pk=talks.pk).update(venue=make.place("Exampleton"))

    assert lines(moments(as_editor, url)[0]) == [("venue", "", "Exampleton")]


def test_added_and_removed_rows_are_shown(as_editor, talks, url):
    participation = make.participation(talks, make.person("Ann Example"), role="host")
    time_passes()
    participation.delete()

    removed, added = moments(as_editor, url)
    assert lines(removed) == [("participation", "Ann Example, host", "")]
    assert ("participation", "", "Ann Example, host") in lines(added)


def test_a_changed_row_is_shown_by_its_name_and_column(as_editor, talks, url):
    participation = make.participation(talks, make.person("Ann Example"))
    time_passes()
    participation.capacity = "Minister"
    participation.save()

    assert lines(moments(as_editor, url)[0]) == [("participation “Ann Example”: capacity", "", "Minister")]


def test_added_and_removed_links_are_shown(as_editor, talks, url):
    energy = make.sector("Sector of examples")
    talks.sectors.add(energy)
    time_passes()
    talks.sectors.remove(energy)

    assert lines(moments(as_editor, url)[0]) == [("sectors", "Sector of examples", "")]


def test_the_name_of_a_deleted_row_is_still_shown(as_editor, talks, url):
    person = make.person("Ann Example")
    make.participation(talks, person).delete()
    time_passes()
    make.participation(talks, person).delete()
    person.delete()

    assert as_editor.get(f"{url}history/").status_code == 200


def test_rows_of_owned_rows_are_shown_too(as_editor, db):
    agreement = make.agreement()
    action = make.action(agreement)
    time_passes()
    make.cite(action, make.source("A communiqué"), quote="was signed")

    latest = moments(as_editor, f"/admin/cooperation/agreement/{agreement.pk}/")[0]
    assert lines(latest) == [("citation", "", "A communiqué: “was signed”")]


def test_a_long_history_goes_on_on_the_next_page(as_editor, talks, url):
    for number in range(HISTORY_PAGE_SIZE + 2):
        time_passes()
        Meeting.objects.filter(pk=talks.pk).update(title=f"Talks {number}")

    first = as_editor.get(f"{url}history/")
    second = as_editor.get(f"{url}history/", {"before": first.context["older"]})

    assert [len(page.context["changesets"]) for page in (first, second)] == [HISTORY_PAGE_SIZE, 3]
    assert lines(second.context["changesets"][0]) == [("title", "Talks 0", "Talks 1")]


def test_a_page_of_history_takes_as_many_queries_for_ten_changes_as_for_one(
    as_editor, talks, url, django_assert_max_num_queries
):
    for number in range(10):
        time_passes()
        make.participation(talks, make.person(f"Person {number}"))

    with django_assert_max_num_queries(16):
        assert len(moments(as_editor, url)) == 11


def test_a_stranger_sees_no_history(client, url):
    assert client.get(f"{url}history/").status_code == 302


def test_news_of_a_record_is_in_its_history(as_editor):
    canal = make.initiative(title="Canal", published=True)
    time_passes()
    make.development(initiatives=[canal], date="1 March 2020", published=True)

    latest = moments(as_editor, f"/admin/cooperation/initiative/{canal.pk}/")[0]
    assert ("last news", "", "1 March 2020") in lines(latest)
    assert "last day of the last news" not in {label for label, *_ in lines(latest)}
