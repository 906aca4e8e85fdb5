"""A text of invented states, and what an editor does on its page."""

from django.test import Client

from cooperation.fields import Period
from cooperation.models import Snapshot
from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import select, text, texts

TEXT = """NORTHTOWN – Ann Example met Bob Sample of Southland on February 25.
Example said that trade between Northland and Southland reached over $1.7 billion last year.

The Example Canal will be opened by the end of 2026. Nobody commented."""
FIRST = "Ann Example met Bob Sample of Southland on February 25."
TRADE = "Example said that trade between Northland and Southland reached over $1.7 billion last year."
CANAL = "The Example Canal will be opened by the end of 2026."
LAST = "Nobody commented."


def stored_text() -> Snapshot:
    """Store the text, with most of what it names."""
    for code in ("XN", "XS"):
        make.state(code)
    for name in ("Ann Example", "Bob Sample"):
        make.person(name)
    make.place("Northtown")
    make.initiative(title="Example Canal")
    source = make.source("Talks in Northtown")
    source.published, source.dateline = Period.parse("26 February 2025"), "NORTHTOWN"
    source.save()
    return make.snapshot(source, text=TEXT)


def page_of(snapshot: Snapshot, words: str = "") -> str:
    """Return the URL of the page of the text, with some words selected."""
    url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/"
    start = TEXT.index(words)
    return f"{url}?start={start}&end={start + len(words)}" if words else url


def form_for(client: Client, snapshot: Snapshot, words: str, label: str) -> str:
    """Return the URL of the form of a record type for some words."""
    page = client.get(page_of(snapshot, words))
    return next(link.get("href") for link in select(page, ".word-forms a") if text(link) == label)


def record(client: Client, snapshot: Snapshot, words: str, label: str, **typed):
    """Record something from some words by its form."""
    url = form_for(client, snapshot, words, label).replace("_short=1", "")  # the full form, which can publish
    response = save(client, url, opened(client, url), **typed)
    assert response.status_code == 302, response.context["form_errors"]
    return response


def messages(page) -> str:
    """Return the messages at the top of a page."""
    return " ".join(texts(page, ".messagelist li"))


def publish(client, snapshot):
    url = f"{page_of(snapshot)}batch/publish/"
    return client.post(url, {"shown": shown_on(client.get(url))}, follow=True)


def shown_on(page) -> str:
    """The digest of what a page shows; "" if it shows nothing to publish."""
    return next((field.get("value") for field in select(page, 'input[name="shown"]')), "")
