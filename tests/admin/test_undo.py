"""Any change can be undone at any later time, as far as nobody changed the same since."""

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Agreement, Citation, Meeting, Participation, Sector
from tests import builders as make
from tests.admin.filling import opened, save, time_passes

pytestmark = pytest.mark.django_db


def last_change(row):
    """Return the id of the change that wrote a row last."""
    events = type(row).pgh_event_model.objects.filter(pgh_obj_id=row.pk)
    return events.exclude(pgh_context=None).order_by("-pgh_id").first().pgh_context_id


def edit(client, row, **typed):
    """Save typed values in the form of a row, and return the id of the change."""
    time_passes()
    url = f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/"
    assert save(client, url, opened(client, url), **typed).status_code == 302
    return last_change(row)


def preview(client, change):
    """Return the context of the page that asks before a change is undone."""
    time_passes()
    page = client.get(f"/admin/changes/{change}/undo/")
    assert page.status_code == 200
    return page.context


def undo(client, change, shown=None):
    """Undo a change as shown on the page, and return the response."""
    digest = (shown or preview(client, change))["digest"]
    return client.post(f"/admin/changes/{change}/undo/", {"shown": digest})


def lines(groups):
    return [(line.label, line.old, line.new) for group in groups for line in group.lines]


@pytest.fixture
def talks():
    return make.meeting(title="Talks", kind="talks")


def test_a_field_gets_its_value_from_before(as_editor, talks):
    change = edit(as_editor, talks, title="Renamed")
    assert lines(preview(as_editor, change)["taken_back"]) == [("title", "Renamed", "Talks")]

    answer = undo(as_editor, change)

    assert answer.status_code == 302
    assert Meeting.objects.get(pk=talks.pk).title == "Talks"


def test_what_was_changed_later_stays_and_is_shown(as_editor, talks):
    change = edit(as_editor, talks, title="Renamed", kind="summit")
    edit(as_editor, talks, title="Renamed again")

    shown = preview(as_editor, change)
    assert lines(shown["taken_back"]) == [("kind", "summit", "talks")]
    assert lines(shown["kept"])[0] == ("title", "Renamed", "Renamed again")
    undo(as_editor, change, shown)

    talks.refresh_from_db()
    assert (talks.title, talks.kind) == ("Renamed again", "talks")


def test_an_undo_can_be_undone(as_editor, talks):
    change = edit(as_editor, talks, title="Renamed")
    undo(as_editor, change)

    undo(as_editor, last_change(talks))

    assert Meeting.objects.get(pk=talks.pk).title == "Renamed"
    assert "This change was undone" in as_editor.get(f"/admin/changes/{change}/").text


def test_links_go_back_too(as_editor, talks):
    energy = Sector.objects.create(name="Energy of a test", slug="energy-of-a-test")
    change = edit(as_editor, talks, sectors=[energy.pk])

    undo(as_editor, change)

    assert not talks.sectors.exists()


def test_a_deleted_record_comes_back_with_its_rows_and_citations(as_editor):
    talks = make.meeting(title="Talks", participants=[make.state("XN"), make.state("XS")], published=True)
    time_passes()
    url = f"/admin/cooperation/meeting/{talks.pk}/delete/"
    versions = as_editor.get(url).context["versions"]
    assert as_editor.post(url, {"post": "yes", "seen": versions}).status_code == 302
    change = last_change(talks)

    undo(as_editor, change)

    again = Meeting.objects.get(pk=talks.pk)
    assert (again.title, again.publication) == ("Talks", "published")
    assert Participation.objects.filter(meeting=again).count() == 2
    assert Citation.objects.filter(meeting=again).count() == 1


def test_an_added_record_is_deleted_unless_others_refer_to_it(as_editor, talks):
    time_passes()
    url = "/admin/cooperation/meeting/add/"
    save(as_editor, url, opened(as_editor, url), title="A second meeting", kind="talks", date="3 March 2025")
    added = Meeting.objects.get(title="A second meeting")
    change = last_change(added)
    with pghistory.context():
        followed = make.meeting(title="The return visit", part_of=added)

    shown = preview(as_editor, change)
    assert not shown["taken_back"]
    (refused,) = shown["not_undone"]
    assert [group.name for group in refused.used_by] == ["The return visit"]
    with pghistory.context():
        followed.delete()
    undo(as_editor, change)

    assert not Meeting.objects.filter(pk=added.pk).exists()


def test_a_change_after_the_preview_is_shown_first(as_editor, talks):
    change = edit(as_editor, talks, title="Renamed", kind="summit")
    shown = preview(as_editor, change)
    edit(as_editor, talks, title="Renamed again")

    answer = undo(as_editor, change, shown)

    assert "Not undone yet" in answer.text
    assert Meeting.objects.get(pk=talks.pk).kind == "summit"


def test_what_a_rule_does_not_accept_stays_and_the_rest_goes_back(as_editor):
    one, other = (make.agreement(title=title, published=True) for title in ("One", "Other"))
    time_passes()
    page = {"action": "withdraw", "_selected_action": [one.pk, other.pk]}
    assert as_editor.post("/admin/cooperation/agreement/", page).status_code == 302
    change = last_change(one)
    with pghistory.context():
        Citation.objects.filter(agreement=other).delete()

    shown = preview(as_editor, change)
    assert [it.group.name for it in shown["not_undone"]] == ["Other"]
    undo(as_editor, change, shown)

    now = Agreement.objects.filter(pk__in=[one.pk, other.pk]).values_list("title", "publication")
    assert dict(now) == {"One": "published", "Other": "withdrawn"}


def test_a_viewer_may_see_a_change_but_not_undo_it(client, as_editor, talks, django_user_model):
    change = edit(as_editor, talks, title="Renamed")
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    client.force_login(viewer)

    assert client.get(f"/admin/changes/{change}/").status_code == 403
    assert client.post(f"/admin/changes/{change}/undo/").status_code == 403


def test_an_unknown_change_is_not_found(as_editor):
    assert as_editor.get("/admin/changes/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_an_added_record_that_stays_keeps_its_rows(as_editor):
    with pghistory.context(reason="The state was entered"):
        north = make.state("XN")
    time_passes()
    with pghistory.context(reason="The meeting was entered"):
        talks = make.meeting(title="Talks", participants=[north])
    change = last_change(talks)
    time_passes()
    with pghistory.context():
        make.meeting(title="The return visit", part_of=talks)

    shown = preview(as_editor, change)

    (refused,) = shown["not_undone"]
    assert refused.reasons == ["Something that was added since refers to it."]
    assert ("participation", "", "Northland") in [(line.label, line.old, line.new) for line in refused.group.lines]
    assert Participation.objects.filter(meeting=talks).exists()


def test_a_deleted_row_does_not_come_back_without_its_record(as_editor):
    talks = make.meeting(title="Talks", participants=[make.state("XN"), make.state("XS")])
    time_passes()
    with pghistory.context(reason="The state did not come"):
        Participation.objects.filter(meeting=talks, participant__name="Northland").delete()
    change = Participation.pgh_event_model.objects.order_by("-pgh_id").first().pgh_context_id
    time_passes()
    with pghistory.context():
        Participation.objects.filter(meeting=talks).delete()
        talks.delete()

    shown = preview(as_editor, change)

    (refused,) = shown["not_undone"]
    assert refused.reasons == ["It refers to the meeting that was deleted: Talks."]


def test_a_change_of_many_records_is_undone_at_once(as_editor):
    records = [make.agreement(title=f"Agreement {number}", published=True) for number in range(5)]
    time_passes()
    page = {"action": "withdraw", "_selected_action": [record.pk for record in records]}
    as_editor.post("/admin/cooperation/agreement/", page)

    undo(as_editor, last_change(records[0]))

    assert set(Agreement.objects.filter(pk__in=[r.pk for r in records]).values_list("publication")) == {("published",)}


def test_changes_of_accounts_are_shown_and_never_taken_back(as_admin, editor):
    time_passes()
    url = f"/admin/auth/user/{editor.pk}/change/"
    assert save(as_admin, url, opened(as_admin, url), last_name="Renamed").status_code == 302
    change = last_change(editor)

    assert ("last name", "", "Renamed") in lines(as_admin.get(f"/admin/changes/{change}/").context["groups"])
    (refused,) = preview(as_admin, change)["not_undone"]
    assert refused.reasons == ["Accounts are not taken back here: change the account itself."]


@pytest.mark.parametrize("added_since", [False, True])
def test_many_records_take_as_many_queries_as_few(as_editor, added_since):
    def queries(number):
        with pghistory.context(reason=f"Entered {number}"):
            rows = [make.meeting(title=f"Talks {number}, {one}") for one in range(number)]
        change = last_change(rows[0])
        time_passes()
        if added_since:
            with pghistory.context():
                for row in rows:
                    make.meeting(title=f"After {row}", part_of=row)
        with CaptureQueriesContext(connection) as captured:
            preview(as_editor, change)
        return len(captured)

    assert queries(12) <= queries(3)
