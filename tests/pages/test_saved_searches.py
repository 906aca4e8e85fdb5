"""Saved searches on pages: save, find, rename, replace, delete and restore."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cooperation.models import SavedSearch
from cooperation.register import TYPES_BY_NAME
from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import headings, main

pytestmark = pytest.mark.django_db

NEW = "/saved-searches/new/initiative/"
ALL = "/saved-searches/"


@pytest.fixture
def stranger():
    return User.objects.create_user("stranger")


def save(client, name="Russia", query="country=RU", **more):
    return client.post(NEW, {"name": name, "query": query} | more)


def saved():
    """Return the stored searches: name -> query."""
    return dict(SavedSearch.objects.values_list("name", "query"))


def error(response):
    """Return the error below the field."""
    return text(one(response, "#name-error"))


def typed(response):
    return one(response, "input#name").get("value")


def said(response):
    """Return the last message on a page."""
    return texts(response, "div.note")[-1]


def top(response):
    """Return the saved searches above the list, the current one in brackets."""
    links = select(response, 'nav.kept a[id^="saved-"]')
    return [f"[{text(link)}]" if link.get("aria-current") == "true" else text(link) for link in links]


def offers_to_save(response):
    return "Save this search" in response.text


def undo(client, response):
    """Press Undo in the message."""
    button = select(response, 'input[name="kept"]')[0]
    return client.post("/saved-searches/restore/", {"kept": button.get("value")})


class TestSaving:
    def test_saving_returns_to_the_list_and_says_so(self, reader):
        response = save(reader)
        assert response.url == "/initiatives/?country=RU"
        page = reader.get(response.url)
        assert said(page) == "Search saved."
        assert "Saved as “Russia” Rename or delete" in main(page)
        assert top(page) == ["[Russia]"]

    def test_a_search_is_saved_in_one_spelling_without_unknown_parameters(self, reader):
        query = "status=planned&page=2&sort=title&country=RU&after=2025~1&colour=red&status=idea&rows=25&place=&q=+dam+"
        save(reader, query=query)
        assert saved() == {"Russia": "country=RU&q=dam&rows=25&sort=title&status=idea&status=planned"}

    def test_the_usual_order_and_size_are_not_saved(self, reader):
        save(reader, query="country=RU&sort=-date&rows=50")
        assert saved() == {"Russia": "country=RU"}

    def test_of_a_filter_with_one_value_the_last_counts_as_in_the_list(self, reader):
        save(reader, query="country=RU&sort=title&sort=-title&q=dam&q=road")
        assert saved() == {"Russia": "country=RU&q=road&sort=-title"}
        assert SavedSearch.objects.get().summary == "Words: “road”; Country: Russia"

    def test_the_form_says_in_words_what_the_search_filters(self, reader):
        save(reader, query="country=RU&country=KG&status=idea&status=planned&q=dam")
        assert (
            SavedSearch.objects.get().summary == "Words: “dam”; Country: Russia and Kyrgyzstan; Status: idea or planned"
        )

    def test_an_editor_saves_a_filter_of_editors_and_a_reader_does_not(self, editor, reader):
        for client in (editor, reader):
            save(client, query="country=RU&publication=draft")
        queries = dict(SavedSearch.objects.values_list("user__username", "query"))
        assert queries == {"editor": "country=RU&publication=draft", "reader": "country=RU"}

    def test_a_name_is_kept_with_single_spaces(self, reader):
        save(reader, "  With \t Russia ")
        assert list(saved()) == ["With Russia"]

    def test_a_name_is_text_and_no_markup(self, reader):
        save(reader, "<b>Russia</b>")
        assert "&lt;b&gt;Russia&lt;/b&gt;" in reader.get("/initiatives/?country=RU").text

    def test_pressing_twice_saves_once(self, reader):
        assert save(reader).url == save(reader).url == "/initiatives/?country=RU"
        assert saved() == {"Russia": "country=RU"}

    @pytest.mark.parametrize("name", ["", "   ", None])
    def test_the_form_asks_for_a_missing_name(self, reader, name):
        response = reader.post(NEW, {"query": "country=RU"} | ({} if name is None else {"name": name}))
        assert error(response) == "Enter a name for the search."
        assert "Country: Russia" in main(response)
        assert saved() == {}

    def test_a_name_that_is_too_long_stays_in_the_field(self, reader):
        response = save(reader, "a" * 101)
        assert error(response) == "A name can have at most 100 characters; this one has 101."
        assert typed(response) == "a" * 101

    def test_a_name_with_a_null_character_gets_an_error_message(self, reader):
        assert "Null characters are not allowed" in error(save(reader, "Rus\0sia"))

    def test_a_list_without_filters_is_not_saved(self, reader):
        for query in ("", "sort=title", "after=2025~1", "colour=red", "publication=draft"):
            response = save(reader, query=query)
            assert "There are no filters to save. Choose a filter first." in main(response)
            assert typed(response) == "Russia"
        assert saved() == {}

    def test_invalid_filters_are_not_saved(self, reader):
        response = save(reader, query="country=RU&date=soon")
        assert "The list can’t read these filters." in main(response)
        assert 'href="/initiatives/?country=RU&amp;date=soon"' in response.text
        assert saved() == {}

    def test_a_search_that_is_too_long_is_refused_with_its_length(self, reader):
        response = save(reader, query=f"q={'a' * 2000}")
        assert "its web address has 2,002 characters, and the limit is 2,000" in main(response)
        assert saved() == {}

    @pytest.mark.parametrize("noun", ["action", "country_pair", "//evil.example"])
    def test_a_noun_without_a_list_is_not_there(self, reader, noun):
        assert reader.post(f"/saved-searches/new/{noun}/", {"name": "x", "query": "q=x"}).status_code == 404

    def test_saving_redirects_to_no_other_host(self, reader):
        elsewhere = {"next": "https://evil.example/", "noun": "//evil.example"}
        assert save(reader, query="country=RU", **elsewhere).url == "/initiatives/?country=RU"
        assert save(reader, "Other", query="//evil.example/?q=x&country=RU").url == "/initiatives/?country=RU"

    @pytest.mark.parametrize("noun", TYPES_BY_NAME)
    def test_every_list_can_be_saved_by_words(self, reader, noun):
        response = reader.post(f"/saved-searches/new/{noun}/", {"name": "Rail", "query": "q=rail"})
        page = reader.get(response.url)
        assert top(page) == ["[Rail]"]


class TestTakenName:
    def test_is_reported_at_the_field_and_nothing_is_overwritten(self, reader):
        save(reader)
        response = save(reader, "RUSSIA", "country=KG")
        assert error(response) == "You already have a saved search with this name in this list. Choose another name."
        assert typed(response) == "RUSSIA"
        assert "Or replace “Russia”, which has these filters: Country: Russia" in main(response)
        assert saved() == {"Russia": "country=RU"}

    def test_is_replaced_by_a_button(self, reader):
        save(reader)
        search = SavedSearch.objects.get()
        response = save(reader, "RUSSIA", "country=KG", replace=search.pk)
        assert response.url == "/initiatives/?country=KG"
        assert said(reader.get(response.url)) == "Replaced “RUSSIA”."
        now = SavedSearch.objects.get()
        assert (now.pk, now.name, now.query, now.summary) == (search.pk, "RUSSIA", "country=KG", "Country: Kyrgyzstan")
        assert now.saved_at > search.saved_at

    def test_replacing_one_does_not_replace_another_that_was_typed_meanwhile(self, reader):
        save(reader)
        save(reader, "Kyrgyzstan", "country=KG")
        response = save(reader, "Kyrgyzstan", "country=KZ", replace=SavedSearch.objects.get(name="Russia").pk)
        assert "You already have a saved search with this name" in error(response)
        assert saved() == {"Russia": "country=RU", "Kyrgyzstan": "country=KG"}

    def test_of_another_user_is_neither_shown_nor_replaced(self, reader, stranger):
        theirs = make.saved_search(stranger)
        save(reader, query="country=KG", replace=theirs.pk)
        theirs.refresh_from_db()
        assert theirs.query == "country=RU"
        assert SavedSearch.objects.for_user(reader.user).get().query == "country=KG"


class TestOfferedNames:
    def offered(self, response):
        """Return the names that the field suggests; None if it suggests none."""
        field = one(response, 'input[name="name"]')
        names = field.get("list")
        return names and [option.get("value") for option in select(one(response, f"datalist#{names}"), "option")]

    @pytest.fixture(autouse=True)
    def searches(self, reader, stranger):
        make.saved_search(stranger, "Theirs")
        make.saved_search(reader.user, "Elsewhere", noun="agreement")
        make.saved_search(reader.user, "Roads & <rails>", query="q=road")
        make.saved_search(reader.user, "Water", query="q=dam")

    @pytest.mark.parametrize("address", ["/initiatives/?q=river", f"{NEW}?query=q%3Driver"])
    def test_are_the_persons_own_in_this_list(self, reader, address):
        assert self.offered(reader.get(address)) == ["Roads & <rails>", "Water"]

    def test_are_still_offered_where_one_was_taken(self, reader):
        assert "Water" in self.offered(save(reader, "Water", "q=river"))

    @pytest.mark.parametrize("address", ["/meetings/?q=river", "/saved-searches/new/meeting/?query=q%3Driver"])
    def test_are_none_where_nothing_is_saved(self, reader, address):
        assert self.offered(reader.get(address)) is None

    def test_are_none_in_the_form_that_renames(self, reader):
        search = SavedSearch.objects.get(name="Water")
        assert self.offered(reader.get(f"{ALL}{search.pk}/")) is None


class TestOnTheList:
    def test_a_list_without_filters_does_not_offer_to_save_it(self, reader):
        for address in ("/initiatives/", "/initiatives/?sort=title", "/initiatives/?colour=red"):
            assert not offers_to_save(reader.get(address))

    def test_a_list_with_invalid_filters_does_not_offer_to_save_it(self, reader):
        assert not offers_to_save(reader.get("/initiatives/?country=RU&date=soon"))

    def test_a_filtered_list_offers_to_save_it_even_if_nothing_is_found(self, reader):
        assert offers_to_save(reader.get("/initiatives/?country=RU"))
        assert offers_to_save(reader.get("/initiatives/?q=zzz"))

    def test_the_same_search_in_another_spelling_shows_its_name(self, reader):
        make.saved_search(reader.user, query="country=KG&country=RU&status=idea")
        for address in (
            "/initiatives/?status=idea&country=RU&country=KG",
            "/initiatives/?country=RU&country=KG&status=idea&sort=-date&rows=50&before=end",
        ):
            page = reader.get(address)
            assert top(page) == ["[Russia]"]
            assert not offers_to_save(page)

    def test_another_order_is_another_search(self, reader):
        make.saved_search(reader.user)
        page = reader.get("/initiatives/?country=RU&sort=title")
        assert top(page) == ["Russia"]
        assert offers_to_save(page)

    def test_searches_of_other_lists_and_other_people_are_not_there(self, reader, stranger):
        make.saved_search(stranger, "Theirs")
        make.saved_search(reader.user, "Elsewhere", noun="agreement")
        assert top(reader.get("/initiatives/?country=RU")) == []

    def test_of_many_saved_searches_the_first_stand_there_with_a_link_to_all(self, reader):
        for number in range(10, 20):
            make.saved_search(reader.user, f"Search {number}", query=f"date={number + 2000}")
        page = reader.get("/initiatives/")
        assert top(page) == [f"Search {number}" for number in range(10, 18)]
        assert "All 10 saved searches" in main(page)

    def test_a_visitor_sees_no_saved_searches(self, client, reader):
        make.saved_search(reader.user)
        for address in ("/", "/initiatives/?country=RU"):
            assert "saved" not in client.get(address).text.lower()

    def test_a_search_that_is_no_longer_understood_still_opens_and_says_what_is_left_out(self, reader):
        search = make.saved_search(reader.user, query="colour=red&country=RU")
        page = reader.get(search.get_absolute_url())
        assert "This list has no filter “colour”. It was ignored." in main(page)
        assert "6 initiatives" in main(page)


class TestOnTheFirstPage:
    def test_the_home_page_names_the_latest_saved_searches_with_their_filters(self, reader):
        for number in range(7):
            make.saved_search(reader.user, f"Search {number}")
        page = reader.get("/")
        assert "Search 0" not in page.text
        assert "Search 6 Initiatives – Country: Russia" in main(page)

    def test_the_home_page_says_how_to_save_a_search(self, reader):
        assert "then press Save this search above the rows" in main(reader.get("/"))


class TestThePageOfAll:
    def test_the_page_of_all_has_saved_searches_by_list_with_their_filters(self, reader, stranger):
        make.saved_search(stranger, "Theirs")
        make.saved_search(reader.user, "Ours")
        make.saved_search(reader.user, "Signed", noun="agreement", query="status=signed", summary="Status: signed")
        page = reader.get(ALL)
        assert texts(page, "h2") == ["Agreements", "Initiatives"]
        assert "Signed Status: signed Rename “Signed” Delete “Signed”" in main(page)
        assert "Theirs" not in page.text

    def test_the_page_of_all_says_how_to_save_a_search(self, reader):
        assert "You have no saved searches." in main(reader.get(ALL))

    def test_the_page_of_all_is_kept_by_no_shared_cache(self, reader):
        assert reader.get(ALL)["Cache-Control"] == "private"


class TestRenaming:
    @pytest.fixture
    def search(self, reader):
        return make.saved_search(reader.user)

    def test_the_form_has_the_name_and_returns_to_the_list(self, reader, search):
        address = f"{ALL}{search.pk}/"
        assert typed(reader.get(address)) == "Russia"
        response = reader.post(address, {"name": "With Russia"}, follow=True)
        assert said(response) == "Renamed to “With Russia”."
        assert saved() == {"With Russia": "country=RU"}

    def test_the_capitals_of_a_name_can_be_changed(self, reader, search):
        reader.post(f"{ALL}{search.pk}/", {"name": "RUSSIA"})
        assert list(saved()) == ["RUSSIA"]

    def test_a_new_name_changes_nothing_else(self, reader, search):
        reader.post(f"{ALL}{search.pk}/", {"name": "X", "query": "country=KG", "noun": "meeting", "user": "1"})
        assert search.get_absolute_url() == SavedSearch.objects.get().get_absolute_url()

    @pytest.mark.parametrize(
        ("name", "refusal"),
        [
            ("", "Enter a name for the search."),
            ("a" * 101, "A name can have at most 100 characters; this one has 101."),
            ("kyrgyzstan", "You already have a saved search with this name in this list. Choose another name."),
        ],
    )
    def test_an_invalid_name_stays_in_the_field(self, reader, search, name, refusal):
        make.saved_search(reader.user, "Kyrgyzstan", query="country=KG")
        response = reader.post(f"{ALL}{search.pk}/", {"name": name})
        assert error(response) == refusal
        assert typed(response) == name
        assert "Replace" not in response.text
        assert "Russia" in saved()


class TestDeleting:
    def test_a_deletion_is_confirmed_and_can_be_undone(self, reader):
        search = make.saved_search(reader.user)
        columns = ("pk", "user", "noun", "name", "query", "summary", "saved_at__date")
        before = SavedSearch.objects.values(*columns).get()
        response = reader.post(f"{ALL}{search.pk}/delete/", follow=True)
        assert said(response) == "Deleted “Russia”. Undo"
        assert saved() == {}
        assert said(reader.get(undo(reader, response).url)) == "Restored “Russia”."
        assert SavedSearch.objects.values(*columns).get() == before

    def test_undoing_a_deletion_twice_leaves_later_changes(self, reader):
        search = make.saved_search(reader.user)
        response = reader.post(f"{ALL}{search.pk}/delete/", follow=True)
        undo(reader, response)
        SavedSearch.objects.update(name="With Russia")
        assert said(reader.get(undo(reader, response).url)) == "“Russia” is already restored."
        assert list(saved()) == ["With Russia"]

    def test_restoring_a_name_that_is_used_again_opens_the_form(self, reader):
        search = make.saved_search(reader.user)
        response = reader.post(f"{ALL}{search.pk}/delete/", follow=True)
        save(reader, "russia", "country=KG")
        page = reader.get(undo(reader, response).url)
        assert "Not restored: you now have another search with the name “Russia”." in main(page)
        assert typed(page) == "Russia"
        assert "Country: Russia" in main(page)
        assert saved() == {"russia": "country=KG"}

    def test_another_user_cannot_undo_a_deletion(self, reader, stranger):
        search = make.saved_search(reader.user)
        response = reader.post(f"{ALL}{search.pk}/delete/", follow=True)
        other = Client()
        other.force_login(stranger)
        assert undo(other, response).status_code == 404
        assert saved() == {}

    @pytest.mark.parametrize("kept", ["", "made up", "e30:1a:xyz"])
    def test_an_unsigned_deletion_is_not_undone(self, reader, kept):
        response = reader.post("/saved-searches/restore/", {"kept": kept})
        assert response.status_code == 404
        assert "The data of the deleted search is damaged." in main(response)


class TestDeletedSearches:
    def delete(self, reader, *names):
        for name in names:
            reader.post(f"{ALL}{make.saved_search(reader.user, name).pk}/delete/")

    def restorable(self, client):
        """Return name -> value of the restore button, in the order of the page."""
        forms = select(client.get(ALL), 'section[aria-labelledby="deleted"] form')
        names = [one(form, "button span") for form in forms]
        kept = [one(form, 'input[name="kept"]').get("value") for form in forms]
        return dict(zip((text(name).strip("“”") for name in names), kept, strict=True))

    def test_stand_below_the_others_with_what_they_filter(self, reader):
        self.delete(reader, "Russia")
        assert (
            "Recently deleted Available until you sign out. Russia Initiatives – Country: Russia Restore “Russia”"
            in (main(reader.get(ALL)))
        )

    def test_can_be_brought_back_in_any_order(self, reader):
        self.delete(reader, "First", "Second", "Third")
        buttons = self.restorable(reader)
        assert list(buttons) == ["Third", "Second", "First"]
        page = reader.post("/saved-searches/restore/", {"kept": buttons["First"]}, follow=True)
        assert said(page) == "Restored “First”."
        assert list(self.restorable(reader)) == ["Third", "Second"]
        assert list(saved()) == ["First"]

    def test_are_no_longer_listed_once_restored(self, reader):
        response = reader.post(f"{ALL}{make.saved_search(reader.user).pk}/delete/", follow=True)
        undo(reader, response)
        assert self.restorable(reader) == {}

    def test_are_the_last_ten(self, reader):
        self.delete(reader, *(f"Search {number}" for number in range(12)))
        assert list(self.restorable(reader)) == [f"Search {number}" for number in range(11, 1, -1)]

    def test_stay_listed_if_the_name_was_given_to_another(self, reader):
        self.delete(reader, "Russia")
        save(reader, "Russia", "country=KG")
        page = reader.post("/saved-searches/restore/", {"kept": self.restorable(reader)["Russia"]}, follow=True)
        assert "Not restored: you now have another search with the name “Russia”." in main(page)
        assert list(self.restorable(reader)) == ["Russia"]

    def test_are_gone_with_the_session(self, reader):
        self.delete(reader, "Russia")
        reader.logout()
        reader.force_login(reader.user)
        assert self.restorable(reader) == {}

    def test_have_no_section_where_nothing_was_deleted(self, reader):
        assert "Deleted" not in main(reader.get(ALL))


class TestOwnOnly:
    @pytest.mark.parametrize("address", ["", "delete/"])
    def test_a_saved_search_of_another_is_not_found(self, reader, stranger, address):
        theirs = make.saved_search(stranger)
        response = reader.post(f"{ALL}{theirs.pk}/{address}", {"name": "Mine"})
        assert response.status_code == 404
        assert headings(response) == ["Page not found"]
        assert saved() == {"Russia": "country=RU"}

    def test_the_name_of_a_saved_search_of_another_is_not_shown(self, reader, stranger):
        assert reader.get(f"{ALL}{make.saved_search(stranger).pk}/").status_code == 404

    def test_an_editor_sees_no_saved_searches_of_others(self, editor, stranger):
        assert editor.get(f"{ALL}{make.saved_search(stranger).pk}/").status_code == 404


class TestSigningIn:
    def way_back(self, response):
        address = urlsplit(response.url)
        assert address.path == "/admin/login/"
        return parse_qs(address.query)["next"][0]

    def test_a_visitor_comes_back_with_what_was_typed(self, client, reader):
        back = self.way_back(save(client, "Russia & more", "country=RU&status=idea"))
        page = reader.get(back)
        assert typed(page) == "Russia & more"
        assert "Country: Russia; Status: idea" in main(page)
        assert saved() == {}

    def test_a_typed_new_name_comes_back_after_signing_in(self, client, reader):
        search = make.saved_search(reader.user)
        back = self.way_back(client.post(f"{ALL}{search.pk}/", {"name": "With Russia"}))
        assert typed(reader.get(back)) == "With Russia"

    @pytest.mark.parametrize("address", [ALL, f"{ALL}1/delete/", f"{ALL}restore/"])
    def test_from_a_button_a_visitor_comes_to_the_page_of_all(self, client, address):
        assert self.way_back(client.post(address)) == ALL

    def test_a_form_from_before_signing_in_again_keeps_what_was_typed(self, reader):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = reader.cookies
        response = save(strict)
        page = reader.get(response.url)
        assert "Not saved: you signed in again after opening this form." in main(page)
        assert typed(page) == "Russia"
        assert saved() == {}
