"""A deletion can be undone: all of its rows are restored as they were."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperation.admin.deletion import deletions
from cooperation.models import Agreement, Meeting, Participant, Source
from tests import builders as make
from tests.admin.filling import errors, opened, save, time_passes
from tests.html import one


@pytest.fixture
def talks(db):
    """A published meeting with every kind of related row."""
    meeting = make.meeting(
        title="Talks", date="25 Feb 2025", sectors=[make.sector()], places=[make.place()], published=True
    )
    make.participation(meeting, make.person("Ann Example"), role="host", capacity="Minister")
    make.participation(meeting, make.person("Ben Example"))
    make.cite(meeting, make.source("Another article"), quote="a second voice")
    return meeting


def delete(client, row, **options):
    return client.post(f"{_list(row)}{row.pk}/delete/", {"post": "yes"}, **options)


def delete_selected(client, rows, **options):
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    return client.post(_list(rows[0]), data, **options)


def undo(client):
    """Press Restore beside the latest deletion."""
    return client.post(reverse("admin:restore", args=[deletions()[0].context]), follow=True)


def said(response) -> str:
    return " ".join(map(str, response.context["messages"]))


def snapshot(*tables) -> dict:
    """Return all rows of some tables, column by column."""
    rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT t.* FROM cooperation_{table} t ORDER BY 1")
            rows[table] = cursor.fetchall()
    return rows


def _list(row) -> str:
    return f"/admin/cooperation/{row._meta.model_name}/"


MEETING = ("meeting", "participation", "citation", "meeting_sectors", "meeting_places")
AGREEMENT = ("agreement", "party", "agreementaction", "agreementlink", "citation", "entry")


def test_a_restored_record_has_its_date_with_all_words(as_admin):
    delete(as_admin, make.meeting(title="Doubtful talks", date="possibly late 2024"))
    undo(as_admin)
    assert str(Meeting.objects.get(title="Doubtful talks").date) == "possibly late 2024"


def test_restoring_brings_a_meeting_back_row_by_row(as_editor, talks):
    before = snapshot(*MEETING)
    delete(as_editor, talks)
    assert not Meeting.objects.filter(pk=talks.pk).exists()

    response = undo(as_editor)

    assert snapshot(*MEETING) == before
    assert "Restored with everything that belonged to it: meeting “Talks”." in said(response)


def test_restoring_brings_an_agreement_back_with_its_derived_status_and_its_citations(as_editor):
    agreement = make.agreement(title="Treaty", parties=[make.participant()], published=True)
    make.cite(make.action(agreement, "entered_into_force", "2020"))
    before = snapshot(*AGREEMENT[:-1])
    delete(as_editor, agreement)

    undo(as_editor)

    assert snapshot(*AGREEMENT[:-1]) == before
    assert Agreement.objects.get(pk=agreement.pk).status == "in_force"


def test_restoring_brings_back_rows_deleted_from_a_list(as_editor):
    rows = [make.meeting(title="One"), make.meeting(title="Two")]
    delete_selected(as_editor, rows)

    undo(as_editor)

    assert Meeting.objects.filter(pk__in=[row.pk for row in rows]).count() == 2


def test_a_development_that_returns_moves_its_initiative_again(as_editor):
    initiative = make.initiative()
    development = make.development(initiatives=[initiative], status_becomes="planned", date="2025")
    delete(as_editor, development)
    initiative.refresh_from_db()
    assert initiative.status == "idea"

    undo(as_editor)

    initiative.refresh_from_db()
    assert initiative.status == "planned"


def test_the_message_after_a_deletion_offers_undo(as_editor, talks):
    page = delete(as_editor, talks, follow=True)

    address = reverse("admin:restore", args=[deletions()[0].context])
    assert "The meeting “Talks” was deleted successfully." in said(page)
    assert f'action="{address}"' in page.content.decode()


def test_the_message_after_deleting_from_a_list_offers_undo_once(as_editor):
    page = delete_selected(as_editor, [make.meeting(title="One"), make.meeting(title="Two")], follow=True)

    assert page.content.decode().count("/restore/") == 1


def test_deletions_are_listed_newest_first_with_their_user(as_editor, talks):
    delete(as_editor, make.source("An older one"))
    time_passes()
    delete(as_editor, talks)

    page = as_editor.get("/admin/deleted/")
    names = [deletion.labels() for deletion in page.context["deletions"]]
    assert names[:2] == [["meeting “Talks”"], ["source “An older one”"]]
    assert "Deleted by edith" in page.content.decode()


def test_restored_rows_are_no_longer_listed_as_deleted(as_editor, talks):
    delete(as_editor, talks)
    undo(as_editor)

    assert all("Talks" not in str(deletion.objects) for deletion in deletions())


def test_the_desk_links_to_the_deletions(as_editor):
    assert 'href="/admin/deleted/"' in as_editor.get("/admin/").content.decode()


def test_the_history_tells_of_the_deletion_and_the_return(as_editor, talks):
    time_passes()
    delete(as_editor, talks)
    time_passes()
    undo(as_editor)

    moments = as_editor.get(f"{_list(talks)}{talks.pk}/history/").context["changesets"]
    assert moments[0].reason == "Restored after a deletion."
    assert ("meeting", "Talks", "") in [(line.label, line.old, line.new) for line in moments[1].lines]


class TestRestoringWhatAnotherReplaced:
    """A record whose page address was taken meanwhile returns with another one."""

    @pytest.mark.parametrize(
        "make_row", [make.meeting, make.agreement, make.initiative, make.commitment, make.figure, make.development]
    )
    def test_gives_a_record_a_new_page_address(self, as_editor, make_row):
        row = make_row(title="Taken", slug="taken")
        delete(as_editor, row)
        other = make_row(title="Taken", slug="taken")

        response = undo(as_editor)

        row.refresh_from_db()
        other.refresh_from_db()
        assert (row.slug, other.slug) == ("taken-2", "taken")
        assert "now has the page address “taken”. The restored one has the new page address “taken-2”." in said(
            response
        )

    @pytest.mark.parametrize("make_row", [make.person, make.place, make.source, make.sector])
    def test_gives_other_objects_a_new_page_address(self, as_admin, make_row):
        row = make_row("Taken", slug="taken")
        delete(as_admin, row)
        make_row("Taken by another", slug="taken")

        undo(as_admin)

        row.refresh_from_db()
        assert row.slug == "taken-2"

    def test_leaves_a_published_record_that_can_be_edited(self, as_editor, talks):
        delete(as_editor, talks)
        make.meeting(title="Talks", slug=talks.slug)
        undo(as_editor)
        url = f"{_list(talks)}{talks.pk}/change/"

        response = save(as_editor, url, opened(as_editor, url), summary="Edited after restoring.")

        assert response.status_code == 302, errors(response)
        talks.refresh_from_db()
        assert (talks.slug, talks.summary) == ("talks-2", "Edited after restoring.")
        assert as_editor.get(talks.get_absolute_url()).status_code == 200

    def test_gives_each_of_several_its_own_page_address(self, as_editor):
        rows = [make.meeting(title="Talks", slug=slug) for slug in ("talks", "talks-2")]
        delete_selected(as_editor, rows)
        for slug in ("talks", "talks-3"):
            make.meeting(title="Talks", slug=slug)

        undo(as_editor)

        assert sorted(Meeting.objects.filter(title="Talks").values_list("slug", flat=True)) == [
            *("talks", "talks-2", "talks-3", "talks-4"),
        ]

    def test_restores_what_it_refers_to_as_well(self, as_editor, talks):
        before = snapshot(*MEETING)
        delete(as_editor, talks)
        time_passes()
        context = deletions()[0].context
        for name in ("Ann Example", "Ben Example"):
            delete(as_editor, Participant.objects.get(name=name))

        response = as_editor.post(reverse("admin:restore", args=[context]), follow=True)

        assert "It refers to the participant “Ann Example”, which was deleted too." in said(response)
        assert snapshot(*MEETING) == before
        assert response.redirect_chain[0][0] == f"{_list(talks)}{talks.pk}/change/"

    def test_restores_the_source_of_its_citations_as_well(self, as_editor, talks):
        delete(as_editor, talks)
        time_passes()
        context = deletions()[0].context
        delete(as_editor, Source.objects.get(title="Another article"))

        as_editor.post(reverse("admin:restore", args=[context]), follow=True)

        assert talks.citations.filter(source__title="Another article").exists()

    def test_restores_the_organisation_of_a_participant_as_well(self, as_editor):
        person, ministry = make.person("Nora Example"), make.participant("Ministry of Returns")
        make.affiliation(person, ministry)
        delete(as_editor, person)
        time_passes()
        context = deletions()[0].context
        delete(as_editor, ministry)

        as_editor.post(reverse("admin:restore", args=[context]), follow=True)

        assert person.affiliations.get().organisation == ministry


class TestRestoringIsRefused:
    def test_a_second_time(self, as_editor, talks):
        delete(as_editor, talks)
        context = deletions()[0].context
        undo(as_editor)

        again = as_editor.post(reverse("admin:restore", args=[context]), follow=True)

        assert "Not restored. It is already restored." in said(again)

    def test_while_another_has_the_same_web_address(self, as_editor):
        source = make.source("Ours", url="https://example.org/ours")
        delete(as_editor, source)
        make.source("Theirs", url="https://example.org/ours")

        response = undo(as_editor)

        assert "Another source now has the web address “https://example.org/ours”." in said(response)
        assert not Source.objects.filter(pk=source.pk).exists()

    def test_with_what_the_user_may_not_restore(self, client, as_editor, editor, talks):
        delete(as_editor, talks)
        time_passes()
        context = deletions()[0].context
        delete(as_editor, Participant.objects.get(name="Ann Example"))
        reader = User.objects.create(username="reader", is_staff=True)
        reader.user_permissions.set(Permission.objects.filter(codename__in=["add_meeting", "view_meeting"]))
        client.force_login(reader)

        response = client.post(reverse("admin:restore", args=[context]), follow=True)

        assert "You may not restore that: ask an administrator." in said(response)
        assert not Meeting.objects.filter(pk=talks.pk).exists()

    def test_for_a_deletion_that_nobody_knows_of(self, as_editor):
        unknown = reverse("admin:restore", args=["00000000-0000-0000-0000-000000000000"])

        assert "This deletion was not found." in said(as_editor.post(unknown, follow=True))

    def test_to_those_who_may_not_enter_the_noun(self, client, as_editor, talks):
        delete(as_editor, talks)
        client.force_login(User.objects.create(username="reader", is_staff=True))

        assert client.post(reverse("admin:restore", args=[deletions()[0].context])).status_code == 403

    def test_when_a_link_asks_for_it(self, as_editor, talks):
        delete(as_editor, talks)

        assert as_editor.get(reverse("admin:restore", args=[deletions()[0].context])).status_code == 405


def test_a_row_returns_without_the_user_who_is_gone(as_editor):
    user = User.objects.create(username="gone")
    meeting = make.meeting(title="Talks", created_by=user)
    delete(as_editor, meeting)
    user.delete()

    undo(as_editor)

    assert Meeting.objects.get(pk=meeting.pk).created_by is None


def test_a_refused_deletion_offers_no_undo(as_editor, talks):
    source = Source.objects.get(title="Another article")

    page = delete(as_editor, source)

    assert "other records use it" in page.content.decode()
    assert Source.objects.filter(pk=source.pk).exists()


def test_deletions_are_found_by_their_own_index_among_many_events(talks):
    event = Meeting.pgh_event_model
    values = event.objects.filter(pgh_label="insert").values().first()
    del values["pgh_id"]
    event.objects.bulk_create(event(**values | {"pgh_label": "update"}) for _ in range(5000))
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as made:
        cursor.execute("ANALYZE cooperation_meetingevent")
        deletions()
        (asked,) = [query["sql"] for query in made if 'FROM "cooperation_meetingevent"' in query["sql"]]
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(line for (line,) in cursor)
    assert "Index Scan using meetingevent_deleted" in plan, plan


class TestCitationsAlone:
    @pytest.fixture
    def citation(self, talks):
        return talks.citations.last()

    def test_one_that_was_deleted_in_its_form_is_restored(self, as_editor, citation, talks):
        response = as_editor.post(f"/admin/cooperation/citation/{citation.pk}/delete/", {"post": "yes"}, follow=True)
        assert talks.citations.count() == 1
        as_editor.post(one(response, "form.undo").get("action"))
        assert talks.citations.last() == citation

    def test_it_needs_the_permission_to_add_citations(self, client, as_editor, citation, talks):
        response = as_editor.post(f"/admin/cooperation/citation/{citation.pk}/delete/", {"post": "yes"}, follow=True)
        client.force_login(User.objects.create(username="rita", is_staff=True))
        assert client.post(one(response, "form.undo").get("action")).status_code == 403
        assert talks.citations.count() == 1
