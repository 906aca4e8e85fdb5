"""The model field of a Period, in a table created for the tests."""

from datetime import date, datetime

import pytest
import yaml
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from hypothesis import given
from psycopg.types.range import Range

from cooperation.fields import (
    LowerBound,
    Period,
    PeriodField,
    PeriodFormField,
    PhraseField,
    SortDay,
    UpperBound,
    period_not_empty,
)
from cooperation.models.keys import RegisterQuerySet, Row

from .strategies import periods

with isolate_apps("cooperation"):

    class Festival(Row):
        """A model with a date."""

        date = PeriodField(null=True, blank=True)
        date_phrase = PhraseField()

        objects = RegisterQuerySet.as_manager()

        class Meta:
            app_label = "cooperation"
            constraints = [period_not_empty("date")]
            indexes = [models.Index(LowerBound("date").desc(nulls_last=True), name="festival_newest_first")]
            ordering = [LowerBound("date").desc(nulls_last=True), "pk"]

        def __str__(self):
            return str(self.date)


@pytest.fixture
def festivals(db):
    """The manager of a new, empty table."""
    with connection.schema_editor() as editor:
        editor.create_model(Festival)
    return Festival.objects


@pytest.fixture
def dated(festivals):
    """Festivals with dates of every kind."""
    texts = ["25 February 2025", "February 2025", "2025", "2024", "by the end of 2030", "since 2023", None]
    festivals.bulk_create(Festival(date=text) for text in texts)
    return festivals


def insert(range_text):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO cooperation_festival (date) VALUES (%s::daterange)", [range_text])


def names(query):
    return [str(festival) for festival in query]


@pytest.mark.django_db
@given(periods)
def test_postgresql_gives_back_what_it_was_given(period):
    field = PeriodField()
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::daterange", [field.get_prep_value(period)])
        assert field.from_db_value(cursor.fetchone()[0], None, connection) == period


@pytest.mark.parametrize(
    "value",
    [
        *(Period.parse("25 Feb 2025"), "25 Feb 2025", "2025-02-25", date(2025, 2, 25)),
        *(Range(date(2025, 2, 25), date(2025, 2, 26)), Range(date(2025, 2, 24), date(2025, 2, 25), "(]")),
    ],
)
def test_a_date_is_saved_in_whatever_form_it_comes(festivals, value):
    pk = festivals.create(date=value).pk
    assert festivals.get(pk=pk).date == Period(date(2025, 2, 25), date(2025, 2, 26))


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_date_is_stored_as_null(festivals, value):
    festivals.create(date=value)
    assert festivals.filter(date__isnull=True).count() == 1


@pytest.mark.parametrize("value", [2.5, True, ["2025"], datetime(2025, 2, 25, 10)])
def test_assigning_another_type_than_a_date_is_refused(value):
    with pytest.raises(ValidationError, match="A date is written as text, a day or a year, not as"):
        PeriodField().to_python(value)


@pytest.mark.parametrize("value", ["soon", "2036-2035", "31 Feb 2025", 25, 9999, date.max, Range(empty=True), Range()])
def test_what_cannot_be_a_date_is_a_validation_error(value):
    with pytest.raises(ValidationError):
        PeriodField().to_python(value)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        *(("2025-02-25", "25 February 2025"), ("2025", "2025"), ("2025-02", "February 2025"), ("199X", "1990s")),
        *(
            ("2035/2036", "2035–2036"),
            ("../2030", "by the end of 2030"),
            ("2023/..", "since 2023"),
            ("1990/1993", "1990–1993"),
            ("early 1990s", "early 1990s"),
            ("2024~", "about 2024"),
            ("2025-21", "spring 2025"),
        ),
        *(("12-13 November 2025", "12–13 November 2025"), ("25.02.2025", "25 February 2025"), ("0843", "0843")),
    ],
)
def test_dates_in_yaml_need_no_quotes(written, shown):
    assert str(PeriodField().to_python(yaml.safe_load(written))) == shown


def test_fixtures_keep_edtf():
    typed = ["Feb 2025", "by 2030", None, "about 2024", "spring 2025", "late 2025", "winter 2024/25"]
    rows = [Festival(pk=pk, date=date) for pk, date in enumerate(typed)]
    written = [row["fields"] for row in serializers.serialize("python", rows)]
    dates = ["2025-02", "../2030", None, "2024~", "2025-21", "late 2025", "winter 2024/25"]
    assert written == [{"date": date} for date in dates]


@pytest.mark.parametrize(
    "field", [PeriodField(), PeriodField("when", null=True, blank=True, help_text="For example 2025.")]
)
def test_migrations_name_the_field_by_its_package(field):
    field.set_attributes_from_name("date")
    written, imports = MigrationWriter.serialize(field)
    assert written.startswith("cooperation.fields.PeriodField(")
    assert imports == {"import cooperation.fields"}


def test_migrations_can_write_the_constraint():
    written, _ = MigrationWriter.serialize(Festival._meta.constraints[0])
    assert "festival_date_not_empty" in written


@pytest.mark.parametrize("bound", [LowerBound("date"), UpperBound("date")])
def test_migrations_name_the_bounds_by_their_package(bound):
    assert MigrationWriter.serialize(bound)[1] == {"import cooperation.fields"}


def test_a_form_of_the_model_asks_for_text():
    assert isinstance(Festival._meta.get_field("date").formfield(), PeriodFormField)


def test_a_valid_row_is_found_valid(festivals):
    Festival(date="early 1990s").full_clean()
    Festival(date=None).full_clean()


def test_an_upside_down_date_is_a_validation_error_of_its_field():
    with pytest.raises(ValidationError) as error:
        Festival(date="2036-2035").full_clean(validate_constraints=False)
    assert error.value.message_dict == {"date": ["“2036-2035” ends before it begins: write the earlier date first."]}


def test_postgresql_refuses_an_upside_down_date(festivals):
    with pytest.raises(DataError, match="range lower bound must be less than or equal to range upper bound"):
        insert("[2036-01-01,2035-01-01)")


@pytest.mark.parametrize(
    "range_text",
    [
        *("empty", "[2025-01-01,2025-01-01)", "(,)", "[2025-01-01,infinity)", "[-infinity,2025-01-01)"),
        *("[0044-03-15 BC,)", "(,0001-01-01)", "[9999-01-01,)", "[9998-01-01,9999-12-31]"),
    ],
)
def test_postgresql_refuses_what_is_no_period(festivals, range_text):
    with pytest.raises(IntegrityError, match="festival_date_not_empty"):
        insert(range_text)


@pytest.mark.parametrize(
    ("range_text", "shown"),
    [
        *(("[2025-02-25,2025-02-25]", "25 February 2025"), ("(2024-12-31,2025-12-31]", "2025")),
        *(
            ("[0001-01-01,)", "since 0001"),
            ("(,9999-01-01)", "by the end of 9998"),
            ("[0001-01-01,9999-01-01)", "0001–9998"),
        ),
    ],
)
def test_a_range_written_by_sql_is_read(festivals, range_text, shown):
    insert(range_text)
    assert str(festivals.get().date) == shown


def test_overlap_finds_what_may_have_been_in_a_year(dated):
    found = names(dated.filter(date__overlap="2025"))
    assert found == ["25 February 2025", "February 2025", "2025", "since 2023", "by the end of 2030"]


def test_contains_finds_a_day(dated):
    found = names(dated.filter(date__contains=date(2025, 2, 1)))
    assert found == ["February 2025", "2025", "since 2023", "by the end of 2030"]


def test_contains_finds_a_whole_period(dated):
    assert names(dated.filter(date__contains="Feb 2025")) == [
        "February 2025",
        "2025",
        "since 2023",
        "by the end of 2030",
    ]


def test_exact_and_in_take_text(dated):
    assert names(dated.filter(date="2025-02")) == names(dated.filter(date__in=["2025-02", "1999"])) == ["February 2025"]


def test_the_upper_bound_tells_what_is_past(dated):
    assert names(dated.filter(date__endswith__lte=date(2025, 3, 1))) == ["25 February 2025", "February 2025", "2024"]


def test_lists_order_by_the_first_day_with_the_unknown_last(dated):
    assert names(dated.order_by(LowerBound("date").asc(nulls_last=True), "pk")) == [
        *("since 2023", "2024", "2025", "February 2025", "25 February 2025", "by the end of 2030", "None")
    ]


def test_deadlines_order_by_their_end_with_open_ends_last(dated):
    assert names(dated.order_by(UpperBound("date").asc(nulls_last=True), "pk")) == [
        *("2024", "25 February 2025", "February 2025", "2025", "by the end of 2030", "since 2023", "None")
    ]


def test_lists_sort_what_happened_by_some_day_by_that_day(dated):
    assert names(dated.order_by(SortDay("date").asc(nulls_last=True), "pk")) == [
        *("since 2023", "2024", "2025", "February 2025", "25 February 2025", "by the end of 2030", "None")
    ]
    dated.filter(date__startswith__isnull=True).delete()
    dated.create(date="by 5 December 2024")
    assert names(dated.order_by(SortDay("date").desc(nulls_last=True), "pk"))[3:5] == ["by 5 December 2024", "2024"]


# --- Phrases: what bounds do not say ---------------------------------------------------------------------------------
PHRASES = ["about 2024", "possibly 2024", "late 2025", "spring 2025", "by about 2030", "from about 2024 to 2026"]


@pytest.mark.parametrize("phrase", PHRASES)
class TestAPhrase:
    def test_is_saved_and_read(self, festivals, phrase):
        pk = festivals.create(date=phrase).pk
        assert str(festivals.get(pk=pk).date) == phrase
        assert festivals.get(pk=pk).date == Period.parse(phrase)

    def test_is_read_with_only_its_date(self, festivals, phrase, django_assert_num_queries):
        festivals.create(date=phrase)
        with django_assert_num_queries(1):
            assert str(festivals.only("date").get().date) == phrase

    def test_is_read_if_the_date_was_deferred(self, festivals, phrase):
        festivals.create(date=phrase)
        assert str(festivals.defer("date").get().date) == phrase
        assert str(festivals.defer("date_phrase").get().date) == phrase

    def test_is_read_by_values(self, festivals, phrase):
        festivals.create(date=phrase)
        period = Period.parse(phrase)
        assert list(festivals.values_list("date", flat=True)) == [period]
        assert list(festivals.values("date")) == [{"date": period}]

    def test_is_written_in_bulk(self, festivals, phrase):
        festivals.bulk_create([Festival(date=phrase), Festival(date="2020")])
        assert names(festivals.filter(date=phrase)) == [phrase]

    def test_is_written_by_an_update(self, festivals, phrase):
        festivals.create(date="2020")
        festivals.update(date=phrase)
        assert str(festivals.get().date) == phrase
        festivals.update(date=Period.parse(phrase).plain)
        assert festivals.get().date == Period.parse(phrase).plain
        festivals.update(date=None)
        assert festivals.get().date is None

    def test_is_written_by_a_bulk_update(self, festivals, phrase):
        row = festivals.create(date="2020")
        row.date = phrase
        festivals.bulk_update([row], ["date"])
        assert str(festivals.get().date) == phrase

    def test_is_written_with_some_fields(self, festivals, phrase):
        row = festivals.create(date="2020")
        row.date = phrase
        row.save(update_fields=["date"])
        assert str(festivals.get().date) == phrase

    def test_is_written_if_only_the_date_was_read(self, festivals, phrase):
        festivals.create(date=phrase)
        row = festivals.only("date").get()
        row.date = Period.parse(phrase).plain
        row.save()
        assert festivals.get().date == Period.parse(phrase).plain

    def test_goes_if_the_date_goes(self, festivals, phrase):
        row = festivals.create(date=phrase)
        row.date = None
        row.save()
        assert festivals.values_list("date", "date_phrase").get() == (None, "")

    def test_is_in_fixtures(self, festivals, phrase):
        field = Festival._meta.get_field("date")
        written = field.value_to_string(festivals.create(date=phrase))
        # As loaddata saves it.
        Festival(date=field.to_python(yaml.safe_load(written))).save_base(raw=True)
        assert names(festivals.all()) == [phrase, phrase]

    def test_is_filtered_as_its_days(self, festivals, phrase):
        festivals.create(date=phrase)
        period = Period.parse(phrase)
        assert festivals.filter(date=period.plain, date__overlap=phrase).exists()


def test_a_phrase_of_other_days_than_the_column_is_ignored(festivals):
    festivals.create(date="about 2024")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cooperation_festival SET date = '[2025-01-01,2026-01-01)'")
    assert str(festivals.get().date) == "2025"


def test_a_date_that_lasts_is_shown_with_until_in_its_form():
    field = PeriodField(lasting=True).formfield()
    assert field.prepare_value(Period.parse("by 2030")) == "until the end of 2030"
    assert field.clean("until the end of 2030") == Period.parse("by 2030")
    assert field.widget.attrs["data-period"] == "lasting"


def test_bounds_can_be_selected(dated):
    bounds = dated.filter(date="2025-02").values_list(LowerBound("date"), UpperBound("date"))
    assert list(bounds) == [(date(2025, 2, 1), date(2025, 3, 1))]
