"""Rules for all models: labels, default order, and constraints in the database."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import resolve

from cooperation.fields import PeriodField
from cooperation.models import Entry, EntryWords, PairTally, Tally
from cooperation.models.batches import MEMBERS
from cooperation.models.choices import Choice
from cooperation.models.news_checks import CHECKED_MODELS
from cooperation.models.rules import BOOKKEEPING
from tests.models.samples import RECORDS, SAMPLES

MODELS = [
    model
    for model in apps.get_app_config("cooperation").get_models()
    if not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
]
EDITED = list(SAMPLES)
PAGES = [model for model in EDITED if hasattr(model, "get_absolute_url")]
OWNED = {
    "affiliation.participant",
    "participation.meeting",
    "party.agreement",
    "agreementaction.agreement",
    "agreementlink.from_agreement",
    "involvement.initiative",
    "figureconversion.figure",
    "snapshot.source",
    "anchor.citation",
    "nothingtorecord.snapshot",
    "batchitem.batch",
    *(f"batchitem.{member}" for member in MEMBERS),
    *(f"newscheck.{checked}" for checked in CHECKED_MODELS),
    *(f"citation.{target}" for target in ("participant", "affiliation", "place", "action", "involvement")),
    *(f"citation.{record._meta.model_name}" for record in RECORDS),
}


def each(chosen):
    return pytest.mark.parametrize("model", chosen, ids=lambda model: model.__name__)


def fields_of(kind):
    """Return all fields of a class in the tables that users edit."""
    return [field for model in EDITED for field in model._meta.concrete_fields if isinstance(field, kind)]


@each(MODELS)
class TestEveryModel:
    def test_says_what_it_is(self, model):
        assert model.__doc__.endswith(".")
        assert not model.__doc__.startswith(f"{model.__name__}(")

    def test_has_an_order_that_leaves_nothing_open(self, model):
        pair = isinstance(model._meta.pk, models.CompositePrimaryKey)
        last = model._meta.ordering[-1].lstrip("-")
        assert last == "pk" or model._meta.get_field(last).unique or (pair and model._meta.ordering == ["noun", "-key"])

    def test_says_its_rules_in_words(self, model):
        if model in (Entry, EntryWords, PairTally, Tally):
            return  # nobody enters them
        mute = [
            c.name for c in model._meta.constraints if c.violation_error_message == c.default_violation_error_message
        ]
        assert mute == []

    def test_labels_its_fields_for_people(self, model):
        odd = [
            field.name
            for field in model._meta.get_fields()
            if not field.auto_created
            and ("_" in field.verbose_name or (field.help_text and field.help_text[-1] not in ".)"))
        ]
        assert odd == []


@pytest.mark.django_db
class TestEveryRow:
    @each(EDITED)
    def test_has_a_name(self, model):
        name = str(SAMPLES[model]())
        assert name
        assert " object (" not in name

    @each(PAGES)
    def test_has_its_address(self, model):
        assert resolve(SAMPLES[model]().get_absolute_url().partition("#")[0]).namespace == "cooperation"

    @each([model for model in EDITED if hasattr(model, "natural_key")])
    def test_is_found_by_its_natural_key(self, model):
        row = SAMPLES[model]()
        assert model.objects.get_by_natural_key(*row.natural_key()) == row

    @each([model for model in EDITED if hasattr(model, "natural_key")])
    def test_has_a_natural_key_that_a_fixture_can_write(self, model):
        assert {type(value) for value in SAMPLES[model]().natural_key()} <= {str, type(None)}


@each(RECORDS)
def test_what_no_form_shows_is_derived_or_kept_about_the_record(model):
    hidden = {field.name for field in model._meta.concrete_fields if not field.editable}
    kept = {field.name for field in model._meta.concrete_fields if field.name in BOOKKEEPING}
    assert hidden == kept | set(model.DERIVED)


def test_every_closed_list_of_values_is_kept_by_the_database():
    open_lists = [str(field) for field in fields_of(models.Field) if field.choices and not isinstance(field, Choice)]
    assert open_lists == []


@pytest.mark.parametrize("field", fields_of(PeriodField), ids=str)
def test_every_date_is_kept_from_being_empty_and_says_how_it_is_known(field):
    if not field.editable:
        return  # derived from a field that is
    names = {other.name for other in field.model._meta.fields}
    assert {f"{field.name}_stated", f"{field.name}_inferred"} <= names
    assert f"{field.model._meta.model_name}_{field.name}_not_empty" in {c.name for c in field.model._meta.constraints}


def test_what_is_owned_goes_with_its_owner_and_what_is_referred_to_stays():
    rules = {
        f"{field.model._meta.model_name}.{field.name}": field.remote_field.on_delete
        for field in fields_of(models.ForeignKey)
        if field.name not in BOOKKEEPING
    }
    assert {name for name, rule in rules.items() if rule is models.CASCADE} == OWNED
    assert {rule for name, rule in rules.items() if name not in OWNED} == {models.PROTECT}


@each(MODELS)
def test_a_new_object_has_the_defaults_of_the_database_before_it_is_saved(model):
    # Otherwise the field of a new object is an expression, which clean() would take for a value.
    unknown = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field.db_default, str | int | list) and field.get_default() != field.db_default
    ]
    assert not unknown
