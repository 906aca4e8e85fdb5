"""Dates in forms: the preview while typing, and invalid dates."""

from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/meeting/add/"


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
