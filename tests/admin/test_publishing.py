"""Publishing from a form and from a list: messages about what is missing, and no input is lost."""

import pytest
from django.db import connection

from cooperation.admin.editing.formsets import CitationFormSet
from cooperation.models import Agreement, Figure, Meeting
from tests import builders as make
from tests.admin.filling import errors, opened, save


@pytest.fixture
def talks(db):
    return make.meeting(title="Talks", date="25 Feb 2025")


def change(record) -> str:
    return f"/admin/cooperation/{record._meta.model_name}/{record.pk}/change/"


def press_publish(client, record, **typed):
    return save(client, change(record), opened(client, change(record)), **typed, _publish="Publish meeting")


def act(client, name, *records):
    url = f"/admin/cooperation/{records[0]._meta.model_name}/"
    return client.post(
        url, {"action": name, "_selected_action": [record.pk for record in records], "index": 0}, follow=True
    )


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def state_of(record) -> str:
    return type(record).objects.get(pk=record.pk).publication


def test_the_button_publishes_a_record_that_is_cited(as_editor, talks):
    make.cite(talks)

    assert press_publish(as_editor, talks).status_code == 302
    assert state_of(talks) == "published"


def test_a_new_record_with_a_title_is_published_at_once(as_editor):
    url = "/admin/cooperation/meeting/add/"
    typed = {"title": "New talks", "publication": "published", "citations-0-source": make.source().pk}

    assert save(as_editor, url, opened(as_editor, url), **typed).status_code == 302
    talks = Meeting.objects.get(title="New talks")
    assert talks.slug == "new-talks"
    assert {event.publication for event in talks.events.all()} == {"published"}


def test_a_record_without_a_citation_is_not_published_and_the_form_says_why(as_editor, talks):
    response = press_publish(as_editor, talks, summary="Typed before the button.")

    assert errors(response) == "A published meeting needs at least one citation."
    assert response.context["adminform"].form["summary"].value() == "Typed before the button."
    assert state_of(talks) == "draft"


def test_an_agreement_without_parties_is_not_published(as_editor):
    agreement = make.agreement()
    make.cite(agreement)

    assert errors(press_publish(as_editor, agreement)) == "A published agreement needs at least one party."


def test_the_last_citation_of_a_published_record_stays(as_editor):
    talks = make.meeting(published=True)

    response = save(as_editor, change(talks), opened(as_editor, change(talks)), **{"citations-0-DELETE": "on"})

    assert errors(response) == "A published meeting needs at least one citation."
    assert talks.citations.count() == 1


def test_the_last_citation_can_be_replaced_by_another(as_editor):
    talks = make.meeting(published=True)
    another = {
        "citations-0-DELETE": "on",
        "citations-TOTAL_FORMS": "2",
        "citations-1-source": make.source("Another article").pk,
    }

    assert save(as_editor, change(talks), opened(as_editor, change(talks)), **another).status_code == 302
    assert [citation.source.title for citation in talks.citations.all()] == ["Another article"]


def test_errors_of_the_database_are_shown_in_the_form(as_editor, talks, limits):
    # As if another user deleted the last citation between the form's check and the commit.
    limits(CitationFormSet, needed="")

    response = press_publish(as_editor, talks, summary="Typed before the button.")

    assert errors(response) == "A published meeting needs at least one citation."
    assert response.context["adminform"].form["summary"].value() == "Typed before the button."
    assert state_of(talks) == "draft"


def test_the_last_citation_is_not_deleted_from_its_own_page_either(as_editor):
    citation = make.meeting(published=True).citations.get()

    response = as_editor.post(f"/admin/cooperation/citation/{citation.pk}/delete/", {"post": "yes"}, follow=True)

    assert said(response) == ["Nothing was deleted. A published meeting needs at least one citation."]


def test_the_list_publishes_complete_records_and_explains_the_others(as_editor, talks):
    cited = make.meeting(title="Session")
    make.cite(cited)

    response = act(as_editor, "publish", talks, cited)

    assert said(response) == [
        "“Talks” was not changed. A published meeting needs at least one citation.",
        "1 meeting published.",
    ]
    assert (state_of(talks), state_of(cited)) == ("draft", "published")


def test_the_list_names_what_was_published_although_it_is_recorded_already(as_editor):
    make.initiative(title="Example reservoir <1>", slug="reservoir", published=True)
    twin = make.initiative(title="EXAMPLE reservoir <1>", slug="twin")
    make.cite(twin)

    response = act(as_editor, "publish", twin)

    assert state_of(twin) == "published"
    link = '<a href="/initiatives/reservoir/">Example reservoir &lt;1&gt;</a>'
    warning = f"“EXAMPLE reservoir &lt;1&gt;” is published, and may be recorded twice: it has the same title as {link}."
    assert said(response) == ["1 initiative published.", warning]
    assert link in response.text


def test_the_list_withdraws_records_from_the_public(as_editor, editor):
    agreement = make.agreement(published=True)

    assert said(act(as_editor, "withdraw", agreement)) == ["1 agreement withdrawn."]
    assert state_of(agreement) == "withdrawn"
    assert Agreement.objects.get(pk=agreement.pk).updated_by == editor


def test_publishing_what_is_published_says_so(as_editor):
    assert said(act(as_editor, "publish", make.meeting(published=True))) == [
        "All selected records are already published."
    ]


def test_the_address_of_a_published_record_is_not_typed_any_more(as_editor):
    published = opened(as_editor, change(make.meeting(published=True)))
    draft = opened(as_editor, change(make.meeting()))

    assert ("slug" in published, "slug" in draft) == (False, True)


def test_a_record_that_is_added_and_published_at_once_has_the_address_of_its_title(as_editor):
    typed = opened(as_editor, "/admin/cooperation/meeting/add/") | {
        "date": "25 Feb 2025",
        "participations-0-participant": make.state("XN").pk,
        "participations-1-participant": make.state("XS").pk,
        "citations-0-source": make.source().pk,
    }

    assert save(as_editor, "/admin/cooperation/meeting/add/", typed, _publish="Publish meeting").status_code == 302
    meeting = Meeting.objects.get(title="Talks: Northland and Southland, 25 February 2025")
    assert (meeting.slug, meeting.publication) == ("talks-northland-and-southland-25-february-2025", "published")


def test_the_checks_of_the_commit_are_not_left_on_for_the_rest_of_the_transaction(as_editor, talks):
    make.cite(talks)
    press_publish(as_editor, talks)

    talks.citations.all().delete()  # would fail at once
    make.cite(talks)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def publish_and_add(client, noun, **typed):
    url = f"/admin/cooperation/{noun}/add/"
    return save(client, url, opened(client, url), **typed, _publish_addanother="Publish and add another")


def test_one_button_publishes_and_opens_the_next_form_with_the_same_source_and_date(as_editor):
    source = make.source()

    typed = {"title": "Talks", "date": "25 Feb 2025", "citations-0-source": source.pk}
    response = publish_and_add(as_editor, "meeting", **typed)

    assert response.status_code == 302
    assert Meeting.objects.get(title="Talks").is_published
    form = opened(as_editor, response.url)
    assert (form["date"], form["citations-0-source"]) == ("25 February 2025", str(source.pk))


def test_one_button_publishes_a_stored_draft_and_opens_the_next_form(as_editor, talks):
    make.cite(talks)

    typed = opened(as_editor, change(talks)) | {"_publish_addanother": "Publish and add another"}
    response = as_editor.post(change(talks), typed)

    assert response.url.startswith("/admin/cooperation/meeting/add/?")
    assert state_of(talks) == "published"


def test_what_can_not_be_published_adds_nothing_and_keeps_its_form(as_editor):
    response = publish_and_add(as_editor, "meeting", title="Talks")

    assert errors(response) == "A published meeting needs at least one citation."
    assert not Meeting.objects.filter(title="Talks").exists()


@pytest.mark.parametrize("noun", ["meeting", "agreement", "initiative", "development", "commitment", "figure"])
def test_the_button_is_in_the_form_of_each_record_type_but_not_in_popups(as_editor, noun):
    url = f"/admin/cooperation/{noun}/add/"

    assert "Publish and add another" in as_editor.get(url).content.decode()
    assert "Publish and add another" not in as_editor.get(f"{url}?_popup=1").content.decode()


class TestFiguresAbout:
    """The title of a figure names what it is about only while visitors see that."""

    @pytest.fixture
    def plant(self, db):
        return make.cite(make.initiative(title="Example Plant")).initiative

    @pytest.fixture
    def figure(self, plant):
        return make.figure(indicator="capacity", value_low=135, initiative=plant)

    @staticmethod
    def title_of(figure) -> str:
        return Figure.objects.get(pk=figure.pk).title

    @pytest.mark.parametrize("way", ["in the list", "in the form"])
    def test_name_it_once_it_is_published_and_no_longer_once_it_is_withdrawn(self, as_editor, plant, figure, way):
        assert "Example Plant" not in self.title_of(figure)
        for state, is_named in (("published", True), ("withdrawn", False), ("published", True)):
            if way == "in the list":
                act(as_editor, "publish" if state == "published" else "withdraw", plant)
            else:
                save(as_editor, change(plant), opened(as_editor, change(plant)), publication=state)
            assert state_of(plant) == state
            assert ("Example Plant" in self.title_of(figure)) == is_named

    def test_keep_a_title_that_was_typed(self, as_editor, plant, figure):
        Figure.objects.filter(pk=figure.pk).update(title="As typed")
        act(as_editor, "publish", plant)
        assert self.title_of(figure) == "As typed"
