"""The form of an initiative: participants, their roles, and outcomes."""

from cooperation.models import Initiative
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/initiative/add/"


def test_an_initiative_with_a_lead_and_one_who_did_not_join(as_editor):
    company = make.participant("Example Energy", kind="company")
    typed = {
        "title": "Example plant",
        "planned": "by 2030",
        "planned_stated": "by the end of the decade",
        "sectors": [make.sector().pk],
        "involvements-0-participant": make.state("XN").pk,
        "involvements-0-role": "lead",
        "involvements-1-participant": company.pk,
        "involvements-1-role": "interested",
        "involvements-1-outcome": "did_not_join",
        "involvements-1-during": "2020-2021",
    }

    save(as_editor, ADD, opened(as_editor, ADD), **typed)

    plant = Initiative.objects.get(title="Example plant")
    assert str(plant.planned) == "by the end of 2030"
    assert [(str(row), row.outcome, str(row.during or "")) for row in plant.involvements.all()] == [
        ("Northland, lead", "ongoing", ""),
        ("Example Energy, interested", "did_not_join", "2020–2021"),
    ]


def test_a_participant_twice_in_the_same_role_is_refused(as_editor):
    state = make.state("XN").pk
    twice = {"involvements-0-participant": state, "involvements-1-participant": state}

    response = save(as_editor, ADD, opened(as_editor, ADD), title="Plant", **twice)

    assert "This participant already has this role." in errors(response)


def test_an_initiative_is_not_part_of_its_own_part(as_editor):
    whole = make.initiative(title="Programme")
    part = make.initiative(title="Plant", part_of=whole)
    url = f"/admin/cooperation/initiative/{whole.pk}/change/"

    response = save(as_editor, url, opened(as_editor, url), part_of=part.pk)

    assert errors(response) == "This initiative cannot be part of itself, directly or through others."
