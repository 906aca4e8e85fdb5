"""Column checks give the same result in Python and in the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Q, Value

from cooperation.fields import ColumnCheck, Period, PeriodField
from cooperation.models import Agreement, AgreementAction, Citation, Meeting, Party
from cooperation.models.choices import OneOf
from tests import builders as make
from tests.models.samples import SAMPLES

CHECKS = [(model, check) for model in SAMPLES for check in model._meta.constraints if isinstance(check, ColumnCheck)]
PERIODS = ["25 Feb 2025", "since 2023", "by 2030", "0001", "9998", "1990s"]


def values(field, check) -> list:
    """Return values to try on a check. Those that are no Period may be invalid."""
    if isinstance(field, PeriodField):
        return [None, *(Period.parse(text) for text in PERIODS)]
    texts = ["", "no such thing", "word " * 20, " \n\tword\u00a0" * 21, "word " * 21]
    addresses = ["of-a-page", "a/b", "a?b", "a#b", "100%", "a.b", "em\u2003space"]
    return [*texts, *addresses, *(value for value, _ in field.flatchoices)]


def takes(check: ColumnCheck, column: str, value) -> bool:
    """Whether a row with this value passes the check."""
    row = type("Row", (), {column: value})()
    try:
        check.validate(None, row)
    except ValidationError:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "check"), CHECKS, ids=lambda it: getattr(it, "name", ""))
def test_a_row_at_hand_is_judged_as_the_database_judges_it(model, check):
    (column,) = check.condition.referenced_base_fields
    field = model._meta.get_field(column)
    for value in values(field, check):
        asked = Q(check.condition).check({column: Value(value, output_field=field)})
        assert takes(check, column, value) == asked, value


def test_lists_texts_dates_and_quotes_have_checks_of_a_column():
    names = {check.name for _, check in CHECKS}
    wanted = {"agreement_form_known", "meeting_title_given", "agreement_valid_not_empty", "citation_quote_is_short"}
    assert wanted <= names


def test_a_field_that_a_form_leaves_out_is_not_checked():
    check = next(check for _, check in CHECKS if isinstance(check, OneOf))
    (column,) = check.condition.referenced_base_fields
    check.validate(None, object(), exclude={column})


@pytest.mark.parametrize(("model", "check"), CHECKS, ids=lambda it: getattr(it, "name", ""))
def test_migrations_see_a_plain_check(model, check):
    path, _, options = check.deconstruct()
    assert path == "django.db.models.CheckConstraint"
    assert CheckConstraint(**options) == check


@pytest.mark.django_db
def test_a_row_that_is_at_hand_is_not_asked_for_once_more(django_assert_num_queries):
    party = Party(agreement=make.agreement(), participant=make.participant())
    with django_assert_num_queries(0):
        party.clean_fields()


@pytest.mark.django_db
def test_a_row_that_is_named_by_its_key_is_asked_for():
    citation = Citation(source_id=make.source().pk + 1, meeting=make.meeting())
    with pytest.raises(ValidationError) as refused:
        citation.clean_fields()
    assert list(refused.value.message_dict) == ["source"]


def test_a_row_that_is_not_stored_yet_is_none_to_refer_to():
    action = AgreementAction(agreement=Agreement(title="Treaty"))
    with pytest.raises(ValidationError) as refused:
        action.clean_fields(exclude=["kind"])
    assert list(refused.value.message_dict) == ["agreement"]


@pytest.mark.django_db
def test_a_value_that_is_not_in_the_list_is_refused_with_the_list():
    with pytest.raises(ValidationError) as refused:
        Meeting(title="Talks", kind="no such thing").validate_constraints()
    assert refused.value.messages[0].startswith("Choose one of: ")
