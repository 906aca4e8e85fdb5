"""A form opened from a filtered list has initial data from its filters, and returns to the list."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from cooperation.models import Agreement, Participant
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.html import select
from tests.pages.reading import main

pytestmark = pytest.mark.django_db


def link(client, address: str) -> str:
    """Return the URL of the button "Add" above a list."""
    return select(client.get(address), 'a[href^="/admin/"][href*="/add/"]')[0].get("href")


def asked(address: str) -> dict[str, str]:
    """Return the parameters in the URL of a form, without the return URL."""
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items() if name != "_return"}


def rows(form: dict, owner: str) -> list[int]:
    """Return the participants in the rows of a form that are filled in."""
    return [int(value) for name, value in form.items() if re.fullmatch(rf"{owner}-\d+-participant", name) and value]


@pytest.fixture
def bank():
    return make.participant("Bank of Examples", kind="company")


@pytest.mark.parametrize(
    ("noun", "owner"), [("meeting", "participations"), ("agreement", "parties"), ("initiative", "involvements")]
)
def test_chosen_participants_fill_the_first_rows_then_states_of_the_countries(as_editor, bank, noun, owner):
    states = [make.state("XS").pk, make.state("XN").pk]
    form = opened(as_editor, link(as_editor, f"/{noun}s/?participant={bank.slug}&country=XS&country=XN"))
    assert rows(form, owner) == [bank.pk, *states]


def test_a_state_chosen_by_name_and_by_country_fills_one_row(as_editor):
    state = make.state("XN")
    form = opened(as_editor, link(as_editor, f"/agreements/?participant={state.slug}&country=XN"))
    assert rows(form, "parties") == [state.pk]


def test_an_agreement_starts_with_its_status_since_when_and_its_form(as_editor):
    form = opened(as_editor, link(as_editor, "/agreements/?status=signed&date=May+1960&form=protocol"))
    assert (form["new_status"], form["since"], form["form"]) == ("signed", "May 1960", "protocol")


def test_prefilled_values_are_saved_as_if_they_were_typed(as_editor, bank):
    make.state("XN")
    address = link(as_editor, f"/agreements/?participant={bank.slug}&country=XN&status=signed&date=May+1960")
    response = save(as_editor, address, opened(as_editor, address))
    assert response.status_code == 302, errors(response)
    agreement = Agreement.objects.latest("pk")
    assert [str(party) for party in agreement.participants.all()] == ["Bank of Examples", "Northland"]
    assert (agreement.status, str(agreement.main_date)) == ("signed", "May 1960")


def test_an_initiative_starts_with_its_status_its_plan_and_what_it_rests_on(as_editor):
    talks, treaty = make.meeting(title="Talks"), make.agreement(title="Treaty")
    chosen = "status=planned&date=2024&planned=by+2030&meeting=talks&agreement=treaty"
    form = opened(as_editor, link(as_editor, f"/initiatives/?{chosen}"))
    assert (form["new_status"], form["since"]) == ("planned", "2024")
    assert (form["planned"], form["meetings"], form["agreements"]) == (
        "by the end of 2030",
        [str(talks.pk)],
        [str(treaty.pk)],
    )


def test_a_meeting_starts_with_sector_places_and_source(as_editor):
    sector, source = make.sector("Canals"), make.source("An article")
    ports = [make.place("Port One").pk, make.place("Port Two").pk]
    chosen = f"sector={sector.slug}&place=port-one&place=port-two&source={source.slug}&kind=summit"
    form = opened(as_editor, link(as_editor, f"/meetings/?{chosen}"))
    assert (form["kind"], form["sectors"], form["places"]) == ("summit", [str(sector.pk)], list(map(str, ports)))
    assert form["citations-0-source"] == str(source.pk)


def test_a_filter_with_several_values_prefills_nothing(as_editor):
    assert asked(link(as_editor, "/agreements/?form=protocol&form=treaty&status=signed&status=in_force")) == {}


def test_a_name_of_several_participants_starts_no_row(as_editor):
    make.person("Ann Example"), make.person("Bob Example")
    assert asked(link(as_editor, "/meetings/?participant=example")) == {}


@pytest.mark.parametrize(
    "address",
    [
        *("/agreements/?initiative=plan&sides=2", "/meetings/?initiative=plan&q=talks", "/developments/?country=XN"),
        *("/commitments/?country=XN&overdue=yes", "/figures/?country=XN&unsourced=yes", "/participants/?all=yes"),
    ],
)
def test_the_link_has_nothing_that_the_form_does_not_ask_for(as_editor, address):
    assert asked(link(as_editor, address)) == {}


@pytest.mark.parametrize(
    "nonsense", ["participant=x,-1", "participant=99999999999999999999", "country=QQ,%00", "country=,"]
)
def test_an_address_with_nonsense_in_it_opens_a_form_with_empty_rows(as_editor, nonsense):
    assert rows(opened(as_editor, f"/admin/cooperation/meeting/add/?{nonsense}"), "participations") == []


def test_a_form_has_a_row_for_each_of_many_prefilled_participants(as_editor):
    keys = [make.person(f"Person {number}").pk for number in range(5)]
    address = f"/admin/cooperation/meeting/add/?participant={','.join(map(str, keys))}"
    assert rows(opened(as_editor, address), "participations") == keys


@pytest.mark.parametrize(
    ("noun", "typed"),
    [
        ("participant", {"kind": "company", "name": "Zebra works"}),
        ("place", {"kind": "settlement", "name": "Zebra works"}),
    ],
)
def test_back_in_its_list_what_was_added_is_shown_though_no_record_names_it(as_editor, noun, typed):
    address = link(as_editor, f"/{noun}s/?q=zebra")
    response = save(as_editor, address, opened(as_editor, address), **typed)
    assert response.url == f"/{noun}s/?q=zebra&all=yes"
    assert "Zebra works" in main(as_editor.get(response.url))


def test_saving_returns_to_a_page_that_is_no_list_unchanged(as_editor):
    address = "/admin/cooperation/participant/add/?_return=/meetings/?q=zebra"
    response = save(as_editor, address, opened(as_editor, address), kind="company", name="Zebra works")
    assert response.url == "/meetings/?q=zebra"


def test_saving_a_change_returns_to_the_list(as_editor):
    talks = make.meeting()
    make.participation(talks, make.person("Ann Example"))
    ann = Participant.objects.get(name="Ann Example")
    address = f"/admin/cooperation/participant/{ann.pk}/change/?_return=/participants/"
    assert save(as_editor, address, opened(as_editor, address), native_name="Энн").url == "/participants/"
