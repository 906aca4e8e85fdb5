"""Changes saved by others while a form was open are merged, unless the user changed the same."""

import re

import pytest

from cooperation.models import Participation
from tests import builders as make
from tests.admin.filling import differences, errors, open_form, save, save_meanwhile, shown
from tests.html import texts


@pytest.fixture
def url(talks):
    return f"/admin/cooperation/meeting/{talks.pk}/change/"


def taken(response) -> list[str]:
    """Return what was merged, as on the page, without time."""
    items = texts(response, "section.differences li")
    return [re.sub(r" (at \d\d:\d\d|on \d+ \w+ \d{4}, \d\d:\d\d);", ";", item) for item in items]


def save_again(client, url, response, **changes):
    answer = save(client, url, shown(response), **changes)
    assert answer.status_code == 302, errors(answer)


def people(talks) -> list[tuple[str, str]]:
    return [(str(row.participant), row.capacity) for row in talks.participations.order_by("pk")]


def new_row(number: int, person, *, total: int) -> dict:
    """Return a new participant in row ``number`` of a form with ``total`` rows."""
    return {f"participations-{number}-participant": str(person.pk), "participations-TOTAL_FORMS": str(total)}


# --- Fields -----------------------------------------------------------------------------------------------------------
def test_a_field_that_only_the_other_changed_is_merged(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")

    response = save(as_editor, url, mine, summary="Mine.")

    assert taken(response) == ["Title: now “Theirs”, changed by ada; copied"]
    assert differences(response) == []
    save_again(as_editor, url, response)
    talks.refresh_from_db()
    assert (talks.title, talks.summary) == ("Theirs", "Mine.")


def test_a_field_that_both_changed_stays_as_typed(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs", summary="Theirs.")

    response = save(as_editor, url, mine, title="Mine")

    assert differences(response) == [("title", "Talks", "Theirs", "Mine")]
    assert taken(response) == ["Summary: now “Theirs.”, changed by ada; copied"]
    save_again(as_editor, url, response)
    talks.refresh_from_db()
    assert (talks.title, talks.summary) == ("Mine", "Theirs.")


def test_what_both_changed_to_the_same_is_no_conflict(as_editor, admin_client, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Renamed")

    response = save(as_editor, url, mine, title="Renamed")

    assert (differences(response), taken(response)) == ([], [])


def test_a_field_that_the_other_emptied_is_emptied(as_editor, admin_client, talks, url):
    talks.summary = "Long."
    talks.save()
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, summary="")

    response = save(as_editor, url, mine, title="Mine")

    assert taken(response) == ["Summary: now empty, changed by ada; copied"]
    save_again(as_editor, url, response)
    talks.refresh_from_db()
    assert talks.summary == ""


def test_every_kind_of_field_is_merged_as_it_was_saved(as_editor, admin_client, talks, url):
    venue = make.place("Palace")
    theirs = {
        "kind": "summit",
        "held": "by_video",
        "date": "25 Feb 2025",
        "date_inferred": "on",
        "venue": str(venue.pk),
        "convening_body": str(make.participant("Council").pk),
        "session_number": "13",
        "checked_on": "3 May 2025",
        "other_titles": "One\nTwo, too",
    }
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **theirs)

    save_again(as_editor, url, save(as_editor, url, mine, title="Mine"))

    talks.refresh_from_db()
    stands = [talks.kind, talks.held, str(talks.date), talks.date_inferred, talks.venue, talks.session_number]
    assert stands == ["summit", "by_video", "25 February 2025", True, venue, 13]
    assert (str(talks.checked_on), talks.other_titles, talks.title) == ("2025-05-03", ["One", "Two, too"], "Mine")


def test_a_tick_that_the_other_took_away_is_taken_away(as_editor, admin_client, talks, url):
    talks.date_inferred = True
    talks.save()
    mine = open_form(as_editor, url)
    theirs = open_form(admin_client, url)
    del theirs["date_inferred"]
    assert save(admin_client, url, theirs).status_code == 302

    save_again(as_editor, url, save(as_editor, url, mine, title="Mine"))

    talks.refresh_from_db()
    assert talks.date_inferred is False


def test_a_number_and_a_time_are_merged(as_editor, admin_client, db):
    figure, source = make.figure(), make.source()
    snapshot = make.snapshot(source)
    number, moment = (f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/" for row in (figure, source))
    mine = open_form(as_editor, number), open_form(as_editor, moment)
    save_meanwhile(admin_client, number, value_low="1800000000", printed="1.8 billion")
    row = "snapshots-0-"
    save_meanwhile(admin_client, moment, **{f"{row}taken_at_0": "2025-05-03", f"{row}taken_at_1": "14:03:00"})

    save_again(as_editor, number, save(as_editor, number, mine[0], summary="Mine."))
    save_again(as_editor, moment, save(as_editor, moment, mine[1], dateline="Astana"))

    figure.refresh_from_db()
    source.refresh_from_db()
    snapshot.refresh_from_db()
    assert (figure.value_low, figure.summary) == (1800000000, "Mine.")
    assert (snapshot.taken_at.isoformat(), source.dateline) == ("2025-05-03T14:03:00+00:00", "Astana")


def test_an_unreadable_date_is_kept_beside_what_the_other_saved(as_editor, admin_client, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, date="2025")

    response = save(as_editor, url, mine, date="someday")

    assert differences(response) == [("date", "", "2025", "someday")]
    assert response.context["adminform"].form["date"].value() == "someday"


def test_each_field_is_shown_with_the_user_who_changed_it(as_editor, admin_client, client, url, django_user_model):
    cleo = django_user_model.objects.create(username="cleo", is_staff=True, is_superuser=True)
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Ada's")
    admin_client.force_login(cleo)
    save_meanwhile(admin_client, url, summary="Cleo's.")
    response = save(as_editor, url, mine, kind="summit")

    assert taken(response) == [
        "Title: now “Ada's”, changed by ada; copied",
        "Summary: now “Cleo's.”, changed by cleo; copied",
    ]


# --- Links ------------------------------------------------------------------------------------------------------------
def test_links_of_both_come_and_go_together(as_editor, admin_client, talks, url):
    rain, wind, barter, dance = (make.sector(name) for name in ("Rain", "Wind", "Barter", "Dance"))
    talks.sectors.set([rain, wind])
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, sectors=[str(rain.pk), str(barter.pk)])

    response = save(as_editor, url, mine, sectors=[str(wind.pk), str(dance.pk), str(rain.pk)])

    assert sorted(taken(response)) == [
        "Sectors: “Barter”, added by ada; copied",
        "Sectors: “Wind”, removed by ada; copied",
    ]
    assert differences(response) == []
    save_again(as_editor, url, response)
    assert {str(sector) for sector in talks.sectors.all()} == {"Rain", "Barter", "Dance"}


def test_a_link_that_i_took_away_stays_away(as_editor, admin_client, talks, url):
    rain = make.sector("Rain")
    talks.sectors.set([rain])
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")

    save_again(as_editor, url, save(as_editor, url, mine, sectors=[]))

    assert list(talks.sectors.all()) == []


# --- Rows -------------------------------------------------------------------------------------------------------------
def test_a_row_that_the_other_changed_is_merged(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-capacity": "Minister"})

    response = save(as_editor, url, mine, title="Mine")

    assert taken(response) == ["Participation “Ann Example”: capacity: now “Minister”, changed by ada; copied"]
    save_again(as_editor, url, response)
    assert people(talks) == [("Ann Example", "Minister"), ("Ben Example", "")]


def test_fields_of_one_row_that_each_changed_come_together(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-capacity": "Minister"})

    response = save(as_editor, url, mine, **{"participations-0-role": "host"})

    assert differences(response) == []
    save_again(as_editor, url, response)
    ann = talks.participations.get(participant__name="Ann Example")
    assert (ann.capacity, ann.role) == ("Minister", "host")


def test_a_row_that_the_other_added_is_merged_before_mine(as_editor, admin_client, talks, url):
    cem, dee = make.person("Cem Example"), make.person("Dee Example")
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **new_row(2, cem, total=3), **{"participations-2-capacity": "Minister"})

    response = save(as_editor, url, mine, **new_row(2, dee, total=3))

    assert taken(response) == ["Participation: “Cem Example”, added by ada; copied"]
    rows = next(rows.formset for rows in response.context["inline_admin_formsets"] if rows.opts.model is Participation)
    assert [form["participant"].value() for form in rows.forms][2:] == [str(cem.pk), str(dee.pk)]
    save_again(as_editor, url, response)
    assert people(talks)[2:] == [("Cem Example", "Minister"), ("Dee Example", "")]


def test_the_same_person_added_by_both_is_refused_once_with_both_rows(as_editor, admin_client, talks, url):
    cem = make.person("Cem Example")
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **new_row(2, cem, total=3))

    response = save(as_editor, url, mine, **new_row(2, cem, total=3), **{"participations-2-capacity": "Minister"})

    assert "This participant is already in the list." in errors(response)
    typed = shown(response)
    assert (typed["participations-2-capacity"], typed["participations-3-capacity"]) == ("", "Minister")


def test_a_row_that_the_other_deleted_is_removed(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-DELETE": "on"})

    response = save(as_editor, url, mine, **{"participations-1-capacity": "Minister"})

    assert taken(response) == ["Participation: “Ann Example”, deleted by ada; copied"]
    save_again(as_editor, url, response)
    assert people(talks) == [("Ben Example", "Minister")]


def test_a_row_that_i_delete_and_the_other_changed_is_a_conflict(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-capacity": "Minister"})

    response = save(as_editor, url, mine, **{"participations-0-DELETE": "on"})

    label = "participation “Ann Example”: capacity"
    assert differences(response) == [(label, "", "Minister", "row removed")]
    assert taken(response) == []
    save_again(as_editor, url, response)
    assert people(talks) == [("Ben Example", "")]


def test_a_row_that_the_other_changed_and_then_deleted_untouched_by_me_stays_deleted(
    as_editor, admin_client, talks, url
):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-capacity": "Minister"})
    save_meanwhile(admin_client, url, **{"participations-0-DELETE": "on"})

    response = save(as_editor, url, mine, title="Mine")

    assert taken(response) == ["Participation: “Ann Example”, deleted by ada; copied"]
    save_again(as_editor, url, response)
    assert people(talks) == [("Ben Example", "")]


def test_a_row_that_both_deleted_is_no_conflict(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"participations-0-DELETE": "on"})

    response = save(as_editor, url, mine, **{"participations-0-DELETE": "on"})

    assert (differences(response), taken(response)) == ([], [])
    save_again(as_editor, url, response)
    assert people(talks) == [("Ben Example", "")]


def test_rows_that_only_i_changed_added_and_deleted_stay_so(as_editor, admin_client, talks, url):
    cem = make.person("Cem Example")
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, title="Theirs")

    typed = {"participations-0-DELETE": "on", "participations-1-capacity": "Minister"} | new_row(2, cem, total=3)
    save_again(as_editor, url, save(as_editor, url, mine, **typed))

    assert people(talks) == [("Ben Example", "Minister"), ("Cem Example", "")]


def test_a_draft_without_a_time_is_merged_too(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url)
    mine["version"] = mine["version"].rpartition(":")[0]
    save_meanwhile(admin_client, url, summary="Theirs.")

    assert taken(save(as_editor, url, mine, title="Mine")) == ["Summary: now “Theirs.”, changed by ada; copied"]


def test_an_unreadable_version_of_a_form_is_refused_once(as_editor, admin_client, talks, url):
    mine = open_form(as_editor, url) | {"version": f"{talks.pk}:{'9' * 30}:x"}
    save_meanwhile(admin_client, url, title="Theirs")

    save_again(as_editor, url, save(as_editor, url, mine, title="Mine"))

    talks.refresh_from_db()
    assert talks.title == "Mine"


def test_posts_saved_without_a_change_of_the_participant_are_merged(as_editor, admin_client, db):
    ann = make.person("Ann Example")
    make.affiliation(ann, make.participant("Ministry"))
    url = f"/admin/cooperation/participant/{ann.pk}/change/"
    mine = open_form(as_editor, url)
    save_meanwhile(admin_client, url, **{"affiliations-0-role": "Minister"})

    response = save(as_editor, url, mine, native_name="Mine")

    assert [text.rsplit(": ")[-1] for text in taken(response)] == ["now “Minister”, changed by ada; copied"]
    save_again(as_editor, url, response)
    assert ann.affiliations.get().role == "Minister"
