"""Kinds of actions: administrators add, rename and reorder them; the form of an agreement offers them in order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import ActionKind, Agreement
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.html import one, select, text

URL = "/admin/cooperation/actionkind/"
NEW_AGREEMENT = "/admin/cooperation/agreement/add/"


def change_of(agreement) -> str:
    return f"/admin/cooperation/agreement/{agreement.pk}/change/"


def add(client, **typed):
    return save(client, f"{URL}add/", opened(client, f"{URL}add/"), **typed)


def change(client, of, **typed):
    url = f"{URL}{of}/change/"
    return save(client, url, opened(client, url), **typed)


class TestAnAdministrator:
    def test_adds_a_kind_that_agreements_use_at_once(self, as_admin):
        add(as_admin, name="sealed", code="sealed", position="65", status="signed", party_effect="signs")
        typed = {"title": "Treaty", "actions-TOTAL_FORMS": "1", "actions-0-kind": "sealed", "actions-0-date": "2020"}

        save(as_admin, NEW_AGREEMENT, opened(as_admin, NEW_AGREEMENT), **typed)

        assert Agreement.objects.get(title="Treaty").status == "signed"

    def test_renames_a_kind_in_use(self, as_admin):
        agreement = make.agreement(published=True)
        make.action(agreement, "signed")

        change(as_admin, "signed", name="subscribed")

        assert "Subscribed" in text(one(as_admin.get(agreement.get_absolute_url()), "main"))

    def test_changes_the_status_of_agreements_by_changing_that_of_a_kind(self, as_admin):
        agreement = make.agreement()
        make.action(agreement, "ratified")

        change(as_admin, "ratified", status="in_force")

        agreement.refresh_from_db()
        assert agreement.status == "in_force"

    def test_cannot_change_a_code(self, as_admin):
        change(as_admin, "signed", code="written")

        assert ActionKind.objects.filter(code="signed").exists()
        assert not ActionKind.objects.filter(code="written").exists()

    def test_cannot_delete_a_kind_in_use(self, as_admin):
        make.action(make.agreement(title="Treaty"), make.action_kind().code)

        page = as_admin.get(f"{URL}toasted/delete/").content.decode()
        as_admin.post(f"{URL}toasted/delete/", {"post": "yes"})

        assert "other records use it" in page
        assert ActionKind.objects.filter(code="toasted").exists()

    def test_deletes_an_unused_kind(self, as_admin):
        make.action_kind()

        as_admin.post(f"{URL}toasted/delete/", {"post": "yes"})

        assert not ActionKind.objects.filter(code="toasted").exists()

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ({"code": "Signed Twice"}, "A code has only small letters, digits and underscores"),
            ({"code": "signed"}, "already exists"),
            ({"name": "signed"}, "already exists"),
            ({"name": " "}, "This field is required."),
            ({"position": "-1"}, "greater than or equal to 0"),
            ({"position": "99999"}, "less than or equal to 32767"),
            ({"status": "replaced"}, "not one of the available choices"),
            ({"party_effect": "enjoys"}, "not one of the available choices"),
        ],
    )
    def test_gets_a_message_at_what_is_not_valid(self, as_admin, typed, message):
        valid = {"name": "sealed", "code": "sealed", "position": "65", "status": "", "party_effect": "none"}

        assert message in errors(add(as_admin, **valid | typed))

    def test_sees_the_history_of_a_kind(self, as_admin):
        change(as_admin, "signed", name="subscribed")

        assert "subscribed" in text(one(as_admin.get(f"{URL}signed/history/"), "main"))


class TestAnEditor:
    def test_sees_the_kinds_and_changes_none(self, as_editor):
        page = as_editor.get(URL)

        assert "denunciation withdrawn" in text(one(page, "main"))
        assert as_editor.post(f"{URL}signed/change/", {"name": "subscribed"}).status_code == 403
        assert as_editor.get(f"{URL}add/").status_code == 403


class TestTheFormOfAnAgreement:
    def test_offers_the_kinds_in_order(self, as_editor):
        ActionKind.objects.filter(code="expired").update(position=1)
        agreement = make.agreement()
        make.action(agreement, "signed")

        page = as_editor.get(change_of(agreement)).content.decode()

        options = [text(option) for option in select(page, "#id_actions-0-kind option")]
        assert (options[1], options[-1], len(options)) == (
            "expired",
            "lapsed without entering into force",
            ActionKind.objects.count() + 1,
        )

    @pytest.mark.parametrize("code", ["no_such_kind", "SIGNED", "signed ", "\x00", "1", "ſigned"])
    def test_an_unknown_kind_gets_a_message_and_keeps_what_was_typed(self, as_editor, code):
        typed = {"title": "Treaty", "actions-TOTAL_FORMS": "1", "actions-0-kind": code, "actions-0-date": "2020"}

        response = save(as_editor, NEW_AGREEMENT, opened(as_editor, NEW_AGREEMENT), **typed)

        assert "Select a valid choice" in errors(response) or "not one of the available choices" in errors(response)
        assert 'value="2020"' in response.content.decode()

    def test_a_row_without_a_kind_gets_a_message(self, as_editor):
        typed = {"title": "Treaty", "actions-TOTAL_FORMS": "1", "actions-0-kind": "", "actions-0-date": "2020"}

        response = save(as_editor, NEW_AGREEMENT, opened(as_editor, NEW_AGREEMENT), **typed)

        assert "This field is required." in errors(response)

    def test_one_query_reads_the_kinds_of_all_rows(self, as_editor):
        agreement = make.agreement()
        for year in range(2000, 2006):
            make.action(agreement, "ratified", str(year))

        with CaptureQueriesContext(connection) as queries:
            as_editor.get(change_of(agreement))

        kinds = [query for query in queries if 'FROM "cooperation_actionkind"' in query["sql"]]
        assert len(kinds) == 1

    def test_one_query_reads_the_kinds_of_all_submitted_rows(self, as_editor):
        agreement = make.agreement()
        for year in range(2000, 2006):
            make.action(agreement, "ratified", str(year))
        typed = opened(as_editor, change_of(agreement)) | {f"actions-{row}-kind": "accepted" for row in range(6)}

        with CaptureQueriesContext(connection) as queries:
            save(as_editor, change_of(agreement), typed)

        kinds = [query for query in queries if 'FROM "cooperation_actionkind"' in query["sql"]]
        assert len(kinds) == 1
        assert {action.kind_id for action in agreement.actions.all()} == {"accepted"}

    def test_a_status_that_no_kind_gives_gets_a_message(self, as_editor):
        ActionKind.objects.filter(status="expired").delete()
        agreement = make.agreement(title="Treaty")

        response = save(as_editor, change_of(agreement), opened(as_editor, change_of(agreement)), new_status="expired")

        assert errors(response) == "No kind of action gives the status “expired”. Ask an administrator to add one."

    def test_the_list_action_says_the_same(self, as_editor):
        ActionKind.objects.filter(status="expired").delete()
        agreement = make.agreement(title="Treaty")
        typed = {"action": "change_status", "_selected_action": [agreement.pk], "apply": "1", "new_status": "expired"}

        response = as_editor.post("/admin/cooperation/agreement/", typed)

        assert "No kind of action gives the status “expired”." in response.content.decode()

    def test_a_renamed_kind_is_in_the_history_of_agreements(self, as_editor):
        agreement = make.agreement()
        make.action(agreement, "signed", "2020")
        ActionKind.objects.filter(code="signed").update(name="subscribed")

        page = as_editor.get(f"/admin/cooperation/agreement/{agreement.pk}/history/")

        assert "subscribed, 2020" in text(one(page, "main"))
