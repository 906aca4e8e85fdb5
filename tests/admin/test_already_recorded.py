"""What the register already says is shown beside selected words, and confirmed or contradicted by one key."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.fields import Period
from cooperation.models import Citation, Commitment, Figure, Participant
from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import one, select, text

pytestmark = pytest.mark.django_db

TEXT = """Trade between Northland and Southland reached $1.7 billion in 2024.
Northland will open the Example Canal by 5 May 2027.
On 25 February 2025 Ann Example received Bob Sample.
The Example Canal is 280 km long.
Rivers freeze in winter."""
TRADE, CANAL, TALKS, LENGTH, RIVERS = TEXT.splitlines()


@pytest.fixture
def snapshot(db):
    for code in ("XN", "XS"):
        make.state(code)
    for name in ("Ann Example", "Bob Sample"):
        make.person(name)
    make.initiative(title="Example Canal")
    source = make.source("A later text")
    source.published = Period.parse("26 February 2026")
    source.save()
    return make.snapshot(source, text=TEXT)


def state(name):
    return Participant.objects.get(name=name)


@pytest.fixture
def trade(snapshot):
    figure = make.figure(indicator="mutual trade", value_low=1_700_000_000, period="2024")
    figure.of.set([state("Northland"), state("Southland")])
    figure.retitle()
    return figure


def page_of(client, snapshot, words):
    start = TEXT.index(words)
    url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/"
    return client.get(f"{url}?start={start}&end={start + len(words)}")


def shown(page) -> dict[str, str]:
    """The titles of the records shown, and why."""
    rows = select(page, ".already-recorded li[data-record]")
    return {text(one(row, ".record")): text(one(row, ".help")) for row in rows}


def action(page, label) -> str:
    return next(link.get("href") for link in select(page, ".already-recorded li a") if text(link) == label)


def test_the_same_value_is_shown_and_cited_again(as_editor, snapshot, trade):
    page = page_of(as_editor, snapshot, TRADE)
    assert shown(page) == {trade.title: "Figure, the same value"}

    url = action(page, "Says the same")
    assert save(as_editor, url, opened(as_editor, url)).status_code == 302

    citation = Citation.objects.get(figure=trade)
    assert (citation.source, citation.quote, citation.differs) == (snapshot.source, TRADE, "")
    assert citation.anchor.exact == TRADE


@pytest.mark.parametrize(
    ("value", "bound", "unit"),
    [(1_680_000_000, "exactly", "USD"), (1_700_000_000, "about", "USD"), (1_600_000_000, "more_than", "USD")],
)
def test_a_rounded_or_bounded_value_is_the_same(as_editor, snapshot, trade, value, bound, unit):
    Figure.objects.filter(pk=trade.pk).update(value_low=value, bound=bound, unit=unit, step=10_000_000)
    assert list(shown(page_of(as_editor, snapshot, TRADE)).values()) == ["Figure, the same value"]


def test_the_same_length_in_another_unit_is_the_same(as_editor, snapshot):
    canal = make.figure(indicator="length of the canal", value_low=280_000, unit="m")
    assert list(shown(page_of(as_editor, snapshot, LENGTH)))[-1] == canal.title


def test_another_value_of_the_same_is_contradicted_in_its_field(as_editor, snapshot, trade):
    Figure.objects.filter(pk=trade.pk).update(value_low=1_340_000_000, step=10_000_000)
    page = page_of(as_editor, snapshot, TRADE)
    assert list(shown(page).values()) == ["Figure, another value: 1,340,000,000 USD"]

    assert "Says the same" not in [text(link) for link in select(page, ".already-recorded li a")]

    url = action(page, "Contradicts it")
    assert save(as_editor, url, opened(as_editor, url)).status_code == 302

    citation = Citation.objects.get(figure=trade)
    assert (citation.differs_in, citation.differs_number) == ("value_low", Decimal(1_700_000_000))


def test_a_value_of_another_year_is_no_contradiction(as_editor, snapshot, trade):
    trade.value_low, trade.period = 1_340_000_000, Period.parse("2020")
    trade.save()
    assert shown(page_of(as_editor, snapshot, TRADE)) == {}


def test_the_same_number_of_something_else_is_not_shown(as_editor, snapshot):
    make.figure(indicator="grant", value_low=1_700_000_000)
    assert shown(page_of(as_editor, snapshot, TRADE)) == {}


def test_a_later_value_is_a_figure_of_the_same_series(as_editor, snapshot, trade):
    url = action(page_of(as_editor, snapshot, TRADE), "Gives a later value")
    assert save(as_editor, url, opened(as_editor, url), value_low="1.75 billion USD").status_code == 302

    later = Figure.objects.latest("pk")
    trade.refresh_from_db()
    assert later.series == trade.series
    assert str(later.as_of) == "26 February 2026"


def test_a_promise_with_another_deadline_is_contradicted_or_restated(as_editor, snapshot):
    promise = make.commitment(what="open the Example Canal", due=Period.parse("2026"))
    promise.by.set([state("Northland")])
    promise.retitle()
    page = page_of(as_editor, snapshot, CANAL)
    assert shown(page)[promise.title] == "Commitment, similar words, another date"

    contradict = next(
        link.get("href") for link in select(page, "a") if f"commitment={promise.pk}&differs" in link.get("href")
    )
    typed = opened(as_editor, contradict)
    assert (typed["differs_in"], typed["differs"]) == ("due", "by 5 May 2027")

    url = action(page, "Restates it")
    assert save(as_editor, url, opened(as_editor, url)).status_code == 302
    restated = Commitment.objects.latest("pk")
    assert (restated.restates, str(restated.due)) == (promise, "by 5 May 2027")


def test_what_is_named_comes_first_and_gets_a_development(as_editor, snapshot):
    page = page_of(as_editor, snapshot, CANAL)
    assert next(iter(shown(page).items())) == ("Example Canal", "Initiative, named in these words")
    typed = opened(as_editor, action(page, "What happened next"))
    assert len(typed["initiatives"]) == 1


def test_a_meeting_of_the_same_people_on_the_same_day_is_shown(as_editor, snapshot):
    talks, others = make.meeting(title="Visit", date="25 Feb 2025"), make.meeting(title="Other", date="25 Feb 2025")
    for person in ("Ann Example", "Bob Sample"):
        make.participation(talks, state(person))
    make.participation(others, state("Ann Example"))  # without Bob
    assert shown(page_of(as_editor, snapshot, TALKS)) == {"Visit": "Meeting, the same participants and date"}


def test_a_deadline_finds_the_promise_and_no_earlier_meetings(as_editor, snapshot):
    promise = make.commitment(
        what="Northland would complete the repair of the bridge and the border road at Example Canal by 1 May 2026",
        due=Period.parse("by 1 May 2026"),
        published=True,
    )
    promise.by.set([state("Northland")])
    promise.retitle()
    for number in range(6):
        talks = make.meeting(title=f"Talks {number}", date=f"{number + 1} Feb 2025")
        make.participation(talks, state("Northland"))
        make.participation(talks, state("Southland"))
    text = "Northland told Southland that it will finish the repair of the bridge and the border road by 5 May 2027."
    later = make.snapshot(snapshot.source, text=text)
    url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{later.pk}/?start=0&end={len(text)}"
    assert shown(as_editor.get(url)) == {promise.title: "Commitment, similar words, another date"}


def test_promises_come_before_other_records(as_editor, snapshot):
    words = "Northland will finish the repair of the old bridge at the border road in 2027."
    for make_one, field in ((make.initiative, "title"), (make.commitment, "what")):
        make_one(**{field: "Repair of the old bridge at the border road"})
    later = make.snapshot(snapshot.source, text=words)
    url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{later.pk}/?start=0&end={len(words)}"
    assert [why.partition(",")[0] for why in shown(as_editor.get(url)).values()][:1] == ["Commitment"]


def test_what_these_words_are_cited_for_is_not_shown_again(as_editor, snapshot, trade):
    url = action(page_of(as_editor, snapshot, TRADE), "Says the same")
    save(as_editor, url, opened(as_editor, url))
    assert shown(page_of(as_editor, snapshot, TRADE)) == {}


def test_words_that_nothing_says_have_no_list(as_editor, snapshot, trade):
    assert not select(page_of(as_editor, snapshot, RIVERS), ".already-recorded")


def test_more_records_need_no_more_queries(as_editor, snapshot, trade):
    page_of(as_editor, snapshot, TRADE)
    with CaptureQueriesContext(connection) as few:
        page_of(as_editor, snapshot, TRADE)
    for value in range(4):
        figure = make.figure(indicator="mutual trade", value_low=1_700_000_000 + value, period="2024")
        figure.of.set([state("Northland"), state("Southland")])
    with CaptureQueriesContext(connection) as many:
        page_of(as_editor, snapshot, TRADE)
    assert len(many) == len(few)


def test_the_form_of_a_contradiction_asks_what_the_words_say_instead(as_editor, snapshot):
    page = page_of(as_editor, snapshot, CANAL)
    form = as_editor.get(action(page, "Contradicts it"))
    assert {"differs_in", "differs", "quote"} <= {field.get("name") for field in select(form, "form .form-row *")}


def test_a_whole_text_is_not_compared(as_editor, snapshot, trade):
    start = f"/admin/cooperation/source/{snapshot.source_id}/texts/"
    long = make.snapshot(snapshot.source, text=f"{TEXT}\n" * 10)
    page = as_editor.get(f"{start}{long.pk}/?start=0&end={len(long.text)}")
    assert (page.status_code, shown(page)) == (200, {})


def test_many_dates_and_amounts_need_few_queries(as_editor, snapshot, trade, django_assert_max_num_queries):
    text = "Northland and the Example Canal: " + ", ".join(f"${n} million on {n} May 20{n + 10}" for n in range(1, 28))
    many = make.snapshot(snapshot.source, text=text)
    with django_assert_max_num_queries(60):
        as_editor.get(f"/admin/cooperation/source/{snapshot.source_id}/texts/{many.pk}/?start=0&end={len(text)}")


def test_a_later_value_does_not_have_the_wording_of_the_earlier_source(as_editor, snapshot, trade):
    Figure.objects.filter(pk=trade.pk).update(period_stated="last year")
    url = action(page_of(as_editor, snapshot, TRADE), "Gives a later value")
    typed = opened(as_editor, url)
    assert (typed["indicator"], typed["period"]) == ("mutual trade", "2024")
    assert not typed.get("period_stated")
