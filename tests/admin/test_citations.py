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


CITED_ALREADY = "These words of this source are cited for it already."


def test_the_same_words_are_not_cited_twice_for_the_same_record(as_editor, source):
    talks = make.meeting()
    make.cite(talks, source, "they met")
    url = f"/admin/cooperation/citation/add/?meeting={talks.pk}&source={source.pk}"

    response = save(as_editor, url, opened(as_editor, url), quote="they met")

    assert errors(response) == CITED_ALREADY
    assert talks.citations.count() == 1


@pytest.mark.parametrize("other", ["quote", "speaker", "meeting", "differs"])
def test_a_citation_that_differs_in_anything_it_says_is_another_one(as_editor, source, other):
    talks = make.meeting()
    make.cite(talks, source, "they met")
    url = f"/admin/cooperation/citation/add/?meeting={talks.pk}&source={source.pk}"
    values = {
        "quote": "they met again",
        "speaker": make.person("Ann").pk,
        "meeting": make.meeting().pk,
        "differs": "They did not meet.",
    }
    response = save(as_editor, url, opened(as_editor, url), **{"quote": "they met", other: values[other]})
    assert response.status_code == 302
    assert source.citations.count() == 2


def test_a_citation_is_saved_again_as_it_is(as_editor, source):
    citation = make.cite(make.meeting(), source, "they met")
    url = change(citation)
    assert save(as_editor, url, opened(as_editor, url), locator="page 2").status_code == 302


def test_a_citation_is_moved_from_one_record_to_another(as_editor, source):
    citation, right = make.cite(make.meeting(), source), make.initiative()
    url = change(citation)

    assert save(as_editor, url, opened(as_editor, url), meeting="", initiative=right.pk).status_code == 302
    assert Citation.objects.get(pk=citation.pk).target == right


class TestDiffers:
    """What a source says instead is typed like the field that it contradicts."""

    def differ(self, client, row, field, value, **typed):
        make.cite(row, make.source("Another paper"))
        return type_in(client, row, **{"citations-0-differs_in": field, "citations-0-differs": value} | typed)

    @pytest.mark.parametrize(
        ("field", "text", "message"),
        [
            ("value_low", "9" * 25 + " km", "A number can have up to 24 digits before the point."),
            ("value_low", "about lots", "“about lots” names no number. Enter a number, or choose “–” in “Differs in”"),
            ("value_low", "5 furlongs", "“furlongs” is not a unit of the register."),
            ("unit", "Mars", "“Mars” is not a unit of the register."),
            ("nature", "real", "“real” is none of: actual, planned, target, forecast."),
        ],
    )
    def test_in_a_figure_is_read_as_in_its_form(self, as_editor, field, text, message):
        assert message in errors(self.differ(as_editor, make.figure(unit="km"), field, text))

    @pytest.mark.parametrize(
        ("field", "text", "message"),
        [
            ("session_number", "nine", "Enter a whole number."),
            ("session_number", "99999999999999999999", "less than or equal to 32767"),
            ("time", "foo", "Enter a"),
            ("time_zone", "Mars", "“Mars” is no time zone."),
            ("venue", "Mars", "The register has no place “Mars”."),
            ("convening_body", "Mars", "The register has no participant “Mars”."),
        ],
    )
    def test_in_a_meeting_is_read_as_in_its_form(self, as_editor, field, text, message):
        assert message in errors(self.differ(as_editor, make.meeting(), field, text))

    @pytest.mark.parametrize("field", ["term", "renewal_step", "notice_period"])
    def test_in_a_duration_is_read_as_in_its_form(self, as_editor, field):
        response = self.differ(as_editor, make.agreement(), field, "5")
        assert "Enter a duration, such as 25 years" in errors(response)

    @pytest.mark.parametrize(
        ("field", "text", "shown"),
        [("binding", "Binding", "legal force: binding"), ("form", "TREATY", "form: treaty")],
    )
    def test_a_choice_is_shown_by_its_label(self, as_editor, client, field, text, shown):
        agreement = make.agreement(published=True)

        assert self.differ(as_editor, agreement, field, text).status_code == 302

        page = client.get(agreement.get_absolute_url()).content.decode()
        assert shown in page

    def test_a_choice_is_stored_by_its_label_if_its_code_was_typed(self, as_editor):
        agreement = make.agreement()
        self.differ(as_editor, agreement, "form", "joint_statement")
        assert agreement.citations.get().difference == "form: joint statement"

    def test_a_value_that_the_record_has_is_refused(self, as_editor):
        venue = make.place("Exampleton")
        states = [make.state("XN"), make.state("XS")]
        rows = {
            make.agreement(form="agreement", participants=states, term="5 years", references=["No. 5"]): [
                *[("form", "Agreement"), ("participants", "Northland"), ("participants", "Northland and Southland")],
                *[("term", "five years"), ("references", "No. 5")],
            ],
            make.meeting(date="25 Feb 2025", venue=venue, convening_body=make.participant(), session_number=9): [
                *[("date", "2025-02-25"), ("venue", "exampleton"), ("session_number", "9")]
            ],
            make.figure(unit="km", value_low=5): [("value_low", "5"), ("value_low", "5 km"), ("unit", "kilometres")],
            make.commitment(what="Repair it."): [("what", "repair  it.")],
        }
        for row, said in rows.items():
            for field, text in said:
                answer = self.differ(as_editor, row, field, text)
                assert "The record says the same." in errors(answer), (field, text)

    @pytest.mark.parametrize("text", ["Eastland", "three more states", "Northland and Eastland"])
    def test_other_participants_differ(self, as_editor, text):
        agreement = make.agreement(participants=[make.state("XN"), make.state("XS")])
        assert self.differ(as_editor, agreement, "participants", text).status_code == 302

    def test_the_same_number_of_another_unit_differs(self, as_editor):
        assert self.differ(as_editor, make.figure(unit="km", value_low=5), "value_low", "5 m").status_code == 302

    def test_the_date_of_an_act_can_differ(self, as_editor, client):
        agreement = make.agreement(published=True)
        make.action(agreement, "signed", "25 Feb 2025")

        assert "The record says the same." in errors(self.differ(as_editor, agreement, "act:signed", "25 Feb 2025"))
        type_in(as_editor, agreement, **{"citations-0-differs_in": "act:signed", "citations-0-differs": "26 Feb 2025"})

        assert "signed: 26 February 2025" in client.get(agreement.get_absolute_url()).content.decode()

    def test_the_list_offers_dates_of_acts_but_no_phrases(self, as_editor):
        page = as_editor.get(change(make.agreement())).content.decode()
        start = page.index('name="citations-__prefix__-differs_in"')
        options = page[start : page.index("</select>", start)]
        assert '<optgroup label="Dates of acts">' in options
        assert '<option value="act:entered_into_force">Entered into force</option>' in options
        assert "phrase" not in options.lower()
