"""The plans of texts can be entered, and that of the article covers all its statements."""

import pytest

from tests.effort.plan import plan_names, read_plan, uncovered_statements


@pytest.mark.parametrize("name", plan_names())
def test_a_plan_quotes_its_text_and_refers_to_what_precedes(name):
    plan = read_plan(name)
    assert len(plan.records) >= 15
    if name == "article":
        assert uncovered_statements(plan) == []
