"""Sentences with nothing to record: decided, shown and undone on the page of the text."""

import pytest
from django.contrib.auth.models import Permission, User

from cooperation.models import NothingToRecord
from tests import builders as make
from tests.admin.texts import CANAL, FIRST, LAST, TEXT, TRADE, page_of, record
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db


def position(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def decide(client, snapshot, words):
    return client.post(f"{page_of(snapshot)}nothing/", position(words), follow=True)


def legend(page) -> str:
    return text(one(page, ".text-legend")).partition(" Marked")[0]


def selected(page) -> str:
    return text(one(page, "#words blockquote"))


def test_the_decision_is_stored_shown_and_counted(as_editor, editor, snapshot):
    record(as_editor, snapshot, FIRST, "Meeting")
    page = decide(as_editor, snapshot, LAST)
    decision = NothingToRecord.objects.get()
    assert (TEXT[decision.start : decision.end], decision.created_by) == (LAST, editor)
    assert legend(page) == "Recorded from 1 of 4 sentences, 1 has nothing to record."
    assert texts(page, ".sentence-nothing") == [LAST]
    assert "have nothing to record" in legend(decide(as_editor, snapshot, CANAL))


def test_a_part_of_a_sentence_decides_the_sentence(as_editor, snapshot):
    decide(as_editor, snapshot, "will be opened")
    assert TEXT[slice(*NothingToRecord.objects.values_list("start", "end").get())] == CANAL


def test_words_of_several_sentences_decide_each(as_editor, snapshot):
    decide(as_editor, snapshot, TEXT[TEXT.index(TRADE) :])
    assert NothingToRecord.objects.count() == 3


def test_the_next_open_sentence_is_selected(as_editor, snapshot):
    record(as_editor, snapshot, CANAL, "Development")
    page = decide(as_editor, snapshot, TRADE)
    assert selected(page) == LAST
    assert page.redirect_chain[-1][0].endswith("#words")


def test_a_recorded_sentence_can_not_have_nothing_to_record(as_editor, snapshot):
    record(as_editor, snapshot, CANAL, "Development")
    page = decide(as_editor, snapshot, CANAL)
    assert "Something is recorded from this sentence already." in page.text
    assert not NothingToRecord.objects.exists()
    assert not select(as_editor.get(page_of(snapshot, CANAL)), '#words [data-key="n"]')


def test_a_record_made_later_counts_instead(as_editor, snapshot):
    decide(as_editor, snapshot, CANAL)
    record(as_editor, snapshot, CANAL, "Development")
    page = as_editor.get(page_of(snapshot))
    assert legend(page) == "Recorded from 1 of 4 sentences."
    assert not select(page, ".sentence-nothing")


def test_a_decision_is_undone_in_place(as_editor, snapshot):
    page = decide(as_editor, snapshot, LAST)
    button = one(page, ".no-record button")
    assert button.get("form") == "undo-nothing"

    page = as_editor.post(one(page, "#undo-nothing").get("action"), {"decision": button.get("value")}, follow=True)

    assert not NothingToRecord.objects.exists()
    assert selected(page) == LAST
    assert one(page, '#words [data-key="n"]') is not None


def test_one_button_undoes_a_decision_for_several_sentences(as_editor, snapshot):
    record(as_editor, snapshot, CANAL, "Development")
    decide(as_editor, snapshot, FIRST)
    page = decide(as_editor, snapshot, TEXT[TEXT.index(TRADE) :])
    said = text(one(page, ".messagelist .decided"))
    assert said.startswith("2 sentences have nothing to record. 1 is left out: something is recorded from it.")
    form = one(page, ".messagelist form")
    typed = {field.get("name"): field.get("value") for field in select(form, "input")}

    page = as_editor.post(form.get("action"), typed, follow=True)

    assert "2 sentences are open again." in text(one(page, ".messagelist"))
    assert selected(page).startswith(TRADE)
    assert texts(page, ".sentence-nothing") == [texts(page, ".sentence")[0]]
    again = as_editor.post(form.get("action"), typed, follow=True)
    assert "This decision was undone already." in text(one(again, ".messagelist"))
    assert NothingToRecord.objects.count() == 1


@pytest.mark.parametrize("decision", ["", "x", "999999", "9" * 40])
def test_a_decision_that_does_not_exist_is_not_undone(as_editor, snapshot, decision):
    decide(as_editor, snapshot, LAST)
    for name, target in (("decision", page_of(snapshot)), ("decided", f"{page_of(snapshot)}#words")):
        response = as_editor.post(f"{page_of(snapshot)}nothing/undo/", {name: decision})
        assert response["Location"] == target
    assert NothingToRecord.objects.exists()


def test_a_decision_of_another_text_is_not_undone(as_editor, snapshot):
    other = make.nothing_to_record(make.snapshot(make.source("Another")))
    as_editor.post(f"{page_of(snapshot)}nothing/undo/", {"decision": other.pk})
    assert NothingToRecord.objects.get() == other


@pytest.mark.parametrize(
    "typed", [{}, {"start": "a", "end": "b"}, {"start": 9}, {"start": 999999, "end": 9999999}, {"start": 9, "end": 3}]
)
def test_positions_without_a_sentence_decide_nothing(as_editor, snapshot, typed):
    page = as_editor.post(f"{page_of(snapshot)}nothing/", typed, follow=True)
    assert "Select a sentence of the text first." in page.text
    assert not NothingToRecord.objects.exists()


def test_two_people_decide_the_same_once(client, as_editor, admin_user, snapshot):
    decide(client, snapshot, LAST)
    client.force_login(admin_user)
    decide(client, snapshot, LAST)
    assert NothingToRecord.objects.count() == 1


def test_both_links_lead_to_sentences_without_a_record(as_editor, snapshot):
    decide(as_editor, snapshot, CANAL)
    page = as_editor.get(page_of(snapshot, TRADE))
    links = {link.get("data-key"): int(link.get("data-start-at")) for link in select(page, ".word-steps a")}
    assert links == {"j": TEXT.index(LAST), "k": TEXT.index("NORTHTOWN")}
    unselected = as_editor.get(page_of(snapshot))
    assert [link.get("data-key") for link in select(unselected, ".word-steps a")] == ["j"]


def test_a_text_that_is_done_says_so(as_editor, snapshot):
    decide(as_editor, snapshot, TEXT)
    assert "Each sentence has a record, or nothing to record." in as_editor.get(page_of(snapshot)).text


def test_who_may_not_cite_decides_nothing(client, snapshot):
    user = User.objects.create(username="rita", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_source"))
    client.force_login(user)
    assert client.post(f"{page_of(snapshot)}nothing/", position(LAST)).status_code == 403
    assert client.post(f"{page_of(snapshot)}nothing/undo/", {"decision": 1}).status_code == 403
    assert not select(client.get(page_of(snapshot, LAST)), '[data-key="n"]')


@pytest.mark.parametrize("address", ["nothing/", "nothing/undo/", "pinned/meeting/1/"])
def test_a_get_request_changes_nothing(as_editor, snapshot, address):
    """It comes after signing in, when a session ended before the button was pressed."""
    answer = as_editor.get(f"{page_of(snapshot)}{address}")
    assert answer["Location"] == page_of(snapshot)
    assert not NothingToRecord.objects.exists()
