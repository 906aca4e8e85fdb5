"""Figures: what their titles and values say, which of them contradict one another, and which is preferred."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.models import Citation, Entry, Figure, FigureConversion, Unit, refresh_entries
from tests import builders as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_row_is_clean")]


@pytest.fixture
def both():
    return [make.state("XN"), make.state("XS")]


def trade(value, of, **fields):
    return make.figure(**{"value_low": value, "period": "2024", "of": of} | fields)


def contradict(one, other):
    """Whether two figures contradict each other, which is mutual, and counted in their entries."""
    refresh_entries()
    found = set(Figure.objects.contradicting_pairs([one.pk, other.pk]))
    assert ((one.pk, other.pk) in found) == ((other.pk, one.pk) in found)
    counts = Entry.objects.filter(noun="figure", key__in=[one.pk, other.pk]).values_list("contradictions", flat=True)
    assert set(counts) == ({1} if found else {0})
    return bool(found)


class TestWords:
    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ({"bound": "more_than", "value_low": 280, "unit": "km"}, "more than 280 km"),
            ({"bound": "at_most", "value_low": 400, "unit": "km", "printed": "400 km"}, "at most 400 km"),
            ({"bound": "more_than", "value_low": 280, "unit": "km", "printed": "over 280 km"}, "over 280 km"),
            ({"bound": "about", "value_low": 3, "value_high": 5, "unit": "km"}, "about 3–5 km"),
            ({"value_low": 1, "unit": "documents"}, "1 document"),
            ({"value_low": 19, "unit": "documents"}, "19 documents"),
            ({"value_low": None, "unit": "documents", "printed": "dozens of documents"}, "dozens of documents"),
        ],
    )
    def test_a_value_says_what_bounds_it(self, fields, shown):
        assert make.figure(**fields).shown_value() == shown

    @pytest.mark.parametrize(
        ("fields", "title"),
        [
            ({"indicator": "power", "initiative": "Example plant"}, "Power, Example plant: 5 MW"),
            ({"indicator": "power", "agreement": "Energy agreement"}, "Power, Energy agreement: 5 MW"),
            ({"indicator": "power", "nature": "target", "period": "2030"}, "Power (target), 2030: 5 MW"),
            ({"indicator": "power", "as_of": "5 May 2025"}, "Power, as of 5 May 2025: 5 MW"),
            ({"indicator": "power", "places": ["Talas"]}, "Power, Talas: 5 MW"),
            ({"indicator": "power", "meeting": "Talks"}, "Power, Talks: 5 MW"),
            ({"indicator": "power", "meeting": "Talks", "places": ["Talas"]}, "Power, Talas: 5 MW"),
        ],
    )
    def test_a_title_says_what_it_is_about_and_whose_it_is(self, fields, title):
        makers = {"initiative": make.initiative, "agreement": make.agreement, "meeting": make.meeting}
        fields = {
            name: makers[name](title=value, published=True) if name in makers else value
            for name, value in fields.items()
        }
        fields["places"] = [make.place(name) for name in fields.get("places", [])]
        figure = make.figure(value_low=5, unit="MW", **fields)
        figure.retitle()
        assert figure.title == title

    def test_a_title_does_not_tell_of_a_draft(self):
        figure = make.figure(indicator="power", value_low=5, unit="MW", initiative=make.initiative(title="Hidden"))
        figure.retitle()
        assert figure.title == "Power: 5 MW"

    def test_a_title_names_who_gives_and_who_receives(self, both):
        figure = make.figure(indicator="exports", of=both[:1], to=both[1:], period="2024", value_low=5)
        figure.retitle()
        assert figure.title == "Exports, Northland to Southland, 2024: 5 USD"


class TestContradictions:
    def test_the_same_measured_twice_contradicts_itself_whoever_reports_it(self, both):
        at = [make.meeting(title="Talks"), make.meeting(title="Forum")]
        one = trade(1_700_000_000, both, meeting=at[0], initiative=make.initiative(title="Expansion of trade"))
        assert contradict(one, trade(1_340_000_000, both, meeting=at[1]))

    @pytest.mark.parametrize(
        "other",
        [
            {"value_low": 1_680_000_000},
            {"value_low": 1_749_999_999},
            {"value_low": 1_650_000_001},
            {"value_low": 1_600_000_000, "bound": "more_than"},
            {"value_low": 1_700_000_000, "bound": "at_least"},
            {"value_low": 1_700_000_000, "bound": "at_most"},
            {"value_low": 2_000_000_000, "bound": "less_than"},
            {"value_low": 1_780_000_000, "bound": "about"},
            {"value_low": 1_600_000_000, "value_high": 1_800_000_000},
            {"value_low": None, "printed": "billions"},
        ],
    )
    def test_what_may_be_the_same_number_is_no_contradiction(self, both, other):
        assert not contradict(trade(1_700_000_000, both), trade(None, both, **other))

    @pytest.mark.parametrize(
        "other",
        [
            {"value_low": 1_640_000_000},
            {"value_low": 1_760_000_000},
            {"value_low": 1_800_000_000, "bound": "more_than"},
            {"value_low": 1_600_000_000, "bound": "at_most"},
            {"value_low": 2_000_000_000, "bound": "about"},
            {"value_low": 1_000_000_000, "value_high": 1_200_000_000},
        ],
    )
    def test_what_cannot_be_the_same_number_is_a_contradiction(self, both, other):
        exact = trade(1_700_000_000, both, step=1)
        assert contradict(exact, trade(None, both, **other))

    def test_a_number_is_rounded_only_as_far_as_it_was_typed(self, both):
        rounded = trade(2_000_000_000, both, step=1_000_000_000)
        assert not contradict(rounded, trade(1_680_000_000, both))
        documents = {"indicator": "documents signed", "unit": "documents"}
        assert contradict(trade(400, both, step=1, **documents), trade(401, both, step=1, **documents))

    @pytest.mark.parametrize(
        "other",
        [
            {"indicator": "exports"},
            {"unit": "EUR"},
            {"nature": "target"},
            {"period": "2023"},
            {"period": None},
            {"as_of": "5 May 2025"},
            {"of": "one"},
            {"to": "third"},
            {"places": "Talas"},
        ],
        ids=lambda other: next(iter(other)),
    )
    def test_another_subject_is_no_contradiction(self, both, other):
        rows = {"one": both[:1], "third": [make.state("XE")], "Talas": [make.place("Talas")]}
        fields = {name: rows.get(value, value) for name, value in other.items()}
        assert not contradict(
            trade(100, both), make.figure(**{"value_low": 900, "period": "2024", "of": both} | fields)
        )

    def test_the_same_way_over_two_places_is_no_contradiction(self):
        way = {"indicator": "length of the road", "unit": "km"}
        talas, shu = make.place("Talas"), make.place("Shu")
        one, other = make.figure(value_low=400, places=[talas], **way), make.figure(value_low=180, places=[shu], **way)
        assert not contradict(one, other)

    def test_two_plants_of_the_same_states_are_no_contradiction(self, both):
        of = [make.initiative(title=title) for title in ("One plant", "Another plant")]
        assert not contradict(trade(100, both, initiative=of[0]), trade(900, both, initiative=of[1]))

    def test_a_value_of_one_participant_needs_the_same_initiative(self, both):
        plant = make.initiative(title="One plant")
        assert not contradict(trade(100, both[:1], initiative=plant), trade(900, both[:1]))

    def test_a_later_value_is_a_revision(self, both):
        first, later = trade(650, both, as_of="1 March 2025"), trade(400, both, bound="less_than", as_of="1 May 2025")
        assert not contradict(first, later)
        assert list(Figure.objects.in_series_of(first)) == [first, later]

    @pytest.mark.parametrize(
        ("value", "unit", "differs"), [(1, "GW", False), (1200, "MW", True), (1_000_000, "kW", False)]
    )
    def test_units_of_the_same_kind_are_converted(self, value, unit, differs):
        for symbol, factor in {"kW": 1, "MW": 1000, "GW": 1_000_000}.items():
            Unit.objects.update_or_create(
                symbol=symbol, defaults={"name": symbol, "dimension": "power", "factor": factor}
            )
        power, place = {"indicator": "power"}, make.place("Plant")
        one = make.figure(value_low=1000, unit="MW", places=[place], **power)
        assert contradict(one, make.figure(value_low=value, unit=unit, places=[place], **power)) == differs

    def test_the_same_words_in_other_letters_are_the_same_indicator(self, both):
        assert contradict(trade(100, both, indicator="Mutual  trade"), trade(900, both, indicator="mutual trade"))

    @pytest.mark.parametrize(
        "change",
        [
            lambda other, both: Figure.objects.filter(pk=other.pk).update(value_low=100),
            lambda other, both: Figure.objects.filter(pk=other.pk).update(indicator="exports"),
            lambda other, both: Figure.objects.filter(pk=other.pk).update(period="2023"),
            lambda other, both: other.of.remove(both[0]),
            lambda other, both: other.places.add(make.place("Talas")),
            lambda other, both: other.delete(),
        ],
        ids=["value", "indicator", "period", "participant", "place", "deleted"],
    )
    def test_a_contradiction_ends_for_both_when_one_changes(self, both, change):
        one, other = trade(100, both), trade(900, both)
        assert contradict(one, other)
        change(other, both)
        refresh_entries()
        assert Entry.objects.get(noun="figure", key=one.pk).contradictions == 0

    def test_a_changed_factor_of_a_unit_changes_what_agrees(self):
        unit = make.unit("kilofoot", dimension="length", factor=1000)
        make.unit("foot", dimension="length", factor=1)
        place = make.place("Bridge")
        one = make.figure(indicator="length", value_low=2, unit="kilofoot", places=[place])
        other = make.figure(indicator="length", value_low=2000, unit="foot", places=[place])
        assert not contradict(one, other)
        unit.factor = 3000
        unit.save()
        assert contradict(one, other)

    def test_a_draft_does_not_contradict_what_is_published_for_visitors(self, both):
        published, draft = trade(100, both, published=True), trade(900, both)
        refresh_entries()
        counts = dict(Entry.objects.filter(noun="figure").values_list("key", "contradictions"))
        assert (counts[published.pk], counts[draft.pk]) == (0, 1)


class TestPreferred:
    def test_only_one_of_contradicting_values_is_preferred(self, both):
        trade(100, both, preferred=True, preferred_reason="Exact.")
        other = trade(900, both)
        refresh_entries()
        with pytest.raises(IntegrityError, match="figure_preferred_once"), transaction.atomic():
            Figure.objects.filter(pk=other.pk).update(preferred=True, preferred_reason="Later.")

    def test_each_subject_has_its_own_preferred_value(self, both):
        for number, title in enumerate(("One plant", "Another plant")):
            trade(number, both, initiative=make.initiative(title=title), preferred=True, preferred_reason="Exact.")
        refresh_entries()
        assert Entry.objects.filter(noun="figure", status="preferred").count() == 2


class TestRules:
    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"value_low": None}, "Enter the value, or the words of the source if they name no number."),
            ({"value_high": 5, "value_low": 1, "bound": "at_least"}, "A range has two ends"),
            ({"value_high": 1, "value_low": 5}, "The upper value of a range must be more than the lower one."),
        ],
    )
    @pytest.mark.parametrize("model", [Figure, FigureConversion])
    def test_an_impossible_value_is_refused_by_form_and_database(self, model, fields, message):
        figure = make.figure(value_low=10)
        row = figure if model is Figure else make.conversion(figure, 10, "EUR")
        for name, value in fields.items():
            setattr(row, name, value)
        with pytest.raises(ValidationError, match=message):
            row.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=row.pk).update(**fields)

    def test_a_figure_has_one_conversion_into_a_unit(self):
        figure = make.figure(unit="KZT")
        make.conversion(figure, 655_000_000, "USD")
        with pytest.raises(IntegrityError, match="figureconversion_once"), transaction.atomic():
            make.conversion(figure, 656_000_000, "USD")


class TestUnits:
    @pytest.fixture(autouse=True)
    def units(self):
        make.unit("Mt", name="million tonnes", dimension="mass")
        make.unit("MT", name="something else")

    @pytest.mark.parametrize(
        ("text", "symbol"),
        [
            *[(text, "USD") for text in ("USD", "usd", "US$", "$", "Dollars", " US  dollars ")],
            *[(text, "m³") for text in ("m3", "m³", "M3", "cubic metres")],
            ("Mt", "Mt"),
            ("MT", "MT"),
            ("mt", None),
            ("furlongs", None),
            ("", None),
        ],
    )
    def test_a_unit_is_found_by_each_of_its_spellings(self, text, symbol):
        unit = Unit.objects.spelt(text)
        assert (unit and unit.symbol) == symbol

    @pytest.mark.parametrize(("field", "value"), [("symbol", "$"), ("name", "dollars"), ("aliases", ["C$", "US$"])])
    def test_two_units_are_not_spelt_the_same(self, field, value):
        fields = {"symbol": "CAD", "name": "Canadian dollars", field: value}
        with pytest.raises(ValidationError, match=r"is a spelling of US dollars \(USD\)") as refused:
            Unit(**fields).full_clean()
        assert list(refused.value.message_dict) == [field]
        with pytest.raises(IntegrityError, match="is a spelling of another unit"), transaction.atomic():
            Unit.objects.create(**fields)

    def test_a_unit_in_use_is_not_deleted(self):
        make.figure(unit="USD")
        with pytest.raises(IntegrityError), transaction.atomic():
            Unit.objects.filter(pk="USD").delete()

    @pytest.mark.parametrize(("dimension", "factor"), [("money", 1), ("count", 2), ("length", 0), ("length", -1)])
    def test_only_measures_have_a_factor(self, dimension, factor):
        with pytest.raises(ValidationError, match="Only units of measurement have a factor"):
            Unit(symbol="x", name="x", dimension=dimension, factor=Decimal(factor)).full_clean()


class TestDifferences:
    """What a citation says instead of the record: the field, and a value of its type."""

    @pytest.mark.parametrize(
        ("field", "text", "period", "number"),
        [
            ("date", "26 Feb 2025", "26 February 2025", None),
            ("session_number", "12", None, 12),
            ("kind", "summit", None, None),
            ("time_zone", "almaty", None, None),
            ("participants", "three more ministers", None, None),
        ],
    )
    def test_the_other_value_is_typed_like_the_field(self, field, text, period, number):
        citation = Citation(source=make.source(), meeting=make.meeting(), differs_in=field, differs=text)
        citation.full_clean()
        assert (citation.differs_period and str(citation.differs_period), citation.differs_number) == (period, number)

    @pytest.mark.parametrize(
        ("field", "text", "where"),
        [
            ("date", "some time ago", "differs"),
            ("session_number", "a dozen or two", "differs"),
            ("kind", "picnic", "differs"),
            ("session_number", "nine", "differs"),
            ("session_number", "9" * 24, "differs"),
            ("time", "foo", "differs"),
            ("time_zone", "Mars", "differs"),
            ("venue", "Mars", "differs"),
            ("date_phrase", "about", "differs_in"),
            ("date", "", "differs"),
            ("slug", "x", "differs_in"),
            ("no_field", "x", "differs_in"),
        ],
    )
    def test_a_value_that_the_field_cannot_have_is_refused(self, field, text, where):
        citation = Citation(source=make.source(), meeting=make.meeting(), differs_in=field, differs=text)
        with pytest.raises(ValidationError) as refused:
            citation.full_clean()
        assert list(refused.value.message_dict) == [where]

    def test_the_database_refuses_a_field_without_a_value(self):
        citation = make.cite(make.meeting())
        with pytest.raises(IntegrityError, match="citation_differs_with_value"), transaction.atomic():
            Citation.objects.filter(pk=citation.pk).update(differs_in="date")

    def test_it_names_the_field(self):
        citation = make.cite(make.meeting(), differs_in="date", differs="26 Feb 2025")
        citation.full_clean()
        assert citation.difference == "date: 26 February 2025"
        assert make.cite(make.meeting(), differs="another day").difference == "another day"

    @pytest.mark.parametrize("part", ["record", "action"])
    def test_a_record_counts_the_citations_that_differ_in_it_and_in_its_parts(self, part):
        agreement = make.agreement()
        target = agreement if part == "record" else make.action(agreement)
        make.cite(target, differs="another day")
        make.cite(target)
        refresh_entries()
        assert Entry.objects.get(noun="agreement", key=agreement.pk).contradictions == 1
