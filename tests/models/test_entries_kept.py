"""Entries are what a rebuild makes of the register, whatever is changed and however."""

import random

import pytest
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, models, transaction

from cooperation.models.entry_links import ALL, MODELS
from tests.models.changes_from_afar import FROM_AFAR
from tests.models.changes_of_entries import CHANGES, LINKING
from tests.models.world_of_entries import entries, linked_register, wrong_entries, wrong_tallies

EVERY_CHANGE = CHANGES | LINKING | FROM_AFAR


@pytest.fixture
def register(db):
    """The register in which everything is linked; a change need not leave it fit to be committed."""
    with transaction.atomic():
        yield linked_register()
        transaction.set_rollback(True)


@pytest.mark.parametrize("change", EVERY_CHANGE.values(), ids=EVERY_CHANGE)
def test_entries_follow_when(change, register):
    before = entries()
    change(register)
    assert entries() != before, "The change says nothing to the entries: the test tests nothing."
    assert wrong_entries() == []
    assert wrong_tallies() == []


@pytest.mark.parametrize("seed", range(3))
def test_entries_follow_many_changes_in_a_row(seed, register):
    done = []
    for name in random.Random(seed).sample(sorted(EVERY_CHANGE), 30):
        try:
            with transaction.atomic():
                EVERY_CHANGE[name](register)
        except (DatabaseError, ValueError, models.ProtectedError, ObjectDoesNotExist):
            continue  # an earlier change has made this one impossible
        done.append(name)
        assert wrong_entries() == [], done
        assert wrong_tallies() == [], done


def test_every_link_between_nouns_is_followed():
    """A foreign key or link that is added to the models has to be added to what entries follow."""
    unseen = {
        # Parts and wholes, and what restates or amends what, are records of their own: neither shows in the other.
        *("cooperation_meeting.part_of_id", "cooperation_initiative.part_of_id", "cooperation_commitment.restates_id"),
        *("cooperation_agreementlink.from_agreement_id", "cooperation_agreementlink.to_agreement_id"),
    }
    followed = {f"{row.table}.{column}" for row in ALL for column in (row.column, *row.names)}
    tables = [*apps.get_app_config("cooperation").get_models(include_auto_created=True)]
    keys = {
        f"{model._meta.db_table}.{field.column}"
        for model in tables
        for field in model._meta.local_fields
        if field.related_model in MODELS.values() and not model._meta.db_table.endswith("event")
    }
    assert keys - followed == unseen
