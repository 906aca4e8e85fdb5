"""What records are part of, for lines about them."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from cooperation.models import Entry
from cooperation.models.part_of import wholes_of
from tests import builders as make

pytestmark = pytest.mark.django_db

VISITOR, EDITOR = AnonymousUser(), User(is_staff=True)


def whole_of(row, user=VISITOR):
    """Return what a row is part of, as a line says it; "" if nothing."""
    found = wholes_of(Entry.objects.filter(noun=row._meta.model_name, key=row.pk), user)
    return " ".join(f"{whole.relation} {whole}" for whole in found.values())


def talks(**fields):
    return make.meeting(title="Talks", published=True, **fields)


def plant(**fields):
    return make.initiative(title="Plant", published=True, **fields)


def treaty(**fields):
    return make.agreement(title="Treaty", published=True, **fields)


PARTS = {
    "talks of a visit": (lambda: make.meeting(part_of=talks()), "part of Talks"),
    "agreement": (lambda: make.agreement(meeting=talks()), "at Talks"),
    "part of an initiative": (lambda: make.initiative(part_of=plant()), "part of Plant"),
    "news of an initiative": (lambda: make.development(initiatives=[plant()], meeting=talks()), "about Plant"),
    "news of an agreement": (lambda: make.development(agreements=[treaty()], meeting=talks()), "about Treaty"),
    "statement": (lambda: make.development(meeting=talks()), "at Talks"),
    "promise about an initiative": (
        lambda: make.commitment(about_initiatives=[plant()], meeting=talks()),
        "about Plant",
    ),
    "promise about an agreement": (lambda: make.commitment(about_agreements=[treaty()]), "about Treaty"),
    "promise in an agreement": (lambda: make.commitment(agreement=treaty()), "in Treaty"),
    "promise at a meeting": (lambda: make.commitment(meeting=talks()), "at Talks"),
    "figure of an initiative": (lambda: make.figure(initiative=plant()), "about Plant"),
    "figure of an agreement": (lambda: make.figure(agreement=treaty()), "about Treaty"),
    "figure of a meeting": (lambda: make.figure(meeting=talks()), "at Talks"),
    "alone": (talks, ""),
    "person": (make.person, ""),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_record_is_part_of_another(name):
    part, expected = PARTS[name]
    assert whole_of(part()) == expected


def test_the_first_initiative_is_named():
    plants = [make.initiative(title=title, published=True) for title in ("One", "Two")]
    assert whole_of(make.development(initiatives=plants)) == "about One"


def test_a_draft_is_named_to_editors_only():
    news = make.development(initiatives=[make.initiative(title="Draft plant")], meeting=talks())
    assert whole_of(news) == "at Talks"
    assert whole_of(news, EDITOR) == "about Draft plant"


def test_no_entries_take_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert wholes_of([], VISITOR) == {}


def test_many_entries_take_one_query(django_assert_num_queries):
    for part, _ in PARTS.values():
        part()
    entries = list(Entry.objects.all())
    with django_assert_num_queries(1):
        assert len(wholes_of(entries, EDITOR)) > 10
