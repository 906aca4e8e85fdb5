"""Downloads of filtered lists: with mouse and keyboard, wide and narrow, without scripts."""

import csv
import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.e2e.test_lists import DESK, PHONE, found, option

RUSSIAN = "/initiatives/?country=RU"


def taken(page, act) -> Path:
    """Return the file that an action downloads, under its suggested name."""
    with page.expect_download() as download:
        act()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def titles_on(page) -> list[str]:
    return page.locator(".rows tbody th > a:first-child").all_inner_texts()


def titles_in(file: Path) -> list[str]:
    """Return the titles in an exported file, in order."""
    if file.suffix == ".json":
        return [row["title"] for row in json.loads(file.read_text())]
    if file.suffix == ".csv":
        return [row["Title"] for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())]
    raise ValueError(f"{file.name} has another format.")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("form", ["CSV", "JSON"])
def test_the_filtered_list_is_downloaded_by_mouse(page, size, form):
    page.set_viewport_size(size)
    page.goto(RUSSIAN)
    page.locator("summary", has_text="Download or follow").click()
    file = taken(page, page.get_by_role("link", name=form, exact=True).click)
    assert titles_in(file) == titles_on(page)
    assert len(titles_in(file)) == 6


def test_the_filtered_list_is_downloaded_by_keyboard(page):
    page.goto(RUSSIAN)
    page.locator("summary", has_text="Download or follow").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Excel (xlsx)")).to_be_focused()
    file = taken(page, lambda: page.keyboard.press("Enter"))
    with ZipFile(BytesIO(file.read_bytes())) as workbook:
        rows = workbook.read("xl/worksheets/sheet1.xml").decode().count("<row ")
    assert (file.suffix, rows) == (".xlsx", 1 + 6)


def test_the_download_menu_follows_the_filters_without_a_new_page(page):
    page.goto("/initiatives/")
    option(page, "Russia").check()
    found(page, "6 initiatives")
    page.locator("summary", has_text="Download or follow").click()
    file = taken(page, page.get_by_role("link", name="CSV", exact=True).click)
    assert titles_in(file) == titles_on(page)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_filtered_list_is_downloaded_without_scripts(without_scripts, size):
    page = without_scripts
    page.set_viewport_size(size)
    page.goto(RUSSIAN)
    page.locator("summary", has_text="Download or follow").click()
    assert titles_in(taken(page, page.get_by_role("link", name="CSV", exact=True).click)) == titles_on(page)


def test_the_address_of_a_feed_leads_to_the_same_records(page):
    page.goto(RUSSIAN)
    page.locator("summary", has_text="Download or follow").click()
    address = page.get_by_role("link", name="Additions and changes").get_attribute("href")
    feed = page.request.get(address)
    assert feed.ok
    assert sorted(titles_on(page)) == sorted(title for title in titles_on(page) if title in feed.text())
    assert feed.text().count("<entry>") == 6
