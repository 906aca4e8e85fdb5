"""The tables of the register."""

import cooperation.fields
import cooperation.migrations._partitions
import cooperation.models.alphabet
import cooperation.models.base
import datetime
import django.contrib.auth.models
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('cooperation', '0001_initial'), ('cooperation', '0002_history'), ('cooperation', '0003_figures'), ('cooperation', '0004_dates_as_stated'), ('cooperation', '0005_account_history'), ('cooperation', '0006_entry_value'), ('cooperation', '0007_acts_of_agreements'), ('cooperation', '0008_title_limits'), ('cooperation', '0009_action_kinds'), ('cooperation', '0010_what_acts_say'), ('cooperation', '0011_no_parties_named'), ('cooperation', '0012_terms'), ('cooperation', '0013_venues'), ('cooperation', '0014_standings'), ('cooperation', '0015_roles'), ('cooperation', '0016_territories'), ('cooperation', '0017_url_keys'), ('cooperation', '0018_snapshots'), ('cooperation', '0019_anchors'), ('cooperation', '0020_names_once'), ('cooperation', '0021_scheduled_meetings')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('auth', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActionKind',
            fields=[
                ('code', models.CharField(help_text="For files and web addresses, e.g. signed_ad_referendum. It can't be changed later.", primary_key=True, serialize=False, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('name', models.CharField(help_text='As in “… by Kazakhstan”, e.g. signed ad referendum.', unique=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('position', models.PositiveSmallIntegerField(default=500, help_text='Kinds with lower numbers come first. Of several kinds with the same status, “Change status” records the first.')),
                ('status', models.CharField(blank=True, choices=[('under_negotiation', 'under negotiation'), ('declared', 'declared'), ('drafted', 'drafted'), ('initialled', 'initialled'), ('adopted', 'adopted'), ('signed', 'signed'), ('provisionally_applied', 'provisionally applied'), ('in_force', 'in force'), ('suspended', 'suspended'), ('terminated', 'terminated'), ('expired', 'expired'), ('never_in_force', 'never in force')], help_text='The status that the agreement has after it. Leave it blank if it changes none.', verbose_name='status of the agreement')),
                ('party_effect', models.CharField(choices=[('none', 'none'), ('signs', 'signs'), ('consents', 'consents to be bound'), ('applies', 'applies it provisionally'), ('becomes_bound', 'becomes bound'), ('suspends', 'suspends it'), ('resumes', 'resumes it'), ('ends', 'is no longer bound'), ('revokes', 'takes back that it is no longer bound')], default='none', help_text='What it does to the participant who does it.', verbose_name='effect on the participant')),
                ('by_succession', models.BooleanField(default=False, help_text='Who does it succeeds another participant, which the action can name.')),
            ],
            options={
                'verbose_name': 'kind of action',
                'verbose_name_plural': 'kinds of actions',
                'ordering': ['position', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='actionkind_code_valid', violation_error_message='A code has only small letters, digits and underscores, and begins with a letter.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='actionkind_name_given', violation_error_message='Enter a name.'), models.CheckConstraint(condition=models.Q(('name', django.db.models.functions.text.Trim('name'))), name='actionkind_name_trimmed', violation_error_message='Delete the spaces around the text.'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='actionkind_name_once', violation_error_message='This name is in the list already, perhaps in other letters, small or capital.'), models.CheckConstraint(condition=models.Q(('status__in', ['under_negotiation', 'declared', 'drafted', 'initialled', 'adopted', 'signed', 'provisionally_applied', 'in_force', 'suspended', 'terminated', 'expired', 'never_in_force', ''])), name='actionkind_status_known', violation_error_message='Choose one of: under negotiation, declared, drafted, initialled, adopted, signed, provisionally applied, in force, suspended, terminated, expired, never in force.'), models.CheckConstraint(condition=models.Q(('party_effect__in', ['none', 'signs', 'consents', 'applies', 'becomes_bound', 'suspends', 'resumes', 'ends', 'revokes'])), name='actionkind_party_effect_known', violation_error_message='Choose one of: none, signs, consents to be bound, applies it provisionally, becomes bound, suspends it, resumes it, is no longer bound, takes back that it is no longer bound.')],
            },
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('code', models.CharField(help_text='ISO 3166-1 alpha-2, e.g. KZ; four letters of ISO 3166-3 for a former state.', primary_key=True, serialize=False)),
                ('name', models.CharField(help_text='English short name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('official_name', models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]), blank=True, default=list, size=None)),
                ('subregion', models.CharField(blank=True, help_text='UN M49 subregion, e.g. Central Asia.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('dissolved', models.PositiveSmallIntegerField(blank=True, help_text='The year in which a former state ended.', null=True, verbose_name='dissolved in')),
                ('is_territory', models.BooleanField(db_default=False, default=False, help_text='For who is neither a member nor an observer of the United Nations, such as Hong Kong. Pages say “country or territory” instead of “state”.', verbose_name='not called a state')),
                ('administered_by', models.ForeignKey(blank=True, help_text='E.g. Denmark for Greenland.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='territories', to='cooperation.country')),
                ('successors', models.ManyToManyField(blank=True, help_text='The countries on its territory since it was dissolved. Who took over its treaties is an action of each agreement.', related_name='predecessors', to='cooperation.country')),
            ],
            options={
                'verbose_name_plural': 'countries',
                'ordering': ['name', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z]{2}([A-Z]{2})?$')), name='country_code_is_iso_3166', violation_error_message='A country code is two capital letters, or four for a former state.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='country_name_given', violation_error_message='Enter a name.'), models.CheckConstraint(condition=models.Q(('administered_by', models.F('code')), _negated=True), name='country_administered_by_another', violation_error_message='A country cannot be administered by itself.')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('name', models.CharField(validators=[django.core.validators.MaxLengthValidator(300)])),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]), blank=True, default=list, help_text='Other spellings and scripts, e.g. Oskemen for Ust-Kamenogorsk.', size=None)),
                ('kind', models.CharField(choices=[('country', 'country'), ('region', 'region'), ('district', 'district'), ('settlement', 'settlement'), ('border', 'border'), ('border_crossing', 'border crossing'), ('river', 'river'), ('reservoir', 'reservoir'), ('power_plant', 'power plant'), ('port', 'port'), ('zone', 'zone'), ('building', 'building'), ('other', 'other')])),
                ('within', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contains', to='cooperation.place')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, help_text='Degrees north, e.g. 51.12940; negative is south.', max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)])),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, help_text='Degrees east, e.g. 71.44910; negative is west.', max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)])),
                ('countries', models.ManyToManyField(blank=True, related_name='places', to='cooperation.country')),
            ],
            options={
                'ordering': (django.db.models.functions.text.Lower('name'), 'pk'),
                'indexes': [models.Index(django.db.models.functions.text.Lower('name'), models.F('id'), name='place_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='place_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='place_name_given', violation_error_message='Enter a name.'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='place_position_on_earth', violation_error_message='Enter both latitude (-90 to 90) and longitude (-180 to 180), or neither.'), models.CheckConstraint(condition=models.Q(('kind__in', ['country', 'region', 'district', 'settlement', 'border', 'border_crossing', 'river', 'reservoir', 'power_plant', 'port', 'zone', 'building', 'other'])), name='place_kind_known', violation_error_message='Choose one of: country, region, district, settlement, border, border crossing, river, reservoir, power plant, port, zone, building, other.')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('kind', models.CharField(choices=[('state', 'state, country or territory'), ('government', 'government'), ('ministry', 'ministry'), ('agency', 'agency'), ('parliament', 'parliament'), ('head_of_state_office', 'head of state’s office'), ('joint_body', 'joint body'), ('intergovernmental', 'intergovernmental organisation'), ('company', 'company'), ('university', 'university'), ('media', 'media'), ('civil_society', 'civil society'), ('person', 'person'), ('group', 'group')])),
                ('name', models.CharField(blank=True, help_text='A state or territory takes its name from its country.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]), blank=True, default=list, help_text='Other spellings, scripts and abbreviations, e.g. Kasymaliyev, Касымалиев.', size=None)),
                ('native_name', models.CharField(blank=True, help_text='In its own language and script.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('country', models.ForeignKey(blank=True, error_messages={'invalid': 'There is no country with the code %(value)s.'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='cooperation.country')),
                ('part_of', models.ForeignKey(blank=True, help_text='E.g. a ministry’s government.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='cooperation.participant')),
                ('website', models.URLField(blank=True, max_length=2000)),
                ('is_territory', models.BooleanField(db_default=False, default=False, editable=False, help_text='As of the country, for its state.')),
            ],
            options={
                'ordering': (django.db.models.functions.text.Lower('name'), 'pk'),
                'indexes': [models.Index(django.db.models.functions.text.Lower('name'), models.F('id'), name='participant_by_name'), models.Index(django.db.models.functions.text.MD5(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.text.Concat(django.db.models.functions.text.Lower(models.Func(models.F('website'), models.Value('^(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*'), function='substring', output_field=models.TextField())), models.Func(models.F('website'), models.Value('^(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value('#(?![!/]).*$'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('^[a-z][a-z0-9+.-]*://(www\\d?\\.)?'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('^([^/?#]+):(80|443)(?=[/?#]|$)'), models.Value('\\1'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('(?<=[?&])(utm_[a-z_]+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|_openstat|ysclid|from_source|ref_src)=[^&#]*'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('\\?&+'), models.Value('?'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('&&+'), models.Value('&'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[?&]+(?=#|$)'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('/+(?=\\?|$)'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField())), condition=models.Q(('website', ''), _negated=True), name='participant_by_bare_website')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='participant_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='participant_name_given', violation_error_message='Enter a name.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'state'), _negated=True), ('country__isnull', False), _connector='OR'), name='participant_state_has_country', violation_error_message='Choose the country of this state.'), models.UniqueConstraint(condition=models.Q(('kind', 'state')), fields=('country',), name='participant_one_state_a_country', violation_error_message='This country already has a state participant.'), models.CheckConstraint(condition=models.Q(('kind__in', ['state', 'government', 'ministry', 'agency', 'parliament', 'head_of_state_office', 'joint_body', 'intergovernmental', 'company', 'university', 'media', 'civil_society', 'person', 'group'])), name='participant_kind_known', violation_error_message='Choose one of: state, country or territory, government, ministry, agency, parliament, head of state’s office, joint body, intergovernmental organisation, company, university, media, civil society, person, group.')],
            },
        ),
        migrations.CreateModel(
            name='Sector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('code', models.CharField(blank=True, help_text='OECD DAC sector or purpose code, e.g. 236.', verbose_name='DAC code')),
                ('name', models.CharField(unique=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='cooperation.sector', verbose_name='part of')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='sector_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='sector_name_given', violation_error_message='Enter a name.'), models.CheckConstraint(condition=models.Q(('name', django.db.models.functions.text.Trim('name'))), name='sector_name_trimmed', violation_error_message='Delete the spaces around the text.'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='sector_name_once', violation_error_message='This name is in the list already, perhaps in other letters, small or capital.'), models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='sector_code_once', violation_error_message='Another sector has this code.')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(blank=True, help_text='Leave blank to make it from the content.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('other_titles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size]), blank=True, default=list, help_text='In the original language, and other wordings.', size=None)),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences at most.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft')),
                ('checked_on', models.DateField(blank=True, help_text='The last day on which somebody looked for news about it.', null=True, verbose_name='last checked on')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('talks', 'talks'), ('official_visit', 'official visit'), ('state_visit', 'state visit'), ('working_visit', 'working visit'), ('summit', 'summit'), ('session', 'session'), ('ceremony', 'ceremony'), ('conference', 'conference'), ('event', 'event')], default='talks')),
                ('held', models.CharField(choices=[('in_person', 'in person'), ('by_call', 'by call'), ('by_video', 'by video'), ('mixed', 'in person and by video'), ('unknown', 'not stated')], default='unknown', verbose_name='how it was held')),
                ('status', models.CharField(choices=[('scheduled', 'scheduled'), ('held', 'held'), ('postponed', 'postponed'), ('cancelled', 'cancelled')], default='held')),
                ('date', cooperation.fields.PeriodField(blank=True, help_text='E.g. 25 Feb 2025. A postponed meeting keeps its original date until a new one is known.', null=True)),
                ('date_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “on the same day”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('date_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('date_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('time', models.TimeField(blank=True, help_text='When it began, e.g. 10:00. Only with a day.', null=True)),
                ('time_zone', models.CharField(blank=True, help_text='Whose time it is, e.g. Asia/Almaty or UTC+5. Empty: not stated.')),
                ('venue', models.ForeignKey(blank=True, help_text='Where it took place. Leave this empty if that is the venue of the visit that it is part of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings_held', to='cooperation.place')),
                ('part_of', models.ForeignKey(blank=True, help_text='A larger meeting, e.g. the visit that it belongs to.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='cooperation.meeting')),
                ('convening_body', models.ForeignKey(blank=True, help_text='The body whose session it is, e.g. an intergovernmental council.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='convened_meetings', to='cooperation.participant')),
                ('session_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('sectors', models.ManyToManyField(blank=True, to='cooperation.sector')),
                ('places', models.ManyToManyField(blank=True, help_text='Places that the record is about.', to='cooperation.place')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(models.F('publication'), models.OrderBy(models.F('updated_at'), descending=True), name='meeting_recent'), django.contrib.postgres.indexes.GistIndex(models.F('date'), name='meeting_date'), models.Index(models.OrderBy(cooperation.fields.SortDay('date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='meeting_by_date'), models.Index(models.F('date__endswith'), condition=models.Q(('status', 'scheduled')), name='meeting_scheduled')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='meeting_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meeting_title_given', violation_error_message='Enter a title.'), models.CheckConstraint(condition=models.Q(models.Q(('date__lower_inf', False), ('date__upper_inf', False), _connector='OR'), ('date__endswith__lte', datetime.date(9999, 1, 1)), ('date__overlap', '0001–9998'), ('date__startswith__gte', datetime.date(1, 1, 1))), name='meeting_date_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('time__isnull', True), cooperation.fields.IsOneDay('date'), _connector='OR'), name='meeting_time_of_a_day', violation_error_message='A time needs a day: enter the day of the meeting as its date, or remove the time.'), models.CheckConstraint(condition=models.Q(('time_zone', ''), ('time__isnull', False), _connector='OR'), name='meeting_zone_of_a_time', violation_error_message='A time zone needs a time: enter the time of the meeting, or remove the zone.'), models.CheckConstraint(condition=models.Q(('session_number__isnull', True), ('convening_body__isnull', False), _connector='OR'), name='meeting_session_of_a_body', violation_error_message='Choose the convening body: a session number needs one.'), models.CheckConstraint(condition=models.Q(('kind__in', ['talks', 'official_visit', 'state_visit', 'working_visit', 'summit', 'session', 'ceremony', 'conference', 'event'])), name='meeting_kind_known', violation_error_message='Choose one of: talks, official visit, state visit, working visit, summit, session, ceremony, conference, event.'), models.CheckConstraint(condition=models.Q(('held__in', ['in_person', 'by_call', 'by_video', 'mixed', 'unknown'])), name='meeting_held_known', violation_error_message='Choose one of: in person, by call, by video, in person and by video, not stated.'), models.CheckConstraint(condition=models.Q(('status__in', ['scheduled', 'held', 'postponed', 'cancelled'])), name='meeting_status_known', violation_error_message='Choose one of: scheduled, held, postponed, cancelled.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='meeting_publication_known', violation_error_message='Choose one of: draft, in review, published, withdrawn.')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(blank=True, help_text='Leave blank to make it from the content.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('other_titles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size]), blank=True, default=list, help_text='In the original language, and other wordings.', size=None)),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences at most.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft')),
                ('checked_on', models.DateField(blank=True, help_text='The last day on which somebody looked for news about it.', null=True, verbose_name='last checked on')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('form', models.CharField(choices=[('treaty', 'treaty'), ('convention', 'convention'), ('agreement', 'agreement'), ('protocol', 'protocol'), ('memorandum', 'memorandum'), ('exchange_of_notes', 'exchange of notes'), ('declaration', 'declaration'), ('joint_statement', 'joint statement'), ('communique', 'communiqué'), ('decision', 'decision'), ('programme', 'programme'), ('plan', 'plan or strategy'), ('roadmap', 'roadmap'), ('letter_of_intent', 'letter of intent'), ('terms_of_reference', 'terms of reference'), ('contract', 'contract'), ('understanding', 'understanding'), ('other', 'other')], default='agreement')),
                ('binding', models.CharField(choices=[('yes', 'binding'), ('no', 'not binding'), ('unknown', 'not stated')], default='unknown', verbose_name='legal force')),
                ('meeting', models.ForeignKey(blank=True, help_text='The meeting at which it was concluded or declared.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concluded_agreements', to='cooperation.meeting', verbose_name='concluded at')),
                ('valid', cooperation.fields.PeriodField(blank=True, help_text='How long it is valid, e.g. 2025-2035.', null=True)),
                ('valid_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “for ten years”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('valid_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('valid_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('term', models.CharField(blank=True, db_default='', default='', help_text='How long it is valid at first, e.g. 25 years, or indefinite.')),
                ('renewal', models.CharField(choices=[('none', 'none'), ('automatic', 'automatic'), ('by_agreement', 'by agreement'), ('unknown', 'not stated')], default='unknown')),
                ('renewal_step', models.CharField(blank=True, db_default='', default='', help_text='How long each renewal lasts, e.g. 5 years. Only if it is renewed.', verbose_name='renewed for')),
                ('notice_period', models.CharField(blank=True, db_default='', default='', help_text='Notice that a party gives to end it, e.g. 6 months.')),
                ('references', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(300)]), blank=True, default=list, help_text='Numbers in treaty series, e.g. UNTS 1155.', size=None)),
                ('names_no_parties', models.BooleanField(db_default=False, default=False, help_text='Then it can be published without parties, e.g. a memorandum signed at a forum.', verbose_name='the source names no parties')),
                ('status', models.CharField(choices=[('under_negotiation', 'under negotiation'), ('declared', 'declared'), ('drafted', 'drafted'), ('initialled', 'initialled'), ('adopted', 'adopted'), ('signed', 'signed'), ('provisionally_applied', 'provisionally applied'), ('in_force', 'in force'), ('suspended', 'suspended'), ('terminated', 'terminated'), ('expired', 'expired'), ('replaced', 'replaced'), ('never_in_force', 'never in force')], default='under_negotiation', editable=False)),
                ('status_since', cooperation.fields.PeriodField(blank=True, editable=False, null=True)),
                ('status_since_phrase', models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('recalculate_on', models.DateField(blank=True, editable=False, null=True)),
                ('heard_on', models.DateField(blank=True, editable=False, null=True, verbose_name='last news on')),
                ('main_date', cooperation.fields.PeriodField(blank=True, editable=False, null=True, verbose_name='date')),
                ('main_date_phrase', models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('sectors', models.ManyToManyField(blank=True, to='cooperation.sector')),
                ('places', models.ManyToManyField(blank=True, help_text='Places that the record is about.', to='cooperation.place')),
                ('venues', models.ManyToManyField(blank=True, help_text='Where it was done, e.g. London, Moscow and Washington.', related_name='agreements_concluded', to='cooperation.place')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(models.F('publication'), models.OrderBy(models.F('updated_at'), descending=True), name='agreement_recent'), django.contrib.postgres.indexes.GistIndex(models.F('main_date'), name='agreement_main_date'), models.Index(models.OrderBy(cooperation.fields.SortDay('main_date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='agreement_by_date'), models.Index(models.F('status'), models.OrderBy(models.F('id'), descending=True), name='agreement_by_status'), models.Index(models.F('recalculate_on'), condition=models.Q(('recalculate_on__isnull', False)), name='agreement_due'), models.Index(models.OrderBy(models.F('heard_on'), nulls_first=True), models.F('id'), condition=models.Q(('publication', 'published'), models.Q(('status__in', ('terminated', 'expired', 'replaced', 'never_in_force')), _negated=True)), name='agreement_silent')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='agreement_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='agreement_title_given', violation_error_message='Enter a title.'), models.CheckConstraint(condition=models.Q(models.Q(('valid__lower_inf', False), ('valid__upper_inf', False), _connector='OR'), ('valid__endswith__lte', datetime.date(9999, 1, 1)), ('valid__overlap', '0001–9998'), ('valid__startswith__gte', datetime.date(1, 1, 1))), name='agreement_valid_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('term__in', ['', 'indefinite']), ('term__regex', '^[1-9][0-9]{0,3} (year|month|week|day)s?( [1-9][0-9]{0,3} (year|month|week|day)s?)*$'), _connector='OR'), name='agreement_term_is_duration', violation_error_message='Enter a duration, such as 25 years, 6 months, 90 days, or 1 year 6 months.'), models.CheckConstraint(condition=models.Q(('renewal_step', ''), ('renewal_step__regex', '^[1-9][0-9]{0,3} (year|month|week|day)s?( [1-9][0-9]{0,3} (year|month|week|day)s?)*$'), _connector='OR'), name='agreement_renewal_step_is_duration', violation_error_message='Enter a duration, such as 25 years, 6 months, 90 days, or 1 year 6 months.'), models.CheckConstraint(condition=models.Q(('notice_period', ''), ('notice_period__regex', '^[1-9][0-9]{0,3} (year|month|week|day)s?( [1-9][0-9]{0,3} (year|month|week|day)s?)*$'), _connector='OR'), name='agreement_notice_period_is_duration', violation_error_message='Enter a duration, such as 25 years, 6 months, 90 days, or 1 year 6 months.'), models.CheckConstraint(condition=models.Q(('renewal_step', ''), models.Q(('renewal', 'none'), _negated=True), _connector='OR'), name='agreement_step_of_renewal', violation_error_message='Choose how it is renewed, or clear “renewed for”.'), models.CheckConstraint(condition=models.Q(('form__in', ['treaty', 'convention', 'agreement', 'protocol', 'memorandum', 'exchange_of_notes', 'declaration', 'joint_statement', 'communique', 'decision', 'programme', 'plan', 'roadmap', 'letter_of_intent', 'terms_of_reference', 'contract', 'understanding', 'other'])), name='agreement_form_known', violation_error_message='Choose one of: treaty, convention, agreement, protocol, memorandum, exchange of notes, declaration, joint statement, communiqué, decision, programme, plan or strategy, roadmap, letter of intent, terms of reference, contract, understanding, other.'), models.CheckConstraint(condition=models.Q(('binding__in', ['yes', 'no', 'unknown'])), name='agreement_binding_known', violation_error_message='Choose one of: binding, not binding, not stated.'), models.CheckConstraint(condition=models.Q(('renewal__in', ['none', 'automatic', 'by_agreement', 'unknown'])), name='agreement_renewal_known', violation_error_message='Choose one of: none, automatic, by agreement, not stated.'), models.CheckConstraint(condition=models.Q(('status__in', ['under_negotiation', 'declared', 'drafted', 'initialled', 'adopted', 'signed', 'provisionally_applied', 'in_force', 'suspended', 'terminated', 'expired', 'replaced', 'never_in_force'])), name='agreement_status_known', violation_error_message='Choose one of: under negotiation, declared, drafted, initialled, adopted, signed, provisionally applied, in force, suspended, terminated, expired, replaced, never in force.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='agreement_publication_known', violation_error_message='Choose one of: draft, in review, published, withdrawn.')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='cooperation.agreement')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='party_to', to='cooperation.participant')),
                ('role', models.CharField(choices=[('party', 'party'), ('signatory', 'signatory'), ('depositary', 'depositary'), ('guarantor', 'guarantor')], default='party')),
                ('on_behalf_of', models.ForeignKey(blank=True, help_text='The state or body for which a person signed.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='represented_in', to='cooperation.participant')),
                ('with_members', models.BooleanField(default=False, help_text='E.g. a union and its member states.', verbose_name='with its members')),
                ('printed_as', models.CharField(blank=True, db_default='', default='', help_text='The name in the text, if different, e.g. Dahomey for Benin.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed')),
            ],
            options={
                'verbose_name_plural': 'parties',
                'ordering': ['agreement', 'pk'],
                'indexes': [models.Index(models.F('participant'), models.F('role'), condition=models.Q(('role', 'party'), _negated=True), name='party_by_role')],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'participant', 'role'), name='party_once', violation_error_message='This party is already in the list.'), models.CheckConstraint(condition=models.Q(('role__in', ['party', 'signatory', 'depositary', 'guarantor'])), name='party_role_known', violation_error_message='Choose one of: party, signatory, depositary, guarantor.')],
            },
        ),
        migrations.AddField(
            model_name='agreement',
            name='participants',
            field=models.ManyToManyField(related_name='agreements', through='cooperation.Party', through_fields=('agreement', 'participant'), to='cooperation.participant'),
        ),
        migrations.CreateModel(
            name='AgreementAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='cooperation.agreement')),
                ('kind', models.ForeignKey(db_column='kind', on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='cooperation.actionkind')),
                ('date', cooperation.fields.PeriodField(blank=True, null=True)),
                ('date_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “yesterday”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('date_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('date_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('effective_date', cooperation.fields.PeriodField(blank=True, help_text='Only if it took effect on another day.', null=True)),
                ('effective_date_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “thirty days later”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('effective_date_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('effective_date_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('participant', models.ForeignKey(blank=True, help_text='Only for the action of one participant, e.g. a ratification. What one of several parties suspends, applies or ends stays as it was for the others: leave this blank if all do it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement_actions', to='cooperation.participant')),
                ('succeeds', models.ForeignKey(blank=True, help_text='The predecessor whose act a succession continues, e.g. Czechoslovakia.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='succeeded_by', to='cooperation.participant', verbose_name='in succession to')),
                ('place', models.ForeignKey(blank=True, help_text='Where it was done, or the territory that it is about.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement_actions', to='cooperation.place')),
                ('legal_ground', models.CharField(blank=True, db_default='', default='', help_text='E.g. article 54, or Law No. 12, article 3.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('series', models.CharField(blank=True, db_default='', default='', help_text='The register or series that numbers it, e.g. UNTS or Collection of laws.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('number', models.CharField(blank=True, db_default='', default='', help_text='Its number: of a registration, law, decree or note, e.g. I-18232.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('note', models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)])),
            ],
            options={
                'verbose_name': 'action',
                'ordering': [models.OrderBy(cooperation.fields.SortDay('date'), nulls_last=True), 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('date__lower_inf', False), ('date__upper_inf', False), _connector='OR'), ('date__endswith__lte', datetime.date(9999, 1, 1)), ('date__overlap', '0001–9998'), ('date__startswith__gte', datetime.date(1, 1, 1))), name='agreementaction_date_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(models.Q(('effective_date__lower_inf', False), ('effective_date__upper_inf', False), _connector='OR'), ('effective_date__endswith__lte', datetime.date(9999, 1, 1)), ('effective_date__overlap', '0001–9998'), ('effective_date__startswith__gte', datetime.date(1, 1, 1))), name='agreementaction_effective_date_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('succeeds__isnull', True), models.Q(('participant__isnull', False), models.Q(('participant', models.F('succeeds')), _negated=True)), _connector='OR'), name='action_succeeds_another', violation_error_message='Choose the participant that succeeds another one.')],
            },
        ),
        migrations.CreateModel(
            name='AgreementLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_agreement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='links_from', to='cooperation.agreement', verbose_name='agreement')),
                ('kind', models.CharField(choices=[('amends', 'amends'), ('supplements', 'supplements'), ('implements', 'implements'), ('extends', 'extends'), ('replaces', 'replaces'), ('terminates', 'terminates'), ('based_on', 'is based on'), ('lasts_until', 'lasts until the entry into force of')], verbose_name='relationship')),
                ('to_agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links_to', to='cooperation.agreement', verbose_name='other agreement')),
            ],
            options={
                'verbose_name': 'link',
                'ordering': ['from_agreement', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('from_agreement', 'to_agreement', 'kind'), name='agreement_link_once', violation_error_message='This link is already recorded.'), models.CheckConstraint(condition=models.Q(('from_agreement', models.F('to_agreement')), _negated=True), name='agreement_link_to_another', violation_error_message='An agreement cannot be linked to itself.'), models.CheckConstraint(condition=models.Q(('kind__in', ['amends', 'supplements', 'implements', 'extends', 'replaces', 'terminates', 'based_on', 'lasts_until'])), name='agreementlink_kind_known', violation_error_message='Choose one of: amends, supplements, implements, extends, replaces, terminates, is based on, lasts until the entry into force of.')],
            },
        ),
        migrations.CreateModel(
            name='Initiative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(blank=True, help_text='Leave blank to make it from the content.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('other_titles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size]), blank=True, default=list, help_text='In the original language, and other wordings.', size=None)),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences at most.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft')),
                ('checked_on', models.DateField(blank=True, help_text='The last day on which somebody looked for news about it.', null=True, verbose_name='last checked on')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part_of', models.ForeignKey(blank=True, help_text='A larger initiative, e.g. a programme of three plants.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='cooperation.initiative')),
                ('planned', cooperation.fields.PeriodField(blank=True, help_text='E.g. 2025, by 2030, 2035-2036.', null=True)),
                ('planned_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “this year”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('planned_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('planned_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('actual', cooperation.fields.PeriodField(blank=True, help_text='When it was carried out, e.g. since March 2024.', null=True)),
                ('actual_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “last spring”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('actual_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('actual_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('status', models.CharField(choices=[('idea', 'idea'), ('under_discussion', 'under discussion'), ('planned', 'planned'), ('implementation', 'implementation'), ('completed', 'completed'), ('suspended', 'suspended'), ('cancelled', 'cancelled')], default='idea', editable=False)),
                ('status_since', cooperation.fields.PeriodField(blank=True, editable=False, null=True)),
                ('status_since_phrase', models.CharField(blank=True, db_default='', default='', editable=False, help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('recalculate_on', models.DateField(blank=True, editable=False, null=True)),
                ('heard_on', models.DateField(blank=True, editable=False, null=True, verbose_name='last news on')),
                ('sectors', models.ManyToManyField(blank=True, to='cooperation.sector')),
                ('places', models.ManyToManyField(blank=True, help_text='Places that the record is about.', to='cooperation.place')),
                ('agreements', models.ManyToManyField(blank=True, related_name='initiatives', to='cooperation.agreement')),
                ('meetings', models.ManyToManyField(blank=True, related_name='initiatives', to='cooperation.meeting', verbose_name='discussed at')),
                ('editions', models.ManyToManyField(blank=True, help_text='Each time it took place, e.g. each year’s festival.', related_name='edition_of', to='cooperation.meeting')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(models.F('publication'), models.OrderBy(models.F('updated_at'), descending=True), name='initiative_recent'), django.contrib.postgres.indexes.GistIndex(models.F('planned'), name='initiative_planned'), django.contrib.postgres.indexes.GistIndex(models.F('actual'), name='initiative_actual'), models.Index(models.OrderBy(cooperation.fields.SortDay('status_since'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='initiative_by_date'), models.Index(models.F('status'), models.OrderBy(models.F('id'), descending=True), name='initiative_by_status'), models.Index(models.F('recalculate_on'), condition=models.Q(('recalculate_on__isnull', False)), name='initiative_due'), models.Index(models.OrderBy(models.F('heard_on'), nulls_first=True), models.F('id'), condition=models.Q(('publication', 'published'), models.Q(('status__in', ('completed', 'cancelled')), _negated=True)), name='initiative_silent')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='initiative_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='initiative_title_given', violation_error_message='Enter a title.'), models.CheckConstraint(condition=models.Q(models.Q(('planned__lower_inf', False), ('planned__upper_inf', False), _connector='OR'), ('planned__endswith__lte', datetime.date(9999, 1, 1)), ('planned__overlap', '0001–9998'), ('planned__startswith__gte', datetime.date(1, 1, 1))), name='initiative_planned_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(models.Q(('actual__lower_inf', False), ('actual__upper_inf', False), _connector='OR'), ('actual__endswith__lte', datetime.date(9999, 1, 1)), ('actual__overlap', '0001–9998'), ('actual__startswith__gte', datetime.date(1, 1, 1))), name='initiative_actual_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('status__in', ['idea', 'under_discussion', 'planned', 'implementation', 'completed', 'suspended', 'cancelled'])), name='initiative_status_known', violation_error_message='Choose one of: idea, under discussion, planned, implementation, completed, suspended, cancelled.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='initiative_publication_known', violation_error_message='Choose one of: draft, in review, published, withdrawn.')],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(blank=True, help_text='Leave blank to make it from the content.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('other_titles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size]), blank=True, default=list, help_text='In the original language, and other wordings.', size=None)),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences at most.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft')),
                ('checked_on', models.DateField(blank=True, help_text='The last day on which somebody looked for news about it.', null=True, verbose_name='last checked on')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('pledge', 'pledge'), ('instruction', 'instruction'), ('shared_aim', 'shared aim'), ('expectation', 'expectation'), ('request', 'request')], default='pledge')),
                ('what', models.TextField(help_text='What is to be done, e.g. report on the reservoir’s repair.')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='cooperation.meeting', verbose_name='made at')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='cooperation.agreement', verbose_name='made in')),
                ('due', cooperation.fields.PeriodField(blank=True, help_text='E.g. by 20 December 2025, by 2030.', null=True)),
                ('due_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “this year”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('due_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('due_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('condition', models.CharField(blank=True, help_text='E.g. once the loan is agreed.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('status', models.CharField(choices=[('open', 'open'), ('met', 'met'), ('partly_met', 'partly met'), ('missed', 'missed'), ('dropped', 'dropped'), ('unknown', 'unknown')], default='open')),
                ('restates', models.ForeignKey(blank=True, help_text='The earlier commitment that this one repeats.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='restated_by', to='cooperation.commitment')),
                ('sectors', models.ManyToManyField(blank=True, to='cooperation.sector')),
                ('places', models.ManyToManyField(blank=True, help_text='Places that the record is about.', to='cooperation.place')),
                ('by', models.ManyToManyField(blank=True, help_text='Who must do it.', related_name='commitments_made', to='cooperation.participant')),
                ('to', models.ManyToManyField(blank=True, help_text='Who it was promised to, or who ordered it.', related_name='commitments_received', to='cooperation.participant')),
                ('about_initiatives', models.ManyToManyField(blank=True, related_name='commitments', to='cooperation.initiative')),
                ('about_agreements', models.ManyToManyField(blank=True, related_name='commitments_about', to='cooperation.agreement')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(models.F('publication'), models.OrderBy(models.F('updated_at'), descending=True), name='commitment_recent'), django.contrib.postgres.indexes.GistIndex(models.F('due'), name='commitment_due'), models.Index(models.OrderBy(models.F('due__endswith'), nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='commitment_by_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='commitment_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='commitment_title_given', violation_error_message='Enter a title.'), models.CheckConstraint(condition=models.Q(models.Q(('due__lower_inf', False), ('due__upper_inf', False), _connector='OR'), ('due__endswith__lte', datetime.date(9999, 1, 1)), ('due__overlap', '0001–9998'), ('due__startswith__gte', datetime.date(1, 1, 1))), name='commitment_due_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='commitment_what_given', violation_error_message='Describe what is to be done.'), models.CheckConstraint(condition=models.Q(('kind__in', ['pledge', 'instruction', 'shared_aim', 'expectation', 'request'])), name='commitment_kind_known', violation_error_message='Choose one of: pledge, instruction, shared aim, expectation, request.'), models.CheckConstraint(condition=models.Q(('status__in', ['open', 'met', 'partly_met', 'missed', 'dropped', 'unknown'])), name='commitment_status_known', violation_error_message='Choose one of: open, met, partly met, missed, dropped, unknown.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='commitment_publication_known', violation_error_message='Choose one of: draft, in review, published, withdrawn.')],
            },
        ),
        migrations.CreateModel(
            name='Development',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(blank=True, help_text='Leave blank to make it from the content.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('other_titles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size]), blank=True, default=list, help_text='In the original language, and other wordings.', size=None)),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences at most.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft')),
                ('checked_on', models.DateField(blank=True, help_text='The last day on which somebody looked for news about it.', null=True, verbose_name='last checked on')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('statement', 'statement'), ('decision', 'decision'), ('progress', 'progress'), ('milestone', 'milestone'), ('setback', 'setback'), ('background', 'background'), ('commentary', 'commentary')], default='progress')),
                ('date', cooperation.fields.PeriodField(blank=True, help_text='When it happened or was said, e.g. 25 Feb 2025, early 1990s.', null=True)),
                ('date_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “on the same day”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('date_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('date_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('reported_on', models.DateField(blank=True, help_text='The day of the report, e.g. 2025-02-26.', null=True)),
                ('text', models.TextField(help_text='What happened or was said, in a sentence or two.')),
                ('meeting', models.ForeignKey(blank=True, help_text='The meeting at which it was said or decided.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='developments', to='cooperation.meeting', verbose_name='said at')),
                ('status_becomes', models.CharField(blank=True, choices=[('idea', 'idea'), ('under_discussion', 'under discussion'), ('planned', 'planned'), ('implementation', 'implementation'), ('completed', 'completed'), ('suspended', 'suspended'), ('cancelled', 'cancelled')], help_text='Only if it changes the status of these initiatives.', verbose_name='initiative status becomes')),
                ('sectors', models.ManyToManyField(blank=True, to='cooperation.sector')),
                ('places', models.ManyToManyField(blank=True, help_text='Places that the record is about.', to='cooperation.place')),
                ('initiatives', models.ManyToManyField(blank=True, related_name='developments', to='cooperation.initiative')),
                ('agreements', models.ManyToManyField(blank=True, related_name='developments', to='cooperation.agreement')),
                ('participants', models.ManyToManyField(blank=True, help_text='Who did or said it.', related_name='developments', to='cooperation.participant')),
                ('to', models.ManyToManyField(blank=True, help_text='To whom it was addressed, e.g. who received the letter, the offer or the award.', related_name='developments_received', to='cooperation.participant')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(models.F('publication'), models.OrderBy(models.F('updated_at'), descending=True), name='development_recent'), django.contrib.postgres.indexes.GistIndex(models.F('date'), name='development_date'), models.Index(models.OrderBy(cooperation.fields.SortDay('date'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='development_by_date')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='development_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='development_title_given', violation_error_message='Enter a title.'), models.CheckConstraint(condition=models.Q(models.Q(('date__lower_inf', False), ('date__upper_inf', False), _connector='OR'), ('date__endswith__lte', datetime.date(9999, 1, 1)), ('date__overlap', '0001–9998'), ('date__startswith__gte', datetime.date(1, 1, 1))), name='development_date_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='development_text_given', violation_error_message='Describe what happened, in a sentence or two.'), models.CheckConstraint(condition=models.Q(('kind__in', ['statement', 'decision', 'progress', 'milestone', 'setback', 'background', 'commentary'])), name='development_kind_known', violation_error_message='Choose one of: statement, decision, progress, milestone, setback, background, commentary.'), models.CheckConstraint(condition=models.Q(('status_becomes__in', ['idea', 'under_discussion', 'planned', 'implementation', 'completed', 'suspended', 'cancelled', ''])), name='development_status_becomes_known', violation_error_message='Choose one of: idea, under discussion, planned, implementation, completed, suspended, cancelled.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='development_publication_known', violation_error_message='Choose one of: draft, in review, published, withdrawn.')],
            },
        ),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('symbol', ''), _negated=True), name='unit_symbol_given', violation_error_message='Enter a symbol.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='unit_name_given', violation_error_message='Enter a name.'), models.CheckConstraint(condition=models.Q(('symbol', django.db.models.functions.text.Trim('symbol'))), name='unit_symbol_trimmed', violation_error_message='Delete the spaces around the text.'), models.CheckConstraint(condition=models.Q(('name', django.db.models.functions.text.Trim('name'))), name='unit_name_trimmed', violation_error_message='Delete the spaces around the text.'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='unit_name_once', violation_error_message='This name is in the list already, perhaps in other letters, small or capital.'), models.CheckConstraint(condition=models.Q(('factor__isnull', True), models.Q(('factor__gt', 0), models.Q(('dimension__in', ['count', 'money', 'other']), _negated=True)), _connector='OR'), name='unit_factor_of_a_measure', violation_error_message='Only units of measurement have a factor, which is more than 0.'), models.CheckConstraint(condition=models.Q(('dimension__in', ['count', 'money', 'share', 'length', 'area', 'volume', 'flow', 'mass', 'power', 'energy', 'time', 'other'])), name='unit_dimension_known', violation_error_message='Choose one of: number of things, money, share, length, area, volume, flow of water, mass, power, energy, time, other.')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(blank=True, help_text='Leave blank to make it from the content.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('other_titles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size]), blank=True, default=list, help_text='In the original language, and other wordings.', size=None)),
                ('summary', models.TextField(blank=True, help_text='Two or three sentences at most.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft')),
                ('checked_on', models.DateField(blank=True, help_text='The last day on which somebody looked for news about it.', null=True, verbose_name='last checked on')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bound', models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('more_than', 'more than'), ('at_least', 'at least'), ('less_than', 'less than'), ('at_most', 'at most')], default='exactly', help_text='“Over 280 km” is more than 280, “nearly 300” about 300.', verbose_name='exactly or about')),
                ('value_low', models.DecimalField(blank=True, decimal_places=6, help_text='As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank if the source names no number, as in “dozens of documents”.', max_digits=30, null=True, verbose_name='value')),
                ('value_high', models.DecimalField(blank=True, decimal_places=6, help_text='Only for a range.', max_digits=30, null=True, verbose_name='up to')),
                ('step', models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.', max_digits=30, null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cooperation.unit')),
                ('printed', models.CharField(blank=True, help_text='The words of the source, e.g. $1.7 billion.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed')),
                ('indicator', models.CharField(help_text='What is measured, e.g. mutual trade, installed capacity, documents signed.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('nature', models.CharField(choices=[('actual', 'actual'), ('planned', 'planned'), ('target', 'target'), ('forecast', 'forecast')], default='actual')),
                ('period', cooperation.fields.PeriodField(blank=True, help_text='The period of the value, e.g. 2024.', null=True)),
                ('period_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “last year”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('period_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('period_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('as_of', cooperation.fields.PeriodField(blank=True, help_text='Only if the value changes over time: the day on which it was stated or revised. Another day is a revision, not a contradiction.', null=True, verbose_name='as of')),
                ('as_of_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “by now”.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='day stated')),
                ('as_of_inferred', models.BooleanField(default=False, help_text='You worked this date out.', verbose_name='day inferred')),
                ('as_of_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperation.initiative')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperation.agreement')),
                ('commitment', models.ForeignKey(blank=True, help_text='The commitment that names it, e.g. to reach $3 billion by 2030.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperation.commitment')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='cooperation.meeting', verbose_name='given at')),
                ('preferred', models.BooleanField(default=False, help_text='This value is preferred to contradicting ones.')),
                ('preferred_reason', models.CharField(blank=True, validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='why preferred')),
                ('preferred_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('preferred_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('series', models.CharField(blank=True, default='', editable=False, help_text='The same for figures that measure the same: indicator, unit, participants, recipients and places.')),
                ('agrees_with', django.contrib.postgres.fields.ranges.DecimalRangeField(blank=True, editable=False, help_text='The values that agree with this one, which may be rounded or bounded, in the smallest unit.', null=True)),
                ('sectors', models.ManyToManyField(blank=True, to='cooperation.sector')),
                ('places', models.ManyToManyField(blank=True, help_text='Places that the record is about.', to='cooperation.place')),
                ('of', models.ManyToManyField(blank=True, help_text='Participants that the value describes, e.g. both states.', related_name='figures', to='cooperation.participant', verbose_name='participants')),
                ('to', models.ManyToManyField(blank=True, help_text='Who receives it, e.g. exports.', related_name='figures_received', to='cooperation.participant', verbose_name='recipients')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
                'indexes': [models.Index(models.F('publication'), models.OrderBy(models.F('updated_at'), descending=True), name='figure_recent'), django.contrib.postgres.indexes.GistIndex(models.F('period'), name='figure_period'), models.Index(models.OrderBy(cooperation.fields.SortDay('period'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='figure_by_period'), models.Index(django.db.models.functions.text.Upper('indicator'), models.F('unit'), name='figure_by_indicator'), models.Index(models.F('series'), condition=models.Q(('series', ''), _negated=True), name='figure_series')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='figure_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='figure_title_given', violation_error_message='Enter a title.'), models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('value_high__gt', models.F('value_low')), _connector='OR'), name='figure_range_upwards', violation_error_message='The upper value of a range must be more than the lower one.'), models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('bound__in', ['exactly', 'about']), _connector='OR'), name='figure_range_bounded_once', violation_error_message='A range has two ends: it can’t be “at least”, “at most” or the like as well.'), models.CheckConstraint(condition=models.Q(('value_low__isnull', False), models.Q(models.Q(('printed', ''), _negated=True), ('bound', 'exactly'), ('value_high__isnull', True)), _connector='OR'), name='figure_value_or_words', violation_error_message='Enter the value, or the words of the source if they name no number.'), models.CheckConstraint(condition=models.Q(models.Q(('period__lower_inf', False), ('period__upper_inf', False), _connector='OR'), ('period__endswith__lte', datetime.date(9999, 1, 1)), ('period__overlap', '0001–9998'), ('period__startswith__gte', datetime.date(1, 1, 1))), name='figure_period_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(models.Q(('as_of__lower_inf', False), ('as_of__upper_inf', False), _connector='OR'), ('as_of__endswith__lte', datetime.date(9999, 1, 1)), ('as_of__overlap', '0001–9998'), ('as_of__startswith__gte', datetime.date(1, 1, 1))), name='figure_as_of_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('indicator', ''), _negated=True), name='figure_indicator_given', violation_error_message='Enter what is measured.'), models.CheckConstraint(condition=models.Q(('preferred', False), models.Q(('preferred_reason', ''), _negated=True), _connector='OR'), name='figure_preferred_with_reason', violation_error_message='Explain why this value is preferred.'), models.UniqueConstraint(condition=models.Q(('preferred', True), models.Q(('series', ''), _negated=True)), fields=('series', 'nature', 'period', 'as_of', 'initiative', 'agreement'), name='figure_preferred_once', nulls_distinct=False, violation_error_message='Another value of the same is preferred. Clear its box first.'), models.CheckConstraint(condition=models.Q(('nature__in', ['actual', 'planned', 'target', 'forecast'])), name='figure_nature_known', violation_error_message='Choose one of: actual, planned, target, forecast.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='figure_publication_known', violation_error_message='Choose one of: draft, in review, published, withdrawn.'), models.CheckConstraint(condition=models.Q(('bound__in', ['exactly', 'about', 'more_than', 'at_least', 'less_than', 'at_most'])), name='figure_bound_known', violation_error_message='Choose one of: exactly, about, more than, at least, less than, at most.')],
            },
        ),
        migrations.CreateModel(
            name='FigureConversion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bound', models.CharField(choices=[('exactly', 'exactly'), ('about', 'about'), ('more_than', 'more than'), ('at_least', 'at least'), ('less_than', 'less than'), ('at_most', 'at most')], default='exactly', help_text='“Over 280 km” is more than 280, “nearly 300” about 300.', verbose_name='exactly or about')),
                ('value_low', models.DecimalField(blank=True, decimal_places=6, help_text='As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank if the source names no number, as in “dozens of documents”.', max_digits=30, null=True, verbose_name='value')),
                ('value_high', models.DecimalField(blank=True, decimal_places=6, help_text='Only for a range.', max_digits=30, null=True, verbose_name='up to')),
                ('step', models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.', max_digits=30, null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cooperation.unit')),
                ('printed', models.CharField(blank=True, help_text='The words of the source, e.g. $1.7 billion.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='as printed')),
                ('figure', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='conversions', to='cooperation.figure')),
            ],
            options={
                'verbose_name': 'conversion',
                'ordering': ['figure', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('value_high__gt', models.F('value_low')), _connector='OR'), name='figureconversion_range_upwards', violation_error_message='The upper value of a range must be more than the lower one.'), models.CheckConstraint(condition=models.Q(('value_high__isnull', True), ('bound__in', ['exactly', 'about']), _connector='OR'), name='figureconversion_range_bounded_once', violation_error_message='A range has two ends: it can’t be “at least”, “at most” or the like as well.'), models.CheckConstraint(condition=models.Q(('value_low__isnull', False), models.Q(models.Q(('printed', ''), _negated=True), ('bound', 'exactly'), ('value_high__isnull', True)), _connector='OR'), name='figureconversion_value_or_words', violation_error_message='Enter the value, or the words of the source if they name no number.'), models.UniqueConstraint(fields=('figure', 'unit'), name='figureconversion_once', violation_error_message='This figure already has a conversion into this unit.'), models.CheckConstraint(condition=models.Q(('bound__in', ['exactly', 'about', 'more_than', 'at_least', 'less_than', 'at_most'])), name='figureconversion_bound_known', violation_error_message='Choose one of: exactly, about, more than, at least, less than, at most.')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='involvements', to='cooperation.initiative')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='cooperation.participant')),
                ('role', models.CharField(choices=[('lead', 'lead'), ('partner', 'partner'), ('implementer', 'implementer'), ('contractor', 'contractor'), ('supplier', 'supplier'), ('funder', 'funder'), ('host', 'host'), ('beneficiary', 'beneficiary'), ('interested', 'interested')], default='partner')),
                ('during', cooperation.fields.PeriodField(blank=True, null=True)),
                ('during_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “since last year”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('during_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('during_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('outcome', models.CharField(choices=[('ongoing', 'ongoing'), ('finished', 'finished'), ('left', 'left'), ('replaced', 'replaced'), ('did_not_join', 'did not join')], default='ongoing')),
                ('replaced_by', models.ForeignKey(blank=True, help_text='Only if the outcome is “replaced”: who took its place.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replacements', to='cooperation.participant')),
            ],
            options={
                'ordering': ['initiative', 'pk'],
                'indexes': [models.Index(models.F('participant'), models.F('role'), name='involvement_by_role'), models.Index(models.F('participant'), models.F('outcome'), condition=models.Q(('role', 'interested'), ('outcome__in', ['left', 'replaced', 'did_not_join']), _connector='OR'), name='involvement_apart')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('during__lower_inf', False), ('during__upper_inf', False), _connector='OR'), ('during__endswith__lte', datetime.date(9999, 1, 1)), ('during__overlap', '0001–9998'), ('during__startswith__gte', datetime.date(1, 1, 1))), name='involvement_during_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.UniqueConstraint(fields=('initiative', 'participant', 'role'), name='involvement_once', violation_error_message='This participant already has this role.'), models.CheckConstraint(condition=models.Q(('replaced_by__isnull', True), ('outcome', 'replaced'), _connector='OR'), name='involvement_replaced_by_another', violation_error_message='Choose the outcome “replaced”, or leave this empty: only who was replaced has a successor.'), models.CheckConstraint(condition=models.Q(('replaced_by', models.F('participant')), _negated=True), name='involvement_not_replaced_by_itself', violation_error_message='Choose another participant: nobody replaces itself.'), models.CheckConstraint(condition=models.Q(('role__in', ['lead', 'partner', 'implementer', 'contractor', 'supplier', 'funder', 'host', 'beneficiary', 'interested'])), name='involvement_role_known', violation_error_message='Choose one of: lead, partner, implementer, contractor, supplier, funder, host, beneficiary, interested.'), models.CheckConstraint(condition=models.Q(('outcome__in', ['ongoing', 'finished', 'left', 'replaced', 'did_not_join'])), name='involvement_outcome_known', violation_error_message='Choose one of: ongoing, finished, left, replaced, did not join.')],
            },
        ),
        migrations.AddField(
            model_name='initiative',
            name='participants',
            field=models.ManyToManyField(related_name='initiatives', through='cooperation.Involvement', through_fields=('initiative', 'participant'), to='cooperation.participant'),
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='cooperation.meeting')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='cooperation.participant')),
                ('role', models.CharField(blank=True, choices=[('host', 'host'), ('guest', 'guest'), ('chair', 'chair'), ('co_chair', 'co-chair'), ('head_of_delegation', 'head of delegation'), ('delegate', 'delegate'), ('observer', 'observer')], help_text='Only if the source states it.')),
                ('capacity', models.CharField(blank=True, help_text='As printed in the source, e.g. Deputy Chairman of the Government.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('on_behalf_of', models.ForeignKey(blank=True, help_text='The state or body that a person represented.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='represented_at', to='cooperation.participant')),
                ('with_members', models.BooleanField(default=False, help_text='E.g. a union and its member states.', verbose_name='with its members')),
            ],
            options={
                'verbose_name': 'participation',
                'ordering': ['meeting', 'pk'],
                'indexes': [models.Index(models.F('participant'), models.F('role'), condition=models.Q(('role', ''), _negated=True), name='participation_by_role')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'participant'), name='participation_once', violation_error_message='This participant is already in the list.'), models.CheckConstraint(condition=models.Q(('role__in', ['host', 'guest', 'chair', 'co_chair', 'head_of_delegation', 'delegate', 'observer', ''])), name='participation_role_known', violation_error_message='Choose one of: host, guest, chair, co-chair, head of delegation, delegate, observer.')],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='participants',
            field=models.ManyToManyField(related_name='meetings', through='cooperation.Participation', through_fields=('meeting', 'participant'), to='cooperation.participant'),
        ),
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('participant', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='cooperation.participant')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='affiliates', to='cooperation.participant')),
                ('kind', models.CharField(choices=[('post', 'post'), ('member', 'member'), ('observer', 'observer'), ('owner', 'owner'), ('other', 'other')], default='post')),
                ('role', models.CharField(blank=True, help_text='In English, e.g. Chairman of the Cabinet of Ministers; acting Minister.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('share', models.DecimalField(blank=True, decimal_places=4, help_text='The share of an owner, e.g. 50.', max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='share in percent')),
                ('during', cooperation.fields.PeriodField(blank=True, help_text='Only the dates that a source gives, e.g. since 18 Dec 2024.', null=True)),
                ('during_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “since last year”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('during_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('during_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('as_of', cooperation.fields.PeriodField(blank=True, help_text='A day on which it was so, if the text does not say since when or until when, e.g. 25 Feb 2025.', null=True, verbose_name='as of')),
                ('as_of_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “at the time”.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='day stated')),
                ('as_of_inferred', models.BooleanField(default=False, help_text='You worked this date out.', verbose_name='day inferred')),
                ('as_of_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
            ],
            options={
                'ordering': ['participant', 'organisation', 'pk'],
                'indexes': [django.contrib.postgres.indexes.GistIndex(models.F('during'), name='affiliation_during')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('during__lower_inf', False), ('during__upper_inf', False), _connector='OR'), ('during__endswith__lte', datetime.date(9999, 1, 1)), ('during__overlap', '0001–9998'), ('during__startswith__gte', datetime.date(1, 1, 1))), name='affiliation_during_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(models.Q(('as_of__lower_inf', False), ('as_of__upper_inf', False), _connector='OR'), ('as_of__endswith__lte', datetime.date(9999, 1, 1)), ('as_of__overlap', '0001–9998'), ('as_of__startswith__gte', datetime.date(1, 1, 1))), name='affiliation_as_of_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(('as_of__isnull', True), models.Q(('as_of__lower_inf', False), ('as_of__upper_inf', False)), _connector='OR'), name='affiliation_as_of_a_day', violation_error_message='Enter a day, a month or a year. “Since” and “until” belong to the dates of the post.'), models.CheckConstraint(condition=models.Q(('during__isnull', True), ('as_of__isnull', True), ('during__overlap', models.F('as_of')), _connector='OR'), name='affiliation_as_of_within_during', violation_error_message='Enter a day within the dates of the post or membership, or leave one of the two empty.'), models.CheckConstraint(condition=models.Q(('participant', models.F('organisation')), _negated=True), name='affiliation_to_another', violation_error_message='A participant cannot hold a post in itself.'), models.CheckConstraint(condition=models.Q(('share__isnull', True), models.Q(('share__gt', 0), ('share__lte', 100)), _connector='OR'), name='affiliation_share_in_percent', violation_error_message='A share must be more than 0 and at most 100 percent.'), models.UniqueConstraint(fields=('participant', 'organisation', 'kind', 'role', 'during', 'as_of'), name='affiliation_once', nulls_distinct=False, violation_error_message='This post or membership is already recorded.'), models.CheckConstraint(condition=models.Q(('kind__in', ['post', 'member', 'observer', 'owner', 'other'])), name='affiliation_kind_known', violation_error_message='Choose one of: post, member, observer, owner, other.')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(blank=True, error_messages={'unique': 'Another page has this address.'}, help_text='The last part of the web address of its page. Leave blank to make it from the name.', unique=True, validators=[django.core.validators.MaxLengthValidator(300), django.core.validators.RegexValidator('^[-\\w]+$', 'A page address can have only letters, digits, hyphens and underscores.')], verbose_name='page address')),
                ('title', models.CharField(validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='cooperation.participant')),
                ('url', models.URLField(blank=True, max_length=2000, verbose_name='web address')),
                ('language', models.CharField(blank=True, help_text='Code of the language, e.g. en, ru, kk.', validators=[django.core.validators.RegexValidator('^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', 'Enter a language code, e.g. en, ru, kk.')])),
                ('dateline', models.CharField(blank=True, help_text='Place at the head of an agency report, e.g. Astana.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('published', cooperation.fields.PeriodField(blank=True, null=True)),
                ('published_stated', models.CharField(blank=True, help_text='Wording in the source, if different, e.g. “yesterday”.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('published_inferred', models.BooleanField(default=False, help_text='You worked this date out.')),
                ('published_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
            ],
            options={
                'ordering': ['title', 'pk'],
                'indexes': [models.Index(django.db.models.functions.text.MD5(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.text.Concat(django.db.models.functions.text.Lower(models.Func(models.F('url'), models.Value('^(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*'), function='substring', output_field=models.TextField())), models.Func(models.F('url'), models.Value('^(?:[A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value('#(?![!/]).*$'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('^[a-z][a-z0-9+.-]*://(www\\d?\\.)?'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('^([^/?#]+):(80|443)(?=[/?#]|$)'), models.Value('\\1'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('(?<=[?&])(utm_[a-z_]+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|_openstat|ysclid|from_source|ref_src)=[^&#]*'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('\\?&+'), models.Value('?'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('&&+'), models.Value('&'), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[?&]+(?=#|$)'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('/+(?=\\?|$)'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField())), condition=models.Q(('url', ''), _negated=True), name='source_by_bare_url')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slug', ''), _negated=True), models.Q(('slug__regex', '[\\s/?#%.]'), _negated=True)), name='source_slug_is_address', violation_error_message='A page address can have only letters, digits, hyphens and underscores.'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_title_given', violation_error_message='Enter a title.'), models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('url',), name='source_url_once', violation_error_message='A source with this web address is already recorded.'), models.CheckConstraint(condition=models.Q(models.Q(('published__lower_inf', False), ('published__upper_inf', False), _connector='OR'), ('published__endswith__lte', datetime.date(9999, 1, 1)), ('published__overlap', '0001–9998'), ('published__startswith__gte', datetime.date(1, 1, 1))), name='source_published_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.')],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='cooperation.source')),
                ('quote', models.CharField(blank=True, help_text='The fewest words that state the fact, copied exactly, at most 20.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('locator', models.CharField(blank=True, help_text='Page, paragraph or article, e.g. paragraph 3.', validators=[django.core.validators.MaxLengthValidator(300)])),
                ('speaker', models.ForeignKey(blank=True, db_index=False, help_text='The person or body that the source quotes.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quoted_in', to='cooperation.participant')),
                ('relies_on', models.ForeignKey(blank=True, db_index=False, help_text='Another source that this one names, e.g. “according to Akorda”.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relied_on_in', to='cooperation.source')),
                ('differs', models.CharField(blank=True, help_text='What this source says instead, if it contradicts the record. A date or a number as in the field.', validators=[django.core.validators.MaxLengthValidator(800), cooperation.models.base.validate_title_size])),
                ('differs_in', models.CharField(blank=True, help_text='The field of the record that this source contradicts.', validators=[django.core.validators.MaxLengthValidator(300)], verbose_name='differs in')),
                ('differs_period', cooperation.fields.PeriodField(blank=True, editable=False, help_text='The other value, if it is a date.', null=True, verbose_name='differs: date')),
                ('differs_period_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('differs_number', models.DecimalField(blank=True, decimal_places=6, editable=False, help_text='The other value, if it is a number.', max_digits=30, null=True, verbose_name='differs: number')),
                ('participant', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.participant')),
                ('affiliation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.affiliation')),
                ('place', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.place')),
                ('meeting', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.meeting')),
                ('agreement', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.agreement')),
                ('initiative', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.initiative')),
                ('development', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.development')),
                ('commitment', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.commitment')),
                ('figure', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.figure')),
                ('action', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.agreementaction')),
                ('involvement', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='cooperation.involvement')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('speaker__isnull', False)), fields=['speaker'], name='citation_speaker'), models.Index(condition=models.Q(('relies_on__isnull', False)), fields=['relies_on'], name='citation_relies_on'), models.Index(condition=models.Q(('participant__isnull', False)), fields=['participant'], name='citation_participant'), models.Index(condition=models.Q(('affiliation__isnull', False)), fields=['affiliation'], name='citation_affiliation'), models.Index(condition=models.Q(('place__isnull', False)), fields=['place'], name='citation_place'), models.Index(condition=models.Q(('meeting__isnull', False)), fields=['meeting'], name='citation_meeting'), models.Index(condition=models.Q(('agreement__isnull', False)), fields=['agreement'], name='citation_agreement'), models.Index(condition=models.Q(('initiative__isnull', False)), fields=['initiative'], name='citation_initiative'), models.Index(condition=models.Q(('development__isnull', False)), fields=['development'], name='citation_development'), models.Index(condition=models.Q(('commitment__isnull', False)), fields=['commitment'], name='citation_commitment'), models.Index(condition=models.Q(('figure__isnull', False)), fields=['figure'], name='citation_figure'), models.Index(condition=models.Q(('action__isnull', False)), fields=['action'], name='citation_action'), models.Index(condition=models.Q(('involvement__isnull', False)), fields=['involvement'], name='citation_involvement')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', False), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', False), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', False)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', False), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', False), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', False), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', False), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', False), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', False), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', False), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', True), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), models.Q(('action__isnull', True), ('affiliation__isnull', True), ('agreement__isnull', True), ('commitment__isnull', True), ('development__isnull', True), ('figure__isnull', True), ('initiative__isnull', True), ('involvement__isnull', False), ('meeting__isnull', True), ('participant__isnull', True), ('place__isnull', True)), _connector='OR'), name='citation_has_one_target', violation_error_message='Choose exactly one fact for this citation.'), models.CheckConstraint(condition=models.Q(('quote__regex', '^\\s*(\\S+\\s+){0,19}\\S*\\s*$')), name='citation_quote_is_short', violation_error_message='A quote has at most 20 words. Keep the fewest that state the fact.'), models.CheckConstraint(condition=models.Q(models.Q(('differs_period__lower_inf', False), ('differs_period__upper_inf', False), _connector='OR'), ('differs_period__endswith__lte', datetime.date(9999, 1, 1)), ('differs_period__overlap', '0001–9998'), ('differs_period__startswith__gte', datetime.date(1, 1, 1))), name='citation_differs_period_not_empty', violation_error_message='A date needs a beginning, an end, or both, within the years 1 to 9998.'), models.CheckConstraint(condition=models.Q(models.Q(('differs', ''), _negated=True), models.Q(('differs_in', ''), ('differs_number__isnull', True), ('differs_period__isnull', True)), _connector='OR'), name='citation_differs_with_value', violation_error_message='Say what this source says instead, or choose no field.')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snapshots', to='cooperation.source')),
                ('taken_at', models.DateTimeField(blank=True, help_text='When somebody read the text. Leave it blank if that is not known.', null=True, verbose_name='read at')),
                ('origin', models.CharField(blank=True, choices=[('pasted', 'pasted'), ('uploaded', 'uploaded'), ('fetched', 'fetched from its web address')], help_text='How the text came into the register.')),
                ('text', models.TextField(blank=True, help_text='The text as it was read. It can’t be changed later.', validators=[django.core.validators.MaxLengthValidator(250000)])),
                ('sha256', models.CharField(blank=True, help_text='Checksum of the text. The register fills it in; type it only if you do not have the text.', validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}$', 'Enter 64 characters from 0-9 and a-f.')], verbose_name='SHA-256')),
            ],
            options={
                'ordering': ['source', models.OrderBy(models.F('taken_at'), descending=True, nulls_last=True), '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('sha256', ''), _negated=True), fields=('source', 'sha256'), name='snapshot_once', violation_error_message='This source already has a snapshot of the same text.'), models.CheckConstraint(condition=models.Q(('sha256', ''), ('sha256__regex', '^[0-9a-f]{64}$'), _connector='OR'), name='snapshot_sha256_is_one', violation_error_message='A SHA-256 is 64 characters from 0-9 and a-f.'), models.CheckConstraint(condition=models.Q(('text', ''), ('sha256', models.Func(models.Func(models.Func(models.F('text'), models.Value('UTF8'), function='convert_to', output_field=models.BinaryField()), function='sha256', output_field=models.BinaryField()), models.Value('hex'), function='encode', output_field=models.CharField())), _connector='OR'), name='snapshot_sha256_of_text', violation_error_message='This is not the SHA-256 of the text. Leave it blank: the register works it out.'), models.CheckConstraint(condition=models.Q(('text__contains', '\r'), _negated=True), name='snapshot_line_ends', violation_error_message='The lines of a text end in a line feed alone.'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('taken_at__isnull', False), _connector='OR'), name='snapshot_known', violation_error_message='Enter the text, its SHA-256, or when somebody read it.'), models.CheckConstraint(condition=models.Q(('origin__in', ['pasted', 'uploaded', 'fetched', ''])), name='snapshot_origin_known', violation_error_message='Choose one of: pasted, uploaded, fetched from its web address.')],
            },
        ),
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('citation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='anchor', to='cooperation.citation')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anchors', to='cooperation.snapshot')),
                ('start', models.PositiveIntegerField(help_text='Number of characters of the text before the words.')),
                ('end', models.PositiveIntegerField(help_text='Number of characters of the text up to the end of the words.')),
                ('exact', models.TextField(help_text='The words as the text has them, with its line ends.', verbose_name='words')),
                ('prefix', models.TextField(blank=True, help_text='Up to 64 characters before the words.', verbose_name='before')),
                ('suffix', models.TextField(blank=True, help_text='Up to 64 characters after the words.', verbose_name='after')),
            ],
            options={
                'verbose_name': 'words in a text',
                'verbose_name_plural': 'words in texts',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='anchor_has_words', violation_error_message='Select at least one word.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('exact'), django.db.models.expressions.CombinedExpression(models.F('end'), '-', models.F('start')))), name='anchor_length', violation_error_message='The text has other words at these positions. Select the words again.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('prefix'), 64)), name='anchor_prefix_is_short', violation_error_message='Store at most 64 characters before the words.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('suffix'), 64)), name='anchor_suffix_is_short', violation_error_message='Store at most 64 characters after the words.')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('pk', models.CompositePrimaryKey('noun', 'sector', 'who', 'publication', 'status', 'kind', blank=True, editable=False, primary_key=True, serialize=False)),
                ('noun', models.CharField(help_text='Record type of the entries.')),
                ('publication', models.CharField(help_text='Publication state of the entries.')),
                ('who', models.CharField(help_text='Country code of participants, or a number of sides as “sides:2”; empty for all entries.')),
                ('sector', models.BigIntegerField(help_text='Id of a sector, which includes its subsectors; 0 for all entries.')),
                ('status', models.CharField(help_text='Status of the entries; “*” in a sum over all statuses and kinds.')),
                ('kind', models.CharField(help_text='Kind of the entries; “*” in a sum over all statuses and kinds.')),
                ('n', models.BigIntegerField(help_text='Number of entries.')),
            ],
            options={
                'verbose_name_plural': 'tallies',
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('status', '*')), fields=['noun', 'publication', 'sector', 'who'], name='tally_whole')],
            },
        ),
        cooperation.migrations._partitions.CreatePartitioned(
            name='EntryWords',
            fields=[
                ('pk', models.CompositePrimaryKey('noun', 'key', blank=True, editable=False, primary_key=True, serialize=False)),
                ('noun', models.CharField(help_text='Record type of the entry.')),
                ('key', models.BigIntegerField(help_text='Id of the row.')),
                ('publication', models.CharField(help_text='Publication state of the entry.')),
                ('search', django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                'verbose_name_plural': 'words of entries',
                'ordering': ['noun', '-key'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='entrywords_search'), django.contrib.postgres.indexes.GinIndex(models.Func('search', function='ts_filter', output_field=django.contrib.postgres.search.SearchVectorField(), template="%(function)s(%(expressions)s, '{a}')"), name='entrywords_titles')],
            },
            by='noun',
            values=[
                'meeting',
                'agreement',
                'initiative',
                'development',
                'commitment',
                'figure',
                'participant',
                'place',
                'source',
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('pk', models.CompositePrimaryKey('agreement_id', 'participant_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='standings', to='cooperation.agreement')),
                ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='standings', to='cooperation.participant')),
                ('through', models.ForeignKey(db_constraint=False, db_index=False, help_text='The union that is a party with its members, of which the participant is one.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cooperation.participant')),
                ('country', models.ForeignKey(db_constraint=False, db_index=False, help_text='The country that is bound, if the participant is a state or an organ of one.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cooperation.country')),
                ('what', models.CharField(blank=True, choices=[('signed', 'signed only'), ('consented', 'not in force yet'), ('applies', 'applies it provisionally'), ('bound', 'bound'), ('suspended', 'suspended'), ('ended', 'no longer bound'), ('applied', 'applied it provisionally'), ('not_bound', 'not bound')], help_text='What the agreement is for the participant today; empty: nothing yet.')),
                ('act', models.ForeignKey(db_column='act', db_constraint=False, db_index=False, help_text='The kind of action by which one consented whom it does not bind yet.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cooperation.actionkind')),
                ('since', cooperation.fields.PeriodField(help_text='When that began; of what has ended, when it ended.', null=True)),
                ('since_phrase', models.CharField(blank=True, db_default='', default='', help_text='The date in English if its days do not say all, e.g. “about 2024”.', serialize=False)),
                ('bound', cooperation.fields.PeriodsField(help_text='Days on which the agreement is in force for the participant, past and future. Each act counts from the first day on which it can have happened.')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('country__isnull', False)), fields=['country', 'agreement'], include=('bound',), name='standing_by_country')],
            },
        ),
        cooperation.migrations._partitions.CreatePartitioned(
            name='Entry',
            fields=[
                ('pk', models.CompositePrimaryKey('noun', 'key', blank=True, editable=False, primary_key=True, serialize=False)),
                ('noun', models.CharField(choices=[('meeting', 'meeting'), ('agreement', 'agreement'), ('initiative', 'initiative'), ('development', 'development'), ('commitment', 'commitment'), ('figure', 'figure'), ('action', 'action'), ('participant', 'participant'), ('place', 'place'), ('source', 'source')])),
                ('key', models.BigIntegerField(help_text='Id of the row.')),
                ('slug', models.CharField(help_text='Slug of the row; an action has the slug of its agreement.')),
                ('title', models.TextField()),
                ('period', cooperation.fields.PeriodField(help_text='Date of the record, as lists and timelines sort it. What happened by some day has that day.', null=True)),
                ('period_phrase', models.CharField(db_default='', default='', help_text='The date in English if its days do not say all; the wording of the source if there is no date.')),
                ('acts', cooperation.fields.PeriodsField(help_text='Days of all actions of an agreement, past and future: date filters find it by each.', null=True)),
                ('due', models.DateField(help_text='Deadline of a commitment: the day after its last day.', null=True)),
                ('countries', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), help_text='Country codes of its participants, and of those of linked records.', size=None)),
                ('participants', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='Ids of participants, and of those they represent.', size=None)),
                ('apart', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_default=[], default=list, help_text='Ids of those who left an initiative, were replaced, did not join or are only interested.', size=None)),
                ('tenures', models.JSONField(help_text='Countries that it does not give to all records that name it, with the dates for which it does.', null=True)),
                ('places', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='Ids of its places and venue, and of the places that contain them.', size=None)),
                ('sectors', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='Ids of its sectors, and of the sectors that contain them.', size=None)),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='Ids of the sources cited for the record itself.', size=None)),
                ('source_count', models.GeneratedField(db_persist=True, expression=models.Func('sources', function='cardinality'), help_text='Number of these sources.', output_field=models.PositiveIntegerField())),
                ('sides', models.PositiveSmallIntegerField(help_text='Number of states and unions represented.')),
                ('status', models.CharField(help_text='Status; for a development, the new status of the initiative; for a figure “preferred” if it is.')),
                ('kind', models.CharField(help_text='Kind; for an agreement its form, for a figure its nature, for a source its language.')),
                ('publication', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], help_text='Publication state. A participant, place or source is published if a published record uses it, draft if only others use it, empty if none does.')),
                ('sort_names', models.TextField(help_text='Sort key of the first name column of its list.', null=True)),
                ('second_sort_names', models.TextField(help_text='Sort key of the second name column: recipients, places, part of.', null=True)),
                ('value', models.DecimalField(decimal_places=6, help_text='Value of a figure, in any unit; of a commitment, by how many days its deadline moved.', max_digits=30, null=True)),
                ('checked_on', models.DateField(help_text='Day when somebody last looked for news of it.', null=True)),
                ('contradictions', models.PositiveSmallIntegerField(db_default=0, default=0, help_text='Number of citations that give another value; of a figure, also of figures that contradict it.')),
                ('updated_at', models.DateTimeField(help_text='Time of the last change of the record.', null=True)),
                ('own_countries', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), help_text='Country codes of its own participants, if those of linked records are others.', null=True, size=None)),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['noun', '-key'],
                'indexes': [models.Index(models.OrderBy(cooperation.fields.LowerBound('period'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_by_date'), models.Index(models.F('status'), models.OrderBy(cooperation.fields.LowerBound('period'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_by_status'), models.Index(models.F('kind'), models.OrderBy(cooperation.fields.LowerBound('period'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_by_kind'), models.Index(cooperation.models.alphabet.Alphabetical('title'), models.F('key'), name='entry_by_title'), models.Index(models.F('source_count'), models.F('key'), name='entry_by_sources'), models.Index(models.OrderBy(django.db.models.functions.comparison.NullIf('status', models.Value('')), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_sorted_by_status'), models.Index(models.OrderBy(django.db.models.functions.comparison.NullIf('kind', models.Value('')), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_sorted_by_kind'), models.Index(models.OrderBy(models.F('sort_names'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_by_sort_names'), models.Index(models.OrderBy(models.F('second_sort_names'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), name='entry_by_second_sort_names'), models.Index(models.OrderBy(models.F('due'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), condition=models.Q(('due__isnull', False)), name='entry_by_due'), models.Index(models.OrderBy(models.F('value'), descending=True, nulls_last=True), models.OrderBy(models.F('key'), descending=True), condition=models.Q(('value__isnull', False)), name='entry_by_value'), models.Index(models.OrderBy(models.F('updated_at'), descending=True), models.OrderBy(models.F('key'), descending=True), condition=models.Q(('updated_at__isnull', False)), name='entry_recent'), models.Index(models.OrderBy(models.F('updated_at'), descending=True), models.OrderBy(models.F('key'), descending=True), condition=models.Q(('contradictions__gt', 0)), name='entry_contradicted'), django.contrib.postgres.indexes.GistIndex(fields=['period'], name='entry_period'), django.contrib.postgres.indexes.GistIndex(condition=models.Q(('acts__isnull', False)), fields=['acts'], name='entry_acts'), django.contrib.postgres.indexes.GinIndex(fields=['countries'], name='entry_countries'), django.contrib.postgres.indexes.GinIndex(fields=['participants'], name='entry_participants'), django.contrib.postgres.indexes.GinIndex(condition=models.Q(('apart', []), _negated=True), fields=['apart'], name='entry_apart'), django.contrib.postgres.indexes.GinIndex(fields=['places'], name='entry_places'), django.contrib.postgres.indexes.GinIndex(fields=['sectors'], name='entry_sectors'), django.contrib.postgres.indexes.GinIndex(fields=['sources'], name='entry_sources')],
            },
            by='noun',
            values=[
                'meeting',
                'agreement',
                'initiative',
                'development',
                'commitment',
                'figure',
                'action',
                'participant',
                'place',
                'source',
            ],
        ),
        migrations.CreateModel(
            name='TrackedUser',
            fields=[
            ],
            options={
                'verbose_name': 'user',
                'proxy': True,
                'default_permissions': (),
            },
            bases=('auth.user',),
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='TrackedGroup',
            fields=[
            ],
            options={
                'verbose_name': 'group',
                'proxy': True,
                'default_permissions': (),
            },
            bases=('auth.group',),
            managers=[
                ('objects', django.contrib.auth.models.GroupManager()),
            ],
        ),
        migrations.CreateModel(
            name='CountrySuccessorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'country successors',
                'proxy': True,
            },
            bases=('cooperation.country_successors',),
        ),
        migrations.CreateModel(
            name='PlaceCountriesLink',
            fields=[
            ],
            options={
                'verbose_name': 'place countries',
                'proxy': True,
            },
            bases=('cooperation.place_countries',),
        ),
        migrations.CreateModel(
            name='MeetingSectorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'meeting sectors',
                'proxy': True,
            },
            bases=('cooperation.meeting_sectors',),
        ),
        migrations.CreateModel(
            name='MeetingPlacesLink',
            fields=[
            ],
            options={
                'verbose_name': 'meeting places',
                'proxy': True,
            },
            bases=('cooperation.meeting_places',),
        ),
        migrations.CreateModel(
            name='AgreementSectorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'agreement sectors',
                'proxy': True,
            },
            bases=('cooperation.agreement_sectors',),
        ),
        migrations.CreateModel(
            name='AgreementPlacesLink',
            fields=[
            ],
            options={
                'verbose_name': 'agreement places',
                'proxy': True,
            },
            bases=('cooperation.agreement_places',),
        ),
        migrations.CreateModel(
            name='AgreementVenuesLink',
            fields=[
            ],
            options={
                'verbose_name': 'agreement venues',
                'proxy': True,
            },
            bases=('cooperation.agreement_venues',),
        ),
        migrations.CreateModel(
            name='InitiativeSectorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'initiative sectors',
                'proxy': True,
            },
            bases=('cooperation.initiative_sectors',),
        ),
        migrations.CreateModel(
            name='InitiativePlacesLink',
            fields=[
            ],
            options={
                'verbose_name': 'initiative places',
                'proxy': True,
            },
            bases=('cooperation.initiative_places',),
        ),
        migrations.CreateModel(
            name='InitiativeAgreementsLink',
            fields=[
            ],
            options={
                'verbose_name': 'initiative agreements',
                'proxy': True,
            },
            bases=('cooperation.initiative_agreements',),
        ),
        migrations.CreateModel(
            name='InitiativeMeetingsLink',
            fields=[
            ],
            options={
                'verbose_name': 'initiative meetings',
                'proxy': True,
            },
            bases=('cooperation.initiative_meetings',),
        ),
        migrations.CreateModel(
            name='InitiativeEditionsLink',
            fields=[
            ],
            options={
                'verbose_name': 'initiative editions',
                'proxy': True,
            },
            bases=('cooperation.initiative_editions',),
        ),
        migrations.CreateModel(
            name='DevelopmentSectorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'development sectors',
                'proxy': True,
            },
            bases=('cooperation.development_sectors',),
        ),
        migrations.CreateModel(
            name='DevelopmentPlacesLink',
            fields=[
            ],
            options={
                'verbose_name': 'development places',
                'proxy': True,
            },
            bases=('cooperation.development_places',),
        ),
        migrations.CreateModel(
            name='DevelopmentInitiativesLink',
            fields=[
            ],
            options={
                'verbose_name': 'development initiatives',
                'proxy': True,
            },
            bases=('cooperation.development_initiatives',),
        ),
        migrations.CreateModel(
            name='DevelopmentAgreementsLink',
            fields=[
            ],
            options={
                'verbose_name': 'development agreements',
                'proxy': True,
            },
            bases=('cooperation.development_agreements',),
        ),
        migrations.CreateModel(
            name='DevelopmentParticipantsLink',
            fields=[
            ],
            options={
                'verbose_name': 'development participants',
                'proxy': True,
            },
            bases=('cooperation.development_participants',),
        ),
        migrations.CreateModel(
            name='DevelopmentToLink',
            fields=[
            ],
            options={
                'verbose_name': 'development to',
                'proxy': True,
            },
            bases=('cooperation.development_to',),
        ),
        migrations.CreateModel(
            name='CommitmentSectorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'commitment sectors',
                'proxy': True,
            },
            bases=('cooperation.commitment_sectors',),
        ),
        migrations.CreateModel(
            name='CommitmentPlacesLink',
            fields=[
            ],
            options={
                'verbose_name': 'commitment places',
                'proxy': True,
            },
            bases=('cooperation.commitment_places',),
        ),
        migrations.CreateModel(
            name='CommitmentByLink',
            fields=[
            ],
            options={
                'verbose_name': 'commitment by',
                'proxy': True,
            },
            bases=('cooperation.commitment_by',),
        ),
        migrations.CreateModel(
            name='CommitmentToLink',
            fields=[
            ],
            options={
                'verbose_name': 'commitment to',
                'proxy': True,
            },
            bases=('cooperation.commitment_to',),
        ),
        migrations.CreateModel(
            name='CommitmentAboutInitiativesLink',
            fields=[
            ],
            options={
                'verbose_name': 'commitment about initiatives',
                'proxy': True,
            },
            bases=('cooperation.commitment_about_initiatives',),
        ),
        migrations.CreateModel(
            name='CommitmentAboutAgreementsLink',
            fields=[
            ],
            options={
                'verbose_name': 'commitment about agreements',
                'proxy': True,
            },
            bases=('cooperation.commitment_about_agreements',),
        ),
        migrations.CreateModel(
            name='FigureSectorsLink',
            fields=[
            ],
            options={
                'verbose_name': 'figure sectors',
                'proxy': True,
            },
            bases=('cooperation.figure_sectors',),
        ),
        migrations.CreateModel(
            name='FigurePlacesLink',
            fields=[
            ],
            options={
                'verbose_name': 'figure places',
                'proxy': True,
            },
            bases=('cooperation.figure_places',),
        ),
        migrations.CreateModel(
            name='FigureOfLink',
            fields=[
            ],
            options={
                'verbose_name': 'figure of',
                'proxy': True,
            },
            bases=('cooperation.figure_of',),
        ),
        migrations.CreateModel(
            name='FigureToLink',
            fields=[
            ],
            options={
                'verbose_name': 'figure to',
                'proxy': True,
            },
            bases=('cooperation.figure_to',),
        ),
        migrations.CreateModel(
            name='UserGroupsLink',
            fields=[
            ],
            options={
                'verbose_name': 'user groups',
                'proxy': True,
                'default_permissions': (),
            },
            bases=('auth.user_groups',),
        ),
        migrations.CreateModel(
            name='GroupPermissionsLink',
            fields=[
            ],
            options={
                'verbose_name': 'group permissions',
                'proxy': True,
                'default_permissions': (),
            },
            bases=('auth.group_permissions',),
        ),
        migrations.CreateModel(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(editable=False, help_text='The owner.', on_delete=django.db.models.deletion.CASCADE, related_name='saved_searches', to=settings.AUTH_USER_MODEL)),
                ('noun', models.CharField(choices=[('meeting', 'meeting'), ('agreement', 'agreement'), ('initiative', 'initiative'), ('development', 'development'), ('commitment', 'commitment'), ('figure', 'figure'), ('country', 'country'), ('participant', 'participant'), ('place', 'place'), ('source', 'source')], editable=False, help_text='The record type of the list.')),
                ('name', models.CharField(error_messages={'blank': 'Enter a name for the search.'}, help_text='E.g. Water, both states.', validators=[django.core.validators.RegexValidator('[^\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0]', 'Enter a name for the search.'), django.core.validators.MaxLengthValidator(100, 'A name can have at most 100 characters; this one has %(show_value)s.')])),
                ('query', models.TextField(editable=False, help_text='The query string of the list, with its parameters in a fixed order.')),
                ('summary', models.TextField(editable=False, help_text='The filters as text, as they were when the search was saved.')),
                ('saved_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, help_text='When it was saved or replaced.')),
            ],
            options={
                'verbose_name_plural': 'saved searches',
                'ordering': ['noun', django.db.models.functions.text.Lower('name'), 'pk'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('name__regex', '[^\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0]')), name='savedsearch_name_given', violation_error_message='Enter a name for the search.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('name'), 100)), name='savedsearch_name_short', violation_error_message='A name can have at most 100 characters.'), models.CheckConstraint(condition=models.Q(('query', ''), _negated=True), name='savedsearch_query_given', violation_error_message='There are no filters to save. Choose a filter first.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('query'), 2000)), name='savedsearch_query_short', violation_error_message='The web address of a search has at most 2000 characters.'), models.UniqueConstraint(models.F('user'), models.F('noun'), django.db.models.functions.text.Lower('name'), name='savedsearch_name_once', violation_error_message='You already have a saved search with this name in this list. Choose another name.'), models.CheckConstraint(condition=models.Q(('noun__in', ['meeting', 'agreement', 'initiative', 'development', 'commitment', 'figure', 'country', 'participant', 'place', 'source'])), name='savedsearch_noun_known', violation_error_message='Choose one of: meeting, agreement, initiative, development, commitment, figure, country, participant, place, source.')],
            },
        ),
        migrations.CreateModel(
            name='SeedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(unique=True, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('loaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
    ]
