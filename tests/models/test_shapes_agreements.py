"""Typical agreements, and what users ask about each."""

import pytest

from cooperation.models import Agreement
from tests import builders as make

pytestmark = pytest.mark.usefixtures("every_row_is_clean")


def status(agreement):
    """Return the label of the stored status."""
    agreement.refresh_from_db()
    return agreement.get_status_display()


class TestTreatyOfThreeStates:
    """Signed together, ratified on different days, passed by one parliament, in force, and later amended."""

    @pytest.fixture
    def treaty(self):
        states = [make.state(code) for code in ("XN", "XS", "XE")]
        treaty = make.agreement(title="Water treaty", form="treaty", binding="yes", parties=states, published=True)
        for state, day in zip(states, ["1 March 2020", "1 March 2020", "5 April 2020"], strict=True):
            make.action(treaty, "signed", day, participant=state)
        return treaty

    @pytest.fixture
    def ratified(self, treaty):
        parliament = make.participant("Parliament of Northland", kind="parliament")
        make.action(treaty, "passed_by_parliament", "2 Feb 2021", participant=parliament)
        for code, day in [("XN", "9 Feb 2021"), ("XS", "2 July 2020"), ("XE", "30 Nov 2021")]:
            make.action(treaty, "ratified", day, participant=make.state(code))
        return treaty

    def test_it_has_three_parties(self, treaty):
        assert {str(party.participant) for party in treaty.parties.filter(role="party")} == {
            "Northland",
            "Southland",
            "Eastland",
        }

    def test_it_is_dated_by_its_first_signature(self, treaty):
        assert str(Agreement.objects.get(pk=treaty.pk).main_date) == "1 March 2020"

    def test_ratifications_do_not_move_it(self, ratified):
        assert status(ratified) == "signed"

    def test_each_ratification_has_its_day(self, ratified):
        days = ratified.actions.filter(kind="ratified").values_list("participant__name", "date")
        assert {(name, str(day)) for name, day in days} == {
            ("Southland", "2 July 2020"),
            ("Northland", "9 February 2021"),
            ("Eastland", "30 November 2021"),
        }

    def test_one_parliament_passed_it(self, ratified):
        (passage,) = ratified.actions.filter(kind="passed_by_parliament")
        assert str(passage) == "passed by parliament by Parliament of Northland, 2 February 2021"

    def test_its_entry_into_force_moves_it(self, ratified):
        make.action(ratified, "entered_into_force", "30 Nov 2021", effective_date="30 Dec 2021")
        assert status(ratified) == "in force"
        assert str(ratified.status_since) == "30 December 2021"

    def test_a_protocol_amends_it_and_leaves_it_in_force(self, ratified):
        make.action(ratified, "entered_into_force", "30 Dec 2021")
        protocol = make.agreement(title="Protocol", form="protocol", parties=list(ratified.participants.all()))
        make.action(protocol, "entered_into_force", "1 May 2023")
        link = make.link(protocol, "amends", ratified)
        make.action(ratified, "amended", "1 May 2023")
        assert status(ratified) == "in force"
        assert link.seen_from(ratified) == ("amended by", protocol)


class TestContractThatLapsed:
    """Two companies sign at a fair; the deadline for the money passes, and the contract never has effect."""

    @pytest.fixture
    def contract(self):
        companies = [make.participant(name, kind="company") for name in ("North Rail", "South Wagons")]
        fair = make.meeting(title="Rail fair", kind="event", date="5 May 2022")
        contract = make.agreement(title="", form="contract", parties=companies, meeting=fair)
        make.party(contract, make.person("Nora North"), role="signatory", on_behalf_of=companies[0])
        make.action(contract, "signed", "5 May 2022")
        make.action(contract, "lapsed", "31 Dec 2022", note="The loan was not granted in time.")
        contract.retitle()
        return contract

    def test_it_never_entered_into_force(self, contract):
        assert status(contract) == "never in force"
        assert str(contract.status_since) == "31 December 2022"

    def test_it_is_still_known_as_signed_on_its_day(self, contract):
        assert (str(contract.main_date), str(contract.meeting)) == ("5 May 2022", "Rail fair")

    def test_its_title_names_the_companies_and_not_who_signed(self, contract):
        assert contract.title == "Contract between North Rail and South Wagons, 5 May 2022"


class TestAgreementOfUnionUntilAnotherIsInForce:
    """A union with its members and a state agree for the time until a larger agreement is in force."""

    @pytest.fixture
    def larger(self):
        return make.agreement(title="Partnership agreement", form="agreement")

    @pytest.fixture
    def interim(self, larger):
        union = make.participant("Eastern Union", kind="intergovernmental")
        for code, during in [("XN", "since 2010"), ("XE", "2010-2018")]:
            make.affiliation(make.state(code), union, kind="member", during=during)
        interim = make.agreement(title="Interim agreement", parties=[make.state("XS")])
        make.party(interim, union, with_members=True)
        make.action(interim, "signed", "10 Feb 2020")
        make.action(interim, "entered_into_force", "1 Aug 2020")
        make.link(interim, "lasts_until", larger)
        return interim

    def test_the_union_is_a_party_with_its_members(self, interim):
        parties = interim.parties.order_by("pk").values_list("participant__name", "with_members")
        assert list(parties) == [("Southland", False), ("Eastern Union", True)]

    def test_its_members_are_those_of_that_day(self, interim):
        union = interim.parties.get(with_members=True).participant
        members = union.affiliates.filter(kind="member", during__overlap="10 Feb 2020")
        assert [str(member.participant) for member in members] == ["Northland"]

    def test_it_is_in_force_while_the_other_is_only_signed(self, interim, larger):
        make.action(larger, "signed", "3 March 2022")
        assert status(interim) == "in force"

    def test_it_ends_on_the_day_when_the_other_enters_into_force(self, interim, larger):
        make.action(larger, "entered_into_force", "1 March 2024")
        assert status(interim) == "expired"
        assert str(interim.status_since) == "1 March 2024"
