"""Fields that search offer what was used last, find by one letter, and create what they do not find."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from cooperation.admin.offers import LabelledAutocomplete
from cooperation.models import Initiative, Participant, Place, Sector, Source
from tests import builders as make
from tests.admin.filling import opened, save

FIELDS = {
    "participant": ("participation", "participant"),
    "place": ("meeting", "venue"),
    "source": ("citation", "source"),
    "meeting": ("agreement", "meeting"),
    "agreement": ("commitment", "agreement"),
    "initiative": ("figure", "initiative"),
    "commitment": ("figure", "commitment"),
    "sector": ("meeting", "sectors"),
    "country": ("participant", "country"),
    "unit": ("figure", "unit"),
}


def field(noun: str) -> dict:
    model, name = FIELDS[noun]
    return {"app_label": "cooperation", "model_name": model, "field_name": name}


def answer(client, noun, term="", **more) -> dict:
    response = client.get("/admin/autocomplete/", field(noun) | {"term": term, "create": "yes"} | more)
    assert response.status_code == 200, response.content
    return response.json()


def offered(client, noun, term="", **more) -> list[str]:
    return [row["text"].split(" (")[0] for row in answer(client, noun, term, **more)["results"]]


def create(client, noun, name):
    query = "&".join(f"{key}={value}" for key, value in field(noun).items())
    return client.post(f"/admin/autocomplete/create/?{query}", {"name": name})


class TestUsedLast:
    def test_what_a_form_selected_comes_first_in_the_fields_of_every_record_type(self, as_editor):
        make.source("Aaa of others")
        source, person = make.source("Zzz of mine"), make.person("Zoe Zed")
        url = "/admin/cooperation/meeting/add/"
        typed = {"title": "Talks", "citations-0-source": source.pk, "participations-0-participant": person.pk}
        assert save(as_editor, url, opened(as_editor, url), **typed).status_code == 302

        assert offered(as_editor, "source")[0] == "Zzz of mine"
        assert offered(as_editor, "participant")[0] == "Zoe Zed"
        assert answer(as_editor, "source")["results"][0]["note"] == "used last"

    def test_the_latest_comes_first_and_each_once(self, as_editor):
        sources = [make.source(f"Source {number}") for number in range(3)]
        url = "/admin/cooperation/meeting/add/"
        for number, source in enumerate([*sources, sources[0]]):
            typed = {"title": f"Talks {number}", "citations-0-source": source.pk}
            save(as_editor, url, opened(as_editor, url), **typed)

        assert offered(as_editor, "source")[:3] == ["Source 0", "Source 2", "Source 1"]
        assert offered(as_editor, "source").count("Source 0") == 1

    def test_it_is_that_of_the_user_alone(self, as_editor, admin_client):
        make.source("Aaa of others")
        url = "/admin/cooperation/meeting/add/"
        typed = {"title": "Talks", "citations-0-source": make.source("Zzz of mine").pk}
        save(as_editor, url, opened(as_editor, url), **typed)

        assert "note" not in answer(admin_client, "source")["results"][0]

    def test_what_was_deleted_since_is_left_out(self, as_editor):
        row = Place.objects.get(pk=create(as_editor, "place", "Goneville").json()["id"])
        assert offered(as_editor, "place")[0] == "Goneville"
        row.delete()
        assert "Goneville" not in offered(as_editor, "place")

    def test_a_form_that_is_changed_counts_only_what_was_changed(self, as_editor):
        old, new = make.place("Oldville"), make.place("Newville")
        talks = make.meeting(venue=old)
        url = f"/admin/cooperation/meeting/{talks.pk}/change/"
        save(as_editor, url, opened(as_editor, url), places=[new.pk])

        notes = [row["text"].split(" (")[0] for row in answer(as_editor, "place")["results"] if "note" in row]
        assert notes == ["Newville"]

    def test_only_the_last_ten_are_stored(self, as_editor):
        for number in range(12):
            create(as_editor, "place", f"Ville {number}")
        found = answer(as_editor, "place")["results"]
        assert [row["text"] for row in found if "note" in row] == [
            f"Ville {number} (settlement)" for number in range(11, 1, -1)
        ]

    def test_pages_have_each_row_once(self, as_editor):
        for number in range(30):
            make.place(f"Ville {number}")
        create(as_editor, "place", "Zville")
        first, second = (offered(as_editor, "place", page=page) for page in (1, 2))
        assert first[0] == "Zville"
        assert len(first) == 20
        assert not {*first} & {*second}


class TestOneLetter:
    @pytest.mark.parametrize("term", ["q", "Q", "qy", "qyz"])
    def test_it_finds_names_that_begin_so(self, as_editor, term):
        make.place("Qyzylorda")
        assert offered(as_editor, "place", term) == ["Qyzylorda"]

    @pytest.mark.parametrize("term", ["Қ", "қы"])
    def test_in_any_script(self, as_editor, term):
        make.place("Қызылорда")
        assert offered(as_editor, "place", term)[0] == "Қызылорда"

    def test_the_surname_of_somebody_used_last_is_found_by_its_first_letter(self, as_editor):
        create(as_editor, "participant", "Ann Qexample")
        assert offered(as_editor, "participant", "q")[0] == "Ann Qexample"

    def test_a_second_word_is_found_by_its_first_letter(self, as_editor):
        make.place("Osh of examples")
        make.place("Osh quarter")
        assert offered(as_editor, "place", "osh q")[0] == "Osh quarter"

    @pytest.mark.parametrize("noun", ["source", "meeting", "agreement", "initiative", "commitment", "sector"])
    def test_it_finds_every_kind_of_row(self, as_editor, noun):
        title = {"commitment": "what", "sector": "name"}.get(noun, "title")
        getattr(make, noun)(**{title: "Qwerty of examples"})
        assert "Qwerty of examples" in offered(as_editor, noun, "q")

    def test_every_result_of_a_letter_is_on_some_page(self, as_editor):
        for number in range(30):
            make.place(f"Qville {number}")
        pages = [answer(as_editor, "place", "q", page=page) for page in (1, 2)]
        assert [page["pagination"]["more"] for page in pages] == [True, False]
        assert len({row["id"] for page in pages for row in page["results"]}) == 30

    @pytest.mark.parametrize("term", ["", "q"])
    def test_no_table_is_scanned(self, as_editor, term, django_assert_max_num_queries):
        create(as_editor, "participant", "Ann Qexample")
        with django_assert_max_num_queries(12) as queries:
            answer(as_editor, "participant", term)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            for query in [query["sql"] for query in queries if '"cooperation_participant"' in query["sql"]]:
                cursor.execute(f"EXPLAIN {query}")
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert "Seq Scan on cooperation_participant" not in plan, plan
                assert "Sort Key: (lower" not in plan or "Index Cond: (id = " in plan, plan


class TestCreating:
    @pytest.mark.parametrize(
        ("noun", "name", "note"),
        [
            ("participant", "Sadyr Examplov", "person"),
            ("participant", "Садыр Эксамплов", "person"),
            ("participant", "President Examplov", "person"),
            ("participant", "Ministry of Examples", "ministry"),
            ("participant", "Ministry of Examples of Kazakhstan", "ministry, Kazakhstan"),
            ("participant", "Kazakh Ministry of Examples", "ministry, Kazakhstan"),
            ("participant", "Министерство примеров Казахстана", "ministry, Kazakhstan"),
            ("participant", "Government of Exampleland", "government"),
            ("participant", "Examplegaz", "company"),
            ("participant", "the examplers", "group"),
            ("place", "Cholpon-Example", "settlement"),
            ("place", "Example River", "river"),
            ("source", "Presidents open the example", ""),
            ("initiative", "Example dam", "draft"),
        ],
    )
    def test_what_is_not_found_can_be_created_and_its_kind_is_guessed(self, as_editor, noun, name, note):
        assert answer(as_editor, noun, name)["create"] == {"name": name, "note": note}

        created = create(as_editor, noun, name).json()
        assert created["text"].startswith(name)
        assert created["edit"] == f"/admin/cooperation/{noun}/{created['id']}/change/"
        assert "create" not in answer(as_editor, noun, name)

    def test_a_place_has_the_country_that_it_names(self, as_editor):
        place = Place.objects.get(pk=create(as_editor, "place", "Example, Kazakhstan").json()["id"])
        assert [country.code for country in place.countries.all()] == ["KZ"]

    def test_a_source_that_is_a_web_address_has_it(self, as_editor):
        created = create(as_editor, "source", "https://news.example/1").json()
        assert Source.objects.get(pk=created["id"]).url == "https://news.example/1"

    def test_a_record_is_a_draft_of_its_user(self, as_editor, editor):
        row = Initiative.objects.get(pk=create(as_editor, "initiative", "Example dam").json()["id"])
        assert (row.publication, row.created_by, row.updated_by) == ("draft", editor, editor)

    def test_it_is_in_the_history_with_its_user(self, as_editor, editor):
        row = Place.objects.get(pk=create(as_editor, "place", "Exampleville").json()["id"])
        assert "edith" in as_editor.get(f"/admin/cooperation/place/{row.pk}/history/").content.decode()

    @pytest.mark.parametrize("again", ["Exampleville", "  exampleville ", "EXAMPLEVILLE"])
    def test_a_second_press_gets_the_first_object(self, as_editor, again):
        first, second = (create(as_editor, "place", name).json() for name in ("Exampleville", again))
        assert first["id"] == second["id"]
        assert second["message"] == "“Exampleville” is recorded already, and selected."
        assert Place.objects.filter(name__iexact="exampleville").count() == 1

    @pytest.mark.parametrize("term", ["bektenov", "Бектенов", "Olzhas A. Bektenov"])
    def test_it_is_not_offered_for_a_name_that_exists_in_any_spelling(self, as_editor, term):
        make.person("Bektenov", other_names=["Бектенов", "Olzhas A. Bektenov"])
        assert "create" not in answer(as_editor, "participant", term)

    def test_what_is_perhaps_the_same_says_why_and_comes_first(self, as_editor):
        make.person("Ulugbek Examplesov")
        found = answer(as_editor, "participant", "Examplesov, Ulugbek")
        assert found["results"][0]["text"] == "Ulugbek Examplesov (person)"
        assert found["results"][0]["note"] == "perhaps: the same name"
        assert found["create"]["name"] == "Examplesov, Ulugbek"

    def test_the_same_web_address_is_perhaps_the_same_source(self, as_editor):
        make.source("Presidents open the example", url="https://news.example/1")
        found = answer(as_editor, "source", "http://www.news.example/1/")
        assert [(row["text"], row["note"]) for row in found["results"]] == [
            ("Presidents open the example", "perhaps: the same web address")
        ]

    @pytest.mark.parametrize("noun", ["country", "unit"])
    def test_what_needs_more_than_a_name_is_not_offered(self, as_admin, noun):
        assert "create" not in answer(as_admin, noun, "Exampleland")
        assert create(as_admin, noun, "Exampleland").status_code == 400

    @pytest.mark.parametrize("term", ["", "  "])
    def test_nothing_is_not_offered(self, as_editor, term):
        assert "create" not in answer(as_editor, "place", term)
        assert create(as_editor, "place", term).status_code == 400

    def test_only_those_who_may_add_are_offered_it(self, as_editor):
        assert "create" not in answer(as_editor, "sector", "Example sector")
        assert create(as_editor, "sector", "Example sector").status_code == 403
        assert not Sector.objects.filter(name="Example sector").exists()

    def test_an_administrator_creates_a_sector(self, as_admin):
        assert answer(as_admin, "sector", "Example sector")["create"] == {"name": "Example sector", "note": ""}
        assert create(as_admin, "sector", "Example sector").status_code == 200

    def test_visitors_create_nothing(self, client, db):
        assert create(client, "place", "Exampleville").status_code == 302
        assert not Place.objects.filter(name="Exampleville").exists()

    def test_it_is_only_sent(self, as_editor):
        query = "&".join(f"{key}={value}" for key, value in field("place").items())
        assert as_editor.get(f"/admin/autocomplete/create/?{query}&name=Exampleville").status_code == 405

    def test_a_form_of_another_site_creates_nothing(self, editor):
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        assert create(client, "place", "Exampleville").status_code == 403
        assert not Place.objects.filter(name="Exampleville").exists()

    @pytest.mark.parametrize("noun", ["participant", "place", "source", "initiative", "meeting", "agreement"])
    def test_a_name_that_is_too_long_gets_an_error_and_is_not_added(self, as_editor, noun):
        response = create(as_editor, noun, "x" * 900)
        assert response.status_code == 200
        assert response.json()["error"].startswith("Not added: Shorten this to ")

    @pytest.mark.parametrize("name", ["a\0b", "\x01", "–", "((", "'", "%s", "<b>x</b>", "🙂", "‮abc"])
    def test_no_name_is_an_error_of_the_server(self, as_editor, name):
        for noun in ("participant", "place", "source"):
            assert create(as_editor, noun, name).status_code in (200, 400)
            assert answer(as_editor, noun, name)

    def test_offers_of_lists_have_no_new_objects(self, as_editor):
        response = as_editor.get("/admin/autocomplete/", field("place") | {"term": "Exampleville"})
        assert "create" not in response.json()

    def test_each_object_that_it_creates_passes_the_rules_of_its_form(self, as_editor):
        for noun, model in (("participant", Participant), ("place", Place), ("initiative", Initiative)):
            row = model.objects.get(pk=create(as_editor, noun, f"Example of {noun}").json()["id"])
            row.full_clean()
            url = f"/admin/cooperation/{noun}/{row.pk}/change/"
            assert save(as_editor, url, opened(as_editor, url)).status_code == 302


def test_a_page_beyond_the_last_is_empty(as_editor):
    assert answer(as_editor, "place", "exampleville", page=99)["results"] == []


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30])
def test_no_page_is_an_error_of_the_server(as_editor, page):
    assert as_editor.get("/admin/autocomplete/", field("place") | {"page": page}).status_code == 404


def test_a_page_has_twenty_rows():
    assert LabelledAutocomplete.paginate_by == 20


def test_two_presses_at_the_same_time_create_one_object(own_database):
    user = User.objects.create(username="ada", is_staff=True, is_superuser=True)
    client, answers = Client(), []
    client.force_login(user)

    def press():
        one = Client()
        one.cookies = client.cookies
        answers.append(create(one, "place", "Exampleville at once").json()["id"])
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 3
    assert len({*answers}) == 1
    assert Place.objects.filter(name="Exampleville at once").count() == 1


def test_a_page_that_no_table_has_is_not_found(as_editor):
    url = "/admin/autocomplete/?app_label=cooperation&model_name=meeting&field_name=venue&page=999999999999999999"
    assert as_editor.get(url).status_code == 404
