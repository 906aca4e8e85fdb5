"""The form, the list and the pages of an agreement whose source names no parties."""

import pytest

from cooperation.models import Agreement
from cooperation.models.agreements import PARTIES_OR_NONE
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.admin.test_publishing import act, change, press_publish, said, state_of
from tests.exports.reading import csv_rows, json_rows
from tests.pages.reading import section

ADD = "/admin/cooperation/agreement/add/"
NEEDS_PARTY = "A published agreement needs at least one party."
NONE_NAMED = "The source names no parties"


@pytest.fixture
def memorandum(db):
    """A published memorandum whose source names no parties."""
    return make.agreement(title="Memorandum", slug="memorandum", names_no_parties=True, parties=[], published=True)


def test_a_new_one_is_published_at_once(as_editor):
    typed = {"title": "Memorandum", "names_no_parties": "on", "citations-0-source": make.source().pk, "_publish": "1"}

    response = save(as_editor, ADD, opened(as_editor, ADD), **typed)

    assert response.status_code == 302
    assert Agreement.objects.get(title="Memorandum").publication == "published"


def test_a_draft_is_published_by_the_button(as_editor):
    agreement = make.agreement()
    make.cite(agreement)

    press_publish(as_editor, agreement, names_no_parties="on")

    assert state_of(agreement) == "published"


def test_a_draft_is_published_from_the_list(as_editor):
    agreement = make.agreement(names_no_parties=True)
    make.cite(agreement)

    assert said(act(as_editor, "publish", agreement)) == ["1 agreement published."]


def test_a_box_ticked_beside_parties_gets_an_error_and_stays_ticked(as_editor):
    agreement = make.agreement(parties=[make.state("XN")])

    response = save(as_editor, change(agreement), opened(as_editor, change(agreement)), names_no_parties="on")

    assert errors(response) == PARTIES_OR_NONE
    assert response.context["adminform"].form["names_no_parties"].value()


def test_a_box_is_ticked_as_the_last_party_is_removed(as_editor):
    agreement = make.agreement(parties=[make.state("XN")], published=True)
    typed = {"names_no_parties": "on", "parties-0-DELETE": "on"}

    save(as_editor, change(agreement), opened(as_editor, change(agreement)), **typed)

    agreement.refresh_from_db()
    assert (agreement.names_no_parties, agreement.parties.count()) == (True, 0)


def test_a_cleared_box_of_a_published_one_without_parties_gets_an_error(as_editor, memorandum):
    typed = opened(as_editor, change(memorandum))
    del typed["names_no_parties"]

    assert errors(save(as_editor, change(memorandum), typed)) == NEEDS_PARTY


def test_a_box_is_cleared_as_a_party_is_added(as_editor, memorandum):
    typed = opened(as_editor, change(memorandum))
    del typed["names_no_parties"]
    typed |= {
        "parties-TOTAL_FORMS": "1",
        "parties-0-participant": make.state("XN").pk,
        "parties-0-role": "party",
    }

    assert save(as_editor, change(memorandum), typed).status_code == 302
    assert memorandum.parties.count() == 1


def test_a_status_is_changed_without_parties(as_editor, memorandum):
    typed = {"action": "change_status", "_selected_action": [memorandum.pk], "apply": "1"}

    as_editor.post("/admin/cooperation/agreement/", typed | {"new_status": "signed", "since": "2025"})

    memorandum.refresh_from_db()
    assert memorandum.status == "signed"


def test_the_page_says_so(client, memorandum):
    assert section(client.get("/agreements/memorandum/"), "Parties") == f"{NONE_NAMED}."


def test_the_page_of_another_does_not(client, db):
    make.agreement(title="Treaty", slug="treaty", published=True)

    assert NONE_NAMED not in client.get("/agreements/treaty/").content.decode()


def test_files_say_so(client, memorandum):
    make.agreement(title="Treaty", published=True)

    notes = {row["title"]: row["parties_note"] for row in json_rows(client.get("/agreements/export.json"))}
    table = {row["Title"]: row["Parties, note"] for row in csv_rows(client.get("/agreements/export.csv"))}

    assert (notes["Memorandum"], table["Memorandum"]) == (NONE_NAMED, NONE_NAMED)
    assert (notes["Treaty"] or "", table["Treaty"]) == ("", "")
