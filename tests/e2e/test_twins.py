"""What is recorded already is shown below a name while it is typed, and once more before it is saved."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from cooperation.models import Meeting, Place, Source
from tests import builders as make
from tests.e2e.conftest import PASSWORD


@pytest.fixture
def recorded(database):
    """A place and a source that a user is about to record again."""
    if not Place.objects.filter(name="Port of Twinsdale").exists():
        make.place("Port of Twinsdale", kind="port")
        make.source("Presidents open the port of Twinsdale", url="https://news.example/twinsdale")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_name_that_is_recorded_is_shown_while_it_is_typed(signed_in, recorded, width, serious_problems):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto("/admin/cooperation/place/add/")
    signed_in.locator("#id_name").press_sequentially("twinsdale port")

    note = signed_in.get_by_role("status").filter(has_text="Perhaps recorded already")
    expect(note.get_by_role("link", name="Port of Twinsdale")).to_be_visible()
    assert serious_problems(signed_in) == []

    signed_in.locator("#id_name").fill("Elsewhere altogether")
    expect(signed_in.get_by_text("Perhaps recorded already")).to_have_count(0)


def test_the_address_of_a_recorded_page_is_shown_while_it_is_typed(signed_in, recorded):
    signed_in.goto("/admin/cooperation/source/add/")
    signed_in.locator("#id_url").fill("http://www.news.example/twinsdale/?utm_source=x")

    expect(signed_in.get_by_role("link", name="Presidents open the port of Twinsdale")).to_be_visible()
    expect(signed_in.get_by_text("the same web address")).to_be_visible()


def test_a_popup_selects_what_is_recorded(signed_in, recorded):
    signed_in.goto("/admin/cooperation/meeting/add/")
    with signed_in.expect_popup() as opened:
        signed_in.locator("#add_id_venue").click()
    popup = opened.value
    popup.locator("#id_name").press_sequentially("Twinsdale port")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Use this one").click()

    expect(signed_in.locator("#id_venue + .select2")).to_contain_text("Port of Twinsdale")
    assert Place.objects.filter(name__icontains="twinsdale").count() == 1


def test_without_scripts_it_is_shown_before_it_is_saved(without_scripts, administrator, recorded):
    page = without_scripts
    page.goto("/admin/login/?next=/admin/cooperation/source/add/")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator("#id_title").fill("Port of Twinsdale opened")
    page.locator("#id_url").fill("http://news.example/twinsdale#top")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Presidents open the port of Twinsdale")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/admin/cooperation/source/")
    assert Source.objects.filter(title="Port of Twinsdale opened").exists()
    Source.objects.filter(title="Port of Twinsdale opened").delete()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_list_is_below_its_label_not_beside_it(signed_in, recorded, width):
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto("/admin/cooperation/place/add/")
    signed_in.locator("#id_name").press_sequentially("twinsdale port")

    note = signed_in.get_by_role("status").filter(has_text="Perhaps recorded already")
    link, label = note.get_by_role("link", name="Port of Twinsdale"), note.get_by_text("Perhaps recorded already:")
    expect(link).to_be_visible()
    assert abs(link.bounding_box()["x"] - label.bounding_box()["x"]) < 2


@pytest.mark.parametrize("width", [1280, 390])
def test_the_list_of_contradicting_values_is_below_its_label(signed_in, database, width):
    figures = [make.figure(indicator="harvest", period="2024", of=[make.state("XN")], value_low=n) for n in (100, 900)]
    signed_in.set_viewport_size({"width": width, "height": 900})
    signed_in.goto(f"/admin/cooperation/figure/{figures[0].pk}/change/")

    field = signed_in.locator(".field-rivals")
    assert abs(field.locator("li a").first.bounding_box()["x"] - field.locator("label").bounding_box()["x"]) < 2


def test_publishing_shows_what_may_be_recorded_already_once(signed_in, serious_problems):
    with transaction.atomic():
        make.meeting(title="Talks on the lake of Twinsdale")
        source = make.source("Article on the lake")
    page = signed_in
    page.goto(f"/admin/cooperation/meeting/add/?source={source.pk}")
    page.locator("#id_title").press_sequentially("Talks on the lake of Twinsdale")
    expect(page.get_by_text("Perhaps recorded already")).to_be_visible()
    page.get_by_role("button", name="Publish meeting").click()

    notice = page.get_by_role("alert")
    expect(notice).to_be_focused()
    expect(notice.get_by_role("link", name="Talks on the lake of Twinsdale")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious_problems(page) == []
    page.get_by_role("button", name="Publish meeting").click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Meeting.objects.get(title="Talks on the lake of Twinsdale", publication="published")
