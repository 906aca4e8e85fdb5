"""A cited post in a body that visitors see makes its holder visible."""

import pytest

from cooperation.models import Affiliation, Citation, Entry
from tests import builders as make
from tests.models.world_of_entries import wrong_entries
from tests.pages.reading import main, section, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    """A ministry that visitors see because a published meeting names it."""
    ministry = make.participant("Ministry of Rivers", slug="rivers")
    make.meeting(title="Talks", participants=[ministry], published=True)
    return ministry


def holder(organisation, *, cited=True, **fields):
    person = make.person("Ann Example", slug="ann")
    post = make.affiliation(person, organisation, **{"role": "Minister"} | fields)
    if cited:
        make.cite(post, make.source("Gazette"), "Minister")
    return post


def seen(client, slug="ann") -> bool:
    return client.get(f"/participants/{slug}/").status_code == 200


def test_the_holder_has_a_page_and_is_in_the_list_and_on_the_page_of_the_body(client, ministry):
    holder(ministry)
    assert section(client.get("/participants/ann/"), "Posts and memberships").startswith("Minister, Ministry of Rivers")
    assert "Ann Example" in titles(client.get("/participants/?q=Example"))
    assert "Ann Example" in section(client.get("/participants/rivers/"), "People, members and owners")
    assert "Ann Example" in main(client.get("/search/?q=Ann+Example"))


def test_the_source_of_the_post_is_visible_too(client, ministry):
    holder(ministry)
    assert "Gazette" in titles(client.get("/sources/?q=Gazette"))


@pytest.mark.parametrize("kind", Affiliation.Kind.values)
def test_a_cited_affiliation_of_each_kind_makes_visible(kind, client, ministry):
    holder(ministry, kind=kind)
    assert seen(client)


def test_the_holder_of_a_post_without_a_source_is_not_visible(client, editor, ministry):
    holder(ministry, cited=False)
    assert not seen(client)
    assert seen(editor)
    assert "Ann Example" not in main(client.get("/participants/rivers/"))


@pytest.mark.parametrize(
    "build", [lambda: make.participant("Hidden"), lambda: drafted()], ids=["nowhere", "in a draft"]
)
def test_a_post_in_a_body_that_is_not_visible_makes_nobody_visible(build, client):
    holder(body := build())
    assert not seen(client)
    assert not seen(client, body.slug)


def drafted():
    body = make.participant("Hidden")
    make.meeting(participants=[body])
    return body


def test_another_body_that_only_such_a_holder_names_is_visible(client, ministry):
    post = holder(ministry)
    make.affiliation(post.participant, make.participant("Institute of Rivers", slug="institute"), role="Fellow")
    assert seen(client, "institute")


def test_the_holders_of_posts_in_a_body_that_is_visible_by_a_post_are_visible(client, ministry):
    institute = make.participant("Institute of Rivers", slug="institute")
    make.cite(make.affiliation(institute, ministry, kind="member"))
    holder(institute)
    assert seen(client)


class TestChanges:
    """Whether the holder is visible follows each change, and a rebuild would find the same."""

    @pytest.fixture
    def post(self, ministry):
        return holder(ministry)

    def now(self, post) -> str:
        assert wrong_entries() == []
        return Entry.objects.get(noun="participant", key=post.participant_id).publication

    def test_of_the_citation(self, post):
        Citation.objects.filter(affiliation=post).delete()
        assert self.now(post) == ""
        make.cite(post)
        assert self.now(post) == "published"

    def test_of_the_record_that_names_the_body(self, post, ministry):
        ministry.meetings.update(publication="withdrawn")
        assert self.now(post) == "draft"
        ministry.meetings.update(publication="published")
        assert self.now(post) == "published"

    def test_of_the_body(self, post):
        Affiliation.objects.filter(pk=post.pk).update(organisation=make.participant("Hidden"))
        assert self.now(post) == ""

    def test_of_the_holder(self, post):
        other = make.person("Bob Sample")
        Affiliation.objects.filter(pk=post.pk).update(participant=other)
        assert Entry.objects.get(noun="participant", key=other.pk).publication == "published"
        assert self.now(post) == ""

    def test_a_deletion(self, post):
        Citation.objects.filter(affiliation=post).delete()
        post.delete()
        assert self.now(post) == ""

    def test_two_that_hold_posts_in_each_other_and_are_named_nowhere_stay_hidden(self, ministry):
        one, other = make.participant("One"), make.participant("Other")
        make.cite(make.affiliation(one, other, kind="owner"))
        make.cite(post := make.affiliation(other, one, kind="owner"))
        assert self.now(post) == ""
