"""Admin lists: their columns, search, and speed with any number of rows."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.admin.changelists import RegisterList
from tests import builders as make


def rows(response) -> list:
    """Return the rows of the list, as named there."""
    return [str(row) for row in response.context["cl"].result_list]


def found(client, noun, query="") -> list[str]:
    return rows(client.get(f"/admin/cooperation/{noun}/{query}"))


def make_one(noun: str, number: int) -> None:
    """Create a row of a model with a value in each column of its list."""
    person, state = make.person(f"Ann {number}", country=make.state("XN").country), make.state("XN")
    match noun:
        case "meeting":
            record = make.meeting(title=f"Talks {number}", date=f"{2000 + number}", venue=make.place(f"Place {number}"))
            make.participation(record, person, on_behalf_of=state)
        case "agreement":
            record = make.agreement(title=f"Treaty {number}", parties=[state, person])
        case "initiative":
            record = make.initiative(title=f"Plant {number}")
            make.involvement(record, person)
        case "development":
            initiatives = [make.initiative(title=f"Plant of development {number}")]
            record = make.development(text=f"News {number}", initiatives=initiatives, participants=[person])
        case "commitment":
            record = make.commitment(what=f"Do {number}", by=[person], to=[state], due=f"by {2030 + number}")
        case "figure":
            record = make.figure(of=[state, person], period=f"{2000 + number}")
        case "participant":
            record = make.participant(f"Ministry {number}", country=state.country, part_of=person)
        case "place":
            record = make.place(f"Town {number}", countries=[state.country], within=make.place(f"Region {number}"))
        case "source":
            make.source(f"Article {number}", publisher=person)
            return
    make.cite(record, make.source(f"Source {number}"))


@pytest.mark.parametrize(
    "noun",
    ["meeting", "agreement", "initiative", "development", "commitment", "figure", "participant", "place", "source"],
)
def test_three_times_the_rows_take_as_many_queries(as_editor, noun):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            as_editor.get(f"/admin/cooperation/{noun}/")
        return len(captured)

    for number in range(2):
        make_one(noun, number)
    queries()  # the first list of a process also queries content types
    few = queries()
    for number in range(2, 6):
        make_one(noun, number)

    assert queries() == few


def test_a_list_counts_no_further_than_it_pages(as_editor, limits):
    limits(COUNT_LIMIT=2)
    for number in range(4):
        make.meeting(title=f"Talks {number}")

    page = as_editor.get("/admin/cooperation/meeting/").content.decode()

    assert "More than 2 meetings" in page


@pytest.fixture
def long_list(limits, db):
    """Nine meetings, more than the limit of estimates; lists count two, or one page more."""
    limits(ESTIMATE_LIMIT=0, QUICK_COUNT_LIMIT=2, PAGES_AHEAD=1)
    limits(RegisterList, list_per_page=1)
    for number in range(9):
        make.meeting(title=f"Talks {number}")


def test_a_list_that_is_long_is_not_counted_as_far(as_editor, long_list):
    page = as_editor.get("/admin/cooperation/meeting/").content.decode()

    assert "More than 2 meetings" in page
    assert '<a href="?p=2" class="end">2</a>' in page


def test_a_long_list_can_be_paged_through_to_its_end(as_editor, long_list):
    for number in range(2, 9):
        page = as_editor.get(f"/admin/cooperation/meeting/?p={number}").content.decode()
        assert f'<span class="this-page">{number}</span>' in page
        assert f'<a href="?p={number + 1}"' in page


def test_selecting_all_of_a_long_list_says_that_nobody_knows_how_many(as_editor, long_list):
    page = as_editor.get("/admin/cooperation/meeting/").content.decode()

    assert "Select all meetings found (more than 2)" in page
    assert "All selected (more than 2)" in page
    assert "Select all 2" not in page


def test_selecting_all_of_a_list_says_how_many_they_are(as_editor, limits):
    limits(RegisterList, list_per_page=1)
    for title in ("Talks 1", "Talks 2"):
        make.meeting(title=title, kind="summit")

    page = as_editor.get("/admin/cooperation/meeting/?kind__exact=summit").content.decode()

    assert "Select all 2 meetings" in page


def test_a_list_says_how_many_rows_it_has(as_editor):
    make.meeting(title="Talks", kind="summit")

    assert "1\n" in as_editor.get("/admin/cooperation/meeting/?kind__exact=summit").content.decode()


def test_a_list_that_finds_nothing_offers_all(as_editor):
    page = as_editor.get("/admin/cooperation/meeting/?q=nonsense").content.decode()

    assert "No meetings found." in page
    assert "Show all meetings" in page


def test_meetings_are_sorted_latest_first_and_undated_last(as_editor):
    for title, date in [("old", "1999"), ("undated", None), ("new", "25 Feb 2125")]:
        make.meeting(title=title, date=date)

    listed = found(as_editor, "meeting")
    assert (listed[0], listed[-1]) == ("new", "undated")
    assert "old" in listed


def test_commitments_are_sorted_by_deadline(as_editor):
    for what, due in [("later", "by 1902"), ("none", None), ("sooner", "by 1901")]:
        make.commitment(what=what, due=due)

    listed = found(as_editor, "commitment")
    assert listed[:2] == ["sooner", "later"]
    assert "none" in listed[2:]


def test_a_date_column_sorts_both_ways(as_editor):
    for title, date in [("old", "1001"), ("new", "25 Feb 2125")]:
        make.meeting(title=title, date=date)

    dated = [title for title in found(as_editor, "meeting", "?o=1") if title in ("old", "new")]
    assert dated == ["old", "new"]
    assert found(as_editor, "meeting", "?o=-1")[0] == "new"


def test_a_list_marks_the_column_that_it_is_sorted_by(as_editor):
    make.meeting(date="2025")

    page = as_editor.get("/admin/cooperation/meeting/").content.decode()
    assert "column-date sorted descending" in page


def test_search_finds_a_person_by_another_spelling(as_editor):
    make.person("Askar Zhumabek", other_names=["Jumabek", "Жумабек"])

    assert found(as_editor, "participant", "?q=Jumabek") == ["Askar Zhumabek"]
    assert found(as_editor, "participant", "?q=жумабек") == ["Askar Zhumabek"]


def test_search_finds_a_meeting_by_who_took_part(as_editor):
    make.participation(make.meeting(title="Talks in the mountains"), make.person("Askar Zhumabek"))

    assert found(as_editor, "meeting", "?q=Zhumabek") == ["Talks in the mountains"]


def test_the_sources_of_a_record_are_counted_once_each(as_editor):
    talks, source = make.meeting(title="Talks 1"), make.source()
    for quote in ("one", "two"):
        make.cite(talks, source, quote)

    response = as_editor.get("/admin/cooperation/meeting/?q=%22Talks+1%22")
    assert [row.source_count for row in response.context["cl"].result_list] == [1]


@pytest.mark.parametrize("noun", ["meeting", "agreement", "initiative", "commitment", "figure", "source"])
def test_neither_list_nor_form_offers_all_rows_of_another_table(as_editor, noun):
    make.person("Zebedee Example")
    User.objects.create(username="zebedee")

    pages = [as_editor.get(f"/admin/cooperation/{noun}/{page}").content.decode().lower() for page in ("", "add/")]
    assert [page for page in pages if "zebedee" in page] == []
