"""Joined words are also their parts, and the exact form comes first."""

import pytest
from django.db import connection

from cooperation.models import Entry, EntryWords
from tests import builders as make

pytestmark = pytest.mark.django_db


def found(text):
    """Return the titles of the entries that a text finds."""
    return set(Entry.objects.search(text).values_list("title", flat=True))


def ranked(text):
    """Return the titles of the meetings that a text finds, best first."""
    keys = EntryWords.objects.filter(noun="meeting").ranked(text).values_list("key", flat=True)
    entries = {entry.key: entry.title for entry in Entry.objects.filter(noun="meeting", key__in=list(keys))}
    return [entries[key] for key in keys]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Astana/Bishkek zebras", "bishkek zebras"),
        ("Zebra-1000", "zebra 1000"),
        ("Zebra-1000", "zebra1000"),
        ("Zebra-1000", '"Zebra-1000"'),
        ("Zebra-1000", '"zebra 1000"'),
        ("Zebra 1000", "zebra-1000"),
        ("Zebra–1000", "zebra‑1000"),
        ("Zebra_1000", "1000 zebra"),
        ("zebra.1000@giraffe.org", "giraffe zebra"),
        ("zebra.1000@giraffe.org", "zebra.1000@giraffe.org"),
        ("https://www.zebra.org/2030/giraffe-news", "giraffe 2030"),
        ("https://www.zebra.org/2030/giraffe-news", "www.zebra.org"),
        ("https://www.zebra.org/2030/giraffe-news", "https://www.zebra.org/2030/giraffe-news"),
        ("zebra and/or giraffe", "and/or"),
        ("zebra and/or giraffe", '"and/or giraffe"'),
        ("zebra 2025-2030", "2025"),
        ("zebra 2025/2030", "2025-2030"),
        ("zebra 2025—2030", "2030"),
        ("zebra 5+1", '"5+1"'),
        ("zebra No.12", "zebra 12"),
        ("zebra No.12", "No.12"),
        ("zebra UN2720", "2720"),
        ("zebra UN2720", "un2720"),
        ("zebra UN 2720", "UN2720"),
        ("Zebra-Giraffe talks", "giraffe"),
        ("Zebra-Giraffe talks", '"zebra-giraffe talks"'),
        ("Zebra–Giraffe talks", "zebra-giraffe"),
        ("Zebra/Giraffe talks", "gir"),
        ("Zebra/Giraffe talks", "zebra/gir"),
        ("zebra R&D", "R&D"),
        ("zebra's giraffe", "zebra"),
        ("zebra (giraffe)", "zebra giraffe"),
        ("zebra\\giraffe", "giraffe"),
        ("зебра-жираф", "жираф"),
        ("зебра/жирафы", "жираф"),
        ("The zebra-20kV line", "20"),
    ],
)
def test_joined_words_are_found_together_and_apart(written, asked):
    make.meeting(title=written)
    make.meeting(title="Something else")
    assert written in found(asked)
    assert "Something else" not in found(asked)


@pytest.mark.parametrize(
    ("asked", "not_found"),
    [
        ("5+1", "Five of 1 or 5"),
        ("2025-2030", "From 2030 back to 2025"),
        ("UN2720", "2720 delegates of the UN"),
        ("zebra-1000", "1000 zebras"),
        ('"Zebra-1000"', "Zebra and 1000 others"),
    ],
)
def test_joined_words_apart_are_not_found_by_them_together(asked, not_found):
    make.meeting(title=not_found)
    assert not_found not in found(asked)


@pytest.mark.parametrize("asked", ["Zebra-1000", "zebra-1000"])
def test_the_exact_form_comes_first(asked):
    for title in ("Zebra-1000 line", "Zebra 1000 line", "Zebra1000 line"):
        make.meeting(title=title)
    assert ranked(asked)[0] == "Zebra-1000 line"


def test_the_form_in_one_piece_comes_first_if_it_is_typed():
    for title in ("Zebra1000 line", "Zebra 1000 line", "Zebra-1000 line"):
        make.meeting(title=title)
    assert ranked("zebra1000")[0] == "Zebra1000 line"


def test_a_joined_word_can_be_left_out():
    make.meeting(title="Giraffe and Zebra-1000")
    make.meeting(title="Giraffe and zebra")
    assert found("giraffe -zebra-1000") == {"Giraffe and zebra"}


def test_a_dash_before_a_word_leaves_nothing_out():
    make.meeting(title="Giraffe – zebra")
    assert found("giraffe –zebra") == {"Giraffe – zebra"}


def test_a_vector_has_the_parts_and_the_whole():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(register.vector('Astana/Bishkek, CASA-1000', 'A'))")
        ((lexemes,),) = cursor.fetchall()
    assert {"astana", "bishkek", "astana-bishkek", "casa", "1000", "-1000"} <= set(lexemes)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Issyk-Kul zebras", "IssykKul"),
        ("Issyk‑Kul zebras", "issykkul zebra"),
        ("UN/ECE zebras", "UNECE"),
        ("UN/ECE zebras", "unece zebra"),
        ("O’Reilly’s zebra", "OReillys"),
        ("O’Reilly, zebra", "OReilly"),
        ("O'Reilly, zebra", "oreilly zebra"),
        ("IT-hub of zebras", "ithub"),
        ("IT-hub of zebras", "ithu"),
        ("e-gov of zebras", "egov"),
        ("R&D of zebras", "rd"),
        ("Зебра-парк", "зебрапарк"),
        ("A 5,000-ton zebra", "5000"),
        ("A 1,250,000-zebra herd", "1250000"),
        ("A 5 000-ton zebra", "5000"),
    ],
)
def test_what_signs_join_is_also_one_word(written, asked):
    make.meeting(title=written)
    make.meeting(title="Something else: issyk, kul, un, ece, 5, 000, it, hub")
    assert written in found(asked)
    assert "Something else: issyk, kul, un, ece, 5, 000, it, hub" not in found(asked)


@pytest.mark.parametrize(
    ("name", "asked"), [("Issyk-Kul", "IssykKul"), ("UN/ECE", "UNECE"), ("O’Reilly", "OReilly"), ("IT-hub", "ithub")]
)
def test_so_are_names_of_participants_in_what_names_them(name, asked):
    make.meeting(title="Talks of zebras", participants=[make.participant(name)])
    assert "Talks of zebras" in found(asked)
    assert "Talks of zebras" in found(f"{asked} talks")


@pytest.mark.parametrize("asked", ["1220262027", "12000", "20252030"])
def test_dates_and_ranges_are_not_joined(asked):
    make.meeting(title="On 12, 2026/2027, 12.000 and 2025-2030")
    assert found(asked) == set()
