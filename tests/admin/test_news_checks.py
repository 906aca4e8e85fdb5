"""Checks for news in the admin: one click, Undo, the form, and who may."""

import pytest
from django.contrib.auth.models import User
from django.utils.timezone import localdate, timedelta

from cooperation.models import Initiative, NewsCheck
from cooperation.models.news_checks import CHECKED_MODELS
from tests import builders as make
from tests.html import one, select, text

FORM = "/admin/cooperation/newscheck/add/"


def today_url(row, return_to: str = "") -> str:
    path = f"/admin/cooperation/newscheck/today/{row._meta.model_name}/{row.pk}/"
    return f"{path}?_return={return_to}" if return_to else path


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("noun", CHECKED_MODELS)
def test_one_click_in_the_form_records_a_check_until_today(as_editor, editor, one_of_each, noun):
    row = one_of_each[noun]
    url = f"/admin/cooperation/{noun}/{row.pk}/change/"
    button = one(as_editor.get(url), ".last-check form")
    assert "No check for news is recorded." in text(one(as_editor.get(url), ".last-check"))

    response = as_editor.post(button.get("action"), follow=True)

    (check,) = row.news_checks.all()
    assert (check.until, check.created_by, check.target) == (localdate(), editor, row)
    assert response.redirect_chain[-1][0] == url
    assert "nothing new" in messages_of(response)[0]
    assert "by edith" in text(one(response, ".last-check"))


def test_the_desk_records_a_check_of_a_silent_item_and_returns_to_it(as_editor):
    Initiative.objects.update(publication="withdrawn")
    initiative = make.initiative(title="Silent", published=True)
    make.development(initiatives=[initiative], date="Dec 2024", published=True)
    desk = as_editor.get("/admin/")
    (action,) = [
        form.get("action") for form in select(desk, "#content-main .acts form") if "/initiative/" in form.get("action")
    ]
    assert "last news in December 2024" in desk.content.decode()

    response = as_editor.post(action, follow=True)

    initiative.refresh_from_db()
    assert (initiative.checked_on, response.redirect_chain[-1][0]) == (localdate(), "/admin/")
    assert "last checked on" in response.content.decode()


def test_undo_deletes_the_check_and_restores_the_day_before(as_editor):
    meeting = make.meeting()
    make.news_check(meeting, "2025-02-25")
    response = as_editor.post(today_url(meeting), follow=True)

    response = as_editor.post(one(response, "form.undo").get("action"), follow=True)

    meeting.refresh_from_db()
    assert str(meeting.checked_on) == "2025-02-25"
    assert "Undone" in messages_of(response)[0]


def test_a_second_click_records_nothing_more(as_editor):
    meeting = make.meeting()
    as_editor.post(today_url(meeting))
    response = as_editor.post(today_url(meeting), follow=True)

    assert meeting.news_checks.count() == 1
    assert messages_of(response)[-1].startswith("You already recorded today")


def test_two_people_who_look_on_the_same_day_are_both_recorded(as_editor, admin_user, editor):
    meeting = make.meeting()
    as_editor.post(today_url(meeting))
    as_editor.force_login(admin_user)
    as_editor.post(today_url(meeting))

    assert {check.created_by for check in meeting.news_checks.all()} == {editor, admin_user}


def test_nobody_undoes_the_check_of_another_user_by_one_click(as_editor):
    check = make.news_check(make.meeting(), created_by=User.objects.create(username="other"))
    response = as_editor.post(f"/admin/cooperation/newscheck/{check.pk}/undo/", follow=True)

    assert NewsCheck.objects.filter(pk=check.pk).exists()
    assert "Nothing was changed" in messages_of(response)[0]


@pytest.mark.parametrize(
    "path",
    [
        *("today/nonsense/1/", "today/meeting/0/", "today/meeting/x/", "today/meeting/9999999999999999999999/"),
        *("today/country/%00/", "today/country/99/", "today/source/1/"),
    ],
)
def test_a_check_of_nothing_is_not_found(as_editor, path):
    assert as_editor.post(f"/admin/cooperation/newscheck/{path}").status_code == 404


def test_an_undo_of_nothing_says_so(as_editor):
    response = as_editor.post("/admin/cooperation/newscheck/999999999999999999999/undo/", follow=True)
    assert "Nothing was changed" in messages_of(response)[0]


def test_a_link_records_no_check(as_editor):
    meeting = make.meeting()
    assert as_editor.get(today_url(meeting), follow=True).status_code == 200
    assert not meeting.news_checks.exists()


def test_who_may_not_cite_may_not_record_checks(client, db):
    meeting = make.meeting()
    check = make.news_check(meeting)
    client.force_login(User.objects.create(username="reader", is_staff=True))

    paths = [today_url(meeting), f"/admin/cooperation/newscheck/{check.pk}/undo/", FORM]
    assert [client.post(path).status_code for path in paths] == [403, 403, 403]


def test_another_site_is_no_page_to_return_to(as_editor):
    meeting = make.meeting()
    response = as_editor.post(today_url(meeting, "https://example.org/"))
    assert response["Location"] == f"/admin/cooperation/meeting/{meeting.pk}/change/"


def filled(response, form: str, **values) -> dict:
    """What a browser sends: the hidden fields of the form with this id, and the typed values."""
    hidden = (field for field in select(response, f"#{form} input") if field.get("type") == "hidden")
    return {field.get("name"): field.get("value", "") for field in hidden} | values


def meeting_form(page, **values) -> dict:
    """The form of a meeting without other values than these."""
    rest = {"title": "Talks", "kind": "talks", "status": "held", "held": "unknown", "publication": "draft"}
    return filled(page, "meeting_form", **rest | values)


def test_the_form_records_until_when_and_where(as_editor, editor, one_of_each):
    country, source = one_of_each["country"], one_of_each["source"]
    page = as_editor.get(f"{FORM}?country={country.pk}")
    assert one(page, "#id_until").get("value") == str(localdate())

    values = {
        "country": country.pk,
        "until": "2025-02-25",
        "looked_in": "The ministry’s website",
        "sources": [source.pk],
    }
    as_editor.post(f"{FORM}?country={country.pk}", filled(page, "newscheck_form", **values))

    (check,) = country.news_checks.all()
    assert (str(check.until), check.looked_in, check.created_by) == ("2025-02-25", "The ministry’s website", editor)
    assert list(check.sources.all()) == [source]


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"until": str(localdate() + timedelta(days=1))}, "until", "This day is in the future"),
        ({"until": "soon"}, "until", "Enter a day, such as"),
        ({"until": ""}, "until", "This field is required"),
        ({"meeting": ""}, "participant", "Choose exactly one record, country or participant."),
        ({"country": "XN"}, "country", "Choose exactly one record, country or participant."),
    ],
)
def test_the_form_says_what_is_wrong_at_its_field(as_editor, one_of_each, values, field, message):
    given = {"meeting": one_of_each["meeting"].pk, "until": "2025-02-25"} | values
    response = as_editor.post(FORM, filled(as_editor.get(FORM), "newscheck_form", **given))

    assert message in " ".join(response.context["adminform"].form.errors[field])
    assert not NewsCheck.objects.exists()


def test_the_form_of_a_record_does_not_accept_a_day_in_the_future(as_editor, one_of_each):
    url = f"/admin/cooperation/meeting/{one_of_each['meeting'].pk}/change/"
    response = as_editor.post(url, {"checked_on": str(localdate() + timedelta(days=1))})
    assert "This day is in the future" in " ".join(response.context["adminform"].form.errors["checked_on"])


def test_a_check_of_another_user_survives_a_form_that_was_opened_before(as_editor, admin_user):
    meeting = make.meeting(title="Talks", summary="They met.")
    url = f"/admin/cooperation/meeting/{meeting.pk}/change/"
    page = as_editor.get(url)
    make.news_check(meeting, str(localdate()), created_by=admin_user)

    response = as_editor.post(url, meeting_form(page, summary="They talked."))

    meeting.refresh_from_db()
    assert meeting.checked_on == localdate()
    assert "while you had it open" in response.content.decode()


def test_a_day_typed_into_the_record_is_a_check_by_the_user(as_editor, editor):
    meeting = make.meeting(title="Talks", summary="They met.")
    url = f"/admin/cooperation/meeting/{meeting.pk}/change/"
    page = as_editor.get(url)
    response = as_editor.post(url, meeting_form(page, checked_on="2025-02-25"))

    assert response.status_code == 302
    assert [(str(check.until), check.created_by) for check in meeting.news_checks.all()] == [("2025-02-25", editor)]


def test_a_deleted_check_can_be_restored(as_editor):
    meeting = make.meeting()
    check = make.news_check(meeting, looked_in="The ministry’s website")
    url = f"/admin/cooperation/newscheck/{check.pk}/delete/"
    response = as_editor.post(url, {"post": "yes"}, follow=True)
    meeting.refresh_from_db()
    assert meeting.checked_on is None

    as_editor.post(one(response, "form.undo").get("action"))

    meeting.refresh_from_db()
    assert (str(meeting.checked_on), meeting.news_checks.get().looked_in) == ("2025-02-25", "The ministry’s website")


def test_a_restored_record_has_its_checks_and_no_more(as_editor):
    meeting = make.meeting()
    for day in ("2024-01-01", "2025-02-25"):
        make.news_check(meeting, day)
    response = as_editor.post(f"/admin/cooperation/meeting/{meeting.pk}/delete/", {"post": "yes"}, follow=True)
    as_editor.post(one(response, "form.undo").get("action"))

    meeting.refresh_from_db()
    assert str(meeting.checked_on) == "2025-02-25"
    assert [str(check.until) for check in meeting.news_checks.all()] == ["2025-02-25", "2024-01-01"]


def test_the_list_shows_what_was_checked_until_when_and_by_whom(as_editor, editor):
    make.news_check(make.country("XN"), created_by=editor)
    row = text(one(as_editor.get("/admin/cooperation/newscheck/"), "#result_list tbody tr"))
    assert ("Northland (country)" in row, "edith" in row) == (True, True)


def test_the_list_takes_as_many_queries_for_many_checks_as_for_few(as_editor, django_assert_max_num_queries):
    for number in range(12):
        make.news_check(make.meeting(title=f"Talks {number}"))
    with django_assert_max_num_queries(12):
        as_editor.get("/admin/cooperation/newscheck/")


def test_the_history_of_a_record_shows_its_checks(as_editor):
    meeting = make.meeting()
    as_editor.post(today_url(meeting))
    history = text(one(as_editor.get(f"/admin/cooperation/meeting/{meeting.pk}/history/"), "#content-main"))
    assert "Check for news added until" in history
    assert "edith" in history


def test_the_form_says_that_one_record_is_to_be_chosen(as_editor):
    assert "Choose one of these." in text(one(as_editor.get(FORM), "form#newscheck_form"))
    chosen = as_editor.get(f"{FORM}?country=KZ")
    assert "Choose one of these." not in text(one(chosen, "form#newscheck_form"))
