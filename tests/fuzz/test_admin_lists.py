"""Every list of the admin with its actions, and the pages beside it: autocomplete, history, deletion."""

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import values
from tests.fuzz.conftest import MODELS, by_name, url_of
from tests.fuzz.sending import bounded, get, post

PARAMETERS = ["q", "p", "o", "e", "all", "_popup", "_to_field", "_facets", "pk__in", "pk", "country", "colour"]
ACTION = ["action", "_selected_action", "select_across", "index", "post", "apply", "seen", "_save"]
STATUS = ["new_status", "since", "source", "quote"]
ACTIONS = ["delete_selected", "publish", "withdraw", "change_status", "unlock", "nothing", ""]

every_model = pytest.mark.parametrize("model", MODELS, ids=by_name)


@every_model
@bounded(7)
@given(data=st.data())
def test_a_list_of_the_admin_with_strange_parameters_is_no_failure(administrator, model, data):
    filters = [f"{one[0]}__{lookup}" for one in site._registry[model].list_filter if isinstance(one, tuple)
               for lookup in ("exact", "year", "isnull", "in")]  # fmt: skip

    get(administrator, url_of(model), data.draw(values.queries([*PARAMETERS, *filters])))


@every_model
@bounded(6)
@given(data=st.data())
def test_an_action_with_strange_data_is_no_failure(administrator, a_row, model, data):
    rows = [row.pk for row in model.objects.order_by("pk")[:2]]
    sent = {"action": data.draw(st.sampled_from(ACTIONS)), "_selected_action": rows}

    post(administrator, url_of(model), sent | data.draw(values.several([*ACTION, *STATUS])))


@every_model
@pytest.mark.parametrize("page", ["change", "delete", "history"])
@bounded(2)
@given(data=st.data())
def test_a_page_of_a_row_that_is_not_there_is_no_failure(administrator, a_row, model, page, data):
    pk = data.draw(st.sampled_from(["abc", "0", "99999999999999999999", "%00", "_5F", "%ED%A0%80", "9" * 5000]))

    get(administrator, url_of(model, pk, page))
    post(administrator, url_of(model, pk, page), data.draw(values.several(["post", "seen", "version", "name"])))


@every_model
@pytest.mark.parametrize("page", ["delete", "history"])
@bounded(2)
@given(data=st.data())
def test_a_page_of_a_row_takes_strange_data(administrator, a_row, model, page, data):
    if (row := model.objects.order_by("pk").last()) is None:
        return
    sent = data.draw(values.several(["post", "seen", "before", "_popup", "_to_field"]))

    get(administrator, url_of(model, row.pk, page), sent)
    post(administrator, url_of(model, row.pk, page), sent)


FIELDS = [
    (model._meta.app_label, model._meta.model_name, field.name)
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.is_relation
]


@bounded(40)
@given(
    field=st.sampled_from(
        [*FIELDS, ("", "", ""), ("nothing", "meeting", "sectors"), ("cooperation", "meeting", "title")]
    ),
    others=st.dictionaries(st.sampled_from(["term", "page"]), values.values),
)
def test_an_autocomplete_of_any_field_is_no_failure(administrator, field, others):
    app_label, model_name, field_name = field

    get(administrator, "/admin/autocomplete/",
        {"app_label": app_label, "model_name": model_name, "field_name": field_name} | others)  # fmt: skip


@bounded(20)
@given(sent=values.several(["app_label", "model_name", "field_name", "term", "page"]))
def test_an_autocomplete_without_its_parameters_is_no_failure(administrator, sent):
    assert get(administrator, "/admin/autocomplete/", sent).status_code == 400


@bounded(20)
@given(parts=st.lists(st.sampled_from(["cooperation", "meeting", "add", "1", "change", "nothing", "%00"]), max_size=4))
def test_a_form_without_a_token_is_refused_wherever_it_is_sent(db, parts):
    client = Client(enforce_csrf_checks=True)

    assert post(client, "/".join(["/admin", *parts, ""]), {}).status_code in (302, 403)
