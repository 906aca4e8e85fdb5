"""Questions that one list with its filters, or one page, answers: about the article, then about any records."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests import builders as make
from tests.html import one, select, text
from tests.pages.reading import main, section, titles
from tests.past import days_ago, known_since

pytestmark = pytest.mark.django_db


def test_who_met_whom_on_25_february_2025_in_which_capacity(client):
    text = main(client.get("/meetings/?date=25+Feb+2025&kind=talks"))
    assert "KZ Kassym-Jomart Tokayev, President" in text
    assert "KG Adylbek Kasymaliev, chairman of the Kyrgyz Cabinet of Ministers" in text
    assert "KZ Olzhas Bektenov, Prime Minister" in text
    assert "RU Alexander Novak, Deputy Chairman of the Government of the Russian Federation" in text


@pytest.mark.parametrize("query", ["q=water", "sector=water"])
def test_which_initiatives_concern_water(client, query):
    assert "Water supply along the Shu and Talas rivers" in titles(client.get(f"/initiatives/?{query}"))


def test_in_which_cities_chp_stations_are_under_discussion_and_between_which_states(client):
    response = client.get("/initiatives/?q=CHP+station&status=under_discussion")
    assert {"CHP station in Kokshetau", "CHP station in Semey", "CHP station in Ust-Kamenogorsk"} <= set(
        titles(response)
    )
    assert "three cities of Kazakhstan KZ RU Semey under discussion" in main(response)


def test_what_kazakh_kyrgyz_trade_was_in_2024(client):
    text = main(client.get("/figures/?country=KZ&country=KG&period=2024"))
    assert "$1.7 billion 1,700,000,000 USD" in text


def test_a_pair_of_countries_leaves_out_what_one_of_them_does_with_others(client):
    assert titles(client.get("/meetings/?country=KZ&country=RU")) == ["Talks of Olzhas Bektenov and Alexander Novak"]


def test_what_takes_place_within_a_country_is_found_by_it(client):
    assert "CHP station in Semey" in titles(client.get("/initiatives/?place=kazakhstan"))


def test_which_commitments_slipped_and_by_how_much(client):
    first = make.commitment(what="Open the road.", due="2023", published=True)
    second = make.commitment(what="Open the road later.", due="2024", restates=first, published=True)
    make.commitment(what="Open the whole road.", due="June 2025", restates=second, published=True)
    make.commitment(what="Pay for the road.", due="2024", published=True)
    page = client.get("/commitments/?moved=later&sort=-slippage")
    assert titles(page) == ["Open the whole road.", "Open the road later."]
    assert "18 months later" in text(select(page, "tbody tr")[0])
    assert "1 year later" in text(select(page, "tbody tr")[1])


def test_who_met_whom_most_often_in_a_year(client):
    ann = make.person("Ann North", country=make.country("XN"))
    bob, carl = (make.person(name, country=make.country("XS")) for name in ("Bob South", "Carl South"))
    for date, others in (("May 2019", [bob]), ("June 2019", [bob, carl]), ("2020", [carl])):
        make.meeting(date=date, participants=[ann, *others], published=True)
    met = section(client.get("/numbers/?year=2019"), "Who met whom in 2019")
    assert "Ann North XN Bob South XS 2 Ann North XN Carl South XS 1" in met
    assert "Bob South XS Carl South" not in met


def test_who_left_a_project_and_who_replaced_them(client):
    road = make.initiative(title="Road", participants=[make.state("XN")], published=True)
    make.involvement(road, make.state("XS"), during="2015-2022", outcome="replaced", replaced_by=make.state("XE"))
    make.involvement(road, make.participant("Bank"), outcome="left")
    make.initiative(title="Bridge", participants=[make.state("XN")], published=True)
    page = client.get("/initiatives/?role=left&role=replaced&country=XS&country=XN")
    assert titles(client.get("/initiatives/?role=left&q=road")) == ["Road"]
    row = text(one(client.get("/initiatives/?role=replaced&q=road"), "tbody"))
    assert titles(page) == []
    assert "Replaced Southland: Eastland" in row
    assert "Left: Bank" in row


def test_which_statements_rest_on_one_second_hand_source(client):
    agency, office = make.source("Agency"), make.source("Office")
    told, seen, both = (
        make.development(text=words, kind="statement", date="2025")
        for words in ("Told by one.", "Seen by one.", "Told by two.")
    )
    make.cite(told, agency, relies_on=office)
    make.cite(told, agency, "other words", relies_on=office)
    make.cite(seen, agency, relies_on=office)
    make.cite(seen, agency, "at first hand")
    make.cite(both, agency, relies_on=office)
    make.cite(both, make.source("Another agency"), relies_on=office)
    for record in (told, seen, both):
        record.publication = "published"
        record.save()
    page = client.get("/developments/?kind=statement&second_hand=yes&date=2025&q=one")
    assert titles(page) == ["Told by one."]
    assert "Only on one second-hand source" in main(page)


def test_what_is_due_in_90_days_without_news_since(client):
    soon, late = ((localdate() + timedelta(days=days)).isoformat() for days in (60, 120))
    talks = make.meeting(date="2025", published=True)
    quiet, told = (make.initiative(title=title, published=True) for title in ("Quiet", "Told"))
    make.development(date="2026", initiatives=[told], published=True)
    for words, due, plant in (("Build it.", soon, quiet), ("Mend it.", soon, told), ("Close it.", late, quiet)):
        make.commitment(what=words, due=due, meeting=talks, about_initiatives=[plant], published=True)
    assert titles(client.get("/commitments/?due_within=90&unreported=yes&q=it")) == ["Build it."]


def test_what_was_open_on_a_past_day(client):
    north = make.state("XN")
    kept, later = (
        make.commitment(what=f"{what}.", by=[north], due="2030", published=True) for what in ("Build it", "Repair it")
    )
    known_since(20)
    make.commitment(what="Paint it.", by=[north], due="2030", published=True)
    kept.status, later.due = "met", "2035"
    kept.save()
    later.save()
    asked = "/commitments/?country=XN&status=open"
    assert {*titles(client.get(asked))} == {"Paint it.", "Repair it."}
    assert {*titles(client.get(f"{asked}&as_of={days_ago(10).isoformat()}"))} == {"Build it.", "Repair it."}
