"""Linked objects can't be deleted until the link is removed."""

import pytest
from django.db.models import ProtectedError

from cooperation.models import LINK_MODELS, Initiative, Participant, Place, Sector
from tests import builders as make

pytestmark = pytest.mark.django_db


def test_a_participant_that_did_or_said_something_stays():
    speaker = make.participant()
    make.development().participants.add(speaker)
    with pytest.raises(ProtectedError):
        speaker.delete()
    with pytest.raises(ProtectedError):
        Participant.objects.filter(pk=speaker.pk).delete()


def test_a_place_and_a_sector_that_a_record_concerns_stay():
    initiative, place = make.initiative(), make.place()
    initiative.places.add(place)
    initiative.sectors.add(Sector.objects.get(slug="water"))
    with pytest.raises(ProtectedError):
        Place.objects.get(pk=place.pk).delete()
    with pytest.raises(ProtectedError):
        Sector.objects.get(slug="water").delete()


def test_an_initiative_stays_as_long_as_a_development_is_about_it():
    initiative, development = make.initiative(), make.development()
    development.initiatives.add(initiative)
    with pytest.raises(ProtectedError):
        initiative.delete()
    development.initiatives.clear()
    initiative.delete()
    assert not Initiative.objects.filter(pk=initiative.pk).exists()


def test_links_go_with_the_record_that_made_them():
    development = make.development()
    development.initiatives.add(make.initiative())
    development.delete()


@pytest.mark.parametrize(("model", "field"), LINK_MODELS, ids=lambda value: getattr(value, "__name__", value))
def test_every_link_protects_its_target(model, field):
    many_to_many = model._meta.get_field(field)
    target = many_to_many.remote_field.through._meta.get_field(many_to_many.m2m_reverse_field_name())
    assert target.remote_field.on_delete.__name__ == "PROTECT"
