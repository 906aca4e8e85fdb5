import cooperation.migrations._triggers
import django.core.validators
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0004_entries_by_triggers"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="place",
            name="place_position_on_earth",
        ),
        migrations.AlterField(
            model_name="agreement",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="agreementevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="commitment",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="commitmentevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="development",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="developmentevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="figure",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="figureevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="initiative",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="initiativeevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="meetingevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="participant",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="participantevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="place",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="placeevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="sector",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="sectorevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                unique=True,
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="sourceevent",
            name="slug",
            field=models.CharField(
                blank=True,
                error_messages={"unique": "Another one has this address."},
                help_text="The last part of the page’s address; made from the name if left blank.",
                validators=[
                    django.core.validators.MaxLengthValidator(300),
                    django.core.validators.RegexValidator(
                        "^[-\\w]+$", "An address has letters, digits and hyphens, no spaces."
                    ),
                ],
                verbose_name="address",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="agreement_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="commitment_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="development",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="development_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="figure_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="initiative_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="meeting_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="participant_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="place_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(
                        ("latitude__isnull", False),
                        ("latitude__range", (-90, 90)),
                        ("longitude__isnull", False),
                        ("longitude__range", (-180, 180)),
                    ),
                    _connector="OR",
                ),
                name="place_position_on_earth",
                violation_error_message="Give latitude (-90 to 90) and longitude (-180 to 180) together, or neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sector",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="sector_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("slug", ""), _negated=True), models.Q(("slug__regex", "[\\s/?#%.]"), _negated=True)
                ),
                name="source_slug_is_address",
                violation_error_message="An address has letters, digits and hyphens, no spaces.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="agreement",
            name="agreement_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="agreement_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="commitment",
            name="commitment_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="commitment_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="commitment",
            name="commitment_what_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("what", ""), _negated=True),
                name="commitment_what_given",
                violation_error_message="Say what is to be done.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="country",
            name="country_name_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="country_name_given",
                violation_error_message="Give a name.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="development",
            name="development_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="development_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="development",
            name="development_text_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="development_text_given",
                violation_error_message="Say what happened, in a sentence or two.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="figure",
            name="figure_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="figure_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="figure",
            name="figure_indicator_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("indicator", ""), _negated=True),
                name="figure_indicator_given",
                violation_error_message="Say what is measured.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="initiative",
            name="initiative_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="initiative_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="meeting",
            name="meeting_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="meeting_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="place",
            name="place_name_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="place_name_given",
                violation_error_message="Give a name.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="sector",
            name="sector_name_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="sector_name_given",
                violation_error_message="Give a name.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="source",
            name="source_title_given",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="source_title_given",
                violation_error_message="Give a title.",
            ),
        ),
        cooperation.migrations._triggers.AddTriggers(
            triggers={
                "agreement": [
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.slug <> OLD.slug)",
                            func="\n            IF EXISTS (\n                SELECT 1 FROM cooperation_agreementevent\n                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug\n            ) THEN\n                RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="1ced98e3cc7402a3b84bc3aada4d665c4d1a7608",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_df961",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="derive_status",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        \n        WITH moves AS (\n    SELECT CASE a.kind WHEN 'declared' THEN 'declared' WHEN 'negotiations_opened' THEN 'under_negotiation' WHEN 'drafted' THEN 'drafted' WHEN 'initialled' THEN 'initialled' WHEN 'adopted' THEN 'adopted' WHEN 'signed' THEN 'signed' WHEN 'provisionally_applied' THEN 'provisionally_applied' WHEN 'entered_into_force' THEN 'in_force' WHEN 'extended' THEN 'in_force' WHEN 'resumed' THEN 'in_force' WHEN 'suspended' THEN 'suspended' WHEN 'repealed' THEN 'terminated' WHEN 'terminated' THEN 'terminated' WHEN 'expired' THEN 'expired' WHEN 'lapsed' THEN 'never_in_force' END AS status, (a.kind IN ('provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed'))::int AS stage,\n           COALESCE(a.effective_date, a.date) AS date, a.id\n    FROM cooperation_agreementaction a\n    WHERE a.agreement_id = NEW.id AND a.kind IN ('declared', 'negotiations_opened', 'drafted', 'initialled', 'adopted', 'signed', 'provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed')\n    UNION ALL\n    SELECT CASE l.kind WHEN 'replaces' THEN 'replaced' WHEN 'terminates' THEN 'terminated' WHEN 'lasts_until' THEN 'expired' END, 1, COALESCE(a.effective_date, a.date), a.id\n    FROM cooperation_agreementlink l\n    JOIN cooperation_agreement other ON other.id IN (l.from_agreement_id, l.to_agreement_id) AND other.id <> NEW.id\n    JOIN cooperation_agreementaction a ON a.agreement_id = other.id AND a.kind = 'entered_into_force'\n    WHERE ((l.kind IN ('replaces', 'terminates') AND l.to_agreement_id = NEW.id)\n           OR (l.kind = 'lasts_until' AND l.from_agreement_id = NEW.id))\n      AND (other.publication = 'published' OR (other.publication <> 'withdrawn' AND NEW.publication <> 'published'))\n), counted AS (\n            SELECT status, date, row_number() OVER (ORDER BY date IS NULL, stage DESC, COALESCE(upper(date), lower(date) + 1) DESC, id DESC) AS place\n            FROM moves WHERE date IS NULL OR COALESCE(lower(date), upper(date) - 1) <= CURRENT_DATE\n        )\n        -- The latest says the status; the first of those that have said the same ever since says since when.\n        SELECT c.status, c.date INTO NEW.status, NEW.status_since FROM counted c\n        WHERE NOT EXISTS (\n            SELECT 1 FROM counted later\n            WHERE later.place < c.place AND (later.status, later.date IS NULL) <> (c.status, c.date IS NULL)\n        )\n        ORDER BY c.place DESC LIMIT 1;\n        IF NOT FOUND THEN\n            NEW.status := 'under_negotiation';\n            NEW.status_since := NULL;\n        END IF;\n        WITH moves AS (\n    SELECT CASE a.kind WHEN 'declared' THEN 'declared' WHEN 'negotiations_opened' THEN 'under_negotiation' WHEN 'drafted' THEN 'drafted' WHEN 'initialled' THEN 'initialled' WHEN 'adopted' THEN 'adopted' WHEN 'signed' THEN 'signed' WHEN 'provisionally_applied' THEN 'provisionally_applied' WHEN 'entered_into_force' THEN 'in_force' WHEN 'extended' THEN 'in_force' WHEN 'resumed' THEN 'in_force' WHEN 'suspended' THEN 'suspended' WHEN 'repealed' THEN 'terminated' WHEN 'terminated' THEN 'terminated' WHEN 'expired' THEN 'expired' WHEN 'lapsed' THEN 'never_in_force' END AS status, (a.kind IN ('provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed'))::int AS stage,\n           COALESCE(a.effective_date, a.date) AS date, a.id\n    FROM cooperation_agreementaction a\n    WHERE a.agreement_id = NEW.id AND a.kind IN ('declared', 'negotiations_opened', 'drafted', 'initialled', 'adopted', 'signed', 'provisionally_applied', 'entered_into_force', 'extended', 'resumed', 'suspended', 'repealed', 'terminated', 'expired', 'lapsed')\n    UNION ALL\n    SELECT CASE l.kind WHEN 'replaces' THEN 'replaced' WHEN 'terminates' THEN 'terminated' WHEN 'lasts_until' THEN 'expired' END, 1, COALESCE(a.effective_date, a.date), a.id\n    FROM cooperation_agreementlink l\n    JOIN cooperation_agreement other ON other.id IN (l.from_agreement_id, l.to_agreement_id) AND other.id <> NEW.id\n    JOIN cooperation_agreementaction a ON a.agreement_id = other.id AND a.kind = 'entered_into_force'\n    WHERE ((l.kind IN ('replaces', 'terminates') AND l.to_agreement_id = NEW.id)\n           OR (l.kind = 'lasts_until' AND l.from_agreement_id = NEW.id))\n      AND (other.publication = 'published' OR (other.publication <> 'withdrawn' AND NEW.publication <> 'published'))\n)\n        SELECT min(COALESCE(lower(date), upper(date) - 1)) INTO NEW.status_changes_on FROM moves WHERE COALESCE(lower(date), upper(date) - 1) > CURRENT_DATE;\n    \n        NEW.main_date := (\n            SELECT a.date FROM cooperation_agreementaction a\n            WHERE a.agreement_id = NEW.id AND a.kind IN ('signed', 'adopted', 'declared')\n              AND COALESCE(lower(a.date), upper(a.date) - 1) <= CURRENT_DATE\n            ORDER BY array_position(ARRAY['signed', 'adopted', 'declared'], a.kind::text),\n                     lower(a.date) NULLS LAST, a.id\n            LIMIT 1\n        );\n        RETURN NEW;\n    ",
                            hash="4e08350a997026bb66160f987b4fd0c595243168",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_derive_status_f2286",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_ended",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."publication" IS DISTINCT FROM (NEW."publication"))',
                            func="\n        UPDATE cooperation_agreement SET status = status WHERE id IN (\n    SELECT to_agreement_id FROM cooperation_agreementlink\n    WHERE kind IN ('replaces', 'terminates') AND from_agreement_id IN (NEW.id)\n    UNION ALL\n    SELECT from_agreement_id FROM cooperation_agreementlink\n    WHERE kind = 'lasts_until' AND to_agreement_id IN (NEW.id)\n);\n        RETURN NULL;\n    ",
                            hash="8a3c043ce9344d03e747998d1de0161173abcdbd",
                            operation='UPDATE OF "publication"',
                            pgid="pgtrigger_touch_ended_fc90e",
                            table="cooperation_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "agreementaction": [
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) SELECT agreement_id FROM changed UNION \n    SELECT to_agreement_id FROM cooperation_agreementlink\n    WHERE kind IN ('replaces', 'terminates') AND from_agreement_id IN (SELECT agreement_id FROM changed)\n    UNION ALL\n    SELECT from_agreement_id FROM cooperation_agreementlink\n    WHERE kind = 'lasts_until' AND to_agreement_id IN (SELECT agreement_id FROM changed)\n\n                );\n                RETURN NULL;\n            ",
                            hash="504761558973cce4bed0771c5ae2433bcd8bcc3e",
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
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) SELECT agreement_id FROM changed UNION \n    SELECT to_agreement_id FROM cooperation_agreementlink\n    WHERE kind IN ('replaces', 'terminates') AND from_agreement_id IN (SELECT agreement_id FROM changed)\n    UNION ALL\n    SELECT from_agreement_id FROM cooperation_agreementlink\n    WHERE kind = 'lasts_until' AND to_agreement_id IN (SELECT agreement_id FROM changed)\n\n                );\n                RETURN NULL;\n            ",
                            hash="f6f24bb8ebcdb36d653c5edb6842da7f69cd4720",
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
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) SELECT agreement_id FROM changed UNION \n    SELECT to_agreement_id FROM cooperation_agreementlink\n    WHERE kind IN ('replaces', 'terminates') AND from_agreement_id IN (SELECT agreement_id FROM changed)\n    UNION ALL\n    SELECT from_agreement_id FROM cooperation_agreementlink\n    WHERE kind = 'lasts_until' AND to_agreement_id IN (SELECT agreement_id FROM changed)\n\n                );\n                RETURN NULL;\n            ",
                            hash="0031f8dc86840875d68204ef11a73d8fe2acd4bd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_agreement_on_delete_1ac95",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_agreementaction",
                            when="AFTER",
                        ),
                    ),
                ],
                "commitment": [
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.slug <> OLD.slug)",
                            func="\n            IF EXISTS (\n                SELECT 1 FROM cooperation_commitmentevent\n                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug\n            ) THEN\n                RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="18c7a4ceafe5cc085ea1389dd401eed9dd2815aa",
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
                            func="\n            PERFORM pg_advisory_xact_lock(hashtext('cooperation_commitment.restates_id'));\n            WITH RECURSIVE above(id) AS (\n                SELECT NEW.restates_id\n                UNION\n                SELECT t.restates_id FROM cooperation_commitment t JOIN above ON t.id = above.id WHERE t.restates_id IS NOT NULL\n            )\n            SELECT bool_or(above.id = NEW.id) INTO ring FROM above;\n            IF ring THEN\n                RAISE EXCEPTION 'This commitment cannot restate itself, directly or in a ring.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="0c5cfb0d02d291dea027ec29a56628b33a79a888",
                            operation='INSERT OR UPDATE OF "restates_id"',
                            pgid="pgtrigger_no_ring_by_restates_f8a6c",
                            table="cooperation_commitment",
                            when="BEFORE",
                        ),
                    ),
                ],
                "country": [
                    pgtrigger.compiler.Trigger(
                        name="names_to_state",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        UPDATE cooperation_participant SET name = name WHERE kind = 'state' AND country_id = NEW.code;\n        RETURN NULL;\n    ",
                            hash="5eb16963f08be13c24f70942b1d3dec5003b916d",
                            operation='UPDATE OF "name", "official_name", "other_names"',
                            pgid="pgtrigger_names_to_state_e82ab",
                            table="cooperation_country",
                            when="AFTER",
                        ),
                    )
                ],
                "development": [
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.slug <> OLD.slug)",
                            func="\n            IF EXISTS (\n                SELECT 1 FROM cooperation_developmentevent\n                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug\n            ) THEN\n                RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="93c0c2b6d317d97aa6e29eb39d88a399d888184d",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_e61f0",
                            table="cooperation_development",
                            when="BEFORE",
                        ),
                    )
                ],
                "figure": [
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.slug <> OLD.slug)",
                            func="\n            IF EXISTS (\n                SELECT 1 FROM cooperation_figureevent\n                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug\n            ) THEN\n                RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="b7024fb5cbc61548ed8db4686c2a2160173e3078",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_ae557",
                            table="cooperation_figure",
                            when="BEFORE",
                        ),
                    )
                ],
                "initiative": [
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.slug <> OLD.slug)",
                            func="\n            IF EXISTS (\n                SELECT 1 FROM cooperation_initiativeevent\n                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug\n            ) THEN\n                RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="10c532585b876eed67a04af201417170dc09851f",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_f0db8",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="derive_status",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        \n        WITH moves AS (\n    SELECT d.status_becomes AS status, 1 AS stage, d.date, d.reported_on, d.id\n    FROM cooperation_development d\n    JOIN cooperation_development_initiatives l ON l.development_id = d.id\n    WHERE l.initiative_id = NEW.id AND d.status_becomes <> '' AND (d.publication = 'published' OR (d.publication <> 'withdrawn' AND NEW.publication <> 'published'))\n), counted AS (\n            SELECT status, date, row_number() OVER (ORDER BY date IS NULL, stage DESC, COALESCE(upper(date), lower(date) + 1) DESC, reported_on DESC NULLS LAST, id DESC) AS place\n            FROM moves WHERE date IS NULL OR COALESCE(lower(date), upper(date) - 1) <= CURRENT_DATE\n        )\n        -- The latest says the status; the first of those that have said the same ever since says since when.\n        SELECT c.status, c.date INTO NEW.status, NEW.status_since FROM counted c\n        WHERE NOT EXISTS (\n            SELECT 1 FROM counted later\n            WHERE later.place < c.place AND (later.status, later.date IS NULL) <> (c.status, c.date IS NULL)\n        )\n        ORDER BY c.place DESC LIMIT 1;\n        IF NOT FOUND THEN\n            NEW.status := 'idea';\n            NEW.status_since := NULL;\n        END IF;\n        WITH moves AS (\n    SELECT d.status_becomes AS status, 1 AS stage, d.date, d.reported_on, d.id\n    FROM cooperation_development d\n    JOIN cooperation_development_initiatives l ON l.development_id = d.id\n    WHERE l.initiative_id = NEW.id AND d.status_becomes <> '' AND (d.publication = 'published' OR (d.publication <> 'withdrawn' AND NEW.publication <> 'published'))\n)\n        SELECT min(COALESCE(lower(date), upper(date) - 1)) INTO NEW.status_changes_on FROM moves WHERE COALESCE(lower(date), upper(date) - 1) > CURRENT_DATE;\n    \n        RETURN NEW;\n    ",
                            hash="198bf596c3909b48ac97e3c31cf09d3e40a74c14",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_derive_status_a7759",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                ],
                "meeting": [
                    pgtrigger.compiler.Trigger(
                        name="stable_slug",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.slug <> OLD.slug)",
                            func="\n            IF EXISTS (\n                SELECT 1 FROM cooperation_meetingevent\n                WHERE pgh_obj_id = NEW.id AND publication = 'published' AND slug <> NEW.slug\n            ) THEN\n                RAISE EXCEPTION 'The address of a record that was published cannot change.' USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="be17475b6547dcbc45fe8c360f43d1b48549963f",
                            operation='UPDATE OF "slug"',
                            pgid="pgtrigger_stable_slug_ea77f",
                            table="cooperation_meeting",
                            when="BEFORE",
                        ),
                    )
                ],
                "participant": [
                    pgtrigger.compiler.Trigger(
                        name="state_names_from_country",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."country_id" IS NOT NULL AND NEW."kind" = \'state\')',
                            declare="DECLARE known cooperation_country;",
                            func="\n        SELECT * INTO known FROM cooperation_country WHERE code = NEW.country_id;\n        IF FOUND THEN\n            NEW.name := known.name;\n            NEW.other_names := array_remove(known.other_names || known.official_name, '');\n        END IF;\n        RETURN NEW;\n    ",
                            hash="2f5537889432ff82f03e22bd414abcfd36ff42d6",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_state_names_from_country_d8514",
                            table="cooperation_participant",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
