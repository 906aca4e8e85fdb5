"""Countries that are not called states, who administers them, and the successors of countries that have ended.

A register with data gets what 010-countries says of this.
"""

import django.db.models.deletion
from django.db import migrations, models

TERRITORIES = (
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM "
    "PN PR RE SH SJ SX TC TF TK TW UM VG VI WF YT ANHH CTKI GEHH NTHH PCHH PZPA SKIN"
).split()


ADMINISTERED_BY = (
    "AI:GB AS:US AW:NL AX:FI BL:FR BM:GB BQ:NL BV:NO CC:AU CW:NL CX:AU FK:GB FO:DK GF:FR GG:GB GI:GB GL:DK "
    "GP:FR GS:GB GU:US HK:CN HM:AU IM:GB IO:GB JE:GB KY:GB MF:FR MO:CN MP:US MQ:FR MS:GB NC:FR NF:AU PF:FR "
    "PM:FR PN:GB PR:US RE:FR SH:GB SJ:NO SX:NL TC:GB TF:FR TK:NZ UM:US VG:GB VI:US WF:FR YT:FR ANHH:NL "
).split()
SUCCESSORS = {
    "SUHH": "AM AZ BY EE GE KZ KG LV LT MD RU TJ TM UA UZ",
    "CSHH": "CZ SK",
    "YUCS": "BA HR MK SI CSXX",
    "CSXX": "ME RS",
    "DDDE": "DE",
    "VDVN": "VN",
    "YDYE": "YE",
    "ANHH": "BQ CW SX",
    "GEHH": "KI TV",
    "PCHH": "FM MH MP PW",
    "PZPA": "PA",
    "SKIN": "IN",
    "NTHH": "IQ SA",
    "CTKI": "KI",
}


TABLES = ("cooperation_country", "cooperation_participant")


def fill(apps, schema_editor):
    """Give the countries that are recorded what the fixture says of them since. Their histories begin with the next edit.

    Without triggers: those of entries read views that an earlier migration may have dropped. Entries are rebuilt after
    an upgrade.
    """
    for table in TABLES:
        schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    countries = apps.get_model("cooperation", "Country").objects
    codes = set(countries.values_list("code", flat=True))
    countries.filter(code__in=TERRITORIES).update(is_territory=True)
    for pair in ADMINISTERED_BY:
        code, administrator = pair.split(":")
        if administrator in codes:
            countries.filter(code=code).update(administered_by=administrator)
    for country in countries.filter(code__in=SUCCESSORS):
        country.successors.set(codes.intersection(SUCCESSORS[country.code].split()))
    participants = apps.get_model("cooperation", "Participant").objects
    participants.filter(kind="state", country__in=TERRITORIES).update(is_territory=True)
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    for table in TABLES:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0015_roles"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CountrySuccessorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="country",
            name="administered_by",
            field=models.ForeignKey(
                blank=True,
                help_text="E.g. Denmark for Greenland.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="territories",
                to="cooperation.country",
            ),
        ),
        migrations.AddField(
            model_name="country",
            name="is_territory",
            field=models.BooleanField(
                default=False,
                db_default=False,
                help_text="For who is neither a member nor an observer of the United Nations, such as Hong Kong. Pages say “country or territory” instead of “state”.",
                verbose_name="not called a state",
            ),
        ),
        migrations.AddField(
            model_name="country",
            name="successors",
            field=models.ManyToManyField(
                blank=True,
                help_text="The countries on its territory since it was dissolved. Who took over its treaties is an action of each agreement.",
                related_name="predecessors",
                to="cooperation.country",
            ),
        ),
        migrations.CreateModel(
            name="CountrySuccessorsLink",
            fields=[],
            options={
                "verbose_name": "country successors",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cooperation.country_successors",),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="administered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="E.g. Denmark for Greenland.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cooperation.country",
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="is_territory",
            field=models.BooleanField(
                default=False,
                db_default=False,
                help_text="For who is neither a member nor an observer of the United Nations, such as Hong Kong. Pages say “country or territory” instead of “state”.",
                verbose_name="not called a state",
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="is_territory",
            field=models.BooleanField(
                default=False, db_default=False, editable=False, help_text="As of the country, for its state."
            ),
        ),
        migrations.AddField(
            model_name="participantevent",
            name="is_territory",
            field=models.BooleanField(
                default=False, db_default=False, editable=False, help_text="As of the country, for its state."
            ),
        ),
        migrations.AlterField(
            model_name="participant",
            name="kind",
            field=models.CharField(
                choices=[
                    ("state", "state, country or territory"),
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
        migrations.AlterField(
            model_name="participant",
            name="name",
            field=models.CharField(
                blank=True,
                help_text="A state or territory takes its name from its country.",
                validators=[django.core.validators.MaxLengthValidator(300)],
            ),
        ),
        migrations.AlterField(
            model_name="participantevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("state", "state, country or territory"),
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
        migrations.AlterField(
            model_name="participantevent",
            name="name",
            field=models.CharField(
                blank=True,
                help_text="A state or territory takes its name from its country.",
                validators=[django.core.validators.MaxLengthValidator(300)],
            ),
        ),
        migrations.AddConstraint(
            model_name="country",
            constraint=models.CheckConstraint(
                condition=models.Q(("administered_by", models.F("code")), _negated=True),
                name="country_administered_by_another",
                violation_error_message="A country cannot be administered by itself.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="participant",
            name="participant_kind_known",
            constraint=models.CheckConstraint(
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
                violation_error_message="Choose one of: state, country or territory, government, ministry, agency, parliament, head of state’s office, joint body, intergovernmental organisation, company, university, media, civil society, person, group.",
            ),
        ),
        migrations.AddField(
            model_name="countrysuccessorslinkevent",
            name="from_country",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                db_tablespace="",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cooperation.country",
            ),
        ),
        migrations.AddField(
            model_name="countrysuccessorslinkevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="countrysuccessorslinkevent",
            name="to_country",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                db_tablespace="",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cooperation.country",
            ),
        ),
        migrations.AddField(
            model_name="countrysuccessorslinkevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cooperation.countrysuccessorslink",
            ),
        ),
        migrations.AddIndex(
            model_name="countrysuccessorslinkevent",
            index=models.Index(fields=["from_country"], name="cooperation_from_co_6c1259_idx"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
