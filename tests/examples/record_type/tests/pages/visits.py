"""The example of CONTRIBUTING, "Adding a record type": what a visit has without a line of code for it elsewhere."""

import pytest
from django.contrib.auth.models import User

from cooperation.models import Visit
from tests import builders as make
from tests.pages.reading import main, side

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    """A published visit of one participant."""
    visit = Visit.objects.create(purpose="To open the zebra crossing.", date="25 Feb 2025")
    visit.participants.add(make.participant("Example Office", kind="agency"))
    make.cite(visit)
    visit.publication = "published"
    visit.save()
    return visit


def test_a_visit_is_listed_filtered_sorted_and_exported(client, visit):
    query = "?date=2025&participant=example-office&sort=title"
    assert visit.title in main(client.get(f"/visits/{query}"))
    assert visit.purpose in b"".join(client.get(f"/visits/export.csv{query}").streaming_content).decode()


def test_a_visit_has_a_page_with_its_facts(client, visit):
    page = client.get(visit.get_absolute_url())
    facts = side(page)
    assert (facts["Date"], facts["Participants"]) == ("25 February 2025", "Example Office")
    assert "the words that say so" in main(page)


def test_a_visit_is_found_counted_and_on_the_page_of_its_participant(client, visit):
    assert "zebra" in main(client.get("/search/?q=zebra"))
    assert "1 visit" in main(client.get("/"))
    assert "Records Visits 1" in main(client.get("/participants/example-office/"))
    assert "zebra" in main(client.get("/participants/example-office/"))


def test_a_visit_can_be_entered_and_its_search_saved(client, visit):
    client.force_login(User.objects.create_superuser("ada"))
    assert client.get(f"/admin/cooperation/visit/{visit.pk}/change/").status_code == 200
    saved = client.post("/saved-searches/new/visit/", {"name": "Zebras", "query": "q=zebra"})
    assert visit.title in main(client.get(saved.url))
