"""What is probably recorded already is shown while the user types, and once more before it is saved."""

import pytest

from cooperation.models import Agreement, Initiative, Meeting, Participant, Place, Record, Source
from tests import builders as make
from tests.admin.filling import open_form, opened, save
from tests.html import one

SIMILAR = "/admin/similar/"
TYPED = {
    "agreement": (Agreement, "title", "Agreement on the joint use of the Example reservoir", {}),
    "meeting": (Meeting, "title", "Talks on the joint use of the Example reservoir", {}),
    "initiative": (Initiative, "title", "Example reservoir and power plant", {}),
    "participant": (Participant, "name", "Ulugbek Examplesov", {"kind": "person"}),
    "place": (Place, "name", "Port of Exampleton", {"kind": "port"}),
    "source": (Source, "title", "Presidents open the Example reservoir", {"url": "https://news.example/x"}),
}
BUILDERS = {
    **dict.fromkeys(TYPED, None),
    "agreement": make.agreement,
    "meeting": make.meeting,
    "initiative": make.initiative,
    "participant": make.participant,
    "place": make.place,
    "source": make.source,
}


def published(url: str, **typed) -> dict:
    """What a user types who publishes a record at once."""
    rows = {"citations-TOTAL_FORMS": "1", "citations-0-source": make.source("Another article").pk}
    if "/agreement/" in url:
        rows["parties-TOTAL_FORMS"] = "2"
        for row, code in enumerate(("XN", "XS")):
            rows |= {f"parties-{row}-participant": make.state(code).pk, f"parties-{row}-role": "party"}
    return {**typed, **rows, "_publish": "on"}


def recorded(name: str):
    """The row that is recorded, and what a user types who does not know of it."""
    model, field, text, others = TYPED[name]
    BUILDERS[name](**{field: text}, **others)
    others = {name: value.replace("https://", "http://www.") for name, value in others.items()}
    return model, {field: f"  {text.upper()} ", **others}


def listed(response) -> list[str]:
    return [twin["label"] for twin in response.context["twins_found"]]


def similar(client, noun: str, /, **typed) -> list[str]:
    return [twin["label"] for twin in client.get(f"{SIMILAR}{noun}/", typed).json()["similar"]]


@pytest.mark.parametrize("name", TYPED)
def test_a_form_with_a_likely_twin_is_not_saved_until_the_user_has_seen_it(as_editor, name):
    model, typed = recorded(name)
    url = f"/admin/cooperation/{name}/add/"
    typed = published(url, **typed) if issubclass(model, Record) else typed
    before = model.objects.count()

    response = as_editor.post(url, opened(as_editor, url) | typed)

    assert response.status_code == 200
    assert len(listed(response)) == 1
    assert "may be recorded already" in response.content.decode()
    assert model.objects.count() == before

    again = response.context["adminform"].form
    shown = {field.html_name: field.value() for field in again if field.value() not in (None, "", [])}
    assert as_editor.post(url, opened(as_editor, url) | shown | typed).status_code == 302
    assert model.objects.count() == before + 1


@pytest.mark.parametrize("name", ["agreement", "meeting", "initiative"])
def test_a_draft_is_saved_at_once_and_shows_its_twin_when_it_is_published(as_editor, name):
    model, typed = recorded(name)
    url = f"/admin/cooperation/{name}/add/"

    assert save(as_editor, url, opened(as_editor, url), **typed).status_code == 302

    url = f"/admin/cooperation/{name}/{model.objects.latest('pk').pk}/change/"
    response = save(as_editor, url, open_form(as_editor, url), **published(url))
    assert not response.context["form_errors"]
    assert len(listed(response)) == 1
    assert not model.objects.latest("pk").is_published


@pytest.mark.parametrize("name", TYPED)
def test_what_is_similar_is_said_while_the_user_types(as_editor, name):
    model, typed = recorded(name)
    field, text = next((key, value) for key, value in typed.items() if key in ("title", "name"))

    assert len(similar(as_editor, name, **{field: text})) == 1
    assert similar(as_editor, name, **{field: "Nothing of this sort at all"}) == []
    assert similar(as_editor, name, **{field: text}, but=model.objects.latest("pk").pk) == []


@pytest.mark.parametrize(
    "typed",
    [
        "http://news.example/talks",
        "https://www.news.example/talks/",
        "https://news.example/talks?utm_source=feed&utm_medium=rss",
        "https://news.example/talks?fbclid=1#comments",
        "https://NEWS.example:443/talks#top",
    ],
)
def test_an_address_of_the_same_page_is_recognised(as_editor, typed):
    make.source("Talks of examples", url="https://news.example/talks")
    url = "/admin/cooperation/source/add/"

    response = as_editor.post(url, opened(as_editor, url) | {"title": "Quite another heading", "url": typed})

    assert listed(response) == ["Talks of examples"]
    assert similar(as_editor, "source", url=typed) == ["Talks of examples"]


@pytest.mark.parametrize(
    "other", ["https://news.example/talks?id=2", "https://news.example/#/talks", "https://news.example/talks/2"]
)
def test_an_address_of_another_page_is_not(as_editor, other):
    make.source("Talks of examples", url="https://news.example/talks")

    assert similar(as_editor, "source", url=other) == []


@pytest.mark.parametrize(
    "typed",
    [
        *("Kasymkaliev Ulugbek", "U. Kasymkaliyev", "KASYMKALIYEV, Ulugbek"),
        *("Касымкалиев Улугбек", "Касымкалиеву Улугбеку"),
    ],
)
def test_a_person_is_recognised_in_another_spelling(as_editor, typed):
    make.person("Ulugbek Qasymkaliev", other_names=["Улугбек Касымкалиев"])
    url = "/admin/cooperation/participant/add/"

    response = save(as_editor, url, opened(as_editor, url), name=typed, kind="person")

    assert listed(response) == ["Ulugbek Qasymkaliev (person)"]


def test_a_namesake_of_another_country_is_no_twin(as_editor):
    make.person("Ulugbek Examplesov", country=make.country("XN"))
    make.country("XS")
    url = "/admin/cooperation/participant/add/"

    response = save(as_editor, url, opened(as_editor, url), name="Ulugbek Examplesov", kind="person", country="XS")

    assert response.status_code == 302


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ({"title": "Fifth session of the example commission"}, {"title": "Sixth session of the example commission"}),
        ({"title": "Talks on the example", "date": "2025"}, {"title": "Talks on the example", "date": "2026"}),
    ],
)
def test_a_meeting_with_another_number_or_day_is_no_twin(as_editor, recorded, typed):
    make.meeting(**recorded)
    url = "/admin/cooperation/meeting/add/"

    assert save(as_editor, url, opened(as_editor, url), **published(url, **typed)).status_code == 302


def test_an_agreement_of_other_states_is_no_twin(as_editor):
    make.agreement(title="Agreement on visas", parties=[make.state("XN"), make.state("XE")])
    url = "/admin/cooperation/agreement/add/"

    response = save(as_editor, url, opened(as_editor, url), **published(url, title="Agreement on visas"))

    assert response.status_code == 302


def test_a_figure_with_another_value_is_no_twin(as_editor):
    make.figure(indicator="mutual trade", title="Mutual trade of examples")
    url = "/admin/cooperation/figure/add/"
    typed = {"title": "Mutual trade of examples", "indicator": "mutual trade", "nature": "actual"}

    other = published(url, **typed, value_low="1.9 billion USD")
    assert save(as_editor, url, opened(as_editor, url), **other).status_code == 302
    same = published(url, **typed, value_low="1.7 billion USD")
    assert listed(save(as_editor, url, opened(as_editor, url), **same)) == ["Mutual trade of examples (draft)"]


def test_a_source_with_the_same_title_is_no_twin_without_the_same_address(as_editor):
    make.source("Joint statement", url="https://news.example/one")
    url = "/admin/cooperation/source/add/"

    assert save(as_editor, url, opened(as_editor, url), title="Joint statement").status_code == 302


def test_an_edit_that_leaves_the_name_is_saved_at_once(as_editor):
    make.place("Port of Exampleton")
    twin = make.place("Port of Exampleton", slug="second")
    url = f"/admin/cooperation/place/{twin.pk}/change/"

    assert save(as_editor, url, opened(as_editor, url), kind="zone").status_code == 302


def test_a_row_that_gets_the_name_of_another_shows_it(as_editor):
    make.place("Port of Exampleton")
    other = make.place("Something else altogether")
    url = f"/admin/cooperation/place/{other.pk}/change/"

    response = save(as_editor, url, opened(as_editor, url), name="Exampleton Port")

    assert listed(response) == ["Port of Exampleton (settlement)"]
    assert Place.objects.get(pk=other.pk).name == "Something else altogether"


def test_a_twin_that_was_shown_while_typing_does_not_hold_up_the_save(as_editor):
    twin = make.place("Port of Exampleton")
    url = "/admin/cooperation/place/add/"
    form = opened(as_editor, url)

    response = save(as_editor, url, form, name="Port of Exampleton", kind="port", twins=str(twin.pk))

    assert response.status_code == 302


def test_a_popup_can_use_the_twin(as_editor):
    twin = make.place("Port of Exampleton")
    url = "/admin/cooperation/place/add/?_popup=1&_to_field=id"
    typed = {"name": "Port of Exampleton", "kind": "port", "_popup": "1"}

    shown = as_editor.post(url, opened(as_editor, url) | typed)
    used = as_editor.post(url, opened(as_editor, url) | typed | {"_use": str(twin.pk)})

    assert f'name="_use" value="{twin.pk}"' in shown.content.decode()
    assert Place.objects.filter(name="Port of Exampleton").count() == 1
    assert f"&quot;value&quot;: &quot;{twin.pk}&quot;" in used.content.decode()


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999", "\0"])
def test_a_popup_with_an_unknown_twin_is_not_found(as_editor, key):
    url = "/admin/cooperation/place/add/?_popup=1"

    assert as_editor.post(url, opened(as_editor, url) | {"_popup": "1", "_use": key}).status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("nothing/", 404),
        ("user/?name=a", 404),
        ("place/?name=%00", 200),
        ("place/?name=" + "x" * 5_000, 200),
        ("place/?name=of+the&but=x", 200),
        ("source/?url=%27%29%29%5B(", 200),
        ("agreement/?title=%22or%22+-+!%26%7C()", 200),
    ],
)
def test_odd_requests_for_what_is_similar_get_an_answer(as_editor, address, status):
    assert as_editor.get(f"{SIMILAR}{address}").status_code == status


def test_visitors_are_not_told_what_is_similar(client):
    assert client.get(f"{SIMILAR}place/?name=Port").status_code == 302


@pytest.mark.parametrize("name", TYPED)
def test_pressing_the_button_again_says_that_it_is_another_one(as_editor, name):
    model, typed = recorded(name)
    url = f"/admin/cooperation/{name}/add/"
    typed = published(url, **typed) if issubclass(model, Record) else typed
    form = opened(as_editor, url)
    before = model.objects.count()

    shown = as_editor.post(url, form | typed)
    verb = "publish" if issubclass(model, Record) else "save"
    assert f"If it is another one, {verb} it again." in shown.content.decode()
    assert model.objects.count() == before

    seen = one(shown, 'input[name="twins"]').get("value")
    assert as_editor.post(url, form | typed | {"twins": seen}).status_code == 302
    assert model.objects.count() == before + 1


@pytest.mark.parametrize("name", ["agreement", "meeting", "initiative"])
@pytest.mark.parametrize("button", ["_publish", "_publish_addanother"])
def test_every_button_that_publishes_shows_the_twins_first(as_editor, name, button):
    model, typed = recorded(name)
    url = f"/admin/cooperation/{name}/add/"
    typed = published(url, **typed)
    del typed["_publish"]
    before = model.objects.count()

    response = as_editor.post(url, opened(as_editor, url) | typed | {button: "yes"})

    assert len(listed(response)) == 1
    assert model.objects.count() == before


def test_a_title_made_from_the_content_has_twins_too(as_editor):
    states = [make.state("XN"), make.state("XS")]
    make.meeting(title="Talks: Northland and Southland, 2025", date="2025", participants=states)
    url = "/admin/cooperation/meeting/add/"
    rows = {f"participations-{row}-participant": state.pk for row, state in enumerate(states)}

    response = as_editor.post(url, opened(as_editor, url) | published(url, date="2025") | rows)

    assert listed(response) == ["Talks: Northland and Southland, 2025 (2025, draft)"]


def test_a_draft_is_not_asked_about(as_editor):
    _, typed = recorded("meeting")
    url = "/admin/cooperation/meeting/add/"
    assert as_editor.post(url, opened(as_editor, url) | typed).status_code == 302
