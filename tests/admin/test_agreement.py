"""The form of an agreement: parties, actions and the status that follows, links."""

from cooperation.models import Agreement
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/agreement/add/"


def change(agreement) -> str:
    return f"/admin/cooperation/agreement/{agreement.pk}/change/"


def test_an_agreement_with_its_parties_and_its_signature(as_editor):
    typed = {
        "form": "treaty",
        "parties-0-participant": make.state("XN").pk,
        "parties-1-participant": make.state("XS").pk,
        "actions-TOTAL_FORMS": "1",
        "actions-0-kind": "signed",
        "actions-0-date": "25 Feb 2025",
    }

    save(as_editor, ADD, opened(as_editor, ADD), **typed)

    agreement = Agreement.objects.get(title="Treaty between Northland and Southland, 25 February 2025")
    assert (agreement.status, str(agreement.main_date)) == ("signed", "25 February 2025")


def test_a_party_twice_in_the_same_role_is_refused(as_editor):
    party = make.state("XN").pk

    response = save(
        as_editor, ADD, opened(as_editor, ADD), **{"parties-0-participant": party, "parties-1-participant": party}
    )

    assert [(error.where, error.message) for error in response.context["form_errors"]] == [
        ("Parties, row 2", "This party is already in the list.")
    ]
    assert not Agreement.objects.filter(participants=party).exists()


def test_one_participant_in_two_roles_is_two_rows(as_editor):
    party = make.state("XN").pk
    typed = {
        "title": "Convention",
        "parties-0-participant": party,
        "parties-1-participant": party,
        "parties-1-role": "depositary",
    }

    save(as_editor, ADD, opened(as_editor, ADD), **typed)

    assert Agreement.objects.get(title="Convention").parties.count() == 2


def test_a_person_signs_on_behalf_of_a_state(as_editor):
    signatory, state = make.person(), make.state("XN")
    typed = {"title": "Protocol", "parties-0-participant": signatory.pk, "parties-0-role": "signatory"}

    save(as_editor, ADD, opened(as_editor, ADD), **typed, **{"parties-0-on_behalf_of": state.pk})

    assert Agreement.objects.get(title="Protocol").parties.get().on_behalf_of == state


def test_an_act_of_one_party_has_its_own_date(as_editor):
    agreement = make.agreement(parties=[make.state("XN"), make.state("XS")])
    make.action(agreement, "signed", "2000")
    typed = {
        "actions-TOTAL_FORMS": "2",
        "actions-1-kind": "ratified",
        "actions-1-date": "Mar 2001",
        "actions-1-participant": make.state("XS").pk,
    }

    save(as_editor, change(agreement), opened(as_editor, change(agreement)), **typed)

    assert [str(action) for action in agreement.actions.all()] == [
        "signed, 2000",
        "ratified by Southland, March 2001",
    ]


def test_a_protocol_amends_a_treaty(as_editor):
    protocol, treaty = make.agreement(title="Protocol"), make.agreement(title="Treaty")
    typed = {"links_from-TOTAL_FORMS": "1", "links_from-0-kind": "amends", "links_from-0-to_agreement": treaty.pk}

    save(as_editor, change(protocol), opened(as_editor, change(protocol)), **typed)

    assert [str(link) for link in treaty.links_to.all()] == ["Protocol amends Treaty"]


def test_an_agreement_is_not_linked_to_itself(as_editor):
    treaty = make.agreement()
    typed = {"links_from-TOTAL_FORMS": "1", "links_from-0-kind": "amends", "links_from-0-to_agreement": treaty.pk}

    response = save(as_editor, change(treaty), opened(as_editor, change(treaty)), **typed)

    assert errors(response) == "An agreement cannot be linked to itself."


def test_what_an_action_says_is_typed_in_its_row(as_editor):
    place, one, other = make.place(), make.state("XN"), make.state("XS")
    typed = {
        "title": "Convention",
        "actions-TOTAL_FORMS": "1",
        "actions-0-kind": "succeeded",
        "actions-0-participant": one.pk,
        "actions-0-succeeds": other.pk,
        "actions-0-place": place.pk,
        "actions-0-legal_ground": "article 54",
        "actions-0-series": "UNTS",
        "actions-0-number": "I-18232",
        "parties-0-participant": one.pk,
        "parties-0-printed_as": "Kingdom of the North",
    }

    save(as_editor, ADD, opened(as_editor, ADD), **typed)

    agreement = Agreement.objects.get(title="Convention")
    action = agreement.actions.get()
    assert (action.succeeds, action.place, action.legal_ground) == (other, place, "article 54")
    assert (action.numbered, agreement.parties.get().printed_as) == ("UNTS, I-18232", "Kingdom of the North")


def test_a_predecessor_of_what_is_no_succession_gets_an_error_at_its_field(as_editor):
    typed = {
        "title": "Convention",
        "actions-TOTAL_FORMS": "1",
        "actions-0-kind": "ratified",
        "actions-0-participant": make.state("XN").pk,
        "actions-0-succeeds": make.state("XS").pk,
    }

    response = save(as_editor, ADD, opened(as_editor, ADD), **typed)

    assert [(error.where, error.message) for error in response.context["form_errors"]] == [
        (
            "Signing, ratification, entry into force, row 1, In succession to",
            "Only a succession names a predecessor. Choose the kind “succeeded”, or clear this field.",
        )
    ]
