"""The stock admin is complete, and its analyst types as little as possible."""

import pytest

from cooperation.models import RECORD_MODELS, Figure
from tests.effort.plan import plan_names, read_plan
from tests.effort.stock.admin import site
from tests.effort.stock_driver import ORDER, short, values_of


def test_the_stock_admin_has_all_records_and_no_mistakes():
    assert {*RECORD_MODELS} <= {*site._registry}
    assert [problem for admin in site._registry.values() for problem in admin.check()] == []


@pytest.mark.parametrize("name", plan_names())
def test_records_refer_only_to_those_that_are_entered_before(name):
    plan = read_plan(name)
    types = {record["key"]: record["type"] for record in plan.records if "key" in record}
    for record in plan.records:
        for named in values_of(record).values():
            for key in types.keys() & {*(named if isinstance(named, list) else ())}:
                assert ORDER.index(types[key]) <= ORDER.index(record["type"])


@pytest.mark.parametrize(
    ("field", "text", "typed"),
    [
        ("value_low", "1700000000", "1.7e9"),
        ("value_low", "330000000000", "3.3e11"),
        ("value_low", "12.5", "12.5"),
        ("value_low", "110", "110"),
        ("period", "25 February 2025", "25 Feb 2025"),
        ("period", "by 1 October 2026", "by 1 Oct 2026"),
        ("period", "May 2025", "May 2025"),
        ("indicator", "trade since February 2025", "trade since February 2025"),
    ],
)
def test_dates_and_numbers_are_typed_in_short(field, text, typed):
    assert short(Figure._meta.get_field(field), text) == typed
