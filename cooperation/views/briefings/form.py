"""What the reader of a briefing chooses, in the query string."""

import datetime

from django import forms
from django.http import QueryDict

from cooperation.fields import Period, PeriodFormField
from cooperation.views.chronicles import SinceField

SECTION_TITLES = {
    "commitments": "Open commitments",
    "meetings": "Next meetings",
    "held": "Meetings held",
    "acts": "Acts of agreements",
    "changes": "New and changed",
    "contradictions": "Where sources differ",
    "statements": "Last statements",
    "figures": "Figures and targets",
}
"""Section -> its title, in the order of the paper."""


class BriefingForm(forms.Form):
    """The period of a briefing, the day since when something is new, and its sections."""

    date = PeriodFormField(
        label="Period",
        required=False,
        help_text="Deadlines, meetings, acts of agreements, statements and figures dated in it, e.g. 2025, since 2023",
    )
    changed_since = SinceField(
        label="Changed since",
        required=False,
        help_text="The day of your last briefing, e.g. 2025-03-01: adds what was entered or changed since",
    )
    section = forms.MultipleChoiceField(
        label="Sections",
        choices=list(SECTION_TITLES.items()),
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is not a section of a briefing."},
    )

    def __init__(self, parameters: QueryDict) -> None:
        super().__init__(parameters)

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        return any(name in self.data for name in self.fields)

    @property
    def problems(self) -> list[str]:
        """What is wrong, one sentence each, with the label of the field."""
        return [f"{self.fields[name].label}: {text}" for name, texts in self.errors.items() for text in texts]

    @property
    def period(self) -> Period | None:
        """The period, of a valid form."""
        return self.cleaned_data["date"]

    @property
    def since(self) -> datetime.date | None:
        """The day since when something is new, of a valid form."""
        return self.cleaned_data["changed_since"]

    @property
    def sections(self) -> list[str]:
        """The names of the chosen sections, in the order of the paper; all if none is chosen."""
        chosen = self.cleaned_data["section"] or list(SECTION_TITLES)
        return [name for name in SECTION_TITLES if name in chosen and (name != "changes" or self.since)]

    @property
    def scope(self) -> str:
        """What limits the briefing, as sentences; "" if nothing does."""
        dated = "Only deadlines, meetings, acts of agreements, statements and figures dated in this period"
        return f"{dated}: {self.period}." if self.period else ""
