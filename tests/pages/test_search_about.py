"""Developments, commitments and figures are found by the titles of what they are about."""

import pytest

from tests import builders as make
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db

ABOUT = {
    "a development of an initiative": (make.development, "initiative", lambda it: {"initiatives": [it]}),
    "a development of an agreement": (make.development, "agreement", lambda it: {"agreements": [it]}),
    "a commitment on an initiative": (make.commitment, "initiative", lambda it: {"about_initiatives": [it]}),
    "a commitment on an agreement": (make.commitment, "agreement", lambda it: {"about_agreements": [it]}),
    "a commitment made in an agreement": (make.commitment, "agreement", lambda it: {"agreement": it}),
    "a figure of an initiative": (make.figure, "initiative", lambda it: {"initiative": it}),
    "a figure of an agreement": (make.figure, "agreement", lambda it: {"agreement": it}),
}


def put_about(kind, *, published=True, **fields):
    """Create a record whose own words do not name what it is about. Return both."""
    build, noun, links = ABOUT[kind]
    whole = make.RECORDS[noun](**{"title": "Zebra-1 plant", "published": True} | fields)
    return build(title="Work has begun", published=published, **links(whole)), whole


@pytest.mark.parametrize("kind", ABOUT)
def test_is_found_by_the_title_of_what_it_is_about(client, kind):
    record, _ = put_about(kind)
    page = client.get("/search/?q=zebra-1")
    assert "Work has begun" in titles(page)
    assert "About: Zebra-1 plant" in main(page)
    assert "Work has begun" in client.get(f"/{record._meta.model_name}s/?q=zebra-1+work").text


@pytest.mark.parametrize("kind", ABOUT)
def test_is_found_by_another_title_of_what_it_is_about(client, kind):
    put_about(kind, other_titles=["Зебринская ГЭС"])
    page = client.get("/search/?q=зебринской")
    assert "Work has begun" in titles(page)
    assert "About: Зебринская ГЭС" in main(page)


@pytest.mark.parametrize("kind", ABOUT)
def test_is_found_by_the_new_title_alone_when_that_is_renamed(client, kind):
    _, whole = put_about(kind)
    whole.title = "Giraffe plant"
    whole.save()
    assert "Work has begun" in titles(client.get("/search/?q=giraffe"))
    assert "Work has begun" not in main(client.get("/search/?q=zebra"))


@pytest.mark.parametrize("kind", ABOUT)
def test_visitors_do_not_find_it_by_the_title_of_a_draft(client, admin_client, kind):
    put_about(kind, published=False)
    record, whole = put_about(kind, title="Giraffe plant")
    type(whole).objects.filter(pk=whole.pk).update(publication="draft")
    assert "No results" in main(client.get("/search/?q=giraffe"))
    assert "About: Giraffe" not in main(client.get(f"/search/?q=begun&noun={record._meta.model_name}"))
    assert "Work has begun" in titles(admin_client.get("/search/?q=zebra"))


def test_what_has_the_words_in_its_title_comes_first(client):
    make.development(title="Work has begun", initiatives=[make.initiative(title="Zebra")], published=True)
    plant = make.initiative(title="Giraffe plant", published=True)
    make.development(title="Work has begun", date="2025", initiatives=[plant], published=True)
    make.development(title="A giraffe is seen", date="1999", published=True)
    assert titles(client.get("/search/?q=giraffe")) == ["Giraffe plant", "A giraffe is seen", "Work has begun"]
