"""The standing of each party follows from its own actions and those of all together."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from cooperation.models import Agreement
from cooperation.models.standing import parties_by_act
from tests import builders as make

pytestmark = pytest.mark.django_db

TOMORROW = localdate() + timedelta(1)


def by_act(agreement, today: date | None = None):
    agreement = Agreement.objects.get(pk=agreement.pk)
    parties, actions = agreement.parties.for_dossier(), agreement.actions.for_dossier()
    return parties_by_act(agreement, list(parties), list(actions), today or localdate())


def standings(agreement) -> dict[str, str]:
    return {row.participant.name: row.standing for row in by_act(agreement).rows}


def treaty(*acts):
    """A treaty of Northland and Southland with acts of Northland ("ratified, 2020") and of all ("all signed, 2020")."""
    agreement = make.agreement(parties=[make.state("XN"), make.state("XS")])
    for act in acts:
        kind, _, when = act.removeprefix("all ").partition(", ")
        make.action(agreement, kind, when or None, participant=None if act.startswith("all ") else make.state("XN"))
    return agreement


@pytest.mark.parametrize(
    ("acts", "northland"),
    [
        (["signed, 2019"], "signed only"),
        (["signed, 2019", "all entered_into_force, 2020"], "bound since 2020"),
        (["all signed, 2019", "ratified, 2020"], "ratified, not in force yet"),
        (["ratified, 2020", "all entered_into_force, 2021"], "bound since 2021"),
        (["ratified, 2022", "all entered_into_force, 2021"], "bound since 2022"),
        (["ratified", "all entered_into_force, 2021"], "bound since 2021"),
        (["ratified, 2020", "entered_into_force, 2023", "all entered_into_force, 2021"], "bound since 2023"),
        (["succeeded, 1992", "all entered_into_force, 1980"], "bound since 1992"),
        (["signed_definitively, 1979", "all entered_into_force, 1980"], "bound since 1980"),
        (["provisionally_applied, 2020"], "applies it provisionally since 2020"),
        (["signed, 2019", "all provisionally_applied, 2020"], "applies it provisionally since 2020"),
        (["provisionally_applied, 2020", "withdrawn, 2021"], "applied it provisionally until 2021"),
        (["ratified, 2020", "all entered_into_force, 2021", "denounced, 2023"], "bound until 2023"),
        (["ratified, 2020", "all entered_into_force, 2021", "denounced"], "no longer bound"),
        (["ratified, 2020", "all entered_into_force, 2021", "all terminated, 2023"], "bound until 2023"),
        (["denounced, 2021", "acceded, 2023", "all entered_into_force, 2020"], "bound since 2023"),
        (["ratified, 2020", "all entered_into_force, 2021", "suspended, 2022"], "suspended since 2022"),
        (["ratified, 2020", "all entered_into_force, 2021", "suspended, 2022", "resumed, 2023"], "bound since 2021"),
        (["ratified, 2020", "all entered_into_force, 2021", f"denounced, {TOMORROW}"], "bound since 2021"),
        (["signed, 2019", "withdrawn, 2020"], "not bound"),
        (["objection_made, 2020"], ""),
    ],
)
def test_the_standing_of_a_party_follows_from_its_acts(acts, northland):
    assert standings(treaty(*acts))["Northland"] == northland


def test_a_party_that_has_not_ratified_is_not_bound_where_others_have():
    agreement = treaty("ratified, 2020", "all signed, 2019", "all entered_into_force, 2021")
    assert standings(agreement) == {"Northland": "bound since 2021", "Southland": "signed only"}


def test_an_act_takes_effect_for_its_party_on_its_effective_date():
    agreement = treaty("all entered_into_force, 2010")
    make.action(agreement, "acceded", "1 May 2020", effective_date="1 Aug 2020", participant=make.state("XE"))
    assert standings(agreement)["Eastland"] == "bound since 1 August 2020"


def test_who_only_passes_registers_or_signs_for_another_has_no_standing():
    agreement = treaty("signed, 2019", "all entered_into_force, 2020")
    signatory = make.person("Ann")
    make.party(agreement, signatory, role="signatory", on_behalf_of=make.state("XN"))
    make.party(agreement, make.state("XE"), role="depositary")
    make.action(agreement, "signed", "2019", participant=signatory)
    make.action(agreement, "registered", "2019", participant=make.state("XE"))
    make.action(agreement, "passed_by_parliament", "2019", participant=make.participant("Diet", kind="parliament"))
    assert standings(agreement) == {
        **{"Northland": "bound since 2020", "Southland": "bound since 2020"},
        **{"Ann": "", "Eastland": "", "Diet": ""},
    }


def test_the_chart_has_a_column_for_each_kind_of_act_of_one_participant_in_their_usual_order():
    agreement = treaty("ratified, 2020", "signed, 2019", "all entered_into_force, 2021")
    assert [kind.name for kind in by_act(agreement).kinds] == ["signed", "ratified"]


def test_an_agreement_without_acts_of_one_participant_has_no_chart():
    assert by_act(treaty("all signed, 2019")).rows == []
