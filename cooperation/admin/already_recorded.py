"""What the register may already say of selected words, and what can be done with each such record."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse

from cooperation.admin.figures import LATER_THAN
from cooperation.admin.words import add_from_words_url
from cooperation.intake.already_recorded import Recorded, recorded_already
from cooperation.intake.selection import SelectedWords
from cooperation.models import Citation, Commitment, Development, Figure
from cooperation.models.records import ENTRY_MODELS


class Action(NamedTuple):
    """A link to a form that is filled in from words and a record: its label, its key on the keyboard, and its URL."""

    label: str
    key: str
    url: str


def already_recorded(request: HttpRequest, site: AdminSite, words: SelectedWords, return_to: str) -> list[dict]:
    """Return the records that may say the same as words, each with the URL of its form and its actions.

    Args:
        request: its user gets the actions that the permissions allow.
        site: the admin site.
        words: the selected words.
        return_to: the URL to show after saving.
    """
    return [
        {
            "recorded": recorded,
            "url": reverse(f"admin:cooperation_{recorded.noun}_change", args=[recorded.pk]),
            "actions": [
                Action(label, key, add_from_words_url(model._meta.model_name, words, return_to, **values))
                for label, key, model, values in _forms(recorded, words)
                if site.get_model_admin(model).has_add_permission(request)
            ],
        }
        for recorded in recorded_already(words)
        if site.get_model_admin(ENTRY_MODELS[recorded.noun]).has_view_permission(request)
    ]


def _forms(recorded: Recorded, words: SelectedWords) -> Iterator[tuple[str, str, type, dict]]:
    """Yield label, key, model and parameters of each form."""
    target = {recorded.noun: recorded.pk}
    if not recorded.differs:
        yield "Says the same", "s", Citation, target
    yield "Contradicts it", "x", Citation, target | {"differs_in": recorded.differs_in, "differs": recorded.differs}
    if recorded.noun == "commitment":
        yield "Restates it", "t", Commitment, {"restates": recorded.pk}
    if recorded.noun in ("agreement", "initiative"):
        yield "What happened next", "h", Development, {f"{recorded.noun}s": recorded.pk}
    if recorded.noun == "figure":
        yield "Gives a later value", "v", Figure, {LATER_THAN: recorded.pk, "as_of": words.snapshot.source.published}
