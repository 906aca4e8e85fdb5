"""Silence: lists of what nothing was reported about, and their numbers on the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import localdate, now, timedelta

from cooperation.filters.silence import months_before
from cooperation.models import Agreement, Commitment, Initiative, Snapshot, Source
from tests import builders as make
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor_client(client):
    client.force_login(User.objects.create(username="grace", is_staff=True, is_superuser=True))
    return client


def test_open_items_are_found_without_news_for_some_months(client):
    today = localdate()
    Initiative.objects.update(publication="withdrawn")
    for title, day in (("Silent", months_before(today, 13)), ("Heard of", months_before(today, 11)), ("Over", None)):
        row = make.initiative(title=title, published=True)
        if day:
            make.development(initiatives=[row], date=str(day), published=True)
        else:
            make.development(initiatives=[row], date="2020", status_becomes="completed", published=True)
    never = make.initiative(title="Never heard of", published=True)
    make.news_check(never, str(today))

    assert set(titles(client.get("/initiatives/?silent=12"))) == {"Silent", "Never heard of"}
    assert "No news for: 12 months" in main(client.get("/initiatives/?silent=12"))
    assert "No news for: 1 month" in main(client.get("/initiatives/?silent=1"))


def test_agreements_are_found_without_news_by_status(client):
    Agreement.objects.update(publication="withdrawn")
    for title, kind, day in (("Signed", "signed", "2020"), ("In force", "entered_into_force", "2021")):
        make.action(make.agreement(title=title, published=True), kind, day)

    assert set(titles(client.get("/agreements/?silent=12"))) == {"Signed", "In force"}
    assert titles(client.get("/agreements/?silent=12&status=in_force")) == ["In force"]


def test_a_draft_ends_no_silence_of_what_is_published(editor_client):
    Initiative.objects.update(publication="withdrawn")
    make.development(initiatives=[make.initiative(title="Silent", published=True)], date=str(localdate()))

    for reader in (Client(), editor_client):
        assert titles(reader.get("/initiatives/?silent=12&publication=published")) == ["Silent"]


@pytest.mark.parametrize("path", ["initiatives", "agreements"])
@pytest.mark.parametrize("months", ["long", "0", "-1", "1201", "1.5", "9" * 40])
def test_months_that_are_no_number_are_explained(client, path, months):
    shown = main(client.get(f"/{path}/?silent={months}"))
    assert "No news for: Enter a number of months from 1 to 1200, e.g. 12." in shown


@pytest.fixture
def promises():
    """Commitments that are due soon, by what was reported about them since they were made on 25 February 2025."""
    Commitment.objects.update(publication="withdrawn")
    talks = make.meeting(date="25 Feb 2025", published=True)
    day = localdate() + timedelta(days=60)

    def promise(what, initiative=None, **fields):
        fields = {"meeting": talks, "due": f"by {day:%d %b %Y}"} | fields
        about = [initiative] if initiative else []
        return make.commitment(what=what, about_initiatives=about, published=True, **fields)

    def plant(*dates):
        row = make.initiative(published=True)
        for date in dates:
            make.development(initiatives=[row], date=date, published=True)
        return row

    promise("Nothing linked.")
    promise("Before alone.", plant("2024", "25 Feb 2025"))
    promise("Reported.", plant("2024", "1 March 2025"))
    promise("Perhaps reported.", plant("2025"))
    promise("Of no known day, silent.", plant(), meeting=None)
    promise("Of no known day, reported.", plant("1995"), meeting=None)
    agreement = make.agreement(published=True)
    make.action(agreement, "signed", "25 Feb 2025")
    promise("In an agreement.", meeting=None, agreement=agreement)
    ratified = make.agreement(published=True)
    for kind, date in (("signed", "25 Feb 2025"), ("entered_into_force", "May 2025")):
        make.action(ratified, kind, date)
    promise("In an agreement with later acts.", meeting=None, agreement=ratified)
    promise("Later.", due=f"by {day + timedelta(days=60):%d %b %Y}")
    promise("Met.", status="met")
    promise("Overdue.", due="by 1 May 2025")


def test_commitments_are_found_that_are_due_soon_with_nothing_reported_since(client, promises):
    assert set(titles(client.get("/commitments/?due_within=90&unreported=yes"))) == {
        "Nothing linked.",
        "Before alone.",
        "Of no known day, silent.",
        "In an agreement.",
    }


def test_commitments_are_found_that_are_overdue_with_nothing_reported_since(client, promises):
    assert titles(client.get("/commitments/?overdue=yes&unreported=yes")) == ["Overdue."]


def test_drafts_report_nothing_on_a_published_commitment(client, promises):
    """Neither a draft's date, nor its news, nor news of what is published that is a draft itself."""
    talks = make.meeting(date="25 Feb 2025", published=True)
    fields = {"due": f"by {localdate() + timedelta(days=60):%d %b %Y}", "published": True}
    plan, plant = make.initiative(), make.initiative(published=True)
    make.development(initiatives=[plan, plant], date="March 2025")
    make.development(initiatives=[plan], date="March 2025", published=True)
    make.commitment(what="About a draft.", meeting=talks, about_initiatives=[plan], **fields)
    make.commitment(what="About what only a draft reports.", meeting=talks, about_initiatives=[plant], **fields)
    signed = make.agreement()
    make.action(signed, "signed", "March 2025")
    make.commitment(what="In a draft.", agreement=signed, **fields)
    heard = make.initiative(published=True)
    make.development(initiatives=[heard], date="2024", published=True)
    make.commitment(what="At a draft.", meeting=make.meeting(date="2025"), about_initiatives=[heard], **fields)
    draft = make.commitment(what="A draft about a draft.", meeting=talks, about_initiatives=[plan], due=fields["due"])

    found = set(titles(client.get("/commitments/?due_within=90&unreported=yes")))
    assert {"About a draft.", "About what only a draft reports.", "In a draft."} <= found
    assert "At a draft." not in found
    assert draft not in Commitment.objects.unreported()


def test_a_check_of_a_draft_does_not_tell_visitors_which_sources_it_opened(client):
    source = make.source("Looked at for a draft")
    make.cite(make.meeting(published=True), source)
    make.news_check(make.meeting(), str(localdate()), sources=[source])
    path = f"/sources/?opened_before={localdate() - timedelta(days=100)}&rows=200"
    assert source.title in titles(client.get(path))

    client.force_login(User.objects.create(username="grace", is_staff=True, is_superuser=True))
    assert source.title not in titles(client.get(path))


def test_sources_are_found_that_nobody_opened_since_a_day(client):
    for title, days in (("Read lately", 10), ("Read long ago", 500), ("Looked at lately", 500), ("Never read", None)):
        source = make.source(title)
        make.cite(make.meeting(published=True), source)
        if days:
            make.snapshot(source, taken_at=now() - timedelta(days=days))
    lately = Source.objects.get(title="Looked at lately")
    make.news_check(make.country(), str(localdate()), sources=[lately])

    found = titles(client.get(f"/sources/?opened_before={localdate() - timedelta(days=100)}&rows=200"))
    assert {"Read long ago", "Never read"} <= set(found)
    assert not {"Read lately", "Looked at lately"} & set(found)


def test_a_day_that_can_not_be_read_is_explained(client):
    assert "Last opened before:" in main(client.get("/sources/?opened_before=long+ago"))


# --- The numbers of the desk ------------------------------------------------------------------------------------------
def test_each_number_of_the_desk_is_that_of_its_list(editor_client, promises):
    make.development(initiatives=[make.initiative(published=True)], date="2020", published=True)
    make.commitment(what="A draft.", due="by 1 May 2025")
    Snapshot.objects.update(taken_at=now())
    silences = editor_client.get("/admin/").context["silences"]

    assert [silence.text for silence in silences] == [
        "Due within 90 days, nothing reported",
        "Overdue, nothing reported",
        "Open initiatives without news for 12 months",
        "Open agreements without news for 12 months",
        "Sources that nobody opened again for 12 months",
    ]
    for silence in silences:
        assert len(titles(editor_client.get(f"{silence.url}&rows=200"))) == silence.count, silence
    assert [silence.count for silence in silences[:2]] == [4, 1]


def test_the_desk_counts_no_further_than_it_shows(editor_client, limits):
    limits(MAX_COUNTED_SILENT=1)
    for _ in range(2):
        make.initiative(published=True)
    silences = editor_client.get("/admin/").context["silences"]
    assert silences[2].count is None
