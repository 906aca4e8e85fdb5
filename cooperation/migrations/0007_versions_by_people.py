import cooperation.migrations._triggers
import pgtrigger.compiler
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0006_entries_by_change"),
    ]

    operations = [
        cooperation.migrations._triggers.AddTriggers(
            triggers={
                "agreement": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY['status', 'status_since', 'status_changes_on', 'main_date']::text[] = to_jsonb(OLD) - ARRAY['status', 'status_since', 'status_changes_on', 'main_date']::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="c5024d8e7e77a96bf21dfe1def43a7e94b109140",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_c9089",
                            table="cooperation_agreement",
                            when="BEFORE",
                        ),
                    )
                ],
                "initiative": [
                    pgtrigger.compiler.Trigger(
                        name="count_versions",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF pg_trigger_depth() > 1\n               OR (NEW IS DISTINCT FROM OLD AND to_jsonb(NEW) - ARRAY['status', 'status_since', 'status_changes_on']::text[] = to_jsonb(OLD) - ARRAY['status', 'status_since', 'status_changes_on']::text[]) THEN\n                NEW.version := OLD.version;\n                RETURN NEW;\n            END IF;\n            NEW.version := OLD.version + 1;\n            NEW.updated_at := now();\n            RETURN NEW;\n        ",
                            hash="6dfe999d4d97661afa5c3a1d66c21820449171cd",
                            operation="UPDATE",
                            pgid="pgtrigger_count_versions_43efa",
                            table="cooperation_initiative",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
