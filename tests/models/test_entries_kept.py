"""Entries are what a rebuild makes of the register, whatever is changed and however."""

import random
from copy import deepcopy

import pytest
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, models, transaction

from cooperation.models import ENTRY_MODELS, Agreement, Entry, FormerStanding, Meeting, Standing, refresh_entries
from tests import builders as make
from tests.models.changes_from_afar import FROM_AFAR
from tests.models.changes_of_entries import CHANGES, LINKING
from tests.models.world_of_entries import entries, linked_register, wrong_entries, wrong_tallies

EVERY_CHANGE = CHANGES | LINKING | FROM_AFAR


@pytest.fixture(scope="module")
def linked(django_db_setup, django_db_blocker):
    """The register in which everything is linked, and its entries. All tests of the module share its transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        register = linked_register()
        refresh_entries()
        yield register, entries()
        transaction.set_rollback(True)


@pytest.fixture
def register(linked):
    """The register in which everything is linked; a change need not leave it fit to be committed."""
    with transaction.atomic():
        yield deepcopy(linked[0])
        transaction.set_rollback(True)


@pytest.mark.parametrize("change", EVERY_CHANGE.values(), ids=EVERY_CHANGE)
def test_entries_follow_when(change, register, linked):
    change(register)
    refresh_entries()
    assert entries() != linked[1], "The change says nothing to the entries: the test tests nothing."
    assert wrong_entries() == []
    assert wrong_tallies() == []


@pytest.mark.parametrize("refreshed", ["at once", "at commit"])
@pytest.mark.parametrize("seed", range(3))
def test_entries_follow_many_changes_in_a_row(seed, refreshed, register):
    done = []
    if refreshed == "at once":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS register.refresh_entries IMMEDIATE")
    for name in random.Random(seed).sample(sorted(EVERY_CHANGE), 30):
        try:
            with transaction.atomic():
                EVERY_CHANGE[name](register)
        except (DatabaseError, ValueError, models.ProtectedError, ObjectDoesNotExist):
            continue  # an earlier change has made this one impossible
        done.append(name)
        if refreshed == "at commit":
            refresh_entries()
        assert wrong_entries() == [], done
        assert wrong_tallies() == [], done


@pytest.mark.django_db
def test_every_link_between_nouns_is_followed():
    """A foreign key or link that is added to the models has to be added to what entries follow."""
    unseen = {
        # Parts and wholes, and what restates or amends what, are records of their own: neither shows in the other.
        *("cooperation_meeting.part_of_id", "cooperation_initiative.part_of_id", "cooperation_commitment.restates_id"),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, owner, to_column FROM register.link_column")
        followed = {f"{table}.{column}" for table, *columns in cursor.fetchall() for column in columns if column}
    models_with_entries = list(ENTRY_MODELS.values())
    tables = [*apps.get_app_config("cooperation").get_models(include_auto_created=True)]
    keys = {
        f"{model._meta.db_table}.{field.column}"
        for model in tables
        for field in model._meta.local_fields
        if field.related_model in models_with_entries
        and not model._meta.db_table.endswith("event")
        and model not in (Standing, FormerStanding)  # derived, too
        and not model._meta.db_table.startswith("cooperation_newscheck")  # who looked where is no fact
        and not model._meta.db_table.startswith("cooperation_batch")  # who recorded what from which text is no fact
    }
    assert keys - followed == unseen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("linked", "reader", "shown"),
    [
        ("published", "published", True),
        ("draft", "published", False),
        ("in_review", "published", False),
        ("withdrawn", "published", False),
        ("draft", "draft", True),
        ("withdrawn", "draft", False),
        ("withdrawn", "withdrawn", True),
    ],
)
def test_a_record_has_the_countries_of_a_linked_one_only_if_its_readers_may_see_that(linked, reader, shown):
    meeting = make.meeting(published=True)
    make.participation(meeting, make.state("KZ"))
    agreement = make.agreement(published=True, meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(publication=linked)
    Agreement.objects.filter(pk=agreement.pk).update(publication=reader)
    assert ("KZ" in Entry.objects.for_model(Agreement).get(key=agreement.pk).countries) == shown


@pytest.mark.django_db
def test_no_parameter_of_an_sql_function_has_the_name_of_a_column():
    """In a query the column would be taken, and the parameter ignored without a word."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT f.proname, parameter.name
            FROM pg_proc f
            JOIN pg_language l ON l.oid = f.prolang AND l.lanname = 'sql'
            CROSS JOIN LATERAL unnest(
                f.proargnames,
                COALESCE(f.proargmodes, array_fill('i'::"char", ARRAY[COALESCE(cardinality(f.proargnames), 0)]))
            ) parameter(name, mode)
            WHERE f.pronamespace = 'register'::regnamespace AND f.prosrc ~ 'FROM' AND parameter.mode = 'i'
              AND EXISTS (
                SELECT FROM information_schema.columns c
                WHERE c.column_name = parameter.name
                  AND (c.table_schema = 'register' OR c.table_name LIKE 'cooperation_%')
              )
        """)
        assert cursor.fetchall() == []
