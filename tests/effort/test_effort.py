"""Entering a text takes less effort through the register's page of a text than through a stock Django admin."""

import pytest

from tests.effort.measure import PAGE, SYSTEMS, measure  # noqa: F401 (a fixture)
from tests.effort.plan import plan_names

MAX_SHARE = 0.45
"""Of the seconds of the stock admin, for each text."""

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("name", plan_names())
@pytest.mark.parametrize("system", SYSTEMS)
def test_all_facts_of_a_text_are_entered_and_no_others(measure, system, name):  # noqa: F811
    assert measure(system, name).differences == []


@pytest.mark.parametrize("name", plan_names())
def test_the_page_of_a_text_takes_at_most_a_share_of_the_time_of_a_stock_admin(measure, name):  # noqa: F811
    seconds = {system: measure(system, name).effort.seconds for system in SYSTEMS}
    print(name, seconds)
    assert seconds[PAGE] <= MAX_SHARE * max(seconds.values())
