"""The term of an agreement: typed as in the text, printed on its page and in files."""

import pytest

from cooperation.fields import EXPECTED_DURATION
from cooperation.models import Agreement
from cooperation.models.agreements import NOT_RENEWED
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.exports.reading import csv_rows
from tests.pages.reading import main, side

ADD = "/admin/cooperation/agreement/add/"


def add(client, **typed):
    return save(client, ADD, opened(client, ADD), title="Treaty", **typed)


def test_durations_are_typed_as_in_the_text(as_editor):
    typed = {"term": "Twenty-five (25) years", "renewal": "automatic", "renewal_step": "5 yrs"}

    add(as_editor, **typed, notice_period="six months")

    agreement = Agreement.objects.get(title="Treaty")
    assert (agreement.term, agreement.renewal_step, agreement.notice_period) == ("25 years", "5 years", "6 months")


@pytest.mark.parametrize("field", ["term", "renewal_step", "notice_period"])
def test_what_is_no_duration_gets_an_error_and_stays_in_the_form(as_editor, field):
    response = add(as_editor, **{field: "a long time"})

    assert errors(response) == EXPECTED_DURATION
    assert response.context["adminform"].form[field].value() == "a long time"


def test_a_step_without_a_renewal_gets_an_error_at_its_field(as_editor):
    response = add(as_editor, renewal="none", renewal_step="5 years")

    assert [(error.where, error.message) for error in response.context["form_errors"]] == [("Renewed for", NOT_RENEWED)]


def test_another_spelling_of_the_same_changes_nothing(as_editor):
    agreement = make.agreement(term="25 years")
    url = f"/admin/cooperation/agreement/{agreement.pk}/change/"

    save(as_editor, url, opened(as_editor, url), term="25 yrs")

    assert Agreement.objects.get(pk=agreement.pk).version == agreement.version


@pytest.fixture
def treaty(db):
    return make.agreement(
        title="Treaty",
        slug="treaty",
        published=True,
        term="25 years",
        renewal="automatic",
        renewal_step="5 years",
        notice_period="6 months",
    )


def test_the_page_says_it_in_one_sentence(client, treaty):
    facts = side(client.get("/agreements/treaty/"))

    assert facts["Term"] == (
        "Valid for 25 years, then renewed automatically for 5 years each time, with a notice period of 6 months"
    )
    assert "Renewal" not in facts


def test_the_page_of_one_without_durations_has_its_renewal_alone(client, db):
    make.agreement(slug="treaty", published=True, renewal="automatic")

    facts = side(client.get("/agreements/treaty/"))

    assert (facts["Renewal"], "Term" in facts) == ("Automatic", False)


def test_files_have_each_duration(client, treaty):
    (row,) = csv_rows(client.get("/agreements/export.csv?q=Treaty"))

    assert [row[name] for name in ("Term", "Renewal", "Renewed for", "Notice period")] == [
        "25 years",
        "automatic",
        "5 years",
        "6 months",
    ]


def test_the_history_has_them(admin_client, treaty):
    page = main(admin_client.get(f"/admin/cooperation/agreement/{treaty.pk}/history/"))

    assert "Term added 25 years" in page
    assert "Notice period added 6 months" in page


@pytest.mark.parametrize("typed", ["indefinite", "Indefinitely", "for an indefinite period", "unlimited"])
def test_a_term_may_be_indefinite(as_editor, client, typed):
    assert add(as_editor, term=typed).status_code == 302

    agreement = Agreement.objects.get(title="Treaty")
    assert agreement.term == "indefinite"
    assert "Valid indefinitely" in as_editor.get(agreement.get_absolute_url()).content.decode()


@pytest.mark.parametrize("field", ["renewal_step", "notice_period"])
def test_only_a_term_may_be_indefinite(as_editor, field):
    assert errors(add(as_editor, **{field: "indefinite"})) == EXPECTED_DURATION
