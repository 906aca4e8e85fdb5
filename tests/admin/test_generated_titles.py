"""A title that was made from the content follows the content; one that somebody typed stays."""

import pytest

from tests import builders as make
from tests.admin.filling import open_form, save


@pytest.fixture
def records():
    kazakhstan = make.state("XN")
    trade = make.figure(indicator="mutual trade", title="", value_low=5, period="2024")
    trade.of.add(kazakhstan)
    promise = make.commitment(what="Build a bridge", title="")
    talks = make.meeting(kind="talks", title="", date="2024", participants=[kazakhstan, make.state("XS")])
    news = make.development(text="The bridge was opened.", title="")
    for record in (trade, promise, talks, news):
        record.retitle()
    return {record._meta.model_name: record for record in (trade, promise, talks, news)}


CHANGES = {
    "figure": {"value_low": "6"},
    "commitment": {"what": "Build two bridges"},
    "meeting": {"kind": "summit"},
    "development": {"text": "The bridge was opened by nobody."},
}


def changed(client, record, **typed):
    url = f"/admin/cooperation/{record._meta.model_name}/{record.pk}/change/"
    response = save(client, url, open_form(client, url), **typed)
    assert response.status_code == 302
    record.refresh_from_db()
    return record


@pytest.mark.parametrize("name", CHANGES)
def test_a_generated_title_and_its_address_follow_the_content(name, as_editor, records):
    record = records[name]
    before = record.title, record.slug

    changed(as_editor, record, **CHANGES[name])

    assert record.title == record.generated_title() != before[0]
    assert record.slug_follows_name()
    assert record.slug != before[1]


@pytest.mark.parametrize("name", CHANGES)
def test_after_publication_the_title_follows_and_the_address_stays(name, as_editor, records):
    record = records[name]
    make.cite(record)
    record.publication = "published"
    record.save()
    slug = record.slug

    changed(as_editor, record, **CHANGES[name])

    assert record.title == record.generated_title()
    assert record.slug == slug


@pytest.mark.parametrize("name", CHANGES)
def test_a_typed_title_stays(name, as_editor, records):
    record = changed(as_editor, records[name], title="As typed")

    changed(as_editor, record, **CHANGES[name])

    assert record.title == "As typed"


def test_a_typed_address_stays(as_editor, records):
    record = changed(as_editor, records["figure"], slug="trade")

    changed(as_editor, record, value_low="7")

    assert (record.title, record.slug) == (record.generated_title(), "trade")


def test_a_title_follows_the_participants_that_rows_add(as_editor, records):
    talks = records["meeting"]

    changed(
        as_editor, talks, **{"participations-TOTAL_FORMS": "3", "participations-2-participant": make.state("XE").pk}
    )

    assert "Eastland" in talks.title
