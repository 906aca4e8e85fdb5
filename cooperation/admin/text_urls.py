"""URLs of the page with a text, and of what users do on it."""

from django.urls import reverse

from cooperation.models import Snapshot


def text_url(snapshot: Snapshot, start: int | None = None, end: int | None = None) -> str:
    """Return the URL of the page with the text of a snapshot; with positions, words are selected in it."""
    url = text_page_url("text", snapshot)
    return url if start is None else f"{url}?start={start}&end={end}"


def text_page_url(name: str, snapshot: Snapshot) -> str:
    """Return the URL of a page that belongs to a text: "text", "pin", "publish", "take_back", "nothing" and so on."""
    return reverse(f"admin:cooperation_source_{name}", args=[snapshot.source_id, snapshot.pk])
