"""Record types: what each part of the register needs of them is there, none is left out."""

import re
from pathlib import Path

import pytest
from django.db import connection

from cooperation.models import ENTRY_MODELS, RECORD_MODELS, REFERENCE_MODELS, Entry
from cooperation.models.citations import TARGETS
from cooperation.models.records import owned_models
from cooperation.register import RECORD_TYPES
from tests import builders as make

ENTRIES_SQL = (Path(__file__).parent.parent / "cooperation/sql/40_entries.sql").read_text()

each_noun = pytest.mark.parametrize("noun", ENTRY_MODELS)


def view_of(noun):
    """Return the SQL of the view that says what the entries of a noun hold."""
    return re.search(rf"CREATE VIEW register.{noun}_entry AS\n.*?;\n", ENTRIES_SQL, re.DOTALL)[0]


def test_every_record_type_is_listed_once_in_the_order_of_its_models():
    models = [it.model for it in RECORD_TYPES]
    assert sorted(models, key=models.index) == [*RECORD_MODELS, *REFERENCE_MODELS]


def test_every_record_can_be_cited():
    assert set(RECORD_MODELS) <= set(TARGETS.values())


@each_noun
@pytest.mark.django_db
def test_every_noun_has_its_part_of_the_entries_its_view_and_its_function(noun):
    relations = [f"register.{noun}_entry", f"cooperation_entry_{noun}"]
    if noun != "action":  # which is not searched for by itself
        relations.append(f"cooperation_entrywords_{noun}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM unnest(%s::text[]) name WHERE to_regclass(name) IS NULL", [relations])
        assert cursor.fetchall() == []
        cursor.execute("SELECT to_regproc(%s) IS NOT NULL", [f"register.refresh_{noun}"])
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("noun", [*Entry.TITLED_TYPES, *Entry.NAMED_TYPES])
def test_search_finds_in_an_entry_what_its_model_and_its_parts_name(noun):
    model = ENTRY_MODELS[noun]
    texts = view_of(noun).partition(" AS sort_names")[2]
    for field in [*model.search_fields, *(field for part in owned_models(model) for field in part.search_fields)]:
        assert re.search(rf"\b[a-z]\.{field}\b", texts), field


@pytest.mark.django_db
def test_the_quote_of_a_post_is_shown_where_a_search_finds_it(client):
    post = make.affiliation(make.person("Example Person"), make.participant("Example Office"), role="Head")
    make.cite(post, quote="heads the zebra council")
    make.participation(make.meeting(published=True), post.participant)
    assert "heads the <mark>zebra</mark> council" in client.get("/search/?q=zebra").content.decode()
