"""The form of an initiative: who replaced a participant."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.models import Initiative, Involvement
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/initiative/add/"


def typed(client, **fields) -> dict:
    first = {"participant": make.participant("Old Firm").pk, "role": "contractor", "outcome": "replaced"} | fields
    return opened(client, ADD) | {"title": "Plant"} | {f"involvements-0-{name}": value for name, value in first.items()}


def test_the_successor_is_saved(admin_client):
    firm = make.participant("New Firm")
    assert save(admin_client, ADD, typed(admin_client, replaced_by=firm.pk)).status_code == 302
    assert Initiative.objects.latest("pk").involvements.get().replaced_by == firm


def test_a_successor_needs_the_outcome_replaced_and_what_was_typed_stays(admin_client):
    firm = make.participant("New Firm")
    answer = save(admin_client, ADD, typed(admin_client, replaced_by=firm.pk, outcome="left"))
    assert "Choose the outcome “replaced”, or leave this empty" in errors(answer)
    assert "New Firm" in answer.text


def test_nobody_replaces_itself(admin_client):
    fields = typed(admin_client)
    answer = save(admin_client, ADD, fields, **{"involvements-0-replaced_by": fields["involvements-0-participant"]})
    assert "Choose another participant" in errors(answer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields", [{"outcome": "left"}, {"outcome": "ongoing"}, {"outcome": "replaced", "itself": True}]
)
def test_the_database_refuses_the_same(fields):
    plant, firm = make.initiative(), make.participant("Firm")
    itself = fields.pop("itself", False)
    row = Involvement(
        initiative=plant, participant=firm, replaced_by=firm if itself else make.participant("Other"), **fields
    )
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
