"""Record types: what each part of the register needs of them is there, none is left out."""

import pytest
from django.db import connection

from cooperation.models import RECORD_MODELS, REFERENCE_MODELS, Entry
from cooperation.models.citations import TARGETS
from cooperation.register import RECORD_TYPES

each_noun = pytest.mark.parametrize("noun", Entry.Noun)


def test_every_record_type_is_listed_once_in_the_order_of_its_models():
    models = [it.model for it in RECORD_TYPES]
    assert sorted(models, key=models.index) == [*RECORD_MODELS, *REFERENCE_MODELS]


def test_every_record_can_be_cited():
    assert set(RECORD_MODELS) <= set(TARGETS.values())


@each_noun
@pytest.mark.django_db
def test_every_noun_has_its_part_of_the_entries_its_view_and_its_function(noun):
    relations = [f"register.{noun}_entry", f"cooperation_entry_{noun}"]
    if noun != Entry.Noun.ACTION:  # which is not searched for by itself
        relations.append(f"cooperation_entrywords_{noun}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM unnest(%s::text[]) name WHERE to_regclass(name) IS NULL", [relations])
        assert cursor.fetchall() == []
        cursor.execute("SELECT to_regproc(%s) IS NOT NULL", [f"register.refresh_{noun}"])
        assert cursor.fetchone() == (True,)
