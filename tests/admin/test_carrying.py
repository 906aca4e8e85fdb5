"""A new record begins with the source and the meeting of the one before, whatever its type; they are marked."""

import pytest

from cooperation.admin.carrying import LAST
from cooperation.models import Agreement, Commitment, Meeting
from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import one, select, text

ADD = "/admin/cooperation/{}/add/"
NEXT = {"agreement": "meeting", "commitment": "meeting", "development": "meeting", "figure": "meeting"}
TITLES = {"development": "text", "commitment": "what", "figure": "indicator"}


def add(client, noun, /, **typed):
    response = save(client, ADD.format(noun), opened(client, f"{ADD.format(noun)}?source=&meeting=&meetings="), **typed)
    assert response.status_code == 302, response.context["form_errors"]
    return response


@pytest.fixture
def source(db):
    return make.source("The article")


@pytest.fixture
def talks(as_editor, source):
    """A meeting that the user has just saved, with a source and two states."""
    rows = {f"participations-{row}-participant": make.state(code).pk for row, code in enumerate(("XN", "XS"))}
    add(as_editor, "meeting", title="Talks", **rows, **{"citations-0-source": source.pk})
    return Meeting.objects.get(title="Talks")


def marked(response) -> list[str]:
    return sorted(
        element.get("id").removeprefix("id_").removesuffix("_carried") for element in select(response, ".carried")
    )


@pytest.mark.parametrize("noun", NEXT)
def test_the_next_record_of_another_type_has_the_source_and_the_meeting(as_editor, talks, source, noun):
    form = opened(as_editor, ADD.format(noun))
    assert (form["citations-0-source"], form["meeting"]) == (str(source.pk), str(talks.pk))

    page = as_editor.get(ADD.format(noun))
    assert marked(page) == ["citations-0-source", "meeting"]
    assert {text(note) for note in select(page, "p.carried")} == {"Carried over. Escape clears it."}
    assert "Clear carried values" in text(one(page, ".carried-over"))


def test_an_initiative_has_it_among_the_meetings_at_which_it_was_discussed(as_editor, talks):
    assert opened(as_editor, ADD.format("initiative"))["meetings"] == [talks.pk]


def test_the_next_meeting_has_the_source_and_not_the_meeting(as_editor, talks):
    assert marked(as_editor.get(ADD.format("meeting"))) == ["citations-0-source"]


@pytest.mark.parametrize(
    ("noun", "field"),
    [
        *(("meeting", "participations"), ("agreement", "parties"), ("initiative", "involvements")),
        *(("development", "participants"), ("commitment", "by"), ("figure", "of")),
    ],
)
def test_the_states_are_offered_and_not_filled_in(as_editor, talks, noun, field):
    page = as_editor.get(ADD.format(noun))
    button = one(page, ".carried-states button")
    assert (text(button), button.get("data-field")) == ("Add Northland and Southland", field)

    form = opened(as_editor, ADD.format(noun))
    assert not [name for name in form if name.endswith("-participant") and form[name]]
    assert not any(form.get(name) for name in ("participants", "by", "of", "to"))


def test_a_source_that_was_added_is_in_the_next_record(as_editor):
    url = ADD.format("source")
    save(as_editor, url, opened(as_editor, url), title="A new article")
    page = as_editor.get(ADD.format("meeting"))
    assert "A new article" in text(one(page, "#id_citations-0-source"))


@pytest.mark.parametrize("query", ["?source=", "?source=&meeting="])
def test_an_empty_parameter_wins(as_editor, talks, query):
    form = opened(as_editor, ADD.format("commitment") + query)
    assert not form.get("citations-0-source")
    assert bool(form.get("meeting")) == ("meeting" not in query)


def test_a_parameter_wins_and_is_not_marked(as_editor, talks):
    other, elsewhere = make.source("Another article"), make.meeting(title="Elsewhere")
    url = f"{ADD.format('commitment')}?source={other.pk}&meeting={elsewhere.pk}"
    form = opened(as_editor, url)
    assert (form["citations-0-source"], form["meeting"]) == (str(other.pk), str(elsewhere.pk))
    assert marked(as_editor.get(url)) == []


@pytest.mark.parametrize("query", ["?participant=1", "?country=KZ", "?country="])
def test_participants_in_the_url_win(as_editor, talks, query):
    assert not select(as_editor.get(ADD.format("agreement") + query), ".carried-states")


def test_a_form_from_words_of_a_text_has_only_what_they_name(as_editor, talks):
    assert marked(as_editor.get(f"{ADD.format('commitment')}?snapshot=1&start=0&end=1")) == []


def test_a_popup_has_nothing_of_it(as_editor, talks):
    assert marked(as_editor.get(f"{ADD.format('commitment')}?_popup=1")) == []
    assert not opened(as_editor, f"{ADD.format('commitment')}?_popup=1").get("meeting")


def test_a_stored_record_gets_nothing_of_it(as_editor, talks):
    record = make.commitment()
    page = as_editor.get(f"/admin/cooperation/commitment/{record.pk}/change/")
    assert marked(page) == []
    assert not select(page, ".carried-over")
    url = f"/admin/cooperation/commitment/{record.pk}/change/"
    assert not opened(as_editor, url).get("meeting")


def test_it_ends_after_half_an_hour(as_editor, talks):
    session = as_editor.session
    session[LAST] |= {"at": session[LAST]["at"] - 31 * 60}
    session.save()
    assert not select(as_editor.get(ADD.format("commitment")), ".carried-over")


def test_it_is_that_of_the_user_alone(as_editor, talks, admin_client):
    assert not select(admin_client.get(ADD.format("commitment")), ".carried-over")


def test_what_was_cleared_does_not_come_back(as_editor, talks):
    add(as_editor, "commitment", what="Repair it.")
    assert not select(as_editor.get(ADD.format("commitment")), "p.carried")
    assert Commitment.objects.latest("pk").citations.count() == 0


def test_what_was_deleted_since_is_left_out(as_editor, talks, source):
    talks.delete()
    source.delete()
    page = as_editor.get(ADD.format("commitment"))
    assert page.status_code == 200
    assert marked(page) == []


def test_a_record_that_was_not_saved_carries_nothing(as_editor, source):
    url = ADD.format("meeting")
    typed = opened(as_editor, url) | {"title": "Talks", "date": "nonsense", "citations-0-source": source.pk}
    assert as_editor.post(url, typed).status_code == 200
    assert LAST not in as_editor.session


def test_save_and_add_another_marks_all_that_it_carries(as_editor, source):
    response = add(
        as_editor, "meeting", title="Talks", date="2025", _addanother="", **{"citations-0-source": source.pk}
    )
    assert marked(as_editor.get(response.url)) == ["citations-0-source", "date"]


def test_after_an_error_the_marks_are_those_that_were_left(as_editor, talks):
    typed = opened(as_editor, ADD.format("agreement")) | {"valid": "nonsense", "_carried": "meeting"}
    assert marked(as_editor.post(ADD.format("agreement"), typed)) == ["meeting"]


def test_what_is_carried_is_saved_with_the_record(as_editor, talks, source):
    url = ADD.format("agreement")
    save(as_editor, url, opened(as_editor, url), title="Treaty of the talks")
    treaty = Agreement.objects.get(title="Treaty of the talks")
    assert (treaty.meeting, treaty.citations.get().source) == (talks, source)


@pytest.mark.parametrize("nonsense", [{}, {"at": 0}, {"source": "x"}])
def test_a_session_without_all_of_it_opens_a_form(as_editor, talks, nonsense):
    session = as_editor.session
    session[LAST] = nonsense
    session.save()
    assert as_editor.get(ADD.format("commitment")).status_code == 200
