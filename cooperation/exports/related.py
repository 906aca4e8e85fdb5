"""Columns of what is tied to a row: participants, records, sources, countries."""

from collections.abc import Sequence

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, CharField, Expression, F, Func, Model, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast, Concat, Replace

from cooperation.exports.columns import NAME_SEPARATOR, Address, Chosen, Coded, Column, Linked, Names, Once, WebAddress
from cooperation.exports.dates import moment
from cooperation.models import Citation, Country, Entry, Record


def text(name: str, label: str, path: str = "", *, width: int = 18) -> Column:
    """A text of the row itself, or of what ``path`` leads to."""
    return Column(name, label, (F(path or name),), width=width)


def web_address(name: str, label: str, *, width: int) -> WebAddress:
    """An address on the web that the row has."""
    return WebAddress(name, label, (F(name),), width=width)


def chosen(name: str, label: str, choices: type[TextChoices]) -> Chosen:
    """A field that holds one of a closed list."""
    return Chosen(name, label, (F(name),), words=dict(choices.choices))


def texts(name: str, label: str) -> Names:
    """An array of texts of the row itself, such as other spellings."""
    return Names(name, label, (_joined(name),), width=24)


def names(name: str, label: str, rows: QuerySet, owner: str, shown: str | Expression, *, order: str = "pk") -> Names:
    """Names of linked rows.

    Args:
        name: the column's key in JSON.
        label: its heading.
        rows: the links, those of them that the reader may see.
        owner: the field of a link that leads to the exported row.
        shown: what is written of a link: a path or an expression.
        order: by what they stand within a cell.
    """
    return Names(name, label, ((linked(rows, owner, shown, order=order), 1),), width=36)


def linked(rows: QuerySet, owner: str, *shown: str | Expression, order: str = "pk") -> Linked:
    """Links as the answers of a table: one text for each of ``shown``, in which they stand in the same order."""
    together = {
        f"shown_{number}": StringAgg(Replace(what, Value(NAME_SEPARATOR), Value(" ")), NAME_SEPARATOR, order_by=order)
        for number, what in enumerate(shown)
    }
    return Linked(rows.order_by().values_list(owner).annotate(**together))


def after(before: str, path: str) -> Case:
    """A text behind other words, nothing where it is empty: ``after(", ", "capacity")``."""
    return _where({f"{path}__gt": ""}, Concat(Value(before), F(path), output_field=CharField()))


def told(field: str, choices: type[TextChoices], *, unless: Sequence[str] = ("",)) -> Case:
    """The word for a value behind a comma, nothing for values that go without saying."""
    words = [
        When(**{field: value}, then=Value(f", {label}")) for value, label in choices.choices if value not in unless
    ]
    return Case(*words, default=Value(""), output_field=CharField())


def ticked(field: str, words: str) -> Case:
    """Some words where a box is ticked."""
    return _where({field: True}, Value(words))


def _where(condition: dict, then: Expression) -> Case:
    return Case(When(**condition, then=then), default=Value(""), output_field=CharField())


def seen(path: str, reader) -> Q:
    """The condition that a reader may see the record that ``path`` leads to."""
    return Q() if reader.is_staff else Q(**{f"{path}__publication": Record.Publication.PUBLISHED})


def record(name: str, label: str, reader) -> Column:
    """The title of the one record that a field leads to, if the reader may see it."""
    title = F(f"{name}__title")
    if not reader.is_staff:
        title = Case(When(seen(name, reader), then=title), output_field=CharField())
    return Column(name, label, (title,), width=36)


def records(name: str, label: str, through: type[Model], owner: str, path: str, reader) -> Names:
    """The titles of the records that a many-to-many field leads to, as far as the reader may see them."""
    return names(name, label, through.objects.filter(seen(path, reader)), owner, f"{path}__title")


def sources(target: str) -> list[Names]:
    """The sources cited for a row itself: their titles, and their web addresses in the same order."""
    citations = Citation.objects.filter(**{f"{target}__isnull": False})
    cited = linked(citations, target, Cast("source", CharField()), "source__title", "source__url")
    return [
        Once("sources", "Sources", ((cited, 1), (cited, 2)), width=36),
        Once("source_urls", "Addresses of sources", ((cited, 1), (cited, 3)), width=36),
    ]


def countries(noun: str) -> list[Coded]:
    """The countries that take part in a record, as the read model knows them: names, and codes."""
    rows = Entry.objects.filter(noun=noun).order_by().values_list("key", _joined("countries"))
    asked = ((Linked(rows), 1),)
    return [
        Coded("countries", "Countries", asked, words=country_names()),
        Coded("country_codes", "Country codes", asked, width=12),
    ]


def country_names() -> dict[str, str]:
    """The names of all countries by their codes."""
    return dict(Country.objects.order_by().values_list("code", "name"))


def _joined(array: str) -> Func:
    return Func(F(array), Value(NAME_SEPARATOR), function="array_to_string", output_field=CharField())


def own_address(list_address: str, last_part: str = "slug") -> list[Address]:
    """The row's own page, whose address ends in one of its fields."""
    return [Address("address", "Address", (F(last_part),), before=list_address, width=40)]


def opening(first: list[Column], *others: Column) -> list[Column]:
    """What every record begins with: its date, its title, then what its noun has."""
    return [*first, text("title", "Title", width=48), *others]


def closing(model: type[Record], reader, list_address: str) -> list[Column]:
    """What every record ends with: where and what about, in whose words, and for those who enter them how far it is."""
    noun = model._meta.model_name
    columns = [
        *countries(noun),
        names("sectors", "Sectors", model.sectors.through.objects, noun, "sector__name", order="sector__name"),
        names("places", "Places", model.places.through.objects, noun, "place__name"),
        text("summary", "Summary", width=48),
        texts("other_titles", "Other titles"),
        *sources(noun),
    ]
    if reader.is_staff:
        columns.append(chosen("publication", "Publication", Record.Publication))
    return [*columns, moment("updated_at", "Last changed"), *own_address(list_address)]
