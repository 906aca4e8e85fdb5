import cooperation.migrations._triggers
import pgtrigger.compiler
from django.db import migrations, models

# Written as a change of a derived column, so that no version counts it; what is written, the triggers say.
DERIVE = "UPDATE {} SET heard_on = CURRENT_DATE"


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0007_versions_by_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="heard_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="last heard of on"),
        ),
        migrations.AddField(
            model_name="initiative",
            name="heard_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="last heard of on"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                models.OrderBy(models.F("heard_on"), nulls_first=True),
                models.F("id"),
                condition=models.Q(
                    ("publication", "published"),
                    models.Q(("status__in", ("terminated", "expired", "replaced", "never_in_force")), _negated=True),
                ),
                name="agreement_silent",
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                models.OrderBy(models.F("heard_on"), nulls_first=True),
                models.F("id"),
                condition=models.Q(
                    ("publication", "published"), models.Q(("status__in", ("completed", "cancelled")), _negated=True)
                ),
                name="initiative_silent",
            ),
        ),
        cooperation.migrations._triggers.AddTriggers(
            triggers={
                "agreement": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY['status', 'status_since', 'status_changes_on', 'heard_on', 'main_date']::text[] = to_jsonb(OLD) - ARRAY['status', 'status_since', 'status_changes_on', 'heard_on', 'main_date']::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="556a82aa925c2687291ab76acdba747e12563c8a",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_c9089",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="derive_heard_on",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            NEW.heard_on := GREATEST(NEW.checked_on, (SELECT max(day) FROM (\n        SELECT GREATEST(d.reported_on, \n        CASE WHEN upper(d.date) <= CURRENT_DATE THEN upper(d.date) - 1\n             WHEN lower(d.date) <= CURRENT_DATE THEN lower(d.date) END\n    ) AS day\n        FROM cooperation_development d JOIN cooperation_development_agreements l ON l.development_id = d.id\n        WHERE l.agreement_id = NEW.id AND d.publication <> 'withdrawn'\n         UNION ALL SELECT \n        CASE WHEN upper(a.date) <= CURRENT_DATE THEN upper(a.date) - 1\n             WHEN lower(a.date) <= CURRENT_DATE THEN lower(a.date) END\n     FROM cooperation_agreementaction a WHERE a.agreement_id = NEW.id) heard));\n            RETURN NEW;\n        ",
                            hash="a201af5f3326dcdde5805b80653831b653268a51",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_derive_heard_on_5ea1c",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."binding" IS DISTINCT FROM (NEW."binding") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."main_date" IS DISTINCT FROM (NEW."main_date") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."other_titles" IS DISTINCT FROM (NEW."other_titles") OR OLD."publication" IS DISTINCT FROM (NEW."publication") OR OLD."references" IS DISTINCT FROM (NEW."references") OR OLD."renewal" IS DISTINCT FROM (NEW."renewal") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_changes_on" IS DISTINCT FROM (NEW."status_changes_on") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."updated_by_id" IS DISTINCT FROM (NEW."updated_by_id") OR OLD."valid" IS DISTINCT FROM (NEW."valid") OR OLD."valid_inferred" IS DISTINCT FROM (NEW."valid_inferred") OR OLD."valid_stated" IS DISTINCT FROM (NEW."valid_stated") OR OLD."venue_id" IS DISTINCT FROM (NEW."venue_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                            func='INSERT INTO "cooperation_agreementevent" ("binding", "checked_on", "created_at", "created_by_id", "form", "id", "main_date", "meeting_id", "other_titles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "references", "renewal", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "valid", "valid_inferred", "valid_stated", "venue_id", "version") VALUES (NEW."binding", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."form", NEW."id", NEW."main_date", NEW."meeting_id", NEW."other_titles", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."references", NEW."renewal", NEW."slug", NEW."status", NEW."status_changes_on", NEW."status_since", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."valid", NEW."valid_inferred", NEW."valid_stated", NEW."venue_id", NEW."version"); RETURN NULL;',
                            hash="c1be8a404464054777358418e067e367399f8dd4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d2cb",
                            table="cooperation_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
                "development": [
                    pgtrigger.compiler.Trigger(
                        name="touch_initiatives_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) SELECT l.initiative_id FROM cooperation_development_initiatives l JOIN changed c ON c.id = l.development_id\n                );\n                RETURN NULL;\n            ",
                            hash="2df30e89b86d6b481d659c857c76fc58703f4e1d",
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
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) SELECT l.initiative_id FROM cooperation_development_initiatives l JOIN changed c ON c.id = l.development_id\n                );\n                RETURN NULL;\n            ",
                            hash="e20db0ff4b024cfa8758547ecfc9c2f17cb9d58c",
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
                            func="\n                UPDATE cooperation_initiative SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) SELECT l.initiative_id FROM cooperation_development_initiatives l JOIN changed c ON c.id = l.development_id\n                );\n                RETURN NULL;\n            ",
                            hash="dd07676e3d2c8d07302656e9e7c8aafd758fef28",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_initiatives_on_delete_a6746",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreements_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) SELECT l.agreement_id FROM cooperation_development_agreements l JOIN changed c ON c.id = l.development_id\n                );\n                RETURN NULL;\n            ",
                            hash="42b098b213af134384212ea0bf7abc0d5b5fbede",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_touch_agreements_on_insert_9edb5",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreements_on_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) SELECT l.agreement_id FROM cooperation_development_agreements l JOIN changed c ON c.id = l.development_id\n                );\n                RETURN NULL;\n            ",
                            hash="818af5c8a2927cc0eae1689ff7b5494120159591",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_touch_agreements_on_update_4e964",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreements_on_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) SELECT l.agreement_id FROM cooperation_development_agreements l JOIN changed c ON c.id = l.development_id\n                );\n                RETURN NULL;\n            ",
                            hash="8628857a07afadda22e5496ab201f003e9b0ecda",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_agreements_on_delete_98841",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_development",
                            when="AFTER",
                        ),
                    ),
                ],
                "developmentagreementslink": [
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM new_rows) SELECT agreement_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="cd0301062055646e46710a03ed1c99445940dbc9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_touch_agreement_on_insert_de600",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="cooperation_development_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) SELECT agreement_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="7fb66c0058b68ef1dee36ed0283924240330d804",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_touch_agreement_on_update_78b58",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="cooperation_development_agreements",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="touch_agreement_on_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                UPDATE cooperation_agreement SET status = status WHERE id IN (\n                    WITH changed AS (SELECT * FROM old_rows) SELECT agreement_id FROM changed\n                );\n                RETURN NULL;\n            ",
                            hash="995a485c1e7cc9211b77eeaed3dadf4245eea073",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_touch_agreement_on_delete_a77b8",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="cooperation_development_agreements",
                            when="AFTER",
                        ),
                    ),
                ],
                "initiative": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY['status', 'status_since', 'status_changes_on', 'heard_on']::text[] = to_jsonb(OLD) - ARRAY['status', 'status_since', 'status_changes_on', 'heard_on']::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="b5fbd1015065e20da86160dc3db9c2a7a4e872d4",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_43efa",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="derive_heard_on",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            NEW.heard_on := GREATEST(NEW.checked_on, (SELECT max(day) FROM (\n        SELECT GREATEST(d.reported_on, \n        CASE WHEN upper(d.date) <= CURRENT_DATE THEN upper(d.date) - 1\n             WHEN lower(d.date) <= CURRENT_DATE THEN lower(d.date) END\n    ) AS day\n        FROM cooperation_development d JOIN cooperation_development_initiatives l ON l.development_id = d.id\n        WHERE l.initiative_id = NEW.id AND d.publication <> 'withdrawn'\n        ) heard));\n            RETURN NEW;\n        ",
                            hash="a2781e801fb8af2f29cbe9cc51d8acc62614893b",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_derive_heard_on_5f7dd",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."actual" IS DISTINCT FROM (NEW."actual") OR OLD."actual_inferred" IS DISTINCT FROM (NEW."actual_inferred") OR OLD."actual_stated" IS DISTINCT FROM (NEW."actual_stated") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."other_titles" IS DISTINCT FROM (NEW."other_titles") OR OLD."part_of_id" IS DISTINCT FROM (NEW."part_of_id") OR OLD."planned" IS DISTINCT FROM (NEW."planned") OR OLD."planned_inferred" IS DISTINCT FROM (NEW."planned_inferred") OR OLD."planned_stated" IS DISTINCT FROM (NEW."planned_stated") OR OLD."publication" IS DISTINCT FROM (NEW."publication") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_changes_on" IS DISTINCT FROM (NEW."status_changes_on") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."updated_by_id" IS DISTINCT FROM (NEW."updated_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                            func='INSERT INTO "cooperation_initiativeevent" ("actual", "actual_inferred", "actual_stated", "checked_on", "created_at", "created_by_id", "id", "other_titles", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "planned_inferred", "planned_stated", "publication", "slug", "status", "status_changes_on", "status_since", "summary", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."actual", NEW."actual_inferred", NEW."actual_stated", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."other_titles", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned", NEW."planned_inferred", NEW."planned_stated", NEW."publication", NEW."slug", NEW."status", NEW."status_changes_on", NEW."status_since", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="aec771bb4288252bec1df8400b8679f4edd35ffc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cdab9",
                            table="cooperation_initiative",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.RunSQL(DERIVE.format("cooperation_agreement"), migrations.RunSQL.noop),
        migrations.RunSQL(DERIVE.format("cooperation_initiative"), migrations.RunSQL.noop),
    ]
