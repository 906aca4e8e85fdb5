"""Former participants, recipients, inherited venues and posts as of a day, on wide and narrow screens."""

import pytest

from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways, show_narrow_and_dark

ADDRESSES = [
    *("/initiatives/ring-road/", "/initiatives/?q=ring", "/initiatives/?participant=northland&role=left"),
    *("/participants/northland/", "/participants/ministry-of-roads/", "/participants/?post_in=ministry-of-roads"),
    "/countries/XN/",
    *("/meetings/road-talks/", "/meetings/?q=road", "/developments/order-of-roads/", "/developments/?q=order"),
    *("/agreements/?q=road", "/agreements/road-treaty/"),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def roads(database):
    """A road that a state left, talks during a visit, an award, and a ministry."""
    north, south, east = (make.state(code) for code in ("XN", "XS", "XE"))
    road = make.initiative(title="Ring road", slug="ring-road", participants=[south], published=True)
    make.involvement(road, make.participant("Eastern Bank for Roads, Bridges and Reconstruction"), role="lead")
    builder = make.participant("Western Road Builders and Partners", kind="company")
    make.involvement(road, builder, role="contractor", outcome="replaced", replaced_by=make.participant("New Builders"))
    make.involvement(road, north, outcome="left", during="2015-2023")
    make.involvement(road, east, role="interested")
    visit = make.meeting(
        title="Visit for roads", kind="official_visit", venue=make.place("Laketown"), date="2025", published=True
    )
    talks = make.meeting(title="Road talks", slug="road-talks", part_of=visit, participants=[south], published=True)
    make.participation(talks, north, role="observer", capacity="Envoy")
    treaty = make.agreement(title="Road treaty", slug="road-treaty", parties=[south, east], published=True)
    make.party(treaty, north, role="depositary")
    ministry = make.participant("Ministry of Roads", slug="ministry-of-roads")
    ann = make.person("Ann Example")
    make.cite(make.affiliation(ann, ministry, role="Minister", as_of="25 Feb 2025"), quote="the minister")
    make.development(
        title="Order of Roads",
        slug="order-of-roads",
        participants=[ministry],
        to=[ann],
        meeting=talks,
        initiatives=[road],
        agreements=[treaty],
        published=True,
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_accessibility_problem_and_does_not_scroll_sideways(address, page, serious_problems):
    assert page.goto(address).status == 200
    assert serious_problems(page) == []
    assert not scrolls_sideways(page)
    show_narrow_and_dark(page)
    assert serious_problems(page) == []
    assert not scrolls_sideways(page)


def test_the_filter_by_role_finds_what_a_state_left(page):
    page.goto("/initiatives/?participant=northland")
    page.get_by_text("More filters").click()
    page.locator("input[name=role][value=left]").check()
    page.get_by_role("link", name="Ring road").wait_for()
    assert "role=left" in page.url
