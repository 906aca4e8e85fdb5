"""Generated titles, slugs made from them, and formatting of numbers and lists of names."""

from decimal import Decimal

import pytest

from cooperation.models import Figure, Meeting, Unit
from cooperation.models.base import join_names, shorten
from tests import builders as make


@pytest.mark.django_db
class TestAddresses:
    @pytest.mark.parametrize(
        ("title", "slug"),
        [
            ("Talks on water, 2025", "talks-on-water-2025"),
            ("Переговоры в Астане", "переговоры-в-астане"),
            ("Қасым & Ұлы", "қасым-ұлы"),
            ("  --Spaces--  ", "spaces"),
            ("?!…", "meeting"),
            ("中文標題", "中文標題"),
        ],
    )
    def test_a_slug_is_made_from_the_title_in_its_own_script(self, title, slug):
        assert make.meeting(title=title).slug == slug

    @pytest.mark.parametrize("dash", ["–", "—", "-", "‑", "−", "/"])
    def test_a_dash_between_words_or_numbers_is_a_hyphen(self, dash):
        assert make.meeting(title=f"Almaty{dash}Bishkek road").slug == "almaty-bishkek-road"
        assert make.source(f"Alma{dash}Ata, 2024{dash}2025").slug == "alma-ata-2024-2025"
        assert make.participant(f"Kazakh{dash}Kyrgyz fund").slug == "kazakh-kyrgyz-fund"

    def test_the_address_of_a_range_has_both_numbers(self):
        figure = make.figure(indicator="harvest", unit="t", value_low=5_000_000, value_high=7_000_000, period="2024")
        assert figure.slug == "harvest-2024-5000000-7000000-t"

    def test_the_slug_of_a_long_title_is_cut_between_words(self):
        slug = make.meeting(title="Talks about the reservoir " * 10).slug
        assert slug == "talks-about-the-reservoir-talks-about-the-reservoir-talks-about-the-reservoir"

    def test_the_slug_of_a_long_word_is_cut_within_it(self):
        assert make.meeting(title="x" * 300).slug == "x" * 80

    def test_slugs_of_one_title_are_numbered(self):
        assert [make.meeting(title="Talks").slug for _ in range(3)] == ["talks", "talks-2", "talks-3"]

    def test_a_slug_skips_a_number_that_another_has(self):
        make.meeting(title="Talks 2")
        assert [make.meeting(title="Talks").slug for _ in range(2)] == ["talks", "talks-3"]

    def test_a_slug_is_not_taken_by_a_longer_one(self):
        make.meeting(title="Talks on water")
        assert make.meeting(title="Talks").slug == "talks"

    def test_rows_of_two_models_may_have_the_same_slug(self):
        assert make.meeting(title="Water").slug == make.agreement(title="Water").slug == "water"

    def test_a_typed_slug_stays(self):
        meeting = make.meeting(title="Talks", slug="given")
        meeting.title = "Other talks"
        meeting.save()
        assert meeting.slug == "given"

    def test_a_page_is_found_by_its_slug(self):
        assert make.meeting(title="Переговоры").get_absolute_url() == (
            "/meetings/%D0%BF%D0%B5%D1%80%D0%B5%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D1%8B/"
        )

    @pytest.mark.parametrize("build", [make.place, make.person, make.source])
    def test_places_persons_and_sources_have_a_slug_too(self, build):
        assert build("An Example").slug == "an-example"


@pytest.mark.django_db
class TestTitles:
    def test_a_typed_title_stays(self):
        assert make.meeting(title="Talks").title == "Talks"

    def test_the_title_of_talks_says_who_met_and_when(self):
        meeting = make.meeting(title="", date="25 Feb 2025", participants=[make.state("XN"), make.state("XS")])
        meeting.retitle()
        assert meeting.title == "Talks: Northland and Southland, 25 February 2025"

    def test_the_title_of_a_meeting_of_many_names_the_first(self):
        states = [make.state(code) for code in ("XN", "XS", "XE", "XW")]
        meeting = make.meeting(title="", kind="summit", participants=states)
        meeting.retitle()
        assert meeting.title == "Summit: Northland, Southland, Eastland and others"

    def test_a_meeting_of_which_nothing_is_known_has_a_title(self):
        assert make.meeting(title="").title == "Talks"

    def test_the_title_of_an_agreement_has_its_parties_and_date(self):
        agreement = make.agreement(title="", form="memorandum", parties=[make.state("XN"), make.state("XS")])
        make.party(agreement, make.person(), role="signatory")
        make.action(agreement, "signed", "25 Feb 2025")
        agreement.retitle()
        assert agreement.title == "Memorandum between Northland and Southland, 25 February 2025"

    def test_the_title_of_a_decision_of_one_party_names_it(self):
        agreement = make.agreement(title="", form="decision", parties=[make.participant("Joint Council")])
        agreement.retitle()
        assert agreement.title == "Decision of Joint Council"

    def test_the_title_of_an_initiative_is_made_from_its_summary(self):
        assert make.initiative(title="", summary="Three plants on the river.").title == "Three plants on the river."

    def test_the_title_of_an_initiative_is_made_from_those_involved(self):
        initiative = make.initiative(title="")
        assert initiative.title == "Untitled initiative"
        make.involvement(initiative, make.state("XN"))
        initiative.retitle()
        assert initiative.title == "Initiative of Northland"

    def test_the_title_of_a_development_is_the_beginning_of_its_text(self):
        title = make.development(text="Work has begun. " * 20).title
        assert title.startswith("Work has begun.")
        assert title.endswith("…")
        assert len(title) <= 91

    def test_the_title_of_a_commitment_says_what_is_to_be_done(self):
        assert make.commitment(what="Repair the dam.").title == "Repair the dam."

    def test_the_title_of_a_figure_says_what_whose_when_and_how_much(self):
        figure = make.figure(period="2024", of=[make.state("XN"), make.state("XS")], printed="$1.7 billion")
        figure.retitle()
        assert figure.title == "Mutual trade, Northland and Southland, 2024: $1.7 billion"

    def test_a_new_title_makes_a_new_address(self):
        meeting = make.meeting(title="", participants=[make.state("XN")])
        meeting.retitle()
        assert meeting.slug == "talks-northland"

    def test_a_new_title_leaves_the_address_of_a_published_record(self):
        meeting = make.meeting(title="")
        make.cite(meeting)
        Meeting.objects.filter(pk=meeting.pk).update(publication="published")
        Meeting.objects.filter(pk=meeting.pk).update(publication="draft")
        meeting.participants.add(make.state("XN"))
        meeting.retitle()
        assert (meeting.title, meeting.slug) == ("Talks: Northland", "talks")

    def test_a_title_made_while_a_few_fields_are_saved_is_saved_with_them(self):
        meeting = make.meeting(date="2025")
        meeting.title = meeting.slug = ""
        meeting.save(update_fields=["summary"])
        meeting.refresh_from_db()
        assert (meeting.title, meeting.slug) == ("Talks, 2025", "talks-2025")


class TestNumbers:
    @pytest.mark.parametrize(
        ("low", "high", "text"),
        [
            (1_700_000_000, None, "1,700,000,000"),
            ("1700000000.000000", None, "1,700,000,000"),
            ("1.7E+9", None, "1,700,000,000"),
            ("12.500000", None, "12.5"),
            ("0.000001", None, "0.000001"),
            ("0", None, "0"),
            ("100", None, "100"),
            ("-1200.50", None, "−1,200.5"),
            ("1000", "2000", "1,000–2,000"),
            ("-2", "3.0", "−2 to 3"),
            ("-3", "-2", "−3 to −2"),
        ],
    )
    def test_a_number_is_written_in_full_without_idle_zeros(self, low, high, text):
        high = None if high is None else Decimal(high)
        assert Figure(value_low=Decimal(low), value_high=high).number() == text

    def test_an_approximate_value_says_so(self):
        assert Figure(value_low=Decimal(5), bound="about").number() == "about 5"

    def test_a_value_is_shown_as_printed(self):
        assert (
            Figure(value_low=Decimal(5), unit=Unit(symbol="MW"), printed="five megawatts").shown_value()
            == "five megawatts"
        )

    def test_a_value_that_was_not_printed_is_shown_with_its_unit(self):
        assert Figure(value_low=Decimal(5), unit=Unit(symbol="MW")).shown_value() == "5 MW"

    def test_the_number_of_a_figure_without_a_value_is_empty(self):
        assert Figure(unit=Unit(symbol="MW")).number() == ""


class TestLines:
    @pytest.mark.parametrize(
        ("names", "text"),
        [
            ([], ""),
            (["A"], "A"),
            (["A", "B"], "A and B"),
            (["A", "B", "C"], "A, B and C"),
            (["A", "B", "C", "D"], "A, B, C and others"),
        ],
    )
    def test_names_stand_in_a_line(self, names, text):
        assert join_names(iter(names)) == text

    @pytest.mark.parametrize(
        ("text", "most", "expected"),
        [
            ("Repair it", 9, "Repair it"),
            ("Repair  it\nall", 90, "Repair it all"),
            ("Repair it all", 9, "Repair it…"),
            ("Repair it, all", 10, "Repair it…"),
            ("Repair it all", 8, "Repair…"),
            ("Unbreakable", 5, "Unbre…"),
        ],
    )
    def test_a_text_is_cut_between_words(self, text, most, expected):
        assert shorten(text, limit=most) == expected
