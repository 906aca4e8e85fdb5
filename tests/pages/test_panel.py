"""The filter panel: values that are shown at once, and links of names in rows."""

import pytest

from cooperation.filters.controls import VISIBLE_OPTIONS, Control, Option
from cooperation.models import Agreement, Initiative, Meeting
from cooperation.models.search.query import MAX_SEARCH_CHARACTERS
from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


def control(*options):
    return Control("country", "values", "Country", [], "", [], "", list(options))


def labels(options):
    return [option.label for option in options]


def test_of_many_values_the_most_frequent_stand_first_and_the_rest_in_their_own_order():
    many = control(*(Option(f"{n}", f"Country {n}", count=n) for n in range(1, 20)))
    assert labels(many.first) == [f"Country {n}" for n in range(19, 19 - VISIBLE_OPTIONS, -1)]
    assert labels(many.rest) == [f"Country {n}" for n in range(1, 12)]


def test_chosen_values_of_a_filter_stand_before_frequent_ones():
    many = control(*(Option(f"{n}", f"Country {n}", count=n, chosen=n == 3) for n in range(1, 20)))
    assert labels(many.first)[:2] == ["Country 3", "Country 19"]
    assert len(many.first) == VISIBLE_OPTIONS


def test_no_chosen_value_of_a_filter_is_hidden_however_many_are_chosen():
    many = control(*(Option(f"{n}", f"Country {n}", count=1, chosen=n < 12) for n in range(20)))
    assert [option.chosen for option in many.first] == [True] * 12
    assert not any(option.chosen for option in many.rest)


def test_a_few_values_keep_their_order_and_hide_nothing():
    few = control(*(Option(f"{n}", f"Country {n}", count=n) for n in range(1, VISIBLE_OPTIONS + 2)))
    assert labels(few.first) == [f"Country {n}" for n in range(1, VISIBLE_OPTIONS + 2)]
    assert few.rest == []


def test_values_without_rows_are_hidden_unless_they_are_chosen():
    shown = control(Option("a", "None", count=0), Option("b", "Chosen", count=0, chosen=True), Option("c", "Uncounted"))
    assert labels(shown.shown) == ["Chosen", "Uncounted"]


def test_a_part_stands_below_its_whole_and_alone_where_that_is_missing():
    sectors = control(
        Option("rail", "Rail", count=1, parent="transport"),
        Option("rivers", "Rivers", count=2, parent="water"),
        Option("transport", "Transport", count=3),
    )
    assert [(option.label, option.parent) for option in sectors.first] == [
        ("Rivers", ""),
        ("Transport", ""),
        ("Rail", "transport"),
    ]


def test_parts_of_sectors_are_set_off(client):
    water = make.sector("Waters")
    make.meeting(sectors=[make.sector("Rivers of the example", parent=water)], published=True)
    page = client.get("/meetings/values/sector/")
    assert select(page, 'label input[value="waters"]')
    assert not select(page, 'label.option-under input[value="waters"]')
    assert select(page, 'label.option-under input[value="rivers-of-the-example"]')


CODES = [
    *("KZ", "KG", "RU", "AT", "BE", "BR", "CL", "CN", "DE", "EG", "ES", "FI", "FR", "GB", "GR"),
    *("IN", "IR", "IT", "JP", "KE", "KR", "MX", "NO", "PL", "PT", "SE", "TR", "UZ", "VN", "ZA"),
]
"""Countries of a register with many participants."""


def boxes(response, name="country"):
    """Return the values of a filter on a page, in order, and whether they are ticked."""
    found = select(response, f'input[type="checkbox"][name="{name}"]')
    return {box.get("value"): box.get("checked") is not None for box in found}


@pytest.fixture
def of_many(db):
    """Agreements of many countries, half of them treaties."""
    for number, code in enumerate(CODES):
        parties = [make.state(code), make.state("KZ")]
        form = ("treaty", "protocol")[number % 2]
        make.agreement(title=f"Pact {number}", form=form, parties=parties, published=True)


class TestTheRestOfALongGroup:
    """Values that the panel does not show at once."""

    def test_is_linked_to_with_the_filters_and_without_the_place_in_the_list(self, client, of_many):
        response = client.get("/agreements/?form=treaty&sort=title&rows=25&from=51")
        assert len(boxes(response)) == VISIBLE_OPTIONS
        assert 'href="/agreements/values/country/?form=treaty&amp;sort=title&amp;rows=25"' in response.text

    def test_is_a_page_with_all_values_that_keeps_the_other_filters(self, client, of_many):
        response = client.get("/agreements/values/country/?form=treaty&country=RU&sort=title")
        panel = boxes(client.get("/agreements/?form=treaty&country=RU&sort=title"))
        assert list(boxes(response))[: len(panel)] == list(panel)
        assert {code for code, ticked in boxes(response).items() if ticked} == {"RU"}
        hidden = select(response, 'main input[type="hidden"]')
        assert [(it.get("name"), it.get("value")) for it in hidden] == [("form", "treaty"), ("sort", "title")]
        assert '<form action="/agreements/"' in response.text

    def test_has_each_value_once_with_its_number(self, client, of_many):
        response = client.get("/agreements/values/country/")
        assert set(CODES) <= boxes(response).keys()
        assert len(select(response, 'input[value="RU"]')) == 1
        assert "South Africa<small>1</small>" in response.text

    def test_tells_visitors_nothing_of_drafts(self, client, editor, of_many):
        make.agreement(title="Draft", parties=[make.state("BT")])
        assert "BT" not in boxes(client.get("/agreements/values/country/"))
        assert "BT" in boxes(editor.get("/agreements/values/country/"))

    @pytest.mark.parametrize("name", ["nothing", "q", "participant", "sort"])
    def test_is_there_of_filters_with_values_only(self, client, name):
        assert client.get(f"/agreements/values/{name}/").status_code == 404

    def test_is_answered_though_a_filter_is_wrong(self, client, of_many):
        assert "KZ" in boxes(client.get("/agreements/values/country/?date=32+Feb+2025"))


def test_a_page_of_fifty_rows_is_light(client, of_many):
    for number in range(60):
        title = f"Plan {number} between Finland and Kazakhstan on energy supply"
        parties = [make.state(CODES[number % 20]), make.state(CODES[number % 20 + 9])]
        sectors = [make.sector(f"Sector {number}")]
        agreement = make.agreement(title=title, parties=parties, sectors=sectors, published=True)
        make.action(agreement, "signed", f"{number % 28 + 1} May {1960 + number}")
    response = client.get("/agreements/")
    assert len(titles(response)) == 50
    assert len(response.content) <= 45_000


@pytest.mark.parametrize("noun", ["meetings", "agreements", "initiatives"])
def test_participants_in_a_list_are_links(client, noun):
    north = make.state("XN")
    make.participation(make.meeting(published=True), north)
    make.agreement(parties=[north], published=True)
    make.initiative(participants=[north], published=True)
    assert select(client.get(f"/{noun}/"), f'td li a[href="{north.get_absolute_url()}"]')


@pytest.fixture
def of_nine(db):
    """A published record of each type, titled "Of nine", with nine participants."""
    bodies = [make.participant(f"Body {number}", kind="agency") for number in range(1, 10)]
    return [
        make.meeting(title="Of nine", participants=bodies, published=True),
        make.agreement(title="Of nine", parties=bodies, published=True),
        make.initiative(title="Of nine", participants=bodies, published=True),
    ]


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("meetings", "Body 1 Body 2 Body 3 and 6 more"),
        ("agreements", "Body 1 Body 2 Body 3 Body 4 Body 5 Body 6 and 3 more"),
        ("initiatives", "Body 1 Body 2 Body 3 Body 4 Body 5 Body 6 and 3 more"),
    ],
)
def test_of_many_participants_a_list_names_the_first_and_the_page_has_all(client, of_nine, noun, words):
    cell = one(client.get(f"/{noun}/?q=nine"), "td ul")
    assert text(cell) == words
    assert select(cell, f'li.more a[href="/{noun}/of-nine/"]')
    assert "Body 9" in client.get(f"/{noun}/of-nine/").text


@pytest.mark.parametrize(
    ("model", "relation"), [(Meeting, "participations"), (Agreement, "parties"), (Initiative, "involvements")]
)
def test_a_list_reads_no_more_participants_than_it_names(of_nine, model, relation):
    row = model.objects.for_list().get(title="Of nine")
    assert [str(one) for one in getattr(row, f"first_{relation}")] == [f"Body {n}" for n in range(1, 7)]
    assert getattr(row, f"{relation}_count") == 9


def test_a_meeting_without_participants_has_none_in_the_list():
    make.meeting(title="Of none")
    row = Meeting.objects.for_list().get(title="Of none")
    assert (row.first_participations, row.participations_count) == ([], 0)


@pytest.mark.parametrize("noun", ["meetings", "agreements", "initiatives", "developments", "commitments", "figures"])
def test_a_list_is_sorted_by_its_sources_from_the_head(client, noun):
    assert select(client.get(f"/{noun}/"), 'thead a[href="?sort=sources"]')


@pytest.mark.parametrize("narrowed", ["country=KZ&kind=talks", "country=KZ&kind=talks&sort=title&rows=25"])
def test_all_that_is_chosen_is_cleared_at_once(client, narrowed):
    clear = one(client.get(f"/meetings/?{narrowed}"), "a.chips-clear")
    assert (clear.get("href"), text(clear)) == ("/meetings/", "Clear all")


def test_the_order_and_the_size_of_pages_belong_to_the_form(client):
    menus = select(client.get("/meetings/"), 'select[form="filters"]')
    assert [menu.get("name") for menu in menus] == ["sort", "rows"]


class TestTypedName:
    """Text typed into a filter by rows of another model."""

    def listed(self, client, typed):
        return titles(client.get("/meetings/", {"participant": typed, "kind": "summit"}))

    @pytest.fixture(autouse=True)
    def festivals(self):
        for name in ("Ruritania", "Bank of Ruritania", "Ruritanian Rail"):
            meeting = make.meeting(title=f"Festival of {name}", kind="summit", published=True)
            make.participation(meeting, make.participant(name, other_names=["RT"] if name == "Ruritania" else []))

    def test_finds_the_row_of_that_name_whatever_its_capitals(self, client):
        for typed in ("Ruritania", "ruritania", "RURITANIA"):
            assert self.listed(client, typed) == ["Festival of Ruritania"]

    def test_finds_the_row_with_that_other_name(self, client):
        make.participation(Meeting.objects.get(title="Festival of Ruritanian Rail"), make.participant("RT Rail"))
        assert self.listed(client, "rt") == ["Festival of Ruritania"]

    def test_finds_any_row_with_its_words_where_none_has_that_name(self, client):
        response = client.get("/meetings/", {"participant": "Ruritan", "kind": "summit"})
        assert len(titles(response)) == 3
        assert "Participant: Bank of Ruritania, Ruritania or Ruritanian Rail" in main(response)

    def test_that_finds_nothing_stays_in_the_box_and_other_filters_stay(self, client):
        page = client.get("/meetings/?participant=ruritania&participant=Nowhere").text
        assert 'id="filter-participant" name="participant" value="Nowhere"' in page
        assert 'value="ruritania" checked' in page
        assert 'value="Nowhere" checked' not in page


def test_only_the_last_value_of_a_single_filter_is_above_the_rows(client):
    assert texts(client.get("/meetings/?date=2019&date=2025"), "a.chip") == ["Date: 2025 – remove×"]


def test_blanks_are_not_a_choice(client):
    assert len(select(client.get("/meetings/?participant=kazakhstan&participant=+"), "a.chip")) == 1


def test_visitors_are_not_told_in_which_languages_hidden_sources_are(client, editor):
    make.source("Hidden", language="tg")
    assert "“tg” is not one of the choices" in main(client.get("/sources/?language=tg"))
    assert "Tajik" in main(editor.get("/sources/"))


def test_the_search_field_takes_as_many_characters_as_are_read(client):
    fields = select(client.get("/meetings/"), 'input[name="q"]')
    assert {field.get("maxlength") for field in fields} == {str(MAX_SEARCH_CHARACTERS)}
