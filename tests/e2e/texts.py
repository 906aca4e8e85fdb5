"""Texts of sources in a browser."""

from cooperation.fields import Period
from tests import builders as make


def add_text(title: str, text: str) -> str:
    """Store a text of a source of 26 February 2025, and return the URL of its page."""
    source = make.source(title)
    source.published = Period.parse("26 February 2025")
    source.save()
    snapshot = make.snapshot(source, text=text)
    return f"/admin/cooperation/source/{source.pk}/texts/{snapshot.pk}/"
