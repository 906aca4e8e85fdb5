"""Numbers of notes: in reading order, and one number for the same quote of the same source."""

import pytest

from cooperation.models import Citation
from cooperation.views.notes import Notes
from tests import builders as make

pytestmark = pytest.mark.django_db


def notes_for(*rows):
    return Notes(Citation.objects.for_targets(rows).for_notes())


def numbers(marks):
    return [mark.number for mark in marks]


def test_notes_are_numbered_in_the_order_in_which_the_page_comes_to_the_facts():
    entered_first, entered_second = make.meeting(), make.development()
    make.cite(entered_first, quote="entered first")
    make.cite(entered_second, quote="read first")
    notes = notes_for(entered_first, entered_second)
    assert numbers(notes.marks_for(entered_second)) == [1]
    assert numbers(notes.marks_for(entered_first)) == [2]
    assert [note.first.quote for note in notes] == ["read first", "entered first"]


def test_the_same_words_of_the_same_source_have_one_number():
    source = make.source()
    meeting, development = make.meeting(), make.development()
    make.cite(meeting, source, "on 25 February")
    make.cite(development, source, "on 25 February")
    notes = notes_for(meeting, development)
    assert numbers(notes.marks_for(meeting)) == numbers(notes.marks_for(development)) == [1]
    assert len(notes) == 1


def test_a_note_links_back_to_each_fact_that_cites_it():
    source = make.source()
    meeting, development = make.meeting(), make.development()
    make.cite(meeting, source, "on 25 February")
    make.cite(development, source, "on 25 February")
    notes = notes_for(meeting, development)
    ids = [mark.id for row in (meeting, development) for mark in notes.marks_for(row)]
    assert ids == ["mark-1", "mark-1-2"]
    assert next(iter(notes)).marks == ids


def test_the_same_words_in_two_sources_have_two_numbers():
    meeting = make.meeting()
    make.cite(meeting, make.source("One paper"), "on 25 February")
    make.cite(meeting, make.source("Another paper"), "on 25 February")
    assert numbers(notes_for(meeting).marks_for(meeting)) == [1, 2]


def test_what_a_source_says_instead_has_a_number_of_its_own():
    source, meeting, development = make.source(), make.meeting(), make.development()
    make.cite(meeting, source, "on 26 February", differs="26 February")
    make.cite(development, source, "on 26 February")
    notes = notes_for(meeting, development)
    assert numbers(notes.marks_for(meeting)) + numbers(notes.marks_for(development)) == [1, 2]


def test_a_note_names_all_whom_the_source_quotes_for_the_words():
    source, meeting, development, speaker = make.source(), make.meeting(), make.development(), make.person()
    make.cite(meeting, source, "we will build it")
    make.cite(development, source, "we will build it", speaker=speaker)
    notes = notes_for(meeting, development)
    notes.marks_for(meeting), notes.marks_for(development)
    assert next(iter(notes)).speakers == [speaker]


def test_an_act_of_an_agreement_has_its_own_evidence():
    agreement = make.agreement()
    action = make.action(agreement)
    make.cite(agreement, quote="an agreement")
    make.cite(action, quote="was signed")
    notes = notes_for(agreement, action)
    notes.marks_for(action)
    assert [note.first.quote for note in notes] == ["was signed"]


def test_a_fact_without_evidence_has_no_mark():
    assert notes_for(meeting := make.meeting()).marks_for(meeting) == []


def test_a_row_that_citations_do_not_point_to_is_an_error():
    with pytest.raises(LookupError, match="cannot point to"):
        Citation.target_of(make.source())


def test_nothing_has_no_citations():
    make.cite(make.meeting())
    assert not Citation.objects.for_targets([])
