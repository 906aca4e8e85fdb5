"""What people type finds what is written, through every door: search, lists, the admin, autocomplete."""

import json

import pytest

from tests import builders as make

pytestmark = pytest.mark.django_db


def autocomplete(client, text):
    query = {"app_label": "cooperation", "model_name": "commitment", "field_name": "meeting", "term": text}
    return json.dumps(client.get("/admin/autocomplete/", query).json(), ensure_ascii=False)


DOORS = {
    "search over everything": lambda client, text: client.get("/search/", {"q": text}).text,
    "search of a record type": lambda client, text: client.get("/search/", {"q": text, "noun": "meeting"}).text,
    "list": lambda client, text: client.get("/meetings/", {"q": text}).text,
    "admin": lambda client, text: client.get("/admin/cooperation/meeting/", {"q": text}).text,
    "autocomplete": autocomplete,
}
KINDS = {
    "a part between slashes": ("Astana/Bishkek corridor", "Bishkek"),
    "a project by its letters and number": ("The CASA-1000 line", "CASA 1000"),
    "a project in one piece": ("The CASA-1000 line", "casa1000"),
    "a project with a hyphen": ("The casa1000 line", "CASA-1000"),
    "the second year of a range": ("Plan for 2025-2030", "2030"),
    "a range with a dash": ("Plan for 2025–2030", "2025-2030"),
    "the second part after a dash": ("The EAEU–Kazakhstan forum", "Kazakhstan"),
    "a format with a plus": ("The 5+1 format", "5+1"),
    "a letter, a number and a plus": ("The C5+1 format", "C5+1"),
    "a number after a dot": ("Decree No.12", "12"),
    "a number sign": ("Decree №12", "No. 12"),
    "a number after letters": ("Resolution UN2720", "UN 2720"),
    "the server of a mail address": ("Write to press@zebra.example.org", "zebra"),
    "a part of a web address": ("See https://zebra.example.org/some-news/giraffe_3.html?id=7", "giraffe"),
    "a no-break space": ("Zebra\u00a0giraffe talks", "zebra giraffe"),
    "a narrow space": ("Zebra\u202f2030", "2030"),
    "a soft hyphen": ("Talks on the ze\u00adbra", "zebra"),
    "a zero-width space": ("Talks on the zebra", "ze\u200bbra"),
    "an accent that is not typed": ("São Tomé talks", "sao tome"),
    "an accent that is not written": ("Sao Tome talks", "São Tomé"),
    "a curly apostrophe": ("Cote d’Ivoire talks", "Côte d'Ivoire"),
    "a prime": ("Kazan′ talks", "Kazan'"),
    "a Russian letter with dots": ("Королёв у нас", "Королев"),
    "a Kyrgyz letter": ("Өкмөт отуруму", "окмот"),
    "a ligature": ("The Soﬁa oﬃce", "sofia office"),
    "wide letters": ("The ＣＡＳＡ line", "casa"),
    "a name in another case than typed": ("Встреча в Астане", "Астана"),
    "a name typed in another case": ("Астана принимает гостей", "Астане"),
    "a surname in another case": ("Встреча с Токаевым", "Токаев"),
    "a Kazakh suffix": ("Астанада кездесу", "Астана"),
    "a Kazakh suffix that is typed": ("Астана кездесуі", "Астанада"),
    "a Kyrgyz suffix that is typed": ("Бишкек шаары", "Бишкекте"),
    "a stroke": ("Łódź talks", "lodz"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_found_by_what_is_typed(admin_client, door, kind):
    written, asked = KINDS[kind]
    record = make.meeting(title=written, slug="the-one", published=True)
    make.meeting(title="Other talks", slug="another", published=True)
    shown = DOORS[door](admin_client, asked)
    at = {"admin": f"/meeting/{record.pk}/change/", "autocomplete": f'"id": "{record.pk}"'}.get(door, "/the-one/")
    assert at in shown
    assert "Other talks" not in shown
