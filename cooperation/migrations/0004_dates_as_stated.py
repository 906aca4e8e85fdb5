"""What the days of a date do not say, sort orders by the last known day, and the time of day of meetings."""


import cooperation.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0003_figures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='agreementaction',
            options={'ordering': [models.OrderBy(cooperation.fields.SortDay('date'), nulls_last=True), 'pk'], 'verbose_name': 'action'},
        ),
        migrations.RemoveIndex(
            model_name='agreement',
            name='agreement_by_date',
        ),
        migrations.RemoveIndex(
            model_name='development',
            name='development_by_date',
        ),
        migrations.RemoveIndex(
            model_name='figure',
            name='figure_by_period',
        ),
        migrations.RemoveIndex(
            model_name='initiative',
            name='initiative_by_date',
        ),
        migrations.RemoveIndex(
            model_name='meeting',
            name='meeting_by_date',
        ),
        migrations.AddField(
            model_name='citation',
            name='differs_period_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='differs_period_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='figure',
            name='as_of_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='as_of_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='affiliation',
            name='during_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='affiliationevent',
            name='during_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreement',
            name='main_date_phrase',
            field=models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreement',
            name='status_since_phrase',
            field=models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreement',
            name='valid_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementaction',
            name='date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementaction',
            name='effective_date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementactionevent',
            name='date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementactionevent',
            name='effective_date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='main_date_phrase',
            field=models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='status_since_phrase',
            field=models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='valid_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='commitment',
            name='due_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='commitmentevent',
            name='due_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='development',
            name='date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='developmentevent',
            name='date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='entry',
            name='period_phrase',
            field=models.CharField(db_default='', default='', help_text='The date in English if its days do not say all; the wording of the source if there is no date.'),
        ),
        migrations.AddField(
            model_name='figure',
            name='period_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='figureevent',
            name='period_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='initiative',
            name='actual_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='initiative',
            name='planned_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='initiative',
            name='status_since_phrase',
            field=models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='actual_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='planned_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='initiativeevent',
            name='status_since_phrase',
            field=models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='involvement',
            name='during_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='involvementevent',
            name='during_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='meeting',
            name='date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='meeting',
            name='time',
            field=models.TimeField(blank=True, help_text='When it began, e.g. 10:00. Only with a day.', null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='time_zone',
            field=models.CharField(blank=True, help_text='Whose time it is, e.g. Asia/Almaty. Empty: not stated.'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='date_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='time',
            field=models.TimeField(blank=True, help_text='When it began, e.g. 10:00. Only with a day.', null=True),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='time_zone',
            field=models.CharField(blank=True, help_text='Whose time it is, e.g. Asia/Almaty. Empty: not stated.'),
        ),
        migrations.AddField(
            model_name='source',
            name='published_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='published_phrase',
            field=models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False),
        ),
        migrations.AlterField(
            model_name='entry',
            name='period',
            field=cooperation.fields.PeriodField(help_text='Date of the record, as lists and timelines sort it. What happened by some day has that day.', null=True),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(models.OrderBy(cooperation.fields.SortDay('main_date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='agreement_by_date'),
        ),
        migrations.AddIndex(
            model_name='development',
            index=models.Index(models.OrderBy(cooperation.fields.SortDay('date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='development_by_date'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(models.OrderBy(cooperation.fields.SortDay('period'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='figure_by_period'),
        ),
        migrations.AddIndex(
            model_name='initiative',
            index=models.Index(models.OrderBy(cooperation.fields.SortDay('status_since'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='initiative_by_date'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(models.OrderBy(cooperation.fields.SortDay('date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='meeting_by_date'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('time__isnull', True), cooperation.fields.IsOneDay('date'), _connector='OR'), name='meeting_time_of_a_day', violation_error_message='A time needs a day: enter the day of the meeting as its date, or remove the time.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('time_zone', ''), ('time__isnull', False), _connector='OR'), name='meeting_zone_of_a_time', violation_error_message='A time zone needs a time: enter the time of the meeting, or remove the zone.'),
        ),
    ]
