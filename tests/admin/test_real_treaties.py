"""Three real treaties with odd shapes, from the table of the United Kingdom's treaties, are entered and read."""

import pytest

from cooperation.models import Agreement
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/agreement/add/"
BONDS = (
    "Exchanges of Notes between the Government of the United Kingdom of Great Britain and Northern Ireland and the "
    "Austrian Government constituting an Agreement for the Validation in Austria of Foreign Currency Bonds"
)
LABOUR = "ILO Convention No.94 concerning Labour Clauses in Public Contracts"
NAVAL = (
    "Treaty between His Majesty in respect of the United Kingdom of Great of the United Kingdom, Canada, the "
    "Commonwealth of Australia, New Zealand and India, the President of the United States of America and the President "
    "of the French Republic for the Limitation of Naval Armament [with Protocol of Signature and Additional Protocol]"
)


@pytest.fixture
def enter(as_editor):
    """Enter and publish an agreement by its form; return it."""

    def enter(parties: list[str], actions: list[tuple], **typed) -> Agreement:
        rows = {"citations-0-source": make.source(f"UK treaties, {typed['title'][:20]}").pk}
        rows |= {"parties-TOTAL_FORMS": len(parties), "actions-TOTAL_FORMS": len(actions)}
        for number, code in enumerate(parties):
            rows |= {f"parties-{number}-participant": make.state(code).pk, f"parties-{number}-role": "party"}
        for number, (kind, date) in enumerate(actions):
            rows |= {f"actions-{number}-kind": kind, f"actions-{number}-date": date}
        response = save(as_editor, ADD, opened(as_editor, ADD), **typed, **rows, _publish="on")
        assert response.status_code == 302, errors(response)
        return Agreement.objects.latest("pk")

    return enter


def page_of(client, agreement: Agreement) -> str:
    return " ".join(client.get(agreement.get_absolute_url()).content.decode().split())


def test_notes_exchanged_in_two_capitals(client, enter):
    places = [make.place(name) for name in ("Vienna", "London")]
    agreement = enter(
        ["AT", "GB"],
        [("signed", "31 May 1954"), ("entered_into_force", "14 Oct 1954")],
        title=BONDS,
        form="exchange_of_notes",
        venues=[place.pk for place in places],
        references="UNTS 204, 87\nCmd 9370",
    )

    assert (agreement.status, str(agreement.main_date)) == ("in_force", "31 May 1954")
    page = page_of(client, agreement)
    assert all(f"{place.name}</a>" in page for place in places)
    assert BONDS in client.get("/agreements/", {"place": places[1].slug, "q": "UNTS 204"}).content.decode()


def test_a_convention_that_was_adopted_and_never_signed(client, enter):
    agreement = enter(
        ["DZ", "BE", "GB"],
        [("adopted", "29 June 1949"), ("entered_into_force", "20 Sep 1952")],
        title=LABOUR,
        form="convention",
    )

    assert (agreement.status, str(agreement.main_date)) == ("in_force", "29 June 1949")
    assert "signed" not in page_of(client, agreement).split('<div class="dossier-body">')[1].split("<footer")[0].lower()


def test_a_treaty_with_a_long_title_that_was_applied_provisionally(client, enter):
    agreement = enter(
        ["AU", "CA", "FR", "IN", "IT", "NZ", "GB", "US"],
        [("signed", "25 March 1936"), ("provisionally_applied", "29 July 1937"), ("terminated", "31 Dec 1942")],
        title=NAVAL,
        form="treaty",
    )

    assert len(NAVAL) > 300
    assert (agreement.title, agreement.status, str(agreement.status_since)) == (NAVAL, "terminated", "31 December 1942")
    page = page_of(client, agreement)
    assert NAVAL.replace("&", "&amp;") in page
    assert page.lower().index("provisionally applied") < page.lower().rindex("terminated")
