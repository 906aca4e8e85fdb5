"""Warnings are errors, so deprecated features are replaced before Django and Python remove them."""

import warnings

import pytest
from django.utils.deprecation import RemovedInDjango60Warning, RemovedInDjango61Warning


@pytest.mark.parametrize(
    "category",
    [DeprecationWarning, PendingDeprecationWarning, RemovedInDjango60Warning, RemovedInDjango61Warning, UserWarning],
)
def test_a_warning_is_an_error_in_tests(category):
    with pytest.raises(category):
        warnings.warn("This will be gone.", category, stacklevel=1)
