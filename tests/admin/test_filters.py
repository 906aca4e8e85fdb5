"""Filters of admin lists: results, and messages for invalid values."""

import pytest

from tests import builders as make
from tests.admin.test_lists import found


def said(client, url) -> list[str]:
    return [str(message) for message in client.get(url).context["messages"]]


def test_a_choice_narrows(as_editor):
    make.meeting(title="Summit of examples", kind="summit")
    make.meeting(title="Talks")

    assert found(as_editor, "meeting", "?kind__exact=summit") == ["Summit of examples"]


def test_yes_or_no_narrows(as_editor):
    make.figure(title="Preferred", preferred=True, preferred_reason="Official.")

    assert "Preferred" in found(as_editor, "figure", "?preferred__exact=1")
    assert "Preferred" not in found(as_editor, "figure", "?preferred__exact=0")


def test_a_year_finds_every_period_that_touches_it(as_editor):
    for title, date in [("day", "25 Feb 1925"), ("decade", "1920s"), ("before", "1924"), ("undated", None)]:
        make.meeting(title=title, date=date)

    assert found(as_editor, "meeting", "?date__year=1925") == ["day", "decade"]


def test_a_deadline_is_found_in_the_year_in_which_it_ends(as_editor):
    for what, due in [("by 1930", "by 1930"), ("by 1931", "by 1931"), ("20 Dec", "by 20 Dec 1930")]:
        make.commitment(what=what, due=due)

    assert sorted(found(as_editor, "commitment", "?due__year=1930")) == ["20 Dec", "by 1930"]


@pytest.mark.parametrize("year", ["abc", "0", "99999", "20.25"])
def test_an_invalid_year_gets_an_error_and_finds_nothing(as_editor, year):
    make.meeting(date="2025")
    url = f"/admin/cooperation/meeting/?date__year={year}"

    assert said(as_editor, url)[0].startswith("Year: ")
    assert found(as_editor, "meeting", f"?date__year={year}") == []


@pytest.mark.parametrize(
    "query", ["kind__exact=nonsense", "participants__exact=x", "participants__exact=999999", "country=KK"]
)
def test_an_unknown_filter_gets_an_error_and_finds_nothing(as_editor, query):
    make.meeting()

    assert len(said(as_editor, f"/admin/cooperation/meeting/?{query}")) == 1
    assert found(as_editor, "meeting", f"?{query}") == []


def test_a_participant_narrows_to_where_they_took_part(as_editor):
    ann = make.person("Ann")
    make.participation(make.meeting(title="With Ann"), ann)
    make.meeting(title="Without")

    assert found(as_editor, "meeting", f"?participants__exact={ann.pk}") == ["With Ann"]


def test_a_country_narrows_to_what_it_takes_part_in(as_editor):
    make.meeting(title="Theirs", participants=[make.person(country=make.country("XN"))])
    make.agreement(title="Theirs too", parties=[make.state("XN")])
    make.meeting(title="Of others", participants=[make.state("XS")])

    assert found(as_editor, "meeting", "?country=XN") == ["Theirs"]
    assert found(as_editor, "agreement", "?country=XN") == ["Theirs too"]


def test_a_sector_narrows(as_editor):
    water = make.sector("Example water")
    make.initiative(title="Reservoir", sectors=[water])
    make.initiative(title="Railway")

    assert found(as_editor, "initiative", f"?sectors__exact={water.pk}") == ["Reservoir"]


def test_developments_are_found_by_what_they_are_about(as_editor):
    plant = make.initiative()
    make.development(text="News of it.", initiatives=[plant])
    make.development(text="Other news.")

    assert found(as_editor, "development", f"?initiatives__exact={plant.pk}") == ["News of it."]


def test_participants_places_and_sources_are_found_by_where_they_belong(as_editor):
    country = make.country("XN")
    publisher = make.person("Publisher", country=country)
    make.place("Town of examples", countries=[country])
    make.source("Article of examples", publisher=publisher)

    assert found(as_editor, "participant", "?country__exact=XN") == ["Publisher"]
    assert found(as_editor, "place", "?countries__exact=XN") == ["Town of examples"]
    assert found(as_editor, "source", f"?publisher__exact={publisher.pk}") == ["Article of examples"]


def test_filters_narrow_together(as_editor):
    make.meeting(title="One", kind="summit", date="1925")
    make.meeting(title="Other", kind="summit", date="1926")

    assert found(as_editor, "meeting", "?kind__exact=summit&date__year=1925") == ["One"]


def test_empty_fields_are_left_out_of_the_url(as_editor):
    response = as_editor.get("/admin/cooperation/meeting/?q=&kind__exact=summit&date__year=")

    assert (response.status_code, response.url) == (302, "?kind__exact=summit")


def test_a_filter_shows_what_is_chosen(as_editor):
    ann = make.person("Ann Example", country=make.country("XN"))

    content = as_editor.get(f"/admin/cooperation/meeting/?participants__exact={ann.pk}").content.decode()
    assert "Ann Example (person, XN)" in content
