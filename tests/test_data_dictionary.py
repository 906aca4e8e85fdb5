"""The data dictionary: it is current, and says of every table what the database holds."""

from io import StringIO

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from cooperation.management.dictionary import data_dictionary
from cooperation.management.dictionary.page import DOCUMENTED_MODELS

PAGE = settings.BASE_DIR / "docs" / "data-dictionary.md"


def section(title):
    """The part of the page below a heading, up to the next one of its rank."""
    return data_dictionary().split(f"\n### {title}\n")[1].split("\n### ")[0]


def test_the_page_is_current():
    assert PAGE.read_text() == data_dictionary(), "Run: python manage.py data_dictionary"


def test_the_command_writes_the_page_and_says_where(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    settings.BASE_DIR = tmp_path
    answer = StringIO()
    call_command("data_dictionary", stdout=answer)
    assert answer.getvalue() == "Written: docs/data-dictionary.md\n"
    assert (tmp_path / "docs" / "data-dictionary.md").read_text() == data_dictionary()


def test_every_table_of_the_register_is_on_the_page():
    models = apps.get_app_config("cooperation").get_models()
    histories = {model.pgh_event_model for model in apps.get_models() if hasattr(model, "pgh_event_model")}
    assert {model for model in models if not model._meta.proxy} - histories == set(DOCUMENTED_MODELS)


def test_a_choice_is_given_in_words_with_the_stored_value_where_it_differs():
    assert "in person, by call, by video, in person and by video (`mixed`), not stated (`unknown`)" in section(
        "Meeting"
    )


def test_a_date_stands_in_one_row_with_its_companions():
    assert "| `due`, `due_stated`, `due_inferred` | A date as far as it is known." in section("Commitment")


def test_what_must_be_filled_in_is_told_from_what_begins_with_a_value():
    assert "| `what` | Text. What is to be done, e.g. report on the reservoir’s repair. | required |" in section(
        "Commitment"
    )
    assert "| at first *pledge* |" in section("Commitment")


def test_rules_are_told_in_the_words_of_the_refusal():
    assert "\n- A quote has at most 20 words. Keep the fewest that state the fact.\n" in section("Citation")


def test_rules_kept_by_triggers_are_told():
    assert "\n- Where it is published, it has at least one party.\n" in section("Agreement")
    assert "\n- Following `part_of` upwards never leads back to the same row.\n" in section("Meeting")


def test_what_all_records_share_is_told_once():
    assert "`checked_on`" in section("What all records have")
    assert "`checked_on`" not in section("Meeting")


def test_what_deleting_takes_along_and_what_it_is_refused_for_is_told():
    told = " ".join(section("Place").split())
    assert "can't be deleted while these refer to it: [agreements](#agreement) (`venue`, `places`)" in told
    assert "Deleted with it are its [citations](#citation) (`place`)" in told


def test_the_status_that_follows_from_each_action_is_told():
    assert "\n| lapsed without entering into force | never in force |\n" in section("Agreement action")
    assert "leave the agreement as it was: passed by parliament, ratified" in " ".join(
        section("Agreement action").split()
    )
