"""The stored date of the last news about an agreement or initiative."""

import pytest
from django.db import connection

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


def test_a_draft_is_no_news_of_what_is_published():
    rows = [make.initiative(published=True), make.agreement(published=True)]
    said = {"initiatives": rows[:1], "agreements": rows[1:]}
    make.development(date="2020", published=True, **said)
    draft = make.development(date="2021", **said)
    make.development(date="2022", publication="in_review", **said)
    assert [heard_on(row) for row in rows] == ["2020-12-31"] * 2

    make.cite(draft)
    draft.publication = "published"
    draft.save()
    assert [heard_on(row) for row in rows] == ["2021-12-31"] * 2


def test_drafts_are_news_of_an_unpublished_record_until_it_is_published():
    initiative = make.initiative()
    make.development(date="2021", initiatives=[initiative])
    assert heard_on(initiative) == "2021-12-31"

    make.cite(initiative)
    initiative.publication = "published"
    initiative.save()
    assert heard_on(initiative) == "never"


def test_a_check_is_no_news():
    initiative = make.initiative(checked_on="2024-06-01")
    make.development(initiatives=[initiative], date="2020")
    assert heard_on(initiative) == "2020-12-31"


@pytest.mark.parametrize(
    ("development", "expected"),
    [
        ({"date": "Dec 2024"}, "in December 2024"),
        ({"date": "Nov 2024"}, "in November 2024"),
        ({"date": "5 Dec 2024"}, "on 5 December 2024"),
        ({"date": "by 5 Dec 2024"}, "by 5 December 2024"),
        ({"date": "1990s"}, "in the 1990s"),
        ({"date": "early 1990s"}, "in the early 1990s"),
        ({"date": "about 2024"}, "about 2024"),
        ({"date": "possibly 2024"}, "possibly in 2024"),
        ({"date": "since 2020"}, "since 2020"),
        ({"date": "2024", "reported_on": "2025-02-26"}, "on 26 February 2025"),
        ({"date": "Feb 2025", "reported_on": "2025-02-10"}, "on 10 February 2025"),
        ({"date": "Feb 2025", "reported_on": "2025-01-10"}, "in February 2025"),
        ({"date": "2190", "reported_on": "2025-02-26"}, "on 26 February 2025"),
        ({"date": "2190"}, ""),
        ({}, ""),
    ],
)
def test_the_last_news_is_as_precise_as_it_is_known(development, expected):
    initiative, agreement = make.initiative(), make.agreement()
    make.development(initiatives=[initiative], agreements=[agreement], **development)
    for row in (initiative, agreement):
        row.refresh_from_db()
    assert [initiative.last_heard, agreement.last_heard] == [expected, expected]


def test_of_two_news_with_the_same_last_day_the_more_exact_one_counts():
    initiative = make.initiative()
    for date in ("31 Dec 2024", "Dec 2024", "2024"):
        make.development(initiatives=[initiative], date=date)
    initiative.refresh_from_db()
    assert initiative.last_heard == "on 31 December 2024"


def test_the_last_news_of_an_agreement_is_an_action_as_precise_as_it_is_known():
    agreement = make.agreement()
    make.action(agreement, "signed", "about 2021")
    agreement.refresh_from_db()
    assert agreement.last_heard == "about 2021"


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


def test_news_is_an_event_but_no_new_version():
    initiative = make.initiative()
    make.development(initiatives=[initiative], date="2020")

    initiative.refresh_from_db()
    assert initiative.version == 1
    inserted, heard = Initiative.pgh_event_model.objects.filter(pgh_obj=initiative).order_by("pgh_id")
    assert (inserted.pgh_label, inserted.last_news) == ("insert", None)
    assert (heard.pgh_label, heard.last_news) == ("update", initiative.last_news)


def test_a_new_row_has_one_event():
    for row in (make.initiative(), make.agreement()):
        assert row.pgh_event_model.objects.filter(pgh_obj=row).count() == 1


def test_open_items_come_in_the_order_of_news_and_checks():
    checked, heard, never = (make.initiative(title=title, published=True) for title in ("checked", "heard", "never"))
    for row in (checked, heard):
        make.development(initiatives=[row], date="2020" if row == checked else "2022", published=True)
    make.news_check(checked, "2024-01-01")

    ours = Initiative.objects.filter(pk__in=[checked.pk, heard.pk, never.pk])
    assert [row.title for row in ours.open_by_last_news()] == ["never", "heard", "checked"]


def test_an_item_without_news_since_a_day_has_none_that_may_be_later():
    before, maybe, never, over = (
        make.initiative(title=title, published=True) for title in ("before", "maybe", "never", "over")
    )
    make.development(initiatives=[before], date="2023", published=True)
    make.development(initiatives=[maybe], date="2024", published=True)
    make.development(initiatives=[over], date="2020", status_becomes="completed", published=True)
    make.news_check(before, "2024-12-31")

    ours = Initiative.objects.filter(pk__in=[before.pk, maybe.pk, never.pk, over.pk])
    assert {row.title for row in ours.without_news_since("2024-06-30")} == {"before", "never"}


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


@pytest.mark.parametrize("model", [Agreement, Initiative])
def test_an_index_has_the_open_items_in_their_order_and_those_without_news(model):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    name = model._meta.model_name
    assert f"Index Scan using {name}_unseen" in model.objects.open_by_last_news()[:8].explain()
    assert f"{name}_heard_on" in model.objects.without_news_since("2024-01-01").order_by().explain()
