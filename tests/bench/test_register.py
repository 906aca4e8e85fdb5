"""The benchmark's register is the same as triggers would make it, at any size."""

from collections import Counter

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from bench.measure import answers
from bench.measure.samples import Samples
from bench.measure.works import PAST_DAY, DeepPage, works
from bench.register import check, entries, filling, history
from bench.register.random_values import TODAY
from bench.register.scale import FIRST_KEY, Scale, share
from bench.register.series import LONGEST, SHORTEST
from cooperation.models import Agreement, Development, Entry, EntryWords, Figure, Initiative, Meeting, Participant
from tests.html import select, text
from tests.template_database import database_url, seeded_copy

SCALE = Scale(200)
STRUCTURE = """
    SELECT concat_ws(' ', indrelid::regclass, pg_get_indexdef(indexrelid, 1, true), indoption, indisunique)
    FROM pg_index UNION ALL
    SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint UNION ALL
    SELECT adrelid::regclass || ' ' || pg_get_expr(adbin, adrelid) FROM pg_attrdef UNION ALL
    SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal UNION ALL
    SELECT oid::regclass || ' ' || reloptions::text FROM pg_class WHERE reloptions IS NOT NULL
    ORDER BY 1
"""


def structure():
    """Return the structure of all tables, without rows."""
    with connection.cursor() as cursor:
        cursor.execute(STRUCTURE)
        return [line for (line,) in cursor.fetchall()]


@pytest.fixture(scope="module")
def structure_before(django_db_modify_db_settings, django_db_blocker):
    """Connect to a seeded database and return its structure."""
    with django_db_blocker.unblock(), seeded_copy("bench") as name:
        yield name, structure()


@pytest.fixture(scope="module")
def register(structure_before):
    """Return the URL of a seeded database with an invented register."""
    address = database_url(structure_before[0])
    filling.fill(address, SCALE, report=print, workers=0)
    entries.fill_entries(address, report=print)
    history.fill_history(address, report=print)
    return address


def test_the_invented_register_has_as_many_rows_as_its_scale_says(register):
    models = {Agreement: 200, Meeting: 60, Initiative: 100, Development: 600, Figure: 60, Participant: 40}

    assert {model: model.objects.filter(pk__gte=FIRST_KEY).count() for model in models} == models


def test_triggers_would_make_the_same_of_every_invented_row(register):
    assert check.check(register, sample=10_000) > 1_500


def test_a_row_that_is_not_as_triggers_make_it_is_found(register):
    wrong = "UPDATE cooperation_entry SET sides = sides + 1 WHERE noun = 'agreement' AND key = %s"
    with psycopg.connect(register, autocommit=True) as off:
        off.execute("SET session_replication_role = replica")
        off.execute(wrong, [FIRST_KEY])
        with pytest.raises(check.WrongRegisterError, match="entry of agreement"):
            check.check(register, sample=10_000)
        off.execute(wrong.replace("+", "-"), [FIRST_KEY])


def test_indexes_defaults_and_triggers_are_as_before(register, structure_before):
    assert structure() == structure_before[1]


def test_all_rows_have_their_entries_and_words(register):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cooperation_entry FULL JOIN cooperation_entrywords w USING (noun, key)")
        assert cursor.fetchone()[0] == Entry.objects.count()
    # Actions are found by the words of their agreements.
    assert EntryWords.objects.count() == Entry.objects.exclude(noun="action").count()


def test_no_entry_differs_from_what_a_rebuild_makes(register):
    call_command("rebuild_entries", check=True, verbosity=0)


def test_pages_of_the_benchmark_show_rows_and_agree_with_sql(register, client):
    with psycopg.connect(register, autocommit=True) as ask:
        public = [work for work in works(Samples.read(ask), DeepPage.read(ask, SCALE.agreements)) if not work.signed_in]
        for work in public:
            sample = work.samples[0]
            page = client.get(work.register(sample))
            assert page.status_code == 200, work.name
            assert work.shows in page.content.decode(), work.name
            if work.sql:
                answers.check_found(work.name, sample, work.read(page.content.decode()), work.sql(ask, sample))
    assert all(work.shows or work.sql for work in public)


def test_figures_are_series_with_revised_contradicting_and_future_values(register):
    figures = Figure.objects.filter(pk__gte=FIRST_KEY)
    sizes = Counter(figures.values_list("series", flat=True)).values()

    assert max(sizes) <= LONGEST
    assert sum(size >= SHORTEST for size in sizes) >= 3
    assert Entry.objects.contradicted().filter(noun="figure").exists()
    assert figures.filter(as_of__isnull=False).exists()
    assert figures.filter(nature="target", period__startswith__gt=TODAY).exists()


def test_every_row_with_a_history_has_an_event_since_it_was_entered(register):
    histories = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    of_register = [it for it in histories if it.pgh_tracked_model._meta.db_table.startswith("cooperation_")]

    for events in of_register:
        rows = events.pgh_tracked_model._base_manager.all()
        entered = events.objects.filter(pgh_label="insert", pgh_created_at=entries.KNOWN_SINCE)
        assert not rows.exclude(pk__in=entered.values("pgh_obj")).exists(), events
    assert len(of_register) > 40


def test_a_past_page_has_the_titles_of_that_day_and_the_numbers_of_today(register, client):
    def titles(query):
        return [text(link) for link in select(client.get(f"/agreements/{query}"), "main tbody th a")]

    assert len(titles("?q=revised")) > 10
    assert titles(f"?q=revised&as_of={PAST_DAY}") == []
    now, then = titles(""), titles(f"?as_of={PAST_DAY}")
    assert then == [title.removesuffix(" (revised)") for title in now] != now
    for noun in ("agreement", "figure", "participant"):
        pages = [client.get(f"/{noun}s/{query}").content.decode() for query in ("", f"?as_of={PAST_DAY}")]
        counts = {answers.list_content(page, noun).count for page in pages}
        assert counts == {Entry.objects.filter(noun=noun, publication="published").count()}


def test_owned_rows_are_dealt_out_without_remainder():
    slices = [range(1000, 1007), range(1007, 1010)]

    assert [key for keys in slices for key in share(25, keys, 10)] == list(range(1000, 1025))
