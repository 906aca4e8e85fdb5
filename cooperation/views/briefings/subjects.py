"""Whom a briefing is about: one or more countries, or a participant."""

from dataclasses import dataclass
from typing import Self

from cooperation.models import Country, Entry, Participant, Record
from cooperation.models.base import join_names
from cooperation.models.entries import EntryQuerySet
from cooperation.views.countries import MAX_CODES, countries_url


@dataclass(frozen=True)
class BriefingSubject:
    """Whom a briefing is about.

    Attributes:
        name: its name, as in a heading.
        url: the path of its page, which has a chronicle.
        entries: the entries that it takes part in and that the user may see.
        list_filters: the parameters of the lists with the same records.
        kind: the record type of its page, for breadcrumbs.
        user: the user.
    """

    name: str
    url: str
    entries: EntryQuerySet
    list_filters: dict[str, object]
    kind: str
    user: object

    @classmethod
    def of_countries(cls, countries: list[Country], user) -> Self:
        """Return the subject of what all of some countries take part in; they are ``in_order``."""
        codes = [country.code for country in countries]
        name = join_names((country.name for country in countries), limit=MAX_CODES)
        return cls(
            name, countries_url(countries), _visible(user).about_countries(codes), {"country": codes}, "country", user
        )

    @classmethod
    def of_participant(cls, participant: Participant, user) -> Self:
        """Return the subject of what a participant takes part in."""
        entries, filters = _visible(user).about_participant(participant), {"participant": [participant.slug]}
        return cls(participant.name, participant.get_absolute_url(), entries, filters, "participant", user)


def _visible(user) -> EntryQuerySet:
    """Return what a briefing may tell a user: for editors also drafts, for nobody what was withdrawn."""
    return Entry.objects.visible_to(user).exclude(publication=Record.Publication.WITHDRAWN)
