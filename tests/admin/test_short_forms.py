"""Short forms of new records: few fields, filled in from words of a text, and otherwise the same as the full forms."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.fields import Period
from cooperation.intake import selection
from cooperation.models import (
    Agreement,
    Anchor,
    Citation,
    Commitment,
    Development,
    Figure,
    Initiative,
    Meeting,
    Participant,
    Place,
)
from tests import builders as make
from tests.admin.filling import errors, opened, save, shown
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db

MET = "Ann Example met Bob Sample of Southland in Northtown on February 25."
TRADE = "“Trade reached over $1.7 billion last year,” said Bob Sample."
CANAL = "Ann Example said that the Example Canal will be opened by the end of 2026."
SIGNED = "Northland and Southland signed the Memorandum on Tourism on February 25."
CHAIRED = "Prime Minister of Northland Ann Example received Bob Sample, the head of the Southland Cabinet."
TEXT = f"{MET} {TRADE}\n\n{CANAL} {SIGNED}\n\n{CHAIRED}"
NOUNS = ("meeting", "agreement", "initiative", "development", "commitment", "figure")


@pytest.fixture
def snapshot(db):
    for code in ("XN", "XS"):
        make.state(code)
    for name in ("Ann Example", "Bob Sample"):
        make.person(name)
    make.place("Northtown")
    make.initiative(title="Example Canal").sectors.add(make.sector("Water"))
    source = make.source("Talks in Northtown")
    source.published = Period.parse("26 February 2025")
    source.save()
    return make.snapshot(source, text=TEXT)


def page_of(snapshot, words: str) -> str:
    start = TEXT.index(words)
    url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/"
    return f"{url}?start={start}&end={start + len(words)}"


def form_url(client, snapshot, words: str, name: str) -> str:
    """The URL of the short form of a record type for some words."""
    links = select(client.get(page_of(snapshot, words)), ".word-forms a")
    return next(link.get("href") for link in links if text(link) == name.capitalize())


def labels(response) -> list[str]:
    return texts(response, "#short-form .form-row label")


def recorded_from(snapshot) -> list:
    return [citation.target for citation in snapshot.source.citations.all()]


def key_of(name: str) -> str:
    return str(Participant.objects.get(name=name).pk)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_short_form_has_fewer_fields_than_the_full_one(as_editor, snapshot, noun):
    url = form_url(as_editor, snapshot, MET, noun)
    short, full = as_editor.get(url), as_editor.get(f"/admin/cooperation/{noun}/add/")
    assert len(labels(short)) < 0.7 * len(texts(full, "#content-main .form-row label"))
    assert "publication" not in shown(short)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_short_form_opens_without_words_too(as_editor, noun):
    page = as_editor.get(f"/admin/cooperation/{noun}/add/?_short=1")
    assert text(one(page, "#short-form-title")) == f"New {noun}"


def test_its_heading_has_the_words(as_editor, snapshot):
    page = as_editor.get(form_url(as_editor, snapshot, MET, "meeting"))
    assert text(one(page, "#short-form-title")) == f"New meeting from “{MET}”"


@pytest.mark.parametrize("noun", ["participant", "place", "source", "sector"])
def test_forms_without_a_short_form_are_the_full_ones_whatever_their_url(as_admin, noun):
    url = f"/admin/cooperation/{noun}/add/"
    assert opened(as_admin, f"{url}?_short=1").keys() == opened(as_admin, url).keys()


def test_without_a_text_one_chooses_the_source(as_editor):
    page = as_editor.get("/admin/cooperation/meeting/add/?_short=1&snapshot=999999&start=0&end=5")
    assert one(page, "#id_citations-0-source").tag == "select"


def test_the_form_that_changes_a_record_is_the_full_one_whatever_its_url(as_editor):
    meeting = make.meeting()
    typed = opened(as_editor, f"/admin/cooperation/meeting/{meeting.pk}/change/?_short=1")
    assert "publication" in typed


@pytest.mark.parametrize(
    ("noun", "words", "model", "typed"),
    [
        ("meeting", MET, Meeting, {}),
        ("agreement", SIGNED, Agreement, {}),
        ("initiative", CANAL, Initiative, {}),
        ("development", CANAL, Development, {}),
        ("commitment", CANAL, Commitment, {}),
        ("figure", TRADE, Figure, {"indicator": "mutual trade"}),
    ],
)
def test_each_is_saved_as_a_draft_with_its_words_marked(as_editor, snapshot, noun, words, model, typed):
    url = form_url(as_editor, snapshot, words, noun)

    response = save(as_editor, url, opened(as_editor, url), **typed)

    assert response.status_code == 302, errors(response)
    record = model.objects.latest("pk")
    assert record.publication == "draft"
    citation = record.citations.get()
    assert (citation.source, citation.anchor.exact) == (snapshot.source, words)


def test_after_saving_the_text_says_what_was_saved_with_edit_and_delete(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    response = as_editor.post(url, opened(as_editor, url) | {"title": "Talks of Ann"}, follow=True)

    said = one(response, ".messagelist .saved-from-text")
    assert text(said).startswith("Meeting saved: Talks of Ann")
    meeting = Meeting.objects.latest("pk")
    assert [link.get("href").partition("?")[0] for link in select(response, ".saved-from-text a")] == [
        meeting.get_absolute_url(),
        f"/admin/cooperation/meeting/{meeting.pk}/change/",
    ]
    assert len(select(response, ".sentence-recorded")) == 1


def test_delete_takes_back_what_was_saved_and_shows_the_text_again(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    response = as_editor.post(url, opened(as_editor, url), follow=True)
    undo = one(response, ".saved-from-text form")
    fields = {field.get("name"): field.get("value") for field in undo.iter("input")}

    deleted = as_editor.post(undo.get("action"), fields)

    assert deleted["Location"] == page_of(snapshot, MET)
    assert recorded_from(snapshot) == []
    assert not Anchor.objects.exists()


def test_who_may_not_delete_gets_no_button_for_it(client, editor, snapshot):
    editor.groups.clear()
    kinds = ("meeting", "source", "participation", "citation")
    rights = [f"{verb}_{noun}" for noun in kinds for verb in ("add", "view", "change")]
    editor.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(editor)
    url = form_url(client, snapshot, MET, "meeting")

    response = client.post(url, opened(client, url), follow=True)

    assert len(select(response, ".saved-from-text")) == 1
    assert select(response, ".saved-from-text form") == []


def all_fields(client, url: str, **changes):
    """The full form, after "All fields" was pressed in the short form at ``url``."""
    name = one(client.get(url), "#short-form .all-fields").get("name")
    typed = {field: value for field, value in (opened(client, url) | changes).items() if value is not None}
    return client.post(url, typed | {name: ""})


def test_all_fields_opens_the_full_form_with_what_was_typed(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    changes = {"title": "My talks", "date": "nonsense", "date_inferred": None, "participations-0-capacity": "Chair"}

    response = all_fields(as_editor, url, **changes)

    typed = shown(response)
    assert (typed["title"], typed["date"], typed["date_stated"]) == ("My talks", "nonsense", "February 25")
    assert "date_inferred" not in typed
    assert (typed["publication"], typed["held"]) == ("draft", "unknown")
    assert [typed[f"participations-0-{name}"] for name in ("participant", "capacity")] == [
        key_of("Ann Example"),
        "Chair",
    ]
    assert (typed["citations-0-source"], typed["citations-0-quote"]) == (str(snapshot.source_id), MET)
    assert errors(response) == ""
    assert recorded_from(snapshot) == []
    assert "convening_body" in response.context["adminform"].form.fields


def test_the_full_form_that_opened_so_saves_and_marks_the_words(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    full = all_fields(as_editor, url, title="My talks")

    response = save(as_editor, one(full, "#meeting_form").get("action"), shown(full), summary="A field of it.")

    assert response.status_code == 302, errors(response)
    meeting = Meeting.objects.get(title="My talks")
    assert (meeting.summary, meeting.citations.get().anchor.exact) == ("A field of it.", MET)


def test_all_fields_keeps_what_was_cleared_empty(as_editor, snapshot):
    url = form_url(as_editor, snapshot, CANAL, "commitment")
    typed = shown(all_fields(as_editor, url, due="", by=[], **{"citations-0-speaker": ""}))
    assert (typed["due"], typed.get("by", [])) == ("", [])
    assert not typed.get("citations-0-speaker")


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("pk", ["0", "x", "9" * 30, "\0"])
def test_all_fields_survives_values_that_no_browser_sends(as_editor, snapshot, noun, pk):
    url = form_url(as_editor, snapshot, CANAL, noun)
    relations = ("meeting", "initiatives", "agreements", "participants", "sectors", "initiative", "unit", "meetings")
    rows = {f"{prefix}-0-participant": pk for prefix in ("participations", "parties", "involvements")}
    changes = dict.fromkeys(relations, pk) | rows | {"title": pk, "date": pk, "value_low": pk, "citations-0-source": pk}
    assert all_fields(as_editor, url, **changes).status_code == 200


def test_the_status_of_an_agreement_goes_along_to_the_full_form(as_editor, snapshot):
    url = form_url(as_editor, snapshot, SIGNED, "agreement")
    typed = shown(all_fields(as_editor, url, new_status="signed", since="May 2024"))
    assert (typed["new_status"], typed["since"]) == ("signed", "May 2024")


def test_what_was_typed_stays_if_the_form_has_an_error(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")

    response = save(as_editor, url, opened(as_editor, url), date="nonsense", title="My title")

    assert "nonsense" in errors(response)
    assert one(response, "#short-form #id_title").get("value") == "My title"
    assert one(response, "#short-form .problems").get("role") == "alert"
    assert text(one(response, "#short-form-title")) == f"New meeting from “{MET}”"
    assert recorded_from(snapshot) == []


def test_a_form_that_is_sent_twice_saves_once(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    typed = opened(as_editor, url)
    for _ in range(2):
        assert save(as_editor, url, typed).status_code == 302
    assert len(recorded_from(snapshot)) == 1


def test_an_error_of_the_database_is_shown_in_the_form(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    typed = opened(as_editor, url)
    same = {"participations-1-participant": typed["participations-0-participant"]}
    response = save(as_editor, url, typed, **same)
    assert "already in the list" in errors(response)


# --- What is filled in ------------------------------------------------------------------------------------------------
def test_an_initiative_that_the_words_name_is_saved_with_its_sectors(as_editor, snapshot):
    url = form_url(as_editor, snapshot, CANAL, "commitment")

    save(as_editor, url, opened(as_editor, url))

    commitment = Commitment.objects.latest("pk")
    assert [row.name for row in commitment.sectors.all()] == ["Water"]
    assert [row.title for row in commitment.about_initiatives.all()] == ["Example Canal"]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_record_gets_the_sectors_of_the_initiative_that_is_named(as_editor, snapshot, noun):
    typed = opened(as_editor, form_url(as_editor, snapshot, CANAL, noun))
    assert len(typed["sectors"]) == 1


@pytest.mark.parametrize("noun", NOUNS)
def test_every_short_form_has_sectors_and_places(as_editor, snapshot, noun):
    page = as_editor.get(form_url(as_editor, snapshot, MET, noun))
    names = [field.get("name") for field in select(page, "#short-form select[name]")]
    assert {"sectors", "places"} <= {*names}
    assert not any("sectors" in text(summary) for summary in select(page, "#short-form details summary"))


def test_any_field_of_the_full_form_can_be_filled_in_by_the_url(as_editor):
    place = make.place("Northtown")
    url = f"/admin/cooperation/figure/add/?_short=1&places={place.pk}&as_of=2024"
    page = as_editor.get(url)
    assert text(one(page, "#short-form details summary")) == "More, filled in: as of"

    save(as_editor, url, shown(page), indicator="trade", value_low="5 km")

    figure = Figure.objects.latest("pk")
    assert (str(figure.as_of), list(figure.places.all())) == ("2024", [place])


def test_a_title_from_a_sentence_has_no_full_stop(as_editor, snapshot):
    typed = opened(as_editor, form_url(as_editor, snapshot, SIGNED, "agreement"))
    assert typed["title"] == SIGNED.removesuffix(".")


def test_fields_that_no_short_form_has_are_accepted_if_they_are_sent(as_editor, snapshot):
    url = form_url(as_editor, snapshot, CANAL, "commitment")
    sent = {"indicator": "trade", "value": "3 billion USD", "condition": "If all agree."}

    response = save(as_editor, url, opened(as_editor, url), **sent)

    assert response.status_code == 302, errors(response)
    assert Commitment.objects.latest("pk").condition == "If all agree."


def test_a_bound_that_is_typed_with_the_value_is_stored(as_editor, snapshot):
    url = form_url(as_editor, snapshot, TRADE, "figure")
    save(as_editor, url, opened(as_editor, url), indicator="mutual trade", value_low="10–12 km")
    figure = Figure.objects.latest("pk")
    assert (figure.value_low, figure.value_high, figure.unit_id) == (10, 12, "km")


def test_the_speaker_is_filled_in_for_each_citation(as_editor, snapshot):
    typed = opened(as_editor, form_url(as_editor, snapshot, TRADE, "figure"))
    assert typed["citations-0-speaker"] == key_of("Bob Sample")
    typed = opened(as_editor, form_url(as_editor, snapshot, "the Example Canal will be opened", "commitment"))
    assert typed["citations-0-speaker"] == key_of("Ann Example")
    assert not opened(as_editor, form_url(as_editor, snapshot, MET, "meeting")).get("citations-0-speaker")


def test_the_source_of_the_citation_is_fixed(as_editor, snapshot):
    page = as_editor.get(form_url(as_editor, snapshot, MET, "meeting"))
    source = one(page, "#id_citations-0-source")
    assert (source.get("type"), source.get("value")) == ("hidden", str(snapshot.source_id))


def test_a_meeting_gets_the_place_that_the_words_put_it_in(as_editor, snapshot):
    typed = opened(as_editor, form_url(as_editor, snapshot, MET, "meeting"))
    assert typed["venue"] == str(Place.objects.get(name="Northtown").pk)
    assert "places" not in typed


def test_participants_of_a_meeting_get_their_capacities(as_editor, snapshot):
    url = form_url(as_editor, snapshot, CHAIRED, "meeting")
    response = save(as_editor, url, opened(as_editor, url))

    assert response.status_code == 302, errors(response)
    rows = Meeting.objects.latest("pk").participations.order_by("pk")
    assert [(str(row.participant), row.capacity, str(row.on_behalf_of)) for row in rows] == [
        ("Ann Example", "Prime Minister of Northland", "Northland"),
        ("Bob Sample", "head of the Southland Cabinet", "Southland"),
    ]


def test_an_agreement_that_was_signed_gets_the_act_with_its_date(as_editor, snapshot):
    url = form_url(as_editor, snapshot, SIGNED, "agreement")
    response = save(as_editor, url, opened(as_editor, url))

    assert response.status_code == 302, errors(response)
    agreement = Agreement.objects.latest("pk")
    (action,) = agreement.actions.all()
    assert (action.kind.name, str(action.date), action.date_stated, action.date_inferred) == (
        "signed",
        "25 February 2025",
        "February 25",
        True,
    )
    assert agreement.status == "signed"
    assert action.citations.get().source == snapshot.source


def test_an_agreement_without_an_act_gets_no_date(as_editor, snapshot):
    typed = opened(as_editor, form_url(as_editor, snapshot, MET, "agreement"))
    assert (typed.get("new_status", ""), typed.get("since", "")) == ("", "")


# --- Citations --------------------------------------------------------------------------------------------------------
def citable(client, snapshot, words: str) -> list:
    return select(client.get(page_of(snapshot, words)), ".word-citations a")


def test_words_are_cited_for_a_record_by_sending_its_form_as_it_opens(as_editor, snapshot):
    talks = make.meeting(title="Talks")
    make.cite(talks, snapshot.source)
    (link,) = citable(as_editor, snapshot, TRADE)
    page = as_editor.get(link.get("href"))
    assert text(one(page, "#short-form-title")) == f"New citation from “{TRADE}”"

    save(as_editor, link.get("href"), shown(page))

    citation = Citation.objects.latest("pk")
    assert (citation.meeting, citation.anchor.exact, citation.speaker.name) == (talks, TRADE, "Bob Sample")


def test_all_fields_of_a_citation_open_with_its_words(as_editor, snapshot):
    make.cite(make.meeting(title="Talks"), snapshot.source)
    (link,) = citable(as_editor, snapshot, TRADE)

    typed = shown(all_fields(as_editor, link.get("href"), quote="Trade reached"))

    assert (typed["quote"], typed["source"]) == ("Trade reached", str(snapshot.source_id))
    assert typed["meeting"] == str(Meeting.objects.get(title="Talks").pk)


def test_the_record_of_the_same_sentence_comes_first_and_has_the_key_r(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    save(as_editor, url, opened(as_editor, url), title="Here")
    make.cite(make.meeting(title="Later, elsewhere"), snapshot.source)

    here = citable(as_editor, snapshot, "met Bob Sample")
    there = citable(as_editor, snapshot, TRADE)

    assert [(text(link), link.get("data-again"), link.get("data-cite-key")) for link in here] == [
        ("Here", "r", "1"),
        ("Later, elsewhere", None, "2"),
    ]
    assert [text(link) for link in there] == ["Later, elsewhere", "Here"]


def test_only_nine_records_have_a_key(as_editor, snapshot):
    for number in range(11):
        make.cite(make.meeting(title=f"Talks {number}"), snapshot.source)
    keys = [link.get("data-cite-key") for link in citable(as_editor, snapshot, MET)]
    assert keys == [*"123456789", None, None]


# --- Speed ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("noun", NOUNS)
def test_to_open_a_form_the_text_is_not_read_again(as_editor, snapshot, monkeypatch, noun):
    url = form_url(as_editor, snapshot, CANAL, noun)

    def fail(*args):
        raise AssertionError("The text was read again.")

    monkeypatch.setattr(selection, "mentions_in", fail)
    assert as_editor.get(url).status_code == 200


@pytest.mark.parametrize("noun", NOUNS)
def test_a_form_needs_few_queries(as_editor, snapshot, django_assert_max_num_queries, noun):
    url = form_url(as_editor, snapshot, CANAL, noun)
    as_editor.get(url)
    with django_assert_max_num_queries(25):
        as_editor.get(url)


@pytest.mark.parametrize("noun", ["meeting", "agreement", "initiative"])
def test_more_names_take_no_more_queries(as_editor, noun):
    people = [make.person(f"Ann {surname}") for surname in ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir")]
    names = [person.name for person in people]
    named = f"{', '.join(names[:2])} met. {', '.join(names)} met."
    snapshot = make.snapshot(make.source("Many"), text=named)
    counts = []
    for start, end in ((0, named.index(" met") + 5), (named.index(" met") + 6, len(named))):
        url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/?start={start}&end={end}"
        link = next(one for one in select(as_editor.get(url), ".word-forms a") if one.get("data-key") == noun[0])
        as_editor.get(link.get("href"))
        with CaptureQueriesContext(connection) as captured:
            response = as_editor.get(link.get("href"))
            counts.append(len(captured))
        assert len(response.context["inline_admin_formsets"][0].formset.forms) in (2, 6)
    assert counts[0] == counts[1] <= 14


def test_words_that_name_very_much_are_read_when_the_form_opens(as_editor, db):
    people = [make.person(f"Ann Surname{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'xyz'[n // 26]}") for n in range(60)]
    long = ", ".join(person.name for person in people) + " met."
    snapshot = make.snapshot(make.source("Many"), text=long)
    page = as_editor.get(f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/?start=0&end={len(long)}")
    link = next(link for link in select(page, ".word-forms a") if text(link) == "Development")
    assert len(link.get("href")) < 2_500
    assert len(opened(as_editor, link.get("href"))["participants"]) > 20


def test_the_url_of_a_form_says_where_to_return(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    assert parse_qs(urlsplit(url).query)["_return"] == [page_of(snapshot, MET)]


@pytest.mark.parametrize("published", [True, False])
def test_the_message_says_that_visitors_see_a_citation_of_a_published_record(as_editor, snapshot, published):
    talks = make.meeting(title="Talks of Ann and Bob", published=published)
    make.cite(talks, snapshot.source)
    (link,) = select(as_editor.get(page_of(snapshot, MET)), ".word-citations a")

    page = as_editor.post(link.get("href"), opened(as_editor, link.get("href")) | {"_save": "Save"}, follow=True)

    said = text(one(page, ".saved-from-text"))
    assert said.startswith("Citation saved: Talks of Ann and Bob")
    assert ("visitors see it: this meeting is published" in said) == published


class TestTextDeletedMeanwhile:
    @pytest.fixture
    def url(self, as_editor, snapshot):
        return form_url(as_editor, snapshot, MET, "meeting")

    def test_a_short_form_is_not_saved_and_says_why(self, as_editor, snapshot, url):
        typed = opened(as_editor, url) | {"title": "Talks of Ann", "_save": "Save"}
        snapshot.delete()
        page = as_editor.post(url, typed)
        assert "Somebody deleted this text while you recorded from it." in text(one(page, ".problems"))
        assert shown(page)["title"] == "Talks of Ann"
        assert not Meeting.objects.filter(title="Talks of Ann").exists()

    def test_the_full_form_saves_it_without_the_text(self, as_editor, snapshot, url):
        typed = opened(as_editor, url) | {"title": "Talks of Ann"}
        snapshot.delete()
        full = as_editor.post(url, typed | {"_all_fields": ""})
        action = one(full, "#meeting_form").get("action")
        saved = as_editor.post(action, shown(full) | {"_save": "Save"})
        assert saved.status_code == 302
        assert "/texts/" not in saved["Location"]
        assert Meeting.objects.get(title="Talks of Ann").citations.get().quote == MET


def test_a_quote_has_several_lines_beside_a_text_and_one_in_the_full_form(as_editor, snapshot):
    url = form_url(as_editor, snapshot, MET, "meeting")
    for _ in range(2):
        assert one(as_editor.get(url), "#id_citations-0-quote").tag == "textarea"
        assert one(as_editor.get("/admin/cooperation/meeting/add/"), "#id_citations-0-quote").tag == "input"
