"""The feed of a list: the latest additions and changes."""

from xml.etree import ElementTree

import pytest
from django.db import connection

from cooperation.models import Meeting, Place
from tests import builders as make
from tests.exports.reading import ATOM, content, entries, feed_titles

pytestmark = pytest.mark.django_db


def changed_on(meeting, added, changed):
    """Change the times at which a meeting was added and changed."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    Meeting.objects.filter(pk=meeting.pk).update(created_at=f"{added}T12:00Z", updated_at=f"{changed}T12:00Z")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute("SELECT register.note('meeting', ARRAY[%s::bigint], 'changed')", [meeting.pk])
    meeting.refresh_from_db()


def test_the_latest_change_comes_first_in_a_feed_whatever_the_order_of_the_list(client):
    for title, day in {"Alpha": "2026-01-02", "Bravo": "2026-01-03", "Charlie": "2026-01-01"}.items():
        changed_on(make.meeting(title=title, kind="summit", published=True), "2026-01-01", day)
    assert feed_titles(client.get("/meetings/feed.atom?kind=summit&sort=title")) == ["Bravo", "Alpha", "Charlie"]


def test_an_entry_says_what_happened_when_and_what_is_known(client):
    talks = make.meeting(title="Talks", date="2 May 2025", kind="summit", published=True)
    changed_on(talks, "2026-01-01", "2026-01-05")
    (entry,) = entries(client.get("/meetings/feed.atom?kind=summit"))
    text = entry.findtext(f"{ATOM}summary")
    assert text.startswith("Changed on 5 January 2026, in the register since 1 January 2026<br>Date: 2 May 2025<br>")
    assert entry.findtext(f"{ATOM}updated") == "2026-01-05T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}published") == "2026-01-01T12:00:00+00:00"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{talks.get_absolute_url()}"


def test_an_unchanged_entry_says_when_it_was_added(client):
    changed_on(make.meeting(kind="summit", published=True), "2026-01-01", "2026-01-01")
    (entry,) = entries(client.get("/meetings/feed.atom?kind=summit"))
    assert entry.findtext(f"{ATOM}summary").startswith("Added on 1 January 2026<br>")


def test_an_entry_stays_the_same_under_another_title(client):
    talks = make.meeting(title="Talks", kind="summit", published=True)
    changed_on(talks, "2026-01-01", "2026-01-01")
    before = entries(client.get("/meetings/feed.atom?kind=summit"))[0].findtext(f"{ATOM}id")
    talks.title = "Other talks"
    talks.save()
    assert before == f"tag:testserver,2026-01-01:meeting/{talks.pk}"
    assert entries(client.get("/meetings/feed.atom?kind=summit"))[0].findtext(f"{ATOM}id") == before


def test_markup_in_a_text_is_text(client):
    make.meeting(summary="<script>alert(1)</script>", kind="summit", published=True)
    (entry,) = entries(client.get("/meetings/feed.atom?kind=summit"))
    assert "&lt;script&gt;" in entry.findtext(f"{ATOM}summary")


def test_signs_that_xml_forbids_do_not_break_a_feed(client):
    make.meeting(title="Talks\x0b and more", kind="summit", published=True)
    assert feed_titles(client.get("/meetings/feed.atom?kind=summit")) == ["Talks  and more"]


def test_a_feed_has_at_most_fifty_entries(client):
    for number in range(51):
        make.meeting(title=f"Talks {number}", kind="summit", published=True)
    found = feed_titles(client.get("/meetings/feed.atom?kind=summit"))
    assert (len(found), found[0]) == (50, "Talks 50")


def test_changes_of_participants_come_from_their_history(client):
    talks = make.meeting(published=True)
    ann, bob = make.person("Ann Example"), make.person("Bob Example")
    for person in (ann, bob):
        make.participation(talks, person)
    ann.website = "https://ann.example/"
    ann.save()
    assert feed_titles(client.get("/participants/feed.atom?kind=person&q=example")) == ["Ann Example", "Bob Example"]


def test_a_participant_changed_many_times_leaves_room_for_others_in_the_feed(client):
    for name in ("One port", "Other port"):
        make.meeting(venue=make.place(name), published=True)
    port = Place.objects.get(name="One port")
    for times in range(210):
        port.latitude = port.longitude = times % 90
        port.save()
    assert feed_titles(client.get("/places/feed.atom?q=port")) == ["One port", "Other port"]


@pytest.mark.parametrize("sign", ["\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_has_no_sign_for_is_left_out(client, sign):
    make.meeting(title=f"Talks{sign}", summary=f"On{sign}trade", kind="summit", published=True)
    assert feed_titles(client.get("/meetings/feed.atom?kind=summit")) == ["Talks "]


def test_a_feed_that_has_not_changed_is_not_sent_again(client):
    make.meeting(kind="summit", published=True)
    tag = client.get("/meetings/feed.atom?kind=summit").headers["ETag"]
    assert client.get("/meetings/feed.atom?kind=summit", headers={"If-None-Match": tag}).status_code == 304
    make.meeting(kind="summit", published=True)
    assert client.get("/meetings/feed.atom?kind=summit", headers={"If-None-Match": tag}).status_code == 200


def test_a_feed_says_what_it_is_of(client):
    text = content(client.get("/meetings/feed.atom?kind=summit")).decode()
    assert '<link href="http://testserver/meetings/?kind=summit" rel="alternate"/>' in text
    assert '<link href="http://testserver/meetings/feed.atom?kind=summit" rel="self"/>' in text


def test_a_feed_is_named_after_its_filters(client):
    title = ElementTree.fromstring(content(client.get("/meetings/feed.atom?kind=summit"))).findtext(f"{ATOM}title")
    assert title == "Meetings – Kind: summit – Register of cooperation"
    title = ElementTree.fromstring(content(client.get("/meetings/feed.atom"))).findtext(f"{ATOM}title")
    assert title == "Meetings – Register of cooperation"


def test_sources_without_a_web_address_leave_no_gap(client):
    talks = make.meeting(kind="summit", published=True)
    for url in ("", "https://news.example/"):
        make.cite(talks, make.source("An article", url=url))
    (entry,) = entries(client.get("/meetings/feed.atom?kind=summit"))
    assert entry.findtext(f"{ATOM}summary").endswith("<br>Web addresses of sources: https://news.example/")
