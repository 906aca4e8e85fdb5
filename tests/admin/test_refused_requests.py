"""Requests to the admin that no page sends: an answer that says what is wrong, at once, and nothing is lost."""

import pytest
from django.test import Client

from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import errors, opened, save, shown
from tests.html import one, text, texts

ADD = "/admin/cooperation/meeting/add/"
DAMAGED = "The data of these rows did not arrive complete. Check them, then save again."


@pytest.fixture
def without_token():
    """A visitor whose forms have no CSRF token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def url(talks):
    return f"/admin/cooperation/meeting/{talks.pk}/change/"


# --- Forms without a token --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address", ["nothing/", "cooperation/nothing/add/", "cooperation/meeting/1/nothing/", "a/b/c/d/e"]
)
def test_a_form_without_a_token_sent_to_no_page_of_the_admin_gets_an_error_page(without_token, db, address):
    response = without_token.post(f"/admin/{address}", {})

    assert response.status_code == 403
    assert texts(response, "h1") == ["This form was not saved"]


# --- Rows -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("claimed", ["99999", "42244673315628", "-1", "abc", "", "1.5", "9" * 5000])
@pytest.mark.parametrize("count", ["TOTAL_FORMS", "INITIAL_FORMS"])
def test_a_wrong_number_of_rows_gets_the_form_again_with_the_rows(
    as_editor, url, count, claimed, django_assert_max_num_queries
):
    typed = opened(as_editor, url) | {"title": "Renamed", "participations-1-capacity": "Minister"}

    with django_assert_max_num_queries(60):
        response = save(as_editor, url, typed, **{f"participations-{count}": claimed})

    assert response.status_code == 200
    assert DAMAGED in errors(response)
    assert one(response, "#id_title").get("value") == "Renamed"
    assert one(response, "#id_participations-1-capacity").get("value") == "Minister"


@pytest.mark.parametrize("claimed", ["99999", "-1", "abc"])
def test_the_form_that_is_shown_again_can_be_saved(as_editor, talks, url, claimed):
    typed = opened(as_editor, url) | {"title": "Renamed", "participations-1-capacity": "Minister"}
    response = save(as_editor, url, typed, **{"participations-TOTAL_FORMS": claimed})

    assert save(as_editor, url, shown(response)).status_code == 302
    assert sorted(talks.participations.values_list("capacity", flat=True)) == ["", "Minister"]


def test_rows_without_their_numbers_are_still_in_the_form(as_editor, url):
    typed = {name: value for name, value in opened(as_editor, url).items() if not name.endswith("_FORMS")}

    response = save(as_editor, url, typed, **{"participations-1-capacity": "Minister"})

    assert DAMAGED in errors(response)
    assert one(response, "#id_participations-1-capacity").get("value") == "Minister"


def test_a_form_without_anything_gets_its_errors(as_editor, url):
    response = as_editor.post(url, {})

    assert response.status_code == 200
    assert DAMAGED in errors(response)


def test_more_new_rows_than_a_form_can_show_are_refused(as_editor, limits):
    limits(MAX_NEW_ROWS=2)
    rows = {f"citations-{number}-quote": "they met" for number in range(3)}

    response = save(as_editor, ADD, opened(as_editor, ADD) | rows, **{"citations-TOTAL_FORMS": "3"})

    assert response.status_code == 400
    assert "A form can add at most 2 rows of one kind." in text(one(response, "main"))
    assert not Meeting.objects.filter(title="").exists()


# --- Autocomplete -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "query",
    [
        "",
        "term=a",
        "app_label=cooperation",
        "app_label=cooperation&model_name=meeting",
        "app_label=nothing&model_name=meeting&field_name=sectors",
        "app_label=cooperation&model_name=nothing&field_name=sectors",
        "app_label=cooperation&model_name=meeting&field_name=nothing",
        "app_label=cooperation&model_name=meeting&field_name=title",
        "app_label=cooperation&model_name=country&field_name=participant",
        "app_label=cooperation&model_name=meeting&field_name=citations",
        "app_label=auth&model_name=permission&field_name=content_type",
        "app_label=&model_name=&field_name=",
        "app_label=%00&model_name=%00&field_name=%00",
    ],
)
def test_an_autocomplete_of_no_relation_is_refused_with_what_to_ask_for(as_editor, query):
    response = as_editor.get(f"/admin/autocomplete/?{query}")

    assert response.status_code == 400
    assert "No form has this field." in text(one(response, "main"))


@pytest.mark.parametrize("term", ["%00", "a%00b", "%ED%A0%80", "x" * 20_000])
def test_an_autocomplete_of_a_strange_text_finds_nothing(as_editor, term):
    field = "app_label=cooperation&model_name=meeting&field_name=sectors"

    assert as_editor.get(f"/admin/autocomplete/?{field}&term={term}").status_code == 200


# --- Methods ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["", "add/", "{}/change/", "{}/delete/", "{}/history/"])
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_a_page_of_the_admin_accepts_no_other_methods(as_editor, talks, page, method):
    response = getattr(as_editor, method)(f"/admin/cooperation/meeting/{page.format(talks.pk)}")

    assert response.status_code == 405
    assert texts(response, "h1") == ["This request is not accepted here"]
    assert Meeting.objects.filter(pk=talks.pk).exists()


def test_a_history_accepts_no_form(as_editor, talks):
    response = as_editor.post(f"/admin/cooperation/meeting/{talks.pk}/history/", {"post": "yes"})

    assert response.status_code == 405
    assert "only GET, HEAD" in text(one(response, "main"))


# --- Initial data -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("pk", ["99999999999999999999", "9" * 5000, "٣", "²", "\0", ",".join(map(str, range(3000)))])
@pytest.mark.parametrize("name", ["participant", "country", "source", "sectors", "part_of"])
def test_a_form_opened_with_impossible_ids_is_empty(as_editor, name, pk, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        assert as_editor.get(ADD, {name: pk}).status_code == 200


def test_a_source_that_was_deleted_with_a_forged_version_is_no_failure(as_editor):
    source = make.source()
    url = f"/admin/cooperation/source/{source.pk}/change/"
    typed = opened(as_editor, url)
    source.delete()

    response = save(as_editor, url, typed, version=f"{'9' * 5000}:1:1")

    assert response.status_code == 200
    assert "was deleted" in errors(response)
