"""Saved searches: rules of the database, and privacy."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.models import SavedSearch
from cooperation.register import TYPES_BY_NAME
from tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return User.objects.create_user("ada")


@contextmanager
def refused_by_database(constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield


def test_every_list_can_be_saved_and_nothing_else():
    assert {value for value, _ in SavedSearch._meta.get_field("noun").choices} == set(TYPES_BY_NAME)


@pytest.mark.parametrize("name", ["", " ", "\n\t", "\u200b", " \u2060\ufeff\u00ad"])
def test_the_name_of_a_saved_search_is_not_blank(ada, name):
    with refused_by_database("savedsearch_name_given"):
        make.saved_search(ada, name)
    with pytest.raises(ValidationError, match="Enter a name for the search"):
        SavedSearch(user=ada, noun="initiative", name=name, query="country=RU").full_clean(exclude=["summary"])


def test_a_name_has_at_most_a_hundred_characters(ada):
    make.saved_search(ada, "ж" * 100)
    with refused_by_database("savedsearch_name_short"):
        make.saved_search(ada, "ж" * 101)


def test_two_saved_searches_of_a_list_do_not_share_a_name_whatever_its_capitals(ada):
    make.saved_search(ada, "Вода")
    again = SavedSearch(user=ada, noun="initiative", name="ВОДА", query="country=KG", summary="Country: Kyrgyzstan")
    with pytest.raises(ValidationError, match="You already have a saved search with this name in this list") as refused:
        again.full_clean()
    assert "name" in refused.value.message_dict
    with refused_by_database("savedsearch_name_once"):
        again.save()


def test_saved_searches_of_other_lists_and_users_may_share_a_name(ada):
    make.saved_search(ada, "Russia")
    make.saved_search(ada, "Russia", noun="agreement").full_clean()
    make.saved_search(User.objects.create_user("ben"), "Russia").full_clean()


def test_a_saved_search_has_a_query(ada):
    with refused_by_database("savedsearch_query_given"):
        make.saved_search(ada, query="")


def test_a_query_has_at_most_two_thousand_characters(ada):
    make.saved_search(ada, query="q=" + "a" * 1998)
    with refused_by_database("savedsearch_query_short"):
        make.saved_search(ada, "Longer", query="q=" + "a" * 1999)


def test_a_noun_without_a_list_is_refused(ada):
    with refused_by_database("savedsearch_noun_known"):
        make.saved_search(ada, noun="action")


def test_a_saved_search_is_deleted_with_its_user(ada):
    make.saved_search(ada)
    ada.delete()
    assert not SavedSearch.objects.exists()


def test_a_saved_search_leads_to_its_list(ada):
    assert make.saved_search(ada).get_absolute_url() == "/initiatives/?country=RU"


def test_a_user_has_their_own_saved_searches_and_a_visitor_none(ada, django_assert_num_queries):
    own = make.saved_search(ada)
    make.saved_search(User.objects.create_user("ben"))
    assert list(SavedSearch.objects.for_user(ada)) == [own]
    with django_assert_num_queries(0):
        assert list(SavedSearch.objects.for_user(AnonymousUser())) == []


def test_saved_searches_are_ordered_by_name_whatever_its_capitals(ada):
    for name in ("beta", "Gamma", "Alpha"):
        make.saved_search(ada, name)
    assert [search.name for search in SavedSearch.objects.for_user(ada)] == ["Alpha", "beta", "Gamma"]


def test_saved_searches_have_no_permissions(ada):
    assert not Permission.objects.filter(content_type__model="savedsearch").exists()
