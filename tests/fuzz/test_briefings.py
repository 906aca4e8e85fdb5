"""Briefings as pages and files, with strange parameters and addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.views.briefings.form import SECTION_TITLES
from tests import builders as make
from tests.fuzz import values
from tests.fuzz.sending import bounded, get
from tests.pages.briefing_world import PAIR, one_of_each

ADDRESSES = [PAIR, "/countries/XN/", "/countries/KZ/KG/UZ/", "/participants/northland/", "/countries/%00/x/"]
GOOD = {"date": "2025", "changed_since": "2020-01-01", "section": list(SECTION_TITLES)}


@pytest.fixture
def records(db):
    one_of_each([make.state("XN"), make.state("XS")])


@bounded(15)
@given(data=st.data())
def test_a_briefing_with_strange_parameters_is_no_failure(administrator, records, data):
    address = data.draw(st.sampled_from(ADDRESSES)) + data.draw(st.sampled_from(["briefing/", "briefing.docx"]))
    good = {name: GOOD[name] for name in data.draw(st.sets(st.sampled_from([*GOOD])))}

    get(administrator, address, good | data.draw(values.several([*GOOD, "page", "colour"])))
