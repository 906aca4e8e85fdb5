"""Numbers that no column holds are errors at their fields, wherever a number is typed."""

import pytest

from tests.admin.filling import opened, save

FIELDS = {
    "meeting": ["session_number"],
    "place": ["latitude", "longitude"],
    "participant": ["affiliations-0-share"],
    "unit": ["factor"],
    "country": ["dissolved"],
    "actionkind": ["position"],
    "figure": ["value_low", "value_high", "conversions-0-value_low", "conversions-0-value_high"],
    "commitment": ["value"],
}
NUMBERS = ["9" * 25, "-" + "9" * 25, "9" * 90, "9" * 5000, "1" + "0" * 30 + ".5", "1e400", "-1e-400", "NaN", "Infinity"]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
@pytest.mark.parametrize(("noun", "field"), [(noun, field) for noun, fields in FIELDS.items() for field in fields])
def test_a_number_that_no_column_holds_is_an_error_at_its_field(as_admin, noun, field, number):
    url = f"/admin/cooperation/{noun}/add/"
    rows = f"{field.split('-')[0]}-TOTAL_FORMS"
    typed = opened(as_admin, url) | {field: number} | ({rows: "1"} if "-" in field else {})

    response = save(as_admin, url, typed)

    assert response.status_code == 200
    anchors = [error.anchor for error in response.context["form_errors"]]
    assert f"id_{field}" in anchors
    assert f'value="{number}"' in response.content.decode()
