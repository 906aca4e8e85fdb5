"""The history has every change of every table that users edit, with user and reason."""

import pghistory
import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection

from cooperation.models import (
    LINK_MODELS,
    Batch,
    Entry,
    EntryWords,
    FormerEntry,
    FormerEntryWords,
    FormerStanding,
    PairTally,
    SavedSearch,
    Sector,
    SeedFile,
    Standing,
    Tally,
)
from tests import builders as make
from tests.models.samples import CHANGES, SAMPLES

pytestmark = pytest.mark.django_db

FORMER = {FormerEntry, FormerEntryWords, FormerStanding}
KEPT_BY_THE_REGISTER_ITSELF = {Entry, EntryWords, PairTally, SeedFile, Standing, Tally} | FORMER
PERSONAL = {SavedSearch, Batch}
EDITED = [
    model
    for model in apps.get_app_config("cooperation").get_models()
    if not model._meta.proxy
    and not hasattr(model, "pgh_tracked_model")
    and model not in KEPT_BY_THE_REGISTER_ITSELF | PERSONAL
]
LINKS = [
    (model, field.name)
    for model in EDITED
    for field in model._meta.many_to_many
    if field.remote_field.through._meta.auto_created
]
each_table = pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
each_link = pytest.mark.parametrize(("model", "field"), LINKS, ids=lambda value: getattr(value, "__name__", value))


def labels(tracked, key):
    """Return the event labels of a row, in order, without the events of what triggers derive from it."""
    events = tracked.pgh_event_model.objects.filter(pgh_obj_id=key).order_by("pgh_id")
    names = [field.attname for field in events.model._meta.concrete_fields if not field.name.startswith("pgh_")]
    told = [name for name in names if name not in getattr(tracked, "DERIVED", ())]
    found = [(event.pgh_label, [getattr(event, name) for name in told]) for event in events]
    return [
        label
        for (label, row), before in zip(found, [None, *found], strict=False)
        if not (before and label == "update" and row == before[1])
    ]


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


class TestTables:
    def test_every_table_has_a_sample_here(self):
        assert set(EDITED) == set(SAMPLES) == set(CHANGES)

    @each_table
    def test_insertion_change_and_deletion_of_a_row_are_events(self, model):
        row = SAMPLES[model]()
        key = row.pk
        for name, value in CHANGES[model].items():
            setattr(row, name, value)
        row.save()
        row.delete()
        assert labels(model, key) == ["insert", "update", "delete"]

    @each_table
    def test_bulk_updates_and_deletions_are_events(self, model):
        row = SAMPLES[model]()
        rows = model.objects.filter(pk=row.pk)
        rows.update(**CHANGES[model])
        rows.delete()
        assert labels(model, row.pk) == ["insert", "update", "delete"]

    @each_table
    def test_changes_by_sql_are_events(self, model):
        row = SAMPLES[model]()
        table, key = model._meta.db_table, model._meta.pk.column
        (column, value), *_ = CHANGES[model].items()
        sql(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", value, row.pk)
        sql(f"DELETE FROM {table} WHERE {key} = %s", row.pk)
        assert labels(model, row.pk) == ["insert", "update", "delete"]

    def test_bulk_inserts_are_events(self):
        rows = Sector.objects.bulk_create(Sector(name=f"Sector {n}", slug=f"sector-{n}") for n in range(2))
        assert [labels(Sector, row.pk) for row in rows] == [["insert"], ["insert"]]

    def test_a_save_that_changes_nothing_is_no_event(self):
        sector = make.sector()
        sector.save()
        assert labels(Sector, sector.pk) == ["insert"]


class TestLinks:
    def test_every_link_between_tables_is_tracked(self):
        assert set(LINKS) == set(LINK_MODELS)

    @each_link
    def test_adding_and_removing_a_link_are_events(self, model, field):
        row, other = SAMPLES[model](), SAMPLES[model._meta.get_field(field).related_model]()
        links = LINK_MODELS[model, field]
        getattr(row, field).add(other)
        owner = model._meta.get_field(field).m2m_field_name()
        (key,) = links.objects.filter(**{owner: row}).values_list("pk", flat=True)
        getattr(row, field).remove(other)
        assert labels(links, key) == ["insert", "delete"]


class TestWhoAndWhy:
    def test_an_event_has_the_user_of_the_request(self, client):
        user = User.objects.create_superuser("ada")
        client.force_login(user)
        client.post("/admin/cooperation/sector/add/", {"name": "Example sector"})
        event = Sector.objects.get(name="Example sector").events.get()
        assert event.pgh_context.metadata == {"user": user.pk, "url": "/admin/cooperation/sector/add/"}

    def test_an_event_has_the_reason(self):
        with pghistory.context(reason="Moved from the old list"):
            sector = make.sector()
        assert sector.events.get().pgh_context.metadata == {"reason": "Moved from the old list"}

    def test_an_event_of_sql_from_outside_has_no_user_and_no_reason(self):
        sector = make.sector()
        assert sector.events.get().pgh_context is None
