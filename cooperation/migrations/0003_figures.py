"""Figures: units from a list, bounds, conversions, the day of a value, contradictions; citations: what differs."""

import datetime
from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import yaml
from django.conf import settings
from django.db import migrations, models

import cooperation.fields

BOUND = models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('more_than', 'more than'), ('at_least', 'at least'), ('less_than', 'less than'), ('at_most', 'at most')], default='exactly', help_text='“Over 280 km” is more than 280, “nearly 300” about 300.', verbose_name='exactly or about')


def add_units(apps, schema_editor):
    """Add the units of the figures that are stored, as the fixture has them, and write each figure's as its symbol."""
    Figure, Unit = apps.get_model('cooperation', 'Figure'), apps.get_model('cooperation', 'Unit')
    spelt = set(Figure.objects.order_by().values_list('unit', flat=True).distinct())
    if not spelt:
        return
    path = Path(settings.FIXTURE_DIRS[0]) / '035-units.yaml'
    known = [row['fields'] for row in yaml.safe_load(path.read_text()) if row['model'] == 'cooperation.unit']
    for text in spelt:
        unit = next((unit for unit in known if text in (unit['symbol'], unit['name'], *unit.get('aliases', []))), None)
        unit = unit or {'symbol': text, 'name': text}
        Unit.objects.get_or_create(symbol=unit['symbol'], defaults=unit)
        if unit['symbol'] != text:
            Figure.objects.filter(unit=text).update(unit=unit['symbol'])
    with schema_editor.connection.cursor() as cursor:
        cursor.execute('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED')


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0002_history'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('symbol', models.CharField(help_text='As it stands after a number, e.g. USD, m³, km or documents.', primary_key=True, serialize=False, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('singular', models.CharField(blank=True, help_text='After the number 1, if it is another word, e.g. document.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('name', models.CharField(help_text='E.g. US dollars, cubic metres.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]), blank=True, default=list, help_text='Other spellings in texts, e.g. $, US$ and dollars for USD.', size=None)),
                ('dimension', models.CharField(choices=[('count', 'number of things'), ('money', 'money'), ('share', 'share'), ('length', 'length'), ('area', 'area'), ('volume', 'volume'), ('flow', 'flow of water'), ('mass', 'mass'), ('power', 'power'), ('energy', 'energy'), ('time', 'time'), ('other', 'other')], default='other')),
                ('factor', models.DecimalField(blank=True, decimal_places=12, help_text='How many of the smallest unit of its kind it is, so that values can be compared: 1000 for MW if kW has 1. Leave it blank for currencies and for what is counted.', max_digits=30, null=True)),
            ],
            options={
                'ordering': ['symbol'],
            },
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('symbol', ''), _negated=True), name='unit_symbol_given', violation_error_message='Enter a symbol.'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='unit_name_given', violation_error_message='Enter a name.'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('factor__isnull', True), models.Q(('factor__gt', 0), models.Q(('dimension__in', ['count', 'money', 'other']), _negated=True)), _connector='OR'), name='unit_factor_of_a_measure', violation_error_message='Only units of measurement have a factor, which is more than 0.'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(('dimension__in', ['count', 'money', 'share', 'length', 'area', 'volume', 'flow', 'mass', 'power', 'energy', 'time', 'other'])), name='unit_dimension_known', violation_error_message='Choose one of: number of things, money, share, length, area, volume, flow of water, mass, power, energy, time, other.'),
        ),
        migrations.RunPython(add_units, migrations.RunPython.noop),
        migrations.RenameField('figure', 'approximate', 'bound'),
        migrations.RenameField('figureevent', 'approximate', 'bound'),
        migrations.SeparateDatabaseAndState(
            # "Approximate" becomes "about". A change of type fires no triggers.
            database_operations=[
                migrations.RunSQL(
                    f"ALTER TABLE {table} ALTER bound TYPE varchar USING CASE WHEN bound THEN 'about' ELSE 'exactly' END",
                    f"ALTER TABLE {table} ALTER bound TYPE boolean USING bound <> 'exactly'",
                )
                for table in ('cooperation_figure', 'cooperation_figureevent')
            ],
            state_operations=[
                migrations.AlterField(model, 'bound', BOUND) for model in ('figure', 'figureevent')
            ],
        ),
        migrations.CreateModel(
            name='FigureConversion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bound', models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('more_than', 'more than'), ('at_least', 'at least'), ('less_than', 'less than'), ('at_most', 'at most')], default='exactly', help_text='“Over 280 km” is more than 280, “nearly 300” about 300.', verbose_name='exactly or about')),
                ('value_low', models.DecimalField(blank=True, decimal_places=6, help_text='As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank if the source names no number, as in “dozens of documents”.', max_digits=30, null=True, verbose_name='value')),
                ('value_high', models.DecimalField(blank=True, decimal_places=6, help_text='Only for a range.', max_digits=30, null=True, verbose_name='up to')),
                ('step', models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.', max_digits=30, null=True)),
                ('printed', models.CharField(blank=True, help_text='The words of the source, e.g. $1.7 billion.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed')),
            ],
            options={
                'verbose_name': 'conversion',
                'ordering': ['figure', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FigureConversionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('bound', models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('more_than', 'more than'), ('at_least', 'at least'), ('less_than', 'less than'), ('at_most', 'at most')], default='exactly', help_text='“Over 280 km” is more than 280, “nearly 300” about 300.', verbose_name='exactly or about')),
                ('value_low', models.DecimalField(blank=True, decimal_places=6, help_text='As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank if the source names no number, as in “dozens of documents”.', max_digits=30, null=True, verbose_name='value')),
                ('value_high', models.DecimalField(blank=True, decimal_places=6, help_text='Only for a range.', max_digits=30, null=True, verbose_name='up to')),
                ('step', models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.', max_digits=30, null=True)),
                ('printed', models.CharField(blank=True, help_text='The words of the source, e.g. $1.7 billion.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('symbol', models.CharField(help_text='As it stands after a number, e.g. USD, m³, km or documents.', serialize=False, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('singular', models.CharField(blank=True, help_text='After the number 1, if it is another word, e.g. document.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('name', models.CharField(help_text='E.g. US dollars, cubic metres.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]), blank=True, default=list, help_text='Other spellings in texts, e.g. $, US$ and dollars for USD.', size=None)),
                ('dimension', models.CharField(choices=[('count', 'number of things'), ('money', 'money'), ('share', 'share'), ('length', 'length'), ('area', 'area'), ('volume', 'volume'), ('flow', 'flow of water'), ('mass', 'mass'), ('power', 'power'), ('energy', 'energy'), ('time', 'time'), ('other', 'other')], default='other')),
                ('factor', models.DecimalField(blank=True, decimal_places=12, help_text='How many of the smallest unit of its kind it is, so that values can be compared: 1000 for MW if kW has 1. Leave it blank for currencies and for what is counted.', max_digits=30, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='citation',
            name='differs_in',
            field=models.CharField(blank=True, help_text='The field of the record that this source contradicts.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='differs in'),
        ),
        migrations.AddField(
            model_name='citation',
            name='differs_number',
            field=models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The other value, if it is a number.', max_digits=30, null=True, verbose_name='differs: number'),
        ),
        migrations.AddField(
            model_name='citation',
            name='differs_period',
            field=cooperation.fields.PeriodField(blank=True, editable=False, help_text='The other value, if it is a date.', null=True, verbose_name='differs: date'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='differs_in',
            field=models.CharField(blank=True, help_text='The field of the record that this source contradicts.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='differs in'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='differs_number',
            field=models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The other value, if it is a number.', max_digits=30, null=True, verbose_name='differs: number'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='differs_period',
            field=cooperation.fields.PeriodField(blank=True, editable=False, help_text='The other value, if it is a date.', null=True, verbose_name='differs: date'),
        ),
        migrations.AddField(
            model_name='entry',
            name='contradictions',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, help_text='Number of citations that give another value; of a figure, also of figures that contradict it.'),
        ),
        migrations.AddField(
            model_name='figure',
            name='agrees_with',
            field=django.contrib.postgres.fields.ranges.DecimalRangeField(blank=True, editable=False, help_text='The values that agree with this one, which may be rounded or bounded, in the smallest unit.', null=True),
        ),
        migrations.AddField(
            model_name='figure',
            name='as_of',
            field=cooperation.fields.PeriodField(blank=True, help_text='Only if the value changes over time: the day on which it was stated or revised. Another day is a revision, not a contradiction.', null=True, verbose_name='as of'),
        ),
        migrations.AddField(
            model_name='figure',
            name='as_of_inferred',
            field=models.BooleanField(default=False, help_text='You worked this date out.', verbose_name='day inferred'),
        ),
        migrations.AddField(
            model_name='figure',
            name='as_of_stated',
            field=models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “by now”.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='day stated'),
        ),
        migrations.AddField(
            model_name='figure',
            name='commitment',
            field=models.ForeignKey(blank=True, help_text='The commitment that names it, e.g. to reach $3 billion by 2030.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperation.commitment'),
        ),
        migrations.AddField(
            model_name='figure',
            name='preferred_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='figure',
            name='preferred_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='figure',
            name='series',
            field=models.CharField(blank=True, default='', editable=False, help_text='The same for figures that measure the same: indicator, unit, participants, recipients and places.'),
        ),
        migrations.AddField(
            model_name='figure',
            name='step',
            field=models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.', max_digits=30, null=True),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='as_of',
            field=cooperation.fields.PeriodField(blank=True, help_text='Only if the value changes over time: the day on which it was stated or revised. Another day is a revision, not a contradiction.', null=True, verbose_name='as of'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='as_of_inferred',
            field=models.BooleanField(default=False, help_text='You worked this date out.', verbose_name='day inferred'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='as_of_stated',
            field=models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “by now”.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='day stated'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='commitment',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='The commitment that names it, e.g. to reach $3 billion by 2030.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.commitment'),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='preferred_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='preferred_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='step',
            field=models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.', max_digits=30, null=True),
        ),
        migrations.AlterField(
            model_name='citation',
            name='differs',
            field=models.CharField(blank=True, help_text='What this source says instead, if it contradicts the record. A date or a number as in the field.', validators=[django.core.validators.MaxLengthValidator(300)]),
        ),
        migrations.AlterField(
            model_name='citationevent',
            name='differs',
            field=models.CharField(blank=True, help_text='What this source says instead, if it contradicts the record. A date or a number as in the field.', validators=[django.core.validators.MaxLengthValidator(300)]),
        ),
        migrations.AlterField(
            model_name='entry',
            name='status',
            field=models.CharField(help_text='Status; for a development, the new status of the initiative; for a figure “preferred” if it is.'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='meeting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperation.meeting', verbose_name='given at'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='preferred',
            field=models.BooleanField(default=False, help_text='This value is preferred to contradicting ones.'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='printed',
            field=models.CharField(blank=True, help_text='The words of the source, e.g. $1.7 billion.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='value_low',
            field=models.DecimalField(blank=True, decimal_places=6, help_text='As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank if the source names no number, as in “dozens of documents”.', max_digits=30, null=True, verbose_name='value'),
        ),
        migrations.AlterField(
            model_name='figureevent',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.meeting', verbose_name='given at'),
        ),
        migrations.AlterField(
            model_name='figureevent',
            name='preferred',
            field=models.BooleanField(default=False, help_text='This value is preferred to contradicting ones.'),
        ),
        migrations.AlterField(
            model_name='figureevent',
            name='printed',
            field=models.CharField(blank=True, help_text='The words of the source, e.g. $1.7 billion.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed'),
        ),
        migrations.AlterField(
            model_name='figureevent',
            name='value_low',
            field=models.DecimalField(blank=True, decimal_places=6, help_text='As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank if the source names no number, as in “dozens of documents”.', max_digits=30, null=True, verbose_name='value'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(models.OrderBy(models.F('updated_at'), descending=True), models.OrderBy(models.F('key'), descending=True), condition=models.Q(('contradictions__gt', 0)), name='entry_contradicted'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('differs_period__lower_inf', False), ('differs_period__upper_inf', False), _connector='OR'), ('differs_period__endswith__lte', datetime.date(9999, 1, 1)), ('differs_period__overlap', '0001–9998'), ('differs_period__startswith__gte', datetime.date(1, 1, 1))), name='citation_differs_period_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('differs', ''), _negated=True), models.Q(('differs_in', ''), ('differs_number__isnull', True), ('differs_period__isnull', True)), _connector='OR'), name='citation_differs_with_value', violation_error_message='Say what this source says instead, or choose no field.'),
        ),
        migrations.AddField(
            model_name='figureconversion',
            name='figure',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='conversions', to='cooperation.figure'),
        ),
        migrations.AddField(
            model_name='figureconversionevent',
            name='figure',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.figure'),
        ),
        migrations.AddField(
            model_name='figureconversionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='figureconversionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.figureconversion'),
        ),
        migrations.AddField(
            model_name='figureconversionevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.unit'),
        ),
        migrations.AddField(
            model_name='figureconversion',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cooperation.unit'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cooperation.unit'),
        ),
        migrations.AlterField(
            model_name='figureevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cooperation.unit'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(models.F('series'), condition=models.Q(('series', ''), _negated=True), name='figure_series'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('bound__in', ['exactly', 'about']), _connector='OR'), name='figure_range_bounded_once', violation_error_message='A range has two ends: it can’t be “at least”, “at most” or the like as well.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('value_low__isnull', False), models.Q(models.Q(('printed', ''), _negated=True), ('bound', 'exactly'), ('value_high__isnull', True)), _connector='OR'), name='figure_value_or_words', violation_error_message='Enter the value, or the words of the source if they name no number.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('as_of__lower_inf', False), ('as_of__upper_inf', False), _connector='OR'), ('as_of__endswith__lte', datetime.date(9999, 1, 1)), ('as_of__overlap', '0001–9998'), ('as_of__startswith__gte', datetime.date(1, 1, 1))), name='figure_as_of_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(condition=models.Q(('preferred', True), models.Q(('series', ''), _negated=True)), fields=('series', 'nature', 'period', 'as_of', 'initiative', 'agreement'), name='figure_preferred_once', nulls_distinct=False, violation_error_message='Another value of the same is preferred. Clear its box first.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('bound__in', ['exactly', 'about', 'more_than', 'at_least', 'less_than', 'at_most'])), name='figure_bound_known', violation_error_message='Choose one of: exactly, about, more than, at least, less than, at most.'),
        ),
        migrations.AddField(
            model_name='unitevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='unitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cooperation.unit'),
        ),
        migrations.AddIndex(
            model_name='figureconversionevent',
            index=models.Index(fields=['figure'], name='cooperation_figure__63a4ae_idx'),
        ),
        migrations.AddConstraint(
            model_name='figureconversion',
            constraint=models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('value_high__gt', models.F('value_low')), _connector='OR'), name='figureconversion_range_upwards', violation_error_message='The upper value of a range must be more than the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='figureconversion',
            constraint=models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('bound__in', ['exactly', 'about']), _connector='OR'), name='figureconversion_range_bounded_once', violation_error_message='A range has two ends: it can’t be “at least”, “at most” or the like as well.'),
        ),
        migrations.AddConstraint(
            model_name='figureconversion',
            constraint=models.CheckConstraint(condition=models.Q(('value_low__isnull', False), models.Q(models.Q(('printed', ''), _negated=True), ('bound', 'exactly'), ('value_high__isnull', True)), _connector='OR'), name='figureconversion_value_or_words', violation_error_message='Enter the value, or the words of the source if they name no number.'),
        ),
        migrations.AddConstraint(
            model_name='figureconversion',
            constraint=models.UniqueConstraint(fields=('figure', 'unit'), name='figureconversion_once', violation_error_message='This figure already has a conversion into this unit.'),
        ),
        migrations.AddConstraint(
            model_name='figureconversion',
            constraint=models.CheckConstraint(condition=models.Q(('bound__in', ['exactly', 'about', 'more_than', 'at_least', 'less_than', 'at_most'])), name='figureconversion_bound_known', violation_error_message='Choose one of: exactly, about, more than, at least, less than, at most.'),
        ),
        migrations.AddIndex(
            model_name='unitevent',
            index=models.Index(condition=models.Q(('pgh_label', 'delete')), fields=['-pgh_id'], name='unitevent_deleted'),
        ),
    ]
