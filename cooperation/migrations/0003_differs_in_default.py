
import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0002_events'),
    ]

    operations = [
        migrations.AlterField(
            model_name='citation',
            name='differs_in',
            field=models.CharField(blank=True, db_default='', default='', help_text='The field of the record that this source contradicts.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='differs in'),
        ),
        migrations.AlterField(
            model_name='citationevent',
            name='differs_in',
            field=models.CharField(blank=True, db_default='', default='', help_text='The field of the record that this source contradicts.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='differs in'),
        ),
    ]
