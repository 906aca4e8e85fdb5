"""Every form of the admin, with strange values in its fields and in its rows: errors are shown, nothing fails."""

from html import unescape
from itertools import cycle, islice

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.forms import BooleanField, ChoiceField, ModelChoiceField
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from cooperation.register import RECORD_TYPES
from tests import builders as make
from tests.admin.filling import shown
from tests.fuzz import values
from tests.fuzz.conftest import MODELS, url_of
from tests.fuzz.sending import bounded, get, post

CHOSEN = (BooleanField, ChoiceField, ModelChoiceField)  # fields in which nobody types
FORMS = ["add", "add popup", "add short", "change"]
COUNTS = ["", "abc", "-1", "0", "1", "1.5", "7", "150", "99999", "9" * 5000]
MARKERS = ["_save", "_publish", "_saveasnew", "_addanother", "_continue", "_popup", "_to_field", "_return", "version",
           "draft", "reason", "_all_fields"]  # fmt: skip


@pytest.fixture
def form_url(administrator, a_row, model, form):
    """The URL of a form of a model: "add", "add popup", "add short" or "change"."""
    kind, *way = form.split()
    return url_of(model, *([] if kind == "add" else [a_row(model).pk]), kind) + "".join(f"?_{name}=1" for name in way)


def has_a_form(model) -> bool:
    """Whether rows of a model can be added. The logs of sign-ins are for reading only."""
    request = RequestFactory().get("/")
    request.user = User(is_active=True, is_staff=True, is_superuser=True)
    return site._registry[model].has_add_permission(request)


every_form = pytest.mark.parametrize(
    ("model", "form"),
    [
        pytest.param(model, form, id=f"{model.__name__}, {form}")
        for model in filter(has_a_form, MODELS)
        for form in FORMS
    ],
)


@pytest.fixture
def page(administrator, form_url):
    """The page of the form: one for all requests of a test, because what they save is undone."""
    return administrator.get(form_url)


def relations(page) -> list[str]:
    """Return the names of the fields of a form that name other objects, those of its rows too."""
    context = page.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms or [inline.formset.empty_form]
    return [form.add_prefix(name) for form in forms for name, field in form.fields.items()
            if isinstance(field, ModelChoiceField)]  # fmt: skip


@every_form
@bounded(4)
@given(data=st.data())
def test_a_form_with_strange_values_keeps_what_was_typed(administrator, form_url, page, data):
    typed = shown(page)
    names = [*typed, *MARKERS]
    changes = data.draw(st.one_of(values.several(names), values.several(names, most=30)))

    answer = post(administrator, form_url, typed | changes)

    if answer.status_code == 200 and "adminform" in answer.context:
        assert lost(answer, changes) == set()


@every_form
@bounded(2)
@given(first=st.integers(0, len(values.NO_IDS)))
def test_relations_to_what_is_no_id_are_no_failure(administrator, form_url, page, first):
    pks = islice(cycle(values.NO_IDS), first, None)
    changes = dict(zip(relations(page), pks, strict=False))

    post(administrator, form_url, shown(page) | changes)


@every_form
@bounded(3)
@given(data=st.data())
def test_a_wrong_number_of_rows_is_no_failure(administrator, form_url, page, data):
    typed = shown(page)
    counts = [name for name in typed if name.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS"))] or ["rows-TOTAL_FORMS"]
    changes = data.draw(values.several(counts, of=st.one_of(st.none(), st.sampled_from(COUNTS))))
    sent = {name: value for name, value in (typed | changes).items() if value is not None}

    answer = post(administrator, form_url, sent)

    if answer.status_code == 200 and "inline_admin_formsets" in answer.context:
        rows = [row for inline in answer.context["inline_admin_formsets"] for row in inline.formset.forms]
        assert len(rows) < 50


@every_form
@bounded(2)
@given(data=st.data())
def test_a_form_opened_with_strange_parameters_is_no_failure(administrator, form_url, page, data):
    names = [*shown(page), *MARKERS, "participant", "country", "wanted", "_changelist_filters"]

    get(administrator, form_url, data.draw(values.queries(names)))


@pytest.mark.parametrize("noun", [record_type.name for record_type in RECORD_TYPES])
@bounded(3)
@given(sent=values.several(["query", "name", "replace"]))
def test_the_forms_of_a_saved_search_take_strange_values(administrator, noun, sent):
    search = make.saved_search(administrator.user, name=f"Search {noun}")
    for url in (f"/saved-searches/new/{noun}/", f"/saved-searches/{search.pk}/"):
        get(administrator, url, sent)
        post(administrator, url, sent)
    post(administrator, "/saved-searches/restore/", {"kept": sent.get("query", "")})
    search.delete()


def lost(answer, changes: dict) -> set[str]:
    """Return the names of the fields of a form whose typed texts are no longer in it."""
    form, page = answer.context["adminform"].form, unescape(answer.text)
    shown = [form[name] for name in changes.keys() & form.fields.keys() if f'name="{name}"' in page]
    typed = {field.name for field in shown if not field.is_hidden and not isinstance(field.field, CHOSEN)}
    return {name for name in typed if changes[name].isprintable() and changes[name] not in page}
