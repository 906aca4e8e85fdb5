"""Links of pages of a past day: they keep the day, and those to pages that the reader can't open become text."""

import re
from datetime import date
from urllib.parse import unquote

from django.db.models import Value
from django.urls import reverse

from cooperation.filters.past_day import AS_OF, with_day
from cooperation.models import Participant, Place, Source

# Attributes with URLs of the register, and forms that send their fields in the URL.
_LINK = re.compile(r'( (?:href|action|data-[a-z-]+)=")([/?][^"#]*)')
_FORM = re.compile(r'<form (?![^>]*(?:method="post"|data-day))[^>]*>')
_ANCHOR = re.compile(r'<a\b[^>]* href="([^"?#]+)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def keep_day(page: str, day: date) -> str:
    """Return a page whose links and forms lead to pages of the same past day, except those to the admin."""
    page = _LINK.sub(lambda match: match[1] + with_day(match[2], day, "&amp;"), page)
    return _FORM.sub(lambda match: f'{match[0]}<input type="hidden" name="{AS_OF}" value="{day.isoformat()}">', page)


def without_dead_links(page: str, user) -> str:
    """Return a page without links to participants, places and sources that the user can't see, with their names.

    A record of the day may name what no published record names today. Run it while that day is in view.
    """
    asked = {model: {} for model in (Participant, Place, Source)}
    for path, _ in _ANCHOR.findall(page):
        for model, slugs in asked.items():
            start = reverse(f"cooperation:{model._meta.model_name}-list")
            slug = path.removeprefix(start).removesuffix("/")
            if path.startswith(start) and slug and "/" not in slug:
                slugs[unquote(slug)] = path
    queries = [
        model.objects.visible_to(user).filter(slug__in=slugs).order_by().values_list(Value(model._meta.label), "slug")
        for model, slugs in asked.items()
        if slugs
    ]
    if not queries:
        return page
    first, *others = queries
    seen = set(first.union(*others, all=True))
    dead = {
        path for model, slugs in asked.items() for slug, path in slugs.items() if (model._meta.label, slug) not in seen
    }
    return _ANCHOR.sub(lambda match: match[2] if match[1] in dead else match[0], page) if dead else page
