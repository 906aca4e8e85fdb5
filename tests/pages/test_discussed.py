"""A meeting discussed what its developments, commitments and figures are about, besides its topics."""

import pytest

from tests import builders as make
from tests.pages.reading import section, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    return make.meeting(title="Talks", slug="talks", date="2025", published=True)


@pytest.fixture
def plant():
    return make.initiative(title="Plant", slug="plant", published=True)


@pytest.fixture
def treaty():
    return make.agreement(title="Treaty", slug="treaty", published=True)


WAYS = {
    "a topic": lambda talks, row: row.meetings.add(talks),
    "a development": lambda talks, row: news(talks, row),
    "a commitment": lambda talks, row: make.commitment(meeting=talks, published=True, **about(row, "about_")),
    "a figure": lambda talks, row: make.figure(meeting=talks, published=True, **{row._meta.model_name: row}),
}
OF_AGREEMENTS = {name: way for name, way in WAYS.items() if name != "a topic"}


def news(talks, row, **fields):
    return make.development(meeting=talks, **{"published": True} | fields, **about(row))


def about(row, prefix="") -> dict:
    return {f"{prefix}{row._meta.model_name}s": [row]}


@pytest.mark.parametrize("way", WAYS)
class TestInitiative:
    def test_the_page_of_the_meeting_has_it(self, way, client, talks, plant):
        WAYS[way](talks, plant)
        assert section(client.get("/meetings/talks/"), "Initiatives discussed").startswith("Plant")

    def test_its_page_has_the_meeting(self, way, client, talks, plant):
        WAYS[way](talks, plant)
        assert "2025 Talks" in section(client.get("/initiatives/plant/"), "Chronicle")

    def test_the_filters_of_both_lists_find_them(self, way, client, talks, plant):
        make.initiative(title="Other", published=True)
        make.meeting(title="Other talks", published=True)
        WAYS[way](talks, plant)
        assert titles(client.get("/initiatives/?meeting=talks")) == ["Plant"]
        assert titles(client.get("/meetings/?initiative=plant")) == ["Talks"]


@pytest.mark.parametrize("way", OF_AGREEMENTS)
class TestAgreement:
    def test_the_page_of_the_meeting_has_it(self, way, client, talks, treaty):
        WAYS[way](talks, treaty)
        page = client.get("/meetings/talks/")
        assert "Treaty" in section(page, "Agreements discussed")
        assert section(page, "Agreements") == ""

    def test_its_page_has_the_meeting(self, way, client, talks, treaty):
        WAYS[way](talks, treaty)
        assert "Talks" in section(client.get("/agreements/treaty/"), "Chronicle")

    def test_the_filters_of_both_lists_find_them(self, way, client, talks, treaty):
        make.agreement(title="Other", published=True)
        make.meeting(title="Other talks", published=True)
        WAYS[way](talks, treaty)
        assert titles(client.get("/agreements/?discussed_at=talks")) == ["Treaty"]
        assert titles(client.get("/meetings/?agreement=treaty")) == ["Talks"]


def test_an_agreement_that_was_concluded_there_is_not_also_discussed(client, talks):
    treaty = make.agreement(title="Treaty", slug="treaty", meeting=talks, published=True)
    news(talks, treaty)
    page = client.get("/meetings/talks/")
    assert section(page, "Agreements discussed") == ""
    assert "Treaty" in section(page, "Agreements")
    assert section(client.get("/agreements/treaty/"), "Chronicle").count("2025 Talks") == 1


def test_what_is_discussed_in_several_ways_is_named_once(client, talks, plant):
    for way in WAYS.values():
        way(talks, plant)
    assert section(client.get("/meetings/talks/"), "Initiatives discussed").count("Plant") == 1
    assert section(client.get("/initiatives/plant/"), "Chronicle").count("2025 Talks") == 1


def test_a_visitor_does_not_learn_of_a_topic_from_a_draft(client, editor, talks, plant):
    news(talks, plant, published=False)
    assert section(client.get("/meetings/talks/"), "Initiatives discussed") == ""
    assert section(editor.get("/meetings/talks/"), "Initiatives discussed") != ""
    assert "2025 Talks" not in section(client.get("/initiatives/plant/"), "Chronicle")
    assert "2025 Talks" in section(editor.get("/initiatives/plant/"), "Chronicle")
    assert titles(client.get("/initiatives/?meeting=talks")) == []
    assert titles(editor.get("/initiatives/?meeting=talks")) == ["Plant"]


def test_a_draft_that_was_discussed_is_for_editors(client, editor, talks):
    news(talks, make.initiative(title="Secret plant"))
    assert section(client.get("/meetings/talks/"), "Initiatives discussed") == ""
    assert "Secret plant" in section(editor.get("/meetings/talks/"), "Initiatives discussed")


def test_news_that_were_said_nowhere_name_no_meeting(client, talks, plant):
    make.development(initiatives=[plant], published=True)
    make.development(meeting=talks, published=True)
    assert "2025 Talks" not in section(client.get("/initiatives/plant/"), "Chronicle")
    assert section(client.get("/meetings/talks/"), "Initiatives discussed") == ""
