"""Dates in forms: the preview while typing, and invalid dates."""

import pytest
from django.apps import apps
from django.db import IntegrityError

from cooperation.fields import PeriodField
from cooperation.models import Entry, Initiative, Meeting
from tests import builders as make
from tests.admin.filling import differences, errors, open_form, opened, save, save_meanwhile, shown

ADD = "/admin/cooperation/meeting/add/"


def change_url(meeting) -> str:
    return f"/admin/cooperation/meeting/{meeting.pk}/change/"


def understood(client, text) -> dict:
    return client.get("/admin/understood/", {"text": text}).json()


def test_the_preview_of_a_date_says_how_it_is_understood(as_editor):
    assert understood(as_editor, "2025-02") == {"understood": "February 2025, known to the month"}


def test_the_preview_of_an_invalid_date_says_what_is_accepted(as_editor):
    assert "Write for example 25 Feb 2025" in understood(as_editor, "soon")["error"]


def test_a_visitor_gets_no_preview_of_a_date(client, db):
    assert client.get("/admin/understood/", {"text": "2025"}).status_code == 302


def test_the_preview_of_a_date_accepts_no_post(as_editor):
    assert as_editor.post("/admin/understood/", {"text": "2025"}).status_code == 405


def test_the_form_rejects_an_unreadable_date_and_keeps_the_text(as_editor):
    response = save(as_editor, ADD, opened(as_editor, ADD), date="soon", title="Talks")

    assert "“soon” can't be read as a date." in errors(response)
    form = response.context["adminform"].form
    assert (form["date"].value(), form["title"].value()) == ("soon", "Talks")


def test_the_list_of_errors_links_to_the_field(as_editor):
    page = save(as_editor, ADD, opened(as_editor, ADD), date="soon").content.decode()

    assert '<a href="#id_date">' in page
    assert 'id="id_date"' in page
    assert "<title>\n  Error:" in page.replace("<title>Error:", "<title>\n  Error:")


def test_an_upside_down_period_is_refused(as_editor):
    response = save(as_editor, ADD, opened(as_editor, ADD), date="12–3 November 2025")

    assert "write the earlier date first" in errors(response)


# --- What the days do not say -----------------------------------------------------------------------------------------
PHRASES = ["about 2024", "possibly February 2024", "late 2025", "late October 2022", "spring 2025", "winter 2024/25"]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_form_saves_and_shows_again_what_was_typed(as_editor, phrase):
    answer = save(as_editor, ADD, opened(as_editor, ADD), date=phrase, title="Talks")
    assert answer.status_code == 302, errors(answer)
    meeting = Meeting.objects.get(title="Talks")
    assert str(meeting.date) == phrase
    assert opened(as_editor, change_url(meeting))["date"] == phrase


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("circa 2024", "about 2024, known to the year, approximate"),
        ("late October 2022", "late October 2022 (21–31 October 2022), a range of days"),
        ("fall of 2025", "autumn 2025 (September–November 2025), a range of months"),
        ("25.02-27.02.2025", "25–27 February 2025, a range of days"),
        ("February the 25th, 2025", "25 February 2025, known to the day"),
        ("2026/30", "2026–2030, a range of years"),
    ],
)
def test_the_preview_says_how_words_are_understood(as_editor, typed, shown):
    assert understood(as_editor, typed) == {"understood": shown}


def test_the_preview_of_what_lasts_has_until(as_editor):
    answer = as_editor.get("/admin/understood/", {"text": "until 2030", "of": "lasting"}).json()
    assert answer == {"understood": "until the end of 2030, beginning not known"}


def test_the_form_of_what_lasts_shows_until(as_editor):
    agreement = make.agreement(valid="by 2030")
    page = opened(as_editor, f"/admin/cooperation/agreement/{agreement.pk}/change/")
    assert page["valid"] == "until the end of 2030"


@pytest.mark.parametrize("typed", ["03/04/2025", "winter 2025", "31/31/2025"])
def test_a_refused_date_stays_in_the_form(as_editor, typed):
    response = save(as_editor, ADD, opened(as_editor, ADD), date=typed)
    assert response.context["adminform"].form["date"].value() == typed
    assert errors(response)


def test_a_change_from_exact_to_uncertain_is_a_new_version_with_history(as_editor):
    meeting = make.meeting(date="2024")
    url = change_url(meeting)
    save(as_editor, url, opened(as_editor, url), date="about 2024")
    version = meeting.version
    meeting.refresh_from_db()
    assert (str(meeting.date), meeting.version) == ("about 2024", version + 1)
    assert ("date", "2024", "about 2024") in [
        (line.label, line.old, line.new)
        for change in as_editor.get(url.replace("change/", "history/")).context["changesets"]
        for line in change.lines
    ]
    assert [str(event.date) for event in meeting.events.order_by("pgh_id")] == ["2024", "about 2024"]


def test_the_history_of_what_lasts_has_until(as_editor):
    agreement = make.agreement(valid="by 2030")
    page = as_editor.get(f"/admin/cooperation/agreement/{agreement.pk}/history/")
    lines = [(line.label, line.new) for change in page.context["changesets"] for line in change.lines]
    assert ("valid", "until the end of 2030") in lines


def test_two_edits_of_certainty_are_a_conflict(as_editor, admin_client):
    url = change_url(make.meeting(date="2024"))
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, date="about 2024")
    response = save(as_editor, url, mine, date="possibly 2024")
    assert differences(response) == [("date", "2024", "about 2024", "possibly 2024")]


def test_an_edit_of_certainty_is_merged(as_editor, admin_client):
    meeting = make.meeting(date="2024")
    url = change_url(meeting)
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, date="about 2024")
    response = save(as_editor, url, mine, summary="Mine.")
    save(as_editor, url, shown(response))
    meeting.refresh_from_db()
    assert (str(meeting.date), meeting.summary) == ("about 2024", "Mine.")


def test_an_undated_change_keeps_the_certainty(as_editor):
    meeting = make.meeting(date="about 2024")
    url = change_url(meeting)
    save(as_editor, url, opened(as_editor, url), summary="Other.")
    meeting.refresh_from_db()
    assert (str(meeting.date), meeting.summary) == ("about 2024", "Other.")


def test_initial_data_keep_the_certainty(as_editor):
    assert opened(as_editor, f"{ADD}?date=about+2024")["date"] == "about 2024"


@pytest.mark.parametrize("date", ["about 2024", "by 13 March 2024", "late 2024"])
def test_a_status_is_recorded_and_shown_with_the_words_of_its_date(as_editor, date):
    url = "/admin/cooperation/initiative/add/"
    answer = save(as_editor, url, opened(as_editor, url), title="Plant", new_status="planned", since=date)
    assert answer.status_code == 302, errors(answer)
    plant = Initiative.objects.get(title="Plant")
    assert str(plant.status_since) == str(plant.developments.get().date) == date
    assert plant.status_since == Entry.objects.get(noun="initiative", key=plant.pk).period


def test_a_message_on_a_status_makes_a_sentence(as_editor):
    url = "/admin/cooperation/initiative/add/"
    typed = {"title": "Plant", "new_status": "implementation", "since": "by 13 March 2024"}
    page = as_editor.post(url, opened(as_editor, url) | typed, follow=True).content.decode()
    assert "is now implementation, by 13 March 2024 at the latest." in page


def test_every_period_has_a_phrase():
    periods = [field for model in apps.get_models() for field in model._meta.fields if isinstance(field, PeriodField)]
    assert len(periods) > 20
    assert [str(field) for field in periods if field.phrase_field is None] == []


# --- Lists of the admin -----------------------------------------------------------------------------------------------
def test_a_year_finds_what_happened_by_some_day_in_it(as_editor):
    make.meeting(title="By then", date="by 5 December 2024")
    url = "/admin/cooperation/meeting/?date__year="
    assert "By then" in as_editor.get(f"{url}2024").content.decode()
    assert "By then" not in as_editor.get(f"{url}2023").content.decode()


def test_what_happened_by_some_day_is_sorted_by_it_in_the_admin(as_editor):
    for date in ("2023", "by 5 December 2024", "2026"):
        make.meeting(title=date, date=date, kind="summit")
    page = as_editor.get("/admin/cooperation/meeting/?kind__exact=summit")
    assert [row.title for row in page.context["cl"].result_list] == ["2026", "by 5 December 2024", "2023"]


# --- Time of day ------------------------------------------------------------------------------------------------------
def test_a_meeting_can_have_a_time_of_day_and_its_zone(as_editor):
    typed = {"title": "Talks", "date": "25 Feb 2025", "time": "10:00", "time_zone": "almaty"}
    answer = save(as_editor, ADD, opened(as_editor, ADD), **typed)
    assert answer.status_code == 302, errors(answer)
    meeting = Meeting.objects.get(title="Talks")
    assert (meeting.clock, meeting.time_zone) == ("10:00 (Asia/Almaty)", "Asia/Almaty")
    assert 'type="time" name="time" value="10:00"' in as_editor.get(change_url(meeting)).content.decode()


@pytest.mark.parametrize("date", ["Feb 2025", "", "by 25 Feb 2025", "12–13 Nov 2025"])
def test_a_time_needs_a_day(as_editor, date):
    response = save(as_editor, ADD, opened(as_editor, ADD), title="Talks", date=date, time="10:00")
    assert "A time needs a day" in errors(response)


def test_a_zone_needs_a_time(as_editor):
    response = save(as_editor, ADD, opened(as_editor, ADD), title="Talks", date="25 Feb 2025", time_zone="Asia/Almaty")
    assert "A time zone needs a time" in errors(response)


def test_an_unknown_zone_is_refused_and_stays_in_the_form(as_editor):
    typed = {"date": "25 Feb 2025", "time": "10:00", "time_zone": "Mars/Base"}
    response = save(as_editor, ADD, opened(as_editor, ADD), title="Talks", **typed)
    assert "“Mars/Base” is no time zone." in errors(response)
    assert response.context["adminform"].form["time_zone"].value() == "Mars/Base"


@pytest.mark.parametrize(
    "fields", [{"time": "10:00"}, {"time": "10:00", "date": "Feb 2025"}, {"time_zone": "Asia/Almaty", "date": "2025"}]
)
def test_the_database_accepts_no_time_without_a_day_and_no_zone_without_a_time(db, fields):
    with pytest.raises(IntegrityError, match=r"meeting_(time_of_a_day|zone_of_a_time)"):
        make.meeting(**fields)


def test_the_time_of_a_meeting_is_in_its_history(as_editor):
    meeting = make.meeting(date="25 Feb 2025", time="10:00", time_zone="Asia/Almaty")
    page = as_editor.get(change_url(meeting).replace("change/", "history/"))
    lines = [(line.label, line.new) for change in page.context["changesets"] for line in change.lines]
    assert {("time", "10:00"), ("time zone", "Asia/Almaty")} <= {*lines}
