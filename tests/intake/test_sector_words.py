"""The sectors that words are about, by telling words."""

import pytest

from cooperation.intake.sector_words import _LISTED, sectors_in
from cooperation.models import Sector

pytestmark = pytest.mark.django_db


def slugs(words):
    return [Sector.objects.get(pk=pk).slug for pk in sectors_in(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Exports of grain grew last year", ["trade", "agriculture"]),
        ("a nuclear power plant and its energy", ["nuclear"]),
        ("water supply along two rivers", ["river-basins"]),
        ("three combined heat and power stations", ["thermal-power"]),
        ("flights and tourism", ["air-transport", "tourism"]),
        ("the border checkpoints", ["border-crossings"]),
        ("regional energy security", ["energy-security"]),
        ("строительство ТЭЦ и подстанций", ["thermal-power", "electricity"]),
        ("товарооборот и транзит грузов", ["trade", "transit"]),
        ("подача воды по рекам", ["river-basins"]),
        ("сотрудничество в энергетике", ["energy"]),
        ("автомобильные дороги и железнодорожный транзит", ["road-transport", "rail-transport", "transit"]),
        ("филиалы университетов", ["higher-education"]),
    ],
)
def test_telling_words_name_sectors_without_their_parents(words, expected):
    assert slugs(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The ministers met on Thursday",
        "a trademark and a waterproof roof",
        "He has the power to sign",
        "political, trade, transport, water, energy and cultural ties",
        "",
    ],
)
def test_other_words_and_lists_of_whole_relationships_name_none(words):
    assert slugs(words) == []


def test_each_listed_sector_is_in_the_register():
    assert {*Sector.objects.values_list("slug", flat=True)} >= _LISTED.keys()
