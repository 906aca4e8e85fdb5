"""What an action of an agreement says: whom it succeeds, its place, its legal ground and its numbers."""

import pytest

from cooperation.models import ActionKind, AgreementAction, Entry
from cooperation.models.action_kinds import NAMES_PREDECESSORS
from cooperation.models.actions import ONLY_SUCCESSIONS
from tests import builders as make
from tests.models.test_refusals import refused_by_database, refused_by_form

pytestmark = pytest.mark.django_db


def entry_of(agreement):
    return Entry.objects.get(noun="agreement", key=agreement.pk)


def found(text):
    """The titles of the agreements that a search finds."""
    return {entry.title for entry in Entry.objects.filter(noun="agreement").search(text)}


class TestSuccession:
    def test_a_successor_names_its_predecessor(self):
        action = make.action(make.agreement(), "succeeded", participant=make.state("XN"), succeeds=make.state("XS"))
        action.full_clean()
        assert action.succeeds == make.state("XS")

    def test_an_agreement_is_found_by_the_predecessor_that_is_no_side_by_that(self):
        agreement = make.agreement()
        make.action(agreement, "succeeded", participant=make.state("XN"), succeeds=make.state("XS"))
        entry = entry_of(agreement)
        assert (make.state("XS").pk in entry.participants, entry.sides) == (True, 1)

    @pytest.mark.parametrize("kind", ["signed", "ratified", "acceded", "registered", "denounced"])
    def test_no_other_action_names_a_predecessor(self, kind):
        agreement, one, other = make.agreement(), make.state("XN"), make.state("XS")
        action = AgreementAction(agreement=agreement, kind_id=kind, participant=one, succeeds=other)
        with refused_by_form(ONLY_SUCCESSIONS, "succeeds"):
            action.full_clean()
        with refused_by_database(ONLY_SUCCESSIONS):
            action.save()

    def test_a_succession_does_not_become_another_kind_while_it_names_a_predecessor(self):
        action = make.action(make.agreement(), "succeeded", participant=make.state("XN"), succeeds=make.state("XS"))
        with refused_by_database(ONLY_SUCCESSIONS):
            AgreementAction.objects.filter(pk=action.pk).update(kind="ratified")

    def test_a_predecessor_has_a_successor(self):
        agreement, other = make.agreement(), make.state("XS")
        action = AgreementAction(agreement=agreement, kind_id="succeeded", succeeds=other)
        with refused_by_form("Choose the participant that succeeds another one.", "participant"):
            action.full_clean(validate_constraints=False)
        with refused_by_database("Choose the participant that succeeds another one."):
            action.save()

    def test_nobody_succeeds_themselves(self):
        agreement, one = make.agreement(), make.state("XN")
        action = AgreementAction(agreement=agreement, kind_id="succeeded", participant=one, succeeds=one)
        with refused_by_form("A participant cannot succeed itself.", "succeeds"):
            action.full_clean(validate_constraints=False)
        with refused_by_database("Choose the participant that succeeds another one."):
            action.save()

    def test_another_kind_can_be_a_succession_too(self):
        make.action_kind("continued", by_succession=True)
        action = make.action(make.agreement(), "continued", participant=make.state("XN"), succeeds=make.state("XS"))
        assert str(action) == "continued by Northland in succession to Southland, 25 February 2025"

    def test_a_kind_stays_a_succession_while_its_actions_name_predecessors(self):
        make.action(make.agreement(), "succeeded", participant=make.state("XN"), succeeds=make.state("XS"))
        kind = ActionKind.objects.get(code="succeeded")
        kind.by_succession = False
        with refused_by_form(NAMES_PREDECESSORS, "by_succession"):
            kind.full_clean()
        with refused_by_database(NAMES_PREDECESSORS):
            kind.save()


class TestSearch:
    @pytest.mark.parametrize(
        ("fields", "text"),
        [
            ({"number": "I-18232"}, "I-18232"),
            ({"number": "I-18232"}, "18232"),
            ({"series": "UNTS 1155"}, "UNTS 1155"),
            ({"legal_ground": "Law No. 12, article 3"}, "law 12"),
            ({"note": "in two copies"}, "two copies"),
        ],
    )
    def test_an_agreement_is_found_by_what_its_actions_say(self, fields, text):
        agreement = make.agreement(title="Treaty of examples")
        make.action(agreement, "registered", **fields)
        make.action(make.agreement(title="Another"), "registered")
        assert found(text) == {"Treaty of examples"}

    def test_an_agreement_is_found_by_a_party_as_printed(self):
        agreement = make.agreement(title="Treaty of examples")
        make.party(agreement, make.state("XN"), printed_as="Dahomey")
        assert found("Dahomey") == {"Treaty of examples"}

    def test_it_is_no_longer_found_by_a_corrected_number(self):
        agreement = make.agreement(title="Treaty of examples")
        action = make.action(agreement, "registered", number="18232")
        AgreementAction.objects.filter(pk=action.pk).update(number="18233")
        assert (found("18232"), found("18233")) == (set(), {"Treaty of examples"})


class TestPlaces:
    def test_an_agreement_is_found_by_the_place_of_an_action_and_what_this_lies_in(self):
        region = make.place("Exampleshire", kind="region")
        town = make.place("Exampleton", within=region)
        agreement = make.agreement()
        make.action(agreement, "signed", place=town)
        assert set(entry_of(agreement).places) == {town.pk, region.pk}

    def test_a_place_is_visible_once_a_published_agreement_names_it(self):
        place = make.place()
        agreement = make.agreement(published=True)
        make.action(agreement, "applied_to_a_territory", place=place)
        assert Entry.objects.get(noun="place", key=place.pk).publication == "published"

    def test_a_moved_action_takes_its_place_along(self):
        place, one, other = make.place(), make.agreement(), make.agreement()
        action = make.action(one, "signed", place=place)
        AgreementAction.objects.filter(pk=action.pk).update(agreement=other)
        assert (entry_of(one).places, entry_of(other).places) == ([], [place.pk])
