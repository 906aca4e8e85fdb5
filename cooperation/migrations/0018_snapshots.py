"""Snapshots of sources. The text, the hash and the time of reading that a source had become its first snapshot.

So do those that its history has, also of sources that were deleted: restoring a source restores its text.
"""

import hashlib

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from cooperation.fields import plain_text

COLUMNS = 'taken_at, text, sha256, source_id'
NOTHING = (None, '', '')
HAS_SOME = "retrieved_at IS NOT NULL OR text <> '' OR sha256 <> ''"


def carry_over(apps, schema_editor):
    """Make snapshots of what sources have, and events of snapshots of what events of sources have."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            f'SELECT id FROM cooperation_source WHERE {HAS_SOME} '
            f'UNION SELECT pgh_obj_id FROM cooperation_sourceevent WHERE {HAS_SOME} ORDER BY 1'
        )
        for (source,) in cursor.fetchall():
            cursor.execute('SELECT retrieved_at, text, sha256 FROM cooperation_source WHERE id = %s', [source])
            read = cursor.fetchone() or NOTHING
            carry_history(cursor, source, read, [(add(cursor, row), row) for row in snapshots(source, *read)])
        cursor.execute('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED')


def carry_history(cursor, source, read, kept):
    """Write events for each text that a source had: added with the first event that has it, deleted with the next."""
    cursor.execute(
        'SELECT retrieved_at, text, sha256, pgh_label, pgh_created_at, pgh_context_id '
        'FROM cooperation_sourceevent WHERE pgh_obj_id = %s ORDER BY pgh_id',
        [source],
    )
    events = [
        (NOTHING if label == 'delete' else tuple(had), at, context) for *had, label, at, context in cursor.fetchall()
    ]
    if not events or events[-1][0] != read:  # the history does not have all
        cursor.execute('SELECT now()')
        events.append((read, cursor.fetchone()[0], None))
    current, before = [], NOTHING
    for position, (after, at, context) in enumerate(events):
        if after == before:
            continue
        for key, row in current:
            note(cursor, 'delete', key, row, at, context)
        stays = all(later == after for later, _, _ in events[position:])
        current = kept if stays else [(new_key(cursor), row) for row in snapshots(source, *after)]
        for key, row in current:
            note(cursor, 'insert', key, row, at, context)
        before = after


def snapshots(source, retrieved_at, text, sha256):
    """Return the rows that a source becomes: one with its text, and one for a hash that is not that of the text."""
    if (retrieved_at, text, sha256) == NOTHING:
        return []
    plain = plain_text(text)
    found = [(retrieved_at, plain, digest(plain), source)] if plain else []
    if not plain or sha256 not in ('', digest(plain), digest(text)):
        found.insert(0, (retrieved_at, '', sha256, source))
    return found if any(row[:3] != NOTHING for row in found) else []


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def add(cursor, row):
    cursor.execute(
        f"INSERT INTO cooperation_snapshot ({COLUMNS}, origin) VALUES (%s, %s, %s, %s, '') RETURNING id", row
    )
    return cursor.fetchone()[0]


def new_key(cursor):
    cursor.execute("SELECT nextval(pg_get_serial_sequence('cooperation_snapshot', 'id'))")
    return cursor.fetchone()[0]


def note(cursor, label, key, row, at, context):
    cursor.execute(
        'INSERT INTO cooperation_snapshotevent '
        f'(pgh_label, pgh_created_at, pgh_context_id, id, pgh_obj_id, {COLUMNS}, origin) '
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '')",
        [label, at, context, key, key, *row],
    )


def permit_editors(apps, schema_editor):
    """Let the editors of an existing register do with snapshots what they do with sources."""
    editors = apps.get_model('auth', 'Group').objects.filter(name='Editors').first()
    if editors is None:
        return
    content_type, _ = apps.get_model('contenttypes', 'ContentType').objects.get_or_create(
        app_label='cooperation', model='snapshot'
    )
    for verb in ('view', 'add', 'change', 'delete'):
        permission, _ = apps.get_model('auth', 'Permission').objects.get_or_create(
            content_type=content_type, codename=f'{verb}_snapshot', defaults={'name': f'Can {verb} snapshot'}
        )
        editors.permissions.add(permission)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED')


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0017_url_keys'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_at', models.DateTimeField(blank=True, help_text='When somebody read the text. Leave it blank if that is not known.', null=True, verbose_name='read at')),
                ('origin', models.CharField(blank=True, choices=[('pasted', 'pasted'), ('uploaded', 'uploaded'), ('fetched', 'fetched from its web address')], help_text='How the text came into the register.')),
                ('text', models.TextField(blank=True, help_text='The text as it was read. It can’t be changed later.', validators=[django.core.validators.MaxLengthValidator(250000)])),
                ('sha256', models.CharField(blank=True, help_text='Checksum of the text. The register fills it in; type it only if you do not have the text.', validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}$', 'Enter 64 characters from 0-9 and a-f.')], verbose_name='SHA-256')),
            ],
            options={
                'ordering': ['source', models.OrderBy(models.F('taken_at'), descending=True, nulls_last=True), '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SnapshotEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('taken_at', models.DateTimeField(blank=True, help_text='When somebody read the text. Leave it blank if that is not known.', null=True, verbose_name='read at')),
                ('origin', models.CharField(blank=True, choices=[('pasted', 'pasted'), ('uploaded', 'uploaded'), ('fetched', 'fetched from its web address')], help_text='How the text came into the register.')),
                ('text', models.TextField(blank=True, help_text='The text as it was read. It can’t be changed later.', validators=[django.core.validators.MaxLengthValidator(250000)])),
                ('sha256', models.CharField(blank=True, help_text='Checksum of the text. The register fills it in; type it only if you do not have the text.', validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}$', 'Enter 64 characters from 0-9 and a-f.')], verbose_name='SHA-256')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='snapshot',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snapshots', to='cooperation.source'),
        ),
        migrations.AddField(
            model_name='snapshotevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='snapshotevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.snapshot'),
        ),
        migrations.AddField(
            model_name='snapshotevent',
            name='source',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.source'),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RunPython(permit_editors, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='source',
            name='source_sha256_is_one',
        ),
        migrations.RemoveField(
            model_name='source',
            name='retrieved_at',
        ),
        migrations.RemoveField(
            model_name='source',
            name='sha256',
        ),
        migrations.RemoveField(
            model_name='source',
            name='text',
        ),
        migrations.RemoveField(
            model_name='sourceevent',
            name='retrieved_at',
        ),
        migrations.RemoveField(
            model_name='sourceevent',
            name='sha256',
        ),
        migrations.RemoveField(
            model_name='sourceevent',
            name='text',
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.UniqueConstraint(condition=models.Q(('sha256', ''), _negated=True), fields=('source', 'sha256'), name='snapshot_once', violation_error_message='This source already has a snapshot of the same text.'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(('sha256', ''), ('sha256__regex', '^[0-9a-f]{64}$'), _connector='OR'), name='snapshot_sha256_is_one', violation_error_message='A SHA-256 is 64 characters from 0-9 and a-f.'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), ('sha256', models.Func(models.Func(models.Func(models.F('text'), models.Value('UTF8'), function='convert_to', output_field=models.BinaryField()), function='sha256', output_field=models.BinaryField()), models.Value('hex'), function='encode', output_field=models.CharField())), _connector='OR'), name='snapshot_sha256_of_text', violation_error_message='This is not the SHA-256 of the text. Leave it blank: the register works it out.'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(('text__contains', '\r'), _negated=True), name='snapshot_line_ends', violation_error_message='The lines of a text end in a line feed alone.'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('taken_at__isnull', False), _connector='OR'), name='snapshot_known', violation_error_message='Enter the text, its SHA-256, or when somebody read it.'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['pasted', 'uploaded', 'fetched', ''])), name='snapshot_origin_known', violation_error_message='Choose one of: pasted, uploaded, fetched from its web address.'),
        ),
        migrations.AddIndex(
            model_name='snapshotevent',
            index=models.Index(fields=['source'], name='cooperation_source__215907_idx'),
        ),
    ]
