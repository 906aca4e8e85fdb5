"""Statuses that no source gives: pages, lists and files name the rule and its facts."""

import csv
import io

import pytest

from cooperation.models import Agreement, Initiative
from tests import builders as make
from tests.html import one, select, text
from tests.pages.reading import titles

pytestmark = pytest.mark.django_db


def published(title, **fields):
    parties = [make.state("XN"), make.state("XS")]
    return make.agreement(title=title, published=True, parties=parties, **fields)


@pytest.fixture
def agreements():
    """Agreements by what their status follows from, each of which was in force."""
    Agreement.objects.update(publication="withdrawn")
    expired = published("Expired", valid="2015–2024", renewal="none")
    replaced, ended, lapsed = published("Replaced"), published("Ended by each"), published("Expired by an act")
    for row in (expired, replaced, ended, lapsed):
        make.action(row, "entered_into_force", "2015")
    newer = published("Newer")
    make.action(newer, "entered_into_force", "1 May 2020")
    make.link(newer, "replaces", replaced)
    for party in ended.parties.all():
        make.action(ended, "withdrawn", "2021", participant=party.participant)
    make.action(lapsed, "expired", "2022")
    published("Nothing done")
    return {row.title: row for row in Agreement.objects.filter(publication="published")}


RULES = {
    "Expired": "by its term",
    "Replaced": "by another agreement",
    "Ended by each": "by acts of all parties",
    "Nothing done": "nothing recorded",
    "Newer": "",
    "Expired by an act": "",
}


def test_the_list_names_the_rule_beside_each_status_that_no_source_gives(client, agreements):
    page = client.get("/agreements/")
    rows = {text(one(row, "th a")): row for row in select(page, ".rows tbody tr")}
    assert {title: " ".join(text(it) for it in select(row, ".rule")) for title, row in rows.items()} == RULES


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status_basis=term", {"Expired"}),
        ("status_basis=other_agreement&status_basis=all_parties", {"Replaced", "Ended by each"}),
        ("status_basis=recorded&status=expired", {"Expired by an act"}),
        ("status_basis=no_record", {"Nothing done"}),
    ],
)
def test_a_filter_tells_rules_and_sources_apart(client, agreements, query, expected):
    assert set(titles(client.get(f"/agreements/?{query}"))) == expected


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("Expired", "Its term is over (valid 2015–2024), and it is not renewed."),
        ("Replaced", "It ended when Newer entered into force."),
        ("Ended by each", "All of its parties ended it, each for itself or together."),
    ],
)
def test_a_page_names_the_rule_and_its_facts_where_its_story_ends(client, agreements, title, facts):
    page = client.get(agreements[title].get_absolute_url())
    story, side = text(one(page, ".dossier-story .by-rule")), text(one(page, ".dossier-side"))
    assert f"{facts} No source says so." in story
    assert f"{facts} This follows from a rule: no source says so." in side


def test_a_page_says_if_nothing_gives_a_status(client, agreements):
    idea = make.initiative(published=True)
    for row, words in ((agreements["Nothing done"], "No act"), (idea, "No development")):
        page = client.get(row.get_absolute_url())
        assert f"{words} that gives it a status is recorded." in text(one(page, ".dossier-side"))
        assert select(page, ".by-rule") == []


def test_a_page_has_no_rule_for_what_a_source_says(client, agreements):
    page = client.get(agreements["Expired by an act"].get_absolute_url())
    assert select(page, ".rule, .by-rule") == []
    assert "no source says so" not in text(one(page, "main"))


def test_a_rule_that_a_source_confirms_is_none(agreements):
    make.action(agreements["Expired"], "expired", "31 Dec 2024")
    assert Agreement.objects.get(title="Expired").status_basis == "recorded"


def test_a_draft_is_no_ground_of_what_is_published(agreements):
    Agreement.objects.filter(title="Newer").update(publication="draft")
    replaced = Agreement.objects.get(title="Replaced")
    assert (replaced.status, replaced.status_basis) == ("in_force", "recorded")


def test_files_say_what_a_status_follows_from(client, agreements):
    rows = csv.DictReader(io.StringIO(client.get("/agreements/export.csv").getvalue().decode("utf-8-sig")))
    found = {row["Title"]: row["Status follows from"] for row in rows}
    assert found["Expired"] == "the end of its term"
    assert found["Newer"] == "an act or development"


def test_an_initiative_has_its_status_by_a_rule_until_a_development_gives_one(client):
    initiative = make.initiative(title="Plant", published=True)
    assert text(one(client.get("/initiatives/?status_basis=no_record&q=plant"), ".rows .rule")) == "nothing recorded"

    make.development(initiatives=[initiative], status_becomes="idea", date="2024", published=True)
    assert Initiative.objects.get(pk=initiative.pk).status_basis == "recorded"
    assert titles(client.get("/initiatives/?status_basis=no_record&q=plant")) == []


def test_pages_of_numbers_link_to_what_has_its_status_by_a_rule(client, agreements):
    links = [link.get("href") for link in select(client.get("/numbers/"), "main p.soft a")]
    lists = [href for href in links if href.startswith("/agreements/?status_basis=term")]
    assert set(titles(client.get(lists[0]))) == {title for title, rule in RULES.items() if rule}


def test_overdue_and_restated_are_rules_on_the_page_of_a_commitment(client):
    late = make.commitment(due="by 2020", published=True)
    side = text(one(client.get(late.get_absolute_url()), ".dossier-side"))
    assert "Overdue by a rule: the last day of its deadline is past, and no outcome is recorded." in side

    make.commitment(due="by 2999", restates=late, published=True)
    assert "By a rule: a later wording stands instead." in text(
        one(client.get(late.get_absolute_url()), ".dossier-side")
    )
