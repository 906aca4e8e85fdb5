"""What was found by a part, another form or another letter is highlighted in the text as it is written."""

import pytest

from tests import builders as make
from tests.html import texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "asked", "marked"),
    [
        ("The CASA-1000 line", "1000", ["1000"]),
        ("The CASA-1000 line", "casa1000", ["CASA-1000"]),
        ("The casa1000 line", "CASA-1000", ["casa1000"]),
        ("The Astana/Bishkek corridor", "bishkek", ["Bishkek"]),
        ("The Astana/Bishkek corridor", "bish", ["Bishkek"]),
        ("Plan for 2025–2030", "2030", ["2030"]),
        ("Decree №12 of May", "12", ["12"]),
        ("São Tomé talks", "sao tome", ["São Tomé"]),
        ("São Tomé talks", "tom", ["Tomé"]),
        ("The oﬃce of zebras", "office", ["oﬃce"]),
        ("The ze\u00adbra talks", "zebra", ["ze\u00adbra"]),
        ("Встреча в Зебране", "Зебрана", ["Зебране"]),
        ("Зебранада кездесу", "Зебрана", ["Зебранада"]),
        ("Қазебрстанның банкі", "Қазебрстан", ["Қазебрстанның"]),
        ("A <b>zebra-1</b> & more", "zebra", ["zebra"]),
    ],
)
def test_what_was_found_is_highlighted_as_it_is_written(client, written, asked, marked):
    make.meeting(title="Talks", summary=written, published=True)
    assert texts(client.get("/search/", {"q": asked}), ".entry-said mark") == marked


@pytest.mark.parametrize(
    ("title", "typed", "marked"),
    [
        ("Zebra/Giraffe corridor", "giraf", ["Giraffe"]),
        ("São Zebra talks", "sao zeb", ["São Zebra"]),
        ("Zebra-1000 line", "zebra 1000", ["Zebra-1000"]),
        ("Zebra-1000 line", "zebra1000", ["Zebra-1000"]),
        ("Гараж в Зебране", "Зебрана", ["Зебране"]),
        ("Гараж и Зебрана", "Зебране", ["Зебрана"]),
        ("Зебра у Өкмөт", "окмот", ["Өкмөт"]),
    ],
)
def test_suggestions_follow_the_same_rules(client, title, typed, marked):
    make.meeting(title=title, published=True)
    assert texts(client.get("/search/suggestions/", {"q": typed}), "mark") == marked
