"""A status is derived: changing it in a form or a list records an action or development."""

import pytest
from django.db import connection

from cooperation.admin.status_changes import record_status
from cooperation.models import Agreement, Development, Initiative
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.html import texts

ADD = "/admin/cooperation/initiative/add/"
LIST = "/admin/cooperation/initiative/"
ADD_DEVELOPMENT = "/admin/cooperation/development/add/"


@pytest.fixture
def source(db):
    return make.source("A communiqué")


def change_url(row) -> str:
    return f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/"


def add(client, url=ADD, **typed):
    """Fill in an empty form, press Save, and return the response."""
    return client.post(url, opened(client, url) | typed, follow=True)


def change(client, row, **typed):
    response = client.post(change_url(row), opened(client, change_url(row)) | typed, follow=True)
    row.refresh_from_db()
    return response


def said(response) -> str:
    return " ".join(map(str, response.context["messages"]))


def standing(row) -> tuple[str, str]:
    row.refresh_from_db()
    return row.status, str(row.status_since or "")


class TestANewRecord:
    def test_asks_for_the_status_and_since_when(self, as_editor):
        add(as_editor, title="Kirov Reservoir", new_status="planned", since="25 Feb 2025")

        assert standing(Initiative.objects.get(title="Kirov Reservoir")) == ("planned", "25 February 2025")

    def test_records_a_development_for_the_new_status(self, as_editor, source):
        add(
            as_editor,
            title="Kirov Reservoir",
            new_status="planned",
            since="Feb 2025",
            since_stated="this month",
            **{"citations-0-source": source.pk, "citations-0-quote": "will be repaired"},
        )

        development = Initiative.objects.get(title="Kirov Reservoir").developments.get()
        assert (development.kind, development.text) == ("decision", "Status recorded as planned.")
        assert (str(development.date), development.date_stated) == ("February 2025", "this month")
        assert [(row.source, row.quote) for row in development.citations.all()] == [(source, "will be repaired")]
        assert (development.publication, development.created_by.username) == ("draft", "edith")

    def test_begins_without_a_recorded_status_if_none_is_typed(self, as_editor):
        add(as_editor, title="Kirov Reservoir")

        assert standing(Initiative.objects.get(title="Kirov Reservoir")) == ("idea", "")
        assert not Development.objects.filter(initiatives__title="Kirov Reservoir").exists()

    def test_records_the_act_of_an_agreement(self, as_editor):
        add(as_editor, "/admin/cooperation/agreement/add/", title="Treaty", new_status="in_force", since="2020")

        agreement = Agreement.objects.get(title="Treaty")
        assert standing(agreement) == ("in_force", "2020")
        assert [action.kind_id for action in agreement.actions.all()] == ["entered_into_force"]

    def test_has_its_status_for_visitors_too_if_published_at_once(self, as_editor, source):
        add(
            as_editor,
            title="Kirov Reservoir",
            new_status="planned",
            since="2025",
            publication="published",
            **{"citations-0-source": source.pk},
        )

        initiative = Initiative.objects.get(title="Kirov Reservoir")
        assert standing(initiative) == ("planned", "2025")
        assert initiative.developments.get().is_published

    def test_is_refused_with_a_date_but_no_status(self, as_editor):
        response = add(as_editor, title="Kirov Reservoir", since="25 Feb 2025")

        assert "Choose the status that starts on this date." in errors(response)
        assert b'value="25 Feb 2025"' in response.content

    def test_cannot_be_replaced_by_nothing(self, as_editor):
        page = as_editor.get("/admin/cooperation/agreement/add/").content.decode()

        assert '<option value="terminated">' in page
        assert '<option value="replaced">' not in page


class TestAnExistingRecord:
    def test_shows_its_status_and_since_when(self, as_editor):
        initiative = make.initiative()
        make.development(initiatives=[initiative], status_becomes="planned", date="Feb 2025")

        assert "planned, since February 2025" in as_editor.get(change_url(initiative)).content.decode()

    def test_takes_a_new_status_and_says_so(self, as_editor):
        initiative = make.initiative(title="Kirov Reservoir")

        response = change(as_editor, initiative, new_status="implementation", since="25 Feb 2025")

        assert standing(initiative) == ("implementation", "25 February 2025")
        assert "Status of “Kirov Reservoir” is now implementation, since 25 February 2025." in said(response)

    def test_needs_a_source_for_its_new_status_if_it_is_published(self, as_editor, source):
        initiative = make.initiative(published=True)

        refused = change(as_editor, initiative, new_status="completed", since="2025")
        assert "Choose a source: " in errors(refused)
        assert standing(initiative) == ("idea", "")

        change(as_editor, initiative, new_status="completed", since="2025", source=source.pk, quote="is finished")
        assert standing(initiative) == ("completed", "2025")
        assert initiative.developments.get().citations.get().quote == "is finished"

    def test_stays_where_it_is_if_something_later_is_recorded(self, as_editor):
        initiative = make.initiative(title="Kirov Reservoir")
        make.development(initiatives=[initiative], status_becomes="completed", date="2025")

        response = change(as_editor, initiative, new_status="planned", since="2020")

        assert standing(initiative) == ("completed", "2025")
        assert "stays completed, since 2025: a status later than" in said(response)

    def test_says_when_a_future_status_comes(self, as_editor):
        initiative = make.initiative(title="Kirov Reservoir")

        response = change(as_editor, initiative, new_status="planned", since="1 March 2190")

        assert standing(initiative) == ("idea", "")
        assert "it becomes planned on 1 March 2190" in said(response)

    def test_is_resumed_after_a_suspension_not_put_into_force_again(self, as_editor):
        agreement = make.agreement()
        make.action(agreement, "entered_into_force", "2010")
        make.action(agreement, "suspended", "2020")

        change(as_editor, agreement, new_status="in_force", since="2024")

        assert standing(agreement) == ("in_force", "2024")
        assert agreement.actions.latest("pk").kind_id == "resumed"

    def test_has_an_act_once_that_was_typed_among_its_actions_too(self, as_editor):
        agreement = make.agreement()
        url = change_url(agreement)
        typed = {"actions-TOTAL_FORMS": "1", "actions-0-kind": "signed", "actions-0-date": "2025"}

        save(as_editor, url, opened(as_editor, url) | typed, new_status="signed", since="2025")

        assert agreement.actions.count() == 1

    def test_is_suspended_by_all_on_the_day_when_one_party_suspended_it_for_itself(self, as_editor):
        agreement = make.agreement(title="Treaty", parties=[make.state("XN"), make.state("XS")])
        make.action(agreement, "entered_into_force", "2010")
        make.action(agreement, "suspended", "2020", participant=make.state("XN"))

        response = change(as_editor, agreement, new_status="suspended", since="2020")

        assert standing(agreement) == ("suspended", "2020")
        assert "Status of “Treaty” is now suspended, since 2020." in said(response)
        assert [action.participant for action in agreement.actions.filter(kind="suspended")][-1] is None

    def test_does_not_change_with_the_act_of_one_of_several_parties(self, as_editor):
        agreement = make.agreement(title="Treaty", parties=[make.state("XN"), make.state("XS")])
        make.action(agreement, "entered_into_force", "2010")
        typed = {
            "actions-TOTAL_FORMS": "2",
            "actions-1-kind": "terminated",
            "actions-1-date": "2020",
            "actions-1-participant": make.state("XS").pk,
        }

        response = change(as_editor, agreement, **typed)

        assert standing(agreement) == ("in_force", "2010")
        assert [str(action) for action in agreement.actions.all()][-1] == "terminated by Southland, 2020"
        assert "Status of" not in said(response)

    def test_keeps_a_quote_short(self, as_editor, source):
        response = change(
            as_editor, make.initiative(), new_status="planned", since="2025", source=source.pk, quote="word " * 21
        )

        assert "A quote has at most 20 words" in errors(response)


class TestTheListOfAgreements:
    def test_suspends_for_all_what_one_party_had_suspended_for_itself(self, as_editor):
        agreement = make.agreement(title="Treaty", parties=[make.state("XN"), make.state("XS")])
        make.action(agreement, "entered_into_force", "2010")
        make.action(agreement, "suspended", "2020", participant=make.state("XN"))
        typed = {"action": "change_status", "_selected_action": agreement.pk, "apply": "1"}

        response = as_editor.post(
            "/admin/cooperation/agreement/", typed | {"new_status": "suspended", "since": "2020"}, follow=True
        )

        assert standing(agreement) == ("suspended", "2020")
        assert "Status of “Treaty” is now suspended, since 2020." in said(response)


class TestPublishing:
    """Only published developments count for a published initiative; those with its status are published too."""

    @pytest.fixture
    def planned(self, as_editor):
        add(as_editor, title="Kirov Reservoir", new_status="planned", since="2025")
        initiative = Initiative.objects.get(title="Kirov Reservoir")
        make.cite(initiative)
        return initiative

    def test_in_the_form_keeps_the_status(self, as_editor, planned):
        change(as_editor, planned, publication="published")

        assert planned.is_published
        assert standing(planned) == ("planned", "2025")

    def test_by_the_button_keeps_the_status(self, as_editor, planned):
        change(as_editor, planned, _publish="Publish initiative")

        assert planned.is_published
        assert standing(planned) == ("planned", "2025")

    def test_from_the_list_keeps_the_status(self, as_editor, planned):
        as_editor.post(LIST, {"action": "publish", "_selected_action": [planned.pk]})

        planned.refresh_from_db()
        assert planned.is_published
        assert standing(planned) == ("planned", "2025")

    def test_gives_the_development_the_citations_that_came_later(self, as_editor, planned):
        change(as_editor, planned, publication="published")

        assert planned.developments.get().citations.count() == 1

    def test_leaves_a_development_that_somebody_wrote_a_draft_and_says_what_follows(self, as_editor):
        initiative = make.initiative(title="Kirov Reservoir")
        make.cite(initiative)
        written = make.development(
            initiatives=[initiative], status_becomes="planned", date="2025", text="It is agreed."
        )

        response = change(as_editor, initiative, publication="published")

        written.refresh_from_db()
        assert written.publication == "draft"
        assert "Status of “Kirov Reservoir” is now idea." in said(response)

    def test_a_withdrawal_hides_the_development_that_recorded_the_status(self, as_editor, planned):
        change(as_editor, planned, publication="published")
        change(as_editor, planned, publication="withdrawn")

        assert planned.developments.get().publication == "withdrawn"


class TestTheList:
    def ask(self, client, rows, **typed):
        data = {"action": "change_status", "_selected_action": [row.pk for row in rows]}
        return client.post(LIST, data | typed, follow=True)

    def test_the_list_asks_for_the_status_on_a_page_of_its_own(self, as_editor):
        response = self.ask(as_editor, [make.initiative(title="Kirov Reservoir")])

        assert "Change status of 1 initiative" in response.content.decode()
        assert "Kirov Reservoir: idea" in response.content.decode()

    def test_the_status_action_records_the_status_of_each_selected_row(self, as_editor, source):
        rows = [make.initiative(title="One"), make.initiative(title="Two", published=True)]
        typed = {"new_status": "planned", "since": "2025", "source": source.pk, "quote": "all of them"}

        response = self.ask(as_editor, rows, apply="yes", **typed)

        assert [standing(row) for row in rows] == [("planned", "2025")] * 2
        assert [row.developments.get().citations.get().quote for row in rows] == ["all of them"] * 2
        assert "Status of “One” is now planned, since 2025." in said(response)

    def test_the_status_action_needs_a_source_if_a_selected_record_is_published(self, as_editor):
        row = make.initiative(published=True)

        response = self.ask(as_editor, [row], apply="yes", new_status="planned", since="2025")

        assert "some of the selected records are published" in response.content.decode()
        assert b'value="2025"' in response.content
        assert standing(row) == ("idea", "")

    def test_the_status_action_changes_nothing_if_the_source_was_deleted_meanwhile(
        self, as_editor, source, monkeypatch
    ):
        row = make.initiative(title="One")

        def record_without_source(*args):
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM cooperation_source WHERE id = %s", [source.pk])
            record_status(*args)

        monkeypatch.setattr("cooperation.admin.status.record_status", record_without_source)
        response = self.ask(as_editor, [row], apply="yes", new_status="planned", since="2025", source=source.pk)

        assert "this conflicts with another record" in response.content.decode()
        assert b'value="2025"' in response.content
        assert said(response) == ""
        assert standing(row) == ("idea", "")

    def test_the_status_action_is_not_offered_to_those_who_may_not_change_records(self, client):
        assert client.post(LIST, {"action": "change_status"}).status_code == 302


class TestAddDevelopment:
    @pytest.fixture
    def initiative(self, db):
        initiative = make.initiative(title="Kirov Reservoir", sectors=[make.sector("Sector of examples")])
        make.involvement(initiative, make.participant("Ministry of Examples"))
        return initiative

    def test_is_shown_in_the_form_and_in_the_list(self, as_editor, initiative):
        here = f"{ADD_DEVELOPMENT}?initiatives={initiative.pk}&amp;_return="

        assert f'{here}%2Fadmin%2Fcooperation%2Finitiative%2F"' in as_editor.get(LIST).content.decode()
        assert here in as_editor.get(change_url(initiative)).content.decode()

    def test_begins_with_the_initiative_and_its_sectors_but_with_nobody(self, as_editor, initiative):
        typed = opened(as_editor, f"{ADD_DEVELOPMENT}?initiatives={initiative.pk}")

        assert typed["initiatives"] == [str(initiative.pk)]
        assert not typed.get("participants")
        assert typed["sectors"] == [initiative.sectors.get().pk]

    def test_begins_without_the_parties_of_an_agreement(self, as_editor):
        agreement = make.agreement(parties=[make.participant("Ministry of Examples")])

        typed = opened(as_editor, f"{ADD_DEVELOPMENT}?agreements={agreement.pk}")

        assert not typed.get("participants")

    def test_returns_to_where_one_came_from_and_shows_the_new_status(self, as_editor, initiative):
        url = f"{ADD_DEVELOPMENT}?initiatives={initiative.pk}&_return=/admin/cooperation/initiative/%3Fq%3Dkirov"

        response = add(as_editor, url, text="Work has begun.", date="25 Feb 2025", status_becomes="implementation")

        assert response.redirect_chain[0][0] == "/admin/cooperation/initiative/?q=kirov"
        assert "Status of “Kirov Reservoir” is now implementation, since 25 February 2025." in said(response)

    def test_a_public_page_links_to_the_added_record_after_returning(self, as_editor, initiative):
        url = f"{ADD_DEVELOPMENT}?initiatives={initiative.pk}&_return={initiative.get_absolute_url()}"

        page = add(as_editor, url, text="Work <began>.", date="25 Feb 2025").text

        change = f"/admin/cooperation/development/{Development.objects.latest('pk').pk}/change/"
        assert texts(page, f'div.note a[href^="{change}"]') == ["Work <began>."]
        assert "The development “Work <began>.” was added" in texts(page, "div.note")[0]

    def test_returns_to_no_other_host(self, as_editor, initiative):
        url = f"{ADD_DEVELOPMENT}?initiatives={initiative.pk}&_return=https://example.org/"

        response = save(as_editor, url, opened(as_editor, url), text="Work has begun.")

        assert response.url == "/admin/cooperation/development/"

    def test_says_that_a_draft_moves_nothing_published(self, as_editor):
        initiative = make.initiative(title="Kirov Reservoir", published=True)
        url = f"{ADD_DEVELOPMENT}?initiatives={initiative.pk}"

        response = add(as_editor, url, text="Work has begun.", date="2025", status_becomes="implementation")

        assert "stays idea: it becomes implementation when that development is published" in said(response)

    def test_keeps_the_source_of_the_last_one(self, as_editor, initiative, source):
        add(as_editor, ADD_DEVELOPMENT, text="Work has begun.", **{"citations-0-source": source.pk})

        assert opened(as_editor, ADD_DEVELOPMENT)["citations-0-source"] == str(source.pk)
