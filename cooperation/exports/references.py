"""What an export says of participants, places, sources and countries; functions as in `records`."""

from django.db.models import F
from django.db.models.functions import Concat

from cooperation.exports.columns import Column, Names, Number
from cooperation.exports.dates import moment, period
from cooperation.exports.related import after, chosen, linked, names, own_address, sources, text, texts, web_address
from cooperation.models import Affiliation, Participant, Place


def participant(reader, address: str) -> list[Column]:
    """Who acts, under which names, for which country and organisation."""
    post = Concat("organisation__name", after(", ", "role"))
    return [
        text("name", "Name", width=40),
        chosen("kind", "Kind", Participant.Kind),
        text("native_name", "Native name", width=30),
        texts("other_names", "Other names"),
        text("country", "Country", "country__name"),
        text("country_code", "Country code", "country", width=8),
        text("part_of", "Part of", "part_of__name", width=30),
        names("posts", "Posts and memberships", Affiliation.objects.visible_to(reader), "participant", post),
        web_address("website", "Website", width=30),
        *sources("participant"),
        *own_address(address),
    ]


def place(reader, address: str) -> list[Column]:
    """Where something is."""
    countries = linked(Place.countries.through.objects.all(), "place", "country__name", "country")
    return [
        text("name", "Name", width=40),
        chosen("kind", "Kind", Place.Kind),
        texts("other_names", "Other names"),
        Names("countries", "Countries", ((countries, 1),), width=24),
        Names("country_codes", "Country codes", ((countries, 2),), width=12),
        text("within", "Within", "within__name", width=30),
        Number("latitude", "Latitude", (F("latitude"),), width=12),
        Number("longitude", "Longitude", (F("longitude"),), width=12),
        *sources("place"),
        *own_address(address),
    ]


def source(reader, address: str) -> list[Column]:
    """Who says so, when and where."""
    return [
        *period("published", "Published", days=True),
        text("title", "Title", width=48),
        text("publisher", "Publisher", "publisher__name", width=30),
        text("language", "Language", width=10),
        text("dateline", "Dateline"),
        web_address("url", "Web address", width=40),
        moment("retrieved_at", "Read at"),
        *own_address(address),
    ]


def country(reader, address: str) -> list[Column]:
    """Countries by their codes and names."""
    return [
        text("code", "Code", width=8),
        text("name", "Name", width=30),
        text("official_name", "Official name", width=40),
        texts("other_names", "Other names"),
        text("subregion", "Region"),
        Number("dissolved", "Dissolved in", (F("dissolved"),), width=12),
        *own_address(address, "code"),
    ]
