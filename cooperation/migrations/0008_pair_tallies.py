from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0007_news_checks'),
    ]

    operations = [
        migrations.CreateModel(
            name='PairTally',
            fields=[
                ('pk', models.CompositePrimaryKey('one', 'other', 'noun', 'publication', blank=True, editable=False, primary_key=True, serialize=False)),
                ('one', models.CharField(help_text='Code of the country whose code is first in the alphabet.')),
                ('other', models.CharField(help_text='Code of the other country.')),
                ('noun', models.CharField(help_text='Record type.')),
                ('publication', models.CharField(help_text='Publication state of the records.')),
                ('n', models.BigIntegerField(help_text='Number of records, with or without other countries.')),
            ],
            options={
                'verbose_name_plural': 'pair tallies',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['other'], name='pairtally_other')],
            },
        ),
    ]
