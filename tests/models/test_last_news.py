"""The stored date of the last news about an agreement or initiative."""

import pytest

from cooperation.models import Agreement, Initiative
from tests import builders as make

pytestmark = pytest.mark.django_db


def heard_on(row) -> str:
    row.refresh_from_db()
    return str(row.heard_on or "never")


def test_nothing_was_heard_of_what_nothing_is_recorded_about():
    assert heard_on(make.initiative()) == "never"


@pytest.mark.parametrize(
    ("development", "expected"),
    [
        ({"date": "25 Feb 2025"}, "2025-02-25"),
        ({"date": "Feb 2025"}, "2025-02-28"),
        ({"date": "since 2020"}, "2020-01-01"),
        ({"date": "2024", "reported_on": "2025-02-26"}, "2025-02-26"),
        ({"date": "2190"}, "never"),
        ({"date": "2190", "reported_on": "2025-02-26"}, "2025-02-26"),
        ({}, "never"),
        ({"date": "25 Feb 2025", "publication": "withdrawn"}, "never"),
    ],
)
def test_a_development_is_heard_of_on_its_last_day_or_that_of_its_report(development, expected):
    initiative, agreement = make.initiative(), make.agreement()
    make.development(initiatives=[initiative], agreements=[agreement], **development)

    assert [heard_on(initiative), heard_on(agreement)] == [expected, expected]


def test_the_last_news_is_the_later_of_check_and_development():
    initiative = make.initiative(checked_on="2024-06-01")
    make.development(initiatives=[initiative], date="2020")
    assert heard_on(initiative) == "2024-06-01"

    make.development(initiatives=[initiative], date="1 July 2024")
    assert heard_on(initiative) == "2024-07-01"


def test_the_acts_of_an_agreement_count_as_news():
    agreement = make.agreement()
    make.action(agreement, "signed", "2021")

    assert heard_on(agreement) == "2021-12-31"


def test_the_date_of_the_last_news_follows_changed_unlinked_and_deleted_developments():
    agreement = make.agreement()
    development = make.development(agreements=[agreement], date="2020")
    development.date = "2021"
    development.save()
    assert heard_on(agreement) == "2021-12-31"

    development.agreements.clear()
    assert heard_on(agreement) == "never"

    development.agreements.add(agreement)
    development.agreements.through.objects.all().delete()
    development.delete()
    assert heard_on(agreement) == "never"


def test_news_is_no_new_version_and_no_event():
    initiative = make.initiative()
    make.development(initiatives=[initiative], date="2020")

    initiative.refresh_from_db()
    assert initiative.version == 1
    assert [event.pgh_label for event in Initiative.pgh_event_model.objects.filter(pgh_obj=initiative)] == ["insert"]


def test_the_silent_are_published_and_not_over_those_never_heard_of_first():
    heard, never, over, draft = (
        make.initiative(title="heard", published=True),
        make.initiative(title="never", published=True),
        make.initiative(title="over", published=True),
        make.initiative(title="draft"),
    )
    make.development(initiatives=[heard], date="2020", published=True)
    make.development(initiatives=[over], date="2021", status_becomes="completed", published=True)

    ours = Initiative.objects.filter(pk__in=[heard.pk, never.pk, over.pk, draft.pk])
    assert [row.title for row in ours.open_by_last_news()] == ["never", "heard"]


def test_an_agreement_that_ended_is_not_silent():
    agreement = make.agreement(parties=[make.participant()], published=True)
    make.action(agreement, "terminated", "2020")

    assert not Agreement.objects.filter(pk=agreement.pk).open_by_last_news().exists()
