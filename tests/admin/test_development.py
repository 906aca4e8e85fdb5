"""The form of a development: what happened, about what, and the status that follows."""

import pytest

from cooperation.models import Development
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/development/add/"


def test_a_development_moves_the_initiatives_that_it_is_about(as_editor):
    plant = make.initiative()
    typed = {
        "text": "Work has begun.",
        "date": "25 Feb 2025",
        "initiatives": [plant.pk],
        "agreements": [make.agreement().pk],
        "participants": [make.person().pk],
        "status_becomes": "implementation",
    }

    save(as_editor, ADD, opened(as_editor, ADD), **typed)

    plant.refresh_from_db()
    assert (plant.status, str(plant.status_since)) == ("implementation", "25 February 2025")


def test_the_title_of_a_development_is_its_text_if_none_is_given(as_editor):
    save(as_editor, ADD, opened(as_editor, ADD), text="Work has begun.")

    assert Development.objects.latest("pk").title == "Work has begun."


@pytest.mark.parametrize("about", ["initiatives", "agreements"])
def test_a_development_begins_with_the_subject_of_what_it_is_about_but_with_nobody_who_said_it(as_editor, about):
    water, bishkek, states = make.sector("Water"), make.place("Bishkek"), [make.state("XN"), make.state("XS")]
    if about == "initiatives":
        row = make.initiative(sectors=[water], places=[bishkek])
        for state in states:
            make.involvement(row, state)
    else:
        row = make.agreement(sectors=[water], places=[bishkek], parties=states)

    form = opened(as_editor, f"{ADD}?{about}={row.pk}")

    assert (form["sectors"], form["places"]) == ([water.pk], [bishkek.pk])
    assert not form.get("participants")
    assert not form.get("to")


def test_participants_in_the_address_of_a_new_development_stay(as_editor):
    row, person = make.initiative(), make.person()

    assert opened(as_editor, f"{ADD}?initiatives={row.pk}&participants={person.pk}")["participants"] == [str(person.pk)]


def test_a_development_needs_a_text(as_editor):
    response = save(as_editor, ADD, opened(as_editor, ADD), date="2025")

    assert [(error.where, error.anchor) for error in response.context["form_errors"]] == [("Text", "id_text")]
    assert errors(response) == "This field is required."
