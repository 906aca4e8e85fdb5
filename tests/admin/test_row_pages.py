"""A form with many rows shows them in pages, and saves one page without the others."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Agreement
from tests import builders as make
from tests.admin.filling import errors, open_form, opened, save, save_meanwhile, shown, time_passes
from tests.html import one, select, text, texts

PAGE = 3  # rows


@pytest.fixture(autouse=True)
def small_pages(limits):
    limits(MAX_FORM_ROWS=PAGE)


def company(number: int):
    return make.participant(f"Company {number}", kind="company")


def treaty(parties: int, **fields) -> Agreement:
    return make.agreement(parties=[company(number) for number in range(parties)], **fields)


def url_of(record, query: str = "") -> str:
    return f"/admin/cooperation/{record._meta.model_name}/{record.pk}/change/{query}"


def stored_rows(typed: dict, prefix: str) -> int:
    """Return how many stored rows a form has, by its fields."""
    return int(typed[f"{prefix}-INITIAL_FORMS"])


def roles(agreement) -> list[str]:
    """Return the roles of the parties in order of entry, as P(arty), S(ignatory), D(epositary), G(uarantor)."""
    return "".join(role[0].upper() for role in agreement.parties.order_by("pk").values_list("role", flat=True))


def fill(record, number: int) -> None:
    """Add rows of each kind to a record."""
    for one_more in range(number):
        match record._meta.model_name:
            case "meeting":
                make.participation(record, company(one_more))
            case "agreement":
                make.party(record, company(one_more))
                make.action(record, "ratified", f"{2000 + one_more}", participant=company(one_more))
                make.link(record, "amends", make.agreement(title=f"Pact {one_more}"))
            case "initiative":
                make.involvement(record, company(one_more))
            case "participant":
                make.affiliation(record, company(one_more))
            case "figure":
                make.conversion(record, 1, f"U{one_more}")
        make.cite(record, make.source(f"Article {one_more}"))


KINDS = {
    make.meeting: ["participations", "citations"],
    make.agreement: ["parties", "actions", "links_from", "citations"],
    make.initiative: ["involvements", "citations"],
    make.person: ["affiliations", "citations"],
    make.place: ["citations"],
    make.development: ["citations"],
    make.commitment: ["citations"],
    make.figure: ["conversions", "citations"],
}


@pytest.mark.parametrize(("build", "prefix"), [(build, prefix) for build, kinds in KINDS.items() for prefix in kinds])
class TestEachKindOfRow:
    def test_is_shown_in_pages(self, build, prefix, as_admin):
        record = build()
        fill(record, 2 * PAGE + 1)
        ids = []
        for number in (1, 2, 3):
            typed = opened(as_admin, url_of(record, f"?{prefix}-page={number}"))
            ids.append([typed[f"{prefix}-{row}-id"] for row in range(stored_rows(typed, prefix))])
        assert [len(page) for page in ids] == [PAGE, PAGE, 1]
        assert len({pk for page in ids for pk in page}) == 2 * PAGE + 1

    def test_is_deleted_on_one_page_alone(self, build, prefix, as_admin):
        record = build()
        fill(record, 2 * PAGE)
        url = url_of(record, f"?{prefix}-page=2")
        typed = open_form(as_admin, url)
        assert save(as_admin, url, typed, **{f"{prefix}-0-DELETE": "on"}).status_code == 302
        left = opened(as_admin, url)
        assert [left[f"{prefix}-{row}-id"] for row in range(PAGE - 1)] == [
            typed[f"{prefix}-{row}-id"] for row in range(1, PAGE)
        ]
        assert stored_rows(opened(as_admin, url_of(record)), prefix) == PAGE


class TestSaving:
    def test_a_page_is_saved_without_the_others(self, as_admin):
        agreement = treaty(8)
        url = url_of(agreement, "?parties-page=2")
        typed = opened(as_admin, url)
        assert save(as_admin, url, typed, **{"parties-1-role": "guarantor"}).status_code == 302
        assert roles(agreement) == "PPPPGPPP"

    def test_a_page_that_was_not_changed_is_no_change(self, as_admin):
        agreement = treaty(8)
        url = url_of(agreement, "?parties-page=2")
        before = Agreement.objects.get(pk=agreement.pk).version
        response = as_admin.post(url, opened(as_admin, url), follow=True)
        assert "Nothing was changed" in response.text
        assert Agreement.objects.get(pk=agreement.pk).version == before

    def test_one_row_more_than_a_page_loses_none(self, as_admin):
        agreement = treaty(PAGE)
        url = url_of(agreement)
        typed = opened(as_admin, url)
        new = {"parties-3-participant": company(9).pk, "parties-3-role": "guarantor", "parties-TOTAL_FORMS": "4"}
        assert save(as_admin, url, typed, **new).status_code == 302
        assert roles(agreement) == "PPPG"
        page = as_admin.get(url)
        assert "Parties (4)" in texts(page, "h2")
        assert save(as_admin, url, shown(page), title="Renamed").status_code == 302
        assert roles(agreement) == "PPPG"

    def test_a_new_row_on_a_page_comes_last(self, as_admin):
        agreement = treaty(5)
        url = url_of(agreement)
        new = {"parties-3-participant": company(9).pk, "parties-3-role": "guarantor", "parties-TOTAL_FORMS": "4"}
        assert save(as_admin, url, opened(as_admin, url), **new).status_code == 302
        assert roles(agreement) == "PPPPPG"

    def test_a_row_that_is_on_another_page_already_gets_an_error(self, as_admin):
        agreement = treaty(5)
        url = url_of(agreement)
        new = {
            "parties-3-participant": agreement.parties.last().participant_id,
            "parties-3-role": "party",
            "parties-TOTAL_FORMS": "4",
        }
        response = save(as_admin, url, opened(as_admin, url), **new)
        assert "This party is already in the list." in errors(response)
        assert roles(agreement) == "PPPPP"

    def test_the_text_of_a_page_with_an_error_stays_on_it(self, as_admin):
        agreement = make.agreement()
        for year in range(2001, 2009):
            make.action(agreement, "ratified", str(year), participant=company(year))
        url = url_of(agreement, "?actions-page=2")
        response = save(as_admin, url, opened(as_admin, url), **{"actions-1-date": "31 Feb 2020"})
        assert response.status_code == 200
        assert shown(response)["actions-1-date"] == "31 Feb 2020"
        assert {text(link) for link in select(response, '#actions-group a[aria-current="page"]')} == {"Page 2"}

    def test_a_row_on_a_later_page_gets_a_citation_of_its_own(self, as_admin):
        agreement = make.agreement()
        for year in range(2001, 2009):
            make.action(agreement, "ratified", str(year), participant=company(year))
        url = url_of(agreement, "?actions-page=3")
        cited = {"actions-1-source": make.source("Gazette").pk, "actions-1-quote": "ratified today"}
        assert save(as_admin, url, opened(as_admin, url), **cited).status_code == 302
        assert agreement.actions.get(citations__quote="ratified today").date.lower.year == 2008

    def test_a_published_agreement_may_lose_a_page_of_parties_but_not_the_last_one(self, as_admin):
        agreement = treaty(4, published=True)
        url = url_of(agreement)
        all_of = lambda number: {f"parties-{row}-DELETE": "on" for row in range(number)}  # noqa: E731
        assert save(as_admin, url, opened(as_admin, url), **all_of(3)).status_code == 302
        assert "needs at least one party" in errors(save(as_admin, url, opened(as_admin, url), **all_of(1)))
        assert roles(agreement) == "P"

    def test_save_and_continue_stays_on_the_page(self, as_admin):
        agreement = treaty(8)
        url = url_of(agreement, "?parties-page=2&parties-find=Company")
        response = save(as_admin, url, opened(as_admin, url), title="Renamed", _continue="1")
        assert response["Location"] == url

    def test_rows_can_be_added_without_scripts(self, as_admin):
        agreement = treaty(5)
        url = url_of(agreement, "?parties-page=2&parties-add=2")
        typed = opened(as_admin, url)
        assert (typed["parties-INITIAL_FORMS"], typed["parties-TOTAL_FORMS"]) == ("2", "4")
        new = {"parties-2-participant": company(9).pk, "parties-2-role": "guarantor"}
        assert save(as_admin, url, typed, **new).status_code == 302
        assert roles(agreement) == "PPPPPG"

    def test_a_page_of_what_was_deleted_does_not_replace_it(self, as_admin):
        agreement = treaty(5)
        url = url_of(agreement)
        page = as_admin.get(url)
        sent = one(page, 'input[name="parties-ROWS"]').get("value")
        agreement.delete()
        response = save(as_admin, url, shown(page), **{"parties-ROWS": sent})
        assert "only some of the 5 rows" in errors(response)
        assert not Agreement.objects.filter(title=agreement.title).exists()


class TestTwoPeople:
    def test_on_different_pages_keep_the_changes_of_both(self, as_admin):
        agreement = treaty(8)
        first, second = url_of(agreement), url_of(agreement, "?parties-page=2")
        typed = open_form(as_admin, first)
        save_meanwhile(as_admin, second, **{"parties-0-role": "guarantor"})
        response = save(as_admin, first, typed, **{"parties-0-role": "signatory"})
        assert "Press Save again" in errors(response)
        assert save(as_admin, first, shown(response)).status_code == 302
        assert roles(agreement) == "SPPGPPPP"

    def test_on_the_same_page_see_what_both_changed(self, as_admin):
        agreement = treaty(8)
        url = url_of(agreement, "?parties-page=2")
        typed = open_form(as_admin, url)
        save_meanwhile(as_admin, url, **{"parties-0-role": "guarantor", "parties-1-role": "guarantor"})
        response = save(as_admin, url, typed, **{"parties-0-role": "signatory"})
        assert [row.yours for row in response.context["conflicts"]] == ["signatory"]
        assert save(as_admin, url, shown(response)).status_code == 302
        assert roles(agreement) == "PPPSGPPP"

    def test_a_row_added_meanwhile_to_a_whole_list_is_in_the_form(self, as_admin):
        agreement = treaty(PAGE)
        url = url_of(agreement)
        typed = open_form(as_admin, url)
        make.party(agreement, company(9), role="guarantor")
        response = save(as_admin, url, typed, **{"parties-0-role": "signatory"})
        assert stored_rows(shown(response), "parties") == 4
        assert save(as_admin, url, shown(response)).status_code == 302
        assert roles(agreement) == "SPPG"

    def test_a_row_added_meanwhile_to_another_page_stays_there(self, as_admin):
        agreement = treaty(5)
        url = url_of(agreement)
        typed = open_form(as_admin, url)
        make.party(agreement, company(9), role="guarantor")
        response = save(as_admin, url, typed, **{"parties-0-role": "signatory"})
        assert stored_rows(shown(response), "parties") == PAGE
        assert save(as_admin, url, shown(response)).status_code == 302
        assert roles(agreement) == "SPPPPG"

    def test_a_row_deleted_meanwhile_is_kept_as_new_if_it_was_changed(self, as_admin):
        agreement = treaty(8)
        url = url_of(agreement, "?parties-page=2")
        typed = open_form(as_admin, url)
        agreement.parties.get(pk=typed["parties-0-id"]).delete()
        response = save(as_admin, url, typed, **{"parties-0-role": "guarantor"})
        assert "Your text is kept below as a new row" in errors(response)
        assert save(as_admin, url, shown(response)).status_code == 302
        assert roles(agreement) == "PPPPPPPG"

    def test_rows_that_have_moved_to_another_page_meanwhile_are_saved(self, as_admin):
        agreement = treaty(8)
        url = url_of(agreement, "?parties-page=2")
        typed = open_form(as_admin, url)
        agreement.parties.order_by("pk").first().delete()
        response = save(as_admin, url, typed, **{"parties-0-role": "guarantor"})
        assert save(as_admin, url, shown(response)).status_code == 302
        assert roles(agreement) == "PPGPPPP"


class TestFinding:
    @pytest.fixture
    def agreement(self):
        agreement = make.agreement()
        for number, kind in enumerate(["ratified", "acceded", "signed", "ratified", "denounced", "objection_made"]):
            make.action(agreement, kind, f"{2000 + number}", participant=company(number))
        return agreement

    @pytest.mark.parametrize(
        ("typed", "years"),
        [
            ("Company 4", [2004]),
            ("ratified", [2000, 2003]),
            ("OBJECTION", [2005]),
            ("nobody", []),
            ("\0", [2000, 2001, 2002]),
        ],
    )
    def test_rows_are_found_by_participant_and_by_what_they_are(self, typed, years, as_admin, agreement):
        page = as_admin.get(url_of(agreement), {"actions-find": typed})
        values = shown(page)
        assert [int(values[f"actions-{row}-date"][-4:]) for row in range(stored_rows(values, "actions"))] == years

    @pytest.mark.parametrize("typed", ["' & | ! ( )", "%", "\\", "<script>", "a:*", "ё" * 300])
    def test_any_text_can_be_searched(self, typed, as_admin, agreement):
        page = as_admin.get(url_of(agreement), {"actions-find": typed, "citations-find": typed})
        assert page.status_code == 200
        assert "<script>”" not in page.text

    def test_rows_that_were_found_are_saved(self, as_admin, agreement):
        url = url_of(agreement, "?actions-find=ratified")
        assert save(as_admin, url, opened(as_admin, url), **{"actions-1-note": "in part"}).status_code == 302
        assert agreement.actions.get(note="in part").date.lower.year == 2003
        assert agreement.actions.count() == 6

    def test_the_search_keeps_the_pages_of_other_rows(self, as_admin, agreement):
        page = as_admin.get(url_of(agreement, "?parties-page=1&_return=/agreements/"))
        (form,) = [form for form in select(page, "form") if form.get("id") == "actions-search"]
        assert {field.get("name") for field in select(form, "input")} == {"parties-page", "_return"}
        assert one(page, '#actions-group input[type="search"]').get("form") == "actions-search"

    @pytest.mark.parametrize("number", ["0", "-1", "99", "x", "", "9" * 30, "²", "%00"])
    def test_any_number_of_a_page_shows_one(self, number, as_admin, agreement):
        page = as_admin.get(url_of(agreement), {"actions-page": number, "actions-add": number})
        assert page.status_code == 200
        assert stored_rows(shown(page), "actions") == PAGE


def test_who_may_only_look_sees_pages_too(db, client):
    agreement = treaty(8)
    user = User.objects.create(username="vera", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_agreement", "view_party"]))
    client.force_login(user)
    page = client.get(url_of(agreement, "?parties-page=3"))
    assert len(select(page, "#parties-group .inline-related")) == 2
    assert "Rows 7–8 of 8" in text(select(page, "#parties-group nav")[0])


def test_few_rows_have_no_pages(as_admin):
    page = as_admin.get(url_of(treaty(PAGE), "?parties-find=nobody"))
    assert select(page, "nav.row-pages") == []
    assert stored_rows(shown(page), "parties") == PAGE


def test_more_pages_take_no_more_queries(as_admin):
    def queries(number: int) -> tuple[int, int]:
        agreement = make.agreement()
        fill(agreement, number)
        url = url_of(agreement, "?parties-page=2&actions-page=2")
        typed = open_form(as_admin, url)
        with CaptureQueriesContext(connection) as opening:
            as_admin.get(url)
        with CaptureQueriesContext(connection) as saving:
            assert save(as_admin, url, typed, summary="Summed up.").status_code == 302
        time_passes()
        return len(opening), len(saving)

    queries(4)
    few = queries(2 * PAGE)
    assert queries(6 * PAGE) == few
    assert few[0] <= 22
    assert few[1] <= 40
