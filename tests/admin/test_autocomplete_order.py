"""Autocomplete offers the best match first, so that Enter selects it."""

import pytest

from tests import builders as make


def first_offered(client, term, model="participation", field="participant"):
    query = {"app_label": "cooperation", "model_name": model, "field_name": field, "term": term}
    return client.get("/admin/autocomplete/", query).json()["results"][0]["text"]


@pytest.mark.parametrize("term", ["Kazakhstan", "kazakhstan", "Republic of Kazakhstan"])
def test_what_is_called_so_comes_before_what_mentions_it(as_editor, term):
    make.participant("Academy of Kazakhstan", kind="university", country=make.country("KZ"))
    assert first_offered(as_editor, term) == "Kazakhstan (state, KZ)"


def test_what_begins_so_comes_before_what_mentions_it(as_editor):
    make.place("Bank of the Examplewater", kind="district")
    make.place("Examplewater Dam", kind="reservoir")
    assert first_offered(as_editor, "Examplewater", "meeting", "venue") == "Examplewater Dam (reservoir)"


def test_a_country_is_offered_by_the_name_typed(as_editor):
    assert first_offered(as_editor, "Niger", "participant", "country") == "Niger (NE)"


def test_nothing_typed_offers_names_in_their_order(as_editor):
    make.participant("Aachen Example", kind="company")
    assert first_offered(as_editor, "") == "Aachen Example (company)"


def offered(client, term, model, field):
    query = {"app_label": "cooperation", "model_name": model, "field_name": field, "term": term}
    return [row["text"] for row in client.get("/admin/autocomplete/", query).json()["results"]]


@pytest.mark.parametrize(
    ("builder", "model", "field"),
    [
        (make.agreement, "commitment", "agreement"),
        (make.meeting, "agreement", "meeting"),
        (make.initiative, "figure", "initiative"),
        (make.commitment, "figure", "commitment"),
        (make.source, "citation", "source"),
    ],
)
def test_titles_that_begin_with_the_text_come_before_those_with_its_words_and_others(as_editor, builder, model, field):
    for title, more in (
        ("Gazette a of the road", {}),
        ("Test gazette A: rail", {}),
        ("Test gazette B: road", {} if builder is make.source else {"summary": "Gazette a"}),
    ):
        builder(title=title, **more)
    found = [text.split(" (")[0] for text in offered(as_editor, "gazette A", model, field)]
    assert found[:2] == ["Gazette a of the road", "Test gazette A: rail"]
    assert found[2:] in (["Test gazette B: road"], [])


def test_among_equals_the_newest_comes_first(as_editor):
    for number in range(3):
        make.agreement(title=f"Gazette {number}")
    assert [text.split(" (")[0] for text in offered(as_editor, "gazette", "commitment", "agreement")] == [
        *("Gazette 2", "Gazette 1", "Gazette 0"),
    ]


def test_pages_have_each_row_once(as_editor):
    for number in range(30):
        make.agreement(title=f"Gazette {number}" if number % 2 else f"The gazette {number}")
    found = []
    for page in (1, 2):
        query = {"app_label": "cooperation", "model_name": "commitment", "field_name": "agreement", "term": "gazette"}
        found += as_editor.get("/admin/autocomplete/", {**query, "page": page}).json()["results"]
    texts = [row["text"] for row in found]
    assert len(texts) == len(set(texts)) == 30
    assert all(text.startswith("Gazette") for text in texts[:15])
    assert all(text.startswith("The gazette") for text in texts[15:])


def test_a_name_in_another_spelling_comes_first(as_editor):
    make.person("Kasymaliyev the Elder")
    make.person("Adylbek K.", other_names=["Kasymaliyev"])
    assert first_offered(as_editor, "Kasymaliyev") == "Adylbek K. (person)"


def test_what_a_text_only_mentions_comes_last(as_editor):
    make.agreement(title="About water", summary="The canal of Talas.")
    make.agreement(title="Canal of Talas")
    make.agreement(title="Later", summary="The canal of Talas.")
    found = [text.split(" (")[0] for text in offered(as_editor, "canal talas", "commitment", "agreement")]
    assert found == ["Canal of Talas", "Later", "About water"]


@pytest.mark.parametrize("term", ["   ", "%", "((", "'", "a" * 300, "–"])
def test_no_text_is_an_error(as_editor, term):
    assert offered(as_editor, term, "commitment", "agreement") is not None
