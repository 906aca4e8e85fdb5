"""Citations in the form of a record, in a row, and in their own form."""

import pytest

from cooperation.models import Citation
from tests import builders as make
from tests.admin.filling import errors, opened, save

TOO_LONG = " ".join(["word"] * 21)


@pytest.fixture
def source(db):
    return make.source("Article of examples")


def change(row) -> str:
    return f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/"


def type_in(client, row, **typed):
    return save(client, change(row), opened(client, change(row)), **typed)


def test_an_act_is_cited_in_its_row(as_editor, source):
    action = make.action(make.agreement())

    type_in(as_editor, action.agreement, **{"actions-0-source": source.pk, "actions-0-quote": "was signed"})

    citation = action.citations.get()
    assert (citation.source, citation.quote, citation.target) == (source, "was signed", action)


def test_an_involvement_is_cited_in_its_row(as_editor, source):
    involvement = make.involvement(make.initiative(), make.state())

    type_in(as_editor, involvement.initiative, **{"involvements-0-source": source.pk})

    assert involvement.citations.get().source == source


def test_a_post_is_cited_in_the_row_in_which_it_is_added(as_editor, source):
    ann, ministry = make.person(), make.participant()
    row = {
        "organisation": ministry.pk,
        "kind": "post",
        "role": "Minister",
        "source": source.pk,
        "quote": "the minister",
    }

    type_in(
        as_editor,
        ann,
        **{"affiliations-TOTAL_FORMS": "1"} | {f"affiliations-0-{name}": value for name, value in row.items()},
    )

    assert ann.affiliations.get().citations.get().quote == "the minister"


def test_the_words_of_a_row_need_their_source(as_editor):
    action = make.action(make.agreement())

    response = type_in(as_editor, action.agreement, **{"actions-0-quote": "was signed"})

    assert errors(response) == "Choose the source of this quote."


def test_a_quote_is_short_in_a_row_and_in_a_citation(as_editor, source):
    action, talks = make.action(make.agreement()), make.meeting()
    make.cite(talks, source)

    in_row = type_in(as_editor, action.agreement, **{"actions-0-source": source.pk, "actions-0-quote": TOO_LONG})
    in_citation = type_in(as_editor, talks, **{"citations-0-quote": TOO_LONG})

    expected = "A quote has at most 20 words. Keep the fewest that state the fact."
    assert (errors(in_row), errors(in_citation)) == (expected, expected)


def test_a_row_shows_what_it_rests_on(as_editor, source):
    action = make.action(make.agreement())
    citation = make.cite(action, source, "was signed")

    page = as_editor.get(change(action.agreement)).content.decode()
    assert f'href="/admin/cooperation/citation/{citation.pk}/change/?_popup=1"' in page
    assert "Article of examples: “was signed”" in page


def test_a_row_that_is_not_cited_stays_without_citation(as_editor):
    action = make.action(make.agreement())

    type_in(as_editor, action.agreement, **{"actions-0-note": "In two copies."})

    assert action.citations.count() == 0


def test_the_citations_of_a_person_are_not_those_that_quote_them(as_editor, source):
    ann = make.person()
    make.cite(make.meeting(), source, speaker=ann)
    make.cite(ann, source, "Ann, who")

    formset = as_editor.get(change(ann)).context["inline_admin_formsets"][-1].formset
    assert [citation.quote for citation in formset.get_queryset()] == ["Ann, who"]


def test_a_citation_of_two_facts_is_refused(as_editor, source):
    citation = make.cite(make.meeting(), source)
    url = change(citation)

    response = save(as_editor, url, opened(as_editor, url), place="", initiative=make.initiative().pk)

    assert errors(response) == "Choose exactly one fact for this citation."


def test_a_citation_of_nothing_is_refused(as_editor, source):
    citation = make.cite(make.meeting(), source)
    url = change(citation)

    assert (
        errors(save(as_editor, url, opened(as_editor, url), meeting="")) == "Choose exactly one fact for this citation."
    )


def test_a_citation_is_moved_from_one_record_to_another(as_editor, source):
    citation, right = make.cite(make.meeting(), source), make.initiative()
    url = change(citation)

    assert save(as_editor, url, opened(as_editor, url), meeting="", initiative=right.pk).status_code == 302
    assert Citation.objects.get(pk=citation.pk).target == right
