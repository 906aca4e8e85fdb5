"""Prepared queries: compiled once, run with other parameters."""

from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Agreement, Country, Meeting, Party
from cooperation.models.keys import Among
from cooperation.models.prepared import ID_PLACEHOLDER, Prepared
from tests import builders as make

pytestmark = pytest.mark.django_db


def parties_of_any():
    return Prepared(
        Agreement(pk=ID_PLACEHOLDER).parties.select_related("participant__country").order_by("pk"), ID_PLACEHOLDER
    )


def test_a_prepared_query_gives_each_key_its_own_rows():
    parties = parties_of_any()
    for codes in (["XN", "XS"], ["XS"], []):
        agreement = make.agreement(parties=[make.state(code) for code in codes])
        assert [party.participant.country_id for party in parties.fetch(agreement.pk)] == codes


def test_rows_come_with_what_the_queryset_joins_and_takes_one_query(django_assert_num_queries):
    agreement = make.agreement(parties=[make.state("XN")])
    with django_assert_num_queries(1):
        (party,) = parties_of_any().fetch(agreement.pk)
        assert party.participant.country.code == "XN"
    assert party == Party.objects.get(agreement=agreement)


def test_rows_come_with_what_the_queryset_prefetches(django_assert_num_queries):
    agreement = make.agreement(parties=[make.state("XN"), make.state("XS")])
    prepared = Prepared(Agreement.objects.filter(pk=ID_PLACEHOLDER).prefetch_related("parties"), ID_PLACEHOLDER)
    with django_assert_num_queries(2):
        (found,) = prepared.fetch(agreement.pk)
        assert len(found.parties.all()) == 2


def test_a_prepared_query_has_the_other_conditions_of_its_queryset():
    meeting = make.meeting(published=True)
    make.agreement(meeting=meeting)
    seen = make.agreement(meeting=meeting, published=True)
    assert Prepared(Meeting(pk=ID_PLACEHOLDER).concluded_agreements.published(), ID_PLACEHOLDER).fetch(meeting.pk) == [
        seen
    ]


def test_several_parameters_replace_their_placeholders():
    first, second = make.agreement(title="One"), make.agreement(title="Two")
    rows = Agreement.objects.filter(Among("pk", [ID_PLACEHOLDER]), title="?").order_by("pk")
    assert Prepared(rows, [ID_PLACEHOLDER], "?").fetch([first.pk, second.pk], "Two") == [second]
    assert Prepared(rows, [ID_PLACEHOLDER], "?").fetch([], "Two") == []


def test_postgresql_plans_a_prepared_query_once_whatever_the_key():
    parties = parties_of_any()
    for key in (1, 40_000, 5_000_000_000):
        parties.fetch(key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%cooperation_party%'")
        assert cursor.fetchone() == (1,)


def test_ordinary_queries_are_not_prepared():
    with connection.cursor() as cursor:
        for _ in range(10):
            cursor.execute("SELECT %s + 1", [1])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%+ 1'")
        assert cursor.fetchone() == (0,)


def test_logs_show_a_prepared_query_with_its_values():
    parties = parties_of_any()
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            parties.fetch(77)
        assert "\"agreement_id\" = '77'" in captured[0]["sql"]


def test_a_prepared_query_uses_the_connection_of_each_thread():
    country = Prepared(Country.objects.filter(code="?"), "?")
    answers = [country.fetch("KZ")]

    def ask():
        answers.append(country.fetch("KZ"))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert answers[0] == answers[1] != []
