"""Countries that flow in from linked records: of participants with a part in these on the date of the record."""

import pytest

from cooperation.models import Entry
from tests import builders as make

pytestmark = pytest.mark.django_db


def entry_of(row) -> Entry:
    return Entry.objects.for_model(type(row)).get(key=row.pk)


def countries(row) -> list[str]:
    return entry_of(row).countries


class TestInitiative:
    """Northland has a project with Southland; Eastland's part in it differs from test to test."""

    @pytest.fixture
    def project(self):
        return make.initiative(title="Road", participants=[make.state("XN"), make.state("XS")], published=True)

    def with_east(self, project, **fields):
        make.involvement(project, make.state("XE"), **fields)
        return project

    @pytest.mark.parametrize(
        "fields",
        [
            {"role": "interested"},
            {"role": "interested", "during": "2015-2023"},
            {"outcome": "did_not_join"},
            {"outcome": "left"},
            {"outcome": "replaced"},
            {"outcome": "left", "during": "2015-2023"},
            {"outcome": "replaced", "during": "until 2023"},
            {"outcome": "left", "during": "since 2015"},
        ],
        ids=str,
    )
    def test_it_is_not_of_who_left_or_never_joined_and_neither_is_later_news(self, fields, project):
        entry = entry_of(self.with_east(project, **fields))
        east = make.state("XE").pk
        assert (entry.countries, entry.sides) == (["XN", "XS"], 2)
        assert (east in entry.participants, entry.apart) == (False, [east])
        assert countries(make.development(initiatives=[project], date="May 2024")) == ["XN", "XS"]

    @pytest.mark.parametrize(
        ("during", "date", "is_theirs"),
        [
            ("2015-2023", "2022", True),
            ("2015-2023", "2023-2024", True),
            ("2015-2023", "1 Jan 2024", False),
            ("2015-2023", "2014", False),
            ("2015-2023", None, False),
            ("until May 2023", "1990", True),
            ("until May 2023", "June 2023", False),
        ],
    )
    def test_news_is_of_who_left_if_it_happened_before(self, during, date, is_theirs, project):
        self.with_east(project, outcome="left", during=during)
        found = countries(make.development(initiatives=[project], date=date))
        assert ("XE" in found) is is_theirs

    @pytest.mark.parametrize(
        ("outcome", "date", "is_theirs"),
        [
            ("ongoing", "2024", True),
            ("ongoing", "2019", False),
            ("ongoing", None, True),
            ("finished", "2024", True),
            ("finished", "2019", False),
        ],
    )
    def test_news_is_of_who_joined_if_it_happened_later(self, outcome, date, is_theirs, project):
        during = "since 2020" if outcome == "ongoing" else "2020-2022"
        self.with_east(project, outcome=outcome, during=during)
        assert countries(project) == ["XE", "XN", "XS"]
        found = countries(make.development(initiatives=[project], date=date))
        assert ("XE" in found) is is_theirs

    def test_one_who_left_one_role_and_still_has_another_takes_part(self, project):
        self.with_east(project, role="lead", outcome="left", during="2010-2015")
        self.with_east(project, role="funder")
        entry = entry_of(project)
        assert (entry.countries, entry.apart, entry.tenures) == (["XE", "XN", "XS"], [], None)
        assert "XE" in countries(make.development(initiatives=[project], date="2024"))

    def test_another_participant_of_its_country_still_takes_part(self, project):
        self.with_east(project, outcome="left", during="2010-2015")
        make.involvement(project, make.participant("East Power", country=make.country("XE")))
        assert countries(project) == ["XE", "XN", "XS"]
        assert "XE" in countries(make.development(initiatives=[project], date="2024"))

    @pytest.mark.parametrize(
        ("build", "date"),
        [
            (lambda project, date: make.commitment(about_initiatives=[project], due=date), "2024"),
            (lambda project, date: make.figure(initiative=project, period=date), "2024"),
            (lambda project, date: make.figure(initiative=project, as_of=date), "2024"),
            (lambda project, date: make.development(initiatives=[project], date=None, reported_on=date), "2024-05-01"),
        ],
        ids=["commitment", "figure", "figure as of a day", "development known by its report"],
    )
    def test_every_record_about_it_follows_its_own_date(self, build, date, project):
        self.with_east(project, outcome="left", during="2015-2023")
        assert countries(build(project, date)) == ["XN", "XS"]
        assert countries(build(project, date.replace("2024", "2022"))) == ["XE", "XN", "XS"]

    def test_a_commitment_made_at_a_meeting_follows_the_date_of_the_meeting(self, project):
        self.with_east(project, outcome="left", during="2015-2023")
        for year, expected in [("2022", ["XE", "XN", "XS"]), ("2024", ["XN", "XS"])]:
            meeting = make.meeting(date=year)
            assert countries(make.commitment(about_initiatives=[project], meeting=meeting, due="2030")) == expected

    def test_news_follows_when_somebody_leaves_and_when_that_is_dated(self, project):
        east = make.involvement(project, make.state("XE"))
        news = make.development(initiatives=[project], date="2022")
        assert "XE" in countries(news)
        type(east).objects.filter(pk=east.pk).update(outcome="left")
        assert "XE" not in countries(news)
        type(east).objects.filter(pk=east.pk).update(during="2015-2023")
        assert "XE" in countries(news)
        type(east).objects.filter(pk=east.pk).update(during="2015-2021")
        assert "XE" not in countries(news)

    def test_the_names_of_who_left_still_find_it(self, project):
        self.with_east(project, outcome="left")
        assert Entry.objects.search("Eastland road").filter(noun="initiative", key=project.pk).exists()
        make.country("XE").__class__.objects.filter(code="XE").update(name="Farland")
        assert Entry.objects.search("Farland road").filter(noun="initiative", key=project.pk).exists()
        assert not Entry.objects.search("Eastland road").filter(noun="initiative", key=project.pk).exists()


class TestMeeting:
    @pytest.fixture
    def summit(self):
        summit = make.meeting(title="Summit", date="2024", participants=[make.state("XN"), make.state("XS")])
        make.participation(summit, make.state("XE"), role="observer")
        return summit

    def test_an_observer_took_part_in_it_and_is_no_side(self, summit):
        assert (countries(summit), entry_of(summit).sides) == (["XE", "XN", "XS"], 2)

    @pytest.mark.parametrize("date", ["2024", None])
    def test_what_was_said_at_it_is_not_of_an_observer(self, date, summit):
        assert countries(make.development(meeting=summit, date=date)) == ["XN", "XS"]

    @pytest.mark.parametrize("build", [make.agreement, make.commitment, make.figure], ids=lambda build: build.__name__)
    def test_nothing_that_comes_from_it_is_of_an_observer(self, build, summit):
        assert countries(build(meeting=summit)) == ["XN", "XS"]

    def test_an_initiative_discussed_at_it_is_not_of_an_observer(self, summit):
        assert countries(make.initiative(meetings=[summit])) == ["XN", "XS"]
        assert countries(make.initiative(editions=[summit])) == ["XN", "XS"]

    def test_what_was_said_is_of_an_observer_who_becomes_a_guest(self, summit):
        said = make.development(meeting=summit, date="2024")
        summit.participations.filter(role="observer").update(role="guest")
        assert countries(said) == ["XE", "XN", "XS"]


class TestAgreement:
    @pytest.fixture
    def treaty(self):
        return make.agreement(title="Treaty", parties=[make.state("XN"), make.state("XS")])

    @pytest.mark.parametrize("role", ["depositary", "guarantor"])
    def test_what_is_about_it_is_not_of_its_depositary_or_guarantor(self, role, treaty):
        make.party(treaty, make.state("XE"), role=role)
        assert (countries(treaty), entry_of(treaty).sides) == (["XE", "XN", "XS"], 2)
        assert countries(make.development(agreements=[treaty])) == ["XN", "XS"]

    def test_what_is_about_it_is_not_of_one_that_only_objected(self, treaty):
        make.action(treaty, "objection_made", "2010", participant=make.state("XE"))
        assert countries(make.development(agreements=[treaty], date="2020")) == ["XN", "XS"]

    @pytest.mark.parametrize("kind", ["withdrawn", "denounced", "terminated"])
    def test_what_happens_after_its_withdrawal_is_not_of_a_party(self, kind, treaty):
        make.action(treaty, kind, "10 May 2023", participant=make.state("XS"))
        for date, expected in [("2022", ["XN", "XS"]), ("10 May 2023", ["XN", "XS"]), ("11 May 2023", ["XN"])]:
            assert countries(make.development(agreements=[treaty], date=date)) == expected, date
        assert countries(treaty) == ["XN", "XS"]

    def test_a_withdrawal_counts_from_the_day_of_its_effect(self, treaty):
        make.action(treaty, "withdrawn", "2023", effective_date="1 July 2024", participant=make.state("XS"))
        assert countries(make.development(agreements=[treaty], date="March 2024")) == ["XN", "XS"]
        assert countries(make.development(agreements=[treaty], date="August 2024")) == ["XN"]

    def test_a_withdrawal_without_a_date_counts_for_all_records(self, treaty):
        make.action(treaty, "ratified", "2010", participant=make.state("XS"))
        make.action(treaty, "withdrawn", None, participant=make.state("XS"))
        assert countries(make.development(agreements=[treaty], date="2012")) == ["XN"]

    def test_a_party_that_came_back_is_one_again(self, treaty):
        make.action(treaty, "withdrawn", "2015", participant=make.state("XS"))
        make.action(treaty, "acceded", "2018", participant=make.state("XS"))
        assert countries(make.development(agreements=[treaty], date="2024")) == ["XN", "XS"]

    def test_what_happens_before_its_accession_is_not_of_a_state_that_accedes(self, treaty):
        make.action(treaty, "acceded", "2019", participant=make.state("XE"))
        assert countries(make.development(agreements=[treaty], date="2018")) == ["XN", "XS"]
        for date in ("2019", "2024", None):
            assert countries(make.development(agreements=[treaty], date=date)) == ["XE", "XN", "XS"], date

    def test_a_person_who_signed_counts_for_the_state_and_its_withdrawal(self, treaty):
        make.party(treaty, make.person("Ann"), role="signatory", on_behalf_of=make.state("XE"))
        make.action(treaty, "withdrawn", "2020", participant=make.state("XE"))
        assert countries(make.development(agreements=[treaty], date="2019")) == ["XE", "XN", "XS"]
        assert countries(make.development(agreements=[treaty], date="2021")) == ["XN", "XS"]

    def test_a_withdrawal_that_is_deleted_counts_no_more(self, treaty):
        withdrawal = make.action(treaty, "withdrawn", "2020", participant=make.state("XS"))
        news = make.development(agreements=[treaty], date="2021")
        assert countries(news) == ["XN"]
        withdrawal.delete()
        assert countries(news) == ["XN", "XS"]


class TestUnion:
    @pytest.fixture
    def union(self):
        union = make.participant("Union of Three", kind="intergovernmental")
        for code in ("XN", "XS"):
            make.affiliation(make.state(code), union, kind="member")
        make.affiliation(make.state("XW"), union, kind="member", during="2000-2010")
        return union

    @pytest.mark.parametrize("build", [make.party, make.participation], ids=lambda build: build.__name__)
    def test_the_members_that_come_with_a_union_are_sides(self, build, union):
        owner = {make.party: make.agreement, make.participation: make.meeting}[build]()
        build(owner, make.state("XE"))
        row = build(owner, union, with_members=True)
        assert entry_of(owner).sides == 5  # without a date, who was ever a member
        type(row).objects.filter(pk=row.pk).update(with_members=False)
        assert entry_of(owner).sides == 2

    def test_only_members_on_the_date_are_sides(self, union):
        make.participation(summit := make.meeting(date="2024"), union, with_members=True)
        assert (entry_of(summit).sides, countries(summit)) == (3, ["XN", "XS"])

    def test_a_member_that_is_a_party_itself_is_one_side(self, union):
        treaty = make.agreement(parties=[make.state("XN")])
        make.party(treaty, union, with_members=True)
        make.action(treaty, "signed", "2020")
        assert entry_of(treaty).sides == 3

    def test_the_members_of_an_observer_are_no_sides(self, union):
        summit = make.meeting(date="2024", participants=[make.state("XE")])
        make.participation(summit, union, role="observer", with_members=True)
        assert entry_of(summit).sides == 1
