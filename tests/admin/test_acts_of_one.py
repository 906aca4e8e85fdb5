"""The form warns if an action of one of several parties leaves the status of the agreement as it was."""

import pytest

from tests import builders as make
from tests.admin.filling import opened
from tests.admin.test_publishing import said

ADD = "/admin/cooperation/agreement/add/"


def url_of(agreement) -> str:
    return f"/admin/cooperation/agreement/{agreement.pk}/change/"


@pytest.fixture
def treaty(db):
    """A treaty in force between two states."""
    treaty = make.agreement(title="Treaty", parties=[make.state("XN"), make.state("XS")])
    make.action(treaty, "entered_into_force", "2020")
    return treaty


def add_action(client, agreement, kind, **fields):
    """Add an action in the form. Return the messages after saving."""
    typed = opened(client, url_of(agreement))
    row = int(typed["actions-TOTAL_FORMS"])
    typed |= {"actions-TOTAL_FORMS": row + 1, f"actions-{row}-kind": kind}
    typed |= {f"actions-{row}-{name}": value for name, value in fields.items()}
    return said(client.post(url_of(agreement), typed, follow=True))


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("suspended", "Suspended by Northland alone: the agreement stays in force."),
        ("terminated", "Terminated by Northland alone: the agreement stays in force."),
        ("repealed", "Repealed by Northland alone: the agreement stays in force."),
        ("provisionally_applied", "Provisionally applied by Northland alone: the agreement stays in force."),
    ],
)
def test_an_action_of_one_party_is_said_to_leave_the_status(as_editor, treaty, kind, message):
    assert message in add_action(as_editor, treaty, kind, participant=make.state("XN").pk, date="2024")


@pytest.mark.parametrize("kind", ["ratified", "denounced", "signed", "entered_into_force"])
def test_what_never_changes_the_status_or_agrees_with_it_gets_no_warning(as_editor, treaty, kind):
    messages = add_action(as_editor, treaty, kind, participant=make.state("XN").pk, date="2024")

    assert not [message for message in messages if "alone" in message]


def test_an_action_of_all_gets_no_warning(as_editor, treaty):
    messages = add_action(as_editor, treaty, "suspended", date="2024")

    assert not [message for message in messages if "alone" in message]
    treaty.refresh_from_db()
    assert treaty.status == "suspended"


def test_an_action_of_the_only_party_gets_no_warning(as_editor):
    law = make.agreement(parties=[make.state("XN")])

    messages = add_action(as_editor, law, "terminated", participant=make.state("XN").pk, date="2024")

    assert not [message for message in messages if "alone" in message]


def test_a_changed_action_gets_the_warning(as_editor, treaty):
    make.action(treaty, "suspended", "2024")

    typed = opened(as_editor, url_of(treaty)) | {"actions-1-participant": make.state("XN").pk}

    response = as_editor.post(url_of(treaty), typed, follow=True)
    assert "Suspended by Northland alone: the agreement stays in force." in said(response)


def test_an_untouched_action_gets_no_warning_again(as_editor, treaty):
    make.action(treaty, "suspended", "2024", participant=make.state("XN"))

    typed = opened(as_editor, url_of(treaty)) | {"summary": "Edited."}

    response = as_editor.post(url_of(treaty), typed, follow=True)
    assert not [message for message in said(response) if "alone" in message]


def test_a_new_agreement_gets_the_warning(as_editor):
    typed = {
        "title": "Treaty",
        "parties-0-participant": make.state("XN").pk,
        "parties-1-participant": make.state("XS").pk,
        "actions-TOTAL_FORMS": "1",
        "actions-0-kind": "suspended",
        "actions-0-participant": make.state("XN").pk,
        "actions-0-date": "2024",
    }

    response = as_editor.post(ADD, opened(as_editor, ADD) | typed, follow=True)

    assert "Suspended by Northland alone: the agreement stays under negotiation." in said(response)


def test_the_form_explains_it_where_the_status_is_shown(as_editor, treaty):
    page = as_editor.get(url_of(treaty)).content.decode()

    assert "What one of several parties suspends, applies or ends for itself leaves the status as it is." in page
