"""What short forms get from the words of articles: right values, or none."""

import pytest

from cooperation.fields import Period
from cooperation.models import Agreement, Commitment, Figure, Meeting, Participant, Place
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.html import select, text

pytestmark = pytest.mark.django_db

TALKS = (
    "Prime Minister of Uzbekistan Abdulla Aripov and Prime Minister of Kazakhstan Olzhas Bektenov held talks in "
    "Tashkent on 13 March 2025 on trade."
)
REPORTED = "Trade between Kazakhstan and Uzbekistan amounted to 4.5 billion US dollars in 2024, he said on Thursday."
BOTH = "Mutual trade of the two countries reached 4.3 billion US dollars in 2024."
AIM = "The sides intend to bring it to 10 billion dollars by 2030."
PROMISED = "The Uzbek side promised to supply 922 million cubic metres of water to Kazakhstan."
PASSIVE = "Kazakhstan was promised 922 million cubic metres of water by Uzbekistan."
NEXT = "The next meeting of Kazakhstan and Uzbekistan will take place in Astana in October 2025."
RAILWAYS = "Uzbekistan Temir Yollari and Kazakhstan Temir Zholy signed a memorandum on the railway on 13 March 2025."
LONG = (
    "The first stage of the centre on the border of the two large regions will cost their budgets more than 350 "
    "million dollars, and not 320 million as reported earlier."
)
RUSSIAN = "Товарооборот двух стран составил 4,5 млрд долларов в 2024 году, сообщил Бектенов в Ташкенте."
TEXT = f"A report\n\nASTANA, 21 March 2025 – {REPORTED}\n\n" + "\n\n".join(
    [TALKS, BOTH, AIM, PROMISED, PASSIVE, NEXT, RAILWAYS, LONG, RUSSIAN]
)


@pytest.fixture
def snapshot(db):
    for code in ("KZ", "UZ"):
        make.state(code)
    make.person("Olzhas Bektenov", other_names=["Олжас Бектенов"])
    for name in ("Astana", "Tashkent"):
        make.place(name)
    source = make.source("A report")
    source.published = Period.parse("21 March 2025")
    source.save()
    return make.snapshot(source, text=TEXT)


def form_url(client, snapshot, words: str, label: str) -> str:
    start = snapshot.text.index(words)
    page = client.get(
        f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/?start={start}&end={start + len(words)}"
    )
    return next(link.get("href") for link in select(page, ".word-forms a") if text(link) == label)


def filled(client, snapshot, words: str, label: str) -> dict:
    return opened(client, form_url(client, snapshot, words, label))


def names(model, keys) -> list[str]:
    return [model.objects.get(pk=key).name for key in keys]


def test_a_person_has_no_capacity_of_one_that_the_register_lacks(as_editor, snapshot):
    url = form_url(as_editor, snapshot, TALKS, "Meeting")
    response = save(as_editor, url, opened(as_editor, url))
    assert response.status_code == 302, errors(response)
    rows = {str(row.participant): row for row in Meeting.objects.latest("pk").participations.all()}
    assert rows["Olzhas Bektenov"].capacity == "Prime Minister of Kazakhstan"
    assert str(rows["Olzhas Bektenov"].on_behalf_of) == "Kazakhstan"


def test_a_dateline_gives_no_date_place_or_quote(as_editor, snapshot):
    words = f"ASTANA, 21 March 2025 – {REPORTED}"
    for label in ("Meeting", "Development", "Figure"):
        typed = filled(as_editor, snapshot, words, label)
        assert "21 March 2025" not in typed.values()
        assert not typed.get("places")
        assert not typed.get("venue")
        assert typed["citations-0-quote"].startswith("Trade between Kazakhstan")


def test_a_figure_has_the_date_beside_its_amount(as_editor, snapshot):
    typed = filled(as_editor, snapshot, REPORTED, "Figure")
    assert (typed["value_low"], typed["period"], typed["nature"]) == ("4.5 billion US dollars", "2024", "actual")
    assert sorted(names(Participant, typed["of"])) == ["Kazakhstan", "Uzbekistan"]


def test_a_figure_of_a_russian_sentence_has_no_speaker_and_no_place(as_editor, snapshot):
    typed = filled(as_editor, snapshot, RUSSIAN, "Figure")
    assert (typed["value_low"], typed["printed"], typed["period"]) == ("4500000000", "4,5 млрд долларов", "2024")
    assert not typed.get("of")
    assert not typed.get("places")


def test_the_number_of_sides_is_no_value(as_editor, snapshot):
    assert filled(as_editor, snapshot, BOTH, "Figure")["value_low"] == "4.3 billion US dollars"


def test_an_aim_is_a_target(as_editor, snapshot):
    url = form_url(as_editor, snapshot, AIM, "Figure")
    response = save(as_editor, url, opened(as_editor, url), indicator="mutual trade")
    assert response.status_code == 302, errors(response)
    figure = Figure.objects.latest("pk")
    assert (figure.nature, str(figure.period)) == ("target", "by the end of 2030")


@pytest.mark.parametrize("words", [PROMISED, PASSIVE])
def test_a_commitment_has_who_promised_and_to_whom(as_editor, snapshot, words):
    url = form_url(as_editor, snapshot, words, "Commitment")
    response = save(as_editor, url, opened(as_editor, url))
    assert response.status_code == 302, errors(response)
    commitment = Commitment.objects.latest("pk")
    assert [row.name for row in commitment.by.all()] == ["Uzbekistan"]
    assert [row.name for row in commitment.to.all()] == ["Kazakhstan"]


def test_a_meeting_that_is_to_come_is_scheduled(as_editor, snapshot):
    url = form_url(as_editor, snapshot, NEXT, "Meeting")
    response = save(as_editor, url, opened(as_editor, url))
    assert response.status_code == 302, errors(response)
    meeting = Meeting.objects.latest("pk")
    assert (meeting.status, str(meeting.date), meeting.venue.name) == ("scheduled", "October 2025", "Astana")


def test_a_meeting_has_the_date_of_its_verb(as_editor, snapshot):
    typed = filled(as_editor, snapshot, TALKS, "Meeting")
    assert (typed["date"], typed["status"]) == ("13 March 2025", "held")
    assert Place.objects.get(pk=typed["venue"]).name == "Tashkent"


def test_an_agreement_of_companies_that_the_register_lacks_has_no_states_as_parties(as_editor, snapshot):
    url = form_url(as_editor, snapshot, RAILWAYS, "Agreement")
    response = save(as_editor, url, opened(as_editor, url))
    assert response.status_code == 302, errors(response)
    agreement = Agreement.objects.latest("pk")
    assert (agreement.form, agreement.status, str(agreement.main_date)) == ("memorandum", "signed", "13 March 2025")
    assert not agreement.parties.exists()


def test_a_record_whose_title_is_its_sentence_does_not_hide_what_it_names(as_editor, snapshot):
    make.initiative(title=NEXT.removesuffix("."))
    typed = filled(as_editor, snapshot, NEXT, "Meeting")
    assert (typed["date"], Place.objects.get(pk=typed["venue"]).name) == ("October 2025", "Astana")


def test_a_quote_does_not_end_within_an_amount(as_editor, snapshot):
    typed = filled(as_editor, snapshot, LONG, "Figure")
    assert typed["citations-0-quote"].endswith("will cost their budgets")


class TestQuotesThatTheTextLacks:
    def saved(self, client, snapshot, quote: str, **changes):
        url = form_url(client, snapshot, NEXT, "Meeting")
        return save(client, url, opened(client, url), **{"citations-0-quote": quote}, **changes)

    def test_they_get_an_error_at_the_field(self, as_editor, snapshot):
        response = self.saved(as_editor, snapshot, "The next meeting took place in Paris")
        assert response.status_code == 200
        assert "These words are not in the text." in errors(response)
        assert not Meeting.objects.filter(citations__source=snapshot.source).exists()

    def test_a_part_of_the_text_in_other_signs_is_accepted(self, as_editor, snapshot):
        assert self.saved(as_editor, snapshot, "the next meeting … in October 2025").status_code == 302

    def test_those_of_another_source_are_not_compared(self, as_editor, snapshot):
        other = make.source("Another report")
        url = form_url(as_editor, snapshot, NEXT, "Meeting").replace("_short=1&", "")
        changes = {"citations-0-source": other.pk, "citations-0-quote": "Words of another report"}
        response = save(as_editor, url, opened(as_editor, url), **changes)
        assert response.status_code == 302, errors(response)

    def test_a_citation_of_its_own_is_checked_too(self, as_editor, snapshot):
        make.cite(make.meeting(title="Talks"), snapshot.source)
        start = snapshot.text.index(NEXT)
        text_url = f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/"
        page = as_editor.get(f"{text_url}?start={start}&end={start + len(NEXT)}")
        (link,) = select(page, ".word-citations a")
        url = link.get("href")
        response = save(as_editor, url, opened(as_editor, url), quote="It took place in Paris")
        assert "These words are not in the text." in errors(response)
