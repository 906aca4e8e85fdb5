import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0003_triggers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "noun",
                    models.CharField(
                        choices=[
                            ("meeting", "meeting"),
                            ("agreement", "agreement"),
                            ("initiative", "initiative"),
                            ("development", "development"),
                            ("commitment", "commitment"),
                            ("figure", "figure"),
                            ("country", "country"),
                            ("participant", "participant"),
                            ("place", "place"),
                            ("source", "source"),
                        ],
                        editable=False,
                        help_text="The record type of the list.",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        error_messages={"blank": "Enter a name for the search."},
                        help_text="E.g. Water, both states.",
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                100, "A name can have at most 100 characters; this one has %(show_value)s."
                            )
                        ],
                    ),
                ),
                (
                    "query",
                    models.TextField(
                        editable=False, help_text="The query string of the list, with its parameters in a fixed order."
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        editable=False, help_text="The filters as text, as they were when the search was saved."
                    ),
                ),
                (
                    "saved_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        help_text="When it was saved or replaced.",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        editable=False,
                        help_text="The owner.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "saved searches",
                "ordering": ["noun", django.db.models.functions.text.Lower("name"), "pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="savedsearch_name_given",
                        violation_error_message="Enter a name for the search.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("name"), 100
                            )
                        ),
                        name="savedsearch_name_short",
                        violation_error_message="A name can have at most 100 characters.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("query", ""), _negated=True),
                        name="savedsearch_query_given",
                        violation_error_message="There are no filters to save. Choose a filter first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("query"), 2000
                            )
                        ),
                        name="savedsearch_query_short",
                        violation_error_message="The web address of a search has at most 2000 characters.",
                    ),
                    models.UniqueConstraint(
                        models.F("user"),
                        models.F("noun"),
                        django.db.models.functions.text.Lower("name"),
                        name="savedsearch_name_once",
                        violation_error_message="You already have a saved search with this name in this list. Choose another name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "noun__in",
                                [
                                    "meeting",
                                    "agreement",
                                    "initiative",
                                    "development",
                                    "commitment",
                                    "figure",
                                    "country",
                                    "participant",
                                    "place",
                                    "source",
                                ],
                            )
                        ),
                        name="savedsearch_noun_known",
                        violation_error_message="Choose one of: meeting, agreement, initiative, development, commitment, figure, country, participant, place, source.",
                    ),
                ],
            },
        ),
    ]
