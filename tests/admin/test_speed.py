"""Forms run few queries, whatever their number of rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.admin.filling import opened, time_passes


def add_rows(record, number: int) -> None:
    """Add a row of each kind to a record, with related objects of other tables."""
    person, state = make.person(f"Ann {number}", country=make.state("XN").country), make.state("XN")
    match record._meta.model_name:
        case "meeting":
            make.participation(record, person, on_behalf_of=state)
        case "agreement":
            make.party(record, person, on_behalf_of=state)
            make.cite(make.action(record, "ratified", f"{2000 + number}", participant=person))
        case "initiative":
            make.cite(make.involvement(record, person))
        case "participant":
            make.affiliation(record, make.participant(f"Ministry {number}"))
    source = make.source(f"Article {number}", publisher=person)
    make.cite(record, source, speaker=person, relies_on=make.source(f"Other {number}", publisher=person))


@pytest.mark.parametrize("build", [make.meeting, make.agreement, make.initiative, make.person])
def test_three_times_the_rows_take_as_many_queries(as_editor, build):
    record = build()
    url = f"/admin/cooperation/{record._meta.model_name}/{record.pk}/change/"

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert as_editor.get(url).status_code == 200
        return [query["sql"] for query in captured]

    for number in range(2):
        add_rows(record, number)
    queries()  # the first form of a process also queries content types
    few = queries()
    for number in range(2, 6):
        add_rows(record, number)

    assert len(queries()) == len(few)


def asked(client, url: str, **typed) -> list[str]:
    """Return the queries while a form is saved."""
    filled = opened(client, url) | typed
    with CaptureQueriesContext(connection) as captured:
        assert client.post(url, filled).status_code == 302
    return [query["sql"] for query in captured]


def agreed(number: int, parties: int = 2) -> dict:
    """Return the input for a new agreement, signed on a day, with its source."""
    typed = {"title": f"Treaty {number}", "publication": "published", "new_status": "signed", "since": "25 Feb 2025"}
    for row in range(parties):
        party = make.person(f"Ann {number}.{row}")
        typed |= {f"parties-{row}-participant": party.pk, f"parties-{row}-role": "party"}
    return typed | {"citations-0-source": make.source(f"Article {number}").pk, "citations-0-quote": "they signed it"}


def test_an_agreement_is_created_by_a_few_queries_however_many_its_parties(as_editor):
    url = "/admin/cooperation/agreement/add/"
    asked(as_editor, url, **agreed(1))

    few = asked(as_editor, url, **agreed(2))
    many = asked(as_editor, url, **agreed(3, parties=6), **{"parties-TOTAL_FORMS": "6"})

    # Three of them store the session, which has what was used last; one waits for others that save this title.
    assert len(many) == len(few) <= 23


def test_rows_that_nobody_touched_take_no_queries_of_their_own_when_a_form_is_saved(as_editor):
    agreement = make.agreement()
    url = f"/admin/cooperation/agreement/{agreement.pk}/change/"

    def queries() -> list[str]:
        time_passes()
        agreement.refresh_from_db()
        return asked(as_editor, url, summary=f"This is version {agreement.version}.")

    for number in range(2):
        add_rows(agreement, number)
    queries()
    few = queries()
    for number in range(2, 6):
        add_rows(agreement, number)

    assert len(queries()) == len(few) <= 30
