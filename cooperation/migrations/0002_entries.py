import cooperation.fields
import cooperation.migrations._partitions
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0001_initial"),
    ]

    operations = [
        cooperation.migrations._partitions.CreatePartitioned(
            name="Entry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "noun", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "noun",
                    models.CharField(
                        choices=[
                            ("meeting", "meeting"),
                            ("agreement", "agreement"),
                            ("action", "action"),
                            ("initiative", "initiative"),
                            ("development", "development"),
                            ("commitment", "commitment"),
                            ("figure", "figure"),
                            ("participant", "participant"),
                            ("place", "place"),
                            ("source", "source"),
                        ]
                    ),
                ),
                ("key", models.BigIntegerField(help_text="The id of the row.")),
                ("slug", models.CharField(help_text="The address of the row; an action has its agreement's.")),
                ("title", models.TextField()),
                ("period", cooperation.fields.PeriodField(help_text="The time that it is about.", null=True)),
                ("due", models.DateField(help_text="The day after the last of a commitment's deadline.", null=True)),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), help_text="Codes of the countries that take part.", size=None
                    ),
                ),
                (
                    "participants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), help_text="Who takes part, or for whom.", size=None
                    ),
                ),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="What it concerns, where it took place, and what those lie in.",
                        size=None,
                    ),
                ),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Sectors, and those that they are part of.",
                        size=None,
                    ),
                ),
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Sources that are cited for the record itself.",
                        size=None,
                    ),
                ),
                ("source_count", models.PositiveIntegerField(help_text="How many these are.")),
                ("sides", models.PositiveSmallIntegerField(help_text="How many states and unions are represented.")),
                (
                    "status",
                    models.CharField(help_text="Where it stands; of a development, what the initiative becomes."),
                ),
                (
                    "kind",
                    models.CharField(
                        help_text="Its kind: an agreement's form, a figure's nature, a source's language."
                    ),
                ),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        help_text="Of a participant, place or source: published if a published record leads to it, draft if only others do, empty if none does.",
                    ),
                ),
                ("checked_on", models.DateField(help_text="When somebody last looked for news of it.", null=True)),
                ("updated_at", models.DateTimeField(help_text="When the record was last changed.", null=True)),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ["noun", "-key"],
                "indexes": [
                    models.Index(
                        models.OrderBy(cooperation.fields.LowerBound("period"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("key"), descending=True),
                        name="entry_by_date",
                    ),
                    models.Index(
                        models.F("status"),
                        models.OrderBy(cooperation.fields.LowerBound("period"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("key"), descending=True),
                        name="entry_by_status",
                    ),
                    models.Index(
                        models.F("kind"),
                        models.OrderBy(cooperation.fields.LowerBound("period"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("key"), descending=True),
                        name="entry_by_kind",
                    ),
                    models.Index(
                        django.db.models.functions.text.Lower("title"), models.F("key"), name="entry_by_title"
                    ),
                    models.Index(models.F("source_count"), models.F("key"), name="entry_by_sources"),
                    models.Index(
                        models.F("due"),
                        models.F("key"),
                        condition=models.Q(("due__isnull", False)),
                        name="entry_by_due",
                    ),
                    models.Index(
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("key"), descending=True),
                        condition=models.Q(("updated_at__isnull", False)),
                        name="entry_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(fields=["period"], name="entry_period"),
                    django.contrib.postgres.indexes.GinIndex(fields=["countries"], name="entry_countries"),
                    django.contrib.postgres.indexes.GinIndex(fields=["participants"], name="entry_participants"),
                    django.contrib.postgres.indexes.GinIndex(fields=["places"], name="entry_places"),
                    django.contrib.postgres.indexes.GinIndex(fields=["sectors"], name="entry_sectors"),
                    django.contrib.postgres.indexes.GinIndex(fields=["sources"], name="entry_sources"),
                ],
            },
            by="noun",
            values=[
                "meeting",
                "agreement",
                "action",
                "initiative",
                "development",
                "commitment",
                "figure",
                "participant",
                "place",
                "source",
            ],
        ),
        cooperation.migrations._partitions.CreatePartitioned(
            name="EntryWords",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "noun", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("noun", models.CharField(help_text="The noun of the entry.")),
                ("key", models.BigIntegerField(help_text="The id of the row.")),
                ("publication", models.CharField(help_text="That of the entry.")),
                ("search", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "verbose_name_plural": "words of entries",
                "ordering": ["noun", "-key"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="entrywords_search"),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "search",
                            function="ts_filter",
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                            template="%(function)s(%(expressions)s, '{a}')",
                        ),
                        name="entrywords_titles",
                    ),
                ],
            },
            by="noun",
            values=[
                "meeting",
                "agreement",
                "action",
                "initiative",
                "development",
                "commitment",
                "figure",
                "participant",
                "place",
                "source",
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(help_text="The noun of the entries.")),
                ("publication", models.CharField(help_text="That of the entries.")),
                (
                    "who",
                    models.CharField(
                        help_text="A country that takes part, or a number of sides as “sides:2”; empty for all, each once."
                    ),
                ),
                (
                    "sector",
                    models.BigIntegerField(help_text="A sector or one that it is part of; 0 for all, each once."),
                ),
                (
                    "status",
                    models.CharField(help_text="That of the entries; “*” in a sum over all statuses and kinds."),
                ),
                ("kind", models.CharField(help_text="That of the entries; “*” in a sum over all statuses and kinds.")),
                ("n", models.BigIntegerField(help_text="How many more, or if negative fewer.")),
                ("folded", models.BooleanField(help_text="Whether it is the sum of what was added before.")),
            ],
            options={
                "verbose_name_plural": "tallies",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        fields=["noun", "sector", "who", "publication", "status", "kind"],
                        include=("n",),
                        name="tally_by_what",
                    ),
                    models.Index(condition=models.Q(("folded", False)), fields=["id"], name="tally_pending"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("folded", True)),
                        fields=("noun", "publication", "who", "sector", "status", "kind"),
                        name="tally_once",
                    )
                ],
            },
        ),
    ]
