"""What the briefings of two invented countries tell: one of each kind of record, with its peculiarity."""

from datetime import date, timedelta

from django.utils.timezone import localdate

from tests import builders as make

PAIR = "/countries/XN/XS/"


def written(day: date) -> str:
    """Return a day in English."""
    return f"{day.day} {day:%B %Y}"


def in_days(number: int) -> date:
    return localdate() + timedelta(days=number)


def one_of_each(both, number=1):
    """Create a published record for each section of a briefing, and one more where that takes other queries."""
    talks = make.meeting(title=f"Talks {number}", date=str(in_days(-100)), participants=both, published=True)
    make.meeting(title=f"Next {number}", date=str(in_days(30)), status="scheduled", participants=both, published=True)
    plant = make.initiative(title=f"Plant {number}", participants=both, published=True)
    treaty = make.agreement(title=f"Treaty {number}", parties=both, published=True)
    make.action(treaty, "signed", str(in_days(-90)))
    make.development(text=f"Work {number} began.", date=str(in_days(-50)), initiatives=[plant], published=True)
    make.development(text=f"It {number} is well.", kind="statement", date="2025", participants=both, published=True)
    first = make.commitment(what=f"Build {number}.", by=both[:1], due=str(in_days(-40)), meeting=talks, published=True)
    make.commitment(
        what=f"Build {number}.",
        by=both[:1],
        to=both[1:],
        due=str(in_days(-10)),
        meeting=talks,
        restates=first,
        about_initiatives=[plant],
        about_agreements=[treaty],
        published=True,
    )
    make.commitment(what=f"Open {number}.", by=both, due=str(in_days(10)), published=True)
    make.commitment(what=f"Study {number}.", by=both, published=True)
    trade = f"trade {number}"
    make.figure(indicator=trade, value_low=300, nature="target", period="2030", of=both, published=True)
    make.figure(indicator=trade, value_low=150, period="2024", of=both, published=True)
    make.figure(indicator=trade, value_low=250, period="2024", of=both, published=True)
