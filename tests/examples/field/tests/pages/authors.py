"""The example of CONTRIBUTING, "Adding a field": shown, filtered, sorted, searched and exported."""

import pytest
from django.contrib.auth.models import User

from cooperation.models import Source
from tests import builders as make
from tests.html import one, text
from tests.pages.reading import side, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources():
    """Two cited sources; the author of the one published first comes first in the alphabet."""
    for title, author, day in (
        ("Zebra news", "Ann Writer", "1 Feb 2031"),
        ("Giraffe news", "Zoe Writer", "2 Feb 2031"),
    ):
        make.cite(make.meeting(published=True), Source.objects.create(title=title, author=author, published=day))


def test_an_author_is_listed_sorted_and_filtered(client, sources):
    assert titles(client.get("/sources/?sort=author&date=2031")) == ["Zebra news", "Giraffe news"]
    assert titles(client.get("/sources/?sort=-author&date=2031")) == ["Giraffe news", "Zebra news"]
    assert titles(client.get("/sources/?author=ann+writer")) == ["Zebra news"]


def test_an_author_is_searched_and_exported(client, sources):
    assert titles(client.get("/sources/?q=Zoe")) == ["Giraffe news"]
    assert "Zoe" in text(one(client.get("/search/?q=Zoe"), "mark"))
    assert "Ann Writer" in b"".join(client.get("/sources/export.csv").streaming_content).decode()


def test_an_author_is_on_the_page_and_in_the_form(client, sources):
    assert side(client.get("/sources/zebra-news/"))["Author"] == "Ann Writer"
    client.force_login(User.objects.create_superuser("ada"))
    assert 'name="author"' in client.get("/admin/cooperation/source/add/").content.decode()
