"""Invalid input gets an error message from ``full_clean`` in forms, and from the database otherwise."""

from contextlib import contextmanager
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from cooperation.admin.errors import integrity_message
from cooperation.models import (
    Agreement,
    Citation,
    Country,
    Figure,
    Meeting,
    Participant,
    Participation,
    Party,
    Place,
    Source,
)
from cooperation.models.choices import Choice
from tests import builders as make
from tests.models.samples import RECORDS, SAMPLES

pytestmark = pytest.mark.django_db


@contextmanager
def committed():
    """Run the checks of a commit after the block, and undo it if they fail."""
    with transaction.atomic():
        yield
        connection.check_constraints()


@contextmanager
def refused_by_database(expected):
    """Check that the database rejects the block, or its commit, with this message for the user."""
    with pytest.raises(IntegrityError) as refusal, committed():
        yield
    assert integrity_message(refusal.value) == expected


@contextmanager
def refused_by_form(expected, field="__all__"):
    """Check that ``full_clean`` in the block fails with this message only, at a field or above the form."""
    with pytest.raises(ValidationError) as refusal:
        yield
    assert refusal.value.message_dict == {field: [expected]}


def publish(record):
    type(record).objects.filter(pk=record.pk).update(publication="published")


class TestTwice:
    def test_the_same_party_to_an_agreement_twice_is_refused(self):
        agreement, party = make.agreement(), make.state("XN")
        make.party(agreement, party)
        again = Party(agreement=agreement, participant=party)
        with refused_by_form("This party is already in the list."):
            again.full_clean()
        with refused_by_database("This party is already in the list."):
            Party.objects.bulk_create([again])

    def test_a_party_may_be_depositary_as_well(self):
        agreement, state = make.agreement(parties=[make.state("XN")]), make.state("XN")
        make.party(agreement, state, role="depositary").full_clean()

    def test_the_same_participant_in_a_meeting_twice_is_refused(self):
        meeting, person = make.meeting(), make.person()
        make.participation(meeting, person, role="host")
        again = Participation(meeting=meeting, participant=person, role="guest")
        with refused_by_form("This participant is already in the list."):
            again.full_clean()
        with refused_by_database("This participant is already in the list."):
            Participation.objects.bulk_create([again])

    def test_the_same_role_in_an_initiative_twice_is_refused(self):
        involvement = make.involvement(make.initiative(), make.state("XN"))
        involvement.pk = None
        with refused_by_database("This participant already has this role."):
            type(involvement).objects.bulk_create([involvement])

    def test_the_same_post_for_the_same_time_twice_is_refused(self):
        post = make.affiliation(make.person(), make.participant(), role="Minister")
        post.pk = None
        with refused_by_database("This post or membership is already recorded."):
            type(post).objects.bulk_create([post])

    def test_the_same_post_may_be_held_again_later(self):
        person, ministry = make.person(), make.participant()
        make.affiliation(person, ministry, role="Minister", during="2010-2012")
        make.affiliation(person, ministry, role="Minister", during="since 2020").full_clean()

    def test_the_same_link_between_agreements_twice_is_refused(self):
        link = make.link(make.agreement(), "amends", make.agreement())
        link.pk = None
        with refused_by_database("This link is already recorded."):
            type(link).objects.bulk_create([link])

    def test_the_same_web_address_of_two_sources_is_refused(self):
        make.source(url="https://example.org/a")
        again = Source(title="Again", slug="again", url="https://example.org/a")
        with refused_by_form("A source with this web address is already recorded."):
            again.full_clean()
        with refused_by_database("A source with this web address is already recorded."):
            Source.objects.bulk_create([again])

    def test_sources_without_a_web_address_may_be_many(self):
        make.source()
        make.source().full_clean()

    def test_a_second_state_of_a_country_is_refused(self):
        country = make.state("XN").country
        again = Participant(kind="state", country=country, slug="again")
        with refused_by_form("This country already has a state participant."):
            again.full_clean()
        with refused_by_database("This country already has a state participant."):
            Participant.objects.bulk_create([again])


RINGS = [
    (make.meeting, "part_of", "This meeting cannot be part of itself, directly or through others."),
    (make.place, "within", "This place cannot be part of itself, directly or through others."),
    (make.initiative, "part_of", "This initiative cannot be part of itself, directly or through others."),
    (make.sector, "parent", "This sector cannot be part of itself, directly or through others."),
    (make.participant, "part_of", "This participant cannot be part of itself, directly or through others."),
    (make.commitment, "restates", "This commitment cannot restate itself, directly or through others."),
]


@pytest.mark.parametrize(("build", "field", "refusal"), RINGS, ids=[refusal.split()[1] for _, _, refusal in RINGS])
class TestPartOfItself:
    @pytest.fixture
    def chain(self, build, field):
        """Return three rows, each part of the one before."""
        rows = [build(f"Sector {n}") if build is make.sector else build() for n in range(3)]
        for whole, part in pairwise(rows):
            setattr(part, field, whole)
            part.save()
        return rows

    def test_a_row_that_is_part_of_itself_is_refused(self, chain, field, refusal):
        row = chain[0]
        setattr(row, field, row)
        with refused_by_form(refusal, field):
            row.full_clean()
        with refused_by_database(refusal):
            type(row).objects.filter(pk=row.pk).update(**{field: row})

    def test_a_ring_of_parts_is_refused(self, chain, field, refusal):
        first, _, last = chain
        setattr(first, field, last)
        with refused_by_form(refusal, field):
            first.full_clean()
        with refused_by_database(refusal):
            type(first).objects.filter(pk=first.pk).update(**{field: last})

    def test_a_ring_of_parts_closed_by_one_statement_is_refused(self, chain, field, refusal):
        first, _, last = chain
        setattr(first, field, last)
        last.refresh_from_db()
        with refused_by_database(refusal):
            type(first).objects.bulk_update([last, first], [field])

    def test_a_chain_of_parts_that_was_opened_may_be_turned_round(self, chain, field, refusal):
        first, second, last = chain
        type(first).objects.filter(pk=second.pk).update(**{field: None})
        setattr(first, field, type(first).objects.get(pk=last.pk))
        first.full_clean()
        first.save()


class TestCitations:
    ONE_TARGET = "Choose exactly one fact for this citation."
    TOO_LONG = "A quote has at most 20 words. Keep the fewest that state the fact."

    @pytest.mark.parametrize("targets", [[], ["meeting", "place"], ["meeting", "figure", "place"]], ids=len)
    def test_a_citation_has_one_target(self, targets):
        rows = {"meeting": make.meeting, "place": make.place, "figure": make.figure}
        citation = Citation(source=make.source(), **{target: rows[target]() for target in targets})
        with refused_by_form(self.ONE_TARGET):
            citation.full_clean()
        with refused_by_database(self.ONE_TARGET):
            Citation.objects.bulk_create([citation])

    def test_a_quote_of_twenty_words_is_taken(self):
        make.cite(make.meeting(), quote="  Twenty words:\n" + "word " * 18).full_clean()

    @pytest.mark.parametrize("quote", ["word " * 21, "word\n" * 21, "word\t" * 21, "\u00a0".join(["word"] * 21)])
    def test_a_quote_of_more_than_twenty_words_is_refused(self, quote):
        citation = Citation(source=make.source(), meeting=make.meeting(), quote=quote)
        with refused_by_form(self.TOO_LONG):
            citation.full_clean()
        with refused_by_database(self.TOO_LONG):
            Citation.objects.bulk_create([citation])


class TestPublished:
    @pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
    def test_a_published_record_needs_a_source(self, model):
        record = SAMPLES[model]()
        if model is Agreement:
            make.party(record, make.state("XN"))
        with refused_by_database(f"A published {model._meta.verbose_name} needs at least one citation."):
            publish(record)

    @pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
    def test_a_record_inserted_as_published_needs_a_source(self, model):
        record = SAMPLES[model]()
        record.pk, record.slug, record.publication = None, "written-as-published", "published"
        with refused_by_database(f"A published {model._meta.verbose_name} needs at least one citation."):
            model.objects.bulk_create([record])

    def test_a_published_agreement_needs_a_party(self):
        agreement = make.agreement()
        make.cite(agreement)
        with refused_by_database("A published agreement needs at least one party."):
            publish(agreement)

    def test_a_draft_needs_no_source_and_no_party(self):
        make.agreement()
        connection.check_constraints()

    def test_a_withdrawn_record_needs_no_source_and_no_party(self):
        meeting = make.meeting(published=True)
        Meeting.objects.filter(pk=meeting.pk).update(publication="withdrawn")
        meeting.citations.all().delete()
        connection.check_constraints()

    @pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
    def test_the_last_citation_of_a_published_record_is_not_deleted(self, model):
        record = SAMPLES[model]()
        if model is Agreement:
            make.party(record, make.state("XN"))
        make.cite(record)
        publish(record)
        with refused_by_database(f"A published {model._meta.verbose_name} needs at least one citation."):
            record.citations.all().delete()

    def test_the_last_citation_is_not_moved_to_another_record(self):
        meeting, other = make.meeting(published=True), make.meeting()
        with refused_by_database("A published meeting needs at least one citation."):
            meeting.citations.update(meeting=other)

    def test_the_last_citation_but_one_may_be_deleted(self):
        meeting = make.meeting(published=True)
        make.cite(meeting).delete()
        connection.check_constraints()

    def test_the_last_citation_may_be_replaced_by_another_in_one_transaction(self):
        meeting = make.meeting(published=True)
        with transaction.atomic():
            meeting.citations.all().delete()
            make.cite(meeting)
            connection.check_constraints()

    def test_the_last_party_of_a_published_agreement_is_not_deleted(self):
        agreement = make.agreement(parties=[make.state("XN")], published=True)
        with refused_by_database("A published agreement needs at least one party."):
            agreement.parties.all().delete()

    def test_a_deleted_record_takes_its_last_citation_with_it(self):
        make.agreement(published=True).delete()
        connection.check_constraints()


class TestAddresses:
    PUBLIC = "The page address cannot change after publication."
    UNFIT = "A page address can have only letters, digits, hyphens and underscores."

    @pytest.fixture
    def meeting(self):
        return make.meeting(slug="talks", published=True)

    @pytest.mark.parametrize("since", ["published", "withdrawn", "draft"])
    def test_the_address_of_a_published_record_stays_even_after_its_withdrawal(self, meeting, since):
        Meeting.objects.filter(pk=meeting.pk).update(publication=since)
        meeting.slug = "other"
        with refused_by_form(self.PUBLIC, "slug"):
            meeting.full_clean()
        with refused_by_database(self.PUBLIC):
            Meeting.objects.filter(pk=meeting.pk).update(slug="other")

    def test_the_address_of_a_draft_may_change(self):
        meeting = make.meeting(slug="talks")
        meeting.slug = "other"
        meeting.full_clean()
        meeting.save()

    @pytest.mark.parametrize("slug", ["two words", "a/b", "what?", "50%", "a.b", "#1"])
    def test_a_slug_with_signs_that_end_an_address_is_refused(self, slug):
        meeting = make.meeting()
        meeting.slug = slug
        with pytest.raises(ValidationError) as refusal:
            meeting.full_clean()
        assert refusal.value.message_dict["slug"] == [self.UNFIT]
        with refused_by_database(self.UNFIT):
            Meeting.objects.filter(pk=meeting.pk).update(slug=slug)

    def test_the_database_refuses_an_empty_address(self):
        with refused_by_database(self.UNFIT):
            Meeting.objects.filter(pk=make.meeting().pk).update(slug="")

    def test_an_address_that_another_record_has_is_refused(self, meeting):
        other = make.meeting()
        other.slug = "talks"
        with refused_by_form("Another page has this address.", "slug"):
            other.full_clean()
        with refused_by_database("A meeting with this value already exists."):
            Meeting.objects.filter(pk=other.pk).update(slug="talks")


class TestCountries:
    def test_an_unknown_country_code_is_refused(self):
        participant = make.participant()
        participant.country_id = "QQ"
        with refused_by_form("There is no country with the code QQ.", "country"):
            participant.full_clean()
        with pytest.raises(IntegrityError, match="cooperation_country"), committed():
            Participant.objects.filter(pk=participant.pk).update(country="QQ")

    @pytest.mark.parametrize("code", ["kz", "KAZ", "K", "K1", "KZKZK", ""])
    def test_an_invalid_country_code_is_refused(self, code):
        with refused_by_database("A country code is two capital letters, or four for a former state."):
            Country.objects.bulk_create([Country(code=code, name="Nowhere")])

    def test_a_state_without_a_country_is_refused(self):
        state = Participant(kind="state", name="Nowhere", slug="nowhere")
        with refused_by_form("Choose the country of this state."):
            state.full_clean()
        with refused_by_database("Choose the country of this state."):
            Participant.objects.bulk_create([state])

    def test_a_state_takes_its_names_from_its_country(self):
        country = make.country("XM", official_name="Republic of Midland", other_names=["Midlandia"])
        state = make.state("XM")
        assert (state.name, state.other_names) == ("Midland", ["Midlandia", "Republic of Midland"])
        country.name = "New Midland"
        country.save()
        state.refresh_from_db()
        assert state.name == "New Midland"

    def test_a_state_keeps_the_name_of_its_country_whatever_is_typed_over_it(self):
        state = make.state("XN")
        Participant.objects.filter(pk=state.pk).update(name="Elsewhere")
        state.refresh_from_db()
        assert state.name == "Northland"


class TestDates:
    def test_a_period_that_ends_before_it_begins_is_refused(self):
        with refused_by_form("“2026-2024” ends before it begins: write the earlier date first.", "date"):
            Meeting(date="2026-2024").full_clean()
        with pytest.raises(DataError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE cooperation_meeting SET date = '[2026-01-01,2025-01-01)'")

    def test_a_period_of_no_days_is_refused(self):
        meeting = make.meeting()
        refusal = "A date needs a beginning, an end, or both, within the years 1 to 9998."
        with refused_by_database(refusal), connection.cursor() as cursor:
            cursor.execute("UPDATE cooperation_meeting SET date = 'empty' WHERE id = %s", [meeting.pk])


def closed_lists():
    return [(model, field) for model in SAMPLES for field in model._meta.fields if isinstance(field, Choice)]


@pytest.mark.parametrize(("model", "field"), closed_lists(), ids=lambda value: getattr(value, "__name__", value))
class TestUnknownValues:
    def test_a_form_refuses_a_value_that_is_not_in_the_list(self, model, field):
        row = SAMPLES[model]()
        setattr(row, field.name, "nonsense")
        if not field.editable:
            return  # no form has it
        with pytest.raises(ValidationError) as refusal:
            row.full_clean()
        assert refusal.value.message_dict[field.name] == ["Value 'nonsense' is not a valid choice."]

    def test_the_database_refuses_a_value_that_is_not_in_the_list_and_names_the_list(self, model, field):
        row = SAMPLES[model]()
        if not field.editable:
            return  # derived, whatever is written
        with refused_by_database(f"Choose one of: {', '.join(str(label) for _, label in field.flatchoices)}."):
            model.objects.filter(pk=row.pk).update(**{field.name: "nonsense"})


class TestNumbers:
    @pytest.mark.parametrize("share", ["100.0001", "0", "-5"])
    def test_an_impossible_share_is_refused(self, share):
        post = make.affiliation(make.participant(kind="company"), make.participant(kind="company"), kind="owner")
        with refused_by_database("A share must be more than 0 and at most 100 percent."):
            type(post).objects.filter(pk=post.pk).update(share=share)

    def test_a_form_refuses_an_impossible_share_at_its_field(self):
        post = make.affiliation(make.participant(kind="company"), make.participant(kind="company"), kind="owner")
        post.share = 101
        with pytest.raises(ValidationError) as refusal:
            post.full_clean()
        assert refusal.value.message_dict["share"] == ["Ensure this value is less than or equal to 100."]

    @pytest.mark.parametrize("high", [9, 10])
    def test_a_range_that_does_not_rise_is_refused(self, high):
        figure = make.figure(value_low=10)
        figure.value_high = high
        with refused_by_form("The upper value of a range must be more than the lower one."):
            figure.full_clean()
        with refused_by_database("The upper value of a range must be more than the lower one."):
            Figure.objects.filter(pk=figure.pk).update(value_high=high)

    def test_a_preferred_value_without_a_reason_is_refused(self):
        figure = make.figure()
        figure.preferred = True
        with refused_by_form("Explain why this value is preferred.", "preferred_reason"):
            figure.full_clean()
        with refused_by_database("Explain why this value is preferred."):
            Figure.objects.filter(pk=figure.pk).update(preferred=True)

    def test_a_session_number_without_its_body_is_refused(self):
        meeting = make.meeting()
        meeting.session_number = 13
        with refused_by_form("Choose the convening body: a session number needs one."):
            meeting.full_clean()
        with refused_by_database("Choose the convening body: a session number needs one."):
            Meeting.objects.filter(pk=meeting.pk).update(session_number=13)

    @pytest.mark.parametrize(
        "position",
        [{"latitude": 10}, {"longitude": 10}, {"latitude": 91, "longitude": 0}, {"latitude": 0, "longitude": 181}],
        ids=str,
    )
    def test_a_position_off_the_globe_is_refused(self, position):
        with refused_by_database("Enter both latitude (-90 to 90) and longitude (-180 to 180), or neither."):
            Place.objects.filter(pk=make.place().pk).update(**position)


class TestEmptyTexts:
    @pytest.mark.parametrize(
        ("build", "field", "refusal"),
        [
            (make.meeting, "title", "Enter a title."),
            (make.place, "name", "Enter a name."),
            (make.source, "title", "Enter a title."),
            (make.development, "text", "Describe what happened, in a sentence or two."),
            (make.commitment, "what", "Describe what is to be done."),
            (make.figure, "indicator", "Enter what is measured."),
        ],
        ids=lambda value: getattr(value, "__name__", value),
    )
    def test_an_empty_required_text_is_refused(self, build, field, refusal):
        row = build()
        with refused_by_database(refusal):
            type(row).objects.filter(pk=row.pk).update(**{field: ""})

    def test_a_title_left_blank_is_no_mistake(self):
        Meeting(kind="talks").full_clean()


class TestOneselfAsTheOther:
    def test_a_post_in_oneself_is_refused(self):
        post = make.affiliation(make.person(), make.participant())
        with refused_by_database("A participant cannot hold a post in itself."):
            type(post).objects.filter(pk=post.pk).update(organisation=post.participant)

    def test_a_link_of_an_agreement_to_itself_is_refused(self):
        link = make.link(make.agreement(), "amends", make.agreement())
        with refused_by_database("An agreement cannot be linked to itself."):
            type(link).objects.filter(pk=link.pk).update(to_agreement=link.from_agreement)


class TestDeletion:
    @pytest.mark.parametrize(
        "use",
        [
            lambda used: make.participation(make.meeting(), used),
            lambda used: make.party(make.agreement(), used),
            lambda used: make.involvement(make.initiative(), used),
            lambda used: make.action(make.agreement(), participant=used),
            lambda used: make.affiliation(make.person(), used),
            lambda used: make.participant(part_of=used),
            lambda used: make.source(publisher=used),
            lambda used: make.development(participants=[used]),
            lambda used: make.commitment(by=[used]),
            lambda used: make.figure(to=[used]),
        ],
        ids=["met", "party", "involved", "acted", "organisation", "whole", "publisher", "said", "promised", "received"],
    )
    def test_a_participant_that_is_used_stays(self, use):
        participant = make.participant()
        use(participant)
        with pytest.raises(ProtectedError):
            participant.delete()

    @pytest.mark.parametrize(
        "use",
        [
            lambda used: make.meeting(venue=used),
            lambda used: make.meeting(places=[used]),
            lambda used: make.place(within=used),
        ],
        ids=["venue", "concerned", "whole"],
    )
    def test_a_place_that_is_used_stays(self, use):
        place = make.place()
        use(place)
        with pytest.raises(ProtectedError):
            place.delete()

    def test_a_source_that_is_cited_stays(self):
        citation = make.cite(make.meeting())
        with pytest.raises(ProtectedError):
            citation.source.delete()

    @pytest.mark.parametrize(
        "use",
        [
            lambda meeting: make.agreement(meeting=meeting),
            lambda meeting: make.development(meeting=meeting),
            lambda meeting: make.meeting(part_of=meeting),
            lambda meeting: make.initiative(editions=[meeting]),
        ],
        ids=["concluded at", "said at", "whole", "edition"],
    )
    def test_a_meeting_that_is_referred_to_stays(self, use):
        meeting = make.meeting()
        use(meeting)
        with pytest.raises(ProtectedError):
            meeting.delete()

    def test_what_an_agreement_owns_goes_with_it(self):
        agreement = make.agreement(parties=[make.state("XN")])
        make.cite(make.action(agreement))
        make.link(agreement, "amends", make.agreement())
        make.cite(agreement)
        _, deleted = agreement.delete()
        assert deleted == {
            "cooperation.Agreement": 1,
            "cooperation.Party": 1,
            "cooperation.AgreementAction": 1,
            "cooperation.AgreementLink": 1,
            "cooperation.Citation": 2,
        }

    def test_what_a_person_owns_goes_with_it(self):
        person = make.person()
        make.cite(make.affiliation(person, make.participant()))
        _, deleted = person.delete()
        assert deleted == {
            "cooperation.Participant": 1,
            "cooperation.Affiliation": 1,
            "cooperation.Citation": 1,
        }

    def test_sql_may_not_delete_rows_in_use_either(self):
        place = make.place()
        make.meeting(places=[place])
        used = pytest.raises(IntegrityError, match="cooperation_meeting_places")
        with used, committed(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM cooperation_place WHERE id = %s", [place.pk])
