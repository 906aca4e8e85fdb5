"""How similar two titles are, and which web addresses are of one page."""

import pytest
from django.db import connection, models

from cooperation.models import Source
from cooperation.models.twins import likeness, similar_rows
from cooperation.models.web_addresses import bare_url
from tests import builders as make


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Agreement on visas", "AGREEMENT  on Visas", 1),
        ("Agreement on visas", "Agreement between Kazakhstan and the Kyrgyz Republic on visas", 1),
        ("Agreement on visas", "Agreement on taxes", 0),
        ("Protocol of 2024", "Protocol of 2025", 0),
        ("First session on trade", "Second session on trade", 0),
        ("Первое заседание по торговле", "Второе заседание по торговле", 0),
        ("Kasymaliev Adylbek", "Adylbek Qasymaliev", 1),
        ("A. Kasymaliev", "Adylbek Kasymaliev", 1),
        ("B. Kasymaliev", "Adylbek Kasymaliev", 0.5),
        ("CASA-1000", "CASA 1000", 1),
        ("Строительство дороги", "Строительству дорог", 1),
        ("Kazakhstan", "Kazakhstan", 1),
        ("Ministry of Energy of Kazakhstan", "Ministry of Energy of Uzbekistan", 0.9),
        ("Ministry of Energy of Kazakhstan", "Ministry of Energy", 1),
        ("Kazakhstan", "Uzbekistan", 0),
        ("", "", 1),
    ],
)
def test_likeness_is_the_part_of_the_telling_words_in_common(one, other, expected):
    assert likeness(one, other) == likeness(other, one) == expected


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://www.Example.org/", "example.org"),
        ("http://example.org:80/news/?utm_source=x&utm_medium=y", "example.org/news"),
        ("https://example.org/news?id=1&utm_source=x", "example.org/news?id=1"),
        ("https://example.org/news?utm_source=x&id=1#end", "example.org/news?id=1"),
        ("https://example.org/news/?id=1", "example.org/news?id=1"),
        ("https://example.org/#!/news/1", "example.org/#!/news/1"),
        ("https://example.org/news?id=1&page=2", "example.org/news?id=1&page=2"),
        ("https://example.org:8080/a", "example.org:8080/a"),
        ("https://m.example.org/news/1", "example.org/news/1"),
        ("http://mobile.example.org/news/1", "example.org/news/1"),
        ("https://medium.example.org/news/1", "medium.example.org/news/1"),
        ("https://VIDEO.example/watch?v=aBc", "video.example/watch?v=aBc"),
        ("example.org/news/", "example.org/news"),
        ("", ""),
    ],
)
def test_a_bare_address_keeps_what_names_the_page(db, address, bare):
    assert Source.objects.values_list(bare_url(models.Value(address))).first() == (bare,)


def test_similar_rows_are_looked_up_in_the_indexes(db, django_assert_num_queries):
    for number in range(8):
        make.source(
            f"Reservoir number {number} of example river opened by ministers", url=f"https://a.example/{number}"
        )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with django_assert_num_queries(6):  # two of them say that no table is read whole
        found = similar_rows(Source, ["Ministers open reservoir number 3 on example river"], "https://a.example/5/")

    assert [twin.row.title[:18] for twin in found] == ["Reservoir number 5", "Reservoir number 3"]
