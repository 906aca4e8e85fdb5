"""Every URL of the public pages, including nested ones."""

import pytest
from django.contrib.auth.models import User
from django.urls import get_resolver, reverse

from cooperation.models import Country
from tests import builders as make
from tests.pages.reading import headings
from tests.past import all_known_since, days_ago

pytestmark = pytest.mark.django_db

MAKERS = make.RECORDS | {"participant": make.participant, "place": make.place, "source": make.source}

SLUGGED = MAKERS | {"sector": make.sector}  # a sector has only a page of numbers


def named_patterns(resolver, names=()):
    """Yield the names of all URLs of the public pages, with the names of their parameters."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named_patterns(pattern)
        elif pattern.name:  # files of lists have none
            yield pattern.name, tuple(pattern.pattern.converters)


PATTERNS = sorted(named_patterns(get_resolver("cooperation.urls")))


PARTS = {"suggestions"}
"""Names of URLs that return a part of a page."""

PRESSED = {"delete-search", "restore-search"}
"""Names of URLs that only buttons use."""

PAGES = [(name, parts) for name, parts in PATTERNS if name not in PRESSED]


def address_of(name, parts):
    """Return a URL by name, of a row created for it."""
    noun = name.removesuffix("-detail").removesuffix("-briefing").removesuffix("-numbers").removesuffix("-network")
    values = {"code": "KZ", "codes": ["KZ", "KG"], "noun": "meeting"}
    if "pk" in parts:
        values["pk"] = make.saved_search(User.objects.get(username="editor")).pk
    if "slug" in parts:
        values["slug"] = SLUGGED[noun]().slug
    return reverse(f"cooperation:{name}", args=[values[part] for part in parts])


@pytest.mark.parametrize(("name", "parts"), PAGES, ids=[name for name, _ in PAGES])
def test_every_page_answers_with_one_heading(editor, name, parts):
    response = editor.get(address_of(name, parts))
    assert response.status_code == 200
    assert len(headings(response)) == (name not in PARTS)


def test_every_page_answers_for_a_past_day(client, editor):
    addresses = [address_of(name, parts) for name, parts in PAGES]
    all_known_since(20)
    for address in addresses:
        asked = {"as_of": days_ago(10).isoformat()}
        assert editor.get(address, asked).status_code == 200, address
        assert client.get(address, asked).status_code in (200, 302, 404), address


@pytest.mark.parametrize("name", sorted(PRESSED))
def test_addresses_of_buttons_accept_no_get(editor, name):
    parts = dict(PATTERNS)[name]
    assert editor.get(address_of(name, parts)).status_code == 405


@pytest.mark.parametrize(("name", "parts"), PAGES, ids=[name for name, _ in PAGES])
def test_no_page_holds_a_script_or_style_of_its_own(editor, name, parts):
    text = editor.get(address_of(name, parts)).text
    assert not any(mark in text for mark in ("<style", " style=", "<script>", " onclick=", " onchange="))


@pytest.mark.parametrize("noun", MAKERS)
def test_every_noun_is_reached_by_its_absolute_address(editor, noun):
    assert editor.get(MAKERS[noun]().get_absolute_url()).status_code == 200


def test_every_country_has_its_page(client):
    assert client.get(Country.objects.get(code="KZ").get_absolute_url()).status_code == 200
