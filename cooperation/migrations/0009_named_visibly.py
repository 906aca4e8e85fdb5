import django.core.validators
from django.conf import settings
from django.db import migrations, models

VISIBLE = (
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0008_sorted_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="savedsearch", name="savedsearch_name_given"),
        migrations.RunSQL(
            f"UPDATE cooperation_savedsearch SET name = 'Search ' || id WHERE name !~ '{VISIBLE}'",  # noqa: S608
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="savedsearch",
            name="name",
            field=models.CharField(
                error_messages={"blank": "Enter a name for the search."},
                help_text="E.g. Water, both states.",
                validators=[
                    django.core.validators.RegexValidator(VISIBLE, "Enter a name for the search."),
                    django.core.validators.MaxLengthValidator(
                        100, "A name can have at most 100 characters; this one has %(show_value)s."
                    ),
                ],
            ),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", VISIBLE)),
                name="savedsearch_name_given",
                violation_error_message="Enter a name for the search.",
            ),
        ),
    ]
