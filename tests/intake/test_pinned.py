"""What a text is about: proposals from the text, and how pinned values fill in forms."""

import pytest
from django.contrib.auth.models import User

from cooperation.fields import Period
from cooperation.intake.mentions import mentions_in
from cooperation.intake.pinned import PINNED_FIELDS, pinned_values, propose, with_pinned
from cooperation.models import RECORD_MODELS, Batch
from tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names():
    for code in ("XN", "XS", "XE"):
        make.state(code)
    make.place("Northtown", other_names=["Нортаун"])
    make.place("Southtown")


def proposed(text: str, *, dateline: str = "", published: str = ""):
    source = make.source("A report", dateline=dateline)
    source.published = Period.parse(published) if published else None
    source.save()
    snapshot = make.snapshot(source, text=text)
    return propose(snapshot, mentions_in(text, source.published))


def states(text: str) -> list[str]:
    return [state.name for state in proposed(text).participants]


def test_the_day_is_that_of_publication_with_its_precision():
    assert str(proposed("Nothing.", published="Feb 2025").date) == "February 2025"
    assert proposed("On 25 February 2025 it rained.").date is None


@pytest.mark.parametrize("dateline", ["Northtown", "NORTHTOWN", "Northtown, 25 February"])
def test_the_place_is_that_of_the_dateline(dateline):
    assert proposed("They left Southtown for Northtown.", dateline=dateline).place.name == "Northtown"


def test_without_a_dateline_the_place_is_one_named_at_the_beginning():
    assert proposed("They met in Southtown, not in Northtown.").place.name == "Southtown"
    assert proposed("It rained. " * 40 + "They met in Southtown.").place is None


def test_another_spelling_of_the_dateline_is_its_place():
    assert proposed("НОРТАУН. Стороны встретились.", dateline="НОРТАУН").place.name == "Northtown"


def test_the_states_are_those_named_most():
    assert states("Northland and Southland met. Northland and Southland agreed. Northland paid. Eastland watched.") == [
        "Northland",
        "Southland",
    ]
    assert states("Northland and Eastland met.") == ["Northland", "Eastland"]
    assert states("It rained.") == []


def test_a_pinned_value_fills_in_only_what_the_words_left_empty():
    batch = make.batch(owner=User.objects.create(username="edith"), date="25 Feb 2025", place=make.place("Easttown"))
    merged, added = with_pinned({"date": "2024", "source": "1"}, batch, "meeting")
    assert (merged["date"], merged["venue"], added) == ("2024", str(batch.place_id), ["venue"])
    assert "date_inferred" not in merged
    merged, added = with_pinned({"source": "1"}, batch, "meeting")
    assert (merged["date"], merged["date_inferred"]) == ("25 February 2025", "on")


class TestOtherState:
    """What a form gets if the words name one of two pinned states."""

    @pytest.fixture(autouse=True)
    def pinned(self):
        self.north, self.south, self.east = (make.state(code) for code in ("XN", "XS", "XE"))
        self.batch = make.batch(date="25 Feb 2025")
        self.batch.participants.set([self.north, self.south])

    def filled(self, noun: str, field: str, *named, words: str = "") -> list[int]:
        query = {field: ",".join(str(row.pk) for row in named)} if named else {}
        merged, _ = with_pinned(query, self.batch, noun, words)
        return [int(key) for key in merged.get(field, "").split(",") if key]

    @pytest.mark.parametrize("noun", ["meeting", "agreement"])
    def test_talks_and_agreements_get_the_other_one(self, noun):
        assert self.filled(noun, "participant", self.south) == [self.south.pk, self.north.pk]

    @pytest.mark.parametrize("noun", ["meeting", "agreement"])
    def test_not_if_the_words_name_a_third_state_or_none(self, noun):
        ann = make.person("Ann Example")
        assert self.filled(noun, "participant", self.south, self.east) == [self.south.pk, self.east.pk]
        assert self.filled(noun, "participant", ann) == [ann.pk]

    def test_a_state_that_a_person_represents_is_not_added(self):
        query = {"participant": str(self.south.pk), "on_behalf_of-7": str(self.north.pk)}
        assert with_pinned(query, self.batch, "meeting")[0]["participant"] == str(self.south.pk)

    @pytest.mark.parametrize("words", ["Mutual trade with Southland grew.", "Товарооборот с Саутландом вырос."])
    def test_a_mutual_figure_is_of_both(self, words):
        assert self.filled("figure", "of", self.south, words=words) == [self.south.pk, self.north.pk]

    def test_a_figure_of_one_state_is_not(self):
        assert self.filled("figure", "of", self.south, words="Southland has 5 million people.") == [self.south.pk]

    def test_nobody_promises_because_of_a_pin(self):
        assert self.filled("commitment", "by", self.south) == [self.south.pk]
        assert self.filled("commitment", "by") == []

    def test_what_the_words_leave_open_stays_empty(self):
        merged, added = with_pinned({"participant": ""}, self.batch, "agreement")
        assert (merged["participant"], "participant" in added) == ("", False)

    @pytest.mark.parametrize(
        ("status", "since"), [("signed", "25 February 2025"), ("adopted", "25 February 2025"), ("in_force", None)]
    )
    def test_what_was_done_at_the_talks_has_their_date(self, status, since):
        merged, _ = with_pinned({"new_status": status}, self.batch, "agreement")
        assert (merged.get("since"), merged.get("since_inferred")) == (since, since and "on")
        assert "since" not in with_pinned({}, self.batch, "agreement")[0]
        assert with_pinned({"new_status": status, "since": "2024"}, self.batch, "agreement")[0]["since"] == "2024"


@pytest.mark.parametrize("noun", ["citation", "participant", "unknown"])
def test_forms_of_other_types_get_nothing(noun):
    batch = make.batch(date="2025", place=make.place())
    assert with_pinned({"source": "1"}, batch, noun) == ({"source": "1"}, [])


def test_without_a_batch_nothing_is_filled_in():
    assert with_pinned({"source": "1"}, None, "meeting") == ({"source": "1"}, [])


def test_an_imprecise_date_keeps_its_words():
    batch = make.batch(date="about 2024")
    batch = Batch.objects.get(pk=batch.pk)
    assert pinned_values(batch, "development") == {"date": "about 2024"}


@pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)
def test_every_parameter_is_a_field_of_the_form(model):
    fields = {field.name for field in model._meta.get_fields()}
    assert set(PINNED_FIELDS[model._meta.model_name]) - {"participant", "since"} <= fields
