"""Taking a batch back: what it deletes, what it keeps and why, and how that is undone."""

import pghistory
import pytest
from django.contrib.auth.models import User

from cooperation.models import (
    Agreement,
    Anchor,
    Batch,
    BatchItem,
    Citation,
    Development,
    Figure,
    Initiative,
    Meeting,
    Participant,
    Place,
)
from tests import builders as make
from tests.admin.filling import opened, save
from tests.admin.texts import CANAL, FIRST, LAST, TRADE, form_for, messages, page_of, publish, record
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db


def asked(client, snapshot):
    return client.get(f"{page_of(snapshot)}batch/take-back/")


def take_back(client, snapshot):
    """Open the page that confirms it, and press the button."""
    plan = one(asked(client, snapshot), 'input[name="shown"]').get("value")
    return client.post(f"{page_of(snapshot)}batch/take-back/", {"shown": plan}, follow=True)


def undo(client, page):
    return client.post(one(page, "form.undo").get("action"), follow=True)


def kept(page) -> list[str]:
    return texts(page, 'section[aria-labelledby="kept"] li')


def change(client, row, **typed) -> None:
    """Change a row in its form."""
    url = f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/"
    assert save(client, url, opened(client, url), **typed).status_code == 302


def with_person(client, snapshot) -> tuple[Meeting, Participant]:
    """Record a meeting with a participant who is added in a pop-up."""
    url = form_for(client, snapshot, LAST, "Meeting")
    typed = opened(client, url)
    add = "/admin/cooperation/participant/add/?_popup=1"
    save(client, add, opened(client, add), name="Carla Newcomer", kind="person")
    person = Participant.objects.latest("pk")
    save(client, url, typed, **{"title": "Talks with Carla", "participations-0-participant": person.pk})
    return Meeting.objects.latest("pk"), person


def test_all_that_the_batch_created_is_listed_and_deleted(as_editor, snapshot):
    record(as_editor, snapshot, CANAL, "Development")
    meeting, person = with_person(as_editor, snapshot)
    page = asked(as_editor, snapshot)
    assert texts(page, 'section[aria-labelledby="deleted"] li a') == [meeting.title, CANAL, "Carla Newcomer"]
    assert one(page, "input.delete").get("value") == "Delete 1 meeting, 1 development and 1 participant"

    page = take_back(as_editor, snapshot)

    assert "Taken back: 1 meeting, 1 development and 1 participant deleted." in messages(page)
    assert not Meeting.objects.filter(pk=meeting.pk).exists()
    assert not Participant.objects.filter(pk=person.pk).exists()
    assert not Anchor.objects.exists()
    assert "Recorded from 0 of 4 sentences" in text(one(page, ".text-legend"))


def test_records_that_refer_to_one_another_are_deleted(as_editor, snapshot):
    record(as_editor, snapshot, FIRST, "Meeting")
    meeting = Meeting.objects.latest("pk")
    record(as_editor, snapshot, CANAL, "Initiative", title="Another canal", new_status="planned", meetings=[meeting.pk])
    canal = Initiative.objects.latest("pk")
    record(as_editor, snapshot, LAST, "Development", meeting=meeting.pk, initiatives=[canal.pk])
    record(as_editor, snapshot, TRADE, "Figure", indicator="trade", meeting=meeting.pk, initiative=canal.pk)
    take_back(as_editor, snapshot)
    assert not Figure.objects.filter(indicator="trade").exists()
    assert not Development.objects.filter(initiatives=canal.pk).exists()
    assert not Initiative.objects.filter(pk=canal.pk).exists()
    assert not BatchItem.objects.exists()


def test_undo_brings_all_of_it_back_into_the_batch(as_editor, editor, snapshot):
    meeting, person = with_person(as_editor, snapshot)
    record(as_editor, snapshot, CANAL, "Development")

    page = undo(as_editor, take_back(as_editor, snapshot))

    assert "Restored with everything that belonged to it" in messages(page)
    assert {item.member for item in BatchItem.objects.filter(batch__owner=editor)} == {
        meeting,
        person,
        Development.objects.latest("pk"),
    }
    assert Anchor.objects.count() == 2
    assert "To publish: 1 meeting and 1 development." in text(one(as_editor.get(page_of(snapshot)), ".batch"))


def test_it_is_among_the_recently_deleted_with_the_reason(as_editor, snapshot):
    record(as_editor, snapshot, FIRST, "Meeting", title="Talks of Ann and Bob")
    take_back(as_editor, snapshot)
    (deletion,) = select(as_editor.get("/admin/deleted/"), ".deletions li")
    assert "Meeting “Talks of Ann and Bob”" in text(deletion)
    assert "Deleted by edith" in text(deletion)
    assert "Taken back: the batch from “Talks in Northtown”." in text(deletion)


def test_a_citation_of_an_older_record_is_deleted_and_restored(as_editor, snapshot):
    talks = make.meeting(title="Talks of Ann and Bob")
    make.cite(talks, snapshot.source)
    (link,) = select(as_editor.get(page_of(snapshot, FIRST)), ".word-citations a")
    save(as_editor, link.get("href"), opened(as_editor, link.get("href")))

    page = take_back(as_editor, snapshot)
    assert talks.citations.count() == 1

    undo(as_editor, page)
    assert talks.citations.count() == 2
    assert Anchor.objects.get().exact == FIRST
    assert BatchItem.objects.get().member == Citation.objects.latest("pk")


def test_a_citation_alone_is_among_the_recently_deleted(as_editor, snapshot):
    talks = make.meeting(title="Talks of Ann and Bob")
    make.cite(talks, snapshot.source)
    (link,) = select(as_editor.get(page_of(snapshot, FIRST)), ".word-citations a")
    save(as_editor, link.get("href"), opened(as_editor, link.get("href")))
    take_back(as_editor, snapshot)

    (deletion,) = select(as_editor.get("/admin/deleted/"), ".deletions li")
    assert FIRST in text(deletion)
    as_editor.post(one(deletion, "form").get("action"))

    assert talks.citations.count() == 2
    assert not select(as_editor.get("/admin/deleted/"), ".deletions li")


def test_a_citation_that_goes_with_its_record_is_not_listed_beside_it(as_editor, editor, snapshot):
    talks = make.meeting(title="Talks of Ann and Bob")
    make.batch_item(make.cite(talks, snapshot.source), make.batch(snapshot, owner=editor))
    as_editor.post(f"/admin/cooperation/meeting/{talks.pk}/delete/", {"post": "yes"})
    (deletion,) = select(as_editor.get("/admin/deleted/"), ".deletions li")
    assert "citation" not in text(deletion).casefold()


class TestKept:
    def test_what_is_published_or_withdrawn(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting", title="Published talks", _publish="yes")
        record(
            as_editor, snapshot, TRADE, "Figure", title="Withdrawn trade", indicator="trade", publication="withdrawn"
        )
        record(as_editor, snapshot, CANAL, "Development")
        page = asked(as_editor, snapshot)
        assert kept(page) == [
            "Published talks meeting. It is published.",
            "Withdrawn trade figure. It is withdrawn.",
        ]
        page = take_back(as_editor, snapshot)
        assert "1 development deleted. Kept: 2." in messages(page)
        assert Meeting.objects.filter(title="Published talks").exists()

    def test_what_was_published_with_the_batch_is_no_longer_in_it(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        publish(as_editor, snapshot)
        assert as_editor.get(f"{page_of(snapshot)}batch/take-back/").status_code == 302
        assert Meeting.objects.latest("pk").is_published

    def test_what_somebody_else_changed(self, client, as_editor, editor, admin_user, snapshot):
        record(client, snapshot, FIRST, "Meeting", title="Talks")
        client.force_login(admin_user)
        change(client, Meeting.objects.latest("pk"), summary="Changed by Ada.")
        client.force_login(editor)
        page = asked(client, snapshot)
        assert kept(page) == ["Talks meeting. Changed by ada."]
        assert "Nothing in this batch can be taken back." in page.text
        assert not select(page, "input.delete")

    def test_what_somebody_else_cited_or_linked(self, client, as_editor, editor, admin_user, snapshot):
        record(client, snapshot, FIRST, "Meeting", title="Cited talks")
        record(client, snapshot, CANAL, "Development", title="Linked development")
        client.force_login(admin_user)
        talks, development = Meeting.objects.latest("pk"), Development.objects.latest("pk")
        add = "/admin/cooperation/citation/add/"
        save(client, add, opened(client, add), source=make.source("Another").pk, quote="they met", meeting=talks.pk)
        change(client, development, sectors=[make.sector().pk])
        client.force_login(editor)
        assert len(kept(asked(client, snapshot))) == 2

    def test_what_somebody_else_cited_for_an_act_of_an_agreement(self, client, as_editor, editor, admin_user, snapshot):
        record(client, snapshot, FIRST, "Agreement", title="Their agreement", new_status="signed", since="25 Feb 2025")
        action = Agreement.objects.latest("pk").actions.get()
        with pghistory.context(user=admin_user.pk):
            make.cite(action, make.source("Another"))
        assert kept(asked(client, snapshot)) == ["Their agreement agreement. Changed by ada."]

    def test_what_was_changed_outside_of_pages(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting", title="Talks")
        with pghistory.context(reason="Imported from a list."):
            make.participation(Meeting.objects.latest("pk"), make.person("Dora Example"))
        assert kept(asked(as_editor, snapshot)) == ["Talks meeting. Changed by somebody else."]

    def test_what_a_record_outside_the_batch_refers_to(self, client, as_editor, editor, admin_user, snapshot):
        meeting, person = with_person(client, snapshot)
        client.force_login(admin_user)
        add = "/admin/cooperation/development/add/"
        typed = {"text": "Said by Carla.", "title": "Her words", "participants": [person.pk], "meeting": meeting.pk}
        assert save(client, add, opened(client, add), **typed).status_code == 302
        client.force_login(editor)
        page = asked(client, snapshot)
        assert kept(page) == [
            "Talks with Carla meeting. It is used by: Her words",
            "Carla Newcomer participant. It is used by: Her words, Talks with Carla",
        ]
        links = [link.get("href") for link in select(page, 'section[aria-labelledby="kept"] .quiet a')]
        assert links[0] == links[1] == f"/admin/cooperation/development/{Development.objects.latest('pk').pk}/change/"

    @pytest.mark.parametrize("relation", ["within", "venues", "speaker", "affiliation", "publisher"])
    def test_what_is_referred_to_in_any_way(self, as_editor, editor, snapshot, relation):
        batch = make.batch(snapshot, owner=editor)
        add = "/admin/cooperation/place/add/"
        save(as_editor, add, opened(as_editor, add), name="Newtown", kind="settlement")
        add = "/admin/cooperation/participant/add/"
        save(as_editor, add, opened(as_editor, add), name="New Agency", kind="ministry")
        place, agency = Place.objects.latest("pk"), Participant.objects.latest("pk")
        make.batch_item(place, batch)
        make.batch_item(agency, batch)
        by = {
            "within": lambda: make.place("Market", within=place),
            "venues": lambda: make.agreement(venues=[place]),
            "speaker": lambda: make.cite(make.meeting(), speaker=agency),
            "affiliation": lambda: make.affiliation(make.person(), agency),
            "publisher": lambda: make.source("Its report", publisher=agency),
        }
        by[relation]()
        (row,) = kept(asked(as_editor, snapshot))
        assert ("New Agency" if relation in ("speaker", "affiliation", "publisher") else "Newtown") in row

    def test_records_that_become_kept_keep_what_they_refer_to(self, client, as_editor, editor, admin_user, snapshot):
        meeting, _ = with_person(client, snapshot)
        client.force_login(admin_user)
        change(client, meeting, summary="Changed by Ada.")
        client.force_login(editor)
        assert [row.split(" ", 2)[0] for row in kept(asked(client, snapshot))] == ["Talks", "Carla"]

    def test_a_status_that_followed_from_the_work_of_another_is_no_change(
        self, client, as_editor, editor, admin_user, snapshot
    ):
        record(client, snapshot, CANAL, "Initiative", title="Another canal")
        canal = Initiative.objects.latest("pk")
        client.force_login(admin_user)
        add = "/admin/cooperation/development/add/"
        save(client, add, opened(client, add), text="Begun.", initiatives=[canal.pk], status_becomes="planned")
        other = Development.objects.latest("pk")
        client.post(f"/admin/cooperation/development/{other.pk}/delete/", {"post": "yes"})
        client.force_login(editor)
        assert kept(asked(client, snapshot)) == []


class TestMeanwhile:
    def test_a_change_after_the_page_was_opened_is_shown_first(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        plan = one(asked(as_editor, snapshot), 'input[name="shown"]').get("value")
        record(as_editor, snapshot, CANAL, "Development")

        page = as_editor.post(f"{page_of(snapshot)}batch/take-back/", {"shown": plan})

        assert "Not deleted yet" in page.text
        assert Meeting.objects.latest("pk").publication == "draft"
        assert BatchItem.objects.count() == 2

    @pytest.mark.parametrize("plan", ["", "nonsense"])
    def test_a_request_without_the_page_deletes_nothing(self, as_editor, snapshot, plan):
        record(as_editor, snapshot, FIRST, "Meeting")
        page = as_editor.post(f"{page_of(snapshot)}batch/take-back/", {"shown": plan})
        assert "Not deleted yet" in page.text
        assert BatchItem.objects.exists()

    def test_the_last_citation_of_a_published_record_is_kept_by_the_database(self, as_editor, editor, snapshot):
        talks = make.meeting(title="Published talks", published=True)
        (link,) = [one(as_editor.get(page_of(snapshot)), "#text")][:1]
        assert link is not None
        url = f"/admin/cooperation/citation/add/?snapshot={snapshot.pk}&start=0&end=9&meeting={talks.pk}"
        assert save(as_editor, url, opened(as_editor, url)).status_code == 302
        talks.citations.exclude(source=snapshot.source).delete()

        page = take_back(as_editor, snapshot)

        assert "Nothing was taken back. A published meeting needs at least one citation." in messages(page)
        assert talks.citations.count() == 1


def test_the_batch_of_another_user_is_not_deleted(client, as_editor, admin_user, snapshot):
    record(client, snapshot, FIRST, "Meeting")
    client.force_login(admin_user)
    assert asked(client, snapshot)["Location"] == page_of(snapshot)
    assert BatchItem.objects.exists()


def test_the_batch_goes_with_its_source_and_comes_back_with_it(as_editor, snapshot):
    as_editor.post(f"{page_of(snapshot)}pinned/", {"date": "2025"})
    source = snapshot.source
    page = as_editor.post(f"/admin/cooperation/source/{source.pk}/delete/", {"post": "yes"}, follow=True)
    assert not Batch.objects.exists()
    undo(as_editor, page)
    assert str(Batch.objects.get().date) == "2025"


def test_a_restored_source_has_the_batch_of_an_account_that_was_deleted_since(as_admin, snapshot):
    make.batch(snapshot, owner=User.objects.create(username="gone"))
    page = as_admin.post(f"/admin/cooperation/source/{snapshot.source_id}/delete/", {"post": "yes"}, follow=True)
    User.objects.get(username="gone").delete()
    undo(as_admin, page)
    assert Batch.objects.get().owner is None


def test_the_deletion_of_many_records_needs_few_queries(as_editor, editor, snapshot, django_assert_max_num_queries):
    url = form_for(as_editor, snapshot, LAST, "Meeting")
    typed = opened(as_editor, url)
    for number in range(12):
        save(as_editor, url, typed | {"submission": f"{number:032x}"}, title=f"Talks number {number}")
    with django_assert_max_num_queries(250):
        page = take_back(as_editor, snapshot)
    assert "12 meetings deleted" in messages(page)
