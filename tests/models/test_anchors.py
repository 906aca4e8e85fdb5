"""Anchors: the database accepts only words that are where the anchor says, in a text of the citation's source."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from cooperation.models import Anchor
from tests import builders as make

pytestmark = pytest.mark.django_db

TEXT = "Astana.\n" + "The ministers said that the pipe is 280 km long. " * 3 + "Трубы лежат в Бишкеке."


@pytest.fixture
def citation():
    return make.cite(make.meeting(title="Talks"), make.source("Report"))


@pytest.fixture
def snapshot(citation):
    return make.snapshot(citation.source, TEXT)


def refused(change, match):
    """Check that the database does not accept a change."""
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        change()


def test_words_in_any_script_are_accepted_by_the_number_of_characters(citation, snapshot):
    anchor = make.anchor(citation, snapshot, "лежат в")
    assert TEXT[anchor.start : anchor.end] == anchor.exact == "лежат в"
    anchor.full_clean()


@pytest.mark.parametrize(
    "fields",
    [
        {"exact": "the Pipe"},
        {"exact": "the pipe "},
        {"start": 0, "end": 8},
        {"prefix": "elsewhere "},
        {"suffix": " is 28 km"},
        {"end": 100_000},
    ],
)
def test_other_words_than_those_of_the_text_are_refused(citation, snapshot, fields):
    refused(lambda: make.anchor(citation, snapshot, "the pipe", **fields), "anchor_length|other words")
    with pytest.raises(ValidationError, match="other words"):
        Anchor(citation=citation, snapshot=snapshot, **{"start": 37, "end": 45, "exact": "the pipe"} | fields).clean()


def test_an_anchor_without_words_is_refused(citation, snapshot):
    refused(lambda: make.anchor(citation, snapshot, "", suffix=""), "anchor_has_words")


@pytest.mark.parametrize("side", ["prefix", "suffix"])
def test_long_surroundings_are_refused(citation, snapshot, side):
    start, end = 72, 80
    long = {"prefix": TEXT[start - 65 : start], "suffix": TEXT[end : end + 65]}[side]
    fields = {"exact": TEXT[start:end], "start": start, "end": end, side: long}
    refused(lambda: Anchor.objects.create(citation=citation, snapshot=snapshot, **fields), f"anchor_{side}_is_short")


def test_words_in_a_text_of_another_source_are_refused(citation):
    other = make.snapshot(make.source("Other"), TEXT)
    refused(lambda: make.anchor(citation, other, "the pipe"), "own source")
    with pytest.raises(ValidationError, match="own source"):
        Anchor(citation=citation, snapshot=other, start=37, end=45, exact="the pipe").clean()


def test_a_change_to_other_words_is_refused(citation, snapshot):
    make.anchor(citation, snapshot, "the pipe")
    refused(lambda: Anchor.objects.update(exact="THE PIPE"), "other words")
    refused(lambda: Anchor.objects.update(start=1, end=9), "other words")


def test_a_citation_has_one_anchor(citation, snapshot):
    make.anchor(citation, snapshot, "the pipe")
    refused(lambda: make.anchor(citation, snapshot, "Astana"), "citation_id")


def test_a_citation_with_an_anchor_keeps_its_source(citation, snapshot):
    make.anchor(citation, snapshot, "the pipe")
    citation.source = make.source("Other")
    with pytest.raises(ValidationError) as error:
        citation.full_clean()
    assert "add a new citation" in error.value.message_dict["source"][0]
    refused(citation.save, "add a new citation")


def test_a_citation_without_an_anchor_can_get_another_source(citation, snapshot):
    citation.source = make.source("Other")
    citation.full_clean()
    citation.save()


def test_a_text_without_which_words_have_no_place_is_not_deleted(citation, snapshot):
    make.anchor(citation, snapshot, "the pipe")
    with pytest.raises(ProtectedError):
        snapshot.delete()


def test_deleting_a_citation_deletes_its_anchor(citation, snapshot):
    make.anchor(citation, snapshot, "the pipe")
    citation.delete()
    snapshot.delete()
    assert not Anchor.objects.exists()


def test_the_history_has_where_words_were(citation, snapshot):
    make.anchor(citation, snapshot, "the pipe").delete()
    events = Anchor.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "exact")
    assert list(events) == [("insert", "the pipe"), ("delete", "the pipe")]
