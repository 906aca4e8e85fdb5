"""The chart of who did what to an agreement, of a few and of very many parties, on wide and narrow screens."""

import pytest
from django.db import transaction
from django.db.models.functions import Length

from cooperation.models import Country
from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways, show_narrow_and_dark

FEW, MANY = "Treaty of two", "Treaty of many"


@pytest.fixture(scope="module", autouse=True)
def treaties(database):
    """Two treaties: of two states, and of the 60 with the longest names."""
    longest = Country.objects.order_by(Length("name").desc(), "code")[:60]
    codes = [country.code for country in sorted(longest, key=lambda country: country.name)]
    for title, members in ((FEW, codes[:2]), (MANY, codes)):
        with transaction.atomic():  # one refresh of the treaty's entries instead of a hundred
            states = [make.state(code) for code in members]
            treaty = make.agreement(title=title, parties=states, published=True)
            make.action(treaty, "entered_into_force", "2012")
            for number, state in enumerate(states):
                make.action(treaty, "signed", f"{1 + number % 28} May 2010", participant=state)
                make.action(treaty, "ratified", f"March {2011 + number % 9}", participant=state)
            make.action(treaty, "reservation_made", "2011", participant=states[0], note="On article 5.")
            make.action(treaty, "denounced", "1 Feb 2020", effective_date="1 Feb 2021", participant=states[1])


@pytest.fixture(params=[FEW, MANY])
def chart(page, request):
    page.goto(f"/agreements/?q={request.param.replace(' ', '+')}")
    page.get_by_role("link", name=request.param, exact=True).first.click()
    page.locator("h1", has_text=request.param).wait_for()
    if request.param == MANY:
        page.locator("summary", has_text="60 participants").click()
    return page


def test_the_chart_has_no_accessibility_problem_and_no_page_scrolls_sideways(chart, serious_problems):
    assert serious_problems(chart) == []
    assert not scrolls_sideways(chart)
    show_narrow_and_dark(chart)
    if chart.locator("summary", has_text="60 participants").count():
        chart.locator("summary", has_text="60 participants").click()
    assert serious_problems(chart) == []
    assert not scrolls_sideways(chart)


def test_a_narrow_chart_names_each_act_beside_its_date(chart):
    show_narrow_and_dark(chart)
    if chart.locator("summary", has_text="60 participants").count():
        chart.locator("summary", has_text="60 participants").click()
    assert chart.locator(".by-act tbody tr").first.inner_text().split("\n")[1:] == [
        "Bound since 2012",
        "Signed 1 May 2010",
        "Ratified March 2011",
        "Reservation made 2011",
    ]
