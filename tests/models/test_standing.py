"""The standing of each party follows from its own actions and those of all together."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from cooperation.models import Agreement, Standing, refresh_entries
from cooperation.models.refresh import refresh_statuses
from cooperation.models.standing import parties_by_act
from tests import builders as make
from tests.models.test_calendar import as_left

pytestmark = pytest.mark.django_db

TOMORROW = localdate() + timedelta(1)


def by_act(agreement):
    agreement = Agreement.objects.get(pk=agreement.pk)
    return parties_by_act(agreement.parties.for_dossier(), agreement.actions.for_dossier(), agreement.standings.all())


def standings(agreement) -> dict[str, str]:
    """Return the standing of each participant in words, such as {"Northland": "bound since 2020"}."""
    return {str(row.participant): str(row) for row in agreement.standings.select_related("participant")}


def bound(agreement, code: str = "XN") -> str:
    """Return the days on which an agreement is in force for a state: "2010-01-01/2015-01-01 2018-01-01/"."""
    row = agreement.standings.filter(participant=make.state(code)).first()
    return " ".join(f"{days.lower or ''}/{days.upper or ''}" for days in row.bound) if row else ""


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
        (["ratified, late 2020", "all entered_into_force, early 2021"], "bound since early 2021"),
        (["all entered_into_force, about 2010", "denounced, mid-2015"], "bound until mid-2015"),
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
    assert standings(treaty(*acts)).get("Northland", "") == northland


def test_a_party_that_has_not_ratified_is_not_bound_where_others_have():
    agreement = treaty("ratified, 2020", "all signed, 2019", "all entered_into_force, 2021")
    make.party(agreement, make.state("XE"))
    assert standings(agreement) == {
        "Northland": "bound since 2021",
        "Southland": "signed only",
        "Eastland": "signed only",
    }


def test_what_is_in_force_between_two_binds_both_even_if_one_ratification_is_recorded():
    agreement = treaty("ratified, 2020", "all signed, 2019", "all entered_into_force, 2021")
    assert standings(agreement) == {"Northland": "bound since 2021", "Southland": "bound since 2021"}


@pytest.mark.parametrize("withdrawn", ["denunciation_withdrawn, 2015", "denunciation_withdrawn"])
def test_a_denunciation_that_was_withdrawn_ends_nothing(withdrawn):
    agreement = treaty("all entered_into_force, 2010", "denounced, 2014", withdrawn)
    assert standings(agreement)["Northland"] == "bound since 2010"
    assert bound(agreement) == "2010-01-01/"


def test_a_second_denunciation_counts():
    acts = ("denounced, 2014", "denunciation_withdrawn, 2015", "denounced, 2020")
    agreement = treaty("all entered_into_force, 2010", *acts)
    assert standings(agreement)["Northland"] == "bound until 2020"


def test_one_who_denounces_was_bound_though_its_ratification_is_not_recorded():
    agreement = treaty("ratified, 2009", "all signed, 2008", "all entered_into_force, 2010")
    make.party(agreement, make.state("XE"))
    make.action(agreement, "denounced", "2015", participant=make.state("XE"))
    make.action(agreement, "signed", "2008", participant=make.state("XW"))
    make.action(agreement, "signature_withdrawn", "2016", participant=make.state("XW"))
    assert standings(agreement) == {
        "Northland": "bound since 2010",
        "Southland": "signed only",
        "Eastland": "bound until 2015",
        "Westland": "not bound",
    }


def test_a_joint_suspension_holds_for_who_joins_during_it():
    agreement = treaty("all entered_into_force, 2010", "all suspended, 2015", "all resumed, 2018")
    make.action(agreement, "acceded", "2016", participant=make.state("XE"))
    assert bound(agreement, "XE") == "2018-01-01/"


def test_a_member_known_as_of_a_day_is_bound_on_that_day_alone():
    union = make.participant("Example Union", kind="intergovernmental")
    make.affiliation(make.state("XE"), union, kind="member", as_of="25 Feb 2015")
    agreement = make.agreement(parties=[])
    make.party(agreement, union, with_members=True)
    make.action(agreement, "entered_into_force", "2010")
    assert bound(agreement, "XE") == "2015-02-25/2015-02-26"
    assert "Eastland" not in {name for name, words in standings(agreement).items() if words}


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
    assert standings(agreement) == {"Northland": "bound since 2020", "Southland": "bound since 2020"}
    assert {row.participant.name: row.standing for row in by_act(agreement).rows} == {
        **{"Northland": "bound since 2020", "Southland": "bound since 2020"},
        **{"Ann": "", "Eastland": "", "Diet": ""},
    }


@pytest.mark.parametrize(
    ("acts", "days"),
    [
        (["signed, 2019"], ""),
        (["all entered_into_force, 2020"], "2020-01-01/"),
        (["all entered_into_force, May 2020", "denounced, 2023"], "2020-05-01/2023-01-01"),
        (["all entered_into_force, by 5 Mar 2020"], "2020-03-05/"),
        (["ratified, 2020", "all entered_into_force, 2190"], "2190-01-01/"),
        (["all entered_into_force, 2020", f"denounced, {TOMORROW}"], f"2020-01-01/{TOMORROW}"),
        (["provisionally_applied, 2019", "all entered_into_force, 2021"], "2021-01-01/"),
        (["all entered_into_force, 2010", "all terminated, 2015"], "2010-01-01/2015-01-01"),
        (
            ["all entered_into_force, 2010", "all expired, 2015", "all extended, 2016"],
            "2010-01-01/2015-01-01 2016-01-01/",
        ),
        (["all entered_into_force, 2010", "suspended, 2015", "resumed, 2016"], "2010-01-01/2015-01-01 2016-01-01/"),
        (["all entered_into_force, 2010", "all suspended, 2015", "resumed, 2016"], "2010-01-01/2015-01-01 2016-01-01/"),
        (["all entered_into_force, 2010", "suspended"], ""),
        (["all entered_into_force, 2010", "suspended, 2015", "resumed"], "2010-01-01/"),
        (
            ["acceded, 2010", "all entered_into_force, 2005", "withdrawn, 2015", "acceded, 2018"],
            "2010-01-01/2015-01-01 2018-01-01/",
        ),
        (
            [
                *("acceded, 2010", "entered_into_force, 2011", "withdrawn, 2015"),
                *("acceded, 2018", "entered_into_force, 2019"),
            ],
            "2011-01-01/2015-01-01 2019-01-01/",
        ),
        (["all signed, 2009", "all entered_into_force"], "2009-01-01/"),
        (["all entered_into_force"], "/"),
        (["all entered_into_force, 2010", "denounced"], ""),
        (["withdrawn, 2009", "all entered_into_force, 2010"], ""),
        (["all lapsed, 2010", "all signed, 2009"], ""),
        (["all resumed, 2012"], "2012-01-01/"),
    ],
)
def test_an_agreement_is_in_force_for_a_party_on_days(acts, days):
    assert bound(treaty(*acts)) == days


def test_a_party_that_returns_but_is_not_bound_again_yet_has_consented():
    agreement = treaty("acceded, 2010", "entered_into_force, 2011", "withdrawn, 2015", "acceded, 2018")
    assert standings(agreement)["Northland"] == "acceded, not in force yet"
    assert bound(agreement) == "2011-01-01/2015-01-01"


def test_the_state_for_which_a_person_signs_and_ratifies_is_bound():
    minister = make.person("Ann", country=make.country("XE"))
    agreement = make.agreement(parties=[make.state("XS")])
    make.party(agreement, minister, role="signatory", on_behalf_of=make.state("XN"))
    make.action(agreement, "ratified", "2020", participant=minister)
    make.action(agreement, "entered_into_force", "2021")
    assert standings(agreement) == {"Northland": "bound since 2021", "Southland": "bound since 2021"}
    assert set(agreement.standings.values_list("country_id", flat=True)) == {"XN", "XS"}


@pytest.mark.parametrize(
    ("kind", "country"), [("government", "XN"), ("ministry", "XN"), ("company", None), ("person", None)]
)
def test_organs_of_a_state_bind_it_and_companies_do_not(kind, country):
    one = make.participant("One of Northland", kind=kind, country=make.country("XN"))
    agreement = make.agreement(parties=[one])
    make.action(agreement, "entered_into_force", "2020")
    assert agreement.standings.get().country_id == country


class TestMembersOfUnions:
    @pytest.fixture
    def union(self):
        union = make.participant("Union of Lands", kind="intergovernmental")
        make.affiliation(make.state("XN"), union, kind="member", during="since 2000")
        make.affiliation(make.state("XS"), union, kind="member", during="2000-2009")
        make.affiliation(make.state("XE"), union, kind="member", during="since 2015")
        make.affiliation(make.state("XW"), union, kind="observer")
        return union

    @pytest.fixture
    def agreement(self, union):
        agreement = make.agreement(parties=[])
        make.party(agreement, union, with_members=True)
        make.action(agreement, "entered_into_force", "2005")
        return agreement

    def test_are_bound_through_it_while_they_are_members(self, agreement):
        assert standings(agreement) == {
            **{"Union of Lands": "bound since 2005", "Northland": "bound since 2005"},
            **{"Southland": "no longer bound", "Eastland": "bound"},
        }
        assert [bound(agreement, code) for code in ("XN", "XS", "XE", "XW")] == [
            *("2005-01-01/", "2005-01-01/2010-01-01", "2015-01-01/", ""),
        ]

    def test_are_not_bound_if_the_union_acts_for_itself_alone(self, agreement):
        agreement.parties.update(with_members=False)
        assert standings(agreement) == {"Union of Lands": "bound since 2005"}

    def test_who_are_parties_themselves_are_bound_by_their_own_acts(self, agreement):
        make.party(agreement, make.state("XN"))
        make.action(agreement, "denounced", "2012", participant=make.state("XN"))
        assert bound(agreement, "XN") == "2005-01-01/2012-01-01"

    def test_follow_the_list_of_members(self, agreement, union):
        union.affiliates.filter(participant=make.state("XN")).delete()
        make.affiliation(make.state("XM"), union, kind="member")
        assert [bound(agreement, code) for code in ("XN", "XM")] == ["", "2005-01-01/"]

    def test_follow_the_country_of_a_member_who_joined_later(self, agreement, union):
        office = make.participant("Office of Westland", kind="agency", country=make.country("XW"))
        make.affiliation(office, union, kind="member", during="since 2016")
        assert agreement.standings.get(participant=office).country_id == "XW"
        type(office).objects.filter(pk=office.pk).update(kind="company")
        assert agreement.standings.get(participant=office).country_id is None

    def test_are_looked_at_again_on_the_day_on_which_one_joins(self, agreement, union):
        make.affiliation(make.state("XM"), union, kind="member", during=f"since {TOMORROW}")
        assert Agreement.objects.get(pk=agreement.pk).recalculate_on == TOMORROW


class TestStored:
    def test_standings_follow_each_change_of_parties_and_actions(self):
        agreement = treaty("all entered_into_force, 2020")
        party = agreement.parties.get(participant=make.state("XS"))
        agreement.actions.update(date="2021")
        assert bound(agreement, "XS") == "2021-01-01/"
        party.delete()
        assert standings(agreement) == {"Northland": "bound since 2021"}
        agreement.delete()
        assert not Standing.objects.exists()

    def test_standings_end_with_the_entry_into_force_of_the_agreement_that_replaces_it(self):
        older, newer = treaty("all entered_into_force, 2010"), make.agreement()
        make.link(newer, "replaces", older)
        make.action(newer, "entered_into_force", "2190")
        assert (standings(older)["Northland"], bound(older)) == ("bound since 2010", "2010-01-01/2190-01-01")
        newer.actions.update(date="2015")
        assert (standings(older)["Northland"], bound(older)) == ("bound until 2015", "2010-01-01/2015-01-01")
        other = make.agreement()
        make.link(other, "terminates", older)
        make.action(other, "entered_into_force", "2012")
        assert bound(older) == "2010-01-01/2012-01-01"

    def test_the_calendar_changes_what_an_agreement_is_for_a_party(self):
        agreement = treaty("all entered_into_force, 2020", f"denounced, {localdate()}")
        with as_left():  # as it was yesterday
            Agreement.objects.filter(pk=agreement.pk).update(recalculate_on=localdate())
            agreement.standings.filter(participant=make.state("XN")).update(what="bound", since="2020")
        assert standings(agreement)["Northland"] == "bound since 2020"
        refresh_statuses()
        assert standings(agreement)["Northland"].startswith("bound until")

    def test_an_act_of_the_past_that_has_effect_later_is_looked_at_again_then(self):
        agreement = treaty("all entered_into_force, 2020")
        make.action(agreement, "denounced", "2021", effective_date=str(TOMORROW), participant=make.state("XN"))
        assert Agreement.objects.get(pk=agreement.pk).recalculate_on == TOMORROW

    def test_wrong_standings_are_found_and_corrected(self):
        agreement = treaty("all entered_into_force, 2020")
        Standing.objects.filter(participant=make.state("XN")).update(what="signed")
        Standing.objects.filter(participant=make.state("XS")).delete()
        with pytest.raises(CommandError, match="1 entries differ"):
            call_command("rebuild_entries", check=True, verbosity=0, stderr=StringIO())
        call_command("rebuild_entries", verbosity=0)
        refresh_entries()
        assert standings(agreement) == {"Northland": "bound since 2020", "Southland": "bound since 2020"}


def test_the_chart_has_a_column_for_each_kind_of_act_of_one_participant_in_their_usual_order():
    agreement = treaty("ratified, 2020", "signed, 2019", "all entered_into_force, 2021")
    assert [kind.name for kind in by_act(agreement).kinds] == ["signed", "ratified"]


def test_an_agreement_without_acts_of_one_participant_has_no_chart():
    assert by_act(treaty("all signed, 2019")).rows == []
