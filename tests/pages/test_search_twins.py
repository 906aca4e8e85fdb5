"""Results with the same title show what tells them apart."""

import pytest

from tests import builders as make
from tests.html import texts
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def wordings():
    """Two wordings of one commitment, made at meetings of different days."""
    first, second = (make.meeting(title="Talks", date=day, published=True) for day in ("12 Jun 2025", "3 Jul 2025"))
    promised = {"what": "Build the zebra crossing.", "published": True}
    earlier = make.commitment(due="by 2028", meeting=first, **promised)
    return earlier, make.commitment(due="by 2030", meeting=second, restates=earlier, **promised)


def test_wordings_of_a_commitment_show_their_deadline_and_one_another(client, wordings):
    page = main(client.get("/search/?q=zebra"))
    assert "Due by the end of 2028; later wording: 3 July 2025" in page
    assert "Due by the end of 2030; earlier wording: 12 June 2025" in page


def test_a_wording_without_a_date_is_named_without_one(client):
    earlier = make.commitment(what="Build the zebra crossing.", published=True)
    make.commitment(what="Build the zebra crossing.", due="by 2030", restates=earlier, published=True)
    assert "Due by the end of 2030; earlier wording: undated" in main(client.get("/search/?q=zebra"))


def test_visitors_are_not_told_of_a_draft_wording(client, admin_client, wordings):
    type(wordings[0]).objects.filter(pk=wordings[1].pk).update(publication="draft")
    assert "later wording" not in main(client.get("/search/?q=zebra"))
    assert "later wording" in main(admin_client.get("/search/?q=zebra"))


@pytest.mark.parametrize("build", make.LISTED_RECORDS.values(), ids=make.LISTED_RECORDS)
def test_records_with_one_title_show_their_sources(client, build):
    for title in ("Akorda of the day", "Kabar of the day"):
        sides = {"parties": [make.state("XN"), make.state("XS")]} if build is make.agreement else {}
        record = build(title="On the zebra", **sides)
        make.cite(record, make.source(title))
        type(record).objects.filter(pk=record.pk).update(publication="published")
    page = main(client.get("/search/?q=zebra"))
    assert "ource: Akorda of the day" in page
    assert "ource: Kabar of the day" in page


def test_further_sources_are_counted(client):
    twins = [make.meeting(title="On the zebra", published=True) for _ in range(2)]
    make.cite(twins[0], make.source("Kabar of the day"))
    assert "Source: An article and 1 more" in main(client.get("/search/?q=zebra"))


def test_records_with_titles_of_their_own_show_no_sources(client):
    for name in ("first", "second"):
        make.meeting(title=f"The {name} zebra", published=True)
    assert "Source:" not in main(client.get("/search/?q=zebra"))


def test_twins_show_their_sources_in_the_results_of_one_record_type(client, wordings):
    assert "Due by the end of 2028; later wording" in main(client.get("/search/?q=zebra&noun=commitment"))


def test_suggestions_with_one_title_have_dates(client):
    for day in ("12 Jun 2025", "3 Jul 2025"):
        make.meeting(title="Zebra talks", date=day, published=True)
    make.meeting(title="Zebra visit", date="1 Jan 2025", published=True)
    assert sorted(texts(client.get("/search/suggestions/?q=zebra"), "a.suggestion")) == [
        "Zebra talks meeting, 12 June 2025",
        "Zebra talks meeting, 3 July 2025",
        "Zebra visit meeting",
    ]


def test_many_twins_take_as_many_queries_as_few(
    client, wordings, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as few:
        client.get("/search/?q=zebra&noun=commitment")
    for number in range(6):
        make.commitment(what="Build the zebra crossing.", due=f"by {2031 + number}", published=True)
    with django_assert_num_queries(len(few)):
        assert len(titles(client.get("/search/?q=zebra&noun=commitment"))) == 8
