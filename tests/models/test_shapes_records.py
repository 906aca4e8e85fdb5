"""Typical commitments, figures, places and participants, and what users ask about each."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from cooperation.models import Commitment, Figure, Place, refresh_entries
from tests import builders as make

pytestmark = pytest.mark.usefixtures("every_row_is_clean")


def contradicting(figure):
    """Return the figures that contradict this one, as after a commit."""
    refresh_entries()
    return list(Figure.objects.contradicting(figure))


class TestTwoSourcesWithDifferentValues:
    """Trade of Northland and Southland in 2024: one source says 1.7 billion, another 1.65."""

    @pytest.fixture
    def figures(self):
        both = [make.state("XN"), make.state("XS")]
        values = [("1700000000", "$1.7 billion", "Northland Times"), ("1650000000", "$1.65 billion", "Customs Service")]
        for value, printed, title in values:
            figure = make.figure(value_low=value, printed=printed, period="2024", period_stated="last year", of=both)
            make.cite(figure, make.source(title), printed)
        return Figure.objects.filter(of=both[0]).order_by("pk")

    def test_both_are_kept_and_contradict_each_other(self, figures):
        first, second = figures
        assert contradicting(first) == [second]
        assert contradicting(second) == [first]

    def test_the_preferred_one_comes_first_with_the_reason(self, figures):
        figures.filter(printed="$1.65 billion").update(preferred=True, preferred_reason="Published by the customs.")
        other = make.figure(value_low=1_600_000_000, period="2024", of=list(figures[0].of.all()))
        assert [row.preferred_reason for row in contradicting(other)] == [
            "Published by the customs.",
            "",
        ]

    @pytest.mark.parametrize(
        "other",
        [{"period": "2023"}, {"nature": "forecast"}, {"unit": "EUR"}, {"indicator": "exports"}, {"of": []}],
        ids=lambda other: next(iter(other)),
    )
    def test_a_value_about_something_else_is_no_contradiction(self, figures, other):
        like_the_first = {"value_low": 900, "period": "2024", "of": list(figures[0].of.all())}
        make.figure(**like_the_first | other)
        assert contradicting(figures[0]) == [figures[1]]

    def test_the_same_value_from_another_source_is_no_contradiction(self, figures):
        again = make.figure(value_low=1_700_000_000, period="2024", of=list(figures[0].of.all()))
        assert again not in contradicting(figures[0])


class TestTargetAgainstActual:
    """Trade was 1.7 billion dollars in 2024 and is to be 5 billion by 2030."""

    @pytest.fixture
    def figures(self):
        both = [make.state("XN"), make.state("XS")]
        return [
            make.figure(value_low=1_700_000_000, period="2024", nature="actual", of=both),
            make.figure(value_low=5_000_000_000, period="2030", nature="target", of=both),
        ]

    def test_they_are_one_series_of_two_natures(self, figures):
        series = Figure.objects.filter(indicator="mutual trade", of=make.state("XN")).order_by("period")
        assert [(str(row.period), row.nature, row.shown_value()) for row in series] == [
            ("2024", "actual", "1,700,000,000 USD"),
            ("2030", "target", "5,000,000,000 USD"),
        ]

    def test_a_target_does_not_contradict_an_actual(self, figures):
        assert contradicting(figures[0]) == []


class TestSeventeenOrTwelveDocuments:
    """One source counts 17 documents signed at the visit, another names 12."""

    @pytest.fixture
    def figures(self):
        visit = make.meeting(title="Visit", kind="state_visit", date="20 June 2025")
        counts = {"indicator": "documents signed", "unit": "documents", "meeting": visit}
        return [make.figure(value_low=17, title="", **counts), make.figure(value_low=12, title="", **counts)]

    def test_they_contradict_each_other(self, figures):
        seventeen, twelve = figures
        assert contradicting(seventeen) == [twelve]

    def test_the_visit_has_both(self, figures):
        assert {figure.shown_value() for figure in figures[0].meeting.figures.all()} == {"17 documents", "12 documents"}

    def test_a_count_at_another_visit_is_no_contradiction(self, figures):
        make.figure(indicator="documents signed", unit="documents", value_low=3, meeting=make.meeting())
        assert len(contradicting(figures[0])) == 1


class TestRestatedCommitment:
    """A plant is promised by 2025, then by 2028, then by 2027."""

    @pytest.fixture
    def promises(self):
        first = make.commitment(what="Open the plant.", due="by 2025", by=[make.state("XN")], to=[make.state("XS")])
        second = make.commitment(what="Open the plant.", due="by 2028", restates=first)
        third = make.commitment(what="Open the plant.", due="by 2027", restates=second)
        return [first, second, third]

    def test_each_wording_finds_all_in_order(self, promises):
        assert Commitment.objects.restatements_of(promises[1]) == promises

    def test_each_says_how_far_the_deadline_slipped(self, promises):
        assert [promise.slippage for promise in promises] == ["", "3 years later", "1 year earlier"]

    def test_a_restatement_without_a_deadline_says_nothing_of_slippage(self, promises):
        assert make.commitment(what="Open it soon.", restates=promises[2]).slippage == ""


class TestInstructionToMinistry:
    """A president instructs a ministry to report "by 20 December"."""

    @pytest.fixture
    def instruction(self):
        return make.commitment(
            kind="instruction",
            what="Report on the reservoir.",
            by=[make.participant("Ministry of Water")],
            to=[make.person("Nora North")],
            due="by 20 Dec 2024",
            due_stated="by 20 December",
            due_inferred=True,
        )

    def test_it_says_who_must_do_it_and_who_ordered_it(self, instruction):
        assert ([str(p) for p in instruction.by.all()], [str(p) for p in instruction.to.all()]) == (
            ["Ministry of Water"],
            ["Nora North"],
        )

    def test_it_is_due_on_that_day_and_keeps_the_words(self, instruction):
        assert (str(instruction.due), instruction.due_stated) == ("by 20 December 2024", "by 20 December")

    def test_it_is_overdue_while_nobody_says_that_it_was_done(self, instruction):
        assert instruction in Commitment.objects.overdue()
        assert instruction.is_overdue

    @pytest.mark.parametrize("status", ["met", "dropped"])
    def test_it_is_not_overdue_once_settled(self, instruction, status):
        instruction.status = status
        instruction.save()
        assert instruction not in Commitment.objects.overdue()

    @pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, False)])
    def test_the_last_day_itself_is_not_too_late(self, days, overdue):
        commitment = make.commitment(due=f"by {localdate() + timedelta(days)}")
        assert (commitment in Commitment.objects.overdue()) is overdue
        assert commitment.is_overdue is overdue


def test_a_river_has_two_countries():
    river = make.place("Example River", kind="river", countries=[make.country("XN"), make.country("XS")])
    for code in ("XN", "XS"):
        assert river in Place.objects.filter(countries=code)


class TestCompanyOwnedByHalves:
    """Two companies own a third, 50 to 50, since 2021."""

    @pytest.fixture
    def joint(self):
        joint = make.participant("Joint Power", kind="company")
        for name in ("North Power", "South Power"):
            owner = make.participant(name, kind="company")
            make.affiliation(owner, joint, kind="owner", share="50", during="since 2021")
        return joint

    def test_it_names_its_owners_and_their_shares(self, joint):
        owners = joint.affiliates.filter(kind="owner").order_by("pk").values_list("participant__name", "share")
        assert list(owners) == [("North Power", 50), ("South Power", 50)]

    def test_an_owner_has_the_company(self, joint):
        owner = joint.affiliates.first().participant
        assert [str(held) for held in owner.affiliations.all()] == ["North Power: owner, Joint Power"]


def test_an_address_on_the_web_may_be_long():
    address = "https://news.example/" + "%D0%B2" * 100
    assert make.source(url=address).url == address
    assert make.participant(website=address).website == address
