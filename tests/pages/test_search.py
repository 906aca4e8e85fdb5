"""Search over all record types."""

import re
from unicodedata import normalize

import pytest

from cooperation.views.search import pages
from tests import builders as make
from tests.html import texts
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


def test_a_record_is_found_by_the_words_of_its_title(client):
    make.initiative(title="Dredging of the example canal", published=True)
    assert titles(client.get("/search/?q=canal+dredged")) == ["Dredging of the example canal"]


def test_names_come_before_records_that_contain_them(client):
    talks = make.meeting(title="Talks", published=True)
    make.participation(talks, make.person("Zebulon Example"))
    assert titles(client.get("/search/?q=zebulon")) == ["Zebulon Example", "Talks"]


def test_another_spelling_of_a_name_finds_it(client):
    talks = make.meeting(title="Talks", published=True)
    make.participation(talks, make.person("Zebulon Example", other_names=["Завулон"]))
    assert titles(client.get("/search/?q=завулон")) == ["Zebulon Example", "Talks"]


def test_a_country_is_found_by_its_code(client):
    assert "Country Kazakhstan KZ" in main(client.get("/search/?q=kz"))


def make_meetings(number, **fields):
    return [make.meeting(title=f"Talks of zebras {place}", published=True, **fields) for place in range(number)]


def marks(response):
    """Return the highlighted words of a page."""
    return texts(response, "mark")


def test_results_stand_by_noun_each_with_its_number(client):
    make.initiative(title="The example canal", published=True)
    make_meetings(2, summary="On the canal.")
    text = main(client.get("/search/?q=canal"))
    assert re.search(r"Meetings 2 .*Talks of zebras .*Initiatives 1 .*The example canal", text)


def test_a_group_shows_the_best_few_and_links_to_all(client):
    make_meetings(6)
    response = client.get("/search/?q=zebras")
    assert len(titles(response)) == pages.BEST_RESULTS
    assert '<a href="/meetings/?q=zebras">All 6 meetings</a>' in response.text
    assert "6 meetings" in main(client.get("/meetings/?q=zebras"))


def test_a_group_that_is_shown_whole_leads_nowhere(client):
    make_meetings(pages.BEST_RESULTS)
    assert "All 4" not in main(client.get("/search/?q=zebras"))


def test_what_bears_the_words_in_its_title_comes_before_what_mentions_them(client):
    make.meeting(title="Talks", summary="On zebras.", date="2025", published=True)
    make.meeting(title="Zebras and their stripes", date="1999", published=True)
    assert titles(client.get("/search/?q=zebras")) == ["Zebras and their stripes", "Talks"]


def test_results_are_counted_to_a_bound(client, limits):
    limits(RESULT_COUNT_LIMIT=5)
    make_meetings(7)
    text = main(client.get("/search/?q=zebras"))
    assert "Meetings more than 5" in text
    assert "All meetings with these words (more than 5)" in text


def test_of_many_results_the_latest_are_shown(client, limits):
    limits(MAX_RANKED=3)
    for year in range(2010, 2016):
        make.meeting(title=f"Talks of zebras in {year}", date=str(year), published=True)
    assert titles(client.get("/search/?q=zebras"))[0] == "Talks of zebras in 2015"


def test_the_words_are_marked_in_the_title_in_any_inflection(client):
    make.initiative(title="Dredging of the example canals", published=True)
    assert marks(client.get("/search/?q=canal+dredged")) == ["Dredging", "canals"]


def test_words_that_stand_together_are_marked_as_one(client):
    make.initiative(title="The example canal", published=True)
    assert marks(client.get('/search/?q="example canal"')) == ["example canal"]


def test_a_word_that_is_not_finished_is_marked_to_its_end(client):
    make.initiative(title="The example canal", published=True)
    assert marks(client.get("/search/?q=exampl")) == ["example"]


def test_a_passage_shows_where_the_words_occur(client):
    make.development(
        title="Step one", text=f"{'Before that. ' * 40}A zebra was seen. {'After that. ' * 40}", published=True
    )
    response = client.get("/search/?q=zebras")
    assert marks(response) == ["zebra"]
    assert re.search(r"… .*A zebra was seen\..* …", main(response))
    assert len(main(response)) < 1000


def test_a_quote_shows_where_the_words_occur(client):
    make.cite(make.meeting(title="Talks", published=True), quote="the zebra stays")
    response = client.get("/search/?q=zebra")
    assert "“the zebra stays”" in main(response)
    assert marks(response) == ["zebra"]


@pytest.mark.parametrize(
    ("build", "texts", "shown"),
    [
        (make.agreement, {"references": ["Treaty Series 1", "Zebra Series 12"]}, "Zebra Series 12"),
        (make.meeting, {"other_titles": ["Of a zebra"]}, "Of a zebra"),
        (make.figure, {"unit": "zebras a year"}, "zebras a year"),
    ],
)
def test_whatever_text_of_a_record_the_words_stand_in_is_shown(client, build, texts, shown):
    build(title="Plain", published=True, **texts)
    response = client.get("/search/?q=zebra")
    assert shown in main(response)
    assert len(marks(response)) == 1


def test_what_a_source_says_instead_is_shown(client):
    make.cite(make.meeting(title="Talks", published=True), differs="It was a zebra.")
    assert "It was a zebra." in main(client.get("/search/?q=zebra"))


def test_the_address_by_which_a_source_is_found_is_shown(client):
    make.cite(make.meeting(title="Talks", published=True), make.source("An article", url="https://zebra.example/1"))
    assert "https://zebra.example/1" in main(client.get("/search/?q=zebra.example"))


def test_a_passage_does_not_repeat_the_title(client):
    make.meeting(title="Treaty on zebras", summary="Zebras", published=True)
    assert marks(client.get("/search/?q=zebras")) == ["zebras"]


def test_words_are_marked_in_whatever_letters_they_are_written(client):
    make.meeting(title=normalize("NFD", "Талас и Йошкар"), published=True)
    assert marks(client.get("/search/?q=йошкара")) == ["Йошкар"]


def test_a_name_that_the_title_does_not_give_is_explained(client):
    talks = make.meeting(title="Talks", published=True)
    make.participation(talks, make.person("Zebulon Example", other_names=["Завулон Пример"]))
    response = client.get("/search/?q=завулон&noun=meeting")
    assert "Names: Zebulon Example, also Завулон Пример" in main(response)
    assert marks(response) == ["Завулон"]


def test_a_name_that_the_title_gives_is_not_explained(client):
    talks = make.meeting(title="Talks of Zebulon Example", published=True)
    make.participation(talks, make.person("Zebulon Example"))
    assert "Names:" not in main(client.get("/search/?q=zebulon&noun=meeting"))


def test_markup_in_a_record_is_shown_as_text_with_the_words_marked(client):
    make.development(title="A <b>zebra</b> & more", text="See <script>zebra()</script>.", published=True)
    text = client.get("/search/?q=zebra").text
    assert "A &lt;b&gt;<mark>zebra</mark>&lt;/b&gt; &amp; more" in text
    assert "<script>zebra" not in text


def test_the_archived_text_of_a_source_is_looked_through_but_not_shown(client):
    source = make.source("An article")
    make.snapshot(source, "Secret zebras.")
    make.cite(make.meeting(title="Talks", published=True), source)
    response = client.get("/search/?q=zebras")
    assert titles(response) == ["An article"]
    assert "Secret" not in response.text


def test_a_person_is_found_by_a_post_too_after_those_who_are_called_so(client):
    talks = make.meeting(title="Talks", published=True)
    ann, bob = make.person("Ann Example"), make.person("Keeper Bob")
    make.affiliation(ann, make.participant("Committee of examples"), role="Keeper of stripes")
    for person in (ann, bob):
        make.participation(talks, person)
    response = client.get("/search/?q=keeper")
    assert titles(response) == ["Keeper Bob", "Ann Example", "Talks"]
    assert "Keeper of stripes" in main(response)
    assert titles(client.get("/search/?q=keeper+stripes")) == ["Ann Example"]


def test_results_of_one_noun_come_in_pages(client, limits):
    limits(RESULTS_PER_PAGE=4)
    make_meetings(6)
    assert "1–4 of 6 meetings, latest first" in main(client.get("/search/?q=zebras&noun=meeting"))
    assert len(titles(client.get("/search/?q=zebras&noun=meeting&page=2"))) == 2
    assert client.get("/search/?q=zebras&noun=meeting&page=3").status_code == 404


def test_other_record_types_are_counted_beside_the_current_one(client):
    make_meetings(1)
    make.agreement(title="Agreement on zebras", published=True)
    text = main(client.get("/search/?q=zebras&noun=meeting"))
    assert "Meetings 1 Agreements 1" in text


def test_an_editor_is_led_to_names_without_a_record_too(editor, client):
    for place in range(7):
        make.person(f"Zebulon {place}")
    assert "/participants/?q=zebulon&amp;all=yes" in editor.get("/search/?q=zebulon").text
    assert "No results" in main(client.get("/search/?q=zebulon"))


def test_results_can_be_limited_to_a_record_type(client):
    make.initiative(title="The example canal", published=True)
    make.meeting(title="Talks on the example canal", published=True)
    assert titles(client.get("/search/?q=canal&noun=meeting")) == ["Talks on the example canal"]


def test_a_visitor_finds_no_draft(client):
    make.meeting(title="Quiet talks of zebras")
    assert "No results for “zebras”" in main(client.get("/search/?q=zebras"))


@pytest.mark.parametrize("sign", ["\x02", "\x03", "\x1e", "\x1f", "\uffff"])
def test_no_sign_in_a_text_breaks_what_is_found(client, sign):
    ann = make.person(f"Ann{sign} Zebulon", other_names=[f"Anna{sign}Zebulon"])
    talks = make.meeting(title=f"Zebulon{sign} talks", summary=f"On{sign} zebulon", published=True)
    make.participation(talks, ann)
    assert "Zebulon talks" in " ".join(main(client.get("/search/?q=zebulon")).replace(sign, " ").split())


def test_whom_no_record_names_is_found_without_a_mark(editor):
    make.person("Zebulon Example")
    page = editor.get("/search/?q=zebulon").text
    assert "Zebulon Example" in main(editor.get("/search/?q=zebulon"))
    assert '<span class="mark"></span>' not in page


def test_an_editor_finds_a_draft_marked_by_a_word(editor):
    make.meeting(title="Quiet talks of zebras")
    assert "Quiet talks of zebras draft" in main(editor.get("/search/?q=zebras"))


def test_nothing_found_says_what_to_try(client):
    text = main(client.get("/search/?q=qqqq"))
    assert "Try fewer words" in text
    assert "Browse a list: meetings, " in text
    assert "countries, participants, places, sources." in text


def test_an_ellipsis_marks_where_a_text_is_cut(client):
    assert f"No results for “{'x' * 59}…”" in main(client.get("/search/", {"q": "x" * 100}))


@pytest.mark.parametrize("text", ['"', "-water", "- -", "''", "or"])
@pytest.mark.parametrize("narrowed", [{}, {"noun": "meeting"}])
def test_a_text_without_a_word_that_is_looked_for_finds_nothing(client, text, narrowed):
    response = client.get("/search/", {"q": text, **narrowed})
    assert titles(response) == []
    assert "Type a word or a name." in main(response)


def test_a_search_that_only_leaves_a_word_out_says_what_is_missing(client):
    expected = "Type a word or a name. A word with - before it only excludes results."
    assert expected in main(client.get("/search/?q=-water"))


def test_names_are_found_by_the_words_that_are_asked_alone(client):
    assert "Country Kazakhstan KZ" in main(client.get('/search/?q="kazakhstan" -zebra'))


def test_nothing_found_offers_names_that_are_written_alike(client):
    make.participation(make.meeting(title="Talks", published=True), make.person("Zebulon Example"))
    response = client.get("/search/?q=Zebullon")
    assert "Did you mean" in main(response)
    assert titles(response) == ["Zebulon Example"]


def test_no_results_of_a_record_type_link_to_everything(client):
    make_meetings(1)
    text = main(client.get("/search/?q=zebras&noun=figure"))
    assert "No results for “zebras” in figures" in text
    assert "Search everything, not only figures" in text


def test_nothing_asked_says_how_to_ask(client):
    assert "A result has all your words" in main(client.get("/search/"))


def test_a_noun_that_does_not_exist_is_reported(client):
    assert "“dragon” is not one of the choices" in main(client.get("/search/?q=water&noun=dragon"))


@pytest.mark.parametrize(
    "text", ["'", '"', "a & !", "()", "%", "x" * 5000, "\0", "<script>", "\x02a\x03", "a or", "-" * 60, "- " * 60, "%s"]
)
def test_any_text_typed_into_the_search_gets_an_answer(client, text):
    assert client.get("/search/", {"q": text}).status_code == 200


def test_the_search_text_is_shown_as_text_and_no_markup(client):
    assert "<script>alert" not in client.get("/search/", {"q": "<script>alert(1)</script>"}).text
