"""What is pinned to a text: proposed, stored, changed and cleared, and filled into new records."""

import pytest
from django.contrib.auth.models import Permission, User

from cooperation.models import Batch, Meeting, Participant, Place
from tests import builders as make
from tests.admin.filling import opened
from tests.admin.texts import CANAL, FIRST, LAST, TRADE, form_for, page_of, record
from tests.html import one, select, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def states():
    return {state.country_id: state for state in Participant.objects.filter(kind="state", country__in=["XN", "XS"])}


def pin(client, snapshot, **typed):
    return client.post(f"{page_of(snapshot)}pinned/", typed, follow=True)


def pins(page) -> str:
    return text(one(page, ".pins"))


def batch_of(user, snapshot):
    return Batch.objects.of(user, snapshot)


def test_day_place_and_states_are_proposed_from_the_text(as_editor, snapshot):
    proposed = pins(as_editor.get(page_of(snapshot)))
    assert "26 February 2025 · Northtown · Southland and Northland" in proposed
    assert not Batch.objects.exists()


def test_one_button_pins_what_is_proposed(as_editor, editor, snapshot, states):
    page = as_editor.get(page_of(snapshot))
    form = page.context["pin_form"]
    typed = {field.html_name: field.value() for field in form if field.value()}
    assert select(page, 'button[form="pin-form"]')

    pin(as_editor, snapshot, **typed | {"date": str(typed["date"])})

    batch = batch_of(editor, snapshot)
    assert (str(batch.date), batch.place.name) == ("26 February 2025", "Northtown")
    assert set(batch.participants.all()) == set(states.values())


def test_what_is_pinned_is_changed_and_cleared(as_editor, editor, snapshot, states):
    water = make.sector("Water of examples")
    page = pin(as_editor, snapshot, date="Feb 2025", participants=[states["XN"].pk], sectors=[water.pk])
    assert pins(page) == "Pinned: February 2025 · Northland · Water of examples"

    page = pin(as_editor, snapshot, place=Place.objects.get(name="Northtown").pk)
    assert pins(page) == "Pinned: Northtown"

    page = pin(as_editor, snapshot, clear="yes", date="ignored")
    assert "Nothing is pinned yet" in pins(page)
    assert not batch_of(editor, snapshot).has_pins


@pytest.mark.parametrize(
    "typed",
    [{"date": "nonsense"}, {"place": "999999"}, {"meeting": "x"}, {"participants": ["\0"]}, {"sectors": ["-1"]}],
)
def test_what_was_typed_stays_with_an_error(as_editor, editor, snapshot, typed):
    page = pin(as_editor, snapshot, **{"date": "25 Feb 2025"} | typed)
    assert page.status_code == 200
    assert "Nothing was pinned" in page.text
    assert one(page, "#id_pin_date").get("value") == typed.get("date", "25 Feb 2025")
    assert one(page, ".pinned details").get("open") is not None
    assert not select(page, 'button[form="pin-form"]')
    assert batch_of(editor, snapshot) is None


@pytest.mark.parametrize("value", ["\0", "9" * 5000, "-1", "1.5", "‮😀", "' OR 1=1", " "])
@pytest.mark.parametrize("field", ["date", "place", "meeting", "participants", "sectors", "unknown"])
def test_strange_values_get_an_error_or_are_ignored(as_editor, snapshot, field, value):
    assert pin(as_editor, snapshot, **{field: value}).status_code == 200


def test_links_of_a_page_with_errors_lead_back_to_the_text(as_editor, snapshot):
    response = as_editor.get(f"{page_of(snapshot)}pinned/?start=0&end=9")
    assert response["Location"] == f"{page_of(snapshot)}?start=0&end=9"


def test_a_browser_without_scripts_can_choose_what_the_text_names(as_editor, snapshot):
    talks = make.meeting(title="Talks of Ann and Bob")
    make.cite(talks, snapshot.source)
    page = as_editor.get(page_of(snapshot))
    assert "Talks of Ann and Bob" in [text(option) for option in select(page, "#id_pin_meeting option")]
    assert "Ann Example" in [text(option) for option in select(page, "#id_pin_participants option")]


class TestForms:
    @pytest.fixture
    def pinned(self, as_editor, editor, snapshot, states):
        self.water, self.talks = make.sector("Water of examples"), make.meeting(title="Talks of Ann and Bob")
        self.states = [state.pk for state in states.values()]
        pin(
            as_editor,
            snapshot,
            date="25 Feb 2025",
            place=Place.objects.get(name="Northtown").pk,
            meeting=self.talks.pk,
            participants=self.states,
            sectors=[self.water.pk],
        )
        return batch_of(editor, snapshot)

    def form(self, client, snapshot, words, label):
        url = form_for(client, snapshot, words, label)
        page = client.get(url)
        return opened(client, url), text(one(page, ".pinned-fields")) if select(page, ".pinned-fields") else ""

    def test_a_meeting_gets_what_its_words_do_not_say(self, as_editor, snapshot, pinned):
        typed, note = self.form(as_editor, snapshot, LAST, "Meeting")
        assert (typed["date"], typed["date_inferred"], int(typed["venue"])) == (
            "25 February 2025",
            "on",
            pinned.place_id,
        )
        assert {int(typed[f"participations-{row}-participant"]) for row in range(2)} == set(self.states)
        assert list(map(int, typed["sectors"])) == [self.water.pk]
        assert "part_of" not in typed or not typed["part_of"]
        assert note == "Not from the words, but pinned to the text: date, venue, participants, sectors. Check them."

    def test_words_come_before_what_is_pinned(self, as_editor, snapshot, pinned):
        Batch.objects.update(date=None)
        batch = Batch.objects.get()
        batch.date = "1 Jan 2020"
        batch.save()
        typed, note = self.form(as_editor, snapshot, FIRST, "Meeting")
        assert typed["date"] == "25 February 2025"
        # Ann, Bob and Southland, and the other pinned state.
        assert len([name for name, value in typed.items() if name.endswith("-participant") and value]) == 4
        assert note == "Not from the words, but pinned to the text: venue, sectors, participants. Check them."

    @pytest.mark.parametrize(
        ("label", "words", "expected"),
        [
            ("Agreement", LAST, {"meeting", "venues", "parties", "sectors"}),
            ("Initiative", LAST, {"involvements", "sectors"}),
            ("Development", LAST, {"date", "meeting", "participants", "sectors"}),
            ("Commitment", CANAL, {"meeting", "sectors"}),
            ("Figure", LAST, {"meeting", "of", "sectors"}),
        ],
    )
    def test_other_record_types(self, as_editor, snapshot, pinned, label, words, expected):
        typed, note = self.form(as_editor, snapshot, words, label)
        filled = {name.partition("-")[0] for name, value in typed.items() if name.endswith("-participant") and value}
        filled |= {
            name for name in ("date", "meeting", "venues", "participants", "by", "of", "sectors") if typed.get(name)
        }
        assert filled == expected
        assert note

    def test_a_figure_with_words_of_its_own_names_only_what_is_pinned(self, as_editor, snapshot, pinned):
        typed, note = self.form(as_editor, snapshot, TRADE, "Figure")
        assert typed["period"] == "2024"
        assert note == "Not from the words, but pinned to the text: given at. Check it."

    def test_a_signed_agreement_gets_the_pinned_date_and_both_states(self, as_editor, editor, snapshot, pinned):
        words = "Southland signed a memorandum."
        stored = make.snapshot(snapshot.source, text=words)
        date = {"date": "25 Feb 2025", "participants": self.states}
        as_editor.post(f"/admin/cooperation/source/{stored.source_id}/texts/{stored.pk}/pinned/", date)
        page = f"/admin/cooperation/source/{stored.source_id}/texts/{stored.pk}/?start=0&end={len(words)}"
        links = [link.get("href") for link in select(as_editor.get(page), ".word-forms a")]
        url = next(href for href in links if "/agreement/" in href)
        typed = opened(as_editor, url)
        assert (typed["new_status"], typed["since"], typed["since_inferred"]) == ("signed", "25 February 2025", "on")
        assert {int(typed[f"parties-{row}-participant"]) for row in range(2)} == set(self.states)
        note = text(one(as_editor.get(url), ".pinned-fields"))
        assert note == "Not from the words, but pinned to the text: since, parties. Check them."

    def test_another_user_gets_nothing_of_it(self, client, admin_user, as_editor, snapshot, pinned):
        client.force_login(admin_user)
        typed, note = self.form(client, snapshot, LAST, "Development")
        assert (typed.get("date", ""), note) == ("", "")

    def test_a_citation_gets_nothing_of_it(self, as_editor, snapshot, pinned):
        make.cite(self.talks, snapshot.source)
        page = as_editor.get(page_of(snapshot, LAST))
        (link,) = select(page, ".word-citations a")
        typed = opened(as_editor, link.get("href"))
        assert str(typed["meeting"]) == str(self.talks.pk)
        assert not select(as_editor.get(link.get("href")), ".pinned-fields")


class TestMeetingJustRecorded:
    def test_it_is_offered_and_pinned_by_one_button(self, as_editor, editor, snapshot, states):
        pin(as_editor, snapshot, date="25 Feb 2025")
        response = record(as_editor, snapshot, FIRST, "Meeting", title="Talks of Ann and Bob")
        page = as_editor.get(response["Location"])
        button = one(page, '#words [data-key="p"]')
        assert text(button) == "Pin this meeting"
        assert text(one(page, "#words .step p")) == "Just recorded: Talks of Ann and Bob"

        page = as_editor.post(select(page, "#words form.step")[0].get("action"), follow=True)

        assert pins(page) == "Pinned: 25 February 2025 · Talks of Ann and Bob"
        assert not select(page, '#words [data-key="p"]')
        assert "start=" in page.redirect_chain[-1][0]

    def test_one_that_was_deleted_meanwhile_is_not_pinned(self, as_editor, editor, snapshot):
        page = as_editor.post(f"{page_of(snapshot)}pinned/meeting/999999/", follow=True)
        assert "this meeting was deleted" in page.text
        assert batch_of(editor, snapshot) is None or batch_of(editor, snapshot).meeting is None


class TestWhoMay:
    @pytest.fixture
    def reader(self):
        user = User.objects.create(username="rita", is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename="view_source"))
        return user

    def test_a_user_who_may_only_view_sources_pins_nothing(self, client, reader, snapshot):
        client.force_login(reader)
        assert client.post(f"{page_of(snapshot)}pinned/", {"date": "2025"}).status_code == 403
        page = client.get(page_of(snapshot))
        assert page.status_code == 200
        assert not select(page, ".pinned")

    def test_visitors_are_asked_to_sign_in(self, client, snapshot):
        assert client.post(f"{page_of(snapshot)}pinned/").status_code == 302
        assert not Batch.objects.exists()

    def test_a_text_of_another_source_is_not_found(self, as_editor, snapshot):
        other = make.source("Another")
        url = f"/admin/cooperation/source/{other.pk}/texts/{snapshot.pk}/pinned/"
        assert as_editor.post(url).status_code == 404

    def test_a_meeting_that_is_pinned_can_be_deleted(self, as_editor, editor, snapshot):
        talks = make.meeting()
        pin(as_editor, snapshot, meeting=talks.pk)
        response = as_editor.post(f"/admin/cooperation/meeting/{talks.pk}/delete/", {"post": "yes"})
        assert response.status_code == 302
        assert not Meeting.objects.filter(pk=talks.pk).exists()
        assert batch_of(editor, snapshot).meeting is None
