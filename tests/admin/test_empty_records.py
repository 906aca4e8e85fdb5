"""A new record in which nothing was entered gets an error that says what to enter."""

import pytest
from django.apps import apps

from cooperation.models import Agreement, Initiative, Meeting
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/{}/add/"
TITLED = {"meeting": Meeting, "agreement": Agreement, "initiative": Initiative}
WHAT = {
    "meeting": "This meeting is empty. Enter a title, a date, or who took part.",
    "agreement": "This agreement is empty. Enter a title, the parties, or what was done, such as its signing.",
    "initiative": "This initiative is empty. Enter a title, a summary, or the participants.",
}
ALL = (
    *(*TITLED, "development", "commitment", "figure"),
    *("participant", "place", "source", "country", "sector", "unit", "actionkind", "citation"),
)


def sent(client, noun, query="", /, **typed):
    url = ADD.format(noun) + query
    return save(client, url, opened(client, url), **typed)


def count(noun) -> int:
    return apps.get_model("cooperation", noun).objects.count()


@pytest.mark.parametrize("noun", ALL)
@pytest.mark.parametrize("popup", ["", "?_popup=1"])
def test_an_empty_form_adds_nothing_and_says_what_to_enter(as_admin, noun, popup):
    before = count(noun)
    response = sent(as_admin, noun, popup, **({"_popup": "1"} if popup else {}))
    assert response.status_code == 200
    assert response.context["form_errors"]
    assert count(noun) == before


@pytest.mark.parametrize("noun", TITLED)
@pytest.mark.parametrize("button", ["_save", "_addanother", "_continue"])
def test_the_error_is_at_the_title_whatever_button_was_pressed(as_editor, noun, button):
    response = sent(as_editor, noun, **{button: "yes"})
    assert [(error.where, error.message) for error in response.context["form_errors"]] == [("Title", WHAT[noun])]


@pytest.mark.parametrize("noun", TITLED)
@pytest.mark.parametrize(
    "typed",
    [
        {"publication": "in_review", "slug": "empty", "checked_on": "2025-02-25"},
        {"title": "   ", "summary": " "},
        {"citations-0-source": "source"},
        {"kind": "summit", "status": "scheduled", "form": "treaty", "names_no_parties": "on"},
    ],
)
def test_what_says_nothing_about_a_record_is_not_enough(as_editor, noun, typed):
    typed = {name: make.source().pk if value == "source" else value for name, value in typed.items()}
    response = sent(as_editor, noun, **typed)
    assert WHAT[noun] in errors(response)
    for name in typed:
        assert response.context["adminform"].form.data[name] == str(typed[name])


@pytest.mark.parametrize("noun", TITLED)
@pytest.mark.parametrize("typed", [{"title": "Title"}, {"summary": "Summary"}, {"citations-0-quote": "it was said"}])
def test_one_text_is_enough(as_editor, noun, typed):
    row = {"citations-0-source": make.source().pk} if "title" not in typed else {}
    assert sent(as_editor, noun, **typed, **row).status_code == 302


@pytest.mark.parametrize(
    ("noun", "typed"),
    [
        ("meeting", {"date": "2025"}),
        ("meeting", {"participations-0-participant": "person"}),
        ("agreement", {"parties-0-participant": "person"}),
        ("agreement", {"new_status": "signed", "since": "2025"}),
        ("agreement", {"actions-TOTAL_FORMS": "1", "actions-0-kind": "signed"}),
        ("initiative", {"involvements-0-participant": "person"}),
        ("initiative", {"planned": "2030"}),
    ],
)
def test_one_fact_is_enough(as_editor, noun, typed):
    typed = {name: make.person().pk if value == "person" else value for name, value in typed.items()}
    assert sent(as_editor, noun, **typed).status_code == 302


@pytest.mark.parametrize("noun", ["agreement", "initiative", "meeting"])
def test_values_of_the_record_before_are_not_enough(as_editor, noun):
    sent(as_editor, "meeting", title="Talks", **{"citations-0-source": make.source().pk})
    url = ADD.format(noun)
    names = " ".join(as_editor.get(url).context["carried"].names)
    assert names
    response = save(as_editor, url, opened(as_editor, url), _carried=names)
    assert WHAT[noun] in errors(response)


def test_a_new_meeting_with_the_date_of_the_one_before_alone_is_empty(as_editor):
    response = sent(as_editor, "meeting", title="Talks", date="2025", _addanother="yes")
    form = opened(as_editor, response.url)
    assert WHAT["meeting"] in errors(save(as_editor, response.url, form, _carried="date"))


def test_values_of_a_link_are_enough(as_editor):
    assert sent(as_editor, "meeting", "?title=Talks").status_code == 302


@pytest.mark.parametrize("noun", TITLED)
def test_an_error_of_the_rows_comes_first(as_editor, noun):
    response = sent(as_editor, noun, **{"citations-0-quote": "without source"})
    assert WHAT[noun] not in errors(response)


def test_the_button_publish_shows_what_is_missing_for_that(as_editor):
    assert "needs at least one citation" in errors(sent(as_editor, "meeting", _publish="yes"))


def test_a_stored_record_can_lose_its_title(as_editor):
    talks = make.meeting(title="Talks")
    url = f"/admin/cooperation/meeting/{talks.pk}/change/"
    assert save(as_editor, url, opened(as_editor, url), title="").status_code == 302
