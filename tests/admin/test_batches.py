"""The batch of a user in a text: what goes into it, and how it is published."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils.timezone import now

from cooperation.admin.batch_rows import content_of
from cooperation.models import (
    Agreement,
    Batch,
    BatchItem,
    Citation,
    Commitment,
    Development,
    Figure,
    Initiative,
    Meeting,
    Participant,
    Place,
)
from tests import builders as make
from tests.admin.filling import opened, save
from tests.admin.texts import CANAL, FIRST, LAST, TRADE, form_for, messages, page_of, publish, record, shown_on
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db


def members(user) -> set:
    return {item.member for item in BatchItem.objects.filter(batch__owner=user)}


def sent_by(page) -> dict[str, str]:
    """What the form of a page about a batch sends."""
    return {field.get("name"): field.get("value") for field in select(page, "#content-main form input[name]")}


class TestWhatIsInIt:
    def test_a_record_of_each_type_is_a_draft_of_one_batch(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        record(as_editor, snapshot, FIRST, "Agreement", title="Agreement on the canal")
        record(as_editor, snapshot, CANAL, "Initiative", title="Another canal")
        record(as_editor, snapshot, CANAL, "Development")
        record(as_editor, snapshot, CANAL, "Commitment")
        record(as_editor, snapshot, TRADE, "Figure", indicator="mutual trade")

        models = (Meeting, Agreement, Initiative, Development, Commitment, Figure)
        assert members(editor) == {model.objects.latest("pk") for model in models}
        assert {row.publication for row in members(editor)} == {"draft"}
        assert Batch.objects.count() == 1

    def test_opening_a_form_puts_nothing_into_it(self, as_editor, editor, snapshot):
        opened(as_editor, form_for(as_editor, snapshot, FIRST, "Meeting"))
        assert members(editor) == set()
        assert not select(as_editor.get(page_of(snapshot)), ".batch")

    def test_a_record_with_errors_is_not_in_it(self, as_editor, editor, snapshot):
        url = form_for(as_editor, snapshot, FIRST, "Meeting")
        assert save(as_editor, url, opened(as_editor, url), date="nonsense").status_code == 200
        assert members(editor) == set()

    def test_a_form_sent_twice_is_in_it_once(self, as_editor, editor, snapshot):
        url = form_for(as_editor, snapshot, FIRST, "Meeting")
        typed = opened(as_editor, url)
        save(as_editor, url, typed)
        save(as_editor, url, typed)
        assert len(members(editor)) == 1

    def test_a_citation_of_an_older_record_is_in_it(self, as_editor, editor, snapshot):
        talks = make.meeting(title="Talks of Ann and Bob")
        make.cite(talks, snapshot.source)
        (link,) = select(as_editor.get(page_of(snapshot, FIRST)), ".word-citations a")
        save(as_editor, link.get("href"), opened(as_editor, link.get("href")))
        assert members(editor) == {Citation.objects.latest("pk")}

    def test_a_further_citation_of_a_record_in_it_goes_with_that(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        (link,) = select(as_editor.get(page_of(snapshot, LAST)), ".word-citations a")
        save(as_editor, link.get("href"), opened(as_editor, link.get("href")))
        assert members(editor) == {Meeting.objects.latest("pk")}

    def test_participants_and_places_added_on_the_way_are_in_it(self, as_editor, editor, snapshot):
        url = form_for(as_editor, snapshot, LAST, "Meeting")
        typed = opened(as_editor, url)
        for noun, kind in (("participant", "person"), ("place", "settlement")):
            add = f"/admin/cooperation/{noun}/add/?_popup=1"
            save(as_editor, add, opened(as_editor, add), name="Exampleby", kind=kind)
        person, place = Participant.objects.latest("pk"), Place.objects.latest("pk")
        unused = make.place("Unused")

        save(as_editor, url, typed, **{"venue": place.pk, "participations-0-participant": person.pk})

        assert members(editor) == {Meeting.objects.latest("pk"), person, place}
        assert unused not in members(editor)

    @pytest.mark.parametrize("key", ["", "0", "nonsense", "99999999"])
    def test_a_name_that_a_field_created_is_in_it_although_the_form_was_not_saved(
        self, as_editor, editor, snapshot, key
    ):
        url = "/admin/autocomplete/create/?app_label=cooperation&model_name=meeting&field_name=venue"
        as_editor.post(url, {"name": "Exampleby", "snapshot": snapshot.pk})
        assert members(editor) == {Place.objects.get(name="Exampleby")}
        assert as_editor.post(url, {"name": "Sampleby", "snapshot": key}).status_code == 200
        assert members(editor) == {Place.objects.get(name="Exampleby")}

    def test_what_the_user_added_the_day_before_is_not_in_it(self, as_editor, editor, snapshot):
        url = form_for(as_editor, snapshot, LAST, "Meeting")
        typed = opened(as_editor, url)
        add = "/admin/cooperation/place/add/"
        save(as_editor, add, opened(as_editor, add), name="Exampleby", kind="settlement")
        yesterday = now() - timedelta(hours=24)
        Batch.objects.update(began_at=yesterday)
        Place.pgh_event_model.objects.update(pgh_created_at=yesterday)
        save(as_editor, url, typed, venue=Place.objects.latest("pk").pk)
        assert members(editor) == {Meeting.objects.latest("pk")}

    def test_older_participants_are_not_in_it(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        assert Meeting.objects.latest("pk").participants.count() == 3
        assert members(editor) == {Meeting.objects.latest("pk")}

    def test_what_another_user_added_meanwhile_is_not_in_it(self, client, as_editor, editor, admin_user, snapshot):
        url = form_for(as_editor, snapshot, LAST, "Meeting")
        typed = opened(as_editor, url)
        client.force_login(admin_user)
        add = "/admin/cooperation/place/add/"
        save(client, add, opened(client, add), name="Exampleby", kind="settlement")
        client.force_login(editor)
        save(client, url, typed, venue=Place.objects.latest("pk").pk)
        assert members(editor) == {Meeting.objects.latest("pk")}

    def test_the_development_that_records_a_status_is_in_it_too(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, CANAL, "Initiative", title="Another canal", new_status="planned")
        assert members(editor) == {Initiative.objects.latest("pk"), Development.objects.latest("pk")}

    def test_two_people_have_a_batch_each(self, client, editor, admin_user, as_editor, snapshot):
        record(client, snapshot, FIRST, "Meeting")
        client.force_login(admin_user)
        record(client, snapshot, TRADE, "Figure", indicator="mutual trade")

        assert members(editor) == {Meeting.objects.latest("pk")}
        assert members(admin_user) == {Figure.objects.latest("pk")}
        page = client.get(page_of(snapshot))
        assert "To publish: 1 figure." in text(one(page, ".batch"))
        assert "Also recording from this text, each with a batch of their own: edith." in page.text


class TestPages:
    def test_the_text_lists_the_batch_with_what_each_record_lacks(self, as_editor, snapshot):
        record(as_editor, snapshot, LAST, "Meeting", title="Talks without a date")
        record(as_editor, snapshot, LAST, "Agreement", title="Agreement without parties")
        batch = one(as_editor.get(page_of(snapshot)), ".batch")
        assert "To publish: 1 agreement and 1 meeting. 1 can’t be published yet." in text(batch)
        rows = texts(as_editor.get(page_of(snapshot)), ".batch-rows li")
        assert rows == [
            "Agreement without parties agreement: no party, no act, such as its signing, no sector",
            "Talks without a date meeting: no date, no participant, no sector",
        ]

    def test_the_desk_leads_back_to_the_text(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        desk = as_editor.get("/admin/")
        section = one(desk, 'section[aria-labelledby="batches"]')
        assert text(one(section, ".what")) == "Talks in Northtown"
        assert text(one(section, ".facts")) == "1 meeting, 1 lacks something"
        assert one(desk, 'section[aria-labelledby="batches"] .what a').get("href") == page_of(snapshot)

    def test_the_desk_says_what_each_record_lacks(self, as_editor, snapshot):
        record(as_editor, snapshot, LAST, "Agreement", title="Agreement without parties")
        desk = as_editor.get("/admin/")
        (row,) = texts(desk, 'section[aria-labelledby="batches"] .batch-rows li')
        assert row == "Agreement without parties agreement: no party, no act, such as its signing, no sector"
        assert "1 agreement, 1 can’t be published yet" in text(one(desk, 'section[aria-labelledby="batches"]'))

    def test_records_that_were_published_in_their_forms_leave_nothing_to_do(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting", _publish="yes")
        assert not select(as_editor.get(page_of(snapshot)), ".batch")
        assert not select(as_editor.get("/admin/"), "#batches")

    def test_a_citation_alone_can_be_taken_back_or_closed(self, as_editor, editor, snapshot):
        make.batch_item(make.cite(make.meeting(), snapshot.source), make.batch(snapshot, owner=editor))
        buttons = texts(as_editor.get(page_of(snapshot)), ".batch-buttons a")
        assert buttons == ["Close the batch…", "Take it back…"]

    def test_the_desk_of_another_user_does_not_have_it(self, client, as_editor, admin_user, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        client.force_login(admin_user)
        assert not select(client.get("/admin/"), "#batches")

    def test_a_batch_of_many_records_needs_as_many_queries_as_one_of_few(
        self, as_editor, editor, snapshot, django_assert_max_num_queries
    ):
        batch = make.batch(snapshot, owner=editor)
        for _ in range(40):
            make.batch_item(make.meeting(), batch)
            make.batch_item(make.cite(make.development(text="An older one.")), batch)
        for url, limit in ((page_of(snapshot), 60), (f"{page_of(snapshot)}batch/publish/", 40), ("/admin/", 40)):
            with django_assert_max_num_queries(limit):
                as_editor.get(url)
        page = as_editor.get(page_of(snapshot))
        assert len(select(page, ".batch-rows li")) == 30
        assert "… and 50 more." in text(one(page, ".batch"))


class TestPublishing:
    def test_the_page_shows_what_is_missing(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        record(as_editor, snapshot, LAST, "Agreement", title="Agreement without parties")
        page = as_editor.get(f"{page_of(snapshot)}batch/publish/")
        assert texts(page, "#content-main h2") == [
            "Missing before it can be published",
            "Can be published, but something is missing",
        ]
        assert not select(page, "input.default")

    def test_one_button_publishes_all_of_it(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        record(as_editor, snapshot, TRADE, "Figure", indicator="mutual trade")
        button = one(as_editor.get(f"{page_of(snapshot)}batch/publish/"), "input.default")
        assert button.get("value") == "Publish 1 meeting and 1 figure"

        page = publish(as_editor, snapshot)

        assert "2 records published. Show them on the page of their source" in messages(page)
        assert one(page, ".messagelist a").get("href") == snapshot.source.get_absolute_url()
        for row in members(editor):
            assert (row.publication, row.updated_by) == ("published", editor)
            reasons = [event.pgh_context.metadata.get("reason") for event in row.events.filter(publication="published")]
            assert reasons == ["Published with the batch from “Talks in Northtown”."]
        assert BatchItem.objects.filter(published_at=None).count() == 0
        assert not select(page, ".batch")
        assert not select(as_editor.get("/admin/"), "#batches")

    def test_nothing_is_published_if_one_record_can_not_be(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        record(as_editor, snapshot, LAST, "Agreement", title="Agreement without parties")
        page = publish(as_editor, snapshot)
        assert "Nothing was published." in messages(page)
        assert "no party" in text(one(page, "#content-main"))
        assert {row.publication for row in members(editor)} == {"draft"}

    def test_records_without_a_source_are_refused_in_words(self, as_editor, editor, snapshot):
        batch = make.batch(snapshot, owner=editor)
        for builder in (make.meeting, make.initiative, make.development, make.commitment, make.figure):
            make.batch_item(builder(), batch)
        page = publish(as_editor, snapshot)
        assert len([row for row in texts(page, ".blocks") if "no source" in row]) == 5
        assert {row.publication for row in members(editor)} == {"draft"}

    def test_what_the_database_refuses_is_said_and_nothing_is_published(self, as_editor, editor, snapshot, monkeypatch):
        record(as_editor, snapshot, FIRST, "Meeting")
        make.batch_item(make.development(), Batch.objects.get())
        monkeypatch.setattr("cooperation.admin.batches.lacking", lambda model, ids: {})
        shown = content_of(Batch.objects.get()).digest
        page = as_editor.post(f"{page_of(snapshot)}batch/publish/", {"shown": shown}, follow=True)
        assert "Nothing was published. A published development needs at least one citation." in messages(page)
        assert {row.publication for row in members(editor)} == {"draft"}

    def test_a_status_recorded_with_an_initiative_counts_once_it_is_published(self, as_editor, snapshot):
        record(as_editor, snapshot, CANAL, "Initiative", title="Another canal", new_status="planned")
        publish(as_editor, snapshot)
        canal = Initiative.objects.latest("pk")
        assert (canal.publication, canal.status) == ("published", "planned")

    def test_what_was_published_or_withdrawn_in_its_form_stays_so(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting", _publish="yes")
        record(as_editor, snapshot, TRADE, "Figure", indicator="mutual trade", publication="withdrawn")
        record(as_editor, snapshot, CANAL, "Development", publication="in_review")
        assert "To publish: 1 development. Also: 1 meeting and 1 figure." in text(
            one(as_editor.get(page_of(snapshot)), ".batch")
        )
        publish(as_editor, snapshot)
        assert [row.publication for row in sorted(members(editor), key=lambda row: row._meta.model_name)] == [
            "published",
            "withdrawn",
            "published",
        ]

    def test_later_records_from_the_same_text_are_the_next_batch(self, as_editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        publish(as_editor, snapshot)
        record(as_editor, snapshot, CANAL, "Development")
        assert "To publish: 1 development." in text(one(as_editor.get(page_of(snapshot)), ".batch"))

    def test_what_was_recorded_or_changed_after_the_page_was_opened_is_not_published_unseen(
        self, as_editor, editor, snapshot
    ):
        record(as_editor, snapshot, FIRST, "Meeting")
        url = f"{page_of(snapshot)}batch/publish/"
        opened_early = {"shown": shown_on(as_editor.get(url))}
        record(as_editor, snapshot, CANAL, "Development")
        page = as_editor.post(url, opened_early)
        assert "The batch was changed after you opened this page." in text(one(page, ".problems"))
        assert {row.publication for row in members(editor)} == {"draft"}

        Meeting.objects.latest("pk").participations.all().delete()
        Meeting.objects.update(title="Another title")
        page = as_editor.post(url, {"shown": shown_on(page)})
        assert "Nothing was published yet" in text(one(page, ".problems"))
        assert "2 records published." in messages(publish(as_editor, snapshot))

    def test_a_batch_of_citations_alone_is_closed(self, as_editor, editor, snapshot):
        make.batch_item(make.cite(make.meeting(), snapshot.source), make.batch(snapshot, owner=editor))
        button = one(as_editor.get(f"{page_of(snapshot)}batch/publish/"), "input.default")
        assert button.get("value") == "Close the batch"
        assert "Batch closed" in messages(publish(as_editor, snapshot))

    @pytest.mark.parametrize(
        ("page", "message"),
        [("publish", "All of it is published already."), ("take-back", "All of it was taken back already.")],
    )
    def test_the_second_click_of_two_says_that_all_is_done(self, as_editor, snapshot, monkeypatch, page, message):
        record(as_editor, snapshot, FIRST, "Meeting")

        def read_before_the_first_click_ends(batch):
            content = content_of(batch)
            BatchItem.objects.all().delete()
            if page == "take-back":
                recorded = Meeting.objects.filter(pk__in=[row.key for row in content.rows])
                Citation.objects.filter(meeting__in=recorded).delete()
                recorded.delete()
            return content

        monkeypatch.setattr("cooperation.admin.batches.content_of", read_before_the_first_click_ends)
        assert message in messages(as_editor.post(f"{page_of(snapshot)}batch/{page}/", follow=True))

    def test_the_second_request_of_a_form_that_publishes_shows_what_the_first_did(self, as_editor, editor, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        twin = make.meeting(title=Meeting.objects.latest("pk").title, date="25 Feb 2025", published=True)
        url = f"{page_of(snapshot)}batch/publish/"
        typed = sent_by(as_editor.get(url))
        said = [messages(as_editor.post(url, typed, follow=True)) for _ in range(2)]
        assert said[0].startswith("1 record published. Show the meeting")
        assert "may be recorded twice" in said[0]
        assert said[1] == said[0]
        record(as_editor, snapshot, CANAL, "Development")
        as_editor.post(url, typed)  # after Back: another form must publish what came later
        assert Development.objects.latest("pk").publication == "draft"
        assert twin.pk

    def test_the_second_request_of_a_form_that_takes_back_has_the_undo_of_the_first(self, as_editor, editor, snapshot):
        batch = make.batch(snapshot, owner=editor)
        make.batch_item(make.cite(make.meeting(), snapshot.source), batch)
        record(as_editor, snapshot, FIRST, "Meeting")
        record(as_editor, snapshot, TRADE, "Figure", indicator="mutual trade")
        url = f"{page_of(snapshot)}batch/take-back/"
        typed = sent_by(as_editor.get(url))
        pages = [as_editor.post(url, typed, follow=True) for _ in range(2)]
        said = [messages(page) for page in pages]
        assert said[1] == said[0]
        assert "1 meeting" in said[0]
        assert "1 figure" in said[0]
        undo = [one(page, ".messagelist form").get("action") for page in pages]
        assert undo[1] == undo[0]

    def test_likely_twins_are_named(self, as_editor, snapshot):
        twin = make.meeting(title="Talks of Ann Example and Bob Sample", date="25 Feb 2025", published=True)
        record(as_editor, snapshot, FIRST, "Meeting", title=twin.title)
        assert "may be recorded twice" in messages(publish(as_editor, snapshot))

    @pytest.mark.parametrize("page", ["publish", "take-back"])
    def test_an_empty_batch_leads_back_to_the_text(self, as_editor, snapshot, page):
        for response in (as_editor.get, as_editor.post):
            answer = response(f"{page_of(snapshot)}batch/{page}/")
            assert answer["Location"] == page_of(snapshot)

    def test_the_batch_of_another_user_is_not_published(self, client, as_editor, editor, admin_user, snapshot):
        record(as_editor, snapshot, FIRST, "Meeting")
        client.force_login(admin_user)
        publish(client, snapshot)
        assert {row.publication for row in members(editor)} == {"draft"}

    @pytest.mark.parametrize("page", ["publish", "take-back"])
    def test_a_user_who_may_not_change_or_delete_the_records_gets_an_error(self, client, snapshot, page):
        user = User.objects.create(username="ada", is_staff=True)
        may = ("view_source", "add_meeting", "add_citation")
        user.user_permissions.set(Permission.objects.filter(codename__in=may))
        make.batch_item(make.meeting(title="Draft talks"), make.batch(snapshot, owner=user))
        client.force_login(user)
        assert client.get(f"{page_of(snapshot)}batch/{page}/").status_code == 403
        assert client.post(f"{page_of(snapshot)}batch/{page}/").status_code == 403
        for other in (page_of(snapshot), "/admin/"):
            answer = client.get(other)
            assert "Draft talks" in answer.text
            assert not [link for link in select(answer, "a") if link.get("href").endswith(f"batch/{page}/")]

    def test_three_hundred_records_need_few_queries(self, as_editor, editor, snapshot, django_assert_max_num_queries):
        batch = make.batch(snapshot, owner=editor)
        for number in range(300):
            talks = make.meeting(title=f"Talks number {number}")
            make.cite(talks, snapshot.source)
            make.batch_item(talks, batch)
        with django_assert_max_num_queries(150):
            page = publish(as_editor, snapshot)
        assert "300 records published." in messages(page)
