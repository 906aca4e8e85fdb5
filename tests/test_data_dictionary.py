"""The data dictionary is up to date and describes every table."""

from io import StringIO

from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from cooperation.management.dictionary import data_dictionary
from cooperation.management.dictionary.page import DOCUMENTED_MODELS

PAGE = settings.BASE_DIR / "docs" / "data-dictionary.md"


def section(title):
    """The part of the page below a heading, up to the next heading of the same level."""
    return data_dictionary().split(f"\n### {title}\n")[1].split("\n### ")[0]


def test_the_page_is_current():
    assert PAGE.read_text() == data_dictionary(), "Run: python manage.py data_dictionary"


def test_the_command_writes_the_page_and_prints_its_path(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    settings.BASE_DIR = tmp_path
    output = StringIO()
    call_command("data_dictionary", stdout=output)
    assert output.getvalue() == "Written: docs/data-dictionary.md\n"
    assert (tmp_path / "docs" / "data-dictionary.md").read_text() == data_dictionary()


def test_every_table_of_the_register_is_on_the_page():
    models = apps.get_app_config("cooperation").get_models()
    histories = {model.pgh_event_model for model in apps.get_models() if hasattr(model, "pgh_event_model")}
    assert {model for model in models if not model._meta.proxy} - histories == set(DOCUMENTED_MODELS)


def test_a_choice_has_its_label_and_the_stored_value_if_they_differ():
    assert "in person, by call, by video, in person and by video (`mixed`), not stated (`unknown`)" in section(
        "Meeting"
    )


def test_a_date_is_in_one_row_with_its_companions():
    assert "| `due`, `due_stated`, `due_inferred` | A date, possibly not exact." in section("Commitment")


def test_required_fields_and_defaults_are_named():
    assert "| `what` | Text. What is to be done, e.g. report on the reservoir’s repair. | required |" in section(
        "Commitment"
    )
    assert "| default: *pledge* |" in section("Commitment")


def test_rules_are_described_by_their_error_messages():
    assert "\n- A quote has at most 20 words. Keep the fewest that state the fact.\n" in section("Citation")


def test_rules_of_triggers_are_described():
    assert "\n- If it is published, it has at least one party.\n" in section("Agreement")
    assert "\n- Following `part_of` upwards never leads back to the same row.\n" in section("Meeting")


def test_fields_of_all_records_are_described_once():
    assert "`checked_on`" in section("Fields of all records")
    assert "`checked_on`" not in section("Meeting")


def test_what_prevents_a_deletion_and_what_it_also_deletes_is_described():
    text = " ".join(section("Place").split())
    assert "can't be deleted while these refer to it: [agreements](#agreement) (`places`, `venues`)" in text
    assert "Deleting it also deletes its [citations](#citation) (`place`)" in text


def test_the_status_after_each_action_is_described():
    assert "\n| lapsed without entering into force | never in force |\n" in section("Agreement action")
    assert "leave the agreement as it was: passed by parliament, ratified" in " ".join(
        section("Agreement action").split()
    )
