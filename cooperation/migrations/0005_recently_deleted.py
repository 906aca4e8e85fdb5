from django.db import migrations, models

NOUNS = (
    "agreement",
    "commitment",
    "country",
    "development",
    "figure",
    "initiative",
    "meeting",
    "participant",
    "place",
    "sector",
    "source",
)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0004_saved_searches"),
    ]

    operations = [
        migrations.AddIndex(
            model_name=f"{noun}event",
            index=models.Index(fields=["-pgh_id"], condition=models.Q(pgh_label="delete"), name=f"{noun}event_deleted"),
        )
        for noun in NOUNS
    ]
