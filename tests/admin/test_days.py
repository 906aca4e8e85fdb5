"""Date fields of the admin that take a single day."""

import pytest

from cooperation.models import Development
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/development/add/"


@pytest.mark.parametrize("typed", ["2025-02-26", "26 Feb 2025", "26 February 2025", "26.02.2025", "Feb 26, 2025"])
def test_a_day_is_read_as_people_write_it(as_editor, typed):
    save(as_editor, ADD, opened(as_editor, ADD), text="Work has begun.", reported_on=typed)

    assert str(Development.objects.latest("pk").reported_on) == "2025-02-26"


@pytest.mark.parametrize("typed", ["03/04/2025", "31 Feb 2025", "soon"])
def test_a_text_that_is_no_day_or_could_be_two_gets_an_error_with_an_example(as_editor, typed):
    response = save(as_editor, ADD, opened(as_editor, ADD), text="Work has begun.", reported_on=typed)

    assert errors(response) == "Enter a day, such as 25 Feb 2025 or 2025-02-25."
