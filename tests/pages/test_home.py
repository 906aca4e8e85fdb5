"""The home page, and the page of what is new this week."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from cooperation.models import Commitment, Entry
from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import main, section, titles

pytestmark = pytest.mark.django_db

SOON, OVERDUE, DIFFER, NEW = "Due in the next 30 days", "Overdue", "Sources differ", "New or changed this week"
LISTS = {
    "due": "/commitments/?due_within=30",
    "overdue": "/commitments/?overdue=yes",
    "contradicted": "/contradictions/",
    "new": "/new/",
}
"""Id of a section's heading -> the list that its number links to."""


def in_days(days):
    """Return a date as users type it."""
    return (localdate() + timedelta(days=days)).isoformat()


def only(*rows):
    """Leave only these commitments open."""
    Commitment.objects.exclude(pk__in=[row.pk for row in rows]).update(status="met")


def links(response, heading):
    """Return the titles of the lines in the section with this id of its heading."""
    part = one(response, f'section[aria-labelledby="{heading}"]')
    return texts(part, "a.title")


def number(response, heading):
    """Return the number of the section, and the URL that it links to."""
    part = one(response, f'section[aria-labelledby="{heading}"]')
    link = next(found for found in select(part, "a") if select(found, "b"))
    return text(one(link, "b")), link.get("href")


def test_the_home_page_counts_what_a_visitor_may_see(client):
    before = main(client.get("/"))
    make.meeting(title="Quiet talks")
    assert main(client.get("/")) == before


def test_the_home_page_says_how_many_meetings_there_are(client):
    make.meeting(title="One more", published=True)
    assert "4 meetings Who met whom" in main(client.get("/"))


@pytest.mark.parametrize("noun", ["meetings", "initiatives", "participants", "places", "sources"])
@pytest.mark.parametrize("who", ["client", "editor"])
def test_a_number_of_the_home_page_is_that_of_the_list(request, who, noun):
    user = request.getfixturevalue(who)
    make.meeting(title="Draft", participants=[make.person()], venue=make.place())
    make.source("Cited by nobody")
    counted = next(link for link in select(user.get("/"), 'section[aria-labelledby="holds"] a') if noun in text(link))
    assert text(counted) in main(user.get(counted.get("href")))


def test_a_commitment_that_is_due_soon_has_its_deadline_countries_and_meeting(client):
    talks = make.meeting(title="Talks", date="25 Feb 2025", published=True)
    by = [make.state("XN")]
    pledge = make.commitment(what="Repair.", due=in_days(12), by=by, meeting=talks, published=True)
    only(pledge)
    shown = section(client.get("/"), SOON)
    assert shown == f"1 commitment Repair. due {pledge.due}, 12 days left · XN · at Talks"


def test_the_soonest_deadline_comes_first(client):
    rows = [make.commitment(what=f"In {days} days.", due=in_days(days), published=True) for days in (20, 0, 1)]
    only(*rows)
    response = client.get("/")
    assert links(response, "due") == ["In 0 days.", "In 1 days.", "In 20 days."]
    assert "today" in section(response, SOON)
    assert "1 day left" in section(response, SOON)


def test_an_overdue_commitment_says_by_how_many_days(client):
    pledge = make.commitment(what="Repair.", due=in_days(-3), published=True)
    only(pledge)
    response = client.get("/")
    assert section(response, OVERDUE) == f"1 commitment Repair. due {pledge.due}, 3 days overdue"
    assert links(response, "due") == []


def test_an_approximate_deadline_has_passed_about_so_many_days_ago(client):
    only(make.commitment(what="Repair.", due=f"{in_days(-3)}~", published=True))
    assert section(client.get("/"), OVERDUE).endswith(", about 3 days overdue")


def test_the_latest_deadline_that_passed_comes_first(client):
    rows = [make.commitment(what=f"{days} days.", due=in_days(-days), published=True) for days in (9, 2, 40)]
    only(*rows)
    assert links(client.get("/"), "overdue") == ["2 days.", "9 days.", "40 days."]


def test_a_record_of_which_sources_differ_is_listed(client):
    talks = make.meeting(title="Talks", date="25 Feb 2025", published=True)
    make.cite(talks, differs="26 February 2025")
    told = section(client.get("/"), DIFFER)
    assert told.startswith("1 contradiction Talks what the record says or 26 February 2025 Meeting")


def test_a_new_record_has_its_date_countries_and_what_it_is_part_of(client):
    plant = make.initiative(title="Plant", published=True)
    make.development(text="Work began.", date="Feb 2025", initiatives=[plant], published=True)
    line = text(select(client.get("/"), 'section[aria-labelledby="new"] li')[0])
    assert line.startswith("Work began. Development · February 2025 · about Plant · entered ")


def test_a_record_that_was_changed_eight_days_ago_is_not_new(client):
    old = make.meeting(title="Old talks", published=True)
    since = Entry.objects.get(noun="meeting", key=old.pk).updated_at - timedelta(days=8)
    Entry.objects.filter(noun="meeting", key=old.pk).update(updated_at=since)
    assert "Old talks" not in titles(client.get("/"))
    assert "Old talks" not in titles(client.get("/new/"))


def test_what_a_record_is_part_of_is_hidden_from_visitors_while_it_is_a_draft(client, editor):
    visit = make.meeting(title="Secret visit")
    make.meeting(title="Talks", part_of=visit, published=True)
    assert "part of Secret visit" in section(editor.get("/"), NEW)
    assert "Secret visit" not in main(client.get("/"))


@pytest.mark.parametrize("heading", LISTS)
@pytest.mark.parametrize("who", ["client", "editor"])
def test_the_number_of_a_section_is_that_of_its_list(request, who, heading):
    user = request.getfixturevalue(who)
    for published in (True, False):
        for days in range(8):
            make.commitment(what=f"In {days}.", due=in_days(days), published=published)
            make.commitment(what=f"{days} ago.", due=in_days(-days - 1), published=published)
            make.cite(make.meeting(title=f"Talks {days}", published=published), differs=f"{days} March 2025")
    count, address = number(user.get("/"), heading)
    assert address == LISTS[heading]
    assert int(count) > 6
    assert re.search(rf"\b{count} (commitments|records)", main(user.get(address)))


def test_a_long_list_is_counted_to_a_limit(client, limits):
    limits(QUICK_COUNT_LIMIT=10)
    assert number(client.get("/"), "new")[0] == "more than 10"


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("due", "/commitments/?status=open"),
        ("overdue", "/commitments/?undated=yes"),
        ("contradicted", "/sources/"),
        ("new", "/meetings/"),
    ],
)
def test_an_empty_section_says_so_and_links_to_what_there_is(client, heading, link):
    only()
    Entry.objects.update(contradictions=0, updated_at=None)
    part = one(client.get("/"), f'section[aria-labelledby="{heading}"]')
    assert text(one(part, "p")).startswith("No ")
    assert [found.get("href") for found in select(part, "a")] == [link]
    assert client.get(link).status_code == 200


def test_an_empty_section_tells_editors_what_to_do(editor):
    only()
    Entry.objects.update(contradictions=0, updated_at=None)
    response = editor.get("/")
    assert "fill in “Differs”" in section(response, DIFFER)
    assert "Add a record" in section(response, NEW)


def test_the_latest_change_comes_first_on_the_home_page(client):
    make.meeting(title="Just now", published=True)
    assert links(client.get("/"), "new")[0] == "Just now"


def test_a_visitor_is_not_shown_a_draft(client):
    make.meeting(title="Quiet talks")
    assert "Quiet talks" not in titles(client.get("/"))
    assert "Quiet talks" not in titles(client.get("/new/"))


def test_an_editor_is_shown_a_draft_marked_by_a_word(editor):
    make.meeting(title="Quiet talks")
    assert "Quiet talks draft" in main(editor.get("/"))


def test_the_home_page_links_to_pairs_of_countries(client):
    talks = make.meeting(date="26 Feb 2025", published=True)
    for code in ("XN", "XS"):
        make.participation(talks, make.state(code))
    text = client.get("/").text
    assert '<a href="/countries/XN/XS/">Northland and Southland</a>' in text


def test_a_pair_that_meets_in_the_future_has_not_met_yet(client):
    talks = make.meeting(date="2999", status="scheduled", published=True)
    for code in ("XN", "XS"):
        make.participation(talks, make.state(code))
    assert "Northland and Southland" not in client.get("/").text


def test_the_new_records_are_on_pages(client, limits):
    limits(NEW_PER_PAGE=2)
    first, second = client.get("/new/"), client.get("/new/?page=2")
    assert len(titles(first)) == len(titles(second)) == 2
    assert titles(first) != titles(second)


@pytest.mark.parametrize("page", ["0", "x", "-1", "9999", "999999999"])
def test_a_page_of_new_records_that_does_not_exist_is_not_found(client, page):
    assert client.get(f"/new/?page={page}").status_code == 404


def test_full_sections_take_a_fixed_number_of_queries(client):
    for days in range(8):
        make.commitment(due=in_days(days), published=True)
        make.commitment(due=in_days(-days - 1), published=True)
        make.cite(make.meeting(published=True), differs="26 February 2025")
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert len(captured) == 17, "\n".join(query["sql"] for query in captured)
