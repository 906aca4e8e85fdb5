"""Saved searches, private to each user."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Length, Lower, Now
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse

from cooperation.models.choices import Choice
from cooperation.models.records import RECORD_MODELS, REFERENCE_MODELS

MAX_NAME_CHARACTERS = 100
MAX_QUERY_CHARACTERS = 2000  # so the URL that returns to it after signing in stays short enough

VISIBLE = (
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""A regular expression for a visible character: no space, and none without width. Python and PostgreSQL both use it."""

NAMELESS = "Enter a name for the search."
TAKEN = "You already have a saved search with this name in this list. Choose another name."


class SavedSearchQuerySet(models.QuerySet):
    """Saved searches by user, list and name."""

    def for_user(self, user) -> Self:
        """Return a user's saved searches. For a visitor the result is empty, without a query."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def in_list(self, model_name: str) -> Self:
        """Return the saved searches for the list of a model."""
        return self.filter(noun=model_name)

    def with_name(self, name: str) -> Self:
        """Return those with a name, ignoring case."""
        return self.alias(low=Lower("name")).filter(low=Lower(models.Value(name)))

    def latest(self) -> Self:
        """Sort by time of saving or replacing, latest first."""
        return self.order_by("-saved_at", "-pk")


class SavedSearch(models.Model):
    """A filtered list that a user has saved under a name; nobody else sees it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        editable=False,
        related_name="saved_searches",
        help_text="The owner.",
    )
    noun = Choice(
        [(model._meta.model_name, str(model._meta.verbose_name)) for model in (*RECORD_MODELS, *REFERENCE_MODELS)],
        editable=False,
        help_text="The record type of the list.",
    )
    name = models.CharField(
        validators=[
            RegexValidator(VISIBLE, NAMELESS),
            MaxLengthValidator(
                MAX_NAME_CHARACTERS,
                f"A name can have at most {MAX_NAME_CHARACTERS} characters; this one has %(show_value)s.",
            ),
        ],
        error_messages={"blank": NAMELESS},
        help_text="E.g. Water, both states.",
    )
    query = models.TextField(
        editable=False, help_text="The query string of the list, with its parameters in a fixed order."
    )
    summary = models.TextField(editable=False, help_text="The filters as text, as they were when the search was saved.")
    saved_at = models.DateTimeField(db_default=Now(), editable=False, help_text="When it was saved or replaced.")

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["noun", Lower("name"), "pk"]
        verbose_name_plural = "saved searches"
        default_permissions = ()  # users have their own searches only, without permissions
        constraints = [
            models.CheckConstraint(
                condition=models.Q(name__regex=VISIBLE),
                name="savedsearch_name_given",
                violation_error_message=NAMELESS,
            ),
            models.CheckConstraint(
                condition=models.Q(LessThanOrEqual(Length("name"), MAX_NAME_CHARACTERS)),
                name="savedsearch_name_short",
                violation_error_message=f"A name can have at most {MAX_NAME_CHARACTERS} characters.",
            ),
            models.CheckConstraint(
                condition=~models.Q(query=""),
                name="savedsearch_query_given",
                violation_error_message="There are no filters to save. Choose a filter first.",
            ),
            models.CheckConstraint(
                condition=models.Q(LessThanOrEqual(Length("query"), MAX_QUERY_CHARACTERS)),
                name="savedsearch_query_short",
                violation_error_message=f"The web address of a search has at most {MAX_QUERY_CHARACTERS} characters.",
            ),
            models.UniqueConstraint(
                "user", "noun", Lower("name"), name="savedsearch_name_once", violation_error_message=TAKEN
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse(f'cooperation:{self.noun}-list')}?{self.query}"

    def clean(self) -> None:
        if type(self).objects.for_user(self.user).in_list(self.noun).with_name(self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": TAKEN})
