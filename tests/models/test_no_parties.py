"""An agreement whose source names no parties is published without any; the box and parties exclude each other."""

import pytest

from cooperation.models import Agreement
from cooperation.models.agreements import PARTIES_OR_NONE
from tests import builders as make
from tests.models.test_refusals import committed, publish, refused_by_database

pytestmark = pytest.mark.django_db

NEEDS_PARTY = "A published agreement needs at least one party."


@pytest.fixture
def memorandum():
    """A published memorandum whose source names no parties."""
    memorandum = make.agreement(title="Memorandum", names_no_parties=True)
    make.cite(memorandum)
    with committed():
        publish(memorandum)
    return memorandum


def test_it_is_published_without_parties(memorandum):
    memorandum.refresh_from_db()
    assert (memorandum.publication, memorandum.parties.count()) == ("published", 0)


def test_it_still_needs_a_source():
    agreement = make.agreement(names_no_parties=True)
    with refused_by_database("A published agreement needs at least one citation."):
        publish(agreement)


def test_its_box_is_not_cleared_while_it_has_no_party(memorandum):
    with refused_by_database(NEEDS_PARTY):
        Agreement.objects.filter(pk=memorandum.pk).update(names_no_parties=False)


def test_its_box_is_cleared_with_a_party_added_at_once(memorandum):
    with committed():
        make.party(memorandum, make.state("XN"))
        Agreement.objects.filter(pk=memorandum.pk).update(names_no_parties=False)
    assert memorandum.parties.count() == 1


def test_a_draft_clears_its_box_freely():
    agreement = make.agreement(names_no_parties=True)
    with committed():
        Agreement.objects.filter(pk=agreement.pk).update(names_no_parties=False)
    agreement.refresh_from_db()
    assert not agreement.names_no_parties


@pytest.mark.parametrize("role", ["party", "signatory", "depositary"])
def test_it_gets_no_party_while_its_box_is_ticked(memorandum, role):
    with refused_by_database(PARTIES_OR_NONE):
        make.party(memorandum, make.state("XN"), role=role)


def test_no_party_is_moved_to_it(memorandum):
    party = make.party(make.agreement(), make.state("XN"))
    with refused_by_database(PARTIES_OR_NONE):
        type(party).objects.filter(pk=party.pk).update(agreement=memorandum)


@pytest.mark.parametrize("published", [True, False])
def test_its_box_is_not_ticked_while_it_has_parties(published):
    agreement = make.agreement(parties=[make.state("XN")], published=published)
    with refused_by_database(PARTIES_OR_NONE):
        Agreement.objects.filter(pk=agreement.pk).update(names_no_parties=True)


def test_its_box_is_ticked_as_its_last_party_is_deleted():
    agreement = make.agreement(parties=[make.state("XN")], published=True)
    with committed():
        agreement.parties.all().delete()
        Agreement.objects.filter(pk=agreement.pk).update(names_no_parties=True)
    assert agreement.parties.count() == 0
