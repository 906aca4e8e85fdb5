"""To whom a statement, a letter or an award was addressed: in the form, page, list, filters, files and search."""

import pytest

from cooperation.models import Development, Entry
from tests import builders as make
from tests.admin.filling import opened, save
from tests.exports.reading import csv_rows, json_rows
from tests.pages.reading import main, section, side, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def award():
    ann = make.person("Ann Example", slug="ann")
    bob = make.person("Bob Sample", slug="bob", other_names=["Боб"], country=make.country("XS"))
    return make.development(
        title="Order of Rivers", slug="order", participants=[make.state("XN"), ann], to=[bob], published=True
    )


def test_the_page_says_to_whom(client, award):
    page = client.get("/developments/order/")
    assert side(page)["To"] == "Bob Sample XS"
    assert "Ann Example, Northland XN to Bob Sample XS" in main(page)


def test_the_page_of_the_initiative_says_to_whom(client, award):
    plant = make.initiative(published=True)
    award.initiatives.add(plant)
    assert "Ann Example, Northland XN to Bob Sample XS" in section(client.get(plant.get_absolute_url()), "Chronicle")


def test_the_list_says_to_whom(client, award):
    assert "to XS Bob Sample" in main(client.get("/developments/?q=Order"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        *(("to=bob", True), ("to=ann", False), ("by=ann", True), ("by=bob", False), ("participant=bob", True)),
        *(
            ("country=XS", True),
            ("country=XN&country=XS", True),
            ("q=Sample", True),
            ("q=Боб", True),
            ("sides=2", True),
        ),
    ],
)
def test_it_is_found_by_those_to_whom_it_was_addressed(query, found, client, award):
    assert ("Order of Rivers" in titles(client.get(f"/developments/?{query}"))) is found


def test_files_have_a_column(client, award):
    assert next(r for r in json_rows(client.get("/developments/export.json?to=bob")))["to"] == ["Bob Sample"]
    assert next(r for r in csv_rows(client.get("/developments/export.csv?to=bob")))["To"] == "Bob Sample"
    assert "To: Bob Sample" in client.get("/developments/feed.atom?to=bob").text


@pytest.mark.parametrize("url", ["/participants/bob/", "/countries/XS/", "/countries/XN/XS/"])
def test_the_recipient_is_visible_and_has_it_on_its_pages(url, client, award):
    assert "Order of Rivers" in main(client.get(url))


def test_the_form_saves_it(admin_client):
    bob, add = make.person("Bob Sample"), "/admin/cooperation/development/add/"
    assert save(admin_client, add, opened(admin_client, add), text="An order.", to=[bob.pk]).status_code == 302
    assert list(Development.objects.latest("pk").to.all()) == [bob]


def test_history_has_who_was_added_and_removed(award):
    award.to.clear()
    labels = Development.to.through.objects.model  # the link itself is gone
    assert not labels.objects.filter(development=award).exists()
    events = award._meta.apps.get_model("cooperation", "DevelopmentToLinkEvent").objects.filter(development=award)
    assert sorted(events.values_list("pgh_label", flat=True)) == ["delete", "insert"]


def test_the_entry_follows_its_recipients(award):
    award.to.set([make.state("XW")])
    assert Entry.objects.get(noun="development", key=award.pk).countries == ["XN", "XW"]


def test_a_recipient_in_use_can_not_be_deleted(award):
    with pytest.raises(Exception, match="protected"):
        award.to.get().delete()
