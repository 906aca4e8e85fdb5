"""Error pages."""

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, server_error

from tests.pages.reading import headings, main

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_offers_a_search(client):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert headings(response) == ["Page not found"]
    assert "Search the register" in main(response)


def test_a_page_that_is_not_found_offers_a_visitor_to_sign_in_for_drafts(client):
    assert "sign in to see drafts" in main(client.get("/meetings/unknown/"))


def test_a_form_without_a_csrf_token_gets_an_error_page():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})
    assert response.status_code == 403
    assert headings(response) == ["This form was not saved"]


def test_a_damaged_request_gets_an_error_page(rf: RequestFactory):
    assert headings(bad_request(rf.get("/"), ValueError())) == ["This request was not understood"]


def test_a_failure_says_that_it_is_not_the_users_fault(rf: RequestFactory, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert headings(server_error(rf.get("/"))) == ["Something went wrong"]


def test_what_is_not_allowed_says_who_is_signed_in(rf: RequestFactory, django_user_model):
    request = rf.get("/meetings/")
    request.user = django_user_model(username="ann")
    assert "You are signed in as ann" in get_template("403.html").render(
        {"user": request.user, "messages": []}, request
    )
