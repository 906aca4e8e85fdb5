"""Pages say until when somebody looked for news and where, or that no check is recorded."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.template import engines
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from cooperation.models import NewsCheck
from tests import builders as make
from tests.html import one, text
from tests.pages.reading import side

pytestmark = pytest.mark.django_db


def last_checked(client, url: str) -> str:
    return side(client.get(url))["Last checked"]


@pytest.mark.parametrize("nouns", make.LISTED_RECORDS)
def test_the_page_of_a_record_says_until_when_and_where_somebody_looked(client, nouns):
    row = make.LISTED_RECORDS[nouns](published=True)
    assert last_checked(client, row.get_absolute_url()) == "No check recorded"

    user = User.objects.create(username="edith", first_name="Edith", last_name="Example")
    make.news_check(row, "2025-02-25", looked_in="Websites of both ministries", created_by=user)
    make.news_check(row, "2024-02-25", looked_in="A newspaper")
    assert last_checked(client, row.get_absolute_url()) == "25 February 2025 (Websites of both ministries)"


def test_only_people_who_enter_records_see_who_looked(client):
    client.force_login(User.objects.create(username="grace", is_staff=True))
    meeting = make.meeting(published=True)
    make.news_check(meeting, created_by=User.objects.create(username="edith", first_name="Edith", last_name="Example"))
    assert last_checked(client, meeting.get_absolute_url()) == "25 February 2025 by Edith Example"


def test_visitors_see_the_sources_that_were_opened_again_as_far_as_they_may(client):
    meeting = make.meeting(published=True)
    shown, hidden = meeting.citations.get().source, make.source("A secret paper")
    make.news_check(meeting, sources=[shown, hidden])
    assert last_checked(client, meeting.get_absolute_url()) == "25 February 2025 (An article)"


def test_the_page_of_a_participant_says_whether_somebody_looked(client):
    body = make.participant("Ministry of Tests")
    make.participation(make.meeting(published=True), body)
    assert last_checked(client, body.get_absolute_url()) == "No check recorded"

    make.news_check(body)
    assert last_checked(client, body.get_absolute_url()) == "25 February 2025"


def test_what_somebody_typed_is_escaped(client):
    meeting = make.meeting(published=True)
    make.news_check(meeting, looked_in="<script>alert(1)</script>")
    assert b"<script>alert" not in client.get(meeting.get_absolute_url()).content


def test_a_record_that_nobody_checked_takes_no_more_queries(client):
    one_, other = make.meeting(title="One", published=True), make.meeting(title="Other", published=True)
    make.news_check(other, sources=[make.source()])
    client.get(one_.get_absolute_url())
    with CaptureQueriesContext(connection) as unchecked:
        client.get(one_.get_absolute_url())
    with CaptureQueriesContext(connection) as checked:
        client.get(other.get_absolute_url())
    assert len(checked) == len(unchecked) + 2


def sentence(check, user, **options) -> str:
    """The sentence of `looks.html` about a check, as a page with this user shows it."""
    request = RequestFactory().get("/")
    request.user = user
    source = '{% import "cooperation/looks.html" as looks with context %}{{ looks.sentence(check, **options) }}'
    return engines["jinja2"].from_string(source).render({"check": check, "user": user, "options": options}, request)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["XN", "XS"], "Last checked for news of Southland on 25 February 2025 (TASS)."),
        (["XE", "XW"], "No check for news is recorded."),
    ],
)
def test_the_sentence_about_countries_names_the_one_that_was_checked(codes, expected):
    make.news_check(make.country("XN"), "2024-01-01")
    make.news_check(make.country("XS"), "2025-02-25", looked_in="TASS")
    check = NewsCheck.objects.of_countries(codes).latest_check()
    shown = sentence(check, User(), named=True)
    assert " ".join(text(one(f"<main>{shown}</main>", "main")).split()) == expected
