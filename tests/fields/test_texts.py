"""Texts contain no invisible characters."""

import pytest
from django.core.exceptions import ValidationError
from django.db.migrations.writer import MigrationWriter

from cooperation.fields import LineField, ProseField, QuoteField
from cooperation.models import Meeting
from tests import builders as make


@pytest.mark.parametrize("sign", ["\x01", "\x02", "\x0b", "\x1e", "\x1f", "\x7f", "\ufffe", "\uffff"])
@pytest.mark.parametrize("field", [LineField(), QuoteField(), ProseField()], ids=["line", "quote", "prose"])
def test_an_invisible_sign_is_refused_with_its_place(field, sign):
    with pytest.raises(ValidationError) as error:
        field.run_validators(f"Talks on{sign} trade")
    says = f"There is an invisible character after “Talks on” (U+{ord(sign):04X}). "
    assert error.value.messages == [f"{says}Delete it, or type the text again."]


@pytest.mark.parametrize("sign", ["\t", "\n", "\r"])
def test_tabs_and_line_ends_are_valid_in_prose_and_quotes_but_not_in_a_line(sign):
    ProseField().run_validators(f"Talks{sign}trade")
    QuoteField().run_validators(f"Talks{sign}trade")
    with pytest.raises(ValidationError, match="invisible character"):
        LineField().run_validators(f"Talks{sign}trade")


@pytest.mark.parametrize("text", ["", "Переговоры – о «торговле»", "Ағаш 🌊", "e\u0301", "می\u200cخواهم", "\u00a0"])
def test_a_text_may_be_in_any_script(text):
    LineField(blank=True).run_validators(text)
    ProseField(blank=True).run_validators(text)


@pytest.mark.parametrize("text", ["\u200b", " \u200b\u2060 ", "\ufeff"])
@pytest.mark.parametrize("field", [LineField(), ProseField()])
def test_a_text_of_invisible_characters_alone_is_refused(field, text):
    with pytest.raises(ValidationError, match="only invisible characters"):
        field.run_validators(text)


def test_a_form_without_a_model_refuses_an_invisible_sign_too():
    with pytest.raises(ValidationError, match="invisible character"):
        LineField().formfield().clean("Ta\x1flks")


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "date_stated", "summary", "other_titles"])
def test_a_record_refuses_an_invisible_sign_at_its_field(field):
    talks: Meeting = make.meeting(title="Talks")
    setattr(talks, field, ["Talks\x1f"] if field == "other_titles" else "Talks\x1f")
    with pytest.raises(ValidationError) as error:
        talks.full_clean()
    assert list(error.value.message_dict) == [field]


@pytest.mark.parametrize(("field", "plain"), [(LineField(), "CharField"), (ProseField(), "TextField")])
def test_migrations_see_the_fields_of_django(field, plain):
    assert MigrationWriter.serialize(field)[0].startswith(f"models.{plain}(")
