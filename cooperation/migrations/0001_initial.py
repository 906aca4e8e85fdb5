import cooperation.fields
import cooperation.migrations._triggers
import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="OECD DAC sector or purpose code, e.g. 236.", verbose_name="DAC code"
                    ),
                ),
                ("name", models.CharField(unique=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="cooperation.sector",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="sector_name_given")
                ],
            },
        ),
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-2, e.g. KZ; four letters of ISO 3166-3 for a former state.",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="English short name.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "official_name",
                    models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)]),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "subregion",
                    models.CharField(
                        blank=True,
                        help_text="UN M49 subregion, e.g. Central Asia.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "dissolved",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year in which a former state ended.",
                        null=True,
                        verbose_name="dissolved in",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "countries",
                "ordering": ["name", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{2}([A-Z]{2})?$")),
                        name="country_code_is_iso_3166",
                        violation_error_message="A country code is two capital letters, or four for a former state.",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="country_name_given"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                ("name", models.CharField(validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="Other spellings and scripts, e.g. Oskemen for Ust-Kamenogorsk.",
                        size=None,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("region", "region"),
                            ("district", "district"),
                            ("settlement", "settlement"),
                            ("border", "border"),
                            ("border_crossing", "border crossing"),
                            ("river", "river"),
                            ("reservoir", "reservoir"),
                            ("power_plant", "power plant"),
                            ("port", "port"),
                            ("zone", "zone"),
                            ("building", "building"),
                            ("other", "other"),
                        ]
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        help_text="Degrees north, e.g. 51.12940; negative is south.",
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        help_text="Degrees east, e.g. 71.44910; negative is west.",
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                    ),
                ),
                ("countries", models.ManyToManyField(blank=True, related_name="places", to="cooperation.country")),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contains",
                        to="cooperation.place",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "indexes": [models.Index(models.F("name"), models.F("id"), name="place_by_name")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="place_name_given"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="place_position_on_earth",
                        violation_error_message="Give latitude (-90 to 90) and longitude (-180 to 180) together, or neither.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "country",
                                    "region",
                                    "district",
                                    "settlement",
                                    "border",
                                    "border_crossing",
                                    "river",
                                    "reservoir",
                                    "power_plant",
                                    "port",
                                    "zone",
                                    "building",
                                    "other",
                                ],
                            )
                        ),
                        name="place_kind_known",
                        violation_error_message="Choose one of: country, region, district, settlement, border, border crossing, river, reservoir, power plant, port, zone, building, other.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "state"),
                            ("government", "government"),
                            ("ministry", "ministry"),
                            ("agency", "agency"),
                            ("parliament", "parliament"),
                            ("head_of_state_office", "head of state’s office"),
                            ("joint_body", "joint body"),
                            ("intergovernmental", "intergovernmental organisation"),
                            ("company", "company"),
                            ("university", "university"),
                            ("media", "media"),
                            ("civil_society", "civil society"),
                            ("person", "person"),
                            ("group", "group"),
                        ]
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="A state takes its name from its country.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="Other spellings, scripts and abbreviations, e.g. Kasymaliyev, Касымалиев.",
                        size=None,
                    ),
                ),
                (
                    "native_name",
                    models.CharField(
                        blank=True,
                        help_text="In its own language and script.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                ("website", models.URLField(blank=True)),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="cooperation.country",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="E.g. a ministry’s government.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "indexes": [models.Index(models.F("name"), models.F("id"), name="participant_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="participant_name_given",
                        violation_error_message="Give a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "state"), _negated=True), ("country__isnull", False), _connector="OR"
                        ),
                        name="participant_state_has_country",
                        violation_error_message="A state needs its country.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "state")),
                        fields=("country",),
                        name="participant_one_state_a_country",
                        violation_error_message="This country has its state already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "state",
                                    "government",
                                    "ministry",
                                    "agency",
                                    "parliament",
                                    "head_of_state_office",
                                    "joint_body",
                                    "intergovernmental",
                                    "company",
                                    "university",
                                    "media",
                                    "civil_society",
                                    "person",
                                    "group",
                                ],
                            )
                        ),
                        name="participant_kind_known",
                        violation_error_message="Choose one of: state, government, ministry, agency, parliament, head of state’s office, joint body, intergovernmental organisation, company, university, media, civil society, person, group.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("post", "post"),
                            ("member", "member"),
                            ("observer", "observer"),
                            ("owner", "owner"),
                            ("other", "other"),
                        ],
                        default="post",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="In English, e.g. Chairman of the Cabinet of Ministers; acting Minister.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Of an owner, e.g. 50.",
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share in percent",
                    ),
                ),
                (
                    "during",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="Only the bounds that a text gives, e.g. since 18 Dec 2024.", null=True
                    ),
                ),
                (
                    "during_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “since last year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "during_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliates",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["participant", "organisation", "pk"],
                "indexes": [django.contrib.postgres.indexes.GistIndex(models.F("during"), name="affiliation_during")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("during__lower_inf", False), ("during__upper_inf", False), _connector="OR"),
                            ("during__endswith__lte", datetime.date(9999, 1, 1)),
                            ("during__overlap", "0001–9998"),
                            ("during__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="affiliation_during_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("participant", models.F("organisation")), _negated=True),
                        name="affiliation_to_another",
                        violation_error_message="A participant cannot hold a post in itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True), models.Q(("share__gt", 0), ("share__lte", 100)), _connector="OR"
                        ),
                        name="affiliation_share_in_percent",
                        violation_error_message="A share is more than 0 and at most 100 percent.",
                    ),
                    models.UniqueConstraint(
                        fields=("participant", "organisation", "kind", "role", "during"),
                        name="affiliation_once",
                        nulls_distinct=False,
                        violation_error_message="This post or membership is already recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["post", "member", "observer", "owner", "other"])),
                        name="affiliation_kind_known",
                        violation_error_message="Choose one of: post, member, observer, owner, other.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                ("title", models.CharField(validators=[django.core.validators.MaxLengthValidator(300)])),
                ("url", models.URLField(blank=True, verbose_name="web address")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Code of the language, e.g. en, ru, kk.",
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "A language code, e.g. en, ru, kk."
                            )
                        ],
                    ),
                ),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="Place at the head of an agency report, e.g. Astana.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                ("published", cooperation.fields.PeriodField(blank=True, null=True)),
                (
                    "published_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “yesterday”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "published_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("retrieved_at", models.DateTimeField(blank=True, help_text="When the text was read.", null=True)),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        help_text="Of the text as read.",
                        validators=[
                            django.core.validators.RegexValidator("^[0-9a-f]{64}$", "64 characters from 0-9 and a-f.")
                        ],
                        verbose_name="SHA-256",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="archived text")),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="source_title_given"),
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("url",),
                        name="source_url_once",
                        violation_error_message="A source with this web address is already recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", ""), ("sha256__regex", "^[0-9a-f]{64}$"), _connector="OR"),
                        name="source_sha256_is_one",
                        violation_error_message="A SHA-256 is 64 characters from 0-9 and a-f.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published__lower_inf", False), ("published__upper_inf", False), _connector="OR"),
                            ("published__endswith__lte", datetime.date(9999, 1, 1)),
                            ("published__overlap", "0001–9998"),
                            ("published__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="source_published_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talks", "talks"),
                            ("official_visit", "official visit"),
                            ("state_visit", "state visit"),
                            ("working_visit", "working visit"),
                            ("summit", "summit"),
                            ("session", "session"),
                            ("ceremony", "ceremony"),
                            ("conference", "conference"),
                            ("event", "event"),
                        ],
                        default="talks",
                    ),
                ),
                (
                    "held",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("by_call", "by call"),
                            ("by_video", "by video"),
                            ("mixed", "in person and by video"),
                            ("unknown", "not stated"),
                        ],
                        default="unknown",
                        verbose_name="held how",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scheduled", "scheduled"),
                            ("held", "held"),
                            ("postponed", "postponed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="held",
                    ),
                ),
                (
                    "date",
                    cooperation.fields.PeriodField(
                        blank=True,
                        help_text="E.g. 25 Feb 2025. A postponed meeting without a new date keeps the date that fell.",
                        null=True,
                    ),
                ),
                (
                    "date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “on the same day”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("session_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="E.g. the visit that it belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "convening_body",
                    models.ForeignKey(
                        blank=True,
                        help_text="The body whose session it is, e.g. an intergovernmental council.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="convened_meetings",
                        to="cooperation.participant",
                    ),
                ),
                ("places", models.ManyToManyField(blank=True, help_text="What it concerns.", to="cooperation.place")),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where it took place.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings_held",
                        to="cooperation.place",
                    ),
                ),
                ("sectors", models.ManyToManyField(blank=True, to="cooperation.sector")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("publication"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        name="meeting_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(models.F("date"), name="meeting_date"),
                    models.Index(
                        models.OrderBy(models.F("date__startswith"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="meeting_by_date",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="meeting_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date__lower_inf", False), ("date__upper_inf", False), _connector="OR"),
                            ("date__endswith__lte", datetime.date(9999, 1, 1)),
                            ("date__overlap", "0001–9998"),
                            ("date__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="meeting_date_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("session_number__isnull", True), ("convening_body__isnull", False), _connector="OR"
                        ),
                        name="meeting_session_of_a_body",
                        violation_error_message="A session number needs the body whose session it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "talks",
                                    "official_visit",
                                    "state_visit",
                                    "working_visit",
                                    "summit",
                                    "session",
                                    "ceremony",
                                    "conference",
                                    "event",
                                ],
                            )
                        ),
                        name="meeting_kind_known",
                        violation_error_message="Choose one of: talks, official visit, state visit, working visit, summit, session, ceremony, conference, event.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held__in", ["in_person", "by_call", "by_video", "mixed", "unknown"])),
                        name="meeting_held_known",
                        violation_error_message="Choose one of: in person, by call, by video, in person and by video, not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["scheduled", "held", "postponed", "cancelled"])),
                        name="meeting_status_known",
                        violation_error_message="Choose one of: scheduled, held, postponed, cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("publication__in", ["draft", "in_review", "published", "withdrawn"])),
                        name="meeting_publication_known",
                        violation_error_message="Choose one of: draft, in review, published, withdrawn.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "host"),
                            ("guest", "guest"),
                            ("chair", "chair"),
                            ("co_chair", "co-chair"),
                            ("head_of_delegation", "head of delegation"),
                            ("delegate", "delegate"),
                            ("observer", "observer"),
                        ],
                        default="delegate",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        help_text="As printed then, e.g. Deputy Chairman of the Government.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "with_members",
                    models.BooleanField(
                        default=False, help_text="E.g. a union and its member states.", verbose_name="with its members"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The state or body for which a person came.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represented_at",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation",
                "ordering": ["meeting", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "participant"),
                        name="participation_once",
                        violation_error_message="This participant is already in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["host", "guest", "chair", "co_chair", "head_of_delegation", "delegate", "observer"],
                            )
                        ),
                        name="participation_role_known",
                        violation_error_message="Choose one of: host, guest, chair, co-chair, head of delegation, delegate, observer.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Meeting",
            name="participants",
            field=models.ManyToManyField(
                related_name="meetings",
                through="cooperation.Participation",
                through_fields=("meeting", "participant"),
                to="cooperation.participant",
            ),
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("treaty", "treaty"),
                            ("convention", "convention"),
                            ("agreement", "agreement"),
                            ("protocol", "protocol"),
                            ("memorandum", "memorandum"),
                            ("exchange_of_notes", "exchange of notes"),
                            ("declaration", "declaration"),
                            ("joint_statement", "joint statement"),
                            ("communique", "communiqué"),
                            ("decision", "decision"),
                            ("programme", "programme"),
                            ("plan", "plan or strategy"),
                            ("roadmap", "roadmap"),
                            ("letter_of_intent", "letter of intent"),
                            ("terms_of_reference", "terms of reference"),
                            ("contract", "contract"),
                            ("understanding", "understanding"),
                            ("other", "other"),
                        ],
                        default="agreement",
                    ),
                ),
                (
                    "binding",
                    models.CharField(
                        choices=[("yes", "binding"), ("no", "not binding"), ("unknown", "not stated")],
                        default="unknown",
                    ),
                ),
                (
                    "valid",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="How long it is to last, e.g. 2025-2035.", null=True
                    ),
                ),
                (
                    "valid_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “for ten years”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "valid_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("none", "none"),
                            ("automatic", "automatic"),
                            ("by_agreement", "by agreement"),
                            ("unknown", "not stated"),
                        ],
                        default="unknown",
                    ),
                ),
                (
                    "references",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="Numbers in treaty series and the like, e.g. UNTS 1155.",
                        size=None,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("under_negotiation", "under negotiation"),
                            ("declared", "declared"),
                            ("drafted", "drafted"),
                            ("initialled", "initialled"),
                            ("adopted", "adopted"),
                            ("signed", "signed"),
                            ("provisionally_applied", "provisionally applied"),
                            ("in_force", "in force"),
                            ("suspended", "suspended"),
                            ("terminated", "terminated"),
                            ("expired", "expired"),
                            ("replaced", "replaced"),
                            ("never_in_force", "never in force"),
                        ],
                        default="under_negotiation",
                        editable=False,
                    ),
                ),
                ("status_since", cooperation.fields.PeriodField(blank=True, editable=False, null=True)),
                ("status_changes_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "main_date",
                    cooperation.fields.PeriodField(blank=True, editable=False, null=True, verbose_name="date"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        help_text="The meeting at which it was concluded or declared.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concluded_agreements",
                        to="cooperation.meeting",
                        verbose_name="concluded at",
                    ),
                ),
                ("places", models.ManyToManyField(blank=True, help_text="What it concerns.", to="cooperation.place")),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements_concluded",
                        to="cooperation.place",
                    ),
                ),
                ("sectors", models.ManyToManyField(blank=True, to="cooperation.sector")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("publication"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        name="agreement_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(models.F("main_date"), name="agreement_main_date"),
                    models.Index(
                        models.OrderBy(models.F("main_date__startswith"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="agreement_by_date",
                    ),
                    models.Index(
                        models.F("status"), models.OrderBy(models.F("id"), descending=True), name="agreement_by_status"
                    ),
                    models.Index(
                        models.F("status_changes_on"),
                        condition=models.Q(("status_changes_on__isnull", False)),
                        name="agreement_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="agreement_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("valid__lower_inf", False), ("valid__upper_inf", False), _connector="OR"),
                            ("valid__endswith__lte", datetime.date(9999, 1, 1)),
                            ("valid__overlap", "0001–9998"),
                            ("valid__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="agreement_valid_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                [
                                    "treaty",
                                    "convention",
                                    "agreement",
                                    "protocol",
                                    "memorandum",
                                    "exchange_of_notes",
                                    "declaration",
                                    "joint_statement",
                                    "communique",
                                    "decision",
                                    "programme",
                                    "plan",
                                    "roadmap",
                                    "letter_of_intent",
                                    "terms_of_reference",
                                    "contract",
                                    "understanding",
                                    "other",
                                ],
                            )
                        ),
                        name="agreement_form_known",
                        violation_error_message="Choose one of: treaty, convention, agreement, protocol, memorandum, exchange of notes, declaration, joint statement, communiqué, decision, programme, plan or strategy, roadmap, letter of intent, terms of reference, contract, understanding, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("binding__in", ["yes", "no", "unknown"])),
                        name="agreement_binding_known",
                        violation_error_message="Choose one of: binding, not binding, not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("renewal__in", ["none", "automatic", "by_agreement", "unknown"])),
                        name="agreement_renewal_known",
                        violation_error_message="Choose one of: none, automatic, by agreement, not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "under_negotiation",
                                    "declared",
                                    "drafted",
                                    "initialled",
                                    "adopted",
                                    "signed",
                                    "provisionally_applied",
                                    "in_force",
                                    "suspended",
                                    "terminated",
                                    "expired",
                                    "replaced",
                                    "never_in_force",
                                ],
                            )
                        ),
                        name="agreement_status_known",
                        violation_error_message="Choose one of: under negotiation, declared, drafted, initialled, adopted, signed, provisionally applied, in force, suspended, terminated, expired, replaced, never in force.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("publication__in", ["draft", "in_review", "published", "withdrawn"])),
                        name="agreement_publication_known",
                        violation_error_message="Choose one of: draft, in review, published, withdrawn.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("party", "party"),
                            ("signatory", "signatory"),
                            ("depositary", "depositary"),
                            ("guarantor", "guarantor"),
                        ],
                        default="party",
                    ),
                ),
                (
                    "with_members",
                    models.BooleanField(
                        default=False, help_text="E.g. a union and its member states.", verbose_name="with its members"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="cooperation.agreement"
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The state or body for which a person signed.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="represented_in",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="party_to",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["agreement", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "participant", "role"),
                        name="party_once",
                        violation_error_message="This party is already in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["party", "signatory", "depositary", "guarantor"])),
                        name="party_role_known",
                        violation_error_message="Choose one of: party, signatory, depositary, guarantor.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Agreement",
            name="participants",
            field=models.ManyToManyField(
                related_name="agreements",
                through="cooperation.Party",
                through_fields=("agreement", "participant"),
                to="cooperation.participant",
            ),
        ),
        migrations.CreateModel(
            name="AgreementAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("declared", "declared"),
                            ("negotiations_opened", "negotiations opened"),
                            ("drafted", "drafted"),
                            ("initialled", "initialled"),
                            ("adopted", "adopted"),
                            ("signed", "signed"),
                            ("passed_by_parliament", "passed by parliament"),
                            ("ratified", "ratified"),
                            ("accepted", "accepted"),
                            ("approved", "approved"),
                            ("acceded", "acceded"),
                            ("notified", "notified"),
                            ("provisionally_applied", "provisionally applied"),
                            ("entered_into_force", "entered into force"),
                            ("amended", "amended"),
                            ("extended", "extended"),
                            ("resumed", "resumed"),
                            ("suspended", "suspended"),
                            ("denounced", "denounced"),
                            ("withdrawn", "withdrawn"),
                            ("repealed", "repealed"),
                            ("terminated", "terminated"),
                            ("expired", "expired"),
                            ("lapsed", "lapsed without entering into force"),
                        ]
                    ),
                ),
                ("date", cooperation.fields.PeriodField(blank=True, null=True)),
                (
                    "date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “yesterday”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "effective_date",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="Where it took effect on another day.", null=True
                    ),
                ),
                (
                    "effective_date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “thirty days later”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "effective_date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("note", models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="cooperation.agreement"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where it is the act of one of them, e.g. a ratification.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement_actions",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "action",
                "ordering": [models.OrderBy(models.F("date__startswith"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date__lower_inf", False), ("date__upper_inf", False), _connector="OR"),
                            ("date__endswith__lte", datetime.date(9999, 1, 1)),
                            ("date__overlap", "0001–9998"),
                            ("date__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="agreementaction_date_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("effective_date__lower_inf", False),
                                ("effective_date__upper_inf", False),
                                _connector="OR",
                            ),
                            ("effective_date__endswith__lte", datetime.date(9999, 1, 1)),
                            ("effective_date__overlap", "0001–9998"),
                            ("effective_date__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="agreementaction_effective_date_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "declared",
                                    "negotiations_opened",
                                    "drafted",
                                    "initialled",
                                    "adopted",
                                    "signed",
                                    "passed_by_parliament",
                                    "ratified",
                                    "accepted",
                                    "approved",
                                    "acceded",
                                    "notified",
                                    "provisionally_applied",
                                    "entered_into_force",
                                    "amended",
                                    "extended",
                                    "resumed",
                                    "suspended",
                                    "denounced",
                                    "withdrawn",
                                    "repealed",
                                    "terminated",
                                    "expired",
                                    "lapsed",
                                ],
                            )
                        ),
                        name="agreementaction_kind_known",
                        violation_error_message="Choose one of: declared, negotiations opened, drafted, initialled, adopted, signed, passed by parliament, ratified, accepted, approved, acceded, notified, provisionally applied, entered into force, amended, extended, resumed, suspended, denounced, withdrawn, repealed, terminated, expired, lapsed without entering into force.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amends", "amends"),
                            ("supplements", "supplements"),
                            ("implements", "implements"),
                            ("extends", "extends"),
                            ("replaces", "replaces"),
                            ("terminates", "terminates"),
                            ("based_on", "is based on"),
                            ("lasts_until", "lasts until the entry into force of"),
                        ],
                        verbose_name="bears on it by",
                    ),
                ),
                (
                    "from_agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_from",
                        to="cooperation.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "to_agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_to",
                        to="cooperation.agreement",
                        verbose_name="other agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "ordering": ["from_agreement", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("from_agreement", "to_agreement", "kind"),
                        name="agreement_link_once",
                        violation_error_message="This link is already recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_agreement", models.F("to_agreement")), _negated=True),
                        name="agreement_link_to_another",
                        violation_error_message="An agreement cannot be linked to itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "amends",
                                    "supplements",
                                    "implements",
                                    "extends",
                                    "replaces",
                                    "terminates",
                                    "based_on",
                                    "lasts_until",
                                ],
                            )
                        ),
                        name="agreementlink_kind_known",
                        violation_error_message="Choose one of: amends, supplements, implements, extends, replaces, terminates, is based on, lasts until the entry into force of.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "planned",
                    cooperation.fields.PeriodField(blank=True, help_text="E.g. 2025, by 2030, 2035-2036.", null=True),
                ),
                (
                    "planned_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “this year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "planned_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "actual",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="When it was really carried out, e.g. since March 2024.", null=True
                    ),
                ),
                (
                    "actual_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “last spring”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "actual_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("under_discussion", "under discussion"),
                            ("planned", "planned"),
                            ("implementation", "implementation"),
                            ("completed", "completed"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        default="idea",
                        editable=False,
                    ),
                ),
                ("status_since", cooperation.fields.PeriodField(blank=True, editable=False, null=True)),
                ("status_changes_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "agreements",
                    models.ManyToManyField(blank=True, related_name="initiatives", to="cooperation.agreement"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="E.g. the programme of three plants.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Meetings that are its holding, e.g. each year's festival.",
                        related_name="edition_of",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "meetings",
                    models.ManyToManyField(
                        blank=True, related_name="initiatives", to="cooperation.meeting", verbose_name="discussed at"
                    ),
                ),
                ("places", models.ManyToManyField(blank=True, help_text="What it concerns.", to="cooperation.place")),
                ("sectors", models.ManyToManyField(blank=True, to="cooperation.sector")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("publication"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        name="initiative_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(models.F("planned"), name="initiative_planned"),
                    django.contrib.postgres.indexes.GistIndex(models.F("actual"), name="initiative_actual"),
                    models.Index(
                        models.OrderBy(models.F("status_since__startswith"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="initiative_by_date",
                    ),
                    models.Index(
                        models.F("status"), models.OrderBy(models.F("id"), descending=True), name="initiative_by_status"
                    ),
                    models.Index(
                        models.F("status_changes_on"),
                        condition=models.Q(("status_changes_on__isnull", False)),
                        name="initiative_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="initiative_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("planned__lower_inf", False), ("planned__upper_inf", False), _connector="OR"),
                            ("planned__endswith__lte", datetime.date(9999, 1, 1)),
                            ("planned__overlap", "0001–9998"),
                            ("planned__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="initiative_planned_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("actual__lower_inf", False), ("actual__upper_inf", False), _connector="OR"),
                            ("actual__endswith__lte", datetime.date(9999, 1, 1)),
                            ("actual__overlap", "0001–9998"),
                            ("actual__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="initiative_actual_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "idea",
                                    "under_discussion",
                                    "planned",
                                    "implementation",
                                    "completed",
                                    "suspended",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="initiative_status_known",
                        violation_error_message="Choose one of: idea, under discussion, planned, implementation, completed, suspended, cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("publication__in", ["draft", "in_review", "published", "withdrawn"])),
                        name="initiative_publication_known",
                        violation_error_message="Choose one of: draft, in review, published, withdrawn.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "lead"),
                            ("partner", "partner"),
                            ("implementer", "implementer"),
                            ("contractor", "contractor"),
                            ("supplier", "supplier"),
                            ("funder", "funder"),
                            ("host", "host"),
                            ("beneficiary", "beneficiary"),
                            ("interested", "interested"),
                        ],
                        default="partner",
                    ),
                ),
                ("during", cooperation.fields.PeriodField(blank=True, null=True)),
                (
                    "during_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “since last year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "during_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ongoing", "ongoing"),
                            ("finished", "finished"),
                            ("left", "left"),
                            ("replaced", "replaced"),
                            ("did_not_join", "did not join"),
                        ],
                        default="ongoing",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["initiative", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("during__lower_inf", False), ("during__upper_inf", False), _connector="OR"),
                            ("during__endswith__lte", datetime.date(9999, 1, 1)),
                            ("during__overlap", "0001–9998"),
                            ("during__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="involvement_during_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.UniqueConstraint(
                        fields=("initiative", "participant", "role"),
                        name="involvement_once",
                        violation_error_message="This participant already has this role.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "lead",
                                    "partner",
                                    "implementer",
                                    "contractor",
                                    "supplier",
                                    "funder",
                                    "host",
                                    "beneficiary",
                                    "interested",
                                ],
                            )
                        ),
                        name="involvement_role_known",
                        violation_error_message="Choose one of: lead, partner, implementer, contractor, supplier, funder, host, beneficiary, interested.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["ongoing", "finished", "left", "replaced", "did_not_join"])
                        ),
                        name="involvement_outcome_known",
                        violation_error_message="Choose one of: ongoing, finished, left, replaced, did not join.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Initiative",
            name="participants",
            field=models.ManyToManyField(
                related_name="initiatives", through="cooperation.Involvement", to="cooperation.participant"
            ),
        ),
        migrations.CreateModel(
            name="Development",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statement", "statement"),
                            ("decision", "decision"),
                            ("progress", "progress"),
                            ("milestone", "milestone"),
                            ("setback", "setback"),
                            ("background", "background"),
                            ("commentary", "commentary"),
                        ],
                        default="progress",
                    ),
                ),
                (
                    "date",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="When it happened or was said, e.g. 25 Feb 2025, early 1990s.", null=True
                    ),
                ),
                (
                    "date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “on the same day”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, help_text="The day of the report, e.g. 2025-02-26.", null=True),
                ),
                ("text", models.TextField(help_text="What happened or was said, in a sentence or two.")),
                (
                    "status_becomes",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "idea"),
                            ("under_discussion", "under discussion"),
                            ("planned", "planned"),
                            ("implementation", "implementation"),
                            ("completed", "completed"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        help_text="Only if it moves the initiatives named here.",
                        verbose_name="initiative status becomes",
                    ),
                ),
                (
                    "agreements",
                    models.ManyToManyField(blank=True, related_name="developments", to="cooperation.agreement"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiatives",
                    models.ManyToManyField(blank=True, related_name="developments", to="cooperation.initiative"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        help_text="The meeting at which it was said or decided.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="developments",
                        to="cooperation.meeting",
                        verbose_name="said at",
                    ),
                ),
                (
                    "participants",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Who did or said it.",
                        related_name="developments",
                        to="cooperation.participant",
                    ),
                ),
                ("places", models.ManyToManyField(blank=True, help_text="What it concerns.", to="cooperation.place")),
                ("sectors", models.ManyToManyField(blank=True, to="cooperation.sector")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("publication"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        name="development_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(models.F("date"), name="development_date"),
                    models.Index(
                        models.OrderBy(models.F("date__startswith"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="development_by_date",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="development_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date__lower_inf", False), ("date__upper_inf", False), _connector="OR"),
                            ("date__endswith__lte", datetime.date(9999, 1, 1)),
                            ("date__overlap", "0001–9998"),
                            ("date__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="development_date_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="development_text_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "statement",
                                    "decision",
                                    "progress",
                                    "milestone",
                                    "setback",
                                    "background",
                                    "commentary",
                                ],
                            )
                        ),
                        name="development_kind_known",
                        violation_error_message="Choose one of: statement, decision, progress, milestone, setback, background, commentary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status_becomes__in",
                                [
                                    "idea",
                                    "under_discussion",
                                    "planned",
                                    "implementation",
                                    "completed",
                                    "suspended",
                                    "cancelled",
                                    "",
                                ],
                            )
                        ),
                        name="development_status_becomes_known",
                        violation_error_message="Choose one of: idea, under discussion, planned, implementation, completed, suspended, cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("publication__in", ["draft", "in_review", "published", "withdrawn"])),
                        name="development_publication_known",
                        violation_error_message="Choose one of: draft, in review, published, withdrawn.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pledge", "pledge"),
                            ("instruction", "instruction"),
                            ("shared_aim", "shared aim"),
                            ("expectation", "expectation"),
                            ("request", "request"),
                        ],
                        default="pledge",
                    ),
                ),
                ("what", models.TextField(help_text="What is to be done, e.g. report on the reservoir’s repair.")),
                (
                    "due",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="E.g. by 20 December 2025, by 2030.", null=True
                    ),
                ),
                (
                    "due_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “this year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "due_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        help_text="E.g. once the loan is agreed.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("met", "met"),
                            ("partly_met", "partly met"),
                            ("missed", "missed"),
                            ("dropped", "dropped"),
                            ("unknown", "unknown"),
                        ],
                        default="open",
                    ),
                ),
                (
                    "about_agreements",
                    models.ManyToManyField(blank=True, related_name="commitments_about", to="cooperation.agreement"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="cooperation.agreement",
                        verbose_name="made in",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "restates",
                    models.ForeignKey(
                        blank=True,
                        help_text="The earlier commitment.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restated_by",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "about_initiatives",
                    models.ManyToManyField(blank=True, related_name="commitments", to="cooperation.initiative"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="cooperation.meeting",
                        verbose_name="made at",
                    ),
                ),
                (
                    "by",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Who must do it.",
                        related_name="commitments_made",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "to",
                    models.ManyToManyField(
                        blank=True,
                        help_text="To whom it is owed, or who ordered it.",
                        related_name="commitments_received",
                        to="cooperation.participant",
                    ),
                ),
                ("places", models.ManyToManyField(blank=True, help_text="What it concerns.", to="cooperation.place")),
                ("sectors", models.ManyToManyField(blank=True, to="cooperation.sector")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("publication"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        name="commitment_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(models.F("due"), name="commitment_due"),
                    models.Index(
                        models.OrderBy(models.F("due__endswith"), nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="commitment_by_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="commitment_title_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due__lower_inf", False), ("due__upper_inf", False), _connector="OR"),
                            ("due__endswith__lte", datetime.date(9999, 1, 1)),
                            ("due__overlap", "0001–9998"),
                            ("due__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="commitment_due_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="commitment_what_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["pledge", "instruction", "shared_aim", "expectation", "request"])
                        ),
                        name="commitment_kind_known",
                        violation_error_message="Choose one of: pledge, instruction, shared aim, expectation, request.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["open", "met", "partly_met", "missed", "dropped", "unknown"])
                        ),
                        name="commitment_status_known",
                        violation_error_message="Choose one of: open, met, partly met, missed, dropped, unknown.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("publication__in", ["draft", "in_review", "published", "withdrawn"])),
                        name="commitment_publication_known",
                        violation_error_message="Choose one of: draft, in review, published, withdrawn.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        unique=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "indicator",
                    models.CharField(
                        help_text="What is measured, e.g. mutual trade, installed capacity, documents signed.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "value_low",
                    models.DecimalField(
                        decimal_places=6, help_text="In full, e.g. 1700000000.", max_digits=30, verbose_name="value"
                    ),
                ),
                (
                    "value_high",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Only for a range.",
                        max_digits=30,
                        null=True,
                        verbose_name="up to",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        help_text="E.g. USD, MW, m3, percent, documents.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "approximate",
                    models.BooleanField(default=False, help_text="The text says about, nearly, more than."),
                ),
                (
                    "printed",
                    models.CharField(
                        blank=True,
                        help_text="E.g. $1.7 billion.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="as printed",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("actual", "actual"),
                            ("planned", "planned"),
                            ("target", "target"),
                            ("forecast", "forecast"),
                        ],
                        default="actual",
                    ),
                ),
                (
                    "period",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="The time that the value is about, e.g. 2024.", null=True
                    ),
                ),
                (
                    "period_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “last year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "period_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("preferred", models.BooleanField(default=False, help_text="Chosen among values in conflict.")),
                (
                    "preferred_reason",
                    models.CharField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="why preferred",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "of",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Whose value it is, e.g. both states.",
                        related_name="figures",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "to",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Who receives, e.g. of exports.",
                        related_name="figures_received",
                        to="cooperation.participant",
                    ),
                ),
                ("places", models.ManyToManyField(blank=True, help_text="What it concerns.", to="cooperation.place")),
                ("sectors", models.ManyToManyField(blank=True, to="cooperation.sector")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("publication"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        name="figure_recent",
                    ),
                    django.contrib.postgres.indexes.GistIndex(models.F("period"), name="figure_period"),
                    models.Index(
                        models.OrderBy(models.F("period__startswith"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="figure_by_period",
                    ),
                    models.Index(
                        django.db.models.functions.text.Upper("indicator"), models.F("unit"), name="figure_by_indicator"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="figure_title_given"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period__lower_inf", False), ("period__upper_inf", False), _connector="OR"),
                            ("period__endswith__lte", datetime.date(9999, 1, 1)),
                            ("period__overlap", "0001–9998"),
                            ("period__startswith__gte", datetime.date(1, 1, 1)),
                        ),
                        name="figure_period_not_empty",
                        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("indicator", ""), _negated=True), name="figure_indicator_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value_high__isnull", True), ("value_high__gt", models.F("value_low")), _connector="OR"
                        ),
                        name="figure_range_upwards",
                        violation_error_message="The upper value of a range is more than the lower one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("preferred", False), models.Q(("preferred_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="figure_preferred_with_reason",
                        violation_error_message="Say why this value is preferred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nature__in", ["actual", "planned", "target", "forecast"])),
                        name="figure_nature_known",
                        violation_error_message="Choose one of: actual, planned, target, forecast.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("publication__in", ["draft", "in_review", "published", "withdrawn"])),
                        name="figure_publication_known",
                        violation_error_message="Choose one of: draft, in review, published, withdrawn.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "quote",
                    models.CharField(
                        blank=True,
                        help_text="The fewest words that carry the fact, verbatim, at most 20.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or article, e.g. paragraph 3.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "differs",
                    models.CharField(
                        blank=True,
                        help_text="What this source says instead, where it contradicts the record.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.agreementaction",
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.affiliation",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "development",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.development",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.involvement",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whom the source quotes.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quoted_in",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="cooperation.place",
                    ),
                ),
                (
                    "relies_on",
                    models.ForeignKey(
                        blank=True,
                        help_text="Another source that this one names, e.g. “according to Akorda”.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relied_on_in",
                        to="cooperation.source",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="cooperation.source"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", False),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", False),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", False),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", False),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", False),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", False),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", False),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", False),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", False),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", False),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", True),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            models.Q(
                                ("action__isnull", True),
                                ("affiliation__isnull", True),
                                ("agreement__isnull", True),
                                ("commitment__isnull", True),
                                ("development__isnull", True),
                                ("figure__isnull", True),
                                ("initiative__isnull", True),
                                ("involvement__isnull", False),
                                ("meeting__isnull", True),
                                ("participant__isnull", True),
                                ("place__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="citation_has_one_target",
                        violation_error_message="A citation belongs to exactly one fact.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quote__regex", "^\\s*(\\S+\\s+){0,19}\\S*\\s*$")),
                        name="citation_quote_is_short",
                        violation_error_message="A quote has at most 20 words: the fewest that carry the fact.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(unique=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "loaded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="AffiliationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("post", "post"),
                            ("member", "member"),
                            ("observer", "observer"),
                            ("owner", "owner"),
                            ("other", "other"),
                        ],
                        default="post",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="In English, e.g. Chairman of the Cabinet of Ministers; acting Minister.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="Of an owner, e.g. 50.",
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share in percent",
                    ),
                ),
                (
                    "during",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="Only the bounds that a text gives, e.g. since 18 Dec 2024.", null=True
                    ),
                ),
                (
                    "during_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “since last year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "during_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.affiliation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("declared", "declared"),
                            ("negotiations_opened", "negotiations opened"),
                            ("drafted", "drafted"),
                            ("initialled", "initialled"),
                            ("adopted", "adopted"),
                            ("signed", "signed"),
                            ("passed_by_parliament", "passed by parliament"),
                            ("ratified", "ratified"),
                            ("accepted", "accepted"),
                            ("approved", "approved"),
                            ("acceded", "acceded"),
                            ("notified", "notified"),
                            ("provisionally_applied", "provisionally applied"),
                            ("entered_into_force", "entered into force"),
                            ("amended", "amended"),
                            ("extended", "extended"),
                            ("resumed", "resumed"),
                            ("suspended", "suspended"),
                            ("denounced", "denounced"),
                            ("withdrawn", "withdrawn"),
                            ("repealed", "repealed"),
                            ("terminated", "terminated"),
                            ("expired", "expired"),
                            ("lapsed", "lapsed without entering into force"),
                        ]
                    ),
                ),
                ("date", cooperation.fields.PeriodField(blank=True, null=True)),
                (
                    "date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “yesterday”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "effective_date",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="Where it took effect on another day.", null=True
                    ),
                ),
                (
                    "effective_date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “thirty days later”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "effective_date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("note", models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.agreementaction",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where it is the act of one of them, e.g. a ratification.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("treaty", "treaty"),
                            ("convention", "convention"),
                            ("agreement", "agreement"),
                            ("protocol", "protocol"),
                            ("memorandum", "memorandum"),
                            ("exchange_of_notes", "exchange of notes"),
                            ("declaration", "declaration"),
                            ("joint_statement", "joint statement"),
                            ("communique", "communiqué"),
                            ("decision", "decision"),
                            ("programme", "programme"),
                            ("plan", "plan or strategy"),
                            ("roadmap", "roadmap"),
                            ("letter_of_intent", "letter of intent"),
                            ("terms_of_reference", "terms of reference"),
                            ("contract", "contract"),
                            ("understanding", "understanding"),
                            ("other", "other"),
                        ],
                        default="agreement",
                    ),
                ),
                (
                    "binding",
                    models.CharField(
                        choices=[("yes", "binding"), ("no", "not binding"), ("unknown", "not stated")],
                        default="unknown",
                    ),
                ),
                (
                    "valid",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="How long it is to last, e.g. 2025-2035.", null=True
                    ),
                ),
                (
                    "valid_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “for ten years”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "valid_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("none", "none"),
                            ("automatic", "automatic"),
                            ("by_agreement", "by agreement"),
                            ("unknown", "not stated"),
                        ],
                        default="unknown",
                    ),
                ),
                (
                    "references",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="Numbers in treaty series and the like, e.g. UNTS 1155.",
                        size=None,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("under_negotiation", "under negotiation"),
                            ("declared", "declared"),
                            ("drafted", "drafted"),
                            ("initialled", "initialled"),
                            ("adopted", "adopted"),
                            ("signed", "signed"),
                            ("provisionally_applied", "provisionally applied"),
                            ("in_force", "in force"),
                            ("suspended", "suspended"),
                            ("terminated", "terminated"),
                            ("expired", "expired"),
                            ("replaced", "replaced"),
                            ("never_in_force", "never in force"),
                        ],
                        default="under_negotiation",
                        editable=False,
                    ),
                ),
                ("status_since", cooperation.fields.PeriodField(blank=True, editable=False, null=True)),
                ("status_changes_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "main_date",
                    cooperation.fields.PeriodField(blank=True, editable=False, null=True, verbose_name="date"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The meeting at which it was concluded or declared.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                        verbose_name="concluded at",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amends", "amends"),
                            ("supplements", "supplements"),
                            ("implements", "implements"),
                            ("extends", "extends"),
                            ("replaces", "replaces"),
                            ("terminates", "terminates"),
                            ("based_on", "is based on"),
                            ("lasts_until", "lasts until the entry into force of"),
                        ],
                        verbose_name="bears on it by",
                    ),
                ),
                (
                    "from_agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.agreementlink",
                    ),
                ),
                (
                    "to_agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                        verbose_name="other agreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementPlacesLink",
            fields=[],
            options={
                "verbose_name": "agreement places",
                "proxy": True,
            },
            bases=("cooperation.agreement_places",),
        ),
        migrations.CreateModel(
            name="AgreementPlacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.agreementplaceslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementSectorsLink",
            fields=[],
            options={
                "verbose_name": "agreement sectors",
                "proxy": True,
            },
            bases=("cooperation.agreement_sectors",),
        ),
        migrations.CreateModel(
            name="AgreementSectorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.agreementsectorslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "quote",
                    models.CharField(
                        blank=True,
                        help_text="The fewest words that carry the fact, verbatim, at most 20.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, paragraph or article, e.g. paragraph 3.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "differs",
                    models.CharField(
                        blank=True,
                        help_text="What this source says instead, where it contradicts the record.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreementaction",
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.affiliation",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.citation",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "development",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.development",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.involvement",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whom the source quotes.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "relies_on",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Another source that this one names, e.g. “according to Akorda”.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.source",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentAboutAgreementsLink",
            fields=[],
            options={
                "verbose_name": "commitment about agreements",
                "proxy": True,
            },
            bases=("cooperation.commitment_about_agreements",),
        ),
        migrations.CreateModel(
            name="CommitmentAboutAgreementsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitmentaboutagreementslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentAboutInitiativesLink",
            fields=[],
            options={
                "verbose_name": "commitment about initiatives",
                "proxy": True,
            },
            bases=("cooperation.commitment_about_initiatives",),
        ),
        migrations.CreateModel(
            name="CommitmentAboutInitiativesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitmentaboutinitiativeslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentByLink",
            fields=[],
            options={
                "verbose_name": "commitment by",
                "proxy": True,
            },
            bases=("cooperation.commitment_by",),
        ),
        migrations.CreateModel(
            name="CommitmentByLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitmentbylink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pledge", "pledge"),
                            ("instruction", "instruction"),
                            ("shared_aim", "shared aim"),
                            ("expectation", "expectation"),
                            ("request", "request"),
                        ],
                        default="pledge",
                    ),
                ),
                ("what", models.TextField(help_text="What is to be done, e.g. report on the reservoir’s repair.")),
                (
                    "due",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="E.g. by 20 December 2025, by 2030.", null=True
                    ),
                ),
                (
                    "due_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “this year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "due_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        help_text="E.g. once the loan is agreed.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("met", "met"),
                            ("partly_met", "partly met"),
                            ("missed", "missed"),
                            ("dropped", "dropped"),
                            ("unknown", "unknown"),
                        ],
                        default="open",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                        verbose_name="made in",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "restates",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The earlier commitment.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                        verbose_name="made at",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentPlacesLink",
            fields=[],
            options={
                "verbose_name": "commitment places",
                "proxy": True,
            },
            bases=("cooperation.commitment_places",),
        ),
        migrations.CreateModel(
            name="CommitmentPlacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitmentplaceslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentSectorsLink",
            fields=[],
            options={
                "verbose_name": "commitment sectors",
                "proxy": True,
            },
            bases=("cooperation.commitment_sectors",),
        ),
        migrations.CreateModel(
            name="CommitmentSectorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitmentsectorslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentToLink",
            fields=[],
            options={
                "verbose_name": "commitment to",
                "proxy": True,
            },
            bases=("cooperation.commitment_to",),
        ),
        migrations.CreateModel(
            name="CommitmentToLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.commitment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.commitmenttolink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CountryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-2, e.g. KZ; four letters of ISO 3166-3 for a former state.",
                        serialize=False,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="English short name.", validators=[django.core.validators.MaxLengthValidator(300)]
                    ),
                ),
                (
                    "official_name",
                    models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)]),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "subregion",
                    models.CharField(
                        blank=True,
                        help_text="UN M49 subregion, e.g. Central Asia.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "dissolved",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year in which a former state ended.",
                        null=True,
                        verbose_name="dissolved in",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.country",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DevelopmentAgreementsLink",
            fields=[],
            options={
                "verbose_name": "development agreements",
                "proxy": True,
            },
            bases=("cooperation.development_agreements",),
        ),
        migrations.CreateModel(
            name="DevelopmentAgreementsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "development",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.development",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.developmentagreementslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DevelopmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statement", "statement"),
                            ("decision", "decision"),
                            ("progress", "progress"),
                            ("milestone", "milestone"),
                            ("setback", "setback"),
                            ("background", "background"),
                            ("commentary", "commentary"),
                        ],
                        default="progress",
                    ),
                ),
                (
                    "date",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="When it happened or was said, e.g. 25 Feb 2025, early 1990s.", null=True
                    ),
                ),
                (
                    "date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “on the same day”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, help_text="The day of the report, e.g. 2025-02-26.", null=True),
                ),
                ("text", models.TextField(help_text="What happened or was said, in a sentence or two.")),
                (
                    "status_becomes",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "idea"),
                            ("under_discussion", "under discussion"),
                            ("planned", "planned"),
                            ("implementation", "implementation"),
                            ("completed", "completed"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        help_text="Only if it moves the initiatives named here.",
                        verbose_name="initiative status becomes",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.development",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The meeting at which it was said or decided.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                        verbose_name="said at",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DevelopmentInitiativesLink",
            fields=[],
            options={
                "verbose_name": "development initiatives",
                "proxy": True,
            },
            bases=("cooperation.development_initiatives",),
        ),
        migrations.CreateModel(
            name="DevelopmentInitiativesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "development",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.development",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.developmentinitiativeslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DevelopmentParticipantsLink",
            fields=[],
            options={
                "verbose_name": "development participants",
                "proxy": True,
            },
            bases=("cooperation.development_participants",),
        ),
        migrations.CreateModel(
            name="DevelopmentParticipantsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "development",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.development",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.developmentparticipantslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DevelopmentPlacesLink",
            fields=[],
            options={
                "verbose_name": "development places",
                "proxy": True,
            },
            bases=("cooperation.development_places",),
        ),
        migrations.CreateModel(
            name="DevelopmentPlacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "development",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.development",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.developmentplaceslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DevelopmentSectorsLink",
            fields=[],
            options={
                "verbose_name": "development sectors",
                "proxy": True,
            },
            bases=("cooperation.development_sectors",),
        ),
        migrations.CreateModel(
            name="DevelopmentSectorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "development",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.development",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.developmentsectorslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "indicator",
                    models.CharField(
                        help_text="What is measured, e.g. mutual trade, installed capacity, documents signed.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "value_low",
                    models.DecimalField(
                        decimal_places=6, help_text="In full, e.g. 1700000000.", max_digits=30, verbose_name="value"
                    ),
                ),
                (
                    "value_high",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        help_text="Only for a range.",
                        max_digits=30,
                        null=True,
                        verbose_name="up to",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        help_text="E.g. USD, MW, m3, percent, documents.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "approximate",
                    models.BooleanField(default=False, help_text="The text says about, nearly, more than."),
                ),
                (
                    "printed",
                    models.CharField(
                        blank=True,
                        help_text="E.g. $1.7 billion.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="as printed",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("actual", "actual"),
                            ("planned", "planned"),
                            ("target", "target"),
                            ("forecast", "forecast"),
                        ],
                        default="actual",
                    ),
                ),
                (
                    "period",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="The time that the value is about, e.g. 2024.", null=True
                    ),
                ),
                (
                    "period_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “last year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "period_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("preferred", models.BooleanField(default=False, help_text="Chosen among values in conflict.")),
                (
                    "preferred_reason",
                    models.CharField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="why preferred",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureOfLink",
            fields=[],
            options={
                "verbose_name": "figure of",
                "proxy": True,
            },
            bases=("cooperation.figure_of",),
        ),
        migrations.CreateModel(
            name="FigureOfLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "figure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.figureoflink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigurePlacesLink",
            fields=[],
            options={
                "verbose_name": "figure places",
                "proxy": True,
            },
            bases=("cooperation.figure_places",),
        ),
        migrations.CreateModel(
            name="FigurePlacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "figure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.figureplaceslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureSectorsLink",
            fields=[],
            options={
                "verbose_name": "figure sectors",
                "proxy": True,
            },
            bases=("cooperation.figure_sectors",),
        ),
        migrations.CreateModel(
            name="FigureSectorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "figure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.figuresectorslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureToLink",
            fields=[],
            options={
                "verbose_name": "figure to",
                "proxy": True,
            },
            bases=("cooperation.figure_to",),
        ),
        migrations.CreateModel(
            name="FigureToLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "figure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.figure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.figuretolink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InitiativeAgreementsLink",
            fields=[],
            options={
                "verbose_name": "initiative agreements",
                "proxy": True,
            },
            bases=("cooperation.initiative_agreements",),
        ),
        migrations.CreateModel(
            name="InitiativeAgreementsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.initiativeagreementslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InitiativeEditionsLink",
            fields=[],
            options={
                "verbose_name": "initiative editions",
                "proxy": True,
            },
            bases=("cooperation.initiative_editions",),
        ),
        migrations.CreateModel(
            name="InitiativeEditionsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.initiativeeditionslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InitiativeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "planned",
                    cooperation.fields.PeriodField(blank=True, help_text="E.g. 2025, by 2030, 2035-2036.", null=True),
                ),
                (
                    "planned_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “this year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "planned_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "actual",
                    cooperation.fields.PeriodField(
                        blank=True, help_text="When it was really carried out, e.g. since March 2024.", null=True
                    ),
                ),
                (
                    "actual_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “last spring”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "actual_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("under_discussion", "under discussion"),
                            ("planned", "planned"),
                            ("implementation", "implementation"),
                            ("completed", "completed"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        default="idea",
                        editable=False,
                    ),
                ),
                ("status_since", cooperation.fields.PeriodField(blank=True, editable=False, null=True)),
                ("status_changes_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="E.g. the programme of three plants.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InitiativeMeetingsLink",
            fields=[],
            options={
                "verbose_name": "initiative meetings",
                "proxy": True,
            },
            bases=("cooperation.initiative_meetings",),
        ),
        migrations.CreateModel(
            name="InitiativeMeetingsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.initiativemeetingslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InitiativePlacesLink",
            fields=[],
            options={
                "verbose_name": "initiative places",
                "proxy": True,
            },
            bases=("cooperation.initiative_places",),
        ),
        migrations.CreateModel(
            name="InitiativePlacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.initiativeplaceslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InitiativeSectorsLink",
            fields=[],
            options={
                "verbose_name": "initiative sectors",
                "proxy": True,
            },
            bases=("cooperation.initiative_sectors",),
        ),
        migrations.CreateModel(
            name="InitiativeSectorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.initiativesectorslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InvolvementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "lead"),
                            ("partner", "partner"),
                            ("implementer", "implementer"),
                            ("contractor", "contractor"),
                            ("supplier", "supplier"),
                            ("funder", "funder"),
                            ("host", "host"),
                            ("beneficiary", "beneficiary"),
                            ("interested", "interested"),
                        ],
                        default="partner",
                    ),
                ),
                ("during", cooperation.fields.PeriodField(blank=True, null=True)),
                (
                    "during_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “since last year”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "during_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ongoing", "ongoing"),
                            ("finished", "finished"),
                            ("left", "left"),
                            ("replaced", "replaced"),
                            ("did_not_join", "did not join"),
                        ],
                        default="ongoing",
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.initiative",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.involvement",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Made from the content if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_titles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="In the original language, and other wordings.",
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True, help_text="Two or three sentences at most.")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last looked for news of it.",
                        null=True,
                        verbose_name="last checked on",
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talks", "talks"),
                            ("official_visit", "official visit"),
                            ("state_visit", "state visit"),
                            ("working_visit", "working visit"),
                            ("summit", "summit"),
                            ("session", "session"),
                            ("ceremony", "ceremony"),
                            ("conference", "conference"),
                            ("event", "event"),
                        ],
                        default="talks",
                    ),
                ),
                (
                    "held",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("by_call", "by call"),
                            ("by_video", "by video"),
                            ("mixed", "in person and by video"),
                            ("unknown", "not stated"),
                        ],
                        default="unknown",
                        verbose_name="held how",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scheduled", "scheduled"),
                            ("held", "held"),
                            ("postponed", "postponed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="held",
                    ),
                ),
                (
                    "date",
                    cooperation.fields.PeriodField(
                        blank=True,
                        help_text="E.g. 25 Feb 2025. A postponed meeting without a new date keeps the date that fell.",
                        null=True,
                    ),
                ),
                (
                    "date_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “on the same day”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "date_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("session_number", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="E.g. the visit that it belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "convening_body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The body whose session it is, e.g. an intergovernmental council.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where it took place.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingPlacesLink",
            fields=[],
            options={
                "verbose_name": "meeting places",
                "proxy": True,
            },
            bases=("cooperation.meeting_places",),
        ),
        migrations.CreateModel(
            name="MeetingPlacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.meetingplaceslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingSectorsLink",
            fields=[],
            options={
                "verbose_name": "meeting sectors",
                "proxy": True,
            },
            bases=("cooperation.meeting_sectors",),
        ),
        migrations.CreateModel(
            name="MeetingSectorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.meetingsectorslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "state"),
                            ("government", "government"),
                            ("ministry", "ministry"),
                            ("agency", "agency"),
                            ("parliament", "parliament"),
                            ("head_of_state_office", "head of state’s office"),
                            ("joint_body", "joint body"),
                            ("intergovernmental", "intergovernmental organisation"),
                            ("company", "company"),
                            ("university", "university"),
                            ("media", "media"),
                            ("civil_society", "civil society"),
                            ("person", "person"),
                            ("group", "group"),
                        ]
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="A state takes its name from its country.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="Other spellings, scripts and abbreviations, e.g. Kasymaliyev, Касымалиев.",
                        size=None,
                    ),
                ),
                (
                    "native_name",
                    models.CharField(
                        blank=True,
                        help_text="In its own language and script.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                ("website", models.URLField(blank=True)),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.country",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="E.g. a ministry’s government.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "host"),
                            ("guest", "guest"),
                            ("chair", "chair"),
                            ("co_chair", "co-chair"),
                            ("head_of_delegation", "head of delegation"),
                            ("delegate", "delegate"),
                            ("observer", "observer"),
                        ],
                        default="delegate",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        help_text="As printed then, e.g. Deputy Chairman of the Government.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "with_members",
                    models.BooleanField(
                        default=False, help_text="E.g. a union and its member states.", verbose_name="with its members"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.meeting",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The state or body for which a person came.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.participation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("party", "party"),
                            ("signatory", "signatory"),
                            ("depositary", "depositary"),
                            ("guarantor", "guarantor"),
                        ],
                        default="party",
                    ),
                ),
                (
                    "with_members",
                    models.BooleanField(
                        default=False, help_text="E.g. a union and its member states.", verbose_name="with its members"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.agreement",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The state or body for which a person signed.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.party",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlaceCountriesLink",
            fields=[],
            options={
                "verbose_name": "place countries",
                "proxy": True,
            },
            bases=("cooperation.place_countries",),
        ),
        migrations.CreateModel(
            name="PlaceCountriesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "country",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.country",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.placecountrieslink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                ("name", models.CharField(validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]),
                        blank=True,
                        default=list,
                        help_text="Other spellings and scripts, e.g. Oskemen for Ust-Kamenogorsk.",
                        size=None,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("region", "region"),
                            ("district", "district"),
                            ("settlement", "settlement"),
                            ("border", "border"),
                            ("border_crossing", "border crossing"),
                            ("river", "river"),
                            ("reservoir", "reservoir"),
                            ("power_plant", "power plant"),
                            ("port", "port"),
                            ("zone", "zone"),
                            ("building", "building"),
                            ("other", "other"),
                        ]
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        help_text="Degrees north, e.g. 51.12940; negative is south.",
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        help_text="Degrees east, e.g. 71.44910; negative is west.",
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.place",
                    ),
                ),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SectorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="OECD DAC sector or purpose code, e.g. 236.", verbose_name="DAC code"
                    ),
                ),
                ("name", models.CharField(validators=[django.core.validators.MaxLengthValidator(300)])),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.sector",
                        verbose_name="part of",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.sector",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The last part of the page's address; made from the name if left blank.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                        verbose_name="address",
                    ),
                ),
                ("title", models.CharField(validators=[django.core.validators.MaxLengthValidator(300)])),
                ("url", models.URLField(blank=True, verbose_name="web address")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Code of the language, e.g. en, ru, kk.",
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "A language code, e.g. en, ru, kk."
                            )
                        ],
                    ),
                ),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="Place at the head of an agency report, e.g. Astana.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                ("published", cooperation.fields.PeriodField(blank=True, null=True)),
                (
                    "published_stated",
                    models.CharField(
                        blank=True,
                        help_text="The words of the text where they say it differently, e.g. “yesterday”.",
                        validators=[django.core.validators.MaxLengthValidator(300)],
                    ),
                ),
                (
                    "published_inferred",
                    models.BooleanField(
                        default=False, help_text="Tick if the text does not print it and you worked it out."
                    ),
                ),
                ("retrieved_at", models.DateTimeField(blank=True, help_text="When the text was read.", null=True)),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        help_text="Of the text as read.",
                        validators=[
                            django.core.validators.RegexValidator("^[0-9a-f]{64}$", "64 characters from 0-9 and a-f.")
                        ],
                        verbose_name="SHA-256",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="archived text")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cooperation.source",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.participant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        cooperation.migrations._triggers.AddTriggers(
            triggers={
                "affiliation": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_affiliationevent" ("during", "during_inferred", "during_stated", "id", "kind", "organisation_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "share") VALUES (NEW."during", NEW."during_inferred", NEW."during_stated", NEW."id", NEW."kind", NEW."organisation_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."share"); RETURN NULL;',
                            hash="94e5ca2f91bb471f7399411d3ff91cb13c9f7150",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4605",
                            table="cooperation_affiliation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_affiliationevent" ("during", "during_inferred", "during_stated", "id", "kind", "organisation_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "share") VALUES (NEW."during", NEW."during_inferred", NEW."during_stated", NEW."id", NEW."kind", NEW."organisation_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."share"); RETURN NULL;',
                            hash="fda598b5bf0c664cedb18a242d50df5d5ab4a34b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67b52",
                            table="cooperation_affiliation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_affiliationevent" ("during", "during_inferred", "during_stated", "id", "kind", "organisation_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "share") VALUES (OLD."during", OLD."during_inferred", OLD."during_stated", OLD."id", OLD."kind", OLD."organisation_id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."share"); RETURN NULL;',
                            hash="16de6128b31d6cda0dd5c9c66e99c19d7d5127fc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f3d74",
                            table="cooperation_affiliation",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreement": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY[]::text[] = to_jsonb(OLD) - ARRAY[]::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="03fa87a5e1de9275a580847c3a29e34dd2d22991",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_c9089",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.publication IN ('published', 'withdrawn') AND NEW.slug <> OLD.slug)",
                            func="RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';",
                            hash="70e54a82f8018d6256395e82c2e8af1276b33c84",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_df961",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="derive_status",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        \n        WITH moves AS (\n    SELECT CASE a.kind WHEN 'declared' THEN 'declared' WHEN 'negotiations_opened' THEN 'under_negotiation' WHEN 'drafted' THEN 'drafted' WHEN 'initialled' THEN 'initialled' WHEN 'adopted' THEN 'adopted' WHEN 'signed' THEN 'signed' WHEN 'provisionally_applied' THEN 'provisionally_applied' WHEN 'entered_into_force' THEN 'in_force' WHEN 'extended' THEN 'in_force' WHEN 'resumed' THEN 'in_force' WHEN 'suspended' THEN 'suspended' WHEN 'repealed' THEN 'terminated' WHEN 'terminated' THEN 'terminated' WHEN 'expired' THEN 'expired' WHEN 'lapsed' THEN 'never_in_force' END AS status, (a.kind IN ('provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed'))::int AS stage,\n           COALESCE(a.effective_date, a.date) AS date, a.id\n    FROM cooperation_agreementaction a\n    WHERE a.agreement_id = NEW.id AND a.kind IN ('declared', 'negotiations_opened', 'drafted', 'initialled', 'adopted', 'signed', 'provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed')\n    UNION ALL\n    SELECT CASE l.kind WHEN 'replaces' THEN 'replaced' ELSE 'expired' END, 1, COALESCE(a.effective_date, a.date), a.id\n    FROM cooperation_agreementlink l\n    JOIN cooperation_agreementaction a ON a.kind = 'entered_into_force'\n        AND a.agreement_id = CASE l.kind WHEN 'replaces' THEN l.from_agreement_id ELSE l.to_agreement_id END\n    WHERE (l.kind = 'replaces' AND l.to_agreement_id = NEW.id)\n       OR (l.kind = 'lasts_until' AND l.from_agreement_id = NEW.id)\n)\n        SELECT status, date INTO NEW.status, NEW.status_since FROM moves\n        WHERE date IS NULL OR COALESCE(lower(date), upper(date) - 1) <= CURRENT_DATE\n        ORDER BY date IS NULL, stage DESC, upper(date) DESC NULLS FIRST, id DESC LIMIT 1;\n        IF NOT FOUND THEN\n            NEW.status := 'under_negotiation';\n            NEW.status_since := NULL;\n        END IF;\n        WITH moves AS (\n    SELECT CASE a.kind WHEN 'declared' THEN 'declared' WHEN 'negotiations_opened' THEN 'under_negotiation' WHEN 'drafted' THEN 'drafted' WHEN 'initialled' THEN 'initialled' WHEN 'adopted' THEN 'adopted' WHEN 'signed' THEN 'signed' WHEN 'provisionally_applied' THEN 'provisionally_applied' WHEN 'entered_into_force' THEN 'in_force' WHEN 'extended' THEN 'in_force' WHEN 'resumed' THEN 'in_force' WHEN 'suspended' THEN 'suspended' WHEN 'repealed' THEN 'terminated' WHEN 'terminated' THEN 'terminated' WHEN 'expired' THEN 'expired' WHEN 'lapsed' THEN 'never_in_force' END AS status, (a.kind IN ('provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed'))::int AS stage,\n           COALESCE(a.effective_date, a.date) AS date, a.id\n    FROM cooperation_agreementaction a\n    WHERE a.agreement_id = NEW.id AND a.kind IN ('declared', 'negotiations_opened', 'drafted', 'initialled', 'adopted', 'signed', 'provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed')\n    UNION ALL\n    SELECT CASE l.kind WHEN 'replaces' THEN 'replaced' ELSE 'expired' END, 1, COALESCE(a.effective_date, a.date), a.id\n    FROM cooperation_agreementlink l\n    JOIN cooperation_agreementaction a ON a.kind = 'entered_into_force'\n        AND a.agreement_id = CASE l.kind WHEN 'replaces' THEN l.from_agreement_id ELSE l.to_agreement_id END\n    WHERE (l.kind = 'replaces' AND l.to_agreement_id = NEW.id)\n       OR (l.kind = 'lasts_until' AND l.from_agreement_id = NEW.id)\n)\n        SELECT min(COALESCE(lower(date), upper(date) - 1)) INTO NEW.status_changes_on FROM moves WHERE COALESCE(lower(date), upper(date) - 1) > CURRENT_DATE;\n    \n        NEW.main_date := (\n            SELECT a.date FROM cooperation_agreementaction a\n            WHERE a.agreement_id = NEW.id AND a.kind IN ('signed', 'adopted', 'declared')\n              AND COALESCE(lower(a.date), upper(a.date) - 1) <= CURRENT_DATE\n            ORDER BY array_position(ARRAY['signed', 'adopted', 'declared'], a.kind::text),\n                     lower(a.date) NULLS LAST, a.id\n            LIMIT 1\n        );\n        RETURN NEW;\n    ",
                            hash="f865f2cad963994c77ca05e3bad3147fe4e772d2",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_derive_status_f2286",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_citation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_agreement WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE agreement_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published agreement needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="51f9c081f810f2ea3171f8e3467a1192edd1b4cb",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_citation_e6261",
                            table="cooperation_agreement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_party",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_agreement WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_party WHERE agreement_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published agreement needs at least one party.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="3021386a81c4037190a56b5dc9edb9f406304725",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_party_b84a3",
                            table="cooperation_agreement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementevent" ("binding", "checked_on", "created_at", "created_by_id", "form", "id", "main_date", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "references", "renewal", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "valid", "valid_inferred", "valid_stated", "venue_id", "version") VALUES (NEW."binding", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."form", NEW."id", NEW."main_date", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication", NEW."references", NEW."renewal", NEW."slug", NEW."status", NEW."status_changes_on", NEW."status_since", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."valid", NEW."valid_inferred", NEW."valid_stated", NEW."venue_id", NEW."version"); RETURN NULL;',
                            hash="5237d69be0eccb8e2551f14edc31a32dc9ef0f33",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d63ed",
                            table="cooperation_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_agreementevent" ("binding", "checked_on", "created_at", "created_by_id", "form", "id", "main_date", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "references", "renewal", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "valid", "valid_inferred", "valid_stated", "venue_id", "version") VALUES (NEW."binding", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."form", NEW."id", NEW."main_date", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."references", NEW."renewal", NEW."slug", NEW."status", NEW."status_changes_on", NEW."status_since", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."valid", NEW."valid_inferred", NEW."valid_stated", NEW."venue_id", NEW."version"); RETURN NULL;',
                            hash="883a320e435dad33eb64006c2e8a16a38f3fe53c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d2cb",
                            table="cooperation_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementevent" ("binding", "checked_on", "created_at", "created_by_id", "form", "id", "main_date", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "references", "renewal", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "valid", "valid_inferred", "valid_stated", "venue_id", "version") VALUES (OLD."binding", OLD."checked_on", OLD."created_at", OLD."created_by_id", OLD."form", OLD."id", OLD."main_date", OLD."meeting_id", OLD."other_titles", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication", OLD."references", OLD."renewal", OLD."slug", OLD."status", OLD."status_changes_on", OLD."status_since", OLD."summary", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."valid", OLD."valid_inferred", OLD."valid_stated", OLD."venue_id", OLD."version"); RETURN NULL;',
                            hash="2880d6d494d98ac0b39ec3112257c000e39ecfbb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3efde",
                            table="cooperation_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementaction": [
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) \n            SELECT agreement_id FROM changed\n            UNION\n            SELECT l.to_agreement_id FROM cooperation_agreementlink l\n            JOIN changed c ON c.agreement_id = l.from_agreement_id AND l.kind = 'replaces'\n            UNION\n            SELECT l.from_agreement_id FROM cooperation_agreementlink l\n            JOIN changed c ON c.agreement_id = l.to_agreement_id AND l.kind = 'lasts_until'\n            \n                );\n                RETURN NULL;\n            ",
                            hash="2ff2e743620da2c9fd48e6b8a874008b1a52902e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_touch_agreement_on_insert_3b55a",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) \n            SELECT agreement_id FROM changed\n            UNION\n            SELECT l.to_agreement_id FROM cooperation_agreementlink l\n            JOIN changed c ON c.agreement_id = l.from_agreement_id AND l.kind = 'replaces'\n            UNION\n            SELECT l.from_agreement_id FROM cooperation_agreementlink l\n            JOIN changed c ON c.agreement_id = l.to_agreement_id AND l.kind = 'lasts_until'\n            \n                );\n                RETURN NULL;\n            ",
                            hash="01a9597cfa206bbc49188f672402bd4bfae29186",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_touch_agreement_on_update_e7530",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) \n            SELECT agreement_id FROM changed\n            UNION\n            SELECT l.to_agreement_id FROM cooperation_agreementlink l\n            JOIN changed c ON c.agreement_id = l.from_agreement_id AND l.kind = 'replaces'\n            UNION\n            SELECT l.from_agreement_id FROM cooperation_agreementlink l\n            JOIN changed c ON c.agreement_id = l.to_agreement_id AND l.kind = 'lasts_until'\n            \n                );\n                RETURN NULL;\n            ",
                            hash="d66cd6054b8fd4fa3520bdfcf5a109efdbf8a2ea",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_agreement_on_delete_1ac95",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementactionevent" ("agreement_id", "date", "date_inferred", "date_stated", "effective_date", "effective_date_inferred", "effective_date_stated", "id", "kind", "note", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."date", NEW."date_inferred", NEW."date_stated", NEW."effective_date", NEW."effective_date_inferred", NEW."effective_date_stated", NEW."id", NEW."kind", NEW."note", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="493b325c517effa018226140f74e2c948f390d45",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_03e10",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_agreementactionevent" ("agreement_id", "date", "date_inferred", "date_stated", "effective_date", "effective_date_inferred", "effective_date_stated", "id", "kind", "note", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."date", NEW."date_inferred", NEW."date_stated", NEW."effective_date", NEW."effective_date_inferred", NEW."effective_date_stated", NEW."id", NEW."kind", NEW."note", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="ef106b4459b0352380b69dd00bc41d017ec34ba9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_617e7",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementactionevent" ("agreement_id", "date", "date_inferred", "date_stated", "effective_date", "effective_date_inferred", "effective_date_stated", "id", "kind", "note", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreement_id", OLD."date", OLD."date_inferred", OLD."date_stated", OLD."effective_date", OLD."effective_date_inferred", OLD."effective_date_stated", OLD."id", OLD."kind", OLD."note", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="c02b010a6eac582d79e12ad5fe665b338008e7e2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_52631",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementlink": [
                    pgtrigger.compiler.Trigger(
                        name="touch_agreements_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) SELECT from_agreement_id FROM changed UNION SELECT to_agreement_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="b3159170608b853a91d8d431d9b2e0aa6c2c8716",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_touch_agreements_on_insert_9ec6e",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="cooperation_agreementlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreements_on_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) SELECT from_agreement_id FROM changed UNION SELECT to_agreement_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="44b2024d4eb3577b1ba2336981bc74adfee68aa3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_touch_agreements_on_update_f7490",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="cooperation_agreementlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreements_on_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) SELECT from_agreement_id FROM changed UNION SELECT to_agreement_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="7e1082c5bf208c14cee8beedeb56684be14f9f0e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_agreements_on_delete_e60b7",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_agreementlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementlinkevent" ("from_agreement_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_agreement_id") VALUES (NEW."from_agreement_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."to_agreement_id"); RETURN NULL;',
                            hash="bbde7a37917fafcfa4edfbd311d62cd6be8de528",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fab1d",
                            table="cooperation_agreementlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_agreementlinkevent" ("from_agreement_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_agreement_id") VALUES (NEW."from_agreement_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."to_agreement_id"); RETURN NULL;',
                            hash="93cf66dc7e19023bc47a02cc5d074823613b3093",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6a46a",
                            table="cooperation_agreementlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementlinkevent" ("from_agreement_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_agreement_id") VALUES (OLD."from_agreement_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."to_agreement_id"); RETURN NULL;',
                            hash="4539f8fe2dcdfd016e21cbdf0441375f6588ad70",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_75d3f",
                            table="cooperation_agreementlink",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementplaceslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementplaceslinkevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."agreement_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="3aea2026ad34a2076b7476c4b7a087122508c769",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a838c",
                            table="cooperation_agreement_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_agreementplaceslinkevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."agreement_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="aecddbd5a17149e22ae454f65fd352d73fd8b978",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c11d0",
                            table="cooperation_agreement_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementplaceslinkevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."agreement_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="8965f9eb5c311aa7d83522494a8fb19fcead0d6d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4d40",
                            table="cooperation_agreement_places",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementsectorslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementsectorslinkevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."agreement_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="fdc4b9f2dab03a5486a2a8e9381624414320254c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2a4a4",
                            table="cooperation_agreement_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_agreementsectorslinkevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."agreement_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="710fadafdbe26648d7b62fa98e4c9a50a30005fd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83300",
                            table="cooperation_agreement_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_agreementsectorslinkevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."agreement_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="f77686055365615d4e9f5fb34133ca75be0091b5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_70354",
                            table="cooperation_agreement_sectors",
                            when="AFTER",
                        ),
                    ),
                ],
                "citation": [
                    pgtrigger.compiler.Trigger(
                        name="stays_with_published",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="IF OLD.meeting_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_meeting WHERE id = OLD.meeting_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_meeting WHERE id = OLD.meeting_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE meeting_id = OLD.meeting_id) THEN\n            RAISE EXCEPTION 'A published meeting needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nIF OLD.agreement_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_agreement WHERE id = OLD.agreement_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_agreement WHERE id = OLD.agreement_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE agreement_id = OLD.agreement_id) THEN\n            RAISE EXCEPTION 'A published agreement needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nIF OLD.initiative_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_initiative WHERE id = OLD.initiative_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_initiative WHERE id = OLD.initiative_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE initiative_id = OLD.initiative_id) THEN\n            RAISE EXCEPTION 'A published initiative needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nIF OLD.development_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_development WHERE id = OLD.development_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_development WHERE id = OLD.development_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE development_id = OLD.development_id) THEN\n            RAISE EXCEPTION 'A published development needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nIF OLD.commitment_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_commitment WHERE id = OLD.commitment_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_commitment WHERE id = OLD.commitment_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE commitment_id = OLD.commitment_id) THEN\n            RAISE EXCEPTION 'A published commitment needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nIF OLD.figure_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_figure WHERE id = OLD.figure_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_figure WHERE id = OLD.figure_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE figure_id = OLD.figure_id) THEN\n            RAISE EXCEPTION 'A published figure needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nRETURN NULL;",
                            hash="7f655d912e3abe55c8050ded74ff6127e721b8f2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_stays_with_published_82069",
                            table="cooperation_citation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_citationevent" ("action_id", "affiliation_id", "agreement_id", "commitment_id", "development_id", "differs", "figure_id", "id", "initiative_id", "involvement_id", "locator", "meeting_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "quote", "relies_on_id", "source_id", "speaker_id") VALUES (NEW."action_id", NEW."affiliation_id", NEW."agreement_id", NEW."commitment_id", NEW."development_id", NEW."differs", NEW."figure_id", NEW."id", NEW."initiative_id", NEW."involvement_id", NEW."locator", NEW."meeting_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."quote", NEW."relies_on_id", NEW."source_id", NEW."speaker_id"); RETURN NULL;',
                            hash="8e225fbb2d7f2ee075edef1853e93d996a421086",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_98a1b",
                            table="cooperation_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_citationevent" ("action_id", "affiliation_id", "agreement_id", "commitment_id", "development_id", "differs", "figure_id", "id", "initiative_id", "involvement_id", "locator", "meeting_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "quote", "relies_on_id", "source_id", "speaker_id") VALUES (NEW."action_id", NEW."affiliation_id", NEW."agreement_id", NEW."commitment_id", NEW."development_id", NEW."differs", NEW."figure_id", NEW."id", NEW."initiative_id", NEW."involvement_id", NEW."locator", NEW."meeting_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."quote", NEW."relies_on_id", NEW."source_id", NEW."speaker_id"); RETURN NULL;',
                            hash="050035c9508eaaa14a391b852dd2b384fda53209",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ba8ed",
                            table="cooperation_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_citationevent" ("action_id", "affiliation_id", "agreement_id", "commitment_id", "development_id", "differs", "figure_id", "id", "initiative_id", "involvement_id", "locator", "meeting_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "quote", "relies_on_id", "source_id", "speaker_id") VALUES (OLD."action_id", OLD."affiliation_id", OLD."agreement_id", OLD."commitment_id", OLD."development_id", OLD."differs", OLD."figure_id", OLD."id", OLD."initiative_id", OLD."involvement_id", OLD."locator", OLD."meeting_id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."quote", OLD."relies_on_id", OLD."source_id", OLD."speaker_id"); RETURN NULL;',
                            hash="a8541df188a6dadb5a56b57e5b205ea98dada735",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3c338",
                            table="cooperation_citation",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitment": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY[]::text[] = to_jsonb(OLD) - ARRAY[]::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="62e0d72d6b9d0f3f6d2b3d7d5a3733727c8bd0d3",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_a93ca",
                            table="cooperation_commitment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.publication IN ('published', 'withdrawn') AND NEW.slug <> OLD.slug)",
                            func="RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';",
                            hash="5313a4509108c681b85f1178654c9d33bed24a1a",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_1fa88",
                            table="cooperation_commitment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_ring_by_restates",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."restates_id" IS NOT NULL)',
                            declare="DECLARE ring boolean;",
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_commitment.restates_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.restates_id\n                UNION\n                SELECT t.restates_id FROM cooperation_commitment t JOIN above ON t.id = above.id WHERE t.restates_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This commitment cannot be part of itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="d1e0cd15ca99f1f15114ff11bbb26b6215b117e6",
                            operation='INSERT OR UPDATE OF "restates_id"',
                            pgid="pgtrigger_no_ring_by_restates_f8a6c",
                            table="cooperation_commitment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_citation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_commitment WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE commitment_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published commitment needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="238c1032e029e35bf3ec6c3a137ba79f7cc3d8b0",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_citation_38012",
                            table="cooperation_commitment",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentevent" ("agreement_id", "checked_on", "condition", "created_at", "created_by_id", "due", "due_inferred", "due_stated", "id", "kind", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "restates_id", "slug", "status", "summary", "title", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."agreement_id", NEW."checked_on", NEW."condition", NEW."created_at", NEW."created_by_id", NEW."due", NEW."due_inferred", NEW."due_stated", NEW."id", NEW."kind", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication", NEW."restates_id", NEW."slug", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="d475d2d6ae77b46aa5431cacd056d56f3e6d710d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_47c96",
                            table="cooperation_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmentevent" ("agreement_id", "checked_on", "condition", "created_at", "created_by_id", "due", "due_inferred", "due_stated", "id", "kind", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "restates_id", "slug", "status", "summary", "title", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."agreement_id", NEW."checked_on", NEW."condition", NEW."created_at", NEW."created_by_id", NEW."due", NEW."due_inferred", NEW."due_stated", NEW."id", NEW."kind", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."restates_id", NEW."slug", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="9c92801881f48360e52d0ff53c8160723a28ef3a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f673a",
                            table="cooperation_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentevent" ("agreement_id", "checked_on", "condition", "created_at", "created_by_id", "due", "due_inferred", "due_stated", "id", "kind", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "restates_id", "slug", "status", "summary", "title", "updated_at", "updated_by_id", "version", "what") VALUES (OLD."agreement_id", OLD."checked_on", OLD."condition", OLD."created_at", OLD."created_by_id", OLD."due", OLD."due_inferred", OLD."due_stated", OLD."id", OLD."kind", OLD."meeting_id", OLD."other_titles", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication", OLD."restates_id", OLD."slug", OLD."status", OLD."summary", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what"); RETURN NULL;',
                            hash="f8b6dbbf452327cd7bfd3ca314c97e878baafce7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9c5b7",
                            table="cooperation_commitment",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitmentaboutagreementslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentaboutagreementslinkevent" ("agreement_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="24b702c6892b251e513ad51315d1cdb29ad03d5c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c5182",
                            table="cooperation_commitment_about_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmentaboutagreementslinkevent" ("agreement_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="302827d69a76a8a28a44961982e3e6f6e3a00f66",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e4b08",
                            table="cooperation_commitment_about_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentaboutagreementslinkevent" ("agreement_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreement_id", OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="1b0ce92064408bca817d27f143a7293ce4123c4e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f2023",
                            table="cooperation_commitment_about_agreements",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitmentaboutinitiativeslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentaboutinitiativeslinkevent" ("commitment_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="fd6aac0fb4c6bde3223659a69af331a6c3311998",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_07282",
                            table="cooperation_commitment_about_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmentaboutinitiativeslinkevent" ("commitment_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="7d6909c6941ca2c40cfc121463cf5faa0f629c43",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bca19",
                            table="cooperation_commitment_about_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentaboutinitiativeslinkevent" ("commitment_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="08337b0cabbf6b438a57a9e7f213ccbc7ff52b5e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d6356",
                            table="cooperation_commitment_about_initiatives",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitmentbylink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentbylinkevent" ("commitment_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="19f2c78d7fe2d1d492727fc118c18a8fe1c3ee00",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a64fc",
                            table="cooperation_commitment_by",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmentbylinkevent" ("commitment_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c29e4661b913b6c51b7169b3c77bba6cb573a855",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e9c6",
                            table="cooperation_commitment_by",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentbylinkevent" ("commitment_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="5e6902073040f7b5b1d1e15b0ac5565998307ede",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fd236",
                            table="cooperation_commitment_by",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitmentplaceslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentplaceslinkevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="638459aafcacfdf4dd8321f7d947b4284dab3272",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6c999",
                            table="cooperation_commitment_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmentplaceslinkevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="ca0c8b8542ab7be7decf9439633ba9f130a580fe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_391c6",
                            table="cooperation_commitment_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentplaceslinkevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="cd6c67e72f126b28c3aa73a9f5cf3c3f6cd43594",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_277a5",
                            table="cooperation_commitment_places",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitmentsectorslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentsectorslinkevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="2c24f3dd1a9f54fd31c5f645fcc73715d9ff1364",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_05775",
                            table="cooperation_commitment_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmentsectorslinkevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="e1702c51a698ed17fef9f3f934774cbf5dd49f1c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc5a3",
                            table="cooperation_commitment_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmentsectorslinkevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="24e98bf0ce86ef25bec36c4d1b5885dd68f38913",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f0d2",
                            table="cooperation_commitment_sectors",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitmenttolink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmenttolinkevent" ("commitment_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="66eeba1e46071686c1e4a426de3ec53402044752",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4e71c",
                            table="cooperation_commitment_to",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_commitmenttolinkevent" ("commitment_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="35fa02b9bce1cb32e45c8b7a33aca9ad3345554b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_383d9",
                            table="cooperation_commitment_to",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_commitmenttolinkevent" ("commitment_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="2a2a2846e584ed56386b1c6003329f243e8b2359",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_06de9",
                            table="cooperation_commitment_to",
                            when="AFTER",
                        ),
                    ),
                ],
                "country": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_countryevent" ("code", "dissolved", "name", "official_name", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subregion") VALUES (NEW."code", NEW."dissolved", NEW."name", NEW."official_name", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."subregion"); RETURN NULL;',
                            hash="3a3922d0a18fc69ba61022c60724ee9bf360d245",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0d802",
                            table="cooperation_country",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_countryevent" ("code", "dissolved", "name", "official_name", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subregion") VALUES (NEW."code", NEW."dissolved", NEW."name", NEW."official_name", NEW."other_names", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."subregion"); RETURN NULL;',
                            hash="0fb2c91c20f27ad5bb4e47775e8d0c67ae209f43",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1e60",
                            table="cooperation_country",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_countryevent" ("code", "dissolved", "name", "official_name", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subregion") VALUES (OLD."code", OLD."dissolved", OLD."name", OLD."official_name", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."subregion"); RETURN NULL;',
                            hash="6d5a76115777c8dbb7db4bb92930f261ea3af024",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c02e",
                            table="cooperation_country",
                            when="AFTER",
                        ),
                    ),
                ],
                "development": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY[]::text[] = to_jsonb(OLD) - ARRAY[]::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="218da043fcf035ceb148ab9a5f0a85ed1bbcf274",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_461bf",
                            table="cooperation_development",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.publication IN ('published', 'withdrawn') AND NEW.slug <> OLD.slug)",
                            func="RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';",
                            hash="883b2529c0c37d5210ff64cc320f202d526cbe09",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_e61f0",
                            table="cooperation_development",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_citation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_development WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE development_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published development needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="f1e3b868ab1af20a15a0db5396670659efb79f9c",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_citation_222b6",
                            table="cooperation_development",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_initiatives_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) \n                SELECT l.initiative_id FROM cooperation_development_initiatives l\n                JOIN changed c ON c.id = l.development_id\n                \n                );\n                RETURN NULL;\n            ",
                            hash="c49cba0448ab8feb7fa08f783b58f6556e2e61b3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_touch_initiatives_on_insert_c5621",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_initiatives_on_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) \n                SELECT l.initiative_id FROM cooperation_development_initiatives l\n                JOIN changed c ON c.id = l.development_id\n                \n                );\n                RETURN NULL;\n            ",
                            hash="a9c1c2e6b737512258a723b82ba88778646ead5b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_touch_initiatives_on_update_4feac",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_initiatives_on_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) \n                SELECT l.initiative_id FROM cooperation_development_initiatives l\n                JOIN changed c ON c.id = l.development_id\n                \n                );\n                RETURN NULL;\n            ",
                            hash="45e894550ed0c7e7652cda9deb97c9bff71c788b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_initiatives_on_delete_a6746",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentevent" ("checked_on", "created_at", "created_by_id", "date", "date_inferred", "date_stated", "id", "kind", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "reported_on", "slug", "status_becomes", "summary", "text", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_inferred", NEW."date_stated", NEW."id", NEW."kind", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication", NEW."reported_on", NEW."slug", NEW."status_becomes", NEW."summary", NEW."text", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="b450167514066505be0f9de6b2e3ef15574da884",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c15d2",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_developmentevent" ("checked_on", "created_at", "created_by_id", "date", "date_inferred", "date_stated", "id", "kind", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "reported_on", "slug", "status_becomes", "summary", "text", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_inferred", NEW."date_stated", NEW."id", NEW."kind", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."reported_on", NEW."slug", NEW."status_becomes", NEW."summary", NEW."text", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="e8df0e712613a1d505239aae8ecb30039884aa3d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7fec9",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentevent" ("checked_on", "created_at", "created_by_id", "date", "date_inferred", "date_stated", "id", "kind", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "reported_on", "slug", "status_becomes", "summary", "text", "title", "updated_at", "updated_by_id", "version") VALUES (OLD."checked_on", OLD."created_at", OLD."created_by_id", OLD."date", OLD."date_inferred", OLD."date_stated", OLD."id", OLD."kind", OLD."meeting_id", OLD."other_titles", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication", OLD."reported_on", OLD."slug", OLD."status_becomes", OLD."summary", OLD."text", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="33ec506bbd785b148e6692cbe4ec4129c767c6e0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c2d9b",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                ],
                "developmentagreementslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentagreementslinkevent" ("agreement_id", "development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."development_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="2725e8b7eb78f1fea9a416a1ea4e17bdbe83f034",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fcd08",
                            table="cooperation_development_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_developmentagreementslinkevent" ("agreement_id", "development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."development_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="e501233149ff277c583747aca421f0c8bac59f96",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b5c64",
                            table="cooperation_development_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentagreementslinkevent" ("agreement_id", "development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreement_id", OLD."development_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="66e66a57f8ddd2a87decdabb95e69a9763d35eb7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e7e21",
                            table="cooperation_development_agreements",
                            when="AFTER",
                        ),
                    ),
                ],
                "developmentinitiativeslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentinitiativeslinkevent" ("development_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."development_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="e16705ec94d229939b6c58cfe31d8f03b5be5b72",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95144",
                            table="cooperation_development_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_developmentinitiativeslinkevent" ("development_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."development_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="f0c69083d7d00ae6fc502debf567fa843aea2ec7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b264c",
                            table="cooperation_development_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentinitiativeslinkevent" ("development_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."development_id", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="54cf699fd9f06286b7e2e15972517167f084be06",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_86f9d",
                            table="cooperation_development_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_initiative_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) SELECT initiative_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="ca6049880e9fa69ea2ad51ca89a5ad0b3b3c3df5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_touch_initiative_on_insert_3ad89",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="cooperation_development_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_initiative_on_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) SELECT initiative_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="22b71d29cf1ea98c12b865af6dd4f1a83c96679f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_touch_initiative_on_update_c662e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="cooperation_development_initiatives",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_initiative_on_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) SELECT initiative_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="fdadefc8ba2678601a9f0d019ba4087a88bc1447",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_initiative_on_delete_42e65",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_development_initiatives",
                            when="AFTER",
                        ),
                    ),
                ],
                "developmentparticipantslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentparticipantslinkevent" ("development_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."development_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="0d38f5d490c285d36088728792b1dc1eb07b06a9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6bc5f",
                            table="cooperation_development_participants",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_developmentparticipantslinkevent" ("development_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."development_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="219f6696a30a69b7ee1a8cf183a77946728dc5b6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4e8e6",
                            table="cooperation_development_participants",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentparticipantslinkevent" ("development_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."development_id", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="efa47c7aea903a5a22beec10d7057a73eda7bf36",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_14008",
                            table="cooperation_development_participants",
                            when="AFTER",
                        ),
                    ),
                ],
                "developmentplaceslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentplaceslinkevent" ("development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."development_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="40b6e504d2ff67941d5088347620632055f63214",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c2b40",
                            table="cooperation_development_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_developmentplaceslinkevent" ("development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."development_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="40eb350438ec55d03b5368d6e9e5465605f831d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bdadf",
                            table="cooperation_development_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentplaceslinkevent" ("development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."development_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="94785456ca9703f87b72fda65c4370acf3b7a636",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_96a89",
                            table="cooperation_development_places",
                            when="AFTER",
                        ),
                    ),
                ],
                "developmentsectorslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentsectorslinkevent" ("development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."development_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="5e49d9f84b24f8e353280460fd49cf90042b4655",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1748b",
                            table="cooperation_development_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_developmentsectorslinkevent" ("development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."development_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="1b0333eedbd8f7ea658a42dfeca535b7c903eba6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_274a3",
                            table="cooperation_development_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_developmentsectorslinkevent" ("development_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."development_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="54e9ddb3174151cb3fbd4bb27de371a51869d8db",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6c391",
                            table="cooperation_development_sectors",
                            when="AFTER",
                        ),
                    ),
                ],
                "figure": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY[]::text[] = to_jsonb(OLD) - ARRAY[]::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="1c9bf0c859244e4ca26a819c48e88961f2f1d78d",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_34179",
                            table="cooperation_figure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.publication IN ('published', 'withdrawn') AND NEW.slug <> OLD.slug)",
                            func="RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';",
                            hash="9ea5a453e480fc9430cee09f92251fee29b84beb",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_ae557",
                            table="cooperation_figure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_citation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_figure WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE figure_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published figure needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="310c8b833827917c231d4789d78cc243ffaf45e0",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_citation_ef513",
                            table="cooperation_figure",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figureevent" ("agreement_id", "approximate", "checked_on", "created_at", "created_by_id", "id", "indicator", "initiative_id", "meeting_id", "nature", "other_titles", "period", "period_inferred", "period_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "preferred_reason", "printed", "publication", "slug", "summary", "title", "unit", "updated_at", "updated_by_id", "value_high", "value_low", "version") VALUES (NEW."agreement_id", NEW."approximate", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."indicator", NEW."initiative_id", NEW."meeting_id", NEW."nature", NEW."other_titles", NEW."period", NEW."period_inferred", NEW."period_stated", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preferred", NEW."preferred_reason", NEW."printed", NEW."publication", NEW."slug", NEW."summary", NEW."title", NEW."unit", NEW."updated_at", NEW."updated_by_id", NEW."value_high", NEW."value_low", NEW."version"); RETURN NULL;',
                            hash="e3b577209364371766dbf32c23e3d8c30f1d9862",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_49cf3",
                            table="cooperation_figure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_figureevent" ("agreement_id", "approximate", "checked_on", "created_at", "created_by_id", "id", "indicator", "initiative_id", "meeting_id", "nature", "other_titles", "period", "period_inferred", "period_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "preferred_reason", "printed", "publication", "slug", "summary", "title", "unit", "updated_at", "updated_by_id", "value_high", "value_low", "version") VALUES (NEW."agreement_id", NEW."approximate", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."indicator", NEW."initiative_id", NEW."meeting_id", NEW."nature", NEW."other_titles", NEW."period", NEW."period_inferred", NEW."period_stated", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preferred", NEW."preferred_reason", NEW."printed", NEW."publication", NEW."slug", NEW."summary", NEW."title", NEW."unit", NEW."updated_at", NEW."updated_by_id", NEW."value_high", NEW."value_low", NEW."version"); RETURN NULL;',
                            hash="855e13958ea0aa81d3591da4bd8d619097de7a15",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7dc3a",
                            table="cooperation_figure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figureevent" ("agreement_id", "approximate", "checked_on", "created_at", "created_by_id", "id", "indicator", "initiative_id", "meeting_id", "nature", "other_titles", "period", "period_inferred", "period_stated", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred", "preferred_reason", "printed", "publication", "slug", "summary", "title", "unit", "updated_at", "updated_by_id", "value_high", "value_low", "version") VALUES (OLD."agreement_id", OLD."approximate", OLD."checked_on", OLD."created_at", OLD."created_by_id", OLD."id", OLD."indicator", OLD."initiative_id", OLD."meeting_id", OLD."nature", OLD."other_titles", OLD."period", OLD."period_inferred", OLD."period_stated", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."preferred", OLD."preferred_reason", OLD."printed", OLD."publication", OLD."slug", OLD."summary", OLD."title", OLD."unit", OLD."updated_at", OLD."updated_by_id", OLD."value_high", OLD."value_low", OLD."version"); RETURN NULL;',
                            hash="79dd4d88cbe5f7ad3c83cd870b43e8e3cd8a818d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31ca8",
                            table="cooperation_figure",
                            when="AFTER",
                        ),
                    ),
                ],
                "figureoflink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figureoflinkevent" ("figure_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."figure_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="4e97d5d71a22375825e57b748616bd3e839660cd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4fb78",
                            table="cooperation_figure_of",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_figureoflinkevent" ("figure_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."figure_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c6aa6f992b09194651ef7aa3c69e4b00c616f566",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_435f0",
                            table="cooperation_figure_of",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figureoflinkevent" ("figure_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."figure_id", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="a5262fda87cdf6f7a818ffa02d6579c63b00efbd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1edf4",
                            table="cooperation_figure_of",
                            when="AFTER",
                        ),
                    ),
                ],
                "figureplaceslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figureplaceslinkevent" ("figure_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."figure_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="64e2d68db81e6335bba70d2abe7f6a28de1c2aeb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ee05b",
                            table="cooperation_figure_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_figureplaceslinkevent" ("figure_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."figure_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="27568d7834b1b322bf0ef918819199c4dc5b0239",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_db752",
                            table="cooperation_figure_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figureplaceslinkevent" ("figure_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."figure_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="d9b58a9710f4e3ea320935f053a468d8372e6717",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4feb7",
                            table="cooperation_figure_places",
                            when="AFTER",
                        ),
                    ),
                ],
                "figuresectorslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figuresectorslinkevent" ("figure_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."figure_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="62bcfc87a47b8ac7b8ea408f1864d07e73d17d4c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d9344",
                            table="cooperation_figure_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_figuresectorslinkevent" ("figure_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."figure_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="26c34513e30139f4cead2ec99498e17eed91dd87",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dd6c9",
                            table="cooperation_figure_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figuresectorslinkevent" ("figure_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."figure_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="2077535f2ca18c1971a50728f01c2cf41ffd37dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_45585",
                            table="cooperation_figure_sectors",
                            when="AFTER",
                        ),
                    ),
                ],
                "figuretolink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figuretolinkevent" ("figure_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."figure_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="d000b26108d1734c30f4800451e9f1e4f8a17c49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_46006",
                            table="cooperation_figure_to",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_figuretolinkevent" ("figure_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."figure_id", NEW."id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="c9c5f30256de29b3ddd7c599dec0714e76c665c8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_32237",
                            table="cooperation_figure_to",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_figuretolinkevent" ("figure_id", "id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."figure_id", OLD."id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="7fb4176cb97c4d771d8ce96c45b52740c4a77cf8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5bb63",
                            table="cooperation_figure_to",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiative": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY[]::text[] = to_jsonb(OLD) - ARRAY[]::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="9242334fb4600df322c1a7d7c4c3e680f7cca450",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_43efa",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.publication IN ('published', 'withdrawn') AND NEW.slug <> OLD.slug)",
                            func="RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';",
                            hash="bd62b6a03b05a81d9608e98a134946b5333307d8",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_f0db8",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="derive_status",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        \n        WITH moves AS (\n    SELECT d.status_becomes AS status, 1 AS stage, d.date, d.reported_on, d.id\n    FROM cooperation_development d\n    JOIN cooperation_development_initiatives l ON l.development_id = d.id\n    WHERE l.initiative_id = NEW.id AND d.status_becomes <> ''\n      -- Visitors see only published developments; before the initiative itself is published its drafts count too.\n      AND (d.publication = 'published' OR (d.publication <> 'withdrawn' AND NEW.publication <> 'published'))\n)\n        SELECT status, date INTO NEW.status, NEW.status_since FROM moves\n        WHERE date IS NULL OR COALESCE(lower(date), upper(date) - 1) <= CURRENT_DATE\n        ORDER BY date IS NULL, stage DESC, upper(date) DESC NULLS FIRST, reported_on DESC NULLS LAST, id DESC LIMIT 1;\n        IF NOT FOUND THEN\n            NEW.status := 'idea';\n            NEW.status_since := NULL;\n        END IF;\n        WITH moves AS (\n    SELECT d.status_becomes AS status, 1 AS stage, d.date, d.reported_on, d.id\n    FROM cooperation_development d\n    JOIN cooperation_development_initiatives l ON l.development_id = d.id\n    WHERE l.initiative_id = NEW.id AND d.status_becomes <> ''\n      -- Visitors see only published developments; before the initiative itself is published its drafts count too.\n      AND (d.publication = 'published' OR (d.publication <> 'withdrawn' AND NEW.publication <> 'published'))\n)\n        SELECT min(COALESCE(lower(date), upper(date) - 1)) INTO NEW.status_changes_on FROM moves WHERE COALESCE(lower(date), upper(date) - 1) > CURRENT_DATE;\n    \n        RETURN NEW;\n    ",
                            hash="d056aae26904d89c7a43bd4b66ec9584098dad88",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_derive_status_a7759",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_ring_by_part_of",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."part_of_id" IS NOT NULL)',
                            declare="DECLARE ring boolean;",
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_initiative.part_of_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.part_of_id\n                UNION\n                SELECT t.part_of_id FROM cooperation_initiative t JOIN above ON t.id = above.id WHERE t.part_of_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This initiative cannot be part of itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="d8257b9992341b067fa9567095e7033c7bee8b60",
                            operation='INSERT OR UPDATE OF "part_of_id"',
                            pgid="pgtrigger_no_ring_by_part_of_bd401",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_citation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_initiative WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE initiative_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published initiative needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="a23b70c8e23afb05350b45157dd5589746d10aaa",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_citation_26420",
                            table="cooperation_initiative",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeevent" ("actual", "actual_inferred", "actual_stated", "checked_on", "created_at", "created_by_id", "id", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "planned_inferred", "planned_stated", "publication", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."actual", NEW."actual_inferred", NEW."actual_stated", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."other_titles", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned", NEW."planned_inferred", NEW."planned_stated", NEW."publication", NEW."slug", NEW."status", NEW."status_changes_on", NEW."status_since", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="7520ddb5d290726843568972794b495edd8e9678",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0635c",
                            table="cooperation_initiative",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_initiativeevent" ("actual", "actual_inferred", "actual_stated", "checked_on", "created_at", "created_by_id", "id", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "planned_inferred", "planned_stated", "publication", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."actual", NEW."actual_inferred", NEW."actual_stated", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."other_titles", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned", NEW."planned_inferred", NEW."planned_stated", NEW."publication", NEW."slug", NEW."status", NEW."status_changes_on", NEW."status_since", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="d2b764a283313492628bfd0ba5acf8c58bc75232",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cdab9",
                            table="cooperation_initiative",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeevent" ("actual", "actual_inferred", "actual_stated", "checked_on", "created_at", "created_by_id", "id", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "planned_inferred", "planned_stated", "publication", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "version") VALUES (OLD."actual", OLD."actual_inferred", OLD."actual_stated", OLD."checked_on", OLD."created_at", OLD."created_by_id", OLD."id", OLD."other_titles", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned", OLD."planned_inferred", OLD."planned_stated", OLD."publication", OLD."slug", OLD."status", OLD."status_changes_on", OLD."status_since", OLD."summary", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="fdb4806e6778e2f00fbc6ac82a8803dddff2fc08",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9f533",
                            table="cooperation_initiative",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiativeagreementslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeagreementslinkevent" ("agreement_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="8c8622d94fc697c87c423c743caca5d9a87b6524",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6b796",
                            table="cooperation_initiative_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_initiativeagreementslinkevent" ("agreement_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="3f0a789da430ef6d33f146ce65612ad45d723ea8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ccf46",
                            table="cooperation_initiative_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeagreementslinkevent" ("agreement_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreement_id", OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="255946d2cfcb15c4b5b3089c7550d007a014f715",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_95766",
                            table="cooperation_initiative_agreements",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiativeeditionslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeeditionslinkevent" ("id", "initiative_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."initiative_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="15cc1fcc8047bc151ca440f8933f9076e7b7aac2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_256a8",
                            table="cooperation_initiative_editions",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_initiativeeditionslinkevent" ("id", "initiative_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."initiative_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="6f7958f7f211e289388e296d11d28518d17f9ad9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6c612",
                            table="cooperation_initiative_editions",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeeditionslinkevent" ("id", "initiative_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."initiative_id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="73fdb86532ad4c23541a9f00567ce8dace1443d0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7e73e",
                            table="cooperation_initiative_editions",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiativemeetingslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativemeetingslinkevent" ("id", "initiative_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."initiative_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="158e2d8020b7c94f07a893956563f9ce77d90fb2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_230da",
                            table="cooperation_initiative_meetings",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_initiativemeetingslinkevent" ("id", "initiative_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."initiative_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="b6d4178fa7100bd27b279f3cf7a1bafd22a525b1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2c539",
                            table="cooperation_initiative_meetings",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativemeetingslinkevent" ("id", "initiative_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."initiative_id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="36d989485545c4dcbac33906c86929d053626b8f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7524b",
                            table="cooperation_initiative_meetings",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiativeplaceslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeplaceslinkevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="157e8e2708b2139f383c5c8937e2b6205bb6d1d9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb9c6",
                            table="cooperation_initiative_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_initiativeplaceslinkevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="ee90f559a201df3d2b4a2d6a93ab5b93275a9d25",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e4b8",
                            table="cooperation_initiative_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativeplaceslinkevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="3d280bd107ed8bd20bbb579bdf6802fa5a728635",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_92250",
                            table="cooperation_initiative_places",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiativesectorslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativesectorslinkevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="4fbfe79637a7c94653ee67afa171364632f5e043",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e0eb1",
                            table="cooperation_initiative_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_initiativesectorslinkevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."id", NEW."initiative_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="353d63777002da7a541ff4eb55f893e56d2d0dd4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7b308",
                            table="cooperation_initiative_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_initiativesectorslinkevent" ("id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."id", OLD."initiative_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="7cd5995d99757ce3d295507841c7364b29015457",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7b0b1",
                            table="cooperation_initiative_sectors",
                            when="AFTER",
                        ),
                    ),
                ],
                "involvement": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_involvementevent" ("during", "during_inferred", "during_stated", "id", "initiative_id", "outcome", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."during", NEW."during_inferred", NEW."during_stated", NEW."id", NEW."initiative_id", NEW."outcome", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role"); RETURN NULL;',
                            hash="7d83a84d9091a0cf9e8f71f86d8ab0d41e71cd37",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7bfbd",
                            table="cooperation_involvement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_involvementevent" ("during", "during_inferred", "during_stated", "id", "initiative_id", "outcome", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."during", NEW."during_inferred", NEW."during_stated", NEW."id", NEW."initiative_id", NEW."outcome", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role"); RETURN NULL;',
                            hash="1c6cfe5484ae504c4ff91f60f5bdb9794d9cfb5e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6869f",
                            table="cooperation_involvement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_involvementevent" ("during", "during_inferred", "during_stated", "id", "initiative_id", "outcome", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (OLD."during", OLD."during_inferred", OLD."during_stated", OLD."id", OLD."initiative_id", OLD."outcome", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role"); RETURN NULL;',
                            hash="91c7a124a38a2ad6820ec96879d6fe0fcf7a2c27",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7087a",
                            table="cooperation_involvement",
                            when="AFTER",
                        ),
                    ),
                ],
                "meeting": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY[]::text[] = to_jsonb(OLD) - ARRAY[]::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="efe9ad2524f4d046e750466d677cd78c4d6d2bbf",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_b9aa9",
                            table="cooperation_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.publication IN ('published', 'withdrawn') AND NEW.slug <> OLD.slug)",
                            func="RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';",
                            hash="afdbc4e5796f58b2f1b7d0b934f1813ec99e70e7",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_ea77f",
                            table="cooperation_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_ring_by_part_of",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."part_of_id" IS NOT NULL)',
                            declare="DECLARE ring boolean;",
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_meeting.part_of_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.part_of_id\n                UNION\n                SELECT t.part_of_id FROM cooperation_meeting t JOIN above ON t.id = above.id WHERE t.part_of_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This meeting cannot be part of itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="341080460d933c5ef863a2ade353f565a4ed05de",
                            operation='INSERT OR UPDATE OF "part_of_id"',
                            pgid="pgtrigger_no_ring_by_part_of_05601",
                            table="cooperation_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="published_needs_citation",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.publication = 'published')",
                            constraint="CONSTRAINT",
                            func="\n        \n        IF EXISTS (SELECT 1 FROM cooperation_meeting WHERE id = NEW.id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_citation WHERE meeting_id = NEW.id) THEN\n            RAISE EXCEPTION 'A published meeting needs at least one citation.' USING ERRCODE = 'check_violation';\n        END IF;\n    RETURN NULL;",
                            hash="6c2ec171303f65726fd41aa2e0142415789f7053",
                            operation='INSERT OR UPDATE OF "publication"',
                            pgid="pgtrigger_published_needs_citation_10b21",
                            table="cooperation_meeting",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_meetingevent" ("checked_on", "convening_body_id", "created_at", "created_by_id", "date", "date_inferred", "date_stated", "held", "id", "kind", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "session_number", "slug", "status", "summary", "title", "updated_at", "updated_by_id", "venue_id", "version") VALUES (NEW."checked_on", NEW."convening_body_id", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_inferred", NEW."date_stated", NEW."held", NEW."id", NEW."kind", NEW."other_titles", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication", NEW."session_number", NEW."slug", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."venue_id", NEW."version"); RETURN NULL;',
                            hash="c43c76b46321780446a3315e615b577ef0a03312",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad6da",
                            table="cooperation_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_meetingevent" ("checked_on", "convening_body_id", "created_at", "created_by_id", "date", "date_inferred", "date_stated", "held", "id", "kind", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "session_number", "slug", "status", "summary", "title", "updated_at", "updated_by_id", "venue_id", "version") VALUES (NEW."checked_on", NEW."convening_body_id", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_inferred", NEW."date_stated", NEW."held", NEW."id", NEW."kind", NEW."other_titles", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."session_number", NEW."slug", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."venue_id", NEW."version"); RETURN NULL;',
                            hash="ed4d0d079f3114f144123ddf9019a3ac7c28f302",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_90f97",
                            table="cooperation_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_meetingevent" ("checked_on", "convening_body_id", "created_at", "created_by_id", "date", "date_inferred", "date_stated", "held", "id", "kind", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "session_number", "slug", "status", "summary", "title", "updated_at", "updated_by_id", "venue_id", "version") VALUES (OLD."checked_on", OLD."convening_body_id", OLD."created_at", OLD."created_by_id", OLD."date", OLD."date_inferred", OLD."date_stated", OLD."held", OLD."id", OLD."kind", OLD."other_titles", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication", OLD."session_number", OLD."slug", OLD."status", OLD."summary", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."venue_id", OLD."version"); RETURN NULL;',
                            hash="9abec528ad1c13cbbb953eb434b0d8318dc6670f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fb9d0",
                            table="cooperation_meeting",
                            when="AFTER",
                        ),
                    ),
                ],
                "meetingplaceslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_meetingplaceslinkevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="41258f23b83d91f92f28c1d30bcabd71c302438f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7e77",
                            table="cooperation_meeting_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_meetingplaceslinkevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="89a0b72ceedc5c7b7f0fb4afdc8f97f14fcabe69",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b62c8",
                            table="cooperation_meeting_places",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_meetingplaceslinkevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="ebddce16caed12a57cc476291a12d49ae6704677",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c86b7",
                            table="cooperation_meeting_places",
                            when="AFTER",
                        ),
                    ),
                ],
                "meetingsectorslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_meetingsectorslinkevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="9887e7aee4295ef474d1c2b2e992b45d87b465ea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_51aa4",
                            table="cooperation_meeting_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_meetingsectorslinkevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="965bf1b1323b6d5d4fe6d5f720c8aa5886d6aefa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9a7da",
                            table="cooperation_meeting_sectors",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_meetingsectorslinkevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="e5b788f13d702b770679b5c5b7c79e577d177a33",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cbf46",
                            table="cooperation_meeting_sectors",
                            when="AFTER",
                        ),
                    ),
                ],
                "participant": [
                    pgtrigger.compiler.Trigger(
                        name="no_ring_by_part_of",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."part_of_id" IS NOT NULL)',
                            declare="DECLARE ring boolean;",
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_participant.part_of_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.part_of_id\n                UNION\n                SELECT t.part_of_id FROM cooperation_participant t JOIN above ON t.id = above.id WHERE t.part_of_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This participant cannot be part of itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="c97c103d02c429f6447769a3490f3f5605b74a43",
                            operation='INSERT OR UPDATE OF "part_of_id"',
                            pgid="pgtrigger_no_ring_by_part_of_40404",
                            table="cooperation_participant",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="state_names_from_country",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"kind\" = 'state')",
                            func="\n        SELECT c.name, array_remove(c.other_names || c.official_name, '')\n        INTO NEW.name, NEW.other_names\n        FROM cooperation_country c WHERE c.code = NEW.country_id;\n        RETURN NEW;\n    ",
                            hash="04919c9a6fb390c913a7c93842d299865a0293b2",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_state_names_from_country_d8514",
                            table="cooperation_participant",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_participantevent" ("country_id", "id", "kind", "name", "native_name", "other_names", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website") VALUES (NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."native_name", NEW."other_names", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."website"); RETURN NULL;',
                            hash="1028fe603e8a2802ba3e05e541fb69fc05a81f3b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8282d",
                            table="cooperation_participant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_participantevent" ("country_id", "id", "kind", "name", "native_name", "other_names", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website") VALUES (NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."native_name", NEW."other_names", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."website"); RETURN NULL;',
                            hash="2369c0b963aa88109d51d7aca9bc9532cc769afd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4a681",
                            table="cooperation_participant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_participantevent" ("country_id", "id", "kind", "name", "native_name", "other_names", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website") VALUES (OLD."country_id", OLD."id", OLD."kind", OLD."name", OLD."native_name", OLD."other_names", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."website"); RETURN NULL;',
                            hash="df2893ae9c2ff74ebb9db6c6de2fd0fab584abc0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_95d16",
                            table="cooperation_participant",
                            when="AFTER",
                        ),
                    ),
                ],
                "participation": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_participationevent" ("capacity", "id", "meeting_id", "on_behalf_of_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "with_members") VALUES (NEW."capacity", NEW."id", NEW."meeting_id", NEW."on_behalf_of_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."with_members"); RETURN NULL;',
                            hash="011f0b09002a169a0c70f1d3d6272f26278ea6dc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_69402",
                            table="cooperation_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_participationevent" ("capacity", "id", "meeting_id", "on_behalf_of_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "with_members") VALUES (NEW."capacity", NEW."id", NEW."meeting_id", NEW."on_behalf_of_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."with_members"); RETURN NULL;',
                            hash="873a4828bbb3ca1b3c996f789ea7fd74a5c57b2e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5c1bf",
                            table="cooperation_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_participationevent" ("capacity", "id", "meeting_id", "on_behalf_of_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "with_members") VALUES (OLD."capacity", OLD."id", OLD."meeting_id", OLD."on_behalf_of_id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."with_members"); RETURN NULL;',
                            hash="8b7117b02e2f0e1a681b12045db7f884be2fa02c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bd653",
                            table="cooperation_participation",
                            when="AFTER",
                        ),
                    ),
                ],
                "party": [
                    pgtrigger.compiler.Trigger(
                        name="stays_with_published",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="IF OLD.agreement_id IS NOT NULL THEN \n        PERFORM 1 FROM cooperation_agreement WHERE id = OLD.agreement_id FOR NO KEY UPDATE;\n        IF EXISTS (SELECT 1 FROM cooperation_agreement WHERE id = OLD.agreement_id AND publication = 'published')\n           AND NOT EXISTS (SELECT 1 FROM cooperation_party WHERE agreement_id = OLD.agreement_id) THEN\n            RAISE EXCEPTION 'A published agreement needs at least one party.' USING ERRCODE = 'check_violation';\n        END IF;\n     END IF;\nRETURN NULL;",
                            hash="82137e6a5b777ec5122c53e2721e648395f7b4ed",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_stays_with_published_e1db6",
                            table="cooperation_party",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_partyevent" ("agreement_id", "id", "on_behalf_of_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "with_members") VALUES (NEW."agreement_id", NEW."id", NEW."on_behalf_of_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."with_members"); RETURN NULL;',
                            hash="a0b0bab6505b8dedd44692134444ec485a9e6ba2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_43eb9",
                            table="cooperation_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_partyevent" ("agreement_id", "id", "on_behalf_of_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "with_members") VALUES (NEW."agreement_id", NEW."id", NEW."on_behalf_of_id", NEW."participant_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."with_members"); RETURN NULL;',
                            hash="01b9fdc2e0158ab9f21836924d2e5ec518190aea",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6bbb3",
                            table="cooperation_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_partyevent" ("agreement_id", "id", "on_behalf_of_id", "participant_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "with_members") VALUES (OLD."agreement_id", OLD."id", OLD."on_behalf_of_id", OLD."participant_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."with_members"); RETURN NULL;',
                            hash="6d61cc0c854f3cdf3f15f358ccd475c81a2307e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9fbae",
                            table="cooperation_party",
                            when="AFTER",
                        ),
                    ),
                ],
                "place": [
                    pgtrigger.compiler.Trigger(
                        name="no_ring_by_within",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."within_id" IS NOT NULL)',
                            declare="DECLARE ring boolean;",
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_place.within_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.within_id\n                UNION\n                SELECT t.within_id FROM cooperation_place t JOIN above ON t.id = above.id WHERE t.within_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This place cannot be part of itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="67206004f36d9e603b88e4dc4529f3a5d233c96d",
                            operation='INSERT OR UPDATE OF "within_id"',
                            pgid="pgtrigger_no_ring_by_within_b926d",
                            table="cooperation_place",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_placeevent" ("id", "kind", "latitude", "longitude", "name", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "within_id") VALUES (NEW."id", NEW."kind", NEW."latitude", NEW."longitude", NEW."name", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."within_id"); RETURN NULL;',
                            hash="2dcb30e85fa5f423f2703027ed559c05d300e8f2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a4eb7",
                            table="cooperation_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_placeevent" ("id", "kind", "latitude", "longitude", "name", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "within_id") VALUES (NEW."id", NEW."kind", NEW."latitude", NEW."longitude", NEW."name", NEW."other_names", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."within_id"); RETURN NULL;',
                            hash="189f995559baf387440b63ea3c58a8ff6af8ca59",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f9134",
                            table="cooperation_place",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_placeevent" ("id", "kind", "latitude", "longitude", "name", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "within_id") VALUES (OLD."id", OLD."kind", OLD."latitude", OLD."longitude", OLD."name", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."within_id"); RETURN NULL;',
                            hash="7077f914b3f8cdaab2262e1ee0273a409531c8d5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3f612",
                            table="cooperation_place",
                            when="AFTER",
                        ),
                    ),
                ],
                "placecountrieslink": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_placecountrieslinkevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="835dac0cade0cf81695293d3b73dd952cb07bcfc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d715",
                            table="cooperation_place_countries",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_placecountrieslinkevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id"); RETURN NULL;',
                            hash="792df41af5a0f50a8c08213749cba0d404b9f124",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6aad2",
                            table="cooperation_place_countries",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_placecountrieslinkevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id") VALUES (OLD."country_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id"); RETURN NULL;',
                            hash="16b17f98fa059d00ee5235d32db70b066cb0d831",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dd06c",
                            table="cooperation_place_countries",
                            when="AFTER",
                        ),
                    ),
                ],
                "sector": [
                    pgtrigger.compiler.Trigger(
                        name="no_ring_by_parent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."parent_id" IS NOT NULL)',
                            declare="DECLARE ring boolean;",
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_sector.parent_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.parent_id\n                UNION\n                SELECT t.parent_id FROM cooperation_sector t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This sector cannot be part of itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="4044f95dbbdb4390e4128350a32e0e79b362576f",
                            operation='INSERT OR UPDATE OF "parent_id"',
                            pgid="pgtrigger_no_ring_by_parent_fcda2",
                            table="cooperation_sector",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_sectorevent" ("code", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."code", NEW."id", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="07302e4f1121032477bf7ffd1fd72146c634e634",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_54cb3",
                            table="cooperation_sector",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_sectorevent" ("code", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."code", NEW."id", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="35415bfde2f7147d89301e4189a3a574afdd0a73",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a964",
                            table="cooperation_sector",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_sectorevent" ("code", "id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."code", OLD."id", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                            hash="32ee9063336b8aebe290e8f4e06321ccfc7d76e0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e4136",
                            table="cooperation_sector",
                            when="AFTER",
                        ),
                    ),
                ],
                "seedfile": [
                    pgtrigger.compiler.Trigger(
                        name="load_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The fixture file % has been loaded already.', OLD.name USING ERRCODE = 'check_violation';",
                            hash="c3ca8a7b2bd563d5d1e0db90a3e8dba2e6fd9cc3",
                            operation="UPDATE",
                            pgid="pgtrigger_load_once_cab53",
                            table="cooperation_seedfile",
                            when="BEFORE",
                        ),
                    )
                ],
                "source": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_sourceevent" ("dateline", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_inferred", "published_stated", "publisher_id", "retrieved_at", "sha256", "slug", "text", "title", "url") VALUES (NEW."dateline", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published", NEW."published_inferred", NEW."published_stated", NEW."publisher_id", NEW."retrieved_at", NEW."sha256", NEW."slug", NEW."text", NEW."title", NEW."url"); RETURN NULL;',
                            hash="c0a1d473b64984ce613b9feefddd9ee2a4e7c53b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dc71b",
                            table="cooperation_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cooperation_sourceevent" ("dateline", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_inferred", "published_stated", "publisher_id", "retrieved_at", "sha256", "slug", "text", "title", "url") VALUES (NEW."dateline", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."published_inferred", NEW."published_stated", NEW."publisher_id", NEW."retrieved_at", NEW."sha256", NEW."slug", NEW."text", NEW."title", NEW."url"); RETURN NULL;',
                            hash="c5a7530cfbbfe59a6b209e1607a29d0c1ccc580e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2284e",
                            table="cooperation_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cooperation_sourceevent" ("dateline", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_inferred", "published_stated", "publisher_id", "retrieved_at", "sha256", "slug", "text", "title", "url") VALUES (OLD."dateline", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published", OLD."published_inferred", OLD."published_stated", OLD."publisher_id", OLD."retrieved_at", OLD."sha256", OLD."slug", OLD."text", OLD."title", OLD."url"); RETURN NULL;',
                            hash="e19ceb623b566a4ab8a4eaabd11e66a2e855acc8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d243e",
                            table="cooperation_source",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
    ]
