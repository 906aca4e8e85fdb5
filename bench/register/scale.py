"""The number of rows per model for a number of agreements, and their ids."""

from dataclasses import dataclass

FIRST_KEY = 1000  # seeded rows have lower ids
SLICE = 5_000  # agreements, meetings, initiatives or figures created and written at a time

# Rows per agreement.
MEETINGS, INITIATIVES, FIGURES, PARTICIPANTS, SOURCES, PLACES = 0.3, 0.5, 0.3, 0.2, 0.05, 0.005
DEVELOPMENTS_OF_AGREEMENT = 0.9
DEVELOPMENTS_OF_INITIATIVE = 4.2


@dataclass(frozen=True)
class Scale:
    """The numbers of rows, derived from the number of agreements."""

    agreements: int

    @property
    def meetings(self):
        return round(self.agreements * MEETINGS)

    @property
    def initiatives(self):
        return round(self.agreements * INITIATIVES)

    @property
    def figures(self):
        return round(self.agreements * FIGURES)

    @property
    def participants(self):
        return round(self.agreements * PARTICIPANTS)

    @property
    def sources(self):
        return max(20, round(self.agreements * SOURCES))

    @property
    def places(self):
        return max(40, round(self.agreements * PLACES))

    @property
    def developments_of_agreements(self):
        return round(self.agreements * DEVELOPMENTS_OF_AGREEMENT)

    @property
    def developments_of_initiatives(self):
        return round(self.initiatives * DEVELOPMENTS_OF_INITIATIVE)

    @property
    def developments(self):
        return self.developments_of_agreements + self.developments_of_initiatives

    @property
    def circles(self):
        """The number of groups of countries with joint records; a record's id determines its group."""
        return max(7, min(4093, self.meetings // 8))

    def slices(self):
        """Yield the slices to create: the model and the ids of its rows."""
        for noun in ("agreements", "initiatives", "meetings", "figures"):
            end = FIRST_KEY + getattr(self, noun)
            for first in range(FIRST_KEY, end, SLICE):
                yield noun, range(first, min(first + SLICE, end))


def share(total, part, whole):
    """Return the ids of the rows that a slice owns. Of `whole` owners with `total` rows, `part` are its owners.

    >>> share(9, range(1000, 1005), 10), share(9, range(1005, 1010), 10)
    (range(1000, 1004), range(1004, 1009))
    """
    first, last = (FIRST_KEY + total * (key - FIRST_KEY) // whole for key in (part.start, part.stop))
    return range(first, last)
