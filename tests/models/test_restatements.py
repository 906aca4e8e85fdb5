"""Restated commitments: all wordings in order, and how far the deadline has moved."""

from datetime import date

import pytest

from cooperation.models import Commitment, Entry, refresh_entries
from cooperation.models.commitments import moved
from tests import builders as make
from tests.html import select, text
from tests.pages.reading import titles

pytestmark = pytest.mark.django_db


def test_all_wordings_of_a_promise_are_found_from_any_of_them_the_first_one_first():
    entered_late = make.commitment(what="Second.", restates=None)
    first = make.commitment(what="First.")
    Commitment.objects.filter(pk=entered_late.pk).update(restates=first)
    third = make.commitment(what="Third.", restates=entered_late)
    make.commitment(what="Another promise.")
    for wording in (first, entered_late, third):
        assert Commitment.objects.restatements_of(wording) == [first, entered_late, third]


def test_a_promise_that_was_made_once_has_one_wording():
    commitment = make.commitment()
    assert Commitment.objects.restatements_of(commitment) == [commitment]


def test_slippage_is_the_difference_of_the_last_days():
    first = make.commitment(due="by 2025")
    assert make.commitment(due="2026–2027", restates=first).slippage == "2 years later"


def test_there_is_no_slippage_without_two_deadlines():
    first = make.commitment()
    assert make.commitment(due="by 2030", restates=first).slippage == ""
    assert first.slippage == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (date(2026, 1, 1), date(2027, 1, 1), "1 year later"),
        (date(2026, 1, 1), date(2027, 3, 1), "14 months later"),
        (date(2026, 3, 1), date(2026, 1, 1), "2 months earlier"),
        (date(2025, 12, 21), date(2026, 1, 1), "11 days later"),
        (date(2026, 1, 1), date(2026, 1, 1), ""),
    ],
)
def test_a_deadline_moves_by_years_months_or_days(before, after, words):
    assert moved(before, after) == words


@pytest.mark.parametrize("status", ["open", "partly_met", "unknown"])
def test_what_has_no_verdict_is_overdue_after_the_last_day(status):
    commitment = make.commitment(due="by 2020", status=status)
    assert commitment.is_overdue
    assert commitment in Commitment.objects.overdue()


@pytest.mark.parametrize(
    "fields",
    [*({"status": status, "due": "by 2020"} for status in ("met", "missed", "dropped")), {"due": "by 2999"}, {}],
)
def test_what_has_a_verdict_or_time_left_is_not_overdue(fields):
    commitment = make.commitment(**fields)
    assert not commitment.is_overdue
    assert commitment not in Commitment.objects.overdue()


def test_the_commitments_of_an_agreement_are_those_made_in_it_and_about_it():
    agreement, other = make.agreement(), make.agreement()
    made_in = make.commitment(agreement=agreement)
    about = make.commitment(about_agreements=[agreement, other])
    both = make.commitment(agreement=agreement, about_agreements=[agreement])
    make.commitment(agreement=other)
    assert set(Commitment.objects.of_agreement(agreement)) == {made_in, about, both}
    assert Commitment.objects.of_agreement(agreement).count() == 3


def overdue_among(*commitments):
    """Return the ids of those that are overdue, which the table and the entries agree on."""
    refresh_entries()
    ids = [commitment.pk for commitment in commitments]
    found = list(Commitment.objects.overdue().filter(pk__in=ids).values_list("pk", flat=True))
    assert (
        list(Entry.objects.for_model(Commitment).overdue().filter(key__in=ids).values_list("key", flat=True)) == found
    )
    return found


class TestStanding:
    """A commitment without a verdict that is restated gives way to its restatement."""

    @pytest.fixture
    def wordings(self):
        first = make.commitment(what="Build the plant.", due="by 2025", published=True)
        second = make.commitment(what="Build it later.", due="by 2028", restates=first, published=True)
        third = make.commitment(what="Build it after all.", due="by 2027", restates=second, published=True)
        return first, second, third

    def entry(self, commitment):
        refresh_entries()
        return Entry.objects.get(noun="commitment", key=commitment.pk)

    def test_only_the_current_wording_is_open(self, wordings):
        assert [self.entry(it).status for it in wordings] == ["restated", "restated", "open"]
        rows = {row.pk: row for row in Commitment.objects.with_standing()}
        assert [rows[it.pk].standing for it in wordings] == ["restated", "restated", "open"]

    @pytest.mark.parametrize("verdict", ["met", "missed", "dropped"])
    def test_a_verdict_stays(self, wordings, verdict):
        Commitment.objects.filter(pk=wordings[0].pk).update(status=verdict)
        assert self.entry(wordings[0]).status == verdict

    @pytest.mark.parametrize("status", ["met", "missed", "dropped"])
    def test_what_has_a_verdict_is_not_overdue(self, status):
        settled = make.commitment(due="by 2020", status=status)
        open_one = make.commitment(due="by 2020")
        assert not settled.is_overdue
        assert overdue_among(settled, open_one) == [open_one.pk]

    def test_what_is_restated_is_not_overdue_and_not_due(self):
        first = make.commitment(due="by 2020")
        second = make.commitment(due="by 2021", restates=first)
        assert overdue_among(first, second) == [second.pk]

    def test_a_draft_does_not_close_what_is_published(self):
        first = make.commitment(due="by 2025", published=True)
        draft = make.commitment(due="by 2027", restates=first)
        assert self.entry(first).status == "open"
        assert Commitment.objects.with_standing().get(pk=first.pk).standing == "open"
        make.cite(draft)
        Commitment.objects.filter(pk=draft.pk).update(publication="published")
        assert self.entry(first).status == "restated"

    def test_a_draft_does_not_link_two_published_wordings(self, wordings, client):
        first, draft, third = wordings
        Commitment.objects.filter(pk=draft.pk).update(publication="draft")
        assert [self.entry(it).value for it in wordings] == [None, 3 * 365 + 1, None]
        assert titles(client.get("/commitments/?moved=unmoved&q=build")) == []
        assert select(client.get(third.get_absolute_url()), "#restatements") == []
        assert Commitment.objects.restatements_of(third) == [first, draft, third]
        assert Commitment.objects.restatements_of(third, sees_drafts=False) == [third]

    def test_it_stands_again_when_its_restatement_is_deleted_or_turned_elsewhere(self, wordings):
        first, second, third = wordings
        third.delete()
        assert self.entry(second).status == "open"
        Commitment.objects.filter(pk=second.pk).update(restates=None)
        assert self.entry(first).status == "open"

    def test_the_deadline_moved_since_the_first_wording(self, wordings):
        assert [self.entry(it).value for it in wordings] == [None, 3 * 365 + 1, 2 * 365]
        rows = {row.pk: row for row in Commitment.objects.with_standing()}
        assert [rows[it.pk].slippage_since_first for it in wordings] == ["", "3 years later", "2 years later"]

    def test_another_first_deadline_moves_all_that_follow(self, wordings):
        Commitment.objects.filter(pk=wordings[0].pk).update(due="by 2027")
        assert [self.entry(it).value for it in wordings] == [None, 366, 0]


class TestListOfCommitments:
    @pytest.fixture(autouse=True)
    def wordings(self):
        first = make.commitment(what="Build the plant.", due="by 2025", published=True)
        make.commitment(what="Build it later.", due="by 2028", restates=first, published=True)
        make.commitment(what="Build it some day.", published=True)

    def found(self, client, query):
        return titles(client.get(f"/commitments/?q=build&{query}"))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("moved=later", ["Build it later."]),
            ("moved=earlier", []),
            ("status=restated", ["Build the plant."]),
            ("undated=yes", ["Build it some day."]),
            ("sort=-slippage", ["Build it later.", "Build it some day.", "Build the plant."]),
        ],
    )
    def test_it_is_filtered_and_sorted_by_how_deadlines_moved(self, client, query, expected):
        assert self.found(client, query) == expected

    def test_a_row_shows_how_far_the_deadline_moved(self, client):
        page = client.get("/commitments/?moved=later").content.decode()
        assert "3 years later" in page

    def test_files_have_both_deadlines(self, client):
        csv = client.get("/commitments/export.csv?moved=later").getvalue().decode()
        assert "First deadline, last day" in csv
        assert "2025-12-31" in csv
        assert "1096" in csv


def test_add_restatement_brings_everything_along(client, admin_user):
    client.force_login(admin_user)
    of, to, plant = make.state("XN"), make.state("XS"), make.initiative()
    first = make.commitment(
        what="Build the plant.", due="by 2025", condition="once paid", by=[of], to=[to], about_initiatives=[plant]
    )
    form = client.get(f"/admin/cooperation/commitment/add/?restates={first.pk}").context["adminform"].form
    assert form["what"].value() == "Build the plant."
    assert form["condition"].value() == "once paid"
    assert form["due"].value() == "by the end of 2025"
    assert (form["by"].value(), form["to"].value()) == ([of.pk], [to.pk])
    assert form["about_initiatives"].value() == [plant.pk]


def test_each_wording_is_compared_with_the_one_above_it(client):
    first = make.commitment(due="by 2024", published=True)
    second = make.commitment(due="by 2025", restates=first, published=True)
    third = make.commitment(due="by 2027", restates=second, published=True)
    make.commitment(due="by June 2026", restates=third, published=True)

    asides = [text(aside) for aside in select(client.get(first.get_absolute_url()), ".chronicle .aside")]
    moves = [part for aside in asides for part in aside.split(" · ") if part.endswith("than before")]
    assert moves == [
        "1 year later than before",
        "2 years later than before",
        "18 months earlier than before",
    ]
