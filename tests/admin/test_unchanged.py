"""A Save that changes nothing is no change: no version, no event, no editor, no date of change."""

import pytest
from django.apps import apps
from pghistory.models import Event

from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import errors, opened, save

REFERENCE = {"participant", "place", "source", "sector", "country"}


def change_url(row) -> str:
    return f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/"


def change(client, row, **typed):
    response = save(client, change_url(row), opened(client, change_url(row)), **typed)
    assert response.status_code == 302, errors(response)
    return client.get(response["Location"])


def events() -> int:
    return sum(model.objects.count() for model in apps.get_models() if issubclass(model, Event))


def stored(row) -> dict:
    return type(row).objects.filter(pk=row.pk).values().get()


def said(response) -> str:
    return " ".join(map(str, response.context["messages"]))


@pytest.mark.parametrize(
    "name",
    ["meeting", "agreement", "initiative", "development", "commitment", "figure", *sorted(REFERENCE)],
)
def test_an_unchanged_save_stores_nothing_and_says_so(as_admin, one_of_each, name):
    row, count = one_of_each[name], events()
    before = stored(row)

    response = change(as_admin, row)

    assert stored(row) == before
    assert events() == count
    assert "Nothing was changed" in said(response)


def test_an_unchanged_save_of_a_record_with_all_kinds_of_rows_stores_nothing(as_editor):
    agreement = make.agreement(
        published=True, summary="Two\nlines", other_titles=["Über"], sectors=[make.sector("A"), make.sector("B")]
    )
    make.action(agreement, note="in the capital")
    make.link(agreement, "amends", make.agreement(title="Older"))
    agreement.refresh_from_db()
    before, count = stored(agreement), events()
    form = opened(as_editor, change_url(agreement))

    response = save(
        as_editor, change_url(agreement), form, summary="Two\r\nlines", sectors=form["sectors"][::-1], _continue="on"
    )

    assert response.status_code == 302, errors(response)
    assert (stored(agreement), events()) == (before, count)


@pytest.mark.parametrize("text", ["Two\nlines", "Two\r\nlines", "with space at the end \n", "  before"])
def test_line_ends_and_spaces_around_a_text_are_no_change(as_editor, text):
    meeting = make.meeting(title=" Talks ", summary=text)
    before, form = stored(meeting), opened(as_editor, change_url(meeting))

    save(as_editor, change_url(meeting), form, summary=text.replace("\r\n", "\n").replace("\n", "\r\n"))

    assert stored(meeting) == before


def test_a_blank_title_and_address_that_are_made_as_they_were_are_no_change(as_editor):
    figure = make.figure(title="", period="2024")
    before = stored(figure)

    change(as_editor, figure, title="", slug="")

    assert stored(figure) == before


def test_a_reason_alone_is_no_change(as_editor):
    meeting, count = make.meeting(), events()

    change(as_editor, meeting, reason="Because.")

    assert events() == count
    assert Meeting.objects.get(pk=meeting.pk).version == 1


def test_a_changed_row_is_a_change_of_its_record(as_editor, editor, talks):
    change(as_editor, talks, **{"participations-0-capacity": "Minister"})

    talks.refresh_from_db()
    assert (talks.version, talks.updated_by) == (2, editor)


def test_a_removed_row_is_a_change_of_its_record(as_editor, editor, talks):
    change(as_editor, talks, **{"participations-0-DELETE": "on"})

    talks.refresh_from_db()
    assert (talks.version, talks.participations.count()) == (2, 1)


def test_publishing_an_otherwise_unchanged_record_is_a_change(as_editor):
    meeting = make.meeting()
    make.cite(meeting)

    change(as_editor, meeting, _publish="on")

    meeting.refresh_from_db()
    assert meeting.is_published


def test_an_unchanged_development_does_not_say_that_a_status_changed(as_editor):
    development = make.development(initiatives=[make.initiative()], status_becomes="planned", date="2025")

    response = change(as_editor, development)

    assert said(response) == "Nothing was changed: the form was saved as it was opened."


def test_a_changed_title_is_saved(as_editor):
    meeting = make.meeting(title="Talks")

    response = change(as_editor, meeting, title="Talks in May")

    assert Meeting.objects.get(pk=meeting.pk).title == "Talks in May"
    assert "Nothing was changed" not in said(response)


def test_publishing_what_is_published_is_no_change(as_editor):
    meeting = make.meeting(published=True)
    before = stored(meeting)

    data = {"action": "publish", "_selected_action": [meeting.pk]}
    as_editor.post("/admin/cooperation/meeting/", data)

    assert stored(meeting) == before


class TestTheSameStatus:
    def apply(self, client, row, **typed):
        data = {"action": "change_status", "_selected_action": [row.pk], "apply": "on"} | typed
        return client.post(f"/admin/cooperation/{row._meta.model_name}/", data, follow=True)

    def test_of_an_initiative_is_recorded_once(self, as_editor):
        initiative = make.initiative()
        typed = {"new_status": "planned", "since": "25 Feb 2025"}
        self.apply(as_editor, initiative, **typed)
        before = stored(initiative)

        response = self.apply(as_editor, initiative, **typed)

        assert initiative.developments.count() == 1
        assert stored(initiative) == before
        assert "Nothing was changed" in said(response)

    def test_of_an_agreement_is_recorded_once(self, as_editor):
        agreement = make.agreement()
        typed = {"new_status": "signed", "since": "25 Feb 2025"}
        self.apply(as_editor, agreement, **typed)
        count = events()

        response = self.apply(as_editor, agreement, **typed)

        assert agreement.actions.count() == 1
        assert events() == count
        assert "Nothing was changed" in said(response)

    @pytest.mark.parametrize("make_row", [make.initiative, make.agreement])
    def test_in_the_form_is_no_change_of_the_record(self, as_editor, make_row):
        row = make_row()
        status = "planned" if make_row is make.initiative else "signed"
        change(as_editor, row, new_status=status, since="25 Feb 2025")
        before, count = stored(row), events()

        response = change(as_editor, row, new_status=status, since="25 Feb 2025")

        assert (stored(row), events()) == (before, count)
        assert "Nothing was changed" in said(response)

    def test_with_another_source_adds_the_citation(self, as_editor):
        agreement = make.agreement()
        action = make.action(agreement, "signed", "25 Feb 2025")

        self.apply(as_editor, agreement, new_status="signed", since="25 Feb 2025", source=make.source().pk)

        assert action.citations.count() == 1

    def test_returned_to_on_the_same_day_is_recorded(self, as_editor):
        initiative = make.initiative()
        for status in ("planned", "suspended", "planned"):
            self.apply(as_editor, initiative, new_status=status, since="25 Feb 2025")

        initiative.refresh_from_db()
        assert initiative.status == "planned"


def test_an_unchanged_account_stores_no_event(as_admin, editor):
    count, url = events(), f"/admin/auth/user/{editor.pk}/change/"

    response = as_admin.post(url, opened(as_admin, url), follow=True)

    assert events() == count
    assert "Nothing was changed" in said(response)
