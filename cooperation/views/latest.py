"""The latest records of a country, a pair, a participant or a place, noun by noun."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from cooperation.models import Agreement, Commitment, Development, Figure, Initiative, Meeting, Record
from cooperation.models.entries import EntryQuerySet
from cooperation.models.prepared import Prepared
from cooperation.views.shown import MOST as SHOWN
from cooperation.views.shown import Shown

NOUNS = (Meeting, Agreement, Initiative, Development, Commitment, Figure)
MOST = 10  # of one noun: enough to see what is going on; the rest is in the noun's list


@dataclass(frozen=True)
class Part:
    """The latest records of one noun, and the filters by which its list shows all of them."""

    model: type[Record]
    rows: Shown
    filters: dict[str, object] = field(default_factory=dict)

    @property
    def noun(self) -> str:
        return self.model._meta.model_name

    @property
    def title(self) -> str:
        return str(self.model._meta.verbose_name_plural).capitalize()


class Latest:
    """The latest records among entries, found by the read model's indexes; nouns without any are left out.

    Args:
        entries: the entries of what the page is about, as far as the reader sees them.
        filters: the parameters by which the nouns' lists show the same.
    """

    def __init__(self, entries: EntryQuerySet, **filters) -> None:
        keys = entries.latest_of_each([model._meta.model_name for model in NOUNS], MOST + 1)
        # The latest are those of the entries; their own order decides only how they stand among themselves.
        self._parts = [
            Part(model, shown_records(model, found, MOST), filters)
            for model, found in zip(NOUNS, keys.values(), strict=True)
            if found
        ]

    def __iter__(self) -> Iterator[Part]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def shown_records(model: type[Record], keys: list[int], most: int = SHOWN) -> Shown:
    """The records with the first ``most`` of these keys, as dossiers show them, in their usual order."""
    return Shown(_records(model).of(keys[:most]), more=len(keys) > most)


@cache
def _records(model: type[Record]) -> Prepared:
    return Prepared.by_keys(model.objects.for_dossier())
