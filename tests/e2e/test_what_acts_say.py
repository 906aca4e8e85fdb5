"""The page and the form of an agreement whose actions and text say much, and the list of kinds of actions."""

import pytest

from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways, show_narrow_and_dark


@pytest.fixture(scope="module", autouse=True)
def treaty(database):
    """A treaty with venues, a term, a party as printed, a succession, a registration and a legal ground."""
    treaty = make.agreement(
        title="Treaty of examples",
        slug="treaty-of-examples",
        parties=[make.state("XN")],
        venues=[make.place("Exampleton"), make.place("Otherton")],
        term="25 years",
        renewal="automatic",
        renewal_step="5 years",
        notice_period="6 months",
        published=True,
    )
    make.party(treaty, make.state("XS"), printed_as="Kingdom of the South")
    make.action(treaty, "signed", "2000", place=make.place("Signington"))
    make.action(treaty, "succeeded", "2001", participant=make.state("XN"), succeeds=make.state("XW"))
    make.action(treaty, "registered", "2002", series="UNTS", number="I-18232")
    make.action(treaty, "denounced", "2003", participant=make.state("XS"), legal_ground="article 54")
    return treaty


@pytest.mark.parametrize(
    "address",
    [
        "/agreements/treaty-of-examples/",
        "agreement",
        "/admin/cooperation/actionkind/",
        "/admin/cooperation/actionkind/add/",
    ],
)
def test_a_page_has_no_accessibility_problem_and_does_not_scroll_sideways(signed_in, serious_problems, treaty, address):
    signed_in.goto(f"/admin/cooperation/agreement/{treaty.pk}/change/" if address == "agreement" else address)
    assert serious_problems(signed_in) == []
    show_narrow_and_dark(signed_in)
    assert serious_problems(signed_in) == []
    assert not scrolls_sideways(signed_in)
