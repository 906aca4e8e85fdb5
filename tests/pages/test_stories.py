"""What commitments, figures and developments are part of: their chronicles, and what came before and after."""

import pytest
from django.utils.timezone import localdate

from tests import builders as make
from tests.html import one, select, text
from tests.pages.reading import section

pytestmark = pytest.mark.django_db

NEXT_YEAR = localdate().year + 1


def in_order(told, *words):
    """Whether a text has these words in this order."""
    places = [told.index(word) for word in words]
    return places == sorted(places)


@pytest.fixture
def plant():
    return make.initiative(title="A plant", published=True)


class TestCommitment:
    @pytest.fixture
    def wordings(self, plant):
        """A commitment, its restatement, and what was said and done around them."""
        talks = make.meeting(title="First talks", date="25 Feb 2024", published=True)
        later = make.meeting(title="Later talks", date="March 2025", published=True)
        fields = {"about_initiatives": [plant], "published": True}
        first = make.commitment(what="Build it soon.", due="by 2024", meeting=talks, **fields)
        second = make.commitment(what="Build it.", due=f"by {NEXT_YEAR}", meeting=later, restates=first, **fields)
        make.figure(title="Its power", indicator="power", commitment=second, period=str(NEXT_YEAR), published=True)
        make.development(text="Ground was broken.", date="June 2025", initiatives=[plant], published=True)
        make.development(text="An idea was voiced.", date="2023", initiatives=[plant], published=True)
        make.development(text="A secret visit.", date="July 2025", initiatives=[plant])
        return first, second

    def test_its_story_has_its_wordings_meetings_figures_and_what_came_of_it(self, client, wordings):
        page = client.get(wordings[1].get_absolute_url())
        told, ahead = section(page, "Chronicle"), section(page, "Ahead")
        assert in_order(told, "First talks", "Build it soon.", "Later talks", "This commitment", "Ground was broken.")
        assert in_order(ahead, "Its power", "Deadline of this commitment") or in_order(
            ahead, "Deadline of this", "Its power"
        )
        assert "A secret visit" not in text(one(page, "main"))
        assert "An idea was voiced" not in told

    def test_an_overdue_one_does_not_list_itself_among_the_overdue(self, client, plant):
        late = make.commitment(due="by 2024", about_initiatives=[plant], published=True)
        make.commitment(what="Another one.", due="by 2023", about_initiatives=[plant], published=True)
        page = client.get(late.get_absolute_url())
        assert section(page, "Overdue") == ""
        assert section(page, "Chronicle") == ""  # it has nothing but itself

    def test_a_filter_that_finds_nothing_keeps_its_form(self, client, wordings):
        page = client.get(wordings[1].get_absolute_url() + "?show=action")
        assert "Nothing in this chronicle matches these filters." in section(page, "Chronicle")


class TestFigure:
    def test_its_story_has_its_series_and_the_commitment_that_names_the_target(self, client):
        both = [make.state("XN"), make.state("XS")]
        fields = {"indicator": "trade", "of": both, "published": True}
        talks = make.meeting(title="Talks on trade", date="25 Feb 2025", published=True)
        goal = make.commitment(what="Raise trade.", due=f"by {NEXT_YEAR}", meeting=talks, published=True)
        now = make.figure(title="Trade of 2024", value_low=1, period="2024", meeting=talks, **fields)
        make.figure(title="Target", value_low=3, period=str(NEXT_YEAR), nature="target", commitment=goal, **fields)
        page = client.get(now.get_absolute_url())
        told, ahead = section(page, "Chronicle"), section(page, "Ahead")
        assert in_order(told, "This figure", "Talks on trade", "Raise trade.")
        assert "Target" in ahead
        assert "Deadline: Raise trade." in ahead

    def test_it_has_no_chronicle_of_figures_alone(self, client):
        fields = {"indicator": "trade", "of": [make.state("XN"), make.state("XS")], "published": True}
        for year in ("2023", "2024"):
            figure = make.figure(title=f"Trade of {year}", period=year, **fields)
        page = client.get(figure.get_absolute_url())
        assert section(page, "Chronicle") == ""
        assert "2023" in section(page, "The same in time")


class TestDevelopment:
    def test_shows_what_came_before_and_after_it_with_the_time_between(self, client, plant, limits):
        limits(MAX_AROUND=1)
        treaty = make.agreement(title="Treaty", published=True)
        rows = [
            make.development(text=f"Step of {year}.", date=str(year), initiatives=[plant], published=True)
            for year in (2018, 2019, 2021, 2023)
        ]
        rows[2].agreements.add(treaty)
        make.action(treaty, "signed", "2022")
        make.development(text="A secret step.", date="2020", initiatives=[plant])
        around = section(client.get(rows[2].get_absolute_url()), "Before and after")
        assert in_order(around, "2019", "Step of 2019.", "2 years later", "This development", "2022", "Signed: Treaty")
        assert around.endswith("There is more: see the chronicle of A plant, Treaty")
        assert not [year for year in ("2018", "2020", "2023") if f"Step of {year}" in around or "secret" in around]

    def test_has_nothing_around_it_without_a_date_or_another_step(self, client, plant):
        alone = make.development(text="The only step.", date="2020", initiatives=[plant], published=True)
        undated = make.development(text="Some day.", initiatives=[make.initiative(published=True)], published=True)
        for row in (alone, undated):
            assert select(client.get(row.get_absolute_url()), "#around") == []

    def test_a_draft_does_not_lead_to_the_story_of_what_it_is_about(self, client):
        hidden = make.initiative(title="Hidden")
        row, _ = (
            make.development(text=f"Step of {year}.", date=year, initiatives=[hidden], published=True)
            for year in ("2020", "2021")
        )
        assert select(client.get(row.get_absolute_url()), "#around") == []
