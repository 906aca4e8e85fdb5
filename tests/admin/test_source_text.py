"""The page of a text: what it names, what was recorded from it, and forms filled in with its words."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission, User

from cooperation.admin import source_text
from cooperation.admin.made_from_text import begun_batch
from cooperation.fields import Period
from cooperation.intake import selection
from cooperation.intake.mentions import mentions_in
from cooperation.models import Anchor, Citation, Development, Figure, Meeting, Participant
from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db

TEXT = """NORTHTOWN – Ann Example met Bob Sample of Southland on February 25.
Example said that trade between Northland and Southland reached over $1.7 billion last year.

The Example Canal will be opened by the end of 2026."""
FIRST = "Ann Example met Bob Sample of Southland on February 25."
TRADE = "Example said that trade between Northland and Southland reached over $1.7 billion last year."
CANAL = "The Example Canal will be opened by the end of 2026."


@pytest.fixture
def snapshot(db):
    for code in ("XN", "XS"):
        make.state(code)
    for name in ("Ann Example", "Bob Sample"):
        make.person(name)
    make.place("Northtown")
    make.initiative(title="Example Canal")
    source = make.source("Talks in Northtown")
    source.published = Period.parse("26 February 2025")
    source.save()
    return make.snapshot(source, text=TEXT)


def url_of(snapshot, words: str = "") -> str:
    url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/"
    start = TEXT.index(words)
    return f"{url}?start={start}&end={start + len(words)}" if words else url


def said(piece) -> str:
    return "".join(piece.itertext())


def forms(client, snapshot, words: str) -> dict[str, str]:
    """The links to new forms for some words, by record type."""
    page = client.get(url_of(snapshot, words))
    return {text(link): link.get("href") for link in select(page, ".word-forms a")}


def form_of(client, snapshot, words: str, name: str) -> tuple[str, dict]:
    url = forms(client, snapshot, words)[name]
    return url, opened(client, url)


def test_the_page_has_the_text_as_it_was_read(as_editor, snapshot):
    pieces = select(as_editor.get(url_of(snapshot)), "#text [data-start]")
    assert "".join(map(said, pieces)) == TEXT


def test_who_may_only_read_is_told_so_and_sees_no_link_that_records(client, snapshot):
    user = User.objects.create(username="rita", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_source"))
    client.force_login(user)
    for words in ("", TRADE):
        page = client.get(url_of(snapshot, words))
        assert "You can read this text, but not record from it." in text(one(page, "#words .may-only-read"))
        assert not select(page, "#text .record-from, #words [data-key], #words .keys-work")
        assert "Forms then open" not in text(one(page, "#words"))


def test_each_piece_says_where_it_begins(as_editor, snapshot):
    for piece in select(as_editor.get(url_of(snapshot)), "#text [data-start]"):
        assert TEXT[int(piece.get("data-start")) :].startswith(said(piece))


def test_names_dates_and_amounts_are_marked(as_editor, snapshot):
    page = as_editor.get(url_of(snapshot))
    assert {"Ann Example", "Bob Sample", "Northland", "Southland", "Example Canal"} <= set(
        texts(page, "#text .said-name")
    )
    marked = {text(date): date.get("title") for date in select(page, "#text .said-date")}
    assert marked == {
        "February 25": "25 February 2025, inferred",
        "last year": "2024, inferred",
        "by the end of 2026": "by the end of 2026",
    }
    assert texts(page, "#text .said-amount") == ["over $1.7 billion"]


def test_visitors_do_not_see_it(client, snapshot):
    assert client.get(url_of(snapshot)).status_code == 302


@pytest.mark.parametrize(
    "query", ["start=5", "start=a&end=b", "start=9&end=3", "start=0&end=99999999", "start=67&end=68"]
)
def test_positions_without_words_select_nothing(as_editor, snapshot, query):
    page = as_editor.get(f"{url_of(snapshot)}?{query}")
    assert text(one(page, "#words-title")) == "Record from the text"


def test_every_record_type_has_a_form_with_a_key(as_editor, snapshot):
    page = as_editor.get(url_of(snapshot, FIRST))
    found = {link.get("data-key"): text(link) for link in select(page, ".word-forms a")}
    assert found == {
        "m": "Meeting",
        "a": "Agreement",
        "i": "Initiative",
        "d": "Development",
        "c": "Commitment",
        "f": "Figure",
    }


def test_a_meeting_has_the_participants_the_date_and_the_quote(as_editor, snapshot):
    _, typed = form_of(as_editor, snapshot, FIRST, "Meeting")

    who = [typed[f"participations-{row}-participant"] for row in range(3)]
    names = {str(row.pk): row.name for row in Participant.objects.all()}
    assert [names[str(pk)] for pk in who] == ["Ann Example", "Bob Sample", "Southland"]
    assert (typed["date"], typed["date_stated"], typed["date_inferred"]) == ("25 February 2025", "February 25", "on")
    assert typed["citations-0-quote"] == FIRST
    assert str(typed["citations-0-source"]) == str(snapshot.source_id)


def test_a_figure_has_the_amount_as_the_text_has_it(as_editor, snapshot):
    url, typed = form_of(as_editor, snapshot, TRADE, "Figure")

    response = save(as_editor, url, typed, indicator="mutual trade")

    assert response.status_code == 302
    figure = Figure.objects.latest("pk")
    assert (figure.value_low, figure.unit_id, figure.bound) == (1_700_000_000, "USD", "more_than")
    assert (str(figure.period), figure.period_stated, figure.period_inferred) == ("2024", "last year", True)
    assert {row.name for row in figure.of.all()} == {"Northland", "Southland"}  # not of Ann Example, who says it


def test_a_commitment_has_its_deadline_and_its_initiative(as_editor, snapshot):
    _, typed = form_of(as_editor, snapshot, CANAL, "Commitment")
    assert (typed["what"], typed["due"]) == (CANAL, "by the end of 2026")
    assert len(typed["about_initiatives"]) == 1


def test_the_words_of_the_citation_keep_their_position(as_editor, snapshot):
    url, typed = form_of(as_editor, snapshot, CANAL, "Development")

    response = save(as_editor, url, typed)

    assert response["Location"] == f"{url_of(snapshot)}?{urlsplit(parse_qs(urlsplit(url).query)['_return'][0]).query}"
    anchor = Anchor.objects.get()
    assert (anchor.exact, anchor.start, anchor.snapshot_id) == (CANAL, TEXT.index(CANAL), snapshot.pk)
    assert anchor.citation.development == Development.objects.latest("pk")
    page = as_editor.get(url_of(snapshot))
    assert "Recorded from 1 of 3 sentences" in text(one(page, ".text-legend"))
    assert len(select(page, ".sentence-recorded")) == len(select(page, ".came-of")) == 1


def test_the_words_can_be_cited_for_what_is_recorded_from_the_source(as_editor, snapshot):
    talks = make.meeting(title="Talks of Ann and Bob")
    make.cite(talks, snapshot.source)
    (link,) = select(as_editor.get(url_of(snapshot, FIRST)), ".word-citations a")
    assert text(link) == "Talks of Ann and Bob"

    response = save(as_editor, link.get("href"), opened(as_editor, link.get("href")))

    assert response.status_code == 302
    citation = Citation.objects.latest("pk")
    assert (citation.meeting, citation.quote, citation.anchor.exact) == (talks, FIRST, FIRST)


def test_a_long_sentence_is_quoted_by_its_first_words_and_marked_whole(as_editor, snapshot):
    words = TEXT[TEXT.index(FIRST) : TEXT.index(TRADE) + len(TRADE)]
    url, typed = form_of(as_editor, snapshot, words, "Meeting")
    # The twentieth word is "over", with which the amount begins.
    assert typed["citations-0-quote"] == " ".join(words.split()[:19])

    save(as_editor, url, typed)

    assert Anchor.objects.get().exact == words


def test_the_words_of_another_quote_are_marked_where_the_text_has_them(as_editor, snapshot):
    url, typed = form_of(as_editor, snapshot, FIRST, "Meeting")

    save(as_editor, url, typed, **{"citations-0-quote": "opened by the end of 2026"})

    anchor = Anchor.objects.get()
    assert (anchor.exact, anchor.snapshot) == ("opened by the end of 2026", snapshot)


def test_the_words_of_a_quote_of_another_text_are_marked_there(as_editor, snapshot):
    other = make.snapshot(snapshot.source, text="They met again in Southtown.")
    url, typed = form_of(as_editor, snapshot, FIRST, "Meeting")

    save(as_editor, url, typed, **{"citations-0-quote": "met again"})

    anchor = Anchor.objects.get()
    assert (anchor.exact, anchor.snapshot) == ("met again", other)


def test_part_of_the_selected_words_as_quote_leaves_them_marked(as_editor, snapshot):
    url, typed = form_of(as_editor, snapshot, FIRST, "Meeting")

    save(as_editor, url, typed, **{"citations-0-quote": "Ann Example met Bob Sample"})

    assert Anchor.objects.get().exact == FIRST


def test_a_hand_made_list_of_participants_is_no_error(as_editor, editor, snapshot):
    state = Participant.objects.get(name="Northland")
    begun_batch(editor, snapshot).participants.add(state)
    base = f"/admin/cooperation/meeting/add/?snapshot={snapshot.pk}&start=0&end=60&_named=1"
    for listed in (f"{state.pk},abc", f"{state.pk},", "abc", "%00"):
        assert as_editor.get(f"{base}&participant={listed}").status_code == 200


def test_a_source_of_the_first_day_of_the_calendar_is_read(as_editor, snapshot):
    snapshot.source.published = Period.parse("1 January 0001")
    snapshot.source.save()
    other = make.snapshot(snapshot.source, text="They met yesterday, last week, last month and two years ago.")
    assert as_editor.get(f"/admin/cooperation/source/{other.source_id}/texts/{other.pk}/").status_code == 200


def test_what_was_typed_stays_if_the_form_has_an_error(as_editor, snapshot):
    url, typed = form_of(as_editor, snapshot, FIRST, "Meeting")
    before = Meeting.objects.count()

    response = save(as_editor, url, typed, date="nonsense")

    assert (response.status_code, Meeting.objects.count()) == (200, before)
    assert response.context["inline_admin_formsets"][-1].formset.forms[0]["quote"].value() == FIRST


@pytest.mark.parametrize(
    "query", ["snapshot=0&start=1&end=5", "snapshot=x&start=1&end=5", "snapshot=999999&start=0&end=4"]
)
def test_a_form_for_words_that_do_not_exist_opens_empty(as_editor, snapshot, query):
    typed = opened(as_editor, f"/admin/cooperation/meeting/add/?{query}")
    assert typed.get("citations-0-quote", "") == ""


def test_a_text_is_read_once_for_its_page(as_editor, snapshot, monkeypatch):
    read = []
    monkeypatch.setattr(source_text, "mentions_in", lambda *args: read.append(args) or mentions_in(*args))
    monkeypatch.setattr(selection, "mentions_in", lambda *args: read.append(args) or mentions_in(*args))
    as_editor.get(url_of(snapshot, FIRST))
    assert len(read) == 1


def test_a_text_without_words_has_a_page(as_editor):
    hashed = make.snapshot(make.source("Only its hash"), text="", sha256="a" * 64)
    page = as_editor.get(f"/admin/cooperation/source/{hashed.source_id}/texts/{hashed.pk}/?start=0&end=3")
    assert "The text itself is not stored, only its SHA-256." in page.text


def test_the_page_needs_few_queries(as_editor, snapshot, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        as_editor.get(url_of(snapshot, FIRST))
