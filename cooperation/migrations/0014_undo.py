"""An index that finds the undos of a change."""

from django.db import migrations

# The table is pghistory's, so no model of ours can have the index.
UNDOES_INDEX = """
    CREATE INDEX pghistory_context_undoes ON pghistory_context ((metadata -> 'undoes'))
    WHERE (metadata -> 'undoes') IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0013_first_known"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(UNDOES_INDEX, "DROP INDEX pghistory_context_undoes"),
    ]
